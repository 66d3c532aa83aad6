//! The tables of `measures`: what each is worth, why not, the frontier, the pairs, the groups.

mod told;

pub use told::{
    decisive, first, gaining, has_first, has_section, left_out, name_of, names, not_taken, reason,
};

use crate::model::answers::measures::{FrontierCorner, GoalWorth, MeasureWorth, Measures, Pair};
use crate::report::number::signed;
use crate::report::terms;
use crate::report::view::{Builder, Cell, Kind, On, Table};
use crate::words::Words;

/// The goals that measures move, in sequence; the one decided by if they move none.
#[must_use]
pub fn moved_goals(answer: &Measures) -> Vec<&GoalWorth> {
    let Some(first) = answer.measures.first() else { return Vec::new() };
    let moves = |it: &GoalWorth| {
        it.alone.is_some_and(|it| it != 0.0) || it.share.is_some_and(|it| it.abs() > 1e-9)
    };
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
        // What was not planned comes last.
        worth.and_then(|it| it.share.or(it.alone)).unwrap_or(f64::NEG_INFINITY)
    };
    let mut all: Vec<&MeasureWorth> = answer.measures.iter().collect();
    all.sort_by(|one, other| other.taken.cmp(&one.taken).then(share(other).total_cmp(&share(one))));
    all
}

/// Every measure with what it is worth in every goal that measures move, goal by goal; those of the
/// best set first.
#[must_use]
pub fn worth(answer: &Measures, words: &Words) -> Table {
    let goals = moved_goals(answer).into_iter();
    let rows: Vec<Worth<'_>> = goals.flat_map(|it| rows_in(answer, &it.goal)).collect();
    let goal = |it: &Worth<'_>| it.1.map_or_else(String::new, |it| terms::goal(words, &it.goal));
    let unit = |it: &Worth<'_>| it.1.map_or_else(String::new, |it| terms::unit(words, &it.unit));
    let table = Table::of(words, rows).word("head-goal", goal).word("head-unit", unit);
    figures(table, words).done()
}

/// Every measure with what it is worth in a goal; those of the best set first.
#[must_use]
pub fn worth_in(answer: &Measures, goal: &str, words: &Words) -> Table {
    figures(Table::of(words, rows_in(answer, goal)), words).done()
}

/// A measure with what it is worth in a goal.
type Worth<'a> = (&'a MeasureWorth, Option<&'a GoalWorth>);

fn rows_in<'a>(answer: &'a Measures, goal: &str) -> Vec<Worth<'a>> {
    let all = by_share(answer, goal).into_iter();
    all.map(|it| (it, it.goals.iter().find(|it| it.goal == goal))).collect()
}

/// The columns of measures and what they are worth.
fn figures<'w, 'a>(table: Builder<'w, Worth<'a>>, words: &'w Words) -> Builder<'w, Worth<'a>> {
    let yes = |taken: bool| if taken { words.say("measures-yes") } else { String::new() };
    // Rounding of a sum is no share.
    let share = |it: &Worth<'_>| it.1?.share.map(|it| if it.abs() < 1e-9 { 0.0 } else { it });
    let none = |it: &MeasureWorth| {
        let failed = !it.without_plan.is_empty();
        words.say(if failed { "measures-without-plan" } else { "measures-not-planned" })
    };
    table
        .named("head-measure", |it| (&it.0.name, &it.0.id))
        .word("head-taken", |it| yes(it.0.taken))
        .money("head-cost", |it| it.0.cost)
        .money("head-cost-per-month", |it| {
            (it.0.cost_per_month != 0.0).then_some(it.0.cost_per_month)
        })
        .spare()
        .cell("head-alone", Kind::Figure, |it| {
            it.1.and_then(|it| it.alone).map_or_else(|| none(it.0).into(), Cell::Gain)
        })
        .cell("head-range", Kind::Figure, |it| match it.1.map(|it| (it.alone_low, it.alone_high)) {
            Some((Some(low), Some(high))) => {
                let (low, high) = (signed(low), signed(high));
                let values = [("low", (&low).into()), ("high", (&high).into())];
                words.say_with("measures-range", &values).into()
            }
            _ => Cell::Blank,
        })
        .spare()
        .gain("head-last", |it| it.1.and_then(|it| it.last))
        .gain("head-share-of-gain", share)
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
