//! What projects are given, when, and what is short.

use crate::ids::Id;
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory};

use super::check::Check;
use super::decisions::{Decisions, need_path};
use super::limits::touched;
use super::sum::Sum;

/// Recomputes and checks projects; returns the shortage of each need.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    plan: &mut Plan,
    check: &mut Check,
) -> Vec<Vec<Sum>> {
    let mut shorts = Vec::with_capacity(factory.projects.len());
    for (id, project) in factory.projects.enumerated() {
        let mut of_project = Vec::with_capacity(project.needs.len());
        for (position, need) in project.needs.iter().enumerate() {
            let stated = &mut plan.projects[id.position()].needs[position];
            let at = |figure: &str| need_path(&project.named.id, position, figure);
            let given = &decisions.given[id][position];
            let open: Vec<usize> = touched(buckets, need.from, need.to).collect();
            for (bucket, quantity) in given.iter().enumerate().filter(|(it, _)| !open.contains(it))
            {
                let name = check.bucket(bucket).to_owned();
                let at = || format!("{}/{name}", at("given"));
                check.at_most(at, "audit-outside-dates", Sum::of(*quantity), 0.0);
            }
            let total: Sum = given.iter().map(|it| Sum::of(*it)).sum();
            check.at_most(|| at("given"), "audit-needed", total, need.quantity);
            let short = total.short_of(need.quantity);
            let quantity = Sum::of(need.quantity);
            check.figure(|| at("quantity"), "audit-needed", &mut stated.quantity, quantity);
            check.figure(|| at("short"), "audit-never-given", &mut stated.short, short);
            of_project.push(short);
        }
        shorts.push(of_project);
    }
    shorts
}
