//! What groups and workshops discuss: their hours by cause, what a step is worth, what can be changed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bottlenecks::{BindingLimit, GoalHeading, Worth};
use super::potential::{Times, Waste};
use crate::model::Limit;
use crate::model::plan::{BucketHeading, FactoryHeading, PlanResiduals};

/// A small improvement of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// One effective hour more in all, shared among the buckets as its hours are.
    OneMoreHour,
    /// One per cent less of every norm on the group: that share of its load is free, in the buckets
    /// in which the plan loads it. Another plan may free more.
    OnePerCentLessNorm,
    /// One hour less of planned repair, in the buckets that have repair.
    OneHourLessRepair,
}

/// A figure of the factory file that a proposal may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Machines of a group.
    Machines,
    /// Hours of one machine.
    Hours,
    /// Shifts that a group works, by id.
    Shifts,
    /// Share of its scheduled time that a group is available.
    Availability,
    /// Machines in a planned repair.
    Repair,
    /// Machine hours per unit of an operation.
    OperationHours,
    /// Units per machine hour of an operation.
    OperationRate,
    /// Good units per unit that enters an operation.
    OperationYield,
    /// Good units per unit started on a route.
    RouteYield,
    /// Machine hours of a setup.
    SetupHours,
    /// The least quantity of a run.
    LotMinimum,
    /// Material per unit started.
    MaterialNorm,
}

figures! {
    /// What a factory, its workshops and its groups discuss.
    pub struct Discussion {
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// The buckets, in order of time.
        buckets: Vec<BucketHeading>,
        /// Whether the plan is in whole numbers: loads are those of that plan, what a step is worth is
        /// computed in fractions.
        whole: bool,
        /// The goals that a step may be worth something to, in sequence: those before balance.
        goals: Vec<GoalHeading>,
        /// Groups, in the factory file's order.
        groups: Vec<GroupSheet>,
        /// Workshops, in the factory file's order.
        workshops: Vec<WorkshopSheet>,
        /// The factory as a whole.
        whole_factory: FactorySheet,
        /// Whether everything was examined; otherwise a time limit stopped it.
        complete: bool,
        /// The worst residuals of all answers behind these figures.
        worst: PlanResiduals,
        /// Number of certified solves of all goals behind them.
        solves: usize,
        /// Version of junheng that gave the answer.
        version: String,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }

    /// What a group discusses.
    pub struct GroupSheet {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Its workshop's id.
        workshop: Option<String>,
        /// Its hours by cause.
        time: TimeByCause,
        /// Limits that starve it, by name.
        #[schemars(with = "Vec<String>")]
        starved_by: Vec<Limit>,
        /// What steps are worth.
        steps: Vec<StepWorth>,
        /// The goals of service that are not reached in full, and how far they would be with twice
        /// the hours of this group.
        service: Vec<ServiceShare>,
        /// Routes through it that use more material than the best route.
        norms: Vec<RouteAboveNorm>,
        /// What a proposal may change.
        choices: Vec<Changeable>,
    }

    /// What a workshop discusses.
    pub struct WorkshopSheet {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Its groups, by id.
        groups: Vec<String>,
        /// Their hours by cause, added up.
        time: TimeByCause,
    }

    /// Hours by bucket and cause: `calendar = not_scheduled + repair + not_available + effective` and
    /// `effective + overtime = loaded + idle`, in every bucket.
    pub struct TimeByCause {
        /// Calendar hours.
        calendar: Vec<f64>,
        /// Hours in which no shift is scheduled.
        not_scheduled: Vec<f64>,
        /// Planned repair.
        repair: Vec<f64>,
        /// Scheduled hours that availability takes.
        not_available: Vec<f64>,
        /// Effective hours.
        effective: Vec<f64>,
        /// Overtime worked.
        overtime: Vec<f64>,
        /// Load.
        loaded: Vec<f64>,
        /// Effective hours without load.
        idle: Vec<f64>,
        /// Idle hours of the whole period that another limit keeps from being used.
        starved: f64,
        /// Idle hours that are needed at another time.
        untimely: f64,
        /// Idle hours that nothing needs.
        unneeded: f64,
    }

    /// What a small improvement is worth.
    pub struct StepWorth {
        /// The improvement.
        step: StepKind,
        /// The hours it gives the group.
        hours: f64,
        /// What it is worth to each goal; empty if the group has room in every bucket that it
        /// concerns: then no goal gains, proven.
        worth: Vec<Worth>,
    }

    /// How much of a goal of service the hours of a group hold back. The shares of several groups
    /// need not add up.
    pub struct ServiceShare {
        /// The goal's title.
        goal: String,
        /// Its unit.
        unit: String,
        /// Its value in the plan, which is above zero.
        now: f64,
        /// Its value with twice the hours of this group.
        with_twice: f64,
    }

    /// Material that a route uses above the best route of its product.
    pub struct RouteAboveNorm {
        /// The material's id.
        material: String,
        /// Its unit.
        unit: String,
        /// The product's id.
        product: String,
        /// The route's id.
        route: String,
        /// Its norm per good unit.
        norm: f64,
        /// The norm of the best route per good unit.
        best: f64,
        /// The quantity above the best norm in the plan.
        above: f64,
    }

    /// Something that a proposal may change.
    pub struct Changeable {
        /// Which kind of figure.
        kind: ChangeKind,
        /// Its path, as scenarios have it.
        at: String,
        /// Whose it is: the group's id, or the product's.
        of: String,
        /// The route's id, where the product has several.
        route: Option<String>,
        /// Number of the operation in its route, from 1; of a repair its dates; of a norm the material.
        part: Option<String>,
        /// Its value on the first day; none if it is text, or varies by date.
        now: Option<f64>,
        /// Its value as text, where it is text: ids of shifts, separated by `;`.
        text: Option<String>,
        /// Its unit.
        unit: String,
    }

    /// What the factory as a whole discusses.
    pub struct FactorySheet {
        /// How many times the mix of the orders it could make, without overtime; none if the orders
        /// are no mix.
        regular: Option<Times>,
        /// The same with all overtime.
        overtime: Option<Times>,
        /// The leading group, by id.
        leading: Option<String>,
        /// Its name.
        leading_name: Option<String>,
        /// The limits whose step of ten per cent gains most.
        limits: Vec<BindingLimit>,
        /// What the plan leaves unused.
        waste: Waste,
    }
}
