//! Which dates of the planning period are working days for anybody, for rules on dates.

use jiff::civil::Date;

use super::build::{calendar, last_day, weekdays};
use crate::model::calendar::dates;
use crate::source::records::FactoryRecord;

/// The dates on which the factory or some group works.
#[derive(Debug)]
pub(super) struct WorkedDays {
    from: Date,
    to: Date,
    /// Working days before each date planned, and in total.
    before: Vec<u32>,
}

impl WorkedDays {
    /// None are counted where the planning period is impossible or too long.
    pub(super) fn new(record: &FactoryRecord, bounded: bool) -> Self {
        let (from, to) = (record.from.value, last_day(record));
        let mut before = vec![0];
        if bounded {
            let calendar = calendar(record);
            let own: Vec<[bool; 7]> = record
                .groups
                .iter()
                .filter(|group| group.value.hours.is_none())
                .filter_map(|group| group.value.workdays.as_deref().map(weekdays))
                .collect();
            let mut count = 0;
            for date in dates(from, to) {
                let worked = calendar.works(date, None)
                    || own.iter().any(|days| calendar.works(date, Some(days)));
                count += u32::from(worked);
                before.push(count);
            }
        }
        Self { from, to, before }
    }

    /// Whether any date from `first` to `last` is planned and worked.
    pub(super) fn any(&self, first: Date, last: Date) -> bool {
        let (first, last) = (first.max(self.from), last.min(self.to));
        if last < first {
            return false;
        }
        let count = |at: usize| self.before.get(at).copied().unwrap_or(0);
        count(self.position(last) + 1) > count(self.position(first))
    }

    /// The last day worked on or before `date`; `None` if there is none planned.
    pub(super) fn last_until(&self, date: Date) -> Option<Date> {
        std::iter::successors(Some(date.min(self.to)), |date| date.yesterday().ok())
            .take_while(|date| *date >= self.from)
            .find(|date| self.any(*date, *date))
    }

    fn position(&self, date: Date) -> usize {
        usize::try_from((date - self.from).get_days()).unwrap_or(0)
    }
}
