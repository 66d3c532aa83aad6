//! Where a point sits within its bounds, and which signs the prices there may have.

use crate::ids::Id;
use crate::lp::{Bounds, Lp, Sum};

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
