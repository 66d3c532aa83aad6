//! The `HiGHS` engine, compiled in by the feature `highs`.

use highs::{Col, HighsModelStatus, HighsSolutionStatus, HighsStatus, RowProblem, Sense};

use super::engine::has_crossed_bounds;
use super::highs_library::{NAME, add_rows, quiet};
use super::highs_whole;
use super::slackness::repair_signs;
use super::{
    Basis, Deadline, Engine, EngineFailure, Outcome, Simplex, SimplexEngine, Solved, WholeClaim,
};
use crate::lp::{Answer, Lp, Objective};
use crate::tolerances::{ENGINE_FEASIBILITY, ENGINE_FEASIBILITY_RELAXED};

/// Rows from which the interior point method with crossover is the faster one: level with the
/// simplex method at 1,000 rows of a staircase programme, five times as fast at 4,600.
const INTERIOR_POINT_ROWS: usize = 1_500;

/// The `HiGHS` engine: one thread, deterministic, silent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Highs;

/// How one call of the library is made.
#[derive(Clone, Copy, Debug)]
struct Manner {
    solver: &'static str,
    presolve: &'static str,
    feasibility: f64,
    time_limit: Option<f64>,
}

/// The status of the library after one call.
struct Report {
    status: HighsModelStatus,
    /// Column values, constraint duals; `None` without a feasible point.
    point: Option<(Vec<f64>, Vec<f64>)>,
}

impl Engine for Highs {
    fn name(&self) -> &'static str {
        NAME
    }

    fn solve(
        &self,
        lp: &Lp,
        objective: &Objective,
        deadline: &Deadline,
    ) -> Result<Outcome, EngineFailure> {
        if has_crossed_bounds(lp) {
            return Ok(Outcome::Infeasible { ray: None });
        }
        // "Infeasible or unbounded" comes from presolve before it knows which; without presolve
        // the simplex method decides. A failure is tried again less tightly.
        let large =
            (lp.rows().len() >= INTERIOR_POINT_ROWS).then_some(("ipm", "on", ENGINE_FEASIBILITY));
        let manners = large.into_iter().chain([
            ("simplex", "on", ENGINE_FEASIBILITY),
            ("simplex", "off", ENGINE_FEASIBILITY),
            ("simplex", "on", ENGINE_FEASIBILITY_RELAXED),
        ]);
        let mut last = None;
        for (solver, presolve, feasibility) in manners {
            let time_limit = deadline.remaining().map(|left| left.as_secs_f64());
            let manner = Manner { solver, presolve, feasibility, time_limit };
            let problem = problem(lp, objective);
            let report = deadline.guard(NAME, move || call(problem, manner))?;
            match report {
                None => return Ok(Outcome::Interrupted { best: None }),
                Some(Ok(report)) => match claim(lp, report) {
                    Ok(outcome) => return Ok(outcome),
                    Err(status) => last = Some(format!("{status:?}")),
                },
                Some(Err(status)) => last = Some(format!("{status:?}")),
            }
        }
        Err(EngineFailure::Reported { engine: NAME, reason: last.unwrap_or_default() })
    }

    /// A big programme's answer comes with a basis, by crossover, so that our simplex takes over
    /// from there: the optimum of the next goal is near. Small programmes,
    /// which cost the library little, stay its own work.
    fn solve_from(
        &self,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
        deadline: &Deadline,
    ) -> Result<Solved, EngineFailure> {
        let big = lp.rows().len() >= INTERIOR_POINT_ROWS;
        if let Some(start) = start.filter(|_| big)
            && let Ok(solved) = SimplexEngine.solve_from(lp, objective, Some(start), deadline)
        {
            return Ok(solved);
        }
        let outcome = self.solve(lp, objective, deadline)?;
        let basis = match &outcome {
            Outcome::Optimal(answer) if big => {
                let mut simplex = Simplex::load(lp, objective);
                simplex.cross_over(lp, objective, answer, deadline);
                Some(simplex.basis())
            }
            _ => None,
        };
        Ok(Solved { outcome, basis, iterations: None, by: NAME, optimum: None })
    }

    fn solve_whole(
        &self,
        lp: &Lp,
        objective: &Objective,
        gap: f64,
        start: Option<&[f64]>,
        deadline: &Deadline,
    ) -> Result<WholeClaim, EngineFailure> {
        highs_whole::solve_whole(lp, objective, gap, start, deadline)
    }
}

/// The programme in the library's terms, to be minimised.
fn problem(lp: &Lp, objective: &Objective) -> RowProblem {
    let sign = objective.sense.sign();
    let mut problem = RowProblem::default();
    let columns: Vec<Col> = lp
        .columns()
        .enumerated()
        .map(|(column, bounds)| {
            problem.add_column(sign * objective.cost(column), bounds.lower..=bounds.upper)
        })
        .collect();
    add_rows(&mut problem, lp, &columns);
    problem
}

/// One call.
fn call(problem: RowProblem, manner: Manner) -> Result<Report, HighsStatus> {
    let mut library = problem.try_optimise(Sense::Minimise)?;
    quiet(&mut library)?;
    let fails = |_| HighsStatus::Error;
    library.try_set_option("solver", manner.solver).map_err(fails)?;
    library.try_set_option("presolve", manner.presolve).map_err(fails)?;
    library.try_set_option("primal_feasibility_tolerance", manner.feasibility).map_err(fails)?;
    library.try_set_option("dual_feasibility_tolerance", manner.feasibility).map_err(fails)?;
    if let Some(seconds) = manner.time_limit {
        library.try_set_option("time_limit", seconds).map_err(fails)?;
    }
    let solved = library.try_solve()?;
    let point = (solved.primal_solution_status() == HighsSolutionStatus::Feasible).then(|| {
        let solution = solved.get_solution();
        (solution.columns().to_vec(), solution.dual_rows().to_vec())
    });
    Ok(Report { status: solved.status(), point })
}

/// Reads the report; the error is a status that settles nothing.
fn claim(lp: &Lp, report: Report) -> Result<Outcome, HighsModelStatus> {
    match (report.status, report.point) {
        // An empty model has nothing to decide.
        (HighsModelStatus::ModelEmpty, _) => {
            Ok(Outcome::Optimal(Answer { primal: Vec::new(), dual: vec![0.0; lp.rows().len()] }))
        }
        (HighsModelStatus::Optimal, Some((primal, mut dual))) => {
            repair_signs(lp, &mut dual);
            Ok(Outcome::Optimal(Answer { primal, dual }))
        }
        (HighsModelStatus::Infeasible, _) => Ok(Outcome::Infeasible { ray: None }),
        (HighsModelStatus::Unbounded, _) => Ok(Outcome::Unbounded { ray: None }),
        (
            HighsModelStatus::ReachedTimeLimit
            | HighsModelStatus::ReachedInterrupt
            | HighsModelStatus::ReachedIterationLimit
            | HighsModelStatus::ReachedMemoryLimit,
            point,
        ) => Ok(Outcome::Interrupted { best: point.map(|(values, _)| values) }),
        (status, _) => Err(status),
    }
}
