//! The primal simplex: from a primal feasible basis to an optimal one.
//!
//! It uses Devex pricing and Harris' ratio test. If it stalls, bounds are relaxed slightly.

use super::basis::Standing;
use super::end::{End, Patience};
use super::primal_ratio_test::{Stop, primal_ratio_test};
use super::state::Simplex;
use crate::solve::deadline::Deadline;
use crate::solve::log::Phase;
use crate::tolerances::{PIVOT_DISAGREEMENT, SIMPLEX_SMALL_PIVOT};

/// Steps of no length in a row after which bounds are relaxed.
const STALL: u32 = 30;

/// The result of one iteration.
enum Step {
    /// A pivot or a flip; whether anything moved.
    Done {
        moved: bool,
    },
    Finished,
    Endless,
    Stale,
}

impl Simplex {
    /// Pivots until the basis is dual feasible. Every basic variable must be within its current
    /// bounds and stays so, up to the tolerance.
    pub(super) fn primal_method(&mut self, deadline: &Deadline, limit: u64) -> End {
        let mut patience = Patience::new(self.effort.iterations(), limit);
        let mut idle = 0;
        let mut confirmed = None;
        self.primal_weights.reset();
        self.report(deadline, Phase::Primal);
        loop {
            if let Some(end) = patience.out(&self.effort, deadline) {
                return end;
            }
            if self.factor.is_worn() {
                self.recompute(true);
                self.report(deadline, Phase::Primal);
            }
            let fresh = self.factor.is_fresh();
            let done = self.effort.iterations();
            match self.primal_iteration() {
                Step::Done { moved: true } => idle = 0,
                Step::Done { moved: false } => {
                    idle += 1;
                    if idle >= STALL {
                        idle = 0;
                        self.perturb_bounds();
                    }
                }
                Step::Finished if fresh || confirmed == Some(done) => {
                    self.report(deadline, Phase::Primal);
                    return End::Reached;
                }
                Step::Finished => {
                    self.recompute(false);
                    confirmed = Some(done);
                }
                Step::Endless if fresh => return End::Endless,
                Step::Endless => self.recompute(true),
                Step::Stale => {
                    if patience.is_lost() {
                        return End::Trouble;
                    }
                    self.recompute(true);
                }
            }
            // Lost digits may have moved a basic variable out: the other method's work.
            if fresh && patience.troubles() > 10 && !self.values.are_feasible() {
                return End::Trouble;
            }
        }
    }

    /// Relaxes the bounds of the basic variables slightly.
    fn perturb_bounds(&mut self) {
        self.bounds.perturb(self.variables.head(), self.effort.iterations());
        self.values.renew_bounds(&self.variables, &self.bounds);
    }

    /// The entering variable: the largest dual infeasibility by reference weight.
    fn entering_variable(&self) -> Option<usize> {
        let mut best = None;
        let mut most = 0.0;
        let tolerance = self.costs.tolerance();
        for variable in 0..self.form.variables() {
            if self.costs.of(variable).abs() <= tolerance {
                continue;
            }
            let pull = self.costs.pull(variable, &self.variables, &self.bounds);
            let weight = self.primal_weights.of(variable);
            if pull > tolerance && pull * pull > most * weight {
                most = pull * pull / weight;
                best = Some(variable);
            }
        }
        best
    }

    fn primal_iteration(&mut self) -> Step {
        let Some(entering) = self.entering_variable() else { return Step::Finished };
        let direction = if self.costs.of(entering) > 0.0 { -1.0 } else { 1.0 };
        self.solve_entering(entering);
        let range = self.bounds.range(entering);
        match primal_ratio_test(&self.column, &self.values, range, direction) {
            Stop::Nothing => {
                self.set_ray(self.direction(entering, direction));
                Step::Endless
            }
            Stop::Own(step) => {
                self.values.step(&self.column, direction * step);
                self.variables.flip(entering);
                self.rest(entering);
                self.effort.add(0);
                Step::Done { moved: true }
            }
            Stop::Row { row, step, above } => {
                self.pivot_primal(entering, row, direction * step, above)
            }
        }
    }

    fn pivot_primal(&mut self, entering: usize, row: usize, step: f64, above: bool) -> Step {
        let pivot = self.column.at(row);
        let fresh = self.factor.is_fresh();
        if pivot.abs() < SIMPLEX_SMALL_PIVOT && !fresh {
            return Step::Stale;
        }
        if !self.row.invert(row, &mut self.factor) {
            return Step::Stale;
        }
        self.compute_row();
        let by_row = self.row.at(entering);
        if (by_row - pivot).abs() > PIVOT_DISAGREEMENT * (1.0 + pivot.abs()) && !fresh {
            return Step::Stale;
        }
        self.step_reduced_costs(entering, row, pivot);
        self.values.step(&self.column, step);
        let leaving_at = if above { Standing::AtUpper } else { Standing::AtLower };
        // The weight of the row that a switch to the dual method will want is not known.
        self.dual_weights.forget(row);
        if self.exchange(row, entering, step, leaving_at) {
            Step::Done { moved: step != 0.0 }
        } else {
            Step::Stale
        }
    }

    /// The step in the reduced costs and the reference weights, in one go over the row.
    pub(super) fn step_reduced_costs(&mut self, entering: usize, row: usize, pivot: f64) {
        let leaving = self.variables.basic_in(row);
        let weights = &mut self.primal_weights;
        let least = weights.least(entering, pivot);
        let raise = |variable, entry| weights.raise(variable, entry * entry * least);
        self.costs.step_primal((entering, leaving), pivot, &self.row, &self.variables, raise);
        self.primal_weights.pivoted(leaving, least);
    }

    /// The ray along which the objective is unbounded: one change per variable, scaled.
    fn direction(&self, entering: usize, direction: f64) -> Vec<f64> {
        let mut change = vec![0.0; self.form.variables()];
        change[entering] = direction;
        for (row, entry) in self.column.entries() {
            change[self.variables.basic_in(row)] = -direction * entry;
        }
        change
    }
}
