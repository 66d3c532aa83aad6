//! Questions put to a works and answered by planning again: where it is tight, what it could make,
//! why an order is short and what would cure it. One file per question; every answer rests on
//! certified solves alone.

mod along;
pub mod bottlenecks;
mod certified;
pub mod diff;
mod lever;
mod limits;
pub mod potential;
pub mod repair;
pub mod shortage;
mod value_curve;
pub mod waterfall;
