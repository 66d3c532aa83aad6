//! All goals of a factory in sequence, from wherever they begin, for whatever they are pursued.

use super::failure::Failure;
use super::hot::{Hot, SolveCounts};
use super::incumbent::Incumbent;
use super::planning::{BoundProof, Carried, Options, Planning};
use super::sequence::{Sequence, Step};
use super::solved::SolvedGoals;
use crate::formulate::stages;
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory};

/// The result of pursuing all goals.
#[derive(Debug)]
pub struct Outcome {
    /// The plan, or why there is none.
    pub planning: Planning,
    /// Its goals as they were solved, where questions are to be asked about them.
    pub goals: SolvedGoals,
    /// What it took.
    pub counts: SolveCounts,
    /// The plan in fractions that a plan in whole numbers was made from.
    pub fractional: Option<Box<Plan>>,
    /// The plan in whole numbers, for others to begin with.
    pub(super) incumbent: Option<Incumbent>,
    /// The proof of its bounds, if it was wanted.
    pub(super) proof: Option<BoundProof>,
}

impl Outcome {
    /// The goals in fractions.
    fn of(planning: Planning, goals: SolvedGoals, counts: SolveCounts) -> Self {
        Self { planning, goals, counts, fractional: None, incumbent: None, proof: None }
    }
}

/// Where the goals begin.
pub(super) enum Start<'a> {
    Nothing,
    /// The bases of another month.
    Bases(&'a mut Carried),
    /// The goals of a plan, at their optimum.
    Plan(&'a Hot),
    /// The same, keeping the bases for another month.
    PlanKeeping(&'a Hot, &'a mut Carried),
}

/// What the goals are pursued for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A plan that is shown.
    Plan,
    /// Its figures and questions about it.
    Questions,
    /// Its figures alone.
    Figures,
    /// A plan that another is made from: with its prices, and questions about it.
    Examined,
}

/// All goals of a factory in sequence, from wherever they begin.
pub(super) fn pursued(
    factory: &Factory,
    options: &Options,
    start: Start<'_>,
    purpose: Purpose,
) -> Result<Outcome, Failure> {
    let buckets = Buckets::new(factory, options.bucket);
    let mut sequence = Sequence::new(factory, &buckets, options);
    match start {
        Start::Nothing => {}
        Start::Bases(carried) => sequence.begin_with(carried),
        Start::Plan(hot) => sequence.start_from(hot),
        Start::PlanKeeping(hot, carried) => {
            sequence.begin_with(carried);
            sequence.start_from(hot);
        }
    }
    // A search for whole numbers begins where the goals in fractions end.
    if matches!(purpose, Purpose::Questions | Purpose::Examined) || options.whole.is_some() {
        sequence.note();
    }
    options.deadline.work_on(stages(factory).iter().map(crate::formulate::Stage::title));
    for stage in stages(factory) {
        let step = sequence.pursue(&stage)?;
        let counts = sequence.counts();
        if matches!(step, Step::Stopped) {
            let goals = sequence.noted()?;
            let planning = sequence.interrupted(&stage)?;
            return Ok(Outcome::of(planning, goals, counts));
        }
        if let Some(planning) = step.without_plan(&stage) {
            return Ok(Outcome::of(planning, SolvedGoals::default(), counts));
        }
    }
    let (goals, counts) = (sequence.noted()?, sequence.counts());
    let planning = match purpose {
        Purpose::Plan | Purpose::Examined => sequence.finish()?,
        Purpose::Questions | Purpose::Figures => sequence.finish_unexamined()?,
    };
    Ok(Outcome::of(planning, goals, counts))
}
