//! What a record says was done. Of a kind it does not speak of, the plan counts; of a kind it speaks of,
//! what it does not list did not happen. Materials and components without a line of their own follow
//! from what was made.

use rustc_hash::FxHashMap;

use super::Done;
use super::planned::sum;
use crate::diag::{Message, Value, message};
use crate::ids::{Id, MaterialId, OrderId, ProductId};
use crate::model::decimal::in_a_sentence;
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory, Item, OrderKind};
use crate::month::recorded::{Made, OfItem, Recorded, Shipped};

/// Differences below this share of what moved are rounding.
const NOTHING: f64 = 1e-9;

impl Done {
    /// What a record says; where it does not speak of a kind of thing, the plan counts.
    #[must_use]
    pub fn as_recorded(
        factory: &Factory,
        buckets: &Buckets,
        plan: &Plan,
        recorded: &Recorded,
    ) -> Self {
        let next = recorded.period.to.tomorrow().unwrap_or(recorded.period.to);
        until(factory, buckets, plan, recorded, Self::as_planned(factory, buckets, plan, next))
    }
}

fn until(
    factory: &Factory,
    buckets: &Buckets,
    plan: &Plan,
    recorded: &Recorded,
    planned: Done,
) -> Done {
    let mut happened = Happened { factory, buckets, plan, done: planned };
    let planned = happened.done.clone();
    if let Some(made) = &recorded.made {
        happened.made(made, &planned);
    }
    happened.used(&recorded.used);
    if let Some(shipped) = &recorded.shipped {
        happened.shipped(shipped);
    }
    if let Some(delivered) = &recorded.delivered {
        happened.delivered(delivered, &planned);
    }
    if let Some(scrapped) = &recorded.scrapped {
        for id in factory.products.ids() {
            happened.done.products[id].discarded = of(scrapped, Item::Product(id)).unwrap_or(0.0);
        }
    }
    happened.below_zero();
    happened.done
}

/// What lines say of an item; none if there is no line.
fn of(lines: &[OfItem], item: Item) -> Option<f64> {
    let own = lines.iter().filter(|it| it.item == item).map(|it| it.quantity);
    own.reduce(|one, other| one + other)
}

struct Happened<'a> {
    factory: &'a Factory,
    buckets: &'a Buckets,
    plan: &'a Plan,
    done: Done,
}

impl Happened<'_> {
    fn find(&mut self, message: Message) {
        self.done.findings.push(message);
    }

    /// Output, and what follows from it: by-products, components and materials.
    fn made(&mut self, lines: &[Made], planned: &Done) {
        let factory = self.factory;
        let mut silent = Vec::new();
        for id in factory.products.ids() {
            let named = &factory.products[id].named;
            let told: f64 = lines.iter().filter(|it| it.product == id).map(|it| it.good).sum();
            let has_line = lines.iter().any(|it| it.product == id);
            if !has_line
                && planned.products[id].made > 0.0
                && !factory.products[id].routes.is_empty()
            {
                silent.push(named.id.clone());
            }
            if has_line && factory.products[id].routes.is_empty() && !self.is_by_product(id) {
                self.find(message!("roll-made-without-route", product = named.id));
            }
            self.done.products[id].made = told;
        }
        if !silent.is_empty() {
            self.find(message!("roll-not-made", products = Value::list(silent)));
        }
        let started = self.started(lines);
        for (product, route, share) in self.routes_in_sequence() {
            let quantity = started.get(&(product, route)).copied().unwrap_or(0.0);
            let of = &factory.products[product].routes[route];
            let dated = lines.iter().find(|it| it.product == product && it.date.is_some());
            let date = dated.and_then(|it| it.date).unwrap_or(factory.from);
            for (by, each) in &of.by_products {
                if !lines.iter().any(|it| it.product == *by) {
                    self.done.products[*by].made += quantity * each.at(date);
                }
            }
            // Norms and components change by as much as was started more or less.
            let more = quantity - share.started;
            for (component, each) in &of.components {
                self.done.products[*component].used += more * each.at(date);
            }
            for (material, each) in &of.norms {
                self.done.materials[*material].used += more * each.at(date);
            }
            if share.started > 0.0 {
                for (material, each) in &of.norms_per_run {
                    let runs = share.runs * quantity / share.started;
                    self.done.materials[*material].used += (runs - share.runs) * each.at(date);
                }
            }
        }
    }

    fn is_by_product(&self, product: ProductId) -> bool {
        let routes = self.factory.products.iter().flat_map(|it| &it.routes);
        routes.flat_map(|it| &it.by_products).any(|it| it.0 == product)
    }

    /// What was started of each route so that it gave what the lines say.
    fn started(&self, lines: &[Made]) -> FxHashMap<(ProductId, usize), f64> {
        let mut started: FxHashMap<(ProductId, usize), f64> = FxHashMap::default();
        for line in lines {
            let routes = &self.factory.products[line.product].routes;
            let shares: Vec<(usize, f64)> = match line.route {
                Some(route) => vec![(route, 1.0)],
                None => self.shares(line.product),
            };
            for (route, share) in shares {
                let units = match line.scrap {
                    Some(scrap) => line.good + scrap,
                    None => line.good / routes[route].total_yield(),
                };
                *started.entry((line.product, route)).or_default() += units * share;
            }
        }
        started
    }

    /// The routes of a product by what was planned of them; the first if nothing was.
    fn shares(&self, product: ProductId) -> Vec<(usize, f64)> {
        let plans = &self.plan.products[product.position()].routes;
        let total: f64 = plans.iter().map(|it| sum(&it.started, self.done.past)).sum();
        if total <= 0.0 {
            return (!plans.is_empty()).then_some((0, 1.0)).into_iter().collect();
        }
        let share = |(at, it): (usize, &crate::model::plan::RoutePlan)| {
            (at, sum(&it.started, self.done.past) / total)
        };
        plans.iter().enumerate().map(share).filter(|it| it.1 > 0.0).collect()
    }

    /// Every route with what was planned to be started and to have arrived by now.
    fn routes_in_sequence(&self) -> Vec<(ProductId, usize, Planned)> {
        let mut found = Vec::new();
        for (product, of) in self.factory.products.ids().zip(&self.plan.products) {
            for (at, started) in of.routes.iter().enumerate() {
                let route = &self.factory.products[product].routes[at];
                let lead = route.total_lead_days();
                let arrived = |bucket| {
                    let at = self.buckets.after_lead(bucket, lead);
                    at.is_some_and(|it| it.position() < self.done.past)
                };
                let past: Vec<_> = self.buckets.ids().filter(|it| arrived(*it)).collect();
                let of_past = |figures: &[f64]| -> f64 {
                    past.iter().filter_map(|it| figures.get(it.position())).sum()
                };
                let owner = &self.factory.products[product].named.id;
                let runs = self.plan.runs.iter();
                let runs = runs.filter(|it| it.product == *owner && it.route == started.id);
                let planned = Planned {
                    started: of_past(&started.started),
                    runs: runs.map(|it| of_past(&it.run)).sum(),
                };
                found.push((product, at, planned));
            }
        }
        found
    }

    /// What the record says was used.
    fn used(&mut self, lines: &[OfItem]) {
        for id in self.factory.products.ids() {
            if let Some(used) = of(lines, Item::Product(id)) {
                self.done.products[id].used = used;
            }
        }
        for id in self.factory.materials.ids() {
            if let Some(used) = of(lines, Item::Material(id)) {
                self.done.materials[id].used = used;
            }
        }
    }

    fn shipped(&mut self, lines: &[Shipped]) {
        let factory = self.factory;
        for id in factory.orders.ids() {
            let own = lines.iter().filter(|it| it.order == Some(id)).map(|it| it.quantity);
            self.done.shipped[id] = own.sum();
        }
        for product in factory.products.ids() {
            let own = lines.iter().filter(|it| it.product == product);
            self.done.products[product].shipped = own.clone().map(|it| it.quantity).sum();
            let open: f64 = own.filter(|it| it.order.is_none()).map(|it| it.quantity).sum();
            self.shared(product, open);
        }
        for id in factory.orders.ids() {
            let (order, shipped) = (&factory.orders[id], self.done.shipped[id]);
            if let OrderKind::Firm { quantity, .. } = order.kind
                && shipped > quantity * (1.0 + NOTHING)
            {
                let (beyond, unit) = (shipped - quantity, &factory.products[order.product].unit);
                let beyond = in_a_sentence(beyond);
                self.find(message!("roll-shipped-beyond", order = order.id, beyond, unit));
            }
        }
    }

    /// Shipments without an order go to the orders of the product: by class, then due date; markets
    /// last.
    fn shared(&mut self, product: ProductId, mut open: f64) {
        if open <= 0.0 {
            return;
        }
        let factory = self.factory;
        let mut orders: Vec<OrderId> =
            factory.orders.ids().filter(|it| factory.orders[*it].product == product).collect();
        let is_market = |id: &OrderId| matches!(factory.orders[*id].kind, OrderKind::Market { .. });
        orders.sort_by_key(|it| {
            (is_market(it), factory.orders[*it].priority, factory.orders[*it].due)
        });
        for id in orders {
            let part = match factory.orders[id].kind {
                OrderKind::Firm { quantity, .. } => {
                    open.min((quantity - self.done.shipped[id]).max(0.0))
                }
                OrderKind::Market { .. } => open,
            };
            self.done.shipped[id] += part;
            open -= part;
        }
        if open > NOTHING {
            let named = &factory.products[product];
            let (quantity, unit) = (in_a_sentence(open), &named.unit);
            self.find(message!("roll-shipped-to-nobody", product = named.named.id, quantity, unit));
        }
    }

    fn delivered(&mut self, lines: &[OfItem], planned: &Done) {
        let factory = self.factory;
        let speaks_of = |wanted: fn(Item) -> bool| lines.iter().any(|it| wanted(it.item));
        if speaks_of(|it| matches!(it, Item::Product(_))) {
            for id in factory.products.ids() {
                let came = of(lines, Item::Product(id)).unwrap_or(0.0);
                let arranged = planned.products[id].received;
                self.done.products[id].received = came;
                self.done.products[id].not_come = (arranged - came).max(0.0);
            }
        }
        if speaks_of(|it| matches!(it, Item::Material(_))) {
            for id in factory.materials.ids() {
                self.arrived(id, of(lines, Item::Material(id)).unwrap_or(0.0), planned);
            }
        }
    }

    /// What came of a material: first what was arranged, then what was bought.
    fn arrived(&mut self, id: MaterialId, came: f64, planned: &Done) {
        let arranged = planned.materials[id].received;
        let flow = &mut self.done.materials[id];
        flow.received = came.min(arranged);
        flow.bought = came - flow.received;
        flow.not_come = arranged - flow.received;
        let material = &self.factory.materials[id];
        if flow.bought > NOTHING * came && material.purchase.is_none() {
            let quantity = in_a_sentence(flow.bought);
            let (id, unit) = (&material.named.id, &material.unit);
            self.find(message!("roll-more-came", material = id, quantity, unit));
        }
    }

    /// What was used or shipped without being there.
    fn below_zero(&mut self) {
        let products = self.factory.products.ids().map(Item::Product);
        let materials = self.factory.materials.ids().map(Item::Material);
        let items: Vec<Item> = products.chain(materials).collect();
        for item in items {
            let flow = *self.done.flow(item);
            if flow.closing() < -NOTHING * flow.turnover().max(1.0) {
                let (id, unit) = match item {
                    Item::Product(it) => {
                        let of = &self.factory.products[it];
                        (of.named.id.clone(), of.unit.clone())
                    }
                    Item::Material(it) => {
                        let of = &self.factory.materials[it];
                        (of.named.id.clone(), of.unit.clone())
                    }
                };
                let quantity = in_a_sentence(-flow.closing());
                self.find(message!("roll-below-zero", item = id, quantity, unit));
            }
        }
    }
}

/// What was planned of a route.
struct Planned {
    /// Units started that should have arrived by now.
    started: f64,
    /// Their runs.
    runs: f64,
}
