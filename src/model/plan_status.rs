//! How planning ended.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How planning ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlanStatus {
    /// Every goal reached its proven optimum.
    Optimal,
    /// In whole numbers: every goal is within its gap of a proven bound.
    WithinGap,
    /// In whole numbers: the best plan found within the work allowed, with its bounds.
    BestFound,
    /// Stopped at a limit: the best plan found, with its bound.
    Interrupted,
}

impl PlanStatus {
    /// Whether the plan has whole numbers, with a bound for every goal.
    #[must_use]
    pub fn is_whole(self) -> bool {
        matches!(self, Self::WithinGap | Self::BestFound)
    }

    /// Whether every goal is proven: optimal, or in whole numbers within its gap.
    #[must_use]
    pub fn is_proven(self) -> bool {
        matches!(self, Self::Optimal | Self::WithinGap)
    }
}
