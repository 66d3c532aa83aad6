//! From a programme to an answer that stands: where one way of solving is refused, the next.

use std::sync::Arc;

use super::deadline::Deadline;
use super::engine::{Engine, Outcome, Solved};
use super::failure::EngineFailure;
use super::log::Event;
use super::simplex::{Basis, Optimum, SimplexEngine};
use super::{Microlp, Scaled};
use crate::lp::{Answer, Lp, Objective, Ray};

/// An [`Outcome`] whose answer has been certified.
#[derive(Clone, Debug)]
pub enum Settled<C> {
    /// The optimum, certified.
    Certified {
        /// The certificate.
        answer: C,
        /// How it was found.
        record: Record,
    },
    /// Claimed infeasible: if there is no ray, [`super::explain`] finds the proof.
    Infeasible {
        /// The claimed proof, if any; unverified.
        ray: Option<Vec<f64>>,
        /// How it was found.
        record: Record,
    },
    /// Claimed unbounded.
    Unbounded {
        /// The claimed proof, if any; unverified.
        ray: Option<Ray>,
        /// How it was found.
        record: Record,
    },
    /// The deadline passed first.
    Interrupted {
        /// The best primal point found, if any; unverified.
        best: Option<Vec<f64>>,
        /// How far it came.
        record: Record,
    },
}

impl<C> Settled<C> {
    fn record_mut(&mut self) -> &mut Record {
        match self {
            Self::Certified { record, .. }
            | Self::Infeasible { record, .. }
            | Self::Unbounded { record, .. }
            | Self::Interrupted { record, .. } => record,
        }
    }
}

/// How an answer was found.
#[derive(Clone, Debug)]
pub struct Record {
    /// The engine that answered.
    pub engine: &'static str,
    /// The basis it ended with, if the engine has one to give.
    pub basis: Option<Basis>,
    /// Simplex iterations of that solve, if the engine says.
    pub iterations: Option<u64>,
    /// How many solves before failed or failed verification.
    pub refused: usize,
    /// The programme at its optimum, if the engine has that to give.
    pub optimum: Option<Arc<Optimum>>,
}

/// No solve gave an answer that passes verification.
#[derive(Debug, thiserror::Error)]
pub enum Unsettled<R> {
    /// The last engine tried broke.
    #[error(transparent)]
    Engine(EngineFailure),
    /// The last answer was refused.
    #[error("the answer of {engine} failed verification: {refusal}")]
    Refused {
        /// The engine.
        engine: &'static str,
        /// Why.
        refusal: R,
    },
}

/// Solves with `engine`, from `start` if it can, and certifies; if that fails, from scratch,
/// then with the programme scaled, then with every other engine compiled in, plain and scaled.
///
/// `certify` judges an answer (`|answer| verify::certify(lp, objective, answer)`): it is handed
/// in, because engines and their judge share nothing.
///
/// # Errors
/// The last failure or refusal, once everything has been tried.
pub fn solve_certified<C, R>(
    engine: &dyn Engine,
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    deadline: &Deadline,
    mut certify: impl FnMut(Answer) -> Result<C, R>,
) -> Result<Settled<C>, Unsettled<R>> {
    let scaled_microlp = Scaled(Microlp);
    #[cfg(feature = "highs")]
    let scaled_highs = Scaled(super::Highs);
    let ways: Vec<&dyn Engine> = vec![
        #[cfg(feature = "highs")]
        &super::Highs,
        #[cfg(feature = "highs")]
        &scaled_highs,
        &SimplexEngine,
        &Microlp,
        &scaled_microlp,
    ];
    let own = |other: &&dyn Engine| other.name() == engine.name();
    // First the same engine from scratch and on the scaled programme, without repeating itself.
    let own_ways = ways.iter().copied().filter(own);
    let careful: Vec<&dyn Engine> = match start {
        Some(_) => own_ways.collect(),
        None => own_ways.skip(1).collect(),
    };
    let foreign = ways.iter().copied().filter(|other| !own(other));
    let mut last = None;
    let first = std::iter::once((engine, start));
    let others = careful.into_iter().chain(foreign).map(|other| (other, None));
    for (refused, (engine, start)) in first.chain(others).enumerate() {
        match attempt(engine, lp, objective, start, deadline, &mut certify) {
            Ok(mut settled) => {
                settled.record_mut().refused = refused;
                return Ok(settled);
            }
            Err(unsettled) => last = Some(unsettled),
        }
    }
    Err(last.unwrap_or(Unsettled::Engine(EngineFailure::Died { engine: engine.name() })))
}

/// Our simplex method scales to natural sizes itself; other engines get the programme in
/// natural units.
fn in_its_units(
    engine: &dyn Engine,
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    deadline: &Deadline,
) -> Result<Solved, EngineFailure> {
    deadline.report(|| Event::programme(lp, objective, engine.name()));
    if !lp.has_sizes() || engine.name() == SimplexEngine.name() {
        return engine.solve_from(lp, objective, start, deadline);
    }
    let (natural, costs) = lp.in_natural_units(objective);
    let mut solved = engine.solve_from(&natural, &costs, start, deadline)?;
    solved.outcome = match solved.outcome {
        Outcome::Optimal(Answer { primal, dual }) => Outcome::Optimal(Answer {
            primal: lp.point_in_own_units(primal),
            dual: lp.prices_in_own_units(dual),
        }),
        Outcome::Infeasible { ray } => {
            Outcome::Infeasible { ray: ray.map(|ray| lp.prices_in_own_units(ray)) }
        }
        Outcome::Unbounded { ray } => Outcome::Unbounded {
            ray: ray.map(|ray| Ray {
                point: lp.point_in_own_units(ray.point),
                direction: lp.point_in_own_units(ray.direction),
            }),
        },
        Outcome::Interrupted { best } => {
            Outcome::Interrupted { best: best.map(|point| lp.point_in_own_units(point)) }
        }
    };
    Ok(solved)
}

/// One attempt to solve.
fn attempt<C, R>(
    engine: &dyn Engine,
    lp: &Lp,
    objective: &Objective,
    start: Option<&Basis>,
    deadline: &Deadline,
    certify: &mut impl FnMut(Answer) -> Result<C, R>,
) -> Result<Settled<C>, Unsettled<R>> {
    let solved = in_its_units(engine, lp, objective, start, deadline).map_err(Unsettled::Engine)?;
    let Solved { outcome, basis, iterations, by: name, optimum } = solved;
    let record = Record { engine: name, basis, iterations, refused: 0, optimum };
    match outcome {
        Outcome::Optimal(answer) => match certify(answer) {
            Ok(answer) => Ok(Settled::Certified { answer, record }),
            Err(refusal) => Err(Unsettled::Refused { engine: name, refusal }),
        },
        Outcome::Infeasible { ray } => Ok(Settled::Infeasible { ray, record }),
        Outcome::Unbounded { ray } => Ok(Settled::Unbounded { ray, record }),
        Outcome::Interrupted { best } => Ok(Settled::Interrupted { best, record }),
    }
}
