//! A plan book for a terminal.

use super::Terminal;
use super::page::Page;
use super::view::book as view;
use crate::model::answers::book::Book;

/// The answer as text.
#[must_use]
pub fn text(book: &Book, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let (count, shown) = (book.entries.len(), book.entries.len().to_string());
    let values = [("count", count.into()), ("shown", (&shown).into())];
    page.block(&terminal.say_with("book-gist", &values));
    page.table(view::entries(book, terminal.words()), usize::MAX, "");
    page.text
}
