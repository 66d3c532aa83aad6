//! Changes of a factory file by path: the document in a normal form, the changes from one file to
//! another, a document with some of them made. What-ifs: scenario files, overlays on a factory
//! file, generators, parallel planning, comparison.

mod compare;
mod compile;
mod difference;
mod document;
mod edit;
mod entry;
mod evaluate;
mod expectation;
mod foremost;
mod generate;
mod path;
mod rank;
mod remade;
mod reread;
mod set;
mod short;
mod spread;
mod wanted;

pub use compare::{Compared, Comparison};
pub use compile::{compile, compile_changes};
pub use difference::{Change, ChangeError, changes};
pub use document::{Document, Place};
pub use edit::{Action, Edit, Window, changed};
pub use evaluate::{Evaluator, factory_of, first_error};
pub use expectation::{Expectation, only_helps};
pub use foremost::Foremost;
pub use generate::Setting;
pub use path::Path;
pub use rank::{more_is_better, ties};
pub use remade::remade;
pub use short::{order, short};
pub use wanted::changes_what_is_wanted;

pub use set::{Kind, Scenario, Scenarios, Stretch};
