//! What causes a shortage or lateness, and what would remedy it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::moves::Move;
use crate::model::Limit;
use crate::model::plan::{FactoryHeading, InBucket};

/// What a planner could move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureKind {
    /// More hours (or units) of a group, labour pool or service.
    Hours,
    /// More machines of a group, for so many hours.
    Machines,
    /// A day worked that is none by the calendar.
    WorkingDay,
    /// More quota of a material.
    Quota,
    /// More of a material or product arriving from outside.
    Supply,
    /// An arranged delivery brought forward.
    Earlier,
    /// More of an item may be held.
    Stock,
    /// More room in a shared store.
    Space,
    /// More may be started on a route.
    RouteLimit,
    /// Less of a frozen release.
    Frozen,
    /// Some of an order due later.
    Later,
    /// A lower safety or closing stock.
    StockWanted,
    /// Less for a project.
    Project,
}

/// Which trouble an order is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// Some of it is shipped after its due date.
    Late,
    /// Some of it is never shipped.
    Short,
}

figures! {
    /// A limit moved by some amount.
    pub struct Measure {
        /// The limit that is moved, as a path: `groups/press`, `materials/steel/quota`,
        /// `orders/17`.
        at: String,
        /// In which way.
        kind: MeasureKind,
        /// The limit that is moved, in English.
        name: Limit,
        /// Unit of `amount`.
        unit: String,
        /// By how much in total.
        amount: f64,
        /// Name of the first bucket in which it is moved.
        from: String,
        /// Name of the last bucket in which it is moved.
        to: String,
        /// How much in which bucket, or in the period that begins with it.
        buckets: Vec<InBucket>,
        /// `amount` relative to the limit over the planning period.
        share_of_all: f64,
        /// Money for its moves, as far as they have a price.
        cost: f64,
        /// Whether every move has a price, from the factory file or from stated prices.
        priced: bool,
        /// What a planner does about it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        moves: Vec<Move>,
    }

    /// An order or project that a plan does not serve.
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

    /// What the plan with all moves made does for the order in question.
    pub struct Outcome {
        /// Whether the order is cured: not late, or not short.
        cured: bool,
        /// What is left of its trouble: pieces shipped late, or never.
        left: f64,
        /// Other orders that are late or short in this plan and were not, or were less so.
        waits: Vec<Unmet>,
        /// Other orders that the moves serve better: they come before this one.
        before: Vec<String>,
    }

    /// A limit that carries part of the shortage.
    pub struct Cause {
        /// The part of the shortage it carries, in the shortage's unit.
        carries: f64,
        /// That part as a share of the whole.
        share: f64,
        /// Its remedy, needed together with those of the other causes.
        cure: Measure,
    }

    /// Why an order is late or short.
    pub struct Why {
        /// Late or short.
        trouble: Trouble,
        /// Whether the answer is complete; false if it was stopped.
        complete: bool,
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// The order's id.
        order: String,
        /// The product's name.
        product: String,
        /// Date due.
        due: String,
        /// Unit of the product.
        unit: String,
        /// Quantity ordered.
        quantity: f64,
        /// Never shipped.
        short: f64,
        /// Shipped after the due date.
        late: f64,
        /// The shortage explained: what is short, or Σ late × calendar days.
        amount: f64,
        /// The shares of the limits, largest first.
        causes: Vec<Cause>,
        /// The part of `amount` that no limit forces: the goals' sequence or tolerance chose it, or
        /// whole numbers.
        chosen: f64,
        /// Whether the plan is in whole numbers.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        whole: bool,
        /// The part of `amount` that moving limits does not remedy.
        incurable: f64,
        /// What the plan with these remedies does; none if it was not made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<Outcome>,
        /// If these remedies do not cure the order in that plan: the moves that cure it and all
        /// orders served before it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        together: Vec<Measure>,
        /// What the plan with those does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome_together: Option<Outcome>,
        /// The worst residual of the certificates behind it.
        worst_residual: f64,
        /// Whether time ran out before the plan was finished: then it is the best plan so far.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        plan_stopped: bool,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }
}
