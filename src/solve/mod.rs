//! From a programme to a claimed optimum: engines behind one trait, and the handling of claims.
//!
//! Nothing here is trusted: [`crate::verify`] recomputes every claim. [`solve_certified`] combines
//! the two: it solves, has the answer verified, and if verification fails, solves another way. A
//! claim of infeasibility goes to [`explain`], whose ray `verify` checks as well.

mod attempts;
mod branch;
mod choice;
mod contradiction;
mod curve;
mod deadline;
mod dual;
mod engine;
mod face;
mod failure;
mod first_order;
#[cfg(feature = "highs")]
mod highs;
#[cfg(feature = "highs")]
mod highs_library;
#[cfg(feature = "highs")]
mod highs_whole;
mod interior;
mod log;
mod microlp;
mod microlp_point;
mod microlp_whole;
mod own;
mod presolve;
mod scaled;
mod scaling;
mod simplex;
mod slackness;
mod uniqueness;

pub use attempts::{Record, Settled, Unsettled, solve_certified};
pub use branch::{
    Improved, Neighbourhoods, Paid, RelaxedPart, Rounding, Towards, WholeAnswer, WholeEnd,
    WholeOptions, improve_whole, rounded_forward, runs_exchanged, slope_scaled, solve_whole,
    whole_near,
};
pub use choice::{ChoiceError, EngineChoice, panel, select};
pub use contradiction::{Contradiction, Explanation, Place, Side, Violation, explain};
pub use curve::{Curve, CurveEnd, Direction, Piece, curve};
pub use deadline::{Deadline, Work};
use engine::has_crossed_bounds;
pub use engine::{Ended, Engine, Outcome, Solved, WholeClaim};
pub use face::{Frozen, freeze, hold};
pub use failure::EngineFailure;
pub use first_order::{
    FirstOrder, FirstOrderEngine, FirstOrderOptions, first_order, first_order_presolved,
};
#[cfg(feature = "highs")]
pub use highs::Highs;
pub use interior::{Aim, Interior, interior_point};
pub use log::{Event, FirstOrderProgress, InteriorProgress, Phase, SimplexProgress, Size};
pub use microlp::Microlp;
pub use own::OwnEngine;
pub use presolve::{Claim, Presolve};
pub use scaled::Scaled;
pub use simplex::{
    Basis, Crossover, FaceEngine, Narrowing, Optimum, Responses, Sequential, Simplex,
    SimplexEngine, Standing, Status,
};
pub use uniqueness::{differences, probes};
