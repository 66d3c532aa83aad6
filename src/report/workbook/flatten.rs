//! A factory file to the rows of every table: the way back of reading a workbook.

use serde_json::Value;

use crate::source::json::Kind;
use crate::source::records::route_name;
use crate::source::workbook::{Column, End, NONE, PERIODS, Step, TABLES, Table, numeral};
use crate::words::Language;

/// A cell to write.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A date as text, `2026-12-01`.
    Date(String),
}

/// The rows of one table.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The table.
    pub table: &'static Table,
    /// Rows of one cell for each column of the table.
    pub rows: Vec<Vec<Option<Shown>>>,
}

/// The tables of a valid factory file that have rows, words in the language.
#[must_use]
pub fn sheets(document: &Value, language: Language) -> Vec<Sheet> {
    let mut figures = Vec::new();
    let mut found = Vec::new();
    for table in TABLES.iter() {
        let mut walk = Walk { table, language, rows: Vec::new(), figures: &mut figures };
        if matches!(table.end, End::Figure) {
            walk.rows = walk.figures.drain(..).collect();
        } else {
            walk.visit(document, table.way, &mut Vec::new(), "");
        }
        if !walk.rows.is_empty() {
            found.push(Sheet { table, rows: walk.rows });
        }
    }
    found
}

/// A cell of a column that only says which row is meant.
type Key = (&'static str, Shown);

struct Walk<'f> {
    table: &'static Table,
    language: Language,
    rows: Vec<Vec<Option<Shown>>>,
    figures: &'f mut Vec<Vec<Option<Shown>>>,
}

fn text(text: &str) -> Shown {
    Shown::Text(text.to_owned())
}

/// One step further, as a path is written.
fn child(path: &str, step: &str) -> String {
    if path.is_empty() { step.to_owned() } else { format!("{path}/{step}") }
}

/// What tells an entry of a list apart in a path: its id, its route's name, or its position.
fn name(list: &str, at: usize, entry: &Value) -> String {
    match entry.get("id").and_then(Value::as_str) {
        Some(id) => id.to_owned(),
        None if list == "routes" => route_name(at),
        None => at.to_string(),
    }
}

/// A value of any kind in one cell: a number, text that reads as nothing else, or JSON.
fn any(value: &Value) -> Shown {
    let plain = |it: &&str| serde_json::from_str::<Value>(it).is_err() && it.trim() == *it;
    match value {
        Value::Number(number) => Shown::Number(number.as_f64().unwrap_or_default()),
        Value::String(words) => {
            Some(words.as_str()).filter(plain).map_or_else(|| text(&value.to_string()), text)
        }
        other => text(&other.to_string()),
    }
}

fn entries<'v>(here: &'v Value, list: &str) -> &'v [Value] {
    here.get(list).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

impl Walk<'_> {
    fn visit(&mut self, here: &Value, way: &[Step], keys: &mut Vec<Key>, path: &str) {
        let Some((step, rest)) = way.split_first() else {
            self.end(here, keys, path);
            return;
        };
        match *step {
            Step::In(field) => {
                if let Some(inner) = here.get(field) {
                    self.visit(inner, rest, keys, &child(path, field));
                }
            }
            Step::Of(lists, column) => {
                for list in lists {
                    self.each(here, list, rest, keys, path, |at, entry| {
                        (column, Shown::Text(name(list, at, entry)))
                    });
                }
            }
            Step::Route => {
                self.visit(here, rest, keys, path);
                self.each(here, "routes", rest, keys, path, |at, entry| {
                    ("route", Shown::Text(name("routes", at, entry)))
                });
            }
            Step::Nth(list, column) | Step::MaybeNth(list, column) => {
                if matches!(step, Step::MaybeNth(..)) {
                    self.visit(here, rest, keys, path);
                }
                #[allow(clippy::cast_precision_loss)] // no list is that long
                self.each(here, list, rest, keys, path, |at, _| {
                    (column, Shown::Number((at + 1) as f64))
                });
            }
        }
    }

    fn each(
        &mut self,
        here: &Value,
        list: &str,
        rest: &[Step],
        keys: &mut Vec<Key>,
        path: &str,
        key: impl Fn(usize, &Value) -> Key,
    ) {
        for (at, entry) in entries(here, list).iter().enumerate() {
            keys.push(key(at, entry));
            let inner = child(&child(path, list), &name(list, at, entry));
            self.visit(entry, rest, keys, &inner);
            keys.pop();
        }
    }

    fn end(&mut self, here: &Value, keys: &mut Vec<Key>, path: &str) {
        match self.table.end {
            End::Fields => self.object(here, keys, path),
            End::Single(field) => {
                if let Some(object) = here.get(field).filter(|it| it.is_object()) {
                    self.object(object, keys, &child(path, field));
                }
            }
            End::Entry(list) => {
                for (at, entry) in entries(here, list).iter().enumerate() {
                    self.object(entry, keys, &child(&child(path, list), &name(list, at, entry)));
                }
            }
            End::Short(list) => {
                for (at, entry) in entries(here, list).iter().enumerate() {
                    let path = child(&child(path, list), &at.to_string());
                    if entry.is_object() {
                        self.object(entry, keys, &path);
                    } else {
                        self.alone(entry, keys, &path);
                    }
                }
            }
            End::Value(map, column) => self.map(here.get(map), column, keys, &child(path, map)),
            End::ValueOf(what, column) => {
                let words = self.table.columns.iter().find(|it| it.key == what);
                let Some(Kind::Word(words)) = words.map(|column| column.kind) else { return };
                for word in words {
                    keys.push((what, text(self.language.word(word))));
                    self.map(here.get(*word), column, keys, &child(path, word));
                    keys.pop();
                }
            }
            End::Figure => {}
        }
    }

    fn map(&mut self, map: Option<&Value>, column: &'static str, keys: &mut Vec<Key>, path: &str) {
        let Some(map) = map.and_then(Value::as_object) else { return };
        if map.is_empty() {
            keys.push((column, text(self.language.word(NONE))));
            self.alone(&Value::Null, keys, path);
            keys.pop();
        }
        for (key, value) in map {
            keys.push((column, text(key)));
            let path = child(path, key);
            let is_row =
                ["per_lot", "lot", "per_unit", "per_run"].iter().any(|it| value.get(it).is_some());
            if is_row {
                self.object(value, keys, &path);
            } else {
                self.alone(value, keys, &path);
            }
            keys.pop();
        }
    }

    fn keyed(&self, keys: &[Key]) -> Vec<Option<Shown>> {
        let cell = |column: &Column| {
            let found = keys.iter().rev().find(|(key, _)| *key == column.key);
            found.filter(|_| column.at.is_empty()).map(|(_, shown)| shown.clone())
        };
        self.table.columns.iter().map(cell).collect()
    }

    /// A row of one value, in the first column that has a place.
    fn alone(&mut self, value: &Value, keys: &[Key], path: &str) {
        let mut row = self.keyed(keys);
        if let Some(at) = self.table.columns.iter().position(|column| !column.at.is_empty()) {
            self.cell(&mut row, at, value, path);
        }
        self.rows.push(row);
    }

    fn object(&mut self, object: &Value, keys: &[Key], path: &str) {
        let mut row = self.keyed(keys);
        for (at, column) in self.table.columns.iter().enumerate() {
            if column.at.is_empty() || column.kind == Kind::Period {
                continue;
            }
            let value = column.at.split('/').try_fold(object, |here, step| here.get(step));
            if let Some(value) = value {
                self.cell(&mut row, at, value, &child(path, &column.at));
            }
        }
        self.rows.push(row);
    }

    fn cell(&mut self, row: &mut [Option<Shown>], at: usize, value: &Value, path: &str) {
        let kind = self.table.columns[at].kind;
        row[at] = match value {
            Value::Null => None,
            _ if kind == Kind::Any => Some(any(value)),
            Value::Bool(yes) => Some(text(self.language.word(if *yes { "yes" } else { "no" }))),
            Value::Number(number) => number.as_f64().map(Shown::Number),
            Value::String(words) => Some(match kind {
                Kind::Date | Kind::Start => Shown::Date(words.clone()),
                Kind::Word(_) => text(self.language.word(words)),
                _ => text(words),
            }),
            Value::Array(parts) if parts.is_empty() => Some(text(self.language.word(NONE))),
            Value::Array(parts) => {
                let parts: Vec<&str> = parts
                    .iter()
                    .filter_map(Value::as_str)
                    .map(|part| match kind {
                        Kind::Words(_) => self.language.word(part),
                        _ => part,
                    })
                    .collect();
                Some(Shown::Text(parts.join("; ")))
            }
            Value::Object(parts) => {
                let only = parts.iter().next().filter(|_| parts.len() == 1);
                let per = only.and_then(|(field, amount)| {
                    let period = PERIODS.iter().find(|(_, of)| of == field)?;
                    Some((period.0, amount.as_f64()?))
                });
                if let Some((period, amount)) = per.filter(|_| kind == Kind::Amount) {
                    row[at + 1] = Some(text(self.language.word(period)));
                    Some(Shown::Number(amount))
                } else {
                    self.figures(value, path);
                    None
                }
            }
        };
    }

    /// Figures by date, or for several periods.
    fn figures(&mut self, value: &Value, path: &str) {
        let Some(parts) = value.as_object() else { return };
        for (step, part) in parts {
            let is_date = step.starts_with(|sign: char| sign.is_ascii_digit());
            match part.as_f64() {
                Some(number) if is_date => self.figures.push(vec![
                    Some(text(path)),
                    Some(Shown::Date(step.clone())),
                    Some(Shown::Number(number)),
                ]),
                Some(number) => self.figures.push(vec![
                    Some(Shown::Text(child(path, step))),
                    None,
                    Some(Shown::Number(number)),
                ]),
                None => self.figures(part, &child(path, step)),
            }
        }
    }
}

impl Shown {
    /// As text.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Date(text) => text.clone(),
            Self::Number(number) => numeral(*number),
        }
    }
}
