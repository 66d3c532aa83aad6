//! The best scenarios compared with the base plan, as text.

use super::phrases::{by, few};
use crate::model::answers::whatif::{Ranked, WhatIf};
use crate::report::page::Page;
use crate::report::terms;
use crate::report::view::whatif::{self as view, value};

pub(super) fn ranking(answer: &WhatIf, page: &mut Page<'_>) {
    let Some(goal) = answer.by.as_deref().filter(|_| !answer.top.is_empty()) else { return };
    let terminal = page.terminal;
    let unit = answer.top[0].goals.iter().find(|it| it.goal == goal);
    let unit = unit.map_or_else(String::new, |it| terms::unit(terminal.words(), &it.unit));
    let title = by(answer, terminal);
    let values = [("goal", (&title).into()), ("unit", (&unit).into())];
    page.line("");
    page.block(&if answer.all_tie {
        terminal.say_with("whatif-all-tie", &values)
    } else {
        terminal.say_with("whatif-best", &values)
    });
    page.table(view::ranking(answer, terminal.words()), usize::MAX, "");
    if answer.top.iter().any(|row| row.wanted) {
        page.paragraph(&terminal.say("whatif-wanted"));
    }
    for row in &answer.top {
        notes(row, page);
    }
}

/// The settings of a generated scenario, as `steel 0.95, machines 5`, and the limits that bind now
/// and no more.
fn notes(row: &Ranked, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let mut notes = Vec::new();
    if !row.settings.is_empty() {
        let each = row.settings.iter().map(|it| format!("{} {}", it.of, value(&it.value)));
        notes.push(few(&each.collect::<Vec<String>>(), terminal));
    }
    if !row.gained.is_empty() {
        let limits = few(&terms::limits(terminal.words(), &row.gained), terminal);
        notes.push(terminal.say_with("whatif-binds-now", &[("limits", (&limits).into())]));
    }
    if !row.lost.is_empty() {
        let limits = few(&terms::limits(terminal.words(), &row.lost), terminal);
        notes.push(terminal.say_with("whatif-binds-no-more", &[("limits", (&limits).into())]));
    }
    if !notes.is_empty() {
        let notes = notes.join(&terminal.say("parts-between"));
        let values = [("name", (&row.name).into()), ("notes", (&notes).into())];
        page.paragraph(&terminal.say_with("whatif-note", &values));
    }
}
