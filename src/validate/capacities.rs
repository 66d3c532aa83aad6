//! Rules on groups and labour pools: E304, E409 to E411, W809, W814.

use super::build;
use super::findings::{Examined, Findings, series};
use super::owner::Owner;
use crate::diag::{Code, message};
use crate::model::Per;
use crate::source::Cell;
use crate::source::json::{Amount, shortened};
use crate::source::records::{GroupRecord, LabourRecord, OvertimeRecord};

/// Reports everything wrong with capacities beyond their figures.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for group in &examined.record.groups {
        let owner = Owner::new("thing-group", &group.value.id.value);
        e304_repair_reversed(owner, &group.value, findings);
        e409_hours_and_shifts(owner, &group.value, findings);
        e410_repair_above_machines(owner, &group.value, findings);
        w814_hours_above_calendar(owner, group.value.hours.as_ref(), examined, findings);
        w809_tier_never_used(owner, &group.value.overtime, findings);
    }
    for labour in &examined.record.labour {
        let owner = Owner::new("thing-labour-pool", &labour.value.id.value);
        e411_heads_by_date_and_hiring(&labour.value, findings);
        w814_hours_above_calendar(owner, labour.value.hours.as_ref(), examined, findings);
    }
    for service in &examined.record.services {
        let owner = Owner::new("thing-service", &service.value.id.value);
        w809_tier_never_used(owner, &service.value.overtime, findings);
    }
}

fn e304_repair_reversed(owner: Owner<'_>, group: &GroupRecord, findings: &mut Findings) {
    for (at, repair) in group.repairs.iter().enumerate() {
        let (from, to) = (Some(&repair.value.from), Some(&repair.value.to));
        findings.forward(Code::E304, from, to, |to, from| {
            message!("e304", repair = owner.part("thing-repair", at), to, from)
        });
    }
    for (at, repair) in group.repairs_to_place.iter().enumerate() {
        let (from, to) = (Some(&repair.value.from), Some(&repair.value.to));
        findings.forward(Code::E304, from, to, |to, from| {
            message!("e304", repair = owner.part("thing-repair-to-place", at), to, from)
        });
    }
}

fn e409_hours_and_shifts(owner: Owner<'_>, group: &GroupRecord, findings: &mut Findings) {
    let Some(hours) = &group.hours else { return };
    let other = match (&group.shifts, &group.workdays) {
        (Some(_), _) => "shifts",
        (None, Some(_)) => "workdays",
        (None, None) => return,
    };
    findings.advise(
        Code::E409,
        hours.span,
        message!("e409", owner, other),
        message!("e409-hint", other),
    );
}

fn e410_repair_above_machines(owner: Owner<'_>, group: &GroupRecord, findings: &mut Findings) {
    let machines = group.machines.as_ref().map(|machines| series(&machines.value));
    let planned = group.repairs.iter().enumerate().map(|(at, repair)| {
        let repair = &repair.value;
        (owner.part("thing-repair", at), repair.from.value, repair.to.value, &repair.machines)
    });
    let to_place = group.repairs_to_place.iter().enumerate().map(|(at, repair)| {
        let (owner, repair) = (owner.part("thing-repair-to-place", at), &repair.value);
        (owner, repair.from.value, repair.to.value, &repair.machines)
    });
    for (owner, from, to, out) in planned.chain(to_place) {
        let Some(out) = out else { continue };
        let most = machines.as_ref().map_or(1.0, |machines| {
            let later = machines.steps().iter().filter(|step| from < step.0 && step.0 <= to);
            later.map(|step| step.1).fold(machines.at(from), f64::max)
        });
        if out.value > most {
            let message = message!("e410", repair = owner, machines = out.value, most);
            findings.report(Code::E410, out.span, message);
        }
    }
}

fn e411_heads_by_date_and_hiring(labour: &LabourRecord, findings: &mut Findings) {
    let flexible = labour.hiring.is_some() || labour.laying_off.is_some();
    if flexible && series(&labour.heads.value).steps().len() > 1 {
        findings.report(
            Code::E411,
            labour.heads.span,
            message!("e411", labour = shortened(&labour.id.value)),
        );
    }
}

fn w814_hours_above_calendar(
    owner: Owner<'_>,
    hours: Option<&Cell<Amount>>,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let Some(cell) = hours else { return };
    let Some(amount) = build::amount(Some(cell)) else { return };
    let days = match amount.per {
        Per::Day => 1,
        Per::Week => 7,
        Per::TenDays => 11,
        Per::Month => 31,
        Per::InAll => (examined.to - examined.from).get_days() + 1,
    };
    let most = f64::from(days) * 24.0;
    let stated = amount.value.values().fold(0.0, f64::max);
    // A time planned that ends before it begins is E301.
    if days > 0 && stated > most && stated <= 1e12 {
        findings.report(Code::W814, cell.span, message!("w814", owner, stated, most));
    }
}

fn w809_tier_never_used(owner: Owner<'_>, tiers: &[Cell<OvertimeRecord>], findings: &mut Findings) {
    let unlimited = tiers.iter().position(|tier| tier.value.limit.is_none());
    if let Some(first) = unlimited
        && let Some(next) = tiers.get(first + 1)
    {
        findings.report(
            Code::W809,
            next.span,
            message!("w809", tier = owner.part("thing-overtime-tier", first + 1)),
        );
    }
}
