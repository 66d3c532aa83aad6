//! The factors of the current basis: computed, updated by pivots, or absent.

use super::factor::Factor;
use super::form::Form;
use super::variables::Variables;
use super::work_vector::WorkVector;

/// Factors of the basis that the head names, if there are any.
///
/// Invariant: between a factorisation and the next, every change of the head goes through
/// [`BasisFactor::update`], so that `solve` of the column of the basic variable of a row is that
/// row's unit vector. Without factors solves leave their vector as it is.
#[derive(Clone, Debug, Default)]
pub(super) struct BasisFactor {
    factor: Option<Factor>,
}

impl BasisFactor {
    /// Factorises the basis; the head takes the order of the pivots. Returns the variables that
    /// left the basis because they depend on others: pivots up to `least` are none.
    pub fn factorise(&mut self, form: &Form, variables: &mut Variables, least: f64) -> Vec<u32> {
        let mut head = variables.head().to_vec();
        let (factor, dropped) = Factor::new(form, &mut head, least);
        self.factor = Some(factor);
        variables.reorder(head, &dropped);
        dropped
    }

    /// Drops the factors: the basis or its coefficients have changed.
    pub fn forget(&mut self) {
        self.factor = None;
    }

    /// Drops factors that were updated.
    pub fn forget_updated(&mut self) {
        if self.is_updated() {
            self.forget();
        }
    }

    pub fn is_missing(&self) -> bool {
        self.factor.is_none()
    }

    /// Whether there are fresh factors.
    pub fn is_fresh(&self) -> bool {
        self.factor.as_ref().is_some_and(|factor| factor.updates() == 0)
    }

    pub fn is_updated(&self) -> bool {
        self.factor.as_ref().is_some_and(|factor| factor.updates() > 0)
    }

    /// Whether new factors are needed, or cheaper than continuing with these.
    pub fn is_worn(&self) -> bool {
        self.factor.as_ref().is_none_or(Factor::is_worn)
    }

    /// Entries of the factors.
    pub fn entries(&self) -> usize {
        self.factor.as_ref().map_or(0, Factor::entries)
    }

    /// Solves `B·x = vector` in place (known as FTRAN).
    pub fn solve(&mut self, vector: &mut WorkVector) {
        if let Some(factor) = &mut self.factor {
            factor.solve(vector);
        }
    }

    /// As [`BasisFactor::solve`], remembering what an update by this column needs.
    pub fn solve_entering(&mut self, vector: &mut WorkVector) {
        if let Some(factor) = &mut self.factor {
            factor.solve_entering(vector);
        }
    }

    /// Solves `Bᵀ·y = vector` in place (known as BTRAN).
    pub fn solve_transposed(&mut self, vector: &mut WorkVector) {
        if let Some(factor) = &mut self.factor {
            factor.solve_transposed(vector);
        }
    }

    /// Row `row` of the inverse basis, remembering what an update of this row needs; `false`
    /// without factors.
    pub fn inverse_row(&mut self, row: usize, vector: &mut WorkVector) -> bool {
        let Some(factor) = &mut self.factor else { return false };
        factor.inverse_row(row, vector);
        true
    }

    /// Updates the factors for the exchange of the basic variable of `row` for that of the last
    /// [`BasisFactor::solve_entering`], whose solution has `pivot` there, after
    /// [`BasisFactor::inverse_row`] of the row. Returns whether the factors are still accurate.
    pub fn update(&mut self, row: usize, pivot: f64) -> bool {
        self.factor.as_mut().is_some_and(|factor| factor.update(row, pivot))
    }
}

#[cfg(test)]
mod tests {
    use crate::solve::simplex::trial;

    /// Every basic column solves to the unit vector of its row, after any number of pivots.
    #[test]
    fn the_factors_are_those_of_the_head() {
        for seed in 1..8 {
            let mut simplex = trial::after_pivots(30, 50, seed, 40);
            assert!(simplex.factor.is_updated() && !simplex.factor.is_missing());
            for row in 0..simplex.form.rows {
                let variable = simplex.variables.basic_in(row);
                simplex.column.solve(&simplex.form, &mut simplex.factor, variable);
                for at in 0..simplex.form.rows {
                    let unit = if at == row { 1.0 } else { 0.0 };
                    let value = simplex.column.at(at);
                    assert!((value - unit).abs() < 1e-9, "seed {seed}: {value} in row {at}");
                }
            }
            simplex.factor.forget_updated();
            assert!(simplex.factor.is_missing() && simplex.factor.is_worn());
        }
    }
}
