//! Heads, hours and overtime of every labour pool.

use crate::diag::{Message, message};
use crate::ids::{BucketId, Id, LabourId};
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory, Labour};

use super::check::Check;
use super::decisions::Decisions;
use super::flow::{Flows, Sums};
use super::groups::ratio;
use super::limits::{check_amounts, check_forbidden};
use super::sum::Sum;

/// Heads paid, by bucket.
pub fn heads(factory: &Factory, buckets: &Buckets, decisions: &Decisions, id: LabourId) -> Sums {
    let labour = &factory.labour[id];
    if !labour.is_flexible() {
        let given = labour.given(&factory.calendar, buckets);
        return given.heads.into_iter().map(Sum::of).collect();
    }
    let mut heads = Sum::of(labour.heads.at(factory.from));
    (decisions.hired[id].iter().zip(&decisions.laid_off[id]))
        .map(|(hired, laid_off)| {
            heads.add(*hired);
            heads.add(-laid_off);
            heads
        })
        .collect()
}

/// Heads that give hours: those paid, less those in training.
fn trained(labour: &Labour, buckets: &Buckets, heads: &Sums, hired: &[f64]) -> Sums {
    let mut trained = heads.clone();
    let Some(hiring) = &labour.hiring else { return trained };
    for bucket in buckets.ids() {
        let ready = buckets.after_lead(bucket, hiring.training_days);
        let ready = ready.map_or(buckets.len(), BucketId::position);
        for heads in &mut trained[bucket.position()..ready] {
            heads.add(-hired[bucket.position()]);
        }
    }
    trained
}

/// Recomputes and checks labour pools.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    flows: &Flows,
    plan: &mut Plan,
    check: &mut Check,
) {
    for (id, labour) in factory.labour.enumerated() {
        let stated = &mut plan.labour[id.position()];
        let at = |figure: &str| format!("labour/{}/{figure}", labour.named.id);
        let (hired, laid_off) = (&decisions.hired[id], &decisions.laid_off[id]);
        match &labour.hiring {
            Some(hiring) => {
                check_amounts(
                    check,
                    buckets,
                    &hiring.limits,
                    &at("hired"),
                    "audit-limit-hiring",
                    hired,
                );
            }
            None => check_forbidden(check, &at("hired"), "audit-no-hiring", hired),
        }
        match &labour.laying_off {
            Some(rule) => {
                let what = "audit-limit-laying-off";
                check_amounts(check, buckets, &rule.limits, &at("laid_off"), what, laid_off);
            }
            None => check_forbidden(check, &at("laid_off"), "audit-no-laying-off", laid_off),
        }
        let heads = heads(factory, buckets, decisions, id);
        check.by_bucket(&at("heads"), "audit-heads-paid", &mut stated.heads, &heads);
        let trained = trained(labour, buckets, &heads, hired);
        let per_head = labour.hours_per_head(&factory.calendar, buckets);
        let given = (!labour.is_flexible()).then(|| labour.given(&factory.calendar, buckets));
        let hours: Sums = match &given {
            Some(given) => given.hours.iter().map(|hours| Sum::of(*hours)).collect(),
            None => trained.iter().zip(&per_head).map(|(heads, it)| heads.times(*it)).collect(),
        };
        check.by_bucket(
            &at("effective_hours"),
            "audit-regular-hours",
            &mut stated.effective_hours,
            &hours,
        );
        let load = &flows.labour_load[id];
        check.by_bucket(&at("load_hours"), "audit-load", &mut stated.load_hours, load);
        let (month, there) = (&load[..buckets.within()], &hours[..buckets.within()]);
        let utilisation = ratio(month.iter().sum(), there.iter().map(|it| it.value).sum());
        check.figure(
            || at("utilisation"),
            "audit-utilisation",
            &mut stated.utilisation,
            utilisation,
        );

        let overtime = &decisions.labour_overtime[id];
        let overtime_per_head = labour.overtime.as_ref().map_or_else(
            || vec![0.0; buckets.len()],
            |overtime| buckets.spread(&overtime.hours_per_head),
        );
        for bucket in 0..buckets.len() {
            let name = check.bucket(bucket).to_owned();
            let at = |figure: &str| format!("{}/{name}", at(figure));
            let what = message!("audit-not-negative", of = Message::new("audit-heads"));
            check.at_least(|| at("heads"), what, heads[bucket], 0.0);
            let hours_left = trained[bucket];
            check.at_least(|| at("effective_hours"), "audit-trained", hours_left, 0.0);
            let most = match &given {
                Some(given) => given.overtime[bucket],
                None => hours_left.times(overtime_per_head[bucket]).value,
            };
            let taken = Sum::of(overtime[bucket]);
            check.at_most(|| at("overtime_hours"), "audit-overtime-per-head", taken, most);
            let capacity = hours[bucket].value + overtime[bucket];
            check.at_most(|| at("load_hours"), "audit-hours-with-overtime", load[bucket], capacity);
        }
    }
}
