//! The raw contents of a workbook or a folder of CSV files: grids of cells.

use super::note::{Form, Note};
use crate::diag::{Diagnostic, Span};
use crate::model::decimal::times_ten_to;
use crate::source::places::FIRST_CELL;

/// A cell as it was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// Text as written.
    Text(String),
    /// A number.
    Number(f64),
    /// A number shown as a percentage: 0.95 for 95 %.
    Percent(f64),
    /// A number whose format shows a code, such as 00101, and what it shows.
    Code(f64, String),
    /// Yes or no.
    Truth(bool),
    /// A date, a time or a length of time.
    Moment(Moment),
    /// An error value such as `#DIV/0!`.
    Error(String),
    /// A formula whose value was never computed.
    NoValue,
}

/// A date, a time or a length of time as a spreadsheet holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The date, if there is one.
    pub date: Option<jiff::civil::Date>,
    /// Seconds since midnight, or the length of time.
    pub seconds: f64,
    /// The number stored for it, in days; `None` if the file stores a text.
    pub serial: Option<f64>,
    /// The date it would be if days were counted from 1900; only where the workbook counts them
    /// from 1904.
    pub from_1900: Option<jiff::civil::Date>,
}

/// A row, without its blank cells.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its number, from 1: the spreadsheet's, or the line of a CSV file.
    pub number: u32,
    /// The cells that are not blank, by column from 0.
    pub cells: Vec<(u32, Raw)>,
}

/// How a CSV file writes its decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// With a point, without doubt.
    Point,
    /// With a comma.
    Comma,
    /// Nothing says so: a point with three digits after it is refused.
    Unsettled,
}

/// A sheet, or a CSV file.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The file it is in, as shown.
    pub file: String,
    /// Its name as a table.
    pub name: String,
    /// Whether places in it are shown as `sheet:D7`, not as line and field.
    pub is_sheet: bool,
    /// Rows that are not blank, in order.
    pub rows: Vec<Row>,
    /// Blank rows between them.
    pub blank_rows: usize,
    /// Merged cells, each as its first and last row and column, from 0.
    pub merged: Vec<((u32, u32), (u32, u32))>,
    /// How texts that are numbers are read.
    pub decimal: Decimal,
    /// Whether it is known how its numbers are shown; if not, 0.95 may be shown as 95 %.
    pub formats: bool,
    /// What was found out about its form, to be said.
    pub form: Option<Form>,
}

/// All grids of one factory.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The grids, in the order of the workbook, or of the files' names.
    pub grids: Vec<Grid>,
    /// What is to be said of the whole.
    pub notes: Vec<Note>,
    /// Problems that are those of no cell but of a whole file or sheet: its name and the problem.
    pub problems: Vec<(String, Diagnostic)>,
}

/// A place that is no place in a text: the cell with this number.
#[must_use]
pub fn cell_span(cell: u32) -> Span {
    let at = FIRST_CELL.saturating_add(cell);
    Span { start: at, end: at }
}

/// A number in the shortest form that reads back to the same number.
#[must_use]
pub fn numeral(number: f64) -> String {
    number.to_string()
}

/// Hours, minutes and seconds.
fn clock(seconds: f64) -> String {
    let minutes = (seconds / 60.0).floor();
    let (hours, rest) = ((minutes / 60.0).floor(), seconds - minutes * 60.0);
    let minutes = minutes - hours * 60.0;
    if rest.abs() < 0.0005 {
        format!("{hours:02}:{minutes:02}")
    } else {
        format!("{hours:02}:{minutes:02}:{:02}", (rest * 1000.0).round() / 1000.0)
    }
}

impl Grid {
    /// Leaves out the rows before one, and the cells merged in them.
    pub(super) fn cut(&mut self, at: usize) {
        self.rows.drain(..at.min(self.rows.len()));
        let (Some(first), Some(last)) = (self.rows.first(), self.rows.last()) else { return };
        let heading = first.number;
        self.merged.retain(|(_, (last, _))| last + 1 >= heading);
        if self.is_sheet {
            self.blank_rows = (last.number + 1 - heading) as usize - self.rows.len();
        }
    }
}

impl Moment {
    /// As people write it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.date {
            Some(date) if self.seconds == 0.0 => date.to_string(),
            Some(date) => format!("{date} {}", clock(self.seconds)),
            None => clock(self.seconds),
        }
    }
}

impl Raw {
    /// As it is shown in a message.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => numeral(*number),
            Self::Percent(number) => format!("{}%", numeral(times_ten_to(*number, 2))),
            Self::Code(_, shown) => shown.clone(),
            Self::Truth(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Moment(moment) => moment.shown(),
            Self::Error(error) => error.clone(),
            Self::NoValue => "= (not computed)".to_owned(),
        }
    }

    /// Whether it looks blank.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}
