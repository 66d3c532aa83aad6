//! From any basis to the optimum: chooses the method and handles its outcome.

use super::end::End;
use super::state::Simplex;
use crate::solve::deadline::Deadline;
use crate::solve::log::Phase;
use crate::tolerances::CROSSOVER_TRACE;

/// How often the methods may alternate. Each run undoes the perturbation of the one before,
/// which rarely takes more than two or three.
const TURNS: u64 = 30;

/// Alternations after which nothing is perturbed.
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
    /// The deadline passed.
    Interrupted,
    /// Numerical trouble.
    Trouble,
}

impl Simplex {
    /// Optimises from the current basis, by the dual method if values are infeasible, by the
    /// primal one if only reduced costs are.
    pub fn optimise(&mut self, deadline: &Deadline) -> Status {
        self.optimise_within(deadline, u64::MAX)
    }

    /// As [`Simplex::optimise`], interrupted also if `most` entries of tableau rows and columns
    /// have been computed: the same measure of time on every machine.
    pub fn optimise_within(&mut self, deadline: &Deadline, most: u64) -> Status {
        if deadline.stopped() {
            return Status::Interrupted;
        }
        if self.bounds.are_crossed() {
            // Crossed bounds are their own proof.
            self.set_ray(vec![0.0; self.form.rows]);
            return Status::Infeasible;
        }
        self.effort.allow(deadline.iterations(), most);
        let limit = 5_000 + 50 * self.form.variables() as u64;
        self.renew();
        let begun = self.effort.iterations();
        let mut looked = false;
        for turn in 0..TURNS {
            let mut within = self.values.are_feasible();
            if turn == 0 && !within && !self.is_dual_feasible() {
                // As after a crossover: the primal method takes few pivots from there, and the dual one would
                // first leave the optimum to become dual feasible.
                within = self.widen_to_values(CROSSOVER_TRACE);
            }
            if within && self.is_dual_feasible() {
                if !self.is_perturbed() {
                    if !looked {
                        looked = true;
                        if self.last_look(deadline) {
                            continue;
                        }
                    }
                    if turn == 0 && self.effort.iterations() == begun {
                        self.report(deadline, Phase::Primal);
                    }
                    self.settle();
                    return Status::Optimal;
                }
                self.reset_work();
                self.recompute(false);
                continue;
            }
            let end = if within {
                if self.costs.are_perturbed() {
                    self.costs.reset();
                    self.compute_reduced_costs();
                }
                self.primal_method(deadline, limit)
            } else {
                self.dual_turn(turn, deadline, limit)
            };
            match end {
                // The perturbation goes; what it hid shows in the next turn.
                End::Reached if self.is_perturbed() => {
                    self.reset_work();
                    self.recompute(false);
                }
                End::Reached => {}
                End::Endless if within => return self.settle_unbounded(deadline, limit),
                End::Endless => return Status::Infeasible,
                End::Interrupted => return Status::Interrupted,
                End::Trouble => {
                    self.reset_work();
                    self.dual_weights.reset();
                    self.recompute(true);
                }
            }
        }
        Status::Trouble
    }

    /// Whether anything is perturbed or shifted.
    fn is_perturbed(&self) -> bool {
        self.costs.are_perturbed() || self.bounds.are_perturbed()
    }

    /// Removes dual infeasibilities too small to affect the optimal value, as far as a few
    /// pivots go: which vertex it is can matter to a later goal. Says whether it moved.
    fn last_look(&mut self, deadline: &Deadline) -> bool {
        self.costs.tighten();
        let mut moved = false;
        if !self.is_dual_feasible() {
            let most = 100 + self.form.rows as u64 / 10;
            let before = self.effort.iterations();
            self.primal_method(deadline, most);
            moved = self.effort.iterations() > before;
            if self.bounds.are_perturbed() {
                self.reset_work();
                self.recompute(false);
            }
        }
        self.costs.loosen();
        moved
    }

    /// The dual method, with costs made fit for it.
    fn dual_turn(&mut self, turn: u64, deadline: &Deadline, limit: u64) -> End {
        let hot = turn == 0 && !self.variables.is_slack(&self.form) && self.is_dual_feasible();
        if hot {
            // Changed bounds: often a few pivots, which need no perturbation unless they stand
            // still.
            let patience = 50 + self.form.rows as u64 / 10;
            match self.dual_method(deadline, limit, patience) {
                End::Trouble => {}
                end => return end,
            }
        }
        if turn < CALM {
            self.costs.perturb(&self.form, &self.variables, &self.bounds, turn);
            self.compute_reduced_costs();
        }
        self.make_dual_feasible(turn);
        self.dual_method(deadline, limit, u64::MAX)
    }

    /// A ray was found from a point within working bounds; the proof needs a point within
    /// the original ones.
    fn settle_unbounded(&mut self, deadline: &Deadline, limit: u64) -> Status {
        let direction = self.ray().to_vec();
        if self.bounds.are_perturbed() {
            self.reset_work();
            self.costs.drop_costs();
            self.recompute(true);
            if !self.values.are_feasible() {
                match self.dual_method(deadline, limit, u64::MAX) {
                    End::Reached => {}
                    End::Endless => return Status::Infeasible,
                    End::Interrupted => return Status::Interrupted,
                    End::Trouble => return Status::Trouble,
                }
            }
        }
        self.set_ray(direction);
        Status::Unbounded
    }
}
