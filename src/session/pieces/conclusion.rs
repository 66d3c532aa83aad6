//! What a whole plan reached becomes the plan that is shown: its figures, audited and sealed.

use crate::audit::{audit, seal};
use crate::formulate::{Formulation, Stage, size_of};
use crate::interpret::{Account, Checked, interpret, quiet};
use crate::lp::Objective;
use crate::model::plan::{GoalResult, Plan, PlanStatus, Uniqueness};
use crate::model::{Buckets, Factory};
use crate::session::failure::{Failure, Impossible};
use crate::session::planning::{Options, Planning};
use crate::tolerances::{KEPT_GOAL, KEPT_IN_PLAN};
use crate::verify;

/// A whole plan, verified, with what is known of its goals.
pub(super) struct Reached<'f> {
    pub formulation: Formulation<'f>,
    pub plan: verify::Whole,
    pub goals: Vec<GoalResult>,
    /// How large what each goal's value adds up is.
    pub sizes: Vec<f64>,
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
    if beyond <= KEPT_IN_PLAN * size.max(value.abs()) {
        return Ok(value);
    }
    let reason = Impossible::BeyondBound { value, bound };
    Err(Failure::Wrong { goal: objective.name.clone(), reason })
}

/// The plan of what was reached, audited and sealed.
pub(super) fn concluded(
    factory: &Factory,
    buckets: &Buckets,
    options: &Options,
    fractional: Plan,
    reached: Reached<'_>,
) -> Result<Planning, Failure> {
    let Reached { formulation, plan, mut goals, sizes, stages, within_gap, stopped } = reached;
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
    let status = if within_gap {
        PlanStatus::WithinGap
    } else if stopped {
        PlanStatus::Interrupted
    } else {
        PlanStatus::BestFound
    };
    let account = Account {
        goals,
        tight: fractional.tight,
        schedule: Uniqueness::NotKnown,
        size: (formulation.lp().rows().len(), formulation.lp().columns().len()),
        factory_sha256: options.factory_sha256.clone(),
    };
    let checked = Checked::Whole(&plan, status);
    let mut plan = interpret(factory, buckets, &formulation, &checked, account);
    let sha256 = &plan.certificate.factory_sha256;
    audit(factory, sha256, &plan).map_err(|it| Failure::Audit(it).on(factory))?;
    seal(&mut plan);
    Ok(Planning::Plan(Box::new(plan)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::Sense;

    #[test]
    fn a_bound_is_passed_by_rounding_only() {
        let profit = Objective::new("profit", Sense::Maximise);
        let bound = |value: f64| bound_of(&profit, value, 100.0, 1e3);
        assert_eq!(bound(90.0).unwrap(), 100.0);
        assert_eq!(bound(100.0 + 1e-6).unwrap(), 100.0 + 1e-6);
        let Err(Failure::Wrong { goal, reason }) = bound(101.0) else { panic!() };
        assert_eq!(goal, "profit");
        assert_eq!(reason, Impossible::BeyondBound { value: 101.0, bound: 100.0 });
    }
}
