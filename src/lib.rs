//! junheng (均衡, "balance"): one factory file in, one proven balanced plan out.
//!
//! A planner describes a factory and a month. The rooms below are in the order the data flows:
//!
//! [`source`] reads files into raw tables with places; [`validate`] makes them a factory of
//! [`model`] or says everything that is wrong ([`diag`]); [`formulate`] writes the factory as a
//! linear programme of [`lp`]; [`solve`] asks an engine; [`verify`] certifies the answer or refuses
//! it; [`interpret`] turns it into a plan; [`audit`] recomputes the plan from the factory alone;
//! [`report`] renders it; [`cli`] is the command line. [`session`] joins them; [`run`] keeps what long
//! runs of many plans have made.
//!
//! Other programs need no room but the front door, [`Factory`]:
//!
//! ```
//! use junheng::{Change, Factory};
//!
//! let mill = Factory::from_json(r#"{
//!     "factory": "Rolling mill", "from": "2026-03-02", "to": "2026-03-06", "bucket": "week",
//!     "groups": [{"id": "roll"}],
//!     "products": [
//!         {"id": "bands", "operations": [{"group": "roll", "rate": 200}]},
//!         {"id": "coils", "operations": [{"group": "roll", "rate": 140}]}
//!     ],
//!     "orders": [
//!         {"id": "b", "product": "bands", "kind": "market", "limit": 6000, "price": 25},
//!         {"id": "c", "product": "coils", "kind": "market", "limit": 4000, "price": 30}
//!     ],
//!     "goals": ["profit"]
//! }"#)?;
//! let plan = mill.plan()?;
//! // Fourer, Gay, Kernighan: AMPL, 2nd ed., chapter 1.
//! assert!((plan.goals[0].value - 192_000.0).abs() < 1e-6);
//!
//! let two_rolls = mill.with(&[Change::set("groups/roll/machines", 2)])?.plan()?;
//! assert!((two_rolls.goals[0].value - 270_000.0).abs() < 1e-6);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod audit;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diag;
pub mod explain;
mod facade;
pub mod formulate;
pub mod ids;
pub mod interpret;
pub mod lp;
pub mod measure;
pub mod model;
pub mod month;
pub mod proof;
pub mod report;
pub mod run;
pub mod scenario;
pub mod session;
pub mod solve;
pub mod source;
pub mod tolerances;
pub mod validate;
pub mod verify;
pub mod words;

pub use facade::{Change, Factory, Invalid, NoPlan, Plan};
