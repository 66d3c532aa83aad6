//! The workbook of a plan that was edited by hand: the cells of its schedule and of its board that hold
//! other quantities than the plan.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::grid::{Book, Grid, Raw, Row, cell_span};
use super::language::settled;
use super::numbers::{Written, written};
use super::spreadsheet;
use crate::diag::{Code, Diagnostic, Span, message};
use crate::model::edited::RunEdit;
use crate::model::plan::{Plan, ProductPlan};
use crate::source::places::{CellPlaces, CellRead};
use crate::source::plan_edits::{Edit, EditedPlan, differ, negative, problem};
use crate::source::text::{SourceText, Unreadable};
use crate::words::{Language, Words};

/// Reads the workbook of a plan and compares its schedule and its board with the plan as it was.
///
/// # Errors
/// E112 if the file cannot be read at all, E103 if it is too large.
pub fn edits(name: &str, plan: &Plan) -> Result<EditedPlan, Unreadable> {
    let bytes = SourceText::bytes_of(Path::new(name), name)?;
    Ok(edits_in(name, &bytes, plan))
}

/// As [`edits`], of a workbook in memory.
#[must_use]
pub fn edits_in(name: &str, bytes: &[u8], plan: &Plan) -> EditedPlan {
    let languages = Language::ALL.iter().map(|it| Words::of(*it)).collect();
    let mut reading = Reading {
        plan,
        languages,
        cells: Vec::new(),
        edits: BTreeMap::new(),
        problems: Vec::new(),
        schedules: 0,
    };
    reading.take(&spreadsheet::read(name, bytes));
    if reading.schedules == 0 && reading.problems.is_empty() {
        let span = reading.cell(whole(name));
        reading.problems.push(problem(Code::E985, span, message!("e985-no-schedule")));
    }
    let places = CellPlaces { cells: reading.cells, starts: Vec::new() };
    let edits = reading.edits.into_iter().map(|((product, route, bucket), (after, span))| {
        let before = plan.products[product].routes[route].started[bucket];
        Edit { run: RunEdit { product, route, bucket, before, after }, span }
    });
    EditedPlan {
        source: SourceText::from_cells(name, String::new(), places),
        edits: edits.collect(),
        problems: reading.problems,
    }
}

struct Reading<'p> {
    plan: &'p Plan,
    languages: Vec<Words>,
    cells: Vec<CellRead>,
    /// The quantities that are others, by product, route and bucket.
    edits: BTreeMap<(usize, usize, usize), (f64, Span)>,
    problems: Vec<Diagnostic>,
    schedules: usize,
}

/// The columns of buckets: each with the bucket's position.
type Buckets = Vec<(u32, usize)>;

impl Reading<'_> {
    fn take(&mut self, book: &Book) {
        for (file, broken) in &book.problems {
            let span = self.cell(whole(file));
            self.problems.push(Diagnostic { span, ..broken.clone() });
        }
        for grid in &book.grids {
            let heads = ["book-product", "book-route", "book-unit"].map(|key| self.called(key));
            if let Some((at, [product, route, _])) = find(grid, &heads) {
                self.schedule(grid, at, (product, route));
            }
        }
        let board = self.called("book-board");
        let boards = book.grids.iter().filter(|it| board.contains(&settled(&it.name)));
        for grid in boards {
            let heads = ["book-name", "book-unit"].map(|key| self.called(key));
            if let Some((at, [name, _])) = find(grid, &heads) {
                self.board(grid, at, name);
            }
        }
    }

    /// What a key is called in every language.
    fn called(&self, key: &str) -> Vec<String> {
        self.languages.iter().map(|it| settled(&it.say(key))).collect()
    }

    /// The sheet of the schedule; tables of other things have no buckets beside product and route.
    fn schedule(&mut self, grid: &Grid, at: usize, (product, route): (u32, u32)) {
        let Some(buckets) = self.buckets(grid, at) else { return };
        self.schedules += 1;
        for row in &grid.rows[at + 1..] {
            let Some(id) = text(row, product) else { continue };
            let Some(position) = self.plan.products.iter().position(|it| it.id == id) else {
                let span = self.cell(place(grid, row, product));
                let text = message!("e985-product", product = id);
                self.problems.push(problem(Code::E985, span, text));
                continue;
            };
            let named = text(row, route).unwrap_or_default();
            let owner = &self.plan.products[position];
            let Some(own) = self.route(owner, &named) else {
                let span = self.cell(place(grid, row, route));
                let text = message!("e985-route", product = id, route = named);
                self.problems.push(problem(Code::E985, span, text));
                continue;
            };
            for &(column, bucket) in &buckets {
                let before = owner.routes[own].started[bucket];
                if let Some((after, span)) = self.quantity(grid, row, column, before) {
                    self.edits.insert((position, own, bucket), (after, span));
                }
            }
        }
    }

    /// The sheet of the board: a product's quantity is that of its only route.
    fn board(&mut self, grid: &Grid, at: usize, name: u32) {
        let Some(buckets) = self.buckets(grid, at) else { return };
        // Below the products are the groups, which may be called the same.
        let groups = self.called("book-board-groups");
        for row in &grid.rows[at + 1..] {
            let Some(label) = text(row, name) else { continue };
            if groups.contains(&settled(&label)) {
                break;
            }
            let alike = |it: &ProductPlan| it.name == label || it.id == label;
            let mut own = self.plan.products.iter().enumerate().filter(|it| alike(it.1));
            let (Some((product, owner)), None) = (own.next(), own.next()) else { continue };
            for &(column, bucket) in &buckets {
                let before: f64 = owner.routes.iter().map(|it| it.started[bucket]).sum();
                let Some((after, span)) = self.quantity(grid, row, column, before) else {
                    continue;
                };
                let in_schedule: f64 = (0..owner.routes.len())
                    .map(|route| {
                        let edited = self.edits.get(&(product, route, bucket)).map(|it| it.0);
                        edited.unwrap_or(owner.routes[route].started[bucket])
                    })
                    .sum();
                // The same edit on both sheets is one.
                if !differ(in_schedule, after) {
                    continue;
                }
                let told = (0..owner.routes.len())
                    .any(|route| self.edits.contains_key(&(product, route, bucket)));
                if told || owner.routes.len() != 1 {
                    let text = if told {
                        message!("e987-differs", product = owner.name, in_schedule, after)
                    } else {
                        message!("e987-routes", product = owner.name)
                    };
                    self.problems.push(problem(Code::E987, span, text));
                    continue;
                }
                self.edits.insert((product, 0, bucket), (after, span));
            }
        }
    }

    /// The route that is called so, as the sheet of any language calls it.
    fn route(&self, product: &ProductPlan, named: &str) -> Option<usize> {
        let named = settled(named);
        product.routes.iter().position(|route| {
            let values = [("route", route.called().into())];
            let bought = |it: &Words| settled(&it.say_with("book-subcontracted", &values));
            settled(route.called()) == named || self.languages.iter().any(|it| bought(it) == named)
        })
    }

    /// The columns of buckets by the first day in a heading; `None` if there is none, or if a day is
    /// not that of a bucket of the plan, which is reported.
    fn buckets(&mut self, grid: &Grid, at: usize) -> Option<Buckets> {
        let mut found: Buckets = Vec::new();
        for row in &grid.rows[at.saturating_sub(1)..=at] {
            for (column, raw) in &row.cells {
                let Raw::Moment(moment) = raw else { continue };
                let Some(date) = moment.date else { continue };
                if let Some(bucket) = self.bucket(date) {
                    found.push((*column, bucket));
                } else {
                    let span = self.cell(place(grid, row, *column));
                    let text = message!("e985-bucket", bucket = date.to_string());
                    self.problems.push(problem(Code::E985, span, text));
                    return None;
                }
            }
        }
        (!found.is_empty()).then_some(found)
    }

    fn bucket(&self, date: Date) -> Option<usize> {
        let date = date.to_string();
        self.plan.buckets.iter().position(|it| it.start == date)
    }

    /// The quantity in a cell with its place, if it is another than before; nothing in a blank cell.
    fn quantity(
        &mut self,
        grid: &Grid,
        row: &Row,
        column: u32,
        before: f64,
    ) -> Option<(f64, Span)> {
        let raw = row.cells.iter().find(|it| it.0 == column).map(|it| &it.1);
        let after = match raw {
            None => Some(0.0),
            Some(raw) if raw.is_blank() => Some(0.0),
            Some(Raw::Number(number)) => Some(*number),
            Some(Raw::Text(text)) => match written(text) {
                Written::Whole(it) | Written::Point(it) | Written::Comma(it) => Some(it),
                _ => None,
            },
            Some(_) => None,
        };
        if after.is_some_and(|after| !differ(before, after)) {
            return None;
        }
        let span = self.cell(place(grid, row, column));
        match after {
            Some(after) if after >= 0.0 => return Some((after, span)),
            Some(after) => {
                let of = text(row, 0).unwrap_or_default();
                self.problems.push(negative(span, &of, after));
            }
            None => {
                let shown = raw.map(Raw::shown).unwrap_or_default();
                let text = message!("e983-text", text = shown);
                self.problems.push(problem(Code::E983, span, text));
            }
        }
        None
    }

    fn cell(&mut self, cell: CellRead) -> Span {
        self.cells.push(cell);
        cell_span(u32::try_from(self.cells.len() - 1).unwrap_or(u32::MAX))
    }
}

/// The row of headings of a table, and the column of each.
fn find<const N: usize>(grid: &Grid, heads: &[Vec<String>; N]) -> Option<(usize, [u32; N])> {
    grid.rows.iter().enumerate().find_map(|(at, row)| {
        let column = |names: &Vec<String>| {
            let own = row.cells.iter().find(|(_, raw)| match raw {
                Raw::Text(text) => names.contains(&settled(text)),
                _ => false,
            });
            own.map(|it| it.0)
        };
        let found: Vec<u32> = heads.iter().filter_map(column).collect();
        Some((at, <[u32; N]>::try_from(found).ok()?))
    })
}

fn text(row: &Row, column: u32) -> Option<String> {
    let raw = row.cells.iter().find(|it| it.0 == column).map(|it| &it.1)?;
    Some(raw.shown().trim().to_owned()).filter(|it| !it.is_empty())
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

fn place(grid: &Grid, row: &Row, column: u32) -> CellRead {
    let raw = row.cells.iter().find(|it| it.0 == column).map(|it| &it.1);
    CellRead {
        file: Arc::from(grid.file.as_str()),
        sheet: grid.is_sheet.then(|| Arc::from(grid.name.as_str())),
        row: row.number,
        column: column + 1,
        shown: raw.map(Raw::shown).unwrap_or_default(),
        heading: None,
    }
}
