//! The table of a plan book.

use crate::model::answers::book::{Book, EntryKind};
use crate::report::number::figure;
use crate::report::view::Table;
use crate::words::Words;

/// Every entry: what it promised, changed and kept.
#[must_use]
pub fn entries(book: &Book, words: &Words) -> Table {
    Table::of(words, &book.entries)
        .name("head-entry", |it| &it.name)
        .word("head-what", |it| match it.kind {
            EntryKind::Plan => words.say("entry-plan"),
            EntryKind::Roll => words.say("entry-roll"),
        })
        .day("head-from", |it| &it.from)
        .day("head-to", |it| &it.to)
        .word("head-promised", |it| {
            it.promised.as_ref().map_or_else(String::new, |it| {
                let [on_time, late, short] =
                    [it.on_time, it.late, it.short].map(|it| it.to_string());
                let values = [
                    ("on_time", (&on_time).into()),
                    ("late", (&late).into()),
                    ("short", (&short).into()),
                ];
                words.say_with("book-promised", &values)
            })
        })
        .word("head-changed", |it| {
            it.changed.as_ref().map_or_else(String::new, |it| {
                let (cells, of, hours) =
                    (it.cells.to_string(), it.of.to_string(), figure(it.hours));
                let values =
                    [("cells", (&cells).into()), ("of", (&of).into()), ("hours", (&hours).into())];
                words.say_with("book-changed", &values)
            })
        })
        .word("head-kept", |it| {
            it.kept.as_ref().map_or_else(String::new, |it| {
                let (done, carried) = (it.done.to_string(), it.carried.to_string());
                let key = if it.recorded { "book-kept" } else { "book-kept-as-planned" };
                words.say_with(key, &[("done", (&done).into()), ("carried", (&carried).into())])
            })
        })
        .done()
}
