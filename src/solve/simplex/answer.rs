//! The answer of a basis in the programme's own units: values, dual values, proofs.

use super::state::Simplex;
use crate::lp::{Answer, Lp, Ray};
use crate::solve::slackness::repair_signs;

impl Simplex {
    /// The values and dual values of the current basis, in the programme's own units.
    #[must_use]
    pub fn answer(&self) -> Answer {
        // An activity's reduced cost; zero if it is basic.
        let activities = self.form.columns..self.form.variables();
        let dual = activities.map(|it| self.costs.in_own_unit(it, &self.form)).collect();
        Answer { primal: self.point(), dual }
    }

    /// The values of the current basis, one per column.
    #[must_use]
    pub fn point(&self) -> Vec<f64> {
        let mut primal = self.values.point(self.form.columns, &self.variables);
        for (value, unit) in primal.iter_mut().zip(&self.form.units) {
            *value *= unit;
            if !self.form.exact {
                *value = fifteen_digits(*value);
            }
        }
        primal
    }

    /// After `Status::Infeasible`: one multiplier per row (a Farkas ray).
    #[must_use]
    pub fn farkas_ray(&self, lp: &Lp) -> Vec<f64> {
        let columns = self.form.columns;
        let largest = self.ray().iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        let units = &self.form.units[columns..];
        let mut ray: Vec<f64> = self
            .ray()
            .iter()
            .zip(units)
            .map(|(value, unit)| if value.abs() > 1e-12 * largest { value / unit } else { 0.0 })
            .collect();
        repair_signs(lp, &mut ray);
        ray
    }

    /// After `Status::Unbounded`: a point and a ray from it.
    #[must_use]
    pub fn unbounded_ray(&self) -> Ray {
        let direction = self.ray()[..self.form.columns]
            .iter()
            .zip(&self.form.units)
            .map(|(change, unit)| change * unit)
            .collect();
        Ray { point: self.point(), direction }
    }
}

/// A number without the rounding of a change of units: its first fifteen digits.
fn fifteen_digits(value: f64) -> f64 {
    // Whole values have no more digits, and most values are zero: logarithms are slow.
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::float_cmp)]
    if value.abs() < 1e15 && (value as i64) as f64 == value {
        return value;
    }
    let place = 14.0 - value.abs().log10().floor();
    if !(-290.0..290.0).contains(&place) {
        return value;
    }
    #[allow(clippy::cast_possible_truncation)] // between -290 and 290
    let unit = 10_f64.powi(place.abs() as i32);
    if place < 0.0 { (value / unit).round() * unit } else { (value * unit).round() / unit }
}
