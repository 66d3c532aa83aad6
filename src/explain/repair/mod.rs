//! Repairs if orders cannot all be met or hard data contradict each other: a short list of costed,
//! minimal sets of moves of limits, each proven by planning again with it.

mod contradiction;
mod cost;
mod menu;
mod service;
mod whole;

use super::lever::{Levers, Protection};
use crate::formulate::Formulation;
use crate::model::answers::repair::{Repair, Unmet};
use crate::model::answers::shortage::Trouble;
use crate::model::plan::{FactoryHeading, Plan, PlanStatus};
use crate::model::run::has_whole_numbers;
use crate::model::{Buckets, Factory};
use crate::session::{self, Failure, Options, Planning, WholeSteps};
use crate::tolerances::NOTHING_SHORT;
use cost::Costs;
use service::Service;

/// The outcome of a search for repairs.
#[derive(Debug)]
pub enum Repaired {
    /// The menu, and the protected patterns that nothing movable answers to.
    Menu(Box<Repair>, Vec<String>),
    /// There is no plan to repair, for another reason.
    NoPlan(Planning),
}

/// Repairs, at most `most` of them, that leave what `protect` names untouched. `factory` is to
/// be planned for service alone (`fulfil`, then `on-time`): other goals remedy nothing.
///
/// # Errors
/// As [`session::plan`].
pub fn repair(
    factory: &Factory,
    options: &Options,
    protect: &[String],
    most: usize,
) -> Result<Repaired, Failure> {
    let buckets = Buckets::new(factory, options.bucket);
    let in_fractions = Options { whole: None, ..options.clone() };
    let fractional = match session::solve(factory, &in_fractions)?.planning {
        Planning::Plan(plan) => Some(plan),
        Planning::Contradiction(_) => None,
        other => return Ok(Repaired::NoPlan(other)),
    };
    let steps = match &fractional {
        Some(_) => WholeSteps::of(factory, &buckets, options)?,
        None => None,
    };
    let searched = options.whole.is_some() && has_whole_numbers(factory);
    if fractional.is_some() && searched && steps.is_none() {
        return Ok(Repaired::NoPlan(Planning::Nothing));
    }
    let plan = steps.as_ref().map(WholeSteps::plan).or(fractional.as_deref());
    let formulation = Formulation::to_be_moved(factory, &buckets);
    let levers = Levers::of(factory, &buckets, &formulation);
    let service = Service::of(factory, &buckets, &formulation, plan.is_none());
    let protection = Protection::new(protect);
    let idle = protection.idle(&levers.families).map(str::to_owned).collect();
    let costs = Costs::of(factory, &levers);
    let mut found = Repair {
        complete: plan.is_none_or(|it| it.status != PlanStatus::Interrupted),
        factory: FactoryHeading::of(factory, &buckets),
        unmet: plan.map(unmet).unwrap_or_default(),
        contradiction: Vec::new(),
        needed: true,
        rounding: false,
        ways: Vec::new(),
        protected: protect.to_vec(),
        reference: costs.reference,
        factory_sha256: options.factory_sha256.clone(),
    };
    if plan.is_some() && found.unmet.is_empty() {
        found.needed = false;
        return Ok(Repaired::Menu(Box::new(found), idle));
    }
    if plan.is_none() {
        let searched = contradiction::irreducible(&buckets, &levers, options)?;
        found.complete &= searched.is_some();
        found.contradiction = searched.unwrap_or_default();
    }
    let in_fractions_met = fractional.as_deref().is_some_and(|it| unmet(it).is_empty());
    let seeker = menu::Seeker {
        buckets: &buckets,
        levers: &levers,
        service: &service,
        costs: &costs,
        protection: &protection,
        options,
        whole: steps.as_ref(),
        most,
    };
    if let Some(steps) = steps.as_ref().filter(|_| in_fractions_met) {
        found.rounding = true;
        found.ways = seeker.whole_ways(steps)?.into_iter().map(|it| it.way).collect();
        return Ok(Repaired::Menu(Box::new(found), idle));
    }
    let (ways, finished) = seeker.ways()?;
    found.ways = ways;
    found.complete &= finished;
    Ok(Repaired::Menu(Box::new(found), idle))
}

/// What a plan does not serve.
fn unmet(plan: &Plan) -> Vec<Unmet> {
    let mut found = Vec::new();
    for order in &plan.orders {
        let unit = &order.unit;
        for (trouble, amount) in [(Trouble::Short, order.short), (Trouble::Late, order.late)] {
            if amount > NOTHING_SHORT * order.quantity.max(1.0) {
                let at = format!("orders/{}", order.id);
                found.push(Unmet { at, trouble, amount, unit: unit.clone() });
            }
        }
    }
    for project in &plan.projects {
        for need in &project.needs {
            if need.short > NOTHING_SHORT * need.quantity.max(1.0) {
                let at = format!("projects/{}", project.id);
                let unit = need.of.clone();
                found.push(Unmet { at, trouble: Trouble::Short, amount: need.short, unit });
            }
        }
    }
    found
}
