//! The only place where the stages are joined:
//! factory → formulate → solve → verify → next goal … → interpret → plan.

use crate::formulate::{Formulation, Stage, stages};
use crate::interpret::{
    Account, Checked, Clash, clashes, goal_result, interpret, plan_residuals, quiet, tight_spots,
};
use crate::lp::{Lp, Objective};
use crate::model::plan::{GoalResult, Plan, Uniqueness};
use crate::model::{BucketKind, Buckets, Factory, GiveUp, Goal};
use crate::solve::{
    self, ChoiceError, Contradiction, EngineChoice, EngineFailure, Explanation, Outcome, Watch,
};
use crate::verify::{
    Certified, Feasible, Refusal, Residuals, certify, certify_feasible, certify_infeasible,
};

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

/// One goal's certified answer, or why there is none.
enum Answered {
    Certified(Box<Certified>, &'static str),
    Stopped(Option<Vec<f64>>),
    Infeasible,
}

/// Solves and certifies; an answer that is refused is asked of the next engine.
fn certified(lp: &Lp, objective: &Objective, wishes: &Wishes) -> Result<Answered, Failure> {
    let goal = || objective.name.clone();
    let mut refused = None;
    for engine in solve::panel(wishes.engine, lp)? {
        match engine.solve(lp, objective, &wishes.watch) {
            Ok(Outcome::Optimal(answer)) => match certify(lp, objective, answer) {
                Ok(certified) => {
                    return Ok(Answered::Certified(Box::new(certified), engine.name()));
                }
                Err(refusal) => refused = Some(Failure::Refused { goal: goal(), refusal }),
            },
            Ok(Outcome::Interrupted { best }) => return Ok(Answered::Stopped(best)),
            Ok(Outcome::Infeasible) => return Ok(Answered::Infeasible),
            Ok(Outcome::Unbounded) => {
                let reason = "profit grows without end: give the markets a limit, or what is made \
                              a cost or a capacity";
                refused = Some(Failure::Wrong { goal: goal(), reason: reason.to_owned() });
            }
            Err(failure) => refused = Some(failure.into()),
        }
    }
    Err(refused.unwrap_or_else(|| Failure::Wrong {
        goal: goal(),
        reason: "no engine was there to answer".to_owned(),
    }))
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
            Step::Reached => {}
            Step::Stopped => return Ok(sequence.interrupted(&stage)?),
            Step::Contradiction(clashes) => return Ok(Planning::Contradiction(clashes)),
        }
    }
    sequence.finish()
}

/// The programme of a goal, the goals before it being reached and frozen: what `export` writes.
///
/// # Errors
/// As [`plan`]; `Ok(None)` where an earlier goal could not be reached.
pub fn programme(
    factory: &Factory,
    wishes: &Wishes,
    wanted: &str,
) -> Result<Option<(Lp, Objective)>, Failure> {
    let buckets = Buckets::new(factory, wishes.bucket);
    let mut sequence = Sequence::new(factory, &buckets, wishes);
    for stage in stages(factory) {
        if stage.title() == wanted || stage.goal.word() == wanted {
            let objective = sequence.objective(&stage);
            return Ok(Some((sequence.formulation.lp().clone(), objective)));
        }
        if !matches!(sequence.pursue(&stage)?, Step::Reached) {
            return Ok(None);
        }
    }
    Ok(None)
}

/// How one stage went.
enum Step {
    Reached,
    Stopped,
    Contradiction(Vec<Clash>),
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
        let lp = self.formulation.lp();
        self.size = (self.size.0.max(lp.rows().len()), self.size.1.max(lp.columns().len()));
        match certified(lp, &objective, self.wishes)? {
            Answered::Certified(certified, engine) => {
                self.settle(stage, objective, certified, engine);
                Ok(Step::Reached)
            }
            Answered::Stopped(best) => {
                self.stopped_at = Some((objective, best));
                Ok(Step::Stopped)
            }
            Answered::Infeasible => self.contradiction(stage),
        }
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
            crate::formulate::RowMeaning::Frozen { .. } => f64::INFINITY,
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
        self.conclude(
            &Checked::Feasible(&feasible),
            Uniqueness::NotKnown,
            &feasible_point(&feasible),
        )
    }

    fn finish(mut self) -> Result<Planning, Failure> {
        let Some(last) = self.last.take() else { return Ok(Planning::Nothing) };
        let schedule = self.uniqueness()?;
        let point = last.primal().to_vec();
        self.conclude(&Checked::Optimal(&last), schedule, &point)
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
                Ok(Answered::Certified(certified, _)) => points.push(certified),
                Ok(_) => return Ok(Uniqueness::NotKnown),
                // A schedule column without end in some direction is one of several for sure.
                Err(Failure::Wrong { .. }) => return Ok(Uniqueness::OneOfSeveral),
                Err(Failure::Refused { .. }) => return Ok(Uniqueness::NotKnown),
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
        point: &[f64],
    ) -> Result<Planning, Failure> {
        for (result, objective) in self.results.iter_mut().zip(&self.reached) {
            let worse = objective.sense.sign() * (objective.value(point) - result.value);
            let slack = crate::lp::tolerances::FROZEN_GOAL * (1.0 + result.value.abs());
            if worse > result.allowed + slack {
                return Err(Failure::Wrong {
                    goal: result.title(),
                    reason: format!("later goals took {worse} of it, {} allowed", result.allowed),
                });
            }
            result.given_up = if worse < slack { 0.0 } else { worse };
        }
        let account = Account {
            goals: std::mem::take(&mut self.results),
            tight: std::mem::take(&mut self.tight),
            schedule,
            size: self.size,
            factory_sha256: self.wishes.factory_sha256.clone(),
        };
        let plan = interpret(self.factory, self.buckets, &self.formulation, checked, account);
        Ok(Planning::Plan(Box::new(plan)))
    }
}

fn feasible_point(feasible: &Feasible) -> Vec<f64> {
    feasible.primal().to_vec()
}
