//! Forcing rows: if a row can be satisfied only with all its columns at certain bounds, they are
//! fixed there.

use super::recovery::Recovery;
use super::reduction::Reduction;
use super::state::State;
use crate::ids::{ColumnId, RowId};
use crate::solve::Standing;

impl State<'_> {
    /// Fixes every column of a row whose greatest activity is its lower bound, or whose least
    /// one is its upper bound (section 3.1 of Andersen and Andersen).
    pub fn forcing_row(&mut self, row: RowId, at: Standing) {
        let mut columns = Vec::with_capacity(self.row_sizes[row]);
        for &(column, value) in self.lp.matrix().row(row) {
            if self.column_left[column] {
                self.fixed_column(column);
            }
            if self.column_left[column] {
                let high = (value > 0.0) == (at == Standing::AtLower);
                columns.push((column, high));
            }
        }
        let names = columns.iter().map(|(column, _)| *column).collect();
        self.reductions.push(Reduction::ForcingRow { row, at, columns: names });
        self.remove_row(row);
        for (column, high) in columns {
            let bounds = self.columns[column];
            let (value, standing) = if high {
                (bounds.upper, Standing::AtUpper)
            } else {
                (bounds.lower, Standing::AtLower)
            };
            self.fix(column, value, Some(standing));
        }
    }
}

impl Recovery<'_> {
    /// The price must keep every reduced cost on its side: the one that needs most sets it, and
    /// becomes basic.
    pub fn undo_forcing_row(&mut self, row: RowId, at: Standing, columns: &[ColumnId]) {
        let sign = if at == Standing::AtLower { 1.0 } else { -1.0 };
        let mut price = 0.0;
        let mut entering = None;
        for &(column, value) in self.lp.matrix().row(row) {
            // Both lists are in the order of columns.
            if columns.binary_search(&column).is_ok() {
                let wanted = sign * self.reduced_cost(column) / value;
                if wanted > price {
                    price = wanted;
                    entering = Some(column);
                }
            }
        }
        self.rows[row] = Standing::Basic;
        if let Some(column) = entering {
            self.dual[row] += sign * price;
            self.rows[row] = at;
            self.columns[column] = Standing::Basic;
        }
    }
}
