//! Which sheets are tables, by name, by a file of headings or by what they hold; and what a sheet says
//! of the others.

use indexmap::IndexMap;

use super::super::grid::{Book, Grid, cell_span};
use super::super::habits;
use super::super::headings;
use super::super::language::{is_start, settled};
use super::super::mapping::Sheet;
use super::super::names::{self, Meant};
use super::super::note::Read;
use super::super::synonyms::is_comment;
use super::super::table::Table;
use super::Assembler;
use crate::diag::{Code, Diagnostic, Message, message};
use crate::source::json::shortened;
use crate::source::places::CellRead;

impl Assembler<'_> {
    /// The sheets that are tables, by the table's key; the others are named.
    pub(super) fn known(&mut self, book: &mut Book) -> IndexMap<&'static str, usize> {
        let mut known: IndexMap<&'static str, usize> = IndexMap::new();
        for problem in &self.headings.problems {
            let (shown, heading) = (String::new(), None);
            let file = self.headings.file.as_str().into();
            self.cells.push(CellRead { file, sheet: None, row: 0, column: 0, shown, heading });
            let cell = u32::try_from(self.cells.len() - 1).unwrap_or(u32::MAX);
            self.problems.push(Diagnostic { span: cell_span(cell), ..problem.clone() });
        }
        let mut others = Vec::new();
        for (at, grid) in book.grids.iter_mut().enumerate() {
            let table = match self.headings.sheet(&grid.name) {
                Sheet::Ignored => continue,
                Sheet::Table(table) => names::table_of(self.headings.set, table.key),
                Sheet::Unnamed => names::table_of(self.headings.set, &grid.name),
            };
            match table {
                Some(table) if known.contains_key(table.key) => {
                    let cell = self.sheet_cell(grid);
                    let message = message!("e124-table", table = table.key);
                    self.problem(cell, Code::E124, message);
                }
                Some(table) => {
                    known.insert(table.key, at);
                    self.cut_titles(table, grid);
                }
                None if grid.rows.is_empty() || is_start(&grid.name) => {}
                None => others.push(at),
            }
        }
        for at in others {
            self.other(&mut book.grids[at], at, &mut known);
        }
        known
    }

    /// A sheet that has no table's name.
    fn other(&mut self, grid: &mut Grid, at: usize, known: &mut IndexMap<&'static str, usize>) {
        let what = if grid.is_sheet { message!("table-sheet") } else { message!("table-file") };
        let cell = self.sheet_cell(grid);
        let name = shortened(&grid.name).into_owned();
        if let Some(table) = headings::table_like(grid, self.headings) {
            let key = table.key;
            if known.contains_key(key) {
                let message = message!("e145-also", what, name, table = key);
                self.advise(cell, Code::E145, message, message!("e145-also-hint", table = key));
            } else if self.headings.accept {
                self.taken.push((name, key.to_owned()));
                known.insert(key, at);
                self.cut_titles(table, grid);
                return;
            } else if let Some(near) = names::table_near(self.headings.set, &grid.name) {
                self.misspelt(cell, &name, &near, &what);
            } else {
                let message = message!("e145", what, name, table = key);
                self.advise(cell, Code::E145, message, message!("e145-hint", table = key));
            }
            self.lose_all();
            return;
        }
        let near = names::table_near(self.headings.set, &grid.name);
        match near.filter(|_| !is_comment(&settled(&grid.name))) {
            Some(near) => {
                self.misspelt(cell, &name, &near, &what);
                self.lose_all();
            }
            None => self.problem(cell, Code::W821, message!("w821", what, name)),
        }
    }

    fn misspelt(&mut self, cell: u32, name: &str, near: &str, what: &Message) {
        let hint = message!("e122-hint", near, what = what.clone());
        self.advise(cell, Code::E122, message!("e122", name), hint);
    }

    /// Leaves out the rows above the headings.
    fn cut_titles(&mut self, table: &Table, grid: &mut Grid) {
        let at = headings::heading_row(table, grid, self.headings);
        if at > 0 {
            grid.cut(at);
            self.readings.count(Read::Titles, grid.name.clone(), at);
        }
    }

    /// What a sheet says of others: units, the currency, the order of dates.
    pub(super) fn look_over(&mut self, table: &Table, grid: &Grid) {
        let columns = headings::columns(table, grid, self.headings).found;
        // The table of the factory is the first.
        if table.key == "factory" {
            self.years = habits::planned_years(table, grid, &columns);
        }
        habits::dates(table, grid, &columns, &mut self.dates, self.years);
        if matches!(table.key, "products" | "materials") {
            habits::item_units(table, grid, &columns, &mut self.units);
        }
        let position = table.column("currency").filter(|_| table.key == "factory");
        let at = columns.iter().find(|(_, it)| position.map(Meant::Column) == Some(*it));
        let row = grid.rows.get(1).zip(at);
        if let Some((_, raw)) =
            row.and_then(|(row, (at, _))| row.cells.iter().find(|it| it.0 == *at))
        {
            self.currency = raw.shown();
        }
    }
}
