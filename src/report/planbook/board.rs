//! The board: what is started when, product by product, and how full each group is, on one page.

use rust_xlsxwriter::Worksheet;

use super::book::PlanBook;
use super::hours::{FIRST, Hours, Of};
use super::load::{colours, share};
use super::matrix::{End, add, bucket_heads};
use super::paper::{DoesNotFit, Paper};
use super::table::{Cell, Head, Table, name_of};
use crate::report::view::Weight;
use crate::report::view::plan::schedule;

/// The first column of buckets.
const BUCKETS: usize = 2;

/// Buckets at most that are printed on one page across.
const ON_A_PAGE: usize = 31;

/// The sheet.
pub fn sheet(it: &PlanBook<'_>, hours: &Hours<'_>, name: &str) -> Result<Worksheet, DoesNotFit> {
    let book = &it.book;
    let mut table = Table {
        title: book.say("book-title-board"),
        remarks: vec![book.say("book-board-remark")],
        heads: vec![
            Head::text(book.say("book-name")).at_most(28),
            Head::text(book.say("book-unit")).at_least(4).at_most(8),
        ],
        frozen: BUCKETS,
        landscape: true,
        pages: (it.plan.buckets.len() <= ON_A_PAGE).then_some((1, 0)),
        ..Table::default()
    };
    table.heads.extend(bucket_heads(book, &it.plan.factory, &it.plan.buckets));
    table.heads.push(Head::figures(book.say("book-total")));
    let heading = |table: &mut Table, key: &str| {
        let mut cells = vec![Cell::text(book.say(key))];
        cells.resize(table.heads.len(), Cell::Blank);
        table.total(cells);
    };
    let products = schedule::made(it.plan);
    heading(&mut table, "book-board-products");
    for product in &products {
        let alike = products.iter().filter(|other| other.name == product.name).count() > 1;
        let shown = if alike { &product.id } else { &product.name };
        let figures: Vec<f64> = (0..it.plan.buckets.len())
            .map(|at| schedule::started(product, &(at..at + 1)))
            .collect();
        let labels = [shown, &product.unit].map(Cell::text).into();
        add(&mut table, BUCKETS, labels, &figures, End::Sum, Weight::Plain);
    }
    heading(&mut table, "book-board-groups");
    let first = table.next();
    groups(it, hours, &mut table);
    let mut paper = Paper::new(name)?;
    book.write(&table, &mut paper)?;
    if table.next() > first {
        let start = paper.place(table.row(first), BUCKETS)?;
        let end = paper.place(table.row(table.next() - 1), table.heads.len() - 1)?;
        paper.sheet().add_conditional_format(start.0, start.1, end.0, end.1, &colours())?;
    }
    Ok(paper.done())
}

/// Load as a share of effective hours, group by group.
fn groups(it: &PlanBook<'_>, hours: &Hours<'_>, table: &mut Table) {
    let sheet = format!("'{}'!", it.names.hours.replace('\'', "''"));
    let of =
        |row: usize, column: usize| format!("{sheet}{}", name_of(hours.table.row(row), column));
    let sum = FIRST + it.plan.buckets.len();
    for loaded in hours.loaded.iter().filter(|it| it.of == Of::Group) {
        let Some((capacity_row, capacity)) = &loaded.capacity else { continue };
        let (load_row, load) = (&loaded.load.0, &loaded.load.1);
        let mut cells = vec![Cell::text(&loaded.name), Cell::text("%")];
        for (at, (load, capacity)) in load.iter().zip(capacity).enumerate() {
            let (part, all) = (of(*load_row, FIRST + at), of(*capacity_row, FIRST + at));
            cells.push(share(&part, &all, *load, *capacity));
        }
        let (whole, there) = (load.iter().sum(), capacity.iter().sum());
        cells.push(share(&of(*load_row, sum), &of(*capacity_row, sum), whole, there));
        table.push(cells);
    }
}
