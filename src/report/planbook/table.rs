//! One table on a sheet: a title, remarks, headings that stay in sight, rows, and formulas that name
//! cells of it.

use rust_xlsxwriter::utility::{cell_range, row_col_to_cell};
use unicode_width::UnicodeWidthStr;

use super::Book;
use super::paper::{DoesNotFit, Paper, Written};
use super::style::{self, Kind, Weight};
use crate::report::number::decimals;

/// What a formula comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A figure.
    Number(f64),
    /// Text.
    Text(&'static str),
}

/// What stands in a cell.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// A figure and how it is shown.
    Figure(f64, Kind),
    /// A day, `2026-12-01`.
    Day(String, Kind),
    /// A formula, its result, and how that is shown.
    Formula(String, Outcome, Kind),
    /// A link to a sheet.
    Link(String),
}

impl Cell {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A whole number.
    pub fn count(count: usize) -> Self {
        #[allow(clippy::cast_precision_loss)] // counts are below 2^53
        Self::Figure(count as f64, Kind::Number(0))
    }

    /// A share.
    pub fn share(share: f64) -> Self {
        Self::Figure(share, Kind::Share)
    }

    /// Money.
    pub fn money(amount: f64) -> Self {
        Self::Figure(amount, Kind::Number(2))
    }

    /// A figure on its own.
    pub fn number(value: f64) -> Self {
        Self::Figure(value, Kind::Number(decimals(&[value], 4)))
    }

    fn width(&self) -> usize {
        match self {
            Self::Blank => 0,
            Self::Text(text) | Self::Link(text) => {
                // Bold letters, and a little room.
                text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0) + 2
            }
            Self::Day(_, Kind::Day) => 5,
            Self::Day(..) => 10,
            Self::Figure(value, kind) | Self::Formula(_, Outcome::Number(value), kind) => {
                match kind {
                    Kind::Number(places) | Kind::Flow(places) => {
                        let whole = format!("{:.0}", value.abs()).len();
                        whole + whole / 3 + places + 1
                    }
                    _ => 6,
                }
            }
            Self::Formula(..) => 3,
        }
    }
}

/// Figures to be compared with each other: as many decimals for each as they deserve together.
pub fn alike(values: impl IntoIterator<Item = f64>, kind: fn(usize) -> Kind) -> Vec<Cell> {
    let values: Vec<f64> = values.into_iter().collect();
    let places = decimals(&values, 4);
    values.into_iter().map(|value| Cell::Figure(value, kind(places))).collect()
}

/// The heading of a column.
#[derive(Clone, Debug)]
pub struct Head {
    above: Cell,
    below: Option<Cell>,
    kind: Kind,
    least: usize,
    most: usize,
}

impl Head {
    /// Of text.
    pub fn text(heading: String) -> Self {
        Self { above: Cell::Text(heading), below: None, kind: Kind::Text, least: 5, most: 34 }
    }

    /// Of figures.
    pub fn figures(heading: String) -> Self {
        Self { above: Cell::Text(heading), below: None, kind: Kind::Number(0), least: 8, most: 18 }
    }

    /// At most so wide; what is longer takes several lines.
    pub fn at_most(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// At least so wide.
    pub fn at_least(mut self, least: usize) -> Self {
        self.least = least;
        self
    }

    /// Of a bucket: its day with that of the week, or its name with its first day.
    pub fn bucket(above: Cell, below: Cell) -> Self {
        Self { above, below: Some(below), kind: Kind::Day, least: 6, most: 14 }
    }
}

/// A table.
#[derive(Debug, Default)]
pub struct Table {
    /// What it is about.
    pub title: String,
    /// What has to be said of it.
    pub remarks: Vec<String>,
    /// The headings.
    pub heads: Vec<Head>,
    /// The rows.
    pub rows: Vec<(Weight, Vec<Cell>)>,
    /// How many columns stay in sight.
    pub frozen: usize,
    /// Whether the headings offer to filter.
    pub filter: bool,
    /// Whether a page lies on its side.
    pub landscape: bool,
}

impl Table {
    /// The rows that headings take.
    fn headings(&self) -> usize {
        if self.heads.iter().any(|it| it.below.is_some()) { 2 } else { 1 }
    }

    /// The row the headings begin in.
    fn top(&self) -> usize {
        1 + self.remarks.len() + 1
    }

    /// The sheet's row, from 0, that a row of the table stands in.
    pub fn row(&self, at: usize) -> usize {
        self.top() + self.headings() + at
    }

    /// The name of a cell, as formulas have it.
    pub fn cell(&self, row: usize, column: usize) -> String {
        name_of(self.row(row), column)
    }

    /// The row the next row will have.
    pub fn next(&self) -> usize {
        self.rows.len()
    }

    /// Adds a row.
    pub fn push(&mut self, cells: Vec<Cell>) {
        self.rows.push((Weight::Plain, cells));
    }

    /// Adds a row of what others add up to.
    pub fn total(&mut self, cells: Vec<Cell>) {
        self.rows.push((Weight::Total, cells));
    }

    /// The sum of cells of one row of the table, from column to column; the figures in it must be
    /// those given.
    pub fn sum_along(
        &self,
        row: usize,
        columns: (usize, usize),
        of: &[f64],
        kind: fn(usize) -> Kind,
    ) -> Cell {
        let row = self.row(row);
        sum((row, columns.0), (row, columns.1), of, kind)
    }

    /// The sum of cells of one column, from row to row of the table.
    pub fn sum_down(
        &self,
        column: usize,
        rows: (usize, usize),
        of: &[f64],
        kind: fn(usize) -> Kind,
    ) -> Cell {
        sum((self.row(rows.0), column), (self.row(rows.1), column), of, kind)
    }

    /// Writes the table, sets widths, what stays in sight and what is printed.
    pub fn write(&self, book: &Book<'_>, paper: &mut Paper) -> Written {
        paper.heading(0, &self.title, &style::title())?;
        for (at, remark) in self.remarks.iter().enumerate() {
            paper.heading(1 + at, remark, &style::remark())?;
        }
        let top = self.top();
        let bottom = top + self.headings() - 1;
        for (column, head) in self.heads.iter().enumerate() {
            let format = style::heading(head.kind);
            if bottom > top {
                if let Some(below) = &head.below {
                    put(paper, (top, column), &head.above, &format)?;
                    put(paper, (bottom, column), below, &format)?;
                } else {
                    paper.blank(top, column, &format)?;
                    put(paper, (bottom, column), &head.above, &format)?;
                }
            } else {
                put(paper, (top, column), &head.above, &format)?;
            }
        }
        let mut wide: Vec<usize> = self
            .heads
            .iter()
            .map(|head| {
                // A heading may take two lines.
                let whole = head.above.width().max(head.below.as_ref().map_or(0, Cell::width));
                if head.below.is_some() { whole } else { whole.min(10.max(whole.div_ceil(2) + 1)) }
            })
            .collect();
        for (at, (weight, cells)) in self.rows.iter().enumerate() {
            let mut lines = 1;
            for (column, cell) in cells.iter().enumerate() {
                let head = &self.heads[column];
                wide[column] = wide[column].max(cell.width());
                let kind = match cell {
                    Cell::Figure(_, kind) | Cell::Day(_, kind) | Cell::Formula(_, _, kind) => *kind,
                    Cell::Text(_) if cell.width() > head.most => Kind::Wrapped,
                    _ => head.kind,
                };
                let kind = if matches!(cell, Cell::Text(_)) && kind != Kind::Wrapped {
                    Kind::Text
                } else {
                    kind
                };
                if kind == Kind::Wrapped {
                    // Words do not fill their lines.
                    lines = lines.max((cell.width() + cell.width() / 12).div_ceil(head.most));
                }
                put(paper, (self.row(at), column), cell, &style::cell(kind, *weight))?;
            }
            if lines > 1 {
                paper.lines(self.row(at), lines)?;
            }
        }
        let mut whole = 0;
        for (column, head) in self.heads.iter().enumerate() {
            let width = wide[column].clamp(head.least, head.most) + 1;
            whole += width;
            let at = paper.place(0, column)?.1;
            #[allow(clippy::cast_precision_loss)] // a few letters
            paper.sheet().set_column_width(at, width as f64)?;
        }
        let (below, beside) = paper.place(bottom + 1, self.frozen)?;
        paper.sheet().set_freeze_panes(below, beside)?;
        if self.filter && !self.rows.is_empty() {
            let end =
                paper.place(self.row(self.rows.len() - 1), self.heads.len().saturating_sub(1))?;
            let start = paper.place(bottom, 0)?;
            paper.sheet().autofilter(start.0, start.1, end.0, end.1)?;
        }
        let landscape = self.landscape || whole > 100;
        if landscape {
            paper.sheet().set_landscape();
        }
        // Letters that can be read: at most so many across a page.
        let across = if landscape { 190 } else { 125 };
        let pages = u16::try_from(whole.div_ceil(across)).unwrap_or(u16::MAX);
        let columns = (pages > 1 && self.frozen > 0).then(|| self.frozen - 1);
        paper.print(&book.running, book.words, pages.max(1), (Some((top, bottom)), columns))
    }
}

/// A cell's name, as formulas of the same sheet have it.
pub fn name_of(row: usize, column: usize) -> String {
    // What is out of a sheet's reach is refused where it is written.
    row_col_to_cell(u32::try_from(row).unwrap_or(0), u16::try_from(column).unwrap_or(0))
}

fn sum(first: (usize, usize), last: (usize, usize), of: &[f64], kind: fn(usize) -> Kind) -> Cell {
    let narrow = |(row, column): (usize, usize)| {
        (u32::try_from(row).unwrap_or(0), u16::try_from(column).unwrap_or(0))
    };
    let ((row, column), (last_row, last_column)) = (narrow(first), narrow(last));
    let result = of.iter().sum::<f64>();
    let places = decimals(&[result], 4).min(decimals(of, 4));
    Cell::Formula(
        format!("=SUM({})", cell_range(row, column, last_row, last_column)),
        Outcome::Number(result),
        kind(places),
    )
}

/// Writes a cell.
pub fn put(
    paper: &mut Paper,
    (row, column): (usize, usize),
    cell: &Cell,
    format: &rust_xlsxwriter::Format,
) -> Result<(), DoesNotFit> {
    match cell {
        Cell::Blank => paper.blank(row, column, format),
        Cell::Text(text) if text.is_empty() => paper.blank(row, column, format),
        Cell::Text(text) => paper.text(row, column, text, format),
        Cell::Figure(value, _) => paper.number(row, column, *value, format),
        Cell::Day(day, _) => paper.date(row, column, day, format),
        Cell::Formula(formula, result, _) => {
            let result = match result {
                Outcome::Number(number) => number.to_string(),
                Outcome::Text(text) => (*text).to_owned(),
            };
            paper.formula(row, column, (formula, &result), format)
        }
        Cell::Link(sheet) => paper.link(row, column, sheet, sheet),
    }
}
