//! The dual method: from a basis whose reduced costs are right to one whose values are, too.
//!
//! Steepest-edge pricing after J. Forrest and D. Goldfarb, *Steepest-edge simplex algorithms for
//! linear programming*, Mathematical Programming 57, 1992; the order of the steps follows
//! A. Koberstein's thesis (2005).

use super::basis::Standing;
use super::dual_ratio_test::Entering;
use super::factor::Factor;
use super::perturbation::scatter;
use super::state::Simplex;
use crate::solve::Watch;
use crate::tolerances::{COST_PERTURBATION, PIVOT_DISAGREEMENT, SIMPLEX_DUAL, SIMPLEX_SMALL_PIVOT};

/// Iterations between two looks at the watch.
pub(super) const PATIENCE: u64 = 16;

/// A steepest-edge weight is never less: lost digits must not make a row irresistible.
const LEAST_EDGE: f64 = 1e-4;

/// A step in the reduced costs below this gains nothing: the basis is dual degenerate.
pub(super) const STANDSTILL: f64 = 1e-12;

/// How a method ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Feasible in what the method works towards.
    Reached,
    /// There is no end to it: the ray says why.
    Endless,
    /// The watch tripped.
    Interrupted,
    /// Digits were lost beyond repair, or it made no progress.
    Trouble,
}

/// What one iteration came to.
enum Step {
    Done,
    Finished,
    Endless,
    /// The factors must be made anew before going on.
    Stale,
}

impl Simplex {
    /// Measures the edge weights of the present basis, which [`Simplex::start`] does not know: a
    /// tenth to a half fewer pivots for everything that starts from here, at the price of one
    /// solve per row. It pays for a basis that many what-ifs start from.
    ///
    /// Only an optimised programme has factors to measure with; before, nothing happens.
    pub fn measure_edges(&mut self) {
        let Some(factor) = &mut self.factor else { return };
        for (row, edge) in self.edges.iter_mut().enumerate() {
            factor.inverse_row(row, &mut self.room.row);
            self.room.row.tidy();
            let exact: f64 = self.room.row.entries().map(|(_, value)| value * value).sum();
            *edge = exact.max(LEAST_EDGE);
        }
    }

    /// Pivots until every basic variable is within its working bounds. The reduced costs must be
    /// right at the working costs and stay so; costs are shifted a little where they do not. It
    /// gives up after `limit` pivots, or after `patience` of them that gained nothing.
    pub(super) fn dual_method(&mut self, watch: &Watch, limit: u64, patience: u64) -> End {
        let mut troubles = 0;
        let start = self.iterations;
        self.standing_still = 0;
        let mut since_look = 0;
        let mut confirmed = None;
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
            if self.iterations - start > limit || self.standing_still > patience {
                return End::Trouble;
            }
            if self.factor.as_ref().is_none_or(Factor::is_worn) {
                self.refresh_dual();
            }
            let fresh = self.factor.as_ref().is_some_and(|factor| factor.updates() == 0);
            match self.dual_iteration() {
                Step::Done => {}
                Step::Finished if fresh || confirmed == Some(self.iterations) => {
                    return End::Reached;
                }
                Step::Finished => {
                    // Believed only of values computed anew.
                    self.recompute(false);
                    if self.make_dual_feasible(self.iterations) {
                        self.compute_values();
                    }
                    confirmed = Some(self.iterations);
                }
                Step::Endless if fresh => return End::Endless,
                // Believed only of fresh factors.
                Step::Endless => self.refresh_dual(),
                Step::Stale => {
                    troubles += 1;
                    if troubles > 50 {
                        return End::Trouble;
                    }
                    self.refresh_dual();
                }
            }
        }
    }

    /// New factors, values and reduced costs; what lost digits made infeasible is shifted.
    fn refresh_dual(&mut self) {
        self.recompute(true);
        if self.make_dual_feasible(self.iterations) {
            self.compute_values();
        }
    }

    /// The leaving row: the largest infeasibility by steepest edge.
    fn leaving_row(&self) -> Option<usize> {
        let mut best = None;
        let mut most = 0.0;
        for row in 0..self.form.rows {
            let outside = self.outside(row);
            if outside != 0.0 {
                let merit = outside * outside;
                if merit > most * self.edges[row] {
                    most = merit / self.edges[row];
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
            let Some(factor) = &mut self.factor else { return Step::Stale };
            factor.inverse_row(row, &mut self.room.row);
            self.room.row.tidy();
            let exact: f64 = self.room.row.entries().map(|(_, value)| value * value).sum();
            let known = self.edges[row];
            self.edges[row] = exact.max(LEAST_EDGE);
            tries += 1;
            if known >= 0.25 * exact || tries > 20 {
                break row;
            }
        };
        let outside = self.outside(row);
        self.price_row();
        let (entering, flips, passed_over) = match self.dual_ratio_test(outside) {
            Entering::Variable { entering, flips, passed_over } => (entering, flips, passed_over),
            Entering::Nothing => {
                self.ray = self.room.row.values.iter().map(|it| it * outside.signum()).collect();
                return Step::Endless;
            }
        };
        self.solve_entering(entering);
        let by_row = self.room.prices.values[entering];
        let by_column = self.room.column.values[row];
        let fresh = self.factor.as_ref().is_some_and(|factor| factor.updates() == 0);
        let disagree = (by_row - by_column).abs() > PIVOT_DISAGREEMENT * (1.0 + by_column.abs())
            || by_row * by_column <= 0.0
            || by_column.abs() < SIMPLEX_SMALL_PIVOT;
        if disagree && !fresh {
            return Step::Stale;
        }
        if by_column == 0.0 || by_row * by_column <= 0.0 {
            return Step::Stale;
        }
        self.flip(&flips);
        self.update_reduced_costs(row, entering, by_row, &passed_over);
        self.step_dual(row, entering, by_column, outside > 0.0)
    }

    /// Moves boxed variables to their other bounds, and the basic ones with them.
    fn flip(&mut self, flips: &[u32]) {
        if flips.is_empty() {
            return;
        }
        let vector = &mut self.room.flips;
        vector.clear();
        for &flipped in flips {
            let at = flipped as usize;
            let (standing, value) = match self.standing[at] {
                Standing::AtLower => (Standing::AtUpper, self.work_upper[at]),
                _ => (Standing::AtLower, self.work_lower[at]),
            };
            let change = value - self.value[at];
            self.standing[at] = standing;
            self.value[at] = value;
            self.form.each_entry(at, |row, entry| vector.add(row, -entry * change));
        }
        if let Some(factor) = &mut self.factor {
            factor.solve(vector);
        }
        vector.tidy();
        for (row, change) in vector.entries() {
            self.basic[row] += change;
        }
    }

    /// The step in the reduced costs; one that would point the wrong way has its cost shifted.
    fn update_reduced_costs(
        &mut self,
        row: usize,
        entering: usize,
        pivot: f64,
        passed_over: &[u32],
    ) {
        let mut step = self.reduced[entering] / pivot;
        let right = match self.standing[entering] {
            Standing::AtLower => self.reduced[entering] >= 0.0,
            Standing::AtUpper => self.reduced[entering] <= 0.0,
            _ => false,
        };
        if !right {
            self.work_cost[entering] -= self.reduced[entering];
            self.reduced[entering] = 0.0;
            step = 0.0;
            self.costs_perturbed = true;
        }
        let moved = self.update_later(row, entering, pivot);
        self.shift_passed_over(passed_over);
        if step.abs() < STANDSTILL && !moved {
            self.standing_still += 1;
        }
        let leaving = self.head[row] as usize;
        let prices = &self.room.prices;
        let iterations = self.iterations;
        if step != 0.0 {
            prices.each_place(|variable| {
                let entry = prices.values[variable];
                if entry == 0.0 || self.standing[variable] == Standing::Basic {
                    return;
                }
                let reduced = self.reduced[variable] - step * entry;
                self.reduced[variable] = reduced;
                let wrong = match self.standing[variable] {
                    Standing::AtLower => reduced < -SIMPLEX_DUAL,
                    Standing::AtUpper => reduced > SIMPLEX_DUAL,
                    _ => false,
                };
                if wrong && self.work_lower[variable] < self.work_upper[variable] {
                    // Within Harris' tolerance, or from lost digits: a little cost makes it right.
                    let spare = 1e-3 * COST_PERTURBATION * scatter(variable, iterations);
                    let target = if reduced < 0.0 { spare } else { -spare };
                    self.work_cost[variable] += target - reduced;
                    self.reduced[variable] = target;
                    self.costs_perturbed = true;
                }
            });
        }
        self.reduced[leaving] = -step;
        self.reduced[entering] = 0.0;
    }

    /// The step in the basic values, the edge weights and the basis itself.
    fn step_dual(&mut self, row: usize, entering: usize, pivot: f64, above: bool) -> Step {
        // After the flips the variable is still outside on the same side, or at its bound.
        let (bound, leaving_at) = if above {
            (self.basic_upper[row], Standing::AtUpper)
        } else {
            (self.basic_lower[row], Standing::AtLower)
        };
        let step = (self.basic[row] - bound) / pivot;
        // Edge weights (Forrest and Goldfarb, equation 3.47a).
        let Some(factor) = &mut self.factor else { return Step::Stale };
        let edge = &mut self.room.edge;
        edge.copy_from(&self.room.row);
        factor.solve(edge);
        let weight = self.edges[row];
        let column = &self.room.column;
        for (at, entry) in column.entries() {
            if at == row {
                continue;
            }
            self.basic[at] -= step * entry;
            let ratio = entry / pivot;
            let updated = self.edges[at] + ratio * (ratio * weight - 2.0 * edge.values[at]);
            self.edges[at] = updated.max(LEAST_EDGE).max(ratio * ratio * weight * 1e-4);
        }
        self.edges[row] = (weight / (pivot * pivot)).max(LEAST_EDGE);
        self.basic[row] = self.value[entering] + step;
        if self.exchange(row, entering, leaving_at) { Step::Done } else { Step::Stale }
    }
}
