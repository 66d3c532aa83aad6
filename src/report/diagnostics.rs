//! Problems of an input as text: for people, with the line and a mark under the place, or as JSON.

mod grouped;

use serde::Serialize;
use unicode_width::UnicodeWidthChar;

use super::{Terminal, message};
use crate::diag::{CellPlace, Diagnostic, LineIndex, Place, Severity};
use crate::source::SourceText;
use crate::words::visible;

/// More problems than this are counted, not drawn.
const MOST_DRAWN: usize = 200;
/// Bytes examined on either side of a place; more than any line drawn can need.
const AROUND: usize = 4 * Terminal::WIDEST;

/// The problems as plain text, without colour, for a terminal; ends with a line that counts errors
/// and warnings. Nothing but that line if there is no problem. The same fault in many cells of a
/// column is drawn once, with the number and the first of the other cells. At most 200 are drawn.
///
/// A problem says what is wrong with the names and figures of the input, and what to do, in the
/// language of the terminal.
#[must_use]
pub fn plain(source: &SourceText, diagnostics: &[Diagnostic], terminal: &Terminal<'_>) -> String {
    let lines = LineIndex::new(&source.text);
    let places = source.places(diagnostics);
    let groups = grouped::groups(diagnostics, &places);
    let (drawn, left) = groups.split_at(groups.len().min(MOST_DRAWN));
    let mut text = String::new();
    for group in drawn {
        draw(&mut text, &lines, source, group.first, terminal);
        if let Some(more) = group.more(terminal) {
            line(&mut text, &format!("     {more}"));
        }
        text.push('\n');
    }
    let left: usize = left.iter().map(|group| 1 + group.others.len()).sum();
    if left > 0 {
        let left = left.to_string();
        let values = [("left", (&left).into())];
        line(&mut text, &terminal.say_with("problems-left", &values));
    }
    line(&mut text, &counted(diagnostics, terminal));
    text
}

/// The number of errors and of warnings.
fn counted(diagnostics: &[Diagnostic], terminal: &Terminal<'_>) -> String {
    let count = |severity| diagnostics.iter().filter(|it| it.severity() == severity).count();
    let errors = terminal.counted("count-errors", count(Severity::Error));
    let warnings = terminal.counted("count-warnings", count(Severity::Warning));
    let values = [("errors", (&errors).into()), ("warnings", (&warnings).into())];
    terminal.say_with("problems-counted", &values)
}

/// The problems of one file among many in two lines: the file, how many there are and the first
/// error, in full; then how to see all. Nothing if there is no problem.
#[must_use]
pub fn brief(source: &SourceText, diagnostics: &[Diagnostic], terminal: &Terminal<'_>) -> String {
    let mut text = String::new();
    let error = diagnostics.iter().find(|it| it.severity() == Severity::Error);
    let Some(first) = error.or(diagnostics.first()) else { return text };
    for place in source.places(std::slice::from_ref(first)) {
        let at = match &place.cell {
            Some(cell) if cell.address.is_empty() => place.file,
            Some(cell) => format!("{}:{}", place.file, cell.address),
            None => format!("{}:{}:{}", place.file, place.line, place.column),
        };
        let (file, counted) = (("file", (&source.name).into()), counted(diagnostics, terminal));
        let first = headline(&at, first, terminal);
        let values = [file, ("counted", (&counted).into()), ("first", (&first).into())];
        line(&mut text, &terminal.say_with("problems-brief", &values));
    }
    text
}

/// One problem as JSON holds it.
#[derive(Serialize)]
struct Entry {
    code: String,
    severity: String,
    message: String,
    file: String,
    line: usize,
    column: usize,
    path: String,
    /// The cell of a workbook, as in `orders:D7`.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    /// The heading of the cell's column as it is in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
    hints: Vec<String>,
}

/// All problems as a JSON list of `{code, severity, message, file, line, column, path, hints}`
/// (in a workbook or CSV file also `cell` and `heading`), in the order given, with a line end.
///
/// # Panics
/// Never: text and numbers can always be written as JSON.
#[must_use]
pub fn json(source: &SourceText, diagnostics: &[Diagnostic]) -> String {
    let entry = |(diagnostic, place): (_, Place)| {
        let diagnostic: &Diagnostic = diagnostic;
        Entry {
            code: diagnostic.code.to_string(),
            severity: diagnostic.severity().to_string(),
            message: message::english(&diagnostic.message),
            file: place.file,
            line: place.line,
            column: place.column,
            path: place.path,
            heading: place.cell.as_ref().and_then(|cell| cell.heading.clone()),
            cell: place.cell.map(|cell| cell.address),
            hints: diagnostic
                .hints
                .iter()
                .map(|it| message::hint_in_english(it, diagnostic.code))
                .collect(),
        }
    };
    let entries: Vec<_> = diagnostics.iter().zip(source.places(diagnostics)).map(entry).collect();
    let mut text = serde_json::to_string_pretty(&entries).expect("text and numbers are JSON");
    text.push('\n');
    text
}

fn line(text: &mut String, content: &str) {
    text.push_str(&visible::line(content));
    text.push('\n');
}

/// Place, severity, code and what is wrong.
fn headline(place: &str, diagnostic: &Diagnostic, terminal: &Terminal<'_>) -> String {
    let code = diagnostic.code.to_string();
    let severity = match diagnostic.severity() {
        Severity::Error => terminal.say("problem-error"),
        Severity::Warning => terminal.say("problem-warning"),
    };
    let message = message::said(&diagnostic.message, terminal.words());
    terminal.say_with(
        "problem-at",
        &[
            ("place", place.into()),
            ("severity", (&severity).into()),
            ("code", (&code).into()),
            ("message", (&message).into()),
        ],
    )
}

fn draw(
    text: &mut String,
    lines: &LineIndex<'_>,
    source: &SourceText,
    (diagnostic, place): (&Diagnostic, &Place),
    terminal: &Terminal<'_>,
) {
    let head = |place: &str| headline(place, diagnostic, terminal);
    if let Some(cell) = &place.cell {
        draw_cell(text, diagnostic, place, cell, terminal);
    } else if source.text.is_empty() {
        line(text, &head(&place.file));
    } else {
        let (file, number, column) = (&place.file, place.line, place.column);
        line(text, &head(&format!("{file}:{number}:{column}")));
        let gutter = number.to_string().len().max(3) + 1;
        let (before, marked, after) = excerpt(lines, place, terminal.width() - gutter - 3);
        line(text, &format!("{number:>gutter$} | {before}{marked}{after}"));
        let indent = width(&before);
        let marks = "^".repeat(width(&marked).max(1));
        line(text, &format!("{:gutter$} | {:indent$}{marks}", "", ""));
        draw_path(text, gutter, place, terminal);
    }
    let mut say = |said: &str| line(text, &format!("     {said}"));
    for it in &diagnostic.hints {
        let said = message::hint(it, diagnostic.code, terminal.words());
        say(&terminal.say_with("problem-hint", &[("hint", (&said).into())]));
    }
}

fn draw_path(text: &mut String, gutter: usize, place: &Place, terminal: &Terminal<'_>) {
    if !place.path.is_empty() {
        let path = terminal.say_with("problem-path", &[("path", (&place.path).into())]);
        line(text, &format!("{:gutter$} {path}", ""));
    }
}

/// A problem of a cell: its address, the heading above it and what it holds.
fn draw_cell(
    text: &mut String,
    diagnostic: &Diagnostic,
    place: &Place,
    cell: &CellPlace,
    terminal: &Terminal<'_>,
) {
    let (file, address) = (&place.file, &cell.address);
    if address.is_empty() {
        line(text, &headline(file, diagnostic, terminal));
        return;
    }
    line(text, &headline(&format!("{file}:{address}"), diagnostic, terminal));
    let short = address.rsplit_once(':').filter(|_| address.starts_with(char::is_alphabetic));
    let short = short.map_or(address.as_str(), |(_, short)| short);
    let gutter = width(short).max(3) + 1;
    let room = terminal.width() - gutter - 3;
    let fitting = |whole: &str| {
        let whole = visible::line(whole);
        if width(&whole) > room {
            format!("{}…", keep(whole.chars(), room - 1))
        } else {
            whole.into_owned()
        }
    };
    if let Some(heading) = &cell.heading {
        line(text, &format!("{:gutter$} | {}", "", fitting(heading)));
    }
    let content = fitting(&cell.shown);
    line(text, &format!("{short:>gutter$} | {content}"));
    line(text, &format!("{:gutter$} | {}", "", "^".repeat(width(&content).max(1))));
    draw_path(text, gutter, place, terminal);
}

fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(char: char) -> usize {
    char.width().unwrap_or(0)
}

/// The line's text before the place, at the place and after it, cut to `most` columns around it.
fn excerpt(lines: &LineIndex<'_>, place: &Place, most: usize) -> (String, String, String) {
    let (start, content) = lines.line(place.line);
    let offset = |byte: u32| {
        let mut at = (byte as usize).saturating_sub(start).min(content.len());
        while !content.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (from, to) = (offset(place.span.start), offset(place.span.end.max(place.span.start)));
    let cut = |at: usize| {
        let mut at = at.min(content.len());
        while !content.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let before = visible::line(&content[cut(from.saturating_sub(AROUND))..from]).into_owned();
    let marked = visible::line(&content[from..cut(to.min(from + AROUND))]).into_owned();
    let after = visible::line(&content[to..cut(to + AROUND)]).into_owned();
    let cut_off = from > AROUND || to < content.len().saturating_sub(AROUND);
    if !cut_off && width(&before) + width(&marked) + width(&after) <= most {
        return (before, marked, after);
    }
    // A third of the room for what comes before the place, or more where less follows it.
    let following = width(&marked).saturating_add(width(&after));
    let room_before = (most / 3).max(most.saturating_sub(following.max(2)));
    let before = if width(&before) > room_before || from > AROUND {
        let kept: String = keep(before.chars().rev(), room_before - 1);
        format!("…{}", kept.chars().rev().collect::<String>())
    } else {
        before
    };
    let mut room = most - width(&before);
    let whole_mark = width(&marked) < room && to <= from + AROUND;
    let marked = if whole_mark { marked } else { format!("{}…", keep(marked.chars(), room - 1)) };
    room -= width(&marked).min(room);
    let whole_rest = width(&after) <= room && to + AROUND >= content.len();
    let after = if !whole_mark {
        String::new()
    } else if whole_rest {
        after
    } else {
        format!("{}…", keep(after.chars(), room.saturating_sub(1)))
    };
    (before, marked, after)
}

/// The first characters that fit into `most` columns.
fn keep(chars: impl Iterator<Item = char>, most: usize) -> String {
    let mut used = 0;
    let fits = |char: &char| {
        used += char_width(*char);
        used <= most
    };
    chars.take_while(fits).collect()
}
