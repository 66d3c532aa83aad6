//! From a programme to a claimed optimum: engines behind one trait, and what to do with claims.
//!
//! Nothing here is believed: [`crate::verify`] recomputes every claim. [`solve_certified`] joins
//! the two: it solves, has the answer judged, and where that is refused solves another way. A
//! claim that there is no answer goes to [`explain`], whose ray `verify` checks as well.

mod attempts;
mod choice;
mod contradiction;
mod curve;
mod dual;
mod elimination;
mod face;
#[cfg(feature = "highs")]
mod highs;
mod interior;
mod microlp;
mod presolve;
mod scaling;
mod simplex;
mod slackness;
mod uniqueness;
mod watch;

pub use attempts::{Record, Settled, Unsettled, solve_certified};
pub use choice::{ChoiceError, EngineChoice, panel, select};
pub use contradiction::{Contradiction, Explanation, Place, Side, Violation, explain};
pub use curve::{Curve, CurveEnd, Direction, Piece, curve};
pub use face::{Frozen, freeze, hold};
#[cfg(feature = "highs")]
pub use highs::Highs;
pub use interior::interior_point;
pub use microlp::Microlp;
pub use presolve::{Claim, Presolve};
pub use scaling::Scaled;
pub use simplex::{
    Basis, Optimum, Responses, Sequential, Simplex, SimplexEngine, Standing, Status,
};
pub use uniqueness::{differences, probes};
pub use watch::Watch;

use std::sync::Arc;

use crate::lp::{Answer, Lp, Objective, Ray};

/// Whether some row or column has its lower bound above its upper one: engines disagree about
/// what that means, so they are not asked.
fn has_crossed_bounds(lp: &Lp) -> bool {
    lp.rows().iter().chain(lp.columns()).any(|bounds| bounds.lower > bounds.upper)
}

/// Solves linear programmes.
pub trait Engine: Send + Sync {
    /// The engine's own name, as users know it.
    fn name(&self) -> &'static str;

    /// Solves to optimality or until the watch trips, whichever comes first; returns promptly
    /// after the watch trips.
    ///
    /// # Errors
    /// Where the engine breaks: infeasible, unbounded and interrupted are outcomes, not errors.
    fn solve(
        &self,
        lp: &Lp,
        objective: &Objective,
        watch: &Watch,
    ) -> Result<Outcome, EngineFailure>;

    /// As [`Engine::solve`], taking up from `start` where the engine can, and with what else it
    /// has to tell.
    ///
    /// # Errors
    /// As [`Engine::solve`].
    fn solve_from(
        &self,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
        watch: &Watch,
    ) -> Result<Solved, EngineFailure> {
        let _ = start;
        let outcome = self.solve(lp, objective, watch)?;
        Ok(Solved { outcome, basis: None, iterations: None, by: self.name(), optimum: None })
    }
}

/// A claim, with what a next solve can build on.
#[derive(Clone, Debug)]
pub struct Solved {
    /// What the engine claims.
    pub outcome: Outcome,
    /// The basis it ended with, where the engine has one to give.
    pub basis: Option<Basis>,
    /// How many simplex iterations it took, where the engine says.
    pub iterations: Option<u64>,
    /// Whose work it is: an engine may hand over to another one.
    pub by: &'static str,
    /// The programme as it stands at its optimum, for programmes near it to take up from.
    pub optimum: Option<Arc<Optimum>>,
}

/// What an engine claims.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// An optimal point with its dual values.
    Optimal(Answer),
    /// No point satisfies every bound.
    Infeasible {
        /// The proof, one multiplier per row (a Farkas ray), where the engine gives one.
        ray: Option<Vec<f64>>,
    },
    /// The objective improves without end.
    Unbounded {
        /// The proof, where the engine gives one.
        ray: Option<Ray>,
    },
    /// The watch tripped first.
    Interrupted {
        /// The best primal point at hand, if any; unverified.
        best: Option<Vec<f64>>,
    },
}

/// An engine that broke.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EngineFailure {
    /// The engine reported a failure of its own.
    #[error("the engine {engine} failed: {reason}")]
    Reported {
        /// The engine's name.
        engine: &'static str,
        /// What it said.
        reason: String,
    },
    /// The engine's thread ended without an answer.
    #[error("the engine {engine} ended without an answer")]
    Died {
        /// The engine's name.
        engine: &'static str,
    },
    /// The system would not start a thread for the engine.
    #[error("no thread could be started for the engine {engine}")]
    NoThread {
        /// The engine's name.
        engine: &'static str,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
}
