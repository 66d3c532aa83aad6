//! What runs are for, and what orders wait for, as the plan pegs them.

use rustc_hash::FxHashMap;

use super::{product, short_date};
use crate::model::plan::{OrderPlan, Peg, PegSource, PegUse, Pegged, Plan};
use crate::report::number::figure;
use crate::report::view::{Cell, Kind, Table};
use crate::words::Words;

/// The pegs of a plan, found by what is run when.
pub struct Served<'p> {
    plan: &'p Plan,
    /// By product, route, operation (0 for the run itself) and bucket.
    by: FxHashMap<(&'p str, &'p str, usize, &'p str), Vec<&'p Pegged>>,
    orders: FxHashMap<&'p str, &'p OrderPlan>,
}

impl<'p> Served<'p> {
    /// Those of a plan.
    #[must_use]
    pub fn of(plan: &'p Plan) -> Self {
        let mut by: FxHashMap<_, Vec<&Pegged>> = FxHashMap::default();
        let mut operations: FxHashMap<(&str, &str), usize> = FxHashMap::default();
        for task in plan.groups.iter().flat_map(|it| &it.tasks) {
            let most = operations.entry((&*task.product, &*task.route)).or_default();
            *most = (*most).max(task.operation);
        }
        for pegged in plan.pegs.iter().filter(|it| it.source == PegSource::Run) {
            let route = pegged.route.as_deref().unwrap_or_default();
            let of = (&*pegged.product, route);
            by.entry((of.0, of.1, 0, &*pegged.bucket)).or_default().push(pegged);
            for operation in 1..=operations.get(&of).copied().unwrap_or_default() {
                let bucket = if pegged.steps.is_empty() {
                    Some(&pegged.bucket)
                } else {
                    pegged.steps.get(operation - 1)
                };
                if let Some(bucket) = bucket {
                    by.entry((of.0, of.1, operation, bucket)).or_default().push(pegged);
                }
            }
        }
        let orders = plan.orders.iter().map(|it| (it.id.as_str(), it)).collect();
        Self { plan, by, orders }
    }

    /// What a run is for.
    #[must_use]
    pub fn run(&self, product: &str, route: &str, bucket: &str) -> Vec<Peg> {
        self.operation(product, route, 0, bucket)
    }

    /// What an operation of a route in a bucket is for: together, of all runs that it works on.
    #[must_use]
    pub fn operation(
        &self,
        product: &str,
        route: &str,
        operation: usize,
        bucket: &str,
    ) -> Vec<Peg> {
        let mut all: Vec<Peg> = Vec::new();
        let found = self.by.get(&(product, route, operation, bucket));
        for peg in found.into_iter().flatten().flat_map(|it| &it.pegs) {
            let same =
                |it: &&mut Peg| (it.to, &it.id, &it.bucket) == (peg.to, &peg.id, &peg.bucket);
            match all.iter_mut().find(same) {
                Some(known) => known.quantity += peg.quantity,
                None => all.push(peg.clone()),
            }
        }
        all
    }

    /// An order.
    #[must_use]
    pub fn order(&self, id: &str) -> Option<&'p OrderPlan> {
        self.orders.get(id).copied()
    }

    /// Whether a peg is to an order that is shipped after it is due.
    #[must_use]
    pub fn is_late(&self, peg: &Peg) -> bool {
        let order = peg.id.as_deref().filter(|_| peg.to == PegUse::Order);
        let order = order.and_then(|id| self.order(id));
        let (Some(order), Some(bucket)) = (order, peg.bucket.as_deref()) else { return false };
        let shipped = self.plan.buckets.iter().find(|it| it.name == bucket);
        shipped.is_some_and(|it| it.start > order.due)
    }

    /// Pegs in words: each order with its quantity and due date, then the rest.
    #[must_use]
    pub fn said(&self, pegs: &[Peg], words: &Words) -> String {
        let mut orders: Vec<(&str, f64)> = Vec::new();
        let mut others: Vec<String> = Vec::new();
        for peg in pegs {
            let quantity = figure(peg.quantity);
            let amount = ("quantity", (&quantity).into());
            match (peg.to, peg.id.as_deref()) {
                (PegUse::Order, Some(id)) => {
                    // An order shipped in several buckets is said once.
                    match orders.iter_mut().find(|it| it.0 == id) {
                        Some(known) => known.1 += peg.quantity,
                        None => orders.push((id, peg.quantity)),
                    }
                }
                (PegUse::Project, Some(id)) => {
                    let project = self.plan.projects.iter().find(|it| it.id == id);
                    let name = project.map_or(id, |it| it.name.as_str());
                    others.push(words.say_with("peg-to-project", &[("name", name.into()), amount]));
                }
                (PegUse::Stock, _) => others.push(words.say_with("peg-to-stock", &[amount])),
                (PegUse::Discarded, _) => {
                    others.push(words.say_with("peg-to-discarded", &[amount]));
                }
                (PegUse::Unfinished, _) => {
                    others.push(words.say_with("peg-to-unfinished", &[amount]));
                }
                _ => {}
            }
        }
        // First due first, as a foreman reads them.
        let due = |id: &str| self.order(id).map(|it| it.due.as_str());
        orders.sort_by(|one, other| due(one.0).cmp(&due(other.0)));
        let said = |(id, quantity): (&str, f64)| {
            let order = self.order(id);
            let due = order.map_or_else(String::new, |it| short_date(self.plan, &it.due));
            let quantity = figure(quantity);
            let values =
                [("order", id.into()), ("quantity", (&quantity).into()), ("due", (&due).into())];
            // The plan of a month knows no order that is due after it.
            let key = if order.is_some() { "peg-to-order" } else { "peg-to-order-beyond" };
            words.say_with(key, &values)
        };
        let all: Vec<String> = orders.into_iter().map(said).chain(others).collect();
        all.join(&words.say("between"))
    }
}

/// What units come from, in words.
#[must_use]
pub fn source(plan: &Plan, pegged: &Pegged, words: &Words) -> String {
    match pegged.source {
        PegSource::Stock => words.say("peg-from-stock"),
        PegSource::Receipt => words.say("peg-from-receipt"),
        PegSource::Run => words.say("peg-from-run"),
        PegSource::ByProduct => {
            let maker = pegged.maker.as_deref().map_or("", |it| product(plan, it));
            words.say_with("peg-from-by-product", &[("name", maker.into())])
        }
    }
}

/// Every peg: what each run, receipt and stock is for. Order by order, so that what an order waits for
/// stands together, in order of time; then what is for no order.
#[must_use]
pub fn pegs(plan: &Plan, words: &Words) -> Table {
    let places: FxHashMap<&str, usize> =
        plan.orders.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect();
    let starts: FxHashMap<&str, usize> =
        plan.buckets.iter().enumerate().map(|(at, it)| (it.name.as_str(), at)).collect();
    let order = |peg: &Peg| {
        let id = peg.id.as_deref().filter(|_| peg.to == PegUse::Order)?;
        places.get(id).map(|&at| (at, &plan.orders[at]))
    };
    let all = plan.pegs.iter().flat_map(|it| it.pegs.iter().map(move |peg| (it, peg)));
    let mut rows: Vec<(&Pegged, &Peg)> = all.collect();
    rows.sort_by_key(|(pegged, peg)| {
        let place = order(peg).map_or(usize::MAX, |it| it.0);
        (place, starts.get(pegged.bucket.as_str()).copied())
    });
    let late = |peg: &Peg| {
        let shipped = peg.bucket.as_deref().and_then(|it| starts.get(it));
        let due = order(peg).map(|it| it.1.due.as_str());
        shipped.zip(due).is_some_and(|(at, due)| *plan.buckets[*at].start > *due)
    };
    Table::of(words, rows)
        .name("head-peg-for", |(_, peg)| use_of(plan, peg, words))
        .word("head-customer", |(_, peg)| {
            order(peg).and_then(|it| it.1.customer.clone()).unwrap_or_default()
        })
        .width(5, 22)
        .cell("head-due", Kind::Word, |(_, peg)| {
            order(peg).map_or(Cell::Blank, |it| Cell::Day(it.1.due.clone()))
        })
        .named("head-product", |(it, _)| (product(plan, &it.product), &it.product))
        .figure("head-quantity", |(_, peg)| peg.quantity)
        .word("head-unit", |(it, _)| unit(plan, &it.product))
        .word("head-from-source", |(it, _)| source(plan, it, words))
        .word("head-route", |(it, _)| {
            let product = plan.products.iter().find(|of| of.id == it.product);
            let route = it.route.as_deref().unwrap_or_default();
            product.map_or(route, |of| of.route_called(route)).to_owned()
        })
        .word("head-started", |(it, _)| match it.source {
            PegSource::Stock => "",
            _ => &it.bucket,
        })
        .word("head-ready", |(it, _)| it.ready.as_deref().unwrap_or_default())
        .figure("head-of-lot", |(it, _)| it.quantity)
        .word("head-shipped-in", |(_, peg)| peg.bucket.as_deref().unwrap_or_default())
        .word(
            "head-status",
            |(_, peg)| {
                if late(peg) { words.say("status-late") } else { String::new() }
            },
        )
        .alarm(|(_, peg)| late(peg))
        .done()
}

/// What a peg is to: an order by its id, a project by its name, or a word.
fn use_of(plan: &Plan, peg: &Peg, words: &Words) -> String {
    let id = peg.id.as_deref().unwrap_or_default();
    match peg.to {
        PegUse::Order => id.to_owned(),
        PegUse::Project => {
            let project = plan.projects.iter().find(|it| it.id == id);
            project.map_or_else(|| id.to_owned(), |it| it.name.clone())
        }
        PegUse::Stock => words.say("peg-use-stock"),
        PegUse::Discarded => words.say("peg-use-discarded"),
        PegUse::Unfinished => words.say("peg-use-unfinished"),
    }
}

/// A product's unit, from its id.
#[must_use]
pub fn unit<'p>(plan: &'p Plan, id: &str) -> &'p str {
    plan.products.iter().find(|it| it.id == id).map_or("", |it| it.unit.as_str())
}
