//! Answers put out: on standard output in the form requested, or as the one file that a name asks
//! for.

use std::convert::Infallible;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::language::{terminal, words};
use super::output::{Form, Output, form, one_of, say, say_problems, show};
use crate::diag::{Code, Diagnostic, Hint, Span, message};
use crate::report::csv::{self, Signs};
use crate::report::export::{Csv, Exporter, Json, Text};
use crate::report::html::Html;
use crate::report::planbook::{DoesNotFit, Xlsx};
use crate::run::write_file;
use crate::source::SourceText;

/// Form of an answer on standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

/// Form of an answer that is a table too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum TableFormat {
    Text,
    Json,
    Csv,
}

/// Shows an answer as text or JSON.
pub(super) fn show_as<A>(answer: &A, format: Format) -> io::Result<()>
where
    A: Serialize,
    for<'t> Text<'t>: Exporter<A, Refusal = Infallible>,
{
    show(&match format {
        Format::Text => Output::Text(exported(&Text(&terminal()), answer)),
        Format::Json => Output::Json(exported(&Json, answer)),
    })
}

/// Shows an answer as text, JSON or CSV.
pub(super) fn show_table<A>(answer: &A, format: TableFormat) -> io::Result<()>
where
    A: Serialize,
    Csv: Exporter<A, Refusal = Infallible>,
    for<'t> Text<'t>: Exporter<A, Refusal = Infallible>,
{
    match format {
        TableFormat::Text => show_as(answer, Format::Text),
        TableFormat::Json => show_as(answer, Format::Json),
        TableFormat::Csv => show(&Output::Data(exported(&Csv, answer))),
    }
}

/// An answer in a form that is text.
pub(super) fn exported<A: ?Sized>(
    form: &impl Exporter<A, Refusal = Infallible>,
    answer: &A,
) -> String {
    let Ok(bytes) = form.export(answer);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Writes an answer as the one file that its name asks for, and says where it is; false if a
/// workbook cannot hold it, which is reported.
///
/// # Errors
/// As [`write_file`].
pub(super) fn write_as<A>(path: &Path, answer: &A) -> io::Result<bool>
where
    A: Serialize,
    for<'w> Html<'w>: Exporter<A, Refusal = Infallible>,
    for<'w> Xlsx<'w>: Exporter<A, Refusal = DoesNotFit>,
{
    match form(path) {
        Form::Json => return write_text(path, &exported(&Json, answer)).map(|()| true),
        Form::Workbook => {}
        _ => return write_page(path, answer).map(|()| true),
    }
    if !write_book(path, Xlsx(words()).export(answer))? {
        return Ok(false);
    }
    let file = path.display().to_string();
    say(&words().say_with("workbook-written", &[("file", (&file).into())]));
    Ok(true)
}

/// Writes text as one file and says where it is.
///
/// # Errors
/// As [`write_file`].
pub(super) fn write_text(path: &Path, text: &str) -> io::Result<()> {
    write_file(path, text.as_bytes())?;
    let file = path.display().to_string();
    say(&words().say_with("file-written", &[("file", (&file).into())]));
    Ok(())
}

/// A name given for the file of an answer, in any form.
pub(super) fn answer_name(text: &str) -> Result<PathBuf, String> {
    one_of(text, &[Form::Workbook, Form::Page, Form::Json, Form::Csv, Form::Text])
}

/// Writes an answer in the form its name asks for, and says where it is; false if a workbook cannot
/// hold it, which is reported.
///
/// # Errors
/// As [`write_file`].
pub(super) fn write_any<A>(path: &Path, answer: &A) -> io::Result<bool>
where
    A: Serialize,
    Csv: Exporter<A, Refusal = Infallible>,
    for<'t> Text<'t>: Exporter<A, Refusal = Infallible>,
    for<'w> Html<'w>: Exporter<A, Refusal = Infallible>,
    for<'w> Xlsx<'w>: Exporter<A, Refusal = DoesNotFit>,
{
    let text = match form(path) {
        Form::Csv => csv::file(&exported(&Csv, answer), Signs::Comma),
        Form::Text => exported(&Text(&terminal()), answer),
        _ => return write_as(path, answer),
    };
    write_text(path, &text).map(|()| true)
}

/// Writes an answer as one HTML file and says where it is.
///
/// # Errors
/// As [`write_file`].
pub(super) fn write_page<A>(path: &Path, answer: &A) -> io::Result<()>
where
    for<'w> Html<'w>: Exporter<A, Refusal = Infallible>,
{
    write_file(path, exported(&Html(words()), answer).as_bytes())?;
    let file = path.display().to_string();
    say(&words().say_with("page-written", &[("file", (&file).into())]));
    Ok(())
}

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
            say_problems(&source, &[problem]);
            Ok(false)
        }
    }
}
