//! What becomes of a plan that was edited by hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reason::Reason;
use crate::model::plan::{FactoryHeading, MovedRun, Numbers, OrderStatus};

/// What is planned beside the edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rest {
    /// Every other run stays; shipments, purchases, overtime and hiring follow.
    Stays,
    /// Everything else is planned around the edits.
    Planned,
}

figures! {
    /// A plan edited by hand, recomputed and compared with the plan as it was.
    pub struct Recheck {
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// SHA-256 of the factory file, in hexadecimal.
        factory_sha256: String,
        /// The runs that were changed.
        edits: Vec<EditAnswer>,
        /// Whether the edited plan keeps every limit as it is written, with every other decision as it
        /// was.
        stands: bool,
        /// What breaks otherwise.
        breaks: Vec<Break>,
        /// What is planned beside the edits for what follows.
        rest: Rest,
        /// Whether the plan as it was is in whole numbers or in fractions.
        plan_numbers: Numbers,
        /// Whether what follows is in whole numbers or in fractions. In fractions, what follows from edits
        /// of a plan in whole numbers is a bound.
        numbers: Numbers,
        /// Whether a plan with the edits keeps every limit.
        possible: bool,
        /// The runs that no plan can make as edited, with the nearest that can be made; of edits that
        /// everything else is planned around, none are told.
        impossible: Vec<MovedRun>,
        /// The goals with the edits, compared with the same without them; none if no plan is possible.
        goals: Vec<GoalChange>,
        /// Orders that fare otherwise.
        orders: Vec<OrderChange>,
        /// Whether the price of each edit is its own: they add up to the change of every goal. If not,
        /// and the edits were taken in every combination, they are Shapley shares, which add up, too. In
        /// whole numbers a price is what is gained if the edit alone is undone.
        independent: bool,
        /// Whether the prices of the edits add up to the change of every goal.
        adds_up: bool,
        /// Whether everything was answered; false if time ran out.
        complete: bool,
        /// Plans solved for it.
        plans: usize,
    }

    /// A run that was changed.
    pub struct EditAnswer {
        /// The product's id.
        product: String,
        /// The route's id.
        route: String,
        /// The bucket.
        bucket: String,
        /// Units started before.
        before: f64,
        /// Units started as edited.
        after: f64,
        /// What it costs each goal that it changes: positive if the goal gets worse.
        prices: Vec<EditPrice>,
    }

    /// The price of an edit.
    pub struct EditPrice {
        /// The goal with its part.
        goal: String,
        /// How much worse the goal is, in its unit.
        loss: f64,
        /// How exactly that is known.
        known: Known,
    }

    /// A limit that the edited plan breaks.
    pub struct Break {
        /// Where in the plan: `groups/milling/load_hours/2026-12-03`.
        at: String,
        /// The same without its bucket.
        of: String,
        /// What breaks, and by how much.
        finding: Reason,
        /// What can be done.
        cure: Cure,
    }

    /// A goal before and after the edits.
    pub struct GoalChange {
        /// The goal with its part.
        goal: String,
        /// Its unit.
        unit: String,
        /// Without the edits.
        before: f64,
        /// With the edits.
        after: f64,
        /// How much worse it is; negative if it is better.
        loss: f64,
        /// How exactly that is known.
        known: Known,
    }

    /// An order that fares otherwise.
    pub struct OrderChange {
        /// Its id.
        id: String,
        /// Its status without the edits.
        status_before: OrderStatus,
        /// Its status with them.
        status_after: OrderStatus,
        /// Calendar days late without the edits.
        days_before: f64,
        /// Calendar days late with them.
        days_after: f64,
        /// Short without the edits.
        short_before: f64,
        /// Short with them.
        short_after: f64,
    }
}

/// How exactly a loss is known: of plans in whole numbers, better ones than those found may exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// Both plans are proven to be the best.
    Exactly,
    /// A better plan with the edit may exist.
    AtMost,
    /// A better plan without the edit may exist.
    AtLeast,
    /// Better plans of both may exist.
    About,
}

/// What can be done about a limit that breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cure {
    /// Move runs to another bucket or group, or add hours.
    Hours,
    /// Start later, or have the material arrive earlier.
    Material,
    /// Start what is missing earlier, or ship or use it later.
    Product,
    /// Keep the lot and setup rules of the run.
    Run,
    /// Change the quantity.
    Quantity,
}
