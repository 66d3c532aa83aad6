//! A factory file as flat tables: a workbook, CSV files, or an empty workbook to fill in.

mod csv;
mod example;
mod flatten;
mod page;
mod xlsx;

pub use csv::files;
pub use example::{EXAMPLE, template};
pub use flatten::{Sheet, Shown, sheets};
pub use page::page;
pub use xlsx::workbook;
