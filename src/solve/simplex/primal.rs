//! The primal method: from a basis whose values are within bounds to an optimal one.
//!
//! Devex pricing and a ratio test in two passes (P. Harris, *Pivot selection methods of the Devex
//! LP code*, Mathematical Programming 5, 1973). Where it stalls, bounds are widened a little.

use super::basis::Standing;
use super::dual::{End, PATIENCE};
use super::factor::Factor;
use super::state::Simplex;
use crate::solve::Watch;
use crate::tolerances::{PIVOT_DISAGREEMENT, SIMPLEX_PIVOT, SIMPLEX_PRIMAL, SIMPLEX_SMALL_PIVOT};

/// Steps of no length in a row after which bounds are widened.
const STALL: u32 = 30;

/// A reference weight larger than this has lost its meaning: the frame is set anew.
const LARGEST_REFERENCE: f64 = 1e9;

/// What one iteration came to.
enum Step {
    /// A pivot or a flip; whether anything moved.
    Done {
        moved: bool,
    },
    Finished,
    Endless,
    Stale,
}

/// What stops the entering variable.
pub(super) enum Stop {
    /// Its own other bound.
    Own(f64),
    /// The basic variable of a row, after a step of this length.
    Row {
        row: usize,
        step: f64,
        above: bool,
    },
    Nothing,
}

impl Simplex {
    /// Pivots until no reduced cost pulls. Every basic variable must be within its working bounds
    /// and stays so, up to the tolerance.
    pub(super) fn primal_method(&mut self, watch: &Watch, limit: u64) -> End {
        let start = self.iterations;
        let mut troubles = 0;
        let mut idle = 0;
        let mut since_look = 0;
        let mut confirmed = None;
        self.reference.fill(1.0);
        loop {
            since_look += 1;
            if since_look >= PATIENCE {
                since_look = 0;
                if watch.stopped() {
                    return End::Interrupted;
                }
            }
            if self.exhausted() {
                return End::Interrupted;
            }
            if self.iterations - start > limit {
                return End::Trouble;
            }
            if self.factor.as_ref().is_none_or(Factor::is_worn) {
                self.recompute(true);
            }
            let fresh = self.factor.as_ref().is_some_and(|factor| factor.updates() == 0);
            match self.primal_iteration() {
                Step::Done { moved: true } => idle = 0,
                Step::Done { moved: false } => {
                    idle += 1;
                    if idle >= STALL {
                        idle = 0;
                        self.perturb_bounds(self.iterations);
                    }
                }
                Step::Finished if fresh || confirmed == Some(self.iterations) => {
                    return End::Reached;
                }
                Step::Finished => {
                    self.recompute(false);
                    confirmed = Some(self.iterations);
                }
                Step::Endless if fresh => return End::Endless,
                Step::Endless => self.recompute(true),
                Step::Stale => {
                    troubles += 1;
                    if troubles > 50 {
                        return End::Trouble;
                    }
                    self.recompute(true);
                }
            }
            // Lost digits may have moved a basic variable out: the other method's work.
            if fresh && troubles > 10 && !self.is_primal_feasible() {
                return End::Trouble;
            }
        }
    }

    /// The variable with the largest pull by reference weight.
    fn entering_variable(&self) -> Option<usize> {
        let mut best = None;
        let mut most = 0.0;
        for variable in 0..self.form.variables() {
            let reduced = self.reduced[variable];
            if reduced.abs() <= self.dual_tolerance {
                continue;
            }
            let pull = self.pull(variable);
            if pull > self.dual_tolerance && pull * pull > most * self.reference[variable] {
                most = pull * pull / self.reference[variable];
                best = Some(variable);
            }
        }
        best
    }

    fn primal_iteration(&mut self) -> Step {
        let Some(entering) = self.entering_variable() else { return Step::Finished };
        let direction = if self.reduced[entering] > 0.0 { -1.0 } else { 1.0 };
        self.solve_entering(entering);
        match self.primal_ratio_test(entering, direction) {
            Stop::Nothing => {
                self.ray = self.direction(entering, direction);
                Step::Endless
            }
            Stop::Own(step) => {
                self.move_basic(direction * step);
                self.standing[entering] = match self.standing[entering] {
                    Standing::AtLower => Standing::AtUpper,
                    _ => Standing::AtLower,
                };
                self.rest(entering);
                self.iterations += 1;
                Step::Done { moved: true }
            }
            Stop::Row { row, step, above } => {
                self.pivot_primal(entering, row, direction * step, above)
            }
        }
    }

    /// How far the entering variable can go: in a first pass with bounds widened by the
    /// tolerance, in a second to the largest pivot among those that stop it there.
    pub(super) fn primal_ratio_test(&self, entering: usize, direction: f64) -> Stop {
        let column = &self.room.column;
        let room = |row: usize, entry: f64, spare: f64| {
            // Falling variables go to their lower bound.
            if entry * direction > 0.0 {
                let bound = self.basic_lower[row];
                self.basic[row] - bound + spare * (1.0 + bound.abs())
            } else {
                let bound = self.basic_upper[row];
                bound - self.basic[row] + spare * (1.0 + bound.abs())
            }
        };
        let mut longest = f64::INFINITY;
        for (row, entry) in column.entries() {
            if entry.abs() > SIMPLEX_PIVOT {
                let step = room(row, entry, SIMPLEX_PRIMAL) / entry.abs();
                longest = longest.min(step.max(0.0));
            }
        }
        let range = self.work_upper[entering] - self.work_lower[entering];
        if range.is_finite() && range <= longest {
            return Stop::Own(range);
        }
        if longest.is_infinite() {
            return Stop::Nothing;
        }
        let mut best = None;
        let mut largest = 0.0;
        for (row, entry) in column.entries() {
            if entry.abs() > SIMPLEX_PIVOT && entry.abs() > largest {
                let step = room(row, entry, 0.0) / entry.abs();
                if step <= longest {
                    largest = entry.abs();
                    best = Some((row, step, entry * direction < 0.0));
                }
            }
        }
        match best {
            Some((row, step, above)) => Stop::Row { row, step: step.max(0.0), above },
            None => Stop::Nothing,
        }
    }

    /// Moves the basic variables as the entering one moves by `step`.
    pub(super) fn move_basic(&mut self, step: f64) {
        if step != 0.0 {
            for (row, entry) in self.room.column.entries() {
                self.basic[row] -= step * entry;
            }
        }
    }

    fn pivot_primal(&mut self, entering: usize, row: usize, step: f64, above: bool) -> Step {
        let pivot = self.room.column.values[row];
        let fresh = self.factor.as_ref().is_some_and(|factor| factor.updates() == 0);
        if pivot.abs() < SIMPLEX_SMALL_PIVOT && !fresh {
            return Step::Stale;
        }
        let Some(factor) = &mut self.factor else { return Step::Stale };
        factor.inverse_row(row, &mut self.room.row);
        self.price_row();
        let by_row = self.room.prices.values[entering];
        if (by_row - pivot).abs() > PIVOT_DISAGREEMENT * (1.0 + pivot.abs()) && !fresh {
            return Step::Stale;
        }
        self.update_prices(row, entering, pivot);
        self.move_basic(step);
        self.basic[row] = self.value[entering] + step;
        let leaving_at = if above { Standing::AtUpper } else { Standing::AtLower };
        // The weight of the row that a switch to the dual method will want is not known.
        self.edges[row] = 1.0;
        if self.exchange(row, entering, leaving_at) {
            Step::Done { moved: step != 0.0 }
        } else {
            Step::Stale
        }
    }

    /// Reduced costs and reference weights after the pivot.
    fn update_prices(&mut self, row: usize, entering: usize, pivot: f64) {
        let step = self.reduced[entering] / pivot;
        let weight = self.reference[entering] / (pivot * pivot);
        let leaving = self.head[row] as usize;
        let mut largest = 0.0_f64;
        let prices = &self.room.prices;
        prices.each_place(|variable| {
            let entry = prices.values[variable];
            if entry == 0.0 || self.standing[variable] == Standing::Basic {
                return;
            }
            self.reduced[variable] -= step * entry;
            let reference = &mut self.reference[variable];
            *reference = reference.max(entry * entry * weight);
            largest = largest.max(*reference);
        });
        self.reduced[leaving] = -step;
        self.reduced[entering] = 0.0;
        self.reference[leaving] = weight.max(1.0);
        if largest > LARGEST_REFERENCE {
            self.reference.fill(1.0);
        }
    }

    /// The way along which the objective improves without end: one change per variable, scaled.
    fn direction(&self, entering: usize, direction: f64) -> Vec<f64> {
        let mut change = vec![0.0; self.form.variables()];
        change[entering] = direction;
        for (row, entry) in self.room.column.entries() {
            change[self.head[row] as usize] = -direction * entry;
        }
        change
    }
}
