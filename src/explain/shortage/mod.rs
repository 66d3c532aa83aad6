//! Why an order is late or short: the limits that cause it, with shares that add up to it, and the
//! amounts that would remedy it.
//!
//! The remedy is the smallest move of limits, each measured relative to the limit, that ends the
//! shortage while every other order and project keeps what it has in the plan. Along the straight
//! line from no move to the remedy the shortage decreases piecewise linearly; the price of each
//! limit, integrated along the line, is its share (R. J. Aumann and L. S. Shapley, *Values of
//! Non-Atomic Games*, 1974, chapter III: the diagonal formula).

mod held;
mod shares;

use super::lever::{Lever, Levers, measures};
use crate::formulate::Formulation;
use crate::ids::{Id, OrderId};
use crate::lp::{Bounds, Lp, Objective, Sense};
use crate::model::List;
use crate::model::answers::shortage::{Cause, MeasureKind, Trouble, Why};
use crate::model::plan::{FactoryHeading, OrderPlan, Plan};
use crate::model::{Buckets, Factory};
use crate::session::prove::{Solved, optimum};
use crate::session::{self, Failure, Planning, Wishes};
use crate::tolerances::{NOTHING_SHORT, PART_OF_TROUBLE};
use held::Held;

/// The question.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// About which order.
    pub order: OrderId,
    /// Late or short.
    pub trouble: Trouble,
}

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

/// How much more expensive than other moves a move is for the sake of an explanation: dates and
/// outside supply of products remedy anything, so they are named only if nothing else remedies;
/// further machines only where hours of those there are do not remedy, or only many more.
fn reluctance(kind: MeasureKind) -> f64 {
    match kind {
        MeasureKind::Later => 30.0,
        MeasureKind::Earlier => 0.3,
        MeasureKind::Machines => 1.5,
        _ => 1.0,
    }
}

/// Reluctance to have a product come from outside.
const FROM_OUTSIDE: f64 = 1000.0;

/// How dear one unit of a lever is in an explanation.
fn weight(levers: &Levers, lever: &Lever) -> f64 {
    let family = &levers.families[lever.family];
    let outside = family.kind == MeasureKind::Supply && family.name.list == Some(List::Products);
    lever.share * if outside { FROM_OUTSIDE } else { reluctance(family.kind) }
}

/// Why an order of the plan is late or short. The plan is the one `plan` makes with the same
/// options; every figure rests on certified optima.
///
/// # Errors
/// As [`session::plan`].
pub fn why(factory: &Factory, wishes: &Wishes, question: Question) -> Result<Answered, Failure> {
    let plan = match session::plan(factory, wishes)? {
        Planning::Plan(plan) => plan,
        other => return Ok(Answered::NoPlan(other)),
    };
    let order = &plan.orders[question.order.position()];
    let buckets = Buckets::new(factory, wishes.bucket);
    let formulation = Formulation::to_be_moved(factory, &buckets);
    let held = Held::new(factory, &buckets, &formulation, &plan, question);
    if held.amount <= NOTHING_SHORT * order.quantity.max(1.0) {
        return Ok(Answered::Untroubled(Box::new(order.clone())));
    }
    let Some(cure) = cure(&held, question, wishes)? else { return Ok(Answered::Stopped) };
    let shares = shares::along(&held, &cure, wishes)?;
    Ok(Answered::Why(Box::new(told(factory, &buckets, &plan, question, &held, &cure, &shares))))
}

/// The smallest move that remedies as much as possible remedied.
struct Cure {
    /// Amount of each lever.
    amounts: Vec<f64>,
    /// Worst residual of the certificates.
    residual: f64,
}

/// Levers an explanation may use: an order's own dates, and no project's needs.
fn speaks(levers: &Levers, lever: &Lever, question: Question) -> bool {
    levers.families[lever.family].kind != MeasureKind::Project
        && lever.order.is_none_or(|order| order == question.order)
}

/// The smallest remedy within what can be had of each lever.
fn cure(held: &Held, question: Question, wishes: &Wishes) -> Result<Option<Cure>, Failure> {
    let levers = &held.levers;
    let mut size = Objective::new("moves", Sense::Minimise);
    for lever in &levers.list {
        size.add(lever.column, weight(levers, lever));
    }
    let mut lp: Lp = levers.lp.clone();
    levers.open(&mut lp, |lever| speaks(levers, lever, question));
    let mut whole = lp.clone();
    for &column in &held.measuring {
        whole.set_column_bounds(column, Bounds::fixed(0.0));
    }
    // How much of it can be remedied is soon told, and any remedy leads to the least.
    let Solved::Best(least, record) = optimum(&lp, &held.trouble, None, wishes)? else {
        return Ok(None);
    };
    let (residual, start) = (worst_of(least.residuals()), record.basis.as_ref());
    let mut cured = None;
    if least.value() <= NOTHING_SHORT {
        match optimum(&whole, &size, start, wishes)? {
            Solved::Best(certified, _) => cured = Some(certified),
            Solved::Stopped => return Ok(None),
            Solved::Infeasible(_) => {}
        }
    }
    let certified = if let Some(certified) = cured {
        certified
    } else {
        let worst = least.value() + NOTHING_SHORT * (1.0 + least.value().abs());
        lp.set_row_bounds(held.row, Bounds::at_most(worst));
        let Solved::Best(certified, _) = optimum(&lp, &size, start, wishes)? else {
            return Ok(None);
        };
        certified
    };
    // What is rounding of the engine is no move.
    let mut amounts = levers.amounts(certified.primal());
    for (amount, lever) in amounts.iter_mut().zip(&levers.list) {
        if *amount * lever.share.min(1.0) < NOTHING_SHORT * 1e-2 {
            *amount = 0.0;
        }
    }
    let residual = residual.max(worst_of(certified.residuals()));
    Ok(Some(Cure { amounts, residual }))
}

fn worst_of(residuals: &crate::verify::Residuals) -> f64 {
    residuals.primal.max(residuals.dual).max(residuals.gap)
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
        incurable,
        worst_residual: cure.residual.max(shares.residual),
        factory_sha256: plan.certificate.factory_sha256.clone(),
    }
}
