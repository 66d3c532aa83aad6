//! Our simplex method as one of the engines.

use super::basis::Basis;
use super::optimise::Status;
use super::state::Simplex;
use crate::lp::{Lp, Objective};
use crate::solve::{Engine, EngineFailure, Outcome, Solved, Watch};

/// The engine's name.
const NAME: &str = "simplex";

/// Our own simplex method, always compiled in: takes up from a basis, and proves what it claims.
#[derive(Clone, Copy, Debug, Default)]
pub struct SimplexEngine;

impl Engine for SimplexEngine {
    fn name(&self) -> &'static str {
        NAME
    }

    fn solve(
        &self,
        lp: &Lp,
        objective: &Objective,
        watch: &Watch,
    ) -> Result<Outcome, EngineFailure> {
        self.solve_from(lp, objective, None, watch).map(|solved| solved.outcome)
    }

    fn solve_from(
        &self,
        lp: &Lp,
        objective: &Objective,
        start: Option<&Basis>,
        watch: &Watch,
    ) -> Result<Solved, EngineFailure> {
        let mut simplex = Simplex::load(lp, objective);
        if let Some(start) = start {
            let mut start = start.clone();
            start.fit(lp);
            simplex.start(&start);
        }
        let outcome = match simplex.optimise(watch) {
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
        let basis = Some(simplex.basis());
        Ok(Solved { outcome, basis, iterations: Some(simplex.iterations()) })
    }
}
