//! Why a file of records is not taken: a problem with its code and place, or the disk.

use std::io;
use std::path::Path;

use crate::diag::{Code, Diagnostic, Hint, Message, Span};
use crate::source::SourceText;

/// Why a file of records is refused.
#[derive(Debug)]
pub enum Refusal {
    /// The file is not valid.
    Problem(Box<(SourceText, Diagnostic)>),
    /// It cannot be read or written.
    Disk(io::Error),
}

impl Refusal {
    /// A problem of a file as a whole.
    #[must_use]
    pub fn of_file(path: &Path, code: Code, message: Message) -> Self {
        Self::at(path, code, 0, "", message)
    }

    /// A problem of one line, counted from 1; 0 means the file as a whole.
    #[must_use]
    pub fn at(path: &Path, code: Code, number: u64, line: &str, message: Message) -> Self {
        // Such files may be larger than memory: the text shown has all other lines
        // empty. Records are long, and their beginning is enough to find them.
        let before = usize::try_from(number.saturating_sub(1)).unwrap_or(0);
        let shown: String = line.chars().take(120).collect();
        let text = "\n".repeat(before) + &shown;
        let source = SourceText::from_text(&path.to_string_lossy(), &text);
        let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let span = Span { start: position(before), end: position(before + shown.len()) };
        let problem = Diagnostic::new(code, span, message).hint(Hint::Cure);
        Self::Problem(Box::new((source, problem)))
    }

    /// The code, if the file is the cause.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Problem(problem) => Some(problem.1.code),
            Self::Disk(_) => None,
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Adds the name of the file to an I/O error.
pub(super) fn named(path: &Path) -> impl Fn(io::Error) -> Refusal {
    move |error| Refusal::Disk(io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}
