//! A named sparse linear programme. It knows rows, columns and numbers, and no factory.
//!
//! A programme is *rows* `lower ≤ Σ a·x ≤ upper` over *columns* `lower ≤ x ≤ upper`. The
//! objective is kept apart, because goals in sequence share one programme.

mod answer;
mod bounds;
mod builder;
mod charge;
mod domain;
pub mod extremes;
mod matrix;
mod mps;
mod names;
mod natural;
mod objective;
mod programme;
mod proof;
mod sizes;
mod solution;
mod summation;

pub use answer::{Answer, Ray};
pub use bounds::Bounds;
pub use builder::LpBuilder;
pub use charge::Charge;
pub use domain::Domain;
pub use matrix::Matrix;
pub use mps::write_mps;
pub use names::Names;
pub use objective::{Objective, Sense};
pub use programme::Lp;
pub use proof::{Derivation, Proof, ProofNode, Weighted};
pub use solution::{
    ColumnValue, Decided, PricesOf, RowValue, Solution, SolutionResiduals, SolutionStatus,
    relative_gap,
};
pub use summation::Sum;
