//! A programme written by others: solves and verifies it, and reports what is proven.

use super::prove::{self, Proven};
use crate::ids::Id;
use crate::lp::{
    ColumnValue, Lp, Objective, RowValue, Sense, Solution, SolutionResiduals, SolutionStatus,
};
use crate::solve::{ChoiceError, Deadline, Engine, EngineChoice, Record, Settled, panel};
use crate::verify::Certified;

/// Solves a programme and certifies whatever is claimed of it: an optimum, that there is no
/// point, or that there is no end. A claim that does not stand is put to the next engine.
///
/// # Errors
/// If the chosen engine is not part of this build.
pub fn solve(
    lp: &Lp,
    objective: &Objective,
    choice: EngineChoice,
    deadline: &Deadline,
) -> Result<Solution, ChoiceError> {
    let mut engines = panel(choice)?;
    let named = |engine: &dyn Engine| engines.iter().any(|other| other.name() == engine.name());
    let others = panel(EngineChoice::Auto)?.into_iter().filter(|other| !named(&**other));
    let others: Vec<Box<dyn Engine>> = others.collect();
    engines.extend(others);
    let mut refused = 0;
    for engine in &engines {
        let settled = prove::attempted(&**engine, lp, objective, None, deadline);
        let Ok(settled) = settled else { break };
        match proven(lp, objective, &**engine, settled, deadline) {
            Some(solution) => {
                return Ok(Solution { refused: solution.refused + refused, ..solution });
            }
            None if deadline.stopped() => {
                let solution = blank(lp, objective, SolutionStatus::Interrupted, engine.name());
                return Ok(Solution { refused, ..solution });
            }
            None => refused += 1,
        }
    }
    let last = engines.last().map_or("none", |engine| engine.name());
    let refused = refused.max(engines.len());
    Ok(Solution { refused, ..blank(lp, objective, SolutionStatus::Imprecise, last) })
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

/// A solution of which nothing is known yet.
fn blank(lp: &Lp, objective: &Objective, status: SolutionStatus, engine: &str) -> Solution {
    let sense = match objective.sense {
        Sense::Minimise => "minimise",
        Sense::Maximise => "maximise",
    };
    Solution {
        status,
        objective: None,
        bound: None,
        iterations: None,
        certified: false,
        residuals: None,
        margin: None,
        engine: engine.to_owned(),
        refused: 0,
        name: lp.name().to_owned(),
        goal: objective.name.clone(),
        sense: sense.to_owned(),
        rows: lp.rows().len(),
        columns: lp.columns().len(),
        entries: lp.rows().ids().map(|row| lp.matrix().row(row).len()).sum(),
        notes: Vec::new(),
        column_values: None,
        row_values: None,
    }
}

fn column_values(lp: &Lp, objective: &Objective, answer: &Certified) -> Vec<ColumnValue> {
    let sign = objective.sense.sign();
    let value = |column: crate::ids::ColumnId| ColumnValue {
        name: lp.column_name(column).to_owned(),
        value: answer.column(column),
        reduced_cost: in_own_sense(sign, answer.reduced_costs()[column.position()]),
    };
    lp.columns().ids().map(value).collect()
}

fn row_values(lp: &Lp, objective: &Objective, answer: &Certified) -> Vec<RowValue> {
    let sign = objective.sense.sign();
    let value = |row: crate::ids::RowId| RowValue {
        name: lp.row_name(row).to_owned(),
        activity: answer.activities()[row.position()],
        price: in_own_sense(sign, answer.price(row)),
    };
    lp.rows().ids().map(value).collect()
}

/// A price of the objective as minimised, in the objective's own sense; never a negative zero.
fn in_own_sense(sign: f64, price: f64) -> f64 {
    sign * price + 0.0
}
