//! Why the plan makes this quantity of a product: what drives it up, what limits it, and what one
//! more or less would change.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bottlenecks::{GoalHeading, Worth};
use crate::model::Limit;
use crate::model::plan::{FactoryHeading, PlanResiduals};

/// What a term of a priced-out quantity is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// What is paid for making, running, buying, holding.
    Cost,
    /// What customers pay.
    Revenue,
    /// A limit that is used up: its hours, quota, room or arrivals are missing elsewhere.
    Limit,
    /// An order, market or wanted stock that it serves.
    Wanted,
    /// A product or material at what it is worth, where that is not followed further.
    Item,
    /// Evenness: peaks, the even line, change of load.
    Balance,
    /// What an earlier goal keeps.
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
        /// The bucket asked about; none for the whole time planned.
        bucket: Option<String>,
        /// Good units that become available in it.
        quantity: f64,
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
        /// Into what the units go directly; the parts add up to `quantity`.
        into: Vec<Part>,
        /// Where they end after all steps: orders, stock, projects, unfinished work; the parts add
        /// up to `quantity`.
        ends: Vec<Part>,
        /// The worst residuals of all answers that these figures rest on.
        worst: PlanResiduals,
        /// How many certified solves of all goals they rest on.
        solves: usize,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }

    /// A part of a quantity.
    pub struct Part {
        /// What it is, as a path: `orders/17`, `products/gear`, `stock`.
        at: String,
        /// In words.
        name: Limit,
        /// How much.
        quantity: f64,
    }

    /// What a forced quantity changes, one way.
    pub struct Side {
        /// The quantity it begins at.
        from: f64,
        /// As far as it was examined.
        to: f64,
        /// What one unit further is worth to each goal before balance and, while none of these
        /// changes, to the ones after until one does; and how far that holds. A goal that may give
        /// something up changes only where it can no longer keep to what was agreed.
        goals: Vec<Worth>,
        /// For each goal that changes, what its change is made of.
        priced: Vec<PricedOut>,
    }

    /// What a unit's worth to a goal is made of.
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
        /// What kind.
        kind: TermKind,
        /// What it is about, as a path.
        at: String,
        /// In words.
        name: Limit,
        /// How much of it one unit takes; negative where it frees some. None of costs.
        used: Option<f64>,
        /// Unit of `used`.
        unit: String,
        /// The buckets in which it counts, in order of time.
        buckets: Vec<String>,
        /// The gain it brings; negative where it costs.
        amount: f64,
        /// `amount` as a share of all that costs, or of all that brings.
        share: f64,
    }
}
