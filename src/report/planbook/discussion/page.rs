//! A sheet to discuss while it is written: its columns, titles and lines.

use rust_xlsxwriter::Worksheet;

use crate::model::answers::discussion::Discussion;
use crate::report::planbook::book::Book;
use crate::report::planbook::paper::{DoesNotFit, Paper, Written};
use crate::report::planbook::style;
use crate::report::planbook::table::{Cell, Head, put};
use crate::report::view::Weight;
use crate::words::Words;

/// Widths of the columns, in letters: all parts of a sheet share them.
const WIDE: [f64; 11] = [12.0, 34.0, 10.0, 10.0, 10.0, 11.5, 11.5, 11.0, 11.0, 13.0, 26.0];

/// How much a sheet is reduced in print, in per cent: its columns fit a page of A4 on its side.
const SCALE: u16 = 63;

/// Rows that a page has at this scale.
const ROWS: usize = 55;

/// The least scale that is still read on paper: a front of some rows more than a page is reduced so
/// far, instead of leaving a few rows to a page of their own.
const LEAST: usize = 55;

/// The scale at which so many rows are a page; the usual one if they are too many for any.
fn scale(rows: usize) -> u16 {
    let usual = usize::from(SCALE);
    let fits = usual * ROWS / rows.max(ROWS);
    u16::try_from(fits).ok().filter(|_| fits >= LEAST).unwrap_or(SCALE)
}

/// A sheet while it is written, from top to bottom.
pub(super) struct Page<'a> {
    pub answer: &'a Discussion,
    pub words: &'a Words,
    pub paper: Paper,
    book: Book<'a>,
    /// The next row.
    pub row: usize,
    /// Rows of the front.
    front: usize,
}

impl<'a> Page<'a> {
    pub fn new(answer: &'a Discussion, name: &str, words: &'a Words) -> Result<Self, DoesNotFit> {
        let mut paper = Paper::new(name)?;
        for (at, width) in (0..).zip(WIDE) {
            paper.sheet().set_column_width(at, width)?;
        }
        let book = Book::of(&answer.factory, words);
        Ok(Self { answer, words, paper, book, row: 0, front: 0 })
    }

    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The title and the remark below it.
    pub fn title(&mut self, title: &str) -> Written {
        self.paper.heading(0, title, &style::title())?;
        let factory = &self.answer.factory;
        let values = [
            ("factory", (&factory.name).into()),
            ("from", (&factory.from).into()),
            ("to", (&factory.to).into()),
        ];
        let mut remark = self.words.say_with("discuss-remark-period", &values);
        if self.answer.whole {
            remark.push(' ');
            remark.push_str(&self.say("discuss-in-fractions"));
        }
        self.paper.heading(1, &remark, &style::remark())?;
        self.row = 3;
        Ok(())
    }

    /// A title inside the sheet.
    pub fn part(&mut self, title: &str) -> Written {
        self.paper.heading(self.row, title, &style::subtitle())?;
        self.row += 1;
        Ok(())
    }

    /// A line of headings, from a column on: text, or figures.
    pub fn heads(&mut self, from: usize, heads: &[(&str, bool)]) -> Written {
        for (at, (key, is_figure)) in heads.iter().enumerate() {
            let text = if key.is_empty() { String::new() } else { self.say(key) };
            let head = if *is_figure { Head::figures(text) } else { Head::text(text) };
            head.write(&mut self.paper, self.row, from + at)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A line of cells, from a column on.
    pub fn line(&mut self, from: usize, cells: &[Cell], weight: Weight) -> Written {
        for (at, cell) in cells.iter().enumerate() {
            let format = style::cell(cell.kind(), weight);
            put(&mut self.paper, (self.row, from + at), cell, &format)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The rows so far are the front: the next one begins a page.
    pub fn turn(&mut self) -> Written {
        self.front = self.row;
        let at = self.paper.place(self.row, 0)?.0;
        self.paper.sheet().set_page_breaks(&[at])?;
        Ok(())
    }

    pub fn done(mut self) -> Result<Worksheet, DoesNotFit> {
        self.paper.sheet().set_freeze_panes(2, 0)?;
        // The last column is printed even where nothing is in it.
        self.paper.blank(2, WIDE.len() - 1, &rust_xlsxwriter::Format::new())?;
        self.paper.print(&self.book.running, self.words, (1, 0), (None, None))?;
        // With a scale, not a number of pages, the break before the rows to fill in holds.
        self.paper.sheet().set_landscape().set_print_scale(scale(self.front));
        Ok(self.paper.done())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_front_of_a_few_rows_more_than_a_page_is_reduced() {
        assert_eq!([40, 55, 57, 63, 64, 90].map(scale), [63, 63, 60, 55, 63, 63]);
    }
}
