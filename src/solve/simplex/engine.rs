//! Our simplex method as an engine.

use std::sync::Arc;

use super::basis::Basis;
use super::inner::{Inner, inner};
use super::optimise::Status;
use super::optimum::Optimum;
use super::state::{NAME, Simplex};
use crate::lp::{Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::engine::{Engine, Outcome, Solved};
use crate::solve::failure::EngineFailure;
use crate::solve::interior::Aim;
use crate::solve::log::{Event, Size};
use crate::solve::presolve::{Claim, Presolve};

/// Share of rows and columns that presolve has to remove to be worth its postsolve. A rough limit:
/// below it Netlib problems gain and lose about equally, above it most gain, some small ones lose.
const WORTHWHILE: f64 = 0.1;

/// Up to this many rows, that share applies. From two synthetic factories of 4,239 and
/// 19,287 rows, which took longer with presolve although they needed a quarter to a third fewer
/// pivots.
const MOST_ROWS: usize = 3_000;

/// The share for more rows: then little is left to solve.
const NEARLY_ALL: f64 = 0.5;

/// Our own simplex method, always compiled in: warm-starts from a basis, and proves what it claims.
#[derive(Clone, Copy, Debug, Default)]
pub struct SimplexEngine;

/// Number of rows from which the interior point may be used.
const MANY_ROWS: usize = 500;

/// Entries of tableau rows and columns per row of the programme that a solve may compute before the
/// interior point is used. First goals of service take a few hundred, those of money tens of
/// thousands: at 4,200 rows the limit comes after about half a second, and an interior point takes
/// a few.
const WORK_PER_ROW: u64 = 2_000;

/// Most entries from nothing, however many rows: an entry of a big programme takes longer. At
/// 19,000 rows it comes after a tenth of the time that the interior point and its crossover take.
const MOST_WORK: u64 = 15_000_000;

/// Part of a dense matrix of its rows whose entries a programme warm-started from a basis may
/// compute, if that is more than by its rows: from 6,000 of them. An interior point would throw the
/// basis away. At 19,000 rows that is 120 million entries; classes of orders after the one before
/// took 33 to 100 million, the first two an eighth of the time of an interior point and its
/// crossover.
const PART_OF_DENSE: u64 = 3;

impl Engine for SimplexEngine {
    fn name(&self) -> &'static str {
        NAME
    }

    fn solve(
        &self,
        lp: &Lp,
        objective: &Objective,
        deadline: &Deadline,
    ) -> Result<Outcome, EngineFailure> {
        self.solve_from(lp, objective, None, deadline).map(|solved| solved.outcome)
    }

    fn solve_from(
        &self,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
        deadline: &Deadline,
    ) -> Result<Solved, EngineFailure> {
        warm(lp, objective, start, None, deadline)
    }
}

impl Engine for Optimum {
    fn name(&self) -> &'static str {
        NAME
    }

    fn solve(
        &self,
        lp: &Lp,
        objective: &Objective,
        deadline: &Deadline,
    ) -> Result<Outcome, EngineFailure> {
        self.solve_from(lp, objective, None, deadline).map(|solved| solved.outcome)
    }

    /// From its own optimum if the programme fits; from `start` otherwise, with the edge weights of
    /// its optimum.
    fn solve_from(
        &self,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
        deadline: &Deadline,
    ) -> Result<Solved, EngineFailure> {
        if let Some(simplex) = self.loaded_with(lp, objective) {
            return finish_near(lp, objective, simplex, deadline);
        }
        warm(lp, objective, start, Some(self), deadline)
    }
}

/// From a basis, with the edge weights of an optimum like it if there is one; a cold start without.
pub(super) fn warm(
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    like: Option<&Optimum>,
    deadline: &Deadline,
) -> Result<Solved, EngineFailure> {
    let Some(start) = start else { return cold(lp, objective, deadline) };
    let mut start = start.clone();
    start.fit(lp);
    let mut simplex = Simplex::load(lp, objective);
    match like {
        Some(like) => simplex.start_like(&start, lp, like.simplex(), like.lp()),
        None => simplex.start(&start),
    }
    finish(lp, objective, simplex, 0, deadline)
}

/// A cold start: presolved if that pays.
fn cold(lp: &Lp, objective: &Objective, deadline: &Deadline) -> Result<Solved, EngineFailure> {
    let worthwhile = if lp.rows().len() > MOST_ROWS { NEARLY_ALL } else { WORTHWHILE };
    let own = lp.has_sizes().then(|| lp.in_natural_units(objective));
    let (natural, costs) = own.as_ref().map_or((lp, objective), |(lp, costs)| (lp, costs));
    let presolve = match Presolve::of(natural, costs) {
        Ok(presolve) if presolve.removed() >= worthwhile => {
            deadline.report(|| Event::Presolved(Size::of(presolve.lp())));
            presolve
        }
        Err(Claim::Infeasible { ray }) => {
            let outcome = Outcome::Infeasible { ray: Some(lp.prices_in_own_units(ray)) };
            return Ok(stopped(outcome, None, 0));
        }
        // Only a solve tells which of the two it is, with the proof.
        Ok(_) | Err(Claim::InfeasibleOrUnbounded) => {
            return finish(lp, objective, Simplex::load(lp, objective), 0, deadline);
        }
    };
    let mut reduced = Simplex::load(presolve.lp(), presolve.objective());
    let status = reduced.optimise(deadline);
    let taken = reduced.iterations();
    let (answer, basis) = presolve.restore(&reduced.answer(), &reduced.basis());
    if status == Status::Interrupted {
        let best = Some(lp.point_in_own_units(answer.primal));
        let outcome = Outcome::Interrupted { best };
        return Ok(stopped(outcome, Some(basis), taken));
    }
    let mut simplex = Simplex::load(lp, objective);
    // In any case the original programme is solved last. After an optimum this needs no
    // pivot; if there is none, it is close to the proof.
    if status != Status::Trouble {
        simplex.start(&basis);
    }
    let left = deadline.iterations().map(|most| deadline.at_most(most.saturating_sub(taken)));
    finish(lp, objective, simplex, taken, left.as_ref().unwrap_or(deadline))
}

/// Pivots; if they take long, an interior point and crossover provide a basis, and pivots finish
/// from there.
fn optimise(lp: &Lp, objective: &Objective, simplex: &mut Simplex, deadline: &Deadline) -> Status {
    if lp.rows().len() < MANY_ROWS {
        return simplex.optimise(deadline);
    }
    let before = simplex.iterations();
    let status = within_work(lp, simplex, deadline);
    if status != Status::Interrupted || deadline.stopped() {
        return status;
    }
    let used = simplex.iterations() - before;
    let left = deadline.iterations().map(|most| deadline.at_most(most.saturating_sub(used)));
    let deadline = left.as_ref().unwrap_or(deadline);
    if deadline.iterations() == Some(0) {
        return status;
    }
    if let Some(Inner::Crossed { basis, pivots }) =
        inner(lp, objective, Aim::Near, MANY_ROWS, deadline)
    {
        simplex.start(&basis);
        simplex.effort.add_elsewhere(pivots);
    }
    simplex.optimise(deadline)
}

/// Pivots as long as they are worth it.
pub(super) fn within_work(lp: &Lp, simplex: &mut Simplex, deadline: &Deadline) -> Status {
    let rows = lp.rows().len() as u64;
    let by_rows = WORK_PER_ROW * rows;
    let most = if simplex.variables.is_slack(&simplex.form) {
        by_rows.min(MOST_WORK)
    } else {
        by_rows.max(rows * rows / PART_OF_DENSE)
    };
    simplex.optimise_within(deadline, most)
}

/// Optimises from the current basis, after a number of iterations elsewhere.
pub(super) fn finish(
    lp: &Lp,
    objective: &Objective,
    mut simplex: Simplex,
    taken: u64,
    deadline: &Deadline,
) -> Result<Solved, EngineFailure> {
    let status = deadline.measure(|| optimise(lp, objective, &mut simplex, deadline));
    conclude(lp, objective, simplex, status, taken)
}

/// Optimises from an optimum near it: by pivots alone where there is a limit to them, for then they
/// are meant to be few.
fn finish_near(
    lp: &Lp,
    objective: &Objective,
    mut simplex: Simplex,
    deadline: &Deadline,
) -> Result<Solved, EngineFailure> {
    if deadline.iterations().is_none() {
        return finish(lp, objective, simplex, 0, deadline);
    }
    let status = deadline.measure(|| simplex.optimise(deadline));
    conclude(lp, objective, simplex, status, 0)
}

/// The outcome of a simplex method that stopped this way.
pub(super) fn conclude(
    lp: &Lp,
    objective: &Objective,
    simplex: Simplex,
    status: Status,
    taken: u64,
) -> Result<Solved, EngineFailure> {
    let outcome = match status {
        Status::Optimal => Outcome::Optimal(simplex.answer()),
        Status::Infeasible => Outcome::Infeasible { ray: Some(simplex.farkas_ray(lp)) },
        Status::Unbounded => Outcome::Unbounded { ray: Some(simplex.unbounded_ray()) },
        Status::Interrupted => Outcome::Interrupted { best: Some(simplex.point()) },
        Status::Trouble => {
            return Err(EngineFailure::Reported {
                engine: NAME,
                reason: "it lost too many digits".to_owned(),
            });
        }
    };
    let iterations = taken + simplex.iterations();
    let (basis, reached) = (Some(simplex.basis()), status == Status::Optimal);
    let optimum = reached.then(|| Arc::new(Optimum::reached(lp, objective, simplex)));
    Ok(Solved { optimum, ..stopped(outcome, basis, iterations) })
}

/// The outcome without an optimum.
pub(super) fn stopped(outcome: Outcome, basis: Option<Basis>, iterations: u64) -> Solved {
    Solved { outcome, basis, iterations: Some(iterations), by: NAME, optimum: None }
}
