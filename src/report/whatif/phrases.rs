//! What several parts of the report on what-ifs say.

use crate::model::answers::whatif::WhatIf;
use crate::report::number::figure;
use crate::report::page::Page;
use crate::report::view::first_of;
use crate::report::{Terminal, terms};

/// How many there are, under a key whose wording depends on it.
pub(super) fn counted(terminal: &Terminal<'_>, key: &str, count: u64) -> String {
    terminal.counted(key, usize::try_from(count).unwrap_or(usize::MAX))
}

/// The goal ranked by, as the report calls it.
pub(super) fn by(answer: &WhatIf, terminal: &Terminal<'_>) -> String {
    answer.by.as_deref().map_or_else(String::new, |it| terms::goal_title(terminal.words(), it))
}

/// The first of many names.
pub(super) fn few(names: &[String], terminal: &Terminal<'_>) -> String {
    first_of(terminal.words(), names, 4, "list-and-more")
}

/// A change with its sign; `=` if there is none to speak of.
pub(super) fn signed(change: f64) -> String {
    let shown = figure(change.abs());
    if shown == "0" {
        return "=".to_owned();
    }
    format!("{}{shown}", if change > 0.0 { "+" } else { "\u{2212}" })
}

/// Says how many more there are than are shown.
pub(super) fn more(left: u64, page: &mut Page<'_>) {
    let left = left.to_string();
    let line = page.terminal.say_with("whatif-more", &[("left", (&left).into())]);
    page.paragraph(&line);
}
