//! Programmes built around an answer: their optimum, contradiction or endless way is known before
//! anything is solved.

use junheng::ids::{ColumnId, Id, RowId};
use junheng::lp::{Bounds, Lp, LpBuilder, Objective, Sense};

/// Numbers that depend on a seed only (Knuth's linear congruential generator).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }

    /// A whole number from `-size` to `size`.
    #[allow(clippy::cast_precision_loss)]
    pub fn whole(&mut self, size: usize) -> f64 {
        self.below(2 * size + 1) as f64 - size as f64
    }

    /// A whole number from 1 to `size`.
    #[allow(clippy::cast_precision_loss)]
    pub fn positive(&mut self, size: usize) -> f64 {
        1.0 + self.below(size) as f64
    }
}

/// How a programme is made.
#[derive(Clone, Copy)]
pub struct Kind {
    pub rows: usize,
    pub columns: usize,
    /// Of ten limits that hold exactly, so many have no price.
    pub degenerate: usize,
    /// Rows and columns are stretched by powers of ten up to this.
    pub decades: usize,
}

/// A programme, an objective and the optimum.
pub fn optimal(kind: Kind, seed: u64) -> (Lp, Objective, f64) {
    let random = &mut Random::new(seed);
    let stretch = |random: &mut Random| {
        #[allow(clippy::cast_possible_truncation)]
        10f64.powi(random.whole(kind.decades) as i32)
    };
    let row_scale: Vec<f64> = (0..kind.rows).map(|_| stretch(random)).collect();
    let column_scale: Vec<f64> = (0..kind.columns).map(|_| stretch(random)).collect();
    let point: Vec<f64> = (0..kind.columns).map(|_| random.whole(9)).collect();
    let mut activity = vec![0.0; kind.rows];
    let mut entries = Vec::new();
    for (column, value) in point.iter().enumerate() {
        for _ in 0..=random.below(5) {
            let (row, entry) = (random.below(kind.rows), random.whole(6));
            entries.push((row, column, entry));
            activity[row] += entry * value;
        }
    }
    let inf = f64::INFINITY;
    // Every limit the point touches, with a price on its side, or none where degenerate.
    let limit = |random: &mut Random, value: f64| -> (Bounds, f64) {
        let price = if random.below(10) < kind.degenerate { 0.0 } else { random.positive(7) };
        match random.below(6) {
            0 => (Bounds::at_least(value), price),
            1 => (Bounds::at_most(value), -price),
            2 => (Bounds::fixed(value), if random.below(2) == 0 { price } else { -price }),
            3 => (Bounds::between(value, value + random.positive(20)), price),
            4 => (Bounds::between(value - random.positive(20), value), -price),
            _ => {
                let lower = if random.below(2) == 0 { value - random.positive(20) } else { -inf };
                let upper = if random.below(2) == 0 { value + random.positive(20) } else { inf };
                (Bounds::between(lower, upper), 0.0)
            }
        }
    };
    let mut builder = LpBuilder::new("random");
    let mut prices = Vec::new();
    for (row, value) in activity.iter().enumerate() {
        let (bounds, price) = limit(random, *value);
        let scale = row_scale[row];
        builder.row(
            format_args!("r{row}"),
            Bounds::between(bounds.lower * scale, bounds.upper * scale),
        );
        prices.push(price);
    }
    let sense = if random.below(2) == 0 { Sense::Minimise } else { Sense::Maximise };
    let mut costs = vec![0.0; kind.columns];
    for (column, value) in point.iter().enumerate() {
        let (bounds, price) = limit(random, *value);
        let scale = column_scale[column];
        builder.column(
            format_args!("c{column}"),
            Bounds::between(bounds.lower / scale, bounds.upper / scale),
        );
        costs[column] = price;
    }
    for &(row, column, value) in &entries {
        costs[column] += value * prices[row];
        let stretched = value * row_scale[row] * column_scale[column];
        builder.add(RowId::at(row), ColumnId::at(column), stretched);
    }
    let optimum: f64 = costs.iter().zip(&point).map(|(cost, value)| cost * value).sum();
    for (cost, scale) in costs.iter_mut().zip(&column_scale) {
        *cost *= scale * sense.sign();
    }
    let objective = Objective { costs, ..Objective::new("goal", sense) };
    (builder.build(), objective, sense.sign() * optimum)
}

/// An optimal programme with one more row, a sum of others that asks for more than they allow.
pub fn contradicting(kind: Kind, seed: u64) -> (Lp, Objective) {
    let (lp, objective, _) = optimal(Kind { decades: 0, ..kind }, seed);
    let random = &mut Random::new(seed.wrapping_add(77_000));
    let mut terms = std::collections::BTreeMap::new();
    let mut most = 0.0;
    for _ in 0..3 {
        let row = RowId::at(random.below(kind.rows));
        let bounds = lp.rows()[row];
        let (sign, end) = if bounds.upper.is_finite() {
            (1.0, bounds.upper)
        } else if bounds.lower.is_finite() {
            (-1.0, -bounds.lower)
        } else {
            continue;
        };
        most += end;
        for &(column, value) in lp.matrix().row(row) {
            *terms.entry(column).or_insert(0.0) += sign * value;
        }
    }
    let mut builder = lp.into_builder();
    let row = builder.row(format_args!("too much"), Bounds::at_least(most + random.positive(5)));
    for (column, value) in terms {
        builder.add(row, column, value);
    }
    (builder.build(), objective)
}

/// An optimal programme with two more columns that undo each other and earn by it.
pub fn endless(kind: Kind, seed: u64) -> (Lp, Objective) {
    let (lp, mut objective, _) = optimal(Kind { decades: 0, ..kind }, seed);
    let random = &mut Random::new(seed.wrapping_add(55_000));
    let mut builder = lp.into_builder();
    let there = builder.column(format_args!("there"), Bounds::NON_NEGATIVE);
    let back = builder.column(format_args!("back"), Bounds::NON_NEGATIVE);
    for _ in 0..3 {
        let (row, value) = (RowId::at(random.below(kind.rows)), random.whole(5));
        builder.add(row, there, value);
        builder.add(row, back, -value);
    }
    let sign = objective.sense.sign();
    objective.add(there, sign * 3.0);
    objective.add(back, -sign * 4.0);
    (builder.build(), objective)
}
