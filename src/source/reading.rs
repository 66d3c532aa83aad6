//! A factory file's text to its tables, every problem of form reported at once with its place.

use rustc_hash::FxHashSet;

use super::json::{Decode, Decoder, parse};
use super::records::FactoryRecord;
use crate::diag::{Code, Diagnostic, Message, Span, message};

/// What came of reading a file: the tables as far as they could be read, and every problem.
#[derive(Debug)]
pub struct Reading {
    /// The tables; `None` if the file as a whole is unusable.
    pub factory: Option<FactoryRecord>,
    /// Problems of form, in the order found.
    pub problems: Vec<Diagnostic>,
    /// Ids of objects left out because of a problem already reported.
    pub lost: FxHashSet<String>,
}

/// Reads a factory file's text.
#[must_use]
pub fn read(text: &str) -> Reading {
    let (factory, problems, lost) = tables(text, message!("empty-factory-hint"));
    Reading { factory, problems, lost }
}

/// A text as records, as far as it can be read, with its problems and the ids that were lost;
/// `empty` says what to write in a file without anything.
pub(super) fn tables<T: Decode>(
    text: &str,
    empty: Message,
) -> (Option<T>, Vec<Diagnostic>, FxHashSet<String>) {
    let problem = match parse(text) {
        Ok(Some(value)) => {
            let mut decoder = Decoder::default();
            let read = T::decode(&value, &mut decoder);
            let (problems, lost) = decoder.finish();
            return (read, problems, lost);
        }
        Ok(None) => {
            Diagnostic::new(Code::E101, Span::default(), message!("empty-file")).hint(empty)
        }
        Err(problem) => problem,
    };
    (None, vec![problem], FxHashSet::default())
}
