//! What was found out about the form of a workbook or of CSV files, in the language of the reader.

use super::message;
use crate::source::workbook::{Form, Note, Read, Rows, Workbook};
use crate::words::Words;

/// One line for each thing found out, the file named first.
#[must_use]
pub fn notes(words: &Words, workbook: &Workbook) -> Vec<String> {
    let name = &workbook.source.name;
    let line = |note: &Note| {
        let said = said(words, note);
        words.say_with("form-note", &[("file", name.into()), ("said", (&said).into())])
    };
    workbook.notes.iter().map(line).collect()
}

fn said(words: &Words, note: &Note) -> String {
    match note {
        Note::Form { form, files } => {
            let form = form_of(words, *form);
            if files.is_empty() {
                return form;
            }
            let files = files.join(&words.say("between"));
            words.say_with("form-of", &[("form", (&form).into()), ("files", (&files).into())])
        }
        Note::HiddenSheet(sheet) => words.say_with("form-hidden-sheet", &[("sheet", sheet.into())]),
        Note::Hidden { sheet, rows, columns } => hidden(words, sheet, *rows, *columns),
        Note::OldWorkbook => words.say("form-old-workbook"),
        Note::Shares(columns) => {
            let each = columns.iter().map(|(column, count)| {
                let count = count.to_string();
                let values = [("column", column.into()), ("count", (&count).into())];
                words.say_with("form-share-column", &values)
            });
            let columns = each.collect::<Vec<String>>().join(&words.say("form-between"));
            words.say_with("form-shares", &[("columns", (&columns).into())])
        }
        Note::Read(read, places) => {
            let each = places.iter().map(|(place, count)| {
                if *count < 2 {
                    return place.clone();
                }
                let count = count.to_string();
                let values = [("place", place.into()), ("count", (&count).into())];
                words.say_with("form-read-place", &values)
            });
            let places = each.collect::<Vec<String>>().join(&words.say("form-between"));
            words.say_with(key_of(*read), &[("places", (&places).into())])
        }
        Note::Taken(pairs) => {
            let each = pairs.iter().map(|(heading, name)| {
                words.say_with("form-pair", &[("heading", heading.into()), ("name", name.into())])
            });
            let pairs = each.collect::<Vec<String>>().join(&words.say("form-between"));
            words.say_with("form-taken", &[("pairs", (&pairs).into())])
        }
        Note::Mapped(file, count) => {
            let shown = count.to_string();
            let values =
                [("file", file.into()), ("count", (*count).into()), ("shown", (&shown).into())];
            words.say_with("form-mapped", &values)
        }
        Note::Rows { sheets, tables } => rows(words, *sheets, tables),
    }
}

fn key_of(read: Read) -> &'static str {
    match read {
        Read::Titles => "form-read-titles",
        Read::Comments => "form-read-comments",
        Read::Totals => "form-read-totals",
        Read::Codes => "form-read-codes",
        Read::Percentages => "form-read-percentages",
        Read::Units => "form-read-units",
        Read::Commas => "form-read-commas",
        Read::DayFirst => "form-read-day-first",
        Read::MonthFirst => "form-read-month-first",
        Read::ShortYears => "form-read-short-years",
        Read::MonthNames => "form-read-month-names",
        Read::Midnight => "form-read-midnight",
        Read::Seconds => "form-read-seconds",
        Read::OtherWords => "form-read-other-words",
        Read::Wide => "form-read-wide",
    }
}

fn form_of(words: &Words, form: Form) -> String {
    let encoding = message::said(&form.encoding.called(), words);
    let parted = match form.delimiter {
        '\t' => words.say("form-parted-by-tabs"),
        sign => words.say_with("form-parted-by", &[("sign", (&sign.to_string()).into())]),
    };
    let commas = form.decimal_commas.then(|| words.say("form-decimal-commas"));
    let parts: Vec<String> = [encoding, parted].into_iter().chain(commas).collect();
    parts.join(&words.say("form-between"))
}

fn hidden(words: &Words, sheet: &str, rows: usize, columns: usize) -> String {
    let count = |key: &str, count: usize| {
        let shown = count.to_string();
        let values = [("count", count.into()), ("shown", (&shown).into())];
        (count > 0).then(|| words.say_with(key, &values))
    };
    let what = [count("form-hidden-rows", rows), count("form-hidden-columns", columns)];
    let what: Vec<String> = what.into_iter().flatten().collect();
    let what = what.join(&words.say("form-and"));
    let values =
        [("what", (&what).into()), ("sheet", sheet.into()), ("count", (rows + columns).into())];
    words.say_with("form-hidden", &values)
}

fn rows(words: &Words, sheets: bool, tables: &[(String, Rows)]) -> String {
    let sum = |of: fn(&Rows) -> usize| tables.iter().map(|(_, rows)| of(rows)).sum::<usize>();
    let shown = [tables.len(), sum(|it| it.seen), sum(|it| it.read), sum(|it| it.skipped)];
    let [all, seen, read, skipped] = shown.map(|it| it.to_string());
    let each: Vec<String> = tables.iter().map(|(name, rows)| of_table(words, name, rows)).collect();
    let each = each.join(&words.say("between"));
    let values = [
        ("count", tables.len().into()),
        ("shown", (&all).into()),
        ("seen", (&seen).into()),
        ("read", (&read).into()),
        ("skipped", (&skipped).into()),
        ("tables", (&each).into()),
    ];
    if sheets {
        words.say_with("form-rows-of-sheets", &values)
    } else {
        words.say_with("form-rows-of-files", &values)
    }
}

/// A table with the rows read, and what became of others.
fn of_table(words: &Words, name: &str, rows: &Rows) -> String {
    let besides = [
        (rows.skipped, "form-skipped"),
        (rows.blank, "form-blank"),
        (rows.seen - rows.skipped - rows.read, "form-refused"),
    ];
    let besides = besides.into_iter().filter(|(count, _)| *count > 0);
    let besides: Vec<String> = besides
        .map(|(count, key)| words.say_with(key, &[("count", (&count.to_string()).into())]))
        .collect();
    let read = rows.read.to_string();
    let of_table = [("table", name.into()), ("read", (&read).into())];
    if besides.is_empty() {
        return words.say_with("form-table", &of_table);
    }
    let besides = besides.join(&words.say("between"));
    let [table, read] = of_table;
    words.say_with("form-table-besides", &[table, read, ("besides", (&besides).into())])
}
