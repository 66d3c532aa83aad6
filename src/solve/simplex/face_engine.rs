//! Goals in a sequence, where pivots take long: an interior point of the optimal face first, and one
//! crossover to a basis when it is needed.
//!
//! A goal that others follow is kept by the prices of any optimal answer, so a basis of it is for
//! nothing; and where its face is flat, crossing over to one takes longer than the answer.

use super::basis::Basis;
use super::engine::{conclude, stopped, warm, within_work};
use super::inner::{Inner, crossed, inner};
use super::optimise::Status;
use super::state::{NAME, Simplex};
use crate::lp::{Answer, Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::engine::{Engine, Outcome, Solved};
use crate::solve::failure::EngineFailure;
use crate::solve::interior::Aim;
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
    /// Programmes that presolve leaves fewer rows of are left to pivots.
    pub few_rows: usize,
}

impl FaceEngine {
    /// Always an interior point, and from there to a basis.
    pub const CROSSING: Self = Self { pivots_first: false, then: Some(Aim::Near), few_rows: 1 };
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
        let Some(aim) = self.then else {
            return Ok(stopped(Outcome::Interrupted { best: None }, None, taken));
        };
        match inner(lp, objective, aim, self.few_rows, deadline) {
            Some(Inner::OnFace(answer)) => {
                let outcome = Outcome::Optimal(answer);
                Ok(Solved { by: INTERIOR_POINT, ..stopped(outcome, None, taken) })
            }
            Some(Inner::Crossed { basis, pivots }) => {
                ended(lp, objective, &basis, taken + pivots, deadline)
            }
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
