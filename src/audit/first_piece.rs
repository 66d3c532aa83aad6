//! First pieces: a cycle makes nothing in a bucket without a supply from outside.
//!
//! The routes used in a bucket are traced from the supply: stock from the bucket before, arrivals
//! and output of earlier buckets. A route whose components are all available adds its output within
//! the bucket. Routes that are never reached only wait for each other, which is refused.

use rustc_hash::FxHashSet;

use crate::ids::{BucketId, Id, ProductId};
use crate::model::answers::audit::Fault;
use crate::model::circle::strongly_connected;
use crate::model::{Buckets, Factory, Route};

use super::check::Check;
use super::decisions::Decisions;
use super::stock::Stocks;
use crate::tolerances::AUDITED;

/// Stock below this, relative to what the routes use, is rounding.
const NO_PIECE: f64 = 1e-9;

/// A route used in the bucket examined.
struct Used<'f> {
    product: ProductId,
    route: &'f Route,
    /// Whether its output is available within the bucket.
    within: bool,
}

impl Used<'_> {
    fn takes(&self, day: jiff::civil::Date) -> impl Iterator<Item = ProductId> {
        let parts = self.route.components.iter().filter(move |(_, each)| each.at(day) > 0.0);
        parts.map(|(part, _)| *part)
    }

    fn gives(&self, day: jiff::civil::Date) -> impl Iterator<Item = ProductId> {
        let beside = self.route.by_products.iter().filter(move |(_, each)| each.at(day) > 0.0);
        std::iter::once(self.product).chain(beside.map(|(it, _)| *it))
    }
}

/// Checks every bucket.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    stocks: &Stocks,
    check: &mut Check,
) {
    for bucket in buckets.ids() {
        let used = used(factory, buckets, decisions, bucket);
        if !may_go_round(&used, factory, buckets[bucket].start) {
            continue;
        }
        let waiting = waiting(factory, buckets, decisions, stocks, bucket, used);
        report(factory, buckets, bucket, &waiting, check);
    }
}

fn used<'f>(
    factory: &'f Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    bucket: BucketId,
) -> Vec<Used<'f>> {
    let mut used = Vec::new();
    for (product, owner) in factory.products.enumerated() {
        for (route, started) in owner.routes.iter().zip(&decisions.started[product]) {
            if started[bucket.position()] > AUDITED {
                let ready = buckets.after_lead(bucket, route.total_lead_days());
                used.push(Used { product, route, within: ready == Some(bucket) });
            }
        }
    }
    used
}

/// Whether the routes used within the bucket have a cycle among them.
fn may_go_round(used: &[Used<'_>], factory: &Factory, day: jiff::civil::Date) -> bool {
    circle_of(used, factory, day).iter().any(|round| *round)
}

/// For each route, whether its output within the bucket leads back to its input.
fn circle_of(used: &[Used<'_>], factory: &Factory, day: jiff::civil::Date) -> Vec<bool> {
    let mut leads: Vec<Vec<usize>> = vec![Vec::new(); factory.products.len()];
    for it in used.iter().filter(|it| it.within) {
        for part in it.takes(day) {
            leads[part.position()].extend(it.gives(day).map(Id::position));
        }
    }
    let circle = strongly_connected(&leads);
    let same =
        |one: ProductId, other: ProductId| circle[one.position()] == circle[other.position()];
    let round = |it: &Used<'_>| {
        it.within && it.takes(day).any(|part| it.gives(day).any(|given| same(part, given)))
    };
    used.iter().map(round).collect()
}

/// The routes that nothing there leads to.
fn waiting<'f>(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    stocks: &Stocks,
    bucket: BucketId,
    mut used: Vec<Used<'f>>,
) -> Vec<Used<'f>> {
    let day = buckets[bucket].start;
    let mut there: FxHashSet<ProductId> = FxHashSet::default();
    for (product, owner) in factory.products.enumerated() {
        let before = match bucket.position().checked_sub(1) {
            Some(before) => stocks.products[product][before].value,
            None => owner.stock.opening,
        };
        let arrives = owner.receipts.iter().any(|receipt| {
            receipt.quantity > 0.0 && buckets.receiving(receipt.date) == Some(bucket)
        });
        if before > NO_PIECE || arrives {
            there.insert(product);
        }
        for (route, started) in owner.routes.iter().zip(&decisions.started[product]) {
            for start in buckets.ids().take(bucket.position()) {
                let ready = buckets.after_lead(start, route.total_lead_days());
                if started[start.position()] > NO_PIECE && ready == Some(bucket) {
                    there.insert(product);
                    there.extend(route.by_products.iter().map(|(it, _)| *it));
                }
            }
        }
    }
    loop {
        let before = used.len();
        used.retain(|it| {
            let begins = it.takes(day).all(|part| there.contains(&part));
            if begins && it.within {
                there.extend(it.gives(day));
            }
            !begins
        });
        if used.len() == before {
            return used;
        }
    }
}

/// Reports routes that wait for each other; mere lack of stock is found with the stocks.
fn report(
    factory: &Factory,
    buckets: &Buckets,
    bucket: BucketId,
    waiting: &[Used<'_>],
    check: &mut Check,
) {
    let rounds = circle_of(waiting, factory, buckets[bucket].start);
    for (it, round) in waiting.iter().zip(rounds) {
        if round {
            let (owner, route) = (&factory.products[it.product].named.id, &it.route.named.id);
            let name = check.bucket(bucket.position());
            let at = format!("products/{owner}/routes/{route}/started/{name}");
            check.refuse(at, "audit-first-piece", Fault::Shape);
        }
    }
}
