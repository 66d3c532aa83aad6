//! Proposals as they come back: the rows filled in on the sheets that `discuss` writes, or any table
//! with the same headings, in any language and order; each value with the cell it came from.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use serde_json::Value;

use super::csv_folder;
use super::grid::{Book, Grid, Raw, Row};
use super::language::settled;
use super::numbers::{Written, written};
use super::spreadsheet;
use crate::diag::{Code, Diagnostic, Hint, Severity, Span, message};
use crate::source::places::{CellPlaces, CellRead};
use crate::source::text::{SourceText, Unreadable};
use crate::words::{Language, Words};

/// The columns of a table of proposals.
const COLUMNS: [&str; 11] = [
    "proposals-id",
    "proposals-what",
    "proposals-from",
    "proposals-to",
    "proposals-unit",
    "proposals-once",
    "proposals-monthly",
    "proposals-since",
    "proposals-by",
    "proposals-role",
    "proposals-why",
];

/// The columns of the list of what can be changed.
const LIST: [&str; 4] = ["proposals-choice", "proposals-now", "proposals-unit", "proposals-path"];

/// A value that was filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// Its cell.
    cell: u32,
    /// As it is shown.
    pub text: String,
    /// As a number, if it is one.
    pub number: Option<f64>,
    /// As a date, if it is one.
    pub date: Option<Date>,
}

impl Filled {
    /// Its place.
    #[must_use]
    pub fn span(&self) -> Span {
        super::grid::cell_span(self.cell)
    }
}

/// A proposal.
#[derive(Clone, Debug, Default)]
pub struct ProposalRow {
    /// Its id.
    pub id: Option<Filled>,
    /// What is changed: the path, which the list of the sheet gives for its words.
    pub what: Option<Filled>,
    /// The path that is meant.
    pub path: String,
    /// The unit that the list has for it.
    pub listed_unit: Option<String>,
    /// The value before.
    pub from: Option<Filled>,
    /// The value proposed.
    pub to: Option<Filled>,
    /// The unit of both.
    pub unit: Option<Filled>,
    /// Money once.
    pub once: Option<Filled>,
    /// Money per month.
    pub monthly: Option<Filled>,
    /// First date.
    pub since: Option<Filled>,
    /// Who proposes it, by id.
    pub by: Option<Filled>,
    /// The role of who proposes it.
    pub role: Option<Filled>,
    /// Why.
    pub why: Option<Filled>,
    /// The cell that stands for the row.
    first: u32,
}

impl ProposalRow {
    /// Its id; of a row without one a name of its own.
    #[must_use]
    pub fn called(&self) -> String {
        let own = self.id.as_ref().map(|it| it.text.trim().to_owned());
        own.unwrap_or_else(|| format!("row-{}", self.first))
    }

    /// The place of the row.
    #[must_use]
    pub fn span(&self) -> Span {
        super::grid::cell_span(self.first)
    }
}

/// The proposals of a workbook or of all files of a folder.
#[derive(Clone, Debug)]
pub struct FilledIn {
    /// As the user gave it.
    pub name: String,
    /// The rows that were filled in, in the order of files, sheets and rows.
    pub rows: Vec<ProposalRow>,
    /// What cannot be read.
    pub problems: Vec<Diagnostic>,
    cells: Vec<CellRead>,
}

/// A table's columns: the position of each key, and the row of the headings.
type Columns = Vec<Option<u32>>;

/// Reads proposals from a workbook, a CSV file or all of these in a folder.
///
/// # Errors
/// E112 if nothing can be read at all, E103 if it is too large.
pub fn read(name: &str) -> Result<FilledIn, Unreadable> {
    let path = Path::new(name);
    let mut found = FilledIn {
        name: name.to_owned(),
        rows: Vec::new(),
        problems: Vec::new(),
        cells: Vec::new(),
    };
    let mut files = vec![(name.to_owned(), path.to_path_buf())];
    if path.is_dir() {
        files.clear();
        let unreadable = |error| SourceText::unreadable(name, &error);
        for entry in fs::read_dir(path).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let file = entry.file_name().to_string_lossy().into_owned();
            let table = super::is_meant(&file) || csv_folder::table_name(&file).is_some();
            if table && entry.path().is_file() && !file.starts_with(['.', '~']) {
                files.push((format!("{}/{file}", name.trim_end_matches('/')), entry.path()));
            }
        }
        files.sort();
    }
    for (shown, path) in files {
        let bytes = SourceText::bytes_of(&path, &shown)?;
        let own = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let book = if csv_folder::table_name(&own).is_some() {
            let folder = shown.strip_suffix(&own).unwrap_or_default();
            let folder = if folder.is_empty() { "." } else { folder };
            let mut book = csv_folder::read(folder, &[(own, bytes)]);
            book.grids.iter_mut().for_each(|it| it.file.clone_from(&shown));
            book
        } else {
            spreadsheet::read(&shown, &bytes)
        };
        found.take(&book);
    }
    let broken = found.problems.iter().any(|it| it.severity() == Severity::Error);
    if found.rows.is_empty() && !broken {
        let cell = found.cell(&whole(name));
        let span = super::grid::cell_span(cell);
        found.problems.push(Diagnostic::new(Code::E960, span, message!("e960")).hint(Hint::Cure));
    }
    Ok(found)
}

impl FilledIn {
    fn take(&mut self, book: &Book) {
        for (file, problem) in &book.problems {
            let cell = self.cell(&whole(file));
            let span = super::grid::cell_span(cell);
            self.problems.push(Diagnostic { span, ..problem.clone() });
        }
        for grid in &book.grids {
            let list = listed(grid);
            let Some((at, columns)) = find(grid, &COLUMNS, &[1, 3]) else { continue };
            let end = find(grid, &LIST, &[0, 3]).map_or(usize::MAX, |it| it.0);
            for row in grid.rows.iter().enumerate().filter(|it| it.0 > at && it.0 < end) {
                self.row(grid, row.1, &columns, &list);
            }
        }
    }

    fn row(&mut self, grid: &Grid, row: &Row, columns: &Columns, list: &[Listed]) {
        let is_filled = |at: usize| {
            let raw = columns[at].and_then(|column| value(row, column));
            raw.is_some_and(|it| !it.is_blank() && *it != Raw::NoValue)
        };
        // Ids, proposers, present values and units are there before anything is written.
        if ![1, 3, 5, 6, 7, 9, 10].into_iter().any(is_filled) {
            return;
        }
        let mut cell = |at: usize| {
            let column = columns[at]?;
            let raw = value(row, column).filter(|it| !it.is_blank() && **it != Raw::NoValue)?;
            let cell = self.cell(&place(grid, row.number, column, raw, COLUMNS[at]));
            Some(filled(cell, raw))
        };
        let [id, what, from, to, unit, once] = [0, 1, 2, 3, 4, 5].map(&mut cell);
        let [monthly, since, by, role, why] = [6, 7, 8, 9, 10].map(&mut cell);
        let any = [&id, &what, &to, &once, &why].into_iter().flatten().next();
        let first = any.map_or_else(
            || self.cell(&place(grid, row.number, 0, &Raw::Text(String::new()), COLUMNS[0])),
            |it| it.cell,
        );
        let words = what.as_ref().map_or_else(String::new, |it| it.text.trim().to_owned());
        let known = list.iter().find(|it| settled(&it.what) == settled(&words));
        let path = known.map_or(words, |it| it.path.clone());
        let listed_unit = known.map(|it| it.unit.clone());
        let row = ProposalRow {
            id,
            what,
            path,
            listed_unit,
            from,
            to,
            unit,
            once,
            monthly,
            since,
            by,
            role,
            why,
            first,
        };
        self.rows.push(row);
    }

    fn cell(&mut self, cell: &CellRead) -> u32 {
        self.cells.push(cell.clone());
        u32::try_from(self.cells.len() - 1).unwrap_or(u32::MAX)
    }

    /// The input for problems whose places are cells.
    #[must_use]
    pub fn source(&self) -> SourceText {
        self.text_of(Builder::default())
    }

    fn text_of(&self, built: Builder) -> SourceText {
        let places = CellPlaces { cells: self.cells.clone(), starts: built.starts };
        SourceText::from_cells(&self.name, built.text, places)
    }

    /// The factory file with the proposals as measures after those it has: problems of a proposal are
    /// in its cells. Each line has the value that is set at its path; if what it says of that is wrong,
    /// which is reported already, there is none, and its measure leaves the file as it is.
    #[must_use]
    pub fn as_measures(&self, tree: &Value, set: &[Option<Value>]) -> SourceText {
        let mut fields = tree.as_object().cloned().unwrap_or_default();
        let own = fields.shift_remove("measures");
        let factory = fields.get("factory").cloned().unwrap_or_default();
        let base = Value::Object(fields).to_string();
        let mut built = Builder::default();
        built.put(None, base.strip_suffix('}').unwrap_or(&base));
        built.put(None, ", \"measures\": [");
        let own = own.as_ref().and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let mut first = true;
        for measure in own {
            built.put(None, if first { "" } else { ", " });
            built.put(None, &measure.to_string());
            first = false;
        }
        for (row, set) in self.rows.iter().zip(set) {
            built.put(Some(row.first), if first { "" } else { ", " });
            built.measure(row, set.as_ref(), &factory);
            first = false;
        }
        built.put(None, "]}");
        self.text_of(built)
    }
}

/// Text in the making, with the cell that each part comes from.
#[derive(Default)]
struct Builder {
    text: String,
    starts: Vec<(u32, u32)>,
}

impl Builder {
    fn put(&mut self, cell: Option<u32>, text: &str) {
        if let Some(cell) = cell {
            self.starts.push((u32::try_from(self.text.len()).unwrap_or(u32::MAX), cell));
        }
        self.text.push_str(text);
    }

    fn measure(&mut self, row: &ProposalRow, set: Option<&Value>, factory: &Value) {
        let json = |text: &str| Value::from(text).to_string();
        self.put(None, "{\"id\": ");
        self.put(Some(row.id.as_ref().map_or(row.first, |it| it.cell)), &json(&row.called()));
        let of = |it: &Option<Filled>| it.as_ref().map(|it| (it.cell, json(it.text.trim())));
        let number = |it: &Option<Filled>| {
            it.as_ref().and_then(|it| Some((it.cell, Value::from(it.number?).to_string())))
        };
        let since = row.since.as_ref().and_then(|it| Some((it.cell, json(&it.date?.to_string()))));
        let fields = [
            ("name", of(&row.why)),
            ("by", of(&row.by)),
            ("role", of(&row.role)),
            ("cost", number(&row.once)),
            ("cost_per_month", number(&row.monthly)),
            ("from", since),
        ];
        for (field, value) in fields {
            if let Some((cell, value)) = value {
                self.put(Some(row.first), &format!(", \"{field}\": "));
                self.put(Some(cell), &value);
            }
        }
        let Some(set) = set else {
            let same = format!(", \"changes\": [{{\"at\": \"factory\", \"set\": {factory}}}]}}");
            self.put(Some(row.first), &same);
            return;
        };
        let (what, to) = (row.what.as_ref(), row.to.as_ref());
        self.put(Some(what.map_or(row.first, |it| it.cell)), ", \"changes\": [{\"at\": ");
        self.put(Some(what.map_or(row.first, |it| it.cell)), &json(&row.path));
        self.put(Some(to.map_or(row.first, |it| it.cell)), ", \"set\": ");
        self.put(Some(to.map_or(row.first, |it| it.cell)), &set.to_string());
        self.put(Some(row.first), "}]}");
    }
}

/// A line of the list of what can be changed.
struct Listed {
    what: String,
    unit: String,
    path: String,
}

/// The list of a sheet.
fn listed(grid: &Grid) -> Vec<Listed> {
    let Some((at, columns)) = find(grid, &LIST, &[0, 3]) else { return Vec::new() };
    let text = |row: &Row, at: usize| {
        let raw = columns[at].and_then(|column| value(row, column));
        raw.map_or_else(String::new, |it| it.shown().trim().to_owned())
    };
    let rows = grid.rows.iter().skip(at + 1);
    let lines =
        rows.map(|row| Listed { what: text(row, 0), unit: text(row, 2), path: text(row, 3) });
    lines.filter(|it| !it.what.is_empty() && !it.path.is_empty()).collect()
}

/// The row of headings of a table and the column of each; none if one that is needed is missing.
fn find(grid: &Grid, keys: &[&str], needed: &[usize]) -> Option<(usize, Columns)> {
    static WORDS: LazyLock<Vec<Words>> =
        LazyLock::new(|| Language::ALL.iter().map(|it| Words::of(*it)).collect());
    let called: Vec<Vec<String>> = keys
        .iter()
        .map(|key| WORDS.iter().map(|words| settled(&words.say(key))).collect())
        .collect();
    grid.rows.iter().enumerate().find_map(|(at, row)| {
        let column = |names: &Vec<String>| {
            let own = row.cells.iter().find(|(_, raw)| match raw {
                Raw::Text(text) => names.contains(&settled(text)),
                _ => false,
            });
            own.map(|it| it.0)
        };
        let columns: Columns = called.iter().map(column).collect();
        needed.iter().all(|at| columns[*at].is_some()).then_some((at, columns))
    })
}

fn value(row: &Row, column: u32) -> Option<&Raw> {
    row.cells.iter().find(|it| it.0 == column).map(|it| &it.1)
}

/// A file as a whole.
fn whole(file: &str) -> CellRead {
    CellRead {
        file: Arc::from(file),
        sheet: None,
        row: 0,
        column: 0,
        shown: String::new(),
        heading: None,
    }
}

fn place(grid: &Grid, row: u32, column: u32, raw: &Raw, key: &str) -> CellRead {
    CellRead {
        file: Arc::from(grid.file.as_str()),
        sheet: grid.is_sheet.then(|| Arc::from(grid.name.as_str())),
        row,
        column: column + 1,
        shown: raw.shown(),
        heading: Some(Arc::from(crate::words::english().say(key))),
    }
}

/// A value as it was filled in.
fn filled(cell: u32, raw: &Raw) -> Filled {
    let text = raw.shown();
    let number = match raw {
        Raw::Number(number) | Raw::Percent(number) | Raw::Code(number, _) => Some(*number),
        Raw::Text(text) => match written(text) {
            Written::Whole(number) | Written::Point(number) | Written::Comma(number) => {
                Some(number)
            }
            _ => None,
        },
        _ => None,
    };
    let date = match raw {
        Raw::Moment(moment) => moment.date,
        Raw::Text(text) => text.trim().parse().ok(),
        _ => None,
    };
    Filled { cell, text, number, date }
}
