//! Collects the findings of the rules, with their common context.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::names::Names;
use super::worked::WorkedDays;
use crate::diag::{Code, Diagnostic, Hint, Message, Span};
use crate::model::Series;
use crate::source::json;
use crate::source::records::FactoryRecord;

/// The record under examination.
#[derive(Debug)]
pub(super) struct Examined<'r> {
    pub record: &'r FactoryRecord,
    pub names: Names<'r>,
    /// Ids of entries that could not be read: references to them were not reported.
    pub lost: &'r FxHashSet<String>,
    /// Whether parts of the file could not be read.
    pub incomplete: bool,
    /// Whether the planning period is possible: rules that walk over its dates may run.
    pub bounded: bool,
    pub worked: WorkedDays,
    pub from: Date,
    pub to: Date,
}

/// The problems found so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub problems: Vec<Diagnostic>,
}

impl Findings {
    /// Reports a problem; what to do about it is the message of the same key with `-hint`.
    pub(super) fn report(&mut self, code: Code, span: Span, message: Message) {
        let hint = Message { key: format!("{}-hint", message.key).into(), ..Message::new("") };
        self.advise(code, span, message, hint);
    }

    /// Reports a problem with what to do about it.
    pub(super) fn advise(
        &mut self,
        code: Code,
        span: Span,
        message: Message,
        hint: impl Into<Hint>,
    ) {
        self.problems.push(Diagnostic::new(code, span, message).hint(hint));
    }
}

/// A record's series as the model holds it. A series that breaks E313 or E314 is reported there;
/// here it counts as its first value, so that other rules can still be checked.
pub(super) fn series(series: &json::Series) -> Series {
    match series {
        json::Series::Constant(value) => Series::constant(*value),
        json::Series::Steps(steps) => {
            let pairs = steps.iter().map(|(date, value)| (date.value, value.value)).collect();
            let first = steps.first().map_or(0.0, |(_, value)| value.value);
            Series::from_steps(pairs).unwrap_or_else(|| Series::constant(first))
        }
    }
}
