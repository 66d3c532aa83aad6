//! Limits with a nonzero dual value in some goal, by noun. Names only: at a degenerate optimum a
//! dual value is not the value of one unit more.

use indexmap::IndexMap;

use super::limit;
use crate::formulate::{Formulation, Stage};
use crate::ids::{BucketId, Id};
use crate::lp::{Bounds, Objective};
use crate::model::plan::TightSpot;
use crate::model::{Buckets, Factory};
use crate::tolerances::FROZEN_PRICE;
use crate::verify::Certified;

/// Prices below this, relative to the goal's largest, are rounding.
const NEGLIGIBLE: f64 = 1e-7;

/// The limits that hold back one goal, by the largest dual value: capacities, quotas, stock, store,
/// route and purchase limits. The value of one more stays open.
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
    // A column fixed by an earlier goal limits that goal, not this one; without an upper bound,
    // none.
    let limits = |bounds: Bounds| bounds.upper.is_finite() && !bounds.is_fixed();
    let mut found: IndexMap<limit::Counted, (Vec<BucketId>, f64)> = IndexMap::new();
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
    for (named, places, price) in columns.chain(rows) {
        let entry = found.entry(named).or_default();
        entry.0.extend(places.map(BucketId::at));
        entry.1 = entry.1.max(price);
    }
    let largest = found.values().map(|(_, price)| *price).fold(0.0, f64::max);
    let rounding = (NEGLIGIBLE * largest).max(FROZEN_PRICE * objective.largest_cost());
    let mut spots: Vec<(f64, TightSpot)> = found
        .into_iter()
        .filter(|(_, (_, price))| *price > rounding)
        .map(|((name, unit), (mut places, price))| {
            places.sort_unstable();
            places.dedup();
            let spot = TightSpot {
                at: name.path(),
                name,
                unit,
                goal: stage.title(),
                buckets: places.iter().map(|&bucket| buckets[bucket].name.clone()).collect(),
                one_more: None,
                one_less: None,
                dual: None,
            };
            (price, spot)
        })
        .collect();
    spots.sort_by(|a, b| b.0.total_cmp(&a.0));
    spots.into_iter().map(|(_, spot)| spot).collect()
}
