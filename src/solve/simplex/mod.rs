//! Our own simplex method: it keeps its basis, re-optimises from it, and provides prices and
//! proofs.
//!
//! The parts, each with its invariant: `variables` (basis and status), `basis_factor` (the
//! factorised basis; `factor`, `factorisation`, `nucleus`, `triangular` compute it), `bounds` and
//! `values` (primal), `reduced_costs` (dual), `edge_weights` (pricing), `tableau` (the row and the
//! column of a pivot), the two ratio tests. `state` combines them; `dual`, `primal`, `crossover`
//! and `lexicographic` are the loops; `optimise` decides which one runs.

mod answer;
mod basis;
mod basis_factor;
mod bounds;
mod crossover;
mod dual;
mod dual_ratio_test;
mod edge_weights;
mod effort;
mod end;
mod engine;
mod entries;
mod face_engine;
mod factor;
mod factorisation;
mod form;
mod inner;
mod inspection;
mod lexicographic;
mod nucleus;
mod optimise;
mod optimum;
mod perturbation;
mod primal;
mod primal_ratio_test;
mod reduced_costs;
mod response;
mod scatter;
mod state;
mod tableau;
#[cfg(test)]
mod trial;
mod triangular;
mod values;
mod variables;
mod work_vector;

pub use basis::{Basis, Standing};
pub use engine::SimplexEngine;
pub use face_engine::{Crossover, FaceEngine};
pub use lexicographic::{Narrowing, Sequential};
pub use optimise::Status;
pub use optimum::Optimum;
pub use response::Responses;
pub use state::Simplex;
