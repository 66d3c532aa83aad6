//! More hours: overtime in blocks, additional shifts, days worked, machines and people borrowed.

use serde_json::{Map, Value, json};

use super::offers::{Moved, Offers, by_bucket, change, in_money};
use crate::explain::lever::{Family, Target};
use crate::formulate::Capacity;
use crate::ids::{BucketId, GroupId, LabourId, ServiceId};
use crate::model::answers::moves::{FileChange, Move, MoveKind};
use crate::model::measure_prices::Priced;
use crate::model::{Hours, Overtime};

/// Hours of overtime are asked for in such blocks.
const BLOCK: f64 = 0.5;

/// More overtime than this of one machine on a day is a shift.
const LONG_DAY: f64 = 4.0;

/// Hours of a day by the clock.
const DAY: f64 = 24.0;

/// Rounded up to blocks; what is missing of one by rounding alone is none.
fn up(amount: f64, block: f64) -> f64 {
    (amount / block - 1e-6).ceil().max(1.0) * block
}

impl Offers<'_> {
    pub(super) fn hours(&self, family: &Family, moved: &[Moved<'_>]) -> Vec<Move> {
        match family.of {
            Target::Capacity(Capacity::Group(group)) => vec![self.overtime(family, group, moved)],
            Target::Capacity(Capacity::Labour(pool)) => vec![self.people(family, pool, moved)],
            Target::Capacity(Capacity::Service(service)) => {
                vec![self.output(family, service, moved)]
            }
            _ => Vec::new(),
        }
    }

    /// Overtime, or a shift more where it is much on a day.
    fn overtime(&self, family: &Family, group: GroupId, moved: &[Moved<'_>]) -> Move {
        let (by_bucket, _) = by_bucket(moved);
        let most = |at: usize| {
            let own = moved.iter().filter(|(lever, _)| lever.buckets.start == at);
            own.map(|(lever, _)| lever.most).fold(f64::INFINITY, f64::min)
        };
        let allowed = self.allowed(&self.factory.groups[group].overtime);
        let machine_days = |at: usize| self.machine_days(group, at);
        let long = |(at, hours): &(usize, f64)| *hours > LONG_DAY * machine_days(*at);
        let shift = self.further_shift(group).filter(|_| by_bucket.iter().any(long));
        let rounded: Vec<(usize, f64)> = by_bucket
            .iter()
            .map(|&(at, hours)| {
                let block = shift.filter(|_| hours > LONG_DAY).unwrap_or(BLOCK);
                // What tiers of overtime may use of the clock is not offered a second time.
                let left = (most(at) - allowed[at].min(most(at))).max(0.0);
                (at, up(hours, block).min(left).max(hours))
            })
            .collect();
        let kind = if shift.is_some() { MoveKind::Shift } else { MoveKind::Overtime };
        let mut told = self.moving(kind, family, &rounded);
        told.hours = shift.unwrap_or(0.0);
        let (path, owner) = (&family.at, &self.factory.groups[group]);
        let own = |at: usize| owner.overtime.last().map(|it| it.price.at(self.bucket(at).start));
        let prices = self.desk.prices;
        let stated = prices.price(Priced::Shift, path).filter(|_| shift.is_some());
        let stated = stated.or_else(|| prices.price(Priced::Overtime, path));
        let price = |at: usize| stated.or_else(|| own(at));
        told.cost = in_money(&rounded, price);
        told.changes = self.tier(path, owner.overtime.len(), &rounded, price(rounded[0].0));
        told
    }

    /// Machines of a group on the working days of a bucket, added up.
    fn machine_days(&self, group: GroupId, at: usize) -> f64 {
        let machines = &self.factory.groups[group].machines;
        self.workdays(at).iter().map(|day| machines.at(*day)).sum::<f64>().max(1.0)
    }

    /// The hours that a shift more of a group has, if the clock leaves room for one.
    fn further_shift(&self, group: GroupId) -> Option<f64> {
        let calendar = &self.factory.calendar;
        let usual = |shift: usize| calendar.shifts[shift].hours.iter().copied().fold(0.0, f64::max);
        let Hours::Shifts { shifts, .. } = &self.factory.groups[group].hours else { return None };
        let left = DAY - shifts.iter().map(|it| usual(*it)).sum::<f64>();
        let longest = (0..calendar.shifts.len()).map(usual).fold(0.0, f64::max);
        let mut further = (0..calendar.shifts.len()).filter(|it| !shifts.contains(it)).map(usual);
        let further = further.next().unwrap_or(longest).min(left);
        (further >= LONG_DAY).then_some(further)
    }

    /// The hours that tiers of overtime allow in each bucket.
    fn allowed(&self, tiers: &[Overtime]) -> Vec<f64> {
        let mut allowed = vec![0.0; self.buckets.len()];
        for tier in tiers {
            for (sum, more) in allowed.iter_mut().zip(self.buckets.at_most(&tier.limits)) {
                *sum += more;
            }
        }
        allowed
    }

    /// A tier of overtime with so many hours in each bucket, spread over its working days; nothing
    /// where a bucket has none.
    fn tier(
        &self,
        path: &str,
        tiers: usize,
        by_bucket: &[(usize, f64)],
        price: Option<f64>,
    ) -> Vec<FileChange> {
        let mut series: Map<String, Value> = Map::new();
        series.insert(self.factory.from.to_string(), json!(0.0));
        for &(at, hours) in by_bucket {
            let days = self.workdays(at);
            if days.is_empty() {
                return Vec::new();
            }
            #[allow(clippy::cast_precision_loss)] // a count of days
            let each = hours / days.len() as f64;
            let bucket = self.bucket(at);
            series.insert(bucket.start.to_string(), json!(each));
            if let Ok(next) = bucket.end.tomorrow()
                && next <= self.factory.last()
            {
                series.entry(next.to_string()).or_insert_with(|| json!(0.0));
            }
        }
        let tier = json!({"limit": {"per_day": series}, "price": price.unwrap_or(0.0)});
        vec![FileChange { new: Some(tier), ..change(format!("{path}/overtime/{tiers}")) }]
    }

    fn output(&self, family: &Family, service: ServiceId, moved: &[Moved<'_>]) -> Move {
        let (by_bucket, _) = by_bucket(moved);
        let mut told = self.moving(MoveKind::Output, family, &by_bucket);
        let owner = &self.factory.services[service];
        let own = |at: usize| {
            let day = self.bucket(at).start;
            owner.overtime.last().map(|it| it.price.at(day) + owner.price.at(day))
        };
        let stated = self.desk.prices.price(Priced::Output, &family.at);
        told.cost = in_money(&by_bucket, |at| stated.or_else(|| own(at)));
        let price = stated.or_else(|| own(by_bucket.first()?.0));
        told.changes = self.tier(&family.at, owner.overtime.len(), &by_bucket, price);
        told
    }

    /// People more in a pool, on the days they are needed.
    fn people(&self, family: &Family, pool: LabourId, moved: &[Moved<'_>]) -> Move {
        let (by_bucket, _) = by_bucket(moved);
        let owner = &self.factory.labour[pool];
        let hours = owner.hours_per_head(&self.factory.calendar, self.buckets);
        let heads: Option<Vec<(usize, f64)>> = by_bucket
            .iter()
            .map(|&(at, wanted)| {
                let each = hours[at];
                (each > 0.0).then(|| (at, up(wanted / each, 1.0)))
            })
            .collect();
        let Some(heads) = heads.filter(|_| !owner.is_flexible()) else {
            let mut told = self.moving(MoveKind::Overtime, family, &by_bucket);
            let own =
                |at: usize| owner.overtime.as_ref().map(|it| it.price.at(self.bucket(at).start));
            let stated = self.desk.prices.price(Priced::Overtime, &family.at);
            told.cost = in_money(&by_bucket, |at| stated.or_else(|| own(at)));
            return told;
        };
        let mut told = self.moving(MoveKind::Heads, family, &heads);
        told.hours = heads.iter().map(|(at, count)| count * hours[*at]).sum();
        told.amount = heads.iter().map(|it| it.1).fold(0.0, f64::max);
        let overtime = |at: usize| {
            let price = owner.overtime.as_ref()?.price.at(self.bucket(at).start);
            Some(price * hours[at])
        };
        #[allow(clippy::cast_precision_loss)] // a count of days
        let days = |at: usize| self.workdays(at).len() as f64;
        let stated = self.desk.prices.price(Priced::Head, &family.at);
        told.cost = in_money(&heads, |at| stated.map(|it| it * days(at)).or_else(|| overtime(at)));
        told.changes = self.more_by_day(&format!("{}/heads", family.at), &heads);
        told
    }

    /// So much more of something in each bucket.
    fn more_by_day(&self, path: &str, by_bucket: &[(usize, f64)]) -> Vec<FileChange> {
        let of = |(at, more): &(usize, f64)| {
            let bucket = self.bucket(*at);
            FileChange {
                add: Some(*more),
                from: Some(bucket.start.to_string()),
                to: Some(bucket.end.to_string()),
                ..change(path.to_owned())
            }
        };
        by_bucket.iter().map(of).collect()
    }

    /// Machines borrowed for the days they are needed.
    pub(super) fn machines(&self, family: &Family, moved: &[Moved<'_>]) -> Vec<Move> {
        let Target::Capacity(Capacity::Group(group)) = family.of else { return Vec::new() };
        let owner = &self.factory.groups[group];
        let (by_bucket, _) = by_bucket(moved);
        let one = self.of_one_machine(group);
        let machines: Option<Vec<(usize, f64)>> = by_bucket
            .iter()
            .map(|&(at, hours)| (one[at] > 0.0).then(|| (at, up(hours / one[at], 1.0))))
            .collect();
        let Some(machines) = machines else {
            return vec![self.moving(MoveKind::Machines, family, &by_bucket)];
        };
        let mut told = self.moving(MoveKind::Machines, family, &machines);
        told.hours = machines.iter().map(|(at, count)| count * one[*at]).sum();
        told.amount = machines.iter().map(|it| it.1).fold(0.0, f64::max);
        #[allow(clippy::cast_precision_loss)] // a count of days
        let days = |at: usize| self.workdays(at).len() as f64;
        let path = family.at.trim_end_matches("/machines");
        let stated = self.desk.prices.price(Priced::Machine, path);
        told.cost = in_money(&machines, |at| Some(stated? * days(at)));
        // A repair of all machines is not one of those borrowed.
        for repair in owner.repairs.iter().filter(|it| it.machines.is_none()) {
            let at = format!("{path}/repairs/{}..{}/machines", repair.from, repair.to);
            let all = owner.machines.at(repair.from);
            told.changes.push(FileChange { set: Some(json!(all)), ..change(at) });
        }
        told.changes.extend(self.more_by_day(&format!("{path}/machines"), &machines));
        vec![told]
    }

    /// Effective hours of one machine in each bucket, without repairs.
    fn of_one_machine(&self, group: GroupId) -> Vec<f64> {
        let owner = &self.factory.groups[group];
        let calendar = &self.factory.calendar;
        let outright = match &owner.hours {
            Hours::PerMachine(amount) => Some(self.buckets.per_workday(amount)),
            Hours::Shifts { .. } => None,
        };
        let on = |day| {
            let hours = match (&owner.hours, &outright) {
                (Hours::Shifts { shifts, workdays }, _) => shifts
                    .iter()
                    .map(|&it| calendar.shift_hours(it, day, workdays.as_ref()))
                    .sum::<f64>(),
                (_, Some(hours)) => hours[self.buckets.day_position(day)],
                (Hours::PerMachine(_), None) => 0.0,
            };
            hours * owner.availability.at(day)
        };
        self.buckets.ids().map(|bucket: BucketId| self.buckets.days(bucket).map(on).sum()).collect()
    }

    /// A day worked.
    pub(super) fn day(&self, family: &Family) -> Vec<Move> {
        let Target::Day(date) = family.of else { return Vec::new() };
        vec![Move {
            kind: MoveKind::WorkingDay,
            name: family.name.clone(),
            unit: family.unit.clone(),
            amount: 1.0,
            hours: 0.0,
            from: date.to_string(),
            to: date.to_string(),
            buckets: Vec::new(),
            cost: self.desk.prices.price(Priced::WorkingDay, "calendar"),
            changes: vec![FileChange {
                new: Some(json!({"works": true})),
                ..change(format!("calendar/exceptions/{date}"))
            }],
        }]
    }
}
