//! Points with whole numbers.

use super::refusal::Refusal;
use super::{Feasible, certify_feasible};
use crate::ids::Id;
use crate::lp::{Lp, Objective};
use crate::tolerances::CERTIFIED_WHOLE;

/// A point with verified feasibility, whole numbers included; only [`certify_whole`] makes one.
#[derive(Clone, Debug)]
pub struct Whole {
    feasible: Feasible,
    off: f64,
}

impl Whole {
    /// One value per column.
    #[must_use]
    pub fn primal(&self) -> &[f64] {
        self.feasible.primal()
    }

    /// The objective's value in its own sense, constant included.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.feasible.value()
    }

    /// Largest relative violation of a bound, as [`super::Residuals::primal`].
    #[must_use]
    pub fn residual(&self) -> f64 {
        self.feasible.residual()
    }

    /// Largest distance of a value from its domain.
    #[must_use]
    pub fn off(&self) -> f64 {
        self.off
    }
}

/// Certifies that a point satisfies every bound and that every value is of its column's domain.
///
/// # Errors
/// A [`Refusal`] as [`certify_feasible`], and [`Refusal::NotWhole`] if a value is further than
/// [`CERTIFIED_WHOLE`] from its domain.
pub fn certify_whole(lp: &Lp, objective: &Objective, primal: Vec<f64>) -> Result<Whole, Refusal> {
    let feasible = certify_feasible(lp, objective, primal, None)?;
    let mut off = 0.0_f64;
    for (column, domain) in lp.whole_columns() {
        let value = feasible.primal()[column.position()];
        let distance = domain.distance(value);
        if distance.is_nan() || distance > CERTIFIED_WHOLE {
            return Err(Refusal::NotWhole { column: lp.column_name(column).to_owned(), value });
        }
        off = off.max(distance);
    }
    Ok(Whole { feasible, off })
}
