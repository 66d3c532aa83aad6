//! The independent audit: recomputes every figure of a finished plan from the factory and the
//! plan's decisions alone.
//!
//! The *decisions* are taken from the plan: quantities started, shipped, bought and discarded,
//! overtime, heads hired and laid off, quantities given to projects, runs, groups opened, repairs
//! placed, what is chosen. Everything else (flows,
//! stocks, loads, money, goals) is recomputed by the rules of `docs/model.md` and compared, and
//! every hard limit is checked. No linear programme is used. What only a solver could recompute
//! (residuals, iterations, tight limits) is covered by the plan's seal, and the report says so.

mod beyond;
mod bill;
mod blank;
mod check;
mod choices;
mod decisions;
mod evenness;
mod first_piece;
mod flow;
mod goals;
mod groups;
mod labour;
mod limits;
mod money;
mod near;
mod openings;
mod orders;
mod pegs;
mod pieces;
mod projects;
mod runs;
mod seal;
mod shape;
mod stock;
mod sum;
mod surplus;

pub use crate::model::answers::audit::{AuditReport, Fault, Finding};
pub use crate::tolerances::AUDITED as TOLERANCE;
pub use blank::blank;
pub use seal::seal;

use crate::model::plan::Plan;
use crate::model::{Buckets, Factory};

use check::{Check, Purpose};

/// Holds a plan against its factory. `factory_sha256` is that of the factory file's bytes.
///
/// A plan that passes keeps every hard limit, and each of its figures is the one that follows
/// from its decisions, to [`TOLERANCE`] of the size of the quantities added up. What cannot be
/// recomputed ([`AuditReport::NOT_RECOMPUTED`]) is as it was written where the plan is sealed.
///
/// # Errors
/// All findings, with their places; only those of the shape, if the plan
/// does not have the shape of its factory.
pub fn audit(
    factory: &Factory,
    factory_sha256: &str,
    plan: &Plan,
) -> Result<AuditReport, Vec<Finding>> {
    let beside = near::stated(factory, plan);
    let factory = beside.as_ref().unwrap_or(factory);
    let buckets = Buckets::new(factory, factory.bucket);
    let mut check = new_check(Purpose::Compare, &buckets);
    shape::check(plan, &blank(factory, factory_sha256), &mut check);
    if check.is_clean() {
        let mut plan = plan.clone();
        let unbroken = seal::is_unbroken(&mut plan);
        follow(factory, &buckets, &mut plan, &mut check);
        check.sealed(unbroken);
    }
    check.finish()
}

/// Rewrites every figure of a plan that follows from its decisions: for decisions made elsewhere.
/// Each goal's value becomes what the plan reaches, with nothing given up; `residuals`, `tight`
/// and the certificate's statement stay as they are. The plan is sealed no more.
///
/// # Errors
/// Every hard limit that the decisions break, or the errors in the plan's shape.
pub fn restate(factory: &Factory, plan: &mut Plan) -> Result<AuditReport, Vec<Finding>> {
    let beside = near::stated(factory, plan);
    let factory = beside.as_ref().unwrap_or(factory);
    let buckets = Buckets::new(factory, factory.bucket);
    let mut check = new_check(Purpose::Restate, &buckets);
    let blank = blank(factory, &plan.certificate.factory_sha256);
    shape::check(plan, &blank, &mut check);
    if check.is_clean() {
        plan.certificate.plan_sha256 = None;
        follow(factory, &buckets, plan, &mut check);
    }
    check.finish()
}

fn new_check(purpose: Purpose, buckets: &Buckets) -> Check {
    Check::new(purpose, buckets.iter().map(|bucket| bucket.name.clone()).collect())
}

fn follow(factory: &Factory, buckets: &Buckets, plan: &mut Plan, check: &mut Check) {
    let decisions = decisions::Decisions::read(factory, buckets, plan, check);
    limits::check(factory, buckets, &decisions, check);
    let flows = flow::Flows::follow(factory, buckets, &decisions);
    let stocks = stock::check(factory, buckets, &decisions, &flows, plan, check);
    first_piece::check(factory, buckets, &decisions, &stocks, check);
    groups::check(factory, buckets, &decisions, &flows, plan, check);
    groups::check_services(factory, buckets, &decisions, &flows, plan, check);
    labour::check(factory, buckets, &decisions, &flows, plan, check);
    runs::check(factory, buckets, &decisions, check);
    openings::check(factory, buckets, &decisions, &flows, check);
    choices::check(factory, buckets, &decisions, plan, check);
    pieces::check(factory, buckets, &decisions, check);
    pegs::check(factory, buckets, &decisions, plan, check);
    let outcomes = orders::check(factory, buckets, &decisions, plan, check);
    let surplus = surplus::check(factory, buckets, &decisions, &stocks, &outcomes, plan, check);
    beyond::check(factory, buckets, &decisions, &stocks, plan, check);
    let shorts = projects::check(factory, buckets, &decisions, plan, check);
    evenness::check_rhythm(factory, buckets, &flows, plan, check);
    let made = money::Made { decisions: &decisions, flows: &flows, stocks: &stocks };
    let money = money::check(factory, buckets, &made, &outcomes, plan, check);
    goals::Measured {
        factory,
        buckets,
        flows: &flows,
        stocks: &stocks,
        outcomes: &outcomes,
        surplus: &surplus,
        started: &decisions.started,
        shorts: &shorts,
        money: &money,
    }
    .check(plan, check);
    bill::check(factory, decisions.whole, plan, check);
    near::check(factory, buckets, &decisions, plan, check);
}
