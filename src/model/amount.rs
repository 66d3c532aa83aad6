//! An amount per period: hours per month, pieces per day, a total.

use jiff::civil::Date;

use super::Series;

/// The period an amount is given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Per {
    /// A day: a working day for quantities, a calendar day for holding and lateness.
    Day,
    /// Monday to Sunday.
    Week,
    /// The 1st to the 10th, the 11th to the 20th, the 21st to the month's end.
    TenDays,
    /// A calendar month.
    Month,
    /// The whole planning period.
    InAll,
}

impl Per {
    /// The first day of the period that contains `date`; `None` for the whole planning period.
    #[must_use]
    pub fn start(self, date: Date) -> Option<Date> {
        match self {
            Self::Day => Some(date),
            Self::Week => {
                let back = date.weekday().to_monday_zero_offset();
                date.checked_sub(jiff::Span::new().days(i64::from(back))).ok()
            }
            Self::TenDays => {
                let first = match date.day() {
                    1..=10 => 1,
                    11..=20 => 11,
                    _ => 21,
                };
                Date::new(date.year(), date.month(), first).ok()
            }
            Self::Month => Some(date.first_of_month()),
            Self::InAll => None,
        }
    }

    /// The last day of the period that contains `date`; `None` for the whole planning period.
    #[must_use]
    pub fn end(self, date: Date) -> Option<Date> {
        match self {
            Self::Day => Some(date),
            Self::Week => self.start(date)?.checked_add(jiff::Span::new().days(6)).ok(),
            Self::TenDays => {
                let last = match date.day() {
                    1..=10 => 10,
                    11..=20 => 20,
                    _ => date.days_in_month(),
                };
                Date::new(date.year(), date.month(), last).ok()
            }
            Self::Month => Some(date.last_of_month()),
            Self::InAll => None,
        }
    }
}

/// An amount per period, which may differ by date.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The period.
    pub per: Per,
    /// The amount for each such period, by the date it begins (or the first day planned).
    pub value: Series,
}
