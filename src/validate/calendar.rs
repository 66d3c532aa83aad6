//! Rules on the planning period, its horizon, the calendar and its shifts: E301 to E311, E323 to E325.

use super::build;
use super::findings::{Examined, Findings};
use super::owner::Owner;
use crate::diag::{Code, Hint, Span, message};
use crate::model::BucketKind;
use crate::model::calendar::dates;
use crate::model::decimal::without_residue;
use crate::source::Cell;
use crate::source::json::{Weekday, Word as _, nearest, shortened};
use crate::source::records::{CalendarRecord, ExceptionRecord, FactoryRecord, ShiftRecord};

/// Ten years and a few days: the longest time planned, so that nothing runs for hours over a
/// mistyped year.
const MOST_DAYS: i32 = 3660;

/// Reports everything wrong with the planning period and the calendar.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let record = examined.record;
    e323_to_e325_horizon(record, findings);
    if let Some(calendar) = &record.calendar {
        for shift in &calendar.value.shifts {
            if !examined.refused.any(shift.span, &["start", "end", "hours"]) {
                e308_shift_times(&shift.value, shift.span, findings);
            }
            e309_shift_length(&shift.value, findings);
            e310_unknown_weekday(&shift.value, findings);
        }
        for exception in &calendar.value.exceptions {
            let ExceptionRecord { date, from, to, .. } = &exception.value;
            let given = [date.is_some(), from.is_some(), to.is_some()];
            if !examined.refused.any(exception.span, &["date", "from", "to"])
                && findings.one_date_or_two(Code::E305, exception.span, message!("e305"), given)
            {
                findings.forward(Code::E306, from.as_ref(), to.as_ref(), |to, from| {
                    message!("e306", to, from)
                });
            }
            if !examined.refused.any(exception.span, &["works", "hours"]) {
                e307_exception_says_nothing(exception, findings);
            }
        }
    }
    let refused = |calendar: &Cell<CalendarRecord>| {
        examined.refused.any(calendar.span, &["workdays", "holidays", "exceptions", "shifts"])
    };
    let unread = record.calendar.as_ref().map_or(examined.refused.anywhere("calendar"), refused);
    if examined.bounded && !unread {
        e303_no_working_day(examined, findings);
    }
    e311_day_above_24_hours(record, findings);
}

/// E301 and E302: whether the planning period is possible and not too long to walk over.
pub(super) fn e301_e302_bounded(record: &FactoryRecord, findings: &mut Findings) -> bool {
    let (from, to) = (record.from.value, record.to.value);
    let last = build::last_day(record);
    let days = (last - from).get_days() + 1;
    if to < from {
        findings.report(Code::E301, record.to.span, message!("e301", to, from));
    } else if days > MOST_DAYS {
        let looked_on_to = record.horizon.as_ref().filter(|it| it.value == last);
        let span = looked_on_to.map_or(record.to.span, |it| it.span);
        findings.report(Code::E302, span, message!("e302", days, from, to = last));
    }
    to >= from && (1..=MOST_DAYS).contains(&days)
}

/// Whether the horizon comes after the last day planned, in buckets that are not shorter.
fn e323_to_e325_horizon(record: &FactoryRecord, findings: &mut Findings) {
    let to = record.to.value;
    if let Some(horizon) = record.horizon.as_ref().filter(|it| it.value <= to) {
        let message = message!("e323", horizon = horizon.value, to);
        findings.report(Code::E323, horizon.span, message);
    }
    let Some(bucket) = &record.horizon_bucket else { return };
    let within = record.bucket.as_ref().map_or(BucketKind::Day, |it| it.value);
    if record.horizon.is_none() {
        findings.report(Code::E325, bucket.span, message!("e325"));
    } else if bucket.value.is_finer_than(within) {
        let message = message!("e324", beyond = bucket.value.word(), within = within.word());
        findings.report(Code::E324, bucket.span, message);
    }
}

fn e303_no_working_day(examined: &Examined<'_>, findings: &mut Findings) {
    let calendar = build::calendar(examined.record);
    if !dates(examined.from, examined.to).any(|date| calendar.works(date, None)) {
        let span = match &examined.record.calendar {
            Some(calendar) => calendar.span,
            None => examined.record.from.span,
        };
        findings.report(Code::E303, span, message!("e303", from = examined.from, to = examined.to));
    }
}

fn e307_exception_says_nothing(exception: &Cell<ExceptionRecord>, findings: &mut Findings) {
    let record = &exception.value;
    let works = record.works.as_ref().map(|works| works.value);
    let hours = record.hours.as_ref().map(|hours| hours.value);
    let message = match (works, hours) {
        (None, None) => message!("e307-nothing"),
        (Some(true), Some(0.0)) => message!("e307-no-hours"),
        (Some(false), Some(hours)) if hours > 0.0 => {
            message!("e307-hours")
        }
        _ => return,
    };
    findings.advise(Code::E307, exception.span, message, message!("e307-hint"));
}

fn e308_shift_times(shift: &ShiftRecord, span: Span, findings: &mut Findings) {
    if build::shift_hours(shift).is_none() {
        findings.report(Code::E308, span, message!("e308", shift = shortened(&shift.id.value)));
    } else if let (Some(pause), Some(_)) = (&shift.break_hours, &shift.hours) {
        findings.report(
            Code::E308,
            pause.span,
            message!("e308-break", shift = shortened(&shift.id.value)),
        );
    }
}

fn e309_shift_length(shift: &ShiftRecord, findings: &mut Findings) {
    let Some(hours) = build::shift_hours(shift) else { return };
    let runs_some_day = shift.by_weekday.0.iter().any(|(_, hours)| hours.value > 0.0);
    let too_short = hours < 0.0 || (hours == 0.0 && !runs_some_day);
    // A break outside 0 to 24 hours was reported as a figure.
    let pause = shift.break_hours.as_ref().map_or(0.0, |pause| pause.value);
    if (too_short || hours > 24.0) && (0.0..=24.0).contains(&pause) {
        let place = shift.break_hours.as_ref().or(shift.hours.as_ref());
        let negative = place.is_some_and(|cell| cell.value < 0.0);
        if negative {
            return;
        }
        findings.report(
            Code::E309,
            place.map_or(shift.id.span, |cell| cell.span),
            message!("e309", shift = shortened(&shift.id.value), hours = without_residue(hours)),
        );
    }
}

fn e310_unknown_weekday(shift: &ShiftRecord, findings: &mut Findings) {
    for (day, _) in &shift.by_weekday.0 {
        if Weekday::from_word(&day.value).is_none() {
            let hint = match nearest(&day.value.to_lowercase(), Weekday::WORDS.iter().copied()) {
                Some(near) => Hint::Meant(near.to_owned()),
                None => Hint::words(Weekday::WORDS),
            };
            findings.advise(
                Code::E310,
                day.span,
                message!("e310", day = shortened(&day.value)),
                hint,
            );
        }
    }
}

/// The largest total of hours of the named shifts (all if none are named) on one day.
fn longest_day(record: &FactoryRecord, shifts: Option<&[Cell<String>]>) -> f64 {
    let calendar = build::calendar(record);
    let works = |id: &str| shifts.is_none_or(|shifts| shifts.iter().any(|it| it.value == id));
    let chosen: Vec<_> = calendar.shifts.iter().filter(|shift| works(&shift.id)).collect();
    #[allow(clippy::cast_precision_loss)] // a count of shifts
    let count = chosen.len() as f64;
    let exceptions = calendar.exceptions.iter().filter_map(|it| it.hours);
    let exceptions = exceptions.map(|hours| hours * count);
    let by_weekday = (0..7).map(|day| chosen.iter().map(|shift| shift.hours[day]).sum::<f64>());
    by_weekday.chain(exceptions).fold(0.0, f64::max)
}

fn e311_day_above_24_hours(record: &FactoryRecord, findings: &mut Findings) {
    let Some(calendar) = &record.calendar else { return };
    let calendar: &CalendarRecord = &calendar.value;
    let limit = 24.0 + 1e-9;
    let mut report = |span: Span, owner: Owner<'_>, hours: f64| {
        let hours = without_residue(hours);
        findings.report(Code::E311, span, message!("e311", owner, hours));
    };
    // One shift that is too long by itself is E309.
    let all_by_default = record
        .groups
        .iter()
        .find(|group| group.value.shifts.is_none() && group.value.hours.is_none());
    if let (Some(group), Some(first), true) =
        (all_by_default, calendar.shifts.first(), calendar.shifts.len() > 1)
    {
        let hours = longest_day(record, None);
        if hours > limit {
            report(first.span, Owner::new("thing-group", &group.value.id.value), hours);
        }
    }
    for group in &record.groups {
        let Some(shifts) = &group.value.shifts else { continue };
        if let [first, _, ..] = shifts.as_slice() {
            let hours = longest_day(record, Some(shifts));
            if hours > limit {
                report(first.span, Owner::new("thing-group", &group.value.id.value), hours);
            }
        }
    }
}
