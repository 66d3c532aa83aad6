//! The factorised basis: solves with it and its transpose, and its update after a pivot.
//!
//! The update is that of J. Forrest and J. Tomlin, *Updated triangular factors of the basis to
//! maintain sparsity in the product form simplex method*, Mathematical Programming 2, 1972. Its row
//! multipliers come from the transposed solve that the method needs in any case.

use std::sync::Arc;

use super::entries::{Growing, Packed};
use super::factorisation::{Factors, factorise};
use super::form::Form;
use super::triangular::Search;
use super::work_vector::{NOTHING, WorkVector};
use crate::tolerances::UPDATE_ERROR;

/// Updates after which factors without fill are made again: the balance of solves that become
/// slower and a factorisation that costs about as much as a hundred of them.
const UPDATES: usize = 100;

/// Entries of the factors from which they take longer to make again than a hundred solves, and how
/// many more are worth one more update. At 17,000 rows with 370,000 entries, 500 updates end a
/// crossover in half the time that 100 take.
const MANY_ENTRIES: usize = 50_000;
const ENTRIES_PER_UPDATE: usize = 1_000;

/// Most updates, however much a factorisation costs: digits are lost with each.
const MOST_UPDATES: usize = 500;

/// No longer in the order.
const GONE: u32 = u32::MAX;

/// The lower factor, which updates leave alone: shared by every copy.
#[derive(Debug)]
struct Lower {
    columns: Packed,
    rows: Packed,
    /// Rows in pivot order whose columns (rows) have any entry.
    column_order: Vec<u32>,
    row_order: Vec<u32>,
}

/// The upper factor, which updates change.
#[derive(Clone, Debug)]
struct Upper {
    columns: Growing,
    rows: Growing,
    diagonal: Vec<f64>,
    order: Vec<u32>,
    place_in_order: Vec<u32>,
    /// Row operations, one per update: the row changed and what is added to it.
    changed: Vec<u32>,
    operations: Packed,
}

/// A factorised basis. Cloning shares everything until one of the copies is updated.
#[derive(Clone, Debug)]
pub(super) struct Factor {
    lower: Arc<Lower>,
    upper: Arc<Upper>,
    search: Search,
    /// The entering column before the upper factor, and the leaving unit row after it: what an
    /// update needs.
    spike: Vec<(u32, f64)>,
    unit: Vec<(u32, f64)>,
    fresh_size: usize,
}

impl Factor {
    /// Factorises the basis `head`, which is put into the order of pivots. Returns also the
    /// variables that had to leave the basis because they depend on others: only pivots up to
    /// `least` were left for them.
    #[allow(clippy::cast_possible_truncation)] // fewer than 2^32 rows
    pub fn new(form: &Form, head: &mut Vec<u32>, least: f64) -> (Self, Vec<u32>) {
        let factors = factorise(form, head, least);
        let Factors { head: pivoted, order, lower, upper, diagonal, dropped } = factors;
        *head = pivoted;
        let rows = form.rows;
        let lower_rows = lower.transposed(rows);
        let filled = |lines: &Packed| {
            order.iter().copied().filter(|&row| !lines.is_empty_line(row as usize)).collect()
        };
        let mut place_in_order = vec![0; rows];
        for (place, &row) in order.iter().enumerate() {
            place_in_order[row as usize] = place as u32;
        }
        let upper_rows = Growing::from_packed(&upper.transposed(rows));
        let fresh_size = upper.places.len() + lower.places.len() + rows;
        let factor = Self {
            lower: Arc::new(Lower {
                column_order: filled(&lower),
                row_order: filled(&lower_rows),
                columns: lower,
                rows: lower_rows,
            }),
            upper: Arc::new(Upper {
                columns: Growing::from_packed(&upper),
                rows: upper_rows,
                diagonal,
                order,
                place_in_order,
                changed: Vec::new(),
                operations: Packed { starts: vec![0], ..Packed::default() },
            }),
            search: Search::new(rows),
            spike: Vec::new(),
            unit: Vec::new(),
            fresh_size,
        };
        (factor, dropped)
    }

    /// Updates since the last factorisation.
    pub fn updates(&self) -> usize {
        self.upper.changed.len()
    }

    /// Entries of both factors and of the updates.
    pub fn entries(&self) -> usize {
        self.fresh_size + self.upper.operations.places.len()
    }

    /// Whether new factors are cheaper than continuing with these: after many updates, or if
    /// updates have filled them.
    pub fn is_worn(&self) -> bool {
        let upper = &self.upper;
        let allowed = UPDATES + self.fresh_size.saturating_sub(MANY_ENTRIES) / ENTRIES_PER_UPDATE;
        self.updates() >= allowed.min(MOST_UPDATES)
            || upper.operations.places.len() > 2 * self.fresh_size + 1000
            || upper.columns.extent() > 6 * self.fresh_size + 10_000
    }

    /// Solves `B·x = vector` in place (known as FTRAN).
    pub fn solve(&mut self, vector: &mut WorkVector) {
        self.solve_lower(vector);
        self.solve_upper(vector);
    }

    /// As [`Factor::solve`], remembering what an update by this column needs.
    pub fn solve_entering(&mut self, vector: &mut WorkVector) {
        self.solve_lower(vector);
        vector.tidy();
        self.spike.clear();
        self.spike.extend(vector.places.iter().map(|&row| (row, vector.values[row as usize])));
        self.solve_upper(vector);
    }

    fn solve_lower(&mut self, vector: &mut WorkVector) {
        let lower = &self.lower;
        self.search.solve(&lower.columns, None, lower.column_order.iter().copied(), vector);
        let upper = &self.upper;
        for (at, &changed) in upper.changed.iter().enumerate() {
            let (rows, values) = upper.operations.line(at);
            let sum: f64 = rows
                .iter()
                .zip(values)
                .map(|(&row, value)| vector.values[row as usize] * value)
                .sum();
            if sum != 0.0 {
                vector.add(changed as usize, sum);
            }
        }
    }

    fn solve_upper(&mut self, vector: &mut WorkVector) {
        let upper = &self.upper;
        let order = upper.order.iter().rev().copied().filter(|&row| row != GONE);
        self.search.solve(&upper.columns, Some(&upper.diagonal), order, vector);
    }

    /// Solves `Bᵀ·y = vector` in place (known as BTRAN).
    pub fn solve_transposed(&mut self, vector: &mut WorkVector) {
        self.solve_upper_transposed(vector);
        self.solve_lower_transposed(vector);
    }

    /// Row `row` of the inverse basis, remembering what an update of this row needs.
    #[allow(clippy::cast_possible_truncation)]
    pub fn inverse_row(&mut self, row: usize, vector: &mut WorkVector) {
        vector.clear();
        vector.values[row] = 1.0;
        vector.places.push(row as u32);
        self.solve_upper_transposed(vector);
        vector.tidy();
        self.unit.clear();
        self.unit.extend(vector.places.iter().map(|&at| (at, vector.values[at as usize])));
        self.solve_lower_transposed(vector);
    }

    fn solve_upper_transposed(&mut self, vector: &mut WorkVector) {
        let upper = &self.upper;
        let order = upper.order.iter().copied().filter(|&row| row != GONE);
        self.search.solve(&upper.rows, Some(&upper.diagonal), order, vector);
    }

    fn solve_lower_transposed(&mut self, vector: &mut WorkVector) {
        let upper = &self.upper;
        for (at, &changed) in upper.changed.iter().enumerate().rev() {
            let value = vector.values[changed as usize];
            if value != 0.0 {
                let (rows, factors) = upper.operations.line(at);
                for (&row, factor) in rows.iter().zip(factors) {
                    vector.add(row as usize, factor * value);
                }
            }
        }
        let lower = &self.lower;
        self.search.solve(&lower.rows, None, lower.row_order.iter().rev().copied(), vector);
    }

    /// Replaces the basic variable of `row` by the column of the last
    /// [`Factor::solve_entering`], whose solution has `pivot` in that row;
    /// [`Factor::inverse_row`] must have been called for the row. Returns whether the update is
    /// accurate.
    #[allow(clippy::cast_possible_truncation)]
    pub fn update(&mut self, row: usize, pivot: f64) -> bool {
        let upper = Arc::make_mut(&mut self.upper);
        let old = upper.diagonal[row];
        let diagonal = old * pivot;
        let mut check = 0.0;
        let mut size = 0.0_f64;
        // The leaving row and column go.
        for at in 0..upper.rows.len(row) {
            let column = upper.rows.line(row).0[at];
            upper.columns.remove(column as usize, row as u32);
        }
        upper.rows.clear(row);
        for at in 0..upper.columns.len(row) {
            let other = upper.columns.line(row).0[at];
            upper.rows.remove(other as usize, row as u32);
        }
        upper.columns.clear(row);
        // The entering column comes.
        for &(at, value) in &self.spike {
            if at as usize == row {
                check += value;
                size = size.max(value.abs());
            } else if value.abs() >= NOTHING {
                upper.columns.push(row, at, value);
                upper.rows.push(at as usize, row as u32, value);
            }
        }
        // What the row operation adds to the leaving row; values of the spike are looked up in
        // the new column by its places, few as they are.
        let mut spike = std::mem::take(&mut self.spike);
        spike.sort_unstable_by_key(|entry| entry.0);
        for &(at, value) in &self.unit {
            if at as usize != row {
                let factor = value * old;
                if factor.abs() >= NOTHING {
                    upper.operations.places.push(at);
                    upper.operations.values.push(factor);
                    if let Ok(found) = spike.binary_search_by_key(&at, |entry| entry.0) {
                        check += factor * spike[found].1;
                        size = size.max((factor * spike[found].1).abs());
                    }
                }
            }
        }
        upper.changed.push(row as u32);
        upper.operations.starts.push(upper.operations.places.len() as u32);
        upper.diagonal[row] = diagonal;
        let place = upper.place_in_order[row] as usize;
        upper.order[place] = GONE;
        upper.place_in_order[row] = upper.order.len() as u32;
        upper.order.push(row as u32);
        self.spike = spike;
        self.spike.clear();
        (check - diagonal).abs() <= UPDATE_ERROR * (diagonal.abs() + UPDATE_ERROR * size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{ColumnId, Id, RowId};
    use crate::lp::{Bounds, LpBuilder};
    use crate::tolerances::SINGULAR_PIVOT;

    /// A pseudo-random sparse square-ish programme; the same for the same seed.
    fn form(rows: usize, columns: usize, seed: u64) -> Form {
        let mut state = seed;
        let mut random = move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize
        };
        let mut builder = LpBuilder::new("random");
        for _ in 0..rows {
            builder.row(format_args!(""), Bounds::FREE);
        }
        for column in 0..columns {
            builder.column(format_args!(""), Bounds::FREE);
            for _ in 0..=random() % 4 {
                #[allow(clippy::cast_precision_loss)]
                let value = (random() % 19) as f64 - 9.0;
                builder.add(RowId::at(random() % rows), ColumnId::at(column), value);
            }
        }
        Form::of(&builder.build())
    }

    fn check(form: &Form, head: &[u32], factor: &mut Factor) {
        let rows = form.rows;
        let mut expected = vec![0.0; rows];
        let mut vector = WorkVector::new(rows);
        for (at, &variable) in head.iter().enumerate() {
            #[allow(clippy::cast_precision_loss)]
            let value = if at % 7 == 0 { (at % 5) as f64 + 1.0 } else { 0.0 };
            expected[at] = value;
            form.each_entry(variable as usize, |row, entry| {
                if value != 0.0 {
                    vector.add(row, entry * value);
                }
            });
        }
        factor.solve(&mut vector);
        for (at, value) in expected.iter().enumerate() {
            assert!(
                (vector.values[at] - value).abs() < 1e-6,
                "{at}: {} {value}",
                vector.values[at]
            );
        }
        // y of Bᵀy = c is checked by multiplying out.
        let mut prices = WorkVector::new(rows);
        for (at, value) in expected.iter().enumerate() {
            if *value != 0.0 {
                prices.add(at, *value);
            }
        }
        factor.solve_transposed(&mut prices);
        for (at, &variable) in head.iter().enumerate() {
            let product = form.product(variable as usize, &prices.values);
            assert!((product - expected[at]).abs() < 1e-6, "{at}: {product} {}", expected[at]);
        }
    }

    #[test]
    fn factors_solve_and_updates_keep_solving() {
        for seed in 0..20 {
            let rows = 60;
            let form = form(rows, 150, seed + 1);
            #[allow(clippy::cast_possible_truncation)]
            let mut head: Vec<u32> = (0..rows as u32).map(|at| at * 2).collect();
            let (mut factor, dropped) = Factor::new(&form, &mut head, SINGULAR_PIVOT);
            for variable in dropped {
                assert!(!head.contains(&variable));
            }
            check(&form, &head, &mut factor);
            let mut made = 0;
            for entering in 0..form.variables() {
                #[allow(clippy::cast_possible_truncation)]
                let variable = entering as u32;
                if head.contains(&variable) {
                    continue;
                }
                let mut column = WorkVector::new(rows);
                form.each_entry(entering, |row, value| column.add(row, value));
                factor.solve_entering(&mut column);
                let best = (0..rows)
                    .max_by(|&a, &b| column.values[a].abs().total_cmp(&column.values[b].abs()))
                    .expect("rows");
                if column.values[best].abs() < 0.1 {
                    continue;
                }
                let mut row = WorkVector::new(rows);
                factor.inverse_row(best, &mut row);
                assert!(factor.update(best, column.values[best]), "seed {seed}");
                head[best] = variable;
                made += 1;
                if made % 10 == 0 {
                    check(&form, &head, &mut factor);
                }
            }
            assert!(made > 20, "seed {seed}: {made}");
        }
    }
}
