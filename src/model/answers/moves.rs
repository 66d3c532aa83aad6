//! What a planner can do to move a limit: hours, days, machines, orders placed, dates agreed; each
//! as a change of the factory file, with its price.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::Limit;
use crate::model::plan::InBucket;

/// What kind of move it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MoveKind {
    /// Overtime of a group, or of a labour pool without dates.
    Overtime,
    /// An additional shift of a group on named days.
    Shift,
    /// A day worked that is none by the calendar.
    WorkingDay,
    /// Machines borrowed or rented for some days.
    Machines,
    /// People borrowed for some days.
    Heads,
    /// More output of a service.
    Output,
    /// More quota.
    Quota,
    /// A material bought.
    Purchase,
    /// A product made elsewhere.
    Subcontract,
    /// A delivery brought forward.
    Earlier,
    /// A later date agreed for a whole order.
    LaterDate,
    /// Part of an order agreed for a later date.
    Split,
    /// More of an item held.
    Stock,
    /// More space.
    Space,
    /// More started on a route.
    RouteLimit,
    /// Less of a frozen quantity.
    Frozen,
    /// A lower target for stock.
    StockTarget,
    /// Less for a project.
    Project,
}

/// A change of the factory file, as a scenario file has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileChange {
    /// The path.
    pub at: String,
    /// The new value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<Value>,
    /// The amount added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub add: Option<f64>,
    /// A new entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<Value>,
    /// Whether the entry is taken away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drop: Option<bool>,
    /// First date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last date, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

figures! {
    /// A move a planner can make.
    pub struct Move {
        /// What kind of move.
        kind: MoveKind,
        /// What is moved.
        name: Limit,
        /// Unit of `amount`.
        unit: String,
        /// How much in total: hours, pieces, machines, people, days.
        amount: f64,
        /// Hours it gives in total, of a shift the hours of one machine; otherwise 0.
        hours: f64,
        /// First date.
        from: String,
        /// Last date, included.
        to: String,
        /// How much in which bucket.
        buckets: Vec<InBucket>,
        /// Money; none if there is no price for it.
        cost: Option<f64>,
        /// The changes of the factory file that make it, for `junheng whatif`; empty if it has to be
        /// made by hand.
        changes: Vec<FileChange>,
    }
}
