//! What is made when: pieces started of each product, by bucket or by week.

use std::ops::Range;

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use super::short_date;
use crate::model::plan::{BucketHeading, Plan, ProductPlan};
use crate::report::number::column;
use crate::report::view::{Cell, Kind, Table};
use crate::words::Words;

/// A column of time: its heading and the buckets in it.
pub struct Span {
    /// Its first day, or its bucket's name.
    pub head: String,
    /// The buckets, by position.
    pub buckets: Range<usize>,
}

/// Every bucket on its own.
#[must_use]
pub fn by_bucket(plan: &Plan) -> Vec<Span> {
    let of = |(at, it): (usize, &BucketHeading)| Span {
        head: short_date(plan, &it.name),
        buckets: at..at + 1,
    };
    plan.buckets.iter().enumerate().map(of).collect()
}

/// Days by the week that they lie in; other buckets on their own.
#[must_use]
pub fn by_week(plan: &Plan) -> Vec<Span> {
    if plan.factory.bucket != "day" {
        return by_bucket(plan);
    }
    let week = |it: &BucketHeading| {
        let day: Option<Date> = it.start.parse().ok();
        day.map(|day| (day.iso_week_date().year(), day.iso_week_date().week()))
    };
    let mut spans: Vec<Span> = Vec::new();
    let mut known = None;
    for (at, bucket) in plan.buckets.iter().enumerate() {
        match spans.last_mut() {
            Some(last) if week(bucket) == known => last.buckets.end = at + 1,
            _ => spans.push(Span { head: short_date(plan, &bucket.start), buckets: at..at + 1 }),
        }
        known = week(bucket);
    }
    spans
}

/// Products of which something is started: those ordered first, then components, each in the factory
/// file's order.
#[must_use]
pub fn made(plan: &Plan) -> Vec<&ProductPlan> {
    let any = |it: &&ProductPlan| it.routes.iter().flat_map(|it| &it.started).any(|it| *it > 0.0);
    let mut made: Vec<&ProductPlan> = plan.products.iter().filter(any).collect();
    made.sort_by_key(|it| !plan.orders.iter().any(|order| order.product == it.id));
    made
}

/// Pieces of a product started in some buckets, on all of its routes.
#[must_use]
pub fn started(product: &ProductPlan, buckets: &Range<usize>) -> f64 {
    product.routes.iter().map(|it| it.started[buckets.clone()].iter().sum::<f64>()).sum()
}

/// So many columns of time fit between the names and the totals.
#[must_use]
pub fn fitting(plan: &Plan, spans: &[Span], width: usize) -> usize {
    let products = made(plan);
    let names = products.iter().map(|it| it.name.width()).max().unwrap_or(0).clamp(8, 22);
    let units = products.iter().map(|it| it.unit.width()).max().unwrap_or(0).max(4);
    let figures = spans.iter().flat_map(|span| {
        let cells = products.iter().map(|it| started(it, &span.buckets)).collect::<Vec<f64>>();
        column(&cells, 1).into_iter().chain([span.head.clone()])
    });
    let each = figures.map(|it| it.width()).max().unwrap_or(1) + 2;
    let all = 0..plan.buckets.len();
    let totals = column(&products.iter().map(|it| started(it, &all)).collect::<Vec<f64>>(), 1);
    let total = totals.iter().map(|it| it.width()).max().unwrap_or(1).max(5);
    // Two spaces in, two beside each column.
    width.saturating_sub(2 + names + 2 + units + 2 + total) / each
}

/// Products by some columns of time, with the total of the whole planning period.
#[must_use]
pub fn schedule(plan: &Plan, spans: &[Span], words: &Words) -> Table {
    let all = 0..plan.buckets.len();
    let mut table = Table::of(words, made(plan))
        .named("head-product", |it| (&it.name, &it.id))
        .word("head-unit", |it| &it.unit);
    let products = made(plan);
    for span in spans {
        let figures: Vec<f64> = products.iter().map(|it| started(it, &span.buckets)).collect();
        let shown = column(&figures, 1);
        let cell = |it: &&ProductPlan| {
            let at = products.iter().position(|other| other.id == it.id).unwrap_or_default();
            if figures[at] > 0.0 { Cell::Text(shown[at].clone()) } else { Cell::from(".") }
        };
        table = table.cell("", Kind::Figure, cell).headed(span.head.clone());
    }
    let totals: Vec<f64> = products.iter().map(|it| started(it, &all)).collect();
    let totals = column(&totals, 1);
    let total = |it: &&ProductPlan| {
        let at = products.iter().position(|other| other.id == it.id).unwrap_or_default();
        Cell::Text(totals[at].clone())
    };
    table.cell("head-total", Kind::Figure, total).done()
}
