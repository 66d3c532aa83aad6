//! The pure-Rust engine: microlp's simplex, with duals derived by us.

use super::deadline::Deadline;
use super::dual;
use super::engine::{Engine, Outcome, WholeClaim};
use super::failure::EngineFailure;
use super::microlp_point::{NAME, PrimalOutcome, solve_primal};
use super::microlp_whole;
use crate::lp::{Answer, Lp, Objective};

/// The microlp engine, always compiled in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Microlp;

impl Engine for Microlp {
    fn name(&self) -> &'static str {
        NAME
    }

    fn solve(
        &self,
        lp: &Lp,
        objective: &Objective,
        deadline: &Deadline,
    ) -> Result<Outcome, EngineFailure> {
        let primal = match solve_primal(lp, objective, deadline)? {
            PrimalOutcome::Optimal(primal) => primal,
            PrimalOutcome::Infeasible => return Ok(Outcome::Infeasible { ray: None }),
            PrimalOutcome::Unbounded => return Ok(Outcome::Unbounded { ray: None }),
            PrimalOutcome::Interrupted(best) => return Ok(Outcome::Interrupted { best }),
        };
        Ok(match dual::derive(lp, objective, &primal, deadline) {
            Some(dual) => Outcome::Optimal(Answer { primal, dual }),
            None => Outcome::Interrupted { best: Some(primal) },
        })
    }

    fn solve_whole(
        &self,
        lp: &Lp,
        objective: &Objective,
        gap: f64,
        start: Option<&[f64]>,
        deadline: &Deadline,
    ) -> Result<WholeClaim, EngineFailure> {
        microlp_whole::solve_whole(lp, objective, gap, start, deadline)
    }
}
