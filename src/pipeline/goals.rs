//! All goals of a works in sequence, solved again from the bases of the plan as it stands: what
//! questions about other limits rest on.

use super::Wishes;
use crate::formulate::{Formulation, Stage, stages};
use crate::lp::{Lp, Objective};
use crate::model::{Buckets, Factory, Goal};
use crate::solve::{self, Basis, ChoiceError, Direction, Settled};
use crate::verify::{Certified, certify};

/// A goal of the plan as it stands.
#[derive(Clone, Debug)]
pub struct BaseGoal {
    /// The goal, or the part of it.
    pub stage: Stage,
    /// Its objective.
    pub objective: Objective,
    /// Its optimum, given the goals before.
    pub value: f64,
    basis: Option<Basis>,
}

/// A works with its goals solved: change limits, and the goals are solved again from there.
///
/// It holds the goals before *balance*: that one is measured against the hours there are, so that
/// other hours make another goal of it.
#[derive(Clone, Debug)]
pub struct Base<'f> {
    formulation: Formulation<'f>,
    wishes: &'f Wishes,
    goals: Vec<BaseGoal>,
}

/// The goals at other limits, each certified.
#[derive(Clone, Debug)]
pub struct GoalsAt<'f> {
    /// Optima, goal by goal, in each one's own sense.
    pub values: Vec<f64>,
    /// How they change per unit of the parameter, as the goal's dual values have it: right within
    /// a piece, one of several at a corner.
    pub slopes: Vec<f64>,
    /// The certificate of each goal, and the programme it was solved on.
    pub solved: Vec<(Formulation<'f>, Certified)>,
}

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
        let mut formulation = Formulation::new(factory, buckets);
        let before = |stage: &Stage| stage.goal != Goal::Balance;
        let goals = stages(factory).into_iter().take_while(before).map(|stage| BaseGoal {
            objective: formulation.objective(&stage),
            stage,
            value: 0.0,
            basis: None,
        });
        let goals: Vec<BaseGoal> = goals.collect();
        let mut base = Self { formulation, wishes, goals };
        let mut bases = Vec::new();
        let Evaluation::At(at) = base.solve(base.formulation.clone(), &mut bases)? else {
            return Ok(None);
        };
        for ((goal, value), basis) in base.goals.iter_mut().zip(&at.values).zip(bases) {
            goal.value = *value;
            goal.basis = basis;
        }
        Ok(Some(base))
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

    /// The goals with bounds moved along `direction` by `by`; costs in it are not looked at.
    ///
    /// # Errors
    /// As [`Base::of`].
    pub fn at(&self, direction: &Direction, by: f64) -> Result<Evaluation<'f>, ChoiceError> {
        let mut formulation = self.formulation.clone();
        direction.apply(formulation.lp_mut(), by);
        let moved = formulation.lp().clone();
        let mut evaluation = self.solve(formulation, &mut Vec::new())?;
        if let Evaluation::At(at) = &mut evaluation {
            let slope = |(_, certified): &(Formulation<'f>, Certified)| {
                slope_along(&moved, direction, certified)
            };
            let slopes = at.solved.iter().map(slope).zip(&self.goals);
            at.slopes = slopes.map(|(slope, goal)| goal.objective.sense.sign() * slope).collect();
        }
        Ok(evaluation)
    }

    fn solve(
        &self,
        mut formulation: Formulation<'f>,
        ended_in: &mut Vec<Option<Basis>>,
    ) -> Result<Evaluation<'f>, ChoiceError> {
        let engine = solve::select(self.wishes.engine)?;
        let watch = &self.wishes.watch;
        let mut at = GoalsAt { values: Vec::new(), slopes: Vec::new(), solved: Vec::new() };
        let mut last: Option<Basis> = None;
        for goal in &self.goals {
            let (lp, objective) = (formulation.lp(), &goal.objective);
            let judge = |answer| certify(lp, objective, answer);
            let start = goal.basis.as_ref().or(last.as_ref());
            let settled =
                solve::solve_certified(engine.as_ref(), lp, objective, start, watch, judge);
            let (answer, basis) = match settled {
                Ok(Settled::Certified { answer, record }) => (answer, record.basis),
                _ if watch.stopped() => return Ok(Evaluation::Stopped),
                Ok(Settled::Infeasible { .. }) => return Ok(Evaluation::Infeasible),
                Ok(_) | Err(_) => return Ok(Evaluation::Failed),
            };
            let solved_on = formulation.clone();
            let allowed = goal.stage.give_up.of(answer.value());
            if allowed > 0.0 {
                let worst = objective.sense.sign().mul_add(allowed, answer.value());
                let held = solve::hold(formulation.lp().clone(), objective, worst);
                formulation.hold(held, goal.stage.goal);
            } else {
                let (primal, dual) = (answer.primal(), answer.dual());
                solve::freeze(formulation.lp_mut(), objective, primal, dual);
            }
            at.values.push(answer.value());
            last = basis.clone().or(last);
            ended_in.push(basis);
            at.solved.push((solved_on, answer));
        }
        Ok(Evaluation::At(Box::new(at)))
    }
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
