//! Groups that are opened, and repairs whose dates the plan chooses.

use crate::diag::message;
use crate::ids::Id;
use crate::model::{Buckets, Factory};

use super::check::Check;
use super::decisions::Decisions;
use super::flow::Flows;
use super::sum::Sum;

/// Checks that groups are opened for their load, and repairs placed once.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    flows: &Flows,
    check: &mut Check,
) {
    for (id, group) in factory.groups.enumerated() {
        let at = format!("groups/{}", group.named.id);
        if let (Some(rule), Some(opened)) = (&group.open, &decisions.opened[id]) {
            let most = group.most_load(factory, buckets);
            let time = group.time(&factory.calendar, buckets);
            for bucket in buckets.ids() {
                let name = &buckets[bucket].name;
                let position = bucket.position();
                let (load, opened) = (flows.group_load[id][position], opened[position]);
                let place = || format!("{at}/opened/{name}");
                // Without a limit of its load, a group that is not opened still has none.
                let most = if most[position].is_finite() { most[position] } else { f64::MAX };
                check.at_most(place, "audit-closed", load, opened * most);
                let least = opened * rule.least * time[position].effective;
                check.at_least(place, message!("audit-least-open"), load, least);
            }
        }
        for repair in 0..group.repairs_to_place.len() {
            let here = decisions.placed.iter().filter(|it| (it.group, it.repair) == (id, repair));
            let placed: Sum = here.map(|it| Sum::of(it.share)).sum();
            let place = || format!("{at}/repairs_to_place/{}", repair + 1);
            check.at_least(place, message!("audit-placed-once"), placed, 1.0);
            check.at_most(place, "audit-placed-once", placed, 1.0);
        }
    }
}
