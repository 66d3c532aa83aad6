//! A factory file's text to its tables, every problem of form reported at once with its place.

use rustc_hash::FxHashSet;

use super::json::{Decode, Decoder, parse};
use super::records::FactoryRecord;
use crate::diag::{Code, Diagnostic, Span, message};

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
    let nothing =
        |problem| Reading { factory: None, problems: vec![problem], lost: FxHashSet::default() };
    // A byte-order mark is no part of the text; editors on some systems write one.
    let value = match parse(text) {
        Ok(Some(value)) => value,
        Ok(None) => {
            return nothing(
                Diagnostic::new(Code::E101, Span::default(), message!("empty-file"))
                    .hint(message!("empty-factory-hint")),
            );
        }
        Err(problem) => return nothing(problem),
    };
    let mut decoder = Decoder::default();
    let factory = FactoryRecord::decode(&value, &mut decoder);
    let (problems, lost) = decoder.finish();
    Reading { factory, problems, lost }
}
