//! Plans in whole numbers from nothing, from the plan of a factory near by, and on limits that moved.

use super::Pieces;
use super::conclusion::concluded;
use super::proofs::Proofs;
use crate::audit::seal;
use crate::formulate::Formulation;
use crate::lp::Lp;
use crate::model::plan::{GoalResult, PlanStatus};
use crate::model::{Buckets, Factory};
use crate::session::failure::Failure;
use crate::session::hot::Hot;
use crate::session::incumbent::Incumbent;
use crate::session::planning::{Carried, Options, Planning, Programme, WholeSearch};
use crate::session::pursue::{Outcome, Purpose, Start, pursued};
use crate::session::solved::SolvedGoals;

/// Where a plan in whole numbers begins.
pub enum Beginning<'a> {
    /// With the bases of another month, and keeping this one's.
    Bases(&'a mut Carried),
    /// With another plan: its goals at their optimum, and its whole numbers.
    Plan(&'a Hot),
}

/// A plan in whole numbers: the fractional optimum of every goal first, then whole plans from it. Where
/// there is no fractional plan there is none; where no whole one is found, nothing is shown.
pub fn plan(
    factory: &Factory,
    options: &Options,
    search: WholeSearch,
    beginning: Beginning<'_>,
    purpose: Purpose,
) -> Result<Outcome, Failure> {
    let buckets = Buckets::new(factory, options.bucket);
    let prove = matches!(&beginning, Beginning::Bases(carried) if carried.prove);
    let own;
    let (hot, start, moved) = match beginning {
        Beginning::Plan(hot) => (hot, Start::Plan(hot), true),
        Beginning::Bases(carried) => {
            own = Hot::of(factory, &buckets, options);
            // What the search begins from does not depend on another month's bases.
            if own.whole().is_some() {
                (&own, Start::PlanKeeping(&own, carried), false)
            } else {
                carried.taken.clear();
                (&own, Start::Bases(carried), false)
            }
        }
    };
    let outcome = pursued(factory, options, start, purpose)?;
    let Planning::Plan(fractional) = outcome.planning else { return Ok(outcome) };
    let mut pieces = Pieces::new(factory, &buckets, options, search);
    let published = || Incumbent::published(factory, &pieces.formulation);
    pieces.incumbent = hot.incumbent().cloned().or_else(published);
    pieces.proofs = prove.then(Proofs::default);
    let at_hand = match hot.whole() {
        Some(all) if moved => all.moved_to(pieces.formulation.lp(), &pieces.goals, options),
        all => all.cloned(),
    };
    let all = pieces.as_one(at_hand);
    let reached = pieces.pursue(&fractional.goals, &outcome.goals, all.as_ref())?;
    let mut outcome =
        Outcome { planning: Planning::Nothing, fractional: Some(fractional.clone()), ..outcome };
    let Some(reached) = reached else {
        // The best plan there is by then is the one in fractions.
        if options.deadline.stopped() {
            let mut fractional = fractional;
            fractional.status = PlanStatus::Interrupted;
            seal(&mut fractional);
            outcome.planning = Planning::Plan(fractional);
        }
        return Ok(outcome);
    };
    outcome.counts.pivots += reached.goals.iter().filter_map(|it| it.iterations).sum::<u64>();
    outcome.incumbent = Some(Incumbent::of(reached.formulation.lp(), reached.plan.primal()));
    let billing = (purpose == Purpose::Examined).then_some((search, all.as_ref()));
    let (planning, proof) = concluded(factory, &buckets, options, *fractional, reached, billing)?;
    (outcome.planning, outcome.proof) = (planning, proof);
    Ok(outcome)
}

/// The programme of a goal, those before it held at what the whole plan reaches.
///
/// # Errors
/// As [`plan`].
pub fn programme(
    factory: &Factory,
    options: &Options,
    search: WholeSearch,
    wanted: &str,
) -> Result<Programme, Failure> {
    let buckets = Buckets::new(factory, options.bucket);
    let hot = Hot::of(factory, &buckets, options);
    let start = if hot.whole().is_some() { Start::Plan(&hot) } else { Start::Nothing };
    let outcome = pursued(factory, options, start, Purpose::Examined)?;
    let Planning::Plan(fractional) = outcome.planning else {
        return Ok(Programme::NoPlan(outcome.planning));
    };
    let pieces = Pieces::new(factory, &buckets, options, search);
    let all = pieces.as_one(hot.whole().cloned());
    let found = pieces.programme(&fractional.goals, &outcome.goals, all.as_ref(), wanted)?;
    Ok(match found {
        Some(found) => Programme::Written(Box::new(found)),
        None => Programme::NoPlan(Planning::Nothing),
    })
}

/// The goals of the best plan found, beginning with another one, whose goals are stated, on a programme
/// that is the factory's with other bounds, and perhaps with columns and rows behind its own; `None` if
/// none was found.
///
/// # Errors
/// A [`Failure`]: an engine failed, or an answer was refused.
pub fn at(
    (factory, buckets): (&Factory, &Buckets),
    options: &Options,
    search: WholeSearch,
    hot: &Hot,
    goals: &[GoalResult],
    moved: &Lp,
) -> Result<Option<Vec<(String, f64)>>, Failure> {
    let mut formulation = Formulation::to_be_moved(factory, buckets);
    formulation.moved(moved.clone());
    let mut pieces = Pieces::on(formulation, factory, buckets, options, search);
    pieces.incumbent = hot.incumbent().cloned();
    pieces.stays_possible();
    let lp = pieces.formulation.lp();
    let there = hot.whole().and_then(|it| it.moved_to(lp, &pieces.goals, options));
    let all = pieces.as_one(there);
    let reached = pieces.pursue(goals, &SolvedGoals::default(), all.as_ref())?;
    Ok(reached.map(|it| it.goals.iter().map(|goal| (goal.title(), goal.value)).collect()))
}
