//! How far a point is from optimal, relative as `verify` measures it, and how far it moved.

use super::equilibrated::Equilibrated;
use super::team::{PerBlock, Shared};
use crate::tolerances::GAP_OF_NOTHING;

/// What is added up per block.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// The largest violation, relative.
    Violation,
    /// The largest term of the dual objective, and the largest cost of what is used.
    Term,
    Cost,
    /// Part of the objective (columns), and of the dual objective (both).
    Objective,
    Bound,
    /// Squares of the last step and of the way since the last restart.
    Step,
    Moved,
    /// The product of the last step's prices and the activities of its values.
    Cross,
}

impl Kind {
    pub const COUNT: usize = 8;

    pub fn zero() -> [f64; Self::COUNT] {
        [0.0; Self::COUNT]
    }
}

/// The residuals of a point, relative, in the programme's own units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    pub primal: f64,
    pub dual: f64,
    pub gap: f64,
}

impl Measure {
    /// The largest of them; NaN counts as infinite.
    pub fn worst(self) -> f64 {
        let worst = self.primal.max(self.dual).max(self.gap);
        let broken = self.primal.is_nan() || self.dual.is_nan() || self.gap.is_nan();
        if broken { f64::INFINITY } else { worst }
    }
}

/// All that was measured.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    pub measure: Measure,
    step: (f64, f64),
    moved: (f64, f64),
    cross: f64,
}

impl Measured {
    pub fn of(
        programme: &Equilibrated,
        columns: &PerBlock<{ Kind::COUNT }>,
        rows: &PerBlock<{ Kind::COUNT }>,
    ) -> Self {
        let both = |kind: Kind| (columns.sum(kind as usize), rows.sum(kind as usize));
        let value = programme.objective_unit * columns.sum(Kind::Objective as usize);
        let bounds = both(Kind::Bound);
        let bound = programme.objective_unit * (bounds.0 + bounds.1);
        let term = Kind::Term as usize;
        // `verify` divides by the terms' size in a programme with sizes, by one in any other: by
        // the less of the two, a gap is no more than either says.
        let terms = (programme.objective_unit * columns.largest(term).max(rows.largest(term)))
            .max(columns.largest(Kind::Cost as usize))
            .max(GAP_OF_NOTHING * programme.largest_cost);
        let size = terms.min(1.0) + value.abs().max(bound.abs());
        let apart = (value - bound).abs();
        Self {
            measure: Measure {
                primal: rows.largest(Kind::Violation as usize),
                dual: columns.largest(Kind::Violation as usize),
                gap: if apart == 0.0 { 0.0 } else { apart / size },
            },
            step: both(Kind::Step),
            moved: both(Kind::Moved),
            cross: rows.sum(Kind::Cross as usize),
        }
    }

    /// The length of the last step in the norm in which the iteration never moves apart.
    pub fn error(&self, length: f64, weight: f64) -> f64 {
        let (values, prices) = self.step;
        let square = (weight * values + prices / weight) / length + 2.0 * self.cross;
        square.max(0.0).sqrt()
    }

    /// How far values and prices moved since the last restart.
    pub fn moved(&self) -> (f64, f64) {
        (self.moved.0.sqrt(), self.moved.1.sqrt())
    }
}

/// A column's part: its reduced cost pulls at a bound, or violates a sign condition.
pub(super) fn measure_column(
    programme: &Equilibrated,
    column: usize,
    values: &Shared,
    prices: &Shared,
    sums: &mut [f64; Kind::COUNT],
) {
    let mut reduced = programme.cost[column];
    let mut largest = reduced.abs();
    for (row, entry) in programme.by_column.line(column) {
        let term = entry * prices.get(row);
        reduced -= term;
        largest = largest.max(term.abs());
    }
    let bounds = programme.columns[column];
    let end = if reduced > 0.0 { bounds.lower } else { bounds.upper };
    if end.is_finite() {
        add_to_bound(sums, reduced * end);
    } else {
        let unit = programme.reduced_unit[column];
        let own = reduced.abs() * unit;
        if own > 0.0 {
            note(sums, own / (programme.largest_cost + largest * unit));
        }
    }
    let value = values.get(column);
    if value != 0.0 {
        sums[Kind::Objective as usize] += programme.cost[column] * value;
        let cost = programme.cost[column].abs() * programme.reduced_unit[column];
        sums[Kind::Cost as usize] = sums[Kind::Cost as usize].max(cost);
    }
}

/// A row's part; its activity.
pub(super) fn measure_row(
    programme: &Equilibrated,
    row: usize,
    values: &Shared,
    prices: &Shared,
    sums: &mut [f64; Kind::COUNT],
) -> f64 {
    let mut activity = 0.0;
    let mut largest = 0.0_f64;
    for (column, entry) in programme.by_row.line(row) {
        let term = entry * values.get(column);
        activity += term;
        largest = largest.max(term.abs());
    }
    let bounds = programme.rows[row];
    let unit = programme.activity_unit[row];
    let outside = bounds.violation(activity);
    if outside > 0.0 {
        let bound = if activity < bounds.lower { bounds.lower } else { bounds.upper };
        note(sums, outside * unit / (1.0 + unit * bound.abs().max(largest)));
    }
    let price = prices.get(row);
    let end = if price > 0.0 { bounds.lower } else { bounds.upper };
    // The step itself keeps a price from pulling at a bound that does not exist.
    if price != 0.0 && end.is_finite() {
        add_to_bound(sums, price * end);
    }
    activity
}

fn add_to_bound(sums: &mut [f64; Kind::COUNT], term: f64) {
    sums[Kind::Bound as usize] += term;
    sums[Kind::Term as usize] = sums[Kind::Term as usize].max(term.abs());
}

fn note(sums: &mut [f64; Kind::COUNT], violation: f64) {
    let worst = &mut sums[Kind::Violation as usize];
    *worst = if violation.is_nan() { f64::INFINITY } else { worst.max(violation) };
}
