//! Plans in whole numbers: goal by goal, from a first whole plan, each goal holding what those before
//! it reached. Of every goal the fractional optimum, the whole value and a proven bound are known.

mod conclusion;
mod first;
mod hold;
mod search;
mod weights;

use super::failure::{Failure, Impossible};
use super::hot::Hot;
use super::kept::Kept;
use super::planning::{Carried, Options, Planning, WholeSearch};
use super::prove;
use super::pursue::{Outcome, Purpose, Start, pursued};
use super::solved::SolvedGoals;
use super::whole::{Whole, in_sequence};
use crate::formulate::{Formulation, Stage, neighbourhoods, stages};
use crate::lp::Objective;
use crate::model::plan::GoalResult;
use crate::model::{Buckets, Factory};
use crate::solve::{Basis, Neighbourhoods};
use conclusion::{Reached, concluded};

/// The goals of a whole plan.
pub(super) struct Pieces<'f> {
    factory: &'f Factory,
    buckets: &'f Buckets,
    options: &'f Options,
    search: WholeSearch,
    formulation: Formulation<'f>,
    /// Every stage with its objective, in sequence; all rows are there.
    goals: Vec<(Stage, Objective)>,
    neighbourhoods: Neighbourhoods,
    kept: Kept,
    /// The best plan so far.
    point: Option<Vec<f64>>,
    /// Its basis, and the neighbourhood of it whose turn is next.
    basis: Option<Basis>,
    next: usize,
    results: Vec<GoalResult>,
    /// How large what the value of each adds up is.
    sizes: Vec<f64>,
    /// Whether the deadline has passed.
    stopped: bool,
}

/// A plan in whole numbers: the fractional optimum of every goal first, then whole plans from it. Where
/// there is no fractional plan there is none; where no whole one is found, nothing is shown.
pub(super) fn plan(
    factory: &Factory,
    options: &Options,
    search: WholeSearch,
    carried: &mut Carried,
) -> Result<Planning, Failure> {
    let buckets = Buckets::new(factory, options.bucket);
    let hot = Hot::of(factory, &buckets, options);
    // What the search begins from does not depend on another month's bases.
    let start = if hot.whole().is_some() {
        Start::PlanKeeping(&hot, carried)
    } else {
        carried.taken.clear();
        Start::Bases(carried)
    };
    let Outcome { planning, goals, .. } = pursued(factory, options, start, Purpose::Examined)?;
    let Planning::Plan(fractional) = planning else { return Ok(planning) };
    let pieces = Pieces::new(factory, &buckets, options, search);
    let Some(reached) = pieces.pursue(&fractional.goals, &goals, hot.whole())? else {
        return Ok(Planning::Nothing);
    };
    concluded(factory, &buckets, options, *fractional, reached)
}

impl<'f> Pieces<'f> {
    fn new(
        factory: &'f Factory,
        buckets: &'f Buckets,
        options: &'f Options,
        search: WholeSearch,
    ) -> Self {
        let mut formulation = Formulation::new(factory, buckets);
        let goals = in_sequence(&mut formulation, &stages(factory));
        let (lp, legend) = (formulation.lp(), formulation.legend());
        Self {
            neighbourhoods: neighbourhoods(factory, buckets, lp, legend),
            factory,
            buckets,
            options,
            search,
            formulation,
            goals,
            kept: Kept::default(),
            point: None,
            basis: None,
            next: 0,
            results: Vec::new(),
            sizes: Vec::new(),
            stopped: false,
        }
    }

    /// All goals in sequence; `None` if no whole plan was found.
    fn pursue(
        mut self,
        fractional: &[GoalResult],
        solved: &SolvedGoals,
        all: Option<&Whole>,
    ) -> Result<Option<Reached<'f>>, Failure> {
        self.begin(all, solved, fractional);
        let mut within_gap = true;
        for at in 0..self.goals.len() {
            let (stage, objective) = self.goals[at].clone();
            self.options.deadline.work_at(&stage.title());
            let Some(within) = self.goal(at, &stage, objective, fractional, solved)? else {
                return Ok(None);
            };
            within_gap &= within;
        }
        let Some(point) = self.point else { return Ok(None) };
        let Some((_, objective)) = self.goals.last() else { return Ok(None) };
        let lp = self.formulation.lp();
        let Some(plan) = prove::whole(lp, objective, point) else {
            let goal = objective.name.clone();
            return Err(Failure::Wrong { goal, reason: Impossible::NoBestUnproven });
        };
        Ok(Some(Reached {
            formulation: self.formulation,
            plan,
            goals: self.results,
            sizes: self.sizes,
            within_gap,
            stopped: self.stopped,
            stages: self.goals,
        }))
    }
}
