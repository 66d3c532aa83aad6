//! The summary: what comes out, the goals in sequence, and what is proven.

use rust_xlsxwriter::Worksheet;

use super::PlanBook;
use super::paper::{DoesNotFit, Paper, Written};
use super::style::{self, Kind, Weight};
use super::table::{Cell, put};
use crate::model::plan::{GoalResult, GroupPlan, OrderStatus};
use crate::report::number::decimals;
use crate::report::terms;

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
    paper.print(&it.book.running, it.book.words, 1, (None, None))?;
    Ok(paper.done())
}

/// A fact: its word and what it is.
fn fact(paper: &mut Paper, row: usize, word: &str, cell: &Cell, remark: &str) -> Written {
    let bold = style::cell(Kind::Text, Weight::Plain);
    paper.text(row, 0, word, &bold)?;
    let kind = match cell {
        Cell::Figure(_, kind) => *kind,
        _ => Kind::Text,
    };
    put(paper, (row, 1), cell, &style::cell(kind, Weight::Alarm))?;
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
    for (key, cell, remark) in facts {
        fact(paper, row, &book.say(key), &cell, &remark)?;
        row += 1;
    }
    Ok(row)
}

fn goals(it: &PlanBook<'_>, paper: &mut Paper, mut row: usize) -> Result<usize, DoesNotFit> {
    let book = &it.book;
    paper.heading(row, &book.say("book-goals"), &style::subtitle())?;
    row += 1;
    let heads = [
        ("book-goal", Kind::Text),
        ("book-optimum", Kind::Number(0)),
        ("book-given-up", Kind::Number(0)),
        ("book-allowed", Kind::Number(0)),
        ("book-bound", Kind::Number(0)),
        ("book-unit", Kind::Text),
        ("book-residual", Kind::Tiny),
        ("book-iterations", Kind::Number(0)),
        ("book-engine", Kind::Text),
    ];
    for (column, (key, kind)) in heads.into_iter().enumerate() {
        paper.text(row, column, &book.say(key), &style::heading(kind))?;
    }
    for goal in &it.plan.goals {
        row += 1;
        for (column, cell) in goal_cells(it, goal).into_iter().enumerate() {
            let kind = match &cell {
                Cell::Figure(_, kind) => *kind,
                _ => Kind::Text,
            };
            put(paper, (row, column), &cell, &style::cell(kind, Weight::Plain))?;
        }
    }
    Ok(row + 1)
}

fn goal_cells(it: &PlanBook<'_>, goal: &GoalResult) -> Vec<Cell> {
    let words = it.book.words;
    let residuals = &goal.residuals;
    let worst = residuals.primal.max(residuals.dual).max(residuals.gap);
    let flow = |value: f64| Cell::Figure(value, Kind::Flow(decimals(&[value], 4)));
    #[allow(clippy::cast_precision_loss)] // iterations are below 2^53
    let iterations =
        goal.iterations.map_or(Cell::Blank, |it| Cell::Figure(it as f64, Kind::Number(0)));
    vec![
        Cell::text(terms::goal(words, &goal.title())),
        Cell::number(goal.value),
        flow(goal.given_up),
        flow(goal.allowed),
        goal.bound.map_or(Cell::Blank, Cell::number),
        Cell::text(terms::unit(words, &goal.unit)),
        Cell::Figure(worst, Kind::Tiny),
        iterations,
        Cell::text(&goal.engine),
    ]
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
    for (key, cell, remark) in facts {
        row += 1;
        fact(paper, row, &book.say(key), &cell, &remark)?;
    }
    Ok(())
}
