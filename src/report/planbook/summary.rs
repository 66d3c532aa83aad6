//! The summary: what comes out, the goals in sequence, and what is proven.

use rust_xlsxwriter::Worksheet;

use super::book::PlanBook;
use super::paper::{DoesNotFit, Paper, Written};
use super::style::{self, Kind};
use super::table::{Cell, Table, put};
use crate::model::plan::{GroupPlan, Numbers, OrderStatus};
use crate::report::terms;
use crate::report::view::Weight;
use crate::report::view::plan::goals as view;

/// Columns of the sheet.
const WIDE: [f64; 9] = [30.0, 15.0, 13.0, 13.0, 14.0, 16.0, 11.0, 11.0, 9.0];

/// The sheet.
pub fn sheet(it: &PlanBook<'_>, name: &str) -> Result<Worksheet, DoesNotFit> {
    let mut paper = Paper::new(name)?;
    for (at, width) in (0..).zip(WIDE) {
        paper.sheet().set_column_width(at, width)?;
    }
    let title =
        it.book.words.say_with("book-title-summary", &[("works", (&it.plan.factory.name).into())]);
    paper.heading(0, &title, &style::title())?;
    paper.heading(1, &it.book.running.period, &style::remark())?;
    let mut row = facts(it, &mut paper, 3)?;
    row = goals(it, &mut paper, row + 1)?;
    certificate(it, &mut paper, row + 1)?;
    paper.sheet().set_landscape().set_freeze_panes(2, 0)?;
    paper.print(&it.book.running, it.book.words, (1, 0), (None, None))?;
    Ok(paper.done())
}

/// A fact: its word and what it is.
fn fact(paper: &mut Paper, row: usize, word: &str, cell: &Cell, remark: &str) -> Written {
    let bold = style::cell(Kind::Text, Weight::Plain);
    paper.text(row, 0, word, &bold)?;
    put(paper, (row, 1), cell, &style::cell(cell.kind(), Weight::Alarm))?;
    if !remark.is_empty() {
        paper.text(row, 2, remark, &style::remark())?;
    }
    Ok(())
}

fn facts(it: &PlanBook<'_>, paper: &mut Paper, mut row: usize) -> Result<usize, DoesNotFit> {
    let (book, plan) = (&it.book, it.plan);
    let words = book.words;
    let count = |status| plan.orders.iter().filter(|it| it.status == status).count();
    let peak = |group: &GroupPlan| group.peak_to_mean * group.utilisation;
    let tightest = plan.groups.iter().max_by(|a, b| a.utilisation.total_cmp(&b.utilisation));
    let highest = plan.groups.iter().max_by(|a, b| peak(a).total_cmp(&peak(b)));
    let money = &plan.money;
    let currency = plan.factory.currency.as_str();
    let mut facts = vec![
        ("book-plan-status", Cell::text(terms::plan_status(words, plan.status)), String::new()),
        (
            "book-bucket-length",
            Cell::text(terms::bucket(words, &plan.factory.bucket)),
            String::new(),
        ),
        ("book-buckets-count", Cell::count(plan.buckets.len()), String::new()),
        ("book-orders-all", Cell::count(plan.orders.len()), String::new()),
        ("book-orders-on-time", Cell::count(count(OrderStatus::OnTime)), String::new()),
        ("book-orders-late", Cell::count(count(OrderStatus::Late)), String::new()),
        ("book-orders-short", Cell::count(count(OrderStatus::Short)), String::new()),
        ("book-revenue", Cell::money(money.revenue), currency.to_owned()),
        ("goal-cost", Cell::money(money.cost), currency.to_owned()),
        ("goal-profit", Cell::money(money.profit), currency.to_owned()),
        ("rhythm", Cell::share(plan.rhythm.factory), String::new()),
    ];
    if let Some(group) = tightest {
        facts.push(("book-tightest-group", Cell::share(group.utilisation), group.name.clone()));
    }
    if let Some(group) = highest {
        facts.push(("book-highest-peak", Cell::share(peak(group)), group.name.clone()));
    }
    if plan.numbers == Some(Numbers::Whole) {
        let runs = crate::report::view::plan::whole::how_many(plan);
        facts.push(("book-runs", Cell::count(runs), String::new()));
    }
    if let Some(bill) = &plan.bill {
        let gist = crate::report::view::plan::bill::gist(plan, bill, words);
        facts.push(("book-bill", Cell::Blank, gist));
    }
    for (key, cell, remark) in facts {
        fact(paper, row, &book.say(key), &cell, &remark)?;
        row += 1;
    }
    Ok(row)
}

fn goals(it: &PlanBook<'_>, paper: &mut Paper, mut row: usize) -> Result<usize, DoesNotFit> {
    let book = &it.book;
    let whole = it.plan.numbers == Some(Numbers::Whole);
    let heading = if whole { "book-goals-whole" } else { "book-goals" };
    paper.heading(row, &book.say(heading), &style::subtitle())?;
    row += 1;
    let table = Table::of(String::new(), Vec::new(), view::goals(it.plan, book.words));
    for (column, head) in table.heads.iter().enumerate() {
        head.write(paper, row, column)?;
    }
    for (weight, cells) in &table.rows {
        row += 1;
        for (column, cell) in cells.iter().enumerate() {
            put(paper, (row, column), cell, &style::cell(cell.kind(), *weight))?;
        }
    }
    Ok(row + 1)
}

fn certificate(it: &PlanBook<'_>, paper: &mut Paper, mut row: usize) -> Written {
    let (book, proof) = (&it.book, &it.plan.certificate);
    paper.heading(row, &book.say("book-proof"), &style::subtitle())?;
    let facts = [
        ("book-worst-residual", Cell::Figure(proof.worst, Kind::Tiny), String::new()),
        ("book-tolerance", Cell::Figure(proof.tolerance, Kind::Tiny), String::new()),
        (
            "book-other-schedules",
            Cell::text(terms::uniqueness(book.words, proof.schedule)),
            String::new(),
        ),
        ("book-programme-rows", Cell::count(proof.rows), String::new()),
        ("book-programme-columns", Cell::count(proof.columns), String::new()),
        ("book-factory-digest", Cell::text(&proof.factory_sha256), String::new()),
        ("book-version", Cell::text(&it.plan.version), String::new()),
    ];
    // Whether a whole schedule is the only one is not examined.
    let whole = it.plan.numbers == Some(Numbers::Whole);
    for (key, cell, remark) in
        facts.into_iter().filter(|it| !whole || it.0 != "book-other-schedules")
    {
        row += 1;
        fact(paper, row, &book.say(key), &cell, &remark)?;
    }
    Ok(())
}
