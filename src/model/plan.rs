//! The finished plan as named figures: the content of `plan.json` and of reports, recomputed by the
//! audit. Lists "by bucket" have one figure per entry of [`Plan::buckets`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Limit;
pub use super::near::{Cause, InputChange, MovedRun, NearLine, NearPlan, NearWeek};
pub use super::pegged::{Peg, PegSource, PegUse, Pegged};
pub use super::plan_beyond::{BeyondPlan, LeftOver};
pub use super::plan_status::PlanStatus;
pub use super::plan_sums::{Cost, Money, Rhythm, RhythmOf};
pub use super::rounding_bill::{BillLine, GoalGain, RoundingBill};
pub use super::run_plan::{ChoicePlan, Numbers, PlacedRepair, RunsPlan, TakenPlan};

/// Whether another schedule is as good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Uniqueness {
    /// No other schedule reaches the same goals.
    Only,
    /// Other schedules reach the same goals.
    OneOfSeveral,
    /// Not examined, because planning was stopped.
    NotKnown,
}

/// How an order fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrderStatus {
    /// All of it by its due date (market: at least its minimum).
    OnTime,
    /// All of it, some after its due date.
    Late,
    /// Not all of it (market: less than its minimum).
    Short,
}

figures! {
    /// A finished plan.
    pub struct Plan {
        /// How planning ended.
        status: PlanStatus,
        /// Goals in the sequence they were pursued.
        goals: Vec<GoalResult>,
        /// What was proven, and how well.
        certificate: Certificate,
        /// Version of junheng that made the plan.
        version: String,
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// The buckets, in order of time.
        buckets: Vec<BucketHeading>,
        /// Orders, in the factory file's order.
        orders: Vec<OrderPlan>,
        /// Products, in the factory file's order.
        products: Vec<ProductPlan>,
        /// Equipment groups.
        groups: Vec<GroupPlan>,
        /// Workshops, with their names.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        workshops: Vec<WorkshopName>,
        /// Labour pools.
        labour: Vec<LabourPlan>,
        /// Services.
        services: Vec<ServicePlan>,
        /// Materials.
        materials: Vec<MaterialPlan>,
        /// Shared stores.
        stores: Vec<StorePlan>,
        /// Projects.
        projects: Vec<ProjectPlan>,
        /// Evenness.
        rhythm: Rhythm,
        /// Money.
        money: Money,
        /// The limits of the goals.
        tight: Vec<TightSpot>,
        /// Whether its numbers are whole; none if the factory asks for no whole numbers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        numbers: Option<Numbers>,
        /// Runs of the routes on whose runs something depends.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        runs: Vec<RunsPlan>,
        /// Repairs whose dates the plan chose.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        repairs: Vec<PlacedRepair>,
        /// Choices, in the factory file's order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        choices: Vec<ChoicePlan>,
        /// What is made or in stock, and what it is for; none of a plan that answers a question.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pegs: Vec<Pegged>,
        /// What the whole numbers cost, rule by rule; none of a plan in fractions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bill: Option<RoundingBill>,
        /// What it says of the days after its planning period; none if it does not look on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        beyond: Option<BeyondPlan>,
        /// How near it is to a published plan; none if it was not kept near one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        near: Option<NearPlan>,
    }

    /// The result of one goal (or of one part of it, pursued on its own).
    pub struct GoalResult {
        /// The goal: fulfil, on-time, profit, cost, surplus, balance, low-stock,
        /// few-runs, steady.
        goal: String,
        /// The part, if a goal is pursued in parts: `priority 1`, `stock`, `fence`, `after`.
        part: Option<String>,
        /// Unit of `value`: `orders`, `order-days`, the currency, `hours`, `index`, `hour-days`,
        /// `runs`.
        unit: String,
        /// Its optimum, given the goals before it.
        value: f64,
        /// How much worse the final plan is in this goal than `value`; never negative.
        given_up: f64,
        /// How much of it the planner allowed to be given up.
        allowed: f64,
        /// A proven bound that no plan can pass, given what the goals before it reached: of a plan in
        /// whole numbers, and if planning was stopped on this goal.
        bound: Option<f64>,
        /// Its optimum in fractions, of a plan in whole numbers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fractional: Option<f64>,
        /// How far the value is from the bound, as a share of it: of a plan in whole numbers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        gap: Option<f64>,
        /// How exactly the optimum was proven.
        residuals: PlanResiduals,
        /// The engine that found it.
        engine: String,
        /// Simplex iterations it took; none if the engine does not say, zero if the plan of
        /// the goals before was already the best.
        iterations: Option<u64>,
        /// How many answers were refused by verification, or engines failed, before this one.
        refused: usize,
    }

    /// The three optimality residuals, relative; see the docs of the certificate.
    pub struct PlanResiduals {
        /// Worst violation of a row or bound.
        primal: f64,
        /// Worst wrong sign of a price or reduced cost.
        dual: f64,
        /// Difference between the objective and its dual bound.
        gap: f64,
    }

    /// The certificate.
    pub struct Certificate {
        /// In one sentence.
        statement: String,
        /// Residuals accepted at most.
        tolerance: f64,
        /// The worst of all goals' residuals.
        worst: f64,
        /// Whether another schedule is as good: other starts, shipments, project work, purchases,
        /// discards, overtime, hiring or laying off in any bucket.
        schedule: Uniqueness,
        /// Rows of the largest programme solved.
        rows: usize,
        /// Columns of the largest programme solved.
        columns: usize,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
        /// The plan's seal: SHA-256 over all else in it, each figure to a millionth of itself, so
        /// that the audit sees changes in what it cannot recompute; none if the plan was not
        /// written by junheng without changes.
        plan_sha256: Option<String>,
    }

    /// The factory and the planning period.
    pub struct FactoryHeading {
        /// Its name.
        name: String,
        /// First day, ISO 8601.
        from: String,
        /// Last day, included.
        to: String,
        /// Bucket length: day, ten-day, week, month.
        bucket: String,
        /// Money unit.
        currency: String,
    }

    /// A bucket.
    pub struct BucketHeading {
        /// Name.
        name: String,
        /// First date.
        start: String,
        /// Last date, included.
        end: String,
    }

    /// A quantity in one bucket.
    pub struct InBucket {
        /// The bucket's name.
        bucket: String,
        /// The quantity.
        quantity: f64,
    }

    /// The result of an order.
    pub struct OrderPlan {
        /// Its id.
        id: String,
        /// The product.
        product: String,
        /// The product's unit.
        unit: String,
        /// firm, even or market.
        kind: String,
        /// The customer.
        customer: Option<String>,
        /// Priority class.
        priority: u32,
        /// Due date.
        due: String,
        /// Quantity ordered; for a market, its minimum.
        quantity: f64,
        /// Shipped in total.
        shipped: f64,
        /// Shipped after the due date.
        late: f64,
        /// Calendar days from the due bucket (of an overdue order: from its due date) to the last
        /// late shipment; 0 if none is late.
        days_late: f64,
        /// Never shipped (market: short of the minimum).
        short: f64,
        /// on-time, late or short.
        status: OrderStatus,
        /// Shipments; buckets without any are left out.
        shipments: Vec<InBucket>,
    }

    /// Production, use and stock of a product.
    pub struct ProductPlan {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Unit.
        unit: String,
        /// Ways it is made.
        routes: Vec<RoutePlan>,
        /// Good units that become available by bucket, from all routes and as by-product.
        made: Vec<f64>,
        /// Receipts already in process by bucket.
        received: Vec<f64>,
        /// Used in other products and projects by bucket.
        used: Vec<f64>,
        /// Shipped by bucket.
        shipped: Vec<f64>,
        /// Discarded by bucket.
        discarded: Vec<f64>,
        /// Closing stock by bucket.
        stock: Vec<f64>,
        /// Closing stock short of the safety stock by bucket.
        short_of_safety: Vec<f64>,
        /// Short of the closing stock.
        short_of_closing: f64,
        /// Units made and needed by nothing, as the goal *surplus* counts them.
        surplus: f64,
    }

    /// One way a product is made.
    pub struct RoutePlan {
        /// Its id.
        id: String,
        /// Its name, if it has one of its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// Whether it is a subcontractor.
        subcontract: bool,
        /// Units started by bucket.
        started: Vec<f64>,
    }

    /// A workshop.
    pub struct WorkshopName {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
    }

    /// Time and load of an equipment group, in machine hours.
    pub struct GroupPlan {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Its workshop's id.
        workshop: Option<String>,
        /// Calendar hours by bucket.
        calendar_hours: Vec<f64>,
        /// Scheduled hours by bucket.
        scheduled_hours: Vec<f64>,
        /// Planned repair by bucket.
        repair_hours: Vec<f64>,
        /// Effective hours by bucket.
        effective_hours: Vec<f64>,
        /// Overtime hours by tier and bucket.
        overtime_hours: Vec<Vec<f64>>,
        /// Load by bucket, production, setups and projects.
        load_hours: Vec<f64>,
        /// Hours of setups by bucket, part of the load; none if no route has any on this group.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        setup_hours: Vec<f64>,
        /// Whether the group is opened, by bucket: 1 or 0, or a share; none if it is always open.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        opened: Vec<f64>,
        /// Load ÷ effective hours of the planning period (0 if there are none).
        utilisation: f64,
        /// Highest utilisation of a bucket ÷ `utilisation`; 0 if nothing is loaded.
        peak_to_mean: f64,
        /// Mean absolute change of utilisation from one bucket with effective hours to the next, as far
        /// as the plan looks.
        change: f64,
        /// Task sheet: every operation run on the group, in order of product, route and step.
        tasks: Vec<TaskPlan>,
    }

    /// An operation run on a group.
    pub struct TaskPlan {
        /// The product's id.
        product: String,
        /// The route's id.
        route: String,
        /// Position of the operation in its route, from 1.
        operation: usize,
        /// Units that enter by bucket.
        units: Vec<f64>,
        /// Machine hours by bucket.
        hours: Vec<f64>,
        /// Hours of setups by bucket, beside `hours`; none if it has no setup.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        setup_hours: Vec<f64>,
    }

    /// Heads and hours of a labour pool.
    pub struct LabourPlan {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Heads paid by bucket.
        heads: Vec<f64>,
        /// Heads hired by bucket.
        hired: Vec<f64>,
        /// Heads laid off by bucket.
        laid_off: Vec<f64>,
        /// Regular hours by bucket, without heads in training.
        effective_hours: Vec<f64>,
        /// Overtime hours by bucket.
        overtime_hours: Vec<f64>,
        /// Load by bucket.
        load_hours: Vec<f64>,
        /// Load ÷ regular hours.
        utilisation: f64,
    }

    /// Use of a service, in its unit.
    pub struct ServicePlan {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Unit.
        unit: String,
        /// Capacity by bucket; none if it has no limit.
        capacity: Option<Vec<f64>>,
        /// Extra output by tier and bucket.
        overtime: Vec<Vec<f64>>,
        /// Use by bucket.
        load: Vec<f64>,
    }

    /// Arrivals, use and stock of a material.
    pub struct MaterialPlan {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Unit.
        unit: String,
        /// Arranged deliveries by bucket.
        delivered: Vec<f64>,
        /// Bought by bucket.
        bought: Vec<f64>,
        /// Used by bucket, production and projects.
        used: Vec<f64>,
        /// Closing stock by bucket.
        stock: Vec<f64>,
        /// Closing stock short of the safety stock by bucket.
        short_of_safety: Vec<f64>,
        /// Short of the closing stock.
        short_of_closing: f64,
        /// Use against quota, one entry per quota period.
        quotas: Vec<QuotaUse>,
    }

    /// Use against one quota.
    pub struct QuotaUse {
        /// First bucket.
        from: String,
        /// Last bucket.
        to: String,
        /// Quota.
        quota: f64,
        /// Used.
        used: f64,
    }

    /// Space used of a store.
    pub struct StorePlan {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Unit of space.
        unit: String,
        /// Space by bucket.
        capacity: Vec<f64>,
        /// Space used by bucket.
        used: Vec<f64>,
    }

    /// The result of a project.
    pub struct ProjectPlan {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Each need, in order.
        needs: Vec<NeedPlan>,
    }

    /// The result of one need.
    pub struct NeedPlan {
        /// The item needed, as a path: `groups/welding`, `materials/cement`.
        of: String,
        /// Needed.
        quantity: f64,
        /// Given by bucket.
        given: Vec<f64>,
        /// Never given.
        short: f64,
    }

    /// Something that limits a goal.
    pub struct TightSpot {
        /// Its path: `groups/milling`, `materials/steel/quota`.
        at: String,
        /// Its English name, for readers.
        name: Limit,
        /// Its unit.
        #[serde(default)]
        unit: String,
        /// The goal it limits, with its part.
        goal: String,
        /// Buckets in which it limits, in order.
        buckets: Vec<String>,
        /// What one unit more over the whole planning period, distributed in proportion to the
        /// limit in each bucket, changes the goal by: positive if it improves. Exact on this side,
        /// even at a degenerate optimum. None if it was not computed, or no plan keeps more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        one_more: Option<f64>,
        /// What one unit less changes the goal by: negative if it worsens. None if
        /// there is nothing of it, no plan keeps less, or it was not worked out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        one_less: Option<f64>,
        /// A bare dual value, as plans of versions before wrote it: read, never shown or written.
        #[serde(default, skip_serializing)]
        #[schemars(skip)]
        dual: Option<f64>,
    }
}

impl RoutePlan {
    /// What it is called: its name, or its id.
    #[must_use]
    pub fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }
}

impl ProductPlan {
    /// What the route of an id is called.
    #[must_use]
    pub fn route_called<'p>(&'p self, id: &'p str) -> &'p str {
        self.routes.iter().find(|it| it.id == id).map_or(id, RoutePlan::called)
    }
}
