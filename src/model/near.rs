//! How near a plan is to a published one: what was published, what moved and why, by week.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What changed of the input since the published plan, or why a run moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// Hours per unit of a route.
    Norm,
    /// An order's quantity or due date.
    Order,
    /// An order that the published plan does not know.
    OrderNew,
    /// An order that is no longer there.
    OrderGone,
    /// Arrivals of a material, or of a product in process.
    Delivery,
    /// Opening stock.
    Stock,
    /// Effective hours of a group.
    Hours,
    /// Nothing that changed concerns the run itself: it makes room on a group for a run that a change
    /// concerns.
    Room,
    /// No change explains it: another goal gains by it.
    Goal,
}

figures! {
    /// A plan beside the published plan that it was kept near.
    pub struct NearPlan {
        /// The name of the published plan's factory.
        name: String,
        /// First day of the published plan.
        from: String,
        /// Its last day.
        to: String,
        /// SHA-256 of the factory file that it was made for.
        factory_sha256: String,
        /// Its seal; none if it had none.
        plan_sha256: Option<String>,
        /// Calendar days from the first in which only what must may move; 0 without a fence.
        fence_days: u32,
        /// The first bucket compared.
        first: String,
        /// The last bucket compared.
        last: String,
        /// What was published of every route that the published plan knows the product of.
        lines: Vec<NearLine>,
        /// What changed of the input, as far as the published plan states it.
        changes: Vec<InputChange>,
        /// Published runs that have no place in this plan.
        unmatched: Vec<Unmatched>,
        /// Runs of either plan in the buckets compared: routes started in a bucket.
        cells: usize,
        /// Those of them that moved.
        cells_moved: usize,
        /// Routes with runs, none of which moved.
        lines_same: usize,
        /// Machine hours of the published runs.
        hours: f64,
        /// Machine hours that moved: of what is started more and of what is started less.
        hours_moved: f64,
        /// The same by week.
        weeks: Vec<NearWeek>,
        /// The runs that moved, in order of time.
        moved: Vec<MovedRun>,
    }

    /// What was published of a route.
    pub struct NearLine {
        /// The product's id.
        product: String,
        /// The route's id.
        route: String,
        /// Units started by bucket of this plan.
        published: Vec<f64>,
    }

    /// A change of the input.
    pub struct InputChange {
        /// What it is about.
        kind: Cause,
        /// Its path: `orders/1041`, `groups/milling`.
        at: String,
        /// The product's id, of an order.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        product: Option<String>,
        /// The bucket; none if it concerns the whole planning period.
        bucket: Option<String>,
        /// The figure of the published plan; none if it had none.
        before: Option<f64>,
        /// The figure now; none if there is none.
        after: Option<f64>,
        /// The due date of the published plan, if it moved.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_before: Option<String>,
        /// The due date now, if it moved.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_after: Option<String>,
    }

    /// Published runs without a place in this plan.
    pub struct Unmatched {
        /// The product's id.
        product: String,
        /// The route's id.
        route: String,
        /// Why they have none.
        why: WhyUnmatched,
        /// Units in all.
        quantity: f64,
    }

    /// A week of the buckets compared.
    pub struct NearWeek {
        /// The first bucket of it.
        first: String,
        /// Runs of either plan.
        cells: usize,
        /// Those that moved.
        cells_moved: usize,
        /// Machine hours of the published runs.
        hours: f64,
        /// Machine hours that moved.
        hours_moved: f64,
    }

    /// A run that moved.
    pub struct MovedRun {
        /// The product's id.
        product: String,
        /// The route's id.
        route: String,
        /// The bucket.
        bucket: String,
        /// Units published.
        published: f64,
        /// Units planned.
        planned: f64,
        /// Machine hours of the difference.
        hours: f64,
        /// Whether it is inside the fence, where only what must may move.
        fenced: bool,
        /// Why it moved, as far as that can be told.
        why: Cause,
        /// The path of the change that asked for it, or of the group on which it makes room.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<String>,
    }
}

/// Why a published run has no place in another plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhyUnmatched {
    /// The factory has no product of that id.
    NoProduct,
    /// The product has no route of that id.
    NoRoute,
    /// Its day is before the first day planned, after the last, or no longer worked.
    NoDay,
}
