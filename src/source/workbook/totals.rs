//! Rows that add up the rows above them, and rows that do not say what they are about.

use rustc_hash::FxHashMap;

use super::grid::{Raw, Row};
use super::names::Meant;
use super::synonyms::is_total;
use super::table::Table;
use crate::source::json::Kind;

/// What a row is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RowIs {
    /// A row of the table.
    Entry,
    /// A row of sums: nothing says what it would be about.
    Sum,
    /// A row of sums by its word, which is in the column of ids.
    SumByName(u32),
    /// A row that leaves these columns blank, which say what it is about; and whether it leaves all of
    /// them blank.
    Nameless(Vec<usize>, bool),
}

/// The columns without which a row says nothing.
pub(super) fn needed(table: &Table) -> impl Iterator<Item = usize> {
    table.identity().filter(|at| {
        let column = &table.columns[*at];
        column.key != "route" && !matches!(column.kind, Kind::Start)
    })
}

/// What a row is, by the cells that say what it is about.
pub(super) fn row_is(table: &Table, columns: &FxHashMap<u32, Meant>, row: &Row) -> RowIs {
    let cell = |position: usize| {
        let is_it = |(at, _): &&(u32, Raw)| columns.get(at) == Some(&Meant::Column(position));
        row.cells.iter().find(is_it)
    };
    let has = |position: usize| columns.values().any(|it| *it == Meant::Column(position));
    let needed: Vec<usize> = needed(table).filter(|at| has(*at)).collect();
    let given: Vec<&(u32, Raw)> = needed.iter().filter_map(|at| cell(*at)).collect();
    let says_sum = |raw: &Raw, alone: bool| matches!(raw, Raw::Text(it) if is_total(it, alone));
    let is_known = |(at, _): &(u32, Raw)| matches!(columns.get(at), Some(Meant::Column(_)));
    match given[..] {
        [] if !needed.is_empty() && row.cells.iter().any(|(_, it)| says_sum(it, false)) => {
            RowIs::Sum
        }
        [(at, raw)] if says_sum(raw, true) => RowIs::SumByName(*at),
        // A value without a heading is another fault.
        _ if given.len() < needed.len() && row.cells.iter().any(is_known) => {
            let whole = given.is_empty();
            RowIs::Nameless(needed.into_iter().filter(|at| cell(*at).is_none()).collect(), whole)
        }
        _ => RowIs::Entry,
    }
}
