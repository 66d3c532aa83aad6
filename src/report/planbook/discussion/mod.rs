//! Sheets to discuss and fill in: one for the factory, each workshop and each group. The front has
//! figures, the back has rows for proposals with the list of what can be changed.

mod back;
mod factory;
mod front;

use rust_xlsxwriter::Worksheet;

use super::book::{Book, finished};
use super::names::SheetNames;
use super::paper::{DoesNotFit, Paper, Written};
use super::style;
use super::table::{Cell, Head, put};
use crate::model::answers::discussion::{Changeable, Discussion, GroupSheet};
use crate::report::view::Weight;
use crate::words::Words;

/// Widths of the columns, in letters: all parts of a sheet share them.
const WIDE: [f64; 11] = [12.0, 34.0, 10.0, 10.0, 10.0, 10.0, 10.0, 11.0, 11.0, 13.0, 26.0];

/// How much a sheet is reduced in print, in per cent: its columns fit a page of A4 on its side.
const SCALE: u16 = 64;

/// The workbook of all sheets: the factory first, then each workshop with its groups, then the groups
/// without a workshop.
///
/// # Errors
/// If a workbook cannot hold it.
pub fn sheets(answer: &Discussion, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let mut names = SheetNames::default();
    let mut sheets = Vec::new();
    for page in pages(answer, words) {
        sheets.push(page.sheet(answer, &names.give(&page.title), words)?);
    }
    finished(sheets)
}

/// A workbook for each sheet, with the name of its file.
///
/// # Errors
/// If a workbook cannot hold one.
pub fn files(answer: &Discussion, words: &Words) -> Result<Vec<(String, Vec<u8>)>, DoesNotFit> {
    let (mut files, mut names) = (SheetNames::default(), SheetNames::default());
    let of = pages(answer, words).into_iter().map(|page| {
        let name = names.give(&page.title);
        let file = format!("{}.xlsx", files.give(&page.id));
        Ok((file, finished(vec![page.sheet(answer, &name, words)?])?))
    });
    of.collect()
}

/// What a sheet is of.
enum Of<'a> {
    Factory,
    Workshop(usize),
    Group(&'a GroupSheet),
}

/// A sheet to be made.
struct Sheet<'a> {
    of: Of<'a>,
    /// The id that its proposals begin with, and that its file is called by.
    id: String,
    title: String,
}

fn pages<'a>(answer: &'a Discussion, words: &Words) -> Vec<Sheet<'a>> {
    let group =
        |it: &'a GroupSheet| Sheet { of: Of::Group(it), id: it.id.clone(), title: it.name.clone() };
    let title = words.say("discuss-sheet-factory");
    let mut pages = vec![Sheet { of: Of::Factory, id: "factory".to_owned(), title }];
    for (at, workshop) in answer.workshops.iter().enumerate() {
        let (id, title) = (workshop.id.clone(), workshop.name.clone());
        pages.push(Sheet { of: Of::Workshop(at), id, title });
        pages.extend(
            answer.groups.iter().filter(|it| it.workshop.as_ref() == Some(&workshop.id)).map(group),
        );
    }
    pages.extend(answer.groups.iter().filter(|it| it.workshop.is_none()).map(group));
    pages
}

impl Sheet<'_> {
    fn sheet(
        &self,
        answer: &Discussion,
        name: &str,
        words: &Words,
    ) -> Result<Worksheet, DoesNotFit> {
        let mut page = Page::new(answer, name, words)?;
        let choices: Vec<&Changeable> = match &self.of {
            Of::Factory => {
                factory::write(&mut page)?;
                Vec::new()
            }
            Of::Workshop(at) => {
                let workshop = &answer.workshops[*at];
                front::workshop(&mut page, workshop)?;
                let own = answer.groups.iter().filter(|it| workshop.groups.contains(&it.id));
                let mut choices: Vec<&Changeable> = Vec::new();
                for choice in own.flat_map(|it| &it.choices) {
                    // A norm of a route that passes several groups is listed once.
                    if !choices.iter().any(|it| it.at == choice.at) {
                        choices.push(choice);
                    }
                }
                choices
            }
            Of::Group(group) => {
                front::group(&mut page, group)?;
                group.choices.iter().collect()
            }
        };
        back::write(&mut page, &self.id, matches!(self.of, Of::Factory), &choices)?;
        page.done()
    }
}

/// A sheet while it is written, from top to bottom.
struct Page<'a> {
    answer: &'a Discussion,
    words: &'a Words,
    paper: Paper,
    book: Book<'a>,
    /// The next row.
    row: usize,
}

impl<'a> Page<'a> {
    fn new(answer: &'a Discussion, name: &str, words: &'a Words) -> Result<Self, DoesNotFit> {
        let mut paper = Paper::new(name)?;
        for (at, width) in (0..).zip(WIDE) {
            paper.sheet().set_column_width(at, width)?;
        }
        let book = Book::of(&answer.factory, words);
        Ok(Self { answer, words, paper, book, row: 0 })
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The title and the remark below it.
    fn title(&mut self, title: &str) -> Written {
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
    fn part(&mut self, title: &str) -> Written {
        self.paper.heading(self.row, title, &style::subtitle())?;
        self.row += 1;
        Ok(())
    }

    /// A line of headings, from a column on: text, or figures.
    fn heads(&mut self, from: usize, heads: &[(&str, bool)]) -> Written {
        for (at, (key, is_figure)) in heads.iter().enumerate() {
            let text = if key.is_empty() { String::new() } else { self.say(key) };
            let head = if *is_figure { Head::figures(text) } else { Head::text(text) };
            head.write(&mut self.paper, self.row, from + at)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A line of cells, from a column on.
    fn line(&mut self, from: usize, cells: &[Cell], weight: Weight) -> Written {
        for (at, cell) in cells.iter().enumerate() {
            let format = style::cell(cell.kind(), weight);
            put(&mut self.paper, (self.row, from + at), cell, &format)?;
        }
        self.row += 1;
        Ok(())
    }

    fn done(mut self) -> Result<Worksheet, DoesNotFit> {
        self.paper.sheet().set_freeze_panes(2, 0)?;
        // The last column is printed even where nothing is in it.
        self.paper.blank(2, WIDE.len() - 1, &rust_xlsxwriter::Format::new())?;
        self.paper.print(&self.book.running, self.words, (1, 0), (None, None))?;
        // With a scale, not a number of pages, the break before the rows to fill in holds.
        self.paper.sheet().set_landscape().set_print_scale(SCALE);
        Ok(self.paper.done())
    }
}
