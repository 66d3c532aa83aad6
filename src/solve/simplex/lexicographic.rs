//! Several goals in sequence at one basis: a dual method whose reduced costs are ordered goal by
//! goal, so that one run of pivots leads to the optimum of all of them.
//!
//! A column's reduced costs are a vector, one per goal, that must not be lexicographically
//! negative; the ratio test compares the goals in turn (H. Isermann, *Linear lexicographic
//! optimization*, OR Spektrum 4, 1982).

use std::sync::Arc;

use super::basis::{Basis, Standing};
use super::dual::{End, STANDSTILL};
use super::optimum::Optimum;
use super::perturbation::scatter;
use super::state::Simplex;
use crate::lp::{Lp, Objective};
use crate::solve::Watch;
use crate::tolerances::{COST_PERTURBATION, SIMPLEX_DUAL};

/// A goal pursued among the optima of those before it.
#[derive(Clone, Debug)]
pub(super) struct Later {
    /// What is worked with, scaled.
    pub work_cost: Vec<f64>,
    pub reduced: Vec<f64>,
}

/// A programme at the optimum of several goals in sequence, for programmes near it to take up from.
///
/// ```
/// use junheng::lp::{Bounds, LpBuilder, Objective, Sense};
/// use junheng::solve::{Basis, Sequential, Standing, Watch};
/// let mut builder = LpBuilder::new("mill");
/// let hours = builder.row(format_args!("hours"), Bounds::at_most(10.0));
/// let bands = builder.column(format_args!("bands"), Bounds::between(0.0, 6.0));
/// let coils = builder.column(format_args!("coils"), Bounds::NON_NEGATIVE);
/// builder.add(hours, bands, 1.0);
/// builder.add(hours, coils, 1.0);
/// let mut lp = builder.build();
/// // As much as possible of both; among such plans as many bands as possible.
/// let mut output = Objective::new("output", Sense::Maximise);
/// output.add(bands, 1.0);
/// output.add(coils, 1.0);
/// let mut preferred = Objective::new("bands", Sense::Maximise);
/// preferred.add(bands, 1.0);
/// let mut basis = Basis::slack(&lp);
/// basis.columns[bands] = Standing::AtUpper;
/// basis.columns[coils] = Standing::Basic;
/// basis.rows[hours] = Standing::AtUpper;
/// let goals = [&output, &preferred];
/// let plan = Sequential::of(&lp, &goals, &basis).unwrap();
/// lp.set_row_bounds(hours, Bounds::at_most(4.0));
/// let (optimum, pivots) = plan.taken_up(&lp, &goals, &Watch::unlimited()).unwrap();
/// assert_eq!(optimum.point(), [4.0, 0.0]);
/// assert_eq!(pivots, 1);
/// ```
#[derive(Clone, Debug)]
pub struct Sequential {
    lp: Lp,
    simplex: Simplex,
}

impl Sequential {
    /// The programme at `basis`, which has to be optimal for all `goals` in sequence for what is
    /// taken up from it to be near; `None` for no goals.
    #[must_use]
    pub fn of(lp: &Lp, goals: &[&Objective], basis: &Basis) -> Option<Self> {
        let first = goals.first()?;
        let mut simplex = Simplex::load(lp, first);
        simplex.pursue_later(&goals[1..]);
        simplex.start(basis);
        simplex.reset_work();
        simplex.recompute(true);
        simplex.measure_edges();
        Some(Self { lp: lp.clone(), simplex })
    }

    /// The basis of all goals for another programme with the same rows and columns, and the pivots
    /// to it: near its optimum for all of its `goals` in sequence, which has to be certified goal
    /// by goal. `None` where there is no such basis, or the pivots lead nowhere.
    #[must_use]
    pub fn taken_up(
        &self,
        lp: &Lp,
        goals: &[&Objective],
        watch: &Watch,
    ) -> Option<(Arc<Optimum>, u64)> {
        let first = goals.first()?;
        let mut simplex = if self.lp.same_names(lp) {
            let mut simplex = self.simplex.clone();
            if !self.lp.same_coefficients(lp) {
                simplex.exchange_coefficients(lp);
            }
            simplex.set_all_bounds(lp);
            simplex.set_objective(first);
            simplex
        } else {
            let mut simplex = Simplex::load(lp, first);
            simplex.start(&self.simplex.basis().carried(&self.lp, lp));
            simplex
        };
        simplex.iterations = 0;
        simplex.pursue_later(&goals[1..]);
        let end = watch.measure(|| simplex.pursue_all(watch));
        let pivots = simplex.iterations();
        simplex.later.clear();
        (end == End::Reached).then(|| (Arc::new(Optimum::reached(lp, first, simplex)), pivots))
    }
}

impl Simplex {
    /// Goals after the objective.
    fn pursue_later(&mut self, goals: &[&Objective]) {
        self.later.clear();
        for goal in goals {
            let mut work_cost = vec![0.0; self.form.variables()];
            self.form.scale_costs(goal, &mut work_cost);
            let reduced = vec![0.0; work_cost.len()];
            self.later.push(Later { work_cost, reduced });
        }
        self.settled = false;
    }

    /// The dual method for all goals.
    fn pursue_all(&mut self, watch: &Watch) -> End {
        self.work_allowed = u64::MAX;
        self.iterations_allowed = u64::MAX;
        self.reset_work();
        self.recompute(false);
        if self.make_dual_feasible(self.iterations) {
            self.compute_values();
        }
        let limit = 5_000 + self.form.variables() as u64;
        self.dual_method(watch, limit, 200 + self.form.rows as u64 / 4)
    }

    /// Reduced costs of the later goals at their working costs.
    pub(super) fn compute_later_reduced_costs(&mut self) {
        for mut later in std::mem::take(&mut self.later) {
            self.reduced_costs_of(&later.work_cost, &mut later.reduced);
            self.later.push(later);
        }
    }

    /// The first later goal whose reduced cost pulls a variable away from where it rests although
    /// those of the goals before it are zero.
    pub(super) fn pulled_by(&self, variable: usize) -> Option<usize> {
        if self.later.is_empty() || self.reduced[variable].abs() > SIMPLEX_DUAL {
            return None;
        }
        let at = self.later.iter().position(|it| it.reduced[variable].abs() > SIMPLEX_DUAL)?;
        (self.pull_of(variable, self.later[at].reduced[variable]) > 0.0).then_some(at)
    }

    /// Makes the reduced cost of a later goal point to the bound its variable stands at.
    pub(super) fn shift_later(&mut self, variable: usize, at: usize, salt: u64) {
        let spare = 1e-3 * COST_PERTURBATION * scatter(variable, salt);
        let target = match self.standing[variable] {
            Standing::AtLower => spare,
            Standing::AtUpper => -spare,
            _ => 0.0,
        };
        let later = &mut self.later[at];
        later.work_cost[variable] += target - later.reduced[variable];
        later.reduced[variable] = target;
    }

    /// The step in the reduced costs of the later goals; says whether any was made.
    pub(super) fn update_later(&mut self, row: usize, entering: usize, pivot: f64) -> bool {
        let leaving = self.head[row] as usize;
        let mut moved = false;
        for at in 0..self.later.len() {
            let step = self.later[at].reduced[entering] / pivot;
            moved |= step.abs() >= STANDSTILL;
            if step != 0.0 {
                let prices = std::mem::take(&mut self.room.prices);
                prices.each_place(|variable| {
                    let entry = prices.values[variable];
                    if entry != 0.0 && self.standing[variable] != Standing::Basic {
                        self.later[at].reduced[variable] -= step * entry;
                    }
                });
                self.room.prices = prices;
            }
            self.later[at].reduced[leaving] = -step;
            self.later[at].reduced[entering] = 0.0;
        }
        moved
    }

    /// Shifts the costs of the variables passed over for their small pivots that the step has made
    /// point the wrong way.
    pub(super) fn shift_passed_over(&mut self, passed_over: &[u32]) {
        for variable in passed_over.iter().map(|&it| it as usize) {
            if let Some(at) = self.pulled_by(variable) {
                self.shift_later(variable, at, self.iterations);
            }
        }
    }
}
