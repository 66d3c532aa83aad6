//! Our own simplex method: it keeps its basis, re-optimises from it, prices and proves.
//!
//! The parts, each with its invariant: `variables` (basis and status), `basis_factor` (the
//! factorised basis; `factor`, `factorisation`, `nucleus`, `triangular` make it), `bounds` and
//! `values` (the primal side), `reduced_costs` (the dual side), `edge_weights` (pricing),
//! `tableau` (the row and the column of a pivot), the two ratio tests. `state` holds them together;
//! `dual`, `primal`, `crossover` and `lexicographic` are the loops, `optimise` decides which runs.

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
mod factor;
mod factorisation;
mod form;
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
pub use lexicographic::Sequential;
pub use optimise::Status;
pub use optimum::Optimum;
pub use response::Responses;
pub use state::Simplex;
