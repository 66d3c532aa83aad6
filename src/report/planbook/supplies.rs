//! Materials, shared stores, and what projects get, bucket by bucket.

use super::book::PlanBook;
use super::matrix::{End, Line, matrix};
use super::stock::at_the_end;
use super::style::Kind;
use super::table::{Cell, Head, Table, alike};

fn labels(it: &PlanBook<'_>, of: &str) -> Vec<Head> {
    vec![
        Head::text(of.to_owned()),
        Head::text(it.book.say("book-name")),
        Head::text(it.book.say("book-unit")),
        Head::text(it.book.say("book-figure")).at_most(22),
    ]
}

/// What comes in, is used and is held of every material.
pub fn materials(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let closing: Vec<Vec<f64>> = it
        .plan
        .materials
        .iter()
        .map(|material| at_the_end(it.plan.buckets.len(), material.short_of_closing))
        .collect();
    let mut lines = Vec::new();
    for (material, closing) in it.plan.materials.iter().zip(&closing) {
        let figures: [(String, &[f64], End); 6] = [
            (book.say("book-delivered"), &material.delivered, End::Sum),
            (book.say("book-bought"), &material.bought, End::Sum),
            (book.say("book-used"), &material.used, End::Sum),
            (book.say("book-closing-stock"), &material.stock, End::Level),
            (book.say("book-short-of-safety"), &material.short_of_safety, End::Level),
            (book.say("book-short-of-closing"), closing, End::Level),
        ];
        let item = [&material.id, &material.name, &material.unit].map(String::as_str);
        lines.extend(figures.map(|figure| Line::of_item(item, figure)));
    }
    let about = (&it.plan.factory, it.plan.buckets.as_slice());
    let title = book.say("book-title-materials");
    matrix(book, about, title, labels(it, &book.say("book-material")), lines)
}

/// Space of shared stores, and what is used of it.
pub fn stores(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let mut lines = Vec::new();
    for store in &it.plan.stores {
        let figures =
            [(book.say("book-capacity"), &store.capacity), (book.say("book-used"), &store.used)];
        lines.extend(figures.map(|(figure, figures)| Line {
            labels: [&store.id, &store.name, &store.unit, &figure].map(Cell::text).into(),
            figures,
            end: End::Level,
            kept: true,
        }));
    }
    let about = (&it.plan.factory, it.plan.buckets.as_slice());
    let title = book.say("book-title-stores");
    matrix(book, about, title, labels(it, &book.say("book-store")), lines)
}

/// What every need of a project is given.
pub fn projects(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let heads = vec![
        Head::text(book.say("book-project")),
        Head::text(book.say("book-name")),
        Head::text(book.say("book-need")),
        Head::figures(book.say("book-wanted")),
        Head::figures(book.say("book-short")),
    ];
    let mut lines = Vec::new();
    for project in &it.plan.projects {
        for need in &project.needs {
            let mut labels: Vec<Cell> =
                [&project.id, &project.name, &need.of].map(Cell::text).into();
            labels.extend(alike([need.quantity, need.short], Kind::Number));
            lines.push(Line { labels, figures: &need.given, end: End::Sum, kept: true });
        }
    }
    let about = (&it.plan.factory, it.plan.buckets.as_slice());
    matrix(book, about, book.say("book-title-projects"), heads, lines)
}
