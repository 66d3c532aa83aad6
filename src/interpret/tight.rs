//! Tight spots: the limits whose price in some goal is not zero, gathered by noun.

use indexmap::IndexMap;

use crate::formulate::{Capacity, ColumnMeaning, Formulation, RowMeaning, Stage};
use crate::ids::{BucketId, Id};
use crate::model::plan::TightSpot;
use crate::model::{Buckets, Factory, Item};
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
    stage: &Stage,
    certified: &Certified,
) -> Vec<TightSpot> {
    let lp = formulation.lp();
    let legend = formulation.legend();
    let mut found: IndexMap<(String, String), (Vec<BucketId>, f64)> = IndexMap::new();
    let columns = legend.columns.enumerated().filter_map(|(column, meaning)| {
        // What an earlier goal has fixed limits that goal, not this one.
        let price = -certified.reduced_costs()[column.position()];
        (price > 0.0 && !lp.columns()[column].is_fixed())
            .then(|| column_spot(factory, *meaning).map(|spot| (spot, price)))?
    });
    let rows = legend.rows.enumerated().filter_map(|(row, meaning)| {
        let price = -certified.price(row);
        (price > 0.0 && !lp.rows()[row].is_fixed())
            .then(|| row_spot(factory, meaning).map(|spot| (spot, price)))?
    });
    for ((at, name, where_), price) in columns.chain(rows) {
        let entry = found.entry((at, name)).or_default();
        entry.0.extend(where_.map(BucketId::at));
        entry.1 = entry.1.max(price);
    }
    let largest = found.values().map(|(_, price)| *price).fold(0.0, f64::max);
    let mut spots: Vec<TightSpot> = found
        .into_iter()
        .filter(|(_, (_, price))| *price > NEGLIGIBLE * largest.max(NEGLIGIBLE))
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

type Spot = (String, String, std::ops::Range<usize>);

fn single(bucket: BucketId) -> std::ops::Range<usize> {
    bucket.position()..bucket.position() + 1
}

/// Path and name of a capacity.
fn capacity(factory: &Factory, of: Capacity) -> (String, &str) {
    let (kind, named) = match of {
        Capacity::Group(group) => ("groups", &factory.groups[group].named),
        Capacity::Labour(labour) => ("labour", &factory.labour[labour].named),
        Capacity::Service(service) => ("services", &factory.services[service].named),
    };
    (format!("{kind}/{}", named.id), &named.name)
}

/// Path and name of an item.
fn item(factory: &Factory, item: Item) -> (String, &str) {
    let (kind, named) = match item {
        Item::Product(product) => ("products", &factory.products[product].named),
        Item::Material(material) => ("materials", &factory.materials[material].named),
    };
    (format!("{kind}/{}", named.id), &named.name)
}

fn route(factory: &Factory, product: crate::ids::ProductId, route: usize) -> (String, String) {
    let owner = &factory.products[product];
    let route = &owner.routes[route].named;
    (
        format!("products/{}/routes/{}/limit", owner.named.id, route.id),
        format!("{}, route {}: limit", owner.named.name, route.name),
    )
}

fn column_spot(factory: &Factory, meaning: ColumnMeaning) -> Option<Spot> {
    use ColumnMeaning as M;
    Some(match meaning {
        M::Regular { of, bucket } => {
            let (at, name) = capacity(factory, of);
            (at, name.to_owned(), single(bucket))
        }
        M::Overtime { of, tier, bucket } => {
            let (at, name) = capacity(factory, of);
            (format!("{at}/overtime/{tier}"), format!("{name}: overtime"), single(bucket))
        }
        M::Stock { item: of, bucket } => {
            let (at, name) = item(factory, of);
            (format!("{at}/stock/maximum"), format!("{name}: room in stock"), single(bucket))
        }
        M::Bought { material, bucket } => {
            let (at, name) = item(factory, Item::Material(material));
            (format!("{at}/purchase/limit"), format!("{name}: purchase limit"), single(bucket))
        }
        M::Started { product, route: of, bucket } => {
            let (at, name) = route(factory, product, of);
            (at, name, single(bucket))
        }
        _ => return None,
    })
}

fn row_spot(factory: &Factory, meaning: &RowMeaning) -> Option<Spot> {
    use RowMeaning as M;
    Some(match meaning {
        M::HeadHours { labour, bucket } | M::HeadOvertime { labour, bucket } => {
            let (at, name) = capacity(factory, Capacity::Labour(*labour));
            (at, name.to_owned(), single(*bucket))
        }
        M::OvertimeLimit { of, tier, buckets } => {
            let (at, name) = capacity(factory, *of);
            (format!("{at}/overtime/{tier}"), format!("{name}: overtime"), buckets.clone())
        }
        M::HiringLimit { labour, buckets } => {
            let (at, name) = capacity(factory, Capacity::Labour(*labour));
            (format!("{at}/hiring/limit"), format!("{name}: hiring"), buckets.clone())
        }
        M::LayingOffLimit { labour, buckets } => {
            let (at, name) = capacity(factory, Capacity::Labour(*labour));
            (format!("{at}/laying_off/limit"), format!("{name}: laying off"), buckets.clone())
        }
        M::Quota { material, buckets } => {
            let (at, name) = item(factory, Item::Material(*material));
            (format!("{at}/quota"), format!("{name}: quota"), buckets.clone())
        }
        M::PurchaseLimit { material, buckets } => {
            let (at, name) = item(factory, Item::Material(*material));
            (format!("{at}/purchase/limit"), format!("{name}: purchase limit"), buckets.clone())
        }
        M::RouteLimit { product, route: of, buckets } => {
            let (at, name) = route(factory, *product, *of);
            (at, name, buckets.clone())
        }
        M::Space { store, bucket } => {
            let named = &factory.stores[*store].named;
            (format!("stores/{}", named.id), named.name.clone(), single(*bucket))
        }
        _ => return None,
    })
}
