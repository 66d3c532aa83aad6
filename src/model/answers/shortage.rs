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
    /// Less of the safety or closing stock wanted.
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
        /// What is moved, as a path: `groups/press`, `materials/steel/quota`, `orders/17`.
        at: String,
        /// In which way.
        kind: MeasureKind,
        /// What is moved, in English.
        name: Limit,
        /// Unit of `amount`.
        unit: String,
        /// By how much in all.
        amount: f64,
        /// Name of the first bucket in which it is moved.
        from: String,
        /// Name of the last bucket in which it is moved.
        to: String,
        /// How much in which bucket, or in the period that begins with it.
        buckets: Vec<InBucket>,
        /// `amount` as a share of what there is of it in the planning period.
        share_of_all: f64,
        /// What it costs: in currency where `own_price`, else as assumed by `share_of_all`.
        cost: f64,
        /// Whether the cost is by a price in the factory file.
        own_price: bool,
    }

    /// A limit that carries part of the trouble.
    pub struct Cause {
        /// The part of the trouble it carries, in the trouble's unit.
        carries: f64,
        /// That part as a share of the whole.
        share: f64,
        /// What would cure it, together with the other causes' cures.
        cure: Measure,
    }

    /// Why an order is late or short.
    pub struct Why {
        /// Late or short.
        trouble: Trouble,
        /// Whether the answer is whole; not where it was stopped.
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
        /// Quantity wanted.
        quantity: f64,
        /// Never shipped.
        short: f64,
        /// Shipped after the due date.
        late: f64,
        /// The trouble explained: what is short, or Σ late × calendar days.
        amount: f64,
        /// What the limits carry, the largest first.
        causes: Vec<Cause>,
        /// The part of `amount` that no limit forces: the goals' sequence or tolerance chose it.
        chosen: f64,
        /// The part of `amount` that moving limits does not cure.
        incurable: f64,
        /// The worst residual of the certificates this rests on.
        worst_residual: f64,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }
}
