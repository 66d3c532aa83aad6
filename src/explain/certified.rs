//! One solve for an answer: certified, or it is no answer.

use crate::lp::{Lp, Objective};
use crate::pipeline::{Failure, Impossible, Wishes};
use crate::solve::{self, Basis, Engine, Explanation, Optimum, Record, Settled, Unsettled};
use crate::verify::{Certified, certify, certify_infeasible};

/// How a solve ended.
pub(super) enum Solved {
    /// At its optimum, certified, and how it was found.
    Best(Box<Certified>, Record),
    /// An engine says that there is no point, with its proof where it has one: unverified, and
    /// [`proven_infeasible`] finds one that stands.
    Infeasible(Option<Vec<f64>>),
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

/// As [`optimum`], taking up from a programme near this one where there is one.
///
/// # Errors
/// As [`optimum`].
pub(super) fn optimum_near(
    lp: &Lp,
    objective: &Objective,
    near: Option<&Optimum>,
    wishes: &Wishes,
) -> Result<Solved, Failure> {
    match near {
        Some(near) => optimum_by(near, lp, objective, Some(&near.basis()), wishes),
        None => optimum(lp, objective, None, wishes),
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
        return Ok(Solved::Best(answer, record));
    }
    if wishes.watch.stopped() {
        return Ok(Solved::Stopped);
    }
    match settled {
        Ok(Settled::Infeasible { ray, .. }) => Ok(Solved::Infeasible(ray)),
        Ok(Settled::Interrupted { .. }) => Ok(Solved::Stopped),
        Ok(_) => {
            Err(Failure::Wrong { goal: objective.name.clone(), reason: Impossible::NotUnbounded })
        }
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
