//! A plan edited by hand as a workbook: the edits with the verdict first, then a sheet for each table.

use super::book::{Book, finished};
use super::names::SheetNames;
use super::paper::DoesNotFit;
use super::table::Table;
use crate::model::answers::recheck::Recheck;
use crate::report::Terminal;
use crate::report::recheck::{gist, of_prices};
use crate::report::view::recheck as of;
use crate::words::Words;

/// The workbook of an answer. The same answer gives the same bytes.
///
/// # Errors
/// If a workbook cannot hold it.
pub fn recheck(answer: &Recheck, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let book = Book::of(&answer.factory, words);
    let mut names = SheetNames::default();
    let mut sheets = Vec::new();
    let mut remarks = gist(answer, &Terminal::new(words, None));
    if !answer.edits.is_empty() {
        let prices = book.say(of_prices(answer));
        remarks.push(format!("{}: {prices}", book.say("page-recheck-prices")));
    }
    let first = Table::of(book.say("page-recheck"), remarks, of::edits(answer, words));
    sheets.push(book.sheet(&names.give(&book.say("recheck-edits")), &first.frozen(2))?);
    for (title, table) in [
        ("recheck-breaks-title", of::breaks(answer, words)),
        ("recheck-goals", of::goals(answer, words)),
        ("recheck-impossible-title", of::impossible(answer, words)),
        ("plan-orders", of::orders(answer, words)),
    ] {
        if !table.is_empty() {
            sheets.push(book.table(&names.give(&book.say(title)), title, table)?);
        }
    }
    finished(sheets)
}
