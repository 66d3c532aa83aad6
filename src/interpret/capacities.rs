//! Groups, labour pools and services: available hours, load, utilisation.

use rustc_hash::FxHashMap;

use super::decisions::Decisions;
use crate::ids::{BucketId, GroupId, Id, LabourId};
use crate::model::plan::{GroupPlan, LabourPlan, ServicePlan, TaskPlan};
use crate::model::{Buckets, Factory};

/// Sum over columns of several rows, starting from one row.
pub(super) fn stacked(base: &[f64], others: &[Vec<f64>]) -> Vec<f64> {
    let mut sum = base.to_vec();
    for other in others {
        for (total, part) in sum.iter_mut().zip(other) {
            *total += part;
        }
    }
    sum
}

/// Load ÷ capacity; 0 if there is no capacity.
fn utilisation(load: f64, capacity: f64) -> f64 {
    if capacity > 0.0 { load / capacity } else { 0.0 }
}

pub(super) fn groups(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
) -> Vec<GroupPlan> {
    let mut tasks = tasks(factory, buckets, decisions);
    let plan = |(group, owner): (GroupId, &crate::model::Group)| {
        let at = group.position();
        let time = owner.time(&factory.calendar, buckets);
        let load = stacked(&decisions.group_regular[at], &decisions.group_overtime[at]);
        let effective: Vec<f64> = time.iter().map(|time| time.effective).collect();
        let whole = utilisation(load.iter().sum(), effective.iter().sum());
        let peak = load
            .iter()
            .zip(&effective)
            .map(|(load, effective)| utilisation(*load, *effective))
            .fold(0.0, f64::max);
        let change = change(&load, &effective);
        GroupPlan {
            id: owner.named.id.clone(),
            name: owner.named.name.clone(),
            workshop: owner.workshop.map(|it| factory.workshops[it].id.clone()),
            calendar_hours: time.iter().map(|time| time.calendar).collect(),
            scheduled_hours: time.iter().map(|time| time.scheduled).collect(),
            repair_hours: time.iter().map(|time| time.repair).collect(),
            effective_hours: effective,
            overtime_hours: decisions.group_overtime[at].clone(),
            load_hours: load,
            utilisation: whole,
            peak_to_mean: utilisation(peak, whole),
            change,
            tasks: tasks.remove(&group).unwrap_or_default(),
        }
    };
    factory.groups.enumerated().map(plan).collect()
}

/// Mean absolute change of utilisation between neighbouring buckets that have hours.
fn change(load: &[f64], effective: &[f64]) -> f64 {
    let working = load.iter().zip(effective).filter(|(_, hours)| **hours > 0.0);
    let used: Vec<f64> = working.map(|(load, hours)| load / hours).collect();
    let steps = used.windows(2).map(|pair| (pair[1] - pair[0]).abs());
    #[allow(clippy::cast_precision_loss)] // a count of buckets
    let count = steps.len().max(1) as f64;
    steps.sum::<f64>() / count
}

/// Every operation that is run, by group, in order of product, route and step.
fn tasks(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
) -> FxHashMap<GroupId, Vec<TaskPlan>> {
    let mut by_group: FxHashMap<GroupId, Vec<TaskPlan>> = FxHashMap::default();
    for (product, owner) in factory.products.enumerated() {
        for (route, started) in owner.routes.iter().zip(&decisions.started[product.position()]) {
            if started.iter().all(|units| *units == 0.0) {
                continue;
            }
            for (position, (step, days, entering)) in route.steps().enumerate() {
                let mut task = TaskPlan {
                    product: owner.named.id.clone(),
                    route: route.named.id.clone(),
                    operation: position + 1,
                    units: vec![0.0; buckets.len()],
                    hours: vec![0.0; buckets.len()],
                };
                for (start, units) in buckets.ids().zip(started) {
                    let Some(at) = buckets.after_lead(start, days) else { continue };
                    let units = units * entering;
                    task.units[at.position()] += units;
                    task.hours[at.position()] += units * step.hours.at(buckets[at].start);
                }
                by_group.entry(step.group).or_default().push(task);
            }
        }
    }
    by_group
}

/// Heads that give hours in each bucket: those on the payroll less those in training.
pub(super) fn trained_heads(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    labour: LabourId,
) -> Vec<f64> {
    let at = labour.position();
    let pool = &factory.labour[labour];
    let training = pool.hiring.as_ref().map_or(0, |hiring| hiring.training_days);
    buckets
        .ids()
        .map(|bucket| {
            let in_training: f64 = (0..=bucket.position())
                .filter(|&start| {
                    let ready = buckets.after_lead(BucketId::at(start), training);
                    ready.is_none_or(|ready| bucket < ready)
                })
                .map(|start| decisions.hired[at][start])
                .sum();
            decisions.heads[at][bucket.position()] - in_training
        })
        .collect()
}

pub(super) fn labour(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
) -> Vec<LabourPlan> {
    let plan = |(labour, pool): (LabourId, &crate::model::Labour)| {
        let at = labour.position();
        let hours = pool.hours_per_head(&factory.calendar, buckets);
        let heads = trained_heads(factory, buckets, decisions, labour);
        let effective: Vec<f64> = if pool.is_flexible() {
            heads.iter().zip(hours).map(|(heads, h)| heads * h).collect()
        } else {
            pool.given(&factory.calendar, buckets).hours
        };
        let overtime = decisions.labour_overtime[at].clone();
        let load = stacked(&decisions.labour_regular[at], std::slice::from_ref(&overtime));
        LabourPlan {
            id: pool.named.id.clone(),
            name: pool.named.name.clone(),
            heads: decisions.heads[at].clone(),
            hired: decisions.hired[at].clone(),
            laid_off: decisions.laid_off[at].clone(),
            utilisation: utilisation(load.iter().sum(), effective.iter().sum()),
            effective_hours: effective,
            overtime_hours: overtime,
            load_hours: load,
        }
    };
    factory.labour.enumerated().map(plan).collect()
}

pub(super) fn services(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
) -> Vec<ServicePlan> {
    let plan = |(service, owner): (crate::ids::ServiceId, &crate::model::Service)| {
        let at = service.position();
        ServicePlan {
            id: owner.named.id.clone(),
            name: owner.named.name.clone(),
            unit: owner.unit.clone(),
            capacity: owner.capacity.as_ref().map(|amount| buckets.spread(amount)),
            overtime: decisions.service_overtime[at].clone(),
            load: stacked(&decisions.service_regular[at], &decisions.service_overtime[at]),
        }
    };
    factory.services.enumerated().map(plan).collect()
}
