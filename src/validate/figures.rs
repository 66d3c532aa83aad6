//! Rules on every number, series and amount: E312 to E314, E401 to E408, E607.

use std::borrow::Cow;

use jiff::civil::Date;

use super::findings::{Examined, Findings};
use super::walk::{Figure, Seen};
use crate::diag::{Code, Hint, Message, message};
use crate::model::Per;
use crate::model::decimal::times_ten_to;
use crate::source::Cell;
use crate::source::json::{Allowed, Amount, Series, Word as _, shortened};

/// What is wrong with a figure.
type Wrong = Option<(Code, Message, Hint)>;

/// Reports everything wrong with one figure, series or amount.
pub(super) fn check(seen: &Seen<'_>, examined: &Examined<'_>, findings: &mut Findings) {
    match *seen {
        Seen::Figure(ref figure) => {
            let wrong = e401_negative(figure)
                .or_else(|| e404_too_big(figure))
                .or_else(|| e406_zero(figure))
                .or_else(|| e402_not_a_share(figure))
                .or_else(|| e403_not_whole(figure))
                .or_else(|| e607_priority(figure))
                .or_else(|| e405_too_small(figure));
            if let Some((code, message, hint)) = wrong {
                findings.advise(code, figure.span, message, hint);
            }
        }
        Seen::Series { owner, field, series, span, .. } => {
            let field = shortened(field);
            if let Series::Steps(steps) = series {
                // Dates that could not be read were reported already.
                if steps.is_empty() && !examined.incomplete {
                    findings.report(Code::E314, span, message!("e314", field, owner));
                }
                e313_series_order(steps, findings, |after, before| {
                    message!("e313", field, owner, after, before)
                });
                e312_series_begins_late(steps, examined.from, findings, |begins, first| {
                    message!("e312", field, owner, begins, first)
                });
            }
        }
        Seen::Amount(owner, field, amount, span, several) => {
            let field = shortened(field);
            if amount.0.is_empty() && !examined.incomplete {
                findings.report(Code::E407, span, message!("e407", field, owner));
            }
            if !several {
                e408_several_periods(amount, findings, |first, second| {
                    message!("e408", field, owner, first, second)
                });
            }
        }
        Seen::Reference(..) => {}
    }
}

fn wrong(code: Code, message: Message) -> (Code, Message, Hint) {
    let hint = message.hint().into();
    (code, message, hint)
}

fn e401_negative(figure: &Figure<'_>) -> Wrong {
    let &Figure { owner, value, allowed, .. } = figure;
    let broken = value < 0.0 && !matches!(allowed, Allowed::Any | Allowed::Priority);
    broken.then(|| wrong(Code::E401, message!("e401", field = field(figure), owner, value)))
}

fn e402_not_a_share(figure: &Figure<'_>) -> Wrong {
    let &Figure { owner, value, .. } = figure;
    let (most, hint) = match figure.allowed {
        Allowed::Share | Allowed::Yield if value <= 100.0 => {
            (1.0, message!("e402-hint", share = times_ten_to(value, -2), value))
        }
        Allowed::Share | Allowed::Yield => (1.0, message!("e402-example")),
        Allowed::HoursOfDay => (24.0, message!("e402-day")),
        _ => return None,
    };
    let code = if most > 1.0 { Code::E309 } else { Code::E402 };
    (value > most)
        .then(|| (code, message!("e402", field = field(figure), owner, value, most), hint.into()))
}

fn e403_not_whole(figure: &Figure<'_>) -> Wrong {
    let &Figure { owner, value, allowed, .. } = figure;
    let broken = matches!(allowed, Allowed::Days | Allowed::Count) && value.fract() != 0.0;
    broken.then(|| wrong(Code::E403, message!("e403", field = field(figure), owner, value)))
}

fn e404_too_big(figure: &Figure<'_>) -> Wrong {
    // Whole numbers of days also have to count days of a calendar.
    let counts = matches!(figure.allowed, Allowed::Days | Allowed::Count);
    let most = if counts { 1e5 } else { 1e12 };
    let broken = figure.value.abs() > most && figure.allowed != Allowed::Priority;
    let owner = figure.owner;
    let (value, most) = (format_args!("{:e}", figure.value), format_args!("{most:e}"));
    broken.then(|| wrong(Code::E404, message!("e404", field = field(figure), owner, value, most)))
}

fn e405_too_small(figure: &Figure<'_>) -> Wrong {
    let broken = figure.value != 0.0 && figure.value.abs() < 1e-9;
    let owner = figure.owner;
    let value = format_args!("{:e}", figure.value);
    broken.then(|| wrong(Code::E405, message!("e405", field = field(figure), owner, value)))
}

fn e406_zero(figure: &Figure<'_>) -> Wrong {
    let must_be_more =
        matches!(figure.allowed, Allowed::Positive | Allowed::Yield | Allowed::Count);
    let owner = figure.owner;
    (figure.value == 0.0 && must_be_more)
        .then(|| wrong(Code::E406, message!("e406", field = field(figure), owner)))
}

fn e607_priority(figure: &Figure<'_>) -> Wrong {
    let &Figure { owner, value, allowed, .. } = figure;
    let whole = value.fract() == 0.0 && (1.0..=1000.0).contains(&value);
    let broken = allowed == Allowed::Priority && !whole;
    broken.then(|| wrong(Code::E607, message!("e607", owner, value)))
}

fn field<'f>(figure: &Figure<'f>) -> Cow<'f, str> {
    shortened(figure.field)
}

type Steps = [(Cell<Date>, Cell<f64>)];

fn e312_series_begins_late(
    steps: &Steps,
    planned_from: Date,
    findings: &mut Findings,
    said: impl Fn(Date, Date) -> Message,
) {
    if let Some((first, _)) = steps.first().filter(|(first, _)| first.value > planned_from) {
        let hint = message!("e312-hint", date = planned_from);
        findings.advise(Code::E312, first.span, said(first.value, planned_from), hint);
    }
}

fn e313_series_order(steps: &Steps, findings: &mut Findings, said: impl Fn(Date, Date) -> Message) {
    let mut pairs = steps.windows(2).map(|pair| (&pair[0].0, &pair[1].0));
    if let Some((before, after)) = pairs.find(|(before, after)| after.value <= before.value) {
        findings.report(Code::E313, after.span, said(after.value, before.value));
    }
}

fn e408_several_periods(
    amount: &Amount,
    findings: &mut Findings,
    said: impl Fn(&str, &str) -> Message,
) {
    if let [first, second, ..] = amount.0.as_slice() {
        let word = |per: Per| Per::WORDS[per as usize];
        let message = said(word(first.0), word(second.0));
        findings.advise(Code::E408, second.1.span, message, message!("keep-one"));
    }
}
