//! Rules on orders, frozen quantities and projects: E315 to E321, E601 to E606, E608, W813.

use rustc_hash::FxHashSet;

use super::build;
use super::findings::{Examined, Findings};
use super::owner::Owner;
use super::products::is_made;
use crate::diag::{Code, Message, Span, message};
use crate::source::Cell;
use crate::source::json::{Date, OrderKindWord, shortened};
use crate::source::records::{FrozenRecord, NeedRecord, OrderRecord, ProjectRecord, StockRecord};

/// Reports everything wrong with what is wanted and what is decided.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let by_products = by_products(examined);
    for order in &examined.record.orders {
        let span = order.span;
        let order = &order.value;
        let refused = |names: &[&str]| examined.refused.any(span, names);
        match order.kind.as_ref().map_or(OrderKindWord::Firm, |kind| kind.value) {
            _ if refused(&["kind"]) => {}
            OrderKindWord::Market => {
                e602_quantity_of_market(order, findings);
                e604_late_market(order, findings);
                e606_minimum_above_limit(order, findings);
            }
            OrderKindWord::Firm | OrderKindWord::Even => {
                if !refused(&["quantity"]) {
                    e601_quantity_missing(order, span, findings);
                }
                e603_market_fields(order, findings);
            }
        }
        e605_not_obtainable(order, &by_products, examined, findings);
        if e320_due_before_earliest(order, findings)
            && e321_order_outside(order, examined, findings)
        {
            w813_no_day_to_ship(order, examined, findings);
        }
    }
    for (at, frozen) in examined.record.frozen.iter().enumerate() {
        let owner = Owner::nameless("thing-frozen").part("thing-entry", at);
        let FrozenRecord { date, from, to, .. } = &frozen.value;
        let given = [date.is_some(), from.is_some(), to.is_some()];
        let reversed = |to: Date, from: Date| message!("e317", owner, to, from);
        let (code, span, said) = (Code::E315, frozen.span, message!("e315", owner));
        if !examined.refused.any(span, &["date", "from", "to"])
            && findings.one_date_or_two(code, span, said, given)
            && findings.forward(Code::E317, from.as_ref(), to.as_ref(), reversed)
        {
            e316_frozen_outside(owner, &frozen.value, examined, findings);
        }
    }
    for project in &examined.record.projects {
        e608_project_empty(project, examined, findings);
        let owner = Owner::new("thing-project", &project.value.id.value);
        for (at, need) in project.value.needs.iter().enumerate() {
            let owner = owner.part("thing-need", at);
            let (from, to) = (Some(&need.value.from), Some(&need.value.to));
            let reversed = |to: Date, from: Date| message!("e317", owner, to, from);
            if findings.forward(Code::E319, from, to, reversed) {
                e318_need_outside(owner, &need.value, examined, findings);
            }
        }
    }
}

fn by_products<'r>(examined: &Examined<'r>) -> FxHashSet<&'r str> {
    let mut ids = FxHashSet::default();
    for product in &examined.record.products {
        let routes = product.value.routes.iter();
        let maps = routes.filter_map(|route| route.value.by_products.as_ref());
        for map in maps.chain(std::iter::once(&product.value.by_products)) {
            ids.extend(map.0.iter().map(|(id, _)| id.value.as_str()));
        }
    }
    ids
}

fn e316_frozen_outside(
    owner: Owner<'_>,
    frozen: &FrozenRecord,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let Some(first) = frozen.from.as_ref().or(frozen.date.as_ref()) else { return };
    let last = frozen.to.as_ref().or(frozen.date.as_ref()).unwrap_or(first);
    // An impossible planning period was reported itself.
    if !examined.bounded {
        return;
    }
    let (message, span) = if first.value < examined.from {
        (message!("e316-before", owner, date = first.value), first.span)
    } else if last.value > examined.last {
        (message!("e316-after", owner, date = last.value), last.span)
    } else if examined.last >= examined.from && !examined.worked.any(first.value, last.value) {
        (message!("e316-idle", owner, date = first.value), first.span)
    } else {
        return;
    };
    findings.report(Code::E316, span, message);
}

fn e318_need_outside(
    owner: Owner<'_>,
    need: &NeedRecord,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    if examined.bounded && !examined.worked.any(need.from.value, need.to.value) {
        findings.report(
            Code::E318,
            need.from.span,
            message!("e318", owner, from = need.from.value, to = need.to.value),
        );
    }
}

fn e320_due_before_earliest(order: &OrderRecord, findings: &mut Findings) -> bool {
    let (Some(earliest), Some(due)) = (&order.earliest, &order.due) else { return true };
    if due.value < earliest.value {
        let (order, earliest) = (shortened(&order.id.value), earliest.value);
        findings.report(Code::E320, due.span, message!("e320", order, due = due.value, earliest));
    }
    due.value >= earliest.value
}

fn e321_order_outside(
    order: &OrderRecord,
    examined: &Examined<'_>,
    findings: &mut Findings,
) -> bool {
    if !examined.bounded {
        return false;
    }
    let id = shortened(&order.id.value);
    let (span, message, hint) = match (&order.due, &order.earliest) {
        (Some(due), _) if due.value > examined.last => {
            (due.span, message!("e321-after", id, due = due.value), message!("e321-after-hint"))
        }
        (_, Some(earliest)) if earliest.value > examined.last => (
            earliest.span,
            message!("e321-earliest", id, earliest = earliest.value),
            message!("e321-after-hint"),
        ),
        _ => return true,
    };
    findings.advise(Code::E321, span, message, hint);
    false
}

fn w813_no_day_to_ship(order: &OrderRecord, examined: &Examined<'_>, findings: &mut Findings) {
    let Some(earliest) = &order.earliest else { return };
    let due = order.due.as_ref().map_or(examined.to, |due| due.value);
    // What is due before the first working day is overdue: that is reported of it, not this.
    if !examined.worked.any(examined.from, due) {
        return;
    }
    if !examined.worked.any(earliest.value, due) {
        findings.report(
            Code::W813,
            earliest.span,
            message!("w813", order = shortened(&order.id.value), earliest = earliest.value, due),
        );
    }
}

fn e601_quantity_missing(order: &OrderRecord, span: Span, findings: &mut Findings) {
    if order.quantity.is_none() {
        findings.report(Code::E601, span, message!("e601", order = shortened(&order.id.value)));
    }
}

fn e602_quantity_of_market(order: &OrderRecord, findings: &mut Findings) {
    if let Some(quantity) = &order.quantity {
        findings.report(
            Code::E602,
            quantity.span,
            message!("e602", market = shortened(&order.id.value)),
        );
    }
}

fn e603_market_fields(order: &OrderRecord, findings: &mut Findings) {
    for (field, amount) in [("minimum", &order.minimum), ("limit", &order.limit)] {
        if let Some(amount) = amount {
            findings.report(
                Code::E603,
                amount.span,
                message!("e603", order = shortened(&order.id.value), field),
            );
        }
    }
}

fn e604_late_market(order: &OrderRecord, findings: &mut Findings) {
    let late = order.late.as_ref().map(|late| ("late", late.span));
    let price = order.shortage_price.as_ref().map(|price| ("shortage_price", price.span));
    for (field, span) in late.into_iter().chain(price) {
        findings.advise(
            Code::E604,
            span,
            message!("e604", market = shortened(&order.id.value), field),
            message!("e604-hint", field),
        );
    }
}

fn e605_not_obtainable(
    order: &OrderRecord,
    by_products: &FxHashSet<&str>,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let id = order.product.value.as_str();
    let Some(at) = examined.names.at("thing-product", id) else { return };
    let product = &examined.record.products[at].value;
    let opening = |stock: &Cell<StockRecord>| {
        stock.value.opening.as_ref().is_some_and(|opening| opening.value > 0.0)
    };
    let obtainable = is_made(product)
        || product.stock.as_ref().is_some_and(opening)
        || !product.receipts.is_empty()
        || by_products.contains(id);
    if !obtainable && !examined.incomplete {
        findings.report(
            Code::E605,
            order.product.span,
            message!("e605", order = shortened(&order.id.value), product = shortened(id)),
        );
    }
}

fn e606_minimum_above_limit(order: &OrderRecord, findings: &mut Findings) {
    let Some(cell) = &order.minimum else { return };
    let limits = build::limits(order.limit.as_ref());
    for least in build::limits(Some(cell)) {
        for most in limits.iter().filter(|most| most.per == least.per) {
            let changes = least.value.steps().iter().chain(most.value.steps());
            let above = changes
                .map(|step| (least.value.at(step.0), most.value.at(step.0)))
                .find(|(least, most)| least > most);
            if let Some((least, most)) = above {
                findings.report(
                    Code::E606,
                    cell.span,
                    message!("e606", market = shortened(&order.id.value), least, most),
                );
                return;
            }
        }
    }
}

fn e608_project_empty(
    project: &Cell<ProjectRecord>,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let id = shortened(&project.value.id.value);
    let mut report = |span: Span, message: Message| {
        findings.advise(Code::E608, span, message, message!("e608-hint"));
    };
    // Needs that could not be read were reported already.
    if examined.incomplete {
        return;
    }
    if project.value.needs.is_empty() {
        report(project.span, message!("e608", id));
    }
    for need in &project.value.needs {
        let NeedRecord { hours, materials, products, .. } = &need.value;
        if hours.0.is_empty() && materials.0.is_empty() && products.0.is_empty() {
            report(need.span, message!("e608-need", id));
        }
    }
}
