//! Tight spots: the limits whose price in some goal is not zero, gathered by noun.

use indexmap::IndexMap;

use super::limit;
use crate::formulate::{Formulation, Stage};
use crate::ids::{BucketId, Id};
use crate::lp::tolerances::FROZEN_PRICE;
use crate::lp::{Bounds, Objective};
use crate::model::plan::TightSpot;
use crate::model::{Buckets, Factory};
use crate::verify::Certified;

/// Prices below this, relative to the goal's largest, are rounding.
const NEGLIGIBLE: f64 = 1e-7;

/// The limits that hold back one goal, dearest first: capacities, quotas, stock, store, route
/// and purchase limits. Orders' own quantities and markets are no tight spots.
#[must_use]
pub fn tight_spots(
    factory: &Factory,
    buckets: &Buckets,
    formulation: &Formulation<'_>,
    (stage, objective): (&Stage, &Objective),
    certified: &Certified,
) -> Vec<TightSpot> {
    let lp = formulation.lp();
    let legend = formulation.legend();
    // What an earlier goal has fixed limits that goal, not this one; what has no upper bound, none.
    let limits = |bounds: Bounds| bounds.upper.is_finite() && !bounds.is_fixed();
    let mut found: IndexMap<(String, String), (Vec<BucketId>, f64)> = IndexMap::new();
    let columns = legend.columns.enumerated().filter_map(|(column, meaning)| {
        let price = -certified.reduced_costs()[column.position()];
        (price > 0.0 && limits(lp.columns()[column]))
            .then(|| limit::of_column(factory, *meaning))?
            .map(|(named, bucket)| (named, bucket.position()..bucket.position() + 1, price))
    });
    let rows = legend.rows.enumerated().filter_map(|(row, meaning)| {
        let price = -certified.price(row);
        (price > 0.0 && limits(lp.rows()[row]))
            .then(|| limit::of_row(factory, meaning))?
            .map(|(named, places)| (named, places, price))
    });
    for ((at, name, _), places, price) in columns.chain(rows) {
        let entry = found.entry((at, name)).or_default();
        entry.0.extend(places.map(BucketId::at));
        entry.1 = entry.1.max(price);
    }
    let largest = found.values().map(|(_, price)| *price).fold(0.0, f64::max);
    let rounding = (NEGLIGIBLE * largest).max(FROZEN_PRICE * objective.largest_cost());
    let mut spots: Vec<TightSpot> = found
        .into_iter()
        .filter(|(_, (_, price))| *price > rounding)
        .map(|((at, name), (mut places, dual))| {
            places.sort_unstable();
            places.dedup();
            TightSpot {
                at,
                name,
                goal: stage.title(),
                buckets: places.iter().map(|&bucket| buckets[bucket].name.clone()).collect(),
                dual,
            }
        })
        .collect();
    spots.sort_by(|a, b| b.dual.total_cmp(&a.dual));
    spots
}
