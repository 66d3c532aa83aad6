//! Routes that use more of a material than the best route of their product.

use crate::ids::{GroupId, MaterialId};
use crate::model::answers::discussion::RouteAboveNorm;
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory, Route};

/// Quantities below this are rounding.
const NOISE: f64 = 1e-6;

/// What each route in house uses above the least norm per good unit among the routes of its product,
/// by the norms of each bucket's first day, with the groups that the route passes; most first.
pub(super) fn above_best(
    factory: &Factory,
    buckets: &Buckets,
    plan: &Plan,
) -> Vec<(RouteAboveNorm, Vec<GroupId>)> {
    let mut found = Vec::new();
    for (product, figures) in factory.products.iter().zip(&plan.products) {
        let own = || product.routes.iter().enumerate().filter(|(_, route)| !route.subcontract);
        for ((at, route), material) in
            own().flat_map(|it| factory.materials.ids().map(move |material| (it, material)))
        {
            let (mut used, mut above, mut good) = (0.0, 0.0, 0.0);
            for (bucket, started) in buckets.iter().zip(&figures.routes[at].started) {
                let norm = |route: &Route| of(route, material, bucket.start) / route.total_yield();
                let least = own().map(|(_, it)| norm(it)).fold(f64::INFINITY, f64::min);
                let units = started * route.total_yield();
                used += units * norm(route);
                above += units * (norm(route) - least);
                good += units;
            }
            if above <= NOISE {
                continue;
            }
            let owner = &factory.materials[material];
            let line = RouteAboveNorm {
                material: owner.named.id.clone(),
                unit: owner.unit.clone(),
                product: product.named.id.clone(),
                route: route.named.id.clone(),
                norm: used / good,
                best: (used - above) / good,
                above,
            };
            found.push((line, route.operations.iter().map(|it| it.group).collect()));
        }
    }
    found.sort_by(|one: &(RouteAboveNorm, _), other| other.0.above.total_cmp(&one.0.above));
    found
}

/// The norm of a material per unit started.
fn of(route: &Route, material: MaterialId, day: jiff::civil::Date) -> f64 {
    let norms = route.norms.iter().filter(|(it, _)| *it == material);
    norms.map(|(_, norm)| norm.at(day)).sum()
}
