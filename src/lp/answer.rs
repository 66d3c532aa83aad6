//! What an engine claims; nothing in it is believed before `verify` has recomputed it.

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
