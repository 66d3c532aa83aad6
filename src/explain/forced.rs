//! All goals of a factory with one of the plan's quantities forced: the exact effect of making more
//! or less of it on each goal, on either side.
//!
//! Balance and the goals after it are included, unlike in [`crate::session::goals`]: a forced
//! quantity does not change the hours that balance is measured against.

use std::cell::RefCell;

use super::along::{Along, INSIDE, first_pieces_of, noiseless};
use super::bottlenecks::Evidence;
use crate::formulate::{Formulation, Stage, stages};
use crate::ids::{ColumnId, RowId};
use crate::lp::{Bounds, Objective, Sense};
use crate::model::{Buckets, Factory, Goal};
use crate::session::goals::{Beginning, Ended, Evaluation, GoalsAt, Starts, from_nearest};
use crate::session::{Kept, SolvedGoals, Wishes, prove, relieve};
use crate::solve::{self, Basis, ChoiceError, CurveEnd, Engine, Optimum, Settled, SimplexEngine};
use crate::tolerances::{CURVE_LEAST_STEP, FROZEN_GOAL};

/// How many times the quantity is looked for; more counts as unbounded.
const FARTHEST: f64 = 64.0;

/// A goal.
#[derive(Debug)]
struct ForcedGoal {
    stage: Stage,
    /// None of balance, whose rows come when its turn does.
    objective: Option<Objective>,
    /// Where it is with nothing forced, for the goals before balance: most places look at no more.
    optimum: Option<Optimum>,
}

/// All goals at one forced quantity.
#[derive(Debug)]
pub(super) struct ForcedAt<'f> {
    pub goals: GoalsAt<'f>,
    /// Objectives as solved, goal by goal.
    pub objectives: Vec<Objective>,
    /// The programme once every goal is kept.
    face: Formulation<'f>,
    kept: Kept,
}

/// Where the goals at a place are near.
#[derive(Clone, Copy)]
enum Near<'a> {
    /// The plan's own goals.
    Plan(&'a SolvedGoals),
    /// Where each of them ended at another place.
    Place(&'a [Ended]),
}

/// How forcing ended.
enum Reached<'f> {
    At(Box<ForcedAt<'f>>),
    Not(Evaluation<'f>),
}

/// A factory whose goals are solved with a sum of columns forced.
#[derive(Debug)]
pub(super) struct Forced<'f> {
    wishes: &'f Wishes,
    formulation: Formulation<'f>,
    /// The row that is forced.
    pub row: RowId,
    /// What it sums.
    pub columns: Vec<(ColumnId, f64)>,
    goals: Vec<ForcedGoal>,
    /// What each goal ended in when nothing was forced.
    ended: Vec<Ended>,
    free: Option<Box<ForcedAt<'f>>>,
}

/// The minimum and maximum of a quantity; none if no end was found.
pub(super) type Extent = (f64, Option<f64>);

/// One way from a quantity: what it does to each goal.
pub(super) struct Way<'f> {
    pub along: Along<'f>,
    /// All goals at a place inside every goal's first piece, where prices belong to this side.
    pub inside: Option<Box<ForcedAt<'f>>>,
    /// How many goals were examined.
    pub depth: usize,
}

impl<'f> Forced<'f> {
    /// The goals as a plan has solved them, nothing forced; `None` if they are not found again.
    ///
    /// # Errors
    /// If the requested engine is not part of this build.
    pub fn of(
        (factory, buckets): (&'f Factory, &'f Buckets),
        wishes: &'f Wishes,
        solved: &SolvedGoals,
        name: &str,
        columns: impl FnOnce(&Formulation<'f>) -> Vec<(ColumnId, f64)>,
    ) -> Result<Option<Self>, ChoiceError> {
        let mut formulation = Formulation::to_be_moved(factory, buckets);
        let columns = columns(&formulation);
        let row = formulation.ask(name, &columns);
        let goals = stages(factory).into_iter().map(|stage| {
            let early = stage.goal != Goal::Balance;
            let objective = early.then(|| formulation.objective(&stage));
            ForcedGoal { stage, objective, optimum: None }
        });
        let goals = goals.collect();
        let mut forced =
            Self { wishes, formulation, row, columns, goals, ended: Vec::new(), free: None };
        let (all, mut ended) = (forced.goals.len(), Vec::new());
        let mut free = forced.solve(Bounds::FREE, all, Near::Plan(solved), &mut ended)?;
        if matches!(free, Reached::Not(Evaluation::Infeasible))
            && relieve(&mut forced.formulation, wishes)
        {
            ended.clear();
            free = forced.solve(Bounds::FREE, all, Near::Plan(solved), &mut ended)?;
        }
        let Reached::At(free) = free else { return Ok(None) };
        let resumes = solve::select(wishes.engine)?.name() == SimplexEngine.name();
        let early = forced.goals.iter_mut().filter(|goal| goal.objective.is_some() && resumes);
        for (at, goal) in early.enumerate() {
            goal.optimum = ended[at].basis.as_ref().and_then(|basis| {
                let (lp, objective) = (free.goals.solved[at].0.lp(), &free.objectives[at]);
                Optimum::of(lp, objective, basis, &wishes.watch)
            });
        }
        forced.ended = ended;
        forced.free = Some(free);
        Ok(Some(forced))
    }

    /// The programme, nothing frozen, with the row that is forced.
    pub fn formulation(&self) -> &Formulation<'f> {
        &self.formulation
    }

    /// The goals with nothing forced.
    pub fn free(&self) -> Option<&ForcedAt<'f>> {
        self.free.as_deref()
    }

    /// Title, unit and sense of each goal.
    pub fn headings(&self) -> impl Iterator<Item = (&Stage, Sense)> {
        let sense = |goal: Goal| match goal {
            Goal::Profit => Sense::Maximise,
            _ => Sense::Minimise,
        };
        self.goals.iter().map(move |goal| (&goal.stage, sense(goal.stage.goal)))
    }

    /// Solves the first `depth` goals. A goal that may give something up counts as changed only
    /// where what was agreed when nothing was forced can no longer be kept.
    fn solve(
        &self,
        bounds: Bounds,
        depth: usize,
        near: Near<'_>,
        ended_in: &mut Vec<Ended>,
    ) -> Result<Reached<'f>, ChoiceError> {
        let engine = solve::select(self.wishes.engine)?;
        let watch = &self.wishes.watch;
        let mut formulation = self.formulation.clone();
        formulation.lp_mut().set_row_bounds(self.row, bounds);
        let mut goals = GoalsAt::default();
        let mut objectives = Vec::new();
        let mut kept = Kept::default();
        for (at, goal) in self.goals.iter().enumerate().take(depth) {
            let objective =
                goal.objective.clone().unwrap_or_else(|| formulation.objective(&goal.stage));
            let last = ended_in.iter().rev().find_map(|it: &Ended| it.basis.clone());
            let (answer, ended) = loop {
                let lp = formulation.lp();
                let (near, known) = match near {
                    Near::Plan(solved) => {
                        (None, solved.in_programme(&goal.stage.title(), lp, &objective))
                    }
                    Near::Place(near) => (near.get(at), None),
                };
                let starts = Starts { near, optimum: goal.optimum.as_ref(), last: last.as_ref() };
                let reached = match known {
                    Some((answer, basis)) => Ok((answer, Ended::at(basis))),
                    None => from_nearest(lp, &objective, engine.as_ref(), &starts, watch),
                };
                let (answer, ended) = match reached {
                    Ok(found) => found,
                    Err(missed) => return Ok(Reached::Not(missed.into())),
                };
                if !kept.hold_what_leaks(&mut formulation, answer.primal()) {
                    break (answer, ended);
                }
            };
            let sign = objective.sense.sign();
            let agreed = self.agreed(at, answer.value(), sign);
            let solved_on = formulation.clone();
            let worst = agreed.filter(|worst| sign * (answer.value() - worst) < 0.0);
            let of = goal.stage.goal;
            kept.keep_within(&mut formulation, of, objective.clone(), &answer, worst);
            let slope = sign * answer.price(self.row);
            goals.values.push(worst.filter(|_| self.free.is_some()).unwrap_or(answer.value()));
            goals.slopes.push(if worst.is_some() { 0.0 } else { slope });
            ended_in.push(ended);
            goals.solved.push((solved_on, answer));
            objectives.push(objective);
        }
        Ok(Reached::At(Box::new(ForcedAt { goals, objectives, face: formulation, kept })))
    }

    /// How bad a goal that may give something up may become, as agreed when nothing was forced.
    fn agreed(&self, goal: usize, value: f64, sign: f64) -> Option<f64> {
        let optimum = self.free.as_ref().map_or(value, |free| free.goals.values[goal]);
        let allowed = self.goals[goal].stage.give_up.of(optimum);
        (allowed > 0.0).then(|| sign.mul_add(allowed, optimum))
    }

    /// What the goals leave free: between these two, no goal changes. `near` is what the plan has.
    ///
    /// # Errors
    /// As [`Forced::of`].
    pub fn as_good(
        &self,
        near: f64,
        evidence: &mut Evidence,
    ) -> Result<Option<Extent>, ChoiceError> {
        let Some(free) = &self.free else { return Ok(None) };
        let start = self.ended.last().and_then(|it| it.basis.as_ref());
        self.extent((&free.face, &free.kept), start, near, evidence)
    }

    /// What there can be at all, whatever the goals lose.
    ///
    /// # Errors
    /// As [`Forced::of`].
    pub fn possible(
        &self,
        near: f64,
        evidence: &mut Evidence,
    ) -> Result<Option<Extent>, ChoiceError> {
        self.extent((&self.formulation, &Kept::default()), None, near, evidence)
    }

    /// The minimum and maximum with the goals that are kept.
    fn extent(
        &self,
        (within, kept): (&Formulation<'f>, &Kept),
        start: Option<&Basis>,
        near: f64,
        evidence: &mut Evidence,
    ) -> Result<Option<Extent>, ChoiceError> {
        let engine = solve::select(self.wishes.engine)?;
        let ceiling = FARTHEST * near.max(1.0);
        let mut ends = [0.0; 2];
        for (end, sense) in ends.iter_mut().zip([Sense::Minimise, Sense::Maximise]) {
            let mut asked = Objective::new("asked", sense);
            for &(column, factor) in &self.columns {
                asked.add(column, factor);
            }
            let (mut within, mut kept) = (within.clone(), kept.clone());
            within.lp_mut().set_row_bounds(self.row, Bounds::at_most(ceiling));
            let certified = loop {
                let (lp, watch) = (within.lp(), &self.wishes.watch);
                let settled = prove::solved_by(engine.as_ref(), lp, &asked, start, watch);
                let Ok(Settled::Certified { answer, .. }) = settled else { return Ok(None) };
                if !kept.hold_what_leaks(&mut within, answer.primal()) {
                    break answer;
                }
            };
            evidence.certified(&certified);
            *end = certified.value();
        }
        let most = (ends[1] < ceiling * (1.0 - FROZEN_GOAL)).then_some(ends[1]);
        Ok(Some((ends[0].max(0.0), most)))
    }

    /// The goals from a quantity on, up (`sign` 1) or down (−1), for so many units at most: those
    /// before balance and, while none of these changes, the ones after, until one does. `None`
    /// if the deadline passes.
    ///
    /// # Errors
    /// As [`Forced::of`].
    pub fn way(
        &self,
        from: f64,
        sign: f64,
        until: f64,
        evidence: &mut Evidence,
    ) -> Result<Option<Way<'f>>, ChoiceError> {
        let early = self.goals.iter().take_while(|it| it.stage.goal != Goal::Balance).count();
        let mut depth = early.max(1);
        loop {
            let Some(way) = self.way_of(depth, from, sign, until, evidence)? else {
                return Ok(None);
            };
            let slopes = way.inside.as_ref().map(|at| at.goals.slopes.as_slice());
            let changes = slopes.is_none_or(|all| all.iter().any(|it| noiseless(*it) != 0.0));
            if changes || depth >= self.goals.len() {
                return Ok(Some(way));
            }
            depth += 1;
        }
    }

    fn way_of(
        &self,
        depth: usize,
        from: f64,
        sign: f64,
        until: f64,
        evidence: &mut Evidence,
    ) -> Result<Option<Way<'f>>, ChoiceError> {
        // Each place warm-starts from the one before it, where that one was far.
        let before = RefCell::new(self.ended.clone());
        let forced_to = |by: f64| {
            let mut ended_in = Vec::new();
            let near = before.borrow().clone();
            let bounds = Bounds::fixed(sign.mul_add(by, from));
            let mut reached = self.solve(bounds, depth, Near::Place(&near), &mut ended_in)?;
            if let Reached::At(at) = &mut reached {
                at.goals.slopes.iter_mut().for_each(|slope| *slope *= sign);
                *before.borrow_mut() = ended_in;
            }
            Ok::<_, ChoiceError>(reached)
        };
        let ask = |by: f64, _: Beginning<'_, 'f>, _: usize| {
            Ok(match forced_to(by)? {
                Reached::At(at) => Evaluation::At(Box::new(at.goals)),
                Reached::Not(other) => other,
            })
        };
        let along = first_pieces_of(&ask, until, depth)?;
        evidence.add_all(&along);
        if along.end == CurveEnd::Interrupted {
            return Ok(None);
        }
        let first = (0..depth)
            .filter_map(|goal| along.pieces(goal).first().map(|piece| piece.to))
            .fold(f64::INFINITY, f64::min);
        let mut inside = None;
        if first.is_finite() && first > CURVE_LEAST_STEP * (1.0 + from.abs()) {
            match forced_to(INSIDE * first)? {
                Reached::At(at) => {
                    evidence.add(&at.goals);
                    inside = Some(at);
                }
                Reached::Not(Evaluation::Stopped) => return Ok(None),
                Reached::Not(_) => {}
            }
        }
        Ok(Some(Way { along, inside, depth }))
    }
}
