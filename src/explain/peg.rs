//! Pegging: each unit of a finished plan is traced to its use, first in, first out, and on through
//! components to orders, stock and projects.

use std::collections::VecDeque;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::limits;
use crate::ids::{BucketId, Id, OrderId, ProductId};
use crate::model::answers::quantity::Part;
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory, Item, Limit, Needed, What};

/// Quantities below this, beside what is handled of a product, are rounding.
const SILENCE: f64 = 1e-9;

/// What takes units of a product.
#[derive(Clone, Debug, PartialEq)]
enum Taker {
    Order(OrderId),
    /// Another product, which is ready in this bucket; none if it is not within the planning
    /// period.
    Product(ProductId, Option<usize>),
    Project(usize),
    Discarded,
    Stock,
}

/// Units that come in together, and who takes them.
#[derive(Debug)]
struct Lot {
    /// The bucket they are made in; none of opening stock and receipts.
    made: Option<usize>,
    quantity: f64,
    left: f64,
    taken: Vec<(Taker, f64)>,
}

/// Every unit of a plan, followed.
pub(super) struct Pegs<'a> {
    factory: &'a Factory,
    lots: Vec<Vec<Lot>>,
    known: FxHashMap<(usize, usize), Shares>,
}

/// Path and words of where a unit ends, with its share of it.
type Shares = IndexMap<Limit, f64>;

impl<'a> Pegs<'a> {
    pub fn of(factory: &'a Factory, buckets: &Buckets, plan: &Plan) -> Self {
        let width = buckets.len();
        let mut takers: Vec<Vec<Vec<(Taker, f64)>>> =
            vec![vec![Vec::new(); width]; factory.products.len()];
        let at: FxHashMap<&str, usize> =
            plan.buckets.iter().enumerate().map(|(at, it)| (it.name.as_str(), at)).collect();
        for ((order, owner), shipped) in factory.orders.enumerated().zip(&plan.orders) {
            for shipment in &shipped.shipments {
                if let Some(&bucket) = at.get(shipment.bucket.as_str()) {
                    takers[owner.product.position()][bucket]
                        .push((Taker::Order(order), shipment.quantity));
                }
            }
        }
        for ((product, owner), planned) in factory.products.enumerated().zip(&plan.products) {
            for (route, routed) in owner.routes.iter().zip(&planned.routes) {
                for bucket in buckets.ids() {
                    let started = routed.started[bucket.position()];
                    let ready = buckets.after_lead(bucket, route.total_lead_days());
                    let taker = Taker::Product(product, ready.map(Id::position));
                    for (component, quantity) in &route.components {
                        let quantity = quantity.at(buckets[bucket].start) * started;
                        takers[component.position()][bucket.position()]
                            .push((taker.clone(), quantity));
                    }
                }
            }
        }
        for (project, (owner, planned)) in factory.projects.iter().zip(&plan.projects).enumerate() {
            for (need, given) in owner.needs.iter().zip(&planned.needs) {
                if let Needed::Item(Item::Product(product)) = need.of {
                    for (bucket, quantity) in given.given.iter().enumerate() {
                        takers[product.position()][bucket]
                            .push((Taker::Project(project), *quantity));
                    }
                }
            }
        }
        let lots = plan.products.iter().zip(factory.products.iter()).zip(takers);
        let lots = lots.map(|((planned, owner), mut takers)| {
            for (bucket, quantity) in planned.discarded.iter().enumerate() {
                takers[bucket].push((Taker::Discarded, *quantity));
            }
            let supplies = (0..width).flat_map(|bucket| {
                let opening = if bucket == 0 { owner.stock.opening } else { 0.0 };
                let outside = (None, opening + planned.received[bucket]);
                [(bucket, outside), (bucket, (Some(bucket), planned.made[bucket]))]
            });
            pegged(&supplies.collect::<Vec<_>>(), &takers)
        });
        Self { factory, lots: lots.collect(), known: FxHashMap::default() }
    }

    /// Who takes the units made in these buckets directly; the parts add up to what is made.
    pub fn goes_to(&self, product: ProductId, buckets: &[usize]) -> Vec<Part> {
        let mut parts = Shares::new();
        for lot in &self.lots[product.position()] {
            if !lot.made.is_some_and(|made| buckets.contains(&made)) {
                continue;
            }
            for (taker, quantity) in &lot.taken {
                *parts.entry(self.limit(taker)).or_insert(0.0) += quantity;
            }
        }
        sorted(parts)
    }

    /// Where the units made in these buckets end; the parts add up to what is made.
    pub fn ends(&mut self, product: ProductId, buckets: &[usize]) -> Vec<Part> {
        let mut parts = Shares::new();
        for &bucket in buckets {
            let made: f64 = self.made(product, bucket);
            self.add_ends(&mut parts, product, Some(bucket), made);
        }
        sorted(parts)
    }

    fn made(&self, product: ProductId, bucket: usize) -> f64 {
        let lots = self.lots[product.position()].iter();
        lots.filter(|lot| lot.made == Some(bucket)).map(|lot| lot.quantity).sum()
    }

    /// Adds an amount that goes the way of the units ready in a bucket.
    pub fn add_ends(
        &mut self,
        parts: &mut Shares,
        product: ProductId,
        ready: Option<usize>,
        amount: f64,
    ) {
        let shares = ready.map(|bucket| self.shares(product, bucket)).unwrap_or_default();
        if shares.is_empty() && amount != 0.0 {
            *parts.entry(Limit::alone(What::Unfinished)).or_insert(0.0) += amount;
        }
        for (limit, share) in shares {
            *parts.entry(limit).or_insert(0.0) += amount * share;
        }
    }

    /// The shares of one unit made in a bucket; none if nothing is made in it.
    fn shares(&mut self, product: ProductId, bucket: usize) -> Shares {
        let key = (product.position(), bucket);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let lots = self.lots[product.position()].iter();
        let taken: Vec<(Taker, f64)> = lots
            .filter(|lot| lot.made == Some(bucket))
            .flat_map(|lot| lot.taken.iter().cloned())
            .collect();
        let whole: f64 = taken.iter().map(|it| it.1).sum();
        let mut shares = Shares::new();
        // Within a bucket a cycle goes nowhere: what is followed already is unfinished.
        self.known.insert(key, Shares::new());
        for (taker, quantity) in taken.into_iter().filter(|_| whole > 0.0) {
            let share = quantity / whole;
            match taker {
                Taker::Product(next, ready) => self.add_ends(&mut shares, next, ready, share),
                other => {
                    *shares.entry(self.limit(&other)).or_insert(0.0) += share;
                }
            }
        }
        self.known.insert(key, shares.clone());
        shares
    }

    fn limit(&self, taker: &Taker) -> Limit {
        match taker {
            Taker::Order(order) => limits::order(self.factory, *order).0,
            Taker::Product(product, _) => limits::item(self.factory, Item::Product(*product)).0,
            Taker::Project(project) => limits::project(self.factory, Id::at(*project)),
            Taker::Discarded => Limit::alone(What::Discarded),
            Taker::Stock => Limit::alone(What::StockAtEnd),
        }
    }
}

/// The parts, the largest first.
pub(super) fn sorted(parts: Shares) -> Vec<Part> {
    let parts = parts.into_iter();
    let parts = parts.map(|(name, quantity)| Part { at: name.path(), name, quantity });
    let mut parts: Vec<Part> = parts.filter(|part| part.quantity.abs() > SILENCE).collect();
    parts.sort_by(|one, other| other.quantity.total_cmp(&one.quantity));
    parts
}

/// What comes in bucket by bucket, taken first in, first out; what is left is stock.
fn pegged(supplies: &[(usize, (Option<usize>, f64))], takers: &[Vec<(Taker, f64)>]) -> Vec<Lot> {
    let mut lots: Vec<Lot> = Vec::new();
    let mut waiting: VecDeque<usize> = VecDeque::new();
    for (bucket, takers) in takers.iter().enumerate() {
        for (_, (made, quantity)) in supplies.iter().filter(|it| it.0 == bucket) {
            if *quantity > 0.0 {
                waiting.push_back(lots.len());
                let (quantity, left) = (*quantity, *quantity);
                lots.push(Lot { made: *made, quantity, left, taken: Vec::new() });
            }
        }
        for (taker, wanted) in takers {
            let mut wanted = *wanted;
            while wanted > 0.0 {
                let Some(&first) = waiting.front() else { break };
                let lot = &mut lots[first];
                let taken = wanted.min(lot.left);
                lot.left -= taken;
                wanted -= taken;
                lot.taken.push((taker.clone(), taken));
                if lot.left <= SILENCE * lot.quantity {
                    waiting.pop_front();
                }
            }
        }
    }
    for lot in &mut lots {
        if lot.left > SILENCE * lot.quantity {
            lot.taken.push((Taker::Stock, lot.left));
        }
    }
    lots
}

/// The bucket positions a question is about: one, or all.
pub(super) fn asked(bucket: Option<BucketId>, buckets: &Buckets) -> Vec<usize> {
    match bucket {
        Some(bucket) => vec![bucket.position()],
        None => (0..buckets.len()).collect(),
    }
}
