//! Feasible answers with a bound on the gap, for solves stopped at a limit.

use super::certified::check_objective;
use super::refusal::{Refusal, check_values};
use super::residuals::{
    Residuals, dual_side, minimised_value, primal_side, pulled_at, reduced_cost,
};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Lp, Objective, Sum};
use crate::tolerances::{CERTIFIED_DUAL, CERTIFIED_PRIMAL};

/// A point with verified feasibility; only [`certify_feasible`] makes one.
#[derive(Clone, Debug)]
pub struct Feasible {
    primal: Vec<f64>,
    value: f64,
    bound: Option<f64>,
    residual: f64,
}

impl Feasible {
    /// One value per column.
    #[must_use]
    pub fn primal(&self) -> &[f64] {
        &self.primal
    }

    /// The objective's value in its own sense, constant included.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// A bound that no point can improve on, in the objective's own sense, constant included;
    /// `None` if none is known.
    #[must_use]
    pub fn bound(&self) -> Option<f64> {
        self.bound
    }

    /// Largest relative violation of a bound, as [`Residuals::primal`].
    #[must_use]
    pub fn residual(&self) -> f64 {
        self.residual
    }
}

/// Certifies that `primal` satisfies every bound, and computes the best bound that `dual` (if
/// given, its signs repaired) or the columns' own bounds give by weak duality.
///
/// # Errors
/// A [`Refusal`] if a bound is violated by more than [`CERTIFIED_PRIMAL`], a value is not
/// finite or a vector has another length than the programme. A `dual` that proves nothing is not
/// an error.
pub fn certify_feasible(
    lp: &Lp,
    objective: &Objective,
    primal: Vec<f64>,
    dual: Option<Vec<f64>>,
) -> Result<Feasible, Refusal> {
    check_objective(lp, objective)?;
    check_values("primal", &primal, lp.columns().len(), |at| lp.column_name(ColumnId::at(at)))?;
    if let Some(dual) = &dual {
        check_values("dual", dual, lp.rows().len(), |at| lp.row_name(RowId::at(at)))?;
    }
    let (_, worst) = primal_side(lp, &primal);
    if worst.residual > CERTIFIED_PRIMAL {
        return Err(Refusal::Residuals {
            residuals: Residuals { primal: worst.residual, dual: 0.0, gap: f64::INFINITY },
            primal_worst: worst.offender.map_or_else(String::new, |at| at.name(lp).to_owned()),
            dual_worst: String::new(),
        });
    }
    let sign = objective.sense.sign();
    let unpriced = weak_duality(lp, objective, vec![0.0; lp.rows().len()]);
    let priced = dual.and_then(|dual| weak_duality(lp, objective, dual));
    let bound = match (unpriced, priced) {
        (Some(one), Some(other)) => Some(one.max(other)),
        (one, other) => one.or(other),
    };
    Ok(Feasible {
        value: sign.mul_add(minimised_value(objective, &primal), objective.constant),
        bound: bound.map(|bound| sign.mul_add(bound, objective.constant)),
        primal,
        residual: worst.residual,
    })
}

/// The dual objective of `dual` with prices of missing bounds set to zero; `None` if a
/// reduced cost, beyond rounding, still needs a bound that does not exist.
fn weak_duality(lp: &Lp, objective: &Objective, mut dual: Vec<f64>) -> Option<f64> {
    for (price, bounds) in dual.iter_mut().zip(lp.rows()) {
        if pulled_at(*bounds, *price).is_none() {
            *price = 0.0;
        }
    }
    let sign = objective.sense.sign();
    let cost = |column: ColumnId| sign * objective.cost(column);
    let side = dual_side(lp, &dual, lp.objective_size(objective), cost);
    if side.worst.residual > CERTIFIED_DUAL {
        return None;
    }
    // Even a small reduced cost without a bound must not be ignored in a rigorous bound: without
    // a bound the column is free.
    let mut exact = Sum::from_value(side.value);
    for (column, bounds) in lp.columns().enumerated() {
        let (reduced, largest) = reduced_cost(lp, &dual, column, cost(column));
        if pulled_at(*bounds, reduced).is_none() && reduced.abs() > f64::EPSILON * 16.0 * largest {
            exact.add(f64::NEG_INFINITY);
        }
    }
    exact.value().is_finite().then_some(exact.value())
}
