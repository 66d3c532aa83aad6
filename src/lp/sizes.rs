//! The natural size of each column and row. Tolerances are relative to it, so that results do not
//! depend on the units of a programme.

use std::sync::Arc;

use super::{Bounds, Matrix};
use crate::ids::{Id, IdVec, RowId};

/// The least part of its largest term that a row may be given for its size.
const LEAST_OWN: f64 = 1e-6;

/// Natural sizes. They are not rounded to powers of two: the same programme in other units, counted
/// in its sizes, has the same numbers but for their last digit, and is solved by the same pivots.
#[derive(Clone, Debug)]
pub(super) struct Sizes {
    /// The typical value of a column, in its own unit.
    pub columns: Vec<f64>,
    /// The largest coefficient of a row times the size of its column, or the size given to the row.
    pub rows: Vec<f64>,
    /// The sizes given to rows.
    pub given: Vec<Option<f64>>,
}

impl Sizes {
    /// Sizes of rows that are not given follow from the columns'.
    pub fn of(
        columns: Vec<f64>,
        mut given: Vec<Option<f64>>,
        matrix: &Matrix,
        rows: &IdVec<RowId, Bounds>,
    ) -> Arc<Self> {
        given.resize(rows.len(), None);
        let size = |row: RowId| {
            let entries = matrix.row(row).iter();
            let largest =
                entries.map(|&(column, value)| (value * columns[column.position()]).abs());
            let largest = Self::or_one(largest.fold(0.0, f64::max));
            // A given size far below the terms would make coefficients no method can pivot on.
            given[row.position()].map_or(largest, |own| Self::or_one(own).max(LEAST_OWN * largest))
        };
        let rows = rows.ids().map(size).collect();
        Arc::new(Self { columns, rows, given })
    }

    /// A size; 1 if it is not positive and finite.
    pub fn or_one(size: f64) -> f64 {
        if size.is_finite() && size > 0.0 { size } else { 1.0 }
    }
}
