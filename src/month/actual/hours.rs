//! Hours of groups, labour pools and workshops: planned, earned by what was made, worked and lost.

use super::compared::{Compared, share};
use super::standard::Standard;
use crate::ids::{Id, WorkshopId};
use crate::model::answers::actual::{HoursKept, WorkshopKept};
use crate::model::{Named, Resource};
use crate::month::recorded::{Capacity, HoursOf};

/// Hours of all capacities.
pub(super) struct Hours {
    pub groups: Vec<HoursKept>,
    pub labour: Vec<HoursKept>,
    pub workshops: Vec<WorkshopKept>,
}

/// Planned, earned, and what of the plan was kept.
#[derive(Clone, Copy, Default)]
struct Sums {
    planned: f64,
    earned: f64,
    kept: f64,
}

impl Sums {
    fn add(&mut self, (planned, earned): (f64, f64)) {
        self.planned += planned;
        self.earned += earned;
        self.kept += planned.min(earned);
    }
}

/// A group or a labour pool, by what its hours are told with.
#[derive(Clone, Copy)]
struct Owner<'f> {
    named: &'f Named,
    workshop: Option<WorkshopId>,
    capacity: Capacity,
    /// Its hours in the plan, bucket by bucket.
    effective: Option<&'f [f64]>,
}

/// The hours of one owner, and the sums they are of.
fn kept(of: Compared<'_>, standard: &Standard, owner: Owner<'_>) -> (HoursKept, Sums) {
    let Owner { named, workshop, capacity, effective } = owner;
    let told = |lines: &[HoursOf]| -> Option<f64> {
        let own = lines.iter().filter(|it| it.of == capacity).map(|it| it.hours);
        own.reduce(|one, other| one + other)
    };
    let mut sums = Sums::default();
    for product in of.factory.products.ids() {
        sums.add(match capacity {
            Capacity::Group(group) => standard.hours(of, group, product),
            Capacity::Resource(resource) => standard.uses(of, resource, product),
        });
    }
    let hours = HoursKept {
        id: named.id.clone(),
        name: named.name.clone(),
        workshop: workshop.map(|it| of.factory.workshops[it].id.clone()),
        effective: effective.map_or(0.0, |it| it.iter().take(of.done.past).sum()),
        planned: sums.planned,
        earned: sums.earned,
        fulfilment: share(sums.kept, sums.planned),
        worked: told(&of.recorded.worked),
        lost: told(&of.recorded.lost).unwrap_or(0.0),
    };
    (hours, sums)
}

pub(super) fn hours(of: Compared<'_>, standard: &Standard) -> Hours {
    let groups = of.factory.groups.enumerated().map(|(id, group)| {
        let plan = of.plan.groups.get(id.position());
        let effective = plan.map(|it| it.effective_hours.as_slice());
        let (named, workshop, capacity) = (&group.named, group.workshop, Capacity::Group(id));
        kept(of, standard, Owner { named, workshop, capacity, effective })
    });
    let (groups, by_group): (Vec<HoursKept>, Vec<Sums>) = groups.unzip();
    let labour = of.factory.labour.enumerated().map(|(id, pool)| {
        let plan = of.plan.labour.get(id.position());
        let effective = plan.map(|it| it.effective_hours.as_slice());
        let capacity = Capacity::Resource(Resource::Labour(id));
        let (named, workshop) = (&pool.named, pool.workshop);
        kept(of, standard, Owner { named, workshop, capacity, effective }).0
    });
    let workshops = of.factory.workshops.enumerated().map(|(id, workshop)| {
        let own = of.factory.groups.iter().zip(&by_group).filter(|it| it.0.workshop == Some(id));
        let sums = own.fold(Sums::default(), |sum, (_, it)| Sums {
            planned: sum.planned + it.planned,
            earned: sum.earned + it.earned,
            kept: sum.kept + it.kept,
        });
        WorkshopKept {
            id: workshop.id.clone(),
            name: workshop.name.clone(),
            planned: sums.planned,
            earned: sums.earned,
            fulfilment: share(sums.kept, sums.planned),
        }
    });
    Hours { labour: labour.collect(), workshops: workshops.collect(), groups }
}
