//! What each deviation from a plan moved: the goals of every subset of them are planned, and the
//! difference shared out by the Shapley value.

use super::shapley::shapley;
use super::waterfall::coalition::{Ended, Figures, planned, side_by_side};
use crate::model::answers::actual::GoalMoved;
use crate::model::plan::GoalResult;
use crate::scenario::Document;
use crate::session::{Failure, Options};

/// The most deviations told apart: 1,024 plans.
pub const MOST: usize = 10;

/// What came of the question.
#[derive(Debug)]
pub enum Moved {
    /// The goals with the share of each deviation.
    Shared {
        /// Goals that every subset pursues.
        goals: Vec<GoalMoved>,
        /// Plans made.
        plans: usize,
        /// Worst residual of their certificates.
        residual: f64,
    },
    /// Some of the deviations together leave no plan.
    NoPlan,
    /// The deadline passed.
    Stopped,
}

/// Plans the factory file with every subset of so many deviations: a deviation is a bit of the argument
/// of `document`. Shares of a goal add up to its value with all less its value with none.
///
/// # Errors
/// A [`Failure`]: an engine is missing or failed, or an answer was refused.
pub fn moved(
    deviations: usize,
    goals: &[GoalResult],
    document: impl Fn(usize) -> Option<Document> + Sync,
    options: &Options,
) -> Result<Moved, Failure> {
    let count = 1_usize << deviations.min(MOST);
    let ended = side_by_side(count, |chosen| match document(chosen).map(|it| it.factory()) {
        Some(Ok(validated)) => planned(&validated.factory, options),
        _ => Ok(Ended::NoPlan),
    })?;
    let mut figures: Vec<Figures> = Vec::with_capacity(count);
    for it in ended {
        match it {
            Ended::Planned(own) => figures.push(*own),
            Ended::NoPlan => return Ok(Moved::NoPlan),
            Ended::Stopped => return Ok(Moved::Stopped),
        }
    }
    let moved = goals.iter().filter_map(|goal| {
        let values: Option<Vec<f64>> = figures.iter().map(|it| it.goal(goal)).collect();
        let values = values?;
        let shares = shapley(deviations.min(MOST), |chosen| values[chosen]);
        Some(GoalMoved {
            goal: goal.title(),
            unit: goal.unit.clone(),
            before: values[0],
            after: values[count - 1],
            shares: shares.into_iter().map(|it| it.share).collect(),
        })
    });
    Ok(Moved::Shared {
        goals: moved.collect(),
        plans: count,
        residual: figures.iter().map(|it| it.worst).fold(0.0, f64::max),
    })
}
