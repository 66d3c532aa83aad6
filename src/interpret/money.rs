//! Money: revenue and costs by kind, by workshop and by product, as `docs/model.md` tables them.

use indexmap::IndexMap;

use super::decisions::Decisions;
use super::items::starts;
use super::runs::setups;
use crate::formulate::ShippingWindow;
use crate::ids::{BucketId, GroupId, Id, ProductId, WorkshopId};
use crate::model::plan::{Cost, Money, OrderPlan};
use crate::model::{Buckets, Factory, OrderKind, Route, Stock, months};

/// Costs that belong to no single product.
const NOT_BY_PRODUCT: &str = "not by product";

/// Costs as they are found, and the revenue: of the planning period, and of what comes after it.
struct Ledger<'f> {
    factory: &'f Factory,
    /// How many buckets the planning period has.
    within: usize,
    month: Accounts<'f>,
    beyond: Accounts<'f>,
}

/// Costs by each of the three ways to sort them.
struct Accounts<'f> {
    revenue: f64,
    kinds: IndexMap<&'static str, f64>,
    workshops: IndexMap<&'f str, f64>,
    products: IndexMap<&'f str, f64>,
}

impl<'f> Accounts<'f> {
    fn new(factory: &'f Factory) -> Self {
        let workshops = factory.workshops.iter().map(|it| (it.id.as_str(), 0.0));
        let products = factory.products.iter().map(|it| (it.named.id.as_str(), 0.0));
        Self {
            revenue: 0.0,
            kinds: IndexMap::new(),
            workshops: workshops.collect(),
            products: products.collect(),
        }
    }

    fn money(self) -> Money {
        let cost = self.kinds.values().sum();
        Money {
            revenue: self.revenue,
            cost,
            profit: self.revenue - cost,
            by_kind: listed(self.kinds),
            by_workshop: listed(self.workshops),
            by_product: listed(self.products),
        }
    }
}

impl<'f> Ledger<'f> {
    fn accounts(&mut self, bucket: usize) -> &mut Accounts<'f> {
        if bucket < self.within { &mut self.month } else { &mut self.beyond }
    }

    /// Charges a cost that arises in a bucket.
    fn charge(
        &mut self,
        bucket: usize,
        kind: &'static str,
        workshop: Option<WorkshopId>,
        product: Option<ProductId>,
        amount: f64,
    ) {
        if amount == 0.0 {
            return;
        }
        let factory = self.factory;
        let workshop = workshop.map_or(factory.name.as_str(), |it| &factory.workshops[it].id);
        let product = product.map_or(NOT_BY_PRODUCT, |it| &factory.products[it].named.id);
        let accounts = self.accounts(bucket);
        *accounts.kinds.entry(kind).or_default() += amount;
        *accounts.workshops.entry(workshop).or_default() += amount;
        *accounts.products.entry(product).or_default() += amount;
    }
}

fn listed<'a>(entries: impl IntoIterator<Item = (&'a str, f64)>) -> Vec<Cost> {
    entries
        .into_iter()
        .filter(|(_, amount)| *amount != 0.0)
        .map(|(of, amount)| Cost { of: of.to_owned(), amount })
        .collect()
}

/// The money of the planning period, and of what comes after it.
pub(super) fn money(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    orders: &[OrderPlan],
) -> (Money, Money) {
    let mut ledger = Ledger {
        factory,
        within: buckets.within(),
        month: Accounts::new(factory),
        beyond: Accounts::new(factory),
    };
    making(&mut ledger, buckets, decisions);
    running(&mut ledger, buckets, decisions);
    setting_up(&mut ledger, buckets, decisions);
    overtime(&mut ledger, buckets, decisions);
    opening(&mut ledger, buckets, decisions);
    labour(&mut ledger, buckets, decisions);
    fixed(&mut ledger);
    services(&mut ledger, buckets, decisions);
    materials_and_stock(&mut ledger, buckets, decisions);
    order_money(&mut ledger, buckets, decisions, orders);
    change_of_output(&mut ledger, buckets, decisions);
    (ledger.month.money(), ledger.beyond.money())
}

fn making(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    let factory = ledger.factory;
    starts(factory, decisions, |product, route, bucket, units| {
        let amount = route.cost.at(buckets[bucket].start) * units;
        if route.subcontract {
            ledger.charge(bucket.position(), "subcontract", None, Some(product), amount);
        } else {
            let first = route.operations.first().map(|step| step.group);
            let workshop = first.and_then(|group| factory.groups[group].workshop);
            ledger.charge(bucket.position(), "making", workshop, Some(product), amount);
        }
    });
}

/// Calls `visit` with each step of a start that falls into the planning period: group, bucket,
/// hours.
fn hours(
    buckets: &Buckets,
    route: &Route,
    start: BucketId,
    units: f64,
    mut visit: impl FnMut(GroupId, BucketId, f64),
) {
    for (step, days, entering) in route.steps() {
        if let Some(at) = buckets.after_lead(start, days) {
            visit(step.group, at, step.hours.at(buckets[at].start) * entering * units);
        }
    }
}

fn running(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    let factory = ledger.factory;
    let price =
        |group: GroupId, at: BucketId| factory.groups[group].cost_per_hour.at(buckets[at].start);
    starts(factory, decisions, |product, route, start, units| {
        hours(buckets, route, start, units, |group, at, hours| {
            let workshop = factory.groups[group].workshop;
            let amount = hours * price(group, at);
            ledger.charge(at.position(), "running", workshop, Some(product), amount);
        });
    });
    for (project, owner) in factory.projects.enumerated() {
        for (need, given) in owner.needs.iter().zip(&decisions.given[project.position()]) {
            let crate::model::Needed::Group(group) = need.of else { continue };
            for (at, hours) in given.iter().enumerate() {
                let amount = hours * price(group, BucketId::at(at));
                ledger.charge(at, "running", factory.groups[group].workshop, None, amount);
            }
        }
    }
}

/// The cost of setups, and of the hours they take.
fn setting_up(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    let factory = ledger.factory;
    setups(factory, decisions, |product, route, start, setup| {
        let start = BucketId::at(start);
        let route = &factory.products[product].routes[route];
        let cost = route.setup.as_ref().map_or(0.0, |it| it.cost.at(buckets[start].start));
        let first = route.operations.first().filter(|_| !route.subcontract);
        let workshop = first.and_then(|step| factory.groups[step.group].workshop);
        ledger.charge(start.position(), "setup", workshop, Some(product), cost * setup);
        for (step, days, _) in route.steps() {
            let Some(at) = buckets.after_lead(start, days) else { continue };
            let group = &factory.groups[step.group];
            let day = buckets[at].start;
            let hours = setup * step.setup_hours.at(day);
            let amount = hours * group.cost_per_hour.at(day);
            ledger.charge(at.position(), "running", group.workshop, Some(product), amount);
        }
    });
}

fn opening(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    for (group, opened) in ledger.factory.groups.iter().zip(&decisions.opened) {
        let Some(opening) = &group.open else { continue };
        for (at, (bucket, opened)) in buckets.iter().zip(opened).enumerate() {
            let amount = opening.cost.at(bucket.start) * opened;
            ledger.charge(at, "opening", group.workshop, None, amount);
        }
    }
}

fn overtime(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    let factory = ledger.factory;
    let groups = factory.groups.iter().zip(&decisions.group_overtime);
    let groups = groups.map(|(it, tiers)| (it.workshop, &it.overtime, tiers));
    let services = factory.services.iter().zip(&decisions.service_overtime);
    let services = services.map(|(it, tiers)| (it.workshop, &it.overtime, tiers));
    for (workshop, tiers, worked) in groups.chain(services) {
        for (tier, row) in tiers.iter().zip(worked) {
            for (at, (bucket, extra)) in buckets.iter().zip(row).enumerate() {
                let amount = tier.price.at(bucket.start) * extra;
                ledger.charge(at, "overtime", workshop, None, amount);
            }
        }
    }
}

fn labour(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    for (labour, pool) in ledger.factory.labour.enumerated() {
        let at = labour.position();
        let wage = pool.wage.as_ref().map(|amount| buckets.spread(amount));
        let calendar = &ledger.factory.calendar;
        let given = (!pool.is_flexible()).then(|| pool.given(calendar, buckets));
        for (position, bucket) in buckets.iter().enumerate() {
            let (day, workshop) = (bucket.start, pool.workshop);
            let pay = match &given {
                Some(given) => given.pay[position],
                None => {
                    wage.as_ref().map_or(0.0, |it| it[position] * decisions.heads[at][position])
                }
            };
            ledger.charge(position, "wages", workshop, None, pay);
            if let Some(hiring) = &pool.hiring {
                let amount = hiring.cost.at(day) * decisions.hired[at][position];
                ledger.charge(position, "hiring", workshop, None, amount);
            }
            if let Some(laying_off) = &pool.laying_off {
                let amount = laying_off.cost.at(day) * decisions.laid_off[at][position];
                ledger.charge(position, "laying off", workshop, None, amount);
            }
            if let Some(overtime) = &pool.overtime {
                let amount = overtime.price.at(day) * decisions.labour_overtime[at][position];
                ledger.charge(position, "labour overtime", workshop, None, amount);
            }
        }
    }
}

fn fixed(ledger: &mut Ledger<'_>) {
    let factory = ledger.factory;
    let month = months(factory.from, factory.to);
    let beyond = match (&factory.horizon, factory.to.tomorrow()) {
        (Some(horizon), Ok(first)) => months(first, horizon.until),
        _ => 0.0,
    };
    for cost in &factory.fixed_costs {
        ledger.charge(0, "fixed", cost.workshop, None, cost.per_month * month);
        let after = ledger.within;
        ledger.charge(after, "fixed", cost.workshop, None, cost.per_month * beyond);
    }
}

fn services(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    for (service, owner) in ledger.factory.services.enumerated() {
        let at = service.position();
        let used = super::capacities::stacked(
            &decisions.service_regular[at],
            &decisions.service_overtime[at],
        );
        for (at, (bucket, units)) in buckets.iter().zip(used).enumerate() {
            let amount = owner.price.at(bucket.start) * units;
            ledger.charge(at, "services", owner.workshop, None, amount);
        }
    }
}

fn materials_and_stock(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    let factory = ledger.factory;
    for (owner, bought) in factory.materials.iter().zip(&decisions.bought) {
        let Some(purchase) = &owner.purchase else { continue };
        for (at, (bucket, quantity)) in buckets.iter().zip(bought).enumerate() {
            let amount = purchase.price.at(bucket.start) * quantity;
            ledger.charge(at, "purchases", None, None, amount);
        }
    }
    let within = ledger.within;
    // In the planning period, and after it.
    let held = |stock: &Stock, levels: &[f64]| -> [f64; 2] {
        let Some(amount) = &stock.holding_cost else { return [0.0; 2] };
        let costs = buckets.holding(amount);
        let of = |costs: &[f64], levels: &[f64]| -> f64 {
            costs.iter().zip(levels).map(|(cost, level)| cost * level).sum()
        };
        [of(&costs[..within], &levels[..within]), of(&costs[within..], &levels[within..])]
    };
    for (owner, levels) in factory.materials.iter().zip(&decisions.material_stock) {
        let [month, beyond] = held(&owner.stock, levels);
        ledger.charge(0, "holding", None, None, month);
        ledger.charge(within, "holding", None, None, beyond);
    }
    for (product, owner) in factory.products.enumerated() {
        let at = product.position();
        let [month, beyond] = held(&owner.stock, &decisions.product_stock[at]);
        ledger.charge(0, "holding", None, Some(product), month);
        ledger.charge(within, "holding", None, Some(product), beyond);
        let Some(cost) = &owner.discard_cost else { continue };
        for (on, (bucket, quantity)) in buckets.iter().zip(&decisions.discarded[at]).enumerate() {
            let amount = cost.at(bucket.start) * quantity;
            ledger.charge(on, "discarding", None, Some(product), amount);
        }
    }
}

/// Revenue, lateness and shortage; a shortage is charged where the order is due.
fn order_money(
    ledger: &mut Ledger<'_>,
    buckets: &Buckets,
    decisions: &Decisions,
    plans: &[OrderPlan],
) {
    for ((id, order), plan) in ledger.factory.orders.enumerated().zip(plans) {
        let shipped = &decisions.shipped[id.position()];
        for (at, (bucket, quantity)) in buckets.iter().zip(shipped).enumerate() {
            ledger.accounts(at).revenue += order.price.at(bucket.start) * quantity;
        }
        let OrderKind::Firm { late, shortage_price, .. } = &order.kind else { continue };
        let due = if ledger.factory.is_beyond(order.due) { ledger.within } else { 0 };
        ledger.charge(due, "shortage", None, Some(order.product), shortage_price * plan.short);
        let window = ShippingWindow::of(order, buckets);
        let (Some(amount), Some(window)) = (&late.price, window) else { continue };
        let prices = window.late_price(buckets, amount);
        let late = buckets.ids().filter(|&bucket| window.is_late(bucket)).map(Id::position);
        for at in late {
            ledger.charge(at, "lateness", None, Some(order.product), prices[at] * shipped[at]);
        }
    }
}

fn change_of_output(ledger: &mut Ledger<'_>, buckets: &Buckets, decisions: &Decisions) {
    let (up, down) =
        (ledger.factory.balance.change_cost_up, ledger.factory.balance.change_cost_down);
    let mut output = vec![0.0; buckets.len()];
    starts(ledger.factory, decisions, |_, route, bucket, units| {
        if !route.subcontract {
            output[bucket.position()] += units;
        }
    });
    for (at, pair) in output.windows(2).enumerate() {
        let change = pair[1] - pair[0];
        let amount = if change > 0.0 { up * change } else { -down * change };
        ledger.charge(at + 1, "change of output", None, None, amount);
    }
}
