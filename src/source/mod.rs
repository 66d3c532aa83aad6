//! Files to raw tables with places. Nothing here knows whether the tables make sense.

mod cell;
pub mod json;
pub mod records;
pub mod synthetic;

pub use cell::Cell;
