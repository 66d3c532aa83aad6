//! The calendar: days of the week, shifts reduced to hours, exceptions.

use jiff::civil::{Date, Time};

use crate::model::{Calendar, Exception, Shift};
use crate::source::Cell;
use crate::source::json::{Weekday, Word as _};
use crate::source::records::{CalendarRecord, ExceptionRecord, FactoryRecord, ShiftRecord};
use crate::validate::names::DEFAULT_SHIFT;

const MONDAY_TO_FRIDAY: [bool; 7] = [true, true, true, true, true, false, false];

/// The last day that counts: that of the horizon, if it comes after the last day planned.
pub(in super::super) fn last_day(record: &FactoryRecord) -> Date {
    let to = record.to.value;
    record.horizon.as_ref().map_or(to, |it| it.value.max(to))
}

/// The calendar, with what the format says if nothing is given.
pub(in super::super) fn calendar(record: &FactoryRecord) -> Calendar {
    let record: Option<&CalendarRecord> = record.calendar.as_ref().map(|cell| &cell.value);
    let mut shifts: Vec<Shift> = record
        .map(|record| record.shifts.iter().map(|shift| self::shift(&shift.value)).collect())
        .unwrap_or_default();
    if shifts.is_empty() {
        shifts.push(Shift { id: DEFAULT_SHIFT.to_owned(), hours: [8.0; 7] });
    }
    Calendar {
        workdays: record
            .and_then(|record| record.workdays.as_deref())
            .map_or(MONDAY_TO_FRIDAY, weekdays),
        holidays: record
            .map(|record| record.holidays.iter().map(|date| date.value).collect())
            .unwrap_or_default(),
        shifts,
        exceptions: record
            .map(|record| record.exceptions.iter().filter_map(|it| exception(&it.value)).collect())
            .unwrap_or_default(),
    }
}

/// Days of the week, Monday first.
pub(in super::super) fn weekdays(days: &[Cell<Weekday>]) -> [bool; 7] {
    let mut worked = [false; 7];
    for day in days {
        worked[day.value as usize] = true;
    }
    worked
}

/// Working hours of a shift by its times, less its break, or as given; `None` if neither is
/// complete.
pub(in super::super) fn shift_hours(record: &ShiftRecord) -> Option<f64> {
    match (&record.start, &record.end, &record.hours) {
        (Some(start), Some(end), None) => {
            let minutes = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
            // At or before the start means the next day.
            let length = (minutes(end.value) - minutes(start.value) - 1).rem_euclid(24 * 60) + 1;
            let pause = record.break_hours.as_ref().map_or(0.0, |hours| hours.value);
            Some(f64::from(length) / 60.0 - pause)
        }
        (None, None, Some(hours)) => Some(hours.value),
        _ => None,
    }
}

fn shift(record: &ShiftRecord) -> Shift {
    let mut hours = [shift_hours(record).unwrap_or(0.0); 7];
    for (day, value) in &record.by_weekday.0 {
        if let Some(day) = Weekday::from_word(&day.value) {
            hours[day as usize] = value.value;
        }
    }
    Shift { id: record.id.value.clone(), hours }
}

fn exception(record: &ExceptionRecord) -> Option<Exception> {
    let single = record.date.as_ref();
    let from = record.from.as_ref().or(single)?.value;
    let to = record.to.as_ref().or(single)?.value;
    let hours = record.hours.as_ref().map(|hours| hours.value);
    let works = match &record.works {
        Some(works) => works.value,
        None => hours.is_some_and(|hours| hours > 0.0),
    };
    Some(Exception { from, to, works, hours })
}
