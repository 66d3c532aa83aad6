//! All goals of a works in sequence, solved again from the bases of the plan as it stands: what
//! questions about other limits rest on.

pub mod one_sided;

use std::sync::Arc;

use super::Wishes;
use super::kept::Kept;
use super::relief::relieve;
use super::service::together;
use crate::formulate::{Formulation, Stage, stages};
use crate::lp::{Answer, Lp, Objective};
use crate::model::{Buckets, Factory, Goal};
use crate::solve::{
    self, Basis, ChoiceError, Direction, Engine, Explanation, Optimum, Settled, SimplexEngine,
    Watch,
};
use crate::tolerances::{KEPT_GOAL, NOTHING_SHORT};
use crate::verify::{Certified, certify, certify_infeasible};
use one_sided::{OneSided, Rates, Reached};

/// A goal of the plan as it stands.
#[derive(Clone, Debug)]
pub struct BaseGoal {
    /// The goal, or the part of it.
    pub stage: Stage,
    /// Its objective.
    pub objective: Objective,
    /// Its optimum, given the goals before.
    pub value: f64,
    /// What other limits take up from, where the engine is our simplex.
    optimum: Option<Optimum>,
}

/// A works with its goals solved: change limits, and the goals are solved again from there.
///
/// It holds the goals before *surplus* and *balance*: balance is measured against the hours there
/// are, so that other hours make another goal of it.
#[derive(Clone, Debug)]
pub struct Base<'f> {
    formulation: Formulation<'f>,
    wishes: &'f Wishes,
    goals: Vec<BaseGoal>,
    now: GoalsAt<'f>,
    /// What tells the worth of bounds; none while the goals are being solved.
    one_sided: Option<OneSided>,
}

/// The goals at other limits, each certified.
#[derive(Clone, Debug, Default)]
pub struct GoalsAt<'f> {
    /// Optima, goal by goal, in each one's own sense.
    pub values: Vec<f64>,
    /// How they change per unit of the parameter, as the goal's dual values have it: right within
    /// a piece, one of several at a corner.
    pub slopes: Vec<f64>,
    /// Whether the slopes are those of the piece that begins here, corner or not.
    pub one_sided: bool,
    /// The certificate of each goal, and the programme it was solved on.
    pub solved: Vec<(Formulation<'f>, Certified)>,
    /// Where each goal's pivots ended, and how many there were.
    ended: Vec<Ended>,
    /// What the goals not solved yet are solved on.
    rest: Option<Box<Rest<'f>>>,
}

/// What the goals solved so far leave to those after them.
#[derive(Clone, Debug)]
struct Rest<'f> {
    formulation: Formulation<'f>,
    kept: Kept,
    last: Option<Basis>,
}

/// What a place is begun from.
#[derive(Debug)]
pub enum Beginning<'a, 'f> {
    /// The plan as it stands.
    Plan,
    /// The goals at a place nearer than that.
    Near(&'a GoalsAt<'f>),
    /// The first goals at the place itself, to be followed by more.
    Itself(Box<GoalsAt<'f>>),
}

/// Where the pivots for a goal ended.
#[derive(Clone, Debug, Default)]
pub struct Ended {
    /// The basis, where the engine has one.
    pub basis: Option<Basis>,
    /// The programme as it stands there, while places near it may be asked for.
    optimum: Option<Arc<Optimum>>,
    /// How far that is from the plan as it stands, by way of places in between.
    pivots: u64,
}

/// Pivots from which a basis so far away is worth keeping as a start for places near it: as many
/// as loading and factorising a programme anew takes time for.
const FAR: u64 = 150;

/// Pivots of a goal from which the plan at other limits is taken to serve other orders.
const BROKEN: u64 = 50;

/// What became of the goals at other limits.
#[derive(Clone, Debug)]
pub enum Evaluation<'f> {
    /// Every goal at its optimum.
    At(Box<GoalsAt<'f>>),
    /// No plan keeps these limits.
    Infeasible,
    /// Stopped by the watch.
    Stopped,
    /// A goal has no end, or no engine's answer stood up.
    Failed,
}

impl GoalsAt<'_> {
    /// Lets go of what only places near this one need.
    pub fn forget(&mut self) {
        self.ended.iter_mut().for_each(|it| it.optimum = None);
    }
}

impl<'f> Base<'f> {
    /// Solves the goals as they stand; `None` where they have no optimum, which
    /// [`super::plan`] explains.
    ///
    /// # Errors
    /// Where the engine asked for is not part of this build.
    pub fn of(
        factory: &'f Factory,
        buckets: &'f Buckets,
        wishes: &'f Wishes,
    ) -> Result<Option<Self>, ChoiceError> {
        let mut formulation = Formulation::to_be_moved(factory, buckets);
        let before = |stage: &Stage| stage.goal != Goal::Balance;
        let mut early: Vec<Stage> = stages(factory).into_iter().take_while(before).collect();
        // What is made and wanted by nobody limits nothing that is asked about.
        if early.last().is_some_and(|last| last.goal == Goal::Surplus) {
            early.pop();
        }
        let goals = early.into_iter().map(|stage| BaseGoal {
            objective: formulation.objective(&stage),
            stage,
            value: 0.0,
            optimum: None,
        });
        let goals: Vec<BaseGoal> = goals.collect();
        let mut base =
            Self { formulation, wishes, goals, now: GoalsAt::default(), one_sided: None };
        let all = base.goals.len();
        let begun = base.begun(base.formulation.clone())?;
        let mut solved = base.solve(begun, None, all)?;
        if matches!(solved, Evaluation::Infeasible) && relieve(&mut base.formulation, wishes) {
            solved = base.solve(base.begun(base.formulation.clone())?, None, all)?;
        }
        let Evaluation::At(now) = solved else { return Ok(None) };
        let resumes = solve::select(wishes.engine)?.name() == SimplexEngine.name();
        // A goal that was best without a pivot is near where the one before it ended.
        let mut basis = None;
        for ((at, goal), ended) in base.goals.iter_mut().enumerate().zip(&now.ended) {
            goal.value = now.values[at];
            basis = ended.basis.as_ref().or(basis);
            goal.optimum = basis.filter(|_| resumes).and_then(|basis| {
                Optimum::of(now.solved[at].0.lp(), &goal.objective, basis, &wishes.watch)
            });
        }
        let last = basis.cloned();
        base.now = *now;
        base.now.forget();
        let reached = base.goals.iter().zip(&base.now.solved).map(|(goal, (_, certified))| {
            let (stage, objective) = (goal.stage.clone(), goal.objective.clone());
            Reached { stage, objective, certified: certified.clone() }
        });
        let near = base.goals.last().and_then(|goal| goal.optimum.clone());
        let lp = base.formulation.lp().clone();
        base.one_sided = OneSided::of(lp, reached.collect(), near, last);
        Ok((!wishes.watch.stopped()).then_some(base))
    }

    /// The goals, in sequence.
    #[must_use]
    pub fn goals(&self) -> &[BaseGoal] {
        &self.goals
    }

    /// The programme as it stands, nothing frozen.
    #[must_use]
    pub fn formulation(&self) -> &Formulation<'f> {
        &self.formulation
    }

    /// Whether everything that a priority class wants is met, in full and on time.
    #[must_use]
    pub fn meets(&self, class: u32) -> bool {
        let part = format!("priority {class}");
        let of = |goal: Goal| {
            let own = move |it: &&BaseGoal| it.stage.goal == goal;
            let mine = |it: &&BaseGoal| it.stage.part.as_ref().is_none_or(|it| *it == part);
            self.goals.iter().filter(own).filter(mine)
        };
        let best = |it: &BaseGoal| it.value.abs() <= NOTHING_SHORT * NOTHING_SHORT;
        of(Goal::Fulfil).any(best) && of(Goal::Fulfil).chain(of(Goal::OnTime)).all(best)
    }

    /// The goals as they stand; the slopes are those along no direction.
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
        let engine = solve::select(self.wishes.engine)?;
        Ok(one_sided.solved(direction, engine.as_ref(), &self.wishes.watch))
    }

    /// The first `goals` goals with bounds moved along `direction` by `by`; costs in it are not
    /// looked at.
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
        if by == 0.0 {
            let mut at = self.now.clone();
            if let Rates::Are(rates) = self.rates(direction)? {
                (at.slopes, at.one_sided) = (rates, true);
                return Ok(Evaluation::At(Box::new(at)));
            }
        }
        let mut formulation = self.formulation.clone();
        direction.apply(formulation.lp_mut(), by);
        let moved = formulation.lp().clone();
        let mut evaluation = match beginning {
            _ if by == 0.0 => Evaluation::At(Box::new(self.now.clone())),
            Beginning::Itself(begun) => self.solve(*begun, None, goals)?,
            Beginning::Near(near) => self.solve(self.begun(formulation)?, Some(near), goals)?,
            Beginning::Plan => self.solve(self.begun(formulation)?, None, goals)?,
        };
        if let Evaluation::At(at) = &mut evaluation {
            let slope = |(_, certified): &(Formulation<'f>, Certified)| {
                slope_along(&moved, direction, certified)
            };
            let slopes = at.solved.iter().map(slope).zip(&self.goals);
            at.slopes = slopes.map(|(slope, goal)| goal.objective.sense.sign() * slope).collect();
        }
        Ok(evaluation)
    }

    /// A programme with no goal solved yet.
    fn begun(&self, formulation: Formulation<'f>) -> Result<GoalsAt<'f>, ChoiceError> {
        let engine = solve::select(self.wishes.engine)?;
        let last = self.start(engine.as_ref(), formulation.lp());
        let rest = Rest { formulation, kept: Kept::default(), last };
        Ok(GoalsAt { rest: Some(Box::new(rest)), ..GoalsAt::default() })
    }

    /// The goals after those already solved, up to the first `goals` of them.
    fn solve(
        &self,
        mut at: GoalsAt<'f>,
        near: Option<&GoalsAt<'f>>,
        goals: usize,
    ) -> Result<Evaluation<'f>, ChoiceError> {
        let engine = solve::select(self.wishes.engine)?;
        let Some(mut rest) = at.rest.take() else { return Ok(Evaluation::At(Box::new(at))) };
        let Rest { formulation, kept, last } = &mut *rest;
        for (position, goal) in self.goals.iter().enumerate().take(goals).skip(at.values.len()) {
            let near = near.and_then(|near| near.ended.get(position));
            let (answer, ended) = loop {
                let lp = formulation.lp();
                if let Some(answer) = self.already_best(goal, lp, &at, position) {
                    break (answer, Ended::default());
                }
                // Where other limits leave orders short, what is short of one class is near what is
                // short of the one before it, and far from the plan as it stands.
                let broken = goal.stage.goal == Goal::Fulfil
                    && at.ended.iter().any(|earlier| earlier.pivots >= BROKEN);
                let near = near.filter(|near| near.optimum.is_some() || !broken);
                let optimum = goal.optimum.as_ref().filter(|_| !broken);
                let starts = Starts { near, optimum, last: last.as_ref() };
                let (answer, ended) = match self.reach(goal, lp, engine.as_ref(), &starts) {
                    Ok(found) => found,
                    Err(other) => return Ok(other),
                };
                if !kept.hold_what_leaks(formulation, answer.primal()) {
                    break (answer, ended);
                }
            };
            let solved_on = formulation.clone();
            kept.keep(formulation, &goal.stage, goal.objective.clone(), &answer);
            at.values.push(answer.value());
            *last = ended.basis.clone().or(last.take());
            at.ended.push(ended);
            at.solved.push((solved_on, answer));
        }
        at.rest = (at.values.len() < self.goals.len()).then_some(rest);
        Ok(Evaluation::At(Box::new(at)))
    }

    /// A point at hand that a goal's own bounds already show to be its best: that of the goal
    /// before, or the plan as it stands.
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
            let answer = Answer { primal: point.to_vec(), dual: vec![0.0; lp.rows().len()] };
            certify(lp, objective, answer).ok()
        })
    }

    /// One goal at its optimum, from the place nearest to it.
    fn reach(
        &self,
        goal: &BaseGoal,
        lp: &Lp,
        engine: &dyn Engine,
        starts: &Starts<'_>,
    ) -> Result<(Certified, Ended), Evaluation<'f>> {
        self.wishes.watch.work_at(&goal.stage.title());
        from_nearest(lp, &goal.objective, engine, starts, &self.wishes.watch)
    }

    /// Where to begin before anything is solved: the best of all goals of service at once, from
    /// which each of them is near.
    fn start(&self, engine: &dyn Engine, lp: &Lp) -> Option<Basis> {
        if self.goals.iter().any(|goal| goal.optimum.is_some()) {
            return None;
        }
        let all = together(self.goals.iter().map(|goal| (goal.stage.goal, &goal.objective)))?;
        engine.solve_from(lp, &all, None, &self.wishes.watch).ok()?.basis
    }
}

/// What a goal can be begun from.
#[derive(Clone, Copy)]
pub struct Starts<'a> {
    /// Where it ended at another place.
    pub near: Option<&'a Ended>,
    /// Its optimum in the plan as it stands.
    pub optimum: Option<&'a Optimum>,
    /// Where the goal before it ended.
    pub last: Option<&'a Basis>,
}

/// A goal at its optimum, certified: taken up from another place where that one is far from the
/// plan, from the plan as it stands otherwise.
///
/// # Errors
/// What else became of it.
pub fn from_nearest<'f>(
    lp: &Lp,
    objective: &Objective,
    engine: &dyn Engine,
    starts: &Starts<'_>,
    watch: &Watch,
) -> Result<(Certified, Ended), Evaluation<'f>> {
    let judge = |answer| certify(lp, objective, answer);
    let standing = starts.near.and_then(|it| it.optimum.as_deref());
    let far = starts.near.filter(|it| standing.is_some() || it.pivots >= FAR);
    let near = far.and_then(|it| it.basis.as_ref());
    let optimum = standing.or(starts.optimum.filter(|_| near.is_none()));
    let own = optimum.map(Optimum::basis);
    let plain = engine;
    let engine = optimum.map_or(engine, |optimum| optimum);
    let start = near.or(own.as_ref()).or(starts.last);
    match solve::solve_certified(engine, lp, objective, start, watch, judge) {
        Ok(Settled::Certified { answer, record }) => {
            let before = far.filter(|_| near.is_some()).map_or(0, |it| it.pivots);
            let pivots = before + record.iterations.unwrap_or(0);
            Ok((answer, Ended { basis: record.basis, pivots, optimum: record.optimum }))
        }
        _ if watch.stopped() => Err(Evaluation::Stopped),
        Ok(Settled::Infeasible { ray, .. }) => {
            if is_contradiction(lp, ray, engine, watch) {
                Err(Evaluation::Infeasible)
            } else if near.is_some() || optimum.is_some() {
                // The rounding of a face that earlier goals left: on from their own point.
                let starts = Starts { near: None, optimum: None, last: starts.last };
                from_nearest(lp, objective, plain, &starts, watch)
            } else {
                Err(Evaluation::Failed)
            }
        }
        Ok(_) | Err(_) => Err(Evaluation::Failed),
    }
}

/// Whether it is proven that no point keeps the bounds, by a ray that is at hand or found for it.
fn is_contradiction(lp: &Lp, ray: Option<Vec<f64>>, engine: &dyn Engine, watch: &Watch) -> bool {
    let ray = ray.or_else(|| match solve::explain(lp, |_| 1.0, engine, watch) {
        Ok(Explanation::Contradicted(contradiction)) => Some(contradiction.ray),
        _ => None,
    });
    ray.is_some_and(|ray| certify_infeasible(lp, ray).is_ok())
}

/// The change of a goal as minimised per unit of the parameter: each price times the speed of the
/// bound it belongs to, in the programme `moved` whose bounds earlier goals may since have fixed.
fn slope_along(moved: &Lp, direction: &Direction, certified: &Certified) -> f64 {
    let speed = |price: f64, value: f64, lower: (f64, f64), upper: (f64, f64)| {
        // Of a bound fixed by an earlier goal the price has any sign: it is the one the value is at.
        let (to_lower, to_upper) = ((value - lower.0).abs(), (upper.0 - value).abs());
        let at_upper = match to_lower.total_cmp(&to_upper) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal => price < 0.0,
        };
        let speed = if at_upper { upper.1 } else { lower.1 };
        if price == 0.0 { 0.0 } else { price * speed }
    };
    let columns = direction.columns.iter().map(|&(column, lower, upper)| {
        let bounds = moved.columns()[column];
        let price = certified.reduced_costs()[crate::ids::Id::position(column)];
        speed(price, certified.column(column), (bounds.lower, lower), (bounds.upper, upper))
    });
    let rows = direction.rows.iter().map(|&(row, lower, upper)| {
        let bounds = moved.rows()[row];
        let activity = certified.activities()[crate::ids::Id::position(row)];
        speed(certified.price(row), activity, (bounds.lower, lower), (bounds.upper, upper))
    });
    columns.chain(rows).sum()
}
