//! Questions put to a works and answered by planning again: where it is tight, what it could make,
//! why an order is short and what would cure it. One file per question; every answer rests on
//! certified solves alone.

mod along;
pub mod bottlenecks;
pub mod diff;
mod forced;
pub mod group;
mod lever;
mod limits;
mod peg;
pub mod place;
pub mod potential;
mod priced;
pub mod quantity;
pub mod repair;
mod resolved;
pub mod shortage;
mod value_curve;
pub mod waterfall;
