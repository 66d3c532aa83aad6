//! Every limit of a factory that is a number of its own, with the effect of moving it on the
//! programme: the only catalogue of limits.

use indexmap::IndexMap;

use super::limit::{self, Counted, of_column, of_row};
use crate::formulate::{Capacity, Formulation, RowMeaning};
use crate::ids::{BucketId, ColumnId, Id, LabourId, RowId};
use crate::model::{self, Factory, Item, Receipt, Stock, What};
use crate::solve::Direction;
use crate::tolerances::FROZEN_AT_BOUND;
use crate::verify::Certified;

/// The kind of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Hours, quotas, purchases, routes, space, hiring.
    Capacity,
    /// Supply that is not made: opening stock, deliveries, heads.
    Supply,
    /// The maximum that a market takes.
    Market,
    /// Requirements: order quantities, market minimums, needs of projects. A shortage of
    /// it is a share of it.
    Wanted,
    /// Frozen quantities: released already.
    Released,
}

/// A limit over all its buckets, or in one of them.
#[derive(Clone, Debug)]
pub struct Limit {
    /// Its path: `groups/milling`, `materials/steel/quota`.
    pub at: String,
    /// The limit.
    pub name: model::Limit,
    /// Its unit.
    pub unit: String,
    /// Its kind.
    pub kind: Kind,
    /// How much there is of it in total.
    pub amount: f64,
    /// The parts it is the sum of, one per bucket or period.
    pub parts: Vec<Part>,
}

/// The bound that is a limit's part in a bucket or period.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The first bucket it is about.
    pub bucket: BucketId,
    /// The bound.
    pub bound: Bound,
    /// Which side of it holds.
    pub side: Side,
    /// How much there is.
    pub amount: f64,
}

/// Which bounds a part is.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// Those of a column.
    Column(ColumnId),
    /// Those of a row.
    Row(RowId),
}

/// Which side holds, and how the bounds move with one unit more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// No more than the upper bound.
    Most,
    /// No less than the lower one.
    Least,
    /// Just so much: both.
    Just,
    /// Just so much, and it comes in: both, the other way.
    In,
}

impl Part {
    /// What is used of it: of hours that a pool has beside its heads', nothing if the heads'
    /// own hours are enough.
    #[must_use]
    pub fn used(&self, certified: &Certified) -> f64 {
        match self.side {
            Side::Most | Side::Least => self.reached(certified).max(0.0),
            Side::Just | Side::In => self.amount,
        }
    }

    /// The value of the bounded column or row: negative if a row is hours less those of
    /// heads, which are more.
    #[must_use]
    pub fn reached(&self, certified: &Certified) -> f64 {
        match self.bound {
            Bound::Column(column) => certified.column(column),
            Bound::Row(row) => certified.activities()[row.position()],
        }
    }

    /// Whether there is no room: all of it is used up, or no more than has to be is there.
    #[must_use]
    pub fn binds(&self, certified: &Certified) -> bool {
        self.binds_at(self.reached(certified))
    }

    /// As [`Part::binds`], with this value of the column or row.
    #[must_use]
    pub fn binds_at(&self, reached: f64) -> bool {
        let room = match self.side {
            Side::Most => self.amount - reached,
            Side::Least => reached - self.amount,
            Side::Just | Side::In => 0.0,
        };
        room <= FROZEN_AT_BOUND * (1.0 + self.amount.abs())
    }
}

impl Limit {
    /// One unit more of the whole limit, shared among its parts in proportion to what they are.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let mut direction = Direction::default();
        for part in &self.parts {
            let share = if self.amount > 0.0 {
                part.amount / self.amount
            } else {
                #[allow(clippy::cast_precision_loss)] // buckets are few
                let parts = self.parts.len() as f64;
                1.0 / parts
            };
            if share <= 0.0 {
                continue;
            }
            let (lower, upper) = match part.side {
                Side::Most => (0.0, share),
                Side::Least => (share, 0.0),
                Side::Just => (share, share),
                Side::In => (-share, -share),
            };
            match part.bound {
                Bound::Column(column) => direction.columns.push((column, lower, upper)),
                Bound::Row(row) => direction.rows.push((row, lower, upper)),
            }
        }
        direction
    }

    /// The same limit in one bucket (or the period that begins with it).
    #[must_use]
    pub fn in_bucket(&self, bucket: BucketId) -> Option<Self> {
        let part = *self.parts.iter().find(|part| part.bucket == bucket)?;
        Some(Self { amount: part.amount, parts: vec![part], ..self.clone() })
    }

    /// Whether any part of it has no room.
    #[must_use]
    pub fn binds(&self, certified: &Certified) -> bool {
        self.parts.iter().any(|part| part.binds(certified))
    }
}

/// Every limit of the factory that is a number of its own, in the programme's order, what has the
/// same path gathered: hours of groups, labour pools and services, overtime tiers, quotas, purchase
/// and route limits, maximum stocks and stores, hiring and laying off, opening stock, deliveries,
/// market limits. Of what has to be (order quantities, market minimums, needs of projects) those of
/// the priority classes that `met` says are met in full and on time: what falls short is a share of
/// the quantity, so that of others another quantity changes coefficients.
///
/// Safety stocks, lead times, due dates and norms are not among them for the same reason.
#[must_use]
pub fn limits(
    factory: &Factory,
    formulation: &Formulation<'_>,
    met: &dyn Fn(u32) -> bool,
) -> Vec<Limit> {
    let lp = formulation.lp();
    let legend = formulation.legend();
    let mut found = Found::default();
    for (column, meaning) in legend.columns.enumerated() {
        if let Some((named, bucket)) = of_column(factory, *meaning) {
            let bound = (Bound::Column(column), Side::Most);
            found.add(named, Kind::Capacity, bucket, bound, lp.columns()[column].upper);
        }
    }
    let first = |buckets: &std::ops::Range<usize>| BucketId::at(buckets.start);
    for (row, meaning) in legend.rows.enumerated() {
        let bounds = lp.rows()[row];
        let bound = Bound::Row(row);
        match meaning {
            RowMeaning::Flow { item, bucket } => {
                supplies(factory, formulation, (*item, *bucket), bound, &mut found);
            }
            RowMeaning::Headcount { labour, bucket } if bounds.lower > 0.0 => {
                let named = heads(factory, *labour);
                found.add(named, Kind::Supply, *bucket, (bound, Side::Just), bounds.lower);
            }
            RowMeaning::MarketLimit { order, buckets } => {
                let named = limit::of(limit::order(factory, *order), What::MarketLimit);
                let bound = (bound, Side::Most);
                found.add(named, Kind::Market, first(buckets), bound, bounds.upper);
            }
            RowMeaning::Minimum { order, buckets } if met(factory.orders[*order].priority) => {
                let named = limit::of(limit::order(factory, *order), What::MarketMinimum);
                let bound = (bound, Side::Least);
                found.add(named, Kind::Wanted, first(buckets), bound, bounds.lower);
            }
            RowMeaning::Quantity { order } if met(factory.orders[*order].priority) => {
                let named = limit::of(limit::order(factory, *order), What::Quantity);
                let bound = (bound, Side::Just);
                found.add(named, Kind::Wanted, BucketId::at(0), bound, bounds.upper);
            }
            RowMeaning::Need { project, need } if met(factory.projects[*project].priority) => {
                let unit = limit::needed_unit(factory, factory.projects[*project].needs[*need].of);
                let named = (limit::project(factory, *project).its(What::Need(need + 1)), unit);
                found.add(named, Kind::Wanted, BucketId::at(0), (bound, Side::Just), bounds.upper);
            }
            RowMeaning::Frozen { position } => {
                let named = limit::frozen(factory, *position);
                let side = if bounds.is_fixed() { Side::Just } else { Side::Least };
                found.add(named, Kind::Released, BucketId::at(0), (bound, side), bounds.lower);
            }
            // A first piece that is there holds nothing back.
            RowMeaning::FirstPiece { .. } if bounds.upper > 0.0 => {}
            other => {
                if let Some((named, buckets)) = of_row(factory, other) {
                    let bound = (bound, Side::Most);
                    found.add(named, Kind::Capacity, first(&buckets), bound, bounds.upper);
                }
            }
        }
    }
    whole_clocks(factory, formulation, &mut found);
    found.limits.into_values().collect()
}

/// The calendar hours of a group have a row only in buckets in which overtime can reach it; one
/// hour more of it is shared among the hours of every bucket all the same.
fn whole_clocks(factory: &Factory, formulation: &Formulation<'_>, found: &mut Found) {
    for (id, group) in factory.groups.enumerated() {
        let (name, _) = limit::of(limit::capacity(factory, Capacity::Group(id)), What::Clock);
        let Some(limit) = found.limits.get_mut(&name.path()) else { continue };
        if let Some(clock) = group.clock(&factory.calendar, formulation.buckets()) {
            limit.amount = clock.iter().sum();
        }
    }
}

#[derive(Default)]
struct Found {
    limits: IndexMap<String, Limit>,
}

impl Found {
    fn add(
        &mut self,
        (name, unit): Counted,
        kind: Kind,
        bucket: BucketId,
        (bound, side): (Bound, Side),
        amount: f64,
    ) {
        if !amount.is_finite() {
            return;
        }
        let at = name.path();
        let limit = self.limits.entry(at.clone()).or_insert_with(|| Limit {
            at,
            name,
            unit,
            kind,
            amount: 0.0,
            parts: Vec::new(),
        });
        limit.amount += amount;
        limit.parts.push(Part { bucket, bound, side, amount });
    }
}

/// The opening stock and the deliveries that come into a flow. A material that comes from nowhere
/// is held back by its opening stock of nothing.
fn supplies(
    factory: &Factory,
    formulation: &Formulation<'_>,
    (item, bucket): (Item, BucketId),
    bound: Bound,
    found: &mut Found,
) {
    let (stock, receipts): (&Stock, &[Receipt]) = match item {
        Item::Product(id) => (&factory.products[id].stock, &factory.products[id].receipts),
        Item::Material(id) => (&factory.materials[id].stock, &factory.materials[id].deliveries),
    };
    let from_nowhere = match item {
        Item::Product(_) => false,
        Item::Material(id) => receipts.is_empty() && factory.materials[id].purchase.is_none(),
    };
    let named = limit::item(factory, item);
    if bucket.position() == 0 && (stock.opening > 0.0 || from_nowhere) {
        let opening = limit::of(named.clone(), What::Opening);
        found.add(opening, Kind::Supply, bucket, (bound, Side::In), stock.opening);
    }
    let arriving = formulation.arriving(receipts, bucket);
    if arriving > 0.0 {
        let product = matches!(item, Item::Product(_));
        let deliveries = limit::of(named, if product { What::Receipts } else { What::Deliveries });
        found.add(deliveries, Kind::Supply, bucket, (bound, Side::In), arriving);
    }
}

/// The heads that a pool whose plan hires and lays off begins with.
fn heads(factory: &Factory, labour: LabourId) -> Counted {
    let (limit, _) = limit::capacity(factory, Capacity::Labour(labour));
    (limit.its(What::Heads), "heads".to_owned())
}
