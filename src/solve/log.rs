//! Progress events of a solve for an observer: headings and iterations.

use crate::lp::{Lp, Objective};

/// One event of a solve's log. The same solve has the same events in the same order; the times
/// are the observer's.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A programme is about to be solved.
    Programme {
        /// The name of its objective, a goal's for one.
        goal: String,
        /// The engine's name.
        engine: &'static str,
        /// How big it is.
        size: Size,
    },
    /// The presolved programme, if that is solved.
    Presolved(Size),
    /// The progress of the simplex method.
    Simplex(SimplexProgress),
    /// The progress of the interior-point method.
    InteriorPoint(InteriorProgress),
    /// The progress of the first-order method.
    FirstOrder(FirstOrderProgress),
}

/// How big a programme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Coefficients that are not zero.
    pub entries: usize,
}

impl Event {
    /// The heading of a programme.
    pub(super) fn programme(lp: &Lp, objective: &Objective, engine: &'static str) -> Self {
        Self::Programme { goal: objective.name.clone(), engine, size: Size::of(lp) }
    }
}

impl Size {
    pub(super) fn of(lp: &Lp) -> Self {
        Self { rows: lp.rows().len(), columns: lp.columns().len(), entries: lp.matrix().entries() }
    }
}

/// Which of the simplex method's loops runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The dual method.
    Dual,
    /// The primal method.
    Primal,
    /// From an interior point to a basis.
    Crossover,
}

/// The progress of the simplex method: at the start and at the end of each run of a method, and
/// whenever the basis has been factorised again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SimplexProgress {
    /// The method at work.
    pub phase: Phase,
    /// Iterations since the programme was loaded.
    pub iteration: u64,
    /// The objective at the present values, in its own sense and unit.
    pub objective: f64,
    /// By how much basic variables are outside their bounds, summed; scaled.
    pub primal_infeasibility: f64,
    /// By how much reduced costs pull variables from their bounds, summed; scaled. `None` in
    /// crossover, which does not look at them.
    pub dual_infeasibility: Option<f64>,
    /// Entries of the factors of the basis.
    pub factor_entries: usize,
}

/// The progress of the interior-point method.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InteriorProgress {
    /// Iterations made.
    pub iteration: usize,
    /// The value of the objective, as minimised.
    pub objective: f64,
    /// The primal residual, relative to the right-hand side.
    pub primal_residual: f64,
    /// The dual residual, relative to the costs.
    pub dual_residual: f64,
    /// The complementarity gap, relative to the objective.
    pub gap: f64,
    /// The mean complementarity, known as μ.
    pub mu: f64,
    /// How far the last step went, in the primal and in the dual values; zero before any.
    pub step_lengths: (f64, f64),
}

/// The progress of the first-order method: at each restart and at its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstOrderProgress {
    /// Iterations made.
    pub iteration: u64,
    /// Restarts before.
    pub restarts: u64,
    /// The largest violation of a row, relative to its bound and its terms.
    pub primal_residual: f64,
    /// The largest violation of a dual sign condition, relative to the costs.
    pub dual_residual: f64,
    /// The difference of both objectives, relative to them.
    pub gap: f64,
    /// The primal weight: how long steps in prices are next to steps in values.
    pub weight: f64,
}
