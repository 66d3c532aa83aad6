//! Proofs that no answer exists.

use super::Offender;
use super::refusal::{Refusal, check_values};
use super::residuals::pulled_at;
use crate::ids::{Id, RowId};
use crate::lp::{Bounds, Lp, Sum};
use crate::tolerances::{CERTIFIED_PRIMAL, FARKAS_MARGIN, FARKAS_ZERO};

/// A proof that a programme has no feasible point; only [`certify_infeasible`] makes one.
#[derive(Clone, Debug)]
pub struct Infeasible {
    ray: Vec<f64>,
    margin: f64,
    crossed: Option<Offender>,
}

impl Infeasible {
    /// One multiplier per row: weighted by them, the rows demand more than the columns can give.
    #[must_use]
    pub fn ray(&self) -> &[f64] {
        &self.ray
    }

    /// By how much, relative to the terms of the comparison.
    #[must_use]
    pub fn margin(&self) -> f64 {
        self.margin
    }

    /// The row or column whose own bounds contradict each other, which needs no ray.
    #[must_use]
    pub fn crossed(&self) -> Option<Offender> {
        self.crossed
    }
}

/// Certifies by Farkas' lemma (A. Schrijver, *Theory of Linear and Integer Programming*, 1986,
/// section 7.3) that no point satisfies every bound.
///
/// With `z = A'y`: every feasible point has `Σ y·(bound of the row y pulls at) ≤ Σ z·x ≤
/// Σ z·(bound of the column z pushes to)`. If the left exceeds the right, there is none.
///
/// # Errors
/// [`Refusal::Ray`] if the ray proves nothing, or a refusal of its shape.
pub fn certify_infeasible(lp: &Lp, ray: Vec<f64>) -> Result<Infeasible, Refusal> {
    check_values("ray", &ray, lp.rows().len(), |at| lp.row_name(RowId::at(at)))?;
    if let Some(crossed) = crossed(lp) {
        return Ok(Infeasible { ray, margin: f64::INFINITY, crossed: Some(crossed) });
    }
    let mut excess = Sum::default();
    let mut magnitude = 0.0_f64;
    let mut offender = None;
    let ray_size = largest_term(lp, &ray);
    for (row, bounds) in lp.rows().enumerated() {
        let multiplier = ray[row.position()];
        match pulled_at(*bounds, multiplier) {
            Some(end) => {
                excess.add_product(multiplier, end);
                magnitude += (multiplier * end).abs();
            }
            None => offender = offender.or(Some(Offender::Row(row))),
        }
    }
    for (column, bounds) in lp.columns().enumerated() {
        let mut combined = Sum::default();
        for &(row, coefficient) in lp.matrix().column(column) {
            combined.add_product(coefficient, ray[row.position()]);
        }
        let combined = combined.value();
        // The most the columns can give: a positive weight pushes to the upper bound.
        match pulled_at(*bounds, -combined) {
            Some(end) => {
                excess.add_product(-combined, end);
                magnitude += (combined * end).abs();
            }
            None if combined.abs() * lp.column_size(column) <= FARKAS_ZERO * ray_size => {}
            None => offender = offender.or(Some(Offender::Column(column))),
        }
    }
    let margin = excess.value() / magnitude.max(f64::MIN_POSITIVE);
    if offender.is_none() && margin > FARKAS_MARGIN {
        Ok(Infeasible { ray, margin, crossed: None })
    } else {
        let worst = offender.map_or_else(String::new, |at| at.name(lp).to_owned());
        Err(Refusal::Ray { margin, worst })
    }
}

/// The largest magnitude of a coefficient times its row's multiplier, per natural unit of its
/// column.
fn largest_term(lp: &Lp, ray: &[f64]) -> f64 {
    lp.rows()
        .ids()
        .flat_map(|row| lp.matrix().row(row).iter().map(move |entry| (row, *entry)))
        .fold(0.0, |most, (row, (column, value))| {
            most.max((value * lp.column_size(column) * ray[row.position()]).abs())
        })
}

/// The first row or column whose lower bound is above its upper bound.
fn crossed(lp: &Lp) -> Option<Offender> {
    let crosses = |bounds: &Bounds, size: f64| {
        bounds.lower - bounds.upper > CERTIFIED_PRIMAL * (size + bounds.lower.abs())
    };
    let mut columns = lp.columns().enumerated();
    let column = columns.find(|(column, bounds)| crosses(bounds, lp.column_size(*column)));
    let mut rows = lp.rows().enumerated();
    let row = rows.find(|(row, bounds)| crosses(bounds, lp.row_size(*row)));
    column
        .map(|(column, _)| Offender::Column(column))
        .or_else(|| row.map(|(row, _)| Offender::Row(row)))
}
