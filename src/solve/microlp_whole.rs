//! Programmes with whole numbers, solved by microlp's branch and bound.

use std::time::Duration;

use microlp::{
    ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome,
    TerminationReason, Variable,
};

use super::deadline::Deadline;
use super::engine::{Ended, WholeClaim, has_crossed_bounds, range_of};
use super::failure::EngineFailure;
use super::microlp_point::{NAME, add_rows};
use crate::ids::Id;
use crate::lp::{Bounds, Lp, Objective};
use crate::tolerances::ENGINE_FEASIBILITY_RELAXED;

/// The programme in microlp's terms.
struct Posed {
    problem: Problem,
    /// What stands for the programme's columns, in order.
    columns: Vec<Variable>,
    /// The columns that may be zero or from their least value on, and what switches them on.
    switches: Vec<(usize, Variable)>,
    /// The columns with whole values that microlp cannot be told.
    cut: Vec<usize>,
}

/// What microlp claims of a programme with whole numbers.
///
/// # Errors
/// If the library fails, or a semi-continuous column has no upper bound: microlp has no such columns,
/// and the switch that replaces them needs one.
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
    let Posed { problem, columns, switches, cut } = posed(lp, objective)?;
    let mut options = SolveOptions::default();
    options.tolerances.feasibility = ENGINE_FEASIBILITY_RELAXED;
    options.mip_gap = gap;
    options.time_limit = deadline.remaining().map(before);
    options.warm_start = start.map(|values| {
        let given = columns.iter().copied().zip(values.iter().copied());
        let switched = switches
            .iter()
            .map(|&(column, switch)| (switch, if values[column] > 0.0 { 1.0 } else { 0.0 }));
        given.chain(switched).collect()
    });
    let count = columns.len();
    let (sign, constant) = (objective.sense.sign(), objective.constant);
    let solved = deadline
        .guard(NAME, move || problem.solve_with(options).map(|outcome| claim(outcome, count)))?;
    let claim = match solved {
        None => WholeClaim::stopped(),
        Some(Ok(claim)) => claim,
        Some(Err(Error::Infeasible)) => WholeClaim::infeasible(),
        Some(Err(Error::Unbounded)) => {
            WholeClaim { ended: Ended::Unbounded, ..WholeClaim::stopped() }
        }
        Some(Err(error)) => {
            return Err(EngineFailure::Reported { engine: NAME, reason: error.to_string() });
        }
    };
    let bound = claim.bound.map(|bound| sign * bound + constant);
    // A point well within the values that microlp knows is taken for the best of all; one at their
    // end, or none, says nothing of the rest.
    let at_the_end =
        |point: &Vec<f64>| cut.iter().any(|&at| point[at].abs() >= f64::from(i32::MAX - 1));
    let within = claim.point.as_ref().is_some_and(|point| !at_the_end(point));
    Ok(if cut.is_empty() || within {
        WholeClaim { bound, ..claim }
    } else {
        WholeClaim { bound: None, ended: Ended::Stopped, ..claim }
    })
}

/// A little less time than there is: when the deadline passes, the call is abandoned, and the best
/// point it has found is lost.
fn before(left: Duration) -> Duration {
    left.saturating_sub((left / 10).min(Duration::from_millis(200)))
}

fn posed(lp: &Lp, objective: &Objective) -> Result<Posed, EngineFailure> {
    let sign = objective.sense.sign();
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut columns = Vec::with_capacity(lp.columns().len());
    let mut semi = Vec::new();
    let mut cut = Vec::new();
    for (column, &bounds) in lp.columns().enumerated() {
        let cost = sign * objective.cost(column);
        let (range, may_be_zero) = range_of(bounds, lp.domain(column));
        let from = if may_be_zero { 0.0 } else { range.lower };
        let variable = if lp.domain(column).is_whole() {
            let (least, most) = (within(from.ceil()), within(range.upper.floor()));
            if outside(bounds) {
                cut.push(column.position());
            }
            problem.add_integer_var(cost, (least, most))
        } else {
            problem.add_var(cost, (from, range.upper))
        };
        if may_be_zero {
            if range.upper == f64::INFINITY {
                let name = lp.column_name(column);
                let reason = format!("the semi-continuous column {name} has no upper bound");
                return Err(EngineFailure::Reported { engine: NAME, reason });
            }
            semi.push((column.position(), variable, range));
        }
        columns.push(variable);
    }
    let mut switches = Vec::with_capacity(semi.len());
    for (column, variable, range) in semi {
        let switch = problem.add_binary_var(0.0);
        let off = |limit: f64| [(variable, 1.0), (switch, -limit)];
        problem.add_constraint(off(range.upper), ComparisonOp::Le, 0.0);
        problem.add_constraint(off(range.lower), ComparisonOp::Ge, 0.0);
        switches.push((column, switch));
    }
    add_rows(&mut problem, lp, &columns);
    Ok(Posed { problem, columns, switches, cut })
}

/// A whole bound as microlp takes it.
#[allow(clippy::cast_possible_truncation)] // whole, and held within the type
fn within(bound: f64) -> i32 {
    bound.clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32
}

/// Whether whole values lie outside what microlp can be told.
fn outside(bounds: Bounds) -> bool {
    bounds.lower < f64::from(i32::MIN) || bounds.upper > f64::from(i32::MAX)
}

/// Reads what microlp returned, the bound as minimised and without the constant; variables that we
/// added come last and are dropped.
fn claim(outcome: SolveOutcome, columns: usize) -> WholeClaim {
    let stats = outcome.stats();
    let ended = match outcome.termination_reason() {
        TerminationReason::ProvenOptimal | TerminationReason::MipGap => Ended::GapReached,
        _ => Ended::Stopped,
    };
    let point = outcome
        .into_solution()
        .ok()
        .map(|solution| solution.iter().take(columns).map(|(_, value)| value).collect());
    WholeClaim {
        point,
        bound: stats.best_bound,
        ended,
        nodes: stats.nodes_solved,
        ..WholeClaim::stopped()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Domain, LpBuilder, Sense};

    #[test]
    fn values_beyond_the_library_prove_nothing() {
        // x = y + 3e9 with y ≥ 0: only values above 2^31 are feasible.
        let mut builder = LpBuilder::new("large");
        let row = builder.row(format_args!("large"), Bounds::at_least(3e9));
        let column = builder.column(format_args!("x"), Bounds::NON_NEGATIVE);
        builder.add(row, column, 1.0);
        builder.set_domain(column, Domain::Whole);
        let objective = Objective::new("x", Sense::Minimise);
        let claim =
            solve_whole(&builder.build(), &objective, 0.0, None, &Deadline::unlimited()).unwrap();
        assert_eq!((claim.ended, claim.bound, claim.point), (Ended::Stopped, None, None));
    }
}
