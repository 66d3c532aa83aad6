//! What sets gain against others, goal by goal.

use super::plans::{Asked, Planned};
use crate::model::answers::measures::{GoalGain, MeasureSet};
use crate::scenario::ties;

/// A set with what it gains against the base plan.
pub fn shown_set(planned: &Planned<'_>, asked: &Asked) -> MeasureSet {
    let set = &asked.taken;
    let per_month = set.iter().map(|it| planned.proposals.all[*it].measure.cost_per_month);
    MeasureSet {
        measures: set.iter().map(|it| planned.proposals.id(*it).to_owned()).collect(),
        cost: planned.cost(set),
        cost_per_month: per_month.sum::<f64>() + 0.0,
        goals: gains(planned, asked, &Asked::of(&[])),
    }
}

/// What a set gains against another, goal by goal.
pub fn gains(planned: &Planned<'_>, asked: &Asked, against: &Asked) -> Vec<GoalGain> {
    let Some(figures) = planned.figures(asked) else { return Vec::new() };
    let mut found = Vec::new();
    for goal in &figures.goals {
        let (Some(value), Some(after)) =
            (planned.shown(asked, &goal.goal), planned.minimised(asked, &goal.goal))
        else {
            continue;
        };
        let before = planned.minimised(against, &goal.goal).unwrap_or(0.0);
        let gain = if ties(before, after) { 0.0 } else { before - after };
        found.push(GoalGain { goal: goal.goal.clone(), unit: goal.unit.clone(), value, gain });
    }
    found
}

/// What a set gains in one goal.
pub fn gain(planned: &Planned<'_>, asked: &Asked, against: &Asked, title: &str) -> Option<f64> {
    let after = planned.minimised(asked, title)?;
    let before = planned.minimised(against, title)?;
    Some(if ties(before, after) { 0.0 } else { before - after })
}
