//! What a good unit of a product needs: machine hours, and everything it passes through.

use indexmap::IndexSet;

use crate::ids::{GroupId, IdVec, ProductId};
use crate::model::{Factory, Resource, circle};

/// The way of a good unit by the first route in house, its components with it, by the figures of
/// the first day planned.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// Machine hours of each group.
    pub hours: IdVec<GroupId, f64>,
    /// Paths of what it passes: `groups/milling`, `materials/steel`, `products/shaft`.
    pub passes: IndexSet<String>,
}

/// The ways of all products.
pub(super) fn ways(factory: &Factory) -> IdVec<ProductId, Way> {
    let mut known: IdVec<ProductId, Option<Way>> = factory.products.iter().map(|_| None).collect();
    let circle = circle::of_components(factory);
    factory.products.ids().map(|product| way(factory, &circle, product, &mut known)).collect()
}

/// A component that leads back to its product counts nothing.
fn way(
    factory: &Factory,
    circle: &IdVec<ProductId, usize>,
    product: ProductId,
    known: &mut IdVec<ProductId, Option<Way>>,
) -> Way {
    if let Some(way) = &known[product] {
        return way.clone();
    }
    let day = factory.from;
    let owner = &factory.products[product];
    let mut own = Way {
        hours: factory.groups.iter().map(|_| 0.0).collect(),
        passes: IndexSet::from([format!("products/{}", owner.named.id)]),
    };
    if let Some(route) = owner.routes.iter().find(|route| !route.subcontract) {
        let good = route.total_yield();
        for (step, _, units) in route.steps() {
            let group = &factory.groups[step.group];
            own.hours[step.group] += step.hours.at(day) * units / good;
            own.passes.insert(format!("groups/{}", group.named.id));
            let uses = step.uses.iter().chain(&group.uses);
            own.passes.extend(uses.map(|(resource, _)| path(factory, *resource)));
        }
        own.passes.extend(route.uses.iter().map(|(resource, _)| path(factory, *resource)));
        let materials = route.norms.iter().filter(|(_, norm)| norm.at(day) > 0.0);
        own.passes.extend(
            materials.map(|(it, _)| format!("materials/{}", factory.materials[*it].named.id)),
        );
        let parts = route.components.iter().filter(|(it, _)| circle[*it] != circle[product]);
        for (component, quantity) in parts {
            let part = way(factory, circle, *component, known);
            for group in factory.groups.ids() {
                own.hours[group] += part.hours[group] * quantity.at(day) / good;
            }
            own.passes.extend(part.passes);
        }
    }
    known[product] = Some(own.clone());
    own
}

fn path(factory: &Factory, resource: Resource) -> String {
    match resource {
        Resource::Labour(it) => format!("labour/{}", factory.labour[it].named.id),
        Resource::Service(it) => format!("services/{}", factory.services[it].named.id),
    }
}
