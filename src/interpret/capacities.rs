//! Groups, labour pools and services: available hours, load, utilisation.

use rustc_hash::FxHashMap;

use super::decisions::Decisions;
use super::runs::{lost, setups};
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
        let lost = lost(factory, buckets, decisions, group);
        let left = time.iter().zip(&lost).map(|(time, lost)| time.effective - lost.effective);
        let effective: Vec<f64> = left.map(|hours| hours.max(0.0)).collect();
        let before: Vec<f64> = time.iter().map(|time| time.effective).collect();
        let setup_hours = setup_hours(factory, buckets, decisions, group);
        let within = buckets.within();
        let (month, hours) = (&load[..within], &effective[..within]);
        let whole = utilisation(month.iter().sum(), hours.iter().sum());
        let peak = month
            .iter()
            .zip(hours)
            .map(|(load, effective)| utilisation(*load, *effective))
            .fold(0.0, f64::max);
        // Evenness is measured by the hours that do not depend on the plan.
        let change = change(&load, &before);
        GroupPlan {
            id: owner.named.id.clone(),
            name: owner.named.name.clone(),
            workshop: owner.workshop.map(|it| factory.workshops[it].id.clone()),
            calendar_hours: time.iter().map(|time| time.calendar).collect(),
            scheduled_hours: time.iter().map(|time| time.scheduled).collect(),
            repair_hours: time
                .iter()
                .zip(&lost)
                .map(|(it, lost)| it.repair + lost.repair)
                .collect(),
            effective_hours: effective,
            overtime_hours: decisions.group_overtime[at].clone(),
            load_hours: load,
            setup_hours,
            opened: owner.open.as_ref().map_or_else(Vec::new, |_| decisions.opened[at].clone()),
            utilisation: whole,
            peak_to_mean: utilisation(peak, whole),
            change,
            tasks: tasks.remove(&group).unwrap_or_default(),
        }
    };
    factory.groups.enumerated().map(plan).collect()
}

/// Hours of setups on a group, by bucket; none if no route has any there.
fn setup_hours(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    group: GroupId,
) -> Vec<f64> {
    let steps = factory.products.iter().flat_map(|it| &it.routes).flat_map(|it| &it.operations);
    if steps.filter(|it| it.group == group).all(|it| it.setup_hours.is_zero()) {
        return Vec::new();
    }
    let mut hours = vec![0.0; buckets.len()];
    setups(factory, decisions, |product, route, start, setup| {
        for (step, days, _) in factory.products[product].routes[route].steps() {
            let at = buckets.after_lead(BucketId::at(start), days);
            if let Some(at) = at.filter(|_| step.group == group) {
                hours[at.position()] += setup * step.setup_hours.at(buckets[at].start);
            }
        }
    });
    hours
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
        let routes = owner.routes.iter().zip(&decisions.started[product.position()]);
        for ((route, started), setups) in routes.zip(&decisions.setups[product.position()]) {
            let set_up = setups.iter().flatten().any(|setup| *setup != 0.0);
            if started.iter().all(|units| *units == 0.0) && !set_up {
                continue;
            }
            for (position, (step, days, entering)) in route.steps().enumerate() {
                let mut task = TaskPlan {
                    product: owner.named.id.clone(),
                    route: route.named.id.clone(),
                    operation: position + 1,
                    units: vec![0.0; buckets.len()],
                    hours: vec![0.0; buckets.len()],
                    setup_hours: Vec::new(),
                };
                let setups = setups.as_ref().filter(|_| !step.setup_hours.is_zero());
                if let Some(setups) = setups {
                    task.setup_hours = vec![0.0; buckets.len()];
                    for (start, setup) in buckets.ids().zip(setups) {
                        let Some(at) = buckets.after_lead(start, days) else { continue };
                        let hours = setup * step.setup_hours.at(buckets[at].start);
                        task.setup_hours[at.position()] += hours;
                    }
                }
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
            utilisation: utilisation(
                load[..buckets.within()].iter().sum(),
                effective[..buckets.within()].iter().sum(),
            ),
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
