//! Sparse triangular solves that touch only the nonzeros of the result.
//!
//! The positions of the result are found first, by a depth-first search from those of the
//! right-hand side (J. Gilbert and T. Peierls, *Sparse partial pivoting in time proportional to
//! arithmetic operations*, SIAM J. Sci. Stat. Comput. 9, 1988); if the search reaches too much, the
//! solve runs over everything in order.

use super::work_vector::{NOTHING, WorkVector};

/// Share of the rows from which a solve runs over everything.
const DENSE_START: f64 = 0.05;
/// Share of the rows a search may reach.
const DENSE_REACH: f64 = 0.15;

/// Lines of a triangular matrix: what a place's value is passed on to.
pub(super) trait Lines {
    fn line(&self, line: usize) -> (&[u32], &[f64]);
}

impl Lines for super::entries::Packed {
    fn line(&self, line: usize) -> (&[u32], &[f64]) {
        self.line(line)
    }
}

impl Lines for super::entries::Growing {
    fn line(&self, line: usize) -> (&[u32], &[f64]) {
        self.line(line)
    }
}

/// Work space of the searches.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    marks: Vec<u32>,
    stamp: u32,
    stack: Vec<(u32, u32)>,
    /// Places reached, each after everything it passes its value on to.
    reached: Vec<u32>,
}

impl Search {
    pub fn new(rows: usize) -> Self {
        Self { marks: vec![0; rows], ..Self::default() }
    }

    /// Finds every position that a value at one of `places` is passed on to. `false` if that is
    /// more than pays.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn reach(&mut self, lines: &impl Lines, vector: &WorkVector) -> bool {
        let rows = self.marks.len() as f64;
        if vector.dense || vector.places.len() as f64 > DENSE_START * rows {
            return false;
        }
        let most = (DENSE_REACH * rows) as usize + 4;
        if self.stamp == u32::MAX {
            self.marks.fill(0);
            self.stamp = 0;
        }
        self.stamp += 1;
        self.reached.clear();
        self.stack.clear();
        for &start in &vector.places {
            if self.marks[start as usize] == self.stamp || vector.values[start as usize] == 0.0 {
                continue;
            }
            self.marks[start as usize] = self.stamp;
            self.stack.push((start, 0));
            while let Some(top) = self.stack.last_mut() {
                let (places, _) = lines.line(top.0 as usize);
                let from = top.1 as usize;
                let marks = &self.marks;
                let stamp = self.stamp;
                let found = places[from..].iter().position(|&place| marks[place as usize] != stamp);
                if let Some(step) = found {
                    top.1 = (from + step + 1) as u32;
                    let place = places[from + step];
                    self.marks[place as usize] = self.stamp;
                    self.stack.push((place, 0));
                } else {
                    self.reached.push(top.0);
                    self.stack.pop();
                }
            }
            if self.reached.len() > most {
                return false;
            }
        }
        true
    }

    /// Passes values on through `lines`, dividing by `diagonal` first if there is one. `order`
    /// gives every place before those it passes on to.
    pub fn solve(
        &mut self,
        lines: &impl Lines,
        diagonal: Option<&[f64]>,
        order: impl Iterator<Item = u32>,
        vector: &mut WorkVector,
    ) {
        if self.reach(lines, vector) {
            let values = &mut vector.values;
            vector.places.clear();
            for &place in self.reached.iter().rev() {
                if pass_on(lines, diagonal, place, values) {
                    vector.places.push(place);
                }
            }
        } else {
            let values = &mut vector.values;
            for place in order {
                pass_on(lines, diagonal, place, values);
            }
            vector.places.clear();
            vector.dense = true;
        }
    }
}

/// Whether the place holds a value, once it has been passed on.
#[inline]
fn pass_on(lines: &impl Lines, diagonal: Option<&[f64]>, place: u32, values: &mut [f64]) -> bool {
    let at = place as usize;
    let mut value = values[at];
    if value == 0.0 {
        return false;
    }
    if value.abs() < NOTHING {
        values[at] = 0.0;
        return false;
    }
    if let Some(diagonal) = diagonal {
        value /= diagonal[at];
        values[at] = value;
    }
    let (places, coefficients) = lines.line(at);
    for (&to, coefficient) in places.iter().zip(coefficients) {
        values[to as usize] -= coefficient * value;
    }
    true
}
