//! The one place that writes: results to standard output or files, talk to standard error.

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use super::language::{terminal, words};
use crate::diag::Diagnostic;
use crate::report::diagnostics;
use crate::source::SourceText;
use crate::words::visible;

/// What `--out` asks for, by how it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A workbook: `.xlsx`.
    Workbook,
    /// One HTML file: `.html`.
    Page,
    /// JSON: `.json`.
    Json,
    /// One table as CSV: `.csv`.
    Csv,
    /// Text as on a terminal: `.txt`.
    Text,
    /// A folder: a name without an ending, and a folder that is there.
    Folder,
    /// A file of another kind, which cannot be written.
    Other,
}

/// The endings of files, with their forms.
const ENDINGS: [(&str, Form); 5] = [
    ("xlsx", Form::Workbook),
    ("html", Form::Page),
    ("json", Form::Json),
    ("csv", Form::Csv),
    ("txt", Form::Text),
];

/// Letters of an ending at most: what is longer, or has digits alone, is part of a folder's name.
const LONGEST_ENDING: usize = 5;

/// The form a path of `--out` asks for.
pub(super) fn form(path: &Path) -> Form {
    let slash = path.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    if path.is_dir() || slash {
        return Form::Folder;
    }
    let Some(ending) = path.extension().and_then(|it| it.to_str()) else { return Form::Folder };
    let known = ENDINGS.iter().find(|it| ending.eq_ignore_ascii_case(it.0));
    let letters = ending.len() <= LONGEST_ENDING
        && ending.chars().all(|it| it.is_ascii_alphanumeric())
        && ending.chars().any(|it| it.is_ascii_alphabetic());
    match known {
        Some((_, form)) => *form,
        None if letters => Form::Other,
        None => Form::Folder,
    }
}

/// The endings of some forms, for people.
pub(super) fn endings(forms: &[Form]) -> String {
    let of = ENDINGS.iter().filter(|it| forms.contains(&it.1));
    of.map(|it| format!(".{}", it.0)).collect::<Vec<_>>().join(", ")
}

/// A path of `--out` for a folder or one file of these forms.
pub(super) fn folder_or(text: &str, forms: &[Form]) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let form = form(&path);
    if form == Form::Folder || forms.contains(&form) {
        return Ok(path);
    }
    Err(words().say_with("use-file", &[("kinds", (&endings(forms)).into())]))
}

/// What goes to standard output, by who reads it.
#[derive(Debug)]
pub(super) enum Output {
    /// A report for people.
    Text(String),
    /// JSON; its values stay the same.
    Json(String),
    /// What a program reads as it is: CSV, MPS.
    Data(String),
}

/// Writes a result to standard output. No sign of a name reaches a terminal that it would obey: see
/// [`visible`].
pub(super) fn show(output: &Output) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(shown(output, out.is_terminal()).as_bytes())?;
    out.flush()
}

fn shown(output: &Output, on_terminal: bool) -> Cow<'_, str> {
    match output {
        Output::Text(text) => visible::text(text),
        Output::Json(text) => visible::json(text),
        Output::Data(text) if on_terminal => visible::text(text),
        Output::Data(text) => Cow::Borrowed(text),
    }
}

/// A result on standard output that is too long to be held: data, as [`Output::Data`].
pub(super) struct Shown(BufWriter<StdoutLock<'static>>);

impl Shown {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }

    /// Shows more.
    pub fn write(&mut self, text: &str) -> io::Result<()> {
        let shown = if self.0.get_ref().is_terminal() { visible::text(text) } else { text.into() };
        self.0.write_all(shown.as_bytes())
    }

    /// Shows the last of it.
    pub fn done(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A name given for the one file of an answer.
pub(super) fn file_name(text: &str) -> Result<PathBuf, String> {
    one_of(text, &[Form::Page, Form::Workbook, Form::Json])
}

/// A name given for one file of these forms.
pub(super) fn one_of(text: &str, forms: &[Form]) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    if forms.contains(&form(&path)) {
        return Ok(path);
    }
    Err(words().say_with("use-answer-file", &[("kinds", (&endings(forms)).into())]))
}

/// Says something to the person at the terminal; a closed standard error is no reason to fail.
pub(super) fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", visible::text(text));
}

/// Says what is wrong with an input, or what to know of it.
pub(super) fn say_problems(source: &SourceText, problems: &[Diagnostic]) {
    say(diagnostics::plain(source, problems, &terminal()).trim_end());
}

/// Asks the person at the terminal: the answer is typed on the same line.
pub(super) fn ask(prompt: &str) {
    let mut out = io::stderr().lock();
    let _ = out.write_all(visible::text(prompt).as_bytes()).and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_see_every_sign_and_programs_get_their_values() {
        let name = "a\u{1b}[2Jb";
        let text = |output: Output, on_terminal| shown(&output, on_terminal).into_owned();
        assert_eq!(text(Output::Text(format!("{name}\n")), false), "a\\u{1b}[2Jb\n");
        assert_eq!(text(Output::Json("[\"\u{9b}\"]".to_owned()), false), "[\"\\u009b\"]");
        assert_eq!(text(Output::Data(name.to_owned()), false), name);
        assert_eq!(text(Output::Data(name.to_owned()), true), "a\\u{1b}[2Jb");
    }
}
