//! The first-order method as an engine that looks for a value no worse than a given one.

use super::{FirstOrderOptions, first_order_presolved};
use crate::lp::{Lp, Objective};
use crate::solve::deadline::Deadline;
use crate::solve::engine::{Engine, Outcome, Solved};
use crate::solve::failure::EngineFailure;
use crate::solve::simplex::Basis;

/// Residuals and gap it ends at: ten times more exact than what is certified.
const TOLERANCE: f64 = 1e-8;

/// Iterations it may take. Sums of goals of service took 2,900 to 7,300 with 4,800 to 37,000 rows;
/// where it has not ended by then it ends late or never.
const ITERATIONS: u64 = 12_000;

/// Looks for an optimum whose value is no worse than given, and gives up where there is none or where
/// it takes long. An answer has no basis, and its prices are not exact enough to freeze by.
#[derive(Clone, Copy, Debug)]
pub struct FirstOrderEngine {
    /// The worst value looked for, as minimised.
    pub no_more_than: f64,
}

impl Engine for FirstOrderEngine {
    fn name(&self) -> &'static str {
        "first-order"
    }

    fn solve(
        &self,
        lp: &Lp,
        objective: &Objective,
        deadline: &Deadline,
    ) -> Result<Outcome, EngineFailure> {
        let work = ITERATIONS * (lp.matrix().entries() as u64).max(1);
        let options = FirstOrderOptions { tolerance: TOLERANCE, work, threads: 1 };
        let found = first_order_presolved(lp, objective, options, deadline);
        let sign = objective.sense.sign();
        let good = found.filter(|it| {
            it.converged && sign * objective.value(&it.answer.primal) <= self.no_more_than
        });
        Ok(good.map_or(Outcome::Interrupted { best: None }, |it| Outcome::Optimal(it.answer)))
    }

    fn solve_from(
        &self,
        lp: &Lp,
        objective: &Objective,
        _start: Option<&Basis>,
        deadline: &Deadline,
    ) -> Result<Solved, EngineFailure> {
        let outcome = self.solve(lp, objective, deadline)?;
        Ok(Solved { outcome, basis: None, iterations: None, by: self.name(), optimum: None })
    }
}
