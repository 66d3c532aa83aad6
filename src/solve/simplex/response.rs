//! How the point of an optimal basis moves with its bounds: one solve with the existing factors, no
//! pivot.

use super::basis::Standing;
use super::optimum::Optimum;
use super::state::Simplex;
use super::work_vector::WorkVector;
use crate::ids::{ColumnId, Id, RowId};

/// An optimal basis, ready to compute how its point moves.
///
/// ```
/// use junheng::lp::{Bounds, LpBuilder, Objective, Sense};
/// use junheng::solve::{Engine, Optimum, SimplexEngine, Deadline};
/// let mut builder = LpBuilder::new("mill");
/// let hours = builder.row(format_args!("hours"), Bounds::at_most(40.0));
/// let bands = builder.column(format_args!("bands"), Bounds::between(0.0, 6000.0));
/// builder.add(hours, bands, 1.0 / 100.0);
/// let lp = builder.build();
/// let mut profit = Objective::new("profit", Sense::Maximise);
/// profit.add(bands, 25.0);
/// let deadline = Deadline::unlimited();
/// let basis = SimplexEngine.solve_from(&lp, &profit, None, &deadline).unwrap().basis.unwrap();
/// let optimum = Optimum::of(&lp, &profit, &basis, &deadline).unwrap();
/// // An hour more makes a hundred bands more.
/// assert_eq!(optimum.responses().to(&[(hours, 1.0)], &[]), [100.0]);
/// ```
#[derive(Clone, Debug)]
pub struct Responses {
    simplex: Simplex,
    moved: WorkVector,
}

impl Optimum {
    /// Its basis, ready to compute how its point moves.
    #[must_use]
    pub fn responses(&self) -> Responses {
        let mut simplex = self.simplex().clone();
        if simplex.factor.is_missing() {
            simplex.refactor();
        }
        Responses { moved: WorkVector::new(simplex.form.rows), simplex }
    }
}

impl Responses {
    /// The status of a row's activity.
    #[must_use]
    pub fn row(&self, row: RowId) -> Standing {
        self.simplex.variables.standing(self.simplex.form.columns + row.position())
    }

    /// The status of a column.
    #[must_use]
    pub fn column(&self, column: ColumnId) -> Standing {
        self.simplex.variables.standing(column.position())
    }

    /// How fast each column's value moves where the values of these rows and columns move so fast
    /// and everything else outside the basis stays: what is in the basis follows.
    pub fn to(&mut self, rows: &[(RowId, f64)], columns: &[(ColumnId, f64)]) -> Vec<f64> {
        let Simplex { form, variables, factor, .. } = &mut self.simplex;
        let rows = rows.iter().map(|&(row, speed)| (form.columns + row.position(), speed));
        let columns = columns.iter().map(|&(column, speed)| (column.position(), speed));
        let mut moved = vec![0.0; form.columns];
        let vector = &mut self.moved;
        vector.clear();
        for (variable, speed) in rows.chain(columns) {
            if variables.is_basic(variable) || speed == 0.0 {
                continue;
            }
            if variable < form.columns {
                moved[variable] = speed;
            }
            let speed = speed / form.units[variable];
            form.each_entry(variable, |row, entry| vector.add(row, -entry * speed));
        }
        factor.solve(vector);
        vector.tidy();
        for (row, value) in vector.entries() {
            let variable = variables.basic_in(row);
            if variable < form.columns {
                moved[variable] = value * form.units[variable];
            }
        }
        moved
    }
}
