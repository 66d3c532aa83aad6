//! A sheet as it is written: what a workbook cannot hold is refused and named, never cut off, and
//! every sheet can be printed on A4.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Url, Worksheet, XlsxError};

use super::style;
use crate::diag::{Message, message};
use crate::model::decimal::as_held;
use crate::words::{Words, visible};

/// Rows of a sheet.
pub const MOST_ROWS: usize = 1_048_576;
/// Columns of a sheet.
pub const MOST_COLUMNS: usize = 16_384;
/// Characters of a cell, as spreadsheets count them (UTF-16).
pub const MOST_CHARACTERS: usize = 32_767;

/// Why a workbook cannot be written.
#[derive(Debug)]
pub enum DoesNotFit {
    /// More rows than a sheet has.
    Rows {
        /// The sheet.
        sheet: String,
    },
    /// More columns than a sheet has.
    Columns {
        /// The sheet.
        sheet: String,
    },
    /// A text longer than a cell holds.
    Text {
        /// The sheet.
        sheet: String,
        /// The row, from 1.
        row: usize,
        /// How long it is.
        length: usize,
        /// Its first characters.
        start: String,
    },
    /// The writer refuses.
    Writer(XlsxError),
}

impl From<XlsxError> for DoesNotFit {
    fn from(error: XlsxError) -> Self {
        Self::Writer(error)
    }
}

impl DoesNotFit {
    /// What it says.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Rows { sheet } => message!("e911-rows", sheet, most = MOST_ROWS),
            Self::Columns { sheet } => message!("e911-columns", sheet, most = MOST_COLUMNS),
            Self::Text { sheet, row, length, start } => {
                message!("e911-text", length, sheet, row, most = MOST_CHARACTERS, start)
            }
            Self::Writer(error) => message!("library", text = error),
        }
    }
}

/// Whether it was written.
pub type Written = Result<(), DoesNotFit>;

/// What a printed sheet carries at its foot and head.
#[derive(Clone, Debug)]
pub struct Running<'r> {
    /// The factory.
    pub works: &'r str,
    /// The time planned, as text.
    pub period: String,
}

/// A sheet being written.
pub struct Paper {
    sheet: Worksheet,
    name: String,
    last: (u32, u16),
}

impl Paper {
    /// An empty sheet of A4; `name` is one a workbook takes.
    ///
    /// # Errors
    /// If it is not.
    pub fn new(name: &str) -> Result<Self, DoesNotFit> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?.set_paper_size(9).set_margins(0.4, 0.4, 0.65, 0.6, 0.3, 0.3);
        // The result of a formula may be a blank text.
        sheet.set_formula_result_default("");
        Ok(Self { sheet, name: name.to_owned(), last: (0, 0) })
    }

    /// The sheet, for what is not a cell.
    pub fn sheet(&mut self) -> &mut Worksheet {
        &mut self.sheet
    }

    /// A cell's place, or that there is none.
    pub fn place(&self, row: usize, column: usize) -> Result<(u32, u16), DoesNotFit> {
        if row >= MOST_ROWS {
            return Err(DoesNotFit::Rows { sheet: self.name.clone() });
        }
        match (u32::try_from(row), u16::try_from(column)) {
            (Ok(row), Ok(at)) if column < MOST_COLUMNS => Ok((row, at)),
            _ => Err(DoesNotFit::Columns { sheet: self.name.clone() }),
        }
    }

    fn take(&mut self, row: usize, column: usize) -> Result<(u32, u16), DoesNotFit> {
        let place = self.place(row, column)?;
        self.last = (self.last.0.max(place.0), self.last.1.max(place.1));
        Ok(place)
    }

    /// Text, also where it begins like a formula.
    pub fn text(&mut self, row: usize, column: usize, text: &str, format: &Format) -> Written {
        let place = self.take(row, column)?;
        let length = text.encode_utf16().count();
        if length > MOST_CHARACTERS {
            return Err(DoesNotFit::Text {
                sheet: self.name.clone(),
                row: row + 1,
                length,
                start: text.chars().take(40).collect(),
            });
        }
        self.sheet.write_string_with_format(place.0, place.1, text, format)?;
        Ok(())
    }

    /// Text over cells to its right, which are outside the printed width otherwise.
    pub fn heading(&mut self, row: usize, text: &str, format: &Format) -> Written {
        let columns = self.last.1;
        self.text(row, 0, text, format)?;
        self.last.1 = columns;
        Ok(())
    }

    /// A blank cell with a format: a place to write by hand, or the rest of a line.
    pub fn blank(&mut self, row: usize, column: usize, format: &Format) -> Written {
        let place = self.take(row, column)?;
        self.sheet.write_blank(place.0, place.1, format)?;
        Ok(())
    }

    /// A figure with the digits it holds.
    pub fn number(&mut self, row: usize, column: usize, value: f64, format: &Format) -> Written {
        let place = self.take(row, column)?;
        self.sheet.write_number_with_format(place.0, place.1, as_held(value), format)?;
        Ok(())
    }

    /// A formula with the result it has, for readers that compute nothing.
    pub fn formula(
        &mut self,
        row: usize,
        column: usize,
        (formula, result): (&str, &str),
        format: &Format,
    ) -> Written {
        let place = self.take(row, column)?;
        let formula = Formula::new(formula).set_result(result);
        self.sheet.write_formula_with_format(place.0, place.1, formula, format)?;
        Ok(())
    }

    /// A day, `2026-12-01`; before 1900 as text, because spreadsheets know no such day.
    pub fn date(&mut self, row: usize, column: usize, day: &str, format: &Format) -> Written {
        let place = self.take(row, column)?;
        match ExcelDateTime::parse_from_str(day) {
            Ok(day) => {
                self.sheet.write_datetime_with_format(place.0, place.1, &day, format)?;
                Ok(())
            }
            Err(_) => self.text(row, column, day, format),
        }
    }

    /// A link to a cell of another sheet.
    pub fn link(&mut self, row: usize, column: usize, sheet: &str, text: &str) -> Written {
        let place = self.take(row, column)?;
        let target = format!("internal:'{}'!A1", sheet.replace('\'', "''"));
        let url = Url::new(target).set_text(text);
        self.sheet.write_url_with_format(place.0, place.1, url, &style::link())?;
        Ok(())
    }

    /// Makes a row as high as so many lines of text, and so many points more.
    pub fn lines(&mut self, row: usize, lines: usize, more: f64) -> Written {
        // The highest row a sheet has is of 409 points.
        let lines = u16::try_from(lines.min(27)).unwrap_or(27);
        let row = self.place(row, 0)?.0;
        self.sheet.set_row_height(row, (15.0 * f64::from(lines) + more).min(409.0))?;
        Ok(())
    }

    /// What is printed: all that was written, on so many pages across and down (0 for as many as it
    /// takes), with the factory, the planning
    /// period and the page on each, and rows and columns that come again on every page.
    pub fn print(
        &mut self,
        running: &Running<'_>,
        words: &Words,
        pages: (u16, u16),
        repeat: (Option<(usize, usize)>, Option<usize>),
    ) -> Written {
        let owner = in_margin(running.works);
        let sheet_name = in_margin(&self.name);
        let page = words.say_with("book-page", &[("page", "&P".into()), ("pages", "&N".into())]);
        let (last_row, last_column) = self.last;
        self.sheet
            .set_header(format!("&L&B{owner}&B&R{sheet_name}"))
            .set_footer(format!("&L{}&R{page}", in_margin(&running.period)))
            .set_print_fit_to_pages(pages.0, pages.1)
            .set_print_area(0, 0, last_row, last_column)?;
        if let Some((first, last)) = repeat.0 {
            let (first, last) = (self.place(first, 0)?.0, self.place(last, 0)?.0);
            self.sheet.set_repeat_rows(first, last)?;
        }
        if let Some(last) = repeat.1 {
            let last = self.place(0, last)?.1;
            self.sheet.set_repeat_columns(0, last)?;
        }
        Ok(())
    }

    /// The finished sheet.
    pub fn done(self) -> Worksheet {
        self.sheet
    }
}

/// Text for a page's head or foot, where `&` has a meaning and all parts together have 255
/// characters; what is cut off there stands on the sheet in full.
fn in_margin(text: &str) -> String {
    const MOST: usize = 60;
    let text = visible::line(text);
    let mut shown: String = text.chars().take(MOST).collect();
    if text.chars().count() > MOST {
        shown.push('…');
    }
    // A digit after `&B` would be taken for a size.
    format!(
        "{}{}",
        if shown.starts_with(|it: char| it.is_ascii_digit()) { " " } else { "" },
        shown.replace('&', "&&")
    )
}
