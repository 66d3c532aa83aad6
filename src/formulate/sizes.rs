//! The typical value of every column of the programme in this factory. Tolerances are relative to
//! it, so that results do not depend on the units of the factory file.
//!
//! The size of a product is the demand for it, from orders and from the products it goes into, or
//! what can be made of it if that is less; materials, hours and heads follow. A size is a scale,
//! not a limit: an error by a factor of a thousand does no harm.

use super::legend::{Capacity, ColumnMeaning, Legend, RowMeaning};
use crate::ids::{GroupId, Id, IdVec, MaterialId, OrderId, ProductId};
use crate::lp::Lp;
use crate::model::{
    Amount, Buckets, Factory, Item, Needed, OrderKind, Overtime, Receipt, Resource, Route, Series,
};

/// Most passes over the products; a chain of components longer than this is sized by its first
/// links.
const PASSES: usize = 64;

/// Sizes by noun, each in its own unit, over the whole time planned.
#[derive(Clone, Debug)]
pub(super) struct Sizes {
    products: IdVec<ProductId, f64>,
    routes: IdVec<ProductId, Vec<f64>>,
    /// What a route's lots are multiples of; 1 if nothing is said.
    multiples: IdVec<ProductId, Vec<f64>>,
    materials: IdVec<MaterialId, f64>,
    groups: IdVec<GroupId, f64>,
    labour: Vec<f64>,
    heads: Vec<f64>,
    services: Vec<f64>,
    orders: IdVec<OrderId, f64>,
    needs: Vec<Vec<f64>>,
    output: f64,
}

impl Sizes {
    pub fn of(factory: &Factory, buckets: &Buckets) -> Self {
        let most = Most::of(factory, buckets);
        let wanted = wanted(factory, buckets, &most);
        let products: IdVec<ProductId, f64> = factory
            .products
            .enumerated()
            .map(|(id, product)| {
                let held = product.stock.opening + arriving(&product.receipts);
                size([wanted[id].min(most.products[id]), most.products[id], wanted[id], held])
            })
            .collect();
        let routes: IdVec<ProductId, Vec<f64>> = factory
            .products
            .enumerated()
            .map(|(id, product)| {
                let routes = product.routes.iter().zip(&most.routes[id]);
                let started = |(route, most): (&Route, &f64)| {
                    size([(products[id] / route.total_yield()).min(*most), products[id]])
                };
                routes.map(started).collect()
            })
            .collect();
        let mut drawn = Drawn::of(factory, &routes);
        for need in factory.projects.iter().flat_map(|project| &project.needs) {
            drawn.give(need.of, need.quantity);
        }
        let groups: IdVec<GroupId, f64> = factory
            .groups
            .ids()
            .map(|id| {
                let (load, most) = (drawn.groups[id.position()], most.groups[id.position()]);
                size([load.min(most), most, load])
            })
            .collect();
        for (id, group) in factory.groups.enumerated() {
            for (resource, each) in &group.uses {
                *drawn.resource(*resource) += peak(each) * groups[id];
            }
        }
        let materials = factory.materials.ids().map(|id| {
            let (used, most) = (drawn.materials[id.position()], most.materials[id.position()]);
            size([used.min(most), most, used, factory.materials[id].stock.opening])
        });
        let resources = |drawn: &[f64], most: &[f64]| -> Vec<f64> {
            let sizes = drawn.iter().zip(most).map(|(used, most)| (used.min(*most), *most, *used));
            sizes.map(|(both, most, used)| size([both, most, used])).collect()
        };
        let labour = resources(&drawn.labour, &most.labour);
        let heads = factory.labour.iter().zip(&labour);
        let heads = heads.map(|(pool, hours)| {
            let each: f64 = pool.hours_per_head(&factory.calendar, buckets).iter().sum();
            size([hours / each, peak(&pool.heads)])
        });
        let orders = factory.orders.iter().map(|order| match &order.kind {
            OrderKind::Firm { quantity, .. } => {
                size([quantity.min(products[order.product]), products[order.product]])
            }
            OrderKind::Market { limits, .. } => {
                let most = least(limits, buckets);
                size([most.min(products[order.product]), products[order.product]])
            }
        });
        let needs = factory
            .projects
            .iter()
            .map(|project| project.needs.iter().map(|need| size([need.quantity])).collect());
        Self {
            materials: materials.collect(),
            services: resources(&drawn.services, &most.services),
            heads: heads.collect(),
            orders: orders.collect(),
            needs: needs.collect(),
            output: products.iter().copied().fold(0.0, f64::max),
            multiples: (factory.products.iter())
                .map(|it| it.routes.iter().map(|it| it.lot.multiple.unwrap_or(1.0)).collect())
                .collect(),
            products,
            routes,
            groups,
            labour,
        }
    }

    /// The size of every column.
    pub fn columns(&self, legend: &Legend) -> Vec<f64> {
        legend.columns.iter().map(|meaning| self.column(*meaning)).collect()
    }

    /// The size of rows that is independent of the quantity they are relative to.
    pub fn rows(lp: &Lp, legend: &Legend) -> Vec<Option<f64>> {
        use RowMeaning as M;
        let rows = lp.rows().iter().zip(legend.rows.iter());
        rows.map(|(bounds, meaning)| match meaning {
            M::Quantity { .. }
            | M::Minimum { .. }
            | M::Safety { .. }
            | M::Closing { .. }
            | M::Need { .. }
            | M::Frozen { .. } => Some(bounds.lower).filter(|it| it.is_finite() && *it > 0.0),
            _ => None,
        })
        .collect()
    }

    fn column(&self, meaning: ColumnMeaning) -> f64 {
        use ColumnMeaning as M;
        match meaning {
            M::Started { product, route, .. }
            | M::MoreThanPublished { product, route, .. }
            | M::LessThanPublished { product, route, .. } => self.routes[product][route],
            M::Regular { of, .. } | M::Overtime { of, .. } => match of {
                Capacity::Group(group) => self.groups[group],
                Capacity::Labour(labour) => self.labour[labour.position()],
                Capacity::Service(service) => self.services[service.position()],
            },
            M::Heads { labour, .. } | M::Hired { labour, .. } | M::LaidOff { labour, .. } => {
                self.heads[labour.position()]
            }
            M::Lots { product, route, .. } => {
                self.routes[product][route] / self.multiples[product][route]
            }
            M::Bought { material, .. } | M::Stock { item: Item::Material(material), .. } => {
                self.materials[material]
            }
            M::Stock { item: Item::Product(product), .. }
            | M::Discarded { product, .. }
            | M::Surplus { product }
            | M::Unused { product }
            | M::Cumulative { product, .. } => self.products[product],
            M::Shipped { order, .. } => self.orders[order],
            M::Given { project, need, .. } => self.needs[project.position()][need],
            M::OutputUp { .. } | M::OutputDown { .. } => self.output,
            // Shares and utilisations.
            _ => 1.0,
        }
    }
}

/// The first positive finite size; 1 if there is none.
fn size<const N: usize>(candidates: [f64; N]) -> f64 {
    candidates.into_iter().find(|it| it.is_finite() && *it > 0.0).unwrap_or(1.0)
}

/// The largest value of a series.
fn peak(series: &Series) -> f64 {
    series.values().fold(0.0, f64::max)
}

/// Total arrivals.
fn arriving(receipts: &[Receipt]) -> f64 {
    receipts.iter().map(|receipt| receipt.quantity).sum()
}

/// An amount over the planning period.
fn in_all(amount: &Amount, buckets: &Buckets) -> f64 {
    buckets.spread(amount).iter().sum()
}

/// The strictest of some limits over the planning period; infinite if there is none.
fn least(limits: &[Amount], buckets: &Buckets) -> f64 {
    limits.iter().map(|limit| in_all(limit, buckets)).fold(f64::INFINITY, f64::min)
}

/// The capacity of all tiers.
fn extra(tiers: &[Overtime], buckets: &Buckets) -> f64 {
    tiers.iter().map(|tier| least(&tier.limits, buckets)).sum()
}

/// `all` divided by `each`; infinite if nothing is needed.
fn shared(all: f64, each: f64) -> f64 {
    if each > 0.0 { all / each } else { f64::INFINITY }
}

/// `each` times `started`; nothing if nothing is needed, however much is started.
fn times(each: f64, started: f64) -> f64 {
    if each > 0.0 { each * started } else { 0.0 }
}

/// The most there can be over the planning period, each as if it had everything to itself.
struct Most {
    groups: Vec<f64>,
    labour: Vec<f64>,
    services: Vec<f64>,
    materials: Vec<f64>,
    products: IdVec<ProductId, f64>,
    routes: IdVec<ProductId, Vec<f64>>,
}

impl Most {
    fn of(factory: &Factory, buckets: &Buckets) -> Self {
        let groups = factory.groups.iter().map(|group| {
            let time = group.time(&factory.calendar, buckets);
            let regular: f64 = time.iter().map(|time| time.effective).sum();
            regular + extra(&group.overtime, buckets)
        });
        let labour = factory.labour.iter().map(|pool| {
            if pool.is_flexible() {
                return f64::INFINITY;
            }
            let regular: f64 = pool.hours_per_head(&factory.calendar, buckets).iter().sum();
            let overtime = pool.overtime.as_ref();
            let overtime = overtime.map_or(0.0, |it| in_all(&it.hours_per_head, buckets));
            peak(&pool.heads) * (regular + overtime)
        });
        let services = factory.services.iter().map(|service| {
            let regular = service.capacity.as_ref().map(|amount| in_all(amount, buckets));
            regular.map_or(f64::INFINITY, |regular| regular + extra(&service.overtime, buckets))
        });
        let materials = factory.materials.iter().map(|material| {
            let bought = material.purchase.as_ref().map_or(0.0, |it| least(&it.limits, buckets));
            let had = material.stock.opening + arriving(&material.deliveries) + bought;
            had.min(least(&material.quota, buckets))
        });
        let mut most = Self {
            groups: groups.collect(),
            labour: labour.collect(),
            services: services.collect(),
            materials: materials.collect(),
            products: factory.products.iter().map(|_| f64::INFINITY).collect(),
            routes: factory.products.iter().map(|_| Vec::new()).collect(),
        };
        let mut alongside: IdVec<ProductId, bool> =
            factory.products.iter().map(|_| false).collect();
        for (product, _) in
            factory.products.iter().flat_map(|it| &it.routes).flat_map(|it| &it.by_products)
        {
            alongside[*product] = true;
        }
        let limits: IdVec<ProductId, Vec<f64>> = factory
            .products
            .iter()
            .map(|it| it.routes.iter().map(|route| least(&route.limits, buckets)).collect())
            .collect();
        for _ in 0..PASSES {
            let mut changed = false;
            for (id, product) in factory.products.enumerated() {
                let routes = product.routes.iter().zip(&limits[id]);
                let routes: Vec<f64> =
                    routes.map(|(route, limit)| most.of_route(route).min(*limit)).collect();
                let made = routes.iter().zip(&product.routes);
                let made: f64 = made.map(|(most, route)| most * route.total_yield()).sum();
                let had = product.stock.opening + arriving(&product.receipts) + made;
                let had = if alongside[id] { f64::INFINITY } else { had };
                changed |= had < most.products[id];
                most.products[id] = had.min(most.products[id]);
                most.routes[id] = routes;
            }
            if !changed {
                break;
            }
        }
        most
    }

    fn of_route(&self, route: &Route) -> f64 {
        let mut most = f64::INFINITY;
        let mut at_most = |all: f64, each: f64| most = most.min(shared(all, each));
        let of = |resource: Resource| match resource {
            Resource::Labour(labour) => self.labour[labour.position()],
            Resource::Service(service) => self.services[service.position()],
        };
        for (step, _, units) in route.steps() {
            at_most(self.groups[step.group.position()], peak(&step.hours) * units);
            for (resource, each) in &step.uses {
                at_most(of(*resource), peak(each) * units);
            }
        }
        for (resource, each) in &route.uses {
            at_most(of(*resource), peak(each));
        }
        for (material, norm) in &route.norms {
            at_most(self.materials[material.position()], peak(norm));
        }
        for (component, each) in &route.components {
            at_most(self.products[*component], peak(each));
        }
        most
    }
}

/// The demand for each product, by orders, stocks and projects and by what it goes into;
/// infinite if a market takes all.
fn wanted(factory: &Factory, buckets: &Buckets, most: &Most) -> IdVec<ProductId, f64> {
    let own: IdVec<ProductId, f64> = (factory.products.iter())
        .map(|it| it.stock.closing.unwrap_or(0.0).max(peak(&it.stock.safety)))
        .collect();
    let mut own = own;
    for order in &factory.orders {
        own[order.product] += match &order.kind {
            OrderKind::Firm { quantity, .. } => *quantity,
            OrderKind::Market { limits, .. } => least(limits, buckets),
        };
    }
    for frozen in &factory.frozen {
        own[frozen.product] += frozen.quantity;
    }
    for need in factory.projects.iter().flat_map(|project| &project.needs) {
        if let Needed::Item(Item::Product(product)) = need.of {
            own[product] += need.quantity;
        }
    }
    let mut wanted = own.clone();
    for _ in 0..PASSES {
        let mut next = own.clone();
        for (id, product) in factory.products.enumerated() {
            for (route, most) in product.routes.iter().zip(&most.routes[id]) {
                let started = (wanted[id] / route.total_yield()).min(*most);
                for (component, each) in &route.components {
                    next[*component] += times(peak(each), started);
                }
            }
        }
        if next == wanted {
            break;
        }
        wanted = next;
    }
    wanted
}

/// The consumption of making everything at its size.
struct Drawn {
    groups: Vec<f64>,
    labour: Vec<f64>,
    services: Vec<f64>,
    materials: Vec<f64>,
}

impl Drawn {
    fn of(factory: &Factory, started: &IdVec<ProductId, Vec<f64>>) -> Self {
        let mut drawn = Self {
            groups: vec![0.0; factory.groups.len()],
            labour: vec![0.0; factory.labour.len()],
            services: vec![0.0; factory.services.len()],
            materials: vec![0.0; factory.materials.len()],
        };
        for (id, product) in factory.products.enumerated() {
            for (route, started) in product.routes.iter().zip(&started[id]) {
                for (step, _, units) in route.steps() {
                    drawn.groups[step.group.position()] += peak(&step.hours) * units * started;
                    for (resource, each) in &step.uses {
                        *drawn.resource(*resource) += peak(each) * units * started;
                    }
                }
                for (resource, each) in &route.uses {
                    *drawn.resource(*resource) += peak(each) * started;
                }
                for (material, norm) in &route.norms {
                    drawn.materials[material.position()] += peak(norm) * started;
                }
            }
        }
        drawn
    }

    fn resource(&mut self, resource: Resource) -> &mut f64 {
        match resource {
            Resource::Labour(labour) => &mut self.labour[labour.position()],
            Resource::Service(service) => &mut self.services[service.position()],
        }
    }

    fn give(&mut self, needed: Needed, quantity: f64) {
        match needed {
            Needed::Group(group) => self.groups[group.position()] += quantity,
            Needed::Resource(resource) => *self.resource(resource) += quantity,
            Needed::Item(Item::Material(material)) => {
                self.materials[material.position()] += quantity;
            }
            Needed::Item(Item::Product(_)) => {}
        }
    }
}
