//! Shares in files that do not tell how their numbers are displayed (.xls): 0.95 may be displayed
//! as 95 %. If both mean the same, a note says so; otherwise it is refused.

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::grid::{Grid, Raw, Row};
use super::names::Meant;
use super::note::Note;
use super::rows::Given;
use super::table::{Column, End, Table};
use super::tables::TABLES;
use super::value::Trouble;
use crate::diag::{Code, message};
use crate::source::json::Kind;
use crate::source::places::letters;

/// The unit of columns that hold shares.
const SHARE: &str = "share";

/// How many numbers were read as shares, by column.
#[derive(Debug, Default)]
pub(super) struct Shares(IndexMap<String, usize>);

impl Shares {
    /// Counts the numbers of a row that are shares.
    pub fn count(
        &mut self,
        table: &Table,
        grid: &Grid,
        columns: &FxHashMap<u32, Meant>,
        row: &Row,
        values: &[Option<Given>],
    ) {
        if grid.formats {
            return;
        }
        for (at, raw) in &row.cells {
            let (Raw::Number(_), Some(Meant::Column(position))) = (raw, columns.get(at)) else {
                continue;
            };
            if is_share(table, &table.columns[*position], values) {
                *self.0.entry(format!("{}:{}", grid.name, letters(*at))).or_default() += 1;
            }
        }
    }

    /// What is to be said of them.
    pub fn note(self) -> Option<Note> {
        (!self.0.is_empty()).then(|| Note::Shares(self.0.into_iter().collect()))
    }
}

/// Whether a column holds shares, or a row of `figures` one.
pub(super) fn is_share(table: &Table, column: &Column, values: &[Option<Given>]) -> bool {
    if !matches!(table.end, End::Figure) {
        return column.unit == SHARE;
    }
    let path = table.column("path").and_then(|at| values[at].as_ref());
    let of = path.and_then(|path| path.value.text.trim().rsplit('/').next());
    let fields = TABLES.iter().flat_map(|table| &table.columns).filter(|it| it.unit == SHARE);
    column.at == "value"
        && of.is_some_and(|of| fields.into_iter().any(|it| it.at.rsplit('/').next() == Some(of)))
}

/// Why a number cannot be read as what may be given up of a goal: 0.005 is another thing than 0.5 %
/// of the goal.
pub(super) fn unclear(grid: &Grid, column: &Column, raw: &Raw) -> Option<Trouble> {
    let Raw::Number(number) = raw else { return None };
    let unclear = !grid.formats && column.kind == Kind::GiveUp && *number > 0.0 && *number < 1.0;
    unclear.then(|| Trouble {
        code: Code::E134,
        message: message!("e134-xls", stored = raw.shown(), shown = Raw::Percent(*number).shown()),
        hints: vec![message!("e134-xls-hint", share = Raw::Percent(*number).shown()).into()],
    })
}
