//! Measures: what each of them is worth, the best set under a budget, and why not the others. Every
//! set that is shown was planned by a session from the base plan, like a what-if.

pub mod answered;
mod effect;
mod proposed;
#[cfg(feature = "xlsx")]
pub mod submitted;
mod taken;

pub use effect::Works;
pub use proposed::{Effect, Proposals, Proposed, proposals, validated, without_measures};
