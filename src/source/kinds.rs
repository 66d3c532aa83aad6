//! What kind of file a text is, by what it holds: a file of another kind than was asked for is named.

use jsonc_parser::ast::{Object, Value};

use super::json::parse;
use crate::diag::{Code, Diagnostic, Message, Span, message};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Factory,
    Actuals,
    Plan,
    Scenarios,
    Basis,
    Proof,
    Programme,
    Page,
    Table,
}

impl FileKind {
    /// As in "this is a plan".
    fn called(self) -> Message {
        match self {
            Self::Factory => message!("file-factory"),
            Self::Actuals => message!("file-actuals"),
            Self::Plan => message!("file-plan"),
            Self::Scenarios => message!("file-scenarios"),
            Self::Basis => message!("file-basis"),
            Self::Proof => message!("file-proof"),
            Self::Programme => message!("file-programme"),
            Self::Page => message!("file-page"),
            Self::Table => message!("file-table"),
        }
    }
}

/// The problem of a text that is of another kind than the one wanted; `None` if it is of that kind or
/// of none that is known.
pub(super) fn another_kind(text: &str, wanted: FileKind) -> Option<Diagnostic> {
    let is = kind_of(text).filter(|it| *it != wanted)?;
    let hint = match is {
        FileKind::Table => message!("e113-table-hint"),
        _ => message!("e113-hint", wanted = wanted.called()),
    };
    let message = message!("e113", is = is.called(), wanted = wanted.called());
    Some(Diagnostic::new(Code::E113, Span::default(), message).hint(hint))
}

fn kind_of(text: &str) -> Option<FileKind> {
    let begins = text.trim_start();
    if begins.starts_with('{') {
        return match parse(text).ok()?? {
            Value::Object(object) => of_object(&object),
            _ => None,
        };
    }
    let lines = || begins.lines().take(50).map(str::trim_end);
    if begins.starts_with('<') {
        return Some(FileKind::Page);
    }
    if lines().any(|line| line == "ROWS") && lines().any(|line| line.starts_with("NAME")) {
        return Some(FileKind::Programme);
    }
    let mut with_fields = lines().filter(|line| !line.is_empty());
    let count = |line: &str| line.matches([',', ';', '\t']).count();
    let first = with_fields.next().map_or(0, count);
    let same = first > 0 && with_fields.all(|line| count(line) == first);
    let is_json = begins.starts_with(['[', '"']);
    (same && !is_json && lines().count() > 1).then_some(FileKind::Table)
}

fn of_object(object: &Object<'_>) -> Option<FileKind> {
    let has = |name: &str| object.get(name).is_some();
    if has("certificate") && has("buckets") && has("goals") {
        return Some(FileKind::Plan);
    }
    let lists = ["made", "shipped", "used", "worked", "lost", "delivered", "scrapped"];
    if !has("products") && lists.iter().any(|it| has(it)) {
        return Some(FileKind::Actuals);
    }
    if has("from") && has("to") {
        return Some(FileKind::Factory);
    }
    if has("scenarios") || has("generators") {
        return Some(FileKind::Scenarios);
    }
    if has("version") && has("goals") && has("sha256") {
        return Some(FileKind::Basis);
    }
    (has("plan_sha256") && has("rows")).then_some(FileKind::Proof)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_what_they_hold() {
        let kind = |text| kind_of(text);
        assert_eq!(
            kind(r#"{"factory": "M", "from": "2026-12-01", "to": "2026-12-04"}"#),
            Some(FileKind::Factory)
        );
        assert_eq!(
            kind(r#"{"certificate": {}, "buckets": [], "goals": []}"#),
            Some(FileKind::Plan)
        );
        assert_eq!(kind(r#"{"scenarios": []}"#), Some(FileKind::Scenarios));
        assert_eq!(kind("NAME x\nROWS\n N cost\nCOLUMNS\n"), Some(FileKind::Programme));
        assert_eq!(kind("<!DOCTYPE html>\n"), Some(FileKind::Page));
        assert_eq!(kind("id;product;quantity\nA;gear;5\n"), Some(FileKind::Table));
        assert_eq!(kind("hello"), None);
        assert_eq!(kind(r#"{"a": 1}"#), None);
    }
}
