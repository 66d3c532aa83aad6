//! Standard hours and use: what the norms of the factory file say of what was planned and made.

use super::compared::Compared;
use crate::ids::{GroupId, Id, IdVec, ProductId};
use crate::model::{Item, Resource, Route};

/// What was started of each route, as planned and as it was, on the days compared; only what is
/// available by the last of them.
pub(super) struct Standard {
    /// By product and route: planned, and as it was.
    started: IdVec<ProductId, Vec<(f64, f64)>>,
    /// Machine hours of the product's own route per good unit.
    each: IdVec<ProductId, f64>,
}

impl Standard {
    pub fn new(of: Compared<'_>) -> Self {
        let started = of.factory.products.ids().map(|id| started(of, id)).collect();
        let each = of.factory.products.iter().map(|it| {
            let own = it.routes.iter().find(|it| !it.subcontract).or(it.routes.first());
            own.map_or(0.0, |route| hours_each(of, route))
        });
        Self { started, each: each.collect() }
    }

    /// Machine hours per good unit of a product.
    pub fn each(&self, product: ProductId) -> f64 {
        self.each[product]
    }

    /// Pieces of a product that were started.
    pub fn started(&self, product: ProductId) -> f64 {
        self.started[product].iter().map(|it| it.1).sum()
    }

    /// Hours of a group for a product: planned, and of what was made.
    pub fn hours(&self, of: Compared<'_>, group: GroupId, product: ProductId) -> (f64, f64) {
        let day = of.factory.from;
        self.sum(of, product, |route| {
            let steps = route.steps().filter(|(step, ..)| step.group == group);
            steps.map(|(step, _, units)| step.hours.at(day) * units).sum()
        })
    }

    /// Hours of a labour pool, or units of a service, for a product: planned, and of what was made.
    pub fn uses(&self, of: Compared<'_>, resource: Resource, product: ProductId) -> (f64, f64) {
        let day = of.factory.from;
        self.sum(of, product, |route| {
            let own = |uses: &[(Resource, crate::model::Series)]| -> f64 {
                uses.iter().filter(|it| it.0 == resource).map(|it| it.1.at(day)).sum()
            };
            let of_group = |step: &crate::model::Operation| {
                step.hours.at(day) * own(&of.factory.groups[step.group].uses)
            };
            let steps = route.steps();
            own(&route.uses)
                + steps
                    .map(|(step, _, units)| units * (own(&step.uses) + of_group(step)))
                    .sum::<f64>()
        })
    }

    /// What the norms allow of an item for everything that was made.
    pub fn use_of(&self, of: Compared<'_>, item: Item) -> f64 {
        of.factory.products.ids().map(|it| self.use_for(of, item, it)).sum()
    }

    /// What the norms allow of an item for what was made of a product.
    pub fn use_for(&self, of: Compared<'_>, item: Item, product: ProductId) -> f64 {
        let day = of.factory.from;
        let allowed = |route: &Route| -> f64 {
            match item {
                Item::Product(it) => {
                    route.components.iter().filter(|own| own.0 == it).map(|own| own.1.at(day)).sum()
                }
                Item::Material(it) => {
                    route.norms.iter().filter(|own| own.0 == it).map(|own| own.1.at(day)).sum()
                }
            }
        };
        self.sum(of, product, allowed).1
    }

    fn sum(
        &self,
        of: Compared<'_>,
        product: ProductId,
        each: impl Fn(&Route) -> f64,
    ) -> (f64, f64) {
        let routes = of.factory.products[product].routes.iter().zip(&self.started[product]);
        routes.fold((0.0, 0.0), |sum, (route, (planned, was))| {
            let each = each(route);
            (sum.0 + each * planned, sum.1 + each * was)
        })
    }
}

fn hours_each(of: Compared<'_>, route: &Route) -> f64 {
    let hours: f64 =
        route.steps().map(|(step, _, units)| step.hours.at(of.factory.from) * units).sum();
    hours / route.total_yield()
}

/// Planned and actual starts of each route of a product that are available by the last day compared.
fn started(of: Compared<'_>, product: ProductId) -> Vec<(f64, f64)> {
    let routes = &of.factory.products[product].routes;
    let plans = of.plan.products.get(product.position()).map_or(&[][..], |it| &it.routes);
    let planned: Vec<f64> = routes
        .iter()
        .zip(plans)
        .map(|(route, plan)| {
            let lead = route.total_lead_days();
            let arrived = of.buckets.ids().zip(&plan.started).filter(|(bucket, _)| {
                of.buckets.after_lead(*bucket, lead).is_some_and(|it| it.position() < of.done.past)
            });
            arrived.map(|it| it.1).sum()
        })
        .collect();
    let Some(lines) = &of.recorded.made else {
        return planned.into_iter().map(|it| (it, it)).collect();
    };
    let total: f64 = planned.iter().sum();
    let mut was = vec![0.0; routes.len()];
    for line in lines.iter().filter(|it| it.product == product) {
        for (at, route) in routes.iter().enumerate() {
            let share = match line.route {
                Some(own) => f64::from(u8::from(own == at)),
                None if total > 0.0 => planned[at] / total,
                None => f64::from(u8::from(at == 0)),
            };
            let units = match line.scrap {
                Some(scrap) => line.good + scrap,
                None => line.good / route.total_yield(),
            };
            was[at] += units * share;
        }
    }
    planned.into_iter().zip(was).collect()
}
