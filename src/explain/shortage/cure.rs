//! The smallest move of limits that ends a shortage, or as much of it as can be ended.

use super::held::{Held, Question};
use crate::explain::lever::{Lever, Levers};
use crate::ids::ColumnId;
use crate::lp::{Bounds, Lp, Objective, Sense};
use crate::model::List;
use crate::model::answers::shortage::MeasureKind;
use crate::session::prove::{Solved, optimum};
use crate::session::{Failure, Options};
use crate::tolerances::NOTHING_SHORT;

/// How much more expensive than other moves a move is for the sake of an explanation: dates and
/// outside supply of products remedy anything, so they are named only if nothing else remedies;
/// further machines only where hours of those there are do not remedy, or only many more.
fn reluctance(kind: MeasureKind) -> f64 {
    match kind {
        MeasureKind::Later => 30.0,
        MeasureKind::Earlier => 0.3,
        MeasureKind::Machines => 1.5,
        _ => 1.0,
    }
}

/// Reluctance to have a product come from outside.
const FROM_OUTSIDE: f64 = 1000.0;

/// How dear one unit of a lever is in an explanation.
fn weight(levers: &Levers, lever: &Lever) -> f64 {
    let family = &levers.families[lever.family];
    let outside = family.kind == MeasureKind::Supply && family.name.list == Some(List::Products);
    lever.share * if outside { FROM_OUTSIDE } else { reluctance(family.kind) }
}

/// The smallest move that remedies as much as possible remedied.
pub(super) struct Cure {
    /// Amount of each lever.
    pub amounts: Vec<f64>,
    /// Worst residual of the certificates.
    pub residual: f64,
}

/// Levers an explanation may use: an order's own dates, no project's needs, and no further days: what
/// is short on them is hours.
fn speaks(levers: &Levers, lever: &Lever, question: Question) -> bool {
    let kind = levers.families[lever.family].kind;
    !matches!(kind, MeasureKind::Project | MeasureKind::WorkingDay)
        && lever.order.is_none_or(|order| order == question.order)
}

/// The smallest remedy within what can be had of each lever that leaves nothing in some other
/// columns; `None` if there is none, or if the deadline passes.
pub(super) fn cure(
    held: &Held,
    question: Question,
    others: &[ColumnId],
    options: &Options,
) -> Result<Option<Cure>, Failure> {
    let levers = &held.levers;
    let mut size = Objective::new("moves", Sense::Minimise);
    for lever in &levers.list {
        size.add(lever.column, weight(levers, lever));
    }
    let mut lp: Lp = levers.lp.clone();
    levers.open(&mut lp, |lever| speaks(levers, lever, question));
    for &column in others {
        lp.set_column_bounds(column, Bounds::fixed(0.0));
    }
    let mut whole = lp.clone();
    for &column in &held.measuring {
        whole.set_column_bounds(column, Bounds::fixed(0.0));
    }
    // How much of it can be remedied is soon told, and any remedy leads to the least.
    let Solved::Best(least, record) = optimum(&lp, &held.trouble, None, options)? else {
        return Ok(None);
    };
    let (residual, start) = (least.residuals().worst(), record.basis.as_ref());
    let mut cured = None;
    if least.value() <= NOTHING_SHORT {
        match optimum(&whole, &size, start, options)? {
            Solved::Best(certified, _) => cured = Some(certified),
            Solved::Stopped => return Ok(None),
            Solved::Infeasible(_) => {}
        }
    }
    let certified = if let Some(certified) = cured {
        certified
    } else {
        let worst = least.value() + NOTHING_SHORT * (1.0 + least.value().abs());
        lp.set_row_bounds(held.row, Bounds::at_most(worst));
        let Solved::Best(certified, _) = optimum(&lp, &size, start, options)? else {
            return Ok(None);
        };
        certified
    };
    // What is rounding of the engine is no move.
    let mut amounts = levers.amounts(certified.primal());
    for (amount, lever) in amounts.iter_mut().zip(&levers.list) {
        if *amount * lever.share.min(1.0) < NOTHING_SHORT * 1e-2 {
            *amount = 0.0;
        }
    }
    let residual = residual.max(certified.residuals().worst());
    Ok(Some(Cure { amounts, residual }))
}
