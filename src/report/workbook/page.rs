//! The page of every table and column, from the same tables the reader uses.

use std::fmt::Write as _;

use super::xlsx::heading;
use crate::source::workbook::{Kind, TABLES};
use crate::words::Language;

/// The page in Markdown, from the heading of the tables on.
#[must_use]
pub fn page() -> String {
    let mut text = String::new();
    let [english, chinese] = Language::ALL;
    for table in TABLES {
        let ((name, note), (other, other_note)) = (english.table(table), chinese.table(table));
        // Writing to a String cannot fail.
        let _ = write!(text, "### {name} · {other}\n\n{note} {other_note}\n\n");
        text.push_str("| column | 列 | holds | meaning |\n|---|---|---|---|\n");
        for column in table.columns {
            let heads = Language::ALL.map(|language: Language| heading(table, column, language));
            let kind = holds(column.kind);
            let note = english.column(table, column).1;
            let _ = writeln!(text, "| {} | {} | {kind} | {note} |", heads[0], heads[1]);
        }
        text.push('\n');
    }
    text
}

fn holds(kind: Kind) -> String {
    match kind {
        Kind::Code | Kind::Name | Kind::Path => "text".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Series => "number; by date in `figures`".to_owned(),
        Kind::Amount => "number, for the period after it; several in `figures`".to_owned(),
        Kind::Period => "period".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Start => "date or month".to_owned(),
        Kind::Time => "time of day".to_owned(),
        Kind::Truth => "yes or no".to_owned(),
        Kind::Word(words) => words.join(", "),
        Kind::Codes => "ids, parted by `;`, or none".to_owned(),
        Kind::Weekdays => "days, parted by `;`, or none".to_owned(),
        Kind::Position => "whole number from 1".to_owned(),
        Kind::GiveUp => "number, or text such as 0.5%".to_owned(),
    }
}
