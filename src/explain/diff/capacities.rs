//! Differences in load and overtime of groups, labour pools and services.

use super::{Two, both, differs, extent, most_first};
use crate::model::answers::diff::{CapacityMoved, Moved};
use crate::model::plan::{GroupPlan, LabourPlan, ServicePlan};

/// The figures of one capacity in one plan.
struct Use {
    load: f64,
    overtime: f64,
    utilisation: Option<f64>,
    peak: Option<f64>,
}

impl Use {
    /// Where there is no capacity there is no utilisation.
    fn new(load: &[f64], overtime: f64, capacity: Option<&[f64]>) -> Self {
        let share = |load: f64, of: f64| if of > 0.0 { load / of } else { 0.0 };
        let total = load.iter().sum();
        Self {
            load: total,
            overtime,
            utilisation: capacity.map(|it| share(total, it.iter().sum())),
            peak: capacity.map(|capacity| {
                let shares = load.iter().zip(capacity).map(|(load, of)| share(*load, *of));
                shares.fold(0.0, f64::max)
            }),
        }
    }

    fn of_group(group: &GroupPlan) -> Self {
        let overtime = group.overtime_hours.iter().flatten().sum();
        Self::new(&group.load_hours, overtime, Some(&group.effective_hours))
    }

    fn of_labour(labour: &LabourPlan) -> Self {
        let overtime = labour.overtime_hours.iter().sum();
        Self::new(&labour.load_hours, overtime, Some(&labour.effective_hours))
    }

    fn of_service(service: &ServicePlan) -> Self {
        let overtime = service.overtime.iter().flatten().sum();
        Self::new(&service.load, overtime, service.capacity.as_deref())
    }
}

fn moved(at: String, name: &str, unit: &str, had: &Use, has: &Use) -> CapacityMoved {
    let both = |one: Option<f64>, other: Option<f64>| Some(Moved::new(one?, other?));
    CapacityMoved {
        at,
        name: name.to_owned(),
        unit: unit.to_owned(),
        load: Moved::new(had.load, has.load),
        overtime: Moved::new(had.overtime, has.overtime),
        utilisation: both(had.utilisation, has.utilisation),
        peak: both(had.peak, has.peak),
    }
}

impl Two<'_> {
    pub(super) fn capacities(&self) -> Vec<CapacityMoved> {
        let mut list = Vec::new();
        for (had, has) in both(&self.before.groups, &self.after.groups, |it| it.id.clone()) {
            let (one, other) = (Use::of_group(had), Use::of_group(has));
            list.push(moved(format!("groups/{}", has.id), &has.name, "h", &one, &other));
        }
        for (had, has) in both(&self.before.labour, &self.after.labour, |it| it.id.clone()) {
            let (one, other) = (Use::of_labour(had), Use::of_labour(has));
            list.push(moved(format!("labour/{}", has.id), &has.name, "h", &one, &other));
        }
        for (had, has) in both(&self.before.services, &self.after.services, |it| it.id.clone()) {
            let (one, other) = (Use::of_service(had), Use::of_service(has));
            list.push(moved(format!("services/{}", has.id), &has.name, &has.unit, &one, &other));
        }
        list.retain(|it| {
            let shares = it.utilisation.iter().chain(&it.peak);
            [&it.load, &it.overtime].into_iter().chain(shares).any(differs)
        });
        let size = |it: &CapacityMoved| {
            let share = it.utilisation.as_ref().map_or(0.0, |it| it.difference.abs());
            extent(&it.load) + share
        };
        most_first(&mut list, size, |it| it.at.clone());
        list
    }
}
