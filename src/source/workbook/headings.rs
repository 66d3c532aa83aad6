//! The table of a sheet and the column of each of its columns: by name, in any language and order.

use super::grid::{Grid, Raw, Row};
use super::language::settled;
use super::mapping::Headings;
use super::names::{Meant, own, table};
use super::synonyms;
use super::table::Table;
use super::units;
use crate::diag::{Code, Message, Value, message};
use crate::source::json::{nearest, shortened};
use crate::words::Language;

/// A problem of a heading: the sheet's column and what is wrong.
pub(super) struct HeadingProblem {
    pub column: u32,
    pub code: Code,
    pub message: Message,
    pub hint: Message,
}

/// The heading that a misspelt one may mean.
fn heading_near(table: &Table, heading: &str) -> Option<String> {
    let mut names = Vec::new();
    for language in Language::ALL {
        names.push(settled(language.skip().0));
        names.extend(table.columns.iter().map(|it| settled(&it.words(language).heading)));
    }
    names.extend(table.columns.iter().map(|column| settled(&column.key)));
    nearest(heading, names.iter().map(String::as_str)).map(str::to_owned)
}

/// How many of some headings a table has a column for, by these or other names.
pub(super) fn known(table: &Table, headings: &[&str]) -> usize {
    let is_known = |heading: &&&str| {
        let heading = settled(heading);
        own(table, &heading).is_some() || synonyms::column(table, &heading).is_some()
    };
    headings.iter().filter(is_known).count()
}

/// Rows that may be above the headings.
const MOST_TITLES: usize = 20;

/// The position of the row of headings: the first, unless that has none and a later one does.
pub(super) fn heading_row(table: &Table, grid: &Grid, headings: &Headings) -> usize {
    let count = |row: &Row| {
        let is_known = |raw: &Raw| {
            let Raw::Text(text) = raw else { return false };
            let heading = settled(text);
            headings.column(table, &grid.name, text).is_some()
                || own(table, &heading).is_some()
                || synonyms::column(table, &heading).is_some()
        };
        row.cells.iter().filter(|(_, raw)| is_known(raw)).count()
    };
    let Some(first) = grid.rows.first() else { return 0 };
    let known = count(first);
    if known > 1 || known == 1 && first.cells.len() > 2 {
        return 0;
    }
    let mut best = (0, known);
    for (at, row) in grid.rows.iter().enumerate().take(MOST_TITLES).skip(1) {
        let known = count(row);
        if known > best.1 && 2 * known >= row.cells.len() {
            best = (at, known);
        }
    }
    best.0
}

/// What the columns of a sheet are.
#[derive(Default)]
pub(super) struct Columns {
    /// What each column is, by its place in the heading row.
    pub found: Vec<(u32, Meant)>,
    pub problems: Vec<HeadingProblem>,
    /// Headings taken for columns by another name: heading and column.
    pub taken: Vec<(String, String)>,
    /// Headings of remarks.
    pub comments: Vec<String>,
}

/// What each column of the sheet is, with what is wrong; the headings are in its first row.
pub(super) fn columns(table: &Table, grid: &Grid, headings: &Headings) -> Columns {
    let mut columns = Columns::default();
    let Some(row) = grid.rows.first() else { return columns };
    let mut unknown = Vec::new();
    for (column, raw) in &row.cells {
        let shown = raw.shown();
        let mapped = headings.column(table, &grid.name, &shown);
        match mapped.or_else(|| own(table, &settled(&shown))) {
            Some(meant @ (Meant::Column(_) | Meant::Skip)) if columns.has(meant) => {
                let message = message!("e124", heading = shortened(&shown));
                columns.problem(*column, Code::E124, message, message!("e124-hint"));
                columns.found.push((*column, Meant::Nothing));
            }
            Some(meant) => columns.found.push((*column, meant)),
            None => unknown.push((*column, raw)),
        }
    }
    let language = language_of(table, &grid.name);
    let mut alike = Vec::new();
    for (column, raw) in unknown {
        let shown = raw.shown();
        let heading = settled(&shown);
        let is_text = matches!(raw, Raw::Text(_));
        let other = synonyms::column(table, &heading).filter(|_| is_text);
        let free = other.filter(|(at, _)| !columns.has(Meant::Column(*at)));
        if let Some((at, is_sure)) = free {
            let name = table.columns[at].words(language).heading.clone();
            columns.found.push((column, Meant::Column(at)));
            if headings.accept && is_sure {
                columns.taken.push((shortened(&shown).into_owned(), name));
            } else {
                alike.push((column, shown, name));
            }
            continue;
        }
        columns.found.push((column, Meant::Nothing));
        if synonyms::is_comment(&heading) {
            columns.comments.push(shortened(&shown).into_owned());
            continue;
        }
        let near = heading_near(table, &heading).filter(|_| is_text && other.is_none());
        let (code, message, hint) = match near {
            Some(near) => (
                Code::E123,
                message!("e123", heading = shortened(&shown)),
                message!("e123-hint", near),
            ),
            None => (
                Code::W822,
                message!("w822", heading = shortened(&shown)),
                expected(table, language),
            ),
        };
        columns.problem(column, code, message, hint);
    }
    for (column, raw) in &row.cells {
        let meant = columns.found.iter().find(|(at, _)| at == column).map(|(_, meant)| *meant);
        let Some(Meant::Column(at)) = meant else { continue };
        let (shown, own) = (raw.shown(), table.columns[at].unit);
        if let Some(unit) = units::in_brackets(&shown).filter(|it| units::is_another(it, own)) {
            let message = message!("e123-unit", heading = shortened(&shown), unit, own);
            columns.problem(*column, Code::E123, message, message!("e123-unit-hint", own));
        }
    }
    if let Some((column, ..)) = alike.first() {
        let pairs = alike
            .iter()
            .map(|(_, heading, name)| message!("alike-pair", heading = shortened(heading), name));
        let pairs = pairs.reduce(|one, other| message!("alike-and", one, other));
        let pairs = pairs.unwrap_or_else(|| message!("quoted", text = ""));
        let message = message!("e123-alike", pairs);
        let hint =
            if headings.accept { message!("e123-asked-hint") } else { message!("e123-alike-hint") };
        columns.problem(*column, Code::E123, message, hint);
    }
    let any = columns.found.iter().any(|(_, meant)| matches!(meant, Meant::Column(_)));
    if !any && columns.problems.iter().all(|problem| problem.code == Code::W822) {
        // One sentence instead of one for every cell.
        let column = row.cells.first().map_or(0, |(column, _)| *column);
        columns.problems = vec![HeadingProblem {
            column,
            code: Code::E142,
            message: message!("e142"),
            hint: message!("e142-hint", headings = expected(table, language)),
        }];
    }
    columns
}

impl Columns {
    fn has(&self, meant: Meant) -> bool {
        self.found.iter().any(|(_, other)| *other == meant)
    }

    fn problem(&mut self, column: u32, code: Code, message: Message, hint: Message) {
        self.problems.push(HeadingProblem { column, code, message, hint });
    }
}

/// The language a sheet is named in.
fn language_of(table: &Table, sheet: &str) -> Language {
    let mut all = Language::ALL.into_iter();
    let of = |language: &Language| settled(&table.words(*language).heading) == settled(sheet);
    all.find(of).unwrap_or(Language::ALL[0])
}

fn expected(table: &Table, language: Language) -> Message {
    let headings = table.columns.iter().map(|column| &column.words(language).heading);
    message!("headings-here", headings = Value::list(headings))
}

/// The table that a sheet of another name looks like: by a name within its own, and at least the
/// columns without which such a table says nothing; or by its headings alone.
pub(super) fn table_like(grid: &Grid, headings: &Headings) -> Option<&'static Table> {
    let named = synonyms::table(&settled(&grid.name)).or_else(|| {
        synonyms::table_within(&settled(&grid.name), |part| table(part).map(|it| it.key))
    });
    let mut best: Option<(usize, &'static Table)> = None;
    for table in headings.set.tables().iter().filter(|it| !matches!(it.key, "factory" | "figures"))
    {
        let is_named = named == Some(table.key);
        let row = heading_row(table, grid, headings);
        let Some(row) = grid.rows.get(row) else { continue };
        let columns: Vec<Option<Meant>> = row
            .cells
            .iter()
            .map(|(_, raw)| {
                let heading = settled(&raw.shown());
                let other = || synonyms::column(table, &heading).map(|it| Meant::Column(it.0));
                own(table, &heading).or_else(other)
            })
            .collect();
        let has = |at: usize| columns.contains(&Some(Meant::Column(at)));
        if !is_named && table.identity().next().is_none() {
            continue;
        }
        let complete = table.identity().all(|at| table.columns[at].key == "route" || has(at));
        let mut known: Vec<usize> = Vec::new();
        for meant in columns.iter().flatten() {
            if let Meant::Column(at) = meant
                && !known.contains(at)
            {
                known.push(*at);
            }
        }
        let enough = if is_named {
            !known.is_empty()
        } else {
            known.len() > 2 && 2 * known.len() >= row.cells.len()
        };
        let score = known.len() + if is_named { 100 } else { 0 };
        if complete && enough && best.is_none_or(|(best, _)| score > best) {
            best = Some((score, table));
        }
    }
    best.map(|(_, table)| table)
}
