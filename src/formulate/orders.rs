//! Orders and projects: what is shipped and given, and what falls short.
//!
//! What falls short is counted in shares of what is wanted, so that the costs of *fulfil* are alike
//! whether an order is for three machines or for a million screws.

use std::ops::RangeInclusive;

use super::capacity::capacity_of;
use super::draft::{ByBucket, Draft, by_bucket};
use super::legend::{Capacity, ColumnMeaning, RowMeaning};
use crate::ids::{BucketId, ColumnId, Id, OrderId, ProjectId};
use crate::lp::Bounds;
use crate::model::{Buckets, Item, Need, Needed, Order, OrderKind};

/// Writes shipments and projects.
pub(super) fn write(draft: &mut Draft<'_>) {
    let factory = draft.factory;
    for (id, order) in factory.orders.enumerated() {
        ship(draft, id, order);
    }
    for (id, project) in factory.projects.enumerated() {
        for position in 0..project.needs.len() {
            give(draft, id, position);
        }
    }
}

/// When an order may ship and how late each bucket is.
#[derive(Clone, Debug)]
pub(crate) struct ShippingWindow {
    /// The due bucket.
    pub due: BucketId,
    /// Buckets it may ship in.
    pub buckets: RangeInclusive<usize>,
}

impl ShippingWindow {
    /// The window of an order; `None` where there is no bucket to ship in.
    pub fn of(order: &Order, buckets: &Buckets) -> Option<Self> {
        let first_bucket = buckets.ids().next()?;
        let due = buckets.due(order.due).unwrap_or(first_bucket);
        // An order whose dates hold no bucket (a Sunday) ships in its due bucket.
        let first = buckets.receiving(order.earliest).map_or(due, |first| first.min(due));
        let last = match &order.kind {
            OrderKind::Market { .. } => due,
            OrderKind::Firm { late, .. } => buckets
                .ids()
                .rev()
                .find(|&bucket| {
                    bucket <= due
                        || late
                            .days
                            .is_none_or(|most| days_late(buckets, due, bucket) <= f64::from(most))
                })
                .unwrap_or(due),
        };
        Some(Self { due, buckets: first.position()..=last.position() })
    }
}

/// Calendar days from the start of the due bucket to the start of `bucket`; 0 where not late.
pub(crate) fn days_late(buckets: &Buckets, due: BucketId, bucket: BucketId) -> f64 {
    if bucket <= due {
        return 0.0;
    }
    f64::from((buckets[bucket].start - buckets[due].start).get_days())
}

fn ship(draft: &mut Draft<'_>, id: OrderId, order: &Order) {
    let buckets = draft.buckets;
    let window = ShippingWindow::of(order, buckets);
    let columns = by_bucket(buckets, |bucket| {
        window.as_ref().filter(|it| it.buckets.contains(&bucket.position()))?;
        let column = draft.column(
            format_args!("ship/{}@{}", order.id, buckets[bucket].name),
            Bounds::NON_NEGATIVE,
            ColumnMeaning::Shipped { order: id, bucket },
        );
        let row = draft.flow(Item::Product(order.product), bucket);
        draft.lp.add(row, column, -1.0);
        Some(column)
    });
    match &order.kind {
        OrderKind::Firm { quantity, .. } => {
            let short = draft.column(
                format_args!("short/{}", order.id),
                Bounds::between(0.0, 1.0),
                ColumnMeaning::Short { order: id },
            );
            let row = draft.row(
                format_args!("quantity/{}", order.id),
                Bounds::fixed(*quantity),
                RowMeaning::Quantity { order: id },
            );
            draft.lp.add(row, short, *quantity);
            for column in columns.into_iter().flatten() {
                draft.lp.add(row, column, 1.0);
            }
        }
        OrderKind::Market { minimum, limits } => {
            draft.limits(format_args!("ship/{}", order.id), limits, &columns, |buckets| {
                RowMeaning::MarketLimit { order: id, buckets }
            });
            for amount in minimum {
                market_minimum(draft, id, amount, &columns);
            }
        }
    }
}

fn market_minimum(
    draft: &mut Draft<'_>,
    order: OrderId,
    amount: &crate::model::Amount,
    columns: &ByBucket,
) {
    let name = &draft.factory.orders[order].id;
    for allotment in draft.buckets.allotments(amount) {
        let inside: Vec<ColumnId> =
            columns[allotment.buckets.clone()].iter().flatten().copied().collect();
        if inside.is_empty() || allotment.quantity <= 0.0 {
            continue;
        }
        let first = &draft.buckets[BucketId::at(allotment.buckets.start)].name;
        let short = draft.column(
            format_args!("below-minimum/{name}@{first}+{}", allotment.buckets.len()),
            Bounds::between(0.0, 1.0),
            ColumnMeaning::BelowMinimum { order },
        );
        let row = draft.row(
            format_args!("minimum/{name}@{first}+{}", allotment.buckets.len()),
            Bounds::at_least(allotment.quantity),
            RowMeaning::Minimum { order, buckets: allotment.buckets },
        );
        draft.lp.add(row, short, allotment.quantity);
        for column in inside {
            draft.lp.add(row, column, 1.0);
        }
    }
}

/// The path of what a need asks for, as in `groups/welding`.
pub(crate) fn needed_path(factory: &crate::model::Factory, need: &Need) -> String {
    use crate::model::Resource;
    match need.of {
        Needed::Group(group) => format!("groups/{}", factory.groups[group].named.id),
        Needed::Resource(Resource::Labour(pool)) => {
            format!("labour/{}", factory.labour[pool].named.id)
        }
        Needed::Resource(Resource::Service(service)) => {
            format!("services/{}", factory.services[service].named.id)
        }
        Needed::Item(Item::Product(product)) => {
            format!("products/{}", factory.products[product].named.id)
        }
        Needed::Item(Item::Material(material)) => {
            format!("materials/{}", factory.materials[material].named.id)
        }
    }
}

fn give(draft: &mut Draft<'_>, project: ProjectId, position: usize) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let owner = &factory.projects[project];
    let need = &owner.needs[position];
    let name = format!("{}/{}", owner.named.id, needed_path(factory, need));
    let row = draft.row(
        format_args!("need/{name}#{}", position + 1),
        Bounds::fixed(need.quantity),
        RowMeaning::Need { project, need: position },
    );
    let short = draft.column(
        format_args!("not-given/{name}#{}", position + 1),
        Bounds::between(0.0, 1.0),
        ColumnMeaning::NotGiven { project, need: position },
    );
    draft.lp.add(row, short, need.quantity);
    for bucket in buckets.ids() {
        if need.from > buckets[bucket].end || buckets[bucket].start > need.to {
            continue;
        }
        let column = draft.column(
            format_args!("give/{name}#{}@{}", position + 1, buckets[bucket].name),
            Bounds::NON_NEGATIVE,
            ColumnMeaning::Given { project, need: position, bucket },
        );
        draft.lp.add(row, column, 1.0);
        match need.of {
            Needed::Group(group) => {
                let load = draft.load(Capacity::Group(group), bucket);
                draft.lp.add(load, column, 1.0);
            }
            Needed::Resource(resource) => {
                let load = draft.load(capacity_of(resource), bucket);
                draft.lp.add(load, column, 1.0);
            }
            Needed::Item(Item::Material(material)) => {
                draft.draw_material(material, bucket, column, 1.0);
            }
            Needed::Item(item) => {
                let flow = draft.flow(item, bucket);
                draft.lp.add(flow, column, -1.0);
            }
        }
    }
}
