//! Programmes with whole numbers, solved by `HiGHS`.

use std::time::Duration;

use highs::{
    Col, HighsModelStatus, HighsSolutionStatus, HighsStatus, Integrality, RowProblem, Sense,
};

use super::deadline::Deadline;
use super::engine::{Ended, WholeClaim, has_crossed_bounds, range_of};
use super::failure::EngineFailure;
use super::highs_library::{NAME, add_rows, quiet};
use crate::lp::{Domain, Lp, Objective};
use crate::tolerances::ENGINE_FEASIBILITY;

/// What `HiGHS` claims of a programme with whole numbers.
///
/// # Errors
/// If the library fails. It refuses semi-continuous columns with large upper bounds.
pub(super) fn solve_whole(
    lp: &Lp,
    objective: &Objective,
    gap: f64,
    start: Option<&[f64]>,
    deadline: &Deadline,
) -> Result<WholeClaim, EngineFailure> {
    if has_crossed_bounds(lp) {
        return Ok(WholeClaim::infeasible());
    }
    let mut last = HighsModelStatus::NotSet;
    // "Infeasible or unbounded" comes from presolve before it knows which.
    for presolve in ["on", "off"] {
        let posed = posed(lp, objective);
        let start = start.map(<[f64]>::to_vec);
        let time_limit = deadline.remaining().map(before);
        let called = deadline.guard(NAME, move || call(posed, gap, start, presolve, time_limit))?;
        let report = match called {
            None => return Ok(WholeClaim::stopped()),
            Some(Ok(report)) => report,
            Some(Err(status)) => {
                let reason = format!("{status:?}");
                return Err(EngineFailure::Reported { engine: NAME, reason });
            }
        };
        if let Some(ended) = ended(report.status) {
            let (sign, constant) = (objective.sense.sign(), objective.constant);
            let bound = report.bound.filter(|it| it.is_finite()).map(|it| sign * it + constant);
            return Ok(WholeClaim {
                point: report.point,
                bound,
                ended,
                nodes: report.nodes,
                ..WholeClaim::stopped()
            });
        }
        last = report.status;
    }
    Err(EngineFailure::Reported { engine: NAME, reason: format!("{last:?}") })
}

/// A little less time than there is: when the deadline passes, the call is abandoned, and the best
/// point it has found is lost.
fn before(left: Duration) -> f64 {
    left.saturating_sub((left / 10).min(Duration::from_millis(200))).as_secs_f64()
}

/// How a solve ended; none if the status settles nothing.
fn ended(status: HighsModelStatus) -> Option<Ended> {
    match status {
        HighsModelStatus::Optimal | HighsModelStatus::ModelEmpty => Some(Ended::GapReached),
        HighsModelStatus::Infeasible => Some(Ended::Infeasible),
        HighsModelStatus::Unbounded => Some(Ended::Unbounded),
        HighsModelStatus::ReachedTimeLimit
        | HighsModelStatus::ReachedInterrupt
        | HighsModelStatus::ReachedIterationLimit
        | HighsModelStatus::ReachedMemoryLimit
        | HighsModelStatus::ReachedSolutionLimit => Some(Ended::Stopped),
        _ => None,
    }
}

/// What the library says after one call, as minimised and without the constant.
struct Report {
    status: HighsModelStatus,
    point: Option<Vec<f64>>,
    bound: Option<f64>,
    nodes: u64,
}

/// The programme in the library's terms, to be minimised, and whether anything is left to be whole or
/// semi-continuous.
fn posed(lp: &Lp, objective: &Objective) -> (RowProblem, bool) {
    let sign = objective.sense.sign();
    let mut problem = RowProblem::default();
    let mut linear = true;
    let columns: Vec<Col> = lp
        .columns()
        .enumerated()
        .map(|(column, &bounds)| {
            let domain = lp.domain(column);
            let (range, may_be_zero) = range_of(bounds, domain);
            let kind = match domain {
                Domain::SemiContinuous { .. } if may_be_zero => Integrality::SemiContinuous,
                Domain::SemiWhole { .. } if may_be_zero => Integrality::SemiInteger,
                Domain::Whole | Domain::SemiWhole { .. } => Integrality::Integer,
                Domain::Continuous | Domain::SemiContinuous { .. } => Integrality::Continuous,
            };
            linear &= kind == Integrality::Continuous;
            let cost = sign * objective.cost(column);
            problem.add_column_with_integrality_kind(cost, range.lower..=range.upper, kind)
        })
        .collect();
    add_rows(&mut problem, lp, &columns);
    (problem, linear)
}

/// One call.
fn call(
    (problem, linear): (RowProblem, bool),
    gap: f64,
    start: Option<Vec<f64>>,
    presolve: &'static str,
    time_limit: Option<f64>,
) -> Result<Report, HighsStatus> {
    let mut library = problem.try_optimise(Sense::Minimise)?;
    quiet(&mut library)?;
    let fails = |_| HighsStatus::Error;
    library.try_set_option("presolve", presolve).map_err(fails)?;
    library.try_set_option("mip_rel_gap", gap).map_err(fails)?;
    // The gap asked for is relative alone.
    library.try_set_option("mip_abs_gap", 0.0).map_err(fails)?;
    library.try_set_option("mip_feasibility_tolerance", ENGINE_FEASIBILITY).map_err(fails)?;
    library.try_set_option("primal_feasibility_tolerance", ENGINE_FEASIBILITY).map_err(fails)?;
    if let Some(seconds) = time_limit {
        library.try_set_option("time_limit", seconds).map_err(fails)?;
    }
    if let Some(values) = start {
        // A start that is of no use is no reason to fail.
        let _ = library.try_set_solution(Some(&values), None, None, None);
    }
    let solved = library.try_solve()?;
    let found = solved.primal_solution_status() == HighsSolutionStatus::Feasible;
    let point = found.then(|| solved.get_solution().columns().to_vec());
    // Where nothing is left to be whole, the library solves a linear programme and sets no bound.
    let optimum =
        || (solved.status() == HighsModelStatus::Optimal).then(|| solved.objective_value());
    let bound = if linear { optimum() } else { solved.double_info_value(c"mip_dual_bound").ok() };
    Ok(Report {
        status: solved.status(),
        point,
        bound,
        nodes: solved
            .int_info_value(c"mip_node_count")
            .ok()
            .map_or(0, |it| it.max(0).cast_unsigned()),
    })
}
