//! Limits on the size of a workbook: what a file unpacks to is independent of its size, so it is
//! counted while it is read.

use crate::diag::{Code, Diagnostic, Message, Span, message};

/// The most bytes the parts of a workbook may have, unpacked, that are read: 256 MiB.
pub const MOST_UNPACKED: u64 = 256 * 1024 * 1024;

/// The most cells with values in all sheets of a workbook, or all CSV files of a folder, together.
pub const MOST_CELLS: usize = 1_000_000;

/// The most bytes of text in all cells together: 64 MiB. A text that many cells share counts each
/// time.
pub const MOST_TEXT: usize = 64 * 1024 * 1024;

/// The most parts a packed workbook may have. Those of a large one are some hundreds.
pub(super) const MOST_PARTS: usize = 10_000;

/// The most sheets a workbook may have.
pub(super) const MOST_SHEETS: usize = 10_000;

/// Why a workbook is refused as a whole.
#[derive(Clone, Debug)]
pub(super) enum Trouble {
    /// It is none, or is broken.
    Broken(Message),
    /// It is encrypted.
    Locked,
    /// It holds more than is read.
    TooMuch(Message),
}

impl Trouble {
    /// A part that breaks the format.
    pub fn form(part: &str) -> Self {
        Self::Broken(message!("e121-form", part))
    }

    /// A part that is not there.
    pub fn missing(part: &str) -> Self {
        Self::Broken(message!("e121-part", part))
    }

    /// A file that ends too early.
    pub fn cut() -> Self {
        Self::Broken(message!("e121-cut"))
    }

    /// More unpacked than is read.
    pub fn unpacked() -> Self {
        Self::TooMuch(message!("e144-bytes", most = MOST_UNPACKED / 1024 / 1024))
    }

    /// More cells than are read.
    pub fn cells() -> Self {
        Self::TooMuch(message!("e144-cells", most = grouped(MOST_CELLS)))
    }

    /// Its message.
    pub fn problem(self) -> Diagnostic {
        match self {
            Self::Broken(reason) => {
                Diagnostic::new(Code::E121, Span::default(), message!("e121", reason)).hinted()
            }
            Self::Locked => {
                Diagnostic::new(Code::E121, Span::default(), message!("e121-locked")).hinted()
            }
            Self::TooMuch(what) => {
                Diagnostic::new(Code::E144, Span::default(), what).hint(message!("e144-hint"))
            }
        }
    }
}

/// What cells may still be read.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    pub fn new() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }

    /// Counts cells of the same value, each with so many bytes of text.
    ///
    /// # Errors
    /// If there are too many.
    pub fn take(&mut self, cells: usize, text: usize) -> Result<(), Trouble> {
        self.cells = self.cells.checked_sub(cells).ok_or_else(Trouble::cells)?;
        let text = text.saturating_mul(cells);
        self.text = self.text.checked_sub(text).ok_or_else(|| {
            Trouble::TooMuch(message!("e144-text", most = MOST_TEXT / 1024 / 1024))
        })?;
        Ok(())
    }
}

/// `1,000,000`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_above_a_bound_is_refused_and_what_is_at_it_is_not() {
        let mut budget = Budget::new();
        assert!(budget.take(MOST_CELLS, 0).is_ok());
        assert!(matches!(budget.take(1, 0), Err(Trouble::TooMuch(_))));
        let mut budget = Budget::new();
        assert!(budget.take(2, MOST_TEXT / 2).is_ok());
        assert!(matches!(budget.take(1, 1), Err(Trouble::TooMuch(_))));
        assert!(matches!(Budget::new().take(3, usize::MAX / 2), Err(Trouble::TooMuch(_))));
        assert_eq!(grouped(MOST_CELLS), "1,000,000");
    }
}
