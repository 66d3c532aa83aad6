//! The factory, valid by construction: one file per noun, every reference resolved.
//!
//! Only `validate` makes a [`Factory`]; whoever holds one need not check it again.

#[macro_use]
mod figures;

pub mod amount;
pub mod answers;
pub mod buckets;
pub mod calendar;
pub mod capacity;
pub mod carried;
pub mod changed;
pub mod circle;
pub mod decimal;
pub mod edited;
pub mod end_stock;
pub mod even;
pub mod extremes;
pub mod goal;
mod hours;
pub mod item;
pub mod limit;
pub mod measure;
pub mod measure_prices;
pub mod near;
mod near_changes;
pub mod order;
mod pegged;
pub mod pegging;
pub mod placement;
pub mod plan;
mod plan_beyond;
mod plan_month;
mod plan_names;
mod plan_status;
mod plan_sums;
pub mod product;
pub mod proof;
pub mod published;
mod rounding_bill;
pub mod run;
mod run_plan;
pub mod series;
pub mod unit;
pub mod whole;
pub mod whole_rule;

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use crate::ids::{
    GroupId, IdVec, LabourId, MaterialId, OrderId, ProductId, ProjectId, ServiceId, StoreId,
    WorkshopId,
};
pub use amount::{Amount, Per};
pub use buckets::{Allotment, Bucket, BucketKind, Buckets};
pub use calendar::{Calendar, Exception, Shift};
pub use capacity::{
    EquipmentTime, Given, Group, Hiring, Labour, LabourOvertime, LayingOff, Overtime, Repair,
    Resource, Service,
};
pub use end_stock::{EndStock, Unused, end_stocks};
pub use goal::{Balance, GiveUp, Goal, GoalId, GoalInSequence, GoalPart};
pub use hours::Hours;
pub use item::{Item, Material, Purchase, Receipt, Stock, Store};
pub use limit::{Limit, List, OfRoute, What};
pub use measure::{Certainty, Measure, MeasureChoice};
pub use order::{FixedCost, Frozen, Late, Need, Needed, Order, OrderKind, Project, months};
pub use placement::Placement;
pub use product::{Operation, Product, Route};
pub use published::{NotNear, Published};
pub use run::{RunRange, RunRanges};
pub use series::Series;
pub use unit::is_countable;
pub use whole::{Choice, Chosen, Lot, Opening, RepairToPlace, Setup};
pub use whole_rule::{RuleKind, RuleOwner, WholeRule};

/// An id with the name shown to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The id other tables use.
    pub id: String,
    /// The name shown; the id if none was given.
    pub name: String,
}

impl Named {
    /// The name, if it is another than the id.
    #[must_use]
    pub fn own_name(&self) -> Option<String> {
        (self.name != self.id).then(|| self.name.clone())
    }
}

/// How far a plan looks on after its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// The last day looked on to, included; after the last day planned.
    pub until: Date,
    /// Length of the buckets after the last day planned.
    pub bucket: BucketKind,
}

/// The contents of a factory, all public for reading.
#[derive(Clone, Debug)]
pub struct FactoryParts {
    /// The factory's name.
    pub name: String,
    /// The money unit's name.
    pub currency: String,
    /// First day planned.
    pub from: Date,
    /// Last day planned, included; not before `from`.
    pub to: Date,
    /// What the plan looks on to after `to`; none if it ends there.
    pub horizon: Option<Horizon>,
    /// Bucket length requested.
    pub bucket: BucketKind,
    /// Working time.
    pub calendar: Calendar,
    /// Workshops.
    pub workshops: IdVec<WorkshopId, Named>,
    /// Equipment groups.
    pub groups: IdVec<GroupId, Group>,
    /// Labour pools.
    pub labour: IdVec<LabourId, Labour>,
    /// Services.
    pub services: IdVec<ServiceId, Service>,
    /// Materials.
    pub materials: IdVec<MaterialId, Material>,
    /// Products.
    pub products: IdVec<ProductId, Product>,
    /// Shared stores.
    pub stores: IdVec<StoreId, Store>,
    /// Orders.
    pub orders: IdVec<OrderId, Order>,
    /// Frozen quantities.
    pub frozen: Vec<Frozen>,
    /// Projects.
    pub projects: IdVec<ProjectId, Project>,
    /// Costs that no decision changes.
    pub fixed_costs: Vec<FixedCost>,
    /// How many of some orders or routes are taken.
    pub choices: Vec<Choice>,
    /// Measures that are proposed: the plan has none of them.
    pub measures: Vec<Measure>,
    /// How many of some measures are taken.
    pub measure_choices: Vec<MeasureChoice>,
    /// Goals in sequence.
    pub goals: Vec<GoalInSequence>,
    /// The weights of balance.
    pub balance: Balance,
    /// The published plan that the goal *steady* keeps near; the file has none.
    pub published: Option<Arc<Published>>,
}

/// A factory that satisfies every rule of the error index.
#[derive(Clone, Debug)]
pub struct Factory(FactoryParts);

impl Factory {
    /// Seals checked contents. Only `validate` may call this (a test holds it to that).
    pub(crate) fn seal(parts: FactoryParts) -> Self {
        Self(parts)
    }

    /// The same factory beside a published plan that was matched to it.
    #[must_use]
    pub fn beside(&self, published: Published) -> Self {
        let mut parts = self.0.clone();
        parts.published = Some(Arc::new(published));
        Self(parts)
    }

    /// The same factory whose plan first keeps the runs of a published plan, and then pursues its goals.
    #[must_use]
    pub fn following(&self, published: Published) -> Self {
        let mut parts = self.beside(published).0;
        parts.goals.retain(|it| it.goal != Goal::Steady);
        let first = GoalInSequence { goal: Goal::Steady, give_up: GiveUp::Absolute(0.0) };
        parts.goals.insert(0, first);
        Self(parts)
    }

    /// The same factory with the first of its goals alone: enough to know whether there is a plan.
    #[must_use]
    pub fn with_first_goal(&self) -> Self {
        let mut parts = self.0.clone();
        parts.goals.truncate(1);
        Self(parts)
    }
}

impl FactoryParts {
    /// The last day that counts: that of the horizon, or the last day planned.
    #[must_use]
    pub fn last(&self) -> Date {
        self.horizon.map_or(self.to, |it| it.until)
    }

    /// Whether a date comes after the last day planned.
    #[must_use]
    pub fn is_beyond(&self, date: Date) -> bool {
        self.horizon.is_some() && date > self.to
    }

    /// Whether something is ordered, or decided: an order or a market that wants anything, a project,
    /// or a frozen quantity. Stock targets are no orders.
    #[must_use]
    pub fn has_orders(&self) -> bool {
        self.orders.iter().any(|order| order.kind.wants())
            || !self.projects.is_empty()
            || !self.frozen.is_empty()
    }
}

impl Deref for Factory {
    type Target = FactoryParts;
    fn deref(&self) -> &FactoryParts {
        &self.0
    }
}
