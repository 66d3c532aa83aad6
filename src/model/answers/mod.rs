//! Answers to questions put to a works, as figures by name: what JSON holds and reports show. One
//! file per question.

pub mod audit;
pub mod batch;
pub mod bottlenecks;
pub mod contradiction;
pub mod diff;
pub mod group;
pub mod potential;
pub mod quantity;
pub mod reason;
pub mod repair;
pub mod shortage;
pub mod whatif;
