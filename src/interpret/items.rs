//! Products, materials and stores: inflow, outflow and stock.

use super::decisions::Decisions;
use crate::ids::{BucketId, Id, MaterialId, OrderId, ProductId};
use crate::model::plan::{MaterialPlan, ProductPlan, QuotaUse, RoutePlan, StorePlan};
use crate::model::{Buckets, Factory, Item, Needed, OrderKind, Receipt, Stock, end_stocks};

/// Visits every start that is not zero: product, route, bucket, units.
pub(super) fn starts(
    factory: &Factory,
    decisions: &Decisions,
    mut visit: impl FnMut(ProductId, &crate::model::Route, BucketId, f64),
) {
    for (product, owner) in factory.products.enumerated() {
        for (route, row) in owner.routes.iter().zip(&decisions.started[product.position()]) {
            for (at, units) in row.iter().enumerate().filter(|(_, units)| **units != 0.0) {
                visit(product, route, BucketId::at(at), *units);
            }
        }
    }
}

/// What projects take of each item, by bucket.
fn project_use(factory: &Factory, decisions: &Decisions, item: Item, used: &mut [f64]) {
    for (project, owner) in factory.projects.enumerated() {
        for (need, given) in owner.needs.iter().zip(&decisions.given[project.position()]) {
            if need.of == Needed::Item(item) {
                for (total, part) in used.iter_mut().zip(given) {
                    *total += part;
                }
            }
        }
    }
}

fn arrivals(buckets: &Buckets, receipts: &[Receipt]) -> Vec<f64> {
    let mut arriving = vec![0.0; buckets.len()];
    for receipt in receipts {
        if let Some(bucket) = buckets.receiving(receipt.date) {
            arriving[bucket.position()] += receipt.quantity;
        }
    }
    arriving
}

fn short_of_safety(stock: &Stock, buckets: &Buckets, levels: &[f64]) -> Vec<f64> {
    let short = |(bucket, level): (BucketId, &f64)| {
        let wanted = stock.safety.at(buckets[bucket].start);
        noiseless(wanted - level, wanted)
    };
    buckets.ids().zip(levels).map(short).collect()
}

fn short_of_closing(stock: &Stock, buckets: &Buckets, levels: &[f64]) -> f64 {
    let last = levels[..buckets.within()].last().copied().unwrap_or(0.0);
    let wanted = stock.closing.unwrap_or(0.0);
    noiseless(wanted - last, wanted)
}

/// The shortfall from `wanted`, zero if it is only an engine's rounding.
pub(super) fn noiseless(short: f64, wanted: f64) -> f64 {
    if short <= 1e-8 * wanted { 0.0 } else { short.max(0.0) }
}

pub(super) fn products(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
) -> Vec<ProductPlan> {
    let width = buckets.len();
    let mut made = vec![vec![0.0; width]; factory.products.len()];
    let mut used = vec![vec![0.0; width]; factory.products.len()];
    let mut shipped = vec![vec![0.0; width]; factory.products.len()];
    starts(factory, decisions, |product, route, bucket, units| {
        let day = buckets[bucket].start;
        for (component, quantity) in &route.components {
            used[component.position()][bucket.position()] += quantity.at(day) * units;
        }
        if let Some(ready) = buckets.after_lead(bucket, route.total_lead_days()) {
            made[product.position()][ready.position()] += route.total_yield() * units;
            for (by_product, quantity) in &route.by_products {
                made[by_product.position()][ready.position()] += quantity.at(day) * units;
            }
        }
    });
    for (order, owner) in factory.orders.enumerated() {
        let row = &mut shipped[owner.product.position()];
        for (total, part) in row.iter_mut().zip(&decisions.shipped[order.position()]) {
            *total += part;
        }
    }
    let ends = end_stocks(factory, buckets);
    let short = |order: OrderId| match factory.orders[order].kind {
        OrderKind::Firm { quantity, .. } => {
            noiseless(quantity - decisions.shipped[order.position()].iter().sum::<f64>(), quantity)
        }
        OrderKind::Market { .. } => 0.0,
    };
    let mut flows = made.into_iter().zip(used).zip(shipped);
    let plan = |(product, owner): (ProductId, &crate::model::Product)| {
        let at = product.position();
        let ((made, mut used), shipped) = flows.next().unwrap_or_default();
        project_use(factory, decisions, Item::Product(product), &mut used);
        let stock = decisions.product_stock[at].clone();
        let surplus = ends[product].as_ref().map_or(0.0, |end| {
            let thrown_away: f64 = decisions.discarded[at].iter().sum();
            let standing = stock.last().copied().unwrap_or(0.0) + thrown_away;
            let moved = standing + made.iter().sum::<f64>();
            noiseless(end.surplus(standing, short), moved)
        });
        ProductPlan {
            id: owner.named.id.clone(),
            name: owner.named.name.clone(),
            unit: owner.unit.clone(),
            routes: owner
                .routes
                .iter()
                .zip(&decisions.started[at])
                .map(|(route, started)| RoutePlan {
                    id: route.named.id.clone(),
                    name: route.named.own_name(),
                    subcontract: route.subcontract,
                    started: started.clone(),
                })
                .collect(),
            surplus,
            made,
            received: arrivals(buckets, &owner.receipts),
            used,
            shipped,
            discarded: decisions.discarded[at].clone(),
            short_of_safety: short_of_safety(&owner.stock, buckets, &stock),
            short_of_closing: short_of_closing(&owner.stock, buckets, &stock),
            stock,
        }
    };
    factory.products.enumerated().map(plan).collect()
}

pub(super) fn materials(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
) -> Vec<MaterialPlan> {
    let mut used = vec![vec![0.0; buckets.len()]; factory.materials.len()];
    starts(factory, decisions, |_, route, bucket, units| {
        for (material, norm) in &route.norms {
            used[material.position()][bucket.position()] += norm.at(buckets[bucket].start) * units;
        }
    });
    for (owner, runs) in factory.products.iter().zip(&decisions.runs) {
        for (route, runs) in owner.routes.iter().zip(runs) {
            let Some(runs) = runs else { continue };
            for (material, norm) in &route.norms_per_run {
                for ((used, run), bucket) in
                    used[material.position()].iter_mut().zip(runs).zip(buckets)
                {
                    *used += norm.at(bucket.start) * run;
                }
            }
        }
    }
    let plan = |(material, owner): (MaterialId, &crate::model::Material)| {
        let at = material.position();
        let mut used = std::mem::take(&mut used[at]);
        project_use(factory, decisions, Item::Material(material), &mut used);
        let stock = decisions.material_stock[at].clone();
        let quotas = owner.quota.iter().flat_map(|amount| buckets.allotments(amount));
        MaterialPlan {
            id: owner.named.id.clone(),
            name: owner.named.name.clone(),
            unit: owner.unit.clone(),
            delivered: arrivals(buckets, &owner.deliveries),
            bought: decisions.bought[at].clone(),
            quotas: quotas
                .map(|allotment| QuotaUse {
                    from: buckets[BucketId::at(allotment.buckets.start)].name.clone(),
                    to: buckets[BucketId::at(allotment.buckets.end - 1)].name.clone(),
                    quota: allotment.quantity,
                    used: used[allotment.buckets].iter().sum(),
                })
                .collect(),
            used,
            short_of_safety: short_of_safety(&owner.stock, buckets, &stock),
            short_of_closing: short_of_closing(&owner.stock, buckets, &stock),
            stock,
        }
    };
    factory.materials.enumerated().map(plan).collect()
}

pub(super) fn stores(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
) -> Vec<StorePlan> {
    let space_used = |store: &crate::model::Store, at: usize| {
        let space = store.items.iter().map(|(item, space)| match item {
            Item::Product(product) => decisions.product_stock[product.position()][at] * space,
            Item::Material(material) => decisions.material_stock[material.position()][at] * space,
        });
        space.sum()
    };
    let plan = |store: &crate::model::Store| StorePlan {
        id: store.named.id.clone(),
        name: store.named.name.clone(),
        unit: store.unit.clone(),
        capacity: buckets.iter().map(|bucket| store.capacity.at(bucket.start)).collect(),
        used: (0..buckets.len()).map(|at| space_used(store, at)).collect(),
    };
    factory.stores.iter().map(plan).collect()
}
