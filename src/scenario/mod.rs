//! Changes of a factory file by path: the document in a form that no listing order decides, the
//! changes that lead from one document to another, and a document with some of them made.

mod change;
mod difference;
mod document;
mod entry;
mod path;

pub use change::{Change, ChangeError};
pub use difference::changes;
pub use document::Document;
pub use path::Path;
