//! Revenue and every cost, by kind, workshop and product.

use indexmap::IndexMap;

use crate::ids::{Id as _, ProductId, WorkshopId};
use crate::model::answers::audit::Fault;
use crate::model::plan::{Cost, Money, Plan};
use crate::model::{Buckets, Factory, OrderKind, months};

use super::check::Check;
use super::decisions::Decisions;
use super::flow::Flows;
use super::labour::heads;
use super::orders::Outcome;
use super::stock::Stocks;
use super::sum::Sum;

/// Kinds of cost, in the order reported.
pub const KINDS: [&str; 18] = [
    "making",
    "subcontract",
    "running",
    "setup",
    "overtime",
    "opening",
    "wages",
    "fixed",
    "hiring",
    "laying off",
    "labour overtime",
    "services",
    "purchases",
    "holding",
    "lateness",
    "shortage",
    "discarding",
    "change of output",
];

/// The key of costs that belong to no product.
const NOT_BY_PRODUCT: &str = "not by product";

/// Money, recomputed: of all days looked on to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Totals {
    /// The price of a shipment.
    pub revenue: Sum,
    /// All costs.
    pub cost: Sum,
}

impl Totals {
    /// Revenue less cost.
    pub fn profit(&self) -> Sum {
        let mut profit = self.revenue;
        profit.add_times(-1.0, self.cost);
        profit
    }
}

/// Two books: of the planning period, and of what comes after it.
struct Ledger<'f> {
    factory: &'f Factory,
    within: usize,
    books: [Book; 2],
}

struct Book {
    revenue: Sum,
    by_kind: IndexMap<&'static str, Sum>,
    by_workshop: IndexMap<String, Sum>,
    by_product: IndexMap<String, Sum>,
}

/// Whether a factory can have a kind of cost: most do not have those of setups and openings.
fn may_arise(factory: &Factory, kind: &str) -> bool {
    match kind {
        "setup" => {
            let mut routes = factory.products.iter().flat_map(|it| &it.routes);
            routes.any(|it| it.setup.is_some())
        }
        "fixed" => !factory.fixed_costs.is_empty(),
        "opening" => factory.groups.iter().any(|it| it.open.is_some()),
        _ => true,
    }
}

impl Book {
    fn new(factory: &Factory) -> Self {
        let none = Sum::default();
        let workshops = factory.workshops.iter().map(|it| (it.id.clone(), none));
        let products = factory.products.iter().map(|it| (it.named.id.clone(), none));
        let (nowhere, nothing) = ((factory.name.clone(), none), (NOT_BY_PRODUCT.into(), none));
        Self {
            revenue: none,
            by_kind: KINDS
                .iter()
                .filter(|it| may_arise(factory, it))
                .map(|it| (*it, none))
                .collect(),
            by_workshop: workshops.chain([nowhere]).collect(),
            by_product: products.chain([nothing]).collect(),
        }
    }

    /// Compares the figures of one of the two with what a plan states under a path.
    fn check(&self, at: &str, stated: &mut Money, check: &mut Check) -> Totals {
        let totals = Totals { revenue: self.revenue, cost: self.by_kind.values().sum() };
        let of = |figure: &str| format!("{at}/{figure}");
        check.figure(|| of("revenue"), "audit-revenue", &mut stated.revenue, totals.revenue);
        check.figure(|| of("cost"), "audit-cost", &mut stated.cost, totals.cost);
        check.figure(|| of("profit"), "audit-profit", &mut stated.profit, totals.profit());
        check_list(check, &of("by_kind"), &mut stated.by_kind, &self.by_kind);
        check_list(check, &of("by_workshop"), &mut stated.by_workshop, &self.by_workshop);
        check_list(check, &of("by_product"), &mut stated.by_product, &self.by_product);
        totals
    }
}

impl<'f> Ledger<'f> {
    fn new(factory: &'f Factory, buckets: &Buckets) -> Self {
        let books = [Book::new(factory), Book::new(factory)];
        Self { factory, within: buckets.within(), books }
    }

    fn book(&mut self, at: usize) -> &mut Book {
        &mut self.books[usize::from(at >= self.within)]
    }

    /// Adds a cost that arises in the bucket at a position.
    fn add(
        &mut self,
        at: usize,
        kind: &'static str,
        workshop: Option<WorkshopId>,
        product: Option<ProductId>,
        amount: Sum,
    ) {
        let factory = self.factory;
        let book = self.book(at);
        book.by_kind.entry(kind).or_default().add_times(1.0, amount);
        let workshop = workshop.map_or(&factory.name, |id| &factory.workshops[id].id);
        book.by_workshop.entry(workshop.clone()).or_default().add_times(1.0, amount);
        let product = product.map_or(NOT_BY_PRODUCT, |id| &factory.products[id].named.id);
        book.by_product.entry(product.to_owned()).or_default().add_times(1.0, amount);
    }
}

/// The causes of cost.
#[derive(Clone, Copy)]
pub struct Made<'m> {
    /// The decisions.
    pub decisions: &'m Decisions,
    /// The flows.
    pub flows: &'m Flows,
    /// The stocks.
    pub stocks: &'m Stocks,
}

/// Recomputes and checks all money.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    made: &Made<'_>,
    outcomes: &[Outcome],
    plan: &mut Plan,
    check: &mut Check,
) -> Totals {
    let Made { decisions, flows, stocks } = *made;
    let mut ledger = Ledger::new(factory, buckets);
    orders(&mut ledger, buckets, outcomes);
    making(&mut ledger, buckets, decisions);
    running(&mut ledger, buckets, decisions, flows);
    setups_and_openings(&mut ledger, buckets, decisions);
    overtime(&mut ledger, buckets, decisions);
    labour(&mut ledger, buckets, decisions);
    for cost in &factory.fixed_costs {
        let in_month = months(factory.from, factory.to);
        let amount = Sum::of(cost.per_month * in_month);
        ledger.add(0, "fixed", cost.workshop, None, amount);
        if factory.last() > factory.to {
            // Of all days but those of the planning period.
            let after = months(factory.from, factory.last()) - in_month;
            let amount = Sum::of(cost.per_month * after);
            ledger.add(buckets.len(), "fixed", cost.workshop, None, amount);
        }
    }
    services(&mut ledger, buckets, flows);
    purchases_and_holding(&mut ledger, buckets, decisions, stocks);
    let [month, beyond] = &ledger.books;
    let mut totals = month.check("money", &mut plan.money, check);
    if let Some(stated) = &mut plan.beyond {
        let after = beyond.check("beyond/money", &mut stated.money, check);
        totals.revenue.add_times(1.0, after.revenue);
        totals.cost.add_times(1.0, after.cost);
    }
    totals
}

/// A list of costs; a missing one counts as 0.
fn check_list<N: AsRef<str>>(
    check: &mut Check,
    at: &str,
    stated: &mut Vec<Cost>,
    recomputed: &IndexMap<N, Sum>,
) {
    if check.restates() {
        let costs = recomputed.iter().filter(|(_, amount)| amount.value != 0.0);
        *stated = costs
            .map(|(of, amount)| Cost { of: of.as_ref().into(), amount: amount.value })
            .collect();
        return;
    }
    for (of, amount) in recomputed {
        let of = of.as_ref();
        let mut sum: f64 = stated.iter().filter(|it| it.of == of).map(|it| it.amount).sum();
        check.figure(|| format!("{at}/{of}"), "audit-cost", &mut sum, *amount);
    }
    for cost in stated.iter() {
        if !recomputed.keys().any(|of| of.as_ref() == cost.of) {
            let at = format!("{at}/{}", cost.of);
            check.refuse(at, "audit-no-cost", Fault::Shape);
        }
    }
}

fn orders(ledger: &mut Ledger<'_>, buckets: &Buckets, outcomes: &[Outcome]) {
    let factory = ledger.factory;
    for (order, outcome) in factory.orders.iter().zip(outcomes) {
        for (at, (bucket, shipped)) in buckets.iter().zip(&outcome.shipped).enumerate() {
            ledger.book(at).revenue.add_times(order.price.at(bucket.start), *shipped);
        }
        let OrderKind::Firm { late, shortage_price, .. } = &order.kind else { continue };
        if let Some(price) = &late.price {
            // A unit shipped late pays for every day from the due bucket's span (of an overdue
            // order: from its due date) to the day before the bucket it ships in.
            let each = outcome.window.waiting(buckets, price);
            for ((at, shipped), each) in outcome.late().zip(each) {
                ledger.add(at, "lateness", None, Some(order.product), shipped.times(each));
            }
        }
        let short = outcome.short().times(*shortage_price);
        let at = if order.due > factory.to { buckets.len() } else { 0 };
        ledger.add(at, "shortage", None, Some(order.product), short);
    }
}

fn making(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    let factory = ledger.factory;
    let mut output = vec![Sum::default(); buckets.len()];
    for (id, product) in factory.products.enumerated() {
        for (route, started) in product.routes.iter().zip(&decisions.started[id]) {
            let first = route.operations.first();
            let workshop = first.and_then(|step| factory.groups[step.group].workshop);
            let (kind, workshop) =
                if route.subcontract { ("subcontract", None) } else { ("making", workshop) };
            for (at, bucket) in buckets.iter().enumerate() {
                let cost = Sum::of(started[at] * route.cost.at(bucket.start));
                ledger.add(at, kind, workshop, Some(id), cost);
                if !route.subcontract {
                    output[at].add(started[at]);
                }
            }
        }
        for (at, (bucket, discarded)) in buckets.iter().zip(&decisions.discarded[id]).enumerate() {
            let each = product.discard_cost.as_ref().map_or(0.0, |cost| cost.at(bucket.start));
            ledger.add(at, "discarding", None, Some(id), Sum::of(discarded * each));
        }
    }
    for (at, pair) in output.windows(2).enumerate() {
        let mut change = pair[1];
        change.add_times(-1.0, pair[0]);
        let balance = &factory.balance;
        let each =
            if change.value > 0.0 { balance.change_cost_up } else { -balance.change_cost_down };
        ledger.add(at + 1, "change of output", None, None, change.times(each));
    }
}

fn running(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions, flows: &Flows) {
    let factory = ledger.factory;
    for run in &flows.runs {
        let group = &factory.groups[run.group];
        let each = group.cost_per_hour.at(buckets[run.bucket].start);
        ledger.add(
            run.bucket.position(),
            "running",
            group.workshop,
            Some(run.product),
            Sum::of((run.hours + run.setup_hours) * each),
        );
    }
    for (id, project) in factory.projects.enumerated() {
        for (need, given) in project.needs.iter().zip(&decisions.given[id]) {
            let crate::model::Needed::Group(group) = need.of else { continue };
            let group = &factory.groups[group];
            for (at, (bucket, hours)) in buckets.iter().zip(given).enumerate() {
                let cost = Sum::of(hours * group.cost_per_hour.at(bucket.start));
                ledger.add(at, "running", group.workshop, None, cost);
            }
        }
    }
}

fn setups_and_openings(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    let factory = ledger.factory;
    for (id, product) in factory.products.enumerated() {
        for (route, runs) in product.routes.iter().zip(&decisions.runs[id]) {
            let (Some(setup), Some(runs)) = (&route.setup, runs) else { continue };
            let own = route.operations.first().filter(|_| !route.subcontract);
            let place = own.and_then(|step| factory.groups[step.group].workshop);
            for (at, (bucket, share)) in buckets.iter().zip(&runs.setup).enumerate() {
                let cost = Sum::of(share * setup.cost.at(bucket.start));
                ledger.add(at, "setup", place, Some(id), cost);
            }
        }
    }
    for (group, opened) in factory.groups.iter().zip(&decisions.opened) {
        let (Some(rule), Some(opened)) = (&group.open, opened) else { continue };
        for (at, (bucket, share)) in buckets.iter().zip(opened).enumerate() {
            let cost = Sum::of(share * rule.cost.at(bucket.start));
            ledger.add(at, "opening", group.workshop, None, cost);
        }
    }
}

fn overtime(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    let factory = ledger.factory;
    let groups = factory.groups.iter().map(|it| (it.workshop, &it.overtime));
    let services = factory.services.iter().map(|it| (it.workshop, &it.overtime));
    let taken = decisions.group_overtime.iter().chain(&decisions.service_overtime);
    for ((workshop, tiers), taken) in groups.chain(services).zip(taken) {
        for (tier, taken) in tiers.iter().zip(taken) {
            for (at, (bucket, hours)) in buckets.iter().zip(taken).enumerate() {
                let cost = Sum::of(hours * tier.price.at(bucket.start));
                ledger.add(at, "overtime", workshop, None, cost);
            }
        }
    }
}

fn labour(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    let factory = ledger.factory;
    for (id, labour) in factory.labour.enumerated() {
        let place = labour.workshop;
        if let Some(wage) = &labour.wage {
            let heads = heads(factory, buckets, decisions, id);
            let given = labour.given(&factory.calendar, buckets).pay;
            for (at, (heads, pay)) in heads.iter().zip(buckets.spread(wage)).enumerate() {
                let pay = if labour.is_flexible() { heads.times(pay) } else { Sum::of(given[at]) };
                ledger.add(at, "wages", place, None, pay);
            }
        }
        for (at, bucket) in buckets.iter().enumerate() {
            let day = bucket.start;
            let mut add = |kind, heads: f64, each: Option<f64>| {
                ledger.add(at, kind, place, None, Sum::of(heads * each.unwrap_or(0.0)));
            };
            let each = labour.hiring.as_ref().map(|it| it.cost.at(day));
            add("hiring", decisions.hired[id][at], each);
            let each = labour.laying_off.as_ref().map(|it| it.cost.at(day));
            add("laying off", decisions.laid_off[id][at], each);
            let each = labour.overtime.as_ref().map(|it| it.price.at(day));
            add("labour overtime", decisions.labour_overtime[id][at], each);
        }
    }
}

fn services(ledger: &mut Ledger<'_>, buckets: &Buckets, flows: &Flows) {
    let factory = ledger.factory;
    for (service, load) in factory.services.iter().zip(&flows.service_load) {
        for (at, (bucket, load)) in buckets.iter().zip(load).enumerate() {
            let cost = load.times(service.price.at(bucket.start));
            ledger.add(at, "services", service.workshop, None, cost);
        }
    }
}

fn purchases_and_holding(
    ledger: &mut Ledger<'_>,
    buckets: &Buckets,
    decisions: &Decisions,
    stocks: &Stocks,
) {
    let factory = ledger.factory;
    for (id, material) in factory.materials.enumerated() {
        for (at, (bucket, bought)) in buckets.iter().zip(&decisions.bought[id]).enumerate() {
            let each = material.purchase.as_ref().map_or(0.0, |it| it.price.at(bucket.start));
            ledger.add(at, "purchases", None, None, Sum::of(bought * each));
        }
    }
    let products = factory
        .products
        .enumerated()
        .map(|(id, product)| (Some(id), product.stock.holding_cost.as_ref(), &stocks.products[id]));
    let materials = factory
        .materials
        .enumerated()
        .map(|(id, material)| (None, material.stock.holding_cost.as_ref(), &stocks.materials[id]));
    for (product, cost, stock) in products.chain(materials) {
        let Some(cost) = cost else { continue };
        for (at, (held, each)) in stock.iter().zip(buckets.holding(cost)).enumerate() {
            ledger.add(at, "holding", None, product, held.times(each));
        }
    }
}
