//! The order of the reductions, and when to stop.

use super::state::{State, Stop};
use crate::ids::{ColumnId, RowId};
use crate::lp::Bounds;

/// Maximum number of sweeps over changes; each costs no more than the entries touched. Stopping
/// early leaves a valid, larger programme.
const SWEEPS: usize = 100;

impl State<'_> {
    /// Reduces until nothing changes.
    pub fn reduce(&mut self) -> Result<(), Stop> {
        let crossed = |bounds: &Bounds| {
            bounds.lower > bounds.upper
                || bounds.lower == f64::INFINITY
                || bounds.upper == f64::NEG_INFINITY
        };
        if self.rows.iter().chain(self.columns.iter()).any(crossed) {
            // Bounds that contradict each other are their own proof.
            return Err(Stop::NoPoint(Vec::new()));
        }
        for _ in 0..SWEEPS {
            while let Some(row) = self.row_queue.pop() {
                self.visit_row(row)?;
            }
            while let Some(column) = self.column_queue.pop() {
                self.visit_column(column)?;
            }
            if self.row_queue.is_empty() {
                self.duplicate_rows()?;
                self.duplicate_columns();
            }
            if self.row_queue.is_empty() && self.column_queue.is_empty() {
                break;
            }
        }
        Ok(())
    }

    fn visit_row(&mut self, row: RowId) -> Result<(), Stop> {
        if self.row_left[row] {
            self.range_of_row(row)?;
        }
        if self.row_left[row] && self.row_sizes[row] == 1 {
            self.singleton_row(row);
        }
        if self.row_left[row] {
            self.implied_equation(row)?;
        }
        Ok(())
    }

    fn visit_column(&mut self, column: ColumnId) -> Result<(), Stop> {
        if self.column_left[column] {
            self.fixed_column(column);
        }
        if self.column_left[column] && self.column_sizes[column] == 0 {
            self.empty_column(column)?;
        }
        if self.column_left[column] && self.column_sizes[column] == 1 {
            self.singleton_column(column)?;
        }
        if self.column_left[column] {
            self.dominated_column(column)?;
        }
        Ok(())
    }
}
