//! The engine trait, and what an engine claims.

use std::sync::Arc;

use super::deadline::Deadline;
use super::failure::EngineFailure;
use super::simplex::{Basis, Optimum};
use crate::lp::{Answer, Lp, Objective, Ray};

/// Solves linear programmes.
pub trait Engine: Send + Sync {
    /// The engine's own name, as users know it.
    fn name(&self) -> &'static str;

    /// Solves to optimality or until the deadline passes, whichever comes first; returns promptly
    /// after the deadline passes.
    ///
    /// # Errors
    /// If the engine breaks: infeasible, unbounded and interrupted are outcomes, not errors.
    fn solve(
        &self,
        lp: &Lp,
        objective: &Objective,
        deadline: &Deadline,
    ) -> Result<Outcome, EngineFailure>;

    /// As [`Engine::solve`], warm-starting from `start` if the engine can, and with everything else
    /// it reports.
    ///
    /// # Errors
    /// As [`Engine::solve`].
    fn solve_from(
        &self,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
        deadline: &Deadline,
    ) -> Result<Solved, EngineFailure> {
        let _ = start;
        let outcome = self.solve(lp, objective, deadline)?;
        Ok(Solved { outcome, basis: None, iterations: None, by: self.name(), optimum: None })
    }
}

/// A claim, with what the next solve can start from.
#[derive(Clone, Debug)]
pub struct Solved {
    /// What the engine claims.
    pub outcome: Outcome,
    /// The basis it ended with, if the engine has one to give.
    pub basis: Option<Basis>,
    /// How many simplex iterations it took, if the engine says.
    pub iterations: Option<u64>,
    /// The engine that found it: an engine may delegate to another one.
    pub by: &'static str,
    /// The programme as it is at its optimum, for programmes near it to warm-start from.
    pub optimum: Option<Arc<Optimum>>,
}

/// What an engine claims.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// An optimal point with its dual values.
    Optimal(Answer),
    /// No point satisfies every bound.
    Infeasible {
        /// The proof, one multiplier per row (a Farkas ray), if the engine gives one.
        ray: Option<Vec<f64>>,
    },
    /// The objective is unbounded.
    Unbounded {
        /// The proof, if the engine gives one.
        ray: Option<Ray>,
    },
    /// The deadline passed first.
    Interrupted {
        /// The best primal point found, if any; unverified.
        best: Option<Vec<f64>>,
    },
}

/// Whether some row or column has its lower bound above its upper one: engines disagree about
/// what that means, so they are not asked.
pub(super) fn has_crossed_bounds(lp: &Lp) -> bool {
    lp.rows().iter().chain(lp.columns()).any(|bounds| bounds.lower > bounds.upper)
}
