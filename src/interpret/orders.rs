//! Orders and projects: what they get, when, and what is short.

use std::ops::Range;

use super::decisions::Decisions;
use super::items::noiseless;
use crate::formulate::{ShippingWindow, needed_path};
use crate::ids::{Id, OrderId, ProjectId};
use crate::model::plan::{InBucket, NeedPlan, OrderPlan, OrderStatus, ProjectPlan};
use crate::model::{Buckets, Factory, Order, OrderKind};

pub(super) fn orders(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
) -> Vec<OrderPlan> {
    let plan = |(id, order): (OrderId, &Order)| {
        let shipped = &decisions.shipped[id.position()];
        let total: f64 = shipped.iter().sum();
        let window = ShippingWindow::of(order, buckets);
        let mut late = 0.0;
        let mut longest: f64 = 0.0;
        for (bucket, quantity) in buckets.ids().zip(shipped) {
            let Some(window) = window.as_ref().filter(|it| it.is_late(bucket)) else { continue };
            if *quantity > 0.0 {
                late += quantity;
                longest = longest.max(window.days_late(buckets, bucket));
            }
        }
        let (kind, quantity, short) = match &order.kind {
            OrderKind::Firm { quantity, even, .. } => {
                let kind = if *even { "even" } else { "firm" };
                (kind, *quantity, noiseless(quantity - total, *quantity))
            }
            OrderKind::Market { minimum, .. } => {
                let inside = window.as_ref().map_or(0..0, |window| window.buckets.clone());
                let minimums = || minimums(buckets, order, minimum, &inside);
                let wanted: f64 = minimums().map(|it| it.1).sum();
                let short = minimums()
                    .map(|(range, least)| {
                        noiseless(least - shipped[range].iter().sum::<f64>(), least)
                    })
                    .sum();
                ("market", wanted, short)
            }
        };
        let status = if short > 0.0 {
            OrderStatus::Short
        } else if late > 0.0 && kind != "market" {
            OrderStatus::Late
        } else {
            OrderStatus::OnTime
        };
        OrderPlan {
            id: order.id.clone(),
            product: factory.products[order.product].named.id.clone(),
            unit: factory.products[order.product].unit.clone(),
            kind: kind.to_owned(),
            customer: order.customer.clone(),
            priority: order.priority,
            due: order.due.to_string(),
            quantity,
            shipped: total,
            late,
            days_late: longest,
            short,
            status,
            shipments: buckets
                .iter()
                .zip(shipped)
                .filter(|(_, quantity)| **quantity != 0.0)
                .map(|(bucket, quantity)| InBucket {
                    bucket: bucket.name.clone(),
                    quantity: *quantity,
                })
                .collect(),
        }
    };
    factory.orders.enumerated().map(plan).collect()
}

/// Each period's minimum of a market, with its buckets; periods outside the market's own ask for
/// nothing.
fn minimums<'b>(
    buckets: &'b Buckets,
    order: &'b Order,
    minimum: &'b [crate::model::Amount],
    inside: &'b Range<usize>,
) -> impl Iterator<Item = (Range<usize>, f64)> + 'b {
    minimum
        .iter()
        .flat_map(|amount| buckets.market_allotments(order.due, amount))
        .filter(|it| it.buckets.start < inside.end && inside.start < it.buckets.end)
        .map(|allotment| (allotment.buckets, allotment.quantity))
}

pub(super) fn projects(factory: &Factory, decisions: &Decisions) -> Vec<ProjectPlan> {
    let plan = |(project, owner): (ProjectId, &crate::model::Project)| {
        let needs = owner.needs.iter().zip(&decisions.given[project.position()]);
        ProjectPlan {
            id: owner.named.id.clone(),
            name: owner.named.name.clone(),
            needs: needs
                .map(|(need, given)| NeedPlan {
                    of: needed_path(factory, need),
                    quantity: need.quantity,
                    given: given.clone(),
                    short: noiseless(need.quantity - given.iter().sum::<f64>(), need.quantity),
                })
                .collect(),
        }
    };
    factory.projects.enumerated().map(plan).collect()
}
