//! Builds a programme; rows, columns and entries may come in any order.

use std::fmt::Arguments;
use std::sync::Arc;

use super::sizes::Sizes;
use super::{Bounds, Domain, Lp, Matrix, Names};
use crate::ids::{ColumnId, Id, IdVec, RowId};

/// A programme under construction.
///
/// ```
/// use junheng::lp::{Bounds, LpBuilder};
/// let mut builder = LpBuilder::new("mill");
/// let hours = builder.row(format_args!("hours"), Bounds::at_most(40.0));
/// let bands = builder.column(format_args!("bands"), Bounds::between(0.0, 6000.0));
/// builder.add(hours, bands, 1.0 / 200.0);
/// let lp = builder.build();
/// assert_eq!(lp.matrix().row(hours), &[(bands, 0.005)]);
/// assert_eq!(lp.column_name(bands), "bands");
/// ```
#[derive(Clone, Debug, Default)]
pub struct LpBuilder {
    name: String,
    rows: IdVec<RowId, Bounds>,
    columns: IdVec<ColumnId, Bounds>,
    row_names: Names,
    column_names: Names,
    entries: Vec<(RowId, ColumnId, f64)>,
    /// The columns' natural sizes and those given to rows, if the reopened programme has
    /// them.
    sizes: Option<(Vec<f64>, Vec<Option<f64>>)>,
    /// The domains of the columns that may not take every value.
    domains: Vec<(ColumnId, Domain)>,
}

impl Lp {
    /// Reopens the programme to add rows and columns; existing ones keep their ids.
    #[must_use]
    pub fn into_builder(self) -> LpBuilder {
        let entries = self
            .rows
            .ids()
            .flat_map(|row| {
                self.matrix.row(row).iter().map(move |&(column, value)| (row, column, value))
            })
            .collect();
        let domains = self.whole_columns().collect();
        LpBuilder {
            name: self.name.as_ref().to_owned(),
            domains,
            rows: self.rows,
            columns: self.columns,
            row_names: Arc::unwrap_or_clone(self.row_names),
            column_names: Arc::unwrap_or_clone(self.column_names),
            entries,
            sizes: self.sizes.map(|it| (it.columns.clone(), it.given.clone())),
        }
    }
}

impl LpBuilder {
    /// An empty programme.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Adds a row.
    pub fn row(&mut self, name: Arguments<'_>, bounds: Bounds) -> RowId {
        self.row_names.push(name);
        self.rows.push(bounds)
    }

    /// Adds a column.
    pub fn column(&mut self, name: Arguments<'_>, bounds: Bounds) -> ColumnId {
        self.column_names.push(name);
        if let Some((sizes, _)) = &mut self.sizes {
            sizes.push(1.0);
        }
        self.columns.push(bounds)
    }

    /// Restricts a column to a domain.
    pub fn set_domain(&mut self, column: ColumnId, domain: Domain) {
        self.domains.push((column, domain));
    }

    /// Adds `value` to the coefficient of `column` in `row`; zero changes nothing.
    ///
    /// # Panics
    /// If `value` is not finite: a formulation must never produce one.
    pub fn add(&mut self, row: RowId, column: ColumnId, value: f64) {
        assert!(value.is_finite(), "a coefficient must be finite");
        if value != 0.0 {
            self.entries.push((row, column, value));
        }
    }

    /// The natural size of a column added to a programme that has sizes; nothing if it has none.
    pub fn set_size(&mut self, column: ColumnId, size: f64) {
        if let Some((sizes, _)) = &mut self.sizes {
            sizes[column.position()] = Sizes::or_one(size);
        }
    }

    /// A row's bounds, to be tightened or shifted while building.
    pub fn row_bounds(&mut self, row: RowId) -> &mut Bounds {
        &mut self.rows[row]
    }

    /// A column's bounds, to be tightened while building.
    pub fn column_bounds(&mut self, column: ColumnId) -> &mut Bounds {
        &mut self.columns[column]
    }

    /// The number of columns so far.
    #[must_use]
    pub fn column_count(&self) -> usize {
        self.columns.len()
    }

    /// The finished programme.
    #[must_use]
    pub fn build(self) -> Lp {
        let matrix = Matrix::from_entries(self.rows.len(), self.columns.len(), &self.entries);
        let sizes = self.sizes;
        let sizes = sizes.map(|(columns, rows)| Sizes::of(columns, rows, &matrix, &self.rows));
        let mut domains = IdVec::default();
        if !self.domains.is_empty() {
            domains = self.columns.iter().map(|_| Domain::Continuous).collect();
            for (column, domain) in self.domains {
                domains[column] = domain;
            }
        }
        Lp {
            name: self.name.into(),
            domains: Arc::new(domains),
            rows: self.rows,
            columns: self.columns,
            row_names: Arc::new(self.row_names),
            column_names: Arc::new(self.column_names),
            matrix: Arc::new(matrix),
            sizes,
        }
    }
}
