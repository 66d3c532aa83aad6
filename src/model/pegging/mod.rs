//! Pegging: which order each run of a finished plan serves, and which runs an order waits for.
//!
//! Units of a product are used in the order in which they become available, stock and receipts
//! before what is made in the same bucket. Of those who take units in a bucket, the order with the
//! earliest due date is served first; a run takes its components for the orders that it serves itself,
//! in the same sequence. What is left is stock. The pegs of a run add up to what it makes, and those of
//! an order to what it is shipped.

mod lots;
mod serving;
mod takers;
mod uses;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::pegged::{Peg, PegSource, PegUse, Pegged};
use super::plan::Plan;
use super::{Buckets, Factory};
use crate::ids::{Id, IdVec, ProductId};
pub use lots::{Lot, Source, Taken, Use};
use serving::Serving;
pub use uses::{End, Run};

/// Every unit of a plan, followed to its use.
#[derive(Debug)]
pub struct Pegging {
    lots: IdVec<ProductId, Vec<Lot>>,
    runs: FxHashMap<Run, usize>,
}

impl Pegging {
    /// Follows every unit of a plan of this factory in these buckets. The same plan gives the same
    /// pegs.
    #[must_use]
    pub fn of(factory: &Factory, buckets: &Buckets, plan: &Plan) -> Self {
        let mut lots = lots::supplied(factory, buckets, plan);
        let mut runs = FxHashMap::default();
        for (product, own) in lots.enumerated() {
            for (at, lot) in own.iter().enumerate() {
                if let Source::Run(route, start) = lot.source {
                    runs.insert((product, route, start), at);
                }
            }
        }
        takers::take(factory, buckets, plan, &mut Serving { lots: &mut lots, runs: &runs });
        let mut serving = Serving { lots: &mut lots, runs: &runs };
        for product in factory.products.ids() {
            for at in 0..serving.lots[product].len() {
                serving.ends(product, at);
            }
        }
        Self { lots, runs }
    }

    /// The units of a product in the order in which they are used.
    #[must_use]
    pub fn lots(&self, product: ProductId) -> &[Lot] {
        &self.lots[product]
    }

    /// What the units of a run are for, as shares of one; none if it makes no good unit.
    #[must_use]
    pub fn shares(&self, run: Run) -> Vec<(End, f64)> {
        let lot = self.runs.get(&run).map(|&at| &self.lots[run.0][at]);
        lot.map_or_else(Vec::new, |lot| {
            lot.ends().iter().map(|(end, quantity)| (*end, quantity / lot.quantity)).collect()
        })
    }

    /// The pegs as a plan states them, product by product.
    #[must_use]
    pub fn stated(&self, factory: &Factory, buckets: &Buckets) -> Vec<Pegged> {
        let names: Vec<&str> = buckets.iter().map(|it| it.name.as_str()).collect();
        let all = self.lots.enumerated();
        let all = all.flat_map(|(product, lots)| lots.iter().map(move |lot| (product, lot)));
        all.map(|(product, lot)| stated(factory, buckets, &names, product, lot)).collect()
    }
}

/// The pegs of a finished plan, as it states them.
#[must_use]
pub fn pegs(factory: &Factory, buckets: &Buckets, plan: &Plan) -> Vec<Pegged> {
    Pegging::of(factory, buckets, plan).stated(factory, buckets)
}

fn stated(
    factory: &Factory,
    buckets: &Buckets,
    names: &[&str],
    product: ProductId,
    lot: &Lot,
) -> Pegged {
    let name = |at: usize| names.get(at).copied().unwrap_or_default().to_owned();
    let (source, made) = match lot.source {
        Source::Stock => (PegSource::Stock, None),
        Source::Receipt(_) => (PegSource::Receipt, None),
        Source::Run(route, start) => (PegSource::Run, Some((product, route, start))),
        Source::ByProduct(run) => (PegSource::ByProduct, Some(run)),
    };
    let route = made.map(|(maker, route, _)| &factory.products[maker].routes[route]);
    let steps = match (route, made) {
        (Some(route), Some((_, _, start))) => {
            let at = crate::ids::BucketId::at(start);
            let steps = route.steps().filter_map(|(_, days, _)| buckets.after_lead(at, days));
            steps.map(Id::position).collect()
        }
        _ => Vec::new(),
    };
    let start = lot.source.bucket();
    let spread = steps.iter().any(|&at| at != start)
        || route.is_some_and(|it| it.operations.len() != steps.len());
    let mut uses: IndexMap<End, f64> = IndexMap::new();
    for (end, quantity) in lot.ends() {
        *uses.entry(*end).or_insert(0.0) += quantity;
    }
    Pegged {
        product: factory.products[product].named.id.clone(),
        source,
        maker: made
            .filter(|it| it.0 != product)
            .map(|(maker, ..)| factory.products[maker].named.id.clone()),
        route: route.map(|it| it.named.id.clone()),
        bucket: name(start),
        ready: lot.ready.map(name),
        steps: if spread { steps.into_iter().map(name).collect() } else { Vec::new() },
        quantity: lot.quantity,
        pegs: uses.into_iter().map(|(end, quantity)| peg(factory, names, end, quantity)).collect(),
    }
}

fn peg(factory: &Factory, names: &[&str], end: End, quantity: f64) -> Peg {
    let name = |at: usize| names.get(at).map(|it| (*it).to_owned());
    let (to, id, bucket) = match end {
        End::Order(order, at) => (PegUse::Order, Some(factory.orders[order].id.clone()), name(at)),
        End::Project(project, at) => {
            let id = factory.projects.iter().nth(project).map(|it| it.named.id.clone());
            (PegUse::Project, id, name(at))
        }
        End::Discarded(at) => (PegUse::Discarded, None, name(at)),
        End::Stock => (PegUse::Stock, None, None),
        End::Unfinished => (PegUse::Unfinished, None, None),
    };
    Peg { to, id, bucket, quantity }
}
