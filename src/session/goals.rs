//! All goals of a factory in sequence, solved again from the bases of the base plan: the foundation
//! of questions about other limits.

pub mod forced;
mod nearest;
pub mod one_sided;
pub mod place;

use std::sync::Arc;

use super::failure::{Failure, Impossible};
use super::kept::Kept;
use super::planning::{Options, Planning};
use super::prove;
use super::relief::relieve;
use super::sequence::Sequence;
use super::service::{ALL_ORDERS, together};
use super::solved::SolvedGoals;
use crate::formulate::{Formulation, Stage, stages};
use crate::lp::{Lp, Objective};
use crate::model::{Buckets, Factory, Goal, GoalPart};
use crate::solve::{self, Basis, ChoiceError, Direction, Engine, Optimum, SimplexEngine};
use crate::tolerances::{KEPT_GOAL, NOTHING_SHORT};
use crate::verify::Certified;
use nearest::{Ended, Missed, Starts, from_nearest};
use one_sided::{OneSided, Rates, Reached};
use place::{Beginning, Evaluation, GoalsAt, Rest, slope_along};

/// A goal of the base plan.
#[derive(Clone, Debug)]
pub struct BaseGoal {
    /// The goal, or the part of it.
    pub stage: Stage,
    /// Its objective.
    pub objective: Objective,
    /// Its optimum, given the goals before.
    pub value: f64,
    /// What other limits warm-start from, if the engine is our simplex.
    optimum: Option<Arc<Optimum>>,
}

/// A factory with its goals solved: change limits, and the goals are solved again from there.
///
/// It holds the goals before *surplus* and *balance*: balance is measured against the hours there
/// are, so that other hours make another goal of it. If a quantity is forced, the hours stay as
/// they are, and all goals take part.
#[derive(Clone, Debug)]
pub struct Base<'f> {
    formulation: Formulation<'f>,
    options: &'f Options,
    goals: Vec<BaseGoal>,
    now: GoalsAt<'f>,
    /// Whether a goal with a tolerance counts as changed only once the tolerance of the base plan
    /// is exhausted.
    agreed: bool,
    /// What tells the value of bounds; none while the goals are being solved.
    one_sided: Option<OneSided>,
}

/// Pivots of a goal from which the plan at other limits is taken to serve other orders.
const BROKEN: u64 = 50;

/// The result of solving a factory's goals first.
#[derive(Debug)]
pub enum Begun<'f> {
    /// Its goals at their optimum.
    Base(Box<Base<'f>>),
    /// They have none.
    NoPlan(Planning),
}

/// The goals before *balance*, in sequence. What is made and wanted by nobody limits nothing that
/// is asked about, so *surplus* is not the last of them.
fn early(factory: &Factory) -> Vec<Stage> {
    let before = |stage: &Stage| stage.goal != Goal::Balance;
    let mut early: Vec<Stage> = stages(factory).into_iter().take_while(before).collect();
    early.pop_if(|last| last.goal == Goal::Surplus);
    early
}

/// The goals before *balance* solved from nothing, or why they have no optimum.
///
/// # Errors
/// As [`super::plan`].
pub fn early_goals(
    factory: &Factory,
    buckets: &Buckets,
    options: &Options,
) -> Result<Result<SolvedGoals, Planning>, Failure> {
    let formulation = Formulation::to_be_moved(factory, buckets);
    let mut sequence = Sequence::on(formulation, factory, buckets, options);
    sequence.note();
    for stage in early(factory) {
        let step = sequence.pursue(&stage)?;
        if let Some(planning) = step.without_plan(&stage) {
            return Ok(Err(planning));
        }
    }
    Ok(Ok(sequence.noted()?))
}

impl<'f> Base<'f> {
    /// Solves the goals as they are, or says why they have no optimum.
    ///
    /// # Errors
    /// As [`super::plan`].
    pub fn of(
        factory: &'f Factory,
        buckets: &'f Buckets,
        options: &'f Options,
    ) -> Result<Begun<'f>, Failure> {
        match early_goals(factory, buckets, options)? {
            Ok(solved) => Self::of_solved(factory, buckets, options, &solved),
            Err(planning) => Ok(Begun::NoPlan(planning)),
        }
    }

    /// The goals as a plan has solved them.
    ///
    /// # Errors
    /// As [`super::plan`].
    pub fn of_solved(
        factory: &'f Factory,
        buckets: &'f Buckets,
        options: &'f Options,
        solved: &SolvedGoals,
    ) -> Result<Begun<'f>, Failure> {
        let formulation = Formulation::to_be_moved(factory, buckets);
        let Some(mut base) = Self::begin(formulation, early(factory), options, solved, false)?
        else {
            return Ok(Begun::NoPlan(Planning::Nothing));
        };
        let last = base.now.rest.take().and_then(|it| it.last);
        let reached = base.goals.iter().zip(&base.now.solved).map(|(goal, (_, certified))| {
            let (stage, objective) = (goal.stage.clone(), goal.objective.clone());
            Reached { stage, objective, certified: certified.clone() }
        });
        let optima = base.goals.iter().map(|goal| goal.optimum.clone()).collect();
        let lp = base.formulation.lp().clone();
        base.one_sided = OneSided::of(lp, reached.collect(), optima, last);
        Ok(Begun::Base(Box::new(base)))
    }

    /// The goals of these stages as a plan has solved them; `None` if the deadline passes.
    fn begin(
        mut formulation: Formulation<'f>,
        stages: Vec<Stage>,
        options: &'f Options,
        solved: &SolvedGoals,
        agreed: bool,
    ) -> Result<Option<Self>, Failure> {
        let mut goals: Vec<BaseGoal> = Vec::new();
        for stage in stages {
            // The rows of balance are added when its turn comes.
            let objective = match stage.goal {
                Goal::Balance => formulation.clone().objective(&stage),
                _ => formulation.objective(&stage),
            };
            goals.push(BaseGoal { stage, objective, value: 0.0, optimum: None });
        }
        let (now, one_sided) = (GoalsAt::default(), None);
        let mut base = Self { formulation, options, goals, now, agreed, one_sided };
        let all = base.goals.len();
        let solve = |base: &Self| {
            let begun = base.begun(base.formulation.clone(), Some(solved))?;
            base.solve(begun, None, all, Some(solved))
        };
        let mut reached = solve(&base)?;
        if matches!(reached, Evaluation::Infeasible) && relieve(&mut base.formulation, options) {
            reached = solve(&base)?;
        }
        let Evaluation::At(now) = reached else {
            // Goals that were solved have an optimum.
            let reason = Impossible::NotSolvedAgain;
            let failure = Failure::Wrong { goal: "all".to_owned(), reason };
            return if options.deadline.stopped() { Ok(None) } else { Err(failure) };
        };
        let resumes = solve::select(options.engine)?.name() == SimplexEngine.name();
        // A goal that was best without a pivot is near where the one before it ended.
        let mut basis = None;
        for ((at, goal), ended) in base.goals.iter_mut().enumerate().zip(&now.ended) {
            goal.value = now.values[at];
            basis = ended.basis.as_ref().or(basis);
            goal.optimum = basis.filter(|_| resumes).and_then(|basis| {
                Optimum::of(now.solved[at].0.lp(), &goal.objective, basis, &options.deadline)
                    .map(Arc::new)
            });
        }
        base.now = *now;
        base.now.forget();
        Ok((!options.deadline.stopped()).then_some(base))
    }

    /// The goals, in sequence.
    #[must_use]
    pub fn goals(&self) -> &[BaseGoal] {
        &self.goals
    }

    /// The programme with nothing frozen.
    #[must_use]
    pub fn formulation(&self) -> &Formulation<'f> {
        &self.formulation
    }

    /// Whether everything that a priority class wants is met, in full and on time, also what is due after
    /// the planning period.
    #[must_use]
    pub fn meets(&self, class: u32) -> bool {
        let parts = [GoalPart::Priority(class), GoalPart::PriorityBeyond(class)];
        let parts = parts.map(|it| it.to_string());
        let of = |goal: Goal| {
            let own = move |it: &&BaseGoal| it.stage.goal == goal;
            let mine = |it: &&BaseGoal| it.stage.part.as_ref().is_none_or(|it| parts.contains(it));
            self.goals.iter().filter(own).filter(mine)
        };
        let best = |it: &BaseGoal| it.value.abs() <= NOTHING_SHORT * NOTHING_SHORT;
        of(Goal::Fulfil).any(best) && of(Goal::Fulfil).chain(of(Goal::OnTime)).all(best)
    }

    /// The goals as they are; the slopes are those along no direction.
    #[must_use]
    pub fn now(&self) -> &GoalsAt<'f> {
        &self.now
    }

    /// How fast every goal's optimum changes as bounds begin to move along `direction`: exact on
    /// that side, also where the optimum is degenerate.
    ///
    /// # Errors
    /// As [`Base::of`].
    pub fn rates(&self, direction: &Direction) -> Result<Rates, ChoiceError> {
        let Some(one_sided) = &self.one_sided else { return Ok(Rates::Unknown) };
        let mut responses = one_sided.responses();
        let proven = responses.as_mut().and_then(|it| one_sided.proven(direction, it));
        if let Some(rates) = proven {
            return Ok(Rates::Are(rates));
        }
        let engine = solve::select(self.options.engine)?;
        Ok(one_sided.solved(direction, engine.as_ref(), &self.options.deadline))
    }

    /// The first `goals` goals with bounds moved along `direction` by `by`; costs in it are not
    /// examined.
    ///
    /// # Errors
    /// As [`Base::of`].
    pub fn at(
        &self,
        direction: &Direction,
        by: f64,
        beginning: Beginning<'_, 'f>,
        goals: usize,
    ) -> Result<Evaluation<'f>, ChoiceError> {
        let mut formulation = self.formulation.clone();
        direction.apply(formulation.lp_mut(), by);
        if by != 0.0 {
            return self.moved(formulation, direction, beginning, goals);
        }
        let mut at = Box::new(self.now.clone());
        match self.rates(direction)? {
            Rates::Are(rates) => (at.slopes, at.one_sided) = (rates, true),
            _ => at.slopes = self.slopes(formulation.lp(), direction, &at),
        }
        Ok(Evaluation::At(at))
    }

    /// The first `goals` goals on a programme moved, with their slopes along `direction`.
    fn moved(
        &self,
        formulation: Formulation<'f>,
        direction: &Direction,
        beginning: Beginning<'_, 'f>,
        goals: usize,
    ) -> Result<Evaluation<'f>, ChoiceError> {
        let lp = formulation.lp().clone();
        let (begun, near) = match beginning {
            Beginning::Itself(begun) => (*begun, None),
            Beginning::Near(near) => (self.begun(formulation, None)?, Some(near)),
            Beginning::Plan => (self.begun(formulation, None)?, None),
        };
        let mut evaluation = self.solve(begun, near, goals, None)?;
        if let Evaluation::At(at) = &mut evaluation {
            at.slopes = self.slopes(&lp, direction, at);
        }
        Ok(evaluation)
    }

    /// How fast each goal changes by its dual values; not at all where it stays as agreed.
    fn slopes(&self, moved: &Lp, direction: &Direction, at: &GoalsAt<'f>) -> Vec<f64> {
        let goals = self.goals.iter().zip(&at.solved).zip(&at.values);
        let slope = |((goal, (_, certified)), value): ((&BaseGoal, &(_, Certified)), &f64)| {
            let stays = self.agreed && certified.value().to_bits() != value.to_bits();
            let slope = slope_along(moved, direction, certified);
            if stays { 0.0 } else { goal.objective.sense.sign() * slope }
        };
        goals.map(slope).collect()
    }

    /// A programme with no goal solved yet.
    fn begun(
        &self,
        formulation: Formulation<'f>,
        solved: Option<&SolvedGoals>,
    ) -> Result<GoalsAt<'f>, ChoiceError> {
        let engine = solve::select(self.options.engine)?;
        let known = solved.is_some() || self.goals.iter().any(|goal| goal.optimum.is_some());
        let last = if known { None } else { self.start(engine.as_ref(), formulation.lp()) };
        let rest = Rest { formulation, kept: Kept::default(), last };
        Ok(GoalsAt { rest: Some(Box::new(rest)), ..GoalsAt::default() })
    }

    /// The goals after those already solved, up to the first `goals` of them.
    fn solve(
        &self,
        mut at: GoalsAt<'f>,
        near: Option<&GoalsAt<'f>>,
        goals: usize,
        solved: Option<&SolvedGoals>,
    ) -> Result<Evaluation<'f>, ChoiceError> {
        let engine = solve::select(self.options.engine)?;
        let Some(mut rest) = at.rest.take() else { return Ok(Evaluation::At(Box::new(at))) };
        let Rest { formulation, kept, last } = &mut *rest;
        for (position, goal) in self.goals.iter().enumerate().take(goals).skip(at.values.len()) {
            let near = near.and_then(|near| near.ended.get(position));
            if goal.stage.goal == Goal::Balance {
                let _ = formulation.objective(&goal.stage);
            }
            let (answer, ended) = loop {
                let lp = formulation.lp();
                let known =
                    |it: &SolvedGoals| it.in_programme(&goal.stage.title(), lp, &goal.objective);
                if let Some((answer, basis)) = solved.and_then(known) {
                    break (answer, Ended::at(basis));
                }
                if let Some(answer) = self.already_best(goal, lp, &at, position) {
                    break (answer, Ended::default());
                }
                // If other limits leave orders short, what is short of one class is near what is
                // short of the one before it, and far from the base plan.
                let broken = goal.stage.goal == Goal::Fulfil
                    && at.ended.iter().any(|earlier| earlier.pivots >= BROKEN);
                let near = near.filter(|near| near.optimum.is_some() || !broken);
                let optimum = goal.optimum.as_deref().filter(|_| !broken);
                let starts = Starts { near, optimum, last: last.as_ref() };
                let (answer, ended) = match self.reach(goal, lp, engine.as_ref(), &starts) {
                    Ok(found) => found,
                    Err(missed) => return Ok(missed.into()),
                };
                if !kept.hold_what_leaks(formulation, answer.primal()) {
                    break (answer, ended);
                }
            };
            let solved_on = formulation.clone();
            let worst = self.worst(position, answer.value());
            let (of, objective) = (goal.stage.goal, goal.objective.clone());
            kept.keep_within(formulation, of, objective, &answer, worst);
            let agreed = worst.filter(|_| self.agreed && !self.now.values.is_empty());
            at.values.push(agreed.unwrap_or(answer.value()));
            *last = ended.basis.clone().or(last.take());
            at.ended.push(ended);
            at.solved.push((solved_on, answer));
        }
        let more = at.values.len() < self.goals.len() || self.now.values.is_empty();
        at.rest = more.then_some(rest);
        Ok(Evaluation::At(Box::new(at)))
    }

    /// How bad later goals may make one of this value.
    fn worst(&self, position: usize, value: f64) -> Option<f64> {
        let goal = &self.goals[position];
        let sign = goal.objective.sense.sign();
        let agreed = self.now.values.get(position).filter(|_| self.agreed);
        let optimum = agreed.copied().unwrap_or(value);
        let allowed = goal.stage.give_up.of(optimum);
        let worst = sign.mul_add(allowed, optimum);
        (allowed > 0.0 && sign * (value - worst) < 0.0).then_some(worst)
    }

    /// A known point that a goal's own bounds already show to be its best: that of the goal
    /// before, or the base plan.
    fn already_best(
        &self,
        goal: &BaseGoal,
        lp: &Lp,
        at: &GoalsAt<'f>,
        position: usize,
    ) -> Option<Certified> {
        let objective = &goal.objective;
        let best = lp.columns().iter().zip(&objective.costs).filter(|(_, cost)| **cost != 0.0);
        let best: f64 = best
            .map(|(bounds, cost)| {
                let rises = cost * objective.sense.sign() > 0.0;
                cost * if rises { bounds.lower } else { bounds.upper }
            })
            .sum();
        let before = at.solved.last();
        let points = before.into_iter().chain(self.now.solved.get(position));
        points.map(|(_, answer)| answer.primal()).find_map(|point| {
            let missing = (objective.value(point) - objective.constant - best).abs();
            // Without a bound the best is no number, and nothing is near it.
            let reached = missing <= KEPT_GOAL * (1.0 + best.abs());
            if point.len() != lp.columns().len() || !reached {
                return None;
            }
            prove::point(lp, objective, point)
        })
    }

    /// One goal at its optimum, from the place nearest to it.
    fn reach(
        &self,
        goal: &BaseGoal,
        lp: &Lp,
        engine: &dyn Engine,
        starts: &Starts<'_>,
    ) -> Result<(Certified, Ended), Missed> {
        self.options.deadline.work_at(&goal.stage.title());
        from_nearest(lp, &goal.objective, engine, starts, &self.options.deadline)
    }

    /// Where to begin before anything is solved: the best of all goals of service at once, from
    /// which each of them is near.
    fn start(&self, engine: &dyn Engine, lp: &Lp) -> Option<Basis> {
        let all =
            together(ALL_ORDERS, self.goals.iter().map(|goal| (goal.stage.goal, &goal.objective)))?;
        engine.solve_from(lp, &all, None, &self.options.deadline).ok()?.basis
    }
}
