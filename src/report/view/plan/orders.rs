//! Orders and how they fare, shipments, and what projects are given.

use super::product;
use crate::model::plan::{NeedPlan, OrderPlan, OrderStatus, Plan, ProjectPlan};
use crate::report::terms;
use crate::report::view::{On, Table, share};
use crate::words::Words;

/// Orders in the factory file's order.
#[must_use]
pub fn as_given(plan: &Plan) -> Vec<&OrderPlan> {
    plan.orders.iter().collect()
}

/// Orders that need attention first: short, then late, then by due date.
#[must_use]
pub fn worst_first(plan: &Plan) -> Vec<&OrderPlan> {
    let rank = |order: &OrderPlan| match order.status {
        OrderStatus::Short => 0,
        OrderStatus::Late => 1,
        OrderStatus::OnTime => 2,
    };
    let mut sorted = as_given(plan);
    sorted.sort_by(|one, other| {
        let part = |it: &OrderPlan| share(it.short, it.quantity);
        rank(one)
            .cmp(&rank(other))
            .then(part(other).total_cmp(&part(one)))
            .then(other.days_late.total_cmp(&one.days_late))
            .then(one.due.cmp(&other.due))
    });
    sorted
}

/// Whether anything has to be shipped: of a market without a minimum nothing has.
#[must_use]
pub fn is_wanted(order: &OrderPlan) -> bool {
    order.quantity > 0.0 || order.kind != "market"
}

/// How an order fares; of a market without a minimum, whether anything is sold.
#[must_use]
pub fn status(order: &OrderPlan, words: &Words) -> String {
    match is_wanted(order) {
        true => terms::status(words, order.status),
        false if order.shipped > 0.0 => words.say("status-sold"),
        false => words.say("status-not-sold"),
    }
}

/// Every order: what is wanted, shipped, late and short.
#[must_use]
pub fn orders(plan: &Plan, sorted: Vec<&OrderPlan>, words: &Words) -> Table {
    Table::of(words, sorted)
        .name("head-order", |it| &it.id)
        .on(On::PEOPLE.or(On::CSV))
        .named("head-product", |it| (product(plan, &it.product), &it.product))
        .word("head-product", |it| &it.product)
        .on(On::CSV)
        .word("head-unit", |it| &it.unit)
        .on(On::PEOPLE.or(On::CSV))
        .word("head-kind", |it| terms::order_kind(words, &it.kind))
        .on(On::WIDE.or(On::CSV))
        .word("head-customer", |it| it.customer.as_deref().unwrap_or_default())
        .on(On::WIDE.or(On::CSV))
        .width(5, 22)
        .count("head-priority", |it| it.priority.into())
        .on(On::WIDE.or(On::CSV))
        .width(6, 18)
        .day("head-due", |it| &it.due)
        .on(On::PEOPLE.or(On::CSV))
        .figure("head-wanted", |it| is_wanted(it).then_some(it.quantity))
        .figure("head-wanted", |it| it.quantity)
        .coded("quantity")
        .on(On::CSV)
        .figure("head-shipped", |it| it.shipped)
        .on(On::PEOPLE.or(On::CSV))
        .flow("head-late", |it| it.late)
        .on(On::PEOPLE.or(On::CSV))
        .flow("head-days", |it| it.days_late)
        .on(On::TEXT)
        .flow("head-days-late", |it| it.days_late)
        .on(On::WIDE.or(On::CSV))
        .flow("head-short", |it| it.short)
        .on(On::PEOPLE.or(On::CSV))
        .word("head-status", |it| status(it, words))
        .word("head-status", |it| terms::status(words, it.status))
        .on(On::CSV)
        .alarm(|it| it.status != OrderStatus::OnTime)
        .done()
}

/// Every shipment, in order of time.
#[must_use]
pub fn shipments(plan: &Plan, words: &Words) -> Table {
    let rows = plan.buckets.iter().flat_map(|bucket| {
        plan.orders.iter().flat_map(move |order| {
            let own = order.shipments.iter().filter(move |it| it.bucket == bucket.name);
            own.map(move |shipment| (bucket, order, shipment))
        })
    });
    Table::of(words, rows)
        .word("book-bucket", |(bucket, ..)| &bucket.name)
        .name("head-order", |(_, order, _)| &order.id)
        .named("head-product", |(_, order, _)| (product(plan, &order.product), &order.product))
        .word("head-customer", |(_, order, _)| order.customer.as_deref().unwrap_or_default())
        .width(5, 22)
        .day("head-due", |(_, order, _)| &order.due)
        .figure("head-quantity", |(.., shipment)| shipment.quantity)
        .word("head-unit", |(_, order, _)| &order.unit)
        .done()
}

/// What every need of every project is given, what falls short by the greatest part first.
#[must_use]
pub fn projects(plan: &Plan, words: &Words) -> Table {
    let needs = plan.projects.iter().flat_map(|it| it.needs.iter().map(move |need| (it, need)));
    let mut sorted: Vec<(&ProjectPlan, &NeedPlan)> = needs.collect();
    sorted.sort_by(|(_, one), (_, other)| {
        let part = |it: &NeedPlan| it.short / it.quantity.max(1e-9);
        part(other).total_cmp(&part(one))
    });
    Table::of(words, sorted)
        .named("head-project", |(project, _)| (&project.name, &project.id))
        .name("head-need", |(_, need)| &need.of)
        .figure("head-needed", |(_, need)| need.quantity)
        .figure("head-given", |(_, need)| need.given.iter().sum::<f64>())
        .flow("head-short", |(_, need)| need.short)
        .done()
}
