//! Choices: how many of some orders or routes are taken.

use super::draft::Draft;
use super::legend::{ColumnMeaning, RowMeaning};
use crate::ids::{ColumnId, Id, OrderId, ProductId};
use crate::lp::{Bounds, Domain};
use crate::model::run::tightest;
use crate::model::{Chosen, OrderKind};

/// Units of a market that nothing limits.
const UNLIMITED: f64 = 1e6;

/// An order that is taken ships at least this share of what is wanted.
const LEAST_SHARE: f64 = 1e-3;

/// Writes what is taken, and how many.
pub(super) fn write(draft: &mut Draft<'_>) {
    let factory = draft.factory;
    let mut known: Vec<(Chosen, ColumnId)> = Vec::new();
    for (choice, owner) in factory.choices.iter().enumerate() {
        let mut among = Vec::new();
        for &chosen in &owner.of {
            let taken = if let Some(known) = known.iter().find(|it| it.0 == chosen) {
                known.1
            } else {
                let taken = taken(draft, chosen);
                known.push((chosen, taken));
                taken
            };
            if !among.contains(&taken) {
                among.push(taken);
            }
        }
        let least = owner.at_least.map_or(f64::NEG_INFINITY, f64::from);
        let most = owner.at_most.map_or(f64::INFINITY, f64::from);
        let row = draft.row(
            format_args!("choose/{}", owner.id),
            Bounds { lower: least, upper: most },
            RowMeaning::Choice { choice },
        );
        for column in among {
            draft.lp.add(row, column, 1.0);
        }
    }
}

/// Whether something is taken: only if it is shipped or started, and always then.
fn taken(draft: &mut Draft<'_>, chosen: Chosen) -> ColumnId {
    let name = chosen.path(draft.factory);
    let taken = draft.column(
        format_args!("taken/{name}"),
        Bounds::between(0.0, 1.0),
        ColumnMeaning::Taken { chosen },
    );
    draft.lp.set_domain(taken, Domain::Whole);
    match chosen {
        Chosen::Order(order) => shipped(draft, order, taken, &name),
        Chosen::Route(product, route) => started(draft, (product, route), taken, &name),
    }
    taken
}

/// An order ships only if it is taken, and then at least a little.
///
/// A firm order that is not taken is all short: this bounds what is shipped as tightly as its quantity
/// would, and stays right where the quantity is moved.
fn shipped(draft: &mut Draft<'_>, order: OrderId, taken: ColumnId, name: &str) {
    let owner = &draft.factory.orders[order];
    let of_order = |wanted: fn(&ColumnMeaning, OrderId) -> bool| -> Vec<ColumnId> {
        let columns = draft.legend.columns.enumerated();
        columns.filter(|(_, it)| wanted(it, order)).map(|(column, _)| column).collect()
    };
    let shipments = of_order(
        |it, order| matches!(it, ColumnMeaning::Shipped { order: own, .. } if *own == order),
    );
    let short =
        of_order(|it, order| matches!(it, ColumnMeaning::Short { order: own } if *own == order));
    let wanted = match &owner.kind {
        OrderKind::Firm { quantity, .. } => *quantity,
        OrderKind::Market { limits, .. } => tightest(limits, draft.buckets),
    };
    let piece = owner.whole || wanted.is_infinite();
    let wanted = if wanted.is_finite() { wanted } else { UNLIMITED };
    let least = if piece { 1.0 } else { LEAST_SHARE * wanted };
    let meaning = || RowMeaning::Taken { chosen: Chosen::Order(order) };
    let covers = match short[..] {
        [short] => {
            let covers = draft.row(format_args!("taken/{name}"), Bounds::at_least(1.0), meaning());
            draft.lp.add(covers, short, 1.0);
            draft.lp.add(covers, taken, 1.0);
            None
        }
        _ => Some(draft.row(format_args!("taken/{name}"), Bounds::at_most(0.0), meaning())),
    };
    let only = draft.row(format_args!("taken-only/{name}"), Bounds::at_least(0.0), meaning());
    for (row, each) in covers.into_iter().map(|row| (row, wanted)).chain([(only, least)]) {
        draft.lp.add(row, taken, -each);
        for &column in &shipments {
            draft.lp.add(row, column, 1.0);
        }
    }
}

fn started(
    draft: &mut Draft<'_>,
    (product, route): (ProductId, usize),
    taken: ColumnId,
    name: &str,
) {
    let runs: Vec<ColumnId> =
        draft.runs[product.position()][route].iter().flatten().copied().collect();
    let meaning = || RowMeaning::Taken { chosen: Chosen::Route(product, route) };
    let only = draft.row(format_args!("taken-only/{name}"), Bounds::at_least(0.0), meaning());
    draft.lp.add(only, taken, -1.0);
    for (number, run) in runs.into_iter().enumerate() {
        draft.lp.add(only, run, 1.0);
        let covers = format_args!("taken/{name}#{}", number + 1);
        let covers = draft.row(covers, Bounds::at_least(0.0), meaning());
        draft.lp.add(covers, taken, 1.0);
        draft.lp.add(covers, run, -1.0);
    }
}
