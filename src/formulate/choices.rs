//! Choices: how many of some orders or routes are taken.

use super::capacity::Clocks;
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
pub(super) fn write(draft: &mut Draft<'_>, clocks: Clocks) {
    let factory = draft.factory;
    let mut known: Vec<(Chosen, ColumnId)> = Vec::new();
    for (choice, owner) in factory.choices.iter().enumerate() {
        let mut among = Vec::new();
        for &chosen in &owner.of {
            let taken = match known.iter().find(|it| it.0 == chosen) {
                Some(known) => known.1,
                None => {
                    let taken = taken(draft, chosen, clocks);
                    known.push((chosen, taken));
                    taken
                }
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
fn taken(draft: &mut Draft<'_>, chosen: Chosen, clocks: Clocks) -> ColumnId {
    let name = chosen.path(draft.factory);
    let taken = draft.column(
        format_args!("taken/{name}"),
        Bounds::between(0.0, 1.0),
        ColumnMeaning::Taken { chosen },
    );
    draft.lp.set_domain(taken, Domain::Whole);
    match chosen {
        Chosen::Order(order) => shipped(draft, (order, taken), &name, clocks),
        Chosen::Route(product, route) => started(draft, (product, route), taken, &name),
    }
    taken
}

fn shipped(draft: &mut Draft<'_>, (order, taken): (OrderId, ColumnId), name: &str, clocks: Clocks) {
    let owner = &draft.factory.orders[order];
    let wanted = match &owner.kind {
        OrderKind::Firm { quantity, .. } => *quantity,
        OrderKind::Market { limits, .. } => tightest(limits, draft.buckets),
    };
    let piece = owner.whole || wanted.is_infinite();
    let wanted = if wanted.is_finite() { wanted } else { UNLIMITED };
    // What is wanted may be moved by a question.
    let most = if clocks == Clocks::All { 2.0 * wanted } else { wanted };
    let least = if piece { 1.0 } else { LEAST_SHARE * wanted };
    let columns: Vec<ColumnId> = draft
        .legend
        .columns
        .enumerated()
        .filter(|(_, it)| matches!(it, ColumnMeaning::Shipped { order: own, .. } if *own == order))
        .map(|(column, _)| column)
        .collect();
    let meaning = || RowMeaning::Taken { chosen: Chosen::Order(order) };
    let covers = draft.row(format_args!("taken/{name}"), Bounds::at_most(0.0), meaning());
    let only = draft.row(format_args!("taken-only/{name}"), Bounds::at_least(0.0), meaning());
    for (row, each) in [(covers, most), (only, least)] {
        draft.lp.add(row, taken, -each);
        for &column in &columns {
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
