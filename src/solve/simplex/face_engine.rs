//! Goals in a sequence, where pivots take long: an interior point of the optimal face first, and one
//! crossover to a basis when it is needed.
//!
//! A goal that others follow is kept by the prices of any optimal answer, so a basis of it is for
//! nothing; and where its face is flat, crossing over to one takes longer than the answer.

use super::basis::Basis;
use super::engine::{MANY_ROWS, conclude, stopped, warm, within_work};
use super::optimise::Status;
use super::state::{NAME, Simplex};
use crate::lp::{Answer, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::engine::{Engine, Outcome, Solved};
use crate::solve::failure::EngineFailure;
use crate::solve::interior::{Aim, interior_point};
use crate::solve::log::{Event, Size};
use crate::solve::presolve::Presolve;

/// How an answer was found that is an interior point of its face.
const INTERIOR_POINT: &str = "interior point";

/// Our own engine for a goal in a sequence: where pivots take long it ends in an interior point of
/// the optimal face, without a basis.
#[derive(Clone, Copy, Debug)]
pub struct FaceEngine {
    /// Whether pivots are tried first.
    pub pivots_first: bool,
    /// What is done where they are not or take long; none gives up.
    pub then: Option<Aim>,
}

impl Engine for FaceEngine {
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
        if lp.rows().len() < MANY_ROWS {
            return warm(lp, objective, start, None, deadline);
        }
        let mut taken = 0;
        if self.pivots_first {
            let mut simplex = Simplex::load(lp, objective);
            if let Some(start) = start {
                let mut start = start.clone();
                start.fit(lp);
                simplex.start(&start);
            }
            let status = within_work(lp, &mut simplex, deadline);
            if status != Status::Interrupted || deadline.stopped() {
                return conclude(lp, objective, simplex, status, 0);
            }
            taken = simplex.iterations();
        }
        let given_up = || Ok(stopped(Outcome::Interrupted { best: None }, None, taken));
        let Some(aim) = self.then else { return given_up() };
        match inner(lp, objective, aim, deadline) {
            Some(Inner::OnFace(answer)) => {
                let outcome = Outcome::Optimal(answer);
                Ok(Solved { by: INTERIOR_POINT, ..stopped(outcome, None, taken) })
            }
            Some(Inner::Crossed { basis, pivots }) => {
                ended(lp, objective, &basis, taken + pivots, deadline)
            }
            None if matches!(aim, Aim::NoMoreThan(_)) => given_up(),
            None => warm(lp, objective, start, None, deadline),
        }
    }
}

/// The engine that crosses over from an answer known to be near the optimum to a basis.
#[derive(Clone, Debug)]
pub struct Crossover {
    /// The answer.
    pub from: Answer,
}

impl Engine for Crossover {
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
        let natural = lp.has_sizes().then(|| lp.in_natural_units(objective));
        let from = Answer {
            primal: lp.point_in_natural_units(&self.from.primal),
            dual: lp.prices_in_natural_units(&self.from.dual),
        };
        let crossed = {
            let (lp, objective) =
                natural.as_ref().map_or((lp, objective), |(lp, costs)| (lp, costs));
            Presolve::of(lp, objective)
                .ok()
                .and_then(|presolve| crossed(&presolve, &presolve.reduced(&from), deadline))
        };
        match crossed {
            Some((basis, pivots)) => ended(lp, objective, &basis, pivots, deadline),
            None => warm(lp, objective, start, None, deadline),
        }
    }
}

/// Pivots from a basis that is optimal or nearly.
fn ended(
    lp: &Lp,
    objective: &Objective,
    basis: &Basis,
    taken: u64,
    deadline: &Deadline,
) -> Result<Solved, EngineFailure> {
    let mut simplex = Simplex::load(lp, objective);
    simplex.start(basis);
    let status = deadline.measure(|| simplex.optimise(deadline));
    conclude(lp, objective, simplex, status, taken)
}

/// Where the interior point led.
pub(super) enum Inner {
    /// To an optimal basis, or one near it, after so many pivots.
    Crossed { basis: Basis, pivots: u64 },
    /// To an answer on the optimal face.
    OnFace(Answer),
}

/// An interior point of the presolved programme, on the face where that is the aim and it can be
/// told, crossed over to a basis otherwise; by pivots alone where presolve leaves little. `None` if
/// that way does not exist.
pub(super) fn inner(
    lp: &Lp,
    objective: &Objective,
    aim: Aim,
    deadline: &Deadline,
) -> Option<Inner> {
    let own = lp.has_sizes().then(|| lp.in_natural_units(objective));
    let (natural, costs) = own.as_ref().map_or((lp, objective), |(lp, costs)| (lp, costs));
    let presolve = Presolve::of(natural, costs).ok()?;
    let (reduced, costs) = (presolve.lp(), presolve.objective());
    deadline.report(|| Event::Presolved(Size::of(reduced)));
    if reduced.rows().len() < MANY_ROWS {
        let mut simplex = Simplex::load(reduced, costs);
        let status = simplex.optimise(deadline);
        let basis = || presolve.restore(&simplex.answer(), &simplex.basis()).1;
        return (status == Status::Optimal)
            .then(|| Inner::Crossed { basis: basis(), pivots: simplex.iterations() });
    }
    let interior = interior_point(reduced, costs, aim, deadline)?;
    if let Some(answer) = interior.on_face {
        let Answer { primal, dual } = presolve.restore_answer(&answer);
        let (primal, dual) = (lp.point_in_own_units(primal), lp.prices_in_own_units(dual));
        return Some(Inner::OnFace(Answer { primal, dual }));
    }
    let (basis, pivots) = crossed(&presolve, &interior.near, deadline)?;
    Some(Inner::Crossed { basis, pivots })
}

/// The basis that an answer of the presolved programme crosses over to, optimal or near it, and the
/// pivots that took; `None` if digits are lost.
fn crossed(presolve: &Presolve<'_>, from: &Answer, deadline: &Deadline) -> Option<(Basis, u64)> {
    let (lp, objective) = (presolve.lp(), presolve.objective());
    let mut simplex = Simplex::load(lp, objective);
    simplex.cross_over(lp, objective, from, deadline);
    let status = simplex.optimise(deadline);
    let of_use = matches!(status, Status::Optimal | Status::Interrupted);
    let basis = || presolve.restore(&simplex.answer(), &simplex.basis()).1;
    of_use.then(|| (basis(), simplex.iterations()))
}
