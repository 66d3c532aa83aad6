//! What is wrong, where, and what to do: the type of every problem of an input.

mod codes;
mod form_of_files;
mod hint;
mod message;
mod place;
mod questions;
mod warnings;

pub use codes::{Code, Rule, registry};
pub use hint::Hint;
pub(crate) use message::message;
pub use message::{Message, Value};
pub use place::LineIndex;

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input cannot be planned.
    Error,
    /// The input can be planned, but probably not as meant.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A stretch of the input's text, in bytes; the resolved [`Place`] is made only when shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// The place of a problem, as a person can find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file's name as the user gave it; `-` for standard input.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (not bytes), from 1.
    pub column: usize,
    /// JSON path by ids if there are any, as in `groups/milling/machines`.
    pub path: String,
    /// The bytes of the text meant, for drawing.
    pub span: Span,
    /// The cell, if the file is a workbook or a CSV file; line and column are then those of
    /// the cell.
    pub cell: Option<CellPlace>,
}

/// The cell of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// As in `orders:D7`; as in `7:4`, line and field, in a CSV file; empty if the whole file
    /// is meant.
    pub address: String,
    /// The sheet and the letters of the column; in a CSV file only the number of the field.
    pub column: (String, String),
    /// Its content.
    pub shown: String,
    /// The heading of its column, as it is in the file, in whatever language: problems name
    /// fields as the factory file does. `None` if there is none.
    pub heading: Option<String>,
}

/// One problem of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, explained in the error index.
    pub code: Code,
    /// What is wrong, in one sentence with the user's own names and figures.
    pub message: Message,
    /// Where.
    pub span: Span,
    /// What to do.
    pub hints: Vec<Hint>,
}

impl Diagnostic {
    /// A problem without hints yet.
    #[must_use]
    pub fn new(code: Code, span: Span, message: Message) -> Self {
        Self { code, message, span, hints: Vec::new() }
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds the hint that the catalogues have under the message's own key with `-hint`.
    #[must_use]
    pub fn hinted(self) -> Self {
        let hint = self.message.hint();
        self.hint(hint)
    }

    /// Error or warning, by its code.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.rule().severity
    }
}
