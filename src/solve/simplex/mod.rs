//! Our own simplex method: it keeps its basis, re-optimises from it, prices and proves.

mod basis;

pub use basis::{Basis, Standing};
