//! A plan with other quantities started: what a planner changed by hand.

use super::order::Frozen;
use super::plan::{Numbers, Plan};
use super::{Buckets, Factory};
use crate::ids::{BucketId, Id, ProductId};

/// A run that a planner set by hand, by positions in the plan and in its factory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunEdit {
    /// Position of the product.
    pub product: usize,
    /// Position of the route in the product.
    pub route: usize,
    /// Position of the bucket.
    pub bucket: usize,
    /// Units started before.
    pub before: f64,
    /// Units started now.
    pub after: f64,
}

/// The plan with the edits made: every other decision as it was. Runs and setups follow what is started
/// in a plan in whole numbers. The figures that follow from the decisions are still those of before.
#[must_use]
pub fn edited(plan: &Plan, factory: &Factory, edits: &[RunEdit]) -> Plan {
    let mut plan = plan.clone();
    plan.near = None;
    for edit in edits {
        plan.products[edit.product].routes[edit.route].started[edit.bucket] = edit.after;
    }
    if plan.numbers != Some(Numbers::Whole) {
        return plan;
    }
    for edit in edits {
        let (product, route) = (&plan.products[edit.product], edit.route);
        let own = &product.routes[route];
        let runs = plan.runs.iter_mut().find(|it| it.product == product.id && it.route == own.id);
        let Some(runs) = runs else { continue };
        let rule = &factory.products[ProductId::at(edit.product)].routes[route].setup;
        let carried = rule.as_ref().is_some_and(|it| it.carry);
        runs.run[edit.bucket] = if own.started[edit.bucket] > 0.0 { 1.0 } else { 0.0 };
        let mut before = 0.0;
        for (run, setup) in runs.run.iter().zip(&mut runs.setup) {
            *setup = if carried { (run - before).max(0.0) } else { *run };
            before = *run;
        }
    }
    plan
}

/// Whether a bucket of a route has a frozen quantity.
#[must_use]
pub fn is_frozen(factory: &Factory, buckets: &Buckets, edit: &RunEdit) -> bool {
    let bucket = &buckets[BucketId::at(edit.bucket)];
    factory.frozen.iter().any(|it| {
        (it.product.position(), it.route) == (edit.product, edit.route)
            && it.from <= bucket.end
            && bucket.start <= it.to
    })
}

impl Factory {
    /// The same factory with runs set by hand, as if they were frozen.
    #[must_use]
    pub fn keeping(&self, edits: &[RunEdit]) -> Self {
        let mut parts = self.0.clone();
        parts.frozen.extend(frozen(self, edits));
        Self(parts)
    }
}

/// The edits as frozen quantities.
fn frozen(factory: &Factory, edits: &[RunEdit]) -> Vec<Frozen> {
    let buckets = Buckets::new(factory, factory.bucket);
    let frozen = edits.iter().map(|edit| {
        let bucket = &buckets[BucketId::at(edit.bucket)];
        Frozen {
            product: ProductId::at(edit.product),
            route: edit.route,
            from: bucket.start,
            to: bucket.end,
            quantity: edit.after,
        }
    });
    frozen.collect()
}
