//! Factorises the basis matrix from scratch into triangular factors.
//!
//! Singletons come first and leave little of a planning programme's basis; the rest is pivoted by
//! Markowitz' rule, as in U. Suhl and L. Suhl, *Computing sparse LU factorizations for large-scale
//! linear programming bases*, ORSA Journal on Computing 2, 1990.

use super::entries::Packed;
use super::form::Form;
use super::nucleus::Nucleus;

/// Not (yet) assigned.
const NONE: u32 = u32::MAX;

/// Triangular factors whose lines carry the number of the row they pivot on.
#[derive(Debug)]
pub(super) struct Factors {
    /// The variable that pivots on each row.
    pub head: Vec<u32>,
    /// Rows in the order in which they pivot.
    pub order: Vec<u32>,
    /// Columns of the lower factor below its unit diagonal.
    pub lower: Packed,
    /// Columns of the upper factor above its diagonal.
    pub upper: Packed,
    pub diagonal: Vec<f64>,
    /// Variables that had to leave for the activity of the row that is now in their stead.
    pub dropped: Vec<u32>,
}

/// A factorisation in progress. Basic columns are known by their position in `head`.
struct Elimination<'f> {
    form: &'f Form,
    head: &'f [u32],
    /// Pivots up to this are none.
    least: f64,
    /// The row each column pivots on, and whether a row has been pivoted on.
    pivot_rows: Vec<u32>,
    done: Vec<bool>,
    /// Active entries per column and per row.
    column_counts: Vec<u32>,
    row_counts: Vec<u32>,
    /// The columns with an entry in each row.
    row_columns: Packed,
    order: Vec<u32>,
    diagonal: Vec<f64>,
    /// Line, place, value: of the lower factor by pivot row, of the upper by column position.
    lower: Vec<(u32, u32, f64)>,
    upper: Vec<(u32, u32, f64)>,
}

/// Factorises the basis of the variables in `head`, one per row in any order. If they are
/// dependent, so that only pivots up to `least` are left, activities take the places of some.
pub(super) fn factorise(form: &Form, head: &[u32], least: f64) -> Factors {
    let mut elimination = Elimination::new(form, head, least);
    elimination.take_activities();
    elimination.take_column_singletons();
    elimination.take_row_singletons();
    elimination.take_nucleus();
    elimination.finish()
}

#[allow(clippy::cast_possible_truncation)] // fewer than 2^32 rows and entries
impl<'f> Elimination<'f> {
    fn new(form: &'f Form, head: &'f [u32], least: f64) -> Self {
        let rows = form.rows;
        let mut triplets = Vec::new();
        let mut column_counts = vec![0; rows];
        let mut row_counts = vec![0; rows];
        for (position, &variable) in head.iter().enumerate() {
            if (variable as usize) < form.columns {
                form.each_entry(variable as usize, |row, _| {
                    triplets.push((row as u32, position as u32, 0.0));
                    row_counts[row] += 1;
                    column_counts[position] += 1;
                });
            }
        }
        Self {
            form,
            head,
            least,
            pivot_rows: vec![NONE; rows],
            done: vec![false; rows],
            column_counts,
            row_counts,
            row_columns: Packed::from_triplets(rows, &triplets),
            order: Vec::with_capacity(rows),
            diagonal: vec![0.0; rows],
            lower: Vec::new(),
            upper: Vec::new(),
        }
    }

    /// An activity pivots on its own row.
    fn take_activities(&mut self) {
        for (position, &variable) in self.head.iter().enumerate() {
            if let Some(row) = (variable as usize).checked_sub(self.form.columns)
                && !self.done[row]
            {
                self.pivot(row, position, -1.0);
            }
        }
    }

    /// Notes a pivot; the row is active no longer.
    fn pivot(&mut self, row: usize, position: usize, value: f64) {
        self.pivot_rows[position] = row as u32;
        self.done[row] = true;
        self.diagonal[row] = value;
        self.order.push(row as u32);
        let (columns, _) = self.row_columns.line(row);
        for &column in columns {
            self.column_counts[column as usize] -= 1;
        }
    }

    /// Columns with one active entry: nothing to eliminate.
    fn take_column_singletons(&mut self) {
        let single = |&position: &usize| {
            self.column_counts[position] == 1 && self.pivot_rows[position] == NONE
        };
        let mut queue: Vec<usize> = (0..self.head.len()).filter(single).collect();
        let mut next = 0;
        while let Some(&position) = queue.get(next) {
            next += 1;
            if self.pivot_rows[position] != NONE || self.column_counts[position] != 1 {
                continue;
            }
            let mut pivot = None;
            let done = &self.done;
            self.form.each_entry(self.head[position] as usize, |row, value| {
                if !done[row] {
                    pivot = Some((row, value));
                }
            });
            let Some((row, value)) = pivot else { continue };
            if value.abs() <= self.least {
                continue;
            }
            self.take_upper(position);
            self.pivot(row, position, value);
            let (columns, _) = self.row_columns.line(row);
            queue.extend(columns.iter().map(|&column| column as usize).filter(|&column| {
                self.column_counts[column] == 1 && self.pivot_rows[column] == NONE
            }));
        }
    }

    /// The entries of a column in rows that have pivoted belong to the upper factor.
    fn take_upper(&mut self, position: usize) {
        let (done, upper) = (&self.done, &mut self.upper);
        self.form.each_entry(self.head[position] as usize, |row, value| {
            if done[row] {
                upper.push((position as u32, row as u32, value));
            }
        });
    }

    /// Rows with one active entry: their column's other entries are multipliers, and no other
    /// column is touched.
    fn take_row_singletons(&mut self) {
        let (form, head) = (self.form, self.head);
        for row in 0..form.rows {
            let (columns, _) = self.row_columns.line(row);
            let open = columns.iter().filter(|&&at| self.pivot_rows[at as usize] == NONE);
            self.row_counts[row] = open.count() as u32;
        }
        let mut queue: Vec<usize> =
            (0..form.rows).filter(|&row| !self.done[row] && self.row_counts[row] == 1).collect();
        let mut next = 0;
        while let Some(&row) = queue.get(next) {
            next += 1;
            if self.done[row] || self.row_counts[row] != 1 {
                continue;
            }
            let (columns, _) = self.row_columns.line(row);
            let open = columns.iter().find(|&&at| self.pivot_rows[at as usize] == NONE);
            let Some(&position) = open else { continue };
            let position = position as usize;
            let variable = head[position] as usize;
            let mut pivot = 0.0;
            form.each_entry(variable, |at, value| {
                if at == row {
                    pivot = value;
                }
            });
            if pivot.abs() <= self.least {
                continue;
            }
            self.take_upper(position);
            let (done, lower) = (&self.done, &mut self.lower);
            let row_counts = &mut self.row_counts;
            form.each_entry(variable, |at, value| {
                if !done[at] && at != row {
                    lower.push((row as u32, at as u32, value / pivot));
                    row_counts[at] -= 1;
                    if row_counts[at] == 1 {
                        queue.push(at);
                    }
                }
            });
            self.pivot(row, position, pivot);
        }
    }

    /// What is left.
    fn take_nucleus(&mut self) {
        let open: Vec<u32> = (0..self.head.len())
            .filter(|&position| self.pivot_rows[position] == NONE)
            .map(|position| position as u32)
            .collect();
        // An activity whose row is taken twice has no column to eliminate with.
        let open: Vec<u32> = open
            .into_iter()
            .filter(|&position| (self.head[position as usize] as usize) < self.form.columns)
            .collect();
        if open.is_empty() {
            return;
        }
        let mut entries = Vec::new();
        for (line, &position) in open.iter().enumerate() {
            let (done, upper) = (&self.done, &mut self.upper);
            self.form.each_entry(self.head[position as usize] as usize, |row, value| {
                if done[row] {
                    upper.push((position, row as u32, value));
                } else {
                    entries.push((line as u32, row as u32, value));
                }
            });
        }
        let mut nucleus = Nucleus::new(&entries, open.len(), self.form.rows, self.least);
        while let Some(pivot) = nucleus.eliminate(&mut self.lower) {
            let position = open[pivot.column as usize];
            self.pivot_rows[position as usize] = pivot.row;
            self.done[pivot.row as usize] = true;
            self.diagonal[pivot.row as usize] = pivot.value;
            self.order.push(pivot.row);
        }
        let upper = nucleus.into_upper();
        self.upper
            .extend(upper.into_iter().map(|(line, row, value)| (open[line as usize], row, value)));
    }

    /// Completes the order with activities where columns were dependent.
    fn finish(mut self) -> Factors {
        let rows = self.form.rows;
        let mut head = vec![NONE; rows];
        let mut dropped = Vec::new();
        for (position, &variable) in self.head.iter().enumerate() {
            match self.pivot_rows[position] {
                NONE => dropped.push(variable),
                row => head[row as usize] = variable,
            }
        }
        for (row, head) in head.iter_mut().enumerate() {
            if !self.done[row] {
                *head = (self.form.columns + row) as u32;
                self.diagonal[row] = -1.0;
                self.order.push(row as u32);
            }
        }
        let pivot_rows = &self.pivot_rows;
        self.upper.retain(|entry| pivot_rows[entry.0 as usize] != NONE);
        for entry in &mut self.upper {
            entry.0 = pivot_rows[entry.0 as usize];
        }
        Factors {
            head,
            order: self.order,
            lower: Packed::from_triplets(rows, &self.lower),
            upper: Packed::from_triplets(rows, &self.upper),
            diagonal: self.diagonal,
            dropped,
        }
    }
}
