//! Questions about a factory, answered by planning again: bottlenecks, potential, reasons for
//! shortages and their remedies. One file per question; every answer uses certified solves only.

mod along;
pub mod bottlenecks;
pub mod deviation;
pub mod diff;
pub mod discussion;
pub mod edits;
mod forced;
pub mod group;
mod lever;
mod limits;
pub mod moves;
pub mod order;
mod peg;
pub mod place;
pub mod potential;
mod priced;
pub mod quantity;
pub mod repair;
mod resolved;
pub mod shapley;
pub mod shortage;
mod value_curve;
pub mod waterfall;
