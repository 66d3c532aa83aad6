//! The whole numbers of another plan as a first plan.

use super::Pieces;
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
