//! The optimal point that microlp finds; it reports no dual values.

use microlp::{
    ComparisonOp, Error, LinearExpr, OptimizationDirection, Problem, SolutionStatus, SolveOptions,
    SolveOutcome, Variable,
};

use super::deadline::Deadline;
use super::engine::has_crossed_bounds;
use super::failure::EngineFailure;
use crate::ids::Id;
use crate::lp::{Bounds, Lp, Objective};
use crate::tolerances::{ENGINE_FEASIBILITY, ENGINE_FEASIBILITY_RELAXED};

/// microlp's name.
pub(super) const NAME: &str = "microlp";

/// The answer of microlp, which reports no duals.
pub(super) enum PrimalOutcome {
    /// An optimal point, one value per column.
    Optimal(Vec<f64>),
    /// Nothing satisfies every bound.
    Infeasible,
    /// The objective is unbounded.
    Unbounded,
    /// The deadline passed; the best point found.
    Interrupted(Option<Vec<f64>>),
}

/// Solves for the primal point only: tightly first; if that breaks, with the tolerance
/// microlp likes best.
pub(super) fn solve_primal(
    lp: &Lp,
    objective: &Objective,
    deadline: &Deadline,
) -> Result<PrimalOutcome, EngineFailure> {
    if has_crossed_bounds(lp) {
        return Ok(PrimalOutcome::Infeasible);
    }
    match call(lp, objective, deadline, ENGINE_FEASIBILITY) {
        Err(EngineFailure::Reported { .. }) => {
            call(lp, objective, deadline, ENGINE_FEASIBILITY_RELAXED)
        }
        settled => settled,
    }
}

/// One call of the library.
fn call(
    lp: &Lp,
    objective: &Objective,
    deadline: &Deadline,
    feasibility: f64,
) -> Result<PrimalOutcome, EngineFailure> {
    let columns = lp.columns().len();
    let problem = problem(lp, objective);
    let mut options = SolveOptions::default();
    options.tolerances.feasibility = feasibility;
    options.time_limit = deadline.remaining();
    let result = deadline
        .guard(NAME, move || problem.solve_with(options).map(|outcome| claim(outcome, columns)))?;
    match result {
        None => Ok(PrimalOutcome::Interrupted(None)),
        Some(Ok(outcome)) => Ok(outcome),
        Some(Err(Error::Infeasible)) => Ok(PrimalOutcome::Infeasible),
        Some(Err(Error::Unbounded)) => Ok(PrimalOutcome::Unbounded),
        Some(Err(error)) => {
            Err(EngineFailure::Reported { engine: NAME, reason: error.to_string() })
        }
    }
}

/// The programme in microlp's terms, to be minimised.
fn problem(lp: &Lp, objective: &Objective) -> Problem {
    let sign = objective.sense.sign();
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let columns: Vec<Variable> = lp
        .columns()
        .enumerated()
        .map(|(column, bounds)| {
            problem.add_var(sign * objective.cost(column), (bounds.lower, bounds.upper))
        })
        .collect();
    add_rows(&mut problem, lp, &columns);
    problem
}

/// Adds the rows of a programme over what stands for its columns. A two-sided row is written as an
/// equation with a bounded column, after all others.
pub(super) fn add_rows(problem: &mut Problem, lp: &Lp, columns: &[Variable]) {
    for (row, &bounds) in lp.rows().enumerated() {
        if bounds == Bounds::FREE {
            continue;
        }
        let mut activity = LinearExpr::empty();
        for &(column, value) in lp.matrix().row(row) {
            activity.add(columns[column.position()], value);
        }
        let (comparison, side) = if bounds.is_fixed() {
            (ComparisonOp::Eq, bounds.lower)
        } else if bounds.lower == f64::NEG_INFINITY {
            (ComparisonOp::Le, bounds.upper)
        } else if bounds.upper == f64::INFINITY {
            (ComparisonOp::Ge, bounds.lower)
        } else {
            activity.add(problem.add_var(0.0, (bounds.lower, bounds.upper)), -1.0);
            (ComparisonOp::Eq, 0.0)
        };
        problem.add_constraint(activity, comparison, side);
    }
}

/// Reads what microlp returned; columns that we added come last and are dropped.
fn claim(outcome: SolveOutcome, columns: usize) -> PrimalOutcome {
    match outcome.into_solution() {
        Err(_) => PrimalOutcome::Interrupted(None),
        Ok(solution) => {
            let point = solution.iter().take(columns).map(|(_, value)| value).collect();
            if solution.status() == SolutionStatus::Optimal {
                PrimalOutcome::Optimal(point)
            } else {
                PrimalOutcome::Interrupted(Some(point))
            }
        }
    }
}
