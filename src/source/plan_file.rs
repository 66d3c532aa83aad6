//! A finished plan's file to a [`Plan`]: the form is checked here, the figures by the audit.

use serde_json::error::Category;

use super::json::{MOST_VALUES_OF_PLAN, too_many};
use super::kinds::{FileKind, another_kind};
use crate::diag::{Code, Diagnostic, Message, Severity, Span, message};
use crate::model::plan::Plan;

/// What came of reading a plan file.
#[derive(Debug)]
pub struct PlanReading {
    /// The plan; `None` if the file holds none.
    pub plan: Option<Plan>,
    /// Problems of form, warnings included.
    pub problems: Vec<Diagnostic>,
}

impl PlanReading {
    /// The plan, if there is one and nothing worse than a warning was found.
    #[must_use]
    pub fn usable(&self) -> Option<&Plan> {
        let broken = self.problems.iter().any(|it| it.severity() == Severity::Error);
        self.plan.as_ref().filter(|_| !broken)
    }
}

/// Reads a plan file's text: unknown and missing fields, `null` or text where a number belongs,
/// and numbers that overflow are refused with the path of the field.
#[must_use]
pub fn read(text: &str) -> PlanReading {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(problem) = too_many(text, MOST_VALUES_OF_PLAN) {
        return PlanReading { plan: None, problems: vec![problem] };
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let plan = serde_path_to_error::deserialize::<_, Plan>(&mut json);
    let problem = match plan {
        Ok(plan) => match json.end() {
            Ok(()) => return PlanReading { problems: other_version(&plan), plan: Some(plan) },
            Err(error) => problem(text, &error, ""),
        },
        Err(error) => problem(text, error.inner(), &error.path().to_string()),
    };
    let problem = another_kind(text, FileKind::Plan).unwrap_or(problem);
    PlanReading { plan: None, problems: vec![problem] }
}

fn problem(text: &str, error: &serde_json::Error, path: &str) -> Diagnostic {
    let place = byte_at(text, error.line(), error.column());
    let message = error.to_string();
    // The position is in the span; serde_json repeats it at the end of its text.
    let said = message.split(" at line ").next().unwrap_or_default();
    let (too_large, message) = (said.contains("number out of range"), wrong(said));
    match error.classify() {
        Category::Data => {
            let message = match path {
                "" | "." => message!("e902", message),
                _ => message!("e902-at", path, message),
            };
            Diagnostic::new(Code::E902, place, message)
        }
        _ if too_large => {
            let message = message!("e902-at", path, message);
            Diagnostic::new(Code::E902, place, message)
        }
        _ if text.trim().is_empty() => Diagnostic::new(Code::E901, place, message!("empty-file")),
        _ => Diagnostic::new(Code::E901, place, message!("not-json", message)),
    }
    .hint(message!("e901-hint"))
}

/// What is wrong, as the reader of JSON says it in English.
pub(super) fn wrong(said: &str) -> Message {
    match said {
        "expected value" => message!("serde-value-wanted"),
        "expected ident" => message!("serde-word"),
        "EOF while parsing a value" => message!("serde-end-of-value"),
        "EOF while parsing an object" => message!("serde-end-of-object"),
        "EOF while parsing a list" => message!("serde-end-of-list"),
        "EOF while parsing a string" => message!("serde-end-of-text"),
        "trailing characters" => message!("serde-trailing"),
        "trailing comma" => message!("serde-trailing-comma"),
        "key must be a string" => message!("serde-name-wanted"),
        "expected `:`" => message!("serde-colon-wanted"),
        "expected `,` or `}`" => message!("serde-comma-or-brace"),
        "expected `,` or `]`" => message!("serde-comma-or-bracket"),
        "invalid number" => message!("serde-number"),
        "invalid escape" => message!("serde-escape"),
        "number out of range" => message!("serde-out-of-range"),
        // Of fields and types it says more than could be listed here.
        other => message!("library", text = other),
    }
}

/// The byte span of a line and column (both from 1, the column in bytes) of `text`.
pub(super) fn byte_at(text: &str, line: usize, column: usize) -> Span {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let at = (before + column.saturating_sub(1)).min(text.len());
    let start = u32::try_from(at).unwrap_or(u32::MAX);
    let end = u32::try_from((at + 1).min(text.len())).unwrap_or(u32::MAX);
    Span { start, end }
}

fn other_version(plan: &Plan) -> Vec<Diagnostic> {
    let own = env!("CARGO_PKG_VERSION");
    if plan.version == own {
        return Vec::new();
    }
    let message = message!("w903", version = plan.version, own);
    vec![Diagnostic::new(Code::W903, Span::default(), message).hint(message!("w903-hint"))]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only_problem(text: &str) -> Diagnostic {
        let reading = read(text);
        assert!(reading.usable().is_none());
        assert_eq!(reading.problems.len(), 1);
        reading.problems.into_iter().next().expect("one problem")
    }

    #[test]
    fn broken_text_is_placed() {
        let problem = only_problem("{\n  \"status\": optimal\n}");
        assert_eq!(problem.code, Code::E901);
        assert_eq!(problem.span.start, 14);
    }

    #[test]
    fn a_wrong_field_is_named() {
        let problem = only_problem(r#"{"status": "optimal", "goals": [{"goal": 3}]}"#);
        assert_eq!(problem.code, Code::E902);
        assert!(format!("{:?}", problem.message).contains("goals[0].goal"));
    }

    #[test]
    fn an_overflowing_number_is_refused() {
        let text = r#"{"status": "optimal", "goals": [{"goal": "cost", "value": 1e999}]}"#;
        assert_eq!(only_problem(text).code, Code::E902);
    }

    #[test]
    fn english_says_of_syntax_what_the_reader_says() {
        let texts = [
            "",
            "{",
            "[1,",
            "{\"a",
            "{\"a\" 1}",
            "{\"a\": 1 \"b\": 2}",
            "[1 2]",
            "nul",
            "nulx",
            "{a: 1}",
            "{\"a\": }",
            "{\"a\": 1,}",
            "1 2",
            "-x",
            "1e999",
            "\"\\x\"",
        ];
        for text in texts {
            let error = serde_json::from_str::<serde_json::Value>(text).expect_err(text);
            let error = error.to_string();
            let said = error.split(" at line ").next().expect("the first part");
            let message = wrong(said);
            assert_eq!(crate::report::message::english(&message), said, "{text}");
            assert_ne!(message.key, "library", "{text}: {said}");
        }
    }
}
