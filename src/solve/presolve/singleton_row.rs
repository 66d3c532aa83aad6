//! Singleton rows: they are bounds of their column.

use super::recovery::Recovery;
use super::reduction::{Reduction, quotient, turned};
use super::state::State;
use crate::ids::{ColumnId, RowId};
use crate::lp::Bounds;
use crate::solve::Standing;
use crate::tolerances::PRESOLVE_PRIMAL;

impl State<'_> {
    /// Turns a row of one column into bounds of it (section 3.1 of Andersen and Andersen).
    pub fn singleton_row(&mut self, row: RowId) {
        let mut entries = self.lp.matrix().row(row).iter();
        let Some(&(column, value)) = entries.find(|(column, _)| self.column_left[*column]) else {
            return;
        };
        let own = self.columns[column];
        let given = quotient(self.rows[row], value);
        let (lower, upper) = (given.lower > own.lower, given.upper < own.upper);
        let mut both = Bounds::between(own.lower.max(given.lower), own.upper.min(given.upper));
        if both.lower > both.upper {
            if both.lower - both.upper > PRESOLVE_PRIMAL * (1.0 + both.lower.abs()) {
                // Too little of a contradiction to be proven one: the solve is to judge.
                return;
            }
            both = Bounds::fixed(both.lower);
        }
        if lower || upper {
            self.reductions.push(Reduction::SingletonRow { row, column, value, lower, upper });
            self.remove_row(row);
            self.set_column_bounds(column, both);
        } else {
            self.reductions.push(Reduction::RedundantRow { row });
            self.remove_row(row);
        }
    }
}

impl Recovery<'_> {
    /// If the column is at a bound that came from the row, the row is nonbasic there instead, and
    /// gets its reduced cost as price.
    pub fn undo_singleton_row(
        &mut self,
        (row, column): (RowId, ColumnId),
        value: f64,
        (lower, upper): (bool, bool),
    ) {
        let standing = self.column_side(column);
        let given = match standing {
            Standing::AtLower => lower,
            Standing::AtUpper => upper,
            Standing::Basic | Standing::AtZero => false,
        };
        self.rows[row] = Standing::Basic;
        if given {
            self.dual[row] += self.reduced_cost(column) / value;
            self.rows[row] = turned(standing, value);
            self.columns[column] = Standing::Basic;
        }
    }
}
