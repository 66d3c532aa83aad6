//! A plan as carried out until a date.

use jiff::civil::Date;

use super::{Done, Flow, HoursLeft, InProcess};
use crate::ids::{BucketId, Id, IdVec, ProductId};
use crate::model::calendar::dates;
use crate::model::plan::{MaterialPlan, Plan, ProductPlan, RoutePlan};
use crate::model::{Buckets, Factory, Route};

/// The sum of the buckets that have passed.
pub(super) fn sum(figures: &[f64], past: usize) -> f64 {
    figures.iter().take(past).sum()
}

impl Done {
    /// A plan as carried out until the day before `next`. The plan belongs to the factory and has
    /// passed the audit.
    #[must_use]
    pub fn as_planned(factory: &Factory, buckets: &Buckets, plan: &Plan, next: Date) -> Self {
        until(factory, buckets, plan, next)
    }
}

fn until(factory: &Factory, buckets: &Buckets, plan: &Plan, next: Date) -> Done {
    let past = buckets.iter().take_while(|it| it.end < next).count();
    let product = |(id, of): (ProductId, &ProductPlan)| Flow {
        opening: factory.products[id].stock.opening,
        made: sum(&of.made, past),
        received: sum(&of.received, past),
        used: sum(&of.used, past),
        shipped: sum(&of.shipped, past),
        discarded: sum(&of.discarded, past),
        ..Flow::default()
    };
    let material = |(id, of): (_, &MaterialPlan)| {
        let material = &factory.materials[id];
        Flow {
            opening: material.stock.opening,
            received: sum(&of.delivered, past),
            bought: sum(&of.bought, past),
            used: sum(&of.used, past),
            ..Flow::default()
        }
    };
    let mut done = Done {
        next,
        past,
        products: collected(factory.products.ids().zip(&plan.products).map(product)),
        materials: collected(factory.materials.ids().zip(&plan.materials).map(material)),
        shipped: collected(plan.orders.iter().map(|order| {
            let passed = |name: &str| buckets.iter().take(past).any(|bucket| bucket.name == name);
            order.shipments.iter().filter(|it| passed(&it.bucket)).map(|it| it.quantity).sum()
        })),
        given: plan
            .projects
            .iter()
            .map(|it| it.needs.iter().map(|need| sum(&need.given, past)).collect())
            .collect(),
        in_process: Vec::new(),
        hours_left: Vec::new(),
        findings: Vec::new(),
    };
    for (id, of) in factory.products.ids().zip(&plan.products) {
        for (route, started) in factory.products[id].routes.iter().zip(&of.routes) {
            let run = Run { factory, buckets, plan, product: id, route };
            run.leave(started, &mut done);
        }
    }
    done.in_process.sort_by_key(|it| (it.product, it.date));
    done
}

fn collected<I: Id, T>(of: impl Iterator<Item = T>) -> IdVec<I, T> {
    let mut found = IdVec::new();
    for it in of {
        found.push(it);
    }
    found
}

/// A route whose runs may not have ended.
struct Run<'a> {
    factory: &'a Factory,
    buckets: &'a Buckets,
    plan: &'a Plan,
    product: ProductId,
    route: &'a Route,
}

impl Run<'_> {
    /// Adds what was started before the date and is available after it, with the hours it takes.
    fn leave(&self, started: &RoutePlan, done: &mut Done) {
        let lead = self.route.total_lead_days();
        if lead == 0 {
            return;
        }
        let past = self.buckets.ids().zip(&started.started).take(done.past);
        for (bucket, &quantity) in past.filter(|it| *it.1 > 0.0) {
            if !self.is_past(bucket, lead, done) {
                self.arrive(bucket, lead, quantity, done);
            }
            self.hours(bucket, quantity, done);
        }
    }

    /// Whether a run of a bucket is that far in a bucket that has passed.
    fn is_past(&self, bucket: BucketId, lead: u32, done: &Done) -> bool {
        self.buckets.after_lead(bucket, lead).is_some_and(|it| it.position() < done.past)
    }

    fn arrive(&self, bucket: BucketId, lead: u32, quantity: f64, done: &mut Done) {
        let Some(date) = self.date(bucket, lead) else { return };
        let start = self.buckets[bucket].start;
        let good = InProcess {
            product: self.product,
            date,
            quantity: quantity * self.route.total_yield(),
        };
        let beside = self.route.by_products.iter().map(|(product, each)| InProcess {
            product: *product,
            date,
            quantity: quantity * each.at(start),
        });
        done.in_process.extend(std::iter::once(good).chain(beside).filter(|it| it.quantity > 0.0));
    }

    fn hours(&self, bucket: BucketId, quantity: f64, done: &mut Done) {
        for (step, (operation, lead, units)) in self.route.steps().enumerate() {
            if lead == 0 || self.is_past(bucket, lead, done) {
                continue;
            }
            let Some(date) = self.date(bucket, lead) else { continue };
            let entering = quantity * units;
            let setup = self.setup_hours(bucket, step);
            let hours = entering * operation.hours.at(date) + setup;
            let group = (Ok(operation.group), hours);
            let uses = operation.uses.iter().map(|(of, each)| (Err(*of), entering * each.at(date)));
            let left = std::iter::once(group).chain(uses).filter(|it| it.1 > 0.0);
            let product = self.product;
            done.hours_left.extend(left.map(|(of, hours)| HoursLeft { product, of, date, hours }));
        }
    }

    /// The hours of the setup of an operation for a run that begins in a bucket.
    fn setup_hours(&self, bucket: BucketId, step: usize) -> f64 {
        let own = &self.factory.products[self.product].named.id;
        let route = &self.route.named.id;
        let runs = self.plan.runs.iter().find(|it| it.product == *own && it.route == *route);
        let setups = runs.and_then(|it| it.setup.get(bucket.position())).copied().unwrap_or(0.0);
        setups * self.route.operations[step].setup_hours.at(self.buckets[bucket].start)
    }

    /// The working day so many working days after the first one of a bucket.
    fn date(&self, bucket: BucketId, lead: u32) -> Option<Date> {
        let start = self.buckets[bucket].start;
        let days = usize::try_from(lead).ok()?;
        let calendar = &self.factory.calendar;
        dates(start, Date::MAX).filter(|it| calendar.works(*it, None)).nth(days)
    }
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn only_buckets_that_have_passed_count() {
        assert!((sum(&[1.0, 2.0, 4.0], 2) - 3.0).abs() < 1e-15);
    }
}
