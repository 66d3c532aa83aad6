//! The programme: rows, columns, names and coefficients.

use std::sync::Arc;

use super::sizes::Sizes;
use super::{Bounds, Domain, Matrix, Names, Objective};
use crate::ids::{ColumnId, Id, IdVec, RowId};

/// A linear programme without its objective: valid by construction (every entry finite, every
/// index in range, no entry twice), built by [`LpBuilder`](super::LpBuilder).
///
/// Copies share names and coefficients and have bounds of their own: a what-if is a copy with
/// other bounds.
#[derive(Clone, Debug)]
pub struct Lp {
    pub(super) name: Arc<str>,
    pub(super) rows: IdVec<RowId, Bounds>,
    pub(super) columns: IdVec<ColumnId, Bounds>,
    pub(super) row_names: Arc<Names>,
    pub(super) column_names: Arc<Names>,
    pub(super) matrix: Arc<Matrix>,
    pub(super) sizes: Option<Arc<Sizes>>,
    /// The columns' domains; empty if all are continuous.
    pub(super) domains: Arc<IdVec<ColumnId, Domain>>,
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

    /// The values a column may take within its bounds.
    #[must_use]
    pub fn domain(&self, column: ColumnId) -> Domain {
        if self.domains.is_empty() { Domain::Continuous } else { self.domains[column] }
    }

    /// Whether some column may not take every value: without its domains, the programme is the
    /// relaxation.
    #[must_use]
    pub fn has_whole_numbers(&self) -> bool {
        !self.domains.is_empty()
    }

    /// The columns that may not take every value, in order.
    pub fn whole_columns(&self) -> impl Iterator<Item = (ColumnId, Domain)> + '_ {
        let known = self.domains.enumerated().map(|(column, domain)| (column, *domain));
        known.filter(|(_, domain)| !domain.is_continuous())
    }

    /// The same programme with every value allowed within the bounds.
    #[must_use]
    pub fn relaxed(&self) -> Self {
        Self { domains: Arc::default(), ..self.clone() }
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

    /// The programme with one more row: `objective` no worse than `worst_value` (in its own sense,
    /// constant included). The row is last and has the objective's name.
    #[must_use]
    pub fn holding(self, objective: &Objective, worst_value: f64) -> Self {
        let bounds = objective.no_worse_than(worst_value);
        let columns = self.columns().ids();
        let mut builder = self.into_builder();
        let row = builder.row(format_args!("{}", objective.name), bounds);
        for column in columns {
            builder.add(row, column, objective.cost(column));
        }
        builder.build()
    }

    /// Replaces a column's bounds: how a goal's optimal face is frozen.
    pub fn set_column_bounds(&mut self, column: ColumnId, bounds: Bounds) {
        self.columns[column] = bounds;
    }

    /// Replaces a row's bounds.
    pub fn set_row_bounds(&mut self, row: RowId, bounds: Bounds) {
        self.rows[row] = bounds;
    }
}
