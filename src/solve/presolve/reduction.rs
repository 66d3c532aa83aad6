//! A reduction that was made, with everything needed to undo it.

use crate::ids::{ColumnId, RowId};
use crate::lp::Bounds;
use crate::solve::Standing;

/// One reduction. "Before" is the programme it found, "after" the one it left.
#[derive(Clone, Debug)]
pub(super) enum Reduction {
    /// A row that no point within the columns' bounds violates.
    RedundantRow { row: RowId },
    /// A row of one column became bounds of the column; which ends of these it gave.
    SingletonRow { row: RowId, column: ColumnId, value: f64, lower: bool, upper: bool },
    /// A column was fixed. If it was at one of two bounds, which one; `None` if its
    /// bounds left no choice.
    FixedColumn { column: ColumnId, value: f64, standing: Option<Standing> },
    /// A row that only one corner of its columns' bounds satisfies, at its lower or upper bound;
    /// the columns are fixed by reductions that follow.
    ForcingRow { row: RowId, at: Standing, columns: Vec<ColumnId> },
    /// A row that every optimum has at one of its bounds became an equation.
    ImpliedEquation { row: RowId, at: Standing },
    /// A column of one row became part of the row's bounds; both as they were before. `shift` is
    /// the price that the row had been given before.
    SlackColumn {
        row: RowId,
        column: ColumnId,
        value: f64,
        bounds: Bounds,
        range: Bounds,
        shift: f64,
    },
    /// Of two proportional rows (`removed = ratio · kept`), one took over the bounds of the other;
    /// which ends. `shift` is the price that `kept` had been given before.
    DuplicateRows { kept: RowId, removed: RowId, ratio: f64, lower: bool, upper: bool, shift: f64 },
    /// Of two columns proportional in coefficients and cost (`removed = ratio · kept`), one stands
    /// for both; the bounds of each before.
    DuplicateColumns {
        kept: ColumnId,
        removed: ColumnId,
        ratio: f64,
        kept_bounds: Bounds,
        removed_bounds: Bounds,
    },
}

/// The status of a variable by its multiplier: if both bounds are equal, the side that the
/// multiplier pulls at.
pub(super) fn side(bounds: Bounds, standing: Standing, multiplier: f64) -> Standing {
    if standing != Standing::Basic && bounds.is_fixed() { pulled(multiplier) } else { standing }
}

/// The side a multiplier pulls at.
pub(super) fn pulled(multiplier: f64) -> Standing {
    if multiplier < 0.0 { Standing::AtUpper } else { Standing::AtLower }
}

/// The same side seen from a variable that is a multiple of the first.
pub(super) fn turned(standing: Standing, ratio: f64) -> Standing {
    match standing {
        Standing::AtLower if ratio < 0.0 => Standing::AtUpper,
        Standing::AtUpper if ratio < 0.0 => Standing::AtLower,
        other => other,
    }
}

/// The bounds of `factor · x` for `x` within `bounds`.
pub(super) fn multiple(bounds: Bounds, factor: f64) -> Bounds {
    if factor > 0.0 {
        Bounds::between(bounds.lower * factor, bounds.upper * factor)
    } else {
        Bounds::between(bounds.upper * factor, bounds.lower * factor)
    }
}

/// The bounds of `x` for `factor · x` within `bounds`.
pub(super) fn quotient(bounds: Bounds, factor: f64) -> Bounds {
    let (one, other) = (bounds.lower / factor, bounds.upper / factor);
    if factor > 0.0 { Bounds::between(one, other) } else { Bounds::between(other, one) }
}
