//! Production: starts of every route with their loads, uses and yields; route limits; frozen
//! starts.

use super::capacity::use_resource;
use super::draft::{ByBucket, Draft, by_bucket};
use super::legend::{Capacity, ColumnMeaning, RowMeaning};
use crate::ids::{BucketId, ColumnId, Id, ProductId};
use crate::lp::Bounds;
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory, Frozen, Item, Route};

/// Writes the starts of every route.
pub(super) fn write(draft: &mut Draft<'_>) {
    let factory = draft.factory;
    for (id, product) in factory.products.enumerated() {
        let routes =
            (0..product.routes.len()).map(|route| starts(draft, id, route)).collect::<Vec<_>>();
        draft.started.push(routes);
    }
    for (position, frozen) in factory.frozen.iter().enumerate() {
        freeze(draft, position, frozen);
    }
}

/// The buckets a frozen quantity's dates touch.
fn touched(buckets: &Buckets, frozen: &Frozen) -> Vec<BucketId> {
    buckets
        .ids()
        .filter(|&bucket| frozen.from <= buckets[bucket].end && buckets[bucket].start <= frozen.to)
        .collect()
}

/// Whether the dates of some frozen quantities together fill the buckets they touch: every
/// working day of each.
fn fill(factory: &Factory, buckets: &Buckets, together: &[&Frozen], touched: &[BucketId]) -> bool {
    touched.iter().all(|&bucket| {
        buckets.days(bucket).all(|day| {
            together.iter().any(|frozen| frozen.from <= day && day <= frozen.to)
                || !factory.calendar.works(day, None)
        })
    })
}

fn starts(draft: &mut Draft<'_>, product: ProductId, position: usize) -> ByBucket {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let owner = &factory.products[product];
    let route = &owner.routes[position];
    let frozen_in = |bucket: BucketId| {
        factory.frozen.iter().any(|frozen| {
            frozen.product == product
                && frozen.route == position
                && touched(buckets, frozen).contains(&bucket)
        })
    };
    let has_frozen = factory.frozen.iter().any(|f| f.product == product && f.route == position);
    let columns = by_bucket(buckets, |bucket| {
        let ready = buckets.after_lead(bucket, route.total_lead_days());
        // Output after the last bucket helps no goal of this plan.
        if ready.is_none() && !(has_frozen && frozen_in(bucket)) {
            return None;
        }
        let column = draft.column(
            format_args!("start/{}/{}@{}", owner.named.id, route.named.id, buckets[bucket].name),
            Bounds::NON_NEGATIVE,
            ColumnMeaning::Started { product, route: position, bucket },
        );
        draw(draft, route, bucket, column);
        if let Some(ready) = ready {
            let day = buckets[bucket].start;
            let row = draft.flow(Item::Product(product), ready);
            draft.lp.add(row, column, route.total_yield());
            for (by_product, quantity) in &route.by_products {
                let row = draft.flow(Item::Product(*by_product), ready);
                draft.lp.add(row, column, quantity.at(day));
            }
        }
        Some(column)
    });
    draft.limits(
        format_args!("start/{}/{}", owner.named.id, route.named.id),
        &route.limits,
        &columns,
        |buckets| RowMeaning::RouteLimit { product, route: position, buckets },
    );
    columns
}

/// Loads and draws of one unit started in `bucket`.
fn draw(draft: &mut Draft<'_>, route: &Route, bucket: BucketId, column: ColumnId) {
    let buckets = draft.buckets;
    let day = buckets[bucket].start;
    for (step, days, units) in route.steps() {
        let Some(at) = buckets.after_lead(bucket, days) else { break };
        let hours = step.hours.at(buckets[at].start) * units;
        let row = draft.load(Capacity::Group(step.group), at);
        draft.lp.add(row, column, hours);
        for (resource, per_unit) in &step.uses {
            use_resource(draft, *resource, per_unit, at, column, units);
        }
    }
    for (resource, per_unit) in &route.uses {
        use_resource(draft, *resource, per_unit, bucket, column, 1.0);
    }
    for (material, norm) in &route.norms {
        draft.draw_material(*material, bucket, column, norm.at(day));
    }
    for (component, quantity) in &route.components {
        let row = draft.flow(Item::Product(*component), bucket);
        draft.lp.add(row, column, -quantity.at(day));
    }
}

/// Whether two entries are one release in several lines.
fn is_with(buckets: &Buckets, one: &Frozen, other: &Frozen) -> bool {
    one.product == other.product
        && one.route == other.route
        && touched(buckets, one) == touched(buckets, other)
}

/// The lines of the release that an entry belongs to.
pub(super) fn released_with<'f>(
    factory: &'f Factory,
    buckets: &'f Buckets,
    frozen: &'f Frozen,
) -> impl Iterator<Item = &'f Frozen> {
    factory.frozen.iter().filter(|other| is_with(buckets, other, frozen))
}

/// A frozen quantity that a plan reduces to what fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rounded {
    /// The position of its first line in the factory file.
    pub position: usize,
    /// The total of its lines.
    pub frozen: f64,
    /// The quantity started.
    pub started: f64,
}

/// The frozen quantities that a plan reduces, because no more fits and the
/// figure may be rounded by so much.
#[must_use]
pub fn rounded_releases(factory: &Factory, plan: &Plan) -> Vec<Rounded> {
    let buckets = &Buckets::new(factory, factory.bucket);
    let started = |product: usize, route: usize, bucket: usize| {
        plan.products[product].routes[route].started[bucket]
    };
    let mut found = Vec::new();
    for (position, frozen) in factory.frozen.iter().enumerate() {
        if factory.frozen[..position].iter().any(|other| is_with(buckets, other, frozen)) {
            continue;
        }
        let (product, here) = (frozen.product.position(), touched(buckets, frozen));
        let together: Vec<&Frozen> = released_with(factory, buckets, frozen).collect();
        let quantity: f64 = together.iter().map(|frozen| frozen.quantity).sum();
        let begun =
            here.iter().map(|it| started(product, frozen.route, it.position())).sum::<f64>();
        let off = if fill(factory, buckets, &together, &here) {
            (begun - quantity).abs()
        } else {
            quantity - begun
        };
        // More than engines are exact to.
        if off > 1e-8 * quantity {
            found.push(Rounded { position, frozen: quantity, started: begun });
        }
    }
    found
}

/// Entries of one route that touch the same buckets are one release in several lines: their
/// quantities are added up, in a row under the first of them.
fn freeze(draft: &mut Draft<'_>, position: usize, frozen: &Frozen) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let here = touched(buckets, frozen);
    if factory.frozen[..position].iter().any(|other| is_with(buckets, other, frozen)) {
        return;
    }
    let together: Vec<&Frozen> = released_with(factory, buckets, frozen).collect();
    let quantity = together.iter().map(|frozen| frozen.quantity).sum();
    let bounds = if fill(factory, buckets, &together, &here) {
        Bounds::fixed(quantity)
    } else {
        Bounds::at_least(quantity)
    };
    let product = &factory.products[frozen.product];
    let row = draft.row(
        format_args!(
            "frozen/{}/{}@{}#{}",
            product.named.id,
            product.routes[frozen.route].named.id,
            frozen.from,
            position + 1
        ),
        bounds,
        RowMeaning::Frozen { position },
    );
    for bucket in here {
        let column = draft.started[frozen.product.position()][frozen.route][bucket.position()];
        if let Some(column) = column {
            draft.lp.add(row, column, 1.0);
        }
    }
}
