//! The programme during presolve: what is left of it, and what is still to be examined.

use super::known::{Activity, Prices};
use super::queue::Queue;
use super::reduction::Reduction;
use crate::ids::{ColumnId, IdVec, RowId};
use crate::lp::{Bounds, Lp, Objective};
use crate::solve::Standing;

/// Why reducing ends early.
pub(super) enum Stop {
    /// No point satisfies every bound: by these rows, so weighted.
    NoPoint(Vec<(RowId, f64)>),
    /// No dual values satisfy every sign condition.
    NoOptimum,
}

/// The rest of a programme. Coefficients are always those of the original.
pub(super) struct State<'a> {
    pub lp: &'a Lp,
    pub rows: IdVec<RowId, Bounds>,
    pub columns: IdVec<ColumnId, Bounds>,
    /// Costs as minimised.
    pub costs: IdVec<ColumnId, f64>,
    /// The constant of the objective as minimised.
    pub constant: f64,
    /// The part of each row's dual value that costs have been reduced by already.
    pub shifts: IdVec<RowId, f64>,
    pub row_left: IdVec<RowId, bool>,
    pub column_left: IdVec<ColumnId, bool>,
    /// How many entries are left of each.
    pub row_sizes: IdVec<RowId, usize>,
    pub column_sizes: IdVec<ColumnId, usize>,
    pub reductions: Vec<Reduction>,
    /// Cached facts about rows, until something changes.
    pub(super) activities: IdVec<RowId, Option<Activity>>,
    pub(super) prices: IdVec<RowId, Prices>,
    pub(super) row_queue: Queue<RowId>,
    pub(super) column_queue: Queue<ColumnId>,
}

impl<'a> State<'a> {
    pub fn new(lp: &'a Lp, objective: &Objective) -> Self {
        let sign = objective.sense.sign();
        let (rows, columns) = (lp.rows(), lp.columns());
        Self {
            lp,
            rows: rows.clone(),
            columns: columns.clone(),
            costs: columns.ids().map(|column| sign * objective.cost(column)).collect(),
            constant: 0.0,
            shifts: rows.iter().map(|_| 0.0).collect(),
            row_left: rows.iter().map(|_| true).collect(),
            column_left: columns.iter().map(|_| true).collect(),
            row_sizes: rows.ids().map(|row| lp.matrix().row(row).len()).collect(),
            column_sizes: columns.ids().map(|column| lp.matrix().column(column).len()).collect(),
            reductions: Vec::new(),
            activities: rows.iter().map(|_| None).collect(),
            prices: rows.iter().map(|_| Prices::UNKNOWN).collect(),
            row_queue: Queue::all(rows.len()),
            column_queue: Queue::all(columns.len()),
        }
    }

    /// The row that is left of a column in one row, with the coefficient.
    pub fn only_row(&self, column: ColumnId) -> Option<(RowId, f64)> {
        let mut entries = self.lp.matrix().column(column).iter();
        entries.find(|(row, _)| self.row_left[*row]).copied()
    }

    /// Removes a row whose effect has been accounted for.
    pub fn remove_row(&mut self, row: RowId) {
        self.row_left[row] = false;
        for &(column, _) in self.lp.matrix().row(row) {
            if self.column_left[column] {
                self.column_sizes[column] -= 1;
                self.column_queue.push(column);
                // A column of one row bounds that row's price.
                if self.column_sizes[column] == 1
                    && let Some((other, _)) = self.only_row(column)
                {
                    self.reprice(other);
                }
            }
        }
    }

    /// Removes a column whose effect has been accounted for.
    pub fn remove_column(&mut self, column: ColumnId) {
        self.column_left[column] = false;
        for &(row, _) in self.lp.matrix().column(column) {
            if self.row_left[row] {
                self.row_sizes[row] -= 1;
                self.activities[row] = None;
                if self.prices[row].come_from(column) {
                    self.prices[row].known = false;
                }
                self.row_queue.push(row);
            }
        }
    }

    /// Gives a column its value for good.
    pub fn fix(&mut self, column: ColumnId, value: f64, standing: Option<Standing>) {
        for &(row, coefficient) in self.lp.matrix().column(column) {
            if self.row_left[row] && value != 0.0 {
                let bounds = &mut self.rows[row];
                bounds.lower -= coefficient * value;
                bounds.upper -= coefficient * value;
            }
        }
        self.constant += self.costs[column] * value;
        self.remove_column(column);
        self.reductions.push(Reduction::FixedColumn { column, value, standing });
    }

    pub fn set_column_bounds(&mut self, column: ColumnId, bounds: Bounds) {
        self.columns[column] = bounds;
        self.column_queue.push(column);
        for &(row, _) in self.lp.matrix().column(column) {
            if self.row_left[row] {
                self.activities[row] = None;
                self.row_queue.push(row);
                if self.column_sizes[column] == 1 {
                    self.prices[row].known = false;
                }
            }
        }
    }

    pub fn set_row_bounds(&mut self, row: RowId, bounds: Bounds) {
        self.rows[row] = bounds;
        self.reprice(row);
        for &(column, _) in self.lp.matrix().row(row) {
            if self.column_left[column] && self.column_sizes[column] == 1 {
                self.column_queue.push(column);
            }
        }
    }

    /// Has the bounds of a row's price computed again when it is next examined.
    pub fn reprice(&mut self, row: RowId) {
        self.prices[row].known = false;
        self.row_queue.push(row);
    }

    /// Moves a price per unit of a row from the costs into the row's dual value.
    pub fn shift_price(&mut self, row: RowId, price: f64) {
        self.shifts[row] += price;
        for &(column, value) in self.lp.matrix().row(row) {
            if self.column_left[column] {
                self.costs[column] -= price * value;
                self.column_queue.push(column);
                if self.column_sizes[column] == 1 {
                    self.prices[row].known = false;
                }
            }
        }
    }
}
