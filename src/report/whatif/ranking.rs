//! The best scenarios beside the plan as it stands, as text.

use super::{by, few, signed, value};
use crate::model::answers::whatif::{Ranked, ScenarioFigures, WhatIf};
use crate::report::number::{figure, hundredths, money};
use crate::report::page::Page;
use crate::report::table::{Column, Table};
use crate::report::{Terminal, terms};

pub(super) fn ranking(answer: &WhatIf, page: &mut Page<'_>) {
    let Some(goal) = answer.by.as_deref().filter(|_| !answer.top.is_empty()) else { return };
    let terminal = page.terminal;
    let base = answer.base.figures.as_ref();
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
    let mut table = Table::new(&[
        ("", Column::Figure),
        (&terminal.say("head-scenario"), Column::Name),
        (&title, Column::Figure),
        (&terminal.say("head-change"), Column::Figure),
        (&terminal.say("head-short-orders"), Column::Figure),
        (&terminal.say("head-late-orders"), Column::Figure),
        (&terminal.say("head-rhythm-share"), Column::Figure),
        (&terminal.say("head-cost"), Column::Figure),
    ]);
    if let Some(base) = base {
        table.row(base_row(base, goal, terminal));
    }
    let first = base.and_then(|it| it.goal(goal));
    for (at, row) in answer.top.iter().enumerate() {
        let alike = |other: Option<&Ranked>| other.is_some_and(|other| other.rank == row.rank);
        let before = at.checked_sub(1).and_then(|before| answer.top.get(before));
        let tied = alike(before) || alike(answer.top.get(at + 1));
        let reached = row.goals.iter().find(|it| it.goal == goal).map_or(0.0, |it| it.value);
        let change = first.map_or_else(String::new, |base| signed(reached - base));
        table.row(vec![
            format!("{}{}", row.rank, if tied { "=" } else { "" }),
            row.name.clone(),
            figure(reached),
            change,
            row.short.to_string(),
            row.late.to_string(),
            hundredths(row.rhythm),
            money(row.cost),
        ]);
    }
    page.table(table);
    for row in &answer.top {
        notes(row, page);
    }
}

fn base_row(base: &ScenarioFigures, goal: &str, terminal: &Terminal<'_>) -> Vec<String> {
    let short = base.orders.iter().filter(|it| it.short > 0.0).count();
    let late = base.orders.iter().filter(|it| it.late > 0.0).count();
    vec![
        String::new(),
        terminal.say("whatif-as-it-stands"),
        base.goal(goal).map(figure).unwrap_or_default(),
        String::new(),
        short.to_string(),
        late.to_string(),
        hundredths(base.rhythm),
        money(base.money.cost),
    ]
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
