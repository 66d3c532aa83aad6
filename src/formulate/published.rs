//! Near a published plan: how far every run is from the published one, and the goal *steady*.
//!
//! What was not published needs no row: all of it has moved.

use super::draft::Draft;
use super::legend::{ColumnMeaning, Legend, RowMeaning};
use crate::ids::{BucketId, ColumnId, Id, ProductId};
use crate::lp::{Bounds, Objective};
use crate::model::published::hours_of_unit;
use crate::model::{Buckets, Factory, GiveUp, GoalPart};

/// The parts in which *steady* is pursued, each with what it may give up: nothing inside the fence.
/// None without a published plan.
pub(super) fn parts(factory: &Factory, give_up: GiveUp) -> Vec<(Option<GoalPart>, GiveUp)> {
    let Some(published) = &factory.published else { return Vec::new() };
    if published.fence_days == 0 {
        return vec![(None, give_up)];
    }
    vec![(Some(GoalPart::Fence), GiveUp::Absolute(0.0)), (Some(GoalPart::After), give_up)]
}

/// Writes a row and its two differences for every published run that can still be made.
pub(super) fn write(draft: &mut Draft<'_>) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let Some(published) = &factory.published else { return };
    for (product, owner) in factory.products.enumerated() {
        for (route, at) in owner.routes.iter().zip(0..) {
            for bucket in buckets.ids() {
                let units = published.units(product, at, bucket).unwrap_or(0.0);
                let started = draft.started[product.position()][at][bucket.position()];
                let Some(started) = started.filter(|_| units > 0.0) else { continue };
                let name =
                    format!("{}/{}@{}", owner.named.id, route.named.id, buckets[bucket].name);
                let here = (product, at, bucket);
                of_run(draft, &name, here, (started, units));
            }
        }
    }
}

fn of_run(
    draft: &mut Draft<'_>,
    name: &str,
    (product, route, bucket): (ProductId, usize, BucketId),
    (started, units): (ColumnId, f64),
) {
    let row = draft.row(
        format_args!("near/{name}"),
        Bounds::fixed(units),
        RowMeaning::NearPublished { product, route, bucket },
    );
    let more = ColumnMeaning::MoreThanPublished { product, route, bucket };
    let more = draft.column(format_args!("more/{name}"), Bounds::NON_NEGATIVE, more);
    let less = ColumnMeaning::LessThanPublished { product, route, bucket };
    let less = draft.column(format_args!("less/{name}"), Bounds::NON_NEGATIVE, less);
    draft.lp.add(row, started, 1.0);
    draft.lp.add(row, more, -1.0);
    draft.lp.add(row, less, 1.0);
}

/// Writes the objective of *steady* inside the fence or after it: weighted machine hours of what
/// differs.
pub(super) fn objective(
    factory: &Factory,
    buckets: &Buckets,
    legend: &Legend,
    fenced: bool,
    objective: &mut Objective,
) {
    let Some(published) = &factory.published else { return };
    let here = |bucket: BucketId| {
        published.compared.contains(&bucket.position())
            && published.fenced(buckets, bucket) == fenced
    };
    let weight = |product: ProductId, route: usize, bucket: BucketId| {
        let route = &factory.products[product].routes[route];
        published.weight(buckets, bucket) * hours_of_unit(route, buckets[bucket].start)
    };
    // What can no longer be started has moved in any plan.
    let mut gone = 0.0;
    for (product, owner) in factory.products.enumerated() {
        for route in 0..owner.routes.len() {
            for bucket in buckets.ids().filter(|it| here(*it)) {
                let units = published.units(product, route, bucket).unwrap_or(0.0);
                gone += weight(product, route, bucket) * units;
            }
        }
    }
    for (column, meaning) in legend.columns.enumerated() {
        match *meaning {
            ColumnMeaning::Started { product, route, bucket } if here(bucket) => {
                let units = published.units(product, route, bucket);
                if units.is_some_and(|it| it <= 0.0) {
                    objective.add(column, weight(product, route, bucket));
                }
            }
            ColumnMeaning::MoreThanPublished { product, route, bucket } if here(bucket) => {
                objective.add(column, weight(product, route, bucket));
            }
            ColumnMeaning::LessThanPublished { product, route, bucket } if here(bucket) => {
                let units = published.units(product, route, bucket).unwrap_or(0.0);
                gone -= weight(product, route, bucket) * units;
                objective.add(column, weight(product, route, bucket));
            }
            _ => {}
        }
    }
    // What is left of a sum whose terms cancel is rounding.
    if gone > 1e-9 * published.weighted_hours(factory, buckets, fenced) {
        objective.constant = gone;
    }
}

/// Weighted machine hours of the published runs of a part.
pub(super) fn hours_of_part(factory: &Factory, fenced: bool) -> f64 {
    let buckets = Buckets::new(factory, factory.bucket);
    let Some(published) = &factory.published else { return 0.0 };
    published.weighted_hours(factory, &buckets, fenced)
}
