//! The only place that connects the stages:
//! factory → formulate → solve → verify → next goal … → interpret → plan.

mod bill;
pub mod bounding;
mod carried;
mod evidence;
mod failure;
pub mod goals;
mod hot;
mod incumbent;
pub mod joint;
mod kept;
mod pieces;
mod planning;
pub mod prove;
mod pursue;
mod relief;
mod sequence;
mod service;
pub mod solution;
mod solved;
mod steps;
mod tight;
mod whole;

use crate::formulate::stages;
pub use crate::formulate::{Rounded, rounded_releases};
use crate::model::plan::PlanStatus;
use crate::model::run::has_whole_numbers;
use crate::model::{Buckets, Factory};
pub use crate::solve::{Basis, ChoiceError, CurveEnd, Direction, Optimum, Piece, Settled};
pub use crate::verify::{Certified, ProofFault, Refusal, Residuals};
pub use evidence::Evidence;
pub use failure::{Failure, Impossible};
pub use hot::{Hot, SolveCounts};
pub use kept::freeze;
use pieces::Beginning;
pub use planning::{BoundProof, Carried, Options, Planning, Programme, WholeSearch};
pub use pursue::Outcome;
use pursue::{Purpose, Start, pursued};
use sequence::Sequence;
pub use solved::SolvedGoals;
pub use steps::{WholeSteps, WholeValue};

/// Plans a factory: every goal in sequence, certified one by one; whether the schedule is the only
/// one is examined, limits are priced, and the plan is sealed.
///
/// Where the factory asks for whole numbers and the options search for them, the plan has whole
/// numbers: its prices are those of the fractional plan, which is solved first.
///
/// # Errors
/// A [`Failure`]: an engine is missing or failed, or an answer was refused. A plan that could not
/// be certified is never returned.
pub fn plan(factory: &Factory, options: &Options) -> Result<Planning, Failure> {
    if searched(factory, options).is_some() {
        return plan_carrying(factory, options, &mut Carried::default());
    }
    Ok(pursued(factory, options, Start::Nothing, Purpose::Plan)?.planning)
}

/// How far whole numbers are searched for, where there are any.
fn searched(factory: &Factory, options: &Options) -> Option<WholeSearch> {
    options.whole.filter(|_| has_whole_numbers(factory))
}

/// As [`plan`], beginning with the bases of another month and keeping this one's. The goals'
/// values are the same from any start; of several best schedules it may be another one.
///
/// # Errors
/// As [`plan`].
pub fn plan_carrying(
    factory: &Factory,
    options: &Options,
    carried: &mut Carried,
) -> Result<Planning, Failure> {
    let outcome = match searched(factory, options) {
        Some(search) => {
            let beginning = Beginning::Bases(&mut *carried);
            pieces::plan(factory, options, search, beginning, Purpose::Examined)
        }
        None => pursued(factory, options, Start::Bases(&mut *carried), Purpose::Plan),
    };
    let Outcome { planning, proof, .. } = outcome?;
    carried.proof = proof;
    Ok(planning)
}

/// The figures of a plan, for questions about it: neither examined nor sealed. Where it is in whole
/// numbers, its goals are those of the fractional plan, which is there, too.
///
/// # Errors
/// As [`plan`].
pub fn solve(factory: &Factory, options: &Options) -> Result<Outcome, Failure> {
    match searched(factory, options) {
        Some(search) => {
            let carried = &mut Carried::default();
            let beginning = Beginning::Bases(carried);
            pieces::plan(factory, options, search, beginning, Purpose::Questions)
        }
        None => pursued(factory, options, Start::Nothing, Purpose::Questions),
    }
}

/// As [`solve`], every goal warm-started from another plan's; in whole numbers that plan is one of
/// those tried. In fractions the goals' values are those of [`plan`]; of several best schedules it may
/// be another one. The answer depends on the factory and the plan begun from alone.
///
/// # Errors
/// As [`plan`].
pub fn solve_from(factory: &Factory, options: &Options, hot: &Hot) -> Result<Outcome, Failure> {
    match searched(factory, options) {
        Some(search) => {
            let beginning = Beginning::Plan(hot);
            pieces::plan(factory, options, search, beginning, Purpose::Questions)
        }
        None => pursued(factory, options, Start::Plan(hot), Purpose::Figures),
    }
}

/// As [`solve_from`], as a plan that is shown: examined and sealed.
///
/// # Errors
/// As [`plan`].
pub fn plan_from(factory: &Factory, options: &Options, hot: &Hot) -> Result<Planning, Failure> {
    let outcome = match searched(factory, options) {
        Some(search) => {
            let beginning = Beginning::Plan(hot);
            pieces::plan(factory, options, search, beginning, Purpose::Examined)
        }
        None => pursued(factory, options, Start::Plan(hot), Purpose::Plan),
    };
    Ok(outcome?.planning)
}

/// A plan as scenarios begin from it, and what they begin from. In fractions, a scenario without a
/// change has to show the same as the plan, whose prices are one of several sets that prove it: the
/// plan is therefore itself found from there.
///
/// # Errors
/// As [`plan`].
pub fn solve_hot(factory: &Factory, options: &Options) -> Result<(Planning, Hot), Failure> {
    let mut hot = Hot::of(factory, &Buckets::new(factory, options.bucket), options);
    if let Some(search) = searched(factory, options) {
        return whole_hot(factory, options, search, hot);
    }
    let start = if hot.whole().is_some() { Start::Plan(&hot) } else { Start::Nothing };
    let Outcome { planning, goals, .. } = pursued(factory, options, start, Purpose::Questions)?;
    if !matches!(&planning, Planning::Plan(plan) if plan.status == PlanStatus::Optimal) {
        return Ok((planning, Hot::default()));
    }
    if !hot.add(goals, options) {
        return Ok((planning, hot));
    }
    match solve_from(factory, options, &hot) {
        Ok(Outcome { planning: again @ Planning::Plan(_), .. }) => Ok((again, hot)),
        _ => Ok((planning, hot)),
    }
}

/// As [`solve_hot`] in whole numbers: the plan is searched again from itself as scenarios are, so that
/// what more searching finds is not taken for what a scenario gains.
fn whole_hot(
    factory: &Factory,
    options: &Options,
    search: WholeSearch,
    mut hot: Hot,
) -> Result<(Planning, Hot), Failure> {
    let carried = &mut Carried::default();
    let beginning =
        if hot.whole().is_some() { Beginning::Plan(&hot) } else { Beginning::Bases(carried) };
    let outcome = pieces::plan(factory, options, search, beginning, Purpose::Questions)?;
    let Outcome { planning, goals, incumbent, .. } = outcome;
    hot.add(goals, options);
    hot.keep(incumbent);
    if !matches!(&planning, Planning::Plan(plan) if plan.status.is_whole()) {
        return Ok((planning, hot));
    }
    match solve_from(factory, options, &hot)? {
        Outcome { planning: again @ Planning::Plan(_), incumbent, .. } => {
            hot.keep(incumbent);
            Ok((again, hot))
        }
        _ => Ok((planning, hot)),
    }
}

/// The programme of a goal, the goals before it being reached and held: what `export` writes. In whole
/// numbers they are held at what the whole plan reaches. `wanted` is a stage's title, or a goal's word
/// for the first of its parts.
///
/// # Errors
/// As [`plan`].
pub fn programme(factory: &Factory, options: &Options, wanted: &str) -> Result<Programme, Failure> {
    if let Some(search) = searched(factory, options) {
        return pieces::programme(factory, options, search, wanted);
    }
    let buckets = Buckets::new(factory, options.bucket);
    let mut sequence = Sequence::new(factory, &buckets, options);
    for stage in stages(factory) {
        if stage.is_called(wanted) {
            let objective = sequence.objective(&stage);
            let lp = sequence.lp().clone();
            return Ok(Programme::Written(Box::new((lp, objective))));
        }
        let step = sequence.pursue(&stage)?;
        if let Some(planning) = step.without_plan(&stage) {
            return Ok(Programme::NoPlan(planning));
        }
    }
    Ok(Programme::NoPlan(Planning::Nothing))
}
