//! Rules on lots, setups, repairs to place and fractions of whole things: E322, E511 to E514, W802,
//! W831 to W836. Runs on a factory that breaks no other rule, so its lists are in the order of the
//! records.

use super::findings::{Examined, Findings};
use super::owner::Owner;
use super::plausible::rounded;
use super::wanted::most_wanted;
use crate::diag::{Code, Message, Span, message};
use crate::ids::{GroupId, Id};
use crate::model::calendar::dates;
use crate::model::{Buckets, Factory, Lot, OrderKind, Route, Series};
use crate::source::Cell;
use crate::source::json::shortened;
use crate::source::records::{LotRecord, ProductRecord, RouteRecord};

/// Reports what is wrong with what is planned in whole numbers.
pub(super) fn check(
    examined: &Examined<'_>,
    factory: &Factory,
    buckets: &Buckets,
    findings: &mut Findings,
) {
    e322_repair_window(examined, factory, findings);
    let hours = Hours::new(factory, buckets);
    let wanted = most_wanted(factory);
    for (at, (record, product)) in
        examined.record.products.iter().zip(&factory.products).enumerate()
    {
        w832_setup_without_route(record, findings);
        w833_carry_without_setup(&record.value, &product.routes, findings);
        for (position, route) in product.routes.iter().enumerate() {
            let own = record.value.routes.get(position).map(|cell| &cell.value);
            let run = Run { product: &record.value, own, route };
            if e511_lot_impossible(&run, findings) || e514_fraction_of_lot(&run, findings) {
                continue;
            }
            if !e512_e513_w836_longest_bucket(&run, factory, &hours, findings) {
                w831_lot_above_wanted(&run, wanted[at], findings);
            }
        }
    }
    w834_fraction_frozen(examined, factory, findings);
    w835_fraction_ordered(examined, factory, findings);
}

/// A route with the records that state its lot and setup.
struct Run<'r> {
    product: &'r ProductRecord,
    own: Option<&'r RouteRecord>,
    route: &'r Route,
}

impl<'r> Run<'r> {
    fn owner(&self) -> Owner<'r> {
        let product = &self.product.id.value;
        match self.own {
            Some(_) => Owner::route(&self.route.named.id, product),
            None => Owner::new("thing-product", product),
        }
    }

    /// Where a figure of the lot is stated.
    fn lot_span<T>(&self, of: impl Fn(&LotRecord) -> Option<&Cell<T>>) -> Span {
        let stated = |lot: &'r Option<Cell<LotRecord>>| lot.as_ref();
        let own = self.own.and_then(|own| stated(&own.lot));
        let lots = own.into_iter().chain(stated(&self.product.lot));
        let mut found = lots.filter_map(|lot| of(&lot.value).map(|cell| cell.span));
        found.next().unwrap_or_else(|| self.id())
    }

    /// Where the hours of beginning a run are stated for an operation.
    fn setup_place(&self, operation: usize) -> Span {
        let operations = self.own.map_or(&self.product.operations, |own| &own.operations);
        let of_operation = operations.get(operation).and_then(|it| it.value.setup_hours.as_ref());
        let own = self.own.and_then(|own| own.setup.as_ref());
        let mut setups = own.into_iter().chain(&self.product.setup);
        let stated = of_operation.or_else(|| setups.find_map(|it| it.value.hours.as_ref()));
        stated.map_or_else(|| self.id(), |hours| hours.span)
    }

    /// The route's id, else the product's.
    fn id(&self) -> Span {
        self.own.and_then(|own| own.id.as_ref()).map_or(self.product.id.span, |id| id.span)
    }

    /// The least quantity of a run that the file asks for; `None` if it asks for none.
    fn least_lot(&self) -> Option<f64> {
        let Lot { minimum, multiple, .. } = self.route.lot;
        match (minimum, multiple) {
            (None, multiple) => multiple,
            (Some(least), Some(multiple)) => {
                // A minimum that is a multiple but for rounding is one.
                Some((least / multiple - 1e-9).ceil().max(1.0) * multiple)
            }
            (Some(least), None) if self.route.whole => Some((least - 1e-9).ceil()),
            (Some(least), None) => Some(least),
        }
    }

    /// The least quantity of a run: the least lot, or one piece of what starts in whole pieces.
    fn least_run(&self) -> f64 {
        self.least_lot().unwrap_or(if self.route.whole { 1.0 } else { 0.0 })
    }
}

fn e511_lot_impossible(run: &Run<'_>, findings: &mut Findings) -> bool {
    let Some(most) = run.route.lot.maximum else { return false };
    let least = run.least_run();
    let impossible = least > most * (1.0 + 1e-9);
    if impossible {
        let message = message!("e511", owner = run.owner(), least, most);
        findings.report(Code::E511, run.lot_span(|lot| lot.max.as_ref()), message);
    }
    impossible
}

fn e514_fraction_of_lot(run: &Run<'_>, findings: &mut Findings) -> bool {
    let Some(multiple) = run.route.lot.multiple.filter(|it| it.fract() != 0.0) else {
        return false;
    };
    if run.route.whole {
        let message = message!("e514", owner = run.owner(), multiple);
        findings.report(Code::E514, run.lot_span(|lot| lot.multiple.as_ref()), message);
    }
    run.route.whole
}

/// Hours of each group in its longest bucket.
struct Hours {
    /// By the clock; `None` if the clock does not limit the group.
    clock: Vec<Option<f64>>,
    /// Effective hours with all overtime, or the clock if that is less.
    worked: Vec<f64>,
}

impl Hours {
    fn new(factory: &Factory, buckets: &Buckets) -> Self {
        let (mut clock, mut worked) = (Vec::new(), Vec::new());
        for group in &factory.groups {
            let time = group.time(&factory.calendar, buckets);
            let most = group.clock(&factory.calendar, buckets);
            let mut hours: Vec<f64> = time.iter().map(|time| time.effective).collect();
            for tier in &group.overtime {
                let limits = tier.limits.iter().map(|limit| buckets.spread(limit));
                let least = limits.reduce(|one, other| {
                    one.iter().zip(&other).map(|(one, other)| one.min(*other)).collect()
                });
                for (at, hours) in hours.iter_mut().enumerate() {
                    *hours += least.as_ref().map_or(f64::INFINITY, |tier| tier[at]);
                }
            }
            if let Some(most) = &most {
                for (hours, most) in hours.iter_mut().zip(most) {
                    *hours = hours.min(*most);
                }
            }
            let longest = |hours: &[f64]| hours.iter().copied().fold(0.0, f64::max);
            clock.push(most.as_deref().map(longest));
            worked.push(longest(&hours));
        }
        Self { clock, worked }
    }
}

/// E512, E513 and W836: a run fits into a bucket. Groups without hours are W805's, and a scenario
/// may take all of them away. `true` if anything was reported.
fn e512_e513_w836_longest_bucket(
    run: &Run<'_>,
    factory: &Factory,
    hours: &Hours,
    findings: &mut Findings,
) -> bool {
    let least = |series: &Series| series.values().fold(f64::INFINITY, f64::min);
    let above = |takes: f64, has: f64| has > 0.0 && takes > has * (1.0 + 1e-9);
    let mut loads: Vec<(GroupId, f64, f64)> = Vec::new();
    for (operation, _, units) in run.route.steps() {
        let each = least(&operation.hours) * units;
        loads.push((operation.group, each, least(&operation.setup_hours)));
    }
    for (at, (group, each, setup)) in loads.into_iter().enumerate() {
        let id = shortened(&factory.groups[group].named.id).into_owned();
        let (clock, worked) = (hours.clock[group.position()], hours.worked[group.position()]);
        let owner = run.owner();
        if let Some(longest) = clock.filter(|longest| above(setup, *longest)) {
            let message = message!(
                "e513",
                owner,
                hours = rounded(setup),
                group = id,
                longest = rounded(longest)
            );
            findings.report(Code::E513, run.setup_place(at), message);
            return true;
        }
        if let (Some(lot), Some(longest)) = (run.least_lot(), clock)
            && above(lot * each + setup, longest)
        {
            let message = too_long("e512", owner, lot, lot * each + setup, &id, longest);
            findings.report(Code::E512, lot_place(run), message);
            return true;
        }
        let takes = run.least_run() * each + setup;
        if above(takes, worked) {
            let message = too_long("w836", owner, run.least_run(), takes, &id, worked);
            findings.report(Code::W836, lot_place(run), message);
            return true;
        }
    }
    false
}

/// Where the least quantity of a run is stated.
fn lot_place(run: &Run<'_>) -> Span {
    run.lot_span(|lot| lot.min.as_ref().or(lot.multiple.as_ref()))
}

fn too_long(
    key: &'static str,
    owner: Owner<'_>,
    least: f64,
    takes: f64,
    group: &str,
    longest: f64,
) -> Message {
    let (takes, longest) = (rounded(takes), rounded(longest));
    match key {
        "e512" => message!("e512", owner, least, takes, group, longest),
        _ => message!("w836", owner, least, takes, group, longest),
    }
}

fn w831_lot_above_wanted(run: &Run<'_>, wanted: f64, findings: &mut Findings) {
    let Some(least) = run.least_lot() else { return };
    let good = least * run.route.total_yield();
    if wanted > 0.0 && good > wanted * (1.0 + 1e-6) {
        let message = message!(
            "w831",
            owner = run.owner(),
            least,
            good = rounded(good),
            product = shortened(&run.product.id.value),
            wanted = rounded(wanted)
        );
        findings.report(Code::W831, lot_place(run), message);
    }
}

fn is_subcontract(route: &Cell<RouteRecord>) -> bool {
    route.value.subcontract.as_ref().is_some_and(|word| word.value)
}

/// A lot or setup of a product that has no in-house route, or setup hours of no operation.
fn w832_setup_without_route(record: &Cell<ProductRecord>, findings: &mut Findings) {
    let product = &record.value;
    let id = shortened(&product.id.value);
    let here = product.routes.iter().any(|route| !is_subcontract(route))
        || product.routes.is_empty() && super::products::is_made(product);
    let lot = product.lot.as_ref().map(|lot| ("lot", lot.span));
    let setup = product.setup.as_ref().map(|setup| ("setup", setup.span));
    if !here {
        for (field, span) in lot.into_iter().chain(setup) {
            let message = message!("w832", field, product = id);
            findings.advise(Code::W832, span, message, message!("w832-hint", field));
        }
    }
    let worked = |route: &Cell<RouteRecord>| !route.value.operations.is_empty();
    let any = !product.operations.is_empty() || product.routes.iter().any(worked);
    let mut report = |owner: Owner<'_>, span: Span| {
        let message = message!("w832-hours", owner);
        findings.advise(Code::W832, span, message, message!("w832-hours-hint"));
    };
    let hours = |setup: &Option<Cell<crate::source::records::SetupRecord>>| {
        setup.as_ref()?.value.hours.as_ref().map(|hours| hours.span)
    };
    if let Some(span) = hours(&product.setup).filter(|_| here && !any) {
        report(Owner::new("thing-product", &product.id.value), span);
    }
    for (at, route) in product.routes.iter().enumerate().filter(|(_, route)| !worked(route)) {
        if let Some(span) = hours(&route.value.setup) {
            let owner = Owner::new("thing-product", &product.id.value).part("thing-route", at);
            report(owner, span);
        }
    }
}

fn w833_carry_without_setup(product: &ProductRecord, routes: &[Route], findings: &mut Findings) {
    let mut report = |owner: Owner<'_>, span: Span| {
        findings.report(Code::W833, span, message!("w833", owner));
    };
    let carry = |setup: Option<&Cell<crate::source::records::SetupRecord>>| {
        let carry = setup?.value.carry.as_ref()?;
        carry.value.then_some(carry.span)
    };
    let owner = Owner::new("thing-product", &product.id.value);
    if let Some(span) = carry(product.setup.as_ref()) {
        let here = || routes.iter().filter(|route| !route.subcontract);
        if here().next().is_some() && here().all(|route| route.setup.is_none()) {
            report(owner, span);
        }
    }
    for (at, (record, route)) in product.routes.iter().zip(routes).enumerate() {
        if let Some(span) = carry(record.value.setup.as_ref()).filter(|_| route.setup.is_none()) {
            report(owner.part("thing-route", at), span);
        }
    }
}

/// Whether a quantity is no whole number, rounding apart.
fn is_fraction(quantity: f64) -> bool {
    (quantity - quantity.round()).abs() > 1e-9 * quantity.abs().max(1.0)
}

fn w834_fraction_frozen(examined: &Examined<'_>, factory: &Factory, findings: &mut Findings) {
    for (record, frozen) in examined.record.frozen.iter().zip(&factory.frozen) {
        let product = &factory.products[frozen.product];
        let quantity = frozen.quantity;
        if product.routes[frozen.route].whole && is_fraction(quantity) {
            let message = message!("w834", quantity, product = shortened(&product.named.id));
            findings.report(Code::W834, record.value.quantity.span, message);
        }
    }
}

fn w835_fraction_ordered(examined: &Examined<'_>, factory: &Factory, findings: &mut Findings) {
    for (record, order) in examined.record.orders.iter().zip(&factory.orders) {
        let OrderKind::Firm { quantity, .. } = order.kind else { continue };
        if order.whole && is_fraction(quantity) {
            let span = record.value.quantity.as_ref().map_or(record.span, |cell| cell.span);
            let product = shortened(&factory.products[order.product].named.id);
            let (order, rest) = (shortened(&order.id), rounded(quantity - quantity.floor()));
            let message = message!("w835", order, quantity, product, rest);
            findings.report(Code::W835, span, message);
        }
    }
}

/// E322 and W802 of repairs to place.
fn e322_repair_window(examined: &Examined<'_>, factory: &Factory, findings: &mut Findings) {
    for (record, group) in examined.record.groups.iter().zip(&factory.groups) {
        for (cell, repair) in record.value.repairs_to_place.iter().zip(&group.repairs_to_place) {
            let id = shortened(&group.named.id);
            let (from, to) = (repair.from, repair.to);
            let (first, last) = (from.max(factory.from), to.min(factory.last()));
            if first > last {
                let message = message!("w802-to-place", group = id, from, to);
                findings.report(Code::W802, cell.value.from.span, message);
                continue;
            }
            if (first, last) != (from, to) {
                let message = message!("w802-partly", group = &id, from, to, first, last);
                findings.report(Code::W802, cell.value.from.span, message);
            }
            let worked = dates(first, last).filter(|date| factory.calendar.works(*date, None));
            let worked = worked.count();
            if usize::try_from(repair.days).is_ok_and(|days| days > worked) {
                let days = repair.days;
                let message = message!("e322", group = id, days, first, last, worked);
                findings.report(Code::E322, cell.value.days.span, message);
            }
        }
    }
}
