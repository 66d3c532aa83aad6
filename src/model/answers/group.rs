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
        /// The bucket of the question; none for the whole planning period.
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
        /// The load of the plan in whole numbers, where there is one; all other figures are those of the
        /// plan in fractions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        whole: Option<f64>,
        /// Hours of it in overtime.
        overtime_hours: f64,
        /// Buckets in which every effective hour is used, in order of time.
        full: Vec<String>,
        /// The users of the hours, largest first; the parts add up to `load_hours`.
        users: Vec<Part>,
        /// The ultimate uses, largest first; the parts add up to `load_hours`.
        ends: Vec<Part>,
        /// The value of one hour more or less of the group; none if none of its hours bind.
        capacity: Option<BindingLimit>,
        /// No goal changes with a load between this ...
        as_good_from: f64,
        /// ... and this; none if no end was found.
        as_good_to: Option<f64>,
        /// The maximum load that serves demand, at the expense of other goals.
        wanted_to: f64,
        /// The limits that keep the load at `wanted_to`, strongest first.
        held_by: Vec<Holder>,
        /// The effect of one hour more of load beyond `as_good_to`; none if more is infeasible.
        more: Option<Side>,
        /// The effect of one hour less of load below `as_good_from`; none if less is infeasible.
        less: Option<Side>,
        /// The worst residuals of all answers behind these figures.
        worst: PlanResiduals,
        /// Number of certified solves of all goals behind them.
        solves: usize,
        /// Whether time ran out before the plan was finished: then it is the best plan so far.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        plan_stopped: bool,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }

    /// Something that keeps a group from more load.
    pub struct Holder {
        /// Its path: `orders/17`, `groups/press`, `materials/steel/quota`.
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
