//! One solve for an answer: certified, or it is no answer.

use crate::lp::{Lp, Objective};
use crate::pipeline::{Failure, Wishes};
use crate::solve::{self, Basis, Engine, Explanation, Optimum, Settled, SimplexEngine, Unsettled};
use crate::verify::{Certified, certify, certify_infeasible};

/// How a solve ended.
pub(super) enum Solved {
    /// At its optimum, certified, with the basis where there is one.
    Best(Box<Certified>, Option<Basis>),
    /// An engine says that there is no point; [`proven_infeasible`] proves it.
    Infeasible,
    /// The watch tripped first.
    Stopped,
}

/// The certified optimum of a programme that cannot improve without end.
///
/// # Errors
/// As [`crate::pipeline::plan`].
pub(super) fn optimum(
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    wishes: &Wishes,
) -> Result<Solved, Failure> {
    optimum_by(solve::select(wishes.engine)?.as_ref(), lp, objective, start, wishes)
}

/// A goal solved on many programmes that differ in bounds alone: the first from nothing, the
/// others from where it ended.
pub(super) struct Resumed<'a> {
    objective: Objective,
    wishes: &'a Wishes,
    optimum: Option<Optimum>,
}

impl<'a> Resumed<'a> {
    /// Nothing solved yet.
    pub fn new(objective: Objective, wishes: &'a Wishes) -> Self {
        Self { objective, wishes, optimum: None }
    }

    /// The certified optimum of one of the programmes.
    ///
    /// # Errors
    /// As [`optimum`].
    pub fn solve(&mut self, lp: &Lp) -> Result<Solved, Failure> {
        let (objective, wishes) = (&self.objective, self.wishes);
        if let Some(optimum) = &self.optimum {
            let own = optimum.basis();
            return optimum_by(optimum, lp, objective, Some(&own), wishes);
        }
        let engine = solve::select(wishes.engine)?;
        let solved = optimum_by(engine.as_ref(), lp, objective, None, wishes)?;
        if let (Solved::Best(_, Some(basis)), true) =
            (&solved, engine.name() == SimplexEngine.name())
        {
            self.optimum = Optimum::of(lp, objective, basis, &wishes.watch);
        }
        Ok(solved)
    }
}

/// As [`optimum`], asking `engine` first.
fn optimum_by(
    engine: &dyn Engine,
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    wishes: &Wishes,
) -> Result<Solved, Failure> {
    if wishes.watch.stopped() {
        return Ok(Solved::Stopped);
    }
    let judge = |answer| certify(lp, objective, answer).map(Box::new);
    let settled = solve::solve_certified(engine, lp, objective, start, &wishes.watch, judge);
    if let Ok(Settled::Certified { answer, record }) = settled {
        return Ok(Solved::Best(answer, record.basis));
    }
    if wishes.watch.stopped() {
        return Ok(Solved::Stopped);
    }
    match settled {
        Ok(Settled::Infeasible { .. }) => Ok(Solved::Infeasible),
        Ok(Settled::Interrupted { .. }) => Ok(Solved::Stopped),
        Ok(_) => Err(Failure::Wrong {
            goal: objective.name.clone(),
            reason: "an engine called unbounded what has a least value".to_owned(),
        }),
        Err(Unsettled::Engine(failure)) => Err(Failure::Engine(failure)),
        Err(Unsettled::Refused { refusal, .. }) => {
            Err(Failure::Refused { goal: objective.name.clone(), refusal })
        }
    }
}

/// Whether a programme is proven to have no point; `None` where the watch tripped first.
///
/// # Errors
/// As [`optimum`].
pub(super) fn proven_infeasible(lp: &Lp, wishes: &Wishes) -> Result<Option<Vec<f64>>, Failure> {
    for engine in solve::panel(wishes.engine)? {
        let explained = solve::explain(lp, |_| 1.0, engine.as_ref(), &wishes.watch);
        if wishes.watch.stopped() {
            return Ok(None);
        }
        if let Explanation::Contradicted(contradiction) = explained? {
            let proof = certify_infeasible(lp, contradiction.ray);
            if let Ok(proof) = proof {
                return Ok(Some(proof.ray().to_vec()));
            }
        }
    }
    Ok(None)
}
