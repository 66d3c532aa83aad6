//! One programme solved and certified, or why there is no answer.

use super::{Failure, Wishes};
use crate::lp::{Lp, Objective};
use crate::solve::{self, Basis, Engine, Record, Settled, Unsettled};
use crate::verify::{Certified, certify};

/// Solves and certifies; an answer that is refused is asked for in other ways.
pub(super) fn certified(
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    wishes: &Wishes,
) -> Result<Settled<Box<Certified>>, Failure> {
    let engine = solve::select(wishes.engine)?;
    certified_by(engine.as_ref(), lp, objective, start, wishes)
}

/// As [`certified`], asking `engine` first.
pub(super) fn certified_by(
    engine: &dyn Engine,
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    wishes: &Wishes,
) -> Result<Settled<Box<Certified>>, Failure> {
    let judge = |answer| certify(lp, objective, answer).map(Box::new);
    let settled = solve::solve_certified(engine, lp, objective, start, &wishes.watch, judge);
    let final_word = matches!(settled, Ok(Settled::Certified { .. } | Settled::Interrupted { .. }));
    if wishes.watch.stopped() && !final_word {
        // Whatever an engine says when its time is up, the reason is that its time is up.
        let record = Record {
            engine: engine.name(),
            basis: None,
            iterations: None,
            refused: 0,
            optimum: None,
        };
        return Ok(Settled::Interrupted { best: None, record });
    }
    settled.map_err(|unsettled| match unsettled {
        Unsettled::Engine(failure) => Failure::Engine(failure),
        Unsettled::Refused { refusal, .. } => {
            Failure::Refused { goal: objective.name.clone(), refusal }
        }
    })
}
