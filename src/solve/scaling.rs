//! Scaling: the same programme in units in which its coefficients are close to one.

use crate::ids::Id;
use crate::lp::{Bounds, Lp, LpBuilder, Objective};

/// Entries this much smaller than the largest next to them do not count.
const NOISE: f64 = 1e-9;

/// Largest exponent of a factor: no programme of planning needs units a million times apart within
/// a row, and a lone entry of noise must not make a unit of its column.
const MOST: f64 = 20.0;

/// Passes over rows and columns; later ones change little (geometric scaling converges fast).
const PASSES: usize = 4;

/// Factors to multiply rows and columns with.
pub(super) struct Scaling {
    pub rows: Vec<f64>,
    pub columns: Vec<f64>,
}

impl Scaling {
    /// To natural sizes if the programme has them, by [`Self::geometric`] if not.
    pub fn of(lp: &Lp) -> Self {
        if !lp.has_sizes() {
            return Self::geometric(lp);
        }
        Self {
            rows: lp.rows().ids().map(|row| 1.0 / lp.row_size(row)).collect(),
            columns: lp.columns().ids().map(|column| lp.column_size(column)).collect(),
        }
    }

    /// Divides rows and columns in turn by the geometric mean of their least and greatest
    /// magnitude (R. Fourer, *Solving staircase linear programs by the simplex method*, Math.
    /// Programming 23, 1982), rounded to powers of two.
    pub fn geometric(lp: &Lp) -> Self {
        let mut scaling =
            Self { rows: vec![1.0; lp.rows().len()], columns: vec![1.0; lp.columns().len()] };
        for _ in 0..PASSES {
            for row in lp.rows().ids() {
                let entries = lp.matrix().row(row).iter();
                let factor = toward_one(
                    entries.map(|&(column, value)| value * scaling.columns[column.position()]),
                );
                scaling.rows[row.position()] = factor;
            }
            for column in lp.columns().ids() {
                let entries = lp.matrix().column(column).iter();
                let factor =
                    toward_one(entries.map(|&(row, value)| value * scaling.rows[row.position()]));
                scaling.columns[column.position()] = factor;
            }
        }
        scaling
    }

    /// The programme and objective scaled, and the unit the objective's costs were divided by.
    pub fn apply(&self, lp: &Lp, objective: &Objective) -> (Lp, Objective, f64) {
        let mut builder = LpBuilder::new(lp.name());
        for (bounds, factor) in lp.columns().iter().zip(&self.columns) {
            builder.column(
                format_args!(""),
                Bounds { lower: bounds.lower / factor, upper: bounds.upper / factor },
            );
        }
        for ((row, bounds), factor) in lp.rows().enumerated().zip(&self.rows) {
            let scaled = builder.row(
                format_args!(""),
                Bounds { lower: bounds.lower * factor, upper: bounds.upper * factor },
            );
            for &(column, value) in lp.matrix().row(row) {
                builder.add(scaled, column, value * factor * self.columns[column.position()]);
            }
        }
        let mut costs: Vec<f64> =
            objective.costs.iter().zip(&self.columns).map(|(cost, factor)| cost * factor).collect();
        let unit = 1.0 / toward_one(costs.iter().copied());
        for cost in &mut costs {
            *cost /= unit;
        }
        let scaled = Objective { costs, constant: 0.0, ..objective.clone() };
        (builder.build(), scaled, unit)
    }

    /// A scaled point in the programme's own units.
    pub fn primal(&self, scaled: Vec<f64>) -> Vec<f64> {
        scaled.into_iter().zip(&self.columns).map(|(value, factor)| value * factor).collect()
    }
}

/// The power of two that brings the geometric mean of the minimum and maximum magnitude among
/// the non-zero `values` nearest to one; one if there are none.
fn toward_one(values: impl Iterator<Item = f64>) -> f64 {
    let mut least = f64::INFINITY;
    let mut greatest = 0.0_f64;
    for value in values.map(f64::abs).filter(|value| *value > 0.0) {
        least = least.min(value);
        greatest = greatest.max(value);
    }
    if greatest == 0.0 {
        return 1.0;
    }
    // Noise relative to its neighbours, such as a cancelled sum, must not determine the scale.
    let least = least.max(NOISE * greatest);
    // Half the sum of logarithms: their product could overflow.
    (-0.5 * (least.log2() + greatest.log2())).round().clamp(-MOST, MOST).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_are_powers_of_two_near_the_inverse_mean() {
        for (values, factor) in
            [(vec![8.0, 0.5], 0.5), (vec![0.0, -1000.0], 1.0 / 1024.0), (vec![], 1.0)]
        {
            assert_eq!(toward_one(values.into_iter()).to_bits(), f64::to_bits(factor));
        }
    }
}
