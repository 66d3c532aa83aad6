//! An engine on the scaled programme, for programmes that its own scaling cannot handle.

use super::deadline::Deadline;
use super::engine::{Engine, Outcome};
use super::failure::EngineFailure;
use super::scaling::Scaling;
use crate::lp::{Answer, Lp, Objective};

/// An engine that solves the programme scaled, for programmes its own scaling does not master.
///
/// Factors are powers of two, so that scaling and unscaling round nothing.
pub struct Scaled<E>(pub E);

impl<E: Engine> Engine for Scaled<E> {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn solve(
        &self,
        lp: &Lp,
        objective: &Objective,
        deadline: &Deadline,
    ) -> Result<Outcome, EngineFailure> {
        let scaling = Scaling::of(lp);
        let (scaled, scaled_objective, unit) = scaling.apply(lp, objective);
        Ok(match self.0.solve(&scaled, &scaled_objective, deadline)? {
            Outcome::Optimal(Answer { primal, dual }) => Outcome::Optimal(Answer {
                primal: scaling.primal(primal),
                dual: dual.iter().zip(&scaling.rows).map(|(y, row)| y * row * unit).collect(),
            }),
            Outcome::Interrupted { best } => {
                Outcome::Interrupted { best: best.map(|point| scaling.primal(point)) }
            }
            other => other,
        })
    }
}
