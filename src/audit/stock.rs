//! Product and material stock, quotas and stores.

use crate::diag::{Message, message};
use crate::ids::{Id, IdVec, MaterialId, ProductId};
use crate::model::plan::{MaterialPlan, Plan, ProductPlan};
use crate::model::{Buckets, Factory, Item, Receipt, Stock};

use super::check::Check;
use super::decisions::Decisions;
use super::flow::{Flows, Sums};
use super::sum::Sum;

/// Closing stocks by bucket, recomputed.
#[derive(Debug)]
pub struct Stocks {
    /// Of products.
    pub products: IdVec<ProductId, Sums>,
    /// Of materials.
    pub materials: IdVec<MaterialId, Sums>,
}

fn received(buckets: &Buckets, receipts: &[Receipt]) -> Sums {
    let mut received = vec![Sum::default(); buckets.len()];
    for receipt in receipts {
        if let Some(bucket) = buckets.receiving(receipt.date) {
            received[bucket.position()].add(receipt.quantity);
        }
    }
    received
}

/// Closing stock: opening stock plus inflow minus outflow.
fn closing(opening: f64, comes: &[&Sums], goes: &[&Sums], buckets: usize) -> Sums {
    let mut stock = Sum::of(opening);
    (0..buckets)
        .map(|at| {
            for sums in comes {
                stock.add_times(1.0, sums[at]);
            }
            for sums in goes {
                stock.add_times(-1.0, sums[at]);
            }
            stock
        })
        .collect()
}

fn sums(quantities: &[f64]) -> Sums {
    quantities.iter().map(|it| Sum::of(*it)).collect()
}

/// Hard limits of one item's stock.
fn check_limits(rules: &Stock, buckets: &Buckets, stock: &Sums, at: &str, check: &mut Check) {
    for bucket in buckets.ids() {
        let held = stock[bucket.position()];
        let name = &buckets[bucket].name;
        let what = message!("audit-not-negative", of = Message::new("audit-stock"));
        check.at_least(|| format!("{at}/{name}"), what, held, 0.0);
        if let Some(maximum) = &rules.maximum {
            let maximum = maximum.at(buckets[bucket].start);
            check.at_most(|| format!("{at}/{name}"), "audit-maximum-stock", held, maximum);
        }
    }
    if let (Some(maximum), Some(last), Some(bucket)) = (
        rules.closing_maximum,
        at_the_end(buckets, stock),
        buckets.iter().nth(last_within(buckets)),
    ) {
        check.at_most(|| format!("{at}/{}", bucket.name), "audit-maximum-closing", *last, maximum);
    }
}

/// Short of the safety stock, by bucket.
pub fn short_of_safety(rules: &Stock, buckets: &Buckets, stock: &Sums) -> Sums {
    buckets.iter().zip(stock).map(|(it, held)| held.short_of(rules.safety.at(it.start))).collect()
}

/// The position of the last bucket of the planning period.
fn last_within(buckets: &Buckets) -> usize {
    buckets.within().saturating_sub(1)
}

/// What is in stock at the end of the planning period.
fn at_the_end<'s>(buckets: &Buckets, stock: &'s Sums) -> Option<&'s Sum> {
    stock.get(last_within(buckets))
}

/// Short of the closing stock, at the end of the planning period.
pub fn short_of_closing(rules: &Stock, buckets: &Buckets, stock: &Sums) -> Sum {
    match (rules.closing, at_the_end(buckets, stock)) {
        (Some(wanted), Some(held)) => held.short_of(wanted),
        _ => Sum::default(),
    }
}

/// Recomputes and checks every stock, quota and store.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    flows: &Flows,
    plan: &mut Plan,
    check: &mut Check,
) -> Stocks {
    let products = factory.products.ids().map(|id| {
        check_product(
            factory,
            buckets,
            decisions,
            flows,
            id,
            &mut plan.products[id.position()],
            check,
        )
    });
    let products = products.collect();
    let materials = factory.materials.ids().map(|id| {
        let stated = &mut plan.materials[id.position()];
        check_material(factory, buckets, decisions, flows, id, stated, check)
    });
    let stocks = Stocks { products, materials: materials.collect() };
    check_stores(factory, buckets, &stocks, plan, check);
    stocks
}

fn check_product(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    flows: &Flows,
    id: ProductId,
    stated: &mut ProductPlan,
    check: &mut Check,
) -> Sums {
    let product = &factory.products[id];
    let at = |figure: &str| format!("products/{}/{figure}", product.named.id);
    let received = received(buckets, &product.receipts);
    let made: Sums = (flows.made[id].iter().zip(&flows.alongside[id]))
        .map(|(made, alongside)| [made, alongside].into_iter().sum())
        .collect();
    let (used, shipped) = (&flows.product_use[id], &flows.product_shipped[id]);
    let discarded = sums(&decisions.discarded[id]);
    let stock = closing(
        product.stock.opening,
        &[&made, &received],
        &[shipped, used, &discarded],
        buckets.len(),
    );
    check.by_bucket(&at("made"), "audit-made", &mut stated.made, &made);
    check.by_bucket(&at("received"), "audit-receipts", &mut stated.received, &received);
    check.by_bucket(&at("used"), "audit-used-inside", &mut stated.used, used);
    check.by_bucket(&at("shipped"), "audit-shipped", &mut stated.shipped, shipped);
    check.by_bucket(&at("stock"), "audit-closing-stock", &mut stated.stock, &stock);
    let short = short_of_safety(&product.stock, buckets, &stock);
    let what = "audit-short-of-safety";
    check.by_bucket(&at("short_of_safety"), what, &mut stated.short_of_safety, &short);
    let short = short_of_closing(&product.stock, buckets, &stock);
    let what = "audit-short-of-closing";
    check.figure(|| at("short_of_closing"), what, &mut stated.short_of_closing, short);
    check_limits(&product.stock, buckets, &stock, &at("stock"), check);
    stock
}

fn check_material(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    flows: &Flows,
    id: MaterialId,
    stated: &mut MaterialPlan,
    check: &mut Check,
) -> Sums {
    let material = &factory.materials[id];
    let at = |figure: &str| format!("materials/{}/{figure}", material.named.id);
    let delivered = received(buckets, &material.deliveries);
    let bought = sums(&decisions.bought[id]);
    let used = &flows.material_use[id];
    let stock = closing(material.stock.opening, &[&delivered, &bought], &[used], buckets.len());
    check.by_bucket(&at("delivered"), "audit-deliveries", &mut stated.delivered, &delivered);
    check.by_bucket(&at("used"), "audit-used", &mut stated.used, used);
    check.by_bucket(&at("stock"), "audit-closing-stock", &mut stated.stock, &stock);
    let short = short_of_safety(&material.stock, buckets, &stock);
    let what = "audit-short-of-safety";
    check.by_bucket(&at("short_of_safety"), what, &mut stated.short_of_safety, &short);
    let short = short_of_closing(&material.stock, buckets, &stock);
    let what = "audit-short-of-closing";
    check.figure(|| at("short_of_closing"), what, &mut stated.short_of_closing, short);
    check_limits(&material.stock, buckets, &stock, &at("stock"), check);
    let allotments = material.quota.iter().flat_map(|quota| buckets.allotments(quota));
    for (allotment, stated) in allotments.zip(&mut stated.quotas) {
        let taken: Sum = used[allotment.buckets].iter().sum();
        let at = |figure: &str| at(&format!("quotas/{}/{figure}", stated.from));
        let (quota, used) = (at("quota"), at("used"));
        check.figure(|| quota, "audit-quota", &mut stated.quota, Sum::of(allotment.quantity));
        check.figure(|| used.clone(), "audit-quota-used", &mut stated.used, taken);
        check.at_most(|| used, "audit-quota", taken, allotment.quantity);
    }
    stock
}

fn check_stores(
    factory: &Factory,
    buckets: &Buckets,
    stocks: &Stocks,
    plan: &mut Plan,
    check: &mut Check,
) {
    for (store, stated) in factory.stores.iter().zip(&mut plan.stores) {
        let at = |figure: &str| format!("stores/{}/{figure}", store.named.id);
        let capacity: Sums =
            buckets.iter().map(|bucket| Sum::of(store.capacity.at(bucket.start))).collect();
        let mut used = vec![Sum::default(); buckets.len()];
        for (item, space) in &store.items {
            let stock = match item {
                Item::Product(product) => &stocks.products[*product],
                Item::Material(material) => &stocks.materials[*material],
            };
            for (used, held) in used.iter_mut().zip(stock) {
                used.add_times(*space, *held);
            }
        }
        check.by_bucket(&at("capacity"), "audit-space", &mut stated.capacity, &capacity);
        check.by_bucket(&at("used"), "audit-space-used", &mut stated.used, &used);
        for ((used, capacity), bucket) in used.iter().zip(&capacity).zip(buckets.iter()) {
            let at = || format!("{}/{}", at("used"), bucket.name);
            check.at_most(at, "audit-store-space", *used, capacity.value);
        }
    }
}
