//! Ways out where orders cannot all be met or hard data contradict each other.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::shortage::{Measure, Trouble};
use crate::model::plan::FactoryHeading;

figures! {
    /// An order or project that the best plan does not serve.
    pub struct Unmet {
        /// `orders/17` or `projects/kiln`.
        at: String,
        /// Late or short.
        trouble: Trouble,
        /// Never shipped or given, or shipped late.
        amount: f64,
        /// Its unit.
        unit: String,
    }

    /// Hard data that contradict each other.
    pub struct Contradicting {
        /// What it is, as a path.
        at: String,
        /// In the planner's words.
        sentence: String,
    }

    /// One way out: all of its measures together.
    pub struct Way {
        /// What it costs; see `assumed`.
        cost: f64,
        /// The part of `cost` that rests on no price in the factory file.
        assumed: f64,
        /// What to move; none can be left out.
        measures: Vec<Measure>,
        /// Largest residual of the plan made with it.
        residual: f64,
    }

    /// The menu.
    pub struct Repair {
        /// Whether the search was finished; not where it was stopped.
        complete: bool,
        /// The factory and the time planned.
        factory: FactoryHeading,
        /// What the best plan does not serve; empty where hard data contradict each other.
        unmet: Vec<Unmet>,
        /// Hard data that contradict each other: leave out any one, and the others agree.
        contradiction: Vec<Contradicting>,
        /// Whether there is anything to repair.
        needed: bool,
        /// The ways out, cheapest first.
        ways: Vec<Way>,
        /// Paths that had to stay untouched.
        protected: Vec<String>,
        /// What all that is there of a limit is taken to cost where it has no price.
        reference: f64,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }
}
