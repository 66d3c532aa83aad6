//! What-ifs beside the plan as it stands: text, JSON, and a line of CSV for each scenario.

mod csv;
mod notable;
mod stretches;

pub use csv::{heading, row};

use std::fmt::Write as _;

use super::number::{figure, hundredths, money};
use super::table::{Column, Table, wrapped};
use crate::model::answers::whatif::{
    Endings, Ranked, ScenarioFigures, ScenarioStatus, SettingFigure, WhatIf,
};

/// The answer as JSON.
#[must_use]
pub fn json(answer: &WhatIf) -> String {
    super::json::pretty(answer)
}

/// The answer as text of 80 columns.
#[must_use]
pub fn text(answer: &WhatIf) -> String {
    let mut text = String::new();
    let name = &answer.factory.name;
    let endings = endings(&answer.endings);
    let count = counted(answer.count, "what-if", "what-ifs");
    text.push_str(&wrapped(&format!("{name}: {count} against the plan as it stands."), 0, 2));
    if !endings.is_empty() {
        text.push_str(&wrapped(&format!("{endings}."), 0, 2));
    }
    if !answer.complete {
        let stopped = "Stopped before all were planned: what follows is of those that were.";
        text.push_str(&wrapped(stopped, 0, 2));
    }
    if answer.endings.planned > 0 {
        let refused = match answer.refused {
            0 => "no answer was refused".to_owned(),
            1 => "1 answer was refused and found another way".to_owned(),
            many => format!("{many} answers were refused and found another way"),
        };
        let solves = counted(answer.solves, "programme", "programmes");
        let pivots = counted(answer.pivots, "pivot", "pivots");
        let proven = format!("Every goal of every plan is proven: {solves}, {pivots}, {refused}.");
        text.push_str(&wrapped(&proven, 0, 2));
    }
    ranking(answer, &mut text);
    notable::ties(answer, &mut text);
    notable::surprises(answer, &mut text);
    for stretch in &answer.stretches {
        stretches::stretch(answer, stretch, &mut text);
    }
    without_plan(answer, &mut text);
    text
}

fn counted(count: u64, one: &str, many: &str) -> String {
    let shown = super::number::count(count);
    format!("{shown} {}", if count == 1 { one } else { many })
}

fn endings(endings: &Endings) -> String {
    let parts = [
        (endings.planned, "planned"),
        (endings.infeasible, "infeasible"),
        (endings.unbounded, "without end"),
        (endings.invalid, "not a valid works"),
        (endings.stopped, "stopped"),
        (endings.failed, "failed"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> =
        parts.map(|(count, word)| format!("{} {word}", super::number::count(count))).collect();
    parts.join(", ")
}

/// The settings of a generated scenario, as `steel 0.95, machines 5`.
fn settings(settings: &[SettingFigure]) -> String {
    let each = settings.iter().map(|it| format!("{} {}", it.of, value(&it.value)));
    few(&each.collect::<Vec<String>>())
}

fn value(value: &serde_json::Value) -> String {
    match (value.as_f64(), value.as_str()) {
        (Some(number), _) => figure(number),
        (_, Some(text)) => text.to_owned(),
        _ => value.to_string(),
    }
}

fn ranking(answer: &WhatIf, text: &mut String) {
    let Some(by) = answer.by.as_deref().filter(|_| !answer.top.is_empty()) else { return };
    let base = answer.base.figures.as_ref();
    let unit = answer.top[0].goals.iter().find(|it| it.goal == by).map(|it| it.unit.as_str());
    let heading = if answer.all_tie {
        format!(
            "All tie with the plan as it stands in every goal; {by} ({})",
            unit.unwrap_or_default()
        )
    } else {
        format!("Best by {by} ({})", unit.unwrap_or_default())
    };
    let _ = write!(text, "\n{heading}\n");
    let mut table = Table::new(&[
        ("", Column::Figure),
        ("scenario", Column::Name),
        (by, Column::Figure),
        ("change", Column::Figure),
        ("short", Column::Figure),
        ("late", Column::Figure),
        ("rhythm %", Column::Figure),
        ("cost", Column::Figure),
    ]);
    if let Some(base) = base {
        table.row(base_row(base, by));
    }
    let first = base.and_then(|it| it.goal(by));
    for (at, row) in answer.top.iter().enumerate() {
        let alike = |other: Option<&Ranked>| other.is_some_and(|other| other.rank == row.rank);
        let before = at.checked_sub(1).and_then(|before| answer.top.get(before));
        let tied = alike(before) || alike(answer.top.get(at + 1));
        let goal = row.goals.iter().find(|it| it.goal == by).map_or(0.0, |it| it.value);
        let change = first.map_or_else(String::new, |base| signed(goal - base));
        table.row(vec![
            format!("{}{}", row.rank, if tied { "=" } else { "" }),
            row.name.clone(),
            figure(goal),
            change,
            row.short.to_string(),
            row.late.to_string(),
            hundredths(row.rhythm),
            money(row.cost),
        ]);
    }
    text.push_str(&table.render());
    for row in &answer.top {
        let mut notes = Vec::new();
        if !row.settings.is_empty() {
            notes.push(settings(&row.settings));
        }
        for (word, limits) in [("binds now", &row.gained), ("binds no more", &row.lost)] {
            if !limits.is_empty() {
                notes.push(format!("{word}: {}", few(limits)));
            }
        }
        if !notes.is_empty() {
            text.push_str(&wrapped(&format!("{}: {}", row.name, notes.join("; ")), 2, 4));
        }
    }
}

/// The first of many names.
fn few(names: &[String]) -> String {
    const MOST: usize = 4;
    let mut shown: Vec<String> = names.iter().take(MOST).cloned().collect();
    if names.len() > MOST {
        shown.push(format!("and {} more", names.len() - MOST));
    }
    shown.join(", ")
}

fn base_row(base: &ScenarioFigures, by: &str) -> Vec<String> {
    let short = base.orders.iter().filter(|it| it.short > 0.0).count();
    let late = base.orders.iter().filter(|it| it.late > 0.0).count();
    vec![
        String::new(),
        "(as it stands)".to_owned(),
        base.goal(by).map(figure).unwrap_or_default(),
        String::new(),
        short.to_string(),
        late.to_string(),
        hundredths(base.rhythm),
        money(base.money.cost),
    ]
}

/// A change with its sign; `=` where there is none to speak of.
fn signed(change: f64) -> String {
    let shown = figure(change.abs());
    if shown == "0" {
        return "=".to_owned();
    }
    format!("{}{shown}", if change > 0.0 { "+" } else { "\u{2212}" })
}

fn without_plan(answer: &WhatIf, text: &mut String) {
    if answer.without_plan.is_empty() {
        return;
    }
    text.push_str("\nWithout a plan\n");
    for it in &answer.without_plan {
        let word = match it.status {
            ScenarioStatus::Planned => "planned",
            ScenarioStatus::Infeasible => "infeasible",
            ScenarioStatus::Unbounded => "without end",
            ScenarioStatus::Invalid => "not a valid works",
            ScenarioStatus::Stopped => "stopped",
            ScenarioStatus::Failed => "failed",
        };
        text.push_str(&wrapped(&format!("{}: {word}: {}", it.name, it.reason), 2, 4));
    }
}
