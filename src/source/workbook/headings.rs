//! The table of a sheet and the column of each of its columns: by name, in any language and order.

use super::grid::{Grid, Raw};
use super::language::settled;
use super::table::{Column, Table};
use super::tables::TABLES;
use crate::diag::{Code, Message, Value, message};
use crate::source::json::{nearest, shortened};
use crate::words::Language;

/// What a sheet's column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// A column of the table.
    Column(usize),
    /// The mark of rows that are not read.
    Skip,
    /// Ignored.
    Nothing,
}

/// A problem of a heading: the sheet's column and what is wrong.
pub(super) struct HeadingProblem {
    pub column: u32,
    pub code: Code,
    pub message: Message,
    pub hint: Message,
}

fn table_names() -> impl Iterator<Item = (String, &'static Table)> {
    TABLES.iter().flat_map(|table| {
        let languages = table.words.iter().map(|words| settled(&words.heading));
        languages.chain([settled(table.key)]).map(move |name| (name, table))
    })
}

/// The table a sheet's name stands for.
pub(super) fn table(name: &str) -> Option<&'static Table> {
    let name = settled(name);
    table_names().find(|(of, _)| *of == name).map(|(_, table)| table)
}

/// The name of a table that a misspelt one may mean.
pub(super) fn table_near(name: &str) -> Option<String> {
    let names: Vec<String> = table_names().map(|(name, _)| name).collect();
    nearest(&settled(name), names.iter().map(String::as_str)).map(str::to_owned)
}

/// What a settled heading is, if anything of the table.
fn meant(table: &Table, heading: &str) -> Option<Meant> {
    if Language::ALL.iter().any(|language| settled(language.skip().0) == heading) {
        return Some(Meant::Skip);
    }
    let at = table.columns.iter().position(|column| stands_for(heading, column));
    at.map(Meant::Column)
}

/// Whether a settled heading stands for a column: in any language, by its key, or as it once did.
pub(super) fn stands_for(heading: &str, column: &Column) -> bool {
    let headings = column.words.iter().map(|words| &words.heading).chain(&column.former);
    headings.chain([&column.key]).any(|text| settled(text) == heading)
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

/// How many of some headings a table has a column for.
pub(super) fn known(table: &Table, headings: &[&str]) -> usize {
    headings.iter().filter(|heading| meant(table, &settled(heading)).is_some()).count()
}

/// What each column of the sheet is, by its place in the heading row; with what is wrong.
pub(super) fn columns(table: &Table, grid: &Grid) -> (Vec<(u32, Meant)>, Vec<HeadingProblem>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let Some(row) = grid.rows.first() else { return (found, problems) };
    let expected = || {
        let language = Language::ALL
            .into_iter()
            .find(|language| settled(&table.words(*language).heading) == settled(&grid.name))
            .unwrap_or(Language::ALL[0]);
        let headings = table.columns.iter().map(|column| &column.words(language).heading);
        message!("headings-here", headings = Value::list(headings))
    };
    for (column, raw) in &row.cells {
        let shown = raw.shown();
        let heading = settled(&shown);
        let mut problem = |code, message, hint| {
            problems.push(HeadingProblem { column: *column, code, message, hint });
        };
        match meant(table, &heading) {
            Some(meant) if found.iter().any(|(_, other)| *other == meant) => {
                problem(
                    Code::E124,
                    message!("e124", heading = shortened(&shown)),
                    message!("e124-hint"),
                );
                found.push((*column, Meant::Nothing));
            }
            Some(meant) => found.push((*column, meant)),
            None => {
                let near = heading_near(table, &heading);
                match near.filter(|_| matches!(raw, Raw::Text(_))) {
                    Some(near) => problem(
                        Code::E123,
                        message!("e123", heading = shortened(&shown)),
                        message!("e123-hint", near),
                    ),
                    None => problem(
                        Code::W822,
                        message!("w822", heading = shortened(&shown)),
                        expected(),
                    ),
                }
                found.push((*column, Meant::Nothing));
            }
        }
    }
    let any = found.iter().any(|(_, meant)| matches!(meant, Meant::Column(_)));
    if !any && problems.iter().all(|problem| problem.code == Code::W822) {
        // One sentence instead of one for every cell.
        let column = row.cells.first().map_or(0, |(column, _)| *column);
        problems = vec![HeadingProblem {
            column,
            code: Code::E142,
            message: message!("e142"),
            hint: message!("e142-hint", headings = expected()),
        }];
    }
    (found, problems)
}
