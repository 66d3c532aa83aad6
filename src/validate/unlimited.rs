//! Which products could be made without limit: nothing they need is limited.

use crate::ids::Id;
use crate::model::{FactoryParts, Hours, Overtime, Resource, Route, Series};

/// For each product, whether some route can make any quantity of it. A limit that binds only
/// through stock space or whole numbers does not count as one.
pub(super) fn unlimited_products(parts: &FactoryParts) -> Vec<bool> {
    // A product is limited until a route proves otherwise; a component's proof may come later in
    // the list, so this repeats until nothing changes. Each round settles at least one product.
    let mut unlimited = vec![false; parts.products.len()];
    let mut open: Vec<usize> = (0..unlimited.len()).collect();
    loop {
        let before = open.len();
        open.retain(|&at| {
            let routes = &parts.products.as_slice()[at].routes;
            let proven = routes.iter().any(|route| is_unlimited(route, parts, &unlimited));
            unlimited[at] |= proven;
            !proven
        });
        if open.len() == before {
            return unlimited;
        }
    }
}

fn matters(need: &Series) -> bool {
    need.values().all(|need| need > 0.0)
}

fn is_unlimited(route: &Route, parts: &FactoryParts, unlimited: &[bool]) -> bool {
    let endless = |tiers: &[Overtime]| tiers.iter().any(|tier| tier.limits.is_empty());
    let resource = |resource: &Resource| match resource {
        Resource::Labour(labour) => {
            parts.labour[*labour].hiring.as_ref().is_some_and(|hiring| hiring.limits.is_empty())
        }
        Resource::Service(service) => {
            let service = &parts.services[*service];
            service.capacity.is_none() || endless(&service.overtime)
        }
    };
    let resources =
        |uses: &[(Resource, Series)]| uses.iter().all(|(it, need)| !matters(need) || resource(it));
    let material = |at| {
        let material: &crate::model::Material = &parts.materials[at];
        let purchase = material.purchase.as_ref();
        material.quota.is_empty() && purchase.is_some_and(|purchase| purchase.limits.is_empty())
    };
    route.limits.is_empty()
        && route.operations.iter().all(|operation| {
            let group = &parts.groups[operation.group];
            // Machines with shifts have no more hours than the clock, overtime included.
            let outright = matches!(group.hours, Hours::PerMachine(_));
            let endless = outright && endless(&group.overtime);
            (!matters(&operation.hours) || (endless && resources(&group.uses)))
                && resources(&operation.uses)
        })
        && resources(&route.uses)
        && route.norms.iter().all(|(at, need)| !matters(need) || material(*at))
        && route.components.iter().all(|(at, need)| !matters(need) || unlimited[at.position()])
}
