//! Proposals that came back on sheets, as measures of the factory file: every problem in its cell.

use serde_json::Value;

use super::{Proposals, proposals};
use crate::diag::{Code, Diagnostic, Hint, Severity, message};
use crate::scenario::{Document, Path};
use crate::source::SourceText;
use crate::source::json::Kind;
use crate::source::records::field_at;
use crate::source::workbook::proposals::{Filled, FilledIn, ProposalRow};
use crate::source::workbook::settled;
use crate::validate::{Validated, validate};

/// Two figures of which one may be rounded are the same within this share.
const ROUNDED: f64 = 1e-3;

/// Words for hours.
const HOURS: [&str; 5] = ["h", "hour", "hours", "小时", "工时"];

/// The factory with its measures and those submitted.
pub struct Submitted {
    /// The factory file with all measures.
    pub source: SourceText,
    /// The factory.
    pub validated: Validated,
    /// The measures with the changes they make.
    pub proposals: Proposals,
}

/// The proposals filled in as measures of a factory file.
///
/// # Errors
/// Every problem found, with the input in which their places are.
pub fn submitted(
    document: &Document,
    filled: &FilledIn,
) -> Result<(Submitted, Vec<Diagnostic>), (SourceText, Vec<Diagnostic>)> {
    let mut problems = filled.problems.clone();
    let mut set = Vec::new();
    for row in &filled.rows {
        let before = problems.len();
        figures(row, &mut problems);
        let value = to(row, &mut problems);
        from(row, document, &mut problems);
        unit(row, &mut problems);
        set.push(value.filter(|_| problems.len() == before));
    }
    let source = filled.as_measures(document.tree(), &set);
    // A path that does not exist is reported for wrong values, too.
    for (row, _) in filled.rows.iter().zip(&set).filter(|it| it.1.is_none()) {
        path(row, document, &mut problems);
    }
    let validated = match validate(crate::source::json::read(&source.text)) {
        Ok(validated) => validated,
        Err(found) => {
            problems.extend(found.into_iter().filter(|it| it.severity() == Severity::Error));
            for (row, _) in filled.rows.iter().zip(&set).filter(|it| it.1.is_some()) {
                path(row, document, &mut problems);
            }
            return Err((source, problems));
        }
    };
    match proposals(&source.text, &validated.factory) {
        Ok((found, warnings)) => {
            problems.extend(found.invalid());
            if problems.iter().any(|it| it.severity() == Severity::Error) {
                return Err((source, problems));
            }
            problems.extend(warnings);
            Ok((Submitted { source, validated, proposals: found }, problems))
        }
        Err(found) => {
            problems.extend(found.into_iter().filter(|it| it.severity() == Severity::Error));
            let wrong = filled.rows.iter().zip(&set).filter(|it| it.1.is_none()).map(|it| it.0);
            let problems = without_echoes(problems, &source, wrong);
            Err((source, problems))
        }
    }
}

/// The problems without those of the measures of wrong rows, which leave the file as it is: what is
/// wrong with them is reported already.
fn without_echoes<'r>(
    problems: Vec<Diagnostic>,
    source: &SourceText,
    wrong: impl Iterator<Item = &'r ProposalRow>,
) -> Vec<Diagnostic> {
    let places = |of: &[Diagnostic]| -> Vec<(String, Option<String>, usize)> {
        let places = source.places(of).into_iter();
        places.map(|it| (it.file, it.cell.map(|cell| cell.column.0), it.line)).collect()
    };
    let rows = wrong.map(|it| Diagnostic::new(Code::E961, it.span(), message!("e961-blank")));
    let rows = places(&rows.collect::<Vec<_>>());
    let at = places(&problems);
    let echo = |code: Code| matches!(code, Code::E614 | Code::E615);
    let kept = problems.into_iter().zip(at).filter(|(it, at)| !echo(it.code) || !rows.contains(at));
    kept.map(|it| it.0).collect()
}

/// A problem of a cell.
fn report(problems: &mut Vec<Diagnostic>, code: Code, of: &Filled, text: crate::diag::Message) {
    problems.push(Diagnostic::new(code, of.span(), text).hint(Hint::Cure));
}

/// E940: what is changed is a place of the factory file.
fn path(row: &ProposalRow, document: &Document, problems: &mut Vec<Diagnostic>) {
    let Some(what) = &row.what else { return };
    match Path::parse(&row.path) {
        None => report(problems, Code::E940, what, message!("e940", path = row.path)),
        Some(path) if document.places(&path).is_empty() => {
            let steps = path.steps().len();
            let there = |count: &usize| !document.places(&path.first(*count)).is_empty();
            let known = (1..steps).rev().find(there).unwrap_or(0);
            let wrong = &path.steps()[known];
            report(problems, Code::E940, what, message!("e940-nowhere", path, wrong));
        }
        Some(_) => {}
    }
}

/// E961: costs are numbers, and the date is one.
fn figures(row: &ProposalRow, problems: &mut Vec<Diagnostic>) {
    for it in [&row.once, &row.monthly].into_iter().flatten().filter(|it| it.number.is_none()) {
        report(problems, Code::E961, it, message!("e961-number", text = it.text));
    }
    if let Some(it) = row.since.as_ref().filter(|it| it.date.is_none()) {
        report(problems, Code::E961, it, message!("e961-date", text = it.text));
    }
}

/// The kind of what is changed.
fn kind(row: &ProposalRow) -> Option<Kind> {
    let path = Path::parse(&row.path)?;
    field_at(path.steps()).map(|it| it.kind)
}

fn is_number(kind: Option<Kind>) -> bool {
    match kind {
        Some(Kind::Map(of)) => is_number(Some(*of)),
        Some(Kind::Number | Kind::Series | Kind::Amount | Kind::Short(_)) => true,
        _ => false,
    }
}

/// The value that is set: a number, words, or a list of ids; E961 if there is none.
fn to(row: &ProposalRow, problems: &mut Vec<Diagnostic>) -> Option<Value> {
    let Some(to) = &row.to else {
        let message = message!("e961-blank");
        problems.push(Diagnostic::new(Code::E961, row.span(), message).hint(Hint::Cure));
        return None;
    };
    let kind = kind(row);
    if let Some(number) = to.number {
        return Some(Value::from(number));
    }
    if is_number(kind) {
        report(problems, Code::E961, to, message!("e961-number", text = to.text));
        return None;
    }
    Some(match kind {
        Some(Kind::Texts | Kind::Words(_)) => words(&to.text).into(),
        _ => Value::from(to.text.trim()),
    })
}

/// Ids separated by `;`.
fn words(text: &str) -> Vec<String> {
    let parts = text.split([';', '；']).map(|it| it.trim().to_owned());
    parts.filter(|it| !it.is_empty()).collect()
}

/// E962: what a proposal says of the present is so.
fn from(row: &ProposalRow, document: &Document, problems: &mut Vec<Diagnostic>) {
    let (Some(from), Some(path)) = (&row.from, Path::parse(&row.path)) else { return };
    let places = document.places(&path);
    let [place] = places.as_slice() else { return };
    let Some(now) = document.number_at(place) else { return };
    let same = from.number.is_some_and(|it| (it - now).abs() <= ROUNDED * now.abs().max(it.abs()));
    if !same {
        let message = message!("e962", text = from.text, path, now);
        report(problems, Code::E962, from, message);
    }
}

/// E963: the unit is that of the figure.
fn unit(row: &ProposalRow, problems: &mut Vec<Diagnostic>) {
    let Some(unit) = &row.unit else { return };
    let of_field = || {
        let path = Path::parse(&row.path)?;
        field_at(path.steps()).map(|it| it.unit.to_owned())
    };
    let wanted = row.listed_unit.clone().or_else(of_field).unwrap_or_default();
    let (own, wanted_so) = (settled(&unit.text), settled(&wanted));
    let alike = own == wanted_so
        || HOURS.contains(&own.as_str()) && wanted_so == "h"
        || wanted.is_empty() && !HOURS.contains(&own.as_str());
    // Money is in the factory's own currency, by whatever name.
    if !alike && wanted != "money" {
        let message = message!("e963", unit = unit.text, wanted, path = row.path);
        let blank = message!("e963-none", unit = unit.text, path = row.path);
        report(problems, Code::E963, unit, if wanted.is_empty() { blank } else { message });
    }
}
