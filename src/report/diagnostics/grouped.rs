//! The same fault in many cells of a column, or in one field of many entries, as one message.

use std::hash::Hash;

use indexmap::IndexMap;

use super::super::Terminal;
use crate::diag::{Code, Diagnostic, Place, Value};

/// What parts the steps of a path.
const STEP: char = '/';
/// Cells listed of those that are not drawn.
const LISTED: usize = 5;
/// Characters shown of what such a cell holds.
const SHOWN: usize = 16;

/// Problems that are one fault: the first, and those like it.
pub(super) struct Group<'d> {
    pub first: (&'d Diagnostic, &'d Place),
    pub others: Vec<&'d Place>,
}

/// What problems of one fault have in common.
#[derive(PartialEq, Eq, Hash)]
struct Fault<'d> {
    code: Code,
    key: &'d str,
    /// The field that the message names, if it names one.
    field: Option<&'d str>,
    file: &'d str,
    place: &'d str,
    last: &'d str,
    /// Of several such problems at one place each is a fault of its own.
    nth: usize,
}

/// The faults, each at the place of its first problem.
pub(super) fn groups<'d>(diagnostics: &'d [Diagnostic], places: &'d [Place]) -> Vec<Group<'d>> {
    let mut found: IndexMap<Fault<'d>, Group<'d>> = IndexMap::new();
    for (at, (diagnostic, place)) in diagnostics.iter().zip(places).enumerate() {
        let mut fault = fault(diagnostic, place);
        // Nothing says what a problem of a whole file would be like.
        if fault.place.is_empty() && fault.last.is_empty() {
            fault.nth = at + 1;
        }
        let is_here = |group: &Group<'_>| {
            let last = group.others.last().copied().unwrap_or(group.first.1);
            last.span == place.span && last.cell == place.cell
        };
        while found.get(&fault).is_some_and(is_here) {
            fault.nth += 1;
        }
        match found.get_mut(&fault) {
            Some(group) => group.others.push(place),
            None => {
                found.insert(fault, Group { first: (diagnostic, place), others: Vec::new() });
            }
        }
    }
    found.into_values().collect()
}

fn fault<'d>(diagnostic: &'d Diagnostic, place: &'d Place) -> Fault<'d> {
    let message = &diagnostic.message;
    let named = ["field", "name", "column"].iter().find_map(|name| message.values.get(*name));
    let field = match named {
        Some(Value::Text(text)) if message.key.as_ref() != "e105" => Some(text.as_str()),
        _ => None,
    };
    let (at, last) = match &place.cell {
        // Headings are all in one row, sheets in none.
        Some(cell) if matches!(diagnostic.code, Code::W821 | Code::W822) => {
            (cell.column.0.as_str(), "heading")
        }
        Some(cell) => (cell.column.0.as_str(), cell.column.1.as_str()),
        None => of_path(&place.path),
    };
    let (code, key) = (diagnostic.code, message.key.as_ref());
    let field = field.filter(|_| diagnostic.code != Code::W822);
    Fault { code, key, field, file: &place.file, place: at, last, nth: 0 }
}

/// The list of a place in a factory file, and its field or the list within an entry; an entry of the
/// outermost list has none. Nothing for a text without paths.
fn of_path(path: &str) -> (&str, &str) {
    let steps: Vec<&str> = path.split(STEP).collect();
    let is_number = |step: &&&str| step.bytes().all(|it| it.is_ascii_digit());
    let last = steps.iter().skip(2).rev().find(|it| !is_number(it));
    (steps[0], if path.is_empty() { "" } else { last.copied().unwrap_or("#") })
}

impl Group<'_> {
    /// What is said of the others; `None` if there are none.
    pub(super) fn more(&self, terminal: &Terminal<'_>) -> Option<String> {
        if self.others.is_empty() {
            return None;
        }
        let count = self.others.len();
        let shown = count.to_string();
        let mut listed: Vec<String> =
            self.others.iter().take(LISTED).map(|it| listed(it)).collect();
        if count > LISTED {
            listed.push("…".to_owned());
        }
        let listed = listed.join(&terminal.say("form-between"));
        let column = self.first.1.cell.as_ref().map(|cell| cell.column.1.as_str());
        let column = column.filter(|_| !matches!(self.first.0.code, Code::W821 | Code::W822));
        let count = ("count", crate::words::Value::from(count));
        let (shown, listed) = (("shown", (&shown).into()), ("listed", (&listed).into()));
        Some(match column {
            Some(column) => {
                let column = ("column", column.into());
                terminal.say_with("problem-more-in-column", &[count, shown, column, listed])
            }
            None if self.first.1.cell.is_some() => {
                terminal.say_with("problem-more", &[count, shown, listed])
            }
            None => terminal.say_with("problem-more-lines", &[count, shown, listed]),
        })
    }
}

/// A cell with the beginning of what it holds, or a line.
fn listed(place: &Place) -> String {
    let Some(cell) = &place.cell else { return place.line.to_string() };
    let short = match cell.column.0.as_str() {
        "" => cell.address.clone(),
        _ => format!("{}{}", cell.column.1, place.line),
    };
    if cell.shown.is_empty() {
        return short;
    }
    match cell.shown.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{short} \"{}…\"", &cell.shown[..end]),
        None => format!("{short} \"{}\"", cell.shown),
    }
}
