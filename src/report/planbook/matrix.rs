//! Tables with a column for each bucket, and the headings of buckets.

use jiff::civil::Date;

use super::book::Book;
use super::style::Kind;
use super::table::{Cell, Head, Table, alike};
use crate::model::plan::{BucketHeading, FactoryHeading};
use crate::report::view::Weight;

/// The final stock of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The sum of all buckets, as a formula.
    Sum,
    /// Nothing: levels do not add up.
    Level,
}

/// A row of a matrix.
pub struct Line<'l> {
    /// What it is of: a cell for each heading.
    pub labels: Vec<Cell>,
    /// A figure for each bucket.
    pub figures: &'l [f64],
    /// What is at its end.
    pub end: End,
    /// Whether it is there also with nothing but zeros.
    pub kept: bool,
}

impl<'l> Line<'l> {
    /// A figure of an item: the item's id, name and unit, then what the figure is.
    pub fn of_item(item: [&str; 3], (figure, figures, end): (String, &'l [f64], End)) -> Self {
        let [id, name, unit] = item;
        Self { labels: [id, name, unit, &figure].map(Cell::text).into(), figures, end, kept: false }
    }
}

/// A table of rows by bucket. Rows of nothing but zeros are left out, which is reported.
pub fn matrix(
    book: &Book<'_>,
    (factory, buckets): (&FactoryHeading, &[BucketHeading]),
    title: String,
    labels: Vec<Head>,
    lines: Vec<Line<'_>>,
) -> Table {
    let first = labels.len();
    let mut table =
        Table { title, frozen: first, filter: true, landscape: true, ..Table::default() };
    table.heads = labels;
    table.heads.extend(bucket_heads(book, factory, buckets));
    table.heads.push(Head::figures(book.say("book-total")));
    let count = lines.len();
    let lines: Vec<Line<'_>> = lines
        .into_iter()
        .filter(|line| line.kept || line.figures.iter().any(|it| *it != 0.0))
        .collect();
    if lines.len() < count {
        table.remarks.push(book.say("book-noughts-left-out"));
    }
    for line in lines {
        add(&mut table, first, line.labels, line.figures, line.end, Weight::Plain);
    }
    table
}

/// Adds a row of figures by bucket to a table whose buckets begin at a column.
pub fn add(
    table: &mut Table,
    first: usize,
    mut cells: Vec<Cell>,
    figures: &[f64],
    end: End,
    weight: Weight,
) {
    cells.extend(alike(figures.iter().copied(), Kind::Flow));
    if end == End::Sum && !figures.is_empty() {
        let columns = (first, first + figures.len() - 1);
        cells.push(table.sum_along(table.next(), columns, figures, Kind::Flow));
    } else {
        cells.push(Cell::Blank);
    }
    table.rows.push((weight, cells));
}

/// The headings of buckets.
pub fn bucket_heads(
    book: &Book<'_>,
    factory: &FactoryHeading,
    buckets: &[BucketHeading],
) -> Vec<Head> {
    let head = |bucket: &BucketHeading| {
        let (above, below) = bucket_cells(book, factory, bucket);
        Head::bucket(above, below)
    };
    buckets.iter().map(head).collect()
}

/// A bucket in two cells: its day and day of the week, or its name and first day.
pub fn bucket_cells(
    book: &Book<'_>,
    factory: &FactoryHeading,
    bucket: &BucketHeading,
) -> (Cell, Cell) {
    if factory.bucket == "day" {
        let one_year = factory.from.get(..4) == factory.to.get(..4);
        let kind = if one_year { Kind::Day } else { Kind::Date };
        let weekday = weekday(book, &bucket.start);
        (Cell::Day(bucket.start.clone(), kind), Cell::text(weekday))
    } else {
        (Cell::text(&bucket.name), Cell::Day(bucket.start.clone(), Kind::Date))
    }
}

fn weekday(book: &Book<'_>, day: &str) -> String {
    use jiff::civil::Weekday as W;
    let Ok(day) = day.parse::<Date>() else { return String::new() };
    match day.weekday() {
        W::Monday => book.say("book-mon"),
        W::Tuesday => book.say("book-tue"),
        W::Wednesday => book.say("book-wed"),
        W::Thursday => book.say("book-thu"),
        W::Friday => book.say("book-fri"),
        W::Saturday => book.say("book-sat"),
        W::Sunday => book.say("book-sun"),
    }
}
