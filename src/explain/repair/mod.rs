//! Repairs if orders cannot all be met or hard data contradict each other: a short list of costed,
//! minimal sets of moves of limits, each proven by planning again with it.

mod contradiction;
mod cost;
mod menu;
mod service;
mod whole;

use super::lever::{Levers, Protection};
use super::moves::{Desk, Offers, PlannedAgain, unmet};
use crate::formulate::Formulation;
use crate::model::answers::repair::{Repair, Way};
use crate::model::answers::shortage::Measure;
use crate::model::plan::{FactoryHeading, PlanStatus};
use crate::model::run::has_whole_numbers;
use crate::model::{Buckets, Factory};
use crate::session::{self, Failure, Options, Planning, WholeSteps};
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
/// be planned for service alone (`fulfil`, then `on-time`): other goals remedy nothing. Each repair is
/// made of moves a planner can make, and planned again with them in the file.
///
/// # Errors
/// As [`session::plan`].
pub fn repair(
    factory: &Factory,
    options: &Options,
    desk: Desk<'_>,
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
    let of_plan = options.before_a_question(factory);
    let steps = match &fractional {
        Some(_) => WholeSteps::of(factory, &buckets, options, &of_plan)?,
        None => None,
    };
    let searched = options.whole.is_some() && has_whole_numbers(factory);
    // Without a plan in whole numbers what is told is that in fractions, and not complete.
    let stopped = fractional.is_some() && searched && steps.is_none();
    let tells = fractional.as_ref().is_some_and(|it| !unmet(it).is_empty());
    if stopped && !(tells && of_plan.deadline.stopped()) {
        return Ok(Repaired::NoPlan(Planning::Nothing));
    }
    let options = if stopped { &in_fractions } else { options };
    let plan = steps.as_ref().map(WholeSteps::plan).or(fractional.as_deref());
    let formulation = Formulation::to_be_moved(factory, &buckets);
    let levers = Levers::of(factory, &buckets, &formulation);
    let service = Service::of(factory, &buckets, &formulation, plan.is_none());
    let protection = Protection::new(protect);
    let idle = protection.idle(&levers.families).map(str::to_owned).collect();
    let costs = Costs::of(factory, &buckets, &levers, desk.prices);
    let offers = Offers { factory, buckets: &buckets, desk };
    let mut found = Repair {
        complete: !stopped && plan.is_none_or(|it| it.status != PlanStatus::Interrupted),
        factory: FactoryHeading::of(factory, &buckets),
        unmet: plan.map(unmet).unwrap_or_default(),
        contradiction: Vec::new(),
        needed: true,
        rounding: false,
        ways: Vec::new(),
        protected: protect.to_vec(),
        fractions: stopped,
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
        offers,
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
        planned_again(&offers, &mut found.ways, options)?;
        return Ok(Repaired::Menu(Box::new(found), idle));
    }
    let (ways, finished) = seeker.ways()?;
    found.ways = ways;
    found.complete &= finished;
    if plan.is_some() {
        planned_again(&offers, &mut found.ways, options)?;
    }
    Ok(Repaired::Menu(Box::new(found), idle))
}

/// Plans again with the moves of each repair made in the file. Those that leave something late or
/// short then come last.
fn planned_again(offers: &Offers<'_>, ways: &mut [Way], options: &Options) -> Result<(), Failure> {
    let all = ways.len();
    for (at, way) in ways.iter_mut().enumerate().filter(|it| it.1.left.is_none()) {
        options.deadline.task("progress-repair", at + 1, all);
        let measures: Vec<&Measure> = way.measures.iter().collect();
        let planned = PlannedAgain::with(offers, &measures, options)?;
        way.left = planned.map(|it| it.left());
    }
    ways.sort_by_key(|way| way.left.as_ref().is_some_and(|left| !left.is_empty()));
    Ok(())
}
