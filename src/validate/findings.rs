//! Collects the findings of the rules, with their common context.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::names::Names;
use super::worked::WorkedDays;
use crate::diag::{Code, Diagnostic, Hint, Message, Span, message};
use crate::model::Series;
use crate::source::Cell;
use crate::source::json;
use crate::source::records::FactoryRecord;

/// The record under examination.
#[derive(Debug)]
pub(super) struct Examined<'r> {
    pub record: &'r FactoryRecord,
    pub names: Names<'r>,
    /// Ids of entries that could not be read: references to them were not reported.
    pub lost: &'r FxHashSet<String>,
    /// Fields that are there and were refused: no rule calls them missing.
    pub refused: &'r json::Refused,
    /// Whether parts of the file could not be read.
    pub incomplete: bool,
    /// Whether the planning period is possible: rules that walk over its dates may run.
    pub bounded: bool,
    pub worked: WorkedDays,
    pub from: Date,
    pub to: Date,
    /// The last day that counts: that of the horizon, or the last day planned.
    pub last: Date,
}

/// The problems found so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub problems: Vec<Diagnostic>,
}

impl Findings {
    /// Reports a problem; what to do about it is the message of the same key with `-hint`.
    pub(super) fn report(&mut self, code: Code, span: Span, message: Message) {
        self.problems.push(Diagnostic::new(code, span, message).hinted());
    }

    /// Reports dates that are neither `date` alone nor `from` with `to`, by which of the three are
    /// given; `true` if they are.
    pub(super) fn one_date_or_two(
        &mut self,
        code: Code,
        span: Span,
        message: Message,
        given: [bool; 3],
    ) -> bool {
        let complete = matches!(given, [true, false, false] | [false, true, true]);
        if !complete {
            self.advise(code, span, message, message!("dates-hint"));
        }
        complete
    }

    /// Reports that dates end before they begin, in the words of `message`; `true` if they do not.
    pub(super) fn forward(
        &mut self,
        code: Code,
        from: Option<&Cell<Date>>,
        to: Option<&Cell<Date>>,
        message: impl FnOnce(Date, Date) -> Message,
    ) -> bool {
        let reversed = from.zip(to).filter(|(from, to)| to.value < from.value);
        if let Some((from, to)) = reversed {
            let message = message(to.value, from.value);
            self.advise(code, to.span, message, message!("exchange-dates"));
        }
        reversed.is_none()
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
