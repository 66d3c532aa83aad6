//! What others read off the tableau of the current basis.

use super::state::Simplex;
use crate::ids::{ColumnId, Id};

impl Simplex {
    /// The row of the inverse basis that belongs to a basic column: one multiplier per row of the
    /// programme, in its own units, so that the rows add up to the column with coefficient one plus
    /// terms of nonbasic variables. `None` if the column is not basic or there are no factors.
    #[must_use]
    pub fn inverse_row_of(&mut self, column: ColumnId) -> Option<Vec<(u32, f64)>> {
        let variable = column.position();
        let row = (0..self.form.rows).find(|&row| self.variables.basic_in(row) == variable)?;
        if !self.row.invert(row, &mut self.factor) {
            return None;
        }
        let units = &self.form.units;
        let inverse = self.row.inverse();
        let largest = inverse.entries().fold(0.0_f64, |most, (_, value)| most.max(value.abs()));
        let mut multipliers: Vec<(u32, f64)> = inverse
            .entries()
            .filter(|(_, value)| value.abs() > 1e-11 * largest)
            .filter_map(|(at, value)| {
                let unit = units[self.form.columns + at] / units[variable];
                Some((u32::try_from(at).ok()?, value / unit))
            })
            .collect();
        multipliers.sort_unstable_by_key(|entry| entry.0);
        Some(multipliers)
    }
}
