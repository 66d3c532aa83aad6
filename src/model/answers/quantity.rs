//! Why the plan makes this quantity of a product: what drives it up, what limits it, and what one
//! more or less would change.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bottlenecks::{GoalHeading, Worth};
use crate::model::Limit;
use crate::model::plan::{FactoryHeading, PlanResiduals};

/// The kind of a term in a price breakdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// Own costs: making, running, buying, holding.
    Cost,
    /// Revenue.
    Revenue,
    /// A limit that is used up: its hours, quota, space or arrivals are missing elsewhere.
    Limit,
    /// An order, market or stock target that it serves.
    Wanted,
    /// The value of a product or material that is not traced further.
    Item,
    /// Evenness: peaks, the even line, change of load.
    Balance,
    /// An earlier goal that is kept.
    Kept,
}

figures! {
    /// Why a quantity of a product is made.
    pub struct QuantityWhy {
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// The goals, in sequence.
        goals: Vec<GoalHeading>,
        /// The product's id.
        product: String,
        /// Its name.
        name: String,
        /// Its unit.
        unit: String,
        /// The bucket of the question; none for the whole planning period.
        bucket: Option<String>,
        /// Good units that become available in it.
        quantity: f64,
        /// How many the plan in whole numbers makes, where there is one; all other figures are
        /// those of the plan in fractions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        whole: Option<f64>,
        /// Where they come from, the largest first; they add up to `quantity`.
        sources: Vec<Part>,
        /// No goal changes between this ...
        as_good_from: f64,
        /// ... and this; none if no end was found.
        as_good_to: Option<f64>,
        /// Least there can be, whatever the goals lose.
        possible_from: f64,
        /// Most there can be, whatever the goals lose; none if no end was found.
        possible_to: Option<f64>,
        /// Beyond `as_good_to`; none if there can be no more.
        more: Option<Side>,
        /// Below `as_good_from`; none if there can be no less.
        less: Option<Side>,
        /// The direct uses of the units; the parts add up to `quantity`.
        into: Vec<Part>,
        /// Their ultimate uses after all steps: orders, stock, projects, unfinished work; the parts
        /// add up to `quantity`.
        ends: Vec<Part>,
        /// The worst residuals of all answers behind these figures.
        worst: PlanResiduals,
        /// Number of certified solves of all goals behind them.
        solves: usize,
        /// Whether time ran out before the plan was finished: then it is the best plan so far.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        plan_stopped: bool,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }

    /// A part of a quantity.
    pub struct Part {
        /// Its path: `orders/17`, `products/gear`, `stock`.
        at: String,
        /// In words.
        name: Limit,
        /// How much.
        quantity: f64,
    }

    /// The effects of a forced quantity, in one direction.
    pub struct Side {
        /// The quantity it begins at.
        from: f64,
        /// As far as it was examined.
        to: f64,
        /// The value of one unit further to each goal before balance and, while none of these
        /// changes, to the ones after until one does; and how far that holds. A goal that may give
        /// a tolerance changes only once the tolerance is exhausted.
        goals: Vec<Worth>,
        /// For each goal that changes, the terms of the change.
        priced: Vec<PricedOut>,
    }

    /// The terms of a unit's value to a goal.
    pub struct PricedOut {
        /// The goal's title.
        goal: String,
        /// The gain per unit: the sum of the terms.
        total: f64,
        /// The terms, the largest first.
        terms: Vec<PriceTerm>,
    }

    /// A term of a priced-out unit.
    pub struct PriceTerm {
        /// The kind.
        kind: TermKind,
        /// Its subject, as a path.
        at: String,
        /// In words.
        name: Limit,
        /// How much of it one unit takes; negative if it frees some. None for costs.
        used: Option<f64>,
        /// Unit of `used`.
        unit: String,
        /// The buckets in which it counts, in order of time.
        buckets: Vec<String>,
        /// Its gain; negative for a cost.
        amount: f64,
        /// `amount` as a share of all that costs, or of all that brings.
        share: f64,
    }
}
