//! From a claim to a certificate: recomputes every claim from the programme alone.
//!
//! This module shares nothing with any engine. An answer passes if it is primal feasible and dual
//! feasible and both objectives agree; by weak duality there is then no better answer.

mod certified;
mod feasible;
mod infeasible;
mod refusal;
mod residuals;
mod unbounded;

pub use certified::{Certified, certify};
pub use feasible::{Feasible, certify_feasible};
pub use infeasible::{Infeasible, certify_infeasible};
pub use refusal::Refusal;
pub use residuals::{Offender, Residuals};
pub use unbounded::{Unbounded, certify_unbounded};
