//! Materials and their quotas, shared stores, and what projects get.

use super::PlanBook;
use super::matrix::{End, Line, matrix};
use super::stock::at_the_end;
use super::style::Kind;
use super::table::{Cell, Head, Outcome, Table, alike};

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

/// Use against quotas.
pub fn quotas(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let mut table = Table {
        title: book.say("book-title-quotas"),
        frozen: 2,
        filter: true,
        heads: vec![
            Head::text(book.say("book-material")),
            Head::text(book.say("book-name")),
            Head::text(book.say("book-unit")),
            Head::text(book.say("book-from")),
            Head::text(book.say("book-to")),
            Head::figures(book.say("book-quota")),
            Head::figures(book.say("book-used")),
            Head::figures(book.say("book-left")),
            Head::figures(book.say("book-used-share")),
        ],
        ..Table::default()
    };
    for material in &it.plan.materials {
        for quota in &material.quotas {
            let row = table.next();
            let (whole, used) = (table.cell(row, 5), table.cell(row, 6));
            let left = quota.quota - quota.used;
            let mut cells: Vec<Cell> =
                [&material.id, &material.name, &material.unit, &quota.from, &quota.to]
                    .map(Cell::text)
                    .into();
            let mut figures = alike([quota.quota, quota.used, left], Kind::Number);
            if let Some(Cell::Figure(value, kind)) = figures.pop() {
                let formula = format!("={whole}-{used}");
                figures.push(Cell::Formula(formula, Outcome::Number(value), kind));
            }
            cells.extend(figures);
            cells.push(share(&used, &whole, quota.used, quota.quota));
            table.push(cells);
        }
    }
    table
}

/// One cell divided by another, blank where that is nought.
fn share(part: &str, whole: &str, part_of: f64, whole_of: f64) -> Cell {
    let outcome =
        if whole_of > 0.0 { Outcome::Number(part_of / whole_of) } else { Outcome::Text("") };
    Cell::Formula(format!("=IF({whole}>0,{part}/{whole},\"\")"), outcome, Kind::Share)
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
