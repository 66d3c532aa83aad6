//! One table on a sheet: a title, remarks, headings that stay in sight, rows, and formulas that
//! name cells of it.

use rust_xlsxwriter::utility::{cell_range, row_col_to_cell};
use unicode_width::UnicodeWidthStr;

use super::paper::{DoesNotFit, Paper, Running, Written};
use super::style::{self, Kind};
use crate::report::number::decimals;
use crate::report::view;
use crate::words::Words;
pub use view::Weight;

/// The result of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A figure.
    Number(f64),
    /// Text.
    Text(&'static str),
}

/// What is in a cell.
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

    /// How it looks.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Figure(_, kind) | Self::Day(_, kind) | Self::Formula(_, _, kind) => *kind,
            Self::Blank | Self::Text(_) | Self::Link(_) => Kind::Text,
        }
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

    /// Writes it.
    pub fn write(&self, paper: &mut Paper, row: usize, column: usize) -> Written {
        put(paper, (row, column), &self.above, &style::heading(self.kind))
    }

    /// Of a bucket: its day with that of the week, or its name with its first day.
    pub fn bucket(above: Cell, below: Cell) -> Self {
        Self { above, below: Some(below), kind: Kind::Day, least: 6, most: 14 }
    }
}

/// A table of a sheet.
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
    /// How many pages it is printed on, across and down (0 for as many as it takes), if that is not
    /// left to its width.
    pub pages: Option<(u16, u16)>,
    /// Whether rows are high enough to write in by hand.
    pub roomy: bool,
}

impl Table {
    /// A table of an answer on a sheet; formulas in it name the cells they stand for.
    pub fn of(title: String, remarks: Vec<String>, of: view::Table) -> Self {
        let of = of.on(view::On::BOOK);
        let heads = of.columns.iter().map(|column| {
            let head = match column.kind {
                view::Kind::Name | view::Kind::Word => Head::text(column.head.clone()),
                _ => Head::figures(column.head.clone()),
            };
            head.at_least(column.width.0).at_most(column.width.1)
        });
        let heads = heads.collect();
        let mut table = Self { title, remarks, heads, ..Self::default() };
        (table.filter, table.landscape, table.frozen) = (true, true, 1);
        for row in of.rows {
            let at = table.next();
            let cells = row.cells.into_iter().map(|cell| table.filled(&of.columns, at, cell));
            let cells = cells.collect();
            table.rows.push((row.weight, cells));
        }
        table
    }

    /// A cell on the sheet.
    fn filled(&self, columns: &[view::Column], row: usize, cell: view::Cell) -> Cell {
        use view::Cell as From;
        let digits = |value: f64| decimals(&[value], 4);
        match cell {
            From::Blank => Cell::Blank,
            From::Text(text) | From::Name(text, _) => Cell::Text(text),
            From::Day(day) => Cell::Day(day, Kind::Date),
            From::Figure(value) => Cell::number(value),
            From::Flow(value) => Cell::Figure(value, Kind::Flow(digits(value))),
            // Small ones count as much as great ones: figures that differ are shown.
            From::Gain(value) | From::Times(value) => {
                Cell::Figure(value, Kind::Number(digits(value).max(small(value))))
            }
            From::Money(value) => Cell::money(value),
            From::Share(value) => Cell::share(value),
            From::Tiny(value) => Cell::Figure(value, Kind::Tiny),
            #[allow(clippy::cast_possible_truncation)] // a count of things
            From::Count(count) => Cell::count(count as usize),
            From::Derived(formula, result) => match self.filled(columns, row, *result) {
                Cell::Figure(value, kind) => {
                    let formula = self.formula(columns, row, &formula);
                    Cell::Formula(formula, Outcome::Number(value), kind)
                }
                other => other,
            },
        }
    }

    /// A formula with the names of cells in place of `[key]` and `[key^rows above]`.
    fn formula(&self, columns: &[view::Column], row: usize, formula: &str) -> String {
        let mut named = String::from("=");
        for piece in formula.split_inclusive(']') {
            let (before, place) = piece.split_once('[').unwrap_or((piece, ""));
            named.push_str(before);
            if let Some(place) = place.strip_suffix(']') {
                let (key, above) = place.split_once('^').unwrap_or((place, "0"));
                let column = columns.iter().position(|it| it.key == key).unwrap_or_default();
                let above: usize = above.parse().unwrap_or_default();
                named.push_str(&self.cell(row - above, column));
            }
        }
        named
    }

    /// How many columns stay in sight.
    pub fn frozen(mut self, columns: usize) -> Self {
        self.frozen = columns;
        self
    }

    /// The rows that headings take.
    fn headings(&self) -> usize {
        if self.heads.iter().any(|it| it.below.is_some()) { 2 } else { 1 }
    }

    /// The row the headings begin in.
    fn top(&self) -> usize {
        1 + self.remarks.len() + 1
    }

    /// The sheet's row, from 0, that a row of the table is in.
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
    pub fn write(&self, running: &Running<'_>, words: &Words, paper: &mut Paper) -> Written {
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
            if lines > 1 || self.roomy {
                paper.lines(self.row(at), lines, if self.roomy { 6.0 } else { 0.0 })?;
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
        let pages = self.pages.unwrap_or((pages.max(1), 0));
        let columns = columns.filter(|_| pages.0 > 1);
        paper.print(running, words, pages, (Some((top, bottom)), columns))
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

/// As many decimals as a small figure needs to show two digits that are not zero; 9 at most.
fn small(value: f64) -> usize {
    let size = value.abs();
    if size <= 0.0 || size >= 0.1 {
        return 0;
    }
    (0..9).find(|&places| size * 10_f64.powi(places) >= 10.0).unwrap_or(9).unsigned_abs() as usize
}
