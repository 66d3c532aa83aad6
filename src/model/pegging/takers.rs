//! Who takes the units of each product, in which sequence.

use jiff::civil::Date;

use super::lots::{Lot, Taken, Use};
use super::serving::Serving;
use super::uses::{End, Run, SILENCE};
use crate::ids::{BucketId, Id, IdVec, ProductId};
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory, Item, Needed, Route};

/// One who takes units in a bucket.
struct Taker {
    bucket: usize,
    /// Those with a date first, by date, then by position in the factory file.
    turn: (u8, Date, usize),
    by: Use,
    quantity: f64,
}

/// Lets every taker take its units, products before the components they are made of, so that what a
/// run serves is known when it takes its own.
pub(super) fn take(factory: &Factory, buckets: &Buckets, plan: &Plan, serving: &mut Serving<'_>) {
    let levels = Levels::of(factory);
    for &product in &levels.order {
        let mut takers = direct(factory, buckets, plan, product);
        for &(user, at) in &levels.users[product] {
            let route = &factory.products[user].routes[at];
            let started = &plan.products[user.position()].routes[at].started;
            for (start, &units) in started.iter().enumerate().filter(|it| *it.1 > 0.0) {
                let quantity = units * each(route, product, buckets[BucketId::at(start)].start);
                if quantity > 0.0 {
                    let run = (user, at, start);
                    let in_cycle = levels.cyclic[product] && levels.cyclic[user];
                    let turn = turn_of(factory, buckets, serving, run, in_cycle);
                    takers.push(Taker { bucket: start, turn, by: Use::Run(run), quantity });
                }
            }
        }
        takers.sort_by_key(|it| (it.bucket, it.turn));
        hand_out(&mut serving.lots[product], &takers);
    }
}

/// How much of a component a unit started takes.
fn each(route: &Route, component: ProductId, day: Date) -> f64 {
    let own = route.components.iter().filter(|it| it.0 == component);
    own.map(|it| it.1.at(day)).sum()
}

/// Orders, projects and what is discarded.
fn direct(factory: &Factory, buckets: &Buckets, plan: &Plan, product: ProductId) -> Vec<Taker> {
    let mut takers = Vec::new();
    for ((order, owner), shipped) in factory.orders.enumerated().zip(&plan.orders) {
        if owner.product != product {
            continue;
        }
        for shipment in shipped.shipments.iter().filter(|it| it.quantity > 0.0) {
            let Some(bucket) = buckets.iter().position(|it| it.name == shipment.bucket) else {
                continue;
            };
            takers.push(Taker {
                bucket,
                turn: (0, owner.due, order.position()),
                by: Use::Order(order, bucket),
                quantity: shipment.quantity,
            });
        }
    }
    for (at, (project, planned)) in factory.projects.iter().zip(&plan.projects).enumerate() {
        for (need, given) in project.needs.iter().zip(&planned.needs) {
            if need.of != Needed::Item(Item::Product(product)) {
                continue;
            }
            for (bucket, &quantity) in given.given.iter().enumerate().filter(|it| *it.1 > 0.0) {
                let (turn, by) = ((0, need.to, usize::MAX), Use::Project(at, bucket));
                takers.push(Taker { bucket, turn, by, quantity });
            }
        }
    }
    let discarded = plan.products[product.position()].discarded.iter().enumerate();
    for (bucket, &quantity) in discarded.filter(|it| *it.1 > 0.0) {
        let turn = (2, buckets[BucketId::at(bucket)].start, 0);
        takers.push(Taker { bucket, turn, by: Use::Discarded(bucket), quantity });
    }
    takers
}

/// When it is a run's turn to take components: with the first order due that it serves.
fn turn_of(
    factory: &Factory,
    buckets: &Buckets,
    serving: &mut Serving<'_>,
    run: Run,
    in_cycle: bool,
) -> (u8, Date, usize) {
    let last = (1, Date::MAX, usize::MAX);
    let Some(&at) = serving.runs.get(&run) else { return last };
    if in_cycle {
        // What it serves is not known before its components are handed out.
        let ready = serving.lots[run.0][at].ready;
        return ready.map_or(last, |at| (1, buckets[BucketId::at(at)].start, run.0.position()));
    }
    let ends = serving.ends(run.0, at);
    let turns = ends.iter().filter_map(|(end, _)| match end {
        End::Order(order, _) => Some((0, factory.orders[*order].due, order.position())),
        End::Project(project, _) => {
            let project = factory.projects.iter().nth(*project)?;
            project.needs.iter().map(|it| (0, it.to, usize::MAX)).min()
        }
        _ => None,
    });
    turns.min().unwrap_or(last)
}

/// Units in the order in which they become available go to the takers in theirs; what nobody takes is
/// stock.
fn hand_out(lots: &mut [Lot], takers: &[Taker]) {
    let mut left: Vec<f64> = lots.iter().map(|lot| lot.quantity).collect();
    let mut next = 0;
    for taker in takers {
        let mut before = 0.0;
        while taker.quantity - before > SILENCE * taker.quantity && next < lots.len() {
            let lot = &mut lots[next];
            // Rounding of a plan in fractions: nothing is taken before it is there.
            if lot.ready.is_none_or(|ready| ready > taker.bucket) {
                break;
            }
            let quantity = (taker.quantity - before).min(left[next]);
            lot.taken.push(Taken { by: taker.by, quantity, before, of: taker.quantity });
            before += quantity;
            left[next] -= quantity;
            if left[next] <= SILENCE * lot.quantity {
                next += 1;
            }
        }
    }
    for (lot, left) in lots.iter_mut().zip(left).filter(|it| it.0.ready.is_some()) {
        if left > SILENCE * lot.quantity {
            lot.taken.push(Taken { by: Use::Stock, quantity: left, before: 0.0, of: left });
        }
    }
}

/// Which routes use each product, and an order in which users come before what they use.
struct Levels {
    users: IdVec<ProductId, Vec<(ProductId, usize)>>,
    order: Vec<ProductId>,
    /// Products that go into themselves, through others or with a lead time.
    cyclic: IdVec<ProductId, bool>,
}

impl Levels {
    fn of(factory: &Factory) -> Self {
        let mut users: IdVec<ProductId, Vec<(ProductId, usize)>> =
            factory.products.iter().map(|_| Vec::new()).collect();
        for (product, owner) in factory.products.enumerated() {
            for (at, route) in owner.routes.iter().enumerate() {
                for (component, _) in &route.components {
                    if users[*component].last() != Some(&(product, at)) {
                        users[*component].push((product, at));
                    }
                }
            }
        }
        let mut levels = Self {
            users,
            order: Vec::new(),
            cyclic: factory.products.iter().map(|_| false).collect(),
        };
        let mut seen: IdVec<ProductId, bool> = factory.products.iter().map(|_| false).collect();
        for product in factory.products.ids() {
            levels.visit(product, &mut seen);
        }
        for product in factory.products.ids() {
            levels.cyclic[product] = levels.reaches_itself(product);
        }
        levels
    }

    /// Users first, without recursion: chains of components may be long.
    fn visit(&mut self, product: ProductId, seen: &mut IdVec<ProductId, bool>) {
        let mut open = vec![(product, 0)];
        if std::mem::replace(&mut seen[product], true) {
            return;
        }
        while let Some((product, next)) = open.last_mut() {
            if let Some(&(user, _)) = self.users[*product].get(*next) {
                *next += 1;
                if !std::mem::replace(&mut seen[user], true) {
                    open.push((user, 0));
                }
            } else {
                self.order.push(*product);
                open.pop();
            }
        }
    }

    fn reaches_itself(&self, product: ProductId) -> bool {
        let mut seen: IdVec<ProductId, bool> = self.cyclic.iter().map(|_| false).collect();
        let mut open = vec![product];
        while let Some(next) = open.pop() {
            for &(user, _) in &self.users[next] {
                if user == product {
                    return true;
                }
                if !std::mem::replace(&mut seen[user], true) {
                    open.push(user);
                }
            }
        }
        false
    }
}
