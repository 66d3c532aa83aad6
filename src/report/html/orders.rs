//! The time line of orders: when each is due, when it is shipped, and its status.

use maud::Markup;

use super::axis::{Days, week_begins};
use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use crate::model::plan::{OrderPlan, OrderStatus, Plan};
use crate::report::number::figure;
use crate::report::view::plan::{orders as view, product};

/// Orders drawn; all of them stand in the table.
const DRAWN: usize = 40;
const ROW: f64 = 17.0;
const TOP: f64 = 8.0;

/// Calendar days, a whole number of them.
fn whole_days(days: f64) -> usize {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // cut at 0
    let days = days.round().max(0.0) as usize;
    days
}

/// How an order fares, with figures.
pub(super) fn fares(order: &OrderPlan, phrases: Phrases<'_>) -> String {
    let short = || {
        phrases.say_with(
            "page-order-short",
            &[
                ("short", (&figure(order.short)).into()),
                ("quantity", (&figure(order.quantity)).into()),
                ("unit", order.unit.as_str().into()),
            ],
        )
    };
    let late = || {
        phrases.say_with(
            "page-order-late",
            &[
                ("late", (&figure(order.late)).into()),
                ("quantity", (&figure(order.quantity)).into()),
                ("unit", order.unit.as_str().into()),
                ("days", whole_days(order.days_late).into()),
            ],
        )
    };
    match order.status {
        OrderStatus::Short => short(),
        OrderStatus::Late => late(),
        OrderStatus::OnTime if !view::is_wanted(order) => view::status(order, phrases.0),
        OrderStatus::OnTime => phrases.status(order.status),
    }
}

pub(super) fn timeline(plan: &Plan, phrases: Phrases<'_>) -> Option<Figure> {
    if plan.orders.is_empty() {
        return None;
    }
    let sorted = view::worst_first(plan);
    let reading = phrases.reading("page-orders-reading", DRAWN, sorted.len());
    Some(Figure {
        id: "orders".to_owned(),
        title: phrases.say("page-orders-title"),
        reading,
        picture: picture(plan, &sorted, phrases),
        table: view::orders(plan, sorted, phrases.0),
    })
}

fn picture(plan: &Plan, sorted: &[&OrderPlan], phrases: Phrases<'_>) -> Markup {
    let mut drawing = Drawing::default();
    let (left, right) = (188.0, WIDTH - 246.0);
    let days = Days::new(&plan.buckets, left, right);
    let shown = sorted.len().min(DRAWN);
    #[allow(clippy::cast_precision_loss)] // at most DRAWN
    let bottom = TOP + ROW * shown as f64;
    for (at, bucket) in plan.buckets.iter().enumerate() {
        if week_begins(bucket) {
            drawing.line("grid", (days.left(at), TOP), (days.left(at), bottom));
        }
    }
    let mut y = TOP;
    for order in sorted.iter().take(DRAWN) {
        row(&mut drawing, plan, order, (&days, y), phrases);
        y += ROW;
    }
    days.label(&mut drawing, bottom + 13.0);
    drawing.picture(
        "orders",
        bottom + 30.0,
        &phrases.say("page-orders-title"),
        &gist(plan, phrases),
    )
}

fn row(
    drawing: &mut Drawing,
    plan: &Plan,
    order: &OrderPlan,
    (days, y): (&Days<'_>, f64),
    phrases: Phrases<'_>,
) {
    let middle = y + ROW / 2.0;
    let class = Phrases::status_class(order.status);
    let name = format!("{} · {}", order.id, product(plan, &order.product));
    drawing.name("end", (days.left(0) - 10.0, middle + 4.0), 172.0, &name);
    drawing.line("rule", (days.left(0), middle), (WIDTH - 246.0, middle));
    let due = days.of_date(&order.due);
    let largest = order.shipments.iter().fold(0.0_f64, |most, it| most.max(it.quantity));
    for shipment in &order.shipments {
        let Some(at) = days.named(&shipment.bucket) else { continue };
        let late = due.is_some_and(|due| at > due);
        let says = phrases.say_with(
            if late { "page-shipped-late" } else { "page-shipped" },
            &[
                ("order", order.id.as_str().into()),
                ("bucket", shipment.bucket.as_str().into()),
                ("quantity", (&figure(shipment.quantity)).into()),
                ("unit", order.unit.as_str().into()),
            ],
        );
        let size = if largest > 0.0 { (shipment.quantity / largest).sqrt() } else { 0.0 };
        let height = (ROW - 4.0) * size.max(0.25);
        let width = (days.step() * 0.62).clamp(2.0, 11.0);
        let at = (days.middle(at) - width / 2.0, middle - height / 2.0);
        drawing.bar(if late { "late" } else { "load" }, at, (width, height), &says);
    }
    if let Some(due) = due {
        let x = days.left(due) + days.step();
        drawing.line("due", (x, y + 1.5), (x, y + ROW - 1.5));
    }
    let words = fares(order, phrases);
    drawing.name(&format!("say {class}"), (WIDTH - 238.0, middle + 4.0), 238.0, &words);
}

/// How many orders are met, late and short.
pub(super) fn gist(plan: &Plan, phrases: Phrases<'_>) -> String {
    let wanted = || plan.orders.iter().filter(|it| view::is_wanted(it));
    let of = |status| wanted().filter(|it| it.status == status).count();
    phrases.say_with(
        "page-orders-gist",
        &[
            ("met", of(OrderStatus::OnTime).into()),
            ("count", wanted().count().into()),
            ("late", of(OrderStatus::Late).into()),
            ("short", of(OrderStatus::Short).into()),
        ],
    )
}
