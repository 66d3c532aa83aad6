//! Whether stated pegs add up: each lot is what is made of it, its pegs are all of it, and every order
//! has pegs for all that it is shipped, of units that are there by then.

use std::collections::BTreeMap;

use crate::ids::{BucketId, Id};
use crate::model::plan::{PegSource, PegUse, Pegged, Plan};
use crate::model::{Buckets, Factory, pegging};

use super::check::Check;
use super::decisions::Decisions;
use super::sum::Sum;

/// Checks the pegs of a plan that states any; states them if a plan is restated.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    plan: &mut Plan,
    check: &mut Check,
) {
    if check.restates() {
        plan.pegs = pegging::pegs(factory, buckets, plan);
        return;
    }
    if plan.pegs.is_empty() {
        return;
    }
    let expected = supplies(factory, buckets, decisions);
    let mut stated: BTreeMap<Supply, Sum> = BTreeMap::new();
    let mut shipped: BTreeMap<(&str, usize), Sum> = BTreeMap::new();
    for pegged in &plan.pegs {
        stated.entry(supply(pegged, check)).or_default().add(pegged.quantity);
        let at = || format!("pegs/{}/{}", pegged.product, pegged.bucket);
        let sum: Sum = pegged.pegs.iter().map(|it| Sum::of(it.quantity)).sum();
        check.figure(at, "audit-pegs-of-lot", &mut pegged.quantity.clone(), sum);
        let ready = pegged.ready.as_deref().and_then(|it| check.bucket_position(it));
        for peg in pegged.pegs.iter().filter(|it| it.to == PegUse::Order) {
            let id = peg.id.as_deref().unwrap_or_default();
            let bucket = peg.bucket.as_deref().and_then(|it| check.bucket_position(it));
            let bucket = bucket.unwrap_or(usize::MAX);
            if ready.is_none_or(|ready| ready > bucket) {
                let late = Sum::of(peg.quantity);
                check.at_most(at, "audit-pegged-too-early", late, 0.0);
            }
            let own = plan.orders.iter().any(|it| it.id == id && it.product == pegged.product);
            if own {
                shipped.entry((id, bucket)).or_default().add(peg.quantity);
            }
        }
    }
    for (supply, expected) in &expected {
        let mut stated = stated.remove(supply).unwrap_or_default().value;
        check.figure(|| supply.path(check_name(buckets)), "audit-pegged", &mut stated, *expected);
    }
    for (supply, sum) in stated {
        let mut value = sum.value;
        check.figure(
            || supply.path(check_name(buckets)),
            "audit-pegged",
            &mut value,
            Sum::default(),
        );
    }
    for (id, order) in factory.orders.enumerated() {
        for (bucket, &quantity) in decisions.shipped[id].iter().enumerate() {
            let pegs = shipped.get(&(order.id.as_str(), bucket)).copied().unwrap_or_default();
            let name = check.bucket(bucket).to_owned();
            let at = || format!("orders/{}/{name}", order.id);
            check.figure(at, "audit-pegs-of-order", &mut quantity.clone(), pegs);
        }
    }
}

/// Units that become available together: product, kind of source, maker, route, bucket.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Supply(String, u8, String, String, usize);

impl Supply {
    fn path(&self, bucket: impl Fn(usize) -> String) -> String {
        format!("pegs/{}/{}/{}", self.0, self.3, bucket(self.4))
    }
}

fn check_name(buckets: &Buckets) -> impl Fn(usize) -> String {
    |at| buckets.iter().nth(at).map_or_else(String::new, |it| it.name.clone())
}

fn kind(source: PegSource) -> u8 {
    match source {
        PegSource::Stock => 0,
        PegSource::Receipt => 1,
        PegSource::Run => 2,
        PegSource::ByProduct => 3,
    }
}

fn supply(pegged: &Pegged, check: &Check) -> Supply {
    let bucket = check.bucket_position(&pegged.bucket).unwrap_or(usize::MAX);
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let (maker, route) = (text(&pegged.maker), text(&pegged.route));
    Supply(pegged.product.clone(), kind(pegged.source), maker, route, bucket)
}

/// What there is of each product by the decisions.
fn supplies(factory: &Factory, buckets: &Buckets, decisions: &Decisions) -> BTreeMap<Supply, Sum> {
    let mut all: BTreeMap<Supply, Sum> = BTreeMap::new();
    let mut add = |supply: Supply, quantity: f64| {
        if quantity > 0.0 {
            all.entry(supply).or_default().add(quantity);
        }
    };
    for (product, owner) in factory.products.enumerated() {
        let id = &owner.named.id;
        let of = |source, maker: &str, route: &str, bucket| {
            Supply(id.clone(), kind(source), maker.to_owned(), route.to_owned(), bucket)
        };
        add(of(PegSource::Stock, "", "", 0), owner.stock.opening);
        for receipt in &owner.receipts {
            if let Some(bucket) = buckets.receiving(receipt.date) {
                add(of(PegSource::Receipt, "", "", bucket.position()), receipt.quantity);
            }
        }
        for (at, route) in owner.routes.iter().enumerate() {
            let name = &route.named.id;
            for (start, &units) in decisions.started[product][at].iter().enumerate() {
                add(of(PegSource::Run, "", name, start), units * route.total_yield());
                for (by_product, each) in &route.by_products {
                    let made = factory.products[*by_product].named.id.clone();
                    let supply =
                        Supply(made, kind(PegSource::ByProduct), id.clone(), name.clone(), start);
                    add(supply, units * each.at(buckets[BucketId::at(start)].start));
                }
            }
        }
    }
    all
}
