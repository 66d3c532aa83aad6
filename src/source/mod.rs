//! Files to raw tables with places. Nothing here knows whether the tables make sense.

mod cell;
pub mod json;
pub mod plan_file;
pub mod records;
pub mod synthetic;
mod text;

pub use cell::Cell;
pub use text::{MOST_BYTES, SourceText, Unreadable};
