//! Whole numbers in a finished plan: runs, repairs placed and choices. A share between 0 and 1 is
//! what a fractional plan states of a decision that is yes or no.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The numbers of a plan whose factory asks for whole ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Numbers {
    /// Whole pieces, lots, runs and decisions.
    Whole,
    /// Fractions: a bound, not a schedule.
    Fractional,
}

figures! {
    /// The runs of a route.
    pub struct RunsPlan {
        /// The product's id.
        product: String,
        /// The route's id.
        route: String,
        /// Whether it is started, by bucket: 1 or 0, or a share.
        run: Vec<f64>,
        /// Whether it is set up, by bucket: 1 or 0, or a share.
        setup: Vec<f64>,
    }

    /// A repair that the plan places.
    pub struct PlacedRepair {
        /// The group's id.
        group: String,
        /// Its position among the group's repairs to place, from 1.
        repair: usize,
        /// First date.
        from: String,
        /// Last date, included.
        to: String,
        /// How many machines; none for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        machines: Option<f64>,
        /// Whether it is placed on these dates: 1, or a share.
        placed: f64,
    }

    /// A choice.
    pub struct ChoicePlan {
        /// Its id.
        id: String,
        /// What is chosen from, in the factory file's order.
        of: Vec<TakenPlan>,
    }

    /// What is taken or not.
    pub struct TakenPlan {
        /// Its path: `orders/1041`, `products/shaft/routes/own`.
        of: String,
        /// Whether it is taken: 1 or 0, or a share.
        taken: f64,
    }
}
