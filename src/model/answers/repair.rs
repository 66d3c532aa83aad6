//! Repairs if orders cannot all be met or hard data contradict each other.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use super::shortage::Unmet;
use super::shortage::{Measure, MeasureKind};
use crate::diag::{Message, message};
use crate::model::Limit;
use crate::model::plan::FactoryHeading;

/// A hard datum as the planner knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    /// In which way it could be moved; none if it is called by its name alone.
    pub kind: Option<MeasureKind>,
    /// Its owner.
    pub name: Limit,
    /// How much there is of it.
    pub amount: String,
    /// Its unit.
    pub unit: String,
    /// The first bucket it is about.
    pub from: String,
    /// The last one.
    pub to: String,
}

impl Datum {
    /// Its message.
    #[must_use]
    pub fn message(&self) -> Message {
        let Self { kind, name, amount, unit, from, to } = self;
        let name = name.message();
        match kind {
            Some(MeasureKind::Hours) => message!("datum-hours", name, amount, unit),
            Some(MeasureKind::Machines) => message!("datum-machines", name, amount, unit),
            Some(MeasureKind::Quota) => message!("datum-quota", name, amount, unit),
            Some(MeasureKind::Supply) => message!("datum-supply", name),
            Some(MeasureKind::Stock) => message!("datum-stock", name, amount, unit),
            Some(MeasureKind::Space) => message!("datum-space", name, amount, unit),
            Some(MeasureKind::RouteLimit) => message!("datum-route", name),
            Some(MeasureKind::Frozen) if from == to => {
                message!("datum-frozen-on", name, amount, unit, from)
            }
            Some(MeasureKind::Frozen) => {
                message!("datum-frozen", name, amount, unit, from, to)
            }
            _ => name,
        }
    }
}

in_english!(Datum, |text| Datum {
    kind: None,
    name: Limit::called(text),
    amount: String::new(),
    unit: String::new(),
    from: String::new(),
    to: String::new(),
});

figures! {
    /// Hard data that contradict each other.
    pub struct Contradicting {
        /// Its path.
        at: String,
        /// In the planner's words.
        sentence: Datum,
    }

    /// One repair: all of its measures together.
    pub struct Way {
        /// Money for its moves, as far as they have a price in the factory file or in the prices
        /// stated.
        cost: f64,
        /// How many of its measures have no price.
        unpriced: u64,
        /// The moves; none can be left out.
        measures: Vec<Measure>,
        /// Largest residual of the plan made with it.
        residual: f64,
        /// What the best plan found in whole numbers does not deliver with these moves; none if there
        /// are no whole numbers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        whole: Option<Undelivered>,
        /// What the plan of the factory with all its moves made leaves late or short; none if it was
        /// not made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        left: Option<Vec<Unmet>>,
    }

    /// What a plan does not deliver, all orders and projects together.
    pub struct Undelivered {
        /// Shares of orders and needs that are never delivered: 1 is a whole order.
        short: f64,
        /// Shares of orders delivered late, times the days.
        late: f64,
    }

    /// The menu.
    pub struct Repair {
        /// Whether the search was finished; false if it was stopped.
        complete: bool,
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// What the best plan cannot deliver; empty if hard data contradict each other.
        unmet: Vec<Unmet>,
        /// Hard data that contradict each other: leave out any one, and the others agree.
        contradiction: Vec<Contradicting>,
        /// Whether there is anything to repair.
        needed: bool,
        /// Whether a plan in fractions delivers everything, so that only whole numbers stand in the
        /// way.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        rounding: bool,
        /// The repairs, cheapest first.
        ways: Vec<Way>,
        /// Paths that had to stay untouched.
        protected: Vec<String>,
        /// Whether time ran out before the plan in whole numbers was finished: all of this is in fractions.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        fractions: bool,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }
}
