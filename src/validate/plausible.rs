//! What is possible but probably not meant: E510, W801 to W806, W808, W811, W812, W841. Runs on a
//! factory that breaks no rule, so its lists are in the order of the records.

use rustc_hash::FxHashSet;

use super::build;
use super::findings::{Examined, Findings};
use super::unlimited::unlimited_products;
use crate::diag::{Code, Message, Span, message};
use crate::ids::Id;
use crate::model::{Buckets, FactoryParts, Item, Needed, OrderKind, Receipt, Route, Series};
use crate::source::Cell;
use crate::source::json::shortened;
use crate::source::records::{FrozenRecord, ReceiptRecord};

/// Reports what is implausible about a factory.
pub(super) fn check(
    examined: &Examined<'_>,
    parts: &FactoryParts,
    buckets: &Buckets,
    effective: &[f64],
    findings: &mut Findings,
) {
    w801_arrival_outside(examined, parts, findings);
    w802_repair_outside(examined, findings);
    w804_demand_above_capacity(examined, parts, effective, findings);
    w805_w806_groups(examined, parts, effective, findings);
    w808_unlimited_market(examined, parts, findings);
    w811_nothing_wanted(examined, parts, findings);
    w812_material_not_obtainable(examined, parts, findings);
    e510_quota_below_frozen(examined, parts, buckets, findings);
}

/// Effective hours of each group over the whole time planned.
pub(super) fn effective_hours(parts: &FactoryParts, buckets: &Buckets) -> Vec<f64> {
    let hours = |time: &crate::model::EquipmentTime| time.effective;
    let groups = parts.groups.iter();
    groups.map(|group| group.time(&parts.calendar, buckets).iter().map(hours).sum()).collect()
}

fn w801_arrival_outside(examined: &Examined<'_>, parts: &FactoryParts, findings: &mut Findings) {
    let mut report = |arriving: Message, records: &[Cell<ReceiptRecord>], arrivals: &[Receipt]| {
        for (record, arrival) in records.iter().zip(arrivals) {
            if !examined.worked.any(arrival.date, examined.last) {
                findings.report(
                    Code::W801,
                    record.value.date.span,
                    message!("w801", arriving, date = arrival.date),
                );
            }
        }
    };
    for (record, material) in examined.record.materials.iter().zip(&parts.materials) {
        let arriving = message!("w801-delivery", material = shortened(&material.named.id));
        report(arriving, &record.value.deliveries, &material.deliveries);
    }
    for (record, product) in examined.record.products.iter().zip(&parts.products) {
        let arriving = message!("w801-receipt", product = shortened(&product.named.id));
        report(arriving, &record.value.receipts, &product.receipts);
    }
}

fn w802_repair_outside(examined: &Examined<'_>, findings: &mut Findings) {
    for group in &examined.record.groups {
        for repair in &group.value.repairs {
            let (from, to) = (repair.value.from.value, repair.value.to.value);
            if to < examined.from || from > examined.last {
                findings.report(
                    Code::W802,
                    repair.value.from.span,
                    message!("w802", group = shortened(&group.value.id.value), from, to),
                );
            }
        }
    }
}

/// The quantity a route could make if it had all groups to itself; `None` without a limit.
fn most_alone(route: &Route, parts: &FactoryParts, effective: &[f64]) -> Option<f64> {
    if route.subcontract {
        return None;
    }
    let step = |(operation, _, units): (&crate::model::Operation, u32, f64)| {
        let group = &parts.groups[operation.group];
        let hours = operation.hours.values().fold(f64::INFINITY, f64::min) * units;
        let some_overtime = !group.overtime.is_empty();
        (hours > 0.0 && !some_overtime)
            .then(|| effective[operation.group.position()] / hours * route.total_yield())
    };
    route.steps().filter_map(step).reduce(f64::min)
}

fn w804_demand_above_capacity(
    examined: &Examined<'_>,
    parts: &FactoryParts,
    effective: &[f64],
    findings: &mut Findings,
) {
    let mut wanted = vec![0.0; parts.products.len()];
    let mut last: Vec<Option<Span>> = vec![None; parts.products.len()];
    for (record, order) in examined.record.orders.iter().zip(&parts.orders) {
        if let OrderKind::Firm { quantity, .. } = &order.kind {
            wanted[order.product.position()] += quantity;
            let place = record.value.quantity.as_ref().map_or(record.span, |cell| cell.span);
            last[order.product.position()] = Some(place);
        }
    }
    let mut alongside: FxHashSet<usize> = FxHashSet::default();
    for route in parts.products.iter().flat_map(|product| &product.routes) {
        alongside.extend(route.by_products.iter().map(|(product, _)| product.position()));
    }
    for (at, product) in parts.products.iter().enumerate() {
        let Some(span) = last[at] else { continue };
        if product.routes.is_empty() || alongside.contains(&at) {
            continue;
        }
        let mut most =
            product.stock.opening + product.receipts.iter().map(|it| it.quantity).sum::<f64>();
        for route in &product.routes {
            most += most_alone(route, parts, effective).unwrap_or(f64::INFINITY);
        }
        // A difference of rounding is no finding.
        if wanted[at] > most * (1.0 + 1e-6) {
            findings.report(
                Code::W804,
                span,
                message!(
                    "w804",
                    wanted = rounded(wanted[at]),
                    product = shortened(&product.named.id),
                    most = rounded(most)
                ),
            );
        }
    }
}

/// A figure with as many digits as a person wants to read.
pub(super) fn rounded(value: f64) -> f64 {
    if value.abs() >= 100.0 { value.round() } else { (value * 100.0).round() / 100.0 }
}

/// A figure with so many digits that it is told from another one.
fn beside(value: f64, other: f64) -> f64 {
    let shown = rounded(value);
    if shown > rounded(other) { shown } else { value }
}

fn w805_w806_groups(
    examined: &Examined<'_>,
    parts: &FactoryParts,
    effective: &[f64],
    findings: &mut Findings,
) {
    let mut used = vec![false; parts.groups.len()];
    for route in parts.products.iter().flat_map(|product| &product.routes) {
        for operation in &route.operations {
            used[operation.group.position()] = true;
        }
    }
    for need in parts.projects.iter().flat_map(|project| &project.needs) {
        if let Needed::Group(group) = need.of {
            used[group.position()] = true;
        }
    }
    for (at, (record, group)) in examined.record.groups.iter().zip(&parts.groups).enumerate() {
        let id = shortened(&group.named.id);
        if !used[at] {
            findings.report(Code::W806, record.value.id.span, message!("w806", id));
        } else if effective[at] <= 0.0 && group.overtime.is_empty() {
            findings.report(
                Code::W805,
                record.value.machines.as_ref().map_or(record.value.id.span, |cell| cell.span),
                message!("w805", id),
            );
        }
    }
}

fn w808_unlimited_market(examined: &Examined<'_>, parts: &FactoryParts, findings: &mut Findings) {
    let open_market = |kind: &OrderKind, price: &Series| {
        matches!(kind, OrderKind::Market { limits, .. } if limits.is_empty())
            && price.values().any(|price| price > 0.0)
    };
    if !parts.orders.iter().any(|order| open_market(&order.kind, &order.price)) {
        return;
    }
    let unlimited = unlimited_products(parts);
    for (record, order) in examined.record.orders.iter().zip(&parts.orders) {
        if open_market(&order.kind, &order.price) && unlimited[order.product.position()] {
            findings.report(
                Code::W808,
                record.value.id.span,
                message!(
                    "w808",
                    product = shortened(&parts.products[order.product].named.id),
                    market = shortened(&order.id)
                ),
            );
        }
    }
}

fn w811_nothing_wanted(examined: &Examined<'_>, parts: &FactoryParts, findings: &mut Findings) {
    if parts.orders.is_empty() && !build::firm_wanted(parts) {
        findings.report(Code::W811, examined.record.factory.span, message!("w811"));
    } else if !parts.has_orders() {
        findings.report(Code::W819, examined.record.factory.span, message!("w819"));
    }
}

fn w812_material_not_obtainable(
    examined: &Examined<'_>,
    parts: &FactoryParts,
    findings: &mut Findings,
) {
    let mut used = vec![false; parts.materials.len()];
    for route in parts.products.iter().flat_map(|product| &product.routes) {
        for (material, norm) in &route.norms {
            used[material.position()] |= !norm.is_zero();
        }
    }
    for need in parts.projects.iter().flat_map(|project| &project.needs) {
        if let Needed::Item(Item::Material(material)) = need.of {
            used[material.position()] |= need.quantity > 0.0;
        }
    }
    for (at, (record, material)) in
        examined.record.materials.iter().zip(&parts.materials).enumerate()
    {
        let had = material.stock.opening > 0.0
            || material.purchase.is_some()
            || material.deliveries.iter().any(|delivery| delivery.quantity > 0.0);
        if used[at] && !had {
            findings.report(
                Code::W812,
                record.value.id.span,
                message!("w812", material = shortened(&material.named.id)),
            );
        }
    }
}

fn e510_quota_below_frozen(
    examined: &Examined<'_>,
    parts: &FactoryParts,
    buckets: &Buckets,
    findings: &mut Findings,
) {
    let mut used = vec![0.0; parts.materials.len()];
    let mut rounding = vec![0.0; parts.materials.len()];
    for frozen in &parts.frozen {
        for (material, norm) in &parts.products[frozen.product].routes[frozen.route].norms {
            let least = norm.values().fold(f64::INFINITY, f64::min);
            used[material.position()] += frozen.quantity * least;
            rounding[material.position()] += frozen.rounding() * least;
        }
    }
    for (at, (record, material)) in
        examined.record.materials.iter().zip(&parts.materials).enumerate()
    {
        let quotas = material.quota.iter().map(|quota| buckets.spread(quota).iter().sum::<f64>());
        let Some(quota) = quotas.reduce(f64::min) else { continue };
        let span = record.value.quota.as_ref().map_or(record.span, |quota| quota.span);
        let material = shortened(&material.named.id);
        if used[at] > quota + rounding[at] {
            findings.report(
                Code::E510,
                span,
                message!("e510", used = beside(used[at], quota), material, quota = rounded(quota)),
            );
        } else if used[at] > quota * (1.0 + 1e-9) {
            let exact = |value: f64| (value * 1e9).round() / 1e9;
            let (used, quota) = (exact(used[at]), exact(quota));
            let message = message!("w841-quota", used, material, quota);
            findings.advise(Code::W841, span, message, message!("w841-hint"));
        }
    }
}

/// W841, for one entry.
pub(super) fn frozen_rounded(frozen: &FrozenRecord, started: f64, findings: &mut Findings) {
    findings.report(
        Code::W841,
        frozen.quantity.span,
        message!("w841", product = shortened(&frozen.product.value), started),
    );
}
