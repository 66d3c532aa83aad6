//! The rows of every table to the equivalent factory file, in the order of the tables, so that the
//! order of sheets and columns does not matter.

mod known;
mod refused;

use std::sync::Arc;

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use super::dates::Evidence;
use super::figures;
use super::grid::{Book, Grid, Raw, Row, cell_span};
use super::habits::{self, Readings, Written};
use super::headings;
use super::mapping::Headings;
use super::months::Years;
use super::names::Meant;
use super::note::{Note, Read, Rows};
use super::rows::{Given, GivenRow, fill, lacks, of, put, reach, replaced};
use super::shares::{Shares, is_share, unclear};
use super::table::{End, Table};
use super::tables::Set;
use super::totals::needed;
use super::tree::{Node, What};
use super::units::ItemUnits;
use super::values;
use crate::diag::{Code, Diagnostic, Message, Severity, message};
use crate::source::json::shortened;
use crate::source::places::CellRead;

/// Beyond so many problems a workbook is not worth reading further.
const MOST_PROBLEMS: usize = 10_000;

/// The result of the sheets of a book.
pub(super) struct Assembled {
    pub root: Node,
    pub cells: Vec<CellRead>,
    pub problems: Vec<Diagnostic>,
    /// Rows by sheet, as the sheet is named.
    pub rows: Vec<(String, Rows)>,
    /// What was read as shares without knowing how it is shown.
    pub shares: Shares,
    /// What is to be said of the way it was read.
    pub notes: Vec<Note>,
    /// Whether every value refused has its field in the document, and every row its place.
    pub complete: bool,
}

pub(super) fn assemble(name: &str, book: &mut Book, headings: &Headings) -> Assembled {
    let mut assembler = Assembler {
        headings,
        readings: Readings::default(),
        taken: Vec::new(),
        units: ItemUnits::default(),
        dates: Evidence::default(),
        years: None,
        currency: String::new(),
        cells: Vec::new(),
        problems: Vec::new(),
        root: Node { cell: 0, what: What::Object(Vec::new()) },
        ids: FxHashMap::default(),
        unread: FxHashSet::default(),
        rows: Vec::new(),
        shares: Shares::default(),
        shared: Shared::default(),
        replaced: 0,
    };
    assembler.whole_files(name, book);
    let known = assembler.known(book);
    let grids: IndexMap<&str, &Grid> =
        known.into_iter().map(|(key, at)| (key, &book.grids[at])).collect();
    for table in headings.set.tables() {
        if let Some(grid) = grids.get(table.key) {
            assembler.look_over(table, grid);
        }
    }
    for table in headings.set.tables() {
        if let Some(grid) = grids.get(table.key) {
            assembler.table(table, grid);
        }
    }
    if assembler.problems.iter().all(|problem| problem.severity() == Severity::Warning) {
        if let Some(factory) = grids.get("factory") {
            assembler.one_factory(factory);
        } else if headings.set == Set::Factory && !book.grids.is_empty() {
            let cell = assembler.sheet_cell(&book.grids[0]);
            assembler.problem(cell, Code::E141, message!("e141-no-table"));
        }
        assembler.missing();
    }
    let Assembler { cells, problems, root, rows, shares, readings, taken, .. } = assembler;
    let is_error = |it: &&Diagnostic| it.severity() == Severity::Error;
    let complete = problems.iter().filter(is_error).count() == assembler.replaced;
    let mut notes = Vec::new();
    if headings.count() > 0 {
        notes.push(Note::Mapped(headings.file.clone(), headings.count()));
    }
    if !taken.is_empty() {
        notes.push(Note::Taken(taken));
    }
    notes.extend(readings.notes());
    Assembled { root, cells, problems, rows, shares, notes, complete }
}

struct Assembler<'h> {
    headings: &'h Headings,
    readings: Readings,
    /// Other names that were taken for tables and columns.
    taken: Vec<(String, String)>,
    /// The units of products and materials.
    units: ItemUnits,
    /// What the dates of all sheets say of their order.
    dates: Evidence,
    /// The years of the planning period.
    years: Years,
    /// The factory's currency.
    currency: String,
    cells: Vec<CellRead>,
    problems: Vec<Diagnostic>,
    root: Node,
    /// The positions of the entries of the factory's own lists, by list and id.
    ids: FxHashMap<(&'static str, String), usize>,
    /// Lists with an entry whose id could not be read.
    unread: FxHashSet<&'static str>,
    rows: Vec<(String, Rows)>,
    shares: Shares,
    shared: Shared,
    /// How many refused values have their field in the document.
    replaced: usize,
}

/// What the cells of a sheet have in common.
#[derive(Default)]
struct Shared {
    file: Arc<str>,
    name: Arc<str>,
    headings: FxHashMap<u32, Arc<str>>,
}

impl Shared {
    fn of(grid: &Grid) -> Self {
        let headings = grid.rows.first().map(|row| row.cells.iter()).into_iter().flatten();
        Self {
            file: grid.file.as_str().into(),
            name: grid.name.as_str().into(),
            headings: headings.map(|(column, raw)| (*column, raw.shown().into())).collect(),
        }
    }

    fn is_of(&self, grid: &Grid) -> bool {
        *self.file == *grid.file && *self.name == *grid.name
    }
}

impl Assembler<'_> {
    fn problem(&mut self, cell: u32, code: Code, message: Message) {
        self.problems.push(Diagnostic::new(code, cell_span(cell), message).hinted());
    }

    fn advise(&mut self, cell: u32, code: Code, message: Message, hint: Message) {
        self.problems.push(Diagnostic::new(code, cell_span(cell), message).hint(hint));
    }

    fn cell(&mut self, grid: &Grid, row: u32, column: u32, shown: String) -> u32 {
        if !self.shared.is_of(grid) {
            self.shared = Shared::of(grid);
        }
        let Shared { file, name, headings } = &self.shared;
        let below = grid.rows.first().is_some_and(|first| first.number < row);
        self.cells.push(CellRead {
            file: file.clone(),
            sheet: grid.is_sheet.then(|| name.clone()),
            row,
            column: column + 1,
            shown,
            heading: headings.get(&column).filter(|_| below).cloned(),
        });
        u32::try_from(self.cells.len() - 1).unwrap_or(u32::MAX)
    }

    /// The first cell of a sheet that is not blank, or A1.
    fn sheet_cell(&mut self, grid: &Grid) -> u32 {
        match grid.rows.first().and_then(|row| Some((row.number, row.cells.first()?))) {
            Some((row, (column, raw))) => self.cell(grid, row, *column, raw.shown()),
            None => self.cell(grid, 1, 0, String::new()),
        }
    }

    fn whole_files(&mut self, name: &str, book: &Book) {
        for (file, problem) in &book.problems {
            let file = if file.is_empty() { name.into() } else { file.as_str().into() };
            let shown = String::new();
            let (sheet, heading) = (None, None);
            self.cells.push(CellRead { file, sheet, row: 0, column: 0, shown, heading });
            let cell = u32::try_from(self.cells.len() - 1).unwrap_or(u32::MAX);
            self.problems.push(Diagnostic { span: cell_span(cell), ..problem.clone() });
            if problem.severity() == Severity::Error {
                self.lose_all();
            }
        }
    }

    /// A table may be missing as a whole: what refers to it is not reported as well.
    fn lose_all(&mut self) {
        self.unread.extend(self.headings.set.tables().iter().filter_map(|table| match table.end {
            End::Entry(list) => Some(list),
            _ => None,
        }));
    }

    fn table(&mut self, table: &'static Table, grid: &Grid) {
        let mut rows = Rows { blank: grid.blank_rows, ..Rows::default() };
        let Some(heading) = grid.rows.first() else {
            self.rows.push((grid.name.clone(), rows));
            return;
        };
        let headings::Columns { found: columns, problems, taken, comments } =
            headings::columns(table, grid, self.headings);
        self.taken.extend(taken);
        for comment in comments {
            self.readings.count(Read::Comments, format!("{}:{comment}", grid.name), 1);
        }
        let is_error = |problem: &Diagnostic| problem.severity() == Severity::Error;
        let refused = problems.iter().any(|it| it.code.rule().severity == Severity::Error);
        let no_headings = problems.iter().any(|problem| problem.code == Code::E142);
        for problem in problems {
            let found = heading.cells.iter().find(|(column, _)| *column == problem.column);
            let shown = found.map_or_else(String::new, |(_, raw)| raw.shown());
            let cell = self.cell(grid, heading.number, problem.column, shown);
            self.advise(cell, problem.code, problem.message, problem.hint);
        }
        let has = |at: usize| columns.iter().any(|(_, it)| *it == Meant::Column(at));
        let lacking: Vec<&str> =
            needed(table).filter(|at| !has(*at)).map(|at| table.columns[at].key.as_str()).collect();
        if no_headings || !lacking.is_empty() && grid.rows.len() > 1 {
            if !refused {
                let cell = self.sheet_cell(grid);
                let columns = crate::diag::Value::list(lacking);
                self.problem(
                    cell,
                    Code::E136,
                    Message::new("e136-no-column").with("columns", columns),
                );
            }
            rows.seen = grid.rows.len() - 1;
            self.rows.push((grid.name.clone(), rows));
            self.lose_all();
            return;
        }
        self.merged(grid, heading.number);
        let skip = columns.iter().find(|(_, meant)| *meant == Meant::Skip).map(|(at, _)| *at);
        let dates = (self.dates, self.years);
        let written = habits::written(table, grid, &columns, dates, &self.currency);
        let columns: FxHashMap<u32, Meant> = columns.into_iter().collect();
        for row in &grid.rows[1..] {
            if self.problems.len() > MOST_PROBLEMS {
                break;
            }
            rows.seen += 1;
            if self.is_skipped(grid, skip, row) || self.is_sum(table, grid, &columns, row) {
                rows.skipped += 1;
                continue;
            }
            let before = self.problems.len();
            let given = self.row(table, grid, (&columns, &written), row);
            if let Some(given) = given {
                self.place(table, &given);
            }
            if !self.problems[before..].iter().any(is_error) {
                rows.read += 1;
            }
        }
        self.rows.push((grid.name.clone(), rows));
    }

    /// The values of a row's cells; what is wrong with them is reported. `None` if the row does not
    /// say what it is about.
    fn row(
        &mut self,
        table: &'static Table,
        grid: &Grid,
        (columns, written): (&FxHashMap<u32, Meant>, &FxHashMap<u32, Written>),
        row: &Row,
    ) -> Option<GivenRow> {
        if self.refused(table, grid, columns, row) {
            return None;
        }
        let unit = habits::item_unit(table, columns, row, &self.units).map(str::to_owned);
        let mut values: Vec<Option<Given>> = vec![None; table.columns.len()];
        let mut first = None;
        let mut refused = Vec::new();
        for (at, raw) in &row.cells {
            let meant = columns.get(at).copied();
            match meant {
                Some(Meant::Column(position)) => {
                    let cell = self.cell(grid, row.number, *at, raw.shown());
                    first.get_or_insert(cell);
                    let column = &table.columns[position];
                    let written = written.get(at);
                    // Only texts can have a unit.
                    let units = written.filter(|_| matches!(raw, Raw::Text(_)));
                    let units = units.map(|it| it.units(column, unit.as_deref()));
                    let habits = values::Habits {
                        decimal: written.map_or(grid.decimal, |it| it.decimal),
                        orders: written.map(|it| it.orders).unwrap_or_default(),
                        is_share: is_share(table, column, &values),
                        units: &units.unwrap_or_default(),
                        accept: self.headings.accept,
                    };
                    let read = match unclear(grid, column, raw) {
                        Some(trouble) => Err(trouble),
                        None => values::value(raw, column.kind, &habits),
                    };
                    match read {
                        Ok(value) => {
                            if let Some(read) = value.read {
                                self.readings.cell(read, grid, *at);
                            }
                            if written.is_some_and(|it| it.commas) && raw.shown().contains(',') {
                                self.readings.cell(Read::Commas, grid, *at);
                            }
                            values[position] = Some(Given { value, cell });
                        }
                        Err(trouble) => {
                            if let (End::Entry(list), "id") = (table.end, column.at.as_str()) {
                                self.unread.insert(list);
                            }
                            let span = cell_span(cell);
                            let problem = Diagnostic::new(trouble.code, span, trouble.message);
                            let hints = trouble.hints.into_iter();
                            self.problems.push(hints.fold(problem, Diagnostic::hint));
                            refused.push((position, cell));
                        }
                    }
                }
                Some(_) => {}
                None => {
                    let cell = self.cell(grid, row.number, *at, raw.shown());
                    let message = message!("e126", shown = shortened(&raw.shown()));
                    self.problem(cell, Code::E126, message);
                }
            }
        }
        self.shares.count(table, grid, columns, row, &values);
        self.replaced += refused.into_iter().filter(|it| replaced(table, &mut values, *it)).count();
        let cell = first.unwrap_or_else(|| {
            let (column, shown) =
                row.cells.first().map_or((0, String::new()), |(at, raw)| (*at, raw.shown()));
            self.cell(grid, row.number, column, shown)
        });
        Some(GivenRow { cell, values })
    }

    /// Puts a row into its place.
    fn place(&mut self, table: &'static Table, row: &GivenRow) {
        if matches!(table.end, End::Figure) {
            if let Err(problem) = figures::place(&mut self.root, table, row) {
                self.problems.push(problem);
            }
            return;
        }
        if matches!(table.end, End::Fields)
            && !matches!(&self.root.what, What::Object(fields) if fields.is_empty())
        {
            let message = message!("e141-second");
            self.problem(row.cell, Code::E141, message);
            return;
        }
        if let Err(problem) = self.try_place(table, row) {
            self.problems.extend(problem);
        }
    }

    fn try_place(
        &mut self,
        table: &'static Table,
        row: &GivenRow,
    ) -> Result<(), Option<Diagnostic>> {
        let mut entry = Node::object(row.cell);
        let given = fill(&mut entry, table, row).map_err(Some)?;
        let (ids, unread) = (&self.ids, &self.unread);
        let here = reach(&mut self.root, table, row, ids, unread)?;
        let key = |column: &'static str| -> Result<&Given, Option<Diagnostic>> {
            of(table, row, column).ok_or_else(|| Some(lacks(row, column)))
        };
        match table.end {
            End::Fields => {
                if let What::Object(fields) = entry.what {
                    here.cell = row.cell;
                    here.what = What::Object(fields);
                }
            }
            End::Single(field) => here.push_field(field, row.cell, entry),
            End::Entry(list) => {
                let id = entry.get("id").and_then(Node::text);
                let at = here.field(list, row.cell).push(entry);
                if let (true, Some(id)) = (table.way.is_empty(), id) {
                    self.ids.entry((list, id)).or_insert(at);
                }
            }
            End::Short(list) => {
                let first = table.columns[0].at.as_str();
                let value = match entry.get(first) {
                    Some(value) if given == 1 => value.clone(),
                    Some(_) => entry,
                    None => return Err(Some(lacks(row, &table.columns[0].key))),
                };
                here.field(list, row.cell).push(value);
            }
            End::Value(map, column) => put(here, map, key(column)?, entry, table, given),
            End::ValueOf(what, column) => {
                let what = key(what)?;
                let map = what.value.text.clone();
                put(here, &map, key(column)?, entry, table, given);
            }
            End::Figure => {}
        }
        Ok(())
    }

    fn one_factory(&mut self, grid: &Grid) {
        if matches!(&self.root.what, What::Object(fields) if fields.iter().any(|it| it.name == "factory"))
        {
            return;
        }
        let cell = self.sheet_cell(grid);
        let message = message!("e141-no-row");
        self.problem(cell, Code::E141, message);
    }

    /// Keys whose value is nowhere.
    fn missing(&mut self) {
        fn visit(node: &Node, found: &mut Vec<u32>) {
            match &node.what {
                What::Missing => found.push(node.cell),
                What::Leaf(_) => {}
                What::List(entries) => entries.iter().for_each(|entry| visit(entry, found)),
                What::Object(fields) => fields.iter().for_each(|it| visit(&it.value, found)),
            }
        }
        let mut found = Vec::new();
        visit(&self.root, &mut found);
        for cell in found {
            let message = message!("e136-quantity");
            self.problem(cell, Code::E136, message);
        }
    }
}
