//! The interior-point method: solves a large programme approximately; the simplex method finishes.
//!
//! It follows S. Mehrotra, *On the implementation of a primal-dual interior point method*, SIAM
//! Journal on Optimization 2, 1992: an affine step predicts, and a corrector with the same factors
//! accounts for the curvature and keeps away from the boundary. The result is not a basis and has
//! no exact zeros: [`super::Simplex::cross_over`] turns it into a basis.

mod equations;
mod normal_equations;
mod projection;

use crate::lp::{Answer, Lp, Objective};
use crate::tolerances::{INTERIOR, INTERIOR_ENOUGH, INTERIOR_FOR_FACE};

use super::deadline::Deadline;
use super::log::{Event, InteriorProgress};
use equations::{Equations, largest};
use normal_equations::NormalEquations;

/// Iterations after which the method is given up; it takes 20 to 60 where it converges at all.
const ITERATIONS: usize = 150;

/// Iterations without progress after which it is given up.
const PATIENCE: usize = 12;

/// Corrections towards the centre per step: each costs a solve, a small part of a factorisation.
const CORRECTORS: usize = 4;

/// Least share of the present complementarity that corrections aim at.
const CENTRE: f64 = 0.01;

/// How much of the way to the nearest edge a step goes.
const SHARE_OF_THE_WAY: f64 = 0.9995;

/// Added to every column's curvature: what keeps free columns and flat directions finite. It
/// holds a step back, not the point it leads to.
const PROXIMITY: f64 = 1e-9;

/// What the method found.
#[derive(Clone, Debug)]
pub struct Interior {
    /// A point near the optimum and its prices. Values are within [`INTERIOR_ENOUGH`] of feasible and
    /// optimal, relative to the programme's size; the dual values are those of the objective as
    /// minimised.
    pub near: Answer,
    /// The same projected onto the optimal face: what has a price is at its bound, what is inside
    /// its bounds has none. `None` if it was not asked for or the two cannot be told apart.
    pub on_face: Option<Answer>,
}

/// What is asked of the method.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// A point to cross over from.
    Near,
    /// A point on the optimal face.
    Face,
}

/// A point near the optimum, `None` if the method does not get there: the programme has no
/// optimum, its equations are too dense to factorise, digits are lost, or the deadline passes.
#[must_use]
pub fn interior_point(
    lp: &Lp,
    objective: &Objective,
    aim: Aim,
    deadline: &Deadline,
) -> Option<Interior> {
    let equations = Equations::of(lp, objective)?;
    let mut normal = NormalEquations::of(&equations.by_column, &equations.by_row)?;
    let mut point = Point::start(&equations, &mut normal)?;
    // The best point so far, and how bad it is.
    let mut best: Option<(f64, Point)> = None;
    let mut since = 0;
    let mut least = (f64::INFINITY, f64::INFINITY);
    let mut step_lengths = (0.0, 0.0);
    for iteration in 0..ITERATIONS {
        if deadline.stopped() {
            return None;
        }
        let residuals = Residuals::of(&equations, &point);
        let (primal_residual, dual_residual, gap) = residuals.relative(&equations, &point);
        let worst = primal_residual.max(dual_residual).max(gap);
        deadline.report(|| {
            let (_, mu) = point.complementarity(&equations);
            Event::InteriorPoint(InteriorProgress {
                iteration,
                objective: equations.in_own_units(product(&equations.cost, &point.primal)),
                primal_residual,
                dual_residual,
                gap,
                mu,
                step_lengths,
            })
        });
        if best.as_ref().is_none_or(|(least, _)| worst < *least) {
            best = Some((worst, point.clone()));
            since = 0;
        } else {
            since += 1;
        }
        // On the way to feasibility the gap may grow.
        let missing = (largest(&residuals.primal), largest(&residuals.dual));
        if missing.0 < 0.99 * least.0 || missing.1 < 0.99 * least.1 {
            since = 0;
            least = (missing.0.min(least.0), missing.1.min(least.1));
        }
        let lost = since > PATIENCE || !worst.is_finite();
        if lost || worst <= if aim == Aim::Near { INTERIOR } else { INTERIOR_FOR_FACE } {
            break;
        }
        match point.advance(&equations, &residuals, &mut normal) {
            Some(lengths) => step_lengths = lengths,
            None => break,
        }
    }
    let (_, best) = best.filter(|(worst, _)| *worst <= INTERIOR_ENOUGH)?;
    let near = equations.answer(lp, &best.primal, &best.dual);
    let on_face = (aim != Aim::Near)
        .then(|| best.projected(&equations, &mut normal))
        .flatten()
        .map(|(primal, dual)| equations.answer(lp, &primal, &dual));
    Some(Interior { near, on_face })
}

/// Where the method stands. Every primal value lies strictly inside its bounds, every reduced
/// cost is strictly positive.
#[derive(Clone)]
struct Point {
    /// Distance of each column from its lower bound, or the value of a free one.
    primal: Vec<f64>,
    /// Distance from the upper bound; without meaning if there is none.
    room: Vec<f64>,
    dual: Vec<f64>,
    /// Prices of the lower and of the upper bounds; zero if there is none.
    lower_price: Vec<f64>,
    upper_price: Vec<f64>,
}

/// What is missing from feasibility on both sides.
struct Residuals {
    primal: Vec<f64>,
    dual: Vec<f64>,
}

/// A change of a [`Point`].
struct Step {
    primal: Vec<f64>,
    dual: Vec<f64>,
    lower_price: Vec<f64>,
    upper_price: Vec<f64>,
}

/// Asked changes of the products of distance and price, at the lower and at the upper bounds.
struct Products {
    lower: Vec<f64>,
    upper: Vec<f64>,
}

impl Products {
    fn zero(columns: usize) -> Self {
        Self { lower: vec![0.0; columns], upper: vec![0.0; columns] }
    }
}

/// The equations with the factors of the present point.
struct System<'s> {
    equations: &'s Equations,
    normal: &'s NormalEquations,
    weights: &'s [f64],
}

impl Residuals {
    /// What the equations miss at these values.
    fn primal(equations: &Equations, values: &[f64]) -> Vec<f64> {
        let mut missing = equations.right_hand_side.clone();
        equations.by_row.subtract_product(values, &mut missing);
        missing
    }

    fn of(equations: &Equations, point: &Point) -> Self {
        let primal = Self::primal(equations, &point.primal);
        let mut dual = equations.cost.clone();
        equations.by_column.subtract_product(&point.dual, &mut dual);
        for (at, residual) in dual.iter_mut().enumerate() {
            *residual += point.upper_price[at] - point.lower_price[at];
        }
        Self { primal, dual }
    }

    /// The largest of both, and the gap, each relative to the programme's numbers.
    fn relative(&self, equations: &Equations, point: &Point) -> (f64, f64, f64) {
        let primal = largest(&self.primal) / (1.0 + largest(&equations.right_hand_side));
        let dual = largest(&self.dual) / (1.0 + largest(&equations.cost));
        let value: f64 = product(&equations.cost, &point.primal);
        // The distance between value and bound, but for what the residuals make of it.
        let (given_up, _) = point.complementarity(equations);
        let gap = given_up / (1.0 + value.abs());
        (primal, dual, gap)
    }
}

impl Point {
    /// Mehrotra's start: the shortest solution of the equations and the least squares dual, moved
    /// inside.
    fn start(equations: &Equations, normal: &mut NormalEquations) -> Option<Self> {
        let columns = equations.cost.len();
        normal.factorise(&vec![1.0; columns])?;
        let mut multipliers = equations.right_hand_side.clone();
        normal.solve(&mut multipliers);
        let mut primal = vec![0.0; columns];
        equations.by_column.subtract_product(&multipliers, &mut primal);
        let mut dual = vec![0.0; equations.rows()];
        equations.by_row.subtract_product(&equations.cost, &mut dual);
        for value in &mut dual {
            *value = -*value;
        }
        normal.solve(&mut dual);
        let mut reduced = equations.cost.clone();
        equations.by_column.subtract_product(&dual, &mut reduced);
        let bounded = |at: usize| !equations.free[at];
        let mean = |values: &[f64]| {
            let sum: f64 = values.iter().map(|value| value.abs()).sum();
            #[allow(clippy::cast_precision_loss)] // far below 2^52
            let count = values.len().max(1) as f64;
            (sum / count).max(1e-2)
        };
        let (inside, priced) = (mean(&primal), mean(&reduced));
        let mut point = Self {
            room: vec![1.0; columns],
            lower_price: vec![0.0; columns],
            upper_price: vec![0.0; columns],
            primal,
            dual,
        };
        for (at, price) in reduced.iter().copied().enumerate() {
            // The shortest solution was found with its sign turned.
            let shortest = -point.primal[at];
            let range = equations.range[at];
            if !bounded(at) {
                point.primal[at] = shortest;
                continue;
            }
            let value = shortest.max(inside);
            point.primal[at] = if range.is_finite() { value.min(0.5 * range) } else { value };
            point.lower_price[at] = price.max(0.0) + priced;
            if range.is_finite() {
                point.room[at] = range - point.primal[at];
                point.upper_price[at] = (-price).max(0.0) + priced;
            }
        }
        Some(point)
    }

    /// Complementarity: what is still to be given up, and on average.
    fn complementarity(&self, equations: &Equations) -> (f64, f64) {
        let mut sum = 0.0;
        let mut count = 0.0;
        for at in 0..self.primal.len() {
            if !equations.free[at] {
                sum += self.primal[at] * self.lower_price[at];
                count += 1.0;
                if equations.range[at].is_finite() {
                    sum += self.room[at] * self.upper_price[at];
                    count += 1.0;
                }
            }
        }
        (sum, if count == 0.0 { 0.0 } else { sum / count })
    }

    /// One iteration; the lengths of its step in primal and dual values, `None` if digits are
    /// lost.
    fn advance(
        &mut self,
        equations: &Equations,
        residuals: &Residuals,
        normal: &mut NormalEquations,
    ) -> Option<(f64, f64)> {
        let weights: Vec<f64> = (0..self.primal.len())
            .map(|at| {
                let mut curvature = PROXIMITY;
                if !equations.free[at] {
                    curvature += self.lower_price[at] / self.primal[at];
                    if equations.range[at].is_finite() {
                        curvature += self.upper_price[at] / self.room[at];
                    }
                }
                1.0 / curvature
            })
            .collect();
        normal.factorise(&weights)?;
        let (_, mean) = self.complementarity(equations);
        let system = System { equations, normal, weights: &weights };
        let straight = self.step(&system, Some(residuals), &self.bends(equations, 0.0, None));
        let (ahead, ahead_dual) = self.way(equations, &straight, 1.0);
        let (_, after) = self.after(&straight, ahead, ahead_dual).complementarity(equations);
        let centring = if mean > 0.0 { (after / mean).powi(3).min(1.0) } else { 0.0 };
        let target = centring * mean;
        let bends = self.bends(equations, target, Some(&straight));
        let mut step = self.step(&system, Some(residuals), &bends);
        for _ in 0..CORRECTORS {
            match self.corrected(&system, &step, target.max(CENTRE * mean)) {
                Some(better) => step = better,
                None => break,
            }
        }
        let (ahead, ahead_dual) = self.way(equations, &step, SHARE_OF_THE_WAY);
        *self = self.after(&step, ahead, ahead_dual);
        let finite = self.primal.iter().chain(&self.dual).all(|value| value.is_finite());
        finite.then_some((ahead, ahead_dual))
    }

    /// What complementarity `target` asks of each product, with what `first` bends taken into
    /// account.
    fn bends(&self, equations: &Equations, target: f64, first: Option<&Step>) -> Products {
        let mut asked = Products::zero(self.primal.len());
        for at in (0..self.primal.len()).filter(|&at| !equations.free[at]) {
            let bend = first.map_or(0.0, |first| first.primal[at] * first.lower_price[at]);
            asked.lower[at] = target - bend - self.primal[at] * self.lower_price[at];
            if equations.range[at].is_finite() {
                let bend = first.map_or(0.0, |first| -first.primal[at] * first.upper_price[at]);
                asked.upper[at] = target - bend - self.room[at] * self.upper_price[at];
            }
        }
        asked
    }

    /// The step corrected so that products that would end far from `centre` come nearer, where
    /// that lets it go farther (J. Gondzio, *Multiple centrality corrections in a primal-dual
    /// method for linear programming*, Computational Optimization and Applications 6, 1996).
    fn corrected(&self, system: &System<'_>, step: &Step, centre: f64) -> Option<Step> {
        let equations = system.equations;
        let (values, prices) = self.way(equations, step, 1.0);
        if values.min(prices) > 0.95 {
            return None;
        }
        let farther = |way: f64| (1.08 * way + 0.08).min(1.0);
        let aim = self.after(step, farther(values), farther(prices));
        let mut asked = Products::zero(self.primal.len());
        let nearer = |product: f64| {
            let wanted = product.clamp(0.1 * centre, 10.0 * centre);
            (wanted - product).max(-10.0 * centre)
        };
        for at in (0..self.primal.len()).filter(|&at| !equations.free[at]) {
            asked.lower[at] = nearer(aim.primal[at] * aim.lower_price[at]);
            if equations.range[at].is_finite() {
                asked.upper[at] = nearer(aim.room[at] * aim.upper_price[at]);
            }
        }
        let correction = self.step(system, None, &asked);
        let sum = |one: &[f64], other: &[f64]| -> Vec<f64> {
            one.iter().zip(other).map(|(one, other)| one + other).collect()
        };
        let corrected = Step {
            primal: sum(&step.primal, &correction.primal),
            dual: sum(&step.dual, &correction.dual),
            lower_price: sum(&step.lower_price, &correction.lower_price),
            upper_price: sum(&step.upper_price, &correction.upper_price),
        };
        let (new_values, new_prices) = self.way(equations, &corrected, 1.0);
        let gains = new_values + new_prices >= values + prices + 0.02;
        (gains && new_values >= 0.9 * values && new_prices >= 0.9 * prices).then_some(corrected)
    }

    /// The step that changes every product by what is `asked`, and removes the residuals given.
    fn step(&self, system: &System<'_>, residuals: Option<&Residuals>, asked: &Products) -> Step {
        let System { equations, normal, weights } = *system;
        let columns = self.primal.len();
        let mut lower = vec![0.0; columns];
        let mut upper = vec![0.0; columns];
        let mut wanted = residuals.map_or_else(|| vec![0.0; columns], |it| it.dual.clone());
        for at in (0..columns).filter(|&at| !equations.free[at]) {
            lower[at] = asked.lower[at] / self.primal[at];
            wanted[at] -= lower[at];
            if equations.range[at].is_finite() {
                upper[at] = asked.upper[at] / self.room[at];
                wanted[at] += upper[at];
            }
        }
        let weighted: Vec<f64> =
            wanted.iter().zip(weights).map(|(it, weight)| it * weight).collect();
        let missing = residuals.map_or_else(|| vec![0.0; equations.rows()], |it| it.primal.clone());
        let mut dual = vec![0.0; equations.rows()];
        equations.by_row.subtract_product(&weighted, &mut dual);
        dual.iter_mut().zip(&missing).for_each(|(it, missing)| *it = missing - *it);
        normal.solve(&mut dual);
        let mut primal = wanted;
        equations.by_column.subtract_product(&dual, &mut primal);
        for (change, weight) in primal.iter_mut().zip(weights) {
            *change *= -weight;
        }
        for at in (0..columns).filter(|&at| !equations.free[at]) {
            lower[at] -= self.lower_price[at] / self.primal[at] * primal[at];
            if equations.range[at].is_finite() {
                upper[at] += self.upper_price[at] / self.room[at] * primal[at];
            }
        }
        Step { primal, dual, lower_price: lower, upper_price: upper }
    }

    /// How far the step can be gone, at most once: by values and by prices.
    fn way(&self, equations: &Equations, step: &Step, share: f64) -> (f64, f64) {
        let mut values = 1.0_f64;
        let mut prices = 1.0_f64;
        let limit = |way: &mut f64, at: f64, change: f64| {
            if change < 0.0 {
                *way = way.min(-share * at / change);
            }
        };
        for at in 0..self.primal.len() {
            if !equations.free[at] {
                limit(&mut values, self.primal[at], step.primal[at]);
                limit(&mut prices, self.lower_price[at], step.lower_price[at]);
                if equations.range[at].is_finite() {
                    limit(&mut values, self.room[at], -step.primal[at]);
                    limit(&mut prices, self.upper_price[at], step.upper_price[at]);
                }
            }
        }
        (values, prices)
    }

    fn after(&self, step: &Step, values: f64, prices: f64) -> Self {
        let moved = |from: &[f64], change: &[f64], way: f64| -> Vec<f64> {
            from.iter().zip(change).map(|(at, change)| way.mul_add(*change, *at)).collect()
        };
        Self {
            primal: moved(&self.primal, &step.primal, values),
            room: moved(&self.room, &step.primal, -values),
            dual: moved(&self.dual, &step.dual, prices),
            lower_price: moved(&self.lower_price, &step.lower_price, prices),
            upper_price: moved(&self.upper_price, &step.upper_price, prices),
        }
    }
}

fn product(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}
