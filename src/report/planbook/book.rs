//! What every sheet of a workbook needs to know, and the sheets as far as they are made.

use std::ops::Range;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use super::paper::{DoesNotFit, Paper, Running};
use super::table::Table;
use crate::model::Factory;
use crate::model::plan::{FactoryHeading, Plan};
use crate::report::view::plan::pegs::Served;
use crate::words::Words;

/// What every sheet of a workbook needs to know.
pub(super) struct Book<'b> {
    pub(super) words: &'b Words,
    pub(super) running: Running<'b>,
}

impl<'b> Book<'b> {
    pub(super) fn of(factory: &'b FactoryHeading, words: &'b Words) -> Self {
        let period = words.say_with(
            "book-period",
            &[("from", (&factory.from).into()), ("to", (&factory.to).into())],
        );
        Self { words, running: Running { works: &factory.name, period } }
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// Writes a table on a sheet.
    pub(super) fn write(&self, table: &Table, paper: &mut Paper) -> Result<(), DoesNotFit> {
        table.write(&self.running, self.words, paper)
    }

    /// A sheet of one table of an answer, under a title.
    pub(super) fn table(
        &self,
        name: &str,
        title: &str,
        of: crate::report::view::Table,
    ) -> Result<Worksheet, DoesNotFit> {
        self.sheet(name, &Table::of(self.say(title), Vec::new(), of))
    }

    /// A sheet of one table.
    pub(super) fn sheet(&self, name: &str, table: &Table) -> Result<Worksheet, DoesNotFit> {
        let mut paper = Paper::new(name)?;
        self.write(table, &mut paper)?;
        Ok(paper.done())
    }
}

/// The sheets of a plan and the factory it is of.
pub(super) struct PlanBook<'b> {
    pub(super) book: Book<'b>,
    pub(super) plan: &'b Plan,
    pub(super) factory: &'b Factory,
    /// The name of each sheet.
    pub(super) names: PlanNames,
    /// What runs are for.
    pub(super) served: Served<'b>,
}

impl PlanBook<'_> {
    /// A workshop's name, from its id.
    pub(super) fn workshop(&self, id: &str) -> String {
        let own = self.factory.workshops.iter().find(|it| it.id == id);
        own.map_or_else(|| id.to_owned(), |it| it.name.clone())
    }
}

/// What the sheets of a plan are called.
pub(super) struct PlanNames {
    pub(super) hours: String,
    /// Those of each group, in the plan's order: one for each week in which anything is to be done.
    pub(super) tasks: Vec<Vec<(String, Range<usize>)>>,
}

/// The sheets so far, each with the key of what it is about.
#[derive(Default)]
pub(super) struct Pages {
    pub(super) about: Vec<(String, &'static str)>,
    pub(super) sheets: Vec<Worksheet>,
}

impl Pages {
    pub(super) fn add(&mut self, name: &str, about: &'static str, sheet: Worksheet) {
        self.about.push((name.to_owned(), about));
        self.sheets.push(sheet);
    }
}

/// The bytes of a workbook of these sheets.
pub(super) fn finished(sheets: Vec<Worksheet>) -> Result<Vec<u8>, DoesNotFit> {
    let mut book = Workbook::new();
    // The same plan gives the same bytes.
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&epoch));
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    Ok(book.save_to_buffer()?)
}
