//! The plan in whole numbers of a factory whose limits move: what a step of a limit gains it, and
//! whether a repair serves every order in whole numbers, too.

use super::failure::Failure;
use super::hot::Hot;
use super::pieces;
use super::planning::{Options, Planning, WholeSearch};
use super::prove;
use crate::lp::{Lp, Objective};
use crate::model::plan::{Numbers, Plan};
use crate::model::run::has_whole_numbers;
use crate::model::{Buckets, Factory};
use crate::solve::{self, WholeOptions};

/// The share of its cost that a repair may be from the cheapest.
const ENOUGH: f64 = 1e-2;

/// A factory with its plan in whole numbers: move limits, and the plan is searched again from there.
#[derive(Debug)]
pub struct WholeSteps<'f> {
    factory: &'f Factory,
    buckets: &'f Buckets,
    options: &'f Options,
    search: WholeSearch,
    hot: Hot,
    plan: Box<Plan>,
}

/// A goal's title with its value in a plan in whole numbers.
pub type WholeValue = (String, f64);

impl<'f> WholeSteps<'f> {
    /// Plans the factory in whole numbers, with the options of `plan`; `None` if it has none, if the
    /// options do not search for them, or if there is no such plan.
    ///
    /// # Errors
    /// As [`super::plan`].
    pub fn of(
        factory: &'f Factory,
        buckets: &'f Buckets,
        options: &'f Options,
        plan: &Options,
    ) -> Result<Option<Self>, Failure> {
        let Some(search) = options.whole.filter(|_| has_whole_numbers(factory)) else {
            return Ok(None);
        };
        let (planning, hot) = super::solve_hot(factory, plan)?;
        Ok(match planning {
            // Also the best by the time it was stopped.
            Planning::Plan(plan) if plan.numbers == Some(Numbers::Whole) => {
                Some(Self { factory, buckets, options, search, hot, plan })
            }
            _ => None,
        })
    }

    /// The plan that steps begin from.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// A goal's value in it.
    #[must_use]
    pub fn value(&self, title: &str) -> Option<f64> {
        self.plan.goals.iter().find(|it| it.title() == title).map(|it| it.value)
    }

    /// The goals of the best plan found on a programme moved: that of
    /// [`Formulation::to_be_moved`](crate::formulate::Formulation::to_be_moved) with other bounds,
    /// and perhaps with columns and rows behind its own. The plan itself is one of those tried, where the
    /// bounds allow it; `None` if none was found.
    ///
    /// # Errors
    /// As [`super::plan`].
    pub fn at(&self, moved: &Lp) -> Result<Option<Vec<WholeValue>>, Failure> {
        let search = self.search.for_step();
        let of = (self.factory, self.buckets);
        pieces::at(of, self.options, search, &self.hot, &self.plan.goals, moved)
    }

    /// A point in whole numbers of a programme, as good in an objective as is found in the work of a
    /// goal, verified; `None` if none was found.
    ///
    /// # Errors
    /// As [`super::plan`].
    pub fn cheapest(&self, lp: &Lp, objective: &Objective) -> Result<Option<Vec<f64>>, Failure> {
        let pivots = Some(self.search.pivots);
        let options = WholeOptions { gap: ENOUGH, pivots, proof: false, ..WholeOptions::default() };
        let answer = solve::solve_whole(lp, objective, &options, &self.options.deadline)?;
        let point = answer.point.and_then(|point| prove::whole(lp, objective, point));
        Ok(point.map(|it| it.primal().to_vec()))
    }
}
