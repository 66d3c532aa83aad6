//! One goal in whole numbers: its bound, the search for a better plan, and what it holds.

use rustc_hash::FxHashSet;

use super::Pieces;
use super::conclusion::bound_of;
use crate::formulate::{
    Stage, charges, families, parts_last, rounding_order, rows_of_runs, size_of,
};
use crate::ids::{ColumnId, RowId};
use crate::interpret::{plan_residuals, quiet};
use crate::lp::{Charge, Objective};
use crate::model::Goal;
use crate::model::plan::GoalResult;
use crate::session::failure::Failure;
use crate::session::prove;
use crate::session::solved::SolvedGoals;
use crate::solve::{self, RelaxedPart, Rounding, Settled, Towards, WholeAnswer, WholeOptions};
use crate::tolerances::{KEPT_GOAL, KEPT_IN_PLAN};
use crate::verify::{Certified, Residuals};

/// Parts of a unit from which a value is rounded up where a goal's relaxed optimum is rounded.
const AGAIN: [f64; 3] = [0.5, 0.3, 0.7];

/// Pivots per whole column that a goal must have for a tree to be worth beginning.
const LEAST_PER_COLUMN: u64 = 30;

impl Pieces<'_> {
    /// One goal: its bound, the best whole plan found, and what it holds for those after it. Says
    /// whether the plan is within the gap; `None` if there is no whole plan.
    pub(super) fn goal(
        &mut self,
        at: usize,
        stage: &Stage,
        objective: Objective,
        fractional: &[GoalResult],
        solved: &SolvedGoals,
    ) -> Result<Option<bool>, Failure> {
        let title = stage.title();
        let lp = self.formulation.lp();
        let basis = solved.basis_of(&title, lp);
        let relaxed = prove::solved(&lp.relaxed(), &objective, basis.as_ref(), self.options);
        let certified: Option<(Box<Certified>, _)> = match relaxed? {
            Settled::Certified { answer, record } => Some((answer, record.basis)),
            Settled::Interrupted { .. } => {
                self.stopped = true;
                None
            }
            // What a whole plan satisfies has a point, and a bound where the fractional one had.
            Settled::Infeasible { .. } | Settled::Unbounded { .. } => None,
        };
        let mut bound = certified.as_ref().map(|it| it.0.value());
        if self.stopped && at == 0 {
            // Nothing is held yet: the fractional optimum is a bound of the first goal.
            bound = bound.or_else(|| solved.reached().next().map(|it| it.1.value()));
        }
        let size = certified.as_ref().map_or(1.0, |it| it.0.size());
        let (mut pivots, mut tree, mut engine) = (None, None, "simplex");
        let gap = self.search.gap;
        let done = |value: f64, bound: Option<f64>| {
            let room = (gap * value.abs()).max(KEPT_GOAL * size);
            bound.is_some_and(|bound| objective.worsening(value, bound) <= room)
        };
        let value = |point: &Vec<f64>| objective.value(point);
        if !self.point.as_ref().is_some_and(|point| done(value(point), bound)) && !self.stopped {
            let basis = certified.as_ref().and_then(|it| it.1.clone());
            let named = self.by_named_engine(at, &objective)?;
            let (answer, by) = match named {
                Some(found) => found,
                None => (self.searched(at, &objective, fractional, basis, bound)?, "simplex"),
            };
            pivots = Some(answer.pivots);
            let lp = self.formulation.lp();
            let proof = answer.proof.as_ref();
            let proven = proof.and_then(|proof| prove::proven_bound(lp, &objective, proof));
            if let Some(proven) = proven.map(|it| it.value()).filter(|it| it.is_finite()) {
                let passes = |own: f64| objective.worsening(proven, own) > 0.0;
                if bound.is_none_or(passes) {
                    (bound, tree) = (Some(proven), answer.proof);
                }
            }
            let better = |point: &Vec<f64>| {
                let own = self.point.as_ref().map(value);
                own.is_none_or(|own| objective.worsening(value(point), own) < 0.0)
            };
            let found = answer.point.map(|it| self.formulation.least_measured(&it));
            let kept = |it: &Vec<f64>| {
                better(it)
                    && self.is_whole(it)
                    && keep(&self.goals, (&self.results, &self.sizes), it)
            };
            if let Some(point) = found.filter(kept) {
                self.point = Some(point);
                engine = by;
            }
            self.stopped |= self.searching.stopped();
        }
        let Some(point) = &self.point else { return Ok(None) };
        let value = value(point);
        let bound = bound.map(|bound| bound_of(&objective, value, bound, size));
        let bound = bound.transpose().map_err(|failure| failure.on(self.factory))?;
        // The search goes on to the gap of the value; what is short or late counts against all orders.
        let whole = size_of(self.factory, stage);
        let share = bound.map(|bound| objective.gap(value, bound, whole));
        let within = done(value, bound) || share.is_some_and(|share| share <= gap);
        let allowed = stage.give_up.of(value);
        let before = fractional.iter().find(|it| it.title() == title);
        self.results.push(GoalResult {
            goal: stage.goal.word().to_owned(),
            part: stage.part.clone(),
            unit: stage.unit.clone(),
            value: quiet(value),
            given_up: 0.0,
            allowed,
            bound,
            fractional: before.map(|it| it.value),
            gap: None,
            residuals: plan_residuals(&Residuals::default()),
            engine: engine.to_owned(),
            iterations: pivots,
            refused: 0,
        });
        self.sizes.push(size);
        if let Some(proofs) = &mut self.proofs {
            proofs.add(stage, certified.as_ref().map(|it| &*it.0), tree);
        }
        self.hold(stage, objective, value, certified.map(|it| it.0), allowed);
        Ok(Some(within))
    }

    /// Searches for a better whole plan within the share of the work that a goal has: near the plan at
    /// hand first, with the goals after it in mind, then anywhere, with the proof of a bound.
    fn searched(
        &mut self,
        at: usize,
        objective: &Objective,
        fractional: &[GoalResult],
        basis: Option<solve::Basis>,
        bound: Option<f64>,
    ) -> Result<WholeAnswer, Failure> {
        let mut options = WholeOptions {
            gap: self.search.gap,
            pivots: Some(self.search.pivots / 3),
            proof: false,
            basis,
            point: self.point.clone(),
            neighbourhoods: self.neighbourhoods.clone(),
            first: self.next,
            towards: None,
        };
        if let Some(point) = self.point.clone() {
            options.point = Some(self.near(at, point, (objective, bound), fractional, &options));
        }
        let (lp, deadline) = (self.formulation.lp(), &self.searching);
        // A tree says nothing of a programme that it cannot branch in more than a few times.
        let whole = lp.whole_columns().count() as u64;
        let most = self.trees / if self.is_everywhere(at) { 8 } else { 2 };
        if options.point.is_some() && whole * LEAST_PER_COLUMN > most {
            return Ok(WholeAnswer::known(options.point));
        }
        options.proof = true;
        options.pivots = Some(most);
        let found = solve::solve_whole(lp, objective, &options, deadline)?;
        self.trees = self.trees.saturating_sub(found.pivots);
        Ok(found)
    }

    /// A plan near the one at hand that is no worse in the goal: first what must move for the goal alone,
    /// then what that moved and every neighbourhood, with the goals after it in mind.
    fn near(
        &mut self,
        at: usize,
        point: Vec<f64>,
        (objective, bound): (&Objective, Option<f64>),
        fractional: &[GoalResult],
        options: &WholeOptions,
    ) -> Vec<f64> {
        let together = self.with_later(at, fractional);
        let (lp, deadline) = (self.formulation.lp(), &self.searching);
        let mut best = point;
        let (goals, before) = (&self.goals, (&self.results[..], &self.sizes[..]));
        let take = |found: Option<Vec<f64>>, best: &mut Vec<f64>| {
            let no_worse = |found: &Vec<f64>| {
                let (one, other) = (objective.value(found), objective.value(best));
                objective.worsening(one, other) <= 1e-9 * (1.0 + other.abs())
                    && keep(goals, before, found)
            };
            if let Some(found) = found.filter(no_worse) {
                *best = found;
            }
        };
        if !self.is_everywhere(at) && !self.rounded_in_vain {
            let found = self.rounded_again(&together);
            self.rounded_in_vain = found.is_none();
            take(found, &mut best);
        }
        if let Some(bound) = bound.filter(|_| !self.is_everywhere(at)) {
            let families = families(self.factory, self.formulation.legend());
            let towards = WholeOptions {
                pivots: Some(self.search.pivots * 3 / 4),
                basis: self.basis.take(),
                towards: Some(Towards { bound, families }),
                ..options.clone()
            };
            let improved = solve::improve_whole(lp, objective, &towards, deadline);
            self.basis = improved.basis;
            take(improved.point, &mut best);
            if !improved.moved.is_empty() {
                let moved = WholeOptions {
                    pivots: Some(self.search.pivots / 6),
                    basis: self.basis.take(),
                    point: Some(best.clone()),
                    neighbourhoods: improved.moved,
                    first: 0,
                    ..options.clone()
                };
                let improved = solve::improve_whole(lp, &together, &moved, deadline);
                self.basis = improved.basis;
                take(improved.point, &mut best);
            }
        }
        if let Some(of_runs) = self.runs_alone() {
            let of_runs = (&of_runs.0[..], &of_runs.1[..]);
            let most = self.search.pivots;
            let (found, _) = solve::runs_exchanged(lp, &together, of_runs, &best, most, deadline);
            take(found, &mut best);
        }
        let near =
            WholeOptions { basis: self.basis.take(), point: Some(best.clone()), ..options.clone() };
        let improved = solve::improve_whole(lp, &together, &near, deadline);
        (self.basis, self.next) = (improved.basis, improved.next);
        take(improved.point, &mut best);
        best
    }

    /// The best of several roundings of the relaxed optimum, with what was reached held; none where none
    /// ends in a plan, or where runs are to be decided as well.
    fn rounded_again(&self, together: &Objective) -> Option<Vec<f64>> {
        let (lp, legend) = (self.formulation.lp(), self.formulation.legend());
        if !charges(lp, legend).is_empty() {
            return None;
        }
        let mut left = self.search.pivots;
        let relaxed = RelaxedPart::of(lp, together, &self.searching.at_most(left))?;
        left = left.saturating_sub(relaxed.pivots);
        let mut best: Option<Vec<f64>> = None;
        for order in [rounding_order, parts_last].map(|order| order(self.factory, lp, legend)) {
            for up_from in AGAIN {
                let most = left.min(self.search.pivots / 4);
                let rounding = Rounding::From(up_from);
                let (found, pivots) = relaxed.rounded(&order, &rounding, most, &self.searching);
                left = left.saturating_sub(pivots);
                let value = |point: &Vec<f64>| together.value(point);
                let found = found.and_then(|it| self.taken(&it));
                let worse =
                    |it: &Vec<f64>| best.as_ref().is_some_and(|best| value(best) <= value(it));
                best = found.filter(|it| !worse(it)).or(best);
            }
            if best.is_none() || left == 0 {
                break;
            }
        }
        best
    }

    /// The runs and the rows that tie quantities to them, if nothing else has whole numbers: then they
    /// can be exchanged however large the factory is.
    fn runs_alone(&self) -> Option<(Vec<Charge>, Vec<RowId>)> {
        let (lp, legend) = (self.formulation.lp(), self.formulation.legend());
        let charges = charges(lp, legend);
        let runs: FxHashSet<ColumnId> = charges.iter().filter_map(|it| it.run).collect();
        let quantities: FxHashSet<ColumnId> = charges.iter().map(|it| it.quantity).collect();
        let all = lp.whole_columns().all(|(column, domain)| {
            runs.contains(&column) || !domain.is_whole() && quantities.contains(&column)
        });
        (all && !charges.is_empty()).then(|| (charges, rows_of_runs(legend)))
    }

    /// Whether all of the plan would move for a goal: evenness and stock are everywhere.
    fn is_everywhere(&self, at: usize) -> bool {
        matches!(self.goals[at].0.goal, Goal::Balance | Goal::LowStock)
    }
}

/// Whether a point is no worse in the goals before than they reached, of their sizes: a goal whose
/// relaxation was not solved holds nothing in the programme.
fn keep(
    goals: &[(Stage, Objective)],
    (results, sizes): (&[GoalResult], &[f64]),
    point: &[f64],
) -> bool {
    goals.iter().zip(results).zip(sizes).all(|(((_, objective), reached), size)| {
        let most = reached.allowed + KEPT_IN_PLAN * size.max(reached.value.abs());
        objective.worsening(objective.value(point), reached.value) <= most
    })
}
