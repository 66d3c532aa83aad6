//! What a finished plan says of the days after its planning period.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::plan::Plan;
use super::plan_sums::Money;

figures! {
    /// What a plan looks on to after its planning period. Lists "by bucket" go on to its last day;
    /// sums of a plan, its money and its rhythm are of the planning period alone.
    pub struct BeyondPlan {
        /// First day after the planning period, ISO 8601.
        from: String,
        /// Last day looked on to, included.
        to: String,
        /// Length of the buckets after the planning period: day, ten-day, week, month.
        bucket: String,
        /// How many of the plan's buckets are in the planning period: the others come after it.
        within: usize,
        /// Money after the planning period.
        money: Money,
        /// What the planning period leaves of each product, in the factory file's order.
        left: Vec<LeftOver>,
    }

    /// What is there of a product at the end of the planning period.
    pub struct LeftOver {
        /// The product's id.
        product: String,
        /// In stock.
        in_stock: f64,
        /// Good units to come of what was started.
        in_process: f64,
    }
}

impl Plan {
    /// How many of its buckets are in the planning period; the others come after it.
    #[must_use]
    pub fn within(&self) -> usize {
        self.beyond.as_ref().map_or(self.buckets.len(), |it| it.within.min(self.buckets.len()))
    }

    /// The figures of the planning period of a list by bucket.
    #[must_use]
    pub fn of_month<'l, T>(&self, by_bucket: &'l [T]) -> &'l [T] {
        &by_bucket[..self.within().min(by_bucket.len())]
    }
}
