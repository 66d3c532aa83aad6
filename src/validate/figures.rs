//! Rules on every number, series and amount: E312 to E314, E401 to E408, E607.

use super::findings::{Examined, Findings};
use super::owner::Owner;
use super::walk::{Figure, Seen};
use crate::diag::{Code, Span, message};
use crate::model::decimal::times_ten_to;
use crate::source::json::{Allowed, Amount, Series, shortened};

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
        Seen::Amount(owner, field, amount, span, several) => {
            e407_amount_empty(*owner, field, amount, *span, examined, findings);
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
            message!("e401", field = field(figure), owner = figure.owner, value = figure.value),
            message!("e401-hint"),
        );
    }
    broken
}

fn e402_not_a_share(figure: &Figure<'_>, findings: &mut Findings) -> bool {
    let (most, hint) = match figure.allowed {
        Allowed::Share | Allowed::Yield if figure.value <= 100.0 => {
            let share = times_ten_to(figure.value, -2);
            (1.0, message!("e402-hint", share, value = figure.value))
        }
        Allowed::Share | Allowed::Yield => (1.0, message!("e402-example")),
        Allowed::HoursOfDay => (24.0, message!("e402-day")),
        _ => return false,
    };
    let broken = figure.value > most;
    if broken {
        let code = if most > 1.0 { Code::E309 } else { Code::E402 };
        findings.report(
            code,
            figure.span,
            message!(
                "e402",
                field = field(figure),
                owner = figure.owner,
                value = figure.value,
                most
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
            message!("e403", field = field(figure), owner = figure.owner, value = figure.value),
            message!("e403-hint"),
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
            message!(
                "e404",
                field = field(figure),
                owner = figure.owner,
                value = format_args!("{:e}", figure.value),
                most = format_args!("{most:e}")
            ),
            message!("e404-hint"),
        );
    }
    broken
}

fn e405_too_small(figure: &Figure<'_>, findings: &mut Findings) {
    if figure.value != 0.0 && figure.value.abs() < 1e-9 {
        findings.report(
            Code::E405,
            figure.span,
            message!(
                "e405",
                field = field(figure),
                owner = figure.owner,
                value = format_args!("{:e}", figure.value)
            ),
            message!("e405-hint"),
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
            message!("e406", field = field(figure), owner = figure.owner),
            message!("e406-hint"),
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
            message!("e607", owner = figure.owner, value = figure.value),
            message!("e607-hint"),
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
            message!(
                "e312",
                field = shortened(field),
                owner,
                begins = first.value,
                first = examined.from
            ),
            message!("e312-hint", date = examined.from),
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
                message!(
                    "e313",
                    field = shortened(field),
                    owner,
                    after = after.value,
                    before = before.value
                ),
                message!("e313-hint"),
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
            message!("e314", field = shortened(field), owner),
            message!("e314-hint"),
        );
    }
}

fn e407_amount_empty(
    owner: Owner<'_>,
    field: &str,
    amount: &Amount,
    span: Span,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    if amount.0.is_empty() && !examined.incomplete {
        findings.report(
            Code::E407,
            span,
            message!("e407", field = shortened(field), owner),
            message!("e407-hint"),
        );
    }
}

fn e408_several_periods(owner: Owner<'_>, field: &str, amount: &Amount, findings: &mut Findings) {
    if let [first, second, ..] = amount.0.as_slice() {
        findings.report(
            Code::E408,
            second.1.span,
            message!(
                "e408",
                field = shortened(field),
                owner,
                first = first.0.word(),
                second = second.0.word()
            ),
            message!("keep-one"),
        );
    }
}

fn field(figure: &Figure<'_>) -> String {
    shortened(figure.field).into_owned()
}
