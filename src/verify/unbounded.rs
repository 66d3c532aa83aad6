//! Proofs that an objective is unbounded.

use super::Offender;
use super::certified::check_objective;
use super::refusal::{Refusal, check_values};
use super::residuals::{Residuals, primal_side};
use crate::ids::{ColumnId, Id};
use crate::lp::{Bounds, Lp, Objective, Ray, Sum};
use crate::tolerances::{CERTIFIED_PRIMAL, ENDLESS_MARGIN, ENDLESS_ZERO};

/// A proof that no value of an objective is the best; only [`certify_unbounded`] makes one.
#[derive(Clone, Debug)]
pub struct Unbounded {
    ray: Ray,
    gain: f64,
}

impl Unbounded {
    /// A feasible point, and the way from it that betters the objective with every step.
    #[must_use]
    pub fn ray(&self) -> &Ray {
        &self.ray
    }

    /// What one step gains, relative to the magnitudes of the terms it is the sum of.
    #[must_use]
    pub fn gain(&self) -> f64 {
        self.gain
    }
}

/// Certifies that an objective is unbounded: the ray's point satisfies every bound, no
/// step along its direction comes nearer to any, and each step improves the objective (A.
/// Schrijver, *Theory of Linear and Integer Programming*, 1986, section 8.2).
///
/// # Errors
/// [`Refusal::Residuals`] if the point is not feasible, [`Refusal::Endless`] if the
/// direction runs into a bound or gains nothing, or a refusal of the shape.
pub fn certify_unbounded(lp: &Lp, objective: &Objective, ray: Ray) -> Result<Unbounded, Refusal> {
    check_objective(lp, objective)?;
    let name = |at| lp.column_name(ColumnId::at(at));
    check_values("primal", &ray.point, lp.columns().len(), name)?;
    check_values("ray", &ray.direction, lp.columns().len(), name)?;
    let (_, worst) = primal_side(lp, &ray.point);
    if worst.residual > CERTIFIED_PRIMAL {
        return Err(Refusal::Residuals {
            residuals: Residuals { primal: worst.residual, dual: 0.0, gap: f64::INFINITY },
            primal_worst: worst.offender.map_or_else(String::new, |at| at.name(lp).to_owned()),
            dual_worst: String::new(),
        });
    }
    let sign = objective.sense.sign();
    let mut gain = Sum::default();
    let mut magnitude = 0.0_f64;
    for (cost, change) in objective.costs.iter().zip(&ray.direction) {
        gain.add_product(-sign * cost, *change);
        magnitude += (cost * change).abs();
    }
    let gain = gain.value() / magnitude.max(f64::MIN_POSITIVE);
    let stopped_by = runs_into(lp, &ray.direction);
    if stopped_by.is_none() && gain > ENDLESS_MARGIN {
        Ok(Unbounded { ray, gain })
    } else {
        let worst = stopped_by.map_or_else(String::new, |at| at.name(lp).to_owned());
        Err(Refusal::Endless { gain, worst })
    }
}

/// The first column or row whose bound the direction approaches.
fn runs_into(lp: &Lp, direction: &[f64]) -> Option<Offender> {
    // Changes are counted in the columns' natural sizes.
    let natural = |column: ColumnId| direction[column.position()] / lp.column_size(column);
    let length = lp.columns().ids().fold(0.0_f64, |most, it| most.max(natural(it).abs()));
    let ends = |bounds: Bounds, change: f64, scale: f64| {
        let end = if change < 0.0 { bounds.lower } else { bounds.upper };
        end.is_finite() && change.abs() > ENDLESS_ZERO * scale
    };
    let column =
        lp.columns().enumerated().find(|(column, bounds)| ends(**bounds, natural(*column), length));
    if let Some((column, _)) = column {
        return Some(Offender::Column(column));
    }
    let row = lp.rows().enumerated().find(|(row, bounds)| {
        let mut change = Sum::default();
        let mut largest = 0.0_f64;
        for &(column, coefficient) in lp.matrix().row(*row) {
            change.add_product(coefficient, direction[column.position()]);
            largest = largest.max(coefficient.abs() * lp.column_size(column));
        }
        ends(**bounds, change.value(), largest * length)
    });
    row.map(|(row, _)| Offender::Row(row))
}
