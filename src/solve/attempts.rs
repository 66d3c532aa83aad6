//! From a programme to an answer that stands: where one way of solving is refused, the next.

use super::{Engine, EngineFailure, Microlp, Outcome, Scaled, Watch};
use crate::lp::{Answer, Lp, Objective, Ray};

/// What remains of an [`Outcome`] once its answer has been certified.
#[derive(Clone, Debug)]
pub enum Settled<C> {
    /// The optimum, certified.
    Certified {
        /// The certificate.
        answer: C,
        /// The engine whose answer it is.
        engine: &'static str,
    },
    /// Claimed infeasible: where there is no ray, [`super::explain`] finds the proof.
    Infeasible {
        /// The claimed proof, if any; unverified.
        ray: Option<Vec<f64>>,
    },
    /// Claimed unbounded.
    Unbounded {
        /// The claimed proof, if any; unverified.
        ray: Option<Ray>,
    },
    /// The watch tripped first.
    Interrupted {
        /// The best primal point at hand, if any; unverified.
        best: Option<Vec<f64>>,
    },
}

/// No way of solving gave an answer that stands.
#[derive(Debug, thiserror::Error)]
pub enum Unsettled<R> {
    /// The last engine tried broke.
    #[error(transparent)]
    Engine(EngineFailure),
    /// The last answer was refused.
    #[error("the answer of {engine} was refused: {refusal}")]
    Refused {
        /// Whose answer.
        engine: &'static str,
        /// Why.
        refusal: R,
    },
}

/// Solves with `engine` and certifies; where that fails, with the programme scaled, then with
/// every other engine compiled in, plain and scaled.
///
/// `certify` judges an answer (`|answer| verify::certify(lp, objective, answer)`): it is handed
/// in, because engines and their judge share nothing.
///
/// # Errors
/// The last failure or refusal, once every way has been tried.
pub fn solve_certified<C, R>(
    engine: &dyn Engine,
    lp: &Lp,
    objective: &Objective,
    watch: &Watch,
    mut certify: impl FnMut(Answer) -> Result<C, R>,
) -> Result<Settled<C>, Unsettled<R>> {
    let mut last = match attempt(engine, lp, objective, watch, &mut certify) {
        Ok(settled) => return Ok(settled),
        Err(unsettled) => unsettled,
    };
    let scaled_microlp = Scaled(Microlp);
    #[cfg(feature = "highs")]
    let scaled_highs = Scaled(super::Highs);
    let others: Vec<&dyn Engine> = vec![
        #[cfg(feature = "highs")]
        &super::Highs,
        #[cfg(feature = "highs")]
        &scaled_highs,
        &Microlp,
        &scaled_microlp,
    ];
    // The same engine on the scaled programme comes first, itself unscaled not again.
    let own_scaled = others
        .iter()
        .enumerate()
        .filter(|(at, other)| at % 2 == 1 && other.name() == engine.name());
    let foreign = others.iter().enumerate().filter(|(_, other)| other.name() != engine.name());
    for (_, other) in own_scaled.chain(foreign) {
        match attempt(*other, lp, objective, watch, &mut certify) {
            Ok(settled) => return Ok(settled),
            Err(unsettled) => last = unsettled,
        }
    }
    Err(last)
}

/// One way of solving.
fn attempt<C, R>(
    engine: &dyn Engine,
    lp: &Lp,
    objective: &Objective,
    watch: &Watch,
    certify: &mut impl FnMut(Answer) -> Result<C, R>,
) -> Result<Settled<C>, Unsettled<R>> {
    match engine.solve(lp, objective, watch) {
        Ok(Outcome::Optimal(answer)) => certify(answer)
            .map(|answer| Settled::Certified { answer, engine: engine.name() })
            .map_err(|refusal| Unsettled::Refused { engine: engine.name(), refusal }),
        Ok(Outcome::Infeasible { ray }) => Ok(Settled::Infeasible { ray }),
        Ok(Outcome::Unbounded { ray }) => Ok(Settled::Unbounded { ray }),
        Ok(Outcome::Interrupted { best }) => Ok(Settled::Interrupted { best }),
        Err(failure) => Err(Unsettled::Engine(failure)),
    }
}
