//! How the period ends if what is left of it is planned from here.

use super::compared::Compared;
use crate::ids::Id;
use crate::model::answers::actual::{Forecast, GoalForecast, OrderForecast, ProductForecast};
use crate::model::plan::{OrderStatus, Plan};
use crate::model::{Buckets, Factory};
use crate::month::period::Period;
use crate::month::roll::{Ending, NotValid, Rolled, roll};
use serde_json::Value;

/// The factory file of the days that are left; `None` if the period has ended.
///
/// # Errors
/// As [`roll`].
#[must_use]
pub fn rest(of: Compared<'_>, tree: &Value) -> Option<Result<Rolled, Box<NotValid>>> {
    let period = Period { from: of.done.next, to: of.factory.to };
    let has_days = period.from <= period.to && of.done.past < of.buckets.len();
    has_days.then(|| {
        let Compared { factory, buckets, plan, done, .. } = of;
        roll(Ending { tree, factory, buckets, plan, done }, period)
    })
}

/// The end of the period: what happened, and the plan of the rest.
#[must_use]
pub fn forecast(of: Compared<'_>, rest: &Factory, plan: &Plan) -> Forecast {
    let sum = |figures: &[f64]| -> f64 { figures.iter().sum() };
    let order = |(at, it): (usize, &crate::model::plan::OrderPlan)| {
        let later = plan.orders.iter().find(|own| own.id == it.id);
        let done = of.done.shipped[Id::at(at)];
        let expected = done + later.map_or(0.0, |it| it.shipped);
        let short = expected < it.quantity * (1.0 - 1e-9);
        let late = later.is_some_and(|it| it.late > 1e-9) || is_late(of, it, done);
        OrderForecast {
            id: it.id.clone(),
            unit: it.unit.clone(),
            ordered: it.quantity,
            planned: it.shipped,
            expected,
            status_planned: it.status,
            status_expected: match (short, late) {
                (true, _) => OrderStatus::Short,
                (false, true) => OrderStatus::Late,
                (false, false) => OrderStatus::OnTime,
            },
        }
    };
    let product = |(at, it): (usize, &crate::model::plan::ProductPlan)| {
        let later = plan.products.iter().find(|own| own.id == it.id);
        ProductForecast {
            id: it.id.clone(),
            unit: it.unit.clone(),
            planned: sum(&it.made),
            expected: of.done.products[Id::at(at)].made + later.map_or(0.0, |it| sum(&it.made)),
        }
    };
    let first = Buckets::new(rest, rest.bucket).iter().next().map(|it| it.start);
    Forecast {
        from: first.unwrap_or(rest.from).to_string(),
        orders: of.plan.orders.iter().enumerate().map(order).collect(),
        products: of
            .plan
            .products
            .iter()
            .enumerate()
            .map(product)
            .filter(|it| it.planned > 1e-9 || it.expected > 1e-9)
            .collect(),
        goals: plan
            .goals
            .iter()
            .map(|it| GoalForecast { goal: it.title(), unit: it.unit.clone(), value: it.value })
            .collect(),
    }
}

/// Whether an order was short of its quantity on its due date by the record: by shipments with dates.
fn is_late(of: Compared<'_>, order: &crate::model::plan::OrderPlan, done: f64) -> bool {
    let due = order.due.parse::<jiff::civil::Date>();
    let Ok(due) = due else { return false };
    if order.kind == "market" || due > of.recorded.period.to {
        return false;
    }
    let lines = of.recorded.shipped.as_deref().unwrap_or_default();
    let own =
        lines.iter().filter(|it| it.order.is_some_and(|id| of.factory.orders[id].id == order.id));
    let after: f64 =
        own.filter(|it| it.date.is_some_and(|day| day > due)).map(|it| it.quantity).sum();
    after > 1e-9 && done - after < order.quantity * (1.0 - 1e-9)
}
