//! Edge weights for pricing, in the dual and in the primal simplex.
//!
//! Steepest edge after J. Forrest and D. Goldfarb, *Steepest-edge simplex algorithms for linear
//! programming*, Mathematical Programming 57, 1992; Devex after P. Harris, *Pivot selection methods
//! of the Devex LP code*, Mathematical Programming 5, 1973.

use super::basis_factor::BasisFactor;
use super::form::Form;
use super::tableau::{EnteringColumn, UpdateRow};
use super::variables::Variables;
use super::work_vector::WorkVector;

/// The minimum of a steepest-edge weight: rounding must not make a row always win.
const LEAST: f64 = 1e-4;

/// A Devex weight larger than this is useless: the reference framework is reset.
const LARGEST: f64 = 1e9;

/// Dual steepest edge: the squared lengths of the rows of the inverse basis, as far as known.
///
/// Invariant: weights that were exact before a pivot are exact after it, up to rounding and never
/// below a least value; what is not known is 1. [`DualEdgeWeights::measure`] makes all exact.
#[derive(Clone, Debug)]
pub(super) struct DualEdgeWeights {
    weights: Vec<f64>,
    /// The row of the inverse, solved with the basis.
    solved: WorkVector,
}

impl DualEdgeWeights {
    pub fn new(form: &Form) -> Self {
        Self { weights: vec![1.0; form.rows], solved: WorkVector::new(form.rows) }
    }

    /// Forgets all weights.
    pub fn reset(&mut self) {
        self.weights.fill(1.0);
    }

    /// Forgets the weight of a row.
    pub fn forget(&mut self, row: usize) {
        self.weights[row] = 1.0;
    }

    #[inline]
    pub fn of(&self, row: usize) -> f64 {
        self.weights[row]
    }

    /// Takes for every basic variable the weight that `known` has of it, 1 where it has none.
    pub fn estimate(&mut self, variables: &Variables, known: impl Fn(usize) -> Option<f64>) {
        for (&variable, weight) in variables.head().iter().zip(&mut self.weights) {
            *weight = known(variable as usize).unwrap_or(1.0);
        }
    }

    /// Weights go with their variables where a factorisation has reordered the head; a variable
    /// that was not basic `before` has an unknown one.
    pub fn follow(&mut self, before: &[u32], variables: &Variables, form: &Form) {
        let mut of_variable = vec![1.0; form.variables()];
        for (&variable, weight) in before.iter().zip(&self.weights) {
            of_variable[variable as usize] = *weight;
        }
        for (&variable, weight) in variables.head().iter().zip(&mut self.weights) {
            *weight = of_variable[variable as usize];
        }
    }

    /// Computes the weight of a row from its row of the inverse. Returns the previous
    /// estimate and the exact value.
    pub fn measure_row(&mut self, row: usize, update_row: &mut UpdateRow) -> (f64, f64) {
        let exact = update_row.squared_length();
        (std::mem::replace(&mut self.weights[row], exact.max(LEAST)), exact)
    }

    /// Computes all weights exactly, with one solve for each.
    pub fn measure(&mut self, update_row: &mut UpdateRow, factor: &mut BasisFactor) {
        for row in 0..self.weights.len() {
            if update_row.invert(row, factor) {
                self.measure_row(row, update_row);
            }
        }
    }

    /// Updates the weights for a pivot (Forrest and Goldfarb, equation 3.47a), before the factors
    /// do.
    pub fn update(
        &mut self,
        row: usize,
        update_row: &UpdateRow,
        column: &EnteringColumn,
        factor: &mut BasisFactor,
    ) {
        let solved = &mut self.solved;
        solved.copy_from(update_row.inverse());
        factor.solve(solved);
        let pivot = column.at(row);
        let weight = self.weights[row];
        for (at, entry) in column.entries() {
            if at != row {
                let ratio = entry / pivot;
                let updated = self.weights[at] + ratio * (ratio * weight - 2.0 * solved.values[at]);
                self.weights[at] = updated.max(LEAST).max(ratio * ratio * weight * 1e-4);
            }
        }
        self.weights[row] = (weight / (pivot * pivot)).max(LEAST);
    }
}

/// Devex: reference weights of the nonbasic variables for the primal method.
///
/// Invariant: no weight is below 1 or, between pivots, so large that it says nothing.
#[derive(Clone, Debug)]
pub(super) struct DevexWeights {
    weights: Vec<f64>,
    /// The largest that the current pivot has raised.
    largest: f64,
}

impl DevexWeights {
    pub fn new(form: &Form) -> Self {
        Self { weights: vec![1.0; form.variables()], largest: 0.0 }
    }

    /// Makes the current nonbasic variables the reference framework.
    pub fn reset(&mut self) {
        self.weights.fill(1.0);
    }

    #[inline]
    pub fn of(&self, variable: usize) -> f64 {
        self.weights[variable]
    }

    /// The minimum weight after a pivot for the square of an entry in its row.
    pub fn least(&self, entering: usize, pivot: f64) -> f64 {
        self.weights[entering] / (pivot * pivot)
    }

    /// Updates the weight of one of the other nonbasic variables for a pivot.
    #[inline]
    pub fn raise(&mut self, variable: usize, to: f64) {
        let weight = &mut self.weights[variable];
        *weight = weight.max(to);
        self.largest = self.largest.max(*weight);
    }

    /// Ends a pivot: sets the weight of the leaving variable, and resets the reference framework if
    /// weights are too large.
    pub fn pivoted(&mut self, leaving: usize, least: f64) {
        self.weights[leaving] = least.max(1.0);
        if std::mem::take(&mut self.largest) > LARGEST {
            self.reset();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::solve::simplex::trial;

    /// Exact weights stay exact through pivots, and go with their variables.
    #[test]
    fn updated_weights_are_the_lengths_of_the_rows() {
        for seed in 1..12 {
            let mut simplex = trial::loaded(30, 50, seed);
            simplex.dual_weights.measure(&mut simplex.row, &mut simplex.factor);
            trial::pivot(&mut simplex, seed, 40);
            let updated: Vec<f64> =
                (0..simplex.form.rows).map(|row| simplex.dual_weights.of(row)).collect();
            simplex.dual_weights.measure(&mut simplex.row, &mut simplex.factor);
            for (row, updated) in updated.iter().enumerate() {
                let exact = simplex.dual_weights.of(row);
                assert!((updated - exact).abs() < 1e-6 * exact, "{seed}: {updated} {exact}");
            }
            simplex.refactor();
            for row in 0..simplex.form.rows {
                let followed = simplex.dual_weights.of(row);
                simplex.row.invert(row, &mut simplex.factor);
                let (_, exact) = simplex.dual_weights.measure_row(row, &mut simplex.row);
                assert!((followed - exact).abs() < 1e-6 * exact, "{seed}: {followed} {exact}");
            }
        }
    }

    #[test]
    fn devex_weights_never_fall_below_one() {
        let mut simplex = trial::after_pivots(30, 50, 5, 40);
        let weights: Vec<f64> =
            (0..simplex.form.variables()).map(|it| simplex.primal_weights.of(it)).collect();
        assert!(weights.iter().all(|it| *it >= 1.0) && weights.iter().any(|it| *it > 1.0));
        simplex.primal_weights.reset();
        assert!((simplex.primal_weights.of(7) - 1.0).abs() < f64::EPSILON);
    }
}
