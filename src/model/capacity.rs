//! Capacities: equipment groups, labour pools and services, and the hours each has.

use jiff::civil::Date;

use super::calendar::Calendar;
use super::{Amount, Buckets, Named, Series};
use crate::ids::{BucketId, LabourId, ServiceId, WorkshopId};

/// What an operation or a machine hour uses besides the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resource {
    /// Hours of a labour pool.
    Labour(LabourId),
    /// Units of a service.
    Service(ServiceId),
}

/// Where a group's scheduled hours come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Hours {
    /// Shifts of the calendar (by position), with the group's own days of the week if any.
    Shifts {
        /// Positions in [`Calendar::shifts`].
        shifts: Vec<usize>,
        /// Days of the week worked instead of the calendar's.
        workdays: Option<[bool; 7]>,
    },
    /// Hours of one machine given outright, spread over the factory's working days.
    PerMachine(Amount),
}

/// An equipment group.
#[derive(Clone, Debug)]
pub struct Group {
    /// Id and name.
    pub named: Named,
    /// Its workshop, if any.
    pub workshop: Option<WorkshopId>,
    /// Number of machines by date.
    pub machines: Series,
    /// Scheduled hours.
    pub hours: Hours,
    /// Share of scheduled time left after repair that is available, 0 to 1.
    pub availability: Series,
    /// Planned repairs.
    pub repairs: Vec<Repair>,
    /// Overtime tiers.
    pub overtime: Vec<Overtime>,
    /// Used per machine hour run.
    pub uses: Vec<(Resource, Series)>,
    /// Money per hour of load.
    pub cost_per_hour: Series,
}

/// Machines out of work for repair.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// First date.
    pub from: Date,
    /// Last date, included.
    pub to: Date,
    /// How many machines; `None` for all.
    pub machines: Option<f64>,
}

/// A tier of extra hours (or units).
#[derive(Clone, Debug, PartialEq)]
pub struct Overtime {
    /// Limits; none means no limit.
    pub limits: Vec<Amount>,
    /// Money per hour (or unit).
    pub price: Series,
}

/// A labour pool.
#[derive(Clone, Debug)]
pub struct Labour {
    /// Id and name.
    pub named: Named,
    /// Its workshop, if any.
    pub workshop: Option<WorkshopId>,
    /// Headcount by date; at the first day planned where heads can be hired or laid off.
    pub heads: Series,
    /// Hours of one head; `None` for the calendar's first shift.
    pub hours: Option<Amount>,
    /// Share of those hours attended.
    pub attendance: Series,
    /// Pay of one head, worked or not.
    pub wage: Option<Amount>,
    /// Hiring, if allowed.
    pub hiring: Option<Hiring>,
    /// Laying off, if allowed.
    pub laying_off: Option<LayingOff>,
    /// Overtime, if allowed.
    pub overtime: Option<LabourOvertime>,
}

impl Labour {
    /// Whether the headcount is decided by the plan.
    #[must_use]
    pub fn is_flexible(&self) -> bool {
        self.hiring.is_some() || self.laying_off.is_some()
    }

    /// Hours one attending head gives in each bucket.
    #[must_use]
    pub fn hours_per_head(&self, calendar: &Calendar, buckets: &Buckets) -> Vec<f64> {
        match &self.hours {
            Some(amount) => {
                let spread = buckets.spread(amount);
                let days = buckets.ids().map(|bucket| buckets[bucket].start);
                days.zip(spread).map(|(day, hours)| hours * self.attendance.at(day)).collect()
            }
            None => buckets
                .ids()
                .map(|bucket| {
                    buckets
                        .days(bucket)
                        .map(|day| calendar.shift_hours(0, day, None) * self.attendance.at(day))
                        .sum()
                })
                .collect(),
        }
    }
}

/// Hiring of heads.
#[derive(Clone, Debug, PartialEq)]
pub struct Hiring {
    /// Money per head.
    pub cost: Series,
    /// Limits; none means no limit.
    pub limits: Vec<Amount>,
    /// Working days before a new head gives hours.
    pub training_days: u32,
}

/// Laying off of heads.
#[derive(Clone, Debug, PartialEq)]
pub struct LayingOff {
    /// Money per head.
    pub cost: Series,
    /// Limits; none means no limit.
    pub limits: Vec<Amount>,
}

/// Overtime of a labour pool.
#[derive(Clone, Debug, PartialEq)]
pub struct LabourOvertime {
    /// Extra hours one head may work, spread over the working days of each period.
    pub hours_per_head: Amount,
    /// Money per hour.
    pub price: Series,
}

/// A service of an auxiliary workshop.
#[derive(Clone, Debug)]
pub struct Service {
    /// Id and name.
    pub named: Named,
    /// Its workshop, if any.
    pub workshop: Option<WorkshopId>,
    /// Unit.
    pub unit: String,
    /// What it can give, spread over the working days of each period; `None` for no limit.
    pub capacity: Option<Amount>,
    /// Money per unit used.
    pub price: Series,
    /// Extra output.
    pub overtime: Vec<Overtime>,
}

/// The four figures of equipment time, in machine hours.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EquipmentTime {
    /// Machines × 24 h × calendar days.
    pub calendar: f64,
    /// Shifts × length × working days.
    pub scheduled: f64,
    /// Scheduled hours lost to planned repair.
    pub repair: f64,
    /// What can be planned: (scheduled − repair) × availability.
    pub effective: f64,
}

impl Group {
    /// Equipment time of each bucket, day by day and never averaged over a month.
    #[must_use]
    pub fn time(&self, calendar: &Calendar, buckets: &Buckets) -> Vec<EquipmentTime> {
        let outright = match &self.hours {
            Hours::PerMachine(amount) => Some(buckets.per_workday(amount)),
            Hours::Shifts { .. } => None,
        };
        buckets
            .ids()
            .map(|bucket| self.bucket_time(calendar, buckets, bucket, outright.as_deref()))
            .collect()
    }

    fn bucket_time(
        &self,
        calendar: &Calendar,
        buckets: &Buckets,
        bucket: BucketId,
        outright: Option<&[f64]>,
    ) -> EquipmentTime {
        let mut time = EquipmentTime::default();
        for day in buckets.span(bucket) {
            time.calendar += self.machines.at(day) * 24.0;
        }
        for day in buckets.days(bucket) {
            let hours = match (&self.hours, outright) {
                (Hours::Shifts { shifts, workdays }, _) => shifts
                    .iter()
                    .map(|&shift| calendar.shift_hours(shift, day, workdays.as_ref()))
                    .sum(),
                (Hours::PerMachine(_), Some(per_day)) => per_day[buckets.day_position(day)],
                (Hours::PerMachine(_), None) => 0.0,
            };
            let machines = self.machines.at(day);
            let out: f64 = self
                .repairs
                .iter()
                .filter(|repair| repair.from <= day && day <= repair.to)
                .map(|repair| repair.machines.unwrap_or(machines))
                .sum();
            let repair = out.min(machines) * hours;
            let scheduled = machines * hours;
            time.scheduled += scheduled;
            time.repair += repair;
            time.effective += (scheduled - repair) * self.availability.at(day);
        }
        time
    }
}
