//! Where it is tight, for a terminal and as JSON.

use super::Terminal;
pub(super) use super::number::signed;
use super::number::{figure, scientific};
use super::page::Page;
use super::table::{Column, ROWS, Table};
use super::terms;
use crate::model::answers::bottlenecks::{
    BindingLimit, Bottlenecks, GoalCurve, GoalHeading, ValueCurve, Worth,
};
use crate::model::{Limit, List};

/// The answer as text: goal by goal the limits that matter to it, what gains most first; then what
/// binds next, the limits with room, and the value curves asked for. No line is wider than the
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

/// The limits that are worth something to a goal.
fn of_goal(page: &mut Page<'_>, answer: &Bottlenecks, at: usize, goal: &GoalHeading) {
    let worth = |side: &[Worth]| side.get(at).cloned();
    let counts = |worth: &Option<Worth>| {
        worth.as_ref().is_some_and(|it| it.per_unit != 0.0 || it.step_gain.unwrap_or(0.0) != 0.0)
    };
    let mut limits: Vec<(&BindingLimit, Option<Worth>, Option<Worth>)> = answer
        .binding
        .iter()
        .map(|limit| (limit, worth(&limit.more), worth(&limit.less)))
        .filter(|(_, more, less)| counts(more) || counts(less))
        .collect();
    let gain = |it: &Option<Worth>| it.as_ref().and_then(|it| it.step_gain).unwrap_or(0.0);
    limits.sort_by(|one, other| {
        gain(&other.1).total_cmp(&gain(&one.1)).then(gain(&one.2).total_cmp(&gain(&other.2)))
    });
    let terminal = page.terminal;
    let decided = match limits.len() {
        0 if answer.unheld.contains(&goal.goal) => terminal.say("tight-no-limit"),
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
    if limits.is_empty() {
        return;
    }
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-limit", Column::Name),
            ("head-more", Column::Figure),
            ("head-for", Column::Figure),
            ("head-less", Column::Figure),
            ("head-for", Column::Figure),
            ("head-unit", Column::Word),
            ("head-step-more", Column::Figure),
            ("head-step-less", Column::Figure),
        ],
    );
    for (limit, more, less) in limits.iter().take(ROWS) {
        let of = |side: &Option<Worth>, shown: &dyn Fn(&Worth) -> String| {
            side.as_ref().map_or_else(String::new, shown)
        };
        table.row(vec![
            limit.at.clone(),
            of(more, &|it: &Worth| signed(it.per_unit)),
            of(more, &holds),
            of(less, &|it: &Worth| signed(it.per_unit)),
            of(less, &holds),
            limit.unit.clone(),
            of(more, &|it: &Worth| step_gain(it, &limit.name, terminal)),
            of(less, &|it: &Worth| step_gain(it, &limit.name, terminal)),
        ]);
    }
    page.table(table);
    page.more_in_json(limits.len());
}

pub(super) fn holds(worth: &Worth) -> String {
    if worth.holds_on { format!("{}+", figure(worth.holds)) } else { figure(worth.holds) }
}

/// What a step of a limit gains, or why that is no figure.
pub(super) fn step_gain(worth: &Worth, of: &Limit, terminal: &Terminal<'_>) -> String {
    let wanted = matches!(of.list, Some(List::Orders | List::Projects));
    let without = if wanted { "tight-falls-short" } else { "tight-no-plan" };
    worth.step_gain.map_or_else(|| terminal.say(without), signed)
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
            let shown: Vec<String> = limit.next.iter().take(3).cloned().collect();
            let shown = terminal.list(&shown);
            let next = match limit.next.len().saturating_sub(3) {
                0 => shown,
                left => terminal.say_with(
                    "and-more",
                    &[("named", (&shown).into()), ("left", (&left.to_string()).into())],
                ),
            };
            let step = format!("{} {}", figure(limit.step), limit.unit);
            terminal.say_with(
                "tight-then-one",
                &[
                    ("limit", (&limit.at).into()),
                    ("step", (&step).into()),
                    ("next", (&next).into()),
                ],
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
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-limit", Column::Name),
            ("head-there-is", Column::Figure),
            ("head-one-less", Column::Figure),
            ("head-unit", Column::Word),
            ("head-goal", Column::Name),
            ("head-gain", Column::Figure),
            ("head-of-goal", Column::Word),
        ],
    );
    let mut idle: Vec<String> = Vec::new();
    for step in &answer.resolved {
        let mut gains = step.gains.iter().filter(|it| it.gain != 0.0).peekable();
        if gains.peek().is_none() {
            idle.push(step.at.clone());
        }
        for gain in gains {
            let goal = answer.goals.iter().find(|it| it.goal == gain.goal);
            table.row(vec![
                step.at.clone(),
                figure(step.amount),
                figure(step.step),
                step.unit.clone(),
                terms::goal(terminal.words(), &gain.goal),
                signed(gain.gain),
                goal.map_or_else(String::new, |it| terms::unit(terminal.words(), &it.unit)),
            ]);
        }
    }
    if idle.len() < answer.resolved.len() {
        page.table(table);
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
    if answer.slack.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.section(&terminal.say("tight-room"), &terminal.say("tight-room-gist"));
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-limit", Column::Name),
            ("head-there-is", Column::Figure),
            ("head-used", Column::Figure),
            ("head-room", Column::Figure),
            ("head-unit", Column::Word),
        ],
    );
    let share = |used: f64, amount: f64| if amount > 0.0 { used / amount } else { 0.0 };
    let mut sorted: Vec<_> = answer.slack.iter().collect();
    sorted.sort_by(|one, other| {
        share(other.used, other.amount).total_cmp(&share(one.used, one.amount))
    });
    for limit in sorted.iter().take(ROWS) {
        table.row(vec![
            limit.at.clone(),
            figure(limit.amount),
            figure(limit.used),
            figure(limit.amount - limit.used),
            limit.unit.clone(),
        ]);
    }
    page.table(table);
    page.more_in_json(sorted.len());
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
    let changes = |goal: &&GoalCurve| goal.pieces.iter().any(|piece| piece.per_unit != 0.0);
    let mut any = false;
    for goal in curve.goals.iter().filter(changes) {
        any = true;
        let unit = answer.goals.iter().find(|it| it.goal == goal.goal);
        let unit = unit.map_or_else(String::new, |it| terms::unit(terminal.words(), &it.unit));
        let goal_in_text = terms::goal(terminal.words(), &goal.goal);
        let values = [("goal", (&goal_in_text).into()), ("unit", (&unit).into())];
        page.paragraph(&terminal.say_with("tight-goal-and-unit", &values));
        let mut table = Table::headed(
            page.terminal,
            &[
                ("head-from", Column::Figure),
                ("head-to", Column::Figure),
                ("head-optimum-at-from", Column::Figure),
                ("head-more", Column::Figure),
                ("head-beside", Column::Name),
            ],
        );
        for piece in &goal.pieces {
            table.row(vec![
                figure(piece.from),
                figure(piece.to),
                figure(piece.value),
                signed(piece.per_unit),
                terminal.list(&piece.binds),
            ]);
        }
        page.table(table);
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

/// The answer as JSON, every digit of every figure; the same answer gives the same bytes.
#[must_use]
pub fn json(answer: &Bottlenecks) -> String {
    super::json::pretty(answer)
}
