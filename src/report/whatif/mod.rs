//! What-ifs beside the plan as it stands: text, JSON, and a line of CSV for each scenario.

mod csv;
mod notable;
mod ranking;
mod stretches;

pub use csv::{heading, row};

use super::number::figure;
use super::page::Page;
use super::{Terminal, terms};
use crate::model::answers::reason::Reason;
use crate::model::answers::whatif::{Endings, ScenarioStatus, WhatIf, WithoutPlan};
use crate::words::Words;

/// The answer as JSON.
#[must_use]
pub fn json(answer: &WhatIf) -> String {
    super::json::pretty(answer)
}

/// The answer as text: how the scenarios end, the best of them, what is against expectation, what
/// each generator comes to, and what has no plan. No line of a sentence is wider than the terminal
/// unless a single word is.
#[must_use]
pub fn text(answer: &WhatIf, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let count = counted(terminal, "whatif-count", answer.count);
    let values = [("factory", (&answer.factory.name).into()), ("count", (&count).into())];
    page.block(&terminal.say_with("whatif-heading", &values));
    endings(&answer.endings, &mut page);
    if !answer.complete {
        page.block(&terminal.say("whatif-stopped-early"));
    }
    if answer.endings.planned > 0 {
        proven(answer, &mut page);
    }
    ranking::ranking(answer, &mut page);
    notable::ties(answer, &mut page);
    notable::warnings(answer, &mut page);
    notable::surprises(answer, &mut page);
    for stretch in &answer.stretches {
        stretches::stretch(answer, stretch, &mut page);
    }
    without_plan(&answer.without_plan, &mut page);
    page.text
}

/// How many there are, under a key whose wording depends on it.
fn counted(terminal: &Terminal<'_>, key: &str, count: u64) -> String {
    terminal.counted(key, usize::try_from(count).unwrap_or(usize::MAX))
}

fn endings(endings: &Endings, page: &mut Page<'_>) {
    use ScenarioStatus as S;
    let terminal = page.terminal;
    let parts = [
        (endings.planned, S::Planned),
        (endings.infeasible, S::Infeasible),
        (endings.unbounded, S::Unbounded),
        (endings.invalid, S::Invalid),
        (endings.stopped, S::Stopped),
        (endings.failed, S::Failed),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts = parts.map(|(count, ended)| {
        let (count, ended) =
            (super::number::count(count), terms::scenario_status(terminal.words(), ended));
        let values = [("count", (&count).into()), ("status", (&ended).into())];
        terminal.say_with("whatif-ended", &values)
    });
    let parts: Vec<String> = parts.collect();
    if !parts.is_empty() {
        let endings = terminal.list(&parts);
        page.block(&terminal.say_with("whatif-endings", &[("endings", (&endings).into())]));
    }
}

fn proven(answer: &WhatIf, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let refused = match answer.refused {
        0 => terminal.say("whatif-none-refused"),
        count => counted(terminal, "whatif-refused", count),
    };
    let proven = terminal.say_with(
        "whatif-proven",
        &[
            ("solves", (&counted(terminal, "whatif-programmes", answer.solves)).into()),
            ("pivots", (&counted(terminal, "whatif-pivots", answer.pivots)).into()),
            ("refused", (&refused).into()),
        ],
    );
    page.block(&proven);
}

/// The goal ranked by, as the report calls it.
fn by(answer: &WhatIf, terminal: &Terminal<'_>) -> String {
    answer.by.as_deref().map_or_else(String::new, |it| terms::goal_title(terminal.words(), it))
}

/// A value of an axis: a number, a text, or whatever stands in the file.
fn value(value: &serde_json::Value) -> String {
    match (value.as_f64(), value.as_str()) {
        (Some(number), _) => figure(number),
        (_, Some(text)) => text.to_owned(),
        _ => value.to_string(),
    }
}

/// The first of many names.
fn few(names: &[String], terminal: &Terminal<'_>) -> String {
    const MOST: usize = 4;
    let shown = terminal.list(&names[..names.len().min(MOST)]);
    match names.len().saturating_sub(MOST) {
        0 => shown,
        left => terminal.say_with(
            "list-and-more",
            &[("named", (&shown).into()), ("left", (&left.to_string()).into())],
        ),
    }
}

/// A change with its sign; `=` where there is none to speak of.
fn signed(change: f64) -> String {
    let shown = figure(change.abs());
    if shown == "0" {
        return "=".to_owned();
    }
    format!("{}{shown}", if change > 0.0 { "+" } else { "\u{2212}" })
}

/// Says how many more there are than are shown.
fn more(left: u64, page: &mut Page<'_>) {
    let left = left.to_string();
    let line = page.terminal.say_with("whatif-more", &[("left", (&left).into())]);
    page.paragraph(&line);
}

fn without_plan(scenarios: &[WithoutPlan], page: &mut Page<'_>) {
    if scenarios.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.line("");
    page.line(&terminal.say("whatif-without-plan"));
    for it in scenarios {
        let ended = terms::scenario_status(terminal.words(), it.status);
        let reason = said(it.reason.as_ref(), terminal.words());
        let values = [
            ("name", (&it.name).into()),
            ("status", (&ended).into()),
            ("reason", (&reason).into()),
        ];
        page.paragraph(&terminal.say_with("whatif-why-none", &values));
    }
}

/// A reason in the language of the catalogue; nothing where there is none.
pub fn said(reason: Option<&Reason>, words: &Words) -> String {
    reason.map_or_else(String::new, |it| words.tell(&it.message))
}
