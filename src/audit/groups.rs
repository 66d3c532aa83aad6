//! Equipment time, loads, task sheets and overtime of every group, and the services' use.

use crate::diag::message;
use crate::ids::{GroupId, Id};
use crate::model::answers::audit::Fault;
use crate::model::plan::{GroupPlan, Plan, TaskPlan};
use crate::model::{Buckets, EquipmentTime, Factory, Overtime};

use super::check::Check;
use super::decisions::Decisions;
use super::flow::{Flows, Run, Sums};
use super::limits::check_amounts;
use super::sum::Sum;
use crate::tolerances::AUDITED;

/// Load ÷ hours; 0 if there are none.
pub fn ratio(load: Sum, hours: f64) -> Sum {
    if hours > 0.0 { load.times(1.0 / hours) } else { Sum::default() }
}

/// Mean change of one group's utilisation between neighbouring buckets with effective hours.
pub fn change_of(load: &[Sum], effective: &[f64]) -> Sum {
    let utilisations: Sums = (load.iter().zip(effective))
        .filter(|(_, hours)| **hours > 0.0)
        .map(|(load, hours)| ratio(*load, *hours))
        .collect();
    let mut changes = Sum::default();
    for pair in utilisations.windows(2) {
        changes.value += (pair[1].value - pair[0].value).abs();
        changes.scale += pair[0].scale + pair[1].scale;
    }
    changes.times(1.0 / count(utilisations.len().saturating_sub(1)))
}

/// A count to divide by, at least 1.
pub fn count(items: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // a count of products, buckets or both
    let count = items.max(1) as f64;
    count
}

/// Effective hours of every group, by bucket.
pub fn effective_hours(factory: &Factory, buckets: &Buckets) -> Vec<Vec<f64>> {
    let hours = |group: &crate::model::Group| {
        group.time(&factory.calendar, buckets).iter().map(|time| time.effective).collect()
    };
    factory.groups.iter().map(hours).collect()
}

/// Recomputes and checks groups.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    flows: &Flows,
    plan: &mut Plan,
    check: &mut Check,
) {
    for (id, group) in factory.groups.enumerated() {
        let stated = &mut plan.groups[id.position()];
        let at = |figure: &str| format!("groups/{}/{figure}", group.named.id);
        let given = group.time(&factory.calendar, buckets);
        let time = with_repairs(&given, decisions, id);
        let mut hours = |figure: &str, stated: &mut [f64], recomputed: Sums| {
            check.by_bucket(&at(figure), "audit-equipment-time", stated, &recomputed);
        };
        let of = |part: fn(&crate::model::EquipmentTime) -> f64| -> Sums {
            time.iter().map(|time| Sum::of(part(time))).collect()
        };
        hours("calendar_hours", &mut stated.calendar_hours, of(|time| time.calendar));
        hours("scheduled_hours", &mut stated.scheduled_hours, of(|time| time.scheduled));
        hours("repair_hours", &mut stated.repair_hours, of(|time| time.repair));
        hours("effective_hours", &mut stated.effective_hours, of(|time| time.effective));
        let load = &flows.group_load[id];
        check.by_bucket(&at("load_hours"), "audit-load", &mut stated.load_hours, load);
        let setups = &flows.setup_load[id];
        check.by_bucket(&at("setup_hours"), "audit-setup-hours", &mut stated.setup_hours, setups);

        check_tiers(
            check,
            buckets,
            &group.overtime,
            &at("overtime_hours"),
            &decisions.group_overtime[id],
        );
        let clock = group.clock(&factory.calendar, buckets);
        for (bucket, (load, time)) in load.iter().zip(&time).enumerate() {
            let overtime = tiers_total(&decisions.group_overtime[id], bucket);
            let at = || {
                format!("{}/{}", at("load_hours"), buckets[crate::ids::BucketId::at(bucket)].name)
            };
            check.at_most(at, "audit-capacity-with-overtime", *load, time.effective + overtime);
            if let Some(clock) = &clock {
                let lost = given[bucket].clock - time.clock;
                check.at_most(at, "audit-clock", *load, clock[bucket] - lost);
            }
        }
        let month = buckets.within();
        let effective: f64 = time[..month].iter().map(|time| time.effective).sum();
        let utilisation = ratio(load[..month].iter().sum(), effective);
        let peak = (load.iter().zip(&time[..month]))
            .map(|(load, time)| ratio(*load, time.effective))
            .fold(Sum::default(), |peak, it| if it.value > peak.value { it } else { peak });
        let peak_to_mean = ratio(peak, utilisation.value);
        check.figure(
            || at("utilisation"),
            "audit-utilisation",
            &mut stated.utilisation,
            utilisation,
        );
        // A peak that is only an engine's rounding may be left out.
        if stated.peak_to_mean != 0.0 || utilisation.value > AUDITED || check.restates() {
            check.figure(
                || at("peak_to_mean"),
                "audit-peak-to-mean",
                &mut stated.peak_to_mean,
                peak_to_mean,
            );
        }
        // Evenness is measured by the hours that do not depend on the plan.
        let effective: Vec<f64> = given.iter().map(|time| time.effective).collect();
        let change = change_of(load, &effective);
        check.figure(|| at("change"), "audit-change-of-load", &mut stated.change, change);
        check_tasks(factory, flows, id, stated, check);
    }
}

/// Equipment time less what the repairs placed take of it. They may take no more than there is.
fn with_repairs(given: &[EquipmentTime], decisions: &Decisions, id: GroupId) -> Vec<EquipmentTime> {
    let mut time = given.to_vec();
    for placed in decisions.placed.iter().filter(|it| it.group == id) {
        for (time, lost) in time.iter_mut().zip(&placed.way.lost) {
            time.repair += placed.share * lost.repair;
            time.effective -= placed.share * lost.effective;
            time.clock -= placed.share * lost.clock;
        }
    }
    for time in &mut time {
        // A sum of shares may miss the whole by an ulp.
        if time.effective.abs() < AUDITED {
            time.effective = time.effective.max(0.0);
        }
    }
    time
}

/// Overtime of all tiers in one bucket.
pub fn tiers_total(tiers: &[Vec<f64>], bucket: usize) -> f64 {
    tiers.iter().map(|tier| tier[bucket]).sum()
}

fn check_tiers(
    check: &mut Check,
    buckets: &Buckets,
    tiers: &[Overtime],
    at: &str,
    taken: &[Vec<f64>],
) {
    for (position, (tier, taken)) in tiers.iter().zip(taken).enumerate() {
        let at = format!("{at}/tier {}", position + 1);
        check_amounts(check, buckets, &tier.limits, &at, "audit-limit-overtime", taken);
    }
}

/// A task with its figures, recomputed.
struct Task {
    stated_as: TaskPlan,
    units: Sums,
    hours: Sums,
    setups: Sums,
    /// Whether its operation has a setup.
    is_set_up: bool,
}

/// A group's task sheet, recomputed: tasks in order of product, route and operation.
fn tasks_of(factory: &Factory, flows: &Flows, id: GroupId, buckets: usize) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    let mut last: Option<(crate::ids::ProductId, usize, usize)> = None;
    let mut runs: Vec<&Run> = flows.runs.iter().filter(|run| run.group == id).collect();
    runs.sort_by_key(|run| (run.product, run.route, run.step));
    for run in runs {
        let key = (run.product, run.route, run.step);
        if last != Some(key) {
            last = Some(key);
            let product = &factory.products[run.product];
            let task = TaskPlan {
                product: product.named.id.clone(),
                route: product.routes[run.route].named.id.clone(),
                operation: run.step + 1,
                units: vec![0.0; buckets],
                hours: vec![0.0; buckets],
                setup_hours: Vec::new(),
            };
            let none = vec![Sum::default(); buckets];
            let step = &product.routes[run.route].operations[run.step];
            tasks.push(Task {
                stated_as: task,
                units: none.clone(),
                hours: none.clone(),
                setups: none,
                is_set_up: !step.setup_hours.is_zero(),
            });
        }
        if let Some(Task { units, hours, setups, .. }) = tasks.last_mut() {
            units[run.bucket.position()].add(run.units);
            hours[run.bucket.position()].add(run.hours);
            setups[run.bucket.position()].add(run.setup_hours);
        }
    }
    tasks
}

fn check_tasks(
    factory: &Factory,
    flows: &Flows,
    id: GroupId,
    stated: &mut GroupPlan,
    check: &mut Check,
) {
    let recomputed = tasks_of(factory, flows, id, check.buckets());
    if check.restates() {
        let zeros = || vec![0.0; check.buckets()];
        let task = |it: &Task| TaskPlan {
            setup_hours: if it.is_set_up { zeros() } else { Vec::new() },
            ..it.stated_as.clone()
        };
        stated.tasks = recomputed.iter().map(task).collect();
    }
    let named = |task: &TaskPlan| (task.product.clone(), task.route.clone(), task.operation);
    let stated_keys: Vec<_> = stated.tasks.iter().map(named).collect();
    let mut at = 0;
    for Task { stated_as: task, units, hours, setups, is_set_up } in &recomputed {
        let path = |figure: &str| {
            format!(
                "groups/{}/tasks/{}/{}/{}/{figure}",
                stated.id, task.product, task.route, task.operation
            )
        };
        if stated_keys.get(at) != Some(&named(task)) {
            let figures = units.iter().chain(setups);
            let total: f64 = figures.map(|it| it.value.abs()).sum();
            if total > crate::tolerances::AUDITED {
                let what = "audit-task-missing";
                check.refuse(path("units"), what, Fault::Shape);
            }
            continue;
        }
        let stated = &mut stated.tasks[at];
        check.by_bucket(&path("units"), "audit-units", &mut stated.units, units);
        check.by_bucket(&path("hours"), "audit-task-hours", &mut stated.hours, hours);
        let listed = if *is_set_up { check.buckets() } else { 0 };
        if stated.setup_hours.len() != listed {
            let what =
                message!("audit-entries", stated = stated.setup_hours.len(), expected = listed);
            check.refuse(path("setup_hours"), what, Fault::Shape);
        }
        let figure = path("setup_hours");
        check.by_bucket(&figure, "audit-setup-hours", &mut stated.setup_hours, setups);
        at += 1;
    }
    if let Some((product, route, operation)) = stated_keys.get(at) {
        let path = format!("groups/{}/tasks/{product}/{route}/{operation}", stated.id);
        check.refuse(path, "audit-task-foreign", Fault::Shape);
    }
}

/// Recomputes and checks services.
pub fn check_services(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    flows: &Flows,
    plan: &mut Plan,
    check: &mut Check,
) {
    for (id, service) in factory.services.enumerated() {
        let stated = &mut plan.services[id.position()];
        let at = |figure: &str| format!("services/{}/{figure}", service.named.id);
        let load = &flows.service_load[id];
        check.by_bucket(&at("load"), "audit-use", &mut stated.load, load);
        let taken = &decisions.service_overtime[id];
        check_tiers(check, buckets, &service.overtime, &at("overtime"), taken);
        let Some(capacity) = service.capacity.as_ref().map(|amount| buckets.spread(amount)) else {
            continue;
        };
        let sums: Sums = capacity.iter().map(|it| Sum::of(*it)).collect();
        if let Some(stated) = &mut stated.capacity {
            check.by_bucket(&at("capacity"), "audit-capacity", stated, &sums);
        }
        for (bucket, (load, capacity)) in load.iter().zip(&capacity).enumerate() {
            let limit = capacity + tiers_total(taken, bucket);
            let name = check.bucket(bucket).to_owned();
            let at = || format!("{}/{name}", at("load"));
            check.at_most(at, "audit-capacity-with-extra", *load, limit);
        }
    }
}
