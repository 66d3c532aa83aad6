//! Final stock that is not surplus: stock targets, what a product may be built ahead, and opening
//! stock that nothing could use.

use super::{Buckets, Factory, OrderKind};
use crate::ids::{Id, IdVec, OrderId, ProductId};

/// Final stock of a product that is not surplus, apart from [`Unused`] opening stock.
#[derive(Clone, Debug, PartialEq)]
pub struct EndStock {
    /// Units: the larger of closing and safety stock, what may be built ahead, and what of the
    /// opening stock and the receipts is more than everybody could ever take.
    pub allowed: f64,
    /// Opening stock that orders which stay short were to take; none if there is none.
    pub unused: Option<Unused>,
}

/// Opening stock left because an order it was meant for stays short. It is no surplus, whoever
/// made it made it before the planning period.
#[derive(Clone, Debug, PartialEq)]
pub struct Unused {
    /// Units at most: the opening stock and receipts not yet in [`EndStock::allowed`].
    pub most: f64,
    /// Units of the product in a unit of each firm order.
    pub per_unit: Vec<(OrderId, f64)>,
}

impl EndStock {
    /// Units of `standing` (held at the end or discarded) that are surplus; `short` gives
    /// the shortage of each firm order.
    #[must_use]
    pub fn surplus(&self, standing: f64, short: impl Fn(OrderId) -> f64) -> f64 {
        let left = self.unused.as_ref().map_or(0.0, |unused| {
            let wanted: f64 = unused.per_unit.iter().map(|&(it, each)| each * short(it)).sum();
            wanted.min(unused.most)
        });
        (standing - self.allowed - left).max(0.0)
    }
}

/// Final stock of each product that is not surplus; none for a product that no route makes, which
/// is never surplus: a by-product comes with something that is needed.
///
/// An upper bound on the demand for a product: the orders' quantities and the
/// markets' limits, the projects, the stock wanted at the end, and what other products could use
/// of it, less what they have in stock themselves.
#[must_use]
pub fn end_stocks(factory: &Factory, buckets: &Buckets) -> IdVec<ProductId, Option<EndStock>> {
    let structure = Structure::of(factory);
    let standing: Vec<f64> = factory
        .products
        .iter()
        .map(|product| {
            let arriving = product.receipts.iter();
            let arriving = arriving.filter(|it| buckets.receiving(it.date).is_some());
            product.stock.opening + arriving.map(|it| it.quantity).sum::<f64>()
        })
        .collect();
    let takes = structure.takes(factory, buckets, &standing);
    factory
        .products
        .enumerated()
        .map(|(id, product)| {
            if product.routes.is_empty() {
                return None;
            }
            let standing = standing[id.position()];
            let nobody = (standing - takes[id.position()]).max(0.0);
            let most = standing - nobody;
            let per_unit = if most > 0.0 { structure.per_order(factory, id) } else { Vec::new() };
            let unused = (!per_unit.is_empty()).then_some(Unused { most, per_unit });
            let allowed = wanted(factory, buckets, id) + product.ahead + nobody;
            Some(EndStock { allowed, unused })
        })
        .collect()
}

/// The final stock target: closing or safety stock, whichever is larger.
fn wanted(factory: &Factory, buckets: &Buckets, product: ProductId) -> f64 {
    let stock = &factory.products[product].stock;
    let last = buckets.iter().last();
    let safety = last.map_or(0.0, |bucket| stock.safety.at(bucket.start));
    stock.closing.unwrap_or(0.0).max(safety)
}

/// Which product goes into which.
struct Structure {
    /// Components of each product with the most units of each in a good unit.
    components: Vec<Vec<(usize, f64)>>,
    /// Products ahead of their components; what lies on a cycle or below one is left out.
    parents_first: Vec<usize>,
}

impl Structure {
    fn of(factory: &Factory) -> Self {
        let mut components: Vec<Vec<(usize, f64)>> = vec![Vec::new(); factory.products.len()];
        for (id, product) in factory.products.enumerated() {
            let own = &mut components[id.position()];
            for route in &product.routes {
                for (component, quantity) in &route.components {
                    let most = quantity.values().fold(0.0, |most: f64, it| most.max(it));
                    let most = most / route.total_yield();
                    match own.iter_mut().find(|(known, _)| *known == component.position()) {
                        Some((_, known)) => *known = known.max(most),
                        None => own.push((component.position(), most)),
                    }
                }
            }
        }
        let mut parents = vec![0_usize; components.len()];
        for &(component, _) in components.iter().flatten() {
            parents[component] += 1;
        }
        let mut parents_first: Vec<usize> =
            (0..components.len()).filter(|&it| parents[it] == 0).collect();
        let mut next = 0;
        while let Some(&product) = parents_first.get(next) {
            next += 1;
            for &(component, _) in &components[product] {
                parents[component] -= 1;
                if parents[component] == 0 {
                    parents_first.push(component);
                }
            }
        }
        Self { components, parents_first }
    }

    /// The most that everybody could take of each product; without limit below a cycle.
    fn takes(&self, factory: &Factory, buckets: &Buckets, standing: &[f64]) -> Vec<f64> {
        let mut takes = vec![f64::INFINITY; self.components.len()];
        for &product in &self.parents_first {
            takes[product] = 0.0;
        }
        for &product in &self.parents_first {
            takes[product] += wanted(factory, buckets, ProductId::at(product));
        }
        for order in &factory.orders {
            takes[order.product.position()] += match &order.kind {
                OrderKind::Firm { quantity, .. } => *quantity,
                // A market that is over takes nothing.
                OrderKind::Market { .. } if buckets.due(order.due).is_none() => 0.0,
                OrderKind::Market { limits, .. } => limits
                    .iter()
                    .map(|limit| {
                        buckets
                            .market_allotments(order.due, limit)
                            .iter()
                            .map(|it| it.quantity)
                            .sum()
                    })
                    .fold(f64::INFINITY, f64::min),
            };
        }
        for need in factory.projects.iter().flat_map(|it| &it.needs) {
            if let super::Needed::Item(super::Item::Product(product)) = need.of {
                takes[product.position()] += need.quantity;
            }
        }
        for &product in &self.parents_first {
            let made = (takes[product] - standing[product]).max(0.0);
            for &(component, each) in &self.components[product] {
                if each > 0.0 {
                    takes[component] += each * made;
                }
            }
        }
        takes
    }

    /// Units of a product in a unit of each firm order that takes any.
    fn per_order(&self, factory: &Factory, product: ProductId) -> Vec<(OrderId, f64)> {
        let mut units = vec![0.0; self.components.len()];
        units[product.position()] = 1.0;
        for &parent in self.parents_first.iter().rev() {
            if parent != product.position() {
                units[parent] =
                    self.components[parent].iter().map(|&(it, each)| each * units[it]).sum();
            }
        }
        let orders = factory.orders.enumerated();
        orders
            .filter(|(_, order)| matches!(order.kind, OrderKind::Firm { .. }))
            .map(|(id, order)| (id, units[order.product.position()]))
            .filter(|(_, units)| *units > 0.0)
            .collect()
    }
}
