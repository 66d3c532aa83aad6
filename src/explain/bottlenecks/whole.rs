//! What steps of limits gain a plan in whole numbers: it is searched again with each of them.

use rayon::prelude::*;

use crate::explain::along::noiseless;
use crate::explain::limits::{Kind, Limit};
use crate::interpret::quiet;
use crate::model::answers::bottlenecks::{BindingLimit, GoalGain};
use crate::session::goals::Base;
use crate::session::{Failure, WholeSteps};
use crate::tolerances::FROZEN_PRICE;

/// Tries a step more of the first limits that gain anything in fractions, at most `most` of them. A step
/// that only worsens what was found is no worse than the plan: the plan is still possible.
pub(super) fn tried(
    steps: &WholeSteps<'_>,
    base: &Base<'_>,
    figures: &mut [(BindingLimit, Limit)],
    most: usize,
) -> Result<(), Failure> {
    let gains = |it: &(BindingLimit, Limit)| {
        it.0.more.iter().any(|worth| worth.step_gain.is_some_and(|gain| gain > 0.0))
    };
    let chosen: Vec<&mut (BindingLimit, Limit)> =
        figures.iter_mut().filter(|it| gains(it)).take(most).collect();
    // Each by itself, so that any number of threads finds the same.
    let tried: Vec<Result<(), Failure>> = chosen
        .into_par_iter()
        .map(|(found, limit)| {
            let mut lp = base.formulation().lp().clone();
            limit.direction().apply(&mut lp, found.step);
            let Some(values) = steps.at(&lp)? else { return Ok(()) };
            let gain = |(title, after): &(String, f64)| {
                let goal = base.goals().iter().find(|it| it.stage.title() == *title)?;
                let before = steps.value(title)?;
                let gain = quiet(goal.objective.worsening(before, *after));
                let none = gain.abs() <= FROZEN_PRICE * (1.0 + before.abs());
                let gain = if none { 0.0 } else { noiseless(gain) };
                Some(GoalGain { goal: title.clone(), gain })
            };
            found.whole = values.iter().filter_map(gain).collect();
            let first = found.whole.iter().map(|it| it.gain).find(|it| *it != 0.0);
            // What was found may be worse than the plan, which more of a limit leaves possible.
            if !matches!(limit.kind, Kind::Wanted | Kind::Released)
                && first.is_some_and(|it| it < 0.0)
            {
                found.whole.iter_mut().for_each(|it| it.gain = 0.0);
            }
            Ok(())
        })
        .collect();
    tried.into_iter().collect()
}
