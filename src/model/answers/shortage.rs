//! What causes a shortage or lateness, and what would remedy it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Limit;
use crate::model::plan::{FactoryHeading, InBucket};

/// What a planner could move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureKind {
    /// More hours (or units) of a group, labour pool or service.
    Hours,
    /// More machines of a group, for so many hours: those it has run all the clock gives them.
    Machines,
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
        /// Its cost: in currency if `own_price`, else assumed from `share_of_all`.
        cost: f64,
        /// Whether the cost is by a price in the factory file.
        own_price: bool,
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
        /// The worst residual of the certificates behind it.
        worst_residual: f64,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }
}
