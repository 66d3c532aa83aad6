//! Our simplex method as one of the engines.

use super::basis::Basis;
use super::optimise::Status;
use super::state::Simplex;
use crate::lp::{Lp, Objective};
use crate::solve::{Engine, EngineFailure, Outcome, Solved, Watch, interior_point};

/// The engine's name.
const NAME: &str = "simplex";

/// Our own simplex method, always compiled in: takes up from a basis, and proves what it claims.
#[derive(Clone, Copy, Debug, Default)]
pub struct SimplexEngine;

/// Rows from which an interior point may be asked for help.
const MANY_ROWS: usize = 500;

/// How many pivots per row a solve may take before it is: programmes of service rarely take more
/// than one and a half, those of money ten and more, each as dear as several of the first.
const PIVOTS_PER_ROW: u64 = 2;

impl SimplexEngine {
    /// Pivots; where that takes long, an interior point is found and pivots finish what it leaves.
    fn optimise(
        self,
        lp: &Lp,
        objective: &Objective,
        simplex: &mut Simplex,
        watch: &Watch,
    ) -> Status {
        if lp.rows().len() < MANY_ROWS {
            return simplex.optimise(watch);
        }
        let patience = PIVOTS_PER_ROW * lp.rows().len() as u64;
        let before = simplex.iterations();
        let status = simplex.optimise_within(watch, patience);
        let used = simplex.iterations() - before;
        let limit = watch.iterations().unwrap_or(u64::MAX);
        if status != Status::Interrupted || watch.stopped() || used >= limit {
            return status;
        }
        if let Some(answer) = interior_point(lp, objective, watch) {
            simplex.cross_over(lp, objective, &answer, watch);
        }
        simplex.optimise_within(watch, limit - used)
    }
}

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
        let outcome = match self.optimise(lp, objective, &mut simplex, watch) {
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
