//! The tables of `bottlenecks`: what limits a goal, one less of what is wanted, limits with slack,
//! and value curves.

use crate::model::answers::bottlenecks::{
    BindingLimit, Bottlenecks, GoalCurve, GoalHeading, SlackLimit, ValueCurve, Worth,
};
use crate::model::{Goal, GoalId, Limit, List};
use crate::report::number::{figure, signed};
use crate::report::terms;
use crate::report::view::{Cell, Kind, On, Row, Table, Weight, share};
use crate::words::Words;

/// A limit with what it is worth to one goal, either way.
pub type OfGoal<'a> = (&'a BindingLimit, &'a GoalHeading, Option<&'a Worth>, Option<&'a Worth>);

/// What a step gains, nothing if that is no figure.
#[must_use]
pub fn gain(worth: Option<&Worth>) -> f64 {
    worth.and_then(|it| it.step_gain).unwrap_or(0.0)
}

/// The limits that matter to a goal, what gains most first.
#[must_use]
pub fn of_goal(answer: &Bottlenecks, at: usize) -> Vec<OfGoal<'_>> {
    let counts = |worth: Option<&Worth>| {
        worth.is_some_and(|it| it.per_unit != 0.0 || it.step_gain.is_none_or(|it| it != 0.0))
    };
    let goal = &answer.goals[at];
    let all = answer.binding.iter().map(|it| (it, goal, it.more.get(at), it.less.get(at)));
    let mut all: Vec<OfGoal<'_>> =
        all.filter(|(_, _, more, less)| counts(*more) || counts(*less)).collect();
    all.sort_by(|one, other| {
        gain(other.2).total_cmp(&gain(one.2)).then(gain(one.3).total_cmp(&gain(other.3)))
    });
    all
}

/// Limits by their paths, called as the answer calls them and their owners.
#[must_use]
pub fn named(answer: &Bottlenecks, paths: &[String], words: &Words) -> Vec<String> {
    let names = || {
        let slack = answer.slack.iter().map(|it| &it.name);
        answer.binding.iter().map(|it| &it.name).chain(slack)
    };
    let said = |path: &String| {
        let mut limit = Limit::read(path);
        let owner = names().find(|it| it.list == limit.list && it.id == limit.id);
        if let Some(owner) = owner {
            limit.name.clone_from(&owner.name);
        }
        limit.said(words)
    };
    paths.iter().map(said).collect()
}

/// How far a worth holds, with a plus if it may hold beyond.
#[must_use]
pub fn holds(worth: &Worth) -> String {
    if worth.holds_on { format!("{}+", figure(worth.holds)) } else { figure(worth.holds) }
}

/// What a step of a limit gains, or why that is no figure.
#[must_use]
pub fn step_gain(worth: &Worth, of: &Limit, words: &Words) -> String {
    let wanted = matches!(of.list, Some(List::Orders | List::Projects));
    let without = if wanted { "tight-falls-short" } else { "tight-no-plan" };
    worth.step_gain.map_or_else(|| words.say(without), signed)
}

/// What one unit more or less of limits is worth, how far that holds, and what a step gains.
#[must_use]
pub fn binding(of: Vec<OfGoal<'_>>, words: &Words) -> Table {
    let step = |side: Option<&Worth>, limit: &BindingLimit| {
        side.map_or(Cell::Blank, |it| {
            it.step_gain.map_or_else(|| step_gain(it, &limit.name, words).into(), Cell::Gain)
        })
    };
    let far = |side: Option<&Worth>| side.map_or_else(String::new, holds);
    let far_figure = |side: Option<&Worth>| side.map(|it| it.holds);
    Table::of(words, of)
        .named("head-limit", |(limit, ..)| (limit.name.said(words), &limit.at))
        .word("head-unit", |(limit, ..)| terms::unit(words, &limit.unit))
        .figure("head-there-is", |(limit, ..)| limit.amount)
        .on(On::WIDE)
        .figure("head-used", |(limit, ..)| limit.used)
        .on(On::WIDE)
        .word("head-goal", |(_, goal, ..)| terms::goal(words, &goal.goal))
        .on(On::WIDE)
        .word("head-of-goal", |(_, goal, ..)| terms::unit(words, &goal.unit))
        .on(On::WIDE)
        .gain("head-more", |(.., more, _)| more.map(|it| it.per_unit))
        .cell("head-for", Kind::Figure, |(.., more, _)| far(*more).into())
        .on(On::TEXT.or(On::PAGE))
        .figure("head-for", |(.., more, _)| far_figure(*more))
        .on(On::BOOK)
        .gain("head-less", |(.., less)| less.map(|it| it.per_unit))
        .cell("head-for", Kind::Figure, |(.., less)| far(*less).into())
        .on(On::TEXT.or(On::PAGE))
        .figure("head-for", |(.., less)| far_figure(*less))
        .on(On::BOOK)
        .figure("head-step-size", |(limit, ..)| limit.step)
        .on(On::WIDE)
        .cell("head-step-more", Kind::Figure, |(limit, _, more, _)| step(*more, limit))
        .cell("head-step-less", Kind::Figure, |(limit, _, _, less)| step(*less, limit))
        .word("head-binds-next", |(limit, ..)| terms::limits(words, &limit.next).join(", "))
        .on(On::WIDE)
        .width(5, 40)
        .done()
}

/// The first goal that a step more of a limit moves, and by how much; none if it moves none.
fn first_moved<'a>(answer: &'a Bottlenecks, limit: &'a BindingLimit) -> Option<&'a GoalHeading> {
    let moved = limit.more.iter().position(|it| it.step_gain.is_some_and(|it| it != 0.0))?;
    answer.goals.get(moved)
}

/// The first limit of each kind of those that gain anything, in the order of the ranking.
pub fn first_of_kinds(answer: &Bottlenecks) -> impl Iterator<Item = &BindingLimit> {
    let gains = |it: &&BindingLimit| {
        let first = it.more.iter().filter_map(|it| it.step_gain).find(|it| *it != 0.0);
        first.is_some_and(|it| it > 0.0)
    };
    let mut kinds: Vec<Option<List>> = Vec::new();
    answer.binding.iter().filter(gains).filter(move |it| {
        let is_new = !kinds.contains(&it.name.list);
        kinds.push(it.name.list);
        is_new
    })
}

/// The ranking: limits by what a step more gains the first goal that it moves, then the next, with what
/// the step is worth in money either way. Gains of different goals are not compared: an earlier goal
/// comes first.
#[must_use]
pub fn ranking(answer: &Bottlenecks, words: &Words) -> Table {
    let rows = answer
        .binding
        .iter()
        .filter_map(|limit| first_moved(answer, limit).map(|goal| (limit, goal)));
    let gain_of = |side: &[Worth], goal: &str| {
        side.iter().find(|it| it.goal == goal).and_then(|it| it.step_gain)
    };
    let is_money = |title: &str| {
        GoalId::read(title).is_some_and(|it| matches!(it.goal, Goal::Profit | Goal::Cost))
    };
    let money = answer.goals.iter().find(|it| is_money(&it.goal)).map(|it| it.goal.clone());
    let mut table = Table::of(words, rows)
        .named("head-limit", |(limit, _)| (limit.name.said(words), &limit.at))
        .figure("head-step-size", |(limit, _)| limit.step)
        .word("head-unit", |(limit, _)| terms::unit(words, &limit.unit))
        .spare()
        .word("head-first-goal", |(_, goal)| terms::goal(words, &goal.goal))
        .gain("head-gain", |(limit, goal)| gain_of(&limit.more, &goal.goal))
        .word("head-of-goal", |(_, goal)| terms::unit(words, &goal.unit))
        .on(On::WIDE);
    if let Some(money) = money {
        let goal = terms::goal(words, &money);
        table = table
            .gain("head-money-more", |(limit, _)| gain_of(&limit.more, &money))
            .headed(words.say_with("head-money-more", &[("goal", (&goal).into())]))
            .gain("head-money-less", |(limit, _)| gain_of(&limit.less, &money));
    }
    table.done()
}

/// What a step of a limit gains, in fractions and in whole numbers.
#[must_use]
pub fn whole(answer: &Bottlenecks, words: &Words) -> Table {
    let rows = answer.binding.iter().flat_map(|limit| {
        let fractional =
            |goal: &str| limit.more.iter().find(|it| it.goal == goal).and_then(|it| it.step_gain);
        let gains = limit.whole.iter().map(move |gain| (limit, gain, fractional(&gain.goal)));
        gains.filter(|(_, gain, fractional)| {
            gain.gain != 0.0 || fractional.is_some_and(|it| it != 0.0)
        })
    });
    Table::of(words, rows)
        .named("head-limit", |(limit, ..)| (limit.name.said(words), &limit.at))
        .figure("head-step-size", |(limit, ..)| limit.step)
        .word("head-unit", |(limit, ..)| terms::unit(words, &limit.unit))
        .on(On::WIDE)
        .word("head-goal", |(_, gain, _)| terms::goal(words, &gain.goal))
        .gain("head-gain-whole", |(_, gain, _)| gain.gain)
        .gain("head-gain-fractional", |(.., fractional)| *fractional)
        .word("head-of-goal", |(_, gain, _)| {
            let goal = answer.goals.iter().find(|it| it.goal == gain.goal);
            goal.map_or_else(String::new, |it| terms::unit(words, &it.unit))
        })
        .on(On::WIDE)
        .done()
}

/// What one less of what is wanted and of lead times gains.
#[must_use]
pub fn resolved(answer: &Bottlenecks, words: &Words) -> Table {
    let rows = answer.resolved.iter().flat_map(|step| {
        step.gains.iter().filter(|it| it.gain != 0.0).map(move |gain| (step, gain))
    });
    Table::of(words, rows)
        .named("head-limit", |(step, _)| (step.name.said(words), &step.at))
        .figure("head-there-is", |(step, _)| step.amount)
        .spare()
        .figure("head-one-less", |(step, _)| step.step)
        .word("head-unit", |(step, _)| terms::unit(words, &step.unit))
        .word("head-goal", |(_, gain)| terms::goal(words, &gain.goal))
        .gain("head-gain", |(_, gain)| gain.gain)
        .word("head-of-goal", |(_, gain)| {
            let goal = answer.goals.iter().find(|it| it.goal == gain.goal);
            goal.map_or_else(String::new, |it| terms::unit(words, &it.unit))
        })
        .done()
}

/// Limits with slack, the fullest first.
#[must_use]
pub fn slack(answer: &Bottlenecks, words: &Words) -> Table {
    let mut sorted: Vec<&SlackLimit> = answer.slack.iter().collect();
    sorted.sort_by(|one, other| {
        share(other.used, other.amount).total_cmp(&share(one.used, one.amount))
    });
    Table::of(words, sorted)
        .named("head-limit", |it| (it.name.said(words), &it.at))
        .figure("head-there-is", |it| it.amount)
        .figure("head-used", |it| it.used)
        .cell("head-room", Kind::Figure, |it| {
            let room = Cell::Figure(it.amount - it.used);
            Cell::Derived("[head-there-is]-[head-used]".to_owned(), Box::new(room))
        })
        .word("head-unit", |it| terms::unit(words, &it.unit))
        .done()
}

/// The goals that change along a curve.
pub fn changing(curve: &ValueCurve) -> impl Iterator<Item = &GoalCurve> {
    curve.goals.iter().filter(|it| it.pieces.iter().any(|it| it.per_unit != 0.0))
}

/// One goal along a curve, piece by piece; on a sheet the end of the last piece has a row too.
#[must_use]
pub fn curve(answer: &Bottlenecks, curve: &ValueCurve, goal: &GoalCurve, words: &Words) -> Table {
    let more_is_better = answer.goals.iter().any(|it| it.goal == goal.goal && it.more_is_better);
    let (limit, title) = (curve.name.said(words), terms::goal(words, &goal.goal));
    let mut table = Table::of(words, &goal.pieces)
        .named("head-limit", |_| (&limit, &curve.at))
        .word("head-goal", |_| &title)
        .on(On::WIDE)
        .figure("head-from", |it| it.from)
        .figure("head-to", |it| it.to)
        .word("head-unit", |_| terms::unit(words, &curve.unit))
        .on(On::PAGE)
        .figure("head-optimum-at-from", |it| it.value)
        .gain("head-more", |it| it.per_unit)
        .name("head-beside", |it| terms::limits(words, &it.binds).join(", "))
        .width(5, 50)
        .done();
    // The heading above it says which limit it is.
    table.columns[0].on = On::PAGE;
    if let Some(last) = goal.pieces.last() {
        let sign = if more_is_better { '+' } else { '-' };
        let formula =
            format!("[head-optimum-at-from^1]{sign}[head-more^1]*([head-to^1]-[head-from^1])");
        let end = Cell::Derived(formula, Box::new(Cell::Figure(last.end(more_is_better))));
        let cells = table.columns.iter().map(|column| match column.key {
            "head-limit" => (&curve.at).into(),
            "head-name" => (&limit).into(),
            "head-goal" => (&title).into(),
            "head-from" => Cell::Figure(last.to),
            "head-optimum-at-from" => end.clone(),
            _ => Cell::Blank,
        });
        let cells = cells.collect();
        let on = On::BOOK;
        table.rows.push(Row { cells, weight: Weight::Plain, on });
    }
    table
}
