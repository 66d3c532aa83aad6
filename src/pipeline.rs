//! The only place where the stages are joined:
//! factory → formulate → solve → verify → next goal … → interpret → plan.

use crate::audit::audit;
use crate::formulate::{ColumnMeaning, Formulation, RowMeaning, Stage, stages};
use crate::ids::Id;
use crate::interpret::{
    Account, Checked, Clash, clashes, goal_result, interpret, plan_residuals, quiet, tight_spots,
};
use crate::lp::{Bounds, Lp, Objective};
use crate::model::plan::{GoalResult, Plan, Uniqueness};
use crate::model::{BucketKind, Buckets, Factory, GiveUp, Goal};
use crate::solve::{
    self, ChoiceError, Contradiction, EngineChoice, EngineFailure, Explanation, Settled, Unsettled,
    Watch,
};
use crate::verify::{Certified, Refusal, Residuals, certify, certify_feasible, certify_infeasible};

/// What the planner asks for besides the factory.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// Bucket length.
    pub bucket: BucketKind,
    /// Which engine.
    pub engine: EngineChoice,
    /// When to stop.
    pub watch: Watch,
    /// SHA-256 of the factory file, in hexadecimal.
    pub factory_sha256: String,
}

/// How planning ended.
#[derive(Clone, Debug)]
pub enum Planning {
    /// A plan: every goal certified, or the best found when planning was stopped.
    Plan(Box<Plan>),
    /// Hard data contradict each other; the findings name how.
    Contradiction(Vec<Clash>),
    /// A goal has no best plan: money can be made without end.
    Unbounded {
        /// The goal.
        goal: String,
        /// Ids of the market orders that can be sold without end.
        orders: Vec<String>,
    },
    /// Stopped before there was any plan.
    Nothing,
}

/// Our fault: nothing of such a run is shown.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The engine asked for is not there.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// An engine failed.
    #[error(transparent)]
    Engine(#[from] EngineFailure),
    /// An answer was refused, by every engine there is.
    #[error("the answer for goal {goal} was refused: {refusal}")]
    Refused {
        /// The goal.
        goal: String,
        /// Why.
        refusal: Refusal,
    },
    /// An engine called a goal unbounded, or infeasible what is not.
    #[error("goal {goal}: {reason}")]
    Wrong {
        /// The goal.
        goal: String,
        /// Why this cannot be.
        reason: String,
    },
    /// The finished plan does not add up.
    #[error("the finished plan does not add up: {0}")]
    Audit(String),
}

/// Solves and certifies; an answer that is refused is asked for in other ways.
fn certified(
    lp: &Lp,
    objective: &Objective,
    wishes: &Wishes,
) -> Result<Settled<Box<Certified>>, Failure> {
    let engine = solve::select(wishes.engine, lp)?;
    let judge = |answer| certify(lp, objective, answer).map(Box::new);
    solve::solve_certified(engine.as_ref(), lp, objective, &wishes.watch, judge).map_err(
        |unsettled| match unsettled {
            Unsettled::Engine(failure) => Failure::Engine(failure),
            Unsettled::Refused { refusal, .. } => {
                Failure::Refused { goal: objective.name.clone(), refusal }
            }
        },
    )
}

/// Plans a factory: every goal in sequence, certified one by one.
///
/// # Errors
/// A [`Failure`]: an engine is missing or failed, or an answer was refused. A plan that could not
/// be certified is never returned.
pub fn plan(factory: &Factory, wishes: &Wishes) -> Result<Planning, Failure> {
    let buckets = Buckets::new(factory, wishes.bucket);
    let mut sequence = Sequence::new(factory, &buckets, wishes);
    for stage in stages(factory) {
        match sequence.pursue(&stage)? {
            Step::Stopped => return sequence.interrupted(&stage),
            step => {
                if let Some(planning) = without_plan(step, &stage) {
                    return Ok(planning);
                }
            }
        }
    }
    sequence.finish()
}

/// The programme of a goal, or why an earlier goal was not reached.
pub enum Programme {
    /// The programme and the goal's objective.
    Written(Box<(Lp, Objective)>),
    /// An earlier goal had no plan.
    NoPlan(Planning),
}

/// The programme of a goal, the goals before it being reached and frozen: what `export` writes.
/// `wanted` is a stage's title, or a goal's word for the first of its parts.
///
/// # Errors
/// As [`plan`].
pub fn programme(factory: &Factory, wishes: &Wishes, wanted: &str) -> Result<Programme, Failure> {
    let buckets = Buckets::new(factory, wishes.bucket);
    let mut sequence = Sequence::new(factory, &buckets, wishes);
    for stage in stages(factory) {
        if stage.title() == wanted || stage.goal.word() == wanted {
            let objective = sequence.objective(&stage);
            let lp = sequence.formulation.lp().clone();
            return Ok(Programme::Written(Box::new((lp, objective))));
        }
        let step = sequence.pursue(&stage)?;
        if let Some(planning) = without_plan(step, &stage) {
            return Ok(Programme::NoPlan(planning));
        }
    }
    Ok(Programme::NoPlan(Planning::Nothing))
}

/// What a step comes to that leaves no plan of its own; `None` where the goal was reached.
fn without_plan(step: Step, stage: &Stage) -> Option<Planning> {
    match step {
        Step::Reached => None,
        Step::Stopped => Some(Planning::Nothing),
        Step::Contradiction(clashes) => Some(Planning::Contradiction(clashes)),
        Step::Unbounded(orders) => Some(Planning::Unbounded { goal: stage.title(), orders }),
    }
}

/// How one stage went.
enum Step {
    Reached,
    Stopped,
    Contradiction(Vec<Clash>),
    Unbounded(Vec<String>),
}

/// The goals pursued so far and what they left.
struct Sequence<'f> {
    factory: &'f Factory,
    buckets: &'f Buckets,
    wishes: &'f Wishes,
    formulation: Formulation<'f>,
    /// Objectives of the stages, made before any face is frozen (all but balance's).
    prepared: Vec<(String, Objective)>,
    /// Objectives of the stages reached, to measure what later goals took from them.
    reached: Vec<Objective>,
    /// Their goals, and whether each is held by a row.
    goals: Vec<Goal>,
    held: Vec<bool>,
    results: Vec<GoalResult>,
    tight: Vec<crate::model::plan::TightSpot>,
    last: Option<Box<Certified>>,
    /// The best point of the stage that was stopped, if the engine had one.
    stopped_at: Option<(Objective, Option<Vec<f64>>)>,
    size: (usize, usize),
}

impl<'f> Sequence<'f> {
    fn new(factory: &'f Factory, buckets: &'f Buckets, wishes: &'f Wishes) -> Self {
        let mut formulation = Formulation::new(factory, buckets);
        let prepared = stages(factory)
            .iter()
            .filter(|stage| stage.goal != Goal::Balance)
            .map(|stage| (stage.title(), formulation.objective(stage)))
            .collect();
        Self {
            factory,
            buckets,
            wishes,
            formulation,
            prepared,
            reached: Vec::new(),
            goals: Vec::new(),
            held: Vec::new(),
            results: Vec::new(),
            tight: Vec::new(),
            last: None,
            stopped_at: None,
            size: (0, 0),
        }
    }

    fn objective(&mut self, stage: &Stage) -> Objective {
        let title = stage.title();
        match self.prepared.iter().find(|(known, _)| *known == title) {
            Some((_, objective)) => objective.clone(),
            None => self.formulation.objective(stage),
        }
    }

    fn pursue(&mut self, stage: &Stage) -> Result<Step, Failure> {
        let objective = self.objective(stage);
        loop {
            let step = self.attempt(stage, &objective)?;
            if let Some(step) = step {
                return Ok(step);
            }
        }
    }

    /// One try at a stage; `None` where an earlier goal had to be held more firmly first.
    fn attempt(&mut self, stage: &Stage, objective: &Objective) -> Result<Option<Step>, Failure> {
        let lp = self.formulation.lp();
        self.size = (self.size.0.max(lp.rows().len()), self.size.1.max(lp.columns().len()));
        Ok(Some(match certified(lp, objective, self.wishes)? {
            Settled::Certified { answer, engine } => {
                if self.hold_what_leaks(answer.primal()) {
                    return Ok(None);
                }
                self.settle(stage, objective.clone(), answer, engine);
                Step::Reached
            }
            Settled::Interrupted { best } => {
                self.stopped_at = Some((objective.clone(), best));
                Step::Stopped
            }
            Settled::Infeasible => self.contradiction(stage)?,
            Settled::Unbounded => Step::Unbounded(self.without_end(objective)?),
        }))
    }

    /// Freezing leaves prices too small to tell from rounding; where many of them add up to a
    /// loss, the goal gets a row of its own. Says whether any did.
    fn hold_what_leaks(&mut self, point: &[f64]) -> bool {
        let mut held = false;
        for (at, objective) in self.reached.iter().enumerate() {
            let result = &self.results[at];
            let limit = result.allowed + slack(result.value);
            if worsening(objective, point, result.value) > limit && !self.held[at] {
                let worst = result.value + objective.sense.sign() * limit;
                let lp = solve::hold(self.formulation.lp().clone(), objective, worst);
                self.formulation.hold(lp, self.goals[at]);
                self.held[at] = true;
                held = true;
            }
        }
        held
    }

    /// Notes what a goal reached and keeps it for the goals after it.
    fn settle(
        &mut self,
        stage: &Stage,
        objective: Objective,
        certified: Box<Certified>,
        engine: &str,
    ) {
        let allowed = match stage.give_up {
            GiveUp::Absolute(amount) => amount,
            GiveUp::Share(share) => share * certified.value().abs(),
        };
        if matches!(stage.goal, Goal::Fulfil | Goal::OnTime | Goal::Profit | Goal::Cost) {
            let spots =
                tight_spots(self.factory, self.buckets, &self.formulation, stage, &certified);
            self.tight.extend(spots);
        }
        self.results.push(goal_result(stage, &certified, allowed, engine));
        self.held.push(allowed > 0.0);
        self.goals.push(stage.goal);
        if allowed > 0.0 {
            let worst = certified.value() + objective.sense.sign() * allowed;
            let lp = solve::hold(self.formulation.lp().clone(), &objective, worst);
            self.formulation.hold(lp, stage.goal);
        } else {
            let lp = self.formulation.lp_mut();
            solve::freeze(lp, &objective, certified.primal(), certified.dual());
        }
        self.reached.push(objective);
        self.last = Some(certified);
    }

    /// The markets that can be sold without end: with a ceiling on every unlimited shipment, they
    /// are the ones that reach it.
    fn without_end(&self, objective: &Objective) -> Result<Vec<String>, Failure> {
        /// More than any plant makes, and still exact in double precision.
        const CEILING: f64 = 1e9;
        let mut lp = self.formulation.lp().clone();
        let mut open = Vec::new();
        for (column, meaning) in self.formulation.legend().columns.enumerated() {
            let bounds = lp.columns()[column];
            if bounds.upper.is_infinite() {
                lp.set_column_bounds(column, Bounds::between(bounds.lower, CEILING));
                if let ColumnMeaning::Shipped { order, .. } = *meaning {
                    open.push((column, order));
                }
            }
        }
        let Settled::Certified { answer, .. } = certified(&lp, objective, self.wishes)? else {
            return Ok(Vec::new());
        };
        let mut orders: Vec<String> = open
            .into_iter()
            .filter(|(column, _)| answer.primal()[column.position()] > CEILING / 1e3)
            .map(|(_, order)| self.factory.orders[order].id.clone())
            .collect();
        orders.dedup();
        Ok(orders)
    }

    /// Finds out why there is no plan at all.
    fn contradiction(&self, stage: &Stage) -> Result<Step, Failure> {
        let wrong =
            |reason: &str| Failure::Wrong { goal: stage.title(), reason: reason.to_owned() };
        if self.last.is_some() {
            return Err(wrong(
                "an engine called it infeasible although the goal before has a plan",
            ));
        }
        let lp = self.formulation.lp();
        let legend = self.formulation.legend();
        // What is released stays released; everything else may be asked to give way.
        let weight = |row| match legend.rows[row] {
            RowMeaning::Frozen { .. } => f64::INFINITY,
            _ => 1.0,
        };
        for engine in solve::panel(self.wishes.engine, lp)? {
            match solve::explain(lp, weight, engine.as_ref(), &self.wishes.watch)? {
                Explanation::Contradicted(contradiction) => {
                    self.check_ray(stage, &contradiction)?;
                    let found =
                        clashes(self.factory, self.buckets, &self.formulation, &contradiction);
                    return Ok(Step::Contradiction(found));
                }
                Explanation::Interrupted => return Ok(Step::Stopped),
                Explanation::Feasible(_) => {}
            }
        }
        Err(wrong("an engine called it infeasible, but it is not"))
    }

    /// A contradiction is shown only where its ray stands up to `verify`.
    fn check_ray(&self, stage: &Stage, contradiction: &Contradiction) -> Result<(), Failure> {
        certify_infeasible(self.formulation.lp(), contradiction.ray.clone())
            .map(|_| ())
            .map_err(|refusal| Failure::Refused { goal: stage.title(), refusal })
    }

    /// The plan of the last goal reached, with a bound for the goal that was not.
    fn interrupted(mut self, stage: &Stage) -> Result<Planning, Failure> {
        let Some((objective, best)) = self.stopped_at.take() else { return Ok(Planning::Nothing) };
        let lp = self.formulation.lp();
        let fallback = self.last.as_ref().map(|it| self.formulation.measured(it.primal().to_vec()));
        let checked = best
            .into_iter()
            .chain(fallback)
            .find_map(|point| certify_feasible(lp, &objective, point, None).ok());
        let Some(feasible) = checked else { return Ok(Planning::Nothing) };
        self.results.push(GoalResult {
            goal: stage.goal.word().to_owned(),
            part: stage.part.clone(),
            unit: stage.unit.clone(),
            value: quiet(feasible.value()),
            given_up: 0.0,
            allowed: 0.0,
            bound: feasible.bound(),
            residuals: plan_residuals(&Residuals {
                primal: feasible.residual(),
                dual: 0.0,
                gap: 0.0,
            }),
            engine: "none".to_owned(),
        });
        self.conclude(&Checked::Feasible(&feasible), Uniqueness::NotKnown)
    }

    fn finish(mut self) -> Result<Planning, Failure> {
        let Some(last) = self.last.take() else { return Ok(Planning::Nothing) };
        let schedule = self.uniqueness()?;
        self.conclude(&Checked::Optimal(&last), schedule)
    }

    /// Whether the goals leave a choice: two opposite random objectives on the last face agree
    /// only where it is a single schedule.
    fn uniqueness(&self) -> Result<Uniqueness, Failure> {
        const SEED: u64 = 0x6a75_6e68_656e_6721;
        let columns = self.formulation.schedule_columns();
        let lp = self.formulation.lp();
        let mut points = Vec::new();
        for probe in solve::probes(&columns, SEED) {
            match certified(lp, &probe, self.wishes) {
                Ok(Settled::Certified { answer, .. }) => points.push(answer),
                // A schedule that can grow without end at no cost is one of several for sure.
                Ok(Settled::Unbounded) => return Ok(Uniqueness::OneOfSeveral),
                Ok(_) | Err(Failure::Refused { .. }) => return Ok(Uniqueness::NotKnown),
                Err(failure) => return Err(failure),
            }
        }
        let [one, other] = points.as_slice() else { return Ok(Uniqueness::NotKnown) };
        let differs = solve::differences(&columns, one.primal(), other.primal()).next().is_some();
        Ok(if differs { Uniqueness::OneOfSeveral } else { Uniqueness::Only })
    }

    /// Fills in what later goals took from earlier ones and writes the plan.
    fn conclude(
        &mut self,
        checked: &Checked<'_>,
        schedule: Uniqueness,
    ) -> Result<Planning, Failure> {
        for (result, objective) in self.results.iter_mut().zip(&self.reached) {
            let worse = worsening(objective, checked.primal(), result.value);
            // A row that holds a goal is kept as exactly as any other row.
            let slack = 2.0 * slack(result.value);
            if worse > result.allowed + slack {
                return Err(Failure::Wrong {
                    goal: result.title(),
                    reason: format!("later goals took {worse} of it, {} allowed", result.allowed),
                });
            }
            result.given_up = if worse < NOISE * (1.0 + result.value.abs()) { 0.0 } else { worse };
        }
        let account = Account {
            goals: std::mem::take(&mut self.results),
            tight: std::mem::take(&mut self.tight),
            schedule,
            size: self.size,
            factory_sha256: self.wishes.factory_sha256.clone(),
        };
        let plan = interpret(self.factory, self.buckets, &self.formulation, checked, account);
        audited(self.factory, &plan)?;
        Ok(Planning::Plan(Box::new(plan)))
    }
}

/// A loss below this, relative, is the rounding of double precision in a long sum.
const NOISE: f64 = 1e-9;

/// How much worse a point is in a goal than its optimum; negative where it is better.
fn worsening(objective: &Objective, point: &[f64], optimum: f64) -> f64 {
    objective.sense.sign() * (objective.value(point) - optimum)
}

/// How far a goal's value is known: a loss below this is rounding.
fn slack(value: f64) -> f64 {
    crate::lp::tolerances::FROZEN_GOAL * (1.0 + value.abs())
}

/// The last gate: the plan is recomputed from the factory alone before anyone sees it.
fn audited(factory: &Factory, plan: &Plan) -> Result<(), Failure> {
    let sha256 = &plan.certificate.factory_sha256;
    audit(factory, sha256, plan).map(|_| ()).map_err(|findings| {
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        Failure::Audit(lines.join("\n"))
    })
}
