//! The tables of `measures`: what each is worth, why not, the frontier, the pairs, the groups.

use crate::model::answers::measures::{
    FrontierCorner, GoalGain, MeasureWorth, Measures, Pair, WhyNotKind,
};
use crate::report::number::{figure, signed};
use crate::report::terms;
use crate::report::view::{Cell, Kind, Table};
use crate::words::Words;

/// The goal in which the best set gains first, or the first compared.
#[must_use]
pub fn decisive(answer: &Measures) -> Option<&GoalGain> {
    let compared = |it: &&GoalGain| answer.compared.contains(&it.goal);
    let gains = answer.best.goals.iter().filter(compared);
    let mut gaining = gains.clone().filter(|it| it.gain != 0.0);
    gaining.next().or_else(|| gains.clone().next())
}

/// The goals compared in which the best set gains, in sequence; the one decided by if in none.
#[must_use]
pub fn gaining(answer: &Measures) -> Vec<&GoalGain> {
    let compared = |it: &&GoalGain| answer.compared.contains(&it.goal) && it.gain != 0.0;
    let mut gaining: Vec<&GoalGain> = answer.best.goals.iter().filter(compared).collect();
    if gaining.is_empty() {
        gaining.extend(decisive(answer));
    }
    gaining
}

/// What keeps a measure out of the best set, in words.
#[must_use]
pub fn because(kind: WhyNotKind, words: &Words) -> String {
    words.say(match kind {
        WhyNotKind::NothingNow => "measures-nothing-now",
        WhyNotKind::Harms => "measures-harms",
        WhyNotKind::Budget => "measures-over-budget",
        WhyNotKind::Excluded => "measures-excluded",
        WhyNotKind::CostsMore => "measures-costs-more",
        WhyNotKind::NoPlan => "measures-no-plan",
    })
}

/// Every measure with what it is worth in the goal decided by; those of the best set first.
#[must_use]
pub fn worth(answer: &Measures, words: &Words) -> Table {
    worth_in(answer, decisive(answer).map_or("", |it| &it.goal), words)
}

/// Every measure with what it is worth in a goal; those of the best set first.
#[must_use]
pub fn worth_in(answer: &Measures, goal: &str, words: &Words) -> Table {
    let of = |it: &MeasureWorth,
              figure: fn(&crate::model::answers::measures::GoalWorth) -> Option<f64>| {
        it.goals.iter().find(|it| it.goal == goal).and_then(figure)
    };
    let mut all: Vec<&MeasureWorth> = answer.measures.iter().collect();
    let alone = |it: &MeasureWorth| of(it, |it| it.alone);
    // What was not planned comes last.
    let share = |it: &MeasureWorth| {
        of(it, |it| it.share).or_else(|| alone(it)).unwrap_or(f64::NEG_INFINITY)
    };
    let none = |it: &MeasureWorth| {
        let failed = !it.without_plan.is_empty();
        words.say(if failed { "measures-without-plan" } else { "measures-not-planned" })
    };
    all.sort_by(|one, other| other.taken.cmp(&one.taken).then(share(other).total_cmp(&share(one))));
    Table::of(words, all)
        .named("head-measure", |it| (&it.name, &it.id))
        .word("head-taken", |it| if it.taken { words.say("measures-yes") } else { String::new() })
        .money("head-cost", |it| it.cost)
        .money("head-cost-per-month", |it| (it.cost_per_month != 0.0).then_some(it.cost_per_month))
        .spare()
        .cell("head-alone", Kind::Figure, |it| {
            alone(it).map_or_else(|| none(it).into(), Cell::Gain)
        })
        .cell("head-range", Kind::Figure, |it| {
            match (of(it, |it| it.alone_low), of(it, |it| it.alone_high)) {
                (Some(low), Some(high)) => words
                    .say_with(
                        "measures-range",
                        &[("low", (&signed(low)).into()), ("high", (&signed(high)).into())],
                    )
                    .into(),
                _ => Cell::Blank,
            }
        })
        .spare()
        .gain("head-last", |it| of(it, |it| it.last))
        .gain("head-share-of-gain", |it| of(it, |it| it.share))
        .done()
}

/// What keeps each of the others out, and what must happen before it pays.
#[must_use]
pub fn why_not(answer: &Measures, words: &Words) -> Table {
    Table::of(words, left_out(answer))
        .named("head-measure", |it| (&it.name, &it.id))
        .money("head-cost", |it| it.cost)
        .word("head-why-not", |it| reason(it, words))
        .done()
}

/// The measures that the best set leaves out.
#[must_use]
pub fn left_out(answer: &Measures) -> Vec<&MeasureWorth> {
    answer.measures.iter().filter(|it| it.why_not.is_some()).collect()
}

/// What keeps a measure out, and what must happen before it pays.
#[must_use]
pub fn reason(it: &MeasureWorth, words: &Words) -> String {
    let Some(why) = &it.why_not else { return String::new() };
    let mut parts = vec![because(why.because, words)];
    if !why.instead_of.is_empty() {
        let others = why.instead_of.join(&words.say("between"));
        parts.push(words.say_with("measures-instead-of", &[("others", (&others).into())]));
    }
    parts.extend(why.now.iter().find(|it| it.gain != 0.0).map(|it| {
        let (goal, gain) = (terms::goal(words, &it.goal), signed(it.gain));
        let unit = terms::unit(words, &it.unit);
        let values = [("goal", (&goal).into()), ("gain", (&gain).into()), ("unit", (&unit).into())];
        words.say_with("measures-now", &values)
    }));
    parts.extend(why.idle_hours.zip(why.idle.as_ref()).map(|(hours, group)| {
        let (group, hours) = (terms::limit(words, group), figure(hours));
        words.say_with("measures-idle", &[("group", (&group).into()), ("hours", (&hours).into())])
    }));
    parts.extend(why.binds_from.map(|it| {
        let times = figure(it);
        words.say_with("measures-binds-from", &[("times", (&times).into())])
    }));
    parts.extend(why.cheaper_by.map(|it| {
        let money = crate::report::number::money(it);
        words.say_with("measures-cheaper", &[("money", (&money).into())])
    }));
    parts.join(&words.say("parts-between"))
}

/// The corners of the frontier.
#[must_use]
pub fn frontier(answer: &Measures, words: &Words) -> Table {
    let goal = decisive(answer).map(|it| it.goal.clone()).unwrap_or_default();
    let corners = answer.frontier.iter().flat_map(|it| &it.corners);
    let value =
        |it: &FrontierCorner| it.set.goals.iter().find(|it| it.goal == goal).map(|it| it.value);
    let gain =
        |it: &FrontierCorner| it.set.goals.iter().find(|it| it.goal == goal).map(|it| it.gain);
    Table::of(words, corners)
        .money("head-budget", |it| it.budget)
        .figure("head-value", |it| value(it))
        .gain("head-gain", |it| gain(it))
        .word("head-enters", |it| it.enters.join(&words.say("between")))
        .word("head-leaves", |it| it.leaves.join(&words.say("between")))
        .done()
}

/// Pairs with a synergy.
#[must_use]
pub fn pairs(answer: &Measures, words: &Words) -> Table {
    let pairs = answer.pairs.iter().flatten();
    let limits = |it: &Pair| terms::limits(words, &it.limits).join(&words.say("between"));
    Table::of(words, pairs)
        .name("head-measure", |it| &it.one)
        .name("head-with", |it| &it.other)
        .word("head-goal", |it| terms::goal(words, &it.goal))
        .gain("head-synergy", |it| it.synergy)
        .gain("head-together", |it| it.together)
        .word("head-shared-limits", |it| limits(it))
        .done()
}

/// The groups that measures change.
#[must_use]
pub fn groups(answer: &Measures, words: &Words) -> Table {
    Table::of(words, &answer.groups)
        .named("head-group", |it| (&it.name, &it.group))
        .hours("head-hours-before", |it| it.effective)
        .hours("head-hours-after", |it| it.effective_after)
        .share("head-use-before", |it| it.utilisation)
        .share("head-use-after", |it| it.utilisation_after)
        .done()
}
