//! Where it is tight, for a terminal and as JSON.

use super::number::{figure, scientific};
use super::page::Page;
use super::table::ROWS;
use super::view::{bottlenecks as view, first_of};
use super::{Terminal, terms};
use crate::model::answers::bottlenecks::{Bottlenecks, GoalHeading, ValueCurve};

/// The answer as text: goal by goal the limits that matter to it, what gains most first; then what
/// binds next, the limits with slack, and the value curves requested. No line is wider than the
/// terminal unless a single word is.
#[must_use]
pub fn text(answer: &Bottlenecks, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let factory = &answer.factory;
    let heading = terminal.say_with(
        "tight-heading",
        &[
            ("factory", (&factory.name).into()),
            ("from", (&factory.from).into()),
            ("to", (&factory.to).into()),
            ("binding", (&(answer.binding.len() + answer.left_out).to_string()).into()),
            ("slack", (&answer.slack.len().to_string()).into()),
            ("step", (&answer.step).into()),
        ],
    );
    page.block(&heading);
    ranking(&mut page, answer);
    page.line("");
    page.block(&terminal.say("tight-how-to-read"));
    for (at, goal) in answer.goals.iter().enumerate() {
        of_goal(&mut page, answer, at, goal);
    }
    if answer.left_out > 0 {
        let left = answer.left_out.to_string();
        let left = [("left", (&left).into())];
        page.block(&if answer.complete {
            terminal.say_with("tight-left-out", &left)
        } else {
            terminal.say_with("tight-stopped", &left)
        });
    }
    then(&mut page, answer);
    if let Some(first) = answer.binding.first().filter(|_| answer.curves.is_empty()) {
        let command = format!("junheng bottlenecks FACTORY.json --curve {}", first.at);
        page.next(
            |terminal, command| terminal.say_with("tight-curve", &[("command", command.into())]),
            &command,
        );
    }
    whole(&mut page, answer);
    resolved(&mut page, answer);
    slack(&mut page, answer);
    for curve in &answer.curves {
        value_curve(&mut page, answer, curve);
    }
    let worst = answer.worst.primal.max(answer.worst.dual).max(answer.worst.gap);
    let gist = terminal.say_with(
        "tight-certificate-gist",
        &[("solves", (&answer.solves.to_string()).into()), ("worst", (&scientific(worst)).into())],
    );
    page.section(&terminal.say("tight-certificate"), &gist);
    page.text
}

/// All limits by what a step gains the first goal that it moves.
fn ranking(page: &mut Page<'_>, answer: &Bottlenecks) {
    let terminal = page.terminal;
    let table = view::ranking(answer, terminal.words());
    let more = table.rows.len() > ROWS;
    let heading = (&*terminal.say("tight-ranking"), &*terminal.say("tight-ranking-gist"));
    page.tabled(heading, table, ROWS, "");
    if more {
        let first: Vec<String> =
            view::first_of_kinds(answer).map(|it| it.name.said(terminal.words())).collect();
        let limits = terminal.list(&first);
        page.paragraph(&terminal.say_with("tight-first-of-kinds", &[("limits", (&limits).into())]));
    }
}

/// The limits that are worth something to a goal.
fn of_goal(page: &mut Page<'_>, answer: &Bottlenecks, at: usize, goal: &GoalHeading) {
    let limits = view::of_goal(answer, at);
    let terminal = page.terminal;
    let decided = match limits.len() {
        0 if answer.unheld.contains(&goal.goal) => terminal.say("tight-no-limit"),
        0 if !answer.complete => terminal.say("tight-not-all-examined"),
        0 => terminal.say("tight-no-single-limit"),
        1 => terminal.say("tight-one-limit"),
        count => {
            terminal.say_with("tight-several-limits", &[("count", (&count.to_string()).into())])
        }
    };
    let (value, unit) = (figure(goal.value), terms::unit(terminal.words(), &goal.unit));
    let values =
        [("value", (&value).into()), ("unit", (&unit).into()), ("limits", (&decided).into())];
    let gist = if goal.more_is_better {
        terminal.say_with("tight-highest", &values)
    } else {
        terminal.say_with("tight-least", &values)
    };
    page.section(&terms::goal(terminal.words(), &goal.goal), &gist);
    if !limits.is_empty() {
        page.table(view::binding(limits, terminal.words()), ROWS, "");
    }
}

/// What binds once a limit is a step larger.
fn then(page: &mut Page<'_>, answer: &Bottlenecks) {
    let terminal = page.terminal;
    let lines: Vec<String> = answer
        .binding
        .iter()
        .filter(|limit| !limit.next.is_empty())
        .take(ROWS)
        .map(|limit| {
            let next = view::named(answer, &limit.next, terminal.words());
            let next = first_of(terminal.words(), &next, 3, "and-more");
            let name = limit.name.said(terminal.words());
            let step = format!("{} {}", figure(limit.step), limit.unit);
            terminal.say_with(
                "tight-then-one",
                &[("limit", (&name).into()), ("step", (&step).into()), ("next", (&next).into())],
            )
        })
        .collect();
    if !lines.is_empty() {
        page.section(&terminal.say("tight-then"), &terminal.say("tight-then-gist"));
        for line in lines {
            page.paragraph(&line);
        }
    }
}

/// What steps gain the plan in whole numbers.
fn whole(page: &mut Page<'_>, answer: &Bottlenecks) {
    let terminal = page.terminal;
    let goals = answer.goals.iter().filter_map(|goal| {
        let words = terminal.words();
        let (name, unit) = (terms::goal(words, &goal.goal), terms::unit(words, &goal.unit));
        let [whole, value] = [goal.whole?, goal.value].map(figure);
        let values = [
            ("goal", (&name).into()),
            ("whole", (&whole).into()),
            ("value", (&value).into()),
            ("unit", (&unit).into()),
        ];
        Some(terminal.say_with("tight-goal-whole", &values))
    });
    let goals: Vec<String> = goals.collect();
    if goals.is_empty() {
        return;
    }
    page.section(&terminal.say("tight-whole"), &terminal.say("tight-whole-gist"));
    for goal in goals {
        page.paragraph(&goal);
    }
    let table = view::whole(answer, terminal.words());
    if !table.is_empty() {
        page.table(table, usize::MAX, "");
    }
    let idle = answer.binding.iter().filter(|it| !it.whole.is_empty());
    let idle = idle.filter(|it| it.whole.iter().all(|it| it.gain == 0.0));
    let idle: Vec<String> = idle.map(|it| it.name.said(terminal.words())).collect();
    if !idle.is_empty() {
        let limits = terminal.list(&idle);
        page.paragraph(&terminal.say_with("tight-whole-idle", &[("limits", (&limits).into())]));
    }
}

/// What one less of safety stocks, closing stocks and lead times is worth.
fn resolved(page: &mut Page<'_>, answer: &Bottlenecks) {
    if answer.resolved.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.line("");
    let heading = terminal.say_with(
        "tight-one-less-head",
        &[
            ("title", (&terminal.say("tight-one-less").to_uppercase()).into()),
            ("gist", (&terminal.say("tight-one-less-gist")).into()),
        ],
    );
    page.block(&heading);
    let idle = answer.resolved.iter().filter(|it| it.gains.iter().all(|it| it.gain == 0.0));
    let idle: Vec<String> = idle.map(|it| it.name.said(terminal.words())).collect();
    let table = view::resolved(answer, terminal.words());
    if !table.is_empty() {
        page.table(table, usize::MAX, "");
    }
    if !idle.is_empty() {
        let limits = terminal.list(&idle);
        page.paragraph(&terminal.say_with("tight-idle", &[("limits", (&limits).into())]));
    }
    if answer.resolved_left_out > 0 {
        let left = answer.resolved_left_out.to_string();
        page.paragraph(&terminal.say_with("tight-resolve-more", &[("left", (&left).into())]));
    }
}

fn slack(page: &mut Page<'_>, answer: &Bottlenecks) {
    let terminal = page.terminal;
    let heading = (&*terminal.say("tight-room"), &*terminal.say("tight-room-gist"));
    page.tabled(heading, view::slack(answer, terminal.words()), ROWS, "");
}

/// One value curve: a table per goal that changes along it.
fn value_curve(page: &mut Page<'_>, answer: &Bottlenecks, curve: &ValueCurve) {
    let terminal = page.terminal;
    let name = curve.name.said(terminal.words());
    let of_curve = terminal.say_with(
        "tight-value",
        &[
            ("limit", (&curve.at).into()),
            ("name", (&name).into()),
            ("now", (&figure(curve.now)).into()),
            ("unit", (&curve.unit).into()),
            ("below", (&end(&curve.below, terminal)).into()),
            ("above", (&end(&curve.above, terminal)).into()),
        ],
    );
    page.line("");
    page.block(&terminal.say_with("tight-value-of", &[("curve", (&of_curve).into())]));
    let mut any = false;
    for goal in view::changing(curve) {
        any = true;
        let unit = answer.goals.iter().find(|it| it.goal == goal.goal);
        let unit = unit.map_or_else(String::new, |it| terms::unit(terminal.words(), &it.unit));
        let goal_in_text = terms::goal(terminal.words(), &goal.goal);
        let values = [("goal", (&goal_in_text).into()), ("unit", (&unit).into())];
        page.paragraph(&terminal.say_with("tight-goal-and-unit", &values));
        page.table(view::curve(answer, curve, goal, terminal.words()), usize::MAX, "");
    }
    if !any {
        page.paragraph(&terminal.say("tight-no-goal"));
    }
}

/// How a curve ends.
fn end(words: &str, terminal: &Terminal<'_>) -> String {
    match words {
        "cut off, it has too many corners" => terminal.say("tight-end-cut"),
        "no more is worth anything" => terminal.say("tight-end-flat"),
        "still worth something" => terminal.say("tight-end-worth"),
        "hard data contradict each other" => terminal.say("tight-end-contradiction"),
        "stopped" => terminal.say("tight-end-stopped"),
        "nothing" => terminal.say("tight-end-nothing"),
        other => other.to_owned(),
    }
}
