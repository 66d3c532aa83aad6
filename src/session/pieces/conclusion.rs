//! What a whole plan reached becomes the plan that is shown: its figures, audited and sealed.

use super::proofs::Proofs;
use crate::audit::{audit, seal};
use crate::formulate::{Formulation, Stage, size_of};
use crate::interpret::{Account, Checked, interpret, quiet};
use crate::lp::Objective;
use crate::model::pegging::pegs;
use crate::model::plan::{GoalResult, Plan, PlanStatus, Uniqueness};
use crate::model::{Buckets, Factory};
use crate::session::bill::Billed;
use crate::session::failure::{Failure, Impossible};
use crate::session::planning::{BoundProof, Options, Planning, WholeSearch};
use crate::session::whole::Whole;
use crate::tolerances::{FROZEN_GOAL, KEPT_GOAL};
use crate::verify;

/// A whole plan, verified, with what is known of its goals.
pub struct Reached<'f> {
    pub formulation: Formulation<'f>,
    pub plan: verify::Whole,
    pub goals: Vec<GoalResult>,
    /// How large what each goal's value adds up is.
    pub sizes: Vec<f64>,
    /// The proofs of their bounds, if they are wanted.
    pub proofs: Option<Proofs>,
    /// The share of its value that a goal may be from its bound.
    pub gap: f64,
    /// Whether every goal is within its gap.
    pub within_gap: bool,
    /// Whether the deadline passed first.
    pub stopped: bool,
    pub stages: Vec<(Stage, Objective)>,
}

/// The bound of a value: at the value where rounding has the bound passed.
///
/// # Errors
/// If the value is better than the bound by more than rounding: then one of the two is wrong.
pub(super) fn bound_of(
    objective: &Objective,
    value: f64,
    bound: f64,
    size: f64,
) -> Result<f64, Failure> {
    let beyond = objective.worsening(bound, value);
    if beyond <= 0.0 {
        return Ok(bound);
    }
    // A point satisfies its rows up to rounding, which prices of hundreds make this much of.
    if beyond <= FROZEN_GOAL * size.max(value.abs()) {
        return Ok(value);
    }
    let reason = Impossible::BeyondBound { value, bound };
    Err(Failure::Wrong { goal: objective.name.clone(), reason })
}

/// The plan of what was reached, audited and sealed, and the proof of its bounds if it is wanted; with
/// its rounding bill if that is, from where the goals in fractions ended.
pub fn concluded(
    factory: &Factory,
    buckets: &Buckets,
    options: &Options,
    fractional: Plan,
    reached: Reached<'_>,
    billing: Option<(WholeSearch, Option<&Whole>)>,
) -> Result<(Planning, Option<BoundProof>), Failure> {
    let Reached { formulation, plan, mut goals, sizes, stages, proofs, gap, .. } = reached;
    let (mut within_gap, stopped) = (reached.within_gap, reached.stopped);
    // What later goals took of a goal's whole value.
    let point = formulation.least_measured(plan.primal());
    for ((result, size), (stage, objective)) in goals.iter_mut().zip(sizes).zip(&stages) {
        let worse = objective.worsening(objective.value(&point), result.value);
        let rounding = KEPT_GOAL * (1.0 + result.value.abs());
        if worse < 0.0 {
            result.value = quiet(objective.value(&point));
        }
        if let Some(bound) = &mut result.bound {
            *bound = bound_of(objective, result.value, *bound, size)
                .map_err(|failure| failure.on(factory))?;
        }
        let whole = size_of(factory, stage);
        result.gap = result.bound.map(|it| objective.gap(result.value, it, whole));
        result.allowed = stage.give_up.of(result.value);
        result.given_up = if worse <= rounding { 0.0 } else { worse };
    }
    let before: Vec<Option<f64>> = goals.iter().map(|it| it.bound).collect();
    let proof = proofs.map(|it| it.settled(factory, &mut goals, options)).transpose()?;
    let weaker = goals.iter().zip(before).filter(|(now, before)| now.bound != *before);
    within_gap &= weaker.into_iter().all(|(now, _)| now.gap.is_some_and(|it| it <= gap));
    let status = if within_gap {
        PlanStatus::WithinGap
    } else if stopped {
        PlanStatus::Interrupted
    } else {
        PlanStatus::BestFound
    };
    let examined = billing.is_some();
    let bill = billing.and_then(|(search, all)| {
        let (stages, goals, lp) = (&stages, &goals, formulation.lp());
        let point = &point;
        Billed { factory, buckets, options, search, stages, goals, lp, point }.bill(all)
    });
    let account = Account {
        goals,
        tight: fractional.tight,
        schedule: Uniqueness::NotKnown,
        size: (formulation.lp().rows().len(), formulation.lp().columns().len()),
        factory_sha256: options.factory_sha256.clone(),
    };
    let checked = Checked::Whole(&plan, status);
    let mut plan = interpret(factory, buckets, &formulation, &checked, account);
    plan.bill = bill;
    if examined {
        plan.pegs = pegs(factory, buckets, &plan);
    }
    let sha256 = &plan.certificate.factory_sha256;
    audit(factory, sha256, &plan).map_err(|it| Failure::Audit(it).on(factory))?;
    seal(&mut plan);
    let sealed = |mut proof: BoundProof| {
        if let (Some(file), Some(seal)) = (&mut proof.file, &plan.certificate.plan_sha256) {
            file.plan_sha256.clone_from(seal);
        }
        proof
    };
    let proof = proof.map(sealed);
    Ok((Planning::Plan(Box::new(plan)), proof))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::Sense;

    #[test]
    fn a_bound_is_passed_by_rounding_only() {
        let profit = Objective::new("profit", Sense::Maximise);
        let bound = |value: f64| bound_of(&profit, value, 100.0, 1e3);
        let bits = |value: f64| bound(value).unwrap().to_bits();
        assert_eq!(bits(90.0), 100.0_f64.to_bits());
        assert_eq!(bits(100.0 + 1e-6), (100.0_f64 + 1e-6).to_bits());
        let Err(Failure::Wrong { goal, reason }) = bound(101.0) else { panic!() };
        assert_eq!(goal, "profit");
        assert_eq!(reason, Impossible::BeyondBound { value: 101.0, bound: 100.0 });
    }
}
