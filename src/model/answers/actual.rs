//! Plan against actual: what was kept of the plan, which deviations moved which goal, and how the period
//! ends from here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reason::Reason;
use crate::diag::Message;
use crate::model::plan::{FactoryHeading, OrderStatus};

figures! {
    /// Plan against actual.
    pub struct Actual {
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// First day compared.
        from: String,
        /// Last day compared, included.
        to: String,
        /// Fulfilment of the plan: Σ min(planned, actual) ÷ Σ planned over products, in standard
        /// hours, 0 to 1.
        fulfilment: f64,
        /// Rhythm: the same product by product and bucket by bucket; none if nothing has a date.
        rhythm: Option<f64>,
        /// Orders.
        orders: Vec<OrderKept>,
        /// Products planned or made.
        products: Vec<ProductKept>,
        /// Equipment groups.
        groups: Vec<HoursKept>,
        /// Labour pools.
        labour: Vec<HoursKept>,
        /// Workshops.
        workshops: Vec<WorkshopKept>,
        /// Every bucket that has passed.
        buckets: Vec<SpanKept>,
        /// Ten-day periods; empty if the buckets are longer.
        ten_days: Vec<SpanKept>,
        /// Materials and components: use per piece as it was and as planned.
        norms: Vec<NormKept>,
        /// Hours lost by cause.
        lost: Vec<LostHours>,
        /// What each deviation moved; none if it was not requested, or some of them together leave no
        /// plan.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deviations: Option<Deviations>,
        /// How the period ends from here; none if it has ended, or it was not requested.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        forecast: Option<Forecast>,
        /// What is odd in the record; nothing was refused for it.
        findings: Vec<Reason>,
        /// Whether everything requested was answered; false if time ran out.
        complete: bool,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
        /// SHA-256 of the plan's file.
        plan_sha256: String,
        /// SHA-256 of the record.
        actuals_sha256: String,
        /// Version of junheng.
        version: String,
    }

    /// An order until the last day compared.
    pub struct OrderKept {
        /// Its id.
        id: String,
        /// The product.
        product: String,
        /// The product's unit.
        unit: String,
        /// Due date.
        due: String,
        /// Quantity ordered; of a market its minimum.
        ordered: f64,
        /// Planned to be shipped by then.
        planned: f64,
        /// Shipped.
        shipped: f64,
        /// Min(planned, shipped) ÷ planned; none if nothing was planned.
        fulfilment: Option<f64>,
    }

    /// A product until the last day compared.
    pub struct ProductKept {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Unit.
        unit: String,
        /// Planned output, by-products included.
        planned: f64,
        /// Output.
        made: f64,
        /// Units started without a good one, as recorded.
        scrap: f64,
        /// Min(planned, made) ÷ planned; none if nothing was planned.
        fulfilment: Option<f64>,
        /// Σ min(planned, made) ÷ Σ planned over buckets; none if its output has no dates.
        rhythm: Option<f64>,
        /// Machine hours of its own route per good unit: what its quantities weigh in sums.
        hours_each: f64,
        /// Planned by bucket that has passed.
        planned_by_bucket: Vec<f64>,
        /// Made by bucket; empty if its output has no dates.
        made_by_bucket: Vec<f64>,
    }

    /// Hours of a capacity until the last day compared.
    pub struct HoursKept {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Its workshop's id.
        workshop: Option<String>,
        /// Effective hours.
        effective: f64,
        /// Planned load of production.
        planned: f64,
        /// Standard hours of what was made.
        earned: f64,
        /// Σ min(planned, earned) ÷ Σ planned over products; none if nothing was planned.
        fulfilment: Option<f64>,
        /// Hours worked; none if not recorded.
        worked: Option<f64>,
        /// Hours lost.
        lost: f64,
    }

    /// A workshop until the last day compared.
    pub struct WorkshopKept {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Planned load of its groups.
        planned: f64,
        /// Standard hours of what was made.
        earned: f64,
        /// Σ min(planned, earned) ÷ Σ planned over groups and products; none if nothing was planned.
        fulfilment: Option<f64>,
    }

    /// A bucket or ten-day period.
    pub struct SpanKept {
        /// Its name.
        name: String,
        /// Standard hours planned.
        planned: f64,
        /// Standard hours of what was made.
        made: f64,
        /// What an even plan would make of the same total.
        even: f64,
        /// Σ min(planned, made) over products.
        kept: f64,
    }

    /// Use of a material or component.
    pub struct NormKept {
        /// The item.
        item: String,
        /// The product it was used for; none for all of them together.
        product: Option<String>,
        /// The item's unit.
        unit: String,
        /// What the norms allow for what was made.
        standard: f64,
        /// What was used.
        used: f64,
        /// Pieces started; none for all products together.
        pieces: Option<f64>,
        /// The norm per piece as planned; none for all products together.
        planned_each: Option<f64>,
        /// The norm per piece as it was.
        used_each: Option<f64>,
    }

    /// Hours lost.
    pub struct LostHours {
        /// The capacity's id.
        capacity: String,
        /// The cause.
        cause: String,
        /// Hours.
        hours: f64,
    }

    /// What each deviation moved: the best plan of the factory as it turned out less the best plan of
    /// the factory file, shared out by the Shapley value.
    pub struct Deviations {
        /// The deviations.
        parts: Vec<Deviation>,
        /// Goals, in sequence.
        goals: Vec<GoalMoved>,
        /// Plans made.
        plans: usize,
        /// Worst residual of their certificates.
        residual: f64,
    }

    /// A deviation.
    pub struct Deviation {
        /// In English: for readers, no program reads it back.
        says: String,
        /// The message, for any language.
        message: Message,
    }

    /// A goal.
    pub struct GoalMoved {
        /// The goal with its part.
        goal: String,
        /// Its unit.
        unit: String,
        /// Best value by the factory file, in fractions.
        before: f64,
        /// Best value with every deviation.
        after: f64,
        /// The share of each deviation: they add up to `after` less `before`.
        shares: Vec<f64>,
    }

    /// How the period ends if the rest is planned from here.
    pub struct Forecast {
        /// First day of the rest.
        from: String,
        /// Orders.
        orders: Vec<OrderForecast>,
        /// Products.
        products: Vec<ProductForecast>,
        /// Goals of the plan of the rest.
        goals: Vec<GoalForecast>,
    }

    /// How an order ends.
    pub struct OrderForecast {
        /// Its id.
        id: String,
        /// The product's unit.
        unit: String,
        /// Quantity ordered; of a market its minimum.
        ordered: f64,
        /// Shipped in the whole period by the plan.
        planned: f64,
        /// Shipped in the whole period as it looks now.
        expected: f64,
        /// Its status by the plan.
        status_planned: OrderStatus,
        /// Its status as it looks now.
        status_expected: OrderStatus,
    }

    /// How a product ends.
    pub struct ProductForecast {
        /// Its id.
        id: String,
        /// Its unit.
        unit: String,
        /// Made in the whole period by the plan.
        planned: f64,
        /// Made as it looks now.
        expected: f64,
    }

    /// A goal of the plan of the rest.
    pub struct GoalForecast {
        /// The goal with its part.
        goal: String,
        /// Its unit.
        unit: String,
        /// Its value.
        value: f64,
    }
}

impl Deviation {
    /// A deviation by its message.
    #[must_use]
    pub fn of(message: Message) -> Self {
        Self { says: crate::words::english().tell(&message), message }
    }
}
