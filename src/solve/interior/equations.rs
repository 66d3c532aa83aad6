//! A programme in equality form over columns that start at zero, for the interior-point method.

use super::super::scaling::Scaling;
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Answer, Bounds, Lp, Objective};

/// Sparse lines of a matrix, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub starts: Vec<usize>,
    pub places: Vec<usize>,
    pub values: Vec<f64>,
}

impl Lines {
    pub fn line(&self, line: usize) -> (&[usize], &[f64]) {
        let range = self.starts[line]..self.starts[line + 1];
        (&self.places[range.clone()], &self.values[range])
    }

    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// result −= lines · vector
    pub fn subtract_product(&self, vector: &[f64], result: &mut [f64]) {
        for (line, result) in result.iter_mut().enumerate() {
            let (places, values) = self.line(line);
            let sum: f64 = places.iter().zip(values).map(|(&at, value)| vector[at] * value).sum();
            *result -= sum;
        }
    }

    fn transposed(&self, lines: usize) -> Self {
        let mut starts = vec![0; lines + 1];
        for &place in &self.places {
            starts[place + 1] += 1;
        }
        for line in 0..lines {
            starts[line + 1] += starts[line];
        }
        let mut next = starts.clone();
        let mut places = vec![0; self.places.len()];
        let mut values = vec![0.0; self.places.len()];
        for line in 0..self.len() {
            let (line_places, line_values) = self.line(line);
            for (&place, &value) in line_places.iter().zip(line_values) {
                places[next[place]] = line;
                values[next[place]] = value;
                next[place] += 1;
            }
        }
        Self { starts, places, values }
    }
}

/// Where a column of the equations comes from.
#[derive(Clone, Copy, Debug)]
struct Origin {
    /// A column of the programme, or the activity of a row.
    column: Option<ColumnId>,
    /// What one unit is in the programme's own: negative where it counts down from an upper bound.
    unit: f64,
    /// The value at zero, in the programme's own units.
    offset: f64,
}

/// `A·x = b`, `0 ≤ x ≤ range` where not free, in scaled units; fixed columns and rows without a
/// bound are left out.
#[derive(Debug)]
pub(super) struct Equations {
    pub by_column: Lines,
    pub by_row: Lines,
    pub right_hand_side: Vec<f64>,
    pub cost: Vec<f64>,
    pub range: Vec<f64>,
    pub free: Vec<bool>,
    origins: Vec<Origin>,
    /// The programme's rows that are equations here, and what one unit of price is.
    rows: Vec<RowId>,
    row_factors: Vec<f64>,
    cost_unit: f64,
    /// What the objective adds for the places where columns start.
    constant: f64,
}

impl Equations {
    /// `None` if bounds cross.
    pub fn of(lp: &Lp, objective: &Objective) -> Option<Self> {
        let crossed = |bounds: &Bounds| bounds.lower > bounds.upper;
        if lp.rows().iter().any(crossed) || lp.columns().iter().any(crossed) {
            return None;
        }
        let scaling = Scaling::geometric(lp);
        let sign = objective.sense.sign();
        let mut place = vec![usize::MAX; lp.rows().len()];
        let mut rows = Vec::new();
        for (row, bounds) in lp.rows().enumerated() {
            if bounds.lower.is_finite() || bounds.upper.is_finite() {
                place[row.position()] = rows.len();
                rows.push(row);
            }
        }
        let mut made = Self {
            by_column: Lines { starts: vec![0], ..Lines::default() },
            by_row: Lines::default(),
            right_hand_side: vec![0.0; rows.len()],
            cost: Vec::new(),
            range: Vec::new(),
            free: Vec::new(),
            origins: Vec::new(),
            row_factors: rows.iter().map(|row| scaling.rows[row.position()]).collect(),
            rows,
            cost_unit: 1.0,
            constant: sign * objective.constant,
        };
        for (column, bounds) in lp.columns().enumerated() {
            let factor = scaling.columns[column.position()];
            let entries: Vec<(usize, f64)> = lp
                .matrix()
                .column(column)
                .iter()
                .filter(|(row, _)| place[row.position()] != usize::MAX)
                .map(|&(row, value)| (place[row.position()], value * scaling.rows[row.position()]))
                .collect();
            let cost = sign * objective.cost(column);
            made.column(Some(column), *bounds, factor, cost, &entries);
        }
        for at in 0..made.rows.len() {
            let bounds = lp.rows()[made.rows[at]];
            let factor = made.row_factors[at];
            // The activity: A·x − s = 0, scaled by the row's factor.
            made.column(None, bounds, 1.0 / factor, 0.0, &[(at, -factor)]);
        }
        let largest = largest(&made.cost);
        if largest > 0.0 {
            made.cost_unit = 1.0 / largest;
            made.cost.iter_mut().for_each(|cost| *cost /= largest);
        }
        made.by_row = made.by_column.transposed(made.rows.len());
        Some(made)
    }

    /// Adds a column with its entries per own unit, or takes its value out where it is fixed.
    fn column(
        &mut self,
        column: Option<ColumnId>,
        bounds: Bounds,
        factor: f64,
        cost: f64,
        entries: &[(usize, f64)],
    ) {
        let (unit, offset, range) = match (bounds.lower.is_finite(), bounds.upper.is_finite()) {
            (true, true) => (factor, bounds.lower, (bounds.upper - bounds.lower) / factor),
            (true, false) => (factor, bounds.lower, f64::INFINITY),
            (false, true) => (-factor, bounds.upper, f64::INFINITY),
            (false, false) => (factor, 0.0, f64::INFINITY),
        };
        for &(row, value) in entries {
            self.right_hand_side[row] -= value * offset;
        }
        self.constant += cost * offset;
        if range <= 0.0 {
            return;
        }
        for &(row, value) in entries {
            self.by_column.places.push(row);
            self.by_column.values.push(value * unit);
        }
        self.by_column.starts.push(self.by_column.places.len());
        self.cost.push(cost * unit);
        self.range.push(range);
        self.free.push(bounds.lower.is_infinite() && bounds.upper.is_infinite());
        self.origins.push(Origin { column, unit, offset });
    }

    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The row whose activity a column is, if it is one.
    pub fn row_of_activity(&self, column: usize) -> Option<usize> {
        let activity = self.origins[column].column.is_none();
        activity.then(|| self.by_column.line(column).0[0])
    }

    /// A value of the objective as minimised, in its own units.
    pub fn in_own_units(&self, value: f64) -> f64 {
        value / self.cost_unit + self.constant
    }

    /// Values and dual values in the programme's own units.
    pub fn answer(&self, lp: &Lp, primal: &[f64], dual: &[f64]) -> Answer {
        // What was left out is fixed.
        let mut values: Vec<f64> = lp
            .columns()
            .iter()
            .map(|bounds| if bounds.lower.is_finite() { bounds.lower } else { 0.0 })
            .collect();
        for (origin, value) in self.origins.iter().zip(primal) {
            if let Some(column) = origin.column {
                values[column.position()] = origin.unit.mul_add(*value, origin.offset);
            }
        }
        let mut prices = vec![0.0; lp.rows().len()];
        for ((row, price), factor) in self.rows.iter().zip(dual).zip(&self.row_factors) {
            prices[row.position()] = price * factor / self.cost_unit;
        }
        Answer { primal: values, dual: prices }
    }
}

/// The largest magnitude.
pub(super) fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most, value| most.max(value.abs()))
}
