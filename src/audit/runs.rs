//! Runs: what is started belongs to one, campaigns begin where they must, and no group runs more
//! routes at once than it may. These rules hold for fractions of runs as well.

use crate::diag::{Message, message};
use crate::ids::{BucketId, GroupId, Id, ProductId};
use crate::model::{Buckets, Factory, RunRanges};

use super::check::Check;
use super::decisions::{Decisions, Runs};
use super::sum::Sum;

/// Checks every run.
pub fn check(factory: &Factory, buckets: &Buckets, decisions: &Decisions, check: &mut Check) {
    if decisions.runs.iter().flatten().flatten().next().is_none() {
        return;
    }
    let ranges = RunRanges::of(factory, buckets);
    for (id, product) in factory.products.enumerated() {
        for (position, route) in product.routes.iter().enumerate() {
            let Some(runs) = &decisions.runs[id][position] else { continue };
            let name = format!("{}/{}", product.named.id, route.named.id);
            let started = &decisions.started[id][position];
            for (at, range) in ranges.of_route(id, position).into_iter().enumerate() {
                let bucket = check.bucket(at).to_owned();
                let place = || format!("runs/{name}/run/{bucket}");
                let (run, units) = (runs.run[at], Sum::of(started[at]));
                check.at_most(place, "audit-run-most", units, run * range.most);
                let least = Message::new("audit-run-least");
                check.at_least(place, least, units, run * range.least);
            }
            let carried = route.setup.as_ref().is_some_and(|it| it.carry);
            check_setups(runs, &name, carried, check);
        }
    }
    for (group, owner) in factory.groups.enumerated() {
        let Some(most) = owner.at_once else { continue };
        for bucket in buckets.ids() {
            let running = running(factory, buckets, decisions, (group, bucket));
            let name = &buckets[bucket].name;
            let at = || format!("groups/{}/at_once/{name}", owner.named.id);
            check.at_most(at, "audit-at-once", running, f64::from(most));
        }
    }
}

/// Every run is set up; those of a campaign share the setup of the first.
fn check_setups(runs: &Runs, name: &str, carried: bool, check: &mut Check) {
    let mut before = 0.0;
    for (at, (&run, &setup)) in runs.run.iter().zip(&runs.setup).enumerate() {
        let bucket = check.bucket(at).to_owned();
        let place = || format!("runs/{name}/setup/{bucket}");
        let what = message!("audit-setup-of-run");
        let least = if carried { run - before } else { run };
        check.at_least(place, what, Sum::of(setup), least);
        let most = if carried { run.min(1.0 - before) } else { run };
        check.at_most(place, "audit-setup-of-run", Sum::of(setup), most.max(0.0));
        before = run;
    }
}

/// How many routes have a run that is on a group in a bucket.
fn running(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    (group, bucket): (GroupId, BucketId),
) -> Sum {
    let mut sum = Sum::default();
    let mut add = |product: ProductId, position: usize| {
        let Some(runs) = &decisions.runs[product][position] else { return };
        let route = &factory.products[product].routes[position];
        let here = |start: &BucketId| {
            let mut steps = route.steps().filter(|(step, ..)| step.group == group);
            steps.any(|(_, days, _)| buckets.after_lead(*start, days) == Some(bucket))
        };
        let starts = buckets.ids().filter(here).map(|start| runs.run[start.position()]);
        sum.add(starts.fold(0.0, f64::max));
    };
    for (product, owner) in factory.products.enumerated() {
        (0..owner.routes.len()).for_each(|position| add(product, position));
    }
    sum
}
