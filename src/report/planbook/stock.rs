//! The schedule: units started by product, route and bucket; what comes, goes and is held of
//! products.

use super::book::PlanBook;
use super::matrix::{End, Line, matrix};
use super::table::{Cell, Head, Table};

/// Units started of every product and route by bucket.
pub fn schedule(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let labels = vec![
        Head::text(book.say("book-product")),
        Head::text(book.say("book-name")),
        Head::text(book.say("book-route")).at_most(20),
        Head::text(book.say("book-unit")),
    ];
    let mut lines = Vec::new();
    for product in &it.plan.products {
        for route in &product.routes {
            let bought = [("route", route.called().into())];
            let named = if route.subcontract {
                book.words.say_with("book-subcontracted", &bought)
            } else {
                route.called().to_owned()
            };
            let labels = [&product.id, &product.name, &named, &product.unit];
            lines.push(Line {
                labels: labels.map(Cell::text).into(),
                figures: &route.started,
                end: End::Sum,
                kept: false,
            });
        }
    }
    let about = (&it.plan.factory, it.plan.buckets.as_slice());
    matrix(book, about, book.say("book-title-schedule"), labels, lines)
}

/// Flows and closing stock of products by bucket.
pub fn stock(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let labels = vec![
        Head::text(book.say("book-product")),
        Head::text(book.say("book-name")),
        Head::text(book.say("book-unit")),
        Head::text(book.say("book-figure")).at_most(22),
    ];
    let closing: Vec<Vec<f64>> = it
        .plan
        .products
        .iter()
        .map(|product| at_the_end(it.plan.buckets.len(), product.short_of_closing))
        .collect();
    let surplus: Vec<Vec<f64>> = it
        .plan
        .products
        .iter()
        .map(|product| at_the_end(it.plan.buckets.len(), product.surplus))
        .collect();
    let mut lines = Vec::new();
    for ((product, closing), surplus) in it.plan.products.iter().zip(&closing).zip(&surplus) {
        let figures: [(String, &[f64], End); 9] = [
            (book.say("book-made"), &product.made, End::Sum),
            (book.say("book-received"), &product.received, End::Sum),
            (book.say("book-used"), &product.used, End::Sum),
            (book.say("book-shipped"), &product.shipped, End::Sum),
            (book.say("book-discarded"), &product.discarded, End::Sum),
            (book.say("book-closing-stock"), &product.stock, End::Level),
            (book.say("book-short-of-safety"), &product.short_of_safety, End::Level),
            (book.say("book-short-of-closing"), closing, End::Level),
            (book.say("book-surplus"), surplus, End::Level),
        ];
        let item = [&product.id, &product.name, &product.unit].map(String::as_str);
        lines.extend(figures.map(|figure| Line::of_item(item, figure)));
    }
    let about = (&it.plan.factory, it.plan.buckets.as_slice());
    matrix(book, about, book.say("book-title-stock"), labels, lines)
}

/// A figure of the end of the planning period, in the last bucket.
pub fn at_the_end(buckets: usize, figure: f64) -> Vec<f64> {
    let mut figures = vec![0.0; buckets];
    if let Some(last) = figures.last_mut() {
        *last = figure;
    }
    figures
}
