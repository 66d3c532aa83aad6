//! The dual simplex: from a dual feasible basis to an optimal one.
//!
//! The order of the steps follows A. Koberstein's thesis (2005).

use super::basis::Standing;
use super::dual_ratio_test::{Entering, dual_ratio_test};
use super::end::{End, Patience};
use super::state::Simplex;
use crate::solve::deadline::Deadline;
use crate::solve::log::Phase;
use crate::tolerances::{PIVOT_DISAGREEMENT, SIMPLEX_SMALL_PIVOT};

/// The result of one iteration.
enum Step {
    /// A pivot: whether it gained anything, and whether the factors are still accurate.
    Pivot {
        gained: bool,
        trusted: bool,
    },
    Finished,
    Endless,
    /// A new factorisation is needed first.
    Stale,
}

impl Simplex {
    /// Pivots until every basic variable is within its current bounds. Reduced costs must be
    /// dual feasible at the current costs and stay so; if not, costs are shifted slightly. It
    /// gives up after `limit` pivots, or after `standstill` pivots without progress.
    pub(super) fn dual_method(&mut self, deadline: &Deadline, limit: u64, standstill: u64) -> End {
        let mut patience = Patience::new(self.effort.iterations(), limit);
        let mut standing_still = 0;
        let mut confirmed = None;
        self.report(deadline, Phase::Dual);
        loop {
            if let Some(end) = patience.out(&self.effort, deadline) {
                return end;
            }
            if standing_still > standstill {
                return End::Trouble;
            }
            if self.factor.is_worn() {
                self.refresh_dual();
                self.report(deadline, Phase::Dual);
            }
            let fresh = self.factor.is_fresh();
            let done = self.effort.iterations();
            let stale = match self.dual_iteration() {
                Step::Pivot { gained, trusted } => {
                    standing_still += u64::from(!gained);
                    !trusted
                }
                Step::Finished if fresh || confirmed == Some(done) => {
                    self.report(deadline, Phase::Dual);
                    return End::Reached;
                }
                Step::Finished => {
                    // Believed only of values computed again.
                    self.recompute(false);
                    self.make_dual_feasible(done);
                    confirmed = Some(done);
                    false
                }
                Step::Endless if fresh => return End::Endless,
                // Believed only of fresh factors.
                Step::Endless => {
                    self.refresh_dual();
                    false
                }
                Step::Stale => true,
            };
            if stale {
                if patience.is_lost() {
                    return End::Trouble;
                }
                self.refresh_dual();
            }
        }
    }

    /// New factors, values and reduced costs; small dual infeasibilities from rounding are shifted.
    fn refresh_dual(&mut self) {
        self.recompute(true);
        self.make_dual_feasible(self.effort.iterations());
    }

    /// The leaving row: the largest infeasibility by steepest edge.
    fn leaving_row(&self) -> Option<usize> {
        let mut best = None;
        let mut most = 0.0;
        for row in 0..self.form.rows {
            let outside = self.values.outside(row);
            if outside != 0.0 {
                let merit = outside * outside;
                let weight = self.dual_weights.of(row);
                if merit > most * weight {
                    most = merit / weight;
                    best = Some(row);
                }
            }
        }
        best
    }

    fn dual_iteration(&mut self) -> Step {
        // The weight of the leaving row is known exactly once its row of the inverse is.
        let mut tries = 0;
        let row = loop {
            let Some(row) = self.leaving_row() else { return Step::Finished };
            if !self.row.invert(row, &mut self.factor) {
                return Step::Stale;
            }
            let (known, exact) = self.dual_weights.measure_row(row, &mut self.row);
            tries += 1;
            if known >= 0.25 * exact || tries > 20 {
                break row;
            }
        };
        let outside = self.values.outside(row);
        self.compute_row();
        let found =
            dual_ratio_test(&self.row, (&self.variables, &self.bounds), &self.costs, outside);
        let Entering::Variable { entering, flips, passed_over } = found else {
            let inverse = &self.row.inverse().values;
            self.set_ray(inverse.iter().map(|it| it * outside.signum()).collect());
            return Step::Endless;
        };
        self.solve_entering(entering);
        let (by_row, by_column) = (self.row.at(entering), self.column.at(row));
        let disagree = (by_row - by_column).abs() > PIVOT_DISAGREEMENT * (1.0 + by_column.abs())
            || by_column.abs() < SIMPLEX_SMALL_PIVOT;
        if disagree && !self.factor.is_fresh() || by_row * by_column <= 0.0 {
            return Step::Stale;
        }
        let (form, variables) = (&self.form, &mut self.variables);
        self.values.flip(&flips, form, variables, &self.bounds, &mut self.factor);
        let gained = self.costs.step_dual(
            (entering, self.variables.basic_in(row)),
            &self.row,
            (&self.variables, &self.bounds),
            &passed_over,
            self.effort.iterations(),
        );
        // After the flips the variable is still outside on the same side, or at its bound.
        let (bound, leaving_at) = if outside > 0.0 {
            (self.values.upper(row), Standing::AtUpper)
        } else {
            (self.values.lower(row), Standing::AtLower)
        };
        let step = (self.values.value(row) - bound) / by_column;
        self.dual_weights.update(row, &self.row, &self.column, &mut self.factor);
        self.values.step(&self.column, step);
        let trusted = self.exchange(row, entering, step, leaving_at);
        Step::Pivot { gained, trusted }
    }
}
