//! The row and the column of the simplex tableau that a pivot needs: computed, used, overwritten.

use super::basis_factor::BasisFactor;
use super::bounds::WorkingBounds;
use super::form::Form;
use super::variables::Variables;
use super::work_vector::WorkVector;

/// Share of rows with an entry in the row of the inverse above which every column is multiplied.
const CROWDED: f64 = 0.25;

/// The row of the tableau that belongs to a basic variable about to leave.
///
/// Invariant: after [`UpdateRow::invert`] the row of the inverse basis is that of the factors;
/// after [`UpdateRow::compute`] each nonbasic variable that can move has its entry, the product of
/// that row and its column.
#[derive(Clone, Debug)]
pub(super) struct UpdateRow {
    inverse: WorkVector,
    entries: WorkVector,
}

impl UpdateRow {
    pub fn new(form: &Form) -> Self {
        Self { inverse: WorkVector::new(form.rows), entries: WorkVector::new(form.variables()) }
    }

    /// The row of the inverse basis; `false` if there are no factors.
    pub fn invert(&mut self, row: usize, factor: &mut BasisFactor) -> bool {
        factor.inverse_row(row, &mut self.inverse)
    }

    /// The squared length of the row of the inverse, of which nothing too small is kept.
    pub fn squared_length(&mut self) -> f64 {
        self.inverse.tidy();
        self.inverse.entries().map(|(_, value)| value * value).sum()
    }

    /// The row of the inverse basis.
    pub fn inverse(&self) -> &WorkVector {
        &self.inverse
    }

    /// The entries of the nonbasic variables, from the row of the inverse.
    #[allow(clippy::cast_precision_loss)] // fewer than 2^52 rows
    pub fn compute(&mut self, form: &Form, variables: &Variables, bounds: &WorkingBounds) {
        let (row, entries) = (&mut self.inverse, &mut self.entries);
        row.tidy();
        entries.clear();
        let columns = form.columns;
        if row.places.len() as f64 > CROWDED * form.rows as f64 {
            entries.dense = true;
            for variable in 0..columns {
                if !variables.is_basic(variable) && !bounds.is_fixed(variable) {
                    entries.values[variable] = form.product(variable, &row.values);
                }
            }
            for &at in &row.places {
                entries.values[columns + at as usize] = -row.values[at as usize];
            }
        } else {
            for &at in &row.places {
                let factor = row.values[at as usize];
                let (places, values) = form.by_row.line(at as usize);
                for (&place, value) in places.iter().zip(values) {
                    entries.add(place as usize, factor * value);
                }
                entries.add(columns + at as usize, -factor);
            }
        }
    }

    /// The entry of a nonbasic variable.
    #[inline]
    pub fn at(&self, variable: usize) -> f64 {
        self.entries.values[variable]
    }

    /// Calls `visit` with every nonbasic variable whose entry is not zero, and the entry.
    #[inline]
    pub fn each(&self, variables: &Variables, mut visit: impl FnMut(usize, f64)) {
        self.entries.each_place(|variable| {
            let entry = self.entries.values[variable];
            if entry != 0.0 && !variables.is_basic(variable) {
                visit(variable, entry);
            }
        });
    }

    /// How many entries were computed.
    pub fn work(&self) -> usize {
        self.inverse.extent() + self.entries.extent()
    }
}

/// The column of the tableau that belongs to an entering variable.
///
/// Invariant: after [`EnteringColumn::solve`] the basis times this column is the variable's own.
#[derive(Clone, Debug)]
pub(super) struct EnteringColumn {
    vector: WorkVector,
}

impl EnteringColumn {
    pub fn new(form: &Form) -> Self {
        Self { vector: WorkVector::new(form.rows) }
    }

    /// The column of a variable in terms of the basis.
    pub fn solve(&mut self, form: &Form, factor: &mut BasisFactor, variable: usize) {
        let vector = &mut self.vector;
        vector.clear();
        form.each_entry(variable, |row, value| vector.add(row, value));
        factor.solve_entering(vector);
        vector.tidy();
    }

    /// The entry in a row.
    #[inline]
    pub fn at(&self, row: usize) -> f64 {
        self.vector.values[row]
    }

    /// Rows and entries that are not zero.
    #[inline]
    pub fn entries(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.vector.entries()
    }

    /// How many entries were computed.
    pub fn work(&self) -> usize {
        self.vector.extent()
    }
}

#[cfg(test)]
mod tests {
    use crate::solve::simplex::trial;

    /// The row and the column of a tableau meet in the same entry, sparse or dense.
    #[test]
    fn row_and_column_agree_where_they_meet() {
        for (rows, columns) in [(8, 16), (60, 90)] {
            let mut simplex = trial::after_pivots(rows, columns, 3, 20);
            let mut met = 0;
            for row in 0..rows {
                assert!(simplex.row.invert(row, &mut simplex.factor));
                simplex.row.compute(&simplex.form, &simplex.variables, &simplex.bounds);
                for variable in 0..simplex.form.variables() {
                    if simplex.variables.is_basic(variable) || simplex.bounds.is_fixed(variable) {
                        continue;
                    }
                    simplex.column.solve(&simplex.form, &mut simplex.factor, variable);
                    let (by_row, by_column) = (simplex.row.at(variable), simplex.column.at(row));
                    assert!((by_row - by_column).abs() < 1e-9, "{by_row} {by_column}");
                    met += u32::from(by_row != 0.0);
                }
            }
            assert!(met > 8, "{met}");
        }
    }
}
