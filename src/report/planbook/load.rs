//! Load against capacity: utilisation by bucket in colour, and in marks that read without it.

use rust_xlsxwriter::{ConditionalFormat3ColorScale, ConditionalFormatType, Worksheet};

use super::book::PlanBook;
use super::hours::{FIRST, Hours, Of};
use super::matrix::bucket_heads;
use super::paper::{DoesNotFit, Paper};
use super::style::Kind;
use super::table::{Cell, Head, Outcome, Table, alike, name_of};
use crate::report::view::Weight;

/// The first column of buckets.
const BUCKETS: usize = 7;

/// The sheet.
pub fn sheet(it: &PlanBook<'_>, hours: &Hours<'_>, name: &str) -> Result<Worksheet, DoesNotFit> {
    let table = table(it, hours);
    let mut paper = Paper::new(name)?;
    it.book.write(&table, &mut paper)?;
    let scale = colours();
    let end = paper.place(table.row(table.rows.len().saturating_sub(1)), table.heads.len() - 1)?;
    let first = paper.place(table.row(0), BUCKETS)?;
    let overall = paper.place(table.row(0), BUCKETS - 1)?;
    // A scale of one's own for the whole time, since peaks say nothing of it.
    paper.sheet().add_conditional_format(overall.0, overall.1, end.0, overall.1, &scale)?;
    if end.1 >= first.1 {
        paper.sheet().add_conditional_format(first.0, first.1, end.0, end.1, &scale)?;
    }
    Ok(paper.done())
}

fn table(it: &PlanBook<'_>, hours: &Hours<'_>) -> Table {
    let book = &it.book;
    let mut table = Table {
        title: book.say("book-title-load"),
        remarks: vec![book.say("book-load-remark")],
        heads: vec![
            Head::text(book.say("book-workshop")).at_most(24),
            Head::text(book.say("book-kind")),
            Head::text(book.say("book-id")),
            Head::text(book.say("book-name")).at_most(26),
            Head::figures(book.say("book-load-hours")),
            Head::figures(book.say("book-capacity")),
            Head::figures(book.say("book-utilisation")),
        ],
        frozen: 4,
        filter: true,
        landscape: true,
        ..Table::default()
    };
    table.heads.extend(bucket_heads(book, &it.plan.factory, &it.plan.buckets));
    let sheet = format!("'{}'!", it.names.hours.replace('\'', "''"));
    let of =
        |row: usize, column: usize| format!("{sheet}{}", name_of(hours.table.row(row), column));
    let sum = FIRST + it.plan.buckets.len();
    for loaded in &hours.loaded {
        let (kind, weight) = match loaded.of {
            Of::Workshop => (book.say("book-workshop"), Weight::Total),
            Of::Group => (book.say("book-group"), Weight::Plain),
            Of::Labour => (book.say("book-labour-pool"), Weight::Plain),
            Of::Service => (book.say("book-service"), Weight::Plain),
        };
        let mut cells: Vec<Cell> =
            [&loaded.workshop, &kind, loaded.id, &loaded.name].map(Cell::text).into();
        let (load_row, load) = (&loaded.load.0, &loaded.load.1);
        let whole: f64 = load.iter().sum();
        let row = table.next();
        let linked = |row: usize, value: f64| {
            let shown = alike([value], Kind::Number).pop();
            match shown {
                Some(Cell::Figure(value, kind)) => {
                    Cell::Formula(format!("={}", of(row, sum)), Outcome::Number(value), kind)
                }
                _ => Cell::Blank,
            }
        };
        cells.push(linked(*load_row, whole));
        if let Some((capacity_row, capacity)) = &loaded.capacity {
            let there: f64 = capacity.iter().sum();
            cells.push(linked(*capacity_row, there));
            cells.push(share(&table.cell(row, 4), &table.cell(row, 5), whole, there));
            for (at, (load, capacity)) in load.iter().zip(capacity).enumerate() {
                let (part, of_all) = (of(*load_row, FIRST + at), of(*capacity_row, FIRST + at));
                cells.push(share(&part, &of_all, *load, *capacity));
            }
        } else {
            cells.push(Cell::text(book.say("book-no-limit")));
            cells.resize(table.heads.len(), Cell::Blank);
        }
        table.rows.push((weight, cells));
    }
    table
}

/// Colours from idle to full.
pub(super) fn colours() -> ConditionalFormat3ColorScale {
    ConditionalFormat3ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0.0)
        .set_midpoint(ConditionalFormatType::Number, 0.8)
        .set_maximum(ConditionalFormatType::Number, 1.0)
        .set_minimum_color("#FFFFFF")
        .set_midpoint_color("#FFE08A")
        .set_maximum_color("#F4845F")
}

/// Load ÷ capacity; without capacity a mark where there is load all the same, in overtime.
pub(super) fn share(load: &str, capacity: &str, load_is: f64, capacity_is: f64) -> Cell {
    let outcome = if capacity_is > 0.0 {
        Outcome::Number(load_is / capacity_is)
    } else if load_is > 0.0 {
        Outcome::Text("▲")
    } else {
        Outcome::Text("")
    };
    let formula = format!("=IF({capacity}>0,{load}/{capacity},IF({load}>0,\"▲\",\"\"))");
    Cell::Formula(formula, outcome, Kind::Use)
}
