//! Measures that nobody proposed, from what binds in the plan, and what each is worth alone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::measures::GoalGain;
use super::reason::Reason;
use super::whatif::GoalValue;
use crate::model::plan::FactoryHeading;

figures! {
    /// A measure that nobody proposed: its changes as a factory file has them.
    pub struct Suggestion {
        /// Its id: unused in the file.
        id: String,
        /// Its name.
        name: Reason,
        /// The group or labour pool it is about, if it is about one.
        by: Option<String>,
        /// Its changes, to be put into the factory file.
        changes: Value,
        /// The first goal that it makes better, with its part.
        moves: String,
        /// What it is worth alone and at no cost, in the goals compared.
        goals: Vec<GoalGain>,
    }

    /// What to discuss in a factory.
    pub struct Suggestions {
        /// Whether every suggestion was planned; false if the run was stopped.
        complete: bool,
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// Goals of the base plan in sequence.
        base: Vec<GoalValue>,
        /// Goals that suggestions are compared by, in sequence.
        compared: Vec<String>,
        /// The limits that bind in the base plan, as paths.
        binds: Vec<String>,
        /// Measures tried.
        tried: usize,
        /// How many of them make a goal better.
        moving: usize,
        /// Those that do: by the first goal that they move, the largest gain first.
        suggestions: Vec<Suggestion>,
        /// Plans made.
        plans: u64,
        /// Worst residual of the certificates of all plans.
        residual: f64,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }
}
