//! The tables of a discussion: small steps of groups, their share in late orders, hours by cause, the
//! limits worth most; and what a proposal may change, in words.

use crate::model::answers::bottlenecks::{BindingLimit, GoalHeading, Worth};
use crate::model::answers::discussion::{
    ChangeKind, Changeable, Discussion, RouteAboveNorm, ServiceShare, StepKind, StepWorth,
};
use crate::report::number::figure;
use crate::report::terms;
use crate::report::view::{Table, share};
use crate::words::Words;

/// A small step, in words.
#[must_use]
pub fn step(kind: StepKind, words: &Words) -> String {
    match kind {
        StepKind::OneMoreHour => words.say("discuss-step-hour"),
        StepKind::OnePerCentLessNorm => words.say("discuss-step-norm"),
        StepKind::OneHourLessRepair => words.say("discuss-step-repair"),
    }
}

/// What a step gains the goals that it changes.
pub fn gains(step: &StepWorth) -> impl Iterator<Item = (&Worth, f64)> {
    let gain = |it: &Worth| it.step_gain.unwrap_or(it.per_unit * step.hours);
    step.worth.iter().map(move |it| (it, gain(it))).filter(|it| it.1 != 0.0)
}

/// The unit of a goal.
#[must_use]
pub fn unit(goals: &[GoalHeading], title: &str, words: &Words) -> String {
    let goal = goals.iter().find(|it| it.goal == title);
    goal.map_or_else(String::new, |it| terms::unit(words, &it.unit))
}

/// What small steps of groups are worth, one row for each goal that gains.
#[must_use]
pub fn steps(answer: &Discussion, words: &Words) -> Table {
    let of_groups = answer.groups.iter().flat_map(|group| {
        group.steps.iter().flat_map(move |step| gains(step).map(move |it| (group, step, it)))
    });
    Table::of(words, of_groups)
        .named("head-group", |(group, ..)| (&group.name, &group.id))
        .word("head-small-step", |(_, it, _)| step(it.step, words))
        .figure("head-step-hours", |(_, it, _)| it.hours)
        .spare()
        .gain("head-step-worth", |(.., (_, gain))| *gain)
        .word("head-unit", |(.., (worth, _))| unit(&answer.goals, &worth.goal, words))
        .word("head-goal", |(.., (worth, _))| terms::goal(words, &worth.goal))
        .done()
}

/// How much of what a goal lacks the hours of a group hold back.
#[must_use]
pub fn held_back(it: &ServiceShare) -> f64 {
    share(it.now - it.with_twice, it.now)
}

/// The goals of service that the hours of groups hold back.
#[must_use]
pub fn service(answer: &Discussion, words: &Words) -> Table {
    let of_groups = answer.groups.iter().flat_map(|group| {
        group.service.iter().filter(|it| held_back(it) > 1e-6).map(move |it| (group, it))
    });
    Table::of(words, of_groups)
        .named("head-group", |(group, _)| (&group.name, &group.id))
        .word("head-goal", |(_, it)| terms::goal(words, &it.goal))
        .figure("head-now-value", |(_, it)| it.now)
        .figure("head-twice-hours", |(_, it)| it.with_twice)
        .share("head-held-back", |(_, it)| held_back(it))
        .word("head-unit", |(_, it)| terms::unit(words, &it.unit))
        .done()
}

/// The hours of groups by cause, added up over the period.
#[must_use]
pub fn groups(answer: &Discussion, words: &Words) -> Table {
    let sum = |hours: &[f64]| hours.iter().sum::<f64>();
    Table::of(words, &answer.groups)
        .named("head-group", |it| (&it.name, &it.id))
        .hours("discuss-column-calendar", |it| sum(&it.time.calendar))
        .hours("discuss-column-off", |it| sum(&it.time.not_scheduled))
        .hours("discuss-column-repair", |it| sum(&it.time.repair))
        .hours("discuss-column-unavailable", |it| sum(&it.time.not_available))
        .hours("discuss-column-loaded", |it| sum(&it.time.loaded))
        .hours("discuss-column-idle", |it| sum(&it.time.idle))
        .done()
}

/// The first goal that ten per cent more of a limit gains, and how much.
#[must_use]
pub fn first_gain(limit: &BindingLimit) -> Option<(&Worth, f64)> {
    limit.more.iter().find_map(|it| Some((it, it.step_gain.filter(|gain| *gain > 0.0)?)))
}

/// The limits worth most, as they are ranked.
#[must_use]
pub fn limits(answer: &Discussion, words: &Words) -> Table {
    let gaining = answer.whole_factory.limits.iter();
    let gaining = gaining.filter_map(|it| first_gain(it).map(|gain| (it, gain)));
    Table::of(words, gaining)
        .name("head-limit", |(it, _)| it.name.said(words))
        .figure("head-there-is", |(it, _)| it.amount)
        .word("head-unit", |(it, _)| terms::unit(words, &it.unit))
        .figure("head-small-step", |(it, _)| it.step)
        .spare()
        .gain("head-step-worth", |(_, (_, gain))| *gain)
        .word("head-of-goal", |(_, (worth, _))| unit(&answer.goals, &worth.goal, words))
        .word("head-goal", |(_, (worth, _))| terms::goal(words, &worth.goal))
        .done()
}

/// Routes of all groups that use more than the best route, each once.
#[must_use]
pub fn norms(answer: &Discussion, words: &Words) -> Table {
    let mut all: Vec<&RouteAboveNorm> = Vec::new();
    for line in answer.groups.iter().flat_map(|it| &it.norms) {
        if !all.contains(&line) {
            all.push(line);
        }
    }
    all.sort_by(|one, other| other.above.total_cmp(&one.above));
    Table::of(words, all)
        .name("head-material", |it| &it.material)
        .name("head-route", |it| of_route(&it.product, Some(&it.route), words))
        .figure("head-norm", |it| it.norm)
        .figure("head-best-norm", |it| it.best)
        .figure("head-above-norm", |it| it.above)
        .word("head-unit", |it| terms::unit(words, &it.unit))
        .done()
}

/// A product, with its route where that is named.
#[must_use]
pub fn of_route(product: &str, route: Option<&str>, words: &Words) -> String {
    match route {
        None => product.to_owned(),
        Some(route) => {
            let values = [("product", product.into()), ("route", route.into())];
            words.say_with("discuss-of-route", &values)
        }
    }
}

/// What a proposal may change, in words that differ from those of everything else that it may.
#[must_use]
pub fn changeable(it: &Changeable, words: &Words) -> String {
    let of = of_route(&it.of, it.route.as_deref(), words);
    let whose = [("of", (&of).into())];
    let part = it.part.as_deref().unwrap_or_default();
    let named = [("of", (&of).into()), ("part", part.into())];
    match it.kind {
        ChangeKind::Machines => words.say_with("discuss-change-machines", &whose),
        ChangeKind::Hours => words.say_with("discuss-change-hours", &whose),
        ChangeKind::Shifts => words.say_with("discuss-change-shifts", &whose),
        ChangeKind::Availability => words.say_with("discuss-change-availability", &whose),
        ChangeKind::Repair => words.say_with("discuss-change-repair", &named),
        ChangeKind::OperationHours => words.say_with("discuss-change-operation-hours", &named),
        ChangeKind::OperationRate => words.say_with("discuss-change-operation-rate", &named),
        ChangeKind::OperationYield => words.say_with("discuss-change-operation-yield", &named),
        ChangeKind::SetupHours if it.part.is_some() => {
            words.say_with("discuss-change-operation-setup", &named)
        }
        ChangeKind::SetupHours => words.say_with("discuss-change-setup", &whose),
        ChangeKind::RouteYield => words.say_with("discuss-change-route-yield", &whose),
        ChangeKind::LotMinimum => words.say_with("discuss-change-lot", &whose),
        ChangeKind::MaterialNorm => words.say_with("discuss-change-material", &named),
    }
}

/// What it is now, as text.
#[must_use]
pub fn now(it: &Changeable) -> String {
    it.text.clone().or_else(|| it.now.map(figure)).unwrap_or_default()
}
