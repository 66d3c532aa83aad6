//! Our own engine: the simplex method, and branch and bound on it for whole numbers.

use super::branch::{WholeEnd, WholeOptions, solve_whole};
use super::engine::{Ended, Engine, Outcome, Solved, WholeClaim};
use super::failure::EngineFailure;
use super::simplex::{Basis, FaceEngine, SimplexEngine};
use super::{Deadline, has_crossed_bounds};
use crate::lp::{Lp, Objective};

/// Our own engine, always compiled in: the simplex method for linear programmes, branch and bound on
/// it for those with whole numbers. It proves what it claims.
#[derive(Clone, Copy, Debug, Default)]
pub struct OwnEngine {
    /// Whether an interior point comes before pivots.
    interior: bool,
}

impl OwnEngine {
    /// The same, with an interior point before pivots.
    pub const INTERIOR: Self = Self { interior: true };
}

impl Engine for OwnEngine {
    fn name(&self) -> &'static str {
        SimplexEngine.name()
    }

    fn solve(
        &self,
        lp: &Lp,
        objective: &Objective,
        deadline: &Deadline,
    ) -> Result<Outcome, EngineFailure> {
        self.solve_from(lp, objective, None, deadline).map(|solved| solved.outcome)
    }

    fn solve_from(
        &self,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
        deadline: &Deadline,
    ) -> Result<Solved, EngineFailure> {
        if self.interior {
            return FaceEngine::CROSSING.solve_from(lp, objective, start, deadline);
        }
        SimplexEngine.solve_from(lp, objective, start, deadline)
    }

    fn solve_whole(
        &self,
        lp: &Lp,
        objective: &Objective,
        gap: f64,
        start: Option<&[f64]>,
        deadline: &Deadline,
    ) -> Result<WholeClaim, EngineFailure> {
        if has_crossed_bounds(lp) {
            return Ok(WholeClaim::infeasible());
        }
        let point = start.map(<[f64]>::to_vec);
        let pivots = deadline.iterations();
        let options = WholeOptions { gap, pivots, point, ..WholeOptions::default() };
        // The limit of pivots is that of the whole search.
        let answer = solve_whole(lp, objective, &options, &deadline.without_iterations())?;
        let ended = match (answer.end, &answer.point) {
            (WholeEnd::Closed, Some(_)) => Ended::GapReached,
            (WholeEnd::Closed, None) => Ended::Infeasible,
            (WholeEnd::Unbounded, _) => Ended::Unbounded,
            (WholeEnd::Stopped, _) => Ended::Stopped,
        };
        Ok(WholeClaim {
            point: answer.point,
            // It follows from the proof.
            bound: None,
            ended,
            nodes: answer.nodes,
            cuts: answer.cuts as u64,
            pivots: Some(answer.pivots),
            proof: answer.proof,
        })
    }
}
