//! The branch and bound of an engine that the planner named.

use std::time::Duration;

use super::Pieces;
use crate::lp::Objective;
use crate::session::failure::Failure;
use crate::session::prove;
use crate::session::solution::held_at;
use crate::solve::{self, EngineChoice, Settled, SimplexEngine, WholeAnswer};

/// Time that the engine has for a goal if there is no time limit: it counts no pivots, and it must not
/// go on for ever.
const PER_GOAL: Duration = Duration::from_secs(60);

impl Pieces<'_> {
    /// The best point of the engine that the planner named, its whole numbers held and everything else
    /// solved and verified by us, with the engine's name. `None` if none was named, if it fails, or if
    /// its point does not stand. Nothing is taken from its bound.
    pub(super) fn by_named_engine(
        &self,
        at: usize,
        objective: &Objective,
    ) -> Result<Option<(WholeAnswer, &'static str)>, Failure> {
        if !matches!(self.options.engine, EngineChoice::Microlp | EngineChoice::Highs) {
            return Ok(None);
        }
        let engine = solve::select(self.options.engine)?;
        let lp = self.formulation.lp();
        let deadline = &self.searching;
        // The goals that are left share the time that is left.
        let goals = u32::try_from(self.goals.len() - at).unwrap_or(u32::MAX);
        let share = deadline.remaining().map_or(PER_GOAL, |left| left / goals);
        let own = deadline.within(share);
        let start = self.point.as_deref();
        let claim = engine.solve_whole(lp, objective, self.search.gap, start, &own);
        let Ok(claim) = claim else { return Ok(None) };
        let held = claim.point.and_then(|point| held_at(lp, &point));
        let Some(held) = held else { return Ok(None) };
        let solved = prove::attempted(&SimplexEngine, &held, objective, None, deadline);
        let Ok(Settled::Certified { answer, .. }) = solved else { return Ok(None) };
        let point = self.formulation.least_measured(answer.primal());
        let known = WholeAnswer::known(Some(point).filter(|it| self.is_whole(it)));
        let found = WholeAnswer { pivots: claim.pivots.unwrap_or(0), nodes: claim.nodes, ..known };
        Ok(found.point.is_some().then_some((found, engine.name())))
    }
}
