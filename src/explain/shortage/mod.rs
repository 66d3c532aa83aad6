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

use super::moves::{Desk, Offers, PlannedAgain, measures};
use crate::formulate::Formulation;
use crate::ids::Id;
use crate::model::answers::shortage::{Cause, Measure, Outcome, Why};
use crate::model::plan::{FactoryHeading, Numbers, OrderPlan, Plan, PlanStatus};
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
    /// The order is in no such trouble.
    Untroubled {
        /// What becomes of it.
        order: Box<OrderPlan>,
        /// Whether time ran out before the plan was finished: then it is the best plan so far.
        plan_stopped: bool,
    },
    /// There is no plan to ask about.
    NoPlan(Planning),
    /// Stopped before anything was found.
    Stopped,
}

/// Why an order of the plan is late or short. The plan is the one `plan` makes with the same
/// options; every figure rests on certified optima. What remedies it is made of moves a planner can
/// make, and the factory is planned again with them.
///
/// # Errors
/// As [`session::plan`].
pub fn why(
    factory: &Factory,
    options: &Options,
    desk: Desk<'_>,
    question: Question,
) -> Result<Answered, Failure> {
    let plan = match session::plan(factory, &options.before_a_question(factory))? {
        Planning::Plan(plan) => plan,
        other => return Ok(Answered::NoPlan(other)),
    };
    let order = &plan.orders[question.order.position()];
    let buckets = Buckets::new(factory, options.bucket);
    let formulation = Formulation::to_be_moved(factory, &buckets);
    let held = Held::new(factory, &buckets, &formulation, &plan, question);
    if held.amount <= NOTHING_SHORT * order.quantity.max(1.0) {
        let plan_stopped = plan.status == PlanStatus::Interrupted;
        return Ok(Answered::Untroubled { order: Box::new(order.clone()), plan_stopped });
    }
    options.deadline.task("progress-remedy", 0, 0);
    let Some(cure) = cure::cure(&held, question, &[], options)? else {
        return Ok(Answered::Stopped);
    };
    options.deadline.task("progress-shares", 0, 0);
    let shares = shares::along(&held, &cure, options)?;
    let offers = Offers { factory, buckets: &buckets, desk };
    let mut why = told(&offers, &plan, question, &held, &cure, &shares);
    options.deadline.task("progress-again", 0, 0);
    let again = |measures: &[&Measure]| -> Result<Option<Outcome>, Failure> {
        let planned = PlannedAgain::with(&offers, measures, options)?;
        Ok(planned.map(|it| it.outcome(&plan, &order.id, question.trouble)))
    };
    let measures: Vec<&Measure> = why.causes.iter().map(|it| &it.cure).collect();
    why.outcome = if measures.is_empty() { None } else { again(&measures)? };
    if why.outcome.as_ref().is_some_and(|it| !it.cured)
        && let Some(cure) = cure::cure(&held, question, &held.others, options)?
    {
        why.together = measured(&offers, &held, &cure);
        let measures: Vec<&Measure> = why.together.iter().collect();
        why.outcome_together = again(&measures)?;
        if why.outcome_together.is_none() {
            why.together.clear();
        }
    }
    Ok(Answered::Why(Box::new(why)))
}

/// The moves of a remedy.
fn measured(offers: &Offers<'_>, held: &Held, cure: &Cure) -> Vec<Measure> {
    let told = measures(offers, &held.levers, &cure.amounts);
    told.into_iter().map(|it| it.1).collect()
}

fn told(
    offers: &Offers<'_>,
    plan: &Plan,
    question: Question,
    held: &Held,
    cure: &Cure,
    shares: &shares::Shares,
) -> Why {
    let (factory, buckets) = (offers.factory, offers.buckets);
    let order = &plan.orders[question.order.position()];
    let levers = &held.levers;
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
    let mut causes: Vec<Cause> = measures(offers, levers, &cure.amounts)
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
        whole: plan.numbers == Some(Numbers::Whole),
        incurable,
        outcome: None,
        together: Vec::new(),
        outcome_together: None,
        worst_residual: cure.residual.max(shares.residual),
        plan_stopped: plan.status == PlanStatus::Interrupted,
        factory_sha256: plan.certificate.factory_sha256.clone(),
    }
}
