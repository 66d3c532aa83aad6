//! A basis file to [`CarriedBases`]: checks its format, version and digest.

use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::json::{MOST_VALUES_OF_PLAN, too_many};
use super::kinds::{FileKind, another_kind};
use super::plan_file::{byte_at, wrong};
use crate::diag::{Code, Diagnostic, Message, Span, message};
use crate::model::carried::{CarriedBases, digest};

/// Reads the text of a file that `junheng plan --basis-out` wrote.
///
/// # Errors
/// E904 if it is not JSON, E905 if it has not the form of carried bases or is of another
/// version, E906 if its digest is not that of its contents.
pub fn read(text: &str) -> Result<CarriedBases, Diagnostic> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let bases: CarriedBases = own_form(text, MOST_VALUES_OF_PLAN, &FORM)
        .map_err(|problem| another_kind(text, FileKind::Basis).unwrap_or(problem))?;
    if bases.version != CarriedBases::VERSION {
        let message =
            message!("e905-version", version = bases.version, read = CarriedBases::VERSION);
        return Err(hinted(Diagnostic::new(Code::E905, field(text, "version"), message)));
    }
    if bases.sha256 != digest(&bases.goals) {
        let message = message!("e906");
        return Err(hinted(Diagnostic::new(Code::E906, field(text, "sha256"), message)));
    }
    Ok(bases)
}

/// The codes and messages of a file in a form of our own.
pub(super) struct Form {
    /// It is not JSON.
    pub not_json: Code,
    /// It has not the form.
    pub malformed: Code,
    /// The message of that, with the path of a field if it is about one.
    pub says: fn(Option<&str>, Message) -> Message,
    /// Where such a file comes from.
    pub hint: fn() -> Message,
}

const FORM: Form = Form {
    not_json: Code::E904,
    malformed: Code::E905,
    says: |path, message| match path {
        Some(path) => message!("e905-at", path, message),
        None => message!("e905", message),
    },
    hint: || message!("e904-hint"),
};

/// Reads the text of a file that junheng wrote for itself, with at most so many values.
pub(super) fn own_form<T: DeserializeOwned>(
    text: &str,
    most: usize,
    form: &Form,
) -> Result<T, Diagnostic> {
    if let Some(problem) = too_many(text, most) {
        return Err(problem);
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let read = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| problem(text, error.inner(), &error.path().to_string(), form))?;
    json.end().map_err(|error| problem(text, &error, "", form))?;
    Ok(read)
}

fn problem(text: &str, error: &serde_json::Error, path: &str, form: &Form) -> Diagnostic {
    let place = byte_at(text, error.line(), error.column());
    let message = error.to_string();
    // The position is in the span; serde_json repeats it at the end of its text.
    let message = wrong(message.split(" at line ").next().unwrap_or_default());
    let problem = match error.classify() {
        Category::Data => {
            let path = Some(path).filter(|it| !matches!(*it, "" | "."));
            Diagnostic::new(form.malformed, place, (form.says)(path, message))
        }
        _ if text.trim().is_empty() => {
            Diagnostic::new(form.not_json, place, message!("empty-file"))
        }
        _ => Diagnostic::new(form.not_json, place, message!("not-json", message)),
    };
    problem.hint((form.hint)())
}

/// Where a field of the outermost object is named.
pub(super) fn field(text: &str, name: &str) -> Span {
    let quoted = format!("\"{name}\"");
    let at = text.find(&quoted).unwrap_or(0);
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { start: position(at), end: position((at + quoted.len()).min(text.len())) }
}

fn hinted(problem: Diagnostic) -> Diagnostic {
    problem.hint(message!("e904-hint"))
}
