//! What the units of a plan are for, as parts of an answer: directly, and in the end.

use indexmap::IndexMap;

use super::limits;
use crate::ids::{BucketId, Id, ProductId};
use crate::model::answers::quantity::Part;
use crate::model::pegging::{End, Lot, Pegging, Run, Source, Use};
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory, Item, Limit, What};

/// Quantities below this are rounding.
const SILENCE: f64 = 1e-9;

/// The pegs of a plan with the names of what units are for.
pub(super) struct Pegs<'a> {
    factory: &'a Factory,
    pegging: Pegging,
}

/// What units are for, with the quantity or share of each.
type Shares = IndexMap<Limit, f64>;

impl<'a> Pegs<'a> {
    pub fn of(factory: &'a Factory, buckets: &Buckets, plan: &Plan) -> Self {
        Self { factory, pegging: Pegging::of(factory, buckets, plan) }
    }

    /// What is made of a product and becomes available in these buckets.
    fn made<'p>(
        &'p self,
        product: ProductId,
        buckets: &'p [usize],
    ) -> impl Iterator<Item = &'p Lot> {
        let lots = self.pegging.lots(product).iter();
        lots.filter(|lot| matches!(lot.source, Source::Run(..) | Source::ByProduct(_)))
            .filter(|lot| lot.ready.is_some_and(|ready| buckets.contains(&ready)))
    }

    /// Who takes the units made in these buckets directly; the parts add up to what is made.
    pub fn goes_to(&self, product: ProductId, buckets: &[usize]) -> Vec<Part> {
        let mut parts = Shares::new();
        for taken in self.made(product, buckets).flat_map(|lot| &lot.taken) {
            let end = match taken.by {
                Use::Order(order, at) => End::Order(order, at),
                Use::Project(project, at) => End::Project(project, at),
                Use::Discarded(at) => End::Discarded(at),
                Use::Stock => End::Stock,
                Use::Run((product, ..)) => {
                    let product = limits::item(self.factory, Item::Product(product)).0;
                    *parts.entry(product).or_insert(0.0) += taken.quantity;
                    continue;
                }
            };
            *parts.entry(self.limit(end)).or_insert(0.0) += taken.quantity;
        }
        sorted(parts)
    }

    /// Where the units made in these buckets end; the parts add up to what is made.
    pub fn ends(&self, product: ProductId, buckets: &[usize]) -> Vec<Part> {
        let mut parts = Shares::new();
        for (end, quantity) in self.made(product, buckets).flat_map(Lot::ends) {
            *parts.entry(self.limit(*end)).or_insert(0.0) += quantity;
        }
        sorted(parts)
    }

    /// Adds an amount that goes the way of the units of a run.
    pub fn add_ends(&self, parts: &mut Shares, run: Run, amount: f64) {
        let shares = self.pegging.shares(run);
        if shares.is_empty() {
            *parts.entry(self.limit(End::Unfinished)).or_insert(0.0) += amount;
        }
        for (end, share) in shares {
            *parts.entry(self.limit(end)).or_insert(0.0) += amount * share;
        }
    }

    fn limit(&self, end: End) -> Limit {
        match end {
            End::Order(order, _) => limits::order(self.factory, order).0,
            End::Project(project, _) => limits::project(self.factory, Id::at(project)),
            End::Discarded(_) => Limit::alone(What::Discarded),
            End::Stock => Limit::alone(What::StockAtEnd),
            End::Unfinished => Limit::alone(What::Unfinished),
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

/// The bucket positions a question is about: one, or all.
pub(super) fn asked(bucket: Option<BucketId>, buckets: &Buckets) -> Vec<usize> {
    match bucket {
        Some(bucket) => vec![bucket.position()],
        None => (0..buckets.len()).collect(),
    }
}
