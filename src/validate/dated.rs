//! Changes dated inside a bucket or period that has one value: W807.

use jiff::civil::Date;

use super::findings::Findings;
use super::owner::Owner;
use crate::diag::{Code, message};
use crate::model::{BucketKind, Buckets, Per};
use crate::source::Cell;
use crate::source::json::{Amount, Series, shortened};

/// W807, for one series whose value is taken on each bucket's first day.
pub(super) fn change_inside_bucket(
    owner: Owner<'_>,
    field: &str,
    steps: &[(Cell<Date>, Cell<f64>)],
    planned: &Buckets,
    findings: &mut Findings,
) {
    if planned.kind == BucketKind::Day && planned.beyond_kind() == BucketKind::Day {
        return;
    }
    for (date, _) in steps {
        let inside = planned.iter().find(|it| it.start < date.value && date.value <= it.end);
        if let Some(bucket) = inside {
            findings.report(
                Code::W807,
                date.span,
                message!(
                    "w807",
                    field = shortened(field),
                    owner,
                    date = date.value,
                    bucket = bucket.name
                ),
            );
        }
    }
}

/// W807, for an amount whose value is taken on the first day of each of its periods.
pub(super) fn change_inside_period(
    owner: Owner<'_>,
    field: &str,
    amount: &Amount,
    (from, to): (Date, Date),
    findings: &mut Findings,
) {
    // What is held and what is late is charged by the calendar day.
    if matches!(field, "holding_cost" | "price") {
        return;
    }
    for (per, part) in &amount.0 {
        let Series::Steps(steps) = &part.value else { continue };
        if *per == Per::Day {
            continue;
        }
        for (date, _) in steps.iter().filter(|(date, _)| from < date.value && date.value <= to) {
            let first = per.start(date.value).unwrap_or(from).max(from);
            let last = per.end(date.value).unwrap_or(to);
            if first < date.value {
                findings.report(
                    Code::W807,
                    date.span,
                    message!(
                        "w807-period",
                        field = shortened(field),
                        owner,
                        date = date.value,
                        first,
                        last
                    ),
                );
            }
        }
    }
}
