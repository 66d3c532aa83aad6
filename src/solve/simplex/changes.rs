//! Taking up where the last optimum was: only the bounds that changed are looked at, and old
//! factors are kept as long as they are exact.

use std::sync::Arc;

use super::basis::Standing;
use super::state::Simplex;

impl Simplex {
    /// How far the basic values miss the equations, relative to their terms: what updates have
    /// cost the factors in digits.
    pub(super) fn residual(&mut self) -> f64 {
        let form = Arc::clone(&self.form);
        let (sums, sizes) = (&mut self.room.column, &mut self.room.flips);
        for vector in [&mut *sums, &mut *sizes] {
            vector.clear();
            vector.dense = true;
        }
        let mut take = |variable: usize, value: f64| {
            if value != 0.0 {
                form.each_entry(variable, |row, entry| {
                    sums.values[row] += entry * value;
                    sizes.values[row] += (entry * value).abs();
                });
            }
        };
        for (variable, &value) in self.value.iter().enumerate() {
            if self.standing[variable] != Standing::Basic {
                take(variable, value);
            }
        }
        for (&variable, &value) in self.head.iter().zip(&self.basic) {
            take(variable as usize, value);
        }
        let rows = sums.values.iter().zip(&sizes.values);
        rows.map(|(sum, size)| sum.abs() / (1.0 + size)).fold(0.0, f64::max)
    }

    /// Takes over the bounds changed since the last optimum; all else is as it was left.
    pub(super) fn take_changes(&mut self) {
        let form = Arc::clone(&self.form);
        let vector = &mut self.room.column;
        vector.clear();
        let mut moved = false;
        let mut in_the_basis = false;
        for variable in std::mem::take(&mut self.touched) {
            let at = variable as usize;
            (self.work_lower[at], self.work_upper[at]) = (self.lower[at], self.upper[at]);
            if self.standing[at] == Standing::Basic {
                in_the_basis = true;
                continue;
            }
            let before = self.value[at];
            self.rest(at);
            let change = self.value[at] - before;
            if change != 0.0 {
                moved = true;
                let vector = &mut self.room.column;
                form.each_entry(at, |row, entry| vector.add(row, -entry * change));
            }
        }
        if moved && let Some(factor) = &mut self.factor {
            let vector = &mut self.room.column;
            factor.solve(vector);
            vector.tidy();
            for (row, change) in vector.entries() {
                self.basic[row] += change;
            }
        }
        if in_the_basis {
            for (row, &variable) in self.head.iter().enumerate() {
                self.basic_lower[row] = self.work_lower[variable as usize];
                self.basic_upper[row] = self.work_upper[variable as usize];
            }
        }
    }
}
