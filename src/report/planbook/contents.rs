//! The contents: every sheet with a link, and every equipment group with its task sheet.

use rust_xlsxwriter::Worksheet;

use super::book::{Pages, PlanBook};
use super::paper::DoesNotFit;
use super::table::{Cell, Head, Table};
use crate::model::plan::Plan;

/// Groups by workshop, in the order workshops first come up; those of none last.
pub fn in_order(plan: &Plan) -> Vec<usize> {
    let mut order: Vec<usize> = (0..plan.groups.len()).collect();
    let place = |at: &usize| {
        let own = &plan.groups[*at].workshop;
        match own {
            None => plan.groups.len(),
            Some(_) => plan.groups.iter().position(|it| it.workshop == *own).unwrap_or(*at),
        }
    };
    order.sort_by_key(place);
    order
}

/// The sheet.
pub fn sheet(it: &PlanBook<'_>, pages: &Pages, name: &str) -> Result<Worksheet, DoesNotFit> {
    let book = &it.book;
    let mut table = Table {
        title: book.say("book-title-contents"),
        remarks: vec![book.say("book-contents-remark")],
        heads: vec![
            Head::text(book.say("book-sheet")).at_least(14),
            Head::text(book.say("book-about")).at_most(46),
            Head::text(book.say("book-workshop")),
            Head::text(book.say("book-group")),
            Head::figures(book.say("book-load-hours")),
            Head::figures(book.say("book-effective-hours")),
            Head::figures(book.say("book-utilisation")),
            Head::figures(book.say("book-peak-to-mean")),
            Head::figures(book.say("book-change-of-load")),
        ],
        landscape: true,
        ..Table::default()
    };
    for (name, about) in &pages.about {
        let mut cells = vec![Cell::Link(name.clone()), Cell::text(book.say(about))];
        cells.resize(table.heads.len(), Cell::Blank);
        table.push(cells);
    }
    let order = in_order(it.plan);
    let (load, effective) = (
        order.iter().map(|at| it.plan.groups[*at].load_hours.iter().sum()),
        order.iter().map(|at| it.plan.groups[*at].effective_hours.iter().sum()),
    );
    let loads = super::table::alike(load, super::style::Kind::Number);
    let effectives = super::table::alike(effective, super::style::Kind::Number);
    for ((at, load), effective) in order.iter().zip(loads).zip(effectives) {
        let group = &it.plan.groups[*at];
        let named = [("group", (&group.name).into())];
        let about = book.words.say_with("book-about-tasks", &named);
        let mut sheets = it.names.tasks[*at].iter();
        let (link, about) = match sheets.next() {
            Some((name, _)) => (Cell::Link(name.clone()), about),
            None => (Cell::Blank, book.words.say_with("book-no-tasks", &named)),
        };
        let workshop = group.workshop.as_deref().map_or_else(String::new, |id| it.workshop(id));
        table.push(vec![
            link,
            Cell::text(about),
            Cell::text(workshop),
            Cell::text(&group.id),
            load,
            effective,
            Cell::share(group.utilisation),
            Cell::number(group.peak_to_mean),
            Cell::share(group.change),
        ]);
        for (name, _) in sheets {
            let mut cells = vec![Cell::Link(name.clone())];
            cells.resize(table.heads.len(), Cell::Blank);
            table.push(cells);
        }
    }
    book.sheet(name, &table)
}
