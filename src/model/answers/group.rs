//! Why a group has its load: who uses its hours, why not more, why not less.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bottlenecks::{BindingLimit, GoalHeading};
use super::quantity::{Part, Side};
use crate::model::Limit;
use crate::model::plan::{FactoryHeading, PlanResiduals};

figures! {
    /// Why a group is loaded as it is.
    pub struct GroupWhy {
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// The goals, in sequence.
        goals: Vec<GoalHeading>,
        /// The group's id.
        group: String,
        /// Its name.
        name: String,
        /// The bucket asked about; none for the whole time planned.
        bucket: Option<String>,
        /// Calendar hours.
        calendar_hours: f64,
        /// Scheduled hours.
        scheduled_hours: f64,
        /// Planned repair.
        repair_hours: f64,
        /// Effective hours.
        effective_hours: f64,
        /// Load, production and projects.
        load_hours: f64,
        /// Hours of it in overtime.
        overtime_hours: f64,
        /// Buckets in which every effective hour is used, in order of time.
        full: Vec<String>,
        /// Who uses the hours, the most first; the parts add up to `load_hours`.
        users: Vec<Part>,
        /// For whom in the end, the most first; the parts add up to `load_hours`.
        ends: Vec<Part>,
        /// What one hour more or less of the group is worth; none if none of its hours limit.
        capacity: Option<BindingLimit>,
        /// No goal changes with a load between this ...
        as_good_from: f64,
        /// ... and this; none if no end was found.
        as_good_to: Option<f64>,
        /// The most load that serves something wanted, whatever else loses by it.
        wanted_to: f64,
        /// What keeps the load from more than `wanted_to`, strongest first.
        held_by: Vec<Holder>,
        /// What one hour more of load changes beyond `as_good_to`; none if there can be no more.
        more: Option<Side>,
        /// What one hour less of load changes below `as_good_from`; none if there can be no less.
        less: Option<Side>,
        /// The worst residuals of all answers that these figures rest on.
        worst: PlanResiduals,
        /// How many certified solves of all goals they rest on.
        solves: usize,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }

    /// Something that keeps a group from more load.
    pub struct Holder {
        /// What it is, as a path: `orders/17`, `groups/press`, `materials/steel/quota`.
        at: String,
        /// In words.
        name: Limit,
        /// Its unit.
        unit: String,
        /// Whether it is a want: there is no more to do for it.
        wanted: bool,
        /// The buckets in which it holds.
        buckets: Vec<String>,
        /// A tenth more of it, in its unit; none of wants.
        step: Option<f64>,
        /// How many hours of load that alone would allow, by solving again; 0 if other holders
        /// have to give way as well.
        gains: Option<f64>,
    }
}
