//! A basis file to [`CarriedBases`]: checks its format, version and digest.

use serde_json::error::Category;

use super::json::{MOST_VALUES_OF_PLAN, too_many};
use super::plan_file::{byte_at, wrong};
use crate::diag::{Code, Diagnostic, Span, message};
use crate::model::carried::{CarriedBases, digest};

/// Reads the text of a file that `junheng plan --basis-out` wrote.
///
/// # Errors
/// E904 if it is not JSON, E905 if it has not the form of carried bases or is of another
/// version, E906 if its digest is not that of its contents.
pub fn read(text: &str) -> Result<CarriedBases, Diagnostic> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(problem) = too_many(text, MOST_VALUES_OF_PLAN) {
        return Err(problem);
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let bases: CarriedBases = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| problem(text, error.inner(), &error.path().to_string()))?;
    json.end().map_err(|error| problem(text, &error, ""))?;
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

fn problem(text: &str, error: &serde_json::Error, path: &str) -> Diagnostic {
    let place = byte_at(text, error.line(), error.column());
    let message = error.to_string();
    // The position is in the span; serde_json repeats it at the end of its text.
    let message = wrong(message.split(" at line ").next().unwrap_or_default());
    hinted(match error.classify() {
        Category::Data if !matches!(path, "" | ".") => {
            Diagnostic::new(Code::E905, place, message!("e905-at", path, message))
        }
        Category::Data => Diagnostic::new(Code::E905, place, message!("e905", message)),
        _ if text.trim().is_empty() => Diagnostic::new(Code::E904, place, message!("empty-file")),
        _ => Diagnostic::new(Code::E904, place, message!("not-json", message)),
    })
}

/// Where a field of the outermost object is named.
fn field(text: &str, name: &str) -> Span {
    let quoted = format!("\"{name}\"");
    let at = text.find(&quoted).unwrap_or(0);
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { start: position(at), end: position((at + quoted.len()).min(text.len())) }
}

fn hinted(problem: Diagnostic) -> Diagnostic {
    problem.hint(message!("e904-hint"))
}
