//! Rules on choices and the routes they name: E211, E212, E215, E609 to E611.

use rustc_hash::FxHashSet;

use super::findings::{Examined, Findings};
use super::names::{Names, kind};
use super::owner::{Owner, noun};
use super::products::is_made;
use super::walk::route_id;
use crate::diag::{Code, Diagnostic, Value, message};
use crate::source::Cell;
use crate::source::json::{Target, shortened};
use crate::source::records::{ChooseRecord, FactoryRecord, ProductRecord};

/// Reports everything wrong with choices beyond their figures and the orders they name.
pub(super) fn check(examined: &Examined<'_>, findings: &mut Findings) {
    for choice in &examined.record.choose {
        let before = findings.problems.len();
        for route in &choice.value.routes {
            route_named(&choice.value, route, examined, findings);
        }
        e610_choose_empty(choice, examined, findings);
        e611_chosen_twice(&choice.value, examined, findings);
        if findings.problems.len() == before {
            e609_choose_contradicts(choice, findings);
        }
    }
}

/// E211, E212 and E215 of a route that a choice names.
fn route_named(
    choice: &ChooseRecord,
    route: &Cell<String>,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let owner = Owner::new("thing-choice", &choice.id.value);
    let text = route.value.as_str();
    let Err(refused) = route_at(text, &examined.names, examined.record) else { return };
    let product = |at: usize| &examined.record.products[at].value;
    match refused {
        NoRoute::Product => {
            let id = text.split('/').next().unwrap_or(text);
            if examined.lost.contains(id)
                || examined.incomplete && examined.names.count("thing-product") == 0
            {
                return;
            }
            let noun = noun(kind(Target::Product).noun);
            let message = message!("e206", noun, id = shortened(text), field = "routes", owner);
            let mut problem = Diagnostic::new(Code::E211, route.span, message);
            problem.hints = examined.names.hints(Target::Product, id, examined.lost);
            findings.problems.push(problem);
        }
        NoRoute::Route(at, named) => {
            let name = shortened(&product(at).id.value);
            let routes = routes_of(product(at));
            if examined.incomplete && (routes.is_empty() || examined.lost.contains(named)) {
                return;
            }
            let hint = if routes.is_empty() {
                message!("e212-no-route", name)
            } else {
                message!("e212-routes", routes = Value::list(&routes))
            };
            let message = message!("e212", owner, route = shortened(named), name);
            findings.advise(Code::E212, route.span, message, hint);
        }
        NoRoute::Ambiguous(at) => {
            let name = shortened(&product(at).id.value);
            let routes = routes_of(product(at));
            if examined.incomplete && routes.is_empty() {
                return;
            }
            let hint = if routes.is_empty() {
                message!("e215-no-route")
            } else {
                let named = routes.iter().map(|route| format!("{name}/{route}"));
                message!("e215-choose", routes = Value::list(named))
            };
            let message = message!("e215", owner, name, count = routes.len());
            findings.advise(Code::E215, route.span, message, hint);
        }
    }
}

fn e609_choose_contradicts(choice: &Cell<ChooseRecord>, findings: &mut Findings) {
    let ChooseRecord { id, at_least, at_most, orders, routes, measures } = &choice.value;
    let Some(least) = at_least else { return };
    let among = orders.len() + routes.len() + measures.len();
    let choice = shortened(&id.value);
    #[allow(clippy::cast_precision_loss)] // no list is that long
    let message = match at_most {
        Some(most) if least.value > most.value => {
            message!("e609-most", choice, least = least.value, most = most.value)
        }
        _ if least.value > among as f64 => {
            message!("e609-among", choice, least = least.value, among)
        }
        _ => return,
    };
    findings.advise(Code::E609, least.span, message, message!("e609-hint"));
}

fn e610_choose_empty(
    choice: &Cell<ChooseRecord>,
    examined: &Examined<'_>,
    findings: &mut Findings,
) {
    let ChooseRecord { id, at_least, at_most, orders, routes, measures } = &choice.value;
    // What could not be read was reported already.
    if examined.incomplete {
        return;
    }
    let id = shortened(&id.value);
    if orders.is_empty() && routes.is_empty() && measures.is_empty() {
        findings.advise(Code::E610, choice.span, message!("e610", id), message!("e610-hint"));
    } else if at_least.is_none() && at_most.is_none() {
        let hint = message!("e610-number-hint");
        findings.advise(Code::E610, choice.span, message!("e610-number", id), hint);
    }
}

fn e611_chosen_twice(choice: &ChooseRecord, examined: &Examined<'_>, findings: &mut Findings) {
    let mut report = |cell: &Cell<String>| {
        let (id, named) = (shortened(&choice.id.value), shortened(&cell.value));
        findings.report(Code::E611, cell.span, message!("e611", id, named));
    };
    let mut orders: FxHashSet<&str> = FxHashSet::default();
    for order in choice.orders.iter().filter(|order| !orders.insert(&order.value)) {
        report(order);
    }
    let mut measures: FxHashSet<&str> = FxHashSet::default();
    for measure in choice.measures.iter().filter(|measure| !measures.insert(&measure.value)) {
        report(measure);
    }
    let mut routes = FxHashSet::default();
    for route in &choice.routes {
        let found = route_at(&route.value, &examined.names, examined.record);
        if found.is_ok_and(|found| !routes.insert(found)) {
            report(route);
        }
    }
}

/// Why a text is no route.
#[derive(Clone, Copy, Debug)]
pub(super) enum NoRoute<'t> {
    /// It names no product.
    Product,
    /// The product, by position, has no route of that name.
    Route(usize, &'t str),
    /// The product, by position, has not exactly one route.
    Ambiguous(usize),
}

/// The names of a product's routes.
pub(super) fn routes_of(product: &ProductRecord) -> Vec<String> {
    let routes = product.routes.iter().enumerate();
    let mut names: Vec<String> =
        routes.map(|(at, route)| route_id(&route.value, at).into_owned()).collect();
    if names.is_empty() && is_made(product) {
        names.push("main".to_owned());
    }
    names
}

/// The positions of a product and of its route, written as `product/route`, or as the product alone
/// if it has one. Ids may hold a `/`, so the longest product that fits is taken.
pub(super) fn route_at<'t>(
    text: &'t str,
    names: &Names<'_>,
    record: &FactoryRecord,
) -> Result<(usize, usize), NoRoute<'t>> {
    let product = |id: &str| names.at("thing-product", id);
    if let Some(at) = product(text) {
        let one = routes_of(&record.products[at].value).len() == 1;
        return if one { Ok((at, 0)) } else { Err(NoRoute::Ambiguous(at)) };
    }
    let mut refused = NoRoute::Product;
    for (slash, _) in text.rmatch_indices('/') {
        let (id, route) = (&text[..slash], &text[slash + 1..]);
        let Some(at) = product(id) else { continue };
        let routes = routes_of(&record.products[at].value);
        if let Some(found) = routes.iter().position(|name| name == route) {
            return Ok((at, found));
        }
        if matches!(refused, NoRoute::Product) {
            refused = NoRoute::Route(at, route);
        }
    }
    Err(refused)
}
