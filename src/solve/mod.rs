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
mod engine;
mod face;
mod failure;
#[cfg(feature = "highs")]
mod highs;
mod interior;
mod log;
mod microlp;
mod microlp_point;
mod presolve;
mod scaled;
mod scaling;
mod simplex;
mod slackness;
mod uniqueness;
mod watch;

pub use attempts::{Record, Settled, Unsettled, solve_certified};
pub use choice::{ChoiceError, EngineChoice, panel, select};
pub use contradiction::{Contradiction, Explanation, Place, Side, Violation, explain};
pub use curve::{Curve, CurveEnd, Direction, Piece, curve};
pub use engine::{Engine, Outcome, Solved};
pub use face::{Frozen, freeze, hold};
pub use failure::EngineFailure;
#[cfg(feature = "highs")]
pub use highs::Highs;
pub use interior::interior_point;
pub use log::{Event, InteriorProgress, Phase, SimplexProgress, Size};
pub use microlp::Microlp;
pub use presolve::{Claim, Presolve};
pub use scaled::Scaled;
pub use simplex::{
    Basis, Optimum, Responses, Sequential, Simplex, SimplexEngine, Standing, Status,
};
pub use uniqueness::{differences, probes};
pub use watch::Watch;
