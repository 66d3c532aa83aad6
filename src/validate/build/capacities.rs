//! Groups, labour pools and services.

use super::builder::{Builder, amount, days, limits, named, series_or, text_or};
use super::calendar::weekdays;
use super::whole::{count, opening, repairs_to_place};
use crate::model::{
    Group, Hiring, Hours, Labour, LabourOvertime, LayingOff, Overtime, Repair, Service,
};
use crate::source::Cell;
use crate::source::records::{GroupRecord, LabourRecord, OvertimeRecord, ServiceRecord};

fn overtime(tiers: &[Cell<OvertimeRecord>]) -> Vec<Overtime> {
    let tier = |tier: &Cell<OvertimeRecord>| Overtime {
        limits: limits(tier.value.limit.as_ref()),
        price: series_or(tier.value.price.as_ref(), 0.0),
    };
    tiers.iter().map(tier).collect()
}

impl Builder<'_, '_> {
    pub(super) fn group(&self, record: &GroupRecord) -> Group {
        Group {
            named: named(&record.id, record.name.as_ref()),
            workshop: self.workshop(record.workshop.as_ref()),
            machines: series_or(record.machines.as_ref(), 1.0),
            hours: self.hours(record),
            availability: series_or(record.availability.as_ref(), 1.0),
            repairs: record
                .repairs
                .iter()
                .map(|repair| Repair {
                    from: repair.value.from.value,
                    to: repair.value.to.value,
                    machines: repair.value.machines.as_ref().map(|machines| machines.value),
                })
                .collect(),
            repairs_to_place: repairs_to_place(&record.repairs_to_place),
            overtime: overtime(&record.overtime),
            uses: self.uses(&record.uses),
            cost_per_hour: series_or(record.cost_per_hour.as_ref(), 0.0),
            at_once: count(record.at_once.as_ref()),
            open: record.open.as_ref().map(|open| opening(&open.value)),
        }
    }

    fn hours(&self, record: &GroupRecord) -> Hours {
        if let Some(amount) = amount(record.hours.as_ref()) {
            return Hours::PerMachine(amount);
        }
        let shifts = match &record.shifts {
            Some(shifts) => shifts
                .iter()
                .filter_map(|shift| self.names.at("thing-shift", &shift.value))
                .collect(),
            None => (0..self.names.count("thing-shift")).collect(),
        };
        Hours::Shifts { shifts, workdays: record.workdays.as_deref().map(weekdays) }
    }

    pub(super) fn labour(&self, record: &LabourRecord) -> Labour {
        Labour {
            named: named(&record.id, record.name.as_ref()),
            workshop: self.workshop(record.workshop.as_ref()),
            heads: series_or(Some(&record.heads), 0.0),
            hours: amount(record.hours.as_ref()),
            attendance: series_or(record.attendance.as_ref(), 1.0),
            wage: amount(record.wage.as_ref()),
            hiring: record.hiring.as_ref().map(|hiring| Hiring {
                cost: series_or(hiring.value.cost.as_ref(), 0.0),
                limits: limits(hiring.value.limit.as_ref()),
                training_days: days(hiring.value.training_days.as_ref()),
            }),
            laying_off: record.laying_off.as_ref().map(|leaving| LayingOff {
                cost: series_or(leaving.value.cost.as_ref(), 0.0),
                limits: limits(leaving.value.limit.as_ref()),
            }),
            overtime: record.overtime.as_ref().and_then(|overtime| {
                Some(LabourOvertime {
                    hours_per_head: amount(Some(&overtime.value.hours_per_head))?,
                    price: series_or(overtime.value.price.as_ref(), 0.0),
                })
            }),
            whole_heads: record.whole_heads.as_ref().is_some_and(|word| word.value),
        }
    }

    pub(super) fn service(&self, record: &ServiceRecord) -> Service {
        Service {
            named: named(&record.id, record.name.as_ref()),
            workshop: self.workshop(record.workshop.as_ref()),
            unit: text_or(record.unit.as_ref(), "h"),
            capacity: amount(record.capacity.as_ref()),
            price: series_or(record.price.as_ref(), 0.0),
            overtime: overtime(&record.overtime),
        }
    }
}
