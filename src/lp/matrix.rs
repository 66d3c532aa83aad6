//! The coefficients of a programme, stored twice: by row and by column.

use crate::ids::{ColumnId, Id, RowId};

/// A sparse matrix with sorted, unique, finite, non-zero entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    row_starts: Vec<usize>,
    row_entries: Vec<(ColumnId, f64)>,
    column_starts: Vec<usize>,
    column_entries: Vec<(RowId, f64)>,
}

impl Matrix {
    /// Builds both forms from entries in any order; entries of one place are added up and
    /// zero sums are dropped.
    #[must_use]
    pub fn from_entries(rows: usize, columns: usize, entries: &[(RowId, ColumnId, f64)]) -> Self {
        // Two counting sorts: by row keeping arrival order, then by column keeping row order.
        let by_row = counting_sort(rows, entries.iter().map(|e| (e.0.position(), (e.1, e.2))));
        let by_column = counting_sort(
            columns,
            (0..rows).flat_map(|row| {
                by_row.1[by_row.0[row]..by_row.0[row + 1]]
                    .iter()
                    .map(move |&(column, value)| (column.position(), (RowId::at(row), value)))
            }),
        );
        let (column_starts, column_entries) = merged(columns, &by_column);
        let by_row = counting_sort(
            rows,
            (0..columns).flat_map(|column| {
                column_entries[column_starts[column]..column_starts[column + 1]]
                    .iter()
                    .map(move |&(row, value)| (row.position(), (ColumnId::at(column), value)))
            }),
        );
        Self { row_starts: by_row.0, row_entries: by_row.1, column_starts, column_entries }
    }

    /// A row's entries, by ascending column.
    #[must_use]
    pub fn row(&self, row: RowId) -> &[(ColumnId, f64)] {
        &self.row_entries[self.row_starts[row.position()]..self.row_starts[row.position() + 1]]
    }

    /// A column's entries, by ascending row.
    #[must_use]
    pub fn column(&self, column: ColumnId) -> &[(RowId, f64)] {
        let at = column.position();
        &self.column_entries[self.column_starts[at]..self.column_starts[at + 1]]
    }

    /// The number of entries.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.row_entries.len()
    }
}

/// Buckets `items` by key, keeping their order within a key; returns starts and items.
fn counting_sort<T: Copy>(
    keys: usize,
    items: impl Iterator<Item = (usize, T)> + Clone,
) -> (Vec<usize>, Vec<T>) {
    let mut starts = vec![0; keys + 1];
    let mut first = None;
    for (key, item) in items.clone() {
        starts[key + 1] += 1;
        first.get_or_insert(item);
    }
    for key in 0..keys {
        starts[key + 1] += starts[key];
    }
    let Some(filler) = first else { return (starts, Vec::new()) };
    let mut sorted = vec![filler; starts[keys]];
    let mut next = starts.clone();
    for (key, item) in items {
        sorted[next[key]] = item;
        next[key] += 1;
    }
    (starts, sorted)
}

/// Adds up neighbours of one place and drops zero sums.
fn merged(
    keys: usize,
    (starts, items): &(Vec<usize>, Vec<(RowId, f64)>),
) -> (Vec<usize>, Vec<(RowId, f64)>) {
    let mut new_starts = Vec::with_capacity(keys + 1);
    let mut kept: Vec<(RowId, f64)> = Vec::with_capacity(items.len());
    new_starts.push(0);
    for key in 0..keys {
        let first = kept.len();
        for &(row, value) in &items[starts[key]..starts[key + 1]] {
            match kept[first..].last_mut() {
                Some(last) if last.0 == row => last.1 += value,
                _ => kept.push((row, value)),
            }
        }
        let mut write = first;
        for read in first..kept.len() {
            if kept[read].1 != 0.0 {
                kept[write] = kept[read];
                write += 1;
            }
        }
        kept.truncate(write);
        new_starts.push(kept.len());
    }
    (new_starts, kept)
}
