//! Where a point is at its bounds, and how far dual values are from proving it optimal.

use crate::ids::Id;
use crate::lp::{Bounds, Lp, Objective, Sum};

/// Which bounds a value is at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// At the lower bound.
    pub lower: bool,
    /// At the upper bound.
    pub upper: bool,
}

impl Ends {
    /// Of `value`, of the natural `size`, within `bounds`, up to a relative `distance`.
    pub fn of(bounds: Bounds, value: f64, size: f64, distance: f64) -> Self {
        let at = |bound: f64| (value - bound).abs() <= distance * (size + bound.abs());
        // A finite value is never within a finite distance of an infinite bound.
        Self {
            lower: bounds.lower.is_finite() && (at(bounds.lower) || value < bounds.lower),
            upper: bounds.upper.is_finite() && (at(bounds.upper) || value > bounds.upper),
        }
    }

    /// The sign conditions on a multiplier: `≥ 0` at the lower end, `≤ 0` at the upper.
    pub fn multiplier(self) -> Bounds {
        Bounds {
            lower: if self.upper { f64::NEG_INFINITY } else { 0.0 },
            upper: if self.lower { f64::INFINITY } else { 0.0 },
        }
    }
}

/// One value per row: `Σ a·x`.
pub(super) fn activities(lp: &Lp, primal: &[f64]) -> Vec<f64> {
    lp.rows()
        .ids()
        .map(|row| {
            let mut activity = Sum::default();
            for &(column, value) in lp.matrix().row(row) {
                activity.add_product(value, primal[column.position()]);
            }
            activity.value()
        })
        .collect()
}

/// Sets to zero multipliers of bounds that do not exist: they are rounding.
pub(super) fn repair_signs(lp: &Lp, dual: &mut [f64]) {
    for (bounds, price) in lp.rows().iter().zip(dual) {
        let end = if *price > 0.0 { bounds.lower } else { bounds.upper };
        if end.is_infinite() {
            *price = 0.0;
        }
    }
}

/// How far `dual` is from proving `primal` optimal: the largest relative violation of a sign
/// condition, or the gap if that is larger.
pub(super) fn dual_error(lp: &Lp, objective: &Objective, primal: &[f64], dual: &[f64]) -> f64 {
    let sign = objective.sense.sign();
    let mut worst = 0.0_f64;
    let mut bound = Sum::default();
    let mut pull = |bounds: Bounds, multiplier: f64, scale: f64| {
        let end = if multiplier > 0.0 { bounds.lower } else { bounds.upper };
        if multiplier != 0.0 && end.is_infinite() {
            worst = worst.max(multiplier.abs() / scale);
        } else if multiplier != 0.0 {
            bound.add_product(multiplier, end);
        }
    };
    for (bounds, &price) in lp.rows().iter().zip(dual) {
        pull(*bounds, price, 1.0 + price.abs());
    }
    let mut value = Sum::default();
    for (column, bounds) in lp.columns().enumerated() {
        let cost = sign * objective.cost(column);
        let mut reduced = Sum::from_value(cost);
        let mut largest = cost.abs();
        for &(row, coefficient) in lp.matrix().column(column) {
            let price = dual[row.position()];
            reduced.add_product(-coefficient, price);
            largest = largest.max((coefficient * price).abs());
        }
        pull(*bounds, reduced.value(), 1.0 + largest);
        value.add_product(cost, primal[column.position()]);
    }
    let (value, bound) = (value.value(), bound.value());
    let gap = (value - bound).abs() / (1.0 + value.abs().max(bound.abs()));
    if gap.is_nan() { f64::INFINITY } else { worst.max(gap) }
}
