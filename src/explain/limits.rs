//! The limits of a works that a planner can move, each with what moving it means for the programme.

use indexmap::IndexMap;

use crate::formulate::{Capacity, ColumnMeaning, Formulation, RowMeaning};
use crate::ids::{BucketId, ColumnId, RowId};
use crate::model::{Factory, Item};
use crate::solve::Direction;
use crate::verify::Certified;

/// A limit over all its buckets, or in one of them.
#[derive(Clone, Debug)]
pub struct Limit {
    /// Its path: `groups/milling`, `materials/steel/quota`.
    pub at: String,
    /// In words.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// How much there is of it in all.
    pub amount: f64,
    /// The parts it is the sum of, one per bucket or period.
    pub parts: Vec<Part>,
}

/// The bound that is a limit's part in a bucket or period.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The first bucket it is about.
    pub bucket: BucketId,
    /// The bound; always an upper one.
    pub bound: Bound,
    /// How much there is.
    pub amount: f64,
}

/// Which upper bound a part is.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// That of a column.
    Column(ColumnId),
    /// That of a row.
    Row(RowId),
}

impl Part {
    /// What is used of it.
    #[must_use]
    pub fn used(&self, certified: &Certified) -> f64 {
        match self.bound {
            Bound::Column(column) => certified.column(column),
            Bound::Row(row) => certified.activities()[crate::ids::Id::position(row)],
        }
    }
}

impl Limit {
    /// One unit more of the whole limit, shared among its parts in proportion to what they are.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let mut direction = Direction::default();
        for part in &self.parts {
            let share = if self.amount > 0.0 {
                part.amount / self.amount
            } else {
                #[allow(clippy::cast_precision_loss)] // buckets are few
                let parts = self.parts.len() as f64;
                1.0 / parts
            };
            match part.bound {
                Bound::Column(column) if share > 0.0 => {
                    direction.columns.push((column, 0.0, share));
                }
                Bound::Row(row) if share > 0.0 => direction.rows.push((row, 0.0, share)),
                _ => {}
            }
        }
        direction
    }

    /// The same limit in one bucket (or the period that begins with it).
    #[must_use]
    pub fn in_bucket(&self, bucket: BucketId) -> Option<Self> {
        let part = *self.parts.iter().find(|part| part.bucket == bucket)?;
        Some(Self { amount: part.amount, parts: vec![part], ..self.clone() })
    }
}

/// Every limit of the works that is a number of its own: hours of groups, labour pools and
/// services, overtime tiers, quotas, purchase and route limits, room in stock and in stores,
/// hiring and laying off. In the programme's order, what has the same path gathered.
///
/// Safety stocks, lead times and norms are not among them: they change coefficients, so that what
/// they are worth is a plan of another works (see [`super::resolved`]).
#[must_use]
pub fn limits(factory: &Factory, formulation: &Formulation<'_>) -> Vec<Limit> {
    let lp = formulation.lp();
    let legend = formulation.legend();
    let mut found: IndexMap<String, Limit> = IndexMap::new();
    let mut add = |(at, name, unit): (String, String, String), bucket, bound, amount: f64| {
        if amount.is_finite() {
            let limit = found.entry(at.clone()).or_insert_with(|| Limit {
                at,
                name,
                unit,
                amount: 0.0,
                parts: Vec::new(),
            });
            limit.amount += amount;
            limit.parts.push(Part { bucket, bound, amount });
        }
    };
    for (column, meaning) in legend.columns.enumerated() {
        if let Some((named, bucket)) = of_column(factory, *meaning) {
            add(named, bucket, Bound::Column(column), lp.columns()[column].upper);
        }
    }
    for (row, meaning) in legend.rows.enumerated() {
        if let Some((named, bucket)) = of_row(factory, meaning) {
            add(named, bucket, Bound::Row(row), lp.rows()[row].upper);
        }
    }
    found.into_values().collect()
}

/// Path, words and unit.
pub(super) type Named = (String, String, String);

pub(super) fn capacity(factory: &Factory, of: Capacity) -> Named {
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

pub(super) fn item(factory: &Factory, item: Item) -> Named {
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
pub(super) fn order(factory: &Factory, order: crate::ids::OrderId) -> Named {
    let owner = &factory.orders[order];
    let unit = factory.products[owner.product].unit.clone();
    (format!("orders/{}", owner.id), format!("order {}", owner.id), unit)
}

/// A limit that belongs to another noun: `groups/milling` → `groups/milling/overtime/1`.
pub(super) fn of((at, name, unit): Named, path: &str, words: &str) -> Named {
    (format!("{at}/{path}"), format!("{name}: {words}"), unit)
}

fn route(factory: &Factory, product: crate::ids::ProductId, at: usize) -> Named {
    let route = &factory.products[product].routes[at].named;
    let words = format!("limit of route {}", route.name);
    of(item(factory, Item::Product(product)), &format!("routes/{}/limit", route.id), &words)
}

pub(super) fn of_column(factory: &Factory, meaning: ColumnMeaning) -> Option<(Named, BucketId)> {
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

fn overtime(factory: &Factory, whose: Capacity, tier: usize) -> Named {
    let words = format!("overtime, tier {}", tier + 1);
    of(capacity(factory, whose), &format!("overtime/{}", tier + 1), &words)
}

pub(super) fn of_row(factory: &Factory, meaning: &RowMeaning) -> Option<(Named, BucketId)> {
    use RowMeaning as M;
    let first = |buckets: &std::ops::Range<usize>| crate::ids::Id::at(buckets.start);
    Some(match meaning {
        M::HeadHours { labour, bucket } => (
            of(capacity(factory, Capacity::Labour(*labour)), "hours", "hours beside its heads'"),
            *bucket,
        ),
        M::HeadOvertime { labour, bucket } => {
            let named = capacity(factory, Capacity::Labour(*labour));
            (of(named, "overtime", "overtime beside its heads'"), *bucket)
        }
        M::OvertimeLimit { of: whose, tier, buckets } => {
            (overtime(factory, *whose, *tier), first(buckets))
        }
        M::HiringLimit { labour, buckets } => {
            let (at, name, _) = capacity(factory, Capacity::Labour(*labour));
            (
                (format!("{at}/hiring/limit"), format!("{name}: hiring"), "heads".to_owned()),
                first(buckets),
            )
        }
        M::LayingOffLimit { labour, buckets } => {
            let (at, name, _) = capacity(factory, Capacity::Labour(*labour));
            let named = format!("{name}: laying off");
            ((format!("{at}/laying_off/limit"), named, "heads".to_owned()), first(buckets))
        }
        M::Quota { material, buckets } => {
            (of(item(factory, Item::Material(*material)), "quota", "quota"), first(buckets))
        }
        M::PurchaseLimit { material, buckets } => {
            let named = item(factory, Item::Material(*material));
            (of(named, "purchase/limit", "purchase limit"), first(buckets))
        }
        M::RouteLimit { product, route: at, buckets } => {
            (route(factory, *product, *at), first(buckets))
        }
        M::Space { store, bucket } => {
            let store = &factory.stores[*store];
            let at = format!("stores/{}", store.named.id);
            ((at, store.named.name.clone(), store.unit.clone()), *bucket)
        }
        _ => return None,
    })
}
