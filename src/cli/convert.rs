//! `junheng convert`: a factory from any format into another, proven to say the same.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::exit::Exit;
use super::input::{Loaded, load};
use super::language::words;
use super::output::{say, say_problems};
use super::over::would_write_over;
use crate::diag::{Code, Diagnostic, Span, message};
use crate::report::workbook::{Sheet, files, sheets, workbook};
use crate::run::{write_file, write_folder};
use crate::scenario::{Document, changes};
use crate::source::SourceText;
use crate::source::workbook::{Workbook, from_bytes, from_files};

/// Convert a factory file.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng convert factory.json factory.xlsx
  junheng convert factory.xlsx factory.json
  junheng convert factory.ods factory/ --lang zh

The ending of the second name selects the format: .json, .xlsx, or none for a folder of CSV files.
The output is read back and compared with the input before it is put in place.")]
pub(super) struct Arguments {
    /// The factory: a JSON file, a workbook (.xlsx, .ods, .xls) or a folder of CSV files
    #[arg(value_name = "FROM")]
    from: String,
    /// The output: a name that ends in .json or .xlsx, or a folder
    #[arg(value_name = "TO")]
    to: PathBuf,
}

enum Form {
    Json,
    Workbook,
    Folder,
}

fn form(path: &Path) -> Option<Form> {
    let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "json" => Some(Form::Json),
        "xlsx" => Some(Form::Workbook),
        "" => Some(Form::Folder),
        _ if path.is_dir() => Some(Form::Folder),
        _ => None,
    }
}

/// Whether a name asks for a form there is, and no folder with other files; if not, that is reported.
pub(super) fn can_be_written(to: &Path) -> bool {
    let name = to.display().to_string();
    let Some(form) = form(to) else {
        say(&words().say_with("convert-form", &[("file", (&name).into())]));
        return false;
    };
    if matches!(form, Form::Folder) && fs::read_dir(to).is_ok_and(|mut it| it.next().is_some()) {
        say(&words().say_with("convert-not-empty", &[("folder", (&name).into())]));
        return false;
    }
    true
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let to = &arguments.to;
    if !can_be_written(to) || would_write_over([&*arguments.from], Some(to), &[]) {
        return Ok(Exit::Usage);
    }
    let Some(Loaded { source, .. }) = load(&arguments.from) else { return Ok(Exit::InputErrors) };
    Ok(if written(&source, to)? { Exit::Done } else { Exit::InputErrors })
}

/// Writes a valid factory file in the form that a name asks for, reads it back and says where it is;
/// false if it does not say the same, which is reported.
pub(super) fn written(source: &SourceText, to: &Path) -> io::Result<bool> {
    let name = to.display().to_string();
    let Some(form) = form(to) else { return Ok(false) };
    let language = words().language();
    let document: Value = serde_json::from_str(&source.text).map_err(io::Error::other)?;
    let sheets = sheets(&document, language);
    match form {
        Form::Json => {
            let back = from_files(&name, &files(&sheets, language));
            if !same(source, document, &back) {
                return Ok(false);
            }
            write_file(to, back.source.text.as_bytes())?;
        }
        Form::Workbook => {
            let bytes = workbook(&sheets, language).map_err(io::Error::other)?;
            if !same(source, document, &from_bytes(&name, &bytes)) {
                return Ok(false);
            }
            write_file(to, &bytes)?;
        }
        Form::Folder => {
            let files = files(&sheets, language);
            if !same(source, document, &from_files(&name, &files)) {
                return Ok(false);
            }
            let named: Vec<_> =
                files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
            write_folder(to, &named, &[])?;
        }
    }
    let rows: usize = sheets.iter().map(|sheet: &Sheet| sheet.rows.len()).sum();
    let rows = rows.to_string();
    let values =
        [("file", (&name).into()), ("tables", sheets.len().into()), ("rows", (&rows).into())];
    say(&words().say_with("convert-written", &values));
    Ok(true)
}

/// Whether what was written says what the source says; what it does not is reported.
fn same(source: &SourceText, document: Value, back: &Workbook) -> bool {
    let before = Document::parse(&without_blanks(document).to_string());
    let after = Document::parse(&back.source.text);
    let reason = match (&before, &after) {
        (Some(before), Some(after)) if before == after && back.problems.is_empty() => return true,
        (Some(before), Some(after)) => changes(before, after).into_iter().next().map(|it| it.at),
        _ => None,
    };
    let message = match (reason, back.problems.first()) {
        (_, Some(problem)) => message!("e143", what = problem.message),
        (Some(path), None) => message!("e143-differs", path),
        (None, None) => message!("e143-order"),
    };
    let problem = Diagnostic::new(Code::E143, Span::default(), message).hint(message!("e143-hint"));
    say_problems(source, &[problem]);
    false
}

/// The same without fields that are blank: null, and objects where being there says nothing.
fn without_blanks(value: Value) -> Value {
    const SAY_NOTHING: [&str; 5] = ["calendar", "by_weekday", "late", "balance", "change_cost"];
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| {
                    let mut value = without_blanks(value);
                    if let (true, Value::Object(fields)) = (name == "calendar", &mut value) {
                        fields.retain(|name, it| name != "shifts" || *it != Value::Array(vec![]));
                    }
                    (name, value)
                })
                .filter(|(name, value)| {
                    let empty = value.as_object().is_some_and(serde_json::Map::is_empty);
                    !(value.is_null() || empty && SAY_NOTHING.contains(&name.as_str()))
                })
                .collect(),
        ),
        Value::Array(entries) => Value::Array(entries.into_iter().map(without_blanks).collect()),
        other => other,
    }
}
