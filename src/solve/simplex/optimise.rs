//! From any basis to the optimum: which method when, and what comes out.

use super::dual::End;
use super::form::LARGEST_COST;
use super::state::Simplex;
use crate::lp::{Answer, Lp, Ray};
use crate::solve::Watch;
use crate::tolerances::{SIMPLEX_DUAL, SIMPLEX_DUAL_LAST};

/// How often the methods may take turns. Each turn undoes the perturbation of the one before,
/// which rarely takes more than two or three.
const TURNS: u64 = 30;

/// Turns from which nothing is perturbed any more.
const CALM: u64 = 20;

/// How a solve ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// [`Simplex::answer`] gives the optimum.
    Optimal,
    /// [`Simplex::farkas_ray`] gives the proof.
    Infeasible,
    /// [`Simplex::unbounded_ray`] gives the proof.
    Unbounded,
    /// The watch tripped.
    Interrupted,
    /// Digits were lost beyond repair.
    Trouble,
}

impl Simplex {
    /// Optimises from the present basis, by the dual method where values are infeasible, by the
    /// primal one where only reduced costs are.
    pub fn optimise(&mut self, watch: &Watch) -> Status {
        self.optimise_within(watch, u64::MAX)
    }

    /// As [`Simplex::optimise`], interrupted also where `most` entries of tableau rows and columns
    /// have been computed: the same measure of time on every machine.
    pub fn optimise_within(&mut self, watch: &Watch, most: u64) -> Status {
        if watch.stopped() {
            return Status::Interrupted;
        }
        if self.lower.iter().zip(&self.upper).any(|(lower, upper)| lower > upper) {
            // Crossed bounds are their own proof.
            self.ray = vec![0.0; self.form.rows];
            return Status::Infeasible;
        }
        self.work_allowed = self.work.saturating_add(most);
        self.iterations_allowed =
            watch.iterations().map_or(u64::MAX, |most| self.iterations.saturating_add(most));
        let limit = 5_000 + 50 * self.form.variables() as u64;
        if self.settled {
            self.take_changes();
            self.settled = false;
        } else {
            self.reset_work();
            self.recompute(false);
        }
        self.touched.clear();
        let mut looked = false;
        for turn in 0..TURNS {
            let within = self.is_primal_feasible();
            if within && self.is_dual_feasible() {
                if !self.costs_perturbed && !self.bounds_perturbed {
                    if !looked {
                        looked = true;
                        if self.last_look(watch) {
                            continue;
                        }
                    }
                    self.settled = true;
                    return Status::Optimal;
                }
                self.reset_work();
                self.recompute(false);
                continue;
            }
            let end = if within {
                if self.costs_perturbed {
                    self.work_cost.clone_from(&self.cost);
                    self.costs_perturbed = false;
                    self.compute_reduced_costs();
                }
                self.primal_method(watch, limit)
            } else {
                self.dual_turn(turn, watch, limit)
            };
            match end {
                // The perturbation goes; what it hid shows in the next turn.
                End::Reached if self.costs_perturbed || self.bounds_perturbed => {
                    self.reset_work();
                    self.recompute(false);
                }
                End::Reached => {}
                End::Endless if within => return self.settle_unbounded(watch, limit),
                End::Endless => return Status::Infeasible,
                End::Interrupted => return Status::Interrupted,
                End::Trouble => {
                    self.reset_work();
                    self.edges.fill(1.0);
                    self.recompute(true);
                }
            }
        }
        Status::Trouble
    }

    /// Follows pulls at an optimum that are too small to matter to its value, as far as a few
    /// pivots go: which vertex it is can matter to a later goal. Says whether it moved.
    fn last_look(&mut self, watch: &Watch) -> bool {
        let largest = self.cost.iter().fold(0.0_f64, |most, cost| most.max(cost.abs()));
        self.dual_tolerance = SIMPLEX_DUAL_LAST * (largest / LARGEST_COST).min(1.0);
        let mut moved = false;
        if !self.is_dual_feasible() {
            let most = 100 + self.form.rows as u64 / 10;
            let before = self.iterations;
            self.primal_method(watch, most);
            moved = self.iterations > before;
            if self.bounds_perturbed {
                self.reset_work();
                self.recompute(false);
            }
        }
        self.dual_tolerance = SIMPLEX_DUAL;
        moved
    }

    /// The dual method, with costs made fit for it.
    fn dual_turn(&mut self, turn: u64, watch: &Watch, limit: u64) -> End {
        let hot = turn == 0 && !self.begins_with_activities() && self.is_dual_feasible();
        if hot {
            // Changed bounds: often a few pivots, which need no perturbation unless they stand still.
            let patience = 50 + self.form.rows as u64 / 10;
            match self.dual_method(watch, limit, patience) {
                End::Trouble => {}
                end => return end,
            }
        }
        if turn < CALM {
            self.perturb_costs(turn);
            self.compute_reduced_costs();
        }
        if self.make_dual_feasible(turn) {
            self.compute_values();
        }
        self.dual_method(watch, limit, u64::MAX)
    }

    /// An endless way was found from a point within working bounds; the proof needs one within
    /// the true ones.
    fn settle_unbounded(&mut self, watch: &Watch, limit: u64) -> Status {
        let direction = std::mem::take(&mut self.ray);
        if self.bounds_perturbed {
            self.reset_work();
            self.work_cost.fill(0.0);
            self.recompute(true);
            if !self.is_primal_feasible() {
                match self.dual_method(watch, limit, u64::MAX) {
                    End::Reached => {}
                    End::Endless => return Status::Infeasible,
                    End::Interrupted => return Status::Interrupted,
                    End::Trouble => return Status::Trouble,
                }
            }
        }
        self.ray = direction;
        Status::Unbounded
    }

    /// The values and dual values of the present basis, in the programme's own units.
    #[must_use]
    pub fn answer(&self) -> Answer {
        let columns = self.form.columns;
        let dual = (columns..self.form.variables())
            .map(|variable| {
                // The activity's reduced cost; zero where it is basic.
                self.reduced[variable] / (self.form.units[variable] * self.cost_unit)
            })
            .collect();
        Answer { primal: self.point(), dual }
    }

    /// The values of the present basis, one per column.
    #[must_use]
    pub fn point(&self) -> Vec<f64> {
        let columns = self.form.columns;
        let mut primal = self.value[..columns].to_vec();
        for (&variable, value) in self.head.iter().zip(&self.basic) {
            if (variable as usize) < columns {
                primal[variable as usize] = *value;
            }
        }
        for (value, unit) in primal.iter_mut().zip(&self.form.units) {
            *value *= unit;
            if !self.form.exact {
                *value = fifteen_digits(*value);
            }
        }
        primal
    }

    /// After [`Status::Infeasible`]: one multiplier per row (a Farkas ray).
    #[must_use]
    pub fn farkas_ray(&self, lp: &Lp) -> Vec<f64> {
        let columns = self.form.columns;
        let largest = self.ray.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        let units = &self.form.units[columns..];
        let mut ray: Vec<f64> = self
            .ray
            .iter()
            .zip(units)
            .map(|(value, unit)| if value.abs() > 1e-12 * largest { value / unit } else { 0.0 })
            .collect();
        crate::solve::slackness::repair_signs(lp, &mut ray);
        ray
    }

    /// After [`Status::Unbounded`]: a point and the way from it.
    #[must_use]
    pub fn unbounded_ray(&self) -> Ray {
        let direction = self.ray[..self.form.columns]
            .iter()
            .zip(&self.form.units)
            .map(|(change, unit)| change * unit)
            .collect();
        Ray { point: self.point(), direction }
    }
}

/// A number without what counting it in other units has rounded: its first fifteen digits.
fn fifteen_digits(value: f64) -> f64 {
    let place = 14.0 - value.abs().log10().floor();
    if value == 0.0 || !(-290.0..290.0).contains(&place) {
        return value;
    }
    #[allow(clippy::cast_possible_truncation)] // between -290 and 290
    let unit = 10_f64.powi(place.abs() as i32);
    if place < 0.0 { (value / unit).round() * unit } else { (value * unit).round() / unit }
}
