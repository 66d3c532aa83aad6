//! Rules on stock and stores: E505 to E508.

use super::findings::{Examined, Findings, series};
use super::owner::Owner;
use crate::diag::{Code, message};
use crate::source::json::shortened;
use crate::source::records::{StockRecord, StoreRecord};

/// Reports everything wrong with stock.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    let materials = examined.record.materials.iter().map(|material| {
        (Owner::new("thing-material", &material.value.id.value), &material.value.stock)
    });
    let products = examined.record.products.iter().map(|product| {
        (Owner::new("thing-product", &product.value.id.value), &product.value.stock)
    });
    for (owner, stock) in materials.chain(products) {
        if let Some(stock) = stock {
            e505_opening_above_maximum(owner, &stock.value, examined, findings);
            e506_safety_above_maximum(owner, &stock.value, examined, findings);
            e507_closing_above_maximum(owner, &stock.value, examined, findings);
        }
    }
    for store in &examined.record.stores {
        e508_store_too_small(&store.value, examined, findings);
    }
}

fn e505_opening_above_maximum(
    owner: Owner<'_>,
    stock: &StockRecord,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let (Some(opening), Some(maximum)) = (&stock.opening, &stock.maximum) else { return };
    let most = series(&maximum.value).at(examined.from);
    if opening.value > most {
        findings.report(
            Code::E505,
            opening.span,
            message!("e505", owner, opening = opening.value, most),
        );
    }
}

fn e506_safety_above_maximum(
    owner: Owner<'_>,
    stock: &StockRecord,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let (Some(safety), Some(maximum)) = (&stock.safety, &stock.maximum) else { return };
    let (least, most) = (series(&safety.value), series(&maximum.value));
    let changes = least.steps().iter().chain(most.steps()).map(|step| step.0);
    let days = changes.filter(|date| examined.from < *date && *date <= examined.last);
    let worst =
        std::iter::once(examined.from).chain(days).find(|date| least.at(*date) > most.at(*date));
    if let Some(date) = worst {
        findings.report(
            Code::E506,
            safety.span,
            message!("e506", owner, least = least.at(date), date, most = most.at(date)),
        );
    }
}

fn e507_closing_above_maximum(
    owner: Owner<'_>,
    stock: &StockRecord,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let Some(closing) = &stock.closing else { return };
    let maximum = stock.maximum.as_ref().map(|most| series(&most.value).at(examined.to));
    let closing_maximum = stock.closing_maximum.as_ref().map(|most| most.value);
    let limits = [("maximum", maximum), ("closing_maximum", closing_maximum)];
    for (field, most) in limits {
        let Some(most) = most.filter(|most| closing.value > *most) else { continue };
        findings.advise(
            Code::E507,
            closing.span,
            message!("e507", owner, closing = closing.value, field, most),
            message!("e507-hint", field),
        );
    }
}

fn e508_store_too_small(store: &StoreRecord, examined: &Examined<'_>, findings: &mut Findings) {
    let record = examined.record;
    let opening = |id: &str| {
        let names = &examined.names;
        let product = names.at("thing-product", id).map(|at| &record.products[at].value.stock);
        let material = names.at("thing-material", id).map(|at| &record.materials[at].value.stock);
        let stock = product.or(material).and_then(Option::as_ref);
        stock.and_then(|stock| stock.value.opening.as_ref()).map_or(0.0, |opening| opening.value)
    };
    let used: f64 = store.items.0.iter().map(|(id, space)| space.value * opening(&id.value)).sum();
    let capacity = series(&store.capacity.value).at(examined.from);
    if used > capacity * (1.0 + 1e-9) {
        findings.report(
            Code::E508,
            store.capacity.span,
            message!("e508", store = shortened(&store.id.value), capacity, used),
        );
    }
}
