//! Points with whole numbers: from a relaxation that has them, or by rounding.

use super::problem::Problem;
use super::relaxation::{Relaxation, Relaxed};
use crate::ids::{ColumnId, Id};
use crate::lp::{Bounds, Lp};
use crate::solve::deadline::Deadline;
use crate::solve::engine::{Engine, Outcome};
use crate::solve::simplex::SimplexEngine;

/// The best point with whole numbers so far.
#[derive(Clone, Debug)]
pub(super) struct Incumbent {
    /// The objective as minimised, without its constant.
    pub value: f64,
    /// One value per column.
    pub point: Vec<f64>,
}

impl Incumbent {
    /// A point, if it has whole numbers and satisfies everything.
    pub fn of(problem: &Problem, mut point: Vec<f64>) -> Option<Self> {
        for &column in &problem.whole {
            let value = &mut point[column as usize];
            let near = problem.nearest(column, *value);
            if (near - *value).abs() > 1e-6 {
                return None;
            }
            *value = near;
        }
        problem.holds(&point).then(|| Self { value: problem.value(&point), point })
    }
}

/// The best point that has the whole numbers nearest to those of `point`: they are fixed, and the
/// relaxation is solved for the others.
pub(super) fn completed(
    relaxation: &Relaxation,
    point: &[f64],
    deadline: &Deadline,
) -> Option<Incumbent> {
    let problem = &relaxation.problem;
    let mut copy = relaxation.clone();
    let mut own = Lp::clone(&problem.own);
    for &column in &problem.whole {
        let value = problem.nearest(column, point[column as usize]);
        let before = copy.bounds()[column as usize];
        let domain = problem.domains[column as usize];
        // A semi-continuous column only has to keep above its least.
        let bounds = if domain.is_whole() || value == 0.0 {
            Bounds::fixed(value)
        } else {
            Bounds { lower: before.lower.max(domain.least().unwrap_or(0.0)), ..before }
        };
        own.set_column_bounds(ColumnId::at(column as usize), bounds);
        if bounds != before {
            copy.set(column, bounds);
        }
    }
    if let Relaxed::Optimal(optimal) = copy.solve(deadline)
        && let Some(found) = Incumbent::of(problem, optimal.point)
    {
        return Some(found);
    }
    // The factors may have lost digits on the way: from nothing, without inequalities.
    match SimplexEngine.solve(&own, &problem.objective, deadline) {
        Ok(Outcome::Optimal(answer)) => Incumbent::of(problem, answer.primal),
        _ => None,
    }
}

/// A point rounded column by column in a direction that violates no row, where every fractional
/// column has such a direction.
pub(super) fn rounded(problem: &Problem, point: &[f64]) -> Option<Incumbent> {
    let mut rounded = point.to_vec();
    for &column in &problem.whole {
        let at = column as usize;
        let Some((below, above)) = problem.gap_at(column, point[at]) else {
            rounded[at] = problem.nearest(column, point[at]);
            continue;
        };
        let (down, up) = locks(problem, column);
        rounded[at] = if down == 0 {
            below
        } else if up == 0 {
            above
        } else {
            return None;
        };
    }
    problem.holds(&rounded).then(|| Incumbent { value: problem.value(&rounded), point: rounded })
}

/// How many rows a decrease and an increase of a column can violate.
pub(super) fn locks(problem: &Problem, column: u32) -> (u32, u32) {
    let mut locks = (0, 0);
    for &(row, value) in problem.lp.matrix().column(ColumnId::at(column as usize)) {
        let bounds = problem.lp.rows()[row];
        if bounds.upper.is_finite() {
            if value > 0.0 { locks.1 += 1 } else { locks.0 += 1 }
        }
        if bounds.lower.is_finite() {
            if value > 0.0 { locks.0 += 1 } else { locks.1 += 1 }
        }
    }
    locks
}
