//! The engine trait, and what an engine claims.

use std::sync::Arc;

use super::deadline::Deadline;
use super::failure::EngineFailure;
use super::simplex::{Basis, Optimum};
use crate::lp::{Answer, Bounds, Domain, Lp, Objective, Proof, Ray};

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

    /// Solves a programme with whole numbers until the best point found is at most the share `gap`
    /// of its value from the bound, or until the deadline passes; from the point `start`, if there
    /// is one and the engine can.
    ///
    /// # Errors
    /// If the engine breaks, and [`EngineFailure::NoWholeNumbers`] if it solves no such programmes.
    fn solve_whole(
        &self,
        lp: &Lp,
        objective: &Objective,
        gap: f64,
        start: Option<&[f64]>,
        deadline: &Deadline,
    ) -> Result<WholeClaim, EngineFailure> {
        let _ = (lp, objective, gap, start, deadline);
        Err(EngineFailure::NoWholeNumbers { engine: self.name() })
    }
}

/// What an engine claims of a programme with whole numbers: nothing of it is verified.
#[derive(Clone, Debug, PartialEq)]
pub struct WholeClaim {
    /// The best point found, one value per column; whole numbers up to the engine's tolerance.
    pub point: Option<Vec<f64>>,
    /// A value that no point can better, in the objective's own sense, constant included.
    pub bound: Option<f64>,
    /// How the solve ended.
    pub ended: Ended,
    /// The nodes of branch and bound; 0 if the engine does not say.
    pub nodes: u64,
    /// The inequalities it derived; 0 if the engine does not say.
    pub cuts: u64,
    /// Simplex iterations, if the engine says.
    pub pivots: Option<u64>,
    /// The proof of a bound, or that there is no point, if the engine gives one.
    pub proof: Option<Proof>,
}

impl WholeClaim {
    /// No point satisfies everything.
    pub(super) fn infeasible() -> Self {
        Self { ended: Ended::Infeasible, ..Self::stopped() }
    }

    /// Stopped with nothing to show.
    pub(super) fn stopped() -> Self {
        Self {
            point: None,
            bound: None,
            ended: Ended::Stopped,
            nodes: 0,
            cuts: 0,
            pivots: None,
            proof: None,
        }
    }
}

/// How the solve of a programme with whole numbers ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The best point is within the gap asked for.
    GapReached,
    /// No point satisfies everything.
    Infeasible,
    /// The objective is unbounded.
    Unbounded,
    /// The deadline passed first.
    Stopped,
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

/// The values a column may take other than zero, whole numbers or not, and whether it may be zero
/// although it may not come near it.
pub(super) fn range_of(bounds: Bounds, domain: Domain) -> (Bounds, bool) {
    match domain.least() {
        Some(least) if bounds.lower <= 0.0 && bounds.upper < least => (Bounds::fixed(0.0), false),
        Some(least) => {
            let lower = bounds.lower.max(least);
            (Bounds { lower, ..bounds }, bounds.lower <= 0.0)
        }
        None => (bounds, false),
    }
}

/// Whether some row or column has its lower bound above its upper one: engines disagree about
/// what that means, so they are not asked.
pub(super) fn has_crossed_bounds(lp: &Lp) -> bool {
    lp.rows().iter().chain(lp.columns()).any(|bounds| bounds.lower > bounds.upper)
}
