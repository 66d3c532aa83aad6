//! Which of two values of a goal is better, and when they count as the same.

use crate::model::GoalId;
use crate::tolerances::FROZEN_GOAL;

/// Whether more of a goal is better: of profit alone.
#[must_use]
pub fn more_is_better(goal: &str) -> bool {
    GoalId::read(goal).is_some_and(GoalId::more_is_better)
}

/// Whether two values of a goal are the same as far as they are known.
#[must_use]
pub fn ties(one: f64, other: f64) -> bool {
    (one - other).abs() <= 2.0 * FROZEN_GOAL * (1.0 + one.abs().max(other.abs()))
}
