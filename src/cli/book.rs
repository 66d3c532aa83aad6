//! Writing a workbook, or saying why it cannot hold what it should.

use std::io;
use std::path::Path;

use super::output::say;
use crate::diag::{Code, Diagnostic, Hint, Span, message};
use crate::report::diagnostics;
use crate::report::planbook::DoesNotFit;
use crate::run::write_file;
use crate::source::SourceText;

/// Writes a workbook whole; or nothing, and says why: then the answer is false.
///
/// # Errors
/// Those of the disk.
pub(super) fn write_book(path: &Path, book: Result<Vec<u8>, DoesNotFit>) -> io::Result<bool> {
    match book {
        Ok(bytes) => {
            write_file(path, &bytes)?;
            Ok(true)
        }
        Err(reason) => {
            let message = message!("e911", reason = reason.message());
            let problem = Diagnostic::new(Code::E911, Span::default(), message).hint(Hint::Cure);
            let source = SourceText::from_text(&path.to_string_lossy(), "");
            say(diagnostics::plain(&source, &[problem], &super::terminal()).trim_end());
            Ok(false)
        }
    }
}
