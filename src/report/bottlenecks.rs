//! Where it is tight, for a terminal and as JSON.

use super::number::{figure, scientific};
use super::table::{Column, ROWS, Table, wrapped};
use crate::model::answers::bottlenecks::{
    BindingLimit, Bottlenecks, GoalCurve, GoalHeading, ValueCurve, Worth,
};

/// The answer as text: goal by goal the limits that matter to it, what gains most first; then what
/// binds next, the limits with room, and the value curves asked for. No line is wider than 80
/// columns unless a single word is.
#[must_use]
pub fn text(answer: &Bottlenecks) -> String {
    let mut text = String::new();
    let factory = &answer.factory;
    text.push_str(&wrapped(
        &format!(
            "Bottlenecks of {}, {} to {}: limits that bind: {}, with room: {}; compared by a step of {}",
            factory.name,
            factory.from,
            factory.to,
            answer.binding.len() + answer.left_out,
            answer.slack.len(),
            answer.step
        ),
        0,
        2,
    ));
    text.push_str(&wrapped(
        "1 more, 1 less: what a unit changes the goal by (+ better, - worse), and for how many units \
         that holds (+ or longer); step more, step less: what the whole step does, solved again",
        0,
        2,
    ));
    for (at, goal) in answer.goals.iter().enumerate() {
        of_goal(&mut text, answer, at, goal);
    }
    if answer.left_out > 0 {
        let left = answer.left_out;
        let line = if answer.complete {
            format!("{left} limits with lower dual values were left out; --top N examines more.")
        } else {
            format!("{left} limits were left out, not all for lower dual values: time was up.")
        };
        text.push_str(&wrapped(&line, 0, 2));
    }
    then(&mut text, answer);
    resolved(&mut text, answer);
    slack(&mut text, answer);
    for curve in &answer.curves {
        value_curve(&mut text, answer, curve);
    }
    let worst = answer.worst.primal.max(answer.worst.dual).max(answer.worst.gap);
    text.push('\n');
    text.push_str(&wrapped(
        &format!(
            "CERTIFICATE: all figures come from {} solves of all goals, each answer proven optimal \
             without its solver; residuals at most {} (accepted 1e-7)",
            answer.solves,
            scientific(worst)
        ),
        0,
        2,
    ));
    text
}

fn title(goal: &str) -> String {
    goal.replacen('/', ", ", 1)
}

/// The limits that are worth something to a goal.
fn of_goal(text: &mut String, answer: &Bottlenecks, at: usize, goal: &GoalHeading) {
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
    let kind = if goal.more_is_better { "highest" } else { "least" };
    let heading = format!(
        "{}: {kind} possible is {} {}; {}",
        title(&goal.goal).to_uppercase(),
        figure(goal.value),
        goal.unit,
        match limits.len() {
            0 => "no limit holds it back".to_owned(),
            1 => "one limit decides it".to_owned(),
            count => format!("{count} limits decide it, what gains most first"),
        }
    );
    text.push('\n');
    text.push_str(&wrapped(&heading, 0, 2));
    if limits.is_empty() {
        return;
    }
    let mut table = Table::new(&[
        ("limit", Column::Name),
        ("1 more", Column::Figure),
        ("for", Column::Figure),
        ("1 less", Column::Figure),
        ("for", Column::Figure),
        ("unit", Column::Word),
        ("step more", Column::Figure),
        ("step less", Column::Figure),
    ]);
    for (limit, more, less) in limits.iter().take(ROWS) {
        let of = |side: &Option<Worth>, shown: fn(&Worth) -> String| {
            side.as_ref().map_or_else(String::new, shown)
        };
        table.row(vec![
            limit.at.clone(),
            of(more, |it| signed(it.per_unit)),
            of(more, holds),
            of(less, |it| signed(it.per_unit)),
            of(less, holds),
            limit.unit.clone(),
            of(more, step_gain),
            of(less, step_gain),
        ]);
    }
    text.push_str(&table.render());
    if limits.len() > ROWS {
        let line = format!("  ... and {} more: all are in --format json\n", limits.len() - ROWS);
        text.push_str(&line);
    }
}

/// With its sign, and two digits at least that are not zero.
pub(super) fn signed(value: f64) -> String {
    let size = value.abs();
    let shown = if size > 0.0 && size < 0.1 {
        let decimals = (0..12).find(|&it| size * 10_f64.powi(it) >= 10.0).unwrap_or(12);
        let digits = format!("{size:.*}", decimals.unsigned_abs() as usize);
        let cut = digits.trim_end_matches('0').trim_end_matches('.');
        format!("{}{cut}", if value < 0.0 { "-" } else { "" })
    } else {
        figure(value)
    };
    if value > 0.0 { format!("+{shown}") } else { shown }
}

pub(super) fn holds(worth: &Worth) -> String {
    if worth.holds_on { format!("{}+", figure(worth.holds)) } else { figure(worth.holds) }
}

pub(super) fn step_gain(worth: &Worth) -> String {
    worth.step_gain.map_or_else(|| "no plan".to_owned(), signed)
}

/// What binds once a limit is a step larger.
fn then(text: &mut String, answer: &Bottlenecks) {
    let lines: Vec<String> = answer
        .binding
        .iter()
        .filter(|limit| !limit.next.is_empty())
        .take(ROWS)
        .map(|limit| {
            let shown: Vec<&str> = limit.next.iter().take(3).map(String::as_str).collect();
            let rest = limit.next.len().saturating_sub(3);
            let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
            let step = format!("{} {}", figure(limit.step), limit.unit);
            format!("{} with {step} more: then {}{more} binds", limit.at, shown.join(", "))
        })
        .collect();
    if !lines.is_empty() {
        text.push_str("\nTHEN: what binds next\n");
        for line in lines {
            text.push_str(&wrapped(&line, 2, 4));
        }
    }
}

/// What one less of safety stocks, closing stocks and lead times is worth.
fn resolved(text: &mut String, answer: &Bottlenecks) {
    if answer.resolved.is_empty() {
        return;
    }
    let heading =
        "ONE LESS, solved again: stock wanted, a unit less; lead times, a working day less";
    text.push('\n');
    text.push_str(&wrapped(heading, 0, 2));
    let mut table = Table::new(&[
        ("limit", Column::Name),
        ("there is", Column::Figure),
        ("less", Column::Figure),
        ("unit", Column::Word),
        ("goal", Column::Name),
        ("gain", Column::Figure),
        ("of goal", Column::Word),
    ]);
    let mut idle: Vec<&str> = Vec::new();
    for step in &answer.resolved {
        let mut gains = step.gains.iter().filter(|it| it.gain != 0.0).peekable();
        if gains.peek().is_none() {
            idle.push(&step.at);
        }
        for gain in gains {
            let goal = answer.goals.iter().find(|it| it.goal == gain.goal);
            table.row(vec![
                step.at.clone(),
                figure(step.amount),
                figure(step.step),
                step.unit.clone(),
                title(&gain.goal),
                signed(gain.gain),
                goal.map_or_else(String::new, |it| it.unit.clone()),
            ]);
        }
    }
    if idle.len() < answer.resolved.len() {
        text.push_str(&table.render());
    }
    if !idle.is_empty() {
        let line = format!("One less of these changes no goal: {}", idle.join(", "));
        text.push_str(&wrapped(&line, 2, 4));
    }
    if answer.resolved_left_out > 0 {
        let line = format!(
            "{} more may matter, by their prices; --resolve N tries more.",
            answer.resolved_left_out
        );
        text.push_str(&wrapped(&line, 2, 4));
    }
}

fn slack(text: &mut String, answer: &Bottlenecks) {
    if answer.slack.is_empty() {
        return;
    }
    let heading = "ROOM: limits that hold nothing back, fullest first";
    text.push('\n');
    text.push_str(&wrapped(heading, 0, 2));
    let mut table = Table::new(&[
        ("limit", Column::Name),
        ("there is", Column::Figure),
        ("used", Column::Figure),
        ("room", Column::Figure),
        ("unit", Column::Word),
    ]);
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
    text.push_str(&table.render());
    if sorted.len() > ROWS {
        let line = format!("  ... and {} more: all are in --format json\n", sorted.len() - ROWS);
        text.push_str(&line);
    }
}

/// One value curve: a table per goal that changes along it.
fn value_curve(text: &mut String, answer: &Bottlenecks, curve: &ValueCurve) {
    text.push('\n');
    text.push_str(&wrapped(
        &format!(
            "VALUE OF {} ({}): there are {} {}; below: {}; above: {}",
            curve.at,
            curve.name,
            figure(curve.now),
            curve.unit,
            curve.below,
            curve.above
        ),
        0,
        2,
    ));
    let changes = |goal: &&GoalCurve| goal.pieces.iter().any(|piece| piece.per_unit != 0.0);
    let mut any = false;
    for goal in curve.goals.iter().filter(changes) {
        any = true;
        let unit = answer.goals.iter().find(|it| it.goal == goal.goal);
        let unit = unit.map_or("", |it| it.unit.as_str());
        text.push_str(&wrapped(&format!("{} ({unit})", title(&goal.goal)), 2, 4));
        let mut table = Table::new(&[
            ("from", Column::Figure),
            ("to", Column::Figure),
            ("optimum at from", Column::Figure),
            ("1 more", Column::Figure),
            ("beside it binds", Column::Name),
        ]);
        for piece in &goal.pieces {
            table.row(vec![
                figure(piece.from),
                figure(piece.to),
                figure(piece.value),
                signed(piece.per_unit),
                piece.binds.join(", "),
            ]);
        }
        text.push_str(&table.render());
    }
    if !any {
        text.push_str("  No goal changes with it.\n");
    }
}

/// The answer as JSON, every digit of every figure; the same answer gives the same bytes.
#[must_use]
pub fn json(answer: &Bottlenecks) -> String {
    super::json::pretty(answer)
}
