//! Bases kept for another month's plan: the status of rows and columns, by names without dates.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The bases in which the goals of a plan ended, for the plan of another month to begin with. They
/// save time and do not affect the result: plans made from them are certified like any plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedBases {
    /// [`CarriedBases::VERSION`] of the form.
    pub version: u32,
    /// [`digest`] of the goals' bases.
    pub sha256: String,
    /// One basis per goal that was solved for, in their order.
    pub goals: Vec<GoalBasis>,
}

/// The basis in which one goal ended. A row not named is basic, a column not named is at its
/// lower bound. `start/rail/main@#3` is the third bucket, whatever its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalBasis {
    /// The goal's title.
    pub goal: String,
    /// Basic columns.
    pub basic_columns: Vec<String>,
    /// Columns at their upper bound.
    pub upper_columns: Vec<String>,
    /// Rows at their lower bound.
    pub lower_rows: Vec<String>,
    /// Rows at their upper bound.
    pub upper_rows: Vec<String>,
}

impl CarriedBases {
    /// The form written and read.
    pub const VERSION: u32 = 1;

    /// The bases of a plan's goals, with version and digest.
    #[must_use]
    pub fn new(goals: Vec<GoalBasis>) -> Self {
        Self { version: Self::VERSION, sha256: digest(&goals), goals }
    }
}

/// SHA-256, in hexadecimal, of the names in their order: that a file is as it was written.
#[must_use]
pub fn digest(goals: &[GoalBasis]) -> String {
    use std::fmt::Write as _;
    let mut sha256 = Sha256::new();
    for goal in goals {
        sha256.update(goal.goal.as_bytes());
        let lists = [&goal.basic_columns, &goal.upper_columns, &goal.lower_rows, &goal.upper_rows];
        for list in lists {
            for name in list {
                sha256.update(b"\n");
                sha256.update(name.as_bytes());
            }
            sha256.update(b"\n\n");
        }
    }
    sha256.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
