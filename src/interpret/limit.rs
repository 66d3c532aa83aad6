//! What a planner calls a limit: its path, its words and its unit, the same in every answer.

use std::ops::Range;

use crate::formulate::{Capacity, ColumnMeaning, RowMeaning};
use crate::ids::{BucketId, GroupId, Id, OrderId, ProductId, StoreId};
use crate::model::{Factory, Item};

/// Path, words and unit.
pub type Named = (String, String, String);

/// A capacity; machines' and people's in hours.
#[must_use]
pub fn capacity(factory: &Factory, of: Capacity) -> Named {
    let (kind, named, unit) = match of {
        Capacity::Group(group) => ("groups", &factory.groups[group].named, "h"),
        Capacity::Labour(labour) => ("labour", &factory.labour[labour].named, "h"),
        Capacity::Service(service) => {
            let owner = &factory.services[service];
            ("services", &owner.named, owner.unit.as_str())
        }
    };
    (format!("{kind}/{}", named.id), named.name.clone(), unit.to_owned())
}

/// A product or material.
#[must_use]
pub fn item(factory: &Factory, item: Item) -> Named {
    let (kind, named, unit) = match item {
        Item::Product(product) => {
            let owner = &factory.products[product];
            ("products", &owner.named, &owner.unit)
        }
        Item::Material(material) => {
            let owner = &factory.materials[material];
            ("materials", &owner.named, &owner.unit)
        }
    };
    (format!("{kind}/{}", named.id), named.name.clone(), unit.clone())
}

/// An order, in the unit of its product.
#[must_use]
pub fn order(factory: &Factory, order: OrderId) -> Named {
    let owner = &factory.orders[order];
    let unit = factory.products[owner.product].unit.clone();
    (format!("orders/{}", owner.id), format!("order {}", owner.id), unit)
}

/// A limit that belongs to another noun: `groups/milling` → `groups/milling/overtime/1`.
#[must_use]
pub fn of((at, name, unit): Named, path: &str, words: &str) -> Named {
    (format!("{at}/{path}"), format!("{name}: {words}"), unit)
}

/// The limit of a route.
#[must_use]
pub fn route(factory: &Factory, product: ProductId, at: usize) -> Named {
    let route = &factory.products[product].routes[at].named;
    let words = format!("limit of route {}", route.name);
    of(item(factory, Item::Product(product)), &format!("routes/{}/limit", route.id), &words)
}

/// The limit that a column's upper bound is, and the bucket; `None` where it is none a planner sets.
#[must_use]
pub fn of_column(factory: &Factory, meaning: ColumnMeaning) -> Option<(Named, BucketId)> {
    use ColumnMeaning as M;
    Some(match meaning {
        M::Regular { of, bucket } => (capacity(factory, of), bucket),
        M::Overtime { of: whose, tier, bucket } => (overtime(factory, whose, tier), bucket),
        M::Stock { item: what, bucket } => {
            (of(item(factory, what), "stock/maximum", "room in stock"), bucket)
        }
        M::Bought { material, bucket } => {
            let named = item(factory, Item::Material(material));
            (of(named, "purchase/limit", "purchase limit"), bucket)
        }
        M::Started { product, route: at, bucket } => (route(factory, product, at), bucket),
        _ => return None,
    })
}

/// The space of a store.
#[must_use]
pub fn space(factory: &Factory, store: StoreId) -> Named {
    let owner = &factory.stores[store];
    (format!("stores/{}", owner.named.id), owner.named.name.clone(), owner.unit.clone())
}

/// A tier of overtime, counted from 1 in its path and its words; `tier` is its position from 0.
#[must_use]
pub fn overtime(factory: &Factory, whose: Capacity, tier: usize) -> Named {
    let words = format!("overtime, tier {}", tier + 1);
    of(capacity(factory, whose), &format!("overtime/{}", tier + 1), &words)
}

/// The clock of a group.
fn clock(factory: &Factory, group: GroupId) -> Named {
    let (at, name, unit) = capacity(factory, Capacity::Group(group));
    (format!("{at}/clock"), format!("clock of {name}"), unit)
}

/// The limit that a row's upper bound is, and its buckets; `None` where it is none a planner sets.
#[must_use]
pub fn of_row(factory: &Factory, meaning: &RowMeaning) -> Option<(Named, Range<usize>)> {
    use RowMeaning as M;
    let single = |bucket: &BucketId| bucket.position()..bucket.position() + 1;
    Some(match meaning {
        M::HeadHours { labour, bucket } => (
            of(capacity(factory, Capacity::Labour(*labour)), "hours", "hours beside its heads'"),
            single(bucket),
        ),
        M::HeadOvertime { labour, bucket } => {
            let named = capacity(factory, Capacity::Labour(*labour));
            (of(named, "overtime", "overtime beside its heads'"), single(bucket))
        }
        M::FirstPiece { products, bucket } => {
            let (at, name, unit) = item(factory, Item::Product(products[0]));
            ((format!("{at}/first"), format!("first piece of {name}"), unit), single(bucket))
        }
        M::Clock { group, bucket } => (clock(factory, *group), single(bucket)),
        M::OvertimeLimit { of: whose, tier, buckets } => {
            (overtime(factory, *whose, *tier), buckets.clone())
        }
        M::HiringLimit { labour, buckets } => {
            let (at, name, _) = capacity(factory, Capacity::Labour(*labour));
            (
                (format!("{at}/hiring/limit"), format!("{name}: hiring"), "heads".to_owned()),
                buckets.clone(),
            )
        }
        M::LayingOffLimit { labour, buckets } => {
            let (at, name, _) = capacity(factory, Capacity::Labour(*labour));
            let named = format!("{name}: laying off");
            ((format!("{at}/laying_off/limit"), named, "heads".to_owned()), buckets.clone())
        }
        M::Quota { material, buckets } => {
            (of(item(factory, Item::Material(*material)), "quota", "quota"), buckets.clone())
        }
        M::PurchaseLimit { material, buckets } => {
            let named = item(factory, Item::Material(*material));
            (of(named, "purchase/limit", "purchase limit"), buckets.clone())
        }
        M::RouteLimit { product, route: at, buckets } => {
            (route(factory, *product, *at), buckets.clone())
        }
        M::Space { store, bucket } => (space(factory, *store), single(bucket)),
        _ => return None,
    })
}
