//! Postsolve: undoes the reductions, last first; each turns the answer of the reduced programme
//! into one of the programme before the reduction.
//!
//! Coefficients are never changed, and what has not been restored yet is zero, so activities and
//! reduced costs at any stage are those of the original programme at the current values.

use super::reduction::{Reduction, pulled, side};
use crate::ids::{ColumnId, Id, IdVec, RowId};
use crate::lp::{Answer, Lp, Objective};
use crate::solve::{Basis, Standing};

/// An answer during postsolve.
pub(super) struct Recovery<'a> {
    pub lp: &'a Lp,
    /// As minimised; zero if a ray is restored, which is a dual answer to no objective at all.
    costs: Vec<f64>,
    /// Whether a Farkas ray is restored, for which only multipliers tell the status of variables.
    ray: bool,
    pub primal: IdVec<ColumnId, f64>,
    pub dual: IdVec<RowId, f64>,
    pub columns: IdVec<ColumnId, Standing>,
    pub rows: IdVec<RowId, Standing>,
}

impl<'a> Recovery<'a> {
    /// Of an answer; `prices` is what has become part of the rows' prices by reductions.
    pub fn of_answer(lp: &'a Lp, objective: &Objective, prices: IdVec<RowId, f64>) -> Self {
        let sign = objective.sense.sign();
        Self {
            costs: lp.columns().ids().map(|column| sign * objective.cost(column)).collect(),
            dual: prices,
            ray: false,
            ..Self::of_ray(lp)
        }
    }

    /// Of a Farkas ray.
    pub fn of_ray(lp: &'a Lp) -> Self {
        Self {
            lp,
            costs: vec![0.0; lp.columns().len()],
            ray: true,
            primal: lp.columns().iter().map(|_| 0.0).collect(),
            dual: lp.rows().iter().map(|_| 0.0).collect(),
            columns: lp.columns().iter().map(|_| Standing::Basic).collect(),
            rows: lp.rows().iter().map(|_| Standing::Basic).collect(),
        }
    }

    /// Undoes all of them.
    pub fn undo(&mut self, reductions: &[Reduction]) {
        for reduction in reductions.iter().rev() {
            self.undo_one(reduction);
        }
    }

    fn undo_one(&mut self, reduction: &Reduction) {
        match *reduction {
            Reduction::RedundantRow { row } => self.rows[row] = Standing::Basic,
            Reduction::SingletonRow { row, column, value, lower, upper } => {
                self.undo_singleton_row((row, column), value, (lower, upper));
            }
            Reduction::FixedColumn { column, value, standing } => {
                self.undo_fixed_column(column, value, standing);
            }
            Reduction::ForcingRow { row, at, ref columns } => {
                self.undo_forcing_row(row, at, columns);
            }
            Reduction::ImpliedEquation { row, at } => {
                if self.rows[row] != Standing::Basic {
                    self.rows[row] = at;
                }
            }
            Reduction::SlackColumn { row, column, value, bounds, range, shift } => {
                self.undo_slack_column((row, column), value, (bounds, range));
                let price = self.dual[row] - self.shift(shift);
                self.rows[row] = side(bounds, self.rows[row], price);
            }
            Reduction::DuplicateRows { kept, removed, ratio, lower, upper, shift } => {
                self.undo_duplicate_rows((kept, removed), ratio, (lower, upper), shift);
            }
            Reduction::DuplicateColumns { kept, removed, ratio, kept_bounds, removed_bounds } => {
                let bounds = (kept_bounds, removed_bounds);
                self.undo_duplicate_columns((kept, removed), ratio, bounds);
            }
        }
    }

    /// `cost − Σ a·y` at the current prices.
    pub fn reduced_cost(&self, column: ColumnId) -> f64 {
        let entries = self.lp.matrix().column(column).iter();
        entries.fold(self.costs[column.position()], |cost, &(row, value)| {
            cost - value * self.dual[row]
        })
    }

    /// `Σ a·x` at the current values.
    pub fn activity(&self, row: RowId) -> f64 {
        let entries = self.lp.matrix().row(row).iter();
        entries.map(|&(column, value)| value * self.primal[column]).sum()
    }

    /// The bound of a nonbasic column.
    pub fn column_side(&self, column: ColumnId) -> Standing {
        if self.ray { side_of(self.reduced_cost(column)) } else { self.columns[column] }
    }

    /// The bound of a nonbasic row whose price includes `shift` from reductions.
    pub fn row_side(&self, row: RowId, shift: f64) -> Standing {
        if self.ray { side_of(self.dual[row] - self.shift(shift)) } else { self.rows[row] }
    }

    /// The part of a price that comes from reductions: zero for a ray.
    pub fn shift(&self, shift: f64) -> f64 {
        if self.ray { 0.0 } else { shift }
    }

    /// The answer and its basis.
    pub fn finish(self) -> (Answer, Basis) {
        let answer =
            Answer { primal: self.primal.as_slice().to_vec(), dual: self.dual.as_slice().to_vec() };
        (answer, Basis { rows: self.rows, columns: self.columns })
    }

    /// The multipliers.
    pub fn ray(&self) -> Vec<f64> {
        let mut ray = self.dual.as_slice().to_vec();
        crate::solve::slackness::repair_signs(self.lp, &mut ray);
        ray
    }
}

fn side_of(multiplier: f64) -> Standing {
    if multiplier == 0.0 { Standing::Basic } else { pulled(multiplier) }
}
