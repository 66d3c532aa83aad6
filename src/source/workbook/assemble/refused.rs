//! Rows that are left out or refused as a whole: skipped ones, sums, those that do not say what they
//! are about; and merged cells.

use rustc_hash::FxHashMap;

use super::super::grid::{Grid, Raw, Row};
use super::super::language::word_meant;
use super::super::moments::Merged;
use super::super::names::Meant;
use super::super::note::Read;
use super::super::synonym_words::other_word;
use super::super::table::{End, Table};
use super::super::totals::{RowIs, row_is};
use super::{Assembler, MOST_PROBLEMS};
use crate::diag::{Code, Message, Value, message};
use crate::source::json::shortened;
use crate::source::places::letters;

impl Assembler<'_> {
    /// Whether a row adds up others and is left out.
    pub(super) fn is_sum(
        &mut self,
        table: &Table,
        grid: &Grid,
        columns: &FxHashMap<u32, Meant>,
        row: &Row,
    ) -> bool {
        let is_sum = match row_is(table, columns, row) {
            RowIs::Sum => true,
            RowIs::SumByName(_) => self.headings.accept,
            _ => false,
        };
        if is_sum {
            self.readings.count(Read::Totals, format!("{}:{}", grid.name, row.number), 1);
        }
        is_sum
    }

    /// A row that does not say what it is about, or only that it adds up others.
    pub(super) fn refused(
        &mut self,
        table: &Table,
        grid: &Grid,
        columns: &FxHashMap<u32, Meant>,
        row: &Row,
    ) -> bool {
        match row_is(table, columns, row) {
            RowIs::SumByName(at) => {
                let shown = row.cells.iter().find(|it| it.0 == at).map(|(_, raw)| raw.shown());
                let shown = shown.unwrap_or_default();
                let cell = self.cell(grid, row.number, at, shown.clone());
                self.problem(cell, Code::E146, message!("e146", shown = shortened(&shown)));
                true
            }
            RowIs::Nameless(blank, whole) => {
                // It may be what other tables refer to.
                if let End::Entry(list) = table.end {
                    self.unread.insert(list);
                }
                // Merged cells were refused themselves.
                let merged = |at: &u32| {
                    let within = |((top, left), (bottom, right)): &Merged| {
                        (*top..=*bottom).contains(&(row.number - 1))
                            && (*left..=*right).contains(at)
                    };
                    grid.merged.iter().any(within)
                };
                let of = |at: &usize| {
                    let mut found = columns.iter().filter(|(_, it)| **it == Meant::Column(*at));
                    found.any(|(column, _)| merged(column))
                };
                if blank.iter().any(of) {
                    return true;
                }
                let (at, raw) = &row.cells[0];
                let cell = self.cell(grid, row.number, *at, raw.shown());
                let key = |at: &usize| table.columns[*at].key.as_str();
                let message = match &blank[..] {
                    [only] if !whole => message!("e136", column = key(only)),
                    _ => {
                        let names = Value::list(blank.iter().map(key));
                        Message::new("e136-blank").with("columns", names)
                    }
                };
                self.problem(cell, Code::E136, message);
                true
            }
            _ => false,
        }
    }

    pub(super) fn merged(&mut self, grid: &Grid, heading: u32) {
        for ((first_row, first_column), (last_row, last_column)) in &grid.merged {
            let place = format!(
                "{}{}:{}{}",
                letters(*first_column),
                first_row + 1,
                letters(*last_column),
                last_row + 1
            );
            if self.problems.len() > MOST_PROBLEMS {
                return;
            }
            let row = grid.rows.binary_search_by_key(&(first_row + 1), |row| row.number);
            let shown = row
                .ok()
                .map(|at| &grid.rows[at])
                .and_then(|row| row.cells.iter().find(|(column, _)| column == first_column))
                .map_or_else(String::new, |(_, raw)| raw.shown());
            let cell = self.cell(grid, first_row + 1, *first_column, shown);
            let what = if *first_row < heading {
                message!("table-headings")
            } else {
                message!("table-cells")
            };
            let message = message!("e125", what, place);
            self.problem(cell, Code::E125, message);
        }
    }

    pub(super) fn is_skipped(&mut self, grid: &Grid, skip: Option<u32>, row: &Row) -> bool {
        let Some(at) = skip else { return false };
        let Some((_, raw)) = row.cells.iter().find(|(column, _)| *column == at) else {
            return false;
        };
        let word = match raw {
            Raw::Truth(yes) => Some(if *yes { "yes" } else { "no" }),
            other => {
                let (shown, words) = (other.shown(), ["yes", "no", "x", "example"]);
                let other = || other_word(&shown, &words).filter(|_| self.headings.accept);
                word_meant(&shown, &words).or_else(other)
            }
        };
        if word.is_none() {
            let cell = self.cell(grid, row.number, at, raw.shown());
            let message = message!("e108-skip", shown = raw.shown());
            self.problem(cell, Code::E108, message);
        }
        word.is_some_and(|word| word != "no")
    }
}
