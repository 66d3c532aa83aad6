//! Rules on orders, frozen quantities and projects: E315 to E321, E601 to E606, E608, W813.

use rustc_hash::FxHashSet;

use super::build;
use super::findings::{Examined, Findings};
use super::owner::Owner;
use super::products::is_made;
use crate::diag::{Code, Span};
use crate::source::Cell;
use crate::source::json::{OrderKindWord, shortened};
use crate::source::records::{FrozenRecord, NeedRecord, OrderRecord, ProjectRecord, StockRecord};

/// Reports everything wrong with what is wanted and what is decided.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let by_products = by_products(examined);
    for order in &examined.record.orders {
        let span = order.span;
        let order = &order.value;
        match order.kind.as_ref().map_or(OrderKindWord::Firm, |kind| kind.value) {
            OrderKindWord::Market => {
                e602_quantity_of_market(order, findings);
                e604_late_market(order, findings);
                e606_minimum_above_limit(order, findings);
            }
            OrderKindWord::Firm | OrderKindWord::Even => {
                e601_quantity_missing(order, span, findings);
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
        let owner = Owner::nameless("\"frozen\"").part("entry", at);
        if e315_frozen_dates(owner, frozen, findings)
            && e317_frozen_reversed(owner, &frozen.value, findings)
        {
            e316_frozen_outside(owner, &frozen.value, examined, findings);
        }
    }
    for project in &examined.record.projects {
        e608_project_empty(project, examined, findings);
        let owner = Owner::new("project", &project.value.id.value);
        for (at, need) in project.value.needs.iter().enumerate() {
            let owner = owner.part("need", at);
            if e319_need_reversed(owner, &need.value, findings) {
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

fn e315_frozen_dates(
    owner: Owner<'_>,
    frozen: &Cell<FrozenRecord>,
    findings: &mut Findings,
) -> bool {
    let record = &frozen.value;
    let complete = matches!(
        (&record.date, &record.from, &record.to),
        (Some(_), None, None) | (None, Some(_), Some(_))
    );
    if !complete {
        findings.report(
            Code::E315,
            frozen.span,
            format!("{owner} has no dates, or too many of them"),
            "give \"date\" for one day, or \"from\" and \"to\" for several",
        );
    }
    complete
}

fn e316_frozen_outside(
    owner: Owner<'_>,
    frozen: &FrozenRecord,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let Some(first) = frozen.from.as_ref().or(frozen.date.as_ref()) else { return };
    let last = frozen.to.as_ref().or(frozen.date.as_ref()).unwrap_or(first);
    let (message, hint, span) = if first.value < examined.from {
        (
            format!("{owner} starts on {}, before the first day planned", first.value),
            "what was started earlier belongs in the product's \"receipts\"",
            first.span,
        )
    } else if last.value > examined.to {
        (
            format!("{owner} starts on {}, after the last day planned", last.value),
            "correct the date, or leave it to the next plan",
            last.span,
        )
    } else if examined.to >= examined.from && !examined.worked.any(first.value, last.value) {
        (
            format!("{owner} starts on {}, when nobody works", first.value),
            "use a working day, or make the day one in the calendar",
            first.span,
        )
    } else {
        return;
    };
    findings.report(Code::E316, span, message, hint);
}

fn e317_frozen_reversed(owner: Owner<'_>, frozen: &FrozenRecord, findings: &mut Findings) -> bool {
    if let (Some(from), Some(to)) = (&frozen.from, &frozen.to)
        && to.value < from.value
    {
        findings.report(
            Code::E317,
            to.span,
            format!("{owner} ends on {}, before it begins on {}", to.value, from.value),
            "exchange or correct the two dates",
        );
        return false;
    }
    true
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
            format!(
                "{owner} has no working day from {} to {} within the time planned",
                need.from.value, need.to.value
            ),
            "correct the dates of the need",
        );
    }
}

fn e319_need_reversed(owner: Owner<'_>, need: &NeedRecord, findings: &mut Findings) -> bool {
    let (from, to) = (need.from.value, &need.to);
    if to.value < from {
        findings.report(
            Code::E319,
            to.span,
            format!("{owner} ends on {}, before it begins on {from}", to.value),
            "exchange or correct the two dates",
        );
    }
    to.value >= from
}

fn e320_due_before_earliest(order: &OrderRecord, findings: &mut Findings) -> bool {
    if let (Some(earliest), Some(due)) = (&order.earliest, &order.due)
        && due.value < earliest.value
    {
        findings.report(
            Code::E320,
            due.span,
            format!(
                "order \"{}\" is due on {}, but may be shipped from {} only",
                shortened(&order.id.value),
                due.value,
                earliest.value
            ),
            "exchange or correct \"earliest\" and \"due\"",
        );
        return false;
    }
    true
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
        (Some(due), _) if due.value > examined.to => (
            due.span,
            format!("order \"{id}\" is due on {}, after the last day planned", due.value),
            "plan a longer time, or leave the order to the next plan".to_owned(),
        ),
        (Some(due), _) if !examined.worked.any(examined.from, due.value) => (
            due.span,
            format!("order \"{id}\" is due on {}, before the first working day", due.value),
            format!("for an overdue order give the first working day from {}", examined.from),
        ),
        (_, Some(earliest)) if earliest.value > examined.to => (
            earliest.span,
            format!(
                "order \"{id}\" may be shipped from {} only, after the last day planned",
                earliest.value
            ),
            "plan a longer time, or leave the order to the next plan".to_owned(),
        ),
        _ => return true,
    };
    findings.report(Code::E321, span, message, hint);
    false
}

fn w813_no_day_to_ship(order: &OrderRecord, examined: &Examined<'_>, findings: &mut Findings) {
    let Some(earliest) = &order.earliest else { return };
    let due = order.due.as_ref().map_or(examined.to, |due| due.value);
    if !examined.worked.any(earliest.value, due) {
        findings.report(
            Code::W813,
            earliest.span,
            format!(
                "order \"{}\" can be shipped from {} to {due}, when nobody works",
                shortened(&order.id.value),
                earliest.value
            ),
            "move \"earliest\" or \"due\" to a working day",
        );
    }
}

fn e601_quantity_missing(order: &OrderRecord, span: Span, findings: &mut Findings) {
    if order.quantity.is_none() {
        findings.report(
            Code::E601,
            span,
            format!("order \"{}\" has no quantity", shortened(&order.id.value)),
            "add \"quantity\", or write \"kind\": \"market\" for an order without one",
        );
    }
}

fn e602_quantity_of_market(order: &OrderRecord, findings: &mut Findings) {
    if let Some(quantity) = &order.quantity {
        findings.report(
            Code::E602,
            quantity.span,
            format!("market \"{}\" has a quantity", shortened(&order.id.value)),
            "use \"limit\" for the most and \"minimum\" for the least to sell",
        );
    }
}

fn e603_market_fields(order: &OrderRecord, findings: &mut Findings) {
    for (field, amount) in [("minimum", &order.minimum), ("limit", &order.limit)] {
        if let Some(amount) = amount {
            findings.report(
                Code::E603,
                amount.span,
                format!(
                    "order \"{}\" has \"{field}\", but is not a market",
                    shortened(&order.id.value)
                ),
                "write \"kind\": \"market\", or give a \"quantity\" alone",
            );
        }
    }
}

fn e604_late_market(order: &OrderRecord, findings: &mut Findings) {
    let late = order.late.as_ref().map(|late| ("late", late.span));
    let price = order.shortage_price.as_ref().map(|price| ("shortage_price", price.span));
    for (field, span) in late.into_iter().chain(price) {
        findings.report(
            Code::E604,
            span,
            format!("market \"{}\" has \"{field}\"", shortened(&order.id.value)),
            format!("remove \"{field}\", or make the order firm"),
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
    let Some(&at) = examined.names.products.get(id) else { return };
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
            format!(
                "order \"{}\" wants \"{}\", which can never be had",
                shortened(&order.id.value),
                shortened(id)
            ),
            "add operations or a route to the product, stock or receipts",
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
                    format!(
                        "market \"{}\" takes at least {least}, but at most {most}",
                        shortened(&order.id.value)
                    ),
                    "correct \"minimum\" or \"limit\"",
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
    let mut report = |span: Span, message: String| {
        findings.report(
            Code::E608,
            span,
            message,
            "add hours, materials or products, or remove it",
        );
    };
    // Needs that could not be read were reported already.
    if examined.incomplete {
        return;
    }
    if project.value.needs.is_empty() {
        report(project.span, format!("project \"{id}\" needs nothing"));
    }
    for need in &project.value.needs {
        let NeedRecord { hours, materials, products, .. } = &need.value;
        if hours.0.is_empty() && materials.0.is_empty() && products.0.is_empty() {
            report(need.span, format!("this need of project \"{id}\" names nothing"));
        }
    }
}
