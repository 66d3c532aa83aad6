//! From a claim to a certificate: recomputes every claim from the programme alone.
//!
//! This module shares nothing with any engine. An answer passes if it is primal feasible and dual
//! feasible and both objectives agree; by weak duality there is then no better answer. Over whole
//! numbers a point and the proof of a bound are judged separately.

mod certified;
mod face;
mod feasible;
mod infeasible;
mod refusal;
mod residuals;
mod rounding;
mod tree;
mod unbounded;
mod whole;

pub use certified::{Certified, certify};
pub use face::{Face, certify_face};
pub use feasible::{Feasible, certify_feasible};
pub use infeasible::{Infeasible, certify_infeasible};
pub use refusal::{ProofFault, Refusal};
pub use residuals::{Offender, Residuals};
pub use tree::{ProvenBound, certify_bound};
pub use unbounded::{Unbounded, certify_unbounded};
pub use whole::{Whole, certify_whole};
