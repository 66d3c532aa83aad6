//! A first-order method: solves a very large programme approximately, with products of the matrix
//! alone and nothing factorised.
//!
//! Restarted Halpern iteration of reflected primal-dual hybrid gradient steps: H. Lu and J. Yang,
//! *Restarted Halpern PDHG for Linear Programming*, arXiv 2407.16144, 2024, with the controller of
//! the primal weight of `weight`; what it grew from is D. Applegate et al., *Practical Large-Scale
//! Linear Programming using Primal-Dual Hybrid Gradient*, `NeurIPS` 2021. Time grows like the entries,
//! not like the fill of factors; how many iterations it takes depends on the programme, by a factor
//! of a hundred.

mod engine;
mod equilibrated;
mod halpern;
mod matrix;
mod measure;
mod presolved;
mod team;
mod weight;

pub use self::engine::FirstOrderEngine;
use self::equilibrated::Equilibrated;
use self::halpern::{Limits, Reached, iterate};
pub use self::presolved::first_order_presolved;
use super::deadline::Deadline;
use crate::lp::{Answer, Lp, Objective};

/// What the method is to reach, and what it may take.
#[derive(Clone, Copy, Debug)]
pub struct FirstOrderOptions {
    /// The residuals and the gap at which it ends, relative as `verify` measures them.
    pub tolerance: f64,
    /// The most work: iterations times entries of the programme.
    pub work: u64,
    /// Threads; the answer is the same for any number of them.
    pub threads: usize,
}

/// Where the method ended.
#[derive(Clone, Debug)]
pub struct FirstOrder {
    /// The point, within the bounds of every column, and its prices.
    pub answer: Answer,
    /// The largest violation of a row, relative.
    pub primal_residual: f64,
    /// The largest violation of a dual sign condition, relative.
    pub dual_residual: f64,
    /// The difference of both objectives, relative.
    pub gap: f64,
    /// Whether all three are within the tolerance.
    pub converged: bool,
    /// Iterations taken.
    pub iterations: u64,
    /// Iterations times entries: what it took, the same on every machine.
    pub work: u64,
}

/// A point near the optimum and its prices, from a start or from nothing; `None` if the deadline
/// passes, bounds cross, or there is nothing to decide.
///
/// It ends when the point is as exact as asked, or when the work is used up: an infeasible or
/// unbounded programme never converges. Values are within the columns' bounds; the dual values
/// are those of the objective as minimised. The same input gives the same bytes for any number of
/// threads.
#[must_use]
pub fn first_order(
    lp: &Lp,
    objective: &Objective,
    start: Option<&Answer>,
    options: FirstOrderOptions,
    deadline: &Deadline,
) -> Option<FirstOrder> {
    let programme = Equilibrated::of(lp, objective)?;
    let (values, prices) = programme.scaled(start);
    let entries = (lp.matrix().entries() as u64).max(1);
    let limits = Limits {
        tolerance: options.tolerance,
        iterations: (options.work / entries).max(1),
        threads: options.threads.max(1),
    };
    let Reached { values, prices, measure, iterations } =
        iterate(&programme, &values, &prices, limits, deadline)?;
    Some(FirstOrder {
        answer: programme.answer(lp, &values, &prices),
        primal_residual: measure.primal,
        dual_residual: measure.dual,
        gap: measure.gap,
        converged: measure.worst() <= options.tolerance,
        iterations,
        work: iterations * entries,
    })
}
