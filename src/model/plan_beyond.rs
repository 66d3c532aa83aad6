//! What a finished plan says of the days after its planning period.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
