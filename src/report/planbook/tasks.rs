//! The task sheet of an equipment group for a week: what to run when, for which orders, day by day, on
//! one page with room to write what was made and why not.

use std::ops::Range;

use rust_xlsxwriter::Worksheet;

use super::book::PlanBook;
use super::matrix::bucket_cells;
use super::paper::{DoesNotFit, Paper};
use super::style::Kind;
use super::table::{Cell, Head, Outcome, Table};
use crate::model::plan::{GroupPlan, Numbers, Plan, TaskPlan};
use crate::model::{Limit, List, is_countable};
use crate::report::number::{decimals, figure};
use crate::report::view::Weight;

const HOURS: usize = 8;
const CAPACITY: usize = 9;

/// Whether anything is to be done on a group in some buckets.
pub fn is_busy(plan: &Plan, group: &GroupPlan, within: &Range<usize>) -> bool {
    let any =
        |figures: &[f64]| figures.iter().skip(within.start).take(within.len()).any(|it| *it > 0.0);
    any(&group.load_hours)
        || group.tasks.iter().any(|task| any(&task.units))
        || needs(plan, group).any(|(_, _, given)| any(given))
}

/// What projects get of a group: id, name and hours by bucket.
fn needs<'p>(
    plan: &'p Plan,
    group: &'p GroupPlan,
) -> impl Iterator<Item = (&'p String, &'p String, &'p [f64])> {
    plan.projects.iter().flat_map(move |project| {
        let own = project.needs.iter().filter(move |need| {
            Limit::read(&need.of).itself(List::Groups) == Some(&*group.id)
                && need.given.iter().any(|it| *it > 0.0)
        });
        own.map(move |need| (&project.id, &project.name, need.given.as_slice()))
    })
}

/// The sheet of some buckets; its first line leads back to the contents.
pub fn sheet(
    it: &PlanBook<'_>,
    (group, within): (&GroupPlan, &Range<usize>),
    name: &str,
    contents: &str,
) -> Result<Worksheet, DoesNotFit> {
    let mut paper = Paper::new(name)?;
    let table = table(it, group, within);
    it.book.write(&table, &mut paper)?;
    // Beyond what is printed.
    let (row, column) = paper.place(0, table.heads.len() + 1)?;
    let target = format!("internal:'{}'!A1", contents.replace('\'', "''"));
    paper.sheet().write_url_with_text(row, column, target.as_str(), contents)?;
    Ok(paper.done())
}

/// From the first to the last day of some buckets, as text.
fn period(it: &PlanBook<'_>, within: &Range<usize>) -> String {
    let buckets = &it.plan.buckets[within.clone()];
    let (Some(first), Some(last)) = (buckets.first(), buckets.last()) else {
        return String::new();
    };
    let dates = [("from", (&first.start).into()), ("to", (&last.end).into())];
    it.book.words.say_with("book-period", &dates)
}

fn table(it: &PlanBook<'_>, group: &GroupPlan, within: &Range<usize>) -> Table {
    let book = &it.book;
    let period = period(it, within);
    let workshop = group.workshop.as_deref().map_or_else(String::new, |id| it.workshop(id));
    let title = book.words.say_with(
        if workshop.is_empty() { "book-title-tasks" } else { "book-title-tasks-in" },
        &[("group", (&group.name).into()), ("workshop", (&workshop).into())],
    );
    let mut table = Table {
        title,
        remarks: vec![book.words.say_with(
            "book-tasks-remark",
            &[
                ("group", (&group.id).into()),
                ("works", (&it.plan.factory.name).into()),
                ("period", (&period).into()),
            ],
        )],
        heads: vec![
            Head::text(book.say("book-date")).at_most(20),
            Head::text(book.say(if it.plan.factory.bucket == "day" {
                "book-day"
            } else {
                "book-from"
            }))
            .at_least(4),
            Head::text(book.say("book-product")).at_most(16),
            Head::text(book.say("book-name")).at_most(24),
            Head::text(book.say("book-route")).at_most(12),
            Head::figures(book.say("book-operation")).at_least(4),
            Head::figures(book.say("book-quantity")),
            Head::text(book.say("book-unit")),
            Head::figures(book.say("book-hours-short")),
            Head::figures(book.say("book-effective-hours")),
            Head::figures(book.say("book-utilisation")),
            Head::text(book.say("book-for-orders")).at_most(44),
            Head::text(book.say("book-really-made")).at_least(9),
            Head::text(book.say("book-why-not")).at_least(26),
        ],
        frozen: 0,
        landscape: true,
        pages: Some((1, 1)),
        roomy: true,
        ..Table::default()
    };
    for at in within.clone() {
        bucket(it, group, at, &mut table);
    }
    whole(it, group, within, &mut table);
    table
}

/// The hours of setups of a task, which its line includes.
fn setup(task: &TaskPlan, at: usize) -> f64 {
    task.setup_hours.get(at).copied().unwrap_or(0.0)
}

/// Whether a task is run or set up in a bucket.
fn is_run(task: &TaskPlan, at: usize) -> bool {
    task.units[at] > 0.0 || setup(task, at) > 0.0
}

/// The lines of one bucket, and its total; nothing if nothing is to be done.
fn bucket(it: &PlanBook<'_>, group: &GroupPlan, at: usize, table: &mut Table) {
    let (day, weekday) = bucket_cells(&it.book, &it.plan.factory, &it.plan.buckets[at]);
    let tasks: Vec<_> = group.tasks.iter().filter(|task| is_run(task, at)).collect();
    let needs: Vec<_> = needs(it.plan, group).filter(|(_, _, given)| given[at] > 0.0).collect();
    if tasks.is_empty() && needs.is_empty() {
        return;
    }
    let hours: Vec<f64> = tasks
        .iter()
        .map(|task| task.hours[at] + setup(task, at))
        .chain(needs.iter().map(|(_, _, given)| given[at]))
        .collect();
    let first = table.next();
    let shown = group.tasks.iter().flat_map(|task| task.units.iter().copied());
    let places = decimals(&shown.collect::<Vec<f64>>(), 2);
    let whole = it.plan.numbers == Some(Numbers::Whole);
    let hour = Kind::Number(2);
    let mut shown = hours.iter().map(|hours| Cell::Figure(*hours, hour));
    for task in tasks {
        let product = it.plan.products.iter().find(|product| product.id == task.product);
        // Good pieces of many: what enters a later step is counted in whole ones.
        let counted = whole && product.is_some_and(|it| is_countable(&it.unit));
        let quantity = Kind::Number(if counted { 0 } else { places });
        let bucket = &it.plan.buckets[at].name;
        let pegs = it.served.operation(&task.product, &task.route, task.operation, bucket);
        table.push(vec![
            day.clone(),
            weekday.clone(),
            Cell::text(&task.product),
            Cell::text(product.map_or("", |it| it.name.as_str())),
            Cell::text(product.map_or(task.route.as_str(), |it| it.route_called(&task.route))),
            Cell::count(task.operation),
            Cell::Figure(task.units[at], quantity),
            Cell::text(product.map_or("", |it| it.unit.as_str())),
            shown.next().unwrap_or(Cell::Blank),
            Cell::Blank,
            Cell::Blank,
            Cell::text(it.served.said(&pegs, it.book.words)),
            Cell::Blank,
            Cell::Blank,
        ]);
    }
    for (id, name, _) in needs {
        let mut cells = vec![day.clone(), weekday.clone(), Cell::text(id), Cell::text(name)];
        cells.resize(HOURS, Cell::Blank);
        cells.push(shown.next().unwrap_or(Cell::Blank));
        cells.extend([Cell::Blank, Cell::Blank]);
        cells.push(Cell::text(it.book.say("book-project")));
        cells.extend([Cell::Blank, Cell::Blank]);
        table.push(cells);
    }
    let row = table.next();
    let total = table.sum_down(HOURS, (first, row - 1), &hours, |_| Kind::Number(2));
    let load = hours.iter().sum();
    let overtime: f64 = group.overtime_hours.iter().map(|tier| tier[at]).sum();
    let remark = if overtime > 5e-7 {
        it.book.words.say_with("book-with-overtime", &[("hours", (&figure(overtime)).into())])
    } else {
        String::new()
    };
    let label =
        it.book.words.say_with("book-total-of", &[("bucket", (&it.plan.buckets[at].name).into())]);
    let capacity = group.effective_hours[at];
    table.total(sum_line(table, row, label, total, (load, capacity), remark));
}

fn sum_line(
    table: &Table,
    row: usize,
    label: String,
    total: Cell,
    (load, capacity): (f64, f64),
    remark: String,
) -> Vec<Cell> {
    let (used, there) = (table.cell(row, HOURS), table.cell(row, CAPACITY));
    let outcome = if capacity > 0.0 { Outcome::Number(load / capacity) } else { Outcome::Text("") };
    let share = Cell::Formula(format!("=IF({there}>0,{used}/{there},\"\")"), outcome, Kind::Share);
    let mut cells = vec![Cell::text(label)];
    cells.resize(HOURS, Cell::Blank);
    let capacity = Cell::Figure(capacity, Kind::Number(2));
    cells.extend([total, capacity, share, Cell::text(remark), Cell::Blank, Cell::Blank]);
    cells
}

/// The last line: all buckets of the sheet together, those without work as well.
fn whole(it: &PlanBook<'_>, group: &GroupPlan, within: &Range<usize>, table: &mut Table) {
    let totals: Vec<usize> = table
        .rows
        .iter()
        .enumerate()
        .filter(|(_, (weight, _))| *weight == Weight::Total)
        .map(|(at, _)| at)
        .collect();
    let (Some(_), Some(last)) = (totals.first(), totals.last()) else { return };
    let row = table.next();
    // Sums of sums: the lines of a bucket and its total are told apart by the blank route.
    let (first, last) = (table.cell(0, HOURS), table.cell(*last, HOURS));
    let capacity: f64 = group.effective_hours[within.clone()].iter().sum();
    let load: f64 = table
        .rows
        .iter()
        .filter(|(weight, _)| *weight != Weight::Total)
        .filter_map(|(_, cells)| match cells.get(HOURS) {
            Some(Cell::Figure(hours, _)) => Some(*hours),
            _ => None,
        })
        .sum();
    let total =
        Cell::Formula(format!("=SUM({first}:{last})/2"), Outcome::Number(load), Kind::Number(2));
    let overtime: f64 = group.overtime_hours.iter().flat_map(|tier| &tier[within.clone()]).sum();
    let remark = if overtime > 5e-7 {
        it.book.words.say_with("book-with-overtime", &[("hours", (&figure(overtime)).into())])
    } else {
        String::new()
    };
    let label = it.book.say("book-total-of-all");
    table.total(sum_line(table, row, label, total, (load, capacity), remark));
}
