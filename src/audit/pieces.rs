//! Whole numbers: pieces, heads, lots and decisions that are yes or no. A plan of fractions claims
//! none of it, but keeps the most of each lot.

use crate::diag::message;
use crate::ids::{BucketId, Id, IdVec};
use crate::model::answers::audit::Fault;
use crate::model::run::{is_released, starts_whole};
use crate::model::{Buckets, Factory, Item, Needed};

use super::check::Check;
use super::decisions::{ByBucket, Decisions, need_path};
use super::sum::Sum;
use crate::tolerances::AUDITED;

/// Checks lots, and everything that a plan of whole numbers claims to be whole.
pub fn check(factory: &Factory, buckets: &Buckets, decisions: &Decisions, check: &mut Check) {
    lots(factory, buckets, decisions, check);
    if !decisions.whole {
        return;
    }
    for (id, order) in factory.orders.enumerated().filter(|(_, it)| it.whole) {
        let at = format!("orders/{}/shipments", order.id);
        whole(check, &at, "audit-shipped", &decisions.shipped[id]);
    }
    for (id, product) in factory.products.enumerated().filter(|(_, it)| it.whole) {
        let at = format!("products/{}/discarded", product.named.id);
        whole(check, &at, "audit-discarded", &decisions.discarded[id]);
    }
    for (id, project) in factory.projects.enumerated() {
        for (position, need) in project.needs.iter().enumerate() {
            let Needed::Item(Item::Product(product)) = need.of else { continue };
            if factory.products[product].whole {
                let at = need_path(&project.named.id, position, "given");
                whole(check, &at, "audit-given", &decisions.given[id][position]);
            }
        }
    }
    for (id, pool) in factory.labour.enumerated().filter(|(_, it)| it.whole_heads) {
        let at = |figure: &str| format!("labour/{}/{figure}", pool.named.id);
        whole(check, &at("hired"), "audit-hired", &decisions.hired[id]);
        whole(check, &at("laid_off"), "audit-laid-off", &decisions.laid_off[id]);
    }
    yes_or_no(factory, decisions, check);
}

/// Runs, setups, openings, repairs placed and what is taken.
fn yes_or_no(factory: &Factory, decisions: &Decisions, check: &mut Check) {
    for (id, product) in factory.products.enumerated() {
        for (route, runs) in product.routes.iter().zip(&decisions.runs[id]) {
            let Some(runs) = runs else { continue };
            let at =
                |figure: &str| format!("runs/{}/{}/{figure}", product.named.id, route.named.id);
            whole(check, &at("run"), "audit-run", &runs.run);
            whole(check, &at("setup"), "audit-setup", &runs.setup);
        }
    }
    for (id, group) in factory.groups.enumerated() {
        if let Some(opened) = &decisions.opened[id] {
            whole(check, &format!("groups/{}/opened", group.named.id), "audit-opened", opened);
        }
    }
    for placed in &decisions.placed {
        let group = &factory.groups[placed.group].named.id;
        let at = format!("repairs/{group}/{}/{}/placed", placed.repair + 1, placed.way.from);
        multiple(check, at, "audit-placed", placed.share, None);
    }
    for (choice, taken) in factory.choices.iter().zip(&decisions.taken) {
        for (chosen, share) in choice.of.iter().zip(taken) {
            let at = format!("choices/{}/{}", choice.id, chosen.path(factory));
            multiple(check, at, "audit-taken", *share, None);
        }
    }
}

/// The quantities of each run. What is released already has no lot.
fn lots(factory: &Factory, buckets: &Buckets, decisions: &Decisions, check: &mut Check) {
    let started: &IdVec<_, Vec<ByBucket>> = &decisions.started;
    for (id, product) in factory.products.enumerated() {
        for (position, route) in product.routes.iter().enumerate() {
            for (at, units) in started[id][position].iter().enumerate() {
                let bucket = BucketId::at(at);
                let released = is_released(factory, buckets, (id, position), bucket);
                let name = check.bucket(at);
                let place = format!(
                    "products/{}/routes/{}/started/{name}",
                    product.named.id, route.named.id
                );
                if let (Some(most), false) = (route.lot.maximum, released) {
                    check.at_most(|| place.clone(), "audit-lot-most", Sum::of(*units), most);
                }
                if !decisions.whole || *units <= AUDITED {
                    continue;
                }
                if starts_whole(factory, buckets, (id, position), bucket) {
                    multiple(check, place.clone(), "audit-started", *units, None);
                }
                if let (Some(each), false) = (route.lot.multiple, released) {
                    multiple(check, place.clone(), "audit-started", *units, Some(each));
                }
                if let (Some(least), false) = (route.lot.minimum, released) {
                    let what = message!("audit-lot-least");
                    check.at_least(|| place.clone(), what, Sum::of(*units), least);
                }
            }
        }
    }
}

/// Figures by bucket that have to be whole.
fn whole(check: &mut Check, at: &str, what: &'static str, figures: &[f64]) {
    for (position, figure) in figures.iter().enumerate() {
        let at = format!("{at}/{}", check.bucket(position));
        multiple(check, at, what, *figure, None);
    }
}

/// A figure that has to be a multiple of another, or a whole number.
fn multiple(check: &mut Check, at: String, what: &'static str, taken: f64, of: Option<f64>) {
    let step = of.unwrap_or(1.0);
    let nearest = (taken / step).round() * step;
    check.count_limit();
    if (taken - nearest).abs() > Sum::of(taken).allowance() {
        check.refuse(at, what, Fault::Fraction { taken, of });
    }
}
