//! Capacities: equipment groups, labour pools and services, and the hours each has.

use jiff::civil::Date;

use super::calendar::Calendar;
use super::{Amount, Buckets, Hours, Named, Opening, RepairToPlace, Series};
use crate::ids::{BucketId, Id, LabourId, ServiceId, WorkshopId};

/// What an operation or a machine hour uses in addition to the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resource {
    /// Hours of a labour pool.
    Labour(LabourId),
    /// Units of a service.
    Service(ServiceId),
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
    /// Repairs whose dates the plan chooses.
    pub repairs_to_place: Vec<RepairToPlace>,
    /// Overtime tiers.
    pub overtime: Vec<Overtime>,
    /// Used per machine hour run.
    pub uses: Vec<(Resource, Series)>,
    /// Money per hour of load.
    pub cost_per_hour: Series,
    /// Most routes that may run on it in one bucket; `None` for no limit.
    pub at_once: Option<u32>,
    /// What opening it for a bucket costs and requires, if anything is said about it.
    pub open: Option<Opening>,
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
    /// Whether only whole heads are hired and laid off.
    pub whole_heads: bool,
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
        let hours = self.hours.as_ref().map(|amount| buckets.spread(amount));
        let on = self.hours_on(calendar, buckets);
        let sum = |bucket| match (&hours, self.attendance.all_of(buckets.days(bucket))) {
            (Some(hours), Some(attendance)) => hours[bucket.position()] * attendance,
            _ => buckets.days(bucket).map(&on).sum(),
        };
        buckets.ids().map(sum).collect()
    }

    /// Hours one attending head gives on a day.
    fn hours_on<'a>(
        &'a self,
        calendar: &'a Calendar,
        buckets: &'a Buckets,
    ) -> impl Fn(Date) -> f64 + 'a {
        let outright = self.hours.as_ref().map(|amount| buckets.per_workday(amount));
        move |day| {
            let hours = match &outright {
                Some(hours) => hours[buckets.day_position(day)],
                None => calendar.shift_hours(0, day, None),
            };
            hours * self.attendance.at(day)
        }
    }

    /// The hours and pay of a pool whose heads are given, added up day by day.
    #[must_use]
    pub fn given(&self, calendar: &Calendar, buckets: &Buckets) -> Given {
        let by_day = |whole: Vec<f64>, on: &dyn Fn(Date) -> f64| -> Vec<f64> {
            let sum = |bucket| match self.heads.all_of(buckets.days(bucket)) {
                Some(heads) => heads * whole[bucket.position()],
                None => buckets.days(bucket).map(|day| self.heads.at(day) * on(day)).sum(),
            };
            buckets.ids().map(sum).collect()
        };
        let spread = |amount: Option<&Amount>| match amount {
            Some(amount) => {
                let per_day = buckets.per_workday(amount);
                by_day(buckets.spread(amount), &|day| per_day[buckets.day_position(day)])
            }
            None => vec![0.0; buckets.len()],
        };
        let mean = |bucket: BucketId| {
            let of = |days: Vec<Date>| {
                #[allow(clippy::cast_precision_loss)] // a count of days
                let count = days.len() as f64;
                days.iter().map(|day| self.heads.at(*day)).sum::<f64>() / count
            };
            let worked = || buckets.days(bucket).filter(|day| calendar.works(*day, None)).collect();
            match self.heads.all_of(buckets.days(bucket)) {
                Some(heads) => heads,
                None => Some(worked())
                    .filter(|it: &Vec<Date>| !it.is_empty())
                    .map_or_else(|| of(buckets.days(bucket).collect()), of),
            }
        };
        let hours = self.hours_per_head(calendar, buckets);
        Given {
            heads: buckets.ids().map(mean).collect(),
            hours: by_day(hours, &self.hours_on(calendar, buckets)),
            overtime: spread(self.overtime.as_ref().map(|it| &it.hours_per_head)),
            pay: spread(self.wage.as_ref()),
        }
    }
}

/// The hours and pay of a pool whose heads are given, in each bucket.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Heads, the mean of its working days.
    pub heads: Vec<f64>,
    /// Hours they give in regular time.
    pub hours: Vec<f64>,
    /// Hours they may give beyond.
    pub overtime: Vec<f64>,
    /// Their pay.
    pub pay: Vec<f64>,
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
    /// Its capacity, spread over the working days of each period; `None` for no limit.
    pub capacity: Option<Amount>,
    /// Money per unit used.
    pub price: Series,
    /// Extra output.
    pub overtime: Vec<Overtime>,
}

/// The figures of equipment time, in machine hours.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EquipmentTime {
    /// Machines × 24 h × calendar days.
    pub calendar: f64,
    /// Shifts × length × working days.
    pub scheduled: f64,
    /// Scheduled hours lost to planned repair.
    pub repair: f64,
    /// Effective hours: (scheduled − repair) × availability.
    pub effective: f64,
    /// All the hours of the bucket's own days, by the clock: 24 a day for each machine that is
    /// not out for repair that day. Never less than `effective`, but where the hours of a machine
    /// are given outright.
    pub clock: f64,
}

/// Sums of hours that differ by less are one.
const ROUNDING: f64 = 1e-9;

/// Hours of a day by the clock.
const HOURS_OF_A_DAY: f64 = 24.0;

impl Group {
    /// The most that the group can be loaded in each bucket, overtime included: the
    /// calendar hours of its machines. `None` if they do not determine what the group can do: its
    /// hours are given outright and are more than its machines have in some bucket.
    #[must_use]
    pub fn clock(&self, calendar: &Calendar, buckets: &Buckets) -> Option<Vec<f64>> {
        let time = self.time(calendar, buckets);
        let beyond = |(bucket, time): (BucketId, &EquipmentTime)| {
            let machines = buckets.days(bucket).map(|day| self.machines.at(day));
            let whole = machines.sum::<f64>() * HOURS_OF_A_DAY;
            time.scheduled > whole * (1.0 + ROUNDING)
        };
        let outright = matches!(self.hours, Hours::PerMachine(_));
        if outright && buckets.ids().zip(&time).any(beyond) {
            return None;
        }
        // A sum of shares of a day may miss the whole by an ulp.
        Some(time.iter().map(|time| time.clock.max(time.effective)).collect())
    }

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
            time.calendar += self.machines.at(day) * HOURS_OF_A_DAY;
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
            time.clock += (machines - out.min(machines)) * HOURS_OF_A_DAY;
            let repair = out.min(machines) * hours;
            let scheduled = machines * hours;
            time.scheduled += scheduled;
            time.repair += repair;
            time.effective += (scheduled - repair) * self.availability.at(day);
        }
        time
    }
}
