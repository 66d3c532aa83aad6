//! The period after a period.

use jiff::civil::Date;

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Period {
    /// The period that follows: as many calendar months after whole calendar months, else as many
    /// days; or until a date that is named. `None` if that date is before its first day, or no
    /// calendar has the dates.
    #[must_use]
    pub fn next(self, until: Option<Date>) -> Option<Self> {
        let from = self.to.tomorrow().ok()?;
        let to = match until {
            Some(until) => until,
            None if self.is_of_months() => {
                let months = i32::from(self.to.year() - self.from.year()) * 12
                    + i32::from(self.to.month() - self.from.month());
                let last = from.checked_add(jiff::Span::new().months(months)).ok()?;
                last.last_of_month()
            }
            None => {
                let days = self.from.until(self.to).ok()?.get_days();
                from.checked_add(jiff::Span::new().days(days)).ok()?
            }
        };
        (to >= from).then_some(Self { from, to })
    }

    /// The day that this period looks on to, if one that ended on `to` looked on to `until`: as many
    /// calendar months after its end where both are the ends of months, else as many days.
    #[must_use]
    pub fn looking_on(self, to: Date, until: Date) -> Option<Date> {
        let is_end = |date: Date| date == date.last_of_month();
        if is_end(to) && is_end(until) && is_end(self.to) {
            let months =
                i32::from(until.year() - to.year()) * 12 + i32::from(until.month() - to.month());
            let first = self.to.first_of_month();
            return Some(first.checked_add(jiff::Span::new().months(months)).ok()?.last_of_month());
        }
        let days = to.until(until).ok()?.get_days();
        self.to.checked_add(jiff::Span::new().days(days)).ok()
    }

    /// Whether it begins and ends with a calendar month.
    fn is_of_months(self) -> bool {
        self.from == self.from.first_of_month() && self.to == self.to.last_of_month()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(from: &str, to: &str) -> (String, String) {
        let date = |text: &str| text.parse().expect("a date");
        let next = Period { from: date(from), to: date(to) }.next(None).expect("a period");
        (next.from.to_string(), next.to.to_string())
    }

    #[test]
    fn months_follow_months_and_days_follow_days() {
        let is = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(after("2026-12-01", "2026-12-31"), is("2027-01-01", "2027-01-31"));
        assert_eq!(after("2027-01-01", "2027-01-31"), is("2027-02-01", "2027-02-28"));
        assert_eq!(after("2027-02-01", "2027-02-28"), is("2027-03-01", "2027-03-31"));
        assert_eq!(after("2026-10-01", "2026-12-31"), is("2027-01-01", "2027-03-31"));
        assert_eq!(after("2026-12-07", "2026-12-13"), is("2026-12-14", "2026-12-20"));
    }
}
