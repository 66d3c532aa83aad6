//! Units that become available together, in the order in which they are used.

use super::uses::{End, Run};
use crate::ids::{BucketId, Id, IdVec, OrderId, ProductId};
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory};

/// Where units come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Opening stock.
    Stock,
    /// A receipt that arrives in a bucket.
    Receipt(usize),
    /// A run of one of the product's routes: position of the route, bucket of the start.
    Run(usize, usize),
    /// A run of another product that makes this one alongside.
    ByProduct(Run),
}

impl Source {
    /// The bucket in which it begins.
    #[must_use]
    pub fn bucket(self) -> usize {
        match self {
            Self::Stock => 0,
            Self::Receipt(bucket) | Self::Run(_, bucket) | Self::ByProduct((_, _, bucket)) => {
                bucket
            }
        }
    }
}

/// Who takes units of a product directly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// An order, shipped in a bucket.
    Order(OrderId, usize),
    /// A run that uses them as a component.
    Run(Run),
    /// A project, by position, given in a bucket.
    Project(usize, usize),
    /// Discarded in a bucket.
    Discarded(usize),
    /// Stock at the end.
    Stock,
}

/// Units taken out of a lot.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// By whom.
    pub by: Use,
    /// How many.
    pub quantity: f64,
    /// How many the taker had before these.
    pub(super) before: f64,
    /// How many it takes in all.
    pub(super) of: f64,
}

/// Units of a product that become available together.
#[derive(Clone, Debug)]
pub struct Lot {
    /// Where they come from.
    pub source: Source,
    /// The bucket in which they become available; none after the planning period.
    pub ready: Option<usize>,
    /// How many.
    pub quantity: f64,
    /// Who takes them, in sequence; what is not finished is taken by nobody.
    pub taken: Vec<Taken>,
    /// What they are for in the end, in the same sequence, once it is known.
    pub(super) ends: Option<Vec<(End, f64)>>,
    /// Whether its ends are being followed.
    pub(super) followed: bool,
}

impl Lot {
    fn new(source: Source, ready: Option<usize>, quantity: f64) -> Self {
        Self { source, ready, quantity, taken: Vec::new(), ends: None, followed: false }
    }

    /// What the units are for in the end, in the sequence of their use; the quantities add up to the
    /// lot's.
    #[must_use]
    pub fn ends(&self) -> &[(End, f64)] {
        self.ends.as_deref().unwrap_or_default()
    }
}

/// Everything that a plan has of each product: in the order in which it becomes available; at the same
/// time stock first, then receipts, runs and by-products, as they were started.
pub(super) fn supplied(
    factory: &Factory,
    buckets: &Buckets,
    plan: &Plan,
) -> IdVec<ProductId, Vec<Lot>> {
    let mut lots: IdVec<ProductId, Vec<Lot>> =
        factory.products.iter().map(|_| Vec::new()).collect();
    for ((product, owner), planned) in factory.products.enumerated().zip(&plan.products) {
        let mut add = |source, ready, quantity: f64| {
            if quantity > 0.0 {
                lots[product].push(Lot::new(source, ready, quantity));
            }
        };
        add(Source::Stock, Some(0), owner.stock.opening);
        for (bucket, quantity) in planned.received.iter().enumerate() {
            add(Source::Receipt(bucket), Some(bucket), *quantity);
        }
    }
    for ((product, owner), planned) in factory.products.enumerated().zip(&plan.products) {
        for (at, (route, routed)) in owner.routes.iter().zip(&planned.routes).enumerate() {
            for (start, &units) in routed.started.iter().enumerate().filter(|it| *it.1 > 0.0) {
                let bucket = BucketId::at(start);
                let ready = buckets.after_lead(bucket, route.total_lead_days()).map(Id::position);
                let good = units * route.total_yield();
                if good > 0.0 {
                    lots[product].push(Lot::new(Source::Run(at, start), ready, good));
                }
                for (by_product, each) in &route.by_products {
                    let good = units * each.at(buckets[bucket].start);
                    if good > 0.0 {
                        let source = Source::ByProduct((product, at, start));
                        lots[*by_product].push(Lot::new(source, ready, good));
                    }
                }
            }
        }
    }
    let rank = |lot: &Lot| match lot.source {
        Source::Stock => 0,
        Source::Receipt(_) => 1,
        Source::Run(..) => 2,
        Source::ByProduct(_) => 3,
    };
    for product in factory.products.ids() {
        // The sort is stable: the factory file's order of routes decides the rest.
        lots[product].sort_by_key(|lot| {
            (lot.ready.unwrap_or(usize::MAX), rank(lot).min(2), lot.source.bucket(), rank(lot))
        });
    }
    lots
}
