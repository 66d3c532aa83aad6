//! Orders and projects: what is shipped and given, and what is short.
//!
//! Shortages are relative to the quantity ordered, so that the costs of *fulfil* are similar
//! whether an order is for three machines or for a million screws.

use std::ops::Range;

use jiff::civil::Date;

use super::capacity::capacity_of;
use super::draft::{ByBucket, Draft, by_bucket};
use super::legend::{Capacity, ColumnMeaning, RowMeaning};
use crate::ids::{BucketId, ColumnId, Id, OrderId, ProjectId};
use crate::lp::Bounds;
use crate::model::{Amount, Buckets, Item, Need, Needed, Order, OrderKind};

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
    /// The due bucket; the first one for an overdue order.
    pub due: BucketId,
    /// The date lateness is counted from: the due bucket's start, or the due date itself where it
    /// lies before the first bucket.
    late_from: Date,
    /// Whether it is due before the first bucket: then every bucket is late.
    overdue: bool,
    /// Buckets it may ship in; none if the latest date allowed has passed.
    pub buckets: Range<usize>,
}

impl ShippingWindow {
    /// The window of an order; `None` if no bucket is planned.
    pub fn of(order: &Order, buckets: &Buckets) -> Option<Self> {
        let first_bucket = buckets.ids().next()?;
        let known = buckets.due(order.due);
        let due = known.unwrap_or(first_bucket);
        let late_from = known.map_or(order.due, |due| buckets[due].start);
        let mut window = Self { due, late_from, overdue: known.is_none(), buckets: 0..0 };
        // An order whose dates contain no bucket (a Sunday) ships in its due bucket.
        let first = buckets.receiving(order.earliest).map_or(due, |first| first.min(due));
        let may_ship = |bucket: &BucketId| match &order.kind {
            OrderKind::Market { .. } => !window.is_late(*bucket),
            OrderKind::Firm { late, .. } => {
                late.days.is_none_or(|most| window.days_late(buckets, *bucket) <= f64::from(most))
            }
        };
        let last = buckets.ids().rev().find(may_ship);
        window.buckets = first.position()..last.map_or(0, |last| last.position() + 1);
        Some(window)
    }

    /// Whether a shipment in a bucket is late.
    pub fn is_late(&self, bucket: BucketId) -> bool {
        self.overdue || bucket > self.due
    }

    /// Calendar days late of a shipment in a bucket: from the start of the due bucket (of an
    /// overdue order, from its due date) to that of the bucket; 0 if not late.
    pub fn days_late(&self, buckets: &Buckets, bucket: BucketId) -> f64 {
        if !self.is_late(bucket) {
            return 0.0;
        }
        f64::from((buckets[bucket].start - self.late_from).get_days())
    }

    /// Money per unit shipped in each bucket for being late, at a price per period of calendar
    /// days.
    pub fn late_price(&self, buckets: &Buckets, price: &Amount) -> Vec<f64> {
        let per_span = buckets.holding(price);
        let mut sum = 0.0;
        let charge = buckets.ids().map(|bucket| {
            let at = bucket.position();
            if self.overdue {
                // The days before the first bucket are waited as well.
                let from =
                    if at == 0 { self.late_from } else { buckets[BucketId::at(at - 1)].start };
                sum += buckets.waiting(price, from, buckets[bucket].start);
            } else if bucket > self.due {
                sum += per_span[at - 1];
            }
            sum
        });
        charge.collect()
    }
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
            for amount in limits {
                let what = format_args!("ship/{}", order.id);
                let allotments = buckets.market_allotments(order.due, amount);
                draft.allot(what, allotments, &columns, |buckets| RowMeaning::MarketLimit {
                    order: id,
                    buckets,
                });
            }
            for amount in minimum {
                market_minimum(draft, id, amount, &columns);
            }
        }
    }
}

fn market_minimum(draft: &mut Draft<'_>, order: OrderId, amount: &Amount, columns: &ByBucket) {
    let owner = &draft.factory.orders[order];
    let name = &owner.id;
    for allotment in draft.buckets.market_allotments(owner.due, amount) {
        let inside: Vec<ColumnId> =
            columns[allotment.buckets.clone()].iter().flatten().copied().collect();
        if inside.is_empty() || allotment.quantity <= 0.0 {
            continue;
        }
        let first = &draft.buckets[BucketId::at(allotment.buckets.start)].name;
        let beyond = allotment.buckets.end > draft.buckets.within();
        let short = draft.column(
            format_args!("below-minimum/{name}@{first}+{}", allotment.buckets.len()),
            Bounds::between(0.0, 1.0),
            ColumnMeaning::BelowMinimum { order, beyond },
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

/// The path of the item of a need, as in `groups/welding`.
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
