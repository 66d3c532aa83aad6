//! The first whole plans: the fractional optimum of all goals, rounded forward in time.

use super::Pieces;
use crate::formulate::rounding_order;
use crate::lp::{Lp, Objective, Sense};
use crate::model::Goal;
use crate::session::prove;
use crate::session::solved::SolvedGoals;
use crate::session::whole::Whole;
use crate::solve::rounded_forward;

/// The shares of a goal's work that the first roundings may take together.
const ROUNDINGS: u64 = 4;

/// Parts of a unit from which a value is rounded up, each tried. Measured on generated factories: from
/// 0.7 on, most often, nothing is left short and the least is lost.
const UP_FROM: [f64; 4] = [0.7, 0.5, 0.3, 0.1];

impl Pieces<'_> {
    /// Rounds the optimum of all goals forward in time, in several ways: the best of the first whole
    /// plans in the sequence of goals.
    pub(super) fn begin(&mut self, all: Option<&Whole>, solved: &SolvedGoals) {
        let (lp, legend) = (self.formulation.lp(), self.formulation.legend());
        let Some(all) = all else { return };
        let order = rounding_order(self.factory, lp, legend);
        let mut best: Option<Vec<f64>> = None;
        // Where rounding does not get far, a search from nothing is left.
        let mut left = ROUNDINGS * self.search.pivots;
        // With the goals of service held at their optimum, with those of quantity alone, freely.
        let held = [Goal::OnTime, Goal::Fulfil].map(|goal| self.held_through(goal, solved));
        for start in held.into_iter().flatten().chain([lp.clone()]) {
            for up_from in UP_FROM {
                if left == 0 {
                    break;
                }
                let Some(mut narrowing) = all.narrowing(&start, &self.goals) else { break };
                let deadline = &self.options.deadline;
                let most = left.min(self.search.pivots);
                let found =
                    rounded_forward(&mut narrowing, &start, &order, up_from, most, deadline);
                left = left.saturating_sub(narrowing.pivots());
                let found = found.map(|point| self.formulation.least_measured(&point));
                let Some(found) = found.filter(|point| self.is_whole(point)) else { continue };
                if best.as_ref().is_none_or(|best| self.is_better(&found, best)) {
                    best = Some(found);
                }
            }
            if best.is_some() {
                break;
            }
        }
        self.point = best;
    }

    /// The programme with a goal and those before it held at their fractional optimum; `None` if that
    /// takes rows of its own.
    fn held_through(&self, goal: Goal, solved: &SolvedGoals) -> Option<Lp> {
        let last = self.goals.iter().rposition(|(stage, _)| stage.goal == goal)?;
        let (next, _) = self.goals.get(last + 1)?;
        let held = solved.programme_of(&next.title())?;
        let lp = self.formulation.lp();
        // Balance may have added its rows since, and a goal that leaked one of its own.
        let same_column =
            |it| lp.columns().get(it).is_some() && held.column_name(it) == lp.column_name(it);
        let same_row = |it| lp.rows().get(it).is_some() && held.row_name(it) == lp.row_name(it);
        let mut with_bounds = lp.clone();
        for (column, bounds) in held.columns().enumerated().filter(|it| same_column(it.0)) {
            with_bounds.set_column_bounds(column, *bounds);
        }
        for (row, bounds) in held.rows().enumerated().filter(|it| same_row(it.0)) {
            with_bounds.set_row_bounds(row, *bounds);
        }
        Some(with_bounds)
    }

    /// Whether a plan is better than another in the sequence of goals: by more than a goal's gap in the
    /// first that differs.
    pub(super) fn is_better(&self, one: &[f64], other: &[f64]) -> bool {
        for (_, objective) in &self.goals {
            let (one, other) = (objective.value(one), objective.value(other));
            let room = (self.search.gap * one.abs().max(other.abs())).max(1e-9);
            let worse = objective.worsening(one, other);
            if worse.abs() > room {
                return worse < 0.0;
            }
        }
        false
    }

    pub(super) fn is_whole(&self, point: &[f64]) -> bool {
        let any = Objective::new("any", Sense::Minimise);
        prove::whole(self.formulation.lp(), &any, point.to_vec()).is_some()
    }
}
