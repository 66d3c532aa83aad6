//! Why an order is late or short: the limits that cause it, with shares that add up to it, and the
//! amounts that would remedy it.
//!
//! The remedy is the smallest move of limits, each measured relative to the limit, that ends the
//! shortage while every other order and project keeps what it has in the plan. Along the straight
//! line from no move to the remedy the shortage decreases piecewise linearly; the price of each
//! limit, integrated along the line, is its share (R. J. Aumann and L. S. Shapley, *Values of
//! Non-Atomic Games*, 1974, chapter III: the diagonal formula).

mod cure;
mod held;
mod shares;

use super::lever::{Lever, measures};
use crate::formulate::Formulation;
use crate::ids::Id;
use crate::model::answers::shortage::{Cause, Why};
use crate::model::plan::{FactoryHeading, OrderPlan, Plan};
use crate::model::{Buckets, Factory};
use crate::session::{self, Failure, Options, Planning};
use crate::tolerances::{NOTHING_SHORT, PART_OF_TROUBLE};
use cure::Cure;
use held::Held;
pub use held::Question;

/// The outcome of the question.
#[derive(Debug)]
pub enum Answered {
    /// The reasons.
    Why(Box<Why>),
    /// The order is in no such trouble: what becomes of it.
    Untroubled(Box<OrderPlan>),
    /// There is no plan to ask about.
    NoPlan(Planning),
    /// Stopped before anything was found.
    Stopped,
}

/// Why an order of the plan is late or short. The plan is the one `plan` makes with the same
/// options; every figure rests on certified optima.
///
/// # Errors
/// As [`session::plan`].
pub fn why(factory: &Factory, options: &Options, question: Question) -> Result<Answered, Failure> {
    let plan = match session::plan(factory, options)? {
        Planning::Plan(plan) => plan,
        other => return Ok(Answered::NoPlan(other)),
    };
    let order = &plan.orders[question.order.position()];
    let buckets = Buckets::new(factory, options.bucket);
    let formulation = Formulation::to_be_moved(factory, &buckets);
    let held = Held::new(factory, &buckets, &formulation, &plan, question);
    if held.amount <= NOTHING_SHORT * order.quantity.max(1.0) {
        return Ok(Answered::Untroubled(Box::new(order.clone())));
    }
    let Some(cure) = cure::cure(&held, question, options)? else { return Ok(Answered::Stopped) };
    let shares = shares::along(&held, &cure, options)?;
    Ok(Answered::Why(Box::new(told(factory, &buckets, &plan, question, &held, &cure, &shares))))
}

fn told(
    factory: &Factory,
    buckets: &Buckets,
    plan: &Plan,
    question: Question,
    held: &Held,
    cure: &Cure,
    shares: &shares::Shares,
) -> Why {
    let order = &plan.orders[question.order.position()];
    let levers = &held.levers;
    let cost_of = |lever: &Lever| lever.price.unwrap_or(0.0);
    let part = |part: f64| if part <= PART_OF_TROUBLE * held.amount { 0.0 } else { part };
    let chosen = part(held.amount - shares.forced);
    let incurable = part(shares.left);
    // The sum of the parts is known to the last digit; the shares are adjusted to it.
    let found: f64 = shares.carried.iter().sum();
    let exact = if shares.complete && found > 0.0 {
        (held.amount - chosen - incurable) / found
    } else {
        1.0
    };
    let mut causes: Vec<Cause> = measures(buckets, levers, &cure.amounts, cost_of)
        .into_iter()
        .map(|(family, measure)| {
            let carries = shares.carried[family] * exact;
            Cause { carries, share: carries / held.amount, cure: measure }
        })
        .collect();
    causes.sort_by(|one, other| other.carries.total_cmp(&one.carries));
    Why {
        trouble: question.trouble,
        complete: shares.complete,
        factory: FactoryHeading::of(factory, buckets),
        order: order.id.clone(),
        product: factory.products[factory.orders[question.order].product].named.name.clone(),
        due: order.due.clone(),
        unit: order.unit.clone(),
        quantity: order.quantity,
        short: order.short,
        late: order.late,
        amount: held.amount,
        causes,
        chosen,
        whole: plan.status.is_whole(),
        incurable,
        worst_residual: cure.residual.max(shares.residual),
        factory_sha256: plan.certificate.factory_sha256.clone(),
    }
}
