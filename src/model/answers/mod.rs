//! Answers to questions about a factory, as named figures: the content of JSON and of reports. One
//! file per question.

pub mod actual;
pub mod audit;
pub mod batch;
pub mod book;
pub mod bottlenecks;
pub mod contradiction;
pub mod diff;
pub mod discussion;
pub mod group;
pub mod measures;
pub mod moves;
pub mod order;
pub mod potential;
pub mod proposals;
pub mod quantity;
pub mod reason;
pub mod recheck;
pub mod repair;
pub mod roll;
pub mod shortage;
pub mod suggestions;
pub mod whatif;
