//! The limits that rows and columns of a programme represent, with their units.

use std::ops::Range;

use crate::formulate::{Capacity, ColumnMeaning, RowMeaning};
use crate::ids::{BucketId, Id, OrderId, ProductId, ProjectId, StoreId};
use crate::model::{Factory, Item, Limit, List, Needed, OfRoute, Resource, What};

/// A limit and its unit.
pub type Counted = (Limit, String);

/// A capacity; machines' and people's in hours.
#[must_use]
pub fn capacity(factory: &Factory, of: Capacity) -> Counted {
    let (list, named, unit) = match of {
        Capacity::Group(group) => (List::Groups, &factory.groups[group].named, "h"),
        Capacity::Labour(labour) => (List::Labour, &factory.labour[labour].named, "h"),
        Capacity::Service(service) => {
            let owner = &factory.services[service];
            (List::Services, &owner.named, owner.unit.as_str())
        }
    };
    (Limit::of(list, &named.id, &named.name), unit.to_owned())
}

/// A product or material.
#[must_use]
pub fn item(factory: &Factory, item: Item) -> Counted {
    let (list, named, unit) = match item {
        Item::Product(product) => {
            let owner = &factory.products[product];
            (List::Products, &owner.named, &owner.unit)
        }
        Item::Material(material) => {
            let owner = &factory.materials[material];
            (List::Materials, &owner.named, &owner.unit)
        }
    };
    (Limit::of(list, &named.id, &named.name), unit.clone())
}

/// An order, in the unit of its product.
#[must_use]
pub fn order(factory: &Factory, order: OrderId) -> Counted {
    let owner = &factory.orders[order];
    let unit = factory.products[owner.product].unit.clone();
    (Limit::of(List::Orders, &owner.id, &owner.id), unit)
}

/// A project.
#[must_use]
pub fn project(factory: &Factory, project: ProjectId) -> Limit {
    let named = &factory.projects[project].named;
    Limit::of(List::Projects, &named.id, &named.name)
}

/// A frozen quantity, by its position.
#[must_use]
pub fn frozen(factory: &Factory, position: usize) -> Counted {
    let owner = &factory.products[factory.frozen[position].product];
    let limit = Limit::of(List::Frozen, position.to_string(), &owner.named.name);
    (limit, owner.unit.clone())
}

/// A limit of another noun, in the same unit.
#[must_use]
pub fn of((limit, unit): Counted, what: What) -> Counted {
    (limit.its(what), unit)
}

/// A product's route.
#[must_use]
pub fn of_route(factory: &Factory, product: ProductId, at: usize, part: OfRoute) -> Counted {
    let route = &factory.products[product].routes[at].named;
    let what = What::Route(route.id.clone(), Some(route.name.clone()), part);
    of(item(factory, Item::Product(product)), what)
}

/// The limit of a route.
#[must_use]
pub fn route(factory: &Factory, product: ProductId, at: usize) -> Counted {
    of_route(factory, product, at, OfRoute::Limit)
}

/// The limit that a column's upper bound represents, and the bucket; `None` if a planner sets none.
#[must_use]
pub fn of_column(factory: &Factory, meaning: ColumnMeaning) -> Option<(Counted, BucketId)> {
    use ColumnMeaning as M;
    Some(match meaning {
        M::Regular { of, bucket } => (capacity(factory, of), bucket),
        M::Overtime { of: whose, tier, bucket } => (overtime(factory, whose, tier), bucket),
        M::Stock { item: what, bucket } => (of(item(factory, what), What::Maximum), bucket),
        M::Bought { material, bucket } => {
            (of(item(factory, Item::Material(material)), What::Purchase), bucket)
        }
        M::Started { product, route: at, bucket } => (route(factory, product, at), bucket),
        _ => return None,
    })
}

/// The space of a store.
#[must_use]
pub fn space(factory: &Factory, store: StoreId) -> Counted {
    let owner = &factory.stores[store];
    (Limit::of(List::Stores, &owner.named.id, &owner.named.name), owner.unit.clone())
}

/// A tier of overtime; `tier` is its position from 0.
#[must_use]
pub fn overtime(factory: &Factory, whose: Capacity, tier: usize) -> Counted {
    of(capacity(factory, whose), What::Tier(tier + 1))
}

/// The limit that a row's upper bound represents, and its buckets; `None` if a planner sets none.
#[must_use]
pub fn of_row(factory: &Factory, meaning: &RowMeaning) -> Option<(Counted, Range<usize>)> {
    use RowMeaning as M;
    let single = |bucket: &BucketId| bucket.position()..bucket.position() + 1;
    let heads = |labour, what| {
        let (limit, _) = capacity(factory, Capacity::Labour(labour));
        (limit.its(what), "heads".to_owned())
    };
    Some(match meaning {
        M::HeadHours { labour, bucket } => {
            (of(capacity(factory, Capacity::Labour(*labour)), What::Hours), single(bucket))
        }
        M::HeadOvertime { labour, bucket } => {
            (of(capacity(factory, Capacity::Labour(*labour)), What::Overtime), single(bucket))
        }
        // It takes the place of the bound of regular hours.
        M::RepairHours { group, bucket } => {
            (capacity(factory, Capacity::Group(*group)), single(bucket))
        }
        M::FirstPiece { products, bucket } => {
            (of(item(factory, Item::Product(products[0])), What::First), single(bucket))
        }
        M::Clock { group, bucket } => {
            (of(capacity(factory, Capacity::Group(*group)), What::Clock), single(bucket))
        }
        M::OvertimeLimit { of: whose, tier, buckets } => {
            (overtime(factory, *whose, *tier), buckets.clone())
        }
        M::HiringLimit { labour, buckets } => (heads(*labour, What::Hiring), buckets.clone()),
        M::LayingOffLimit { labour, buckets } => (heads(*labour, What::LayingOff), buckets.clone()),
        M::Quota { material, buckets } => {
            (of(item(factory, Item::Material(*material)), What::Quota), buckets.clone())
        }
        M::PurchaseLimit { material, buckets } => {
            (of(item(factory, Item::Material(*material)), What::Purchase), buckets.clone())
        }
        M::RouteLimit { product, route: at, buckets } => {
            (route(factory, *product, *at), buckets.clone())
        }
        M::Space { store, bucket } => (space(factory, *store), single(bucket)),
        _ => return None,
    })
}

/// The unit of a project's need.
#[must_use]
pub fn needed_unit(factory: &Factory, of: Needed) -> String {
    match of {
        Needed::Group(group) => capacity(factory, Capacity::Group(group)).1,
        Needed::Resource(Resource::Labour(labour)) => capacity(factory, Capacity::Labour(labour)).1,
        Needed::Resource(Resource::Service(service)) => {
            capacity(factory, Capacity::Service(service)).1
        }
        Needed::Item(what) => item(factory, what).1,
    }
}
