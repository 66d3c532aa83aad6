//! Measures: what each of them is worth, the best set under a budget, and why not the others. Every
//! set that is shown was planned by a session from the base plan, like a what-if.

mod answer;
pub mod answered;
mod best;
mod candidates;
mod direction;
mod effect;
mod family;
mod frontier;
mod gains;
mod held;
mod joint;
mod pairs;
mod plans;
mod proposed;
mod search;
mod shares;
mod states;
#[cfg(feature = "xlsx")]
pub mod submitted;
mod suggest;
mod taken;
mod together;
mod tree;
mod why_not;

pub use answer::{Answered, Question, Wanted, answer};
pub use direction::Direction;
pub use effect::Works;
pub use family::Made;
pub use plans::{
    AT_A_TIME, Asked, Compared, Planned, Plans, Set, Stage, Standing, Value, compared,
};
pub use proposed::{Effect, Proposals, Proposed, proposals, validated, without_measures};
pub use suggest::{Suggested, as_measures};
