//! Rules on products, routes and operations: E501 to E504, E509.

use super::findings::{Examined, Findings};
use super::names::Names;
use super::owner::Owner;
use crate::diag::{Code, Span, message};
use crate::source::Cell;
use crate::source::json::{Map, Series, shortened};
use crate::source::records::{OperationRecord, ProductRecord, RouteRecord};

/// Reports everything wrong with products beyond their figures and references.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for product in &examined.record.products {
        let product = &product.value;
        let owner = Owner::new("thing-product", &product.id.value);
        e503_routes_and_operations(owner, product, findings);
        e502_hours_or_rate(owner, &product.operations, examined, findings);
        e509_by_product_of_itself(product, &product.by_products, findings);
        for (at, route) in product.routes.iter().enumerate() {
            let owner = owner.part("thing-route", at);
            e502_hours_or_rate(owner, &route.value.operations, examined, findings);
            e504_subcontract_with_operations(owner, &route.value, findings);
            if let Some(by_products) = &route.value.by_products {
                e509_by_product_of_itself(product, by_products, findings);
            }
        }
    }
    e501_component_cycle(examined, findings);
}

/// Whether anything about a product says that it is made: the one way may be written straight
/// into it.
pub(super) fn is_made(product: &ProductRecord) -> bool {
    !product.routes.is_empty()
        || !product.operations.is_empty()
        || product.cost.is_some()
        || product.limit.is_some()
        || product.r#yield.is_some()
        || product.lead_days.is_some()
        || !product.norms.0.is_empty()
        || !product.components.0.is_empty()
        || !product.by_products.0.is_empty()
        || !product.uses.0.is_empty()
}

/// Whether what is started is not ready the same day: the route's own lead time, else the product's
/// (where it is made in house), or an operation's.
fn takes_days(
    product: &ProductRecord,
    route: Option<&RouteRecord>,
    operations: &[Cell<OperationRecord>],
) -> bool {
    let outside = route.is_some_and(|it| it.subcontract.as_ref().is_some_and(|it| it.value));
    let own = route.and_then(|route| route.lead_days.as_ref());
    let lead = own.or(product.lead_days.as_ref().filter(|_| !outside));
    let operations = operations.iter().filter_map(|it| it.value.lead_days.as_ref());
    lead.into_iter().chain(operations).any(|days| days.value > 0.0)
}

/// The components that a product is made of the same day, as far as they are known. If making
/// takes days, a cycle circulates from day to day.
fn components<'r>(product: &'r ProductRecord, names: &Names<'_>) -> Vec<(usize, Span, &'r str)> {
    let mut found = Vec::new();
    let mut add = |map: &'r Map<Cell<Series>>| {
        for (id, _) in &map.0 {
            if let Some(at) = names.at("thing-product", &id.value) {
                found.push((at, id.span, id.value.as_str()));
            }
        }
    };
    let inherits = |route: &RouteRecord| {
        route.components.is_none() && !route.subcontract.as_ref().is_some_and(|it| it.value)
    };
    let same_day = |route: &RouteRecord| !takes_days(product, Some(route), &route.operations);
    let only = product.routes.is_empty() && !takes_days(product, None, &product.operations);
    if only || product.routes.iter().any(|it| inherits(&it.value) && same_day(&it.value)) {
        add(&product.components);
    }
    for route in product.routes.iter().filter(|route| same_day(&route.value)) {
        if let Some(map) = &route.value.components {
            add(map);
        }
    }
    found
}

/// Walks components depth first without recursion, so that a deep product cannot overflow.
fn e501_component_cycle(examined: &Examined<'_>, findings: &mut Findings) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let products = &examined.record.products;
    let edges: Vec<_> =
        products.iter().map(|product| components(&product.value, &examined.names)).collect();
    let mut state = vec![State::New; products.len()];
    for root in 0..products.len() {
        if state[root] != State::New {
            continue;
        }
        state[root] = State::Open;
        let mut path: Vec<(usize, usize)> = vec![(root, 0)];
        while let Some((at, next)) = path.last_mut() {
            let Some(&(component, span, id)) = edges[*at].get(*next) else {
                state[*at] = State::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match state[component] {
                State::New => {
                    state[component] = State::Open;
                    path.push((component, 0));
                }
                State::Open => {
                    let start = path.iter().position(|step| step.0 == component).unwrap_or(0);
                    let ids = path[start..].iter().map(|step| &products[step.0].value.id.value);
                    let names: Vec<_> = ids.map(|id| shortened(id).into_owned()).collect();
                    report_cycle(&names, id, span, findings);
                }
                State::Done => {}
            }
        }
    }
}

fn report_cycle(names: &[String], again: &str, span: Span, findings: &mut Findings) {
    const SHOWN: usize = 12;
    let chain = names[..names.len().min(SHOWN)].join(" -> ");
    let again = shortened(again);
    let message = match names.len().saturating_sub(SHOWN) {
        0 => message!("e501", chain, again),
        more => message!("e501-long", chain, more, again),
    };
    findings.advise(Code::E501, span, message, message!("e501-hint"));
}

fn e502_hours_or_rate(
    owner: Owner<'_>,
    operations: &[Cell<OperationRecord>],
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    for (at, operation) in operations.iter().enumerate() {
        if examined.refused.any(operation.span, &["hours", "rate"]) {
            continue;
        }
        let both = match (&operation.value.hours, &operation.value.rate) {
            (Some(_), Some(_)) => true,
            (None, None) => false,
            _ => continue,
        };
        findings.advise(
            Code::E502,
            operation.span,
            {
                let owner = owner.part("thing-operation", at);
                if both { message!("e502-both", owner) } else { message!("e502-neither", owner) }
            },
            message!("e502-hint"),
        );
    }
}

fn e503_routes_and_operations(owner: Owner<'_>, product: &ProductRecord, findings: &mut Findings) {
    if product.routes.is_empty() {
        return;
    }
    let (field, span) = match (product.operations.first(), &product.limit) {
        (Some(operation), _) => ("operations", operation.span),
        (None, Some(limit)) => ("limit", limit.span),
        (None, None) => return,
    };
    findings.advise(Code::E503, span, message!("e503", owner, field), message!("e503-hint", field));
}

fn e504_subcontract_with_operations(
    owner: Owner<'_>,
    route: &RouteRecord,
    findings: &mut Findings,
) {
    let subcontract = route.subcontract.as_ref().is_some_and(|word| word.value);
    if let (true, Some(first)) = (subcontract, route.operations.first()) {
        findings.report(Code::E504, first.span, message!("e504", owner));
    }
}

fn e509_by_product_of_itself(
    product: &ProductRecord,
    by_products: &Map<Cell<Series>>,
    findings: &mut Findings,
) {
    let own = &product.id.value;
    for (id, _) in by_products.0.iter().filter(|(id, _)| &id.value == own) {
        findings.report(Code::E509, id.span, message!("e509", product = shortened(own)));
    }
}
