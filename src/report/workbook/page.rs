//! The page of every table and column, from the same tables the reader uses.

use std::fmt::Write as _;

use super::xlsx::heading;
use crate::source::json::Kind;
use crate::source::workbook::TABLES;
use crate::words::Language;

/// The page in Markdown, from the heading of the tables on.
#[must_use]
pub fn page() -> String {
    let mut text = String::new();
    for table in TABLES.iter() {
        let [english, chinese] = &table.words;
        // Writing to a String cannot fail.
        let _ = write!(text, "### {} · {}\n\n", english.heading, chinese.heading);
        let _ = write!(text, "{} {}\n\n", english.note, chinese.note);
        text.push_str("| column | 列 | holds | meaning |\n|---|---|---|---|\n");
        for column in &table.columns {
            let heads = Language::ALL.map(|language| heading(column, language));
            let kind = holds(column.kind);
            let note = &column.words[0].note;
            let _ = writeln!(text, "| {} | {} | {kind} | {note} |", heads[0], heads[1]);
        }
        text.push('\n');
    }
    text
}

fn holds(kind: Kind) -> String {
    match kind {
        Kind::Text | Kind::Path => "text".to_owned(),
        Kind::Series => "number; by date in `figures`".to_owned(),
        Kind::Amount => "number, for the period after it; several in `figures`".to_owned(),
        Kind::Period => "period".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Start => "date or month".to_owned(),
        Kind::Time => "time of day".to_owned(),
        Kind::Truth => "yes or no".to_owned(),
        Kind::Word(words) => words.join(", "),
        Kind::Texts => "ids, separated by `;`, or none".to_owned(),
        Kind::Words(_) => "days, separated by `;`, or none".to_owned(),
        Kind::Position => "whole number from 1".to_owned(),
        Kind::GiveUp => "number, or text such as 0.5%".to_owned(),
        Kind::Any => "number, text, date, or JSON for anything else".to_owned(),
        _ => "number".to_owned(),
    }
}
