//! Plans in whole numbers: goal by goal, from a first whole plan, each goal holding what those before
//! it reached. Of every goal the fractional optimum, the whole value and a proven bound are known.

mod carried;
mod conclusion;
mod first;
mod hold;
mod named;
mod planned;
mod proofs;
mod search;
mod weights;

use super::failure::{Failure, Impossible};
use super::incumbent::Incumbent;
use super::kept::Kept;
use super::planning::{Options, WholeSearch};
use super::prove;
use super::solved::SolvedGoals;
use super::whole::{Whole, in_sequence};
use crate::formulate::{Formulation, Stage, neighbourhoods, stages};
use crate::lp::{Lp, Objective};
use crate::model::plan::GoalResult;
use crate::model::{Buckets, Factory};
use crate::solve::{Basis, Deadline, Neighbourhoods};
use conclusion::Reached;
pub(super) use planned::{Beginning, at, plan, programme};
use proofs::Proofs;

/// The shares of a goal's work that the trees of all goals may take.
const TREES: u64 = 5;

/// The part of the time left that is searched in; bounds take the rest.
const SEARCHED: f64 = 0.85;

/// The goals of a whole plan.
pub(super) struct Pieces<'f> {
    factory: &'f Factory,
    buckets: &'f Buckets,
    options: &'f Options,
    search: WholeSearch,
    /// When searches end: before the deadline, so that time is left for the bounds of all goals.
    searching: Deadline,
    formulation: Formulation<'f>,
    /// Every stage with its objective, in sequence; all rows are there.
    goals: Vec<(Stage, Objective)>,
    neighbourhoods: Neighbourhoods,
    kept: Kept,
    /// Another plan to begin with.
    incumbent: Option<Incumbent>,
    /// A plan that nothing found may be worse than.
    floor: Option<Vec<f64>>,
    /// Pivots left for trees.
    trees: u64,
    /// The best plan so far.
    point: Option<Vec<f64>>,
    /// Its basis, and the neighbourhood of it whose turn is next.
    basis: Option<Basis>,
    next: usize,
    /// Whether rounding a goal's relaxed optimum ended in no plan.
    rounded_in_vain: bool,
    results: Vec<GoalResult>,
    /// How large what the value of each adds up is.
    sizes: Vec<f64>,
    /// The proofs of the bounds, if they are wanted.
    proofs: Option<Proofs>,
    /// Whether the deadline has passed.
    stopped: bool,
}

impl<'f> Pieces<'f> {
    fn new(
        factory: &'f Factory,
        buckets: &'f Buckets,
        options: &'f Options,
        search: WholeSearch,
    ) -> Self {
        Self::on(Formulation::new(factory, buckets), factory, buckets, options, search)
    }

    /// The goals on a formulation of the factory whose bounds may have moved.
    fn on(
        mut formulation: Formulation<'f>,
        factory: &'f Factory,
        buckets: &'f Buckets,
        options: &'f Options,
        search: WholeSearch,
    ) -> Self {
        let goals = in_sequence(&mut formulation, &stages(factory));
        let (lp, legend) = (formulation.lp(), formulation.legend());
        Self {
            neighbourhoods: neighbourhoods(factory, buckets, lp, legend),
            factory,
            buckets,
            options,
            search,
            searching: options.deadline.part(SEARCHED),
            formulation,
            goals,
            kept: Kept::default(),
            incumbent: None,
            floor: None,
            trees: TREES * search.pivots,
            point: None,
            basis: None,
            next: 0,
            rounded_in_vain: false,
            results: Vec::new(),
            sizes: Vec::new(),
            proofs: None,
            stopped: false,
        }
    }

    /// All goals as one where they are so: those at hand if they are the same, otherwise solved.
    fn as_one(&self, at_hand: Option<Whole>) -> Option<Whole> {
        let at_hand = at_hand.filter(|it| it.has_goals(&self.goals));
        // Goals that may give something up are not solved as one elsewhere.
        at_hand.or_else(|| Whole::of_all(self.factory, self.buckets, self.options))
    }

    /// All goals in sequence, from where they are solved as one; `None` if no whole plan was found.
    fn pursue(
        mut self,
        fractional: &[GoalResult],
        solved: &SolvedGoals,
        all: Option<&Whole>,
    ) -> Result<Option<Reached<'f>>, Failure> {
        self.begin(all, solved, fractional);
        let mut within_gap = true;
        self.options.deadline.work_on(self.goals.iter().map(|(stage, _)| stage.title()));
        for at in 0..self.goals.len() {
            let (stage, objective) = self.goals[at].clone();
            self.options.deadline.work_at(&stage.title());
            self.not_below_the_floor(&objective);
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
            proofs: self.proofs,
            gap: self.search.gap,
            within_gap,
            stopped: self.stopped,
            stages: self.goals,
        }))
    }

    /// The programme of a goal with those before it held; `None` if no whole plan was found.
    fn programme(
        mut self,
        fractional: &[GoalResult],
        solved: &SolvedGoals,
        all: Option<&Whole>,
        wanted: &str,
    ) -> Result<Option<(Lp, Objective)>, Failure> {
        for at in 0..self.goals.len() {
            let (stage, objective) = self.goals[at].clone();
            if stage.is_called(wanted) {
                return Ok(Some((self.formulation.lp().clone(), objective)));
            }
            if at == 0 {
                self.begin(all, solved, fractional);
            }
            if self.goal(at, &stage, objective, fractional, solved)?.is_none() {
                return Ok(None);
            }
        }
        Ok(None)
    }
}
