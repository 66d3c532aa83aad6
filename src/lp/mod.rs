//! A named sparse linear programme. It knows rows, columns and numbers, and no factory.
//!
//! A programme is *rows* `lower ≤ Σ a·x ≤ upper` over *columns* `lower ≤ x ≤ upper`. The
//! objective is kept apart, because goals in sequence share one programme.

mod answer;
mod builder;
pub mod extremes;
mod matrix;
mod mps;
mod names;
mod objective;
mod sizes;
mod solution;
mod summation;

pub use answer::{Answer, Ray};
pub use builder::LpBuilder;
pub use matrix::Matrix;
pub use mps::write_mps;
pub use names::Names;
pub use objective::{Objective, Sense};
pub use solution::{ColumnValue, Decided, RowValue, Solution, SolutionResiduals, SolutionStatus};
pub use summation::Sum;

use std::sync::Arc;

use crate::ids::{ColumnId, Id, IdVec, RowId};

/// The range a row's activity or a column's value must lie in; infinite if open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The least value allowed, or −∞.
    pub lower: f64,
    /// The greatest value allowed, or +∞.
    pub upper: f64,
}

impl Bounds {
    /// `0 ≤ x`.
    pub const NON_NEGATIVE: Self = Self { lower: 0.0, upper: f64::INFINITY };
    /// No bound at all.
    pub const FREE: Self = Self { lower: f64::NEG_INFINITY, upper: f64::INFINITY };

    /// `lower ≤ x ≤ upper`.
    #[must_use]
    pub fn between(lower: f64, upper: f64) -> Self {
        Self { lower, upper }
    }

    /// `x = value`.
    #[must_use]
    pub fn fixed(value: f64) -> Self {
        Self { lower: value, upper: value }
    }

    /// `x ≤ upper`.
    #[must_use]
    pub fn at_most(upper: f64) -> Self {
        Self { lower: f64::NEG_INFINITY, upper }
    }

    /// `x ≥ lower`.
    #[must_use]
    pub fn at_least(lower: f64) -> Self {
        Self { lower, upper: f64::INFINITY }
    }

    /// Whether both ends are the same number.
    #[must_use]
    #[allow(clippy::float_cmp)] // a fixed bound is set twice from one number, never computed
    pub fn is_fixed(self) -> bool {
        self.lower == self.upper
    }

    /// How far `value` is outside the bounds; zero if it is inside.
    #[must_use]
    pub fn violation(self, value: f64) -> f64 {
        (self.lower - value).max(value - self.upper).max(0.0)
    }
}

/// A linear programme without its objective: valid by construction (every entry finite, every
/// index in range, no entry twice), built by [`LpBuilder`].
///
/// Copies share names and coefficients and have bounds of their own: a what-if is a copy with
/// other bounds.
#[derive(Clone, Debug)]
pub struct Lp {
    name: Arc<str>,
    rows: IdVec<RowId, Bounds>,
    columns: IdVec<ColumnId, Bounds>,
    row_names: Arc<Names>,
    column_names: Arc<Names>,
    matrix: Arc<Matrix>,
    sizes: Option<Arc<sizes::Sizes>>,
}

impl Lp {
    /// The programme's name, written into exported files.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rows' bounds, in row order.
    #[must_use]
    pub fn rows(&self) -> &IdVec<RowId, Bounds> {
        &self.rows
    }

    /// The columns' bounds, in column order.
    #[must_use]
    pub fn columns(&self) -> &IdVec<ColumnId, Bounds> {
        &self.columns
    }

    /// A row's name.
    #[must_use]
    pub fn row_name(&self, row: RowId) -> &str {
        self.row_names.get(row.position())
    }

    /// A column's name.
    #[must_use]
    pub fn column_name(&self, column: ColumnId) -> &str {
        self.column_names.get(column.position())
    }

    /// The coefficients, by row and by column.
    #[must_use]
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// Whether `other` has the same rows and columns with the same coefficients: only bounds and
    /// names may differ.
    #[must_use]
    pub fn same_coefficients(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.matrix, &other.matrix)
            || (self.rows.len() == other.rows.len()
                && self.columns.len() == other.columns.len()
                && self.matrix == other.matrix)
    }

    /// Whether rows and columns have the same names in the same order.
    #[must_use]
    pub fn same_names(&self, other: &Self) -> bool {
        let same = |one: &Arc<Names>, two: &Arc<Names>| Arc::ptr_eq(one, two) || one == two;
        same(&self.row_names, &other.row_names) && same(&self.column_names, &other.column_names)
    }

    /// Replaces a column's bounds: how a goal's optimal face is frozen.
    pub fn set_column_bounds(&mut self, column: ColumnId, bounds: Bounds) {
        self.columns[column] = bounds;
    }

    /// Replaces a row's bounds.
    pub fn set_row_bounds(&mut self, row: RowId, bounds: Bounds) {
        self.rows[row] = bounds;
    }

    /// Reopens the programme to add rows and columns; existing ones keep their ids.
    #[must_use]
    pub fn into_builder(self) -> LpBuilder {
        LpBuilder::reopen(self)
    }
}
