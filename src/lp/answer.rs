//! What an engine claims. Nothing is trusted until `verify` has recomputed it.

/// A claimed optimum: one value per column and one dual value per row.
///
/// Duals follow the *minimised* objective (`sense.sign() · costs`): the reduced cost of a column
/// is `sign·c − Σ y·a`, non-negative at a lower bound, non-positive at an upper one; `y ≥ 0` on
/// a row held up by its lower bound, `y ≤ 0` on one held down by its upper bound.
#[derive(Clone, Debug)]
pub struct Answer {
    /// One value per column.
    pub primal: Vec<f64>,
    /// One dual value per row.
    pub dual: Vec<f64>,
}

/// A claimed proof that an objective is unbounded: a point and a ray from it.
#[derive(Clone, Debug)]
pub struct Ray {
    /// A feasible point, one value per column.
    pub point: Vec<f64>,
    /// The change per step, one per column: it stays within all bounds for any step length, and
    /// each step improves the objective by the same amount.
    pub direction: Vec<f64>,
}
