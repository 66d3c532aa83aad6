//! What changed of the input between a published plan and a factory, as far as the plan states it.

use super::near::{Cause, InputChange};
use super::plan::{GroupPlan, MaterialPlan, Plan, ProductPlan};
use super::{Buckets, Factory, Group, OrderKind, Product, Receipt};
use crate::ids::{BucketId, Id};

/// Figures that differ by less than this share are the same.
const SAME: f64 = 1e-9;

/// The changes, orders first, then arrivals, opening stocks, norms and hours.
pub(super) fn changes(
    plan: &Plan,
    factory: &Factory,
    buckets: &Buckets,
    places: &[Option<BucketId>],
) -> Vec<InputChange> {
    let mut changes = Changes { plan, factory, buckets, places, found: Vec::new() };
    changes.orders();
    changes.materials();
    changes.products();
    changes.groups();
    changes.found
}

struct Changes<'c> {
    plan: &'c Plan,
    factory: &'c Factory,
    buckets: &'c Buckets,
    places: &'c [Option<BucketId>],
    found: Vec<InputChange>,
}

impl Changes<'_> {
    fn add(&mut self, kind: Cause, at: String, before: Option<f64>, after: Option<f64>) {
        self.found.push(InputChange {
            kind,
            at,
            product: None,
            bucket: None,
            before,
            after,
            due_before: None,
            due_after: None,
        });
    }

    fn orders(&mut self) {
        let (plan, factory) = (self.plan, self.factory);
        for order in &factory.orders {
            let quantity = match order.kind {
                OrderKind::Firm { quantity, .. } => Some(quantity),
                OrderKind::Market { .. } => None,
            };
            let at = format!("orders/{}", order.id);
            let Some(before) = plan.orders.iter().find(|it| it.id == order.id) else {
                self.add(Cause::OrderNew, at, None, quantity);
                self.last_of(&factory.products[order.product].named.id);
                continue;
            };
            let due = order.due.to_string();
            let moved = before.due != due;
            if moved || quantity.is_some_and(|it| differ(it, before.quantity)) {
                self.add(Cause::Order, at, Some(before.quantity), quantity);
                self.last_of(&before.product);
                if let Some(last) = self.found.last_mut().filter(|_| moved) {
                    (last.due_before, last.due_after) = (Some(before.due.clone()), Some(due));
                }
            }
        }
        let known = |id: &str| factory.orders.iter().any(|it| it.id == id);
        for gone in plan.orders.iter().filter(|it| !known(&it.id)) {
            self.add(Cause::OrderGone, format!("orders/{}", gone.id), Some(gone.quantity), None);
            self.last_of(&gone.product);
        }
    }

    /// The change found last is of an order for this product.
    fn last_of(&mut self, product: &str) {
        if let Some(last) = self.found.last_mut() {
            last.product = Some(product.to_owned());
        }
    }

    fn materials(&mut self) {
        let (plan, factory) = (self.plan, self.factory);
        for material in &factory.materials {
            let before = plan.materials.iter().find(|it| it.id == material.named.id);
            let Some(before) = before else { continue };
            let at = format!("materials/{}", material.named.id);
            self.arrivals(&at, &before.delivered, &material.deliveries);
            self.opening(&at, opening_of_material(before), material.stock.opening);
        }
    }

    fn products(&mut self) {
        let (plan, factory) = (self.plan, self.factory);
        for product in &factory.products {
            let before = plan.products.iter().find(|it| it.id == product.named.id);
            let Some(before) = before else { continue };
            let at = format!("products/{}", product.named.id);
            self.arrivals(&at, &before.received, &product.receipts);
            self.opening(&at, opening_of_product(before), product.stock.opening);
            self.norms(product);
        }
    }

    /// The hours per unit of a route's operations, as its task sheet has them.
    fn norms(&mut self, product: &Product) {
        for route in &product.routes {
            let changed = route.operations.iter().enumerate().any(|(at, operation)| {
                let tasks = self.plan.groups.iter().flat_map(|it| &it.tasks);
                let mut tasks = tasks.filter(|it| {
                    it.product == product.named.id
                        && it.route == route.named.id
                        && it.operation == at + 1
                });
                let Some(task) = tasks.next() else { return false };
                let figures = self.places.iter().zip(task.units.iter().zip(&task.hours));
                let mut each = figures.filter_map(|(place, (units, hours))| {
                    let day = self.buckets[(*place)?].start;
                    (*units > 0.0).then(|| differ(hours / units, operation.hours.at(day)))
                });
                each.any(|it| it)
            });
            if changed {
                let at = format!("products/{}/routes/{}", product.named.id, route.named.id);
                self.add(Cause::Norm, at, None, None);
            }
        }
    }

    fn groups(&mut self) {
        let (plan, factory) = (self.plan, self.factory);
        for group in &factory.groups {
            let before = plan.groups.iter().find(|it| it.id == group.named.id);
            if let Some(before) = before {
                self.hours(group, before);
            }
        }
    }

    fn hours(&mut self, group: &Group, before: &GroupPlan) {
        let time = group.time(&self.factory.calendar, self.buckets);
        let now: Vec<f64> = time.iter().map(|it| it.effective).collect();
        self.by_bucket(Cause::Hours, &format!("groups/{}", group.named.id), &now, |at| {
            before.effective_hours.get(at).copied()
        });
    }

    fn arrivals(&mut self, at: &str, before: &[f64], receipts: &[Receipt]) {
        let mut now = vec![0.0; self.buckets.len()];
        for receipt in receipts {
            if let Some(bucket) = self.buckets.receiving(receipt.date) {
                now[bucket.position()] += receipt.quantity;
            }
        }
        self.by_bucket(Cause::Delivery, at, &now, |at| before.get(at).copied());
    }

    /// Figures by bucket, where the published plan has any.
    fn by_bucket(
        &mut self,
        kind: Cause,
        at: &str,
        now: &[f64],
        before: impl Fn(usize) -> Option<f64>,
    ) {
        for (position, now) in now.iter().enumerate() {
            let own = self.places.iter().enumerate();
            let own = own.filter(|(_, place)| place.is_some_and(|it| it.position() == position));
            let figures: Vec<f64> = own.filter_map(|(at, _)| before(at)).collect();
            let before: f64 = figures.iter().sum();
            if !figures.is_empty() && differ(before, *now) {
                self.add(kind, at.to_owned(), Some(before), Some(*now));
                if let Some(last) = self.found.last_mut() {
                    last.bucket = Some(self.buckets[BucketId::at(position)].name.clone());
                }
            }
        }
    }

    /// Opening stock, where both begin on the same day.
    fn opening(&mut self, at: &str, before: Option<f64>, now: f64) {
        let same = self.plan.factory.from == self.factory.from.to_string();
        if let Some(before) = before.filter(|it| same && (it - now).abs() > 1e-6 * (1.0 + now)) {
            self.add(Cause::Stock, at.to_owned(), Some(before), Some(now));
        }
    }
}

fn opening_of_material(plan: &MaterialPlan) -> Option<f64> {
    Some(plan.stock.first()? - plan.delivered.first()? - plan.bought.first()? + plan.used.first()?)
}

fn opening_of_product(plan: &ProductPlan) -> Option<f64> {
    let inflow = plan.made.first()? + plan.received.first()?;
    let outflow = plan.used.first()? + plan.shipped.first()? + plan.discarded.first()?;
    Some(plan.stock.first()? - inflow + outflow)
}

/// Whether two figures are two.
fn differ(one: f64, other: f64) -> bool {
    (one - other).abs() > SAME * one.abs().max(other.abs())
}
