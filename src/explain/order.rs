//! What an order waits for: the stock and the runs that the plan pegs to it.

use super::place::Unknown;
use super::quantity::{Answered, unanswered};
use crate::ids::OrderId;
use crate::model::answers::order::{OrderWhy, WaitsFor};
use crate::model::pegging::pegs;
use crate::model::plan::{FactoryHeading, PegUse, Plan, PlanStatus};
use crate::model::{Buckets, Factory};
use crate::session::{self, Failure, Options, Planning};

/// The order with an id.
///
/// # Errors
/// If no order has it, with those there are.
pub fn find(factory: &Factory, wanted: &str) -> Result<OrderId, Unknown> {
    let found = factory.orders.enumerated().find(|(_, order)| order.id == wanted);
    found.map(|(order, _)| order).ok_or_else(|| {
        let known = factory.orders.iter().map(|it| it.id.clone()).collect();
        Unknown { what: "order", wanted: wanted.to_owned(), known }
    })
}

/// What an order of the plan waits for. The plan is the one `plan` makes with the same options.
///
/// # Errors
/// As [`session::plan`].
pub fn why(
    factory: &Factory,
    options: &Options,
    order: OrderId,
) -> Result<Answered<OrderWhy>, Failure> {
    let plan = match session::solve(factory, &options.before_a_question(factory))?.planning {
        Planning::Plan(plan) => plan,
        other => return Ok(Answered::without(other, options)),
    };
    let buckets = Buckets::new(factory, options.bucket);
    let id = &factory.orders[order].id;
    let Some(stated) = plan.orders.iter().find(|it| it.id == *id) else {
        return unanswered(options);
    };
    Ok(Answered::Why(Box::new(OrderWhy {
        factory: FactoryHeading::of(factory, &buckets),
        order: stated.clone(),
        name: factory.products[factory.orders[order].product].named.name.clone(),
        waits: waits(factory, &buckets, &plan, id),
        plan_stopped: plan.status == PlanStatus::Interrupted,
        factory_sha256: options.factory_sha256.clone(),
    })))
}

fn waits(factory: &Factory, buckets: &Buckets, plan: &Plan, order: &str) -> Vec<WaitsFor> {
    let mut waits: Vec<(usize, WaitsFor)> = Vec::new();
    for pegged in pegs(factory, buckets, plan) {
        let own = |it: &&crate::model::plan::Peg| {
            it.to == PegUse::Order && it.id.as_deref() == Some(order)
        };
        for peg in pegged.pegs.iter().filter(own) {
            let product = plan.products.iter().find(|it| it.id == pegged.product);
            let maker = pegged.maker.as_ref();
            let maker = maker.and_then(|id| plan.products.iter().find(|it| it.id == *id));
            let at = plan.buckets.iter().position(|it| it.name == pegged.bucket);
            let wait = WaitsFor {
                product: pegged.product.clone(),
                name: product.map_or_else(String::new, |it| it.name.clone()),
                unit: product.map_or_else(String::new, |it| it.unit.clone()),
                source: pegged.source,
                maker: maker.map(|it| it.name.clone()),
                route: pegged.route.clone(),
                bucket: pegged.bucket.clone(),
                ready: pegged.ready.clone(),
                quantity: peg.quantity,
                of: pegged.quantity,
                shipped: peg.bucket.clone(),
            };
            waits.push((at.unwrap_or_default(), wait));
        }
    }
    waits.sort_by_key(|it| it.0);
    waits.into_iter().map(|it| it.1).collect()
}
