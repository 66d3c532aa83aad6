//! Rules on every number, series and amount: E312 to E314, E401 to E408, E607.

use super::findings::{Examined, Findings};
use super::owner::Owner;
use super::walk::{Allowed, Figure, Seen};
use crate::diag::{Code, Span};
use crate::source::Cell;
use crate::source::json::{Amount, Series, shortened};

/// Reports everything wrong with one figure, series or amount.
pub(super) fn check(seen: &Seen<'_>, examined: &Examined<'_>, findings: &mut Findings) {
    match seen {
        Seen::Figure(figure) => {
            let broken = e401_negative(figure, findings)
                || e404_too_big(figure, findings)
                || e406_zero(figure, findings)
                || e402_not_a_share(figure, findings)
                || e403_not_whole(figure, findings)
                || e607_priority(figure, findings);
            if !broken {
                e405_too_small(figure, findings);
            }
        }
        Seen::Series { owner, field, series, span, .. } => {
            e314_series_empty(*owner, field, series, *span, examined, findings);
            e313_series_order(*owner, field, series, findings);
            e312_series_begins_late(*owner, field, series, examined, findings);
        }
        Seen::Amount(owner, field, amount, several) => {
            e407_amount_empty(*owner, field, amount, examined, findings);
            if !several {
                e408_several_periods(*owner, field, amount, findings);
            }
        }
        Seen::Reference(..) => {}
    }
}

fn e401_negative(figure: &Figure<'_>, findings: &mut Findings) -> bool {
    let broken = figure.value < 0.0 && !matches!(figure.allowed, Allowed::Any | Allowed::Priority);
    if broken {
        findings.report(
            Code::E401,
            figure.span,
            format!("\"{}\" of {} is negative: {}", field(figure), figure.owner, figure.value),
            "write a number of 0 or more",
        );
    }
    broken
}

fn e402_not_a_share(figure: &Figure<'_>, findings: &mut Findings) -> bool {
    let (most, hint) = match figure.allowed {
        Allowed::Share | Allowed::Yield if figure.value <= 100.0 => {
            (1.0, format!("write {} for {} %", figure.value / 100.0, figure.value))
        }
        Allowed::Share | Allowed::Yield => (1.0, "write 0.95 for 95 %".to_owned()),
        Allowed::HoursOfDay => (24.0, "a day has 24 hours".to_owned()),
        _ => return false,
    };
    let broken = figure.value > most;
    if broken {
        let code = if most > 1.0 { Code::E309 } else { Code::E402 };
        findings.report(
            code,
            figure.span,
            format!(
                "\"{}\" of {} is {}; it lies between 0 and {most}",
                field(figure),
                figure.owner,
                figure.value
            ),
            hint,
        );
    }
    broken
}

fn e403_not_whole(figure: &Figure<'_>, findings: &mut Findings) -> bool {
    let broken = figure.allowed == Allowed::Days && figure.value.fract() != 0.0;
    if broken {
        findings.report(
            Code::E403,
            figure.span,
            format!(
                "\"{}\" of {} is {}; it must be a whole number of days",
                field(figure),
                figure.owner,
                figure.value
            ),
            "round the number",
        );
    }
    broken
}

fn e404_too_big(figure: &Figure<'_>, findings: &mut Findings) -> bool {
    // Whole numbers of days also have to count days of a calendar.
    let most = if figure.allowed == Allowed::Days { 1e5 } else { 1e12 };
    let broken = figure.value.abs() > most && figure.allowed != Allowed::Priority;
    if broken {
        findings.report(
            Code::E404,
            figure.span,
            format!(
                "\"{}\" of {} is {:e}; the most is {most:e}",
                field(figure),
                figure.owner,
                figure.value
            ),
            "check the digits, or use a larger unit",
        );
    }
    broken
}

fn e405_too_small(figure: &Figure<'_>, findings: &mut Findings) {
    if figure.value != 0.0 && figure.value.abs() < 1e-9 {
        findings.report(
            Code::E405,
            figure.span,
            format!(
                "\"{}\" of {} is {:e}; the least above 0 is 1e-9",
                field(figure),
                figure.owner,
                figure.value
            ),
            "write 0, or use a smaller unit",
        );
    }
}

fn e406_zero(figure: &Figure<'_>, findings: &mut Findings) -> bool {
    let broken =
        figure.value == 0.0 && matches!(figure.allowed, Allowed::Positive | Allowed::Yield);
    if broken {
        findings.report(
            Code::E406,
            figure.span,
            format!("\"{}\" of {} is 0", field(figure), figure.owner),
            "write a number above 0, or leave the entry out",
        );
    }
    broken
}

fn e607_priority(figure: &Figure<'_>, findings: &mut Findings) -> bool {
    let whole = figure.value.fract() == 0.0 && (1.0..=1000.0).contains(&figure.value);
    let broken = figure.allowed == Allowed::Priority && !whole;
    if broken {
        findings.report(
            Code::E607,
            figure.span,
            format!(
                "the priority of {} is {}; it must be a whole number from 1 to 1000",
                figure.owner, figure.value
            ),
            "write 1 for the class served first, 2 for the next and so on",
        );
    }
    broken
}

fn e312_series_begins_late(
    owner: Owner<'_>,
    field: &str,
    series: &Series,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let Series::Steps(steps) = series else { return };
    let Some((first, _)) = steps.first() else { return };
    if first.value > examined.from {
        findings.report(
            Code::E312,
            first.span,
            format!(
                "\"{}\" of {owner} begins on {}, after the first day planned, {}",
                shortened(field),
                first.value,
                examined.from
            ),
            format!("add the value that holds on {}", examined.from),
        );
    }
}

fn e313_series_order(owner: Owner<'_>, field: &str, series: &Series, findings: &mut Findings) {
    let Series::Steps(steps) = series else { return };
    for pair in steps.windows(2) {
        let (before, after) = (&pair[0].0, &pair[1].0);
        if after.value <= before.value {
            findings.report(
                Code::E313,
                after.span,
                format!(
                    "in \"{}\" of {owner}, {} stands after {}",
                    shortened(field),
                    after.value,
                    before.value
                ),
                "write the dates in order, each once; 2026-01 means 2026-01-01",
            );
            return;
        }
    }
}

fn e314_series_empty(
    owner: Owner<'_>,
    field: &str,
    series: &Series,
    span: Span,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    // Dates that could not be read were reported already.
    let empty = matches!(series, Series::Steps(steps) if steps.is_empty()) && !examined.incomplete;
    if empty {
        findings.report(
            Code::E314,
            span,
            format!("\"{}\" of {owner} holds no value", shortened(field)),
            "write a number, or dates with numbers as in {\"2026-01\": 25}",
        );
    }
}

fn e407_amount_empty(
    owner: Owner<'_>,
    field: &str,
    amount: &Cell<Amount>,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    if amount.value.0.is_empty() && !examined.incomplete {
        findings.report(
            Code::E407,
            amount.span,
            format!("\"{}\" of {owner} names no period", shortened(field)),
            "write it as in {\"per_month\": 1500}",
        );
    }
}

fn e408_several_periods(
    owner: Owner<'_>,
    field: &str,
    amount: &Cell<Amount>,
    findings: &mut Findings,
) {
    if let [first, second, ..] = amount.value.0.as_slice() {
        findings.report(
            Code::E408,
            second.1.span,
            format!(
                "\"{}\" of {owner} is given both {} and {}",
                shortened(field),
                first.0.word(),
                second.0.word()
            ),
            "keep one of the two",
        );
    }
}

fn field(figure: &Figure<'_>) -> String {
    shortened(figure.field).into_owned()
}
