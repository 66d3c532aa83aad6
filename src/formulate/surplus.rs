//! Surplus: final stock or discarded units that nothing needs.

use rustc_hash::FxHashSet;

use super::draft::Draft;
use super::legend::{ColumnMeaning, Legend, RowMeaning};
use crate::ids::{ColumnId, Id, IdVec, OrderId, ProductId};
use crate::lp::{Bounds, Lp};
use crate::model::{EndStock, Factory, Item, OrderKind, Unused, end_stocks};

/// Writes a row for each product that may have something at the end. Of one that may have nothing
/// the last stock itself is the surplus, and so is what is discarded of it.
pub(super) fn write(draft: &mut Draft<'_>) {
    let (factory, buckets) = (draft.factory, draft.buckets);
    let last = buckets.len().saturating_sub(1);
    let mut standing: IdVec<ProductId, Vec<ColumnId>> =
        factory.products.iter().map(|_| Vec::new()).collect();
    let mut short: IdVec<OrderId, Option<ColumnId>> = factory.orders.iter().map(|_| None).collect();
    for (column, meaning) in draft.legend.columns.enumerated() {
        match *meaning {
            ColumnMeaning::Stock { item: Item::Product(product), bucket }
                if bucket.position() == last =>
            {
                standing[product].push(column);
            }
            ColumnMeaning::Discarded { product, .. } => standing[product].push(column),
            ColumnMeaning::Short { order } => short[order] = Some(column),
            _ => {}
        }
    }
    for (product, end) in end_stocks(factory, buckets).enumerated() {
        let Some(end) = end.as_ref().filter(|end| has_row(end)) else { continue };
        let id = &factory.products[product].named.id;
        let row = draft.row(
            format_args!("surplus/{id}"),
            Bounds::at_least(-end.allowed),
            RowMeaning::Surplus { product },
        );
        for &column in &standing[product] {
            draft.lp.add(row, column, -1.0);
        }
        let surplus = draft.column(
            format_args!("surplus/{id}"),
            Bounds::NON_NEGATIVE,
            ColumnMeaning::Surplus { product },
        );
        draft.lp.add(row, surplus, 1.0);
        if let Some(unused) = &end.unused {
            let column = write_unused(draft, product, unused, &short);
            draft.lp.add(row, column, 1.0);
        }
    }
}

/// Opening stock that is left for orders which stay short.
fn write_unused(
    draft: &mut Draft<'_>,
    product: ProductId,
    unused: &Unused,
    short: &IdVec<OrderId, Option<ColumnId>>,
) -> ColumnId {
    let factory = draft.factory;
    let id = &factory.products[product].named.id;
    let column = draft.column(
        format_args!("unused/{id}"),
        Bounds::between(0.0, unused.most),
        ColumnMeaning::Unused { product },
    );
    let row = draft.row(
        format_args!("unused/{id}"),
        Bounds::at_least(0.0),
        RowMeaning::Unused { product },
    );
    draft.lp.add(row, column, -1.0);
    for &(order, each) in &unused.per_unit {
        let OrderKind::Firm { quantity, .. } = factory.orders[order].kind else { continue };
        if let Some(short) = short[order].filter(|_| quantity > 0.0) {
            draft.lp.add(row, short, each * quantity);
        }
    }
    column
}

/// Whether a row separates the surplus from permitted final stock.
fn has_row(end: &EndStock) -> bool {
    end.allowed > 0.0 || end.unused.is_some()
}

/// Products whose whole last stock is surplus: a route makes them and no row measures it.
pub(super) fn without_row(factory: &Factory, legend: &Legend) -> IdVec<ProductId, bool> {
    let measured: FxHashSet<ProductId> = (legend.columns.iter())
        .filter_map(|meaning| match *meaning {
            ColumnMeaning::Surplus { product } => Some(product),
            _ => None,
        })
        .collect();
    let products = factory.products.enumerated();
    products.map(|(id, it)| !it.routes.is_empty() && !measured.contains(&id)).collect()
}

/// A point with as much of the opening stock counted as unused as the orders that stay short allow.
pub(super) fn with_unused(lp: &Lp, legend: &Legend, mut primal: Vec<f64>) -> Vec<f64> {
    for (row, meaning) in legend.rows.enumerated() {
        let RowMeaning::Unused { .. } = meaning else { continue };
        let (mut wanted, mut own) = (0.0, None);
        for &(column, each) in lp.matrix().row(row) {
            match legend.columns[column] {
                ColumnMeaning::Unused { .. } => own = Some(column),
                _ => wanted += each * primal[column.position()],
            }
        }
        if let Some(own) = own {
            let most = lp.columns()[own].upper;
            primal[own.position()] = f64::max(primal[own.position()], most.min(wanted));
        }
    }
    primal
}
