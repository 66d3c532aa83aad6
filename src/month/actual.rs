//! Plan against actual on the days that are recorded: fulfilment, rhythm, norms and hours.

pub mod causes;
mod compared;
pub mod forecast;
mod hours;
mod spans;
mod standard;

use rustc_hash::FxHashMap;

use super::recorded::OfItem;
use crate::ids::{Id, ProductId};
use crate::model::Item;
use crate::model::answers::actual::{Actual, LostHours, NormKept, OrderKept, ProductKept};
use crate::model::answers::reason::Reason;
use crate::model::decimal::as_held;
use crate::model::plan::FactoryHeading;
pub use compared::Compared;
use compared::share;
use standard::Standard;

/// The digests of the files compared: plan and record.
pub struct Digests {
    /// Of the plan.
    pub plan: String,
    /// Of the record.
    pub actuals: String,
}

/// The comparison, without what is found out by planning again.
#[must_use]
pub fn compare(of: Compared<'_>, digests: Digests) -> Actual {
    let standard = Standard::new(of);
    let products = products(of, &standard);
    let weighed =
        |it: &ProductKept| (it.planned.min(it.made) * it.hours_each, it.planned * it.hours_each);
    let (kept, planned) =
        products.iter().map(weighed).fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let spans = spans::spans(of, &products);
    let dated = products.iter().any(|it| !it.made_by_bucket.is_empty());
    let rhythm = dated.then(|| {
        let (kept, planned) =
            spans.buckets.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.kept, sum.1 + it.planned));
        share(kept, planned).unwrap_or(1.0)
    });
    let findings = of.done.findings.iter().map(|it| Reason::of(None, it.clone()));
    let hours = hours::hours(of, &standard);
    Actual {
        factory: FactoryHeading::of(of.factory, of.buckets),
        from: of.recorded.period.from.to_string(),
        to: of.recorded.period.to.to_string(),
        fulfilment: share(kept, planned).unwrap_or(1.0),
        rhythm,
        orders: orders(of),
        products,
        groups: hours.groups,
        labour: hours.labour,
        workshops: hours.workshops,
        buckets: spans.buckets,
        ten_days: spans.ten_days,
        norms: norms(of, &standard),
        lost: lost(of),
        deviations: None,
        forecast: None,
        findings: findings.collect(),
        complete: true,
        factory_sha256: of.plan.certificate.factory_sha256.clone(),
        plan_sha256: digests.plan,
        actuals_sha256: digests.actuals,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

fn orders(of: Compared<'_>) -> Vec<OrderKept> {
    let order = |(at, it): (usize, &crate::model::plan::OrderPlan)| {
        let id = Id::at(at);
        let (planned, shipped) = (of.planned.shipped[id], of.done.shipped[id]);
        OrderKept {
            id: it.id.clone(),
            product: it.product.clone(),
            unit: it.unit.clone(),
            due: it.due.clone(),
            ordered: it.quantity,
            planned,
            shipped,
            fulfilment: share(planned.min(shipped), planned),
        }
    };
    of.plan.orders.iter().enumerate().map(order).collect()
}

fn products(of: Compared<'_>, standard: &Standard) -> Vec<ProductKept> {
    let past = of.done.past;
    let lines = of.recorded.made.as_deref();
    let mut found = Vec::new();
    for (id, it) in of.factory.products.enumerated() {
        let (planned, made) = (of.planned.products[id].made, of.done.products[id].made);
        if planned <= 1e-9 && made <= 1e-9 {
            continue;
        }
        let own = || lines.unwrap_or_default().iter().filter(move |line| line.product == id);
        let planned_by_bucket: Vec<f64> = of
            .plan
            .products
            .get(id.position())
            .map_or(&[][..], |it| &it.made)
            .iter()
            .take(past)
            .copied()
            .collect();
        let mut made_by_bucket = Vec::new();
        if lines.is_none() {
            made_by_bucket.clone_from(&planned_by_bucket);
        } else if own().all(|line| line.date.is_some()) {
            made_by_bucket = vec![0.0; past];
            for line in own() {
                let at = line.date.and_then(|day| of.buckets.due(day)).map_or(0, Id::position);
                if let Some(sum) = made_by_bucket.get_mut(at.min(past.saturating_sub(1))) {
                    *sum += line.good;
                }
            }
        }
        let rhythm = (!made_by_bucket.is_empty()).then(|| {
            let pairs = planned_by_bucket.iter().zip(&made_by_bucket);
            let kept: f64 = pairs.map(|(planned, made)| planned.min(*made)).sum();
            share(kept, planned_by_bucket.iter().sum())
        });
        found.push(ProductKept {
            id: it.named.id.clone(),
            name: it.named.name.clone(),
            unit: it.unit.clone(),
            planned,
            made,
            scrap: own().filter_map(|line| line.scrap).sum(),
            fulfilment: share(planned.min(made), planned),
            rhythm: rhythm.flatten(),
            hours_each: standard.each(id),
            planned_by_bucket,
            made_by_bucket,
        });
    }
    found
}

/// Use against what the norms allow for what was made: in all, and per piece for lines that say what
/// for.
fn norms(of: Compared<'_>, standard: &Standard) -> Vec<NormKept> {
    let mut found = Vec::new();
    let mut items: Vec<Item> = of.recorded.used.iter().map(|it| it.item).collect();
    items.sort_unstable();
    items.dedup();
    for item in items {
        let lines: Vec<&OfItem> = of.recorded.used.iter().filter(|it| it.item == item).collect();
        let (id, unit) = match item {
            Item::Product(it) => {
                let of = &of.factory.products[it];
                (&of.named.id, &of.unit)
            }
            Item::Material(it) => {
                let of = &of.factory.materials[it];
                (&of.named.id, &of.unit)
            }
        };
        let kept = |product: Option<ProductId>, standard: f64, used: f64, pieces: Option<f64>| {
            let each = |quantity: f64| pieces.filter(|it| *it > 1e-9).map(|it| quantity / it);
            NormKept {
                item: id.clone(),
                product: product.map(|it| of.factory.products[it].named.id.clone()),
                unit: unit.clone(),
                standard: as_held(standard),
                used,
                pieces,
                planned_each: each(standard).map(as_held),
                used_each: each(used).map(as_held),
            }
        };
        let used = lines.iter().map(|it| it.quantity).sum();
        found.push(kept(None, standard.use_of(of, item), used, None));
        let mut by_product: FxHashMap<ProductId, f64> = FxHashMap::default();
        let mut sequence = Vec::new();
        for line in &lines {
            let Some(product) = line.product else { continue };
            if !by_product.contains_key(&product) {
                sequence.push(product);
            }
            *by_product.entry(product).or_default() += line.quantity;
        }
        for product in sequence {
            let allowed = standard.use_for(of, item, product);
            let pieces = standard.started(product);
            found.push(kept(Some(product), allowed, by_product[&product], Some(pieces)));
        }
    }
    found
}

fn lost(of: Compared<'_>) -> Vec<LostHours> {
    let mut found: Vec<LostHours> = Vec::new();
    for line in &of.recorded.lost {
        let capacity = causes::capacity_id(of.factory, line.of);
        let own = found.iter_mut().find(|it| it.capacity == capacity && it.cause == line.cause);
        if let Some(own) = own {
            own.hours += line.hours;
        } else {
            let cause = line.cause.clone();
            found.push(LostHours { capacity, cause, hours: line.hours });
        }
    }
    found.sort_by(|one, other| other.hours.total_cmp(&one.hours));
    found
}
