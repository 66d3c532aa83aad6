//! Files to raw tables and programmes, with places. Nothing here knows what is valid.

pub mod actuals;
pub mod basis_file;
mod cell;
pub mod json;
mod kinds;
pub mod mps;
mod places;
pub mod plan_edits;
pub mod plan_file;
pub mod prices;
pub mod proof_file;
mod reading;
pub mod records;
pub mod scenarios;
pub mod synthetic;
mod text;
#[cfg(feature = "xlsx")]
pub mod workbook;

pub use cell::Cell;
pub use places::{CellPlaces, CellRead};
pub use text::{MOST_BYTES, SourceText, Unreadable};
