//! A picture on the page: its heading, how it is read, the picture, and the same figures as a table.

use maud::{Markup, html};

use crate::words::Words;

/// A table of figures.
#[derive(Debug, Default)]
pub(super) struct Table {
    heads: Vec<(String, bool)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with headed columns.
    pub fn new<const N: usize>(heads: [Head; N]) -> Self {
        Self {
            heads: heads.into_iter().map(|it| (it.text, it.figures)).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a column.
    pub fn column(&mut self, head: Head) {
        self.heads.push((head.text, head.figures));
    }

    /// Adds a row, a cell for each column.
    pub fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.heads.len());
        self.rows.push(cells);
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The table under a caption; the first column names the row.
    pub fn render(&self, caption: &str) -> Markup {
        html! {
            div.scroll tabindex="0" role="group" aria-label=(caption) {
                table {
                    caption { (caption) }
                    thead { tr {
                        @for (head, figures) in &self.heads {
                            th scope="col" class=[figures.then_some("f")] { (head) }
                        }
                    } }
                    tbody {
                        @for row in &self.rows {
                            tr {
                                @for (at, (cell, head)) in row.iter().zip(&self.heads).enumerate() {
                                    @if at == 0 { th scope="row" { (cell) } }
                                    @else if head.1 { td.f { (cell) } }
                                    @else { td { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The head of a column.
#[derive(Debug)]
pub(super) struct Head {
    text: String,
    figures: bool,
}

impl Head {
    /// Of names or words, at the left.
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), figures: false }
    }

    /// Of figures, at the right.
    pub fn figures(text: impl Into<String>) -> Self {
        Self { text: text.into(), figures: true }
    }
}

/// A picture with its table.
pub(super) struct Figure {
    /// Its id on the page.
    pub id: String,
    /// What it is, in a few words.
    pub title: String,
    /// How it is read.
    pub reading: String,
    /// The pictures; nothing where there is only a table.
    pub picture: Markup,
    /// The same figures.
    pub table: Table,
}

impl Figure {
    /// The figure on the page; its table stands open where there is no picture.
    pub fn render(&self, words: &Words) -> Markup {
        let rows = self.table.len();
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
                        (self.table.render(&self.title))
                    }
                } @else {
                    (self.table.render(&self.title))
                }
            }
        }
    }
}
