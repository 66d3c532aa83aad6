//! Parametric programmes: the whole piecewise-linear curve of the optimum as bounds or costs move
//! along a direction, and with it exact one-sided prices at degenerate optima.
//!
//! The method is that of M. J. Eisner and D. G. Severance (*Mathematical techniques for efficient
//! record segmentation in large shared databases*, Journal of the ACM 23, 1976): the optimum of a
//! programme is convex in its bounds and concave in its costs, and every optimal answer gives a
//! line that touches it. Two lines that touch it at two places cross in between; if the curve
//! passes through the crossing, it is a breakpoint, otherwise an answer there gives a third line.
//! Every answer re-optimises from the basis of a neighbour, and is judged like any other.

use super::deadline::Deadline;
use super::simplex::{Basis, Simplex, Status};
use crate::ids::{ColumnId, Id, RowId};
use crate::lp::{Answer, Bounds, Lp, Objective};
use crate::tolerances::{CURVE_CORNER, CURVE_LEAST_STEP};

/// The changes per unit of the parameter.
#[derive(Clone, Debug, Default)]
pub struct Direction {
    /// Rows whose bounds move: the rates of the lower and the upper one.
    pub rows: Vec<(RowId, f64, f64)>,
    /// Columns whose bounds move: the rates of the lower and the upper one.
    pub columns: Vec<(ColumnId, f64, f64)>,
    /// Columns whose costs move: their rates, in the objective's own sense.
    pub costs: Vec<(ColumnId, f64)>,
}

impl Direction {
    /// Both bounds of a row, those that are there.
    #[must_use]
    pub fn row(row: RowId) -> Self {
        Self { rows: vec![(row, 1.0, 1.0)], ..Self::default() }
    }

    /// The upper bound of a column.
    #[must_use]
    pub fn upper(column: ColumnId) -> Self {
        Self { columns: vec![(column, 0.0, 1.0)], ..Self::default() }
    }

    /// The cost of a column.
    #[must_use]
    pub fn cost(column: ColumnId) -> Self {
        Self { costs: vec![(column, 1.0)], ..Self::default() }
    }

    /// Moves the bounds of `lp`, of which this is a direction, by so many units.
    pub fn apply(&self, lp: &mut Lp, by: f64) {
        let moved = |bounds: Bounds, lower: f64, upper: f64| {
            Bounds::between(lower.mul_add(by, bounds.lower), upper.mul_add(by, bounds.upper))
        };
        for &(row, lower, upper) in &self.rows {
            lp.set_row_bounds(row, moved(lp.rows()[row], lower, upper));
        }
        for &(column, lower, upper) in &self.columns {
            lp.set_column_bounds(column, moved(lp.columns()[column], lower, upper));
        }
    }

    /// The opposite direction.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let bounds = |&(at, lower, upper): &(RowId, f64, f64)| (at, -lower, -upper);
        let ends = |&(at, lower, upper): &(ColumnId, f64, f64)| (at, -lower, -upper);
        Self {
            rows: self.rows.iter().map(bounds).collect(),
            columns: self.columns.iter().map(ends).collect(),
            costs: self.costs.iter().map(|&(at, cost)| (at, -cost)).collect(),
        }
    }
}

/// A stretch of the curve on which the optimum changes in proportion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Where it begins.
    pub from: f64,
    /// The limit's amount at the end.
    pub to: f64,
    /// The optimum at its beginning, in the objective's own sense.
    pub value: f64,
    /// The change of the optimum per unit of the parameter.
    pub slope: f64,
}

/// How a curve ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurveEnd {
    /// At the end requested.
    Asked,
    /// There is no feasible point beyond.
    Infeasible,
    /// The optimum is unbounded beyond, or already at its beginning.
    Unbounded,
    /// The deadline passed; the pieces there are hold.
    Interrupted,
    /// The simplex method failed, or an answer was refused; the pieces there are hold.
    Failed,
}

/// The optimum as a function of the parameter, from zero on.
#[derive(Clone, Debug)]
pub struct Curve {
    /// The pieces, one after the other, neighbours of different slope.
    pub pieces: Vec<Piece>,
    /// How it ends.
    pub end: CurveEnd,
    /// Simplex iterations of all answers together.
    pub iterations: u64,
}

/// A place on the curve: an answer's basis, and the line it gives.
#[derive(Clone, Debug)]
struct Touch {
    at: f64,
    value: f64,
    slope: f64,
    basis: Basis,
}

impl Touch {
    fn line(&self, at: f64) -> f64 {
        self.slope.mul_add(at - self.at, self.value)
    }
}

/// The result of an evaluation.
enum Place {
    On(Touch),
    /// No point there: not even up to this smaller parameter, which a Farkas ray gives.
    Beyond(f64),
    Ended(CurveEnd),
}

/// Traces programmes along a direction.
struct Tracer<'p> {
    lp: &'p Lp,
    objective: &'p Objective,
    direction: &'p Direction,
    judge: &'p mut dyn FnMut(&Lp, &Objective, Answer) -> bool,
    deadline: &'p Deadline,
    simplex: Simplex,
    iterations: u64,
}

/// The optimum of `lp` as bounds or costs move along `direction`, from parameter 0 to `until`; a
/// direction moves bounds or costs, never both, for only then is the curve convex or concave.
/// With `pieces` given, the curve is traced only as far as so many pieces: one piece is the exact
/// one-sided price and how far it holds.
///
/// Every answer of the curve is first passed to `judge` with its programme
/// (`|lp, objective, answer| verify::certify(lp, objective, answer).is_ok()`).
///
/// # Panics
/// If a direction moves both bounds and costs.
pub fn curve(
    (lp, objective): (&Lp, &Objective),
    start: Option<&Basis>,
    direction: &Direction,
    until: f64,
    pieces: Option<usize>,
    judge: &mut dyn FnMut(&Lp, &Objective, Answer) -> bool,
    deadline: &Deadline,
) -> Curve {
    let bounds_move = !(direction.rows.is_empty() && direction.columns.is_empty());
    assert!(direction.costs.is_empty() || !bounds_move, "bounds or costs move, never both");
    let mut simplex = Simplex::load(lp, objective);
    if let Some(start) = start {
        let mut start = start.clone();
        start.fit(lp);
        simplex.start(&start);
    }
    let mut tracer = Tracer { lp, objective, direction, judge, deadline, simplex, iterations: 0 };
    let (touched, end) = tracer.trace(until, pieces);
    Curve { pieces: joined(&touched), end, iterations: tracer.iterations }
}

/// Pieces between places on the curve; neighbours of the same slope are one.
fn joined(touched: &[(f64, f64)]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for pair in touched.windows(2) {
        let ((from, value), (to, reached)) = (pair[0], pair[1]);
        let slope = (reached - value) / (to - from);
        match pieces.last_mut() {
            Some(last) if (last.slope - slope).abs() <= CURVE_CORNER * (1.0 + slope.abs()) => {
                last.to = to;
                last.slope = (reached - last.value) / (to - last.from);
            }
            _ => pieces.push(Piece { from, to, value, slope }),
        }
    }
    pieces
}

impl Tracer<'_> {
    /// Places in order, with every breakpoint among them.
    fn trace(&mut self, until: f64, most: Option<usize>) -> (Vec<(f64, f64)>, CurveEnd) {
        let first = match self.evaluate(0.0, None) {
            Place::On(touch) => touch,
            Place::Beyond(_) => return (Vec::new(), CurveEnd::Infeasible),
            Place::Ended(end) => return (Vec::new(), end),
        };
        let mut end = CurveEnd::Asked;
        // The far end first: nearer while there is nothing.
        let mut far = until;
        let last = loop {
            if far <= CURVE_LEAST_STEP * until {
                return (vec![(first.at, first.value)], end);
            }
            match self.evaluate(far, Some(&first.basis)) {
                Place::On(touch) => break touch,
                Place::Beyond(nearer) => {
                    end = CurveEnd::Infeasible;
                    // Rounding must not keep us outside for ever.
                    let step = CURVE_LEAST_STEP * until;
                    far = if nearer < far { nearer.max(0.0) } else { far - step };
                }
                Place::Ended(CurveEnd::Unbounded) => {
                    // Costs only: the end is where the optimum ceases to exist; found by bisection.
                    end = CurveEnd::Unbounded;
                    far /= 2.0;
                }
                Place::Ended(other) => return (vec![(first.at, first.value)], other),
            }
        };
        let mut places = vec![(first.at, first.value)];
        let mut left = first;
        // Places to the right of `left` that are still to be connected, the nearest last.
        let mut waiting = vec![last];
        while let Some(right) = waiting.pop() {
            match self.between(&left, &right) {
                Ok(None) => {
                    places.push((right.at, right.value));
                    left = right;
                    if most.is_some_and(|most| joined(&places).len() > most) {
                        let pieces = joined(&places);
                        let kept = most.unwrap_or_default();
                        places.retain(|(at, _)| *at <= pieces[kept - 1].to);
                        return (places, CurveEnd::Asked);
                    }
                }
                Ok(Some(middle)) => {
                    waiting.push(right);
                    waiting.push(middle);
                }
                Err(stopped) => return (places, stopped),
            }
        }
        (places, end)
    }

    /// A place on the curve between two, `None` if the curve is a straight line or has its
    /// only breakpoint there and both lines meet in it.
    fn between(&mut self, left: &Touch, right: &Touch) -> Result<Option<Touch>, CurveEnd> {
        let scale = 1.0 + left.value.abs().max(right.value.abs());
        let near = |one: f64, other: f64| (one - other).abs() <= CURVE_CORNER * scale;
        // Either line passes through the other's place: the curve is linear in between.
        if near(left.line(right.at), right.value) || near(right.line(left.at), left.value) {
            return Ok(None);
        }
        let turn = left.slope - right.slope;
        let crossing = left.at + (right.line(left.at) - left.value) / turn;
        let inside = crossing > left.at && crossing < right.at;
        let at = if inside { crossing } else { f64::midpoint(left.at, right.at) };
        if at <= left.at || at >= right.at {
            return Ok(None);
        }
        match self.evaluate(at, Some(&left.basis)) {
            Place::On(touch) => Ok(Some(touch)),
            Place::Beyond(_) => Err(CurveEnd::Failed),
            Place::Ended(end) => Err(end),
        }
    }

    /// The optimum at a parameter.
    fn evaluate(&mut self, at: f64, start: Option<&Basis>) -> Place {
        let (lp, objective) = (self.lp_at(at), self.objective_at(at));
        for &(row, ..) in &self.direction.rows {
            self.simplex.set_row_bounds(row, lp.rows()[row]);
        }
        for &(column, ..) in &self.direction.columns {
            self.simplex.set_column_bounds(column, lp.columns()[column]);
        }
        if !self.direction.costs.is_empty() {
            self.simplex.set_objective(&objective);
        }
        if let Some(start) = start {
            self.simplex.start(start);
        }
        let before = self.simplex.iterations();
        let status = self.simplex.optimise(self.deadline);
        self.iterations += self.simplex.iterations() - before;
        match status {
            Status::Optimal => {
                let answer = self.simplex.answer();
                let value = objective.value(&answer.primal);
                let slope = self.slope(&lp, &answer);
                if !(self.judge)(&lp, &objective, answer) {
                    return Place::Ended(CurveEnd::Failed);
                }
                Place::On(Touch { at, value, slope, basis: self.simplex.basis() })
            }
            Status::Infeasible => Place::Beyond(self.end_of(&lp, at)),
            Status::Unbounded => Place::Ended(CurveEnd::Unbounded),
            Status::Interrupted => Place::Ended(CurveEnd::Interrupted),
            Status::Trouble => Place::Ended(CurveEnd::Failed),
        }
    }

    fn lp_at(&self, at: f64) -> Lp {
        let mut lp = self.lp.clone();
        self.direction.apply(&mut lp, at);
        lp
    }

    fn objective_at(&self, at: f64) -> Objective {
        let mut objective = self.objective.clone();
        for &(column, cost) in &self.direction.costs {
            objective.add(column, cost * at);
        }
        objective
    }

    /// How the answer's line changes per unit: of the bounds its prices pull at, or of the costs.
    fn slope(&self, lp: &Lp, answer: &Answer) -> f64 {
        let sign = self.objective.sense.sign();
        let pulled = |price: f64, lower: f64, upper: f64| {
            if price == 0.0 { 0.0 } else { price * if price > 0.0 { lower } else { upper } }
        };
        let of_rows =
            self.direction.rows.iter().map(|&(row, lower, upper)| {
                sign * pulled(answer.dual[row.position()], lower, upper)
            });
        let of_columns = self.direction.columns.iter().map(|&(column, lower, upper)| {
            let terms = lp.matrix().column(column).iter();
            let priced = terms.map(|&(row, value)| value * answer.dual[row.position()]);
            let reduced = sign * self.objective.cost(column) - priced.sum::<f64>();
            sign * pulled(reduced, lower, upper)
        });
        let of_costs = self
            .direction
            .costs
            .iter()
            .map(|&(column, cost)| cost * answer.primal[column.position()]);
        of_rows.sum::<f64>() + of_columns.sum::<f64>() + of_costs.sum::<f64>()
    }

    /// The largest parameter at which a Farkas ray found at `at` does not rule out every point.
    fn end_of(&self, lp: &Lp, at: f64) -> f64 {
        let ray = self.simplex.farkas_ray(lp);
        let pulled = |price: f64, lower: f64, upper: f64| {
            if price == 0.0 { 0.0 } else { price * if price > 0.0 { lower } else { upper } }
        };
        let mut excess = 0.0;
        for (bounds, price) in lp.rows().iter().zip(&ray) {
            excess += pulled(*price, bounds.lower, bounds.upper);
        }
        let mut growth: f64 = self
            .direction
            .rows
            .iter()
            .map(|&(row, lower, upper)| pulled(ray[row.position()], lower, upper))
            .sum();
        let weight = |column: ColumnId| -> f64 {
            let terms = lp.matrix().column(column).iter();
            terms.map(|&(row, value)| value * ray[row.position()]).sum()
        };
        for (column, bounds) in lp.columns().enumerated() {
            let pull = pulled(-weight(column), bounds.lower, bounds.upper);
            // Rounding at an open bound is no infeasibility.
            excess += if pull.is_finite() { pull } else { 0.0 };
        }
        for &(column, lower, upper) in &self.direction.columns {
            growth += pulled(-weight(column), lower, upper);
        }
        if growth > 0.0 && excess.is_finite() { at - excess / growth } else { 0.0 }
    }
}
