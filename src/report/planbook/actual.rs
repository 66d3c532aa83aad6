//! Plan against actual as a workbook: a sheet for each table, the essence first.

use super::book::{Book, finished};
use super::names::SheetNames;
use super::paper::DoesNotFit;
use super::table::Table;
use crate::model::answers::actual::Actual;
use crate::report::Terminal;
use crate::report::actual::gist;
use crate::report::view::actual as of;
use crate::words::Words;

/// The workbook of an answer. The same answer gives the same bytes.
///
/// # Errors
/// If a workbook cannot hold it.
pub fn actual(answer: &Actual, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let book = Book::of(&answer.factory, words);
    let mut names = SheetNames::default();
    let mut sheets = Vec::new();
    let remarks = gist(answer, &Terminal::new(words, None));
    let first = Table::of(book.say("page-actual"), remarks, of::products(answer, words));
    sheets.push(book.sheet(&names.give(&book.say("plan-products")), &first.frozen(2))?);
    let forecast = answer.forecast.as_ref().map(|it| of::forecast(it, words)).unwrap_or_default();
    for (title, table) in [
        ("actual-deviations", of::deviations(answer, words)),
        ("actual-forecast", forecast),
        ("plan-orders", of::orders(answer, words)),
        ("actual-workshops", of::workshops(answer, words)),
        ("actual-groups", of::hours(&answer.groups, words)),
        ("actual-labour", of::hours(&answer.labour, words)),
        ("actual-lost", of::lost(answer, words)),
        ("actual-norms", of::norms(answer, words)),
        ("actual-ten-days", of::spans(&answer.ten_days, words)),
        ("actual-buckets", of::spans(&answer.buckets, words)),
    ] {
        if !table.is_empty() {
            sheets.push(book.table(&names.give(&book.say(title)), title, table)?);
        }
    }
    finished(sheets)
}
