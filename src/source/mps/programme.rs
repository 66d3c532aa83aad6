//! The result of reading an MPS file.

use crate::lp::{Decided, Lp, Objective};

/// A programme read from an MPS file.
#[derive(Clone, Debug)]
pub struct MpsProgramme {
    /// The programme. Rows of type `N` other than the objective are rows without bounds.
    pub lp: Lp,
    /// The objective; its constant is the negated right-hand side of its row.
    pub objective: Objective,
    /// What the reader had to decide, for the user to see.
    pub notes: Vec<Decided>,
}
