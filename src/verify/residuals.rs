//! How far an answer violates the optimality conditions, recomputed from the programme.

use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Bounds, Lp, Objective, Sum};
use crate::tolerances::GAP_OF_NOTHING;

/// The three residuals of the Karush-Kuhn-Tucker conditions, each the largest of its kind.
///
/// With `x` the primal values, `y` the dual values, `c` the costs of the objective as minimised
/// and `d = c − A'y` the reduced costs (S. Boyd, L. Vandenberghe, *Convex Optimization*, 2004,
/// section 5.5.3; the `HiGHS` guide's page on KKT conditions names the same three):
///
/// * `primal`: by how much a row's activity or a column's value lies outside its bounds, divided
///   by its natural size plus the larger of that bound and, for a row, its largest term `|a·x|` (a
///   sum can be no more exact than its largest term).
/// * `dual`: by how much a multiplier (`y` of a row, `d` of a column) pulls at a side that has no
///   bound, counted per natural unit of its row or column and divided by the objective's size plus
///   its own size for a row, and the largest of `|c|` and its terms `|a·y|` for a column.
/// * `gap`: `|p − q|` divided by the size of its terms plus `max(|p|, |q|)`, with the primal
///   objective `p = Σ c·x` and the dual objective `q = Σ y·b + Σ d·b`, where `b` is the bound the
///   multiplier pulls at. Constants are left out on both sides.
///
/// Natural sizes are the programme's ([`Lp::column_size`], [`Lp::row_size`],
/// [`Lp::objective_size`]), each 1 if it has none. The size of the terms is the largest
/// of the terms of `q` and of what a natural unit costs of the columns that are not zero, and at
/// least [`GAP_OF_NOTHING`] of the objective's; 1 in a programme without sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Residuals {
    /// Largest relative violation of a bound.
    pub primal: f64,
    /// Largest relative violation of a dual sign condition.
    pub dual: f64,
    /// Relative difference between the primal and the dual objective.
    pub gap: f64,
}

impl Residuals {
    /// The largest of them.
    #[must_use]
    pub fn worst(&self) -> f64 {
        self.primal.max(self.dual).max(self.gap)
    }
}

/// The row or column that violates a condition most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offender {
    /// A row of the programme.
    Row(RowId),
    /// A column of the programme.
    Column(ColumnId),
}

impl Offender {
    /// The name of the row or column.
    #[must_use]
    pub fn name(self, lp: &Lp) -> &str {
        match self {
            Self::Row(row) => lp.row_name(row),
            Self::Column(column) => lp.column_name(column),
        }
    }
}

/// The largest residual of one kind so far, and where it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Worst {
    /// The residual.
    pub residual: f64,
    /// The row or column it belongs to.
    pub offender: Option<Offender>,
}

impl Worst {
    /// Records a residual; NaN counts as the worst.
    fn note(&mut self, residual: f64, offender: impl FnOnce() -> Offender) {
        let residual = if residual.is_nan() { f64::INFINITY } else { residual };
        if residual > self.residual {
            self.residual = residual;
            self.offender = Some(offender());
        }
    }
}

/// The activities of all rows and the relative violations of all bounds by a point.
pub(super) fn primal_side(lp: &Lp, primal: &[f64]) -> (Vec<f64>, Worst) {
    let mut worst = Worst::default();
    let mut activities = Vec::with_capacity(lp.rows().len());
    for (column, bounds) in lp.columns().enumerated() {
        let value = primal[column.position()];
        let outside = outside(*bounds, value, lp.column_size(column), 0.0);
        worst.note(outside, || Offender::Column(column));
    }
    for (row, bounds) in lp.rows().enumerated() {
        let mut activity = Sum::default();
        let mut largest = 0.0_f64;
        for &(column, coefficient) in lp.matrix().row(row) {
            let value = primal[column.position()];
            activity.add_product(coefficient, value);
            largest = largest.max((coefficient * value).abs());
        }
        let activity = activity.value();
        let outside = outside(*bounds, activity, lp.row_size(row), largest);
        worst.note(outside, || Offender::Row(row));
        activities.push(activity);
    }
    (activities, worst)
}

/// By how much `value` lies outside, relative to its natural size, the bound it violates and
/// `scale`.
fn outside(bounds: Bounds, value: f64, size: f64, scale: f64) -> f64 {
    if value.is_nan() || value.is_infinite() {
        return f64::INFINITY;
    }
    let below = (bounds.lower - value) / (size + bounds.lower.abs().max(scale));
    let above = (value - bounds.upper) / (size + bounds.upper.abs().max(scale));
    // An infinite bound divides infinity by infinity: it is not violated from inside.
    let below = if bounds.lower == f64::NEG_INFINITY { 0.0 } else { below };
    let above = if bounds.upper == f64::INFINITY { 0.0 } else { above };
    // `f64::max` would drop a NaN (an infinite bound on the wrong side).
    if below.is_nan() || above.is_nan() { f64::INFINITY } else { below.max(above).max(0.0) }
}

/// Dual values recomputed: reduced costs, violations and the dual objective.
pub(super) struct DualSide {
    /// One reduced cost per column, of the objective as minimised.
    pub reduced_costs: Vec<f64>,
    /// The largest violation of a sign condition.
    pub worst: Worst,
    /// The dual objective without constant; violating multipliers pull at nothing.
    pub value: f64,
    /// The largest of its terms.
    pub largest: f64,
}

/// Prices `c − A'y` for the given costs, with `cost` giving the cost as minimised and `size` the
/// objective's.
pub(super) fn dual_side(
    lp: &Lp,
    dual: &[f64],
    size: f64,
    cost: impl Fn(ColumnId) -> f64,
) -> DualSide {
    let mut worst = Worst::default();
    let mut value = Sum::default();
    let mut most = 0.0_f64;
    for (row, bounds) in lp.rows().enumerated() {
        let price = dual[row.position()];
        if let Some(end) = pulled_at(*bounds, price) {
            value.add_product(price, end);
            most = most.max((price * end).abs());
        } else {
            let natural = price.abs() * lp.row_size(row);
            worst.note(natural / (size + natural), || Offender::Row(row));
        }
    }
    let mut reduced_costs = Vec::with_capacity(lp.columns().len());
    for (column, bounds) in lp.columns().enumerated() {
        let (reduced, largest) = reduced_cost(lp, dual, column, cost(column));
        if let Some(end) = pulled_at(*bounds, reduced) {
            value.add_product(reduced, end);
            most = most.max((reduced * end).abs());
        } else {
            let own = lp.column_size(column);
            let natural = reduced.abs() * own / (size + largest * own);
            worst.note(natural, || Offender::Column(column));
        }
        reduced_costs.push(reduced);
    }
    DualSide { reduced_costs, worst, value: value.value(), largest: most }
}

/// `cost − Σ a·y` of one column, with the largest magnitude among its terms.
pub(super) fn reduced_cost(lp: &Lp, dual: &[f64], column: ColumnId, cost: f64) -> (f64, f64) {
    let mut reduced = Sum::from_value(cost);
    let mut largest = cost.abs();
    for &(row, coefficient) in lp.matrix().column(column) {
        let price = dual[row.position()];
        reduced.add_product(-coefficient, price);
        largest = largest.max((coefficient * price).abs());
    }
    (reduced.value(), largest)
}

/// The bound of a multiplier: the lower one if positive, the upper one if negative;
/// zero if the multiplier is zero, `None` if that bound does not exist.
pub(super) fn pulled_at(bounds: Bounds, multiplier: f64) -> Option<f64> {
    let end = if multiplier > 0.0 {
        bounds.lower
    } else if multiplier < 0.0 {
        bounds.upper
    } else if multiplier.is_nan() {
        return None;
    } else {
        0.0
    };
    end.is_finite().then_some(end)
}

/// `|p − q| ÷ (size + max(|p|, |q|))`, infinite if either is not a finite number.
pub(super) fn relative_gap(primal: f64, dual: f64, size: f64) -> f64 {
    let difference = (primal - dual).abs();
    if difference == 0.0 {
        return 0.0;
    }
    let gap = difference / (size + primal.abs().max(dual.abs()));
    if gap.is_nan() { f64::INFINITY } else { gap }
}

/// The size of the terms of an objective at a point, of which `largest` is the largest term of
/// the dual objective.
pub(super) fn added_up(lp: &Lp, objective: &Objective, primal: &[f64], largest: f64) -> f64 {
    if !lp.has_sizes() {
        return 1.0;
    }
    let of = |column: ColumnId| (objective.cost(column) * lp.column_size(column)).abs();
    let used = lp.columns().ids().filter(|column| primal[column.position()] != 0.0);
    used.map(of).fold(largest.max(GAP_OF_NOTHING * lp.objective_size(objective)), f64::max)
}

/// `Σ c·x` of the objective as minimised, without its constant.
pub(super) fn minimised_value(objective: &Objective, primal: &[f64]) -> f64 {
    let sign = objective.sense.sign();
    let mut value = Sum::default();
    for (cost, x) in objective.costs.iter().zip(primal) {
        value.add_product(sign * cost, *x);
    }
    value.value()
}
