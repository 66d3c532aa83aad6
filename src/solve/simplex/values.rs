//! The values of all variables: nonbasic ones at their bounds, basic ones by the equations.

use super::basis::Standing;
use super::basis_factor::BasisFactor;
use super::bounds::WorkingBounds;
use super::form::Form;
use super::tableau::EnteringColumn;
use super::variables::Variables;
use super::work_vector::WorkVector;
use crate::tolerances::SIMPLEX_PRIMAL;

/// The primal side of a basis.
///
/// Invariants, once [`Values::compute`] has run and up to rounding: the values satisfy
/// `A·x − s = 0`; the bounds of each row are the current ones of its basic variable. A nonbasic
/// variable is at a current bound, or at zero, unless [`Values::place`] put it between.
#[derive(Clone, Debug)]
pub(super) struct Values {
    /// Values of nonbasic variables; the entries of basic ones are unused.
    resting: Vec<f64>,
    /// Value and bounds of the basic variable of each row.
    basic: Vec<f64>,
    lower: Vec<f64>,
    upper: Vec<f64>,
    /// A change of nonbasic variables on its way to the basic ones.
    change: WorkVector,
}

impl Values {
    pub fn zero(form: &Form) -> Self {
        Self {
            resting: vec![0.0; form.variables()],
            basic: vec![0.0; form.rows],
            lower: vec![0.0; form.rows],
            upper: vec![0.0; form.rows],
            change: WorkVector::new(form.rows),
        }
    }

    /// The value of a nonbasic variable.
    #[inline]
    pub fn resting(&self, variable: usize) -> f64 {
        self.resting[variable]
    }

    /// The value of the basic variable of a row.
    #[inline]
    pub fn value(&self, row: usize) -> f64 {
        self.basic[row]
    }

    /// The lower bound of the basic variable of a row.
    #[inline]
    pub fn lower(&self, row: usize) -> f64 {
        self.lower[row]
    }

    /// The upper bound of the basic variable of a row.
    #[inline]
    pub fn upper(&self, row: usize) -> f64 {
        self.upper[row]
    }

    /// The values of the first variables, those of basic ones in their places.
    pub fn point(&self, first: usize, variables: &Variables) -> Vec<f64> {
        let mut point = self.resting[..first].to_vec();
        for (&variable, value) in variables.head().iter().zip(&self.basic) {
            if (variable as usize) < first {
                point[variable as usize] = *value;
            }
        }
        point
    }

    /// Puts a nonbasic variable on a bound it has, the one it is at if possible.
    pub fn rest(&mut self, variable: usize, variables: &mut Variables, bounds: &WorkingBounds) {
        let (lower, upper) = (bounds.lower(variable), bounds.upper(variable));
        let standing = match variables.standing(variable) {
            Standing::Basic => return,
            Standing::AtUpper if upper.is_finite() => Standing::AtUpper,
            _ if lower.is_finite() => Standing::AtLower,
            _ if upper.is_finite() => Standing::AtUpper,
            _ => Standing::AtZero,
        };
        variables.stand(variable, standing);
        self.resting[variable] = match standing {
            Standing::AtLower => lower,
            Standing::AtUpper => upper,
            _ => 0.0,
        };
    }

    /// Puts every nonbasic variable on a bound it has.
    pub fn rest_all(&mut self, variables: &mut Variables, bounds: &WorkingBounds) {
        for variable in 0..self.resting.len() {
            self.rest(variable, variables, bounds);
        }
    }

    /// Puts a nonbasic variable at a value between its bounds.
    pub fn place(&mut self, variable: usize, value: f64) {
        self.resting[variable] = value;
    }

    /// Values of the basic variables from those of the others.
    pub fn compute(
        &mut self,
        form: &Form,
        variables: &Variables,
        bounds: &WorkingBounds,
        factor: &mut BasisFactor,
    ) {
        let vector = &mut self.change;
        vector.clear();
        vector.dense = true;
        for (variable, &value) in self.resting.iter().enumerate() {
            if value != 0.0 && !variables.is_basic(variable) {
                form.each_entry(variable, |row, entry| vector.values[row] -= entry * value);
            }
        }
        factor.solve(vector);
        vector.tidy();
        self.basic.copy_from_slice(&vector.values);
        self.renew_bounds(variables, bounds);
    }

    /// Takes the current bounds of the basic variables.
    pub fn renew_bounds(&mut self, variables: &Variables, bounds: &WorkingBounds) {
        for (row, &variable) in variables.head().iter().enumerate() {
            self.lower[row] = bounds.lower(variable as usize);
            self.upper[row] = bounds.upper(variable as usize);
        }
    }

    /// Applies changed bounds of some variables: nonbasic ones move with them.
    pub fn follow_bounds(
        &mut self,
        changed: &[u32],
        form: &Form,
        variables: &mut Variables,
        bounds: &WorkingBounds,
        factor: &mut BasisFactor,
    ) {
        let moved = self.move_resting(changed, form, variables, |values, variables, variable| {
            values.rest(variable, variables, bounds);
        });
        if moved {
            self.pass_on(factor);
        }
        if changed.iter().any(|&it| variables.is_basic(it as usize)) {
            self.renew_bounds(variables, bounds);
        }
    }

    /// Moves boxed nonbasic variables to their other bounds, and the basic ones with them.
    pub fn flip(
        &mut self,
        flipped: &[u32],
        form: &Form,
        variables: &mut Variables,
        bounds: &WorkingBounds,
        factor: &mut BasisFactor,
    ) {
        if !flipped.is_empty() {
            self.move_resting(flipped, form, variables, |values, variables, variable| {
                variables.flip(variable);
                values.rest(variable, variables, bounds);
            });
            self.pass_on(factor);
        }
    }

    /// Moves nonbasic variables and records the effect; returns whether any moved.
    fn move_resting(
        &mut self,
        moving: &[u32],
        form: &Form,
        variables: &mut Variables,
        go: impl Fn(&mut Self, &mut Variables, usize),
    ) -> bool {
        let mut moved = false;
        self.change.clear();
        for variable in moving.iter().map(|&it| it as usize) {
            if variables.is_basic(variable) {
                continue;
            }
            let before = self.resting[variable];
            go(self, variables, variable);
            let change = self.resting[variable] - before;
            if change != 0.0 {
                moved = true;
                let vector = &mut self.change;
                form.each_entry(variable, |row, entry| vector.add(row, -entry * change));
            }
        }
        moved
    }

    /// Moves the basic variables as the change of the others asks.
    fn pass_on(&mut self, factor: &mut BasisFactor) {
        factor.solve(&mut self.change);
        self.change.tidy();
        for (row, change) in self.change.entries() {
            self.basic[row] += change;
        }
    }

    /// Moves the basic variables as the entering one moves by `step`.
    pub fn step(&mut self, column: &EnteringColumn, step: f64) {
        if step != 0.0 {
            for (row, entry) in column.entries() {
                self.basic[row] -= step * entry;
            }
        }
    }

    /// Assigns a row to the variable that enters with a step from its bound.
    pub fn enter(&mut self, row: usize, entering: usize, step: f64, bounds: &WorkingBounds) {
        self.basic[row] = self.resting[entering] + step;
        self.lower[row] = bounds.lower(entering);
        self.upper[row] = bounds.upper(entering);
    }

    /// By how much a basic variable is outside its bounds beyond the tolerance: negative below.
    #[inline]
    pub fn outside(&self, row: usize) -> f64 {
        let value = self.basic[row];
        let below = value - self.lower[row];
        let above = value - self.upper[row];
        if below < -SIMPLEX_PRIMAL * (1.0 + self.lower[row].abs()) {
            below
        } else if above > SIMPLEX_PRIMAL * (1.0 + self.upper[row].abs()) {
            above
        } else {
            0.0
        }
    }

    /// Whether every basic variable is within its bounds.
    pub fn are_feasible(&self) -> bool {
        (0..self.basic.len()).all(|row| self.outside(row) == 0.0)
    }

    /// Moves the bounds of rows, until they are renewed, out to the basic variables that miss them by
    /// no more than a trace, relative to the bound; none and `false` if any misses more.
    pub fn tolerate(&mut self, trace: f64) -> bool {
        let near = self.are_near(trace);
        for row in (0..self.basic.len()).filter(|_| near) {
            self.lower[row] = self.lower[row].min(self.basic[row]);
            self.upper[row] = self.upper[row].max(self.basic[row]);
        }
        near
    }

    /// Whether no basic variable is outside its bounds by more than a trace, relative to the bound.
    pub fn are_near(&self, trace: f64) -> bool {
        (0..self.basic.len()).all(|row| {
            let outside = self.outside(row);
            let bound = if outside < 0.0 { self.lower[row] } else { self.upper[row] };
            outside == 0.0 || outside.abs() <= trace * (1.0 + bound.abs())
        })
    }

    /// The sum of all primal infeasibilities.
    pub fn infeasibility(&self) -> f64 {
        (0..self.basic.len()).map(|row| self.outside(row).abs()).fold(0.0, |sum, it| sum + it)
    }

    /// The relative residual of the equations at the basic values: the accuracy that updates have
    /// cost.
    pub fn residual(&self, form: &Form, variables: &Variables) -> f64 {
        let mut sums = vec![0.0; form.rows];
        let mut sizes = vec![0.0; form.rows];
        let mut take = |variable: usize, value: f64| {
            if value != 0.0 {
                form.each_entry(variable, |row, entry| {
                    sums[row] += entry * value;
                    sizes[row] += (entry * value).abs();
                });
            }
        };
        for (variable, &value) in self.resting.iter().enumerate() {
            if !variables.is_basic(variable) {
                take(variable, value);
            }
        }
        for (&variable, &value) in variables.head().iter().zip(&self.basic) {
            take(variable as usize, value);
        }
        let rows = sums.iter().zip(&sizes);
        rows.map(|(sum, size): (&f64, &f64)| sum.abs() / (1.0 + size)).fold(0.0, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use crate::solve::simplex::{Simplex, Standing, trial};

    /// What pivots and flips update is what is computed afresh, and rests where it stands.
    #[test]
    fn updated_values_are_those_computed_afresh() {
        for seed in 1..12 {
            let mut simplex = trial::after_pivots(30, 50, seed, 40);
            let rows = 0..simplex.form.rows;
            let basic = |simplex: &Simplex, row: usize| {
                let values = &simplex.values;
                (values.value(row), values.lower(row), values.upper(row))
            };
            let updated: Vec<_> = rows.clone().map(|row| basic(&simplex, row)).collect();
            assert!(simplex.values.residual(&simplex.form, &simplex.variables) < 1e-9);
            simplex.recompute(true);
            // A factorisation reorders the rows: the variables are compared.
            let mut known = vec![None; simplex.form.variables()];
            for row in rows.clone() {
                known[simplex.variables.basic_in(row)] = Some(basic(&simplex, row));
            }
            let again = trial::after_pivots(30, 50, seed, 40);
            for row in rows {
                let fresh = known[again.variables.basic_in(row)].expect("the same basis");
                let (one, other) = (updated[row], fresh);
                let size = 1.0 + other.0.abs();
                assert!((one.0 - other.0).abs() < 1e-9 * size, "{seed}: {one:?} {other:?}");
                assert_eq!((one.1, one.2), (other.1, other.2));
            }
            for variable in 0..simplex.form.variables() {
                let bound = match simplex.variables.standing(variable) {
                    Standing::Basic => continue,
                    Standing::AtLower => simplex.bounds.lower(variable),
                    Standing::AtUpper => simplex.bounds.upper(variable),
                    Standing::AtZero => 0.0,
                };
                assert_eq!(simplex.values.resting(variable).to_bits(), bound.to_bits());
            }
        }
    }
}
