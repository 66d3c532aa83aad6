//! Hard limits on what is started and bought: routes, frozen quantities, purchases, discarding.

use crate::ids::{Id, ProductId};
use crate::model::answers::audit::Fault;
use crate::model::{Allotment, Amount, Buckets, Factory, Frozen};

use super::check::Check;
use super::decisions::Decisions;
use super::sum::Sum;
use crate::tolerances::AUDITED;

/// Checks the sum over each period of each limit.
pub fn check_amounts(
    check: &mut Check,
    buckets: &Buckets,
    limits: &[Amount],
    at: &str,
    what: &'static str,
    taken: &[f64],
) {
    for limit in limits {
        check_allotments(check, buckets.allotments(limit), at, what, taken);
    }
}

/// Checks the sum over each of some stretches of buckets.
pub fn check_allotments(
    check: &mut Check,
    allotments: Vec<Allotment>,
    at: &str,
    what: &'static str,
    taken: &[f64],
) {
    for allotment in allotments {
        let sum: Sum = taken[allotment.buckets.clone()].iter().map(|it| Sum::of(*it)).sum();
        let first = check.bucket(allotment.buckets.start).to_owned();
        check.at_most(|| format!("{at}/{first}"), what, sum, allotment.quantity);
    }
}

/// A decision that is not open at all: every quantity is 0.
pub fn check_forbidden(check: &mut Check, at: &str, what: &'static str, taken: &[f64]) {
    for (position, quantity) in taken.iter().enumerate() {
        let bucket = check.bucket(position).to_owned();
        check.at_most(|| format!("{at}/{bucket}"), what, Sum::of(*quantity), 0.0);
    }
}

/// Checks every limit on starts, purchases and discarding.
pub fn check(factory: &Factory, buckets: &Buckets, decisions: &Decisions, check: &mut Check) {
    for (id, product) in factory.products.enumerated() {
        for (position, route) in product.routes.iter().enumerate() {
            let at = format!("products/{}/routes/{}/started", product.named.id, route.named.id);
            let started = &decisions.started[id][position];
            check_amounts(check, buckets, &route.limits, &at, "audit-limit-route", started);
            let last = buckets
                .ids()
                .rev()
                .find(|&bucket| buckets.after_lead(bucket, route.total_lead_days()).is_some());
            let first_too_late = last.map_or(0, |bucket| bucket.position() + 1);
            for (at_bucket, units) in started.iter().enumerate().skip(first_too_late) {
                let frozen = is_frozen(factory, buckets, id, position, at_bucket);
                if *units > AUDITED && !frozen {
                    let at = format!("{at}/{}", check.bucket(at_bucket));
                    let what = "audit-too-late";
                    check.refuse(at, what, Fault::Exceeds { taken: *units, limit: 0.0 });
                }
            }
        }
        if product.discard_cost.is_none() {
            let at = format!("products/{}/discarded", product.named.id);
            check_forbidden(check, &at, "audit-no-discarding", &decisions.discarded[id]);
        }
    }
    check_frozen(factory, buckets, decisions, check);
    for (id, material) in factory.materials.enumerated() {
        let at = format!("materials/{}/bought", material.named.id);
        let bought = &decisions.bought[id];
        match &material.purchase {
            None => check_forbidden(check, &at, "audit-no-buying", bought),
            Some(purchase) => {
                check_amounts(check, buckets, &purchase.limits, &at, "audit-limit-buying", bought);
                let first = buckets
                    .ids()
                    .next()
                    .and_then(|first| buckets.after_lead(first, purchase.lead_days));
                let open = first.map_or(bought.len(), Id::position);
                let what = "audit-too-early";
                check_forbidden(check, &at, what, &bought[..open]);
            }
        }
    }
}

/// Positions of the buckets that hold some date from `from` to `to`.
pub fn touched(
    buckets: &Buckets,
    from: jiff::civil::Date,
    to: jiff::civil::Date,
) -> impl Iterator<Item = usize> {
    buckets
        .iter()
        .enumerate()
        .filter(move |(_, bucket)| bucket.start <= to && from <= bucket.end)
        .map(|(position, _)| position)
}

fn is_frozen(
    factory: &Factory,
    buckets: &Buckets,
    product: ProductId,
    route: usize,
    bucket: usize,
) -> bool {
    factory.frozen.iter().any(|it| {
        it.product == product
            && it.route == route
            && touched(buckets, it.from, it.to).any(|position| position == bucket)
    })
}

/// Several frozen lines for the same buckets count together.
fn check_frozen(factory: &Factory, buckets: &Buckets, decisions: &Decisions, check: &mut Check) {
    let place = |frozen: &Frozen| {
        let positions: Vec<usize> = touched(buckets, frozen.from, frozen.to).collect();
        (frozen.product, frozen.route, positions)
    };
    let mut done = Vec::new();
    for frozen in &factory.frozen {
        let here = place(frozen);
        if done.contains(&here) {
            continue;
        }
        let lines: Vec<&Frozen> = factory.frozen.iter().filter(|it| place(it) == here).collect();
        let quantity: f64 = lines.iter().map(|line| line.quantity).sum();
        // If no more fits, a figure counts as exact to its last digit.
        let rounding: f64 = lines.iter().map(|line| line.rounding()).sum();
        let product = &factory.products[frozen.product];
        let route = &product.routes[frozen.route].named.id;
        let at = format!("products/{}/routes/{route}/started/{}", product.named.id, frozen.from);
        let started = &decisions.started[frozen.product][frozen.route];
        let sum: Sum = here.2.iter().map(|&position| Sum::of(started[position])).sum();
        let whole = here.2.iter().all(|&position| {
            buckets
                .days(crate::ids::BucketId::at(position))
                .filter(|&day| factory.calendar.works(day, None))
                .all(|day| lines.iter().any(|line| line.from <= day && day <= line.to))
        });
        check.at_least(|| at.clone(), "audit-frozen", sum, quantity - rounding);
        if whole {
            check.at_most(|| at.clone(), "audit-frozen", sum, quantity + rounding);
        }
        done.push(here);
    }
}
