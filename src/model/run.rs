//! Runs: which routes have them, and the least and the most that one may be.

use super::{
    Amount, Buckets, Chosen, Factory, Goal, Group, Item, Lot, Needed, OrderKind, Product, Series,
};
use crate::ids::{BucketId, GroupId, Id, IdVec, ProductId};

/// Units of a run that nothing limits, not even what is wanted.
const UNLIMITED: f64 = 1e6;

/// A run of no lot and no whole pieces is at least this share of the most it may be.
const LEAST_SHARE: f64 = 1e-3;

/// Multiples that are missed by less than this are met.
const ROUNDING: f64 = 1e-9;

/// The least and the most that a run may be, in units started.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunRange {
    /// The least; 0 for a run that is released already.
    pub least: f64,
    /// The most; always finite.
    pub most: f64,
}

/// Whether the runs of a route matter: a setup, a norm per run, a group that runs few routes at
/// once, a choice or the goal *few-runs* depends on them.
#[must_use]
pub fn has_runs(factory: &Factory, product: ProductId, position: usize) -> bool {
    let route = &factory.products[product].routes[position];
    let chosen = |it: &Chosen| *it == Chosen::Route(product, position);
    route.setup.as_ref().is_some_and(|it| !it.cost.is_zero())
        || !route.norms_per_run.is_empty()
        || route.operations.iter().any(|it| !it.setup_hours.is_zero())
        || route.operations.iter().any(|it| factory.groups[it.group].at_once.is_some())
        || factory.choices.iter().flat_map(|it| &it.of).any(chosen)
        || factory.goals.iter().any(|it| it.goal == Goal::FewRuns)
}

/// Whether a plan of the factory has quantities that are whole, or decisions that are yes or no.
#[must_use]
pub fn has_whole_numbers(factory: &Factory) -> bool {
    let routes = |id: ProductId, product: &Product| {
        product
            .routes
            .iter()
            .enumerate()
            .any(|(at, route)| route.whole || !route.lot.is_free() || has_runs(factory, id, at))
    };
    factory.products.enumerated().any(|(id, it)| it.whole || routes(id, it))
        || factory.orders.iter().any(|it| it.whole)
        || factory.groups.iter().any(|it| it.open.is_some() || !it.repairs_to_place.is_empty())
        || factory.labour.iter().any(|it| it.whole_heads && it.is_flexible())
        || !factory.choices.is_empty()
}

/// Whether some quantity of a route is released in a bucket.
#[must_use]
pub fn is_released(
    factory: &Factory,
    buckets: &Buckets,
    (product, route): (ProductId, usize),
    bucket: BucketId,
) -> bool {
    released(factory, buckets, (product, route), bucket).next().is_some()
}

/// The quantities released of a route by lines that touch a bucket.
fn released<'f>(
    factory: &'f Factory,
    buckets: &'f Buckets,
    (product, route): (ProductId, usize),
    bucket: BucketId,
) -> impl Iterator<Item = f64> + 'f {
    let (start, end) = (buckets[bucket].start, buckets[bucket].end);
    let here = factory.frozen.iter().filter(move |it| {
        it.product == product && it.route == route && it.from <= end && start <= it.to
    });
    here.map(|it| it.quantity)
}

/// Whether a route starts in whole pieces in a bucket: not if a fraction is released there.
#[must_use]
pub fn starts_whole(
    factory: &Factory,
    buckets: &Buckets,
    (product, route): (ProductId, usize),
    bucket: BucketId,
) -> bool {
    let is_whole = |it: f64| it.fract() == 0.0;
    factory.products[product].routes[route].whole
        && released(factory, buckets, (product, route), bucket).all(is_whole)
}

impl Lot {
    /// The least quantity of a run: the minimum, raised to a multiple, or to whole pieces.
    #[must_use]
    pub fn least(&self, whole: bool) -> Option<f64> {
        let step = self.step(whole);
        match (self.minimum, step) {
            (Some(minimum), Some(step)) => Some((minimum / step - ROUNDING).ceil().max(1.0) * step),
            (minimum, step) => minimum.or(step),
        }
    }

    /// The most of a run: the maximum, lowered to a multiple, or to whole pieces.
    #[must_use]
    pub fn most(&self, whole: bool) -> Option<f64> {
        Some(self.down(whole, self.maximum?))
    }

    /// A quantity lowered to a multiple, or to whole pieces.
    #[must_use]
    pub fn down(&self, whole: bool, quantity: f64) -> f64 {
        match self.step(whole) {
            Some(step) => (quantity / step + ROUNDING).floor() * step,
            None => quantity,
        }
    }

    /// What quantities are multiples of.
    fn step(&self, whole: bool) -> Option<f64> {
        self.multiple.or(whole.then_some(1.0))
    }
}

impl Group {
    /// The most it can be loaded in each bucket whatever its capacity becomes: its calendar hours,
    /// or twice its effective hours and overtime where those do not limit it; infinite where
    /// nothing does.
    #[must_use]
    pub fn most_load(&self, factory: &Factory, buckets: &Buckets) -> Vec<f64> {
        self.clock(&factory.calendar, buckets).unwrap_or_else(|| {
            self.most_by_overtime(factory, buckets).into_iter().map(|it| 2.0 * it).collect()
        })
    }

    /// Its effective hours and overtime in each bucket; infinite without a limit of overtime.
    #[must_use]
    pub fn most_by_overtime(&self, factory: &Factory, buckets: &Buckets) -> Vec<f64> {
        let mut most: Vec<f64> =
            self.time(&factory.calendar, buckets).iter().map(|it| it.effective).collect();
        for tier in &self.overtime {
            for (most, extra) in most.iter_mut().zip(buckets.at_most(&tier.limits)) {
                *most += extra;
            }
        }
        most
    }
}

/// The most each group can be loaded, for the ranges of runs.
#[derive(Clone, Debug)]
pub struct RunRanges<'f> {
    factory: &'f Factory,
    buckets: &'f Buckets,
    loads: IdVec<GroupId, Vec<f64>>,
    wanted: IdVec<ProductId, Wanted>,
}

impl<'f> RunRanges<'f> {
    /// Ranges that stay valid whatever the capacities of groups become.
    #[must_use]
    pub fn of(factory: &'f Factory, buckets: &'f Buckets) -> Self {
        let loads = factory.groups.iter().map(|it| it.most_load(factory, buckets));
        let mut wanted = factory.products.iter().map(|_| None).collect();
        for product in factory.products.ids() {
            all_wanted(factory, buckets, product, &mut wanted);
        }
        let wanted = wanted.iter().map(|it| it.unwrap_or(Wanted::MORE)).collect();
        Self { factory, buckets, loads: loads.collect(), wanted }
    }

    /// The ranges of a route's runs, by the bucket they start in.
    #[must_use]
    pub fn of_route(&self, product: ProductId, position: usize) -> Vec<RunRange> {
        let route = &self.factory.products[product].routes[position];
        let limits = self.buckets.at_most(&route.limits);
        let range = |bucket: BucketId| {
            let at = (product, position);
            let released = is_released(self.factory, self.buckets, at, bucket);
            let whole = starts_whole(self.factory, self.buckets, at, bucket);
            let lot = if released { Lot::default() } else { route.lot };
            let most = limits[bucket.position()]
                .min(lot.most(whole).unwrap_or(f64::INFINITY))
                .min(self.by_hours(&self.loads, product, position, bucket));
            let most = if most.is_finite() { most } else { self.by_demand(product, position) };
            let most = lot.down(whole, most);
            let least = lot.least(whole).unwrap_or(LEAST_SHARE * most);
            RunRange { least: if released { 0.0 } else { least }, most }
        };
        self.buckets.ids().map(range).collect()
    }

    /// The most that a run started in a bucket can be by the hours that groups have in the buckets
    /// its operations run in, less what every run takes for its setup.
    #[must_use]
    pub fn by_hours(
        &self,
        loads: &IdVec<GroupId, Vec<f64>>,
        product: ProductId,
        position: usize,
        bucket: BucketId,
    ) -> f64 {
        let route = &self.factory.products[product].routes[position];
        let every = route.setup.as_ref().is_none_or(|it| !it.carry);
        let mut taken: Vec<(GroupId, BucketId, f64, f64)> = Vec::new();
        for (step, days, units) in route.steps() {
            let Some(at) = self.buckets.after_lead(bucket, days) else { break };
            let day = self.buckets[at].start;
            let hours = step.hours.at(day) * units;
            let setup = if every { step.setup_hours.at(day) } else { 0.0 };
            match taken.iter_mut().find(|it| (it.0, it.1) == (step.group, at)) {
                Some(known) => {
                    known.2 += hours;
                    known.3 += setup;
                }
                None => taken.push((step.group, at, hours, setup)),
            }
        }
        let most = taken.iter().filter(|it| it.2 > 0.0).map(|(group, at, hours, setup)| {
            (loads[*group][at.position()] - setup).max(0.0) / hours
        });
        most.fold(f64::INFINITY, f64::min)
    }

    /// Twice all that is wanted of the product; at least a million if that has no limit.
    fn by_demand(&self, product: ProductId, position: usize) -> f64 {
        let total_yield = self.factory.products[product].routes[position].total_yield();
        let Wanted { amount, more } = self.wanted[product];
        let most = 2.0 * amount / total_yield;
        if more || most <= 0.0 { most.max(UNLIMITED) } else { most }
    }
}

/// How much is wanted of a product.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    /// What has a limit.
    amount: f64,
    /// Whether there is more, without a limit.
    more: bool,
}

impl Wanted {
    /// Nothing that has a limit.
    const MORE: Self = Self { amount: 0.0, more: true };
}

/// All that orders, markets, projects, stock targets, released quantities and the products it goes
/// into take of a product.
fn all_wanted(
    factory: &Factory,
    buckets: &Buckets,
    product: ProductId,
    known: &mut IdVec<ProductId, Option<Wanted>>,
) -> Wanted {
    if let Some(known) = known[product] {
        return known;
    }
    // A product that goes into itself has no limit.
    known[product] = Some(Wanted::MORE);
    let stock = &factory.products[product].stock;
    let target = stock.closing.unwrap_or(0.0).max(peak(&stock.safety));
    let mut wanted = Wanted { amount: target, more: false };
    for order in factory.orders.iter().filter(|it| it.product == product) {
        let quantity = match &order.kind {
            OrderKind::Firm { quantity, .. } => *quantity,
            OrderKind::Market { limits, .. } => tightest(limits, buckets),
        };
        if quantity.is_finite() {
            wanted.amount += quantity;
        } else {
            wanted.more = true;
        }
    }
    let frozen = factory.frozen.iter().filter(|it| it.product == product);
    wanted.amount += frozen.map(|it| it.quantity).sum::<f64>();
    let needs = factory.projects.iter().flat_map(|it| &it.needs);
    let needs = needs.filter(|it| it.of == Needed::Item(Item::Product(product)));
    wanted.amount += needs.map(|it| it.quantity).sum::<f64>();
    for (user, owner) in factory.products.enumerated() {
        for route in &owner.routes {
            let uses = route.components.iter().filter(|it| it.0 == product);
            for each in uses.map(|(_, each)| peak(each)).filter(|each| *each > 0.0) {
                let of_user = all_wanted(factory, buckets, user, known);
                wanted.amount += each * of_user.amount / route.total_yield();
                wanted.more |= of_user.more;
            }
        }
    }
    known[product] = Some(wanted);
    wanted
}

/// The tightest of some limits over the planning period; infinite without one.
#[must_use]
pub fn tightest(limits: &[Amount], buckets: &Buckets) -> f64 {
    let sums = limits.iter().map(|limit| buckets.spread(limit).iter().sum());
    sums.fold(f64::INFINITY, f64::min)
}

fn peak(series: &Series) -> f64 {
    series.values().fold(0.0, f64::max)
}
