//! Working time: which dates are working days and how many hours each shift has on them.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

/// A shift, reduced to its hours on each day of the week, Monday first. A shift over midnight
/// belongs wholly to the day it starts on.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// Its id.
    pub id: String,
    /// Working hours by day of the week, Monday first.
    pub hours: [f64; 7],
}

/// Dates that differ from the rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// First date.
    pub from: Date,
    /// Last date, included.
    pub to: Date,
    /// Whether the factory works then.
    pub works: bool,
    /// Hours of each shift then; `None` keeps the shift's own.
    pub hours: Option<f64>,
}

/// When the factory works.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Days of the week worked, Monday first.
    pub workdays: [bool; 7],
    /// Dates not worked.
    pub holidays: FxHashSet<Date>,
    /// Shifts of a working day, at least one.
    pub shifts: Vec<Shift>,
    /// Exceptions; the last that covers a date counts.
    pub exceptions: Vec<Exception>,
}

/// The day of the week, Monday 0.
fn weekday(date: Date) -> usize {
    usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0)
}

impl Calendar {
    fn exception(&self, date: Date) -> Option<&Exception> {
        self.exceptions.iter().rev().find(|it| it.from <= date && date <= it.to)
    }

    /// Whether `date` is worked, by the factory's days of the week or a group's own.
    /// An exception beats a holiday, a holiday beats the day of the week.
    #[must_use]
    pub fn works(&self, date: Date, own_workdays: Option<&[bool; 7]>) -> bool {
        match self.exception(date) {
            Some(exception) => exception.works,
            None => {
                !self.holidays.contains(&date)
                    && own_workdays.unwrap_or(&self.workdays)[weekday(date)]
            }
        }
    }

    /// Hours of one shift on `date`, 0 if it is not worked.
    #[must_use]
    pub fn shift_hours(&self, shift: usize, date: Date, own_workdays: Option<&[bool; 7]>) -> f64 {
        if !self.works(date, own_workdays) {
            return 0.0;
        }
        let own = self.shifts[shift].hours[weekday(date)];
        // A shift that does not run on Saturdays still runs on a Saturday made a working day.
        let usual = self.shifts[shift].hours.iter().copied().fold(0.0, f64::max);
        match self.exception(date) {
            Some(Exception { hours: Some(hours), .. }) => *hours,
            Some(_) if own == 0.0 => usual,
            _ => own,
        }
    }

    /// Hours of all shifts on `date`: the weight of a day where time is shared evenly.
    #[must_use]
    pub fn hours(&self, date: Date) -> f64 {
        (0..self.shifts.len()).map(|shift| self.shift_hours(shift, date, None)).sum()
    }
}

/// The dates from `from` to `to`, both included.
pub fn dates(from: Date, to: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |date| date.tomorrow().ok()).take_while(move |d| *d <= to)
}
