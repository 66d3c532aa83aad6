//! The whole numbers of another plan as a first plan.

use super::Pieces;
use crate::lp::Objective;
use crate::session::whole::Whole;
use crate::solve::whole_near;

impl Pieces<'_> {
    /// The plan with the whole numbers of another plan, where they are possible here; the rest is at the
    /// optimum of all goals in sequence.
    pub(super) fn carried(&self, all: Option<&Whole>) -> Option<Vec<f64>> {
        let near = self.incumbent.as_ref()?.carried(self.formulation.lp());
        let lp = self.formulation.lp();
        let mut narrowing = all?.narrowing(lp, &self.goals)?;
        let found = whole_near(&mut narrowing, lp, &near, &self.searching)?;
        self.taken(&found)
    }

    /// The plan to begin with as it is, where it is possible here: nothing that is found is worse.
    pub(super) fn stays_possible(&mut self) {
        let lp = self.formulation.lp();
        let point = self.incumbent.as_ref().map(|it| it.carried(lp));
        self.floor = point.and_then(|it| self.taken(&it));
    }

    /// Before a goal: the floor in place of the plan at hand if that is worse in the goal, and the floor
    /// is as good in the goals before.
    pub(super) fn not_below_the_floor(&mut self, objective: &Objective) {
        let Some(floor) = &self.floor else { return };
        let value = |point: &Vec<f64>| objective.value(point);
        let worse = |point: &Vec<f64>| objective.worsening(value(point), value(floor)) > 0.0;
        if !self.point.as_ref().is_none_or(worse) {
            return;
        }
        let floor = self.formulation.least_measured(floor);
        if self.is_whole(&floor) {
            (self.point, self.basis) = (Some(floor), None);
        }
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
}
