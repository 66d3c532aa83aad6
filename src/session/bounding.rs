//! What the dual values of one plan say of factories near it: bounds that no plan of theirs passes.
//!
//! A goal, minimised, is `min c·x` over rows `l ≤ A·x ≤ u` and columns within their bounds. For any
//! dual values `y` no plan is below the sum of one term for each row (`y` times the bound it pulls
//! at) and one for each column (its reduced cost `c − y·A` times the bound that pulls at): weak
//! duality. Nothing is assumed of `y`: it may come from another programme with the same rows. A row
//! or a column has a term of its own, so that what differs between two programmes differs in the terms
//! of the rows and columns that differ.

use super::failure::Failure;
use super::planning::Options;
use super::prove::{self, Proven};
use crate::formulate::{Formulation, stages};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, Objective, Sum};
use crate::model::{Buckets, Factory, Goal};
use crate::solve::Settled;
use crate::tolerances::{CERTIFIED_DUAL, FROZEN_GOAL};

/// The programme of a factory with some of its goals.
#[derive(Clone, Debug)]
pub struct Written {
    lp: Lp,
    goals: Vec<Objective>,
    /// What a column can be at most by a single row, where it has no upper bound itself.
    implied: Vec<f64>,
}

/// A row or a column of a programme.
#[derive(Clone, Debug)]
enum Item {
    Row(usize, Bounds),
    /// Position, bounds, cost in every goal as minimised, entries.
    Column(usize, Bounds, Vec<f64>, Vec<(usize, f64)>),
}

/// Some rows and columns of a programme, to be compared under different dual values.
#[derive(Clone, Debug)]
pub struct Items(Vec<Item>);

impl Items {
    /// Those whose position among all is wanted; `positions` are those of its own.
    #[must_use]
    pub fn only(&self, wanted: &dyn Fn(usize) -> bool, positions: &[usize]) -> Self {
        let pairs = self.0.iter().zip(positions);
        Self(pairs.filter(|(_, at)| wanted(**at)).map(|(item, _)| item.clone()).collect())
    }
}

/// Dual values of a goal, the goals before it being held.
#[derive(Clone, Debug)]
pub struct Prices {
    goal: usize,
    dual: Vec<f64>,
    /// Of the rows that hold the goals before.
    held: Vec<f64>,
    /// What a column can be at most.
    most: Vec<f64>,
    /// Below this, relative to its terms, a reduced cost is rounding.
    size: f64,
}

impl Written {
    /// The programme of a factory in fractions, with the goals of these titles. *Balance* is not one
    /// of them: it has rows of its own. `None` if the factory has not all of them.
    #[must_use]
    pub fn of(factory: &Factory, options: &Options, titles: &[String]) -> Option<Self> {
        let buckets = Buckets::new(factory, options.bucket);
        let mut formulation = Formulation::new(factory, &buckets);
        let all = stages(factory);
        let mut goals = Vec::new();
        for title in titles {
            let stage = all.iter().find(|it| it.title() == *title)?;
            if stage.goal == Goal::Balance {
                return None;
            }
            goals.push(formulation.objective(stage));
        }
        let lp = formulation.lp().relaxed();
        let implied = implied(&lp);
        Some(Self { lp, goals, implied })
    }

    /// The rows and columns in which two programmes differ; `None` if they have not the same rows and
    /// columns.
    #[must_use]
    pub fn differing(&self, other: &Self) -> Option<Vec<usize>> {
        if !self.lp.same_names(&other.lp) {
            return None;
        }
        let rows = self.lp.rows().len();
        let differing = |at: &usize| match self.item(*at) {
            Item::Row(_, bounds) => !matches!(other.item(*at), Item::Row(_, it) if it == bounds),
            Item::Column(_, bounds, costs, entries) => !matches!(
                other.item(*at),
                Item::Column(_, one, two, three) if one == bounds && two == costs && three == entries
            ),
        };
        Some((0..rows + self.lp.columns().len()).filter(differing).collect())
    }

    fn item(&self, at: usize) -> Item {
        let rows = self.lp.rows().len();
        if at < rows {
            return Item::Row(at, self.lp.rows()[RowId::at(at)]);
        }
        let column = ColumnId::at(at - rows);
        let costs = self.goals.iter().map(|it| it.sense.sign() * it.cost(column)).collect();
        let entries = self.lp.matrix().column(column).iter();
        let entries = entries.map(|(row, value)| (row.position(), *value)).collect();
        Item::Column(at - rows, self.lp.columns()[column], costs, entries)
    }

    /// Some rows and columns, by their positions among all: rows first.
    #[must_use]
    pub fn items(&self, which: &[usize]) -> Items {
        Items(which.iter().map(|at| self.item(*at)).collect())
    }

    /// All rows and columns.
    #[must_use]
    pub fn all(&self) -> Items {
        let count = self.lp.rows().len() + self.lp.columns().len();
        Items((0..count).map(|at| self.item(at)).collect())
    }

    /// The dual values of a goal at its optimum, each goal before it at no worse than its level;
    /// `None` if there is none or the deadline passed.
    ///
    /// # Errors
    /// As [`super::plan`].
    pub fn prices(
        &self,
        goal: usize,
        levels: &[f64],
        options: &Options,
    ) -> Result<Option<Prices>, Failure> {
        let mut lp = self.lp.clone();
        for (objective, level) in self.goals.iter().zip(levels).take(goal) {
            lp = lp.holding(objective, *level);
        }
        let settled: Proven = prove::solved(&lp, &self.goals[goal], None, options)?;
        let Settled::Certified { answer, .. } = settled else { return Ok(None) };
        let rows = self.lp.rows().len();
        let mut dual = answer.dual().to_vec();
        let held = dual.split_off(rows);
        let most = self.implied.clone();
        let size = self.lp.objective_size(&self.goals[goal]);
        Ok(Some(Prices { goal, dual, held, most, size }))
    }

    /// The part of a bound that no row or column decides: what is constant in the goal.
    #[must_use]
    pub fn constant(&self, goal: usize) -> f64 {
        self.goals[goal].sense.sign() * self.goals[goal].constant
    }

    /// What the levels of the goals before one add to a bound.
    #[must_use]
    pub fn held(&self, prices: &Prices, levels: &[f64]) -> f64 {
        let rows = self.goals.iter().zip(levels).zip(&prices.held);
        rows.map(|((goal, level), price)| {
            let bounds = goal.no_worse_than(*level);
            let end = if *price > 0.0 { bounds.lower } else { bounds.upper };
            if *price == 0.0 { 0.0 } else { price * end }
        })
        .sum()
    }
}

/// A goal's level at which another plan counts as reaching the same.
#[must_use]
pub fn level(value: f64, more_is_better: bool, given_up: f64) -> f64 {
    let margin = 4.0 * FROZEN_GOAL * (1.0 + value.abs()) + given_up;
    if more_is_better { value - margin } else { value + margin }
}

impl Prices {
    /// The goal they are of.
    #[must_use]
    pub fn goal(&self) -> usize {
        self.goal
    }

    /// The sum of the terms of some rows and columns; −∞ if one of them bounds nothing.
    ///
    /// A column whose upper bound is infinite is at most what a single row of the programme these
    /// prices come from lets it be.
    #[must_use]
    pub fn sum(&self, items: &Items) -> f64 {
        let mut sum = Sum::default();
        for item in &items.0 {
            let term = self.term(item);
            if term == f64::NEG_INFINITY {
                return term;
            }
            sum.add(term);
        }
        sum.value()
    }

    /// The terms of some rows and columns, one by one.
    #[must_use]
    pub fn terms(&self, items: &Items) -> Vec<f64> {
        items.0.iter().map(|it| self.term(it)).collect()
    }

    fn term(&self, item: &Item) -> f64 {
        match item {
            Item::Row(at, bounds) => pulled(*bounds, self.dual[*at], 0.0),
            Item::Column(at, bounds, costs, entries) => {
                let mut reduced = Sum::from_value(costs[self.goal]);
                let mut largest = costs[self.goal].abs();
                for (row, value) in entries {
                    reduced.add_product(-value, self.dual[*row]);
                    largest = largest.max((value * self.dual[*row]).abs());
                }
                for (cost, price) in costs.iter().zip(&self.held) {
                    reduced.add_product(-cost, *price);
                    largest = largest.max((cost * price).abs());
                }
                let upper = bounds.upper.min(self.most[*at]);
                let bounds = Bounds::between(bounds.lower, upper);
                pulled(bounds, reduced.value(), CERTIFIED_DUAL * (largest + self.size * 1e-9))
            }
        }
    }

    /// The prices with what a column can be at most in another programme: one that allows more.
    #[must_use]
    pub fn within(mut self, widest: &Written) -> Self {
        self.most.clone_from(&widest.implied);
        self
    }
}

/// A multiplier times the bound it pulls at; a multiplier that is rounding pulls at nothing infinite.
fn pulled(bounds: Bounds, multiplier: f64, rounding: f64) -> f64 {
    let end = if multiplier > 0.0 { bounds.lower } else { bounds.upper };
    if multiplier == 0.0 || (end.is_infinite() && multiplier.abs() <= rounding) {
        0.0
    } else if end.is_finite() {
        multiplier * end
    } else {
        f64::NEG_INFINITY
    }
}

/// What each column can be at most by a single row and the bounds of the other columns in it; its own
/// upper bound where that is finite.
fn implied(lp: &Lp) -> Vec<f64> {
    let mut most: Vec<f64> = lp.columns().iter().map(|it| it.upper).collect();
    let least: Vec<f64> = lp.columns().iter().map(|it| it.lower).collect();
    // Twice: what the first pass bounds may bound others.
    for _ in 0..2 {
        for (row, bounds) in lp.rows().enumerated() {
            let entries = lp.matrix().row(row);
            for (end, sign) in [(bounds.upper, 1.0), (-bounds.lower, -1.0)] {
                if end.is_infinite() {
                    continue;
                }
                // Σ sign·a·x ≤ end: the least that each column contributes.
                let part = |column: ColumnId, value: f64| {
                    let (at, value) = (column.position(), sign * value);
                    let x = if value > 0.0 { least[at] } else { most[at] };
                    if x == 0.0 { 0.0 } else { value * x }
                };
                let parts: Vec<f64> = entries.iter().map(|it| part(it.0, it.1)).collect();
                let open = parts.iter().filter(|it| it.is_infinite()).count();
                let sum: f64 = parts.iter().filter(|it| it.is_finite()).sum();
                let mut found = Vec::new();
                for (&(column, value), own) in entries.iter().zip(&parts) {
                    let at = column.position();
                    if sign * value <= 0.0 || most[at].is_finite() {
                        continue;
                    }
                    let others = match (open, own.is_finite()) {
                        (0, _) => sum - own,
                        (1, false) => sum,
                        _ => continue,
                    };
                    let limit = (end - others) / (sign * value);
                    if limit.is_finite() {
                        found.push((at, limit.max(least[at])));
                    }
                }
                for (at, limit) in found {
                    most[at] = limit;
                }
            }
        }
    }
    most
}
