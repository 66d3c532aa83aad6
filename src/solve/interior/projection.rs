//! From a central point to the optimal face: what has a price goes to its bound, what has room loses
//! its price.
//!
//! The path that the method follows ends in a strictly complementary point: of each column's
//! distance and price exactly one vanishes (A. Goldman and A. Tucker, *Theory of linear programming*,
//! in *Linear Inequalities and Related Systems*, 1956; O. Güler and Y. Ye, *Convergence behavior of
//! interior-point algorithms*, Mathematical Programming 60, 1993). Near its end the larger of the two
//! says which (S. Mehrotra and Y. Ye, *Finding an interior point in the optimal face of linear
//! programs*, Mathematical Programming 62, 1993). Once columns with a price are at their bounds,
//! what is left are two systems of equations with one solution near the point each. Nothing here
//! is guessed: a division that is wrong leaves a residual, and then there is no projection.

use super::equations::{Equations, largest};
use super::normal_equations::NormalEquations;
use super::{Point, Residuals};
use crate::tolerances::{ON_FACE, ON_FACE_UNPRICED};

/// Rounds in which columns may change sides.
const ROUNDS: usize = 6;

/// Refinements of the two systems per round.
const REFINEMENTS: usize = 4;

/// Greatest and least weight of a column: that of its squared distance from its bounds.
const WEIGHTS: (f64, f64) = (1e-12, 1e6);

/// Where a column is on the face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Lower,
    Upper,
    Inside,
}

impl Point {
    /// The primal and dual values of a point of the optimal face near this one; `None` if that
    /// cannot be told.
    pub(super) fn projected(
        &self,
        equations: &Equations,
        normal: &mut NormalEquations,
    ) -> Option<(Vec<f64>, Vec<f64>)> {
        let mut sides: Vec<Side> = (0..self.primal.len())
            .map(|at| {
                let bounded = !equations.free[at];
                let boxed = bounded && equations.range[at].is_finite();
                if bounded && self.primal[at] < self.lower_price[at] {
                    Side::Lower
                } else if boxed && self.room[at] < self.upper_price[at] {
                    Side::Upper
                } else {
                    Side::Inside
                }
            })
            .collect();
        let (mut primal, mut dual) = (self.primal.clone(), self.dual.clone());
        for _ in 0..ROUNDS {
            let weights = weights(equations, &sides, &primal);
            normal.factorise(&weights)?;
            settle_values(equations, normal, &weights, &sides, &mut primal);
            let reduced = settle_prices(equations, normal, &weights, &mut dual);
            if !change_sides(equations, &mut sides, &mut primal, &reduced)? {
                let residual = Residuals::primal(equations, &primal);
                let missing = largest(&residual) / (1.0 + largest(&equations.right_hand_side));
                // What is left to the rows inside their bounds is rounding.
                for (at, _) in sides.iter().enumerate().filter(|(_, side)| **side == Side::Inside) {
                    if let Some(row) = equations.row_of_activity(at) {
                        dual[row] = 0.0;
                    }
                }
                return (missing <= ON_FACE).then_some((primal, dual));
            }
        }
        None
    }
}

/// The squared distance of what is inside from its nearest bound; zero for the rest.
fn weights(equations: &Equations, sides: &[Side], primal: &[f64]) -> Vec<f64> {
    let weight = |at: usize| match sides[at] {
        Side::Inside if equations.free[at] => WEIGHTS.1,
        Side::Inside => {
            let distance = primal[at].min(equations.range[at] - primal[at]).max(0.0);
            (distance * distance).clamp(WEIGHTS.0, WEIGHTS.1)
        }
        Side::Lower | Side::Upper => 0.0,
    };
    (0..primal.len()).map(weight).collect()
}

/// Puts what has a price at its bound and changes the rest as little as the equations ask.
fn settle_values(
    equations: &Equations,
    normal: &NormalEquations,
    weights: &[f64],
    sides: &[Side],
    primal: &mut [f64],
) {
    for (at, value) in primal.iter_mut().enumerate() {
        match sides[at] {
            Side::Lower => *value = 0.0,
            Side::Upper => *value = equations.range[at],
            Side::Inside => {}
        }
    }
    for _ in 0..REFINEMENTS {
        let mut multipliers = Residuals::primal(equations, primal);
        normal.solve(&mut multipliers);
        let mut change = vec![0.0; primal.len()];
        equations.by_column.subtract_product(&multipliers, &mut change);
        for ((value, change), weight) in primal.iter_mut().zip(&change).zip(weights) {
            *value -= weight * change;
        }
    }
}

/// Changes the prices as little as it takes for what is inside to have none; the reduced costs.
fn settle_prices(
    equations: &Equations,
    normal: &NormalEquations,
    weights: &[f64],
    dual: &mut [f64],
) -> Vec<f64> {
    let reduced = |dual: &[f64]| {
        let mut reduced = equations.cost.clone();
        equations.by_column.subtract_product(dual, &mut reduced);
        reduced
    };
    for _ in 0..REFINEMENTS {
        let weighted: Vec<f64> =
            reduced(dual).iter().zip(weights).map(|(it, weight)| -it * weight).collect();
        let mut change = vec![0.0; dual.len()];
        equations.by_row.subtract_product(&weighted, &mut change);
        normal.solve(&mut change);
        dual.iter_mut().zip(&change).for_each(|(it, change)| *it += change);
    }
    reduced(dual)
}

/// Moves columns whose value or reduced cost contradicts their side; whether any did. `None` where
/// one contradicts both.
fn change_sides(
    equations: &Equations,
    sides: &mut [Side],
    primal: &mut [f64],
    reduced: &[f64],
) -> Option<bool> {
    let mut changed = false;
    for (at, side) in sides.iter_mut().enumerate() {
        let price = reduced[at];
        match *side {
            Side::Inside if equations.free[at] => {
                if price.abs() > ON_FACE_UNPRICED {
                    return None;
                }
            }
            Side::Inside => {
                let (below, above) = (primal[at], equations.range[at] - primal[at]);
                let priced = price.abs() > ON_FACE_UNPRICED;
                if below.min(above) >= 0.0 && !priced {
                    continue;
                }
                // Outside its bounds, or with a price: it belongs to the bound that it is near.
                let (next, distance, wrong) = if below <= above {
                    (Side::Lower, below, -price)
                } else {
                    (Side::Upper, above, price)
                };
                if distance > 1e-5 || wrong > ON_FACE_UNPRICED {
                    return None;
                }
                *side = next;
                changed = true;
            }
            Side::Lower if price < -ON_FACE_UNPRICED => {
                *side = Side::Inside;
                changed = true;
            }
            Side::Upper if price > ON_FACE_UNPRICED => {
                *side = Side::Inside;
                changed = true;
            }
            Side::Lower | Side::Upper => {}
        }
    }
    Some(changed)
}
