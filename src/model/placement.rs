//! Where a repair may be placed, and the hours it takes there.

use jiff::civil::Date;

use super::calendar::dates;
use super::{Buckets, EquipmentTime, Factory, Group, Repair, RepairToPlace};

/// Dates on which a repair may take place: from a working day of the factory to the last of the
/// working days that it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// First date.
    pub from: Date,
    /// Last date, included.
    pub to: Date,
    /// The hours that the group has less, by bucket: as a repair on these dates beside those whose
    /// dates are given. Calendar hours stay.
    pub lost: Vec<EquipmentTime>,
}

impl RepairToPlace {
    /// Every way to place it within its dates and the days planned, in order of time.
    #[must_use]
    pub fn placements(
        &self,
        factory: &Factory,
        buckets: &Buckets,
        group: &Group,
    ) -> Vec<Placement> {
        let (from, to) = (self.from.max(factory.from), self.to.min(factory.last()));
        let worked: Vec<Date> =
            dates(from, to).filter(|day| factory.calendar.works(*day, None)).collect();
        let days = usize::try_from(self.days).unwrap_or(usize::MAX);
        if days == 0 || worked.len() < days {
            return Vec::new();
        }
        let without = group.time(&factory.calendar, buckets);
        let mut group = group.clone();
        worked
            .windows(days)
            .map(|dates| {
                let (from, to) = (dates[0], dates[days - 1]);
                group.repairs.push(Repair { from, to, machines: self.machines });
                let with = group.time(&factory.calendar, buckets);
                group.repairs.pop();
                let lost = without.iter().zip(&with).map(|(without, with)| EquipmentTime {
                    calendar: 0.0,
                    scheduled: 0.0,
                    repair: with.repair - without.repair,
                    effective: without.effective - with.effective,
                    clock: without.clock - with.clock,
                });
                Placement { from, to, lost: lost.collect() }
            })
            .collect()
    }
}
