//! The only place where the stages are joined:
//! factory → formulate → solve → verify → next goal … → interpret → plan.

mod carried;
pub mod goals;
mod hot;
mod kept;
pub mod prove;
mod relief;
mod sequence;
mod service;
pub mod solution;
mod tight;
mod whole;

pub use crate::formulate::{Rounded, rounded_releases};
use crate::formulate::{Stage, stages};
use crate::lp::{Lp, Objective};
use crate::model::answers::audit::Finding;
use crate::model::answers::contradiction::Clash;
use crate::model::carried::GoalBasis;
use crate::model::extremes::{Figure, too_far_apart};
use crate::model::plan::{Plan, PlanStatus};
use crate::model::{BucketKind, Buckets, Factory};
use crate::solve::{ChoiceError, EngineChoice, EngineFailure, Watch};
pub use crate::verify::{Refusal, Residuals};
pub use hot::{Hot, SolvedGoals, Taking};
pub use relief::relieve;
use sequence::{Sequence, Step};

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
        reason: Impossible,
    },
    /// No answer stood up, and the factory has figures so far apart that the lesser is lost beside
    /// the larger: the input is to be corrected.
    #[error("{least} and {most} are too far apart to be planned together")]
    TooFarApart {
        /// The least figure.
        least: Figure,
        /// The largest.
        most: Figure,
    },
    /// The finished plan does not add up.
    #[error("the finished plan does not add up: {}", lines(.0))]
    Audit(Vec<Finding>),
}

impl Failure {
    /// What is to be said of a failure on this factory: where its figures lie too far apart for
    /// double precision, that, whichever engine or check stumbled over it.
    fn on(self, factory: &Factory) -> Self {
        match (self, too_far_apart(factory)) {
            (Self::Choice(choice), _) => Self::Choice(choice),
            (_, Some((least, most))) => Self::TooFarApart { least, most },
            (failure, None) => failure,
        }
    }
}

/// What cannot be, and is not believed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Impossible {
    /// A later goal without a plan.
    #[error("an engine called it infeasible although the goal before has a plan")]
    InfeasibleLater,
    /// The first goal without a plan, where one was found.
    #[error("an engine called it infeasible, but it is not")]
    NotInfeasible,
    /// No plan, without a proof.
    #[error("an engine called it infeasible, but it is not proven")]
    InfeasibleUnproven,
    /// Without end, where that cannot be.
    #[error("an engine called unbounded what has a least value")]
    NotUnbounded,
    /// No best answer, without a proof.
    #[error("an engine says that it has no best answer, without proof")]
    NoBestUnproven,
    /// A goal that did not keep its value.
    #[error("later goals took {taken} of it, {allowed} allowed")]
    NotKept {
        /// What later goals took.
        taken: f64,
        /// What they may take.
        allowed: f64,
    },
    /// A works that has a plan was without one when it was solved again.
    #[error("the goals of a works that has a plan were not solved again")]
    NotSolvedAgain,
}

/// Findings one below the other.
fn lines(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// Plans a factory: every goal in sequence, certified one by one; whether the schedule is the only
/// one is examined, limits are priced, and the plan is sealed.
///
/// # Errors
/// A [`Failure`]: an engine is missing or failed, or an answer was refused. A plan that could not
/// be certified is never returned.
pub fn plan(factory: &Factory, wishes: &Wishes) -> Result<Planning, Failure> {
    Ok(pursued(factory, wishes, Start::Nothing, Purpose::Plan)?.planning)
}

/// What goes from the plan of one month to that of the next.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// The bases another month's goals ended in, to begin with.
    pub taken: Vec<GoalBasis>,
    /// How many of the names of those begun with this month knows no row or column for.
    pub unknown: usize,
    /// The bases this month's goals ended in, where an engine has them to give: those of profit
    /// and cost, which take longest and are the only ones that a start was measured to speed up.
    pub kept: Vec<GoalBasis>,
}

/// As [`plan`], beginning with the bases of another month and keeping this one's. The goals'
/// values are the same from any start; of several best schedules it may be another one.
///
/// # Errors
/// As [`plan`].
pub fn plan_carrying(
    factory: &Factory,
    wishes: &Wishes,
    carried: &mut Carried,
) -> Result<Planning, Failure> {
    Ok(pursued(factory, wishes, Start::Bases(carried), Purpose::Plan)?.planning)
}

/// The figures of a plan, for questions about it: neither examined nor sealed.
///
/// # Errors
/// As [`plan`].
pub fn solve(factory: &Factory, wishes: &Wishes) -> Result<Outcome, Failure> {
    pursued(factory, wishes, Start::Nothing, Purpose::Questions)
}

/// As [`solve`], every goal warm-started from another plan's. The goals' values are those of
/// [`plan`]; of several best schedules it may be another one. The answer depends on the factory and
/// the plan begun from alone.
///
/// # Errors
/// As [`plan`].
pub fn solve_from(factory: &Factory, wishes: &Wishes, hot: &Hot) -> Result<Outcome, Failure> {
    pursued(factory, wishes, Start::Plan(hot), Purpose::Figures)
}

/// A plan as scenarios begin from it, and what they begin from. A scenario without a change has to
/// show the same as the plan, whose prices are one of several sets that prove it: the plan is
/// therefore itself the one found from there.
///
/// # Errors
/// As [`plan`].
pub fn solve_hot(factory: &Factory, wishes: &Wishes) -> Result<(Planning, Hot), Failure> {
    let Outcome { planning, goals, .. } = solve(factory, wishes)?;
    if !matches!(&planning, Planning::Plan(plan) if plan.status == PlanStatus::Optimal) {
        return Ok((planning, Hot::default()));
    }
    let hot = Hot::of(factory, &Buckets::new(factory, wishes.bucket), goals, wishes);
    match solve_from(factory, wishes, &hot) {
        Ok(Outcome { planning: again @ Planning::Plan(_), .. }) => Ok((again, hot)),
        _ => Ok((planning, hot)),
    }
}

/// What pursuing all goals comes to.
#[derive(Debug)]
pub struct Outcome {
    /// The plan, or why there is none.
    pub planning: Planning,
    /// Its goals as they were solved, where questions are to be asked about them.
    pub goals: SolvedGoals,
    /// What it took.
    pub taking: Taking,
}

/// Where the goals begin.
enum Start<'a> {
    Nothing,
    /// The bases of another month.
    Bases(&'a mut Carried),
    /// The goals of a plan, at their optimum.
    Plan(&'a Hot),
}

/// What the goals are pursued for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// A plan that is shown.
    Plan,
    /// Its figures and questions about it.
    Questions,
    /// Its figures alone.
    Figures,
}

/// All goals of a factory in sequence, from wherever they begin.
fn pursued(
    factory: &Factory,
    wishes: &Wishes,
    start: Start<'_>,
    purpose: Purpose,
) -> Result<Outcome, Failure> {
    let buckets = Buckets::new(factory, wishes.bucket);
    let mut sequence = Sequence::new(factory, &buckets, wishes);
    match start {
        Start::Nothing => {}
        Start::Bases(carried) => sequence.begin_with(carried),
        Start::Plan(hot) => sequence.take_up(hot),
    }
    if purpose == Purpose::Questions {
        sequence.note();
    }
    for stage in stages(factory) {
        let step = sequence.pursue(&stage)?;
        let taking = sequence.taking();
        let goals = SolvedGoals::default();
        if matches!(step, Step::Stopped) {
            let planning = sequence.interrupted(&stage)?;
            return Ok(Outcome { planning, goals, taking });
        }
        if let Some(planning) = without_plan(step, &stage) {
            return Ok(Outcome { planning, goals, taking });
        }
    }
    let (goals, taking) = (sequence.noted(), sequence.taking());
    let planning = match purpose {
        Purpose::Plan => sequence.finish()?,
        Purpose::Questions | Purpose::Figures => sequence.finish_unexamined()?,
    };
    Ok(Outcome { planning, goals, taking })
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
            let lp = sequence.lp().clone();
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
