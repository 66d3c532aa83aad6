//! From a claim to a certificate: recomputes every claim from the programme alone.
//!
//! Shares nothing with any engine. An answer passes if it is primal feasible, dual feasible, and
//! both objectives agree: then, by weak duality, no better answer exists.

mod certified;
mod feasible;
mod infeasible;
mod refusal;
mod residuals;
mod unbounded;

pub use certified::{Certified, certify};
pub use feasible::{Feasible, certify_feasible};
pub use infeasible::{Infeasible, certify_infeasible};
pub use refusal::{Offender, Refusal};
pub use residuals::Residuals;
pub use unbounded::{Unbounded, certify_unbounded};
