//! Pure renderers of a finished plan or solution: text for a terminal, JSON, CSV tables, a page of
//! pictures and JSON Schemas; a plan, what-ifs and bottlenecks as workbooks; a factory file as a
//! workbook or a folder of CSV files.
//!
//! A report formats, sorts and counts what the plan states; it works out no figure of its own.

mod actual;
pub mod audit;
pub mod batch;
mod book;
pub mod bottlenecks;
pub mod csv;
pub mod diagnostics;
pub mod diff;
pub mod discussion;
#[macro_use]
pub mod export;
#[cfg(feature = "xlsx")]
pub mod form;
pub mod group;
#[cfg(feature = "html")]
pub mod html;
pub mod json;
mod measure;
pub mod measures;
pub mod message;
pub mod moves;
mod number;
mod order;
mod page;
#[cfg(feature = "xlsx")]
pub mod planbook;
pub mod potential;
pub mod proposals;
pub mod quantity;
pub mod recheck;
pub mod repair;
mod roll;
pub mod schema;
mod side;
pub mod solution;
mod suggestions;
mod table;
mod terminal;
pub mod terms;
pub mod text;
pub mod view;
pub mod whatif;
pub mod why;
#[cfg(feature = "xlsx")]
pub mod workbook;

pub use terminal::Terminal;
