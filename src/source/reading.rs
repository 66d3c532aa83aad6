//! A factory file's text to its tables, every problem of form reported at once with its place.

use rustc_hash::FxHashSet;

use super::json::{Decode, Decoder, Refused, parse};
use super::kinds::{FileKind, another_kind};
use super::records::FactoryRecord;
use crate::diag::{Code, Diagnostic, Message, Span, message};

/// What came of reading a file: the tables as far as they could be read, and every problem.
#[derive(Debug, Default)]
pub struct Reading {
    /// The tables; `None` if the file as a whole is unusable.
    pub factory: Option<FactoryRecord>,
    /// Problems of form, in the order found.
    pub problems: Vec<Diagnostic>,
    /// Ids of objects left out because of a problem already reported.
    pub lost: FxHashSet<String>,
    /// Fields that are there and were refused.
    pub refused: Refused,
}

impl Reading {
    /// Tables without a problem.
    #[must_use]
    pub fn of(factory: FactoryRecord) -> Self {
        Self { factory: Some(factory), ..Self::default() }
    }
}

/// Reads a factory file's text.
#[must_use]
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    match decoded(text, message!("empty-factory-hint")) {
        Ok((factory, decoder)) => {
            reading.factory = factory;
            (reading.problems, reading.lost, reading.refused) = decoder.finish();
        }
        Err(problem) => reading.problems.push(problem),
    }
    if !reading.problems.is_empty()
        && let Some(problem) = another_kind(text, FileKind::Factory)
    {
        return Reading { problems: vec![problem], ..Reading::default() };
    }
    reading
}

/// A text as records, as far as it can be read, with its problems and the ids that were lost;
/// `empty` says what to write in a file without anything.
pub(super) fn tables<T: Decode>(
    text: &str,
    empty: Message,
) -> (Option<T>, Vec<Diagnostic>, FxHashSet<String>) {
    match decoded(text, empty) {
        Ok((read, decoder)) => {
            let (problems, lost, _) = decoder.finish();
            (read, problems, lost)
        }
        Err(problem) => (None, vec![problem], FxHashSet::default()),
    }
}

fn decoded<T: Decode>(text: &str, empty: Message) -> Result<(Option<T>, Decoder), Diagnostic> {
    match parse(text)? {
        Some(value) => {
            let mut decoder = Decoder::default();
            Ok((T::decode(&value, &mut decoder), decoder))
        }
        None => {
            Err(Diagnostic::new(Code::E101, Span::default(), message!("empty-file")).hint(empty))
        }
    }
}
