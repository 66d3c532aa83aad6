//! The computational form: `A·x − s = 0` with bounds on columns and activities, scaled.

use super::super::scaling::Scaling;
use super::entries::Packed;
use crate::ids::Id;
use crate::lp::{Bounds, Lp, Objective};

/// Costs are brought below this by a common factor.
pub(super) const LARGEST_COST: f64 = 1024.0;

/// The scaled coefficients, shared by every solve of a programme.
///
/// Variables are numbered columns first, then one *activity* per row, whose column is the negative
/// unit vector: its reduced cost is the row's dual value.
#[derive(Debug)]
pub(super) struct Form {
    pub rows: usize,
    pub columns: usize,
    pub by_column: Packed,
    pub by_row: Packed,
    /// What one scaled unit of each variable is in its own unit.
    pub units: Vec<f64>,
    /// Whether units are powers of two, so that counting in them rounds nothing.
    pub exact: bool,
}

impl Form {
    pub fn of(lp: &Lp) -> Self {
        Self { exact: !lp.has_sizes(), ..Self::with(lp, &Scaling::of(lp)) }
    }

    /// A programme of as many rows and columns in the units of this one.
    pub fn in_these_units(&self, lp: &Lp) -> Self {
        let (columns, activities) = self.units.split_at(self.columns);
        let rows = activities.iter().map(|unit| 1.0 / unit).collect();
        let exact = self.exact;
        Self { exact, ..Self::with(lp, &Scaling { rows, columns: columns.to_vec() }) }
    }

    #[allow(clippy::cast_possible_truncation)] // programmes have fewer than 2^32 entries
    fn with(lp: &Lp, scaling: &Scaling) -> Self {
        let (rows, columns) = (lp.rows().len(), lp.columns().len());
        let mut by_column = Packed::default();
        by_column.starts.push(0);
        for (column, factor) in lp.columns().ids().zip(&scaling.columns) {
            for &(row, value) in lp.matrix().column(column) {
                by_column.places.push(row.position() as u32);
                by_column.values.push(value * factor * scaling.rows[row.position()]);
            }
            by_column.starts.push(by_column.places.len() as u32);
        }
        let by_row = by_column.transposed(rows);
        let activities = scaling.rows.iter().map(|factor| 1.0 / factor);
        let units = scaling.columns.iter().copied().chain(activities).collect();
        Self { rows, columns, by_column, by_row, units, exact: true }
    }

    /// A programme's costs as minimised, scaled; returns the factor that brings them to a size at
    /// which tolerances mean the same everywhere.
    pub fn scale_costs(&self, objective: &Objective, costs: &mut [f64]) -> f64 {
        let sign = objective.sense.sign();
        costs.fill(0.0);
        let mut largest = 0.0_f64;
        for ((cost, given), unit) in costs.iter_mut().zip(&objective.costs).zip(&self.units) {
            *cost = sign * given * unit;
            largest = largest.max(cost.abs());
        }
        let mut factor = 1.0;
        if largest > LARGEST_COST {
            factor = (LARGEST_COST / largest).log2().floor().exp2();
        } else if largest > 0.0 && largest < 1.0 {
            factor = (1.0 / largest).log2().ceil().exp2();
        }
        for cost in costs {
            *cost *= factor;
        }
        factor
    }

    pub fn variables(&self) -> usize {
        self.rows + self.columns
    }

    /// The bounds of a variable in scaled units.
    pub fn scaled(&self, variable: usize, bounds: Bounds) -> (f64, f64) {
        (bounds.lower / self.units[variable], bounds.upper / self.units[variable])
    }

    /// Calls `visit` with each row and coefficient of a variable.
    pub fn each_entry(&self, variable: usize, mut visit: impl FnMut(usize, f64)) {
        if variable < self.columns {
            let (rows, values) = self.by_column.line(variable);
            for (&row, &value) in rows.iter().zip(values) {
                visit(row as usize, value);
            }
        } else {
            visit(variable - self.columns, -1.0);
        }
    }

    /// The product of a vector over rows with a variable's coefficients.
    pub fn product(&self, variable: usize, vector: &[f64]) -> f64 {
        if variable < self.columns {
            let (rows, values) = self.by_column.line(variable);
            rows.iter().zip(values).map(|(&row, value)| vector[row as usize] * value).sum()
        } else {
            -vector[variable - self.columns]
        }
    }
}
