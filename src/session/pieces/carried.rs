//! The whole numbers of another plan as a first plan.

use super::Pieces;
use crate::session::whole::Whole;
use crate::solve::whole_near;

impl Pieces<'_> {
    /// Begins with the whole numbers of another plan where they are possible here and better than the
    /// plan at hand; the rest is at the optimum of all goals in sequence.
    pub(super) fn carry(&mut self, all: Option<&Whole>) {
        let Some(incumbent) = &self.incumbent else { return };
        let lp = self.formulation.lp();
        let Some(mut narrowing) = all.and_then(|all| all.narrowing(lp, &self.goals)) else {
            return;
        };
        let near = incumbent.carried(lp);
        let found = whole_near(&mut narrowing, lp, &near, &self.options.deadline);
        let found = found.map(|point| self.formulation.least_measured(&point));
        let Some(found) = found.filter(|point| self.is_whole(point)) else { return };
        if self.point.as_ref().is_none_or(|point| !self.is_better(point, &found)) {
            self.point = Some(found);
        }
    }
}
