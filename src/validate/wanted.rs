//! The most that is wanted of each product, by orders, stock targets, projects and other products.

use crate::ids::Id;
use crate::model::{Factory, Item, Needed, OrderKind, Product};

/// The most that is wanted of each product; infinite if nothing limits it. What other products want
/// is counted as if the most of them were made on the route that uses most.
pub(super) fn most_wanted(factory: &Factory) -> Vec<f64> {
    let mut wanted: Vec<f64> = factory.products.iter().map(in_stock).collect();
    for order in &factory.orders {
        wanted[order.product.position()] += match &order.kind {
            OrderKind::Firm { quantity, .. } => *quantity,
            OrderKind::Market { limits, .. } => limits
                .iter()
                .filter(|limit| limit.per == crate::model::Per::InAll)
                .map(|limit| limit.value.values().fold(0.0, f64::max))
                .reduce(f64::min)
                .unwrap_or(f64::INFINITY),
        };
    }
    for need in factory.projects.iter().flat_map(|project| &project.needs) {
        if let Needed::Item(Item::Product(product)) = need.of {
            wanted[product.position()] += need.quantity;
        }
    }
    for frozen in &factory.frozen {
        wanted[frozen.product.position()] += frozen.quantity;
    }
    // A product passes what is wanted of it on to its components once all that use it have: what is
    // left uses itself in a cycle.
    let mut users = vec![0_usize; wanted.len()];
    for (product, _) in factory.products.iter().flat_map(uses) {
        users[product] += 1;
    }
    let mut ready: Vec<usize> = (0..users.len()).filter(|at| users[*at] == 0).collect();
    let mut settled = vec![false; users.len()];
    while let Some(at) = ready.pop() {
        settled[at] = true;
        for (component, each) in uses(&factory.products.as_slice()[at]) {
            // Nothing wanted uses nothing, however much is wanted of others.
            if wanted[at] > 0.0 {
                wanted[component] += wanted[at] * each;
            }
            users[component] -= 1;
            if users[component] == 0 {
                ready.push(component);
            }
        }
    }
    for (wanted, settled) in wanted.iter_mut().zip(settled) {
        if !settled {
            *wanted = f64::INFINITY;
        }
    }
    wanted
}

/// What stock targets want of a product, and what may be built ahead.
fn in_stock(product: &Product) -> f64 {
    let safety = product.stock.safety.values().fold(0.0, f64::max);
    product.stock.closing.unwrap_or(0.0).max(safety) + product.ahead
}

/// The components of a product on each of its routes, with the most of them per good unit.
fn uses(product: &Product) -> Vec<(usize, f64)> {
    let mut found = Vec::new();
    for route in &product.routes {
        for (component, each) in &route.components {
            let most = each.values().fold(0.0, f64::max);
            if most > 0.0 {
                found.push((component.position(), most / route.total_yield()));
            }
        }
    }
    found
}
