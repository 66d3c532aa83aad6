//! What binds at an optimum, by noun and by the factory's names, and how to lift it.

use indexmap::IndexMap;

use super::programme::Programme;
use crate::explain::limits as named;
use crate::formulate::{Capacity, ColumnMeaning, RowMeaning};
use crate::ids::{BucketId, Id, MaterialId, ProductId, StoreId};
use crate::lp::{Bounds, Lp};
use crate::model::answers::potential::Binding;
use crate::model::{self, Buckets, Factory, Item, What};
use crate::session::Certified;

/// Shares and prices below this are rounding.
const NEGLIGIBLE: f64 = 1e-7;

/// Something that can bind, over all the planning period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// The hours of a group or pool, the output of a service.
    Capacity(Capacity),
    /// The quota of a material.
    Quota(MaterialId),
    /// What there is of an item: stock, arrivals, limited purchases.
    Supply(Item),
    /// The limit of a route.
    Route(ProductId, usize),
    /// Room for an item in stock.
    Room(Item),
    /// Space of a store.
    Space(StoreId),
}

impl Limit {
    /// What an answer has for it.
    fn named(self, factory: &Factory) -> model::Limit {
        let (limit, _) = match self {
            Self::Capacity(of) => named::capacity(factory, of),
            Self::Quota(material) => {
                named::of(named::item(factory, Item::Material(material)), What::Quota)
            }
            Self::Supply(of) => named::of(named::item(factory, of), What::SupplyShort),
            Self::Route(product, route) => named::route(factory, product, route),
            Self::Room(of) => named::of(named::item(factory, of), What::Maximum),
            Self::Space(store) => named::space(factory, store),
        };
        limit
    }
}

fn of_column(meaning: ColumnMeaning) -> Option<Limit> {
    use ColumnMeaning as M;
    Some(match meaning {
        M::Regular { of, .. } | M::Overtime { of, .. } => Limit::Capacity(of),
        M::Bought { material, .. } => Limit::Supply(Item::Material(material)),
        M::Started { product, route, .. } => Limit::Route(product, route),
        M::Stock { item, .. } => Limit::Room(item),
        _ => return None,
    })
}

fn of_row(meaning: &RowMeaning) -> Option<Limit> {
    use RowMeaning as M;
    Some(match *meaning {
        M::HeadHours { labour, .. }
        | M::HeadOvertime { labour, .. }
        | M::Headcount { labour, .. }
        | M::HiringLimit { labour, .. } => Limit::Capacity(Capacity::Labour(labour)),
        M::FirstPiece { ref products, .. } => Limit::Supply(Item::Product(products[0])),
        M::Clock { group, .. } | M::RepairHours { group, .. } => {
            Limit::Capacity(Capacity::Group(group))
        }
        M::OvertimeLimit { of, .. } => Limit::Capacity(of),
        M::Quota { material, .. } => Limit::Quota(material),
        M::PurchaseLimit { material, .. } => Limit::Supply(Item::Material(material)),
        M::RouteLimit { product, route, .. } => Limit::Route(product, route),
        M::Space { store, .. } => Limit::Space(store),
        _ => return None,
    })
}

/// The total of one noun's prices.
struct Priced {
    limit: Limit,
    /// Σ price × limit.
    worth: f64,
    dearest: f64,
    buckets: Vec<usize>,
}

/// What binds at an optimum to be maximised, highest price first.
pub(super) fn binding(
    (factory, buckets): (&Factory, &Buckets),
    programme: &Programme<'_>,
    lp: &Lp,
    answer: &Certified,
) -> Vec<(Limit, Binding)> {
    let legend = programme.formulation.legend();
    let mut found: IndexMap<String, Priced> = IndexMap::new();
    let mut note = |limit: Limit, price: f64, amount: f64, at: &mut dyn Iterator<Item = usize>| {
        if price <= 0.0 {
            return;
        }
        let priced = found.entry(limit.named(factory).path()).or_insert_with(|| Priced {
            limit,
            worth: 0.0,
            dearest: 0.0,
            buckets: Vec::new(),
        });
        priced.worth += price * amount;
        priced.dearest = priced.dearest.max(price);
        if price > NEGLIGIBLE {
            priced.buckets.extend(at);
        }
    };
    for (column, meaning) in legend.columns.enumerated() {
        let upper = lp.columns()[column].upper;
        if let (Some(limit), true) = (of_column(*meaning), upper.is_finite()) {
            let price = -answer.reduced_costs()[column.position()];
            note(limit, price, upper, &mut meaning.bucket().into_iter().map(Id::position));
        }
    }
    for (row, meaning) in legend.rows.enumerated() {
        let upper = lp.rows()[row].upper;
        if let (Some(limit), true) = (of_row(meaning), upper.is_finite()) {
            note(limit, -answer.price(row), upper, &mut meaning.buckets().into_iter().flatten());
        }
    }
    for supply in &programme.supplies {
        if lp.columns()[supply.column].upper.is_finite() {
            let price = -answer.reduced_costs()[supply.column.position()];
            let at = &mut std::iter::once(supply.bucket.position());
            note(Limit::Supply(supply.item), price, supply.arriving, at);
        }
    }
    let value = answer.value();
    let nothing = value.abs() <= NEGLIGIBLE;
    let mut binds: Vec<Priced> = found
        .into_values()
        .filter(|it| if nothing { it.dearest > NEGLIGIBLE } else { it.worth > NEGLIGIBLE * value })
        .collect();
    binds.sort_by(|one, other| other.worth.total_cmp(&one.worth));
    binds
        .into_iter()
        .map(|mut priced| {
            let name = priced.limit.named(factory);
            priced.buckets.sort_unstable();
            priced.buckets.dedup();
            let named = priced.buckets.iter().map(|&at| buckets[BucketId::at(at)].name.clone());
            let share = if nothing { 0.0 } else { priced.worth / value };
            (priced.limit, Binding { at: name.path(), name, share, buckets: named.collect() })
        })
        .collect()
}

/// Takes a limit away for all the planning period: next to each column that it bounds stands
/// another like it without bound, and each row that it bounds is relieved by a column of its own.
/// The bounds themselves stay, so an answer from before stays feasible and is a start.
pub(super) fn lift(programme: &Programme<'_>, lp: Lp, limit: Limit) -> Lp {
    let legend = programme.formulation.legend();
    let mut beside = Vec::new();
    for (column, meaning) in legend.columns.enumerated() {
        // With regular time without limit there is no need of overtime.
        let is_overtime = matches!(meaning, ColumnMeaning::Overtime { .. });
        if of_column(*meaning) == Some(limit) && !is_overtime {
            let entries = lp.matrix().column(column).to_vec();
            beside.push((format!("lifted/{}", lp.column_name(column)), entries));
        }
    }
    for (row, meaning) in legend.rows.enumerated() {
        // Heads are counted as before; their hours no longer limit anything.
        let is_count = matches!(meaning, RowMeaning::Headcount { .. });
        if of_row(meaning) == Some(limit) && !is_count {
            beside.push((format!("lifted/{}", lp.row_name(row)), vec![(row, -1.0)]));
        }
    }
    let mut builder = lp.into_builder();
    for (name, entries) in beside {
        let column = builder.column(format_args!("{name}"), Bounds::NON_NEGATIVE);
        for (row, value) in entries {
            builder.add(row, column, value);
        }
    }
    for supply in &programme.supplies {
        if limit == Limit::Supply(supply.item) {
            *builder.column_bounds(supply.column) = Bounds::NON_NEGATIVE;
        }
    }
    builder.build()
}
