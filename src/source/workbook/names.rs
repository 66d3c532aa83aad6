//! The names of tables and columns, in every language.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::language::settled;
use super::table::{Column, Table};
use super::tables::{ACTUALS, Set, TABLES};
use crate::source::json::nearest;
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

fn table_names(set: Set) -> impl Iterator<Item = (String, &'static Table)> {
    set.tables().iter().flat_map(|table| {
        let languages = table.words.iter().map(|words| settled(&words.heading));
        languages.chain([settled(table.key)]).map(move |name| (name, table))
    })
}

/// The table a sheet's name stands for.
pub(super) fn table(name: &str) -> Option<&'static Table> {
    table_of(Set::Factory, name).or_else(|| table_of(Set::Actuals, name))
}

/// The table of a set that a sheet's name stands for.
pub(super) fn table_of(set: Set, name: &str) -> Option<&'static Table> {
    let name = settled(name);
    table_names(set).find(|(of, _)| *of == name).map(|(_, table)| table)
}

/// The name of a table that a misspelt one may mean.
pub(super) fn table_near(set: Set, name: &str) -> Option<String> {
    let names: Vec<String> = table_names(set).map(|(name, _)| name).collect();
    nearest(&settled(name), names.iter().map(String::as_str)).map(str::to_owned)
}

/// What each heading of a table is, settled, by the table's key.
static OWN: LazyLock<FxHashMap<&'static str, FxHashMap<String, Meant>>> = LazyLock::new(|| {
    let of = |table: &'static Table| {
        let skip = Language::ALL.iter().map(|it| (settled(it.skip().0), Meant::Skip));
        let mut found: FxHashMap<String, Meant> = skip.collect();
        for (at, column) in table.columns.iter().enumerate() {
            for heading in names(column) {
                found.entry(heading).or_insert(Meant::Column(at));
            }
        }
        (table.key, found)
    };
    TABLES.iter().chain(ACTUALS.iter()).map(of).collect()
});

/// What a settled heading is, if anything of the table, by the table's own names.
pub(super) fn own(table: &Table, heading: &str) -> Option<Meant> {
    OWN.get(table.key)?.get(heading).copied()
}

/// Whether a settled heading is that of a column of any table.
pub(super) fn is_column(heading: &str) -> bool {
    TABLES.iter().chain(ACTUALS.iter()).any(|table| own(table, heading).is_some())
}

/// The settled headings of a column: in any language, by its key, or as it once was.
pub(super) fn names(column: &Column) -> impl Iterator<Item = String> {
    let headings = column.words.iter().map(|words| &words.heading).chain(&column.former);
    headings.chain([&column.key]).map(|text| settled(text))
}

/// Whether a settled heading stands for a column.
pub(super) fn stands_for(heading: &str, column: &Column) -> bool {
    names(column).any(|name| name == heading)
}
