//! A solved programme from which many others start: loaded, factorised, with edge weights.

use super::basis::Basis;
use super::optimise::Status;
use super::state::{NAME, Simplex};
use crate::lp::{Bounds, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::log::Event;

/// A programme at its optimum. As an engine it warm-starts from there every programme with the same
/// coefficients; if the objective is the same too, it examines nothing but the bounds that differ.
/// `SimplexEngine` solves any other programme.
///
/// ```
/// use junheng::lp::{Bounds, LpBuilder, Objective, Sense};
/// use junheng::solve::{Engine, Optimum, Outcome, SimplexEngine, Deadline};
/// let mut builder = LpBuilder::new("mill");
/// let hours = builder.row(format_args!("hours"), Bounds::at_most(40.0));
/// let bands = builder.column(format_args!("bands"), Bounds::between(0.0, 6000.0));
/// builder.add(hours, bands, 1.0 / 100.0);
/// let mut lp = builder.build();
/// let mut profit = Objective::new("profit", Sense::Maximise);
/// profit.add(bands, 25.0);
/// let deadline = Deadline::unlimited();
/// let basis = SimplexEngine.solve_from(&lp, &profit, None, &deadline).unwrap().basis.unwrap();
/// let optimum = Optimum::of(&lp, &profit, &basis, &deadline).unwrap();
/// lp.set_row_bounds(hours, Bounds::at_most(48.0));
/// let solved = optimum.solve_from(&lp, &profit, None, &deadline).unwrap();
/// assert_eq!(solved.iterations, Some(0));
/// assert!(matches!(solved.outcome, Outcome::Optimal(answer) if answer.primal == [4800.0]));
/// ```
#[derive(Clone, Debug)]
pub struct Optimum {
    lp: Lp,
    objective: Objective,
    simplex: Simplex,
}

impl Optimum {
    /// Loads an optimal basis; `None` if the deadline passes or the basis leads to no optimum.
    #[must_use]
    pub fn of(lp: &Lp, objective: &Objective, basis: &Basis, deadline: &Deadline) -> Option<Self> {
        deadline.report(|| Event::programme(lp, objective, NAME));
        let mut simplex = Simplex::load(lp, objective);
        simplex.start(basis);
        if simplex.optimise(deadline) != Status::Optimal {
            return None;
        }
        simplex.measure_edges();
        simplex.effort.restart();
        Some(Self { lp: lp.clone(), objective: objective.clone(), simplex })
    }

    /// The optimum at which a simplex method stopped. Less is known of it than of
    /// [`Optimum::of`]: edge weights are as the pivots left them. After pivots a warm start
    /// factorises again, so that no rounding passes from one programme to the next.
    pub(super) fn reached(lp: &Lp, objective: &Objective, mut simplex: Simplex) -> Self {
        simplex.hand_on();
        Self { lp: lp.clone(), objective: objective.clone(), simplex }
    }

    /// The basis it is in.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.simplex.basis()
    }

    /// The point it is at, one value per column.
    #[must_use]
    pub fn point(&self) -> Vec<f64> {
        self.simplex.point()
    }

    /// Whether a programme has the same rows and columns.
    #[must_use]
    pub fn is_alike(&self, lp: &Lp) -> bool {
        self.lp.same_names(lp)
    }

    /// Its programme.
    pub(super) fn lp(&self) -> &Lp {
        &self.lp
    }

    /// A copy of the simplex method.
    pub(super) fn simplex(&self) -> &Simplex {
        &self.simplex
    }

    /// A copy of the simplex method with another programme's bounds and objective; `None`
    /// for other coefficients. Only bounds that differ are changed, and only another objective.
    pub(super) fn loaded_with(&self, lp: &Lp, objective: &Objective) -> Option<Simplex> {
        if !self.lp.same_coefficients(lp) {
            return None;
        }
        let mut simplex = self.simplex.clone();
        if self.objective.sense != objective.sense || self.objective.costs != objective.costs {
            simplex.set_objective(objective);
        }
        let differ = |one: &Bounds, other: &Bounds| {
            one.lower.to_bits() != other.lower.to_bits()
                || one.upper.to_bits() != other.upper.to_bits()
        };
        for ((column, bounds), before) in lp.columns().enumerated().zip(self.lp.columns()) {
            if differ(bounds, before) {
                simplex.set_column_bounds(column, *bounds);
            }
        }
        for ((row, bounds), before) in lp.rows().enumerated().zip(self.lp.rows()) {
            if differ(bounds, before) {
                simplex.set_row_bounds(row, *bounds);
            }
        }
        Some(simplex)
    }
}
