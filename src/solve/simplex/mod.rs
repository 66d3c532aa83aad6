//! Our own simplex method: it keeps its basis, re-optimises from it, prices and proves.

mod basis;
mod changes;
mod crossover;
mod dual;
mod dual_ratio_test;
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
mod response;
mod state;
mod triangular;
mod work_vector;

pub use basis::{Basis, Standing};
pub use engine::SimplexEngine;
pub use lexicographic::Sequential;
pub use optimise::Status;
pub use optimum::Optimum;
pub use response::Responses;
pub use state::Simplex;
