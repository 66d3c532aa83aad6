//! A linear programme: solves and verifies it, and reports what is proven.

use super::super::prove::{self, Proven};
use super::record::{blank, column_values, row_values};
use crate::lp::{Lp, Objective, Solution, SolutionResiduals, SolutionStatus};
use crate::solve::{Deadline, Engine, Record, Settled};

/// Solves a programme and certifies whatever is claimed of it: an optimum, that there is no
/// point, or that there is no end. A claim that does not stand is put to the next engine.
pub(super) fn solve(
    lp: &Lp,
    objective: &Objective,
    engines: &[Box<dyn Engine>],
    deadline: &Deadline,
) -> Solution {
    let mut refused = 0;
    for engine in engines {
        let settled = prove::attempted(&**engine, lp, objective, None, deadline);
        let Ok(settled) = settled else { break };
        match proven(lp, objective, &**engine, settled, deadline) {
            Some(solution) => {
                return Solution { refused: solution.refused + refused, ..solution };
            }
            None if deadline.stopped() => {
                let solution = blank(lp, objective, SolutionStatus::Interrupted, engine.name());
                return Solution { refused, ..solution };
            }
            None => refused += 1,
        }
    }
    let last = engines.last().map_or("none", |engine| engine.name());
    let refused = refused.max(engines.len());
    Solution { refused, ..blank(lp, objective, SolutionStatus::Imprecise, last) }
}

/// The solution that a claim proves, `None` if verification fails.
fn proven(
    lp: &Lp,
    objective: &Objective,
    engine: &dyn Engine,
    settled: Proven,
    deadline: &Deadline,
) -> Option<Solution> {
    let start = |status, record: &Record| Solution {
        certified: true,
        iterations: record.iterations,
        refused: record.refused,
        ..blank(lp, objective, status, record.engine)
    };
    match settled {
        Settled::Certified { answer, record } => {
            let residuals = answer.residuals();
            Some(Solution {
                objective: Some(answer.value()),
                bound: Some(answer.bound()),
                residuals: Some(SolutionResiduals {
                    primal: residuals.primal,
                    dual: residuals.dual,
                    gap: residuals.gap,
                }),
                column_values: Some(column_values(lp, objective, &answer)),
                row_values: Some(row_values(lp, objective, &answer)),
                ..start(SolutionStatus::Optimal, &record)
            })
        }
        Settled::Infeasible { ray, record } => {
            let proof = prove::no_point(lp, ray, engine, deadline)?;
            let margin = Some(proof.margin()).filter(|margin| margin.is_finite());
            Some(Solution { margin, ..start(SolutionStatus::Infeasible, &record) })
        }
        Settled::Unbounded { ray, record } => {
            let proof = prove::without_end(lp, objective, ray, deadline)?;
            let margin = Some(proof.gain());
            Some(Solution { margin, ..start(SolutionStatus::Unbounded, &record) })
        }
        Settled::Interrupted { best, record } => {
            let best = best.and_then(|point| prove::feasible(lp, objective, point));
            Some(Solution {
                objective: best.as_ref().map(crate::verify::Feasible::value),
                bound: best.as_ref().and_then(crate::verify::Feasible::bound),
                certified: false,
                ..start(SolutionStatus::Interrupted, &record)
            })
        }
    }
}
