//! Whole pieces and whole heads: which quantities are counted. What is started in whole pieces
//! follows from its lot (`runs`).

use super::draft::Draft;
use super::legend::ColumnMeaning;
use crate::ids::ColumnId;
use crate::lp::Domain;
use crate::model::{Item, Needed};

/// Restricts what is shipped, given, discarded, hired and laid off of what is counted.
pub(super) fn write(draft: &mut Draft<'_>) {
    let factory = draft.factory;
    let counted = |meaning: ColumnMeaning| match meaning {
        ColumnMeaning::Shipped { order, .. } => factory.orders[order].whole,
        ColumnMeaning::Discarded { product, .. } => factory.products[product].whole,
        ColumnMeaning::Given { project, need, .. } => {
            match factory.projects[project].needs[need].of {
                Needed::Item(Item::Product(product)) => factory.products[product].whole,
                _ => false,
            }
        }
        ColumnMeaning::Hired { labour, .. } | ColumnMeaning::LaidOff { labour, .. } => {
            factory.labour[labour].whole_heads
        }
        // Heads are what they were, with those hired and without those laid off.
        ColumnMeaning::Heads { labour, .. } => {
            let pool = &factory.labour[labour];
            pool.whole_heads && pool.heads.at(factory.from).fract() == 0.0
        }
        _ => false,
    };
    let columns: Vec<ColumnId> = (draft.legend.columns.enumerated())
        .filter(|(_, meaning)| counted(**meaning))
        .map(|(column, _)| column)
        .collect();
    for column in columns {
        draft.lp.set_domain(column, Domain::Whole);
    }
}
