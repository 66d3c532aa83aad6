//! The objective: what to minimise or maximise.

use super::bounds::Bounds;
use crate::ids::{ColumnId, Id};
use crate::tolerances::GAP_OF_ZERO;

/// The direction of an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// The less the better.
    Minimise,
    /// The more the better.
    Maximise,
}

impl Sense {
    /// `+1` to minimise, `−1` to maximise: the factor that makes the objective one to minimise.
    #[must_use]
    pub fn sign(self) -> f64 {
        match self {
            Self::Minimise => 1.0,
            Self::Maximise => -1.0,
        }
    }
}

/// A linear objective over a programme's columns: `constant + Σ cost·x`.
#[derive(Clone, Debug)]
pub struct Objective {
    /// The goal's name, the name of the objective row in exported files.
    pub name: String,
    /// Minimise or maximise.
    pub sense: Sense,
    /// The part that no decision changes.
    pub constant: f64,
    /// Cost per unit of each column, in column order; columns past the end cost nothing.
    pub costs: Vec<f64>,
}

impl Objective {
    /// An objective without any cost yet.
    #[must_use]
    pub fn new(name: &str, sense: Sense) -> Self {
        Self { name: name.to_owned(), sense, constant: 0.0, costs: Vec::new() }
    }

    /// Adds `cost` to the cost (or revenue) of one unit of `column`.
    pub fn add(&mut self, column: ColumnId, cost: f64) {
        if self.costs.len() <= column.position() {
            self.costs.resize(column.position() + 1, 0.0);
        }
        self.costs[column.position()] += cost;
    }

    /// The cost of one unit of `column`.
    #[must_use]
    pub fn cost(&self, column: ColumnId) -> f64 {
        self.costs.get(column.position()).copied().unwrap_or(0.0)
    }

    /// The largest absolute cost: reduced costs that are small relative to it are rounding. 0
    /// without costs.
    #[must_use]
    pub fn largest_cost(&self) -> f64 {
        self.costs.iter().fold(0.0, |most, cost| most.max(cost.abs()))
    }

    /// How much worse `value` is than `other`: negative where it is better.
    ///
    /// ```
    /// use junheng::lp::{Objective, Sense};
    /// let profit = Objective::new("profit", Sense::Maximise);
    /// assert_eq!(profit.worsening(90.0, 100.0), 10.0);
    /// ```
    #[must_use]
    pub fn worsening(&self, value: f64, other: f64) -> f64 {
        self.sense.sign() * (value - other)
    }

    /// The bounds of a row of its costs in which every point is no worse than a value, which is in its
    /// own sense and with the constant.
    #[must_use]
    pub fn no_worse_than(&self, worst: f64) -> Bounds {
        let limit = worst - self.constant;
        match self.sense {
            Sense::Minimise => Bounds::at_most(limit),
            Sense::Maximise => Bounds::at_least(limit),
        }
    }

    /// The difference between a value and its bound as a share of the larger of the two and of `size`,
    /// a difference that counts as all of the goal: a bound of zero is not a gap of 100 %. Zero if
    /// the value is as good as the bound or better.
    ///
    /// ```
    /// use junheng::lp::{Objective, Sense};
    /// // A twentieth of an order short, of ten orders.
    /// let short = Objective::new("fulfil", Sense::Minimise);
    /// assert_eq!(short.gap(0.05, 0.0, 10.0), 0.005);
    /// assert_eq!(short.gap(0.0, 0.0, 10.0), 0.0);
    /// ```
    #[must_use]
    pub fn gap(&self, value: f64, bound: f64, size: f64) -> f64 {
        let apart = self.worsening(value, bound);
        let size = value.abs().max(bound.abs()).max(size).max(GAP_OF_ZERO);
        // No negative zero.
        if apart > 0.0 { apart / size } else { 0.0 }
    }

    /// The objective's value at `primal` (one value per column).
    #[must_use]
    pub fn value(&self, primal: &[f64]) -> f64 {
        self.costs.iter().zip(primal).fold(self.constant, |sum, (cost, x)| cost.mul_add(*x, sum))
    }
}
