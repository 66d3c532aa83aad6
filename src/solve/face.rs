//! Keeps a goal's optimum while the next goal is pursued: freezes its optimal face, or adds a row.
//!
//! By complementary slackness every optimal point has a column with a nonzero reduced cost at the
//! corresponding bound, and a row with a nonzero price at the corresponding side. Fixing exactly
//! these leaves the optimal points of the goal and adds no dense row (H. Isermann, *Linear
//! lexicographic optimization*, OR Spektrum 4, 1982).

use super::slackness::{Ends, activities};
use crate::ids::Id;
use crate::lp::{Bounds, Lp, Objective, Sum};
use crate::tolerances::{ENGINE_FEASIBILITY, FROZEN_AT_BOUND, FROZEN_PRICE};

/// How much was frozen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frozen {
    /// Columns fixed that were not fixed before.
    pub columns: usize,
    /// Rows turned into equations that were not before.
    pub rows: usize,
}

/// Restricts `lp` to the points that are optimal for `objective`, of which `primal` with `dual`
/// (one value per column, one per row, certified) is one.
///
/// A column is fixed *at its bound* only if its reduced cost is not zero and `primal` has it there,
/// a row likewise: `primal` stays feasible, within the tolerance of engines. Where it lies off a
/// bound by more, though near enough to be certified, it is fixed where it lies.
///
/// # Panics
/// If `primal` or `dual` has another length than `lp`.
pub fn freeze(lp: &mut Lp, objective: &Objective, primal: &[f64], dual: &[f64]) -> Frozen {
    // What is rounding relative to the most expensive column is rounding everywhere.
    let floor =
        if lp.has_sizes() { lp.objective_size(objective) } else { objective.largest_cost() };
    assert_eq!(primal.len(), lp.columns().len(), "one value per column");
    assert_eq!(dual.len(), lp.rows().len(), "one value per row");
    let mut frozen = Frozen::default();
    let sign = objective.sense.sign();
    // A price per unit of a row is compared through the costs it explains: its unit is that of a
    // reduced cost once multiplied with the row's largest coefficient.
    let activities = activities(lp, primal);
    let mut column_bounds = Vec::new();
    for (column, bounds) in lp.columns().enumerated() {
        let cost = sign * objective.cost(column);
        let mut reduced = Sum::from_value(cost);
        let mut largest = cost.abs();
        for &(row, coefficient) in lp.matrix().column(column) {
            let price = dual[row.position()];
            reduced.add_product(-coefficient, price);
            largest = largest.max((coefficient * price).abs());
        }
        let size = lp.column_size(column);
        let rounding = FROZEN_PRICE * (largest * size).max(floor);
        let place = (primal[column.position()], size);
        if let Some(fixed) = held(*bounds, place, reduced.value() * size, rounding) {
            column_bounds.push((column, fixed));
        }
    }
    let mut row_bounds = Vec::new();
    for (row, bounds) in lp.rows().enumerated() {
        let price = dual[row.position()];
        let largest = lp.matrix().row(row).iter().fold(0.0_f64, |most, e| most.max(e.1.abs()));
        let size = lp.row_size(row);
        let effect = price * if lp.has_sizes() { size } else { largest };
        let rounding = FROZEN_PRICE * effect.abs().max(floor);
        let place = (activities[row.position()], size);
        if let Some(fixed) = held(*bounds, place, effect, rounding) {
            row_bounds.push((row, fixed));
        }
    }
    frozen.columns = column_bounds.len();
    frozen.rows = row_bounds.len();
    for (column, bounds) in column_bounds {
        lp.set_column_bounds(column, bounds);
    }
    for (row, bounds) in row_bounds {
        lp.set_row_bounds(row, bounds);
    }
    frozen
}

/// The bound to fix at, where `multiplier` pulls `value`, of a natural size, there beyond
/// `rounding`.
fn held(
    bounds: Bounds,
    (value, size): (f64, f64),
    multiplier: f64,
    rounding: f64,
) -> Option<Bounds> {
    if bounds.is_fixed() || multiplier.abs() <= rounding {
        return None;
    }
    let ends = Ends::of(bounds, value, size, FROZEN_AT_BOUND);
    let end = if multiplier > 0.0 && ends.lower {
        bounds.lower
    } else if multiplier < 0.0 && ends.upper {
        bounds.upper
    } else {
        return None;
    };
    // A certified value may be off its bound by more than engines allow: fixed at the bound, no
    // point would remain.
    let near = (value - end).abs() <= ENGINE_FEASIBILITY * (size + end.abs());
    Some(Bounds::fixed(if near { end } else { value }))
}

/// [`Lp::holding`]: for a goal that may give something up. A limit at the very optimum leaves engines
/// no room: let it be worse by [`KEPT_GOAL`](crate::tolerances::KEPT_GOAL) of its size there.
#[must_use]
pub fn hold(lp: Lp, objective: &Objective, worst_value: f64) -> Lp {
    lp.holding(objective, worst_value)
}
