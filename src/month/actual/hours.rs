//! Hours of groups, labour pools and workshops: planned, earned by what was made, worked and lost.

use super::compared::{Compared, share};
use super::standard::Standard;
use crate::ids::{Id, ProductId};
use crate::model::Resource;
use crate::model::answers::actual::{HoursKept, WorkshopKept};
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

pub(super) fn hours(of: Compared<'_>, standard: &Standard) -> Hours {
    let products: Vec<ProductId> = of.factory.products.ids().collect();
    let past = of.done.past;
    let sum = |figures: &[f64]| -> f64 { figures.iter().take(past).sum() };
    let told = |lines: &[HoursOf], capacity: Capacity| -> Option<f64> {
        let own = lines.iter().filter(|it| it.of == capacity).map(|it| it.hours);
        own.reduce(|one, other| one + other)
    };
    let kept = |sums: Sums, capacity: Capacity| {
        let worked = told(&of.recorded.worked, capacity);
        let lost = told(&of.recorded.lost, capacity).unwrap_or(0.0);
        (share(sums.kept, sums.planned), worked, lost)
    };
    let mut by_group: Vec<Sums> = Vec::new();
    let mut groups = Vec::new();
    for (id, group) in of.factory.groups.enumerated() {
        let mut sums = Sums::default();
        for it in &products {
            sums.add(standard.hours(of, id, *it));
        }
        let (fulfilment, worked, lost) = kept(sums, Capacity::Group(id));
        let plan = of.plan.groups.get(id.position());
        groups.push(HoursKept {
            id: group.named.id.clone(),
            name: group.named.name.clone(),
            workshop: group.workshop.map(|it| of.factory.workshops[it].id.clone()),
            effective: plan.map_or(0.0, |it| sum(&it.effective_hours)),
            planned: sums.planned,
            earned: sums.earned,
            fulfilment,
            worked,
            lost,
        });
        by_group.push(sums);
    }
    let labour = of.factory.labour.enumerated().map(|(id, pool)| {
        let resource = Resource::Labour(id);
        let mut sums = Sums::default();
        for it in &products {
            sums.add(standard.uses(of, resource, *it));
        }
        let (fulfilment, worked, lost) = kept(sums, Capacity::Resource(resource));
        let plan = of.plan.labour.get(id.position());
        HoursKept {
            id: pool.named.id.clone(),
            name: pool.named.name.clone(),
            workshop: pool.workshop.map(|it| of.factory.workshops[it].id.clone()),
            effective: plan.map_or(0.0, |it| sum(&it.effective_hours)),
            planned: sums.planned,
            earned: sums.earned,
            fulfilment,
            worked,
            lost,
        }
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
