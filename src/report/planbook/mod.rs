//! A plan as a workbook: summary, schedule, orders, load with charts, a task sheet for every
//! equipment group, materials, stock, what is tight, money. Answers to what-ifs and bottlenecks,
//! too.
//!
//! Figures are those of the plan, every digit of them; sums and shares a planner would expect to be
//! formulas are formulas, with their results written next to them. No macros, no links to other
//! files.

mod actual;
mod board;
mod book;
mod bottlenecks;
mod charts;
mod contents;
pub mod discussion;
mod hours;
mod load;
mod matrix;
mod names;
mod orders;
mod paper;
mod recheck;
mod stock;
mod style;
mod summary;
mod supplies;
mod table;
mod tables;
mod tasks;
mod whatif;

pub use bottlenecks::bottlenecks;
pub use paper::DoesNotFit;
pub use whatif::WhatIfBook;

use std::ops::Range;

use crate::model::Factory;
use crate::model::answers::actual::Actual;
use crate::model::answers::bottlenecks::Bottlenecks;
use crate::model::answers::diff::Diff;
use crate::model::answers::group::GroupWhy;
use crate::model::answers::measures::Measures;
use crate::model::answers::order::OrderWhy;
use crate::model::answers::potential::Potential;
use crate::model::answers::proposals::ProposalAnswers;
use crate::model::answers::quantity::QuantityWhy;
use crate::model::answers::recheck::Recheck;
use crate::model::answers::repair::Repair;
use crate::model::answers::shortage::Why;
use crate::model::plan::Plan;
use crate::report::export::{Exporter, PlanOf};
use crate::report::view::Table as Shown;
use crate::report::view::plan as view;
use crate::report::view::plan::pegs::Served;
use crate::words::Words;
use book::{Book, Pages, PlanBook, PlanNames, finished};
use names::SheetNames;
use table::Table;

/// A workbook (`.xlsx`), in a language.
#[derive(Clone, Copy)]
pub struct Xlsx<'w>(pub &'w Words);

/// Answers of which a workbook is made by a function of the answer and the language.
macro_rules! workbooks {
    ($($answer:ty: $how:expr;)+) => {
        $(impl Exporter<$answer> for Xlsx<'_> {
            type Refusal = DoesNotFit;

            fn export(&self, answer: &$answer) -> Result<Vec<u8>, DoesNotFit> {
                let how: fn(&$answer, &Words) -> Result<Vec<u8>, DoesNotFit> = $how;
                how(answer, self.0)
            }
        })+
    };
}

workbooks! {
    PlanOf<'_>: |it, words| workbook(it.plan, it.factory, words);
    Actual: actual::actual;
    Bottlenecks: bottlenecks;
    Potential: tables::potential;
    Diff: tables::diff;
    GroupWhy: tables::group;
    Measures: tables::measures;
    OrderWhy: tables::order;
    ProposalAnswers: tables::proposals;
    QuantityWhy: tables::quantity;
    Recheck: recheck::recheck;
    Repair: tables::repair;
    Why: tables::why;
}

/// What comes after the planning period: loads, orders, what the period leaves; none of a plan that does
/// not look on.
fn beyond(plan: &Plan, words: &Words) -> Vec<(&'static str, Shown)> {
    let Some(of) = &plan.beyond else { return Vec::new() };
    let due = view::orders::orders(plan, plan.orders_beyond(), words);
    vec![
        ("book-about-beyond", view::beyond::loads(plan, of, words)),
        ("book-about-beyond-orders", due),
        ("book-about-left", view::beyond::left(plan, of, words)),
    ]
}

/// The workbook of a plan, which must be one of `factory`. The same plan gives the same bytes.
///
/// # Errors
/// If a workbook cannot hold it: too many rows or columns, or a text longer than a cell.
#[allow(clippy::too_many_lines)] // a line or two for each sheet
pub fn workbook(plan: &Plan, factory: &Factory, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let (looking_on, plan) = (plan, &*plan.month());
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
    let [board, pegs] = ["book-board", "book-pegs"].map(&mut name);
    let [bill, runs, repairs] = ["book-bill", "book-runs", "book-repairs"].map(&mut name);
    let [choices, opened] = ["book-choices", "book-opened"].map(&mut name);
    let [near, moved] = ["book-near", "book-moved"].map(&mut name);
    let after = ["book-beyond", "book-beyond-orders", "book-left"].map(&mut name);
    let tasks = task_names(plan, &mut given);
    let (names, served) = (PlanNames { hours: hours.clone(), tasks }, Served::of(plan));
    let it = PlanBook { book, plan, factory, names, served };
    let book = &it.book;
    let hours_table = hours::hours(&it);
    let mut pages = Pages::default();
    pages.add(&summary, "book-about-summary", summary::sheet(&it, &summary)?);
    pages.add(&board, "book-about-board", board::sheet(&it, &hours_table, &board)?);
    pages.add(&schedule, "book-about-schedule", book.sheet(&schedule, &stock::schedule(&it))?);
    if !plan.orders.is_empty() {
        pages.add(&orders, "book-about-orders", orders::sheet(&it, &orders)?);
        pages.add(
            &shipments,
            "book-about-shipments",
            book.table(&shipments, "book-title-shipments", view::orders::shipments(plan, words))?,
        );
    }
    let pegged = view::pegs::pegs(plan, words);
    if !pegged.is_empty() {
        pages.add(&pegs, "book-about-pegs", book.table(&pegs, "book-title-pegs", pegged)?);
    }
    for (at, about, title, table) in decided(plan, words) {
        let name = [&runs, &repairs, &choices, &opened][at];
        pages.add(name, about, book.table(name, title, table)?);
    }
    if let Some(of) = &plan.near {
        let remarks = vec![view::near::gist(of, words)];
        let table = Table::of(book.say("near-title"), remarks, view::near::weeks(of, words));
        pages.add(&near, "book-about-near", book.sheet(&near, &table)?);
        let runs = view::near::moved(plan, of, words);
        if !runs.is_empty() {
            pages.add(&moved, "book-about-moved", book.table(&moved, "near-moved", runs)?);
        }
    }
    for (name, (about, table)) in after.iter().zip(beyond(looking_on, words)) {
        pages.add(name, about, book.table(name, about, table)?);
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
        pages.add(
            &quotas,
            "book-about-quotas",
            book.table(&quotas, "book-title-quotas", view::stock::materials(plan, words))?,
        );
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
    if let Some(of) = &plan.bill {
        let first = view::bill::gist(plan, of, words);
        let remarks = vec![first, book.say("plan-bill-reading"), view::bill::tried(of, words)];
        let table = Table::of(book.say("plan-bill"), remarks, view::bill::bill(plan, of, words));
        pages.add(&bill, "book-about-bill", book.sheet(&bill, &table)?);
    }
    let spots = view::goals::tight(plan, plan.tight.iter(), words);
    let spots = Table::of(book.say("book-title-tight"), vec![book.say("book-tight-remark")], spots);
    pages.add(&tight, "book-about-tight", book.sheet(&tight, &spots)?);
    let currency = [("currency", (&plan.factory.currency).into())];
    let account = view::money::account(plan, |id| it.workshop(id), words);
    let account = Table::of(words.say_with("book-title-money", &currency), Vec::new(), account);
    pages.add(&money, "book-about-money", book.sheet(&money, &account)?);
    let even = view::goals::evenness(plan, |id| it.workshop(id), words);
    let remarks = vec![book.say("book-evenness-remark")];
    let even = Table::of(book.say("book-title-evenness"), remarks, even);
    pages.add(&evenness, "book-about-evenness", book.sheet(&evenness, &even)?);
    let contents_sheet = contents::sheet(&it, &pages, &contents)?;
    pages.sheets.insert(1, contents_sheet);
    for at in contents::in_order(plan) {
        for (name, week) in &it.names.tasks[at] {
            pages.sheets.push(tasks::sheet(&it, (&plan.groups[at], week), name, &contents)?);
        }
    }
    finished(pages.sheets)
}

/// The names of the task sheets of each group, one for each week in which anything is to be done.
fn task_names(plan: &Plan, given: &mut SheetNames) -> Vec<Vec<(String, Range<usize>)>> {
    let weeks = view::schedule::by_week(plan);
    let named = |group| {
        let busy = weeks.iter().filter(|it| tasks::is_busy(plan, group, &it.buckets));
        let named = busy.map(|week| {
            let ending = format!(" {}", week.head);
            (given.give_ending(&group.name, &ending), week.buckets.clone())
        });
        named.collect()
    };
    plan.groups.iter().map(named).collect()
}

/// What is decided in whole numbers, each table that has a row: its place among them, what it is
/// about, its title.
fn decided(
    plan: &Plan,
    words: &Words,
) -> impl Iterator<Item = (usize, &'static str, &'static str, super::view::Table)> {
    let tables = [
        ("book-about-runs", "plan-runs", view::whole::runs(plan, words)),
        ("book-about-repairs", "plan-repairs-placed", view::whole::repairs(plan, words)),
        ("book-about-choices", "plan-choices", view::whole::choices(plan, words)),
        ("book-about-opened", "plan-opened", view::whole::opened(plan, words)),
    ];
    let placed = tables.into_iter().enumerate().filter(|(_, it)| !it.2.is_empty());
    placed.map(|(at, (about, title, table))| (at, about, title, table))
}
