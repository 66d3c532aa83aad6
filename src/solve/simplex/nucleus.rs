//! Sparse elimination of the nucleus, which has no singletons.
//!
//! Pivots are chosen by the minimal product of other entries in row and column (H. Markowitz, *The
//! elimination form of the inverse and its application to linear programming*, Management Science
//! 3, 1957), among a few short lines and entries that are not small within their column.

use super::entries::Growing;
use crate::tolerances::PIVOT_THRESHOLD;

/// Lines examined before the best pivot seen is taken (Suhl and Suhl use four).
const LINES: usize = 4;

/// Entries below this after elimination count as cancelled.
const DROPPED: f64 = 1e-14;

/// The end of a list.
const NONE: u32 = u32::MAX;

/// A chosen pivot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pivot {
    pub row: u32,
    pub column: u32,
    pub value: f64,
}

/// The active submatrix, its columns with values and its rows as a pattern.
pub(super) struct Nucleus {
    columns: Growing,
    rows: Growing,
    /// Columns without a larger entry depend on others.
    least: f64,
    largest: Vec<f64>,
    column_lists: CountLists,
    row_lists: CountLists,
    upper: Vec<(u32, u32, f64)>,
    /// Multipliers by row, of the pivot at work.
    multipliers: Vec<f64>,
}

#[allow(clippy::cast_possible_truncation)] // fewer than 2^32 rows and entries
impl Nucleus {
    /// Of entries by column, over `rows` rows of which some are not active.
    pub fn new(entries: &[(u32, u32, f64)], columns: usize, rows: usize, least: f64) -> Self {
        let mut column_rooms = vec![0; columns];
        let mut row_rooms = vec![0; rows];
        for &(column, row, _) in entries {
            column_rooms[column as usize] += 1;
            row_rooms[row as usize] += 1;
        }
        let roomy = |count: &u32| if *count == 0 { 0 } else { 2 * count + 4 };
        let mut nucleus = Self {
            columns: Growing::with_rooms(column_rooms.iter().map(roomy)),
            rows: Growing::with_rooms(row_rooms.iter().map(roomy)),
            least,
            largest: vec![0.0; columns],
            column_lists: CountLists::new(columns, rows),
            row_lists: CountLists::new(rows, columns),
            upper: Vec::new(),
            multipliers: vec![0.0; rows],
        };
        for &(column, row, value) in entries {
            nucleus.columns.push(column as usize, row, value);
            nucleus.rows.push(row as usize, column, 0.0);
        }
        for column in (0..columns).rev() {
            nucleus.measure(column);
            nucleus.column_lists.insert(column as u32, nucleus.columns.len(column));
        }
        for row in (0..rows).rev().filter(|&row| row_rooms[row] > 0) {
            nucleus.row_lists.insert(row as u32, nucleus.rows.len(row));
        }
        nucleus
    }

    fn measure(&mut self, column: usize) {
        let (_, values) = self.columns.line(column);
        self.largest[column] = values.iter().fold(0.0, |most, value| most.max(value.abs()));
    }

    /// Takes one pivot and eliminates with it; `None` once nothing is left that can pivot. The
    /// multipliers go to `lower` as pivot row, row and value.
    pub fn eliminate(&mut self, lower: &mut Vec<(u32, u32, f64)>) -> Option<Pivot> {
        let pivot = self.choose()?;
        let (row, column) = (pivot.row, pivot.column as usize);
        self.column_lists.remove(pivot.column);
        self.row_lists.remove(row);
        let (places, values) = self.columns.line(column);
        let first = lower.len();
        for (&place, &value) in places.iter().zip(values) {
            if place != row {
                let multiplier = value / pivot.value;
                self.multipliers[place as usize] = multiplier;
                lower.push((row, place, multiplier));
            }
        }
        for &(_, place, _) in &lower[first..] {
            self.rows.remove(place as usize, pivot.column);
        }
        self.columns.clear(column);
        let others: Vec<u32> = self.rows.line(row as usize).0.to_vec();
        for other in others.into_iter().filter(|&other| other != pivot.column) {
            if let Some(value) = self.columns.remove(other as usize, row) {
                self.upper.push((other, row, value));
                self.subtract(other, value, &lower[first..]);
            }
        }
        self.rows.clear(row as usize);
        for &(_, place, _) in &lower[first..] {
            self.multipliers[place as usize] = 0.0;
            self.row_lists.remove(place);
            self.row_lists.insert(place, self.rows.len(place as usize));
        }
        Some(pivot)
    }

    /// Subtracts `value` times the multipliers from a column.
    fn subtract(&mut self, column: u32, value: f64, lower: &[(u32, u32, f64)]) {
        let at = column as usize;
        let multipliers = &mut self.multipliers;
        let mut met = 0;
        let mut cancelled = false;
        let (places, values) = self.columns.line_mut(at);
        for (&place, entry) in places.iter().zip(values) {
            let multiplier = &mut multipliers[place as usize];
            if *multiplier != 0.0 {
                *entry -= *multiplier * value;
                // Marks the multiplier as met; its sign is turned back below.
                *multiplier = -*multiplier;
                met += 1;
                cancelled |= entry.abs() < DROPPED;
            }
        }
        if met < lower.len() {
            for &(_, place, multiplier) in lower {
                if multipliers[place as usize].to_bits() == multiplier.to_bits()
                    && multiplier != 0.0
                {
                    let fill = -multiplier * value;
                    if fill.abs() >= DROPPED {
                        self.columns.push(at, place, fill);
                        self.rows.push(place as usize, column, 0.0);
                    }
                }
            }
        }
        for &(_, place, multiplier) in lower {
            multipliers[place as usize] = multiplier;
        }
        if cancelled {
            let rows = &mut self.rows;
            self.columns.retain(at, |place, entry| {
                let kept = entry.abs() >= DROPPED;
                if !kept {
                    rows.remove(place as usize, column);
                }
                kept
            });
        }
        self.measure(at);
        self.column_lists.remove(column);
        self.column_lists.insert(column, self.columns.len(at));
    }

    /// The best pivot among a few short lines.
    fn choose(&mut self) -> Option<Pivot> {
        let mut best: Option<(u64, Pivot)> = None;
        let mut looked = 0;
        let most = self.column_lists.counts().max(self.row_lists.counts());
        for count in 1..most {
            let least = (count as u64 - 1) * (count as u64 - 1);
            if best.as_ref().is_some_and(|(cost, _)| *cost <= least) {
                break;
            }
            let mut column = self.column_lists.first(count);
            while column != NONE {
                let next = self.column_lists.next(column);
                if self.largest[column as usize] <= self.least {
                    // Dependent: it never pivots.
                    self.column_lists.remove(column);
                } else {
                    self.look_in_column(column, &mut best);
                    looked += 1;
                    if looked >= LINES && best.is_some() {
                        return best.map(|(_, pivot)| pivot);
                    }
                }
                column = next;
            }
            let mut row = self.row_lists.first(count);
            while row != NONE {
                self.look_in_row(row, &mut best);
                looked += 1;
                if looked >= LINES && best.is_some() {
                    return best.map(|(_, pivot)| pivot);
                }
                row = self.row_lists.next(row);
            }
        }
        best.map(|(_, pivot)| pivot)
    }

    fn look_in_column(&self, column: u32, best: &mut Option<(u64, Pivot)>) {
        let (places, values) = self.columns.line(column as usize);
        let least = PIVOT_THRESHOLD * self.largest[column as usize];
        for (&row, &value) in places.iter().zip(values) {
            if value.abs() >= least {
                let cost = (self.rows.len(row as usize) as u64 - 1) * (places.len() as u64 - 1);
                consider(best, cost, Pivot { row, column, value });
            }
        }
    }

    fn look_in_row(&self, row: u32, best: &mut Option<(u64, Pivot)>) {
        let (columns, _) = self.rows.line(row as usize);
        for &column in columns {
            let at = column as usize;
            let cost = (columns.len() as u64 - 1) * (self.columns.len(at) as u64 - 1);
            if self.largest[at] <= self.least
                || best.as_ref().is_some_and(|(least, _)| cost > *least)
            {
                continue;
            }
            let (places, values) = self.columns.line(at);
            if let Some(found) = places.iter().position(|&place| place == row)
                && values[found].abs() >= PIVOT_THRESHOLD * self.largest[at]
            {
                consider(best, cost, Pivot { row, column, value: values[found] });
            }
        }
    }

    /// The entries of the upper factor: column, row, value.
    pub fn into_upper(self) -> Vec<(u32, u32, f64)> {
        self.upper
    }
}

/// Keeps the cheaper pivot, or the larger one of two equally cheap ones.
fn consider(best: &mut Option<(u64, Pivot)>, cost: u64, pivot: Pivot) {
    let better = best.as_ref().is_none_or(|(least, held)| {
        cost < *least || (cost == *least && pivot.value.abs() > held.value.abs())
    });
    if better {
        *best = Some((cost, pivot));
    }
}

/// Lines listed by how many entries they have.
struct CountLists {
    first: Vec<u32>,
    next: Vec<u32>,
    previous: Vec<u32>,
    count: Vec<u32>,
}

#[allow(clippy::cast_possible_truncation)]
impl CountLists {
    fn new(lines: usize, longest: usize) -> Self {
        Self {
            first: vec![NONE; longest + 2],
            next: vec![NONE; lines],
            previous: vec![NONE; lines],
            count: vec![NONE; lines],
        }
    }

    fn counts(&self) -> usize {
        self.first.len()
    }

    fn first(&self, count: usize) -> u32 {
        self.first.get(count).copied().unwrap_or(NONE)
    }

    fn next(&self, line: u32) -> u32 {
        self.next[line as usize]
    }

    fn insert(&mut self, line: u32, count: usize) {
        let old = self.first[count];
        self.first[count] = line;
        self.next[line as usize] = old;
        self.previous[line as usize] = NONE;
        self.count[line as usize] = count as u32;
        if old != NONE {
            self.previous[old as usize] = line;
        }
    }

    fn remove(&mut self, line: u32) {
        let at = line as usize;
        if self.count[at] == NONE {
            return;
        }
        let (previous, next) = (self.previous[at], self.next[at]);
        if previous == NONE {
            self.first[self.count[at] as usize] = next;
        } else {
            self.next[previous as usize] = next;
        }
        if next != NONE {
            self.previous[next as usize] = previous;
        }
        self.count[at] = NONE;
    }
}
