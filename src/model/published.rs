//! A published plan matched to a factory by names and dates: what the goal *steady* keeps near.

use std::ops::Range;

use jiff::civil::Date;

use super::near::{InputChange, NearLine, NearPlan, Unmatched, WhyUnmatched};
use super::near_changes::changes;
use super::plan::{Plan, ProductPlan, RoutePlan};
use super::{Buckets, Factory, Route};
use crate::ids::{BucketId, Id, IdVec, OrderId, ProductId};

/// Days after which a change weighs half.
pub const HALF_AFTER: f64 = 7.0;

/// Hours of a unit of a route that takes none.
const LEAST_HOURS: f64 = 0.001;

/// A published plan in the buckets of a factory.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The name of its factory, its first and its last day.
    pub heading: [String; 3],
    /// SHA-256 of the factory file that it was made for.
    pub factory_sha256: String,
    /// Its seal.
    pub plan_sha256: Option<String>,
    /// Calendar days from the first in which only what must may move.
    pub fence_days: u32,
    /// The buckets that it covers.
    pub compared: Range<usize>,
    /// Units started, by product, route and bucket; none of products and routes that it does not know.
    pub started: IdVec<ProductId, Vec<Option<Vec<f64>>>>,
    /// Units shipped, by order and bucket: where a search for whole numbers begins.
    pub shipped: IdVec<OrderId, Vec<f64>>,
    /// What changed of the input.
    pub changes: Vec<InputChange>,
    /// Its runs that have no place.
    pub unmatched: Vec<Unmatched>,
}

/// Why a plan is not one that another can be kept near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotNear {
    /// No product in common.
    NothingInCommon,
    /// No day in common.
    NoDay,
    /// A bucket of the published plan lies in several buckets of the factory.
    Divided {
        /// That bucket's name.
        bucket: String,
    },
}

impl Published {
    /// Matches a plan to a factory: products and routes by id, buckets by date. Several buckets of the
    /// plan may lie in one of the factory, not the reverse.
    ///
    /// # Errors
    /// If the two have no product or no day in common, or a bucket would have to be divided.
    pub fn of(plan: &Plan, factory: &Factory, fence_days: u32) -> Result<Self, NotNear> {
        let buckets = Buckets::new(factory, factory.bucket);
        let known = |it: &ProductPlan| product_of(factory, &it.id).is_some();
        if !plan.products.iter().any(known) {
            return Err(NotNear::NothingInCommon);
        }
        let places = places(plan, &buckets)?;
        let within = places.iter().flatten().map(|it| it.position());
        let (first, last) = (within.clone().min(), within.max());
        let (Some(first), Some(last)) = (first, last) else { return Err(NotNear::NoDay) };
        let mut published = Self {
            heading: [&plan.factory.name, &plan.factory.from, &plan.factory.to].map(Clone::clone),
            factory_sha256: plan.certificate.factory_sha256.clone(),
            plan_sha256: plan.certificate.plan_sha256.clone(),
            fence_days,
            compared: first..last + 1,
            started: factory.products.iter().map(|it| vec![None; it.routes.len()]).collect(),
            shipped: shipped(plan, factory, &buckets, &places),
            changes: Vec::new(),
            unmatched: Vec::new(),
        };
        for product in &plan.products {
            published.take(product, factory, &places, buckets.len());
        }
        published.changes = changes(plan, factory, &buckets, &places);
        Ok(published)
    }

    fn take(
        &mut self,
        product: &ProductPlan,
        factory: &Factory,
        places: &[Option<BucketId>],
        width: usize,
    ) {
        let id = product_of(factory, &product.id);
        if let Some(id) = id {
            // A route that the published plan does not know had no run in it.
            self.started[id].iter_mut().for_each(|it| *it = Some(vec![0.0; width]));
        }
        for route in &product.routes {
            let own = |it: &Route| it.named.id == route.id;
            let at =
                id.and_then(|id| Some((id, factory.products[id].routes.iter().position(own)?)));
            let line = at.and_then(|(id, at)| self.started[id][at].as_mut());
            let Some(line) = line else {
                let why =
                    if id.is_none() { WhyUnmatched::NoProduct } else { WhyUnmatched::NoRoute };
                let quantity = route.started.iter().sum();
                self.without_place(product, route, why, quantity);
                continue;
            };
            let mut left_out = 0.0;
            for (place, units) in places.iter().zip(&route.started) {
                match place {
                    Some(bucket) => line[bucket.position()] += units,
                    None => left_out += units,
                }
            }
            self.without_place(product, route, WhyUnmatched::NoDay, left_out);
        }
    }

    fn without_place(
        &mut self,
        product: &ProductPlan,
        route: &RoutePlan,
        why: WhyUnmatched,
        quantity: f64,
    ) {
        if quantity > 0.0 {
            let (product, route) = (product.id.clone(), route.id.clone());
            self.unmatched.push(Unmatched { product, route, why, quantity });
        }
    }

    /// What a plan states of the published plan beside it; `None` if it names what the factory does
    /// not have.
    #[must_use]
    pub fn stated(near: &NearPlan, factory: &Factory) -> Option<Self> {
        let buckets = Buckets::new(factory, factory.bucket);
        let at = |name: &str| buckets.iter().position(|it| it.name == name);
        let mut started: IdVec<ProductId, Vec<Option<Vec<f64>>>> =
            factory.products.iter().map(|it| vec![None; it.routes.len()]).collect();
        for line in &near.lines {
            let product = product_of(factory, &line.product)?;
            let routes = &factory.products[product].routes;
            let route = routes.iter().position(|it| it.named.id == line.route)?;
            if line.published.len() != buckets.len() {
                return None;
            }
            started[product][route] = Some(line.published.clone());
        }
        Some(Self {
            heading: [&near.name, &near.from, &near.to].map(Clone::clone),
            factory_sha256: near.factory_sha256.clone(),
            plan_sha256: near.plan_sha256.clone(),
            fence_days: near.fence_days,
            compared: at(&near.first)?..at(&near.last)? + 1,
            started,
            shipped: factory.orders.iter().map(|_| vec![0.0; buckets.len()]).collect(),
            changes: near.changes.clone(),
            unmatched: near.unmatched.clone(),
        })
    }

    /// What was published of each route, as a plan states it.
    #[must_use]
    pub fn lines(&self, factory: &Factory) -> Vec<NearLine> {
        let mut lines = Vec::new();
        for (id, product) in factory.products.enumerated() {
            for (route, published) in product.routes.iter().zip(&self.started[id]) {
                if let Some(published) = published {
                    lines.push(NearLine {
                        product: product.named.id.clone(),
                        route: route.named.id.clone(),
                        published: published.clone(),
                    });
                }
            }
        }
        lines
    }

    /// Units published of a route in a bucket; `None` where the published plan says nothing.
    #[must_use]
    pub fn units(&self, product: ProductId, route: usize, bucket: BucketId) -> Option<f64> {
        let at = bucket.position();
        let line = self.started[product][route].as_ref().filter(|_| self.compared.contains(&at))?;
        Some(line[at])
    }

    /// Whether a bucket is inside the fence.
    #[must_use]
    pub fn fenced(&self, buckets: &Buckets, bucket: BucketId) -> bool {
        let first = BucketId::at(0);
        let days = (buckets[bucket].start - buckets[first].start).get_days();
        i64::from(days) < i64::from(self.fence_days)
    }

    /// How much a machine hour that moves in a bucket weighs: 1 on the first day and inside the fence,
    /// half of that a week later.
    #[must_use]
    pub fn weight(&self, buckets: &Buckets, bucket: BucketId) -> f64 {
        let first = BucketId::at(0);
        let days = (buckets[bucket].start - buckets[first].start).get_days();
        if self.fenced(buckets, bucket) { 1.0 } else { 0.5_f64.powf(f64::from(days) / HALF_AFTER) }
    }

    /// Weighted machine hours of the published runs, inside the fence or after it.
    #[must_use]
    pub fn weighted_hours(&self, factory: &Factory, buckets: &Buckets, fenced: bool) -> f64 {
        let mut sum = 0.0;
        for (id, product) in factory.products.enumerated() {
            for (at, route) in product.routes.iter().enumerate() {
                for bucket in buckets.ids().filter(|it| self.fenced(buckets, *it) == fenced) {
                    let units = self.units(id, at, bucket).unwrap_or(0.0);
                    let hours = hours_of_unit(route, buckets[bucket].start);
                    sum += self.weight(buckets, bucket) * hours * units;
                }
            }
        }
        sum
    }
}

/// Machine hours of a unit started on a day, by the figures of that day.
#[must_use]
pub fn hours_of_unit(route: &Route, day: Date) -> f64 {
    let hours: f64 = route.steps().map(|(step, _, units)| step.hours.at(day) * units).sum();
    if hours > 0.0 { hours } else { LEAST_HOURS }
}

/// The product of an id.
pub(super) fn product_of(factory: &Factory, id: &str) -> Option<ProductId> {
    factory.products.enumerated().find(|(_, it)| it.named.id == id).map(|(id, _)| id)
}

/// What the plan ships of each order of the factory.
fn shipped(
    plan: &Plan,
    factory: &Factory,
    buckets: &Buckets,
    places: &[Option<BucketId>],
) -> IdVec<OrderId, Vec<f64>> {
    let of = |id: &str| {
        let mut shipped = vec![0.0; buckets.len()];
        let own = plan.orders.iter().find(|it| it.id == id);
        for shipment in own.iter().flat_map(|it| &it.shipments) {
            let at = plan.buckets.iter().position(|it| it.name == shipment.bucket);
            if let Some(bucket) = at.and_then(|at| places[at]) {
                shipped[bucket.position()] += shipment.quantity;
            }
        }
        shipped
    };
    factory.orders.iter().map(|it| of(&it.id)).collect()
}

/// The bucket of the factory in which each bucket of a plan lies.
fn places(plan: &Plan, buckets: &Buckets) -> Result<Vec<Option<BucketId>>, NotNear> {
    let mut places = Vec::new();
    for own in &plan.buckets {
        let dates: (Option<Date>, Option<Date>) = (own.start.parse().ok(), own.end.parse().ok());
        let (Some(start), Some(end)) = dates else {
            places.push(None);
            continue;
        };
        // What began before the first day belongs to the published plan alone.
        let begun = buckets.iter().next().is_some_and(|it| start < it.start && it.start <= end);
        let within =
            |it: &BucketId| !begun && buckets[*it].start <= end && start <= buckets[*it].end;
        let mut here = buckets.ids().filter(within);
        let place = here.next();
        if here.next().is_some() {
            return Err(NotNear::Divided { bucket: own.name.clone() });
        }
        places.push(place);
    }
    Ok(places)
}
