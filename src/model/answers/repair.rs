//! Ways out where orders cannot all be met or hard data contradict each other.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::shortage::{Measure, MeasureKind, Trouble};
use crate::model::plan::FactoryHeading;

/// A hard datum as the planner knows it. Shown by itself, it is said in English.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Datum {
    /// In which way it could be moved; none where it is called by its name alone.
    pub kind: Option<MeasureKind>,
    /// Its owner's name.
    pub name: String,
    /// How much there is of it.
    pub amount: String,
    /// Its unit.
    pub unit: String,
    /// The first bucket it is about.
    pub from: String,
    /// The last one.
    pub to: String,
}

impl fmt::Display for Datum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, name, amount, unit, from, to } = self;
        match kind {
            Some(MeasureKind::Hours) => {
                write!(out, "the capacity of {name}: {amount} {unit} in the time planned")
            }
            Some(MeasureKind::Machines) => {
                write!(out, "the clock of {name}: {amount} {unit} of its machines in all")
            }
            Some(MeasureKind::Quota) => {
                write!(out, "the quota of {name}: {amount} {unit} in the time planned")
            }
            Some(MeasureKind::Supply) => write!(out, "what arrives of {name}"),
            Some(MeasureKind::Stock) => {
                write!(out, "the most that may be held of {name}: {amount} {unit}")
            }
            Some(MeasureKind::Space) => write!(out, "the room in {name}: {amount} {unit}"),
            Some(MeasureKind::RouteLimit) => write!(out, "the limit of {name}"),
            Some(MeasureKind::Frozen) if from == to => {
                write!(out, "the frozen release of {amount} {unit} of {name}, on {from}")
            }
            Some(MeasureKind::Frozen) => {
                write!(out, "the frozen release of {amount} {unit} of {name}, {from} to {to}")
            }
            _ => out.write_str(name),
        }
    }
}

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
        /// What the sentence says, for other languages.
        #[serde(skip)]
        datum: Datum,
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
