//! The programme being searched: the relaxation with its inequalities, and what is whole in it.

use std::sync::{Arc, OnceLock};

use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Domain, Lp, Objective};
use crate::tolerances::BRANCHING_WHOLE;

/// A programme, relaxed, with derived inequalities as further rows.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    /// The relaxation: the rows of the programme, then the inequalities in use.
    pub lp: Lp,
    /// The relaxation without inequalities.
    pub own: Arc<Lp>,
    /// The number of rows that are not inequalities.
    pub own_rows: usize,
    /// The objective.
    pub objective: Objective,
    /// Its costs as minimised.
    pub costs: Vec<f64>,
    /// The domain of every column.
    pub domains: Vec<Domain>,
    /// The columns that may not take every value, in order.
    pub whole: Vec<u32>,
    /// The columns' bounds, whole ones rounded inwards.
    pub bounds: Arc<Vec<Bounds>>,
    /// Whether the objective is a whole number wherever the columns are.
    pub whole_objective: bool,
    /// Bounds of all columns that follow from rows and bounds, once they are asked for.
    pub implied: Arc<OnceLock<Vec<Bounds>>>,
}

impl Problem {
    pub fn new(lp: &Lp, objective: &Objective) -> Self {
        let sign = objective.sense.sign();
        let costs: Vec<f64> = lp.columns().ids().map(|it| sign * objective.cost(it)).collect();
        let domains = lp.columns().ids().map(|column| match lp.domain(column) {
            Domain::SemiWhole { least } => Domain::SemiWhole { least: (least - 1e-9).ceil() },
            domain => domain,
        });
        let domains: Vec<Domain> = domains.collect();
        let whole_value = |(cost, domain): (&f64, &Domain)| {
            *cost == 0.0 || cost.fract() == 0.0 && cost.abs() < 1e9 && domain.is_whole()
        };
        let whole_objective = costs.iter().zip(&domains).all(whole_value);
        let bounds = lp.columns().iter().zip(&domains).map(|(bounds, domain)| {
            if domain.is_whole() { rounded_inwards(*bounds) } else { *bounds }
        });
        let bounds: Vec<Bounds> = bounds.collect();
        let mut relaxed = lp.relaxed();
        for (column, own) in lp.columns().ids().zip(&bounds) {
            relaxed.set_column_bounds(column, *own);
        }
        Self {
            own_rows: lp.rows().len(),
            objective: objective.clone(),
            costs,
            whole: lp
                .whole_columns()
                .filter_map(|it| u32::try_from(it.0.position()).ok())
                .collect(),
            domains,
            bounds: Arc::new(bounds),
            whole_objective,
            implied: Arc::default(),
            own: Arc::new(relaxed.clone()),
            lp: relaxed,
        }
    }

    /// The objective as minimised, without its constant.
    pub fn value(&self, point: &[f64]) -> f64 {
        self.costs.iter().zip(point).map(|(cost, value)| cost * value).sum()
    }

    /// The gap of a column's domain that a value lies in: the values next to it.
    pub fn gap_at(&self, column: u32, value: f64) -> Option<(f64, f64)> {
        let domain = self.domains[column as usize];
        let reach = BRANCHING_WHOLE * (1.0 + 1e-3 * value.abs());
        if domain.distance(value) <= reach {
            return None;
        }
        match domain.least() {
            Some(least) if value < least => Some((0.0, least)),
            _ if domain.is_whole() => Some((value.floor(), value.floor() + 1.0)),
            _ => None,
        }
    }

    /// The value of a column's domain next to a value.
    pub fn nearest(&self, column: u32, value: f64) -> f64 {
        self.domains[column as usize].nearest(value)
    }

    /// Whether a point satisfies every row and bound, within what engines leave.
    pub fn holds(&self, point: &[f64]) -> bool {
        const REACH: f64 = 5e-8;
        let within = |bounds: Bounds, value: f64, size: f64| {
            bounds.violation(value) <= REACH * (size + value.abs())
        };
        self.lp.columns().enumerated().all(|(column, bounds)| {
            within(*bounds, point[column.position()], self.lp.column_size(column))
        }) && self.lp.rows().enumerated().take(self.own_rows).all(|(row, bounds)| {
            let mut activity = 0.0;
            let mut largest = 0.0_f64;
            for &(column, value) in self.lp.matrix().row(row) {
                let term = value * point[column.position()];
                activity += term;
                largest = largest.max(term.abs());
            }
            within(*bounds, activity, self.lp.row_size(row).min(1.0).max(largest))
        })
    }

    /// A row's terms and bounds, inequalities included.
    pub fn row(&self, row: usize) -> (&[(ColumnId, f64)], Bounds) {
        let row = RowId::at(row);
        (self.lp.matrix().row(row), self.lp.rows()[row])
    }
}

/// The whole numbers within bounds.
pub(super) fn rounded_inwards(bounds: Bounds) -> Bounds {
    let reach = |end: f64| 1e-9 * (1.0 + end.abs());
    Bounds {
        lower: (bounds.lower - reach(bounds.lower)).ceil(),
        upper: (bounds.upper + reach(bounds.upper)).floor(),
    }
}
