//! The tables of `measures`: what each is worth, why not, the frontier, the pairs, the groups.

mod told;

pub use told::{
    decisive, first, gaining, has_first, has_section, left_out, name_of, names, not_taken, reason,
};

use crate::model::answers::measures::{FrontierCorner, GoalWorth, MeasureWorth, Measures, Pair};
use crate::report::number::signed;
use crate::report::terms;
use crate::report::view::{Cell, Kind, On, Table};
use crate::words::Words;

/// The goals that measures move, in sequence; the one decided by if they move none.
#[must_use]
pub fn moved_goals(answer: &Measures) -> Vec<&GoalWorth> {
    let Some(first) = answer.measures.first() else { return Vec::new() };
    let moves = |it: &GoalWorth| it.alone != 0.0 || it.share.is_some_and(|it| it.abs() > 1e-9);
    let moved = |goal: &&GoalWorth| {
        let all = answer.measures.iter().flat_map(|it| &it.goals);
        all.into_iter().any(|it| it.goal == goal.goal && moves(it))
    };
    let found: Vec<&GoalWorth> = first.goals.iter().filter(moved).collect();
    if found.is_empty() {
        let decisive = decisive(answer).map(|it| &it.goal);
        return first.goals.iter().filter(|it| Some(&it.goal) == decisive).collect();
    }
    found
}

/// Every measure, those of the best set first, the largest share in a goal first.
#[must_use]
pub fn by_share<'a>(answer: &'a Measures, goal: &str) -> Vec<&'a MeasureWorth> {
    let share = |it: &MeasureWorth| {
        let worth = it.goals.iter().find(|it| it.goal == goal);
        worth.map_or(0.0, |it| it.share.unwrap_or(it.alone))
    };
    let mut all: Vec<&MeasureWorth> = answer.measures.iter().collect();
    all.sort_by(|one, other| other.taken.cmp(&one.taken).then(share(other).total_cmp(&share(one))));
    all
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
    let all = by_share(answer, goal);
    Table::of(words, all)
        .named("head-measure", |it| (&it.name, &it.id))
        .word("head-taken", |it| if it.taken { words.say("measures-yes") } else { String::new() })
        .money("head-cost", |it| it.cost)
        .money("head-cost-per-month", |it| (it.cost_per_month != 0.0).then_some(it.cost_per_month))
        .spare()
        .gain("head-alone", |it| of(it, |it| Some(it.alone)))
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
        .word("head-why-not", |it| reason(it, answer, words))
        .done()
}

/// The corners of the frontier: the goals that the best set gains, and the sets.
#[must_use]
pub fn frontier(answer: &Measures, words: &Words) -> Table {
    let corners = answer.frontier.iter().flat_map(|it| &it.corners);
    let ids = |of: &[String]| {
        let all: Vec<String> = of.iter().map(|it| told::quoted(it, words)).collect();
        all.join(&words.say("between"))
    };
    let goals = gaining(answer);
    let mut table = Table::of(words, corners).money("head-budget", |it| it.budget);
    for goal in &goals {
        table = table.gain("head-gain", |it: &&FrontierCorner| {
            it.set.goals.iter().find(|it| it.goal == goal.goal).map(|it| it.gain)
        });
    }
    let mut table = table
        .name("head-enters", |it| ids(&it.enters))
        .name("head-leaves", |it| ids(&it.leaves))
        .name("head-set", |it| ids(&it.set.measures))
        .on(On::WIDE)
        .done();
    for (column, goal) in table.columns.iter_mut().skip(1).zip(&goals) {
        column.head = terms::goal(words, &goal.goal);
    }
    table
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
        .name("head-shared-limits", |it| limits(it))
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
