//! A plan as a workbook: summary, schedule, orders, load with charts, a task sheet for every
//! equipment group, materials, stock, what is tight, money. Answers to what-ifs and bottlenecks, too.
//!
//! Figures are those of the plan, every digit of them; sums and shares a planner would expect to be
//! formulas are formulas, with their results written beside them. No macros, no links to other files.

mod bottlenecks;
mod charts;
mod contents;
mod hours;
mod load;
mod matrix;
mod money;
mod names;
mod orders;
mod paper;
mod stock;
mod style;
mod summary;
mod supplies;
mod table;
mod tasks;
mod tight;
mod whatif;

pub use bottlenecks::bottlenecks;
pub use paper::DoesNotFit;
pub use whatif::WhatIfBook;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use crate::model::Factory;
use crate::model::plan::{FactoryHeading, Plan};
use crate::words::Words;
use names::SheetNames;
use paper::{Paper, Running};
use table::Table;

/// What every sheet of a workbook needs to know.
struct Book<'b> {
    words: &'b Words,
    running: Running<'b>,
}

impl<'b> Book<'b> {
    fn of(factory: &'b FactoryHeading, words: &'b Words) -> Self {
        let period = words.say_with(
            "book-period",
            &[("from", (&factory.from).into()), ("to", (&factory.to).into())],
        );
        Self { words, running: Running { works: &factory.name, period } }
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// A sheet of one table.
    fn sheet(&self, name: &str, table: &Table) -> Result<Worksheet, DoesNotFit> {
        let mut paper = Paper::new(name)?;
        table.write(self, &mut paper)?;
        Ok(paper.done())
    }
}

/// The sheets of a plan and the works it is of.
struct PlanBook<'b> {
    book: Book<'b>,
    plan: &'b Plan,
    factory: &'b Factory,
    /// The name of each sheet.
    names: PlanNames,
}

impl PlanBook<'_> {
    /// A workshop's name, from its id.
    fn workshop(&self, id: &str) -> String {
        let own = self.factory.workshops.iter().find(|it| it.id == id);
        own.map_or_else(|| id.to_owned(), |it| it.name.clone())
    }
}

/// What the sheets of a plan are called.
struct PlanNames {
    hours: String,
    /// One for each group, in the plan's order; none where nothing is to be done.
    tasks: Vec<Option<String>>,
}

/// The workbook of a plan, which must be one of `factory`. The same plan gives the same bytes.
///
/// # Errors
/// Where a workbook cannot hold it: too many rows or columns, or a text longer than a cell.
pub fn workbook(plan: &Plan, factory: &Factory, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let book = Book::of(&plan.factory, words);
    let mut given = SheetNames::default();
    let mut name = |key: &str| given.give(&words.say(key));
    let [summary, contents, schedule] =
        ["book-summary", "book-contents", "book-schedule"].map(&mut name);
    let [orders, shipments] = ["book-orders", "book-shipments"].map(&mut name);
    let [load, charts, hours, labour] =
        ["book-load", "book-charts", "book-hours", "book-labour"].map(&mut name);
    let [materials, quotas, stock, stores] =
        ["book-materials", "book-quotas", "book-stock", "book-stores"].map(&mut name);
    let [projects, tight, money, evenness] =
        ["book-projects", "book-tight", "book-money", "book-evenness"].map(&mut name);
    let tasks = plan
        .groups
        .iter()
        .map(|group| tasks::is_busy(plan, group).then(|| given.give(&group.name)))
        .collect();
    let it = PlanBook { book, plan, factory, names: PlanNames { hours: hours.clone(), tasks } };
    let book = &it.book;
    let hours_table = hours::hours(&it);
    let mut pages = Pages::default();
    pages.add(&summary, "book-about-summary", summary::sheet(&it, &summary)?);
    pages.add(&schedule, "book-about-schedule", book.sheet(&schedule, &stock::schedule(&it))?);
    if !plan.orders.is_empty() {
        pages.add(&orders, "book-about-orders", orders::sheet(&it, &orders)?);
        pages.add(
            &shipments,
            "book-about-shipments",
            book.sheet(&shipments, &orders::shipments(&it))?,
        );
    }
    if !hours_table.is_empty() {
        pages.add(&load, "book-about-load", load::sheet(&it, &hours_table, &load)?);
        if !plan.groups.is_empty() {
            pages.add(&charts, "book-about-charts", charts::sheet(&it, &hours_table, &charts)?);
        }
        pages.add(&hours, "book-about-hours", book.sheet(&hours, &hours_table.table)?);
    }
    if !plan.labour.is_empty() {
        pages.add(&labour, "book-about-labour", book.sheet(&labour, &hours::labour(&it))?);
    }
    if !plan.materials.is_empty() {
        pages.add(
            &materials,
            "book-about-materials",
            book.sheet(&materials, &supplies::materials(&it))?,
        );
    }
    if plan.materials.iter().any(|it| !it.quotas.is_empty()) {
        pages.add(&quotas, "book-about-quotas", book.sheet(&quotas, &supplies::quotas(&it))?);
    }
    pages.add(&stock, "book-about-stock", book.sheet(&stock, &stock::stock(&it))?);
    if !plan.stores.is_empty() {
        pages.add(&stores, "book-about-stores", book.sheet(&stores, &supplies::stores(&it))?);
    }
    if !plan.projects.is_empty() {
        pages.add(
            &projects,
            "book-about-projects",
            book.sheet(&projects, &supplies::projects(&it))?,
        );
    }
    pages.add(&tight, "book-about-tight", book.sheet(&tight, &tight::tight(&it))?);
    pages.add(&money, "book-about-money", book.sheet(&money, &money::money(&it))?);
    pages.add(&evenness, "book-about-evenness", book.sheet(&evenness, &money::evenness(&it))?);
    let contents_sheet = contents::sheet(&it, &pages, &contents)?;
    pages.sheets.insert(1, contents_sheet);
    for at in contents::in_order(plan) {
        if let Some(name) = &it.names.tasks[at] {
            pages.sheets.push(tasks::sheet(&it, &plan.groups[at], name, &contents)?);
        }
    }
    finished(pages.sheets)
}

/// The sheets so far, each with the key of what it is about.
#[derive(Default)]
struct Pages {
    about: Vec<(String, &'static str)>,
    sheets: Vec<Worksheet>,
}

impl Pages {
    fn add(&mut self, name: &str, about: &'static str, sheet: Worksheet) {
        self.about.push((name.to_owned(), about));
        self.sheets.push(sheet);
    }
}

/// The bytes of a workbook of these sheets.
fn finished(sheets: Vec<Worksheet>) -> Result<Vec<u8>, DoesNotFit> {
    let mut book = Workbook::new();
    // The same plan gives the same bytes.
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&epoch));
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    Ok(book.save_to_buffer()?)
}
