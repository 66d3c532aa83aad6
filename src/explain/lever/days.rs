//! Days of the week without work that could be worked: what every capacity would give on them.

use jiff::civil::{Date, Weekday};

use super::catalogue::Catalogue;
use super::{DayPart, Effect, Target};
use crate::formulate::{Capacity, ColumnMeaning};
use crate::ids::{BucketId, Id};
use crate::lp::Bounds;
use crate::model::answers::shortage::MeasureKind;
use crate::model::calendar::dates;
use crate::model::{BucketKind, Calendar, Hours, Limit};

impl Catalogue<'_> {
    /// A lever for each Saturday and Sunday that is no working day by its day of the week alone.
    pub(super) fn days(&mut self) {
        let (factory, buckets) = (self.factory, self.buckets);
        let calendar = &factory.calendar;
        let weekend = |date: Date| matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        let days: Vec<Date> = dates(factory.from, factory.to)
            .filter(|&date| weekend(date) && !calendar.works(date, None))
            .filter(|date| !calendar.holidays.contains(date))
            .filter(|date| !calendar.exceptions.iter().any(|it| it.from <= *date && *date <= it.to))
            .collect();
        let count: f64 = dates(factory.from, factory.to)
            .filter(|&date| calendar.works(date, None))
            .map(|_| 1.0)
            .sum();
        for date in days {
            let own = |bucket: &BucketId| {
                let it = &buckets[*bucket];
                it.start <= date && date <= it.end
            };
            let bucket = match factory.bucket {
                // What is made that day is there the next.
                BucketKind::Day => buckets.ids().find(|it| buckets[*it].start > date),
                _ => buckets.ids().find(own),
            };
            let worked = factory.bucket == BucketKind::Day && buckets.ids().any(|it| own(&it));
            let Some(bucket) = bucket.filter(|_| !worked) else { continue };
            let parts = self.parts(date, bucket);
            if parts.is_empty() {
                continue;
            }
            let at = format!("calendar/{date}");
            let of = (MeasureKind::WorkingDay, Target::Day(date));
            let family = self.family(at, of, Limit::called(date.to_string()), "days");
            self.there_is(family, count.max(1.0));
            let here = bucket.position()..bucket.position() + 1;
            let column = self.lever(family, here, Effect::Shipment, None, 1.0);
            for part in &parts {
                let number = part.extra.position() + 1;
                let row =
                    self.lp.row(format_args!("hours of {date}#{number}"), Bounds::at_most(0.0));
                self.lp.add(row, part.extra, 1.0);
                self.lp.add(row, column, -part.hours);
            }
            if let Some(lever) = self.list.last_mut() {
                lever.effect = Effect::Day(parts);
            }
        }
    }

    /// What each capacity with limited hours gives on a date, as columns of its own.
    fn parts(&mut self, date: Date, bucket: BucketId) -> Vec<DayPart> {
        let mut parts = Vec::new();
        let (legend, base) = (self.legend, self.base);
        for (regular, meaning) in legend.columns.enumerated() {
            let ColumnMeaning::Regular { of, bucket: at } = *meaning else { continue };
            if at != bucket || base.columns()[regular].upper.is_infinite() {
                continue;
            }
            let hours = self.hours_of_day(of, date);
            if hours <= 0.0 {
                continue;
            }
            let clock = match of {
                Capacity::Group(group) => self.clocks.get(&(group, bucket)).copied(),
                _ => None,
            };
            let number = self.lp.column_count() + 1;
            let name = format_args!("work/{date}#{number}");
            let extra = self.lp.column(name, Bounds::between(0.0, hours));
            for &(row, value) in base.matrix().column(regular) {
                if Some(row) != clock {
                    self.lp.add(row, extra, value);
                }
            }
            parts.push(DayPart { extra, regular, clock, hours });
        }
        parts
    }

    /// The hours of a capacity on a date, if it were worked.
    fn hours_of_day(&self, of: Capacity, date: Date) -> f64 {
        let calendar = &self.factory.calendar;
        match of {
            Capacity::Group(id) => {
                let group = &self.factory.groups[id];
                let Hours::Shifts { shifts, .. } = &group.hours else { return 0.0 };
                let hours: f64 = shifts.iter().map(|&it| shift_hours(calendar, it, date)).sum();
                let machines = group.machines.at(date);
                let repairs = group.repairs.iter();
                let here = repairs.filter(|it| it.from <= date && date <= it.to);
                let out: f64 = here.map(|it| it.machines.unwrap_or(machines)).sum();
                (machines - out).max(0.0) * hours * group.availability.at(date)
            }
            Capacity::Labour(id) => {
                let pool = &self.factory.labour[id];
                if pool.hours.is_some() || pool.is_flexible() {
                    return 0.0;
                }
                shift_hours(calendar, 0, date) * pool.attendance.at(date) * pool.heads.at(date)
            }
            Capacity::Service(_) => 0.0,
        }
    }
}

/// Hours of a shift on a date that is made a working day.
fn shift_hours(calendar: &Calendar, shift: usize, date: Date) -> f64 {
    let hours = &calendar.shifts[shift].hours;
    let day = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
    if hours[day] == 0.0 { hours.iter().copied().fold(0.0, f64::max) } else { hours[day] }
}
