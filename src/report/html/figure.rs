//! A picture on the page: its heading, how it is read, the picture, and the same figures as a
//! table.

use maud::{Markup, html};

use super::phrases::capital;
use crate::report::view::{Cell, Kind, On, Table};
use crate::words::Words;

/// A table under a caption; the first column names the row.
fn table(table: &Table, caption: &str) -> Markup {
    let figures =
        |at: usize| matches!(table.columns[at].kind, Kind::Figure | Kind::Hours | Kind::Money);
    html! {
        div.scroll tabindex="0" role="group" aria-label=(caption) {
            table {
                caption { (caption) }
                thead { tr {
                    @for (at, column) in table.columns.iter().enumerate() {
                        th scope="col" class=[figures(at).then_some("f")] { (column.head) }
                    }
                } }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (at, cell) in row.cells.iter().enumerate() {
                                @if at == 0 { th scope="row" { (named(cell)) } }
                                @else if figures(at) { td.f { (cell.shown()) } }
                                @else { td { (named(cell)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A full name, with its code on hovering.
fn named(cell: &Cell) -> Markup {
    match cell {
        Cell::Name(name, code) if name != code => html! { span title=(code) { (name) } },
        other => html! { (other.shown()) },
    }
}

/// Rows of a table without a picture that is open at once.
const MOST_OPEN: usize = 60;

/// A picture with its table.
pub(super) struct Figure {
    /// Its id on the page.
    pub id: String,
    /// What it is, in a few words.
    pub title: String,
    /// How it is read.
    pub reading: String,
    /// The pictures; nothing if there is only a table.
    pub picture: Markup,
    /// The same figures.
    pub table: Table,
}

impl Figure {
    /// A table without a picture; none if it has no row.
    pub fn of_table(id: &str, title: &str, reading: String, table: Table) -> Option<Self> {
        let any = table.rows.iter().any(|row| row.on.has(On::PAGE));
        let title = capital(title);
        any.then(|| Self { id: id.to_owned(), title, reading, picture: html! {}, table })
    }

    /// The figure on the page; its table is open if there is no picture and it is short.
    pub fn render(self, words: &Words) -> Markup {
        let shown = self.table.on(On::PAGE);
        let rows = shown.rows.len();
        let summary = words.say_with("page-same-as-table", &[("count", rows.into())]);
        let drawn = !self.picture.0.is_empty();
        html! {
            figure id=(self.id) {
                figcaption {
                    h3 { (self.title) }
                    p { (self.reading) }
                }
                @if drawn {
                    div.scroll tabindex="0" role="group" aria-label=(self.title) {
                        (self.picture)
                    }
                    details {
                        summary { (summary) }
                        (table(&shown, &self.title))
                    }
                } @else if rows > MOST_OPEN {
                    details {
                        summary { (summary) }
                        (table(&shown, &self.title))
                    }
                } @else {
                    (table(&shown, &self.title))
                }
            }
        }
    }
}
