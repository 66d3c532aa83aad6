//! The programme in the units the method iterates in: rows and columns equilibrated, costs and
//! bounds of about the same length.
//!
//! Ten rounds of D. Ruiz (*A scaling algorithm to equilibrate both rows and columns norms in
//! matrices*, Rutherford Appleton Laboratory, 2001), then the preconditioner of T. Pock and
//! A. Chambolle (*Diagonal preconditioning for first order primal-dual algorithms in convex
//! optimization*, ICCV 2011), after which the norm of the matrix is at most one.

use super::matrix::Lines;
use crate::ids::{ColumnId, Id};
use crate::lp::{Answer, Bounds, Lp, Objective};

/// Rounds of equilibration; later ones change little.
const ROUNDS: usize = 10;

/// Iterations of the power method at most, and the relative change at which it ends.
const POWER_ITERATIONS: usize = 200;
const POWER_CHANGE: f64 = 1e-5;

/// `min c·x`, rows and columns within bounds, in scaled units.
#[derive(Debug)]
pub(super) struct Equilibrated {
    pub by_row: Lines,
    pub by_column: Lines,
    pub cost: Vec<f64>,
    pub columns: Vec<Bounds>,
    pub rows: Vec<Bounds>,
    /// What a scaled unit of a column's value, a row's activity, a row's price and a column's
    /// reduced cost is in the programme's own units.
    pub value_unit: Vec<f64>,
    pub activity_unit: Vec<f64>,
    pub price_unit: Vec<f64>,
    pub reduced_unit: Vec<f64>,
    /// What a scaled unit of the objective is.
    pub objective_unit: f64,
    /// The largest cost in the programme's own units.
    pub largest_cost: f64,
    /// The norm of the matrix.
    pub norm: f64,
}

impl Equilibrated {
    /// `None` if bounds cross or there is nothing to decide.
    pub fn of(lp: &Lp, objective: &Objective) -> Option<Self> {
        let crossed = |bounds: &Bounds| bounds.lower > bounds.upper;
        if lp.columns().is_empty() || lp.rows().iter().chain(lp.columns()).any(crossed) {
            return None;
        }
        let (mut by_row, mut by_column) = (lines_by_row(lp), lines_by_column(lp));
        let (rows, columns) = factors(&by_row, &by_column);
        by_row.scale(&rows, &columns);
        by_column.scale(&columns, &rows);
        let sign = objective.sense.sign();
        let own_cost: Vec<f64> = lp.columns().ids().map(|it| sign * objective.cost(it)).collect();
        let mut cost: Vec<f64> = own_cost.iter().zip(&columns).map(|(it, by)| it * by).collect();
        // Costs and bounds of length one: the step's two sizes then begin equal.
        let cost_factor = 1.0 / (1.0 + length(cost.iter().copied()));
        let sides = lp.rows().iter().zip(&rows).map(|(bounds, factor)| factor * farthest(*bounds));
        let bound_factor = 1.0 / (1.0 + length(sides));
        for cost in &mut cost {
            *cost *= cost_factor;
        }
        let norm = norm(&by_row, &by_column);
        Some(Self {
            columns: lp
                .columns()
                .iter()
                .zip(&columns)
                .map(|(bounds, factor)| times(*bounds, bound_factor / factor))
                .collect(),
            rows: lp
                .rows()
                .iter()
                .zip(&rows)
                .map(|(bounds, factor)| times(*bounds, bound_factor * factor))
                .collect(),
            value_unit: columns.iter().map(|factor| factor / bound_factor).collect(),
            activity_unit: rows.iter().map(|factor| 1.0 / (factor * bound_factor)).collect(),
            price_unit: rows.iter().map(|factor| factor / cost_factor).collect(),
            reduced_unit: columns.iter().map(|factor| 1.0 / (factor * cost_factor)).collect(),
            objective_unit: 1.0 / (cost_factor * bound_factor),
            largest_cost: own_cost.iter().fold(0.0, |most, cost| most.max(cost.abs())),
            by_row,
            by_column,
            cost,
            norm,
        })
    }

    /// A start in scaled units, moved within the bounds; zero where there is none.
    pub fn scaled(&self, start: Option<&Answer>) -> (Vec<f64>, Vec<f64>) {
        let value = |at: usize| start.map_or(0.0, |start| start.primal[at] / self.value_unit[at]);
        let price = |at: usize| start.map_or(0.0, |start| start.dual[at] / self.price_unit[at]);
        let within = |at: usize| value(at).max(self.columns[at].lower).min(self.columns[at].upper);
        ((0..self.columns.len()).map(within).collect(), (0..self.rows.len()).map(price).collect())
    }

    /// Values and prices in the programme's own units; what rounding leaves outside is moved in.
    pub fn answer(&self, lp: &Lp, values: &[f64], prices: &[f64]) -> Answer {
        let own = values.iter().zip(&self.value_unit).zip(lp.columns());
        let within = |value: f64, bounds: &Bounds| value.max(bounds.lower).min(bounds.upper);
        Answer {
            primal: own.map(|((value, unit), bounds)| within(value * unit, bounds)).collect(),
            dual: prices.iter().zip(&self.price_unit).map(|(price, unit)| price * unit).collect(),
        }
    }
}

fn lines_by_row(lp: &Lp) -> Lines {
    let lines = lp.rows().ids().map(|row| lp.matrix().row(row));
    gathered(lines.map(|line| line.iter().map(|&(column, value)| (column.position(), value))))
}

fn lines_by_column(lp: &Lp) -> Lines {
    let lines = lp.columns().ids().map(|column: ColumnId| lp.matrix().column(column));
    gathered(lines.map(|line| line.iter().map(|&(row, value)| (row.position(), value))))
}

fn gathered(lines: impl Iterator<Item = impl Iterator<Item = (usize, f64)>>) -> Lines {
    let mut gathered = Lines { starts: vec![0], ..Lines::default() };
    for line in lines {
        for (place, value) in line {
            // Positions fit in 32 bits: see `Id::at`.
            gathered.places.push(u32::try_from(place).unwrap_or(u32::MAX));
            gathered.values.push(value);
        }
        gathered.starts.push(gathered.places.len());
    }
    gathered
}

/// The factors of rows and columns.
fn factors(by_row: &Lines, by_column: &Lines) -> (Vec<f64>, Vec<f64>) {
    let mut rows = vec![1.0; by_row.len()];
    let mut columns = vec![1.0; by_column.len()];
    let scaled = |lines: &Lines, line: usize, others: &[f64]| -> Vec<f64> {
        lines.line(line).map(|(at, value)| (value * others[at]).abs()).collect()
    };
    let apply = |rows: &mut [f64], columns: &mut [f64], size: fn(&[f64]) -> f64| {
        let new_rows: Vec<f64> = (0..rows.len())
            .map(|row| damped(rows[row], size(&scaled(by_row, row, columns))))
            .collect();
        for (column, factor) in columns.iter_mut().enumerate() {
            *factor = damped(*factor, size(&scaled(by_column, column, rows)));
        }
        rows.copy_from_slice(&new_rows);
    };
    for _ in 0..ROUNDS {
        apply(&mut rows, &mut columns, |values| values.iter().fold(0.0, |most, it| most.max(*it)));
    }
    apply(&mut rows, &mut columns, |values| values.iter().sum());
    (rows, columns)
}

/// A factor after a round in which its line has this size before the factor itself.
fn damped(factor: f64, size: f64) -> f64 {
    let size = factor * size;
    if size > 0.0 { factor / size.sqrt() } else { factor }
}

/// The largest singular value, by the power method from a fixed start.
fn norm(by_row: &Lines, by_column: &Lines) -> f64 {
    if by_row.entries() == 0 {
        return 1.0;
    }
    // Values between one half and one without a pattern: D. Knuth's multiplicative sequence.
    let mut state = 1_u32;
    let mut vector: Vec<f64> = (0..by_column.len())
        .map(|_| {
            state = state.wrapping_mul(2_654_435_761).wrapping_add(12_345);
            0.5 + 0.5 * f64::from(state) / f64::from(u32::MAX)
        })
        .collect();
    let mut norm = 0.0_f64;
    for _ in 0..POWER_ITERATIONS {
        let size = length(vector.iter().copied());
        if size == 0.0 {
            return 1.0;
        }
        for value in &mut vector {
            *value /= size;
        }
        let image = by_row.product(&vector);
        let now = length(image.iter().copied());
        vector = by_column.product(&image);
        if (now - norm).abs() <= POWER_CHANGE * now {
            return now.max(norm);
        }
        norm = now;
    }
    norm
}

/// The Euclidean length.
pub(super) fn length(values: impl Iterator<Item = f64>) -> f64 {
    values.map(|value| value * value).sum::<f64>().sqrt()
}

/// The finite bound that is farther from zero; zero without any.
fn farthest(bounds: Bounds) -> f64 {
    let size = |bound: f64| if bound.is_finite() { bound.abs() } else { 0.0 };
    size(bounds.lower).max(size(bounds.upper))
}

fn times(bounds: Bounds, factor: f64) -> Bounds {
    Bounds::between(bounds.lower * factor, bounds.upper * factor)
}
