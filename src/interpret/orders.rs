//! Orders and projects: what they get, when, and what they lack.

use super::decisions::Decisions;
use super::items::noiseless;
use crate::formulate::{ShippingWindow, days_late, needed_path};
use crate::ids::{BucketId, Id, OrderId, ProjectId};
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
        let due = window.map(|window| window.due);
        let lateness = |at: usize| due.map_or(0.0, |due| days_late(buckets, due, BucketId::at(at)));
        let mut late = 0.0;
        let mut longest: f64 = 0.0;
        for (at, quantity) in shipped.iter().enumerate() {
            if *quantity > 0.0 && due.is_some_and(|due| BucketId::at(at) > due) {
                late += quantity;
                longest = longest.max(lateness(at));
            }
        }
        let (kind, quantity, short) = match &order.kind {
            OrderKind::Firm { quantity, even, .. } => {
                let kind = if *even { "even" } else { "firm" };
                (kind, *quantity, noiseless(quantity - total, *quantity))
            }
            OrderKind::Market { minimum, .. } => {
                let wanted: f64 = minimums(buckets, minimum).map(|it| it.1).sum();
                let short = minimums(buckets, minimum)
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

/// Each period's minimum of a market, with its buckets.
fn minimums<'b>(
    buckets: &'b Buckets,
    minimum: &'b [crate::model::Amount],
) -> impl Iterator<Item = (std::ops::Range<usize>, f64)> + 'b {
    minimum
        .iter()
        .flat_map(|amount| buckets.allotments(amount))
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
