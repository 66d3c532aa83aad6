//! What groups and workshops discuss: hours by cause, what small steps are worth, what a proposal may
//! change; and the factory as a whole.

mod changeable;
mod norms;
mod steps;

use rayon::prelude::*;

use super::bottlenecks::{Answer, Question as Tight, Step, answered, headings};
use super::limits::limits;
use super::potential::{self, Mix, Question as Most};
use super::quantity::{Answered, unanswered};
use crate::ids::{GroupId, Id};
use crate::interpret::quiet;
use crate::model::answers::bottlenecks::BindingLimit;
use crate::model::answers::discussion::{
    Discussion, FactorySheet, GroupSheet, TimeByCause, WorkshopSheet,
};
use crate::model::answers::potential::{IdleTime, Potential, Waste};
use crate::model::plan::{BucketHeading, FactoryHeading, GroupPlan, Plan, PlanStatus};
use crate::model::{Buckets, Factory};
use crate::scenario::Document;
use crate::session::goals::{Base, Begun};
use crate::session::{self, Evidence, Failure, Options, Outcome, Planning};
use steps::{Examined, Examiner};

/// Limits of the factory sheet.
const LIMITS: usize = 10;

/// By how much they are compared.
const STEP: f64 = 0.1;

/// How many limits the potential lifts one after another.
const STAIRS: usize = 3;

/// What the groups, the workshops and the factory discuss. The plan is the one `plan` makes with the
/// same options; what a step is worth rests on certified optima, in fractions.
///
/// # Errors
/// As [`session::plan`].
pub fn discussion(
    factory: &Factory,
    document: &Document,
    options: &Options,
) -> Result<Answered<Discussion>, Failure> {
    let Outcome { planning, goals: solved, fractional, .. } = session::solve(factory, options)?;
    let (plan, whole) = match (planning, fractional) {
        (Planning::Plan(plan), Some(_)) => (plan, true),
        (Planning::Plan(plan), None) if plan.status == PlanStatus::Optimal => (plan, false),
        (other, _) => return Ok(Answered::without(other, options)),
    };
    let buckets = Buckets::new(factory, options.bucket);
    let Begun::Base(base) = Base::of_solved(factory, &buckets, options, &solved)? else {
        return unanswered(options);
    };
    let mut evidence = Evidence::default();
    evidence.add(base.now().certified());
    let all = limits(factory, base.formulation(), &|class| base.meets(class));
    let examiner = Examiner { factory, buckets: &buckets, base: &base, plan: &plan, limits: &all };
    // Each group by itself, so that any number of threads finds the same.
    let ids: Vec<GroupId> = factory.groups.ids().collect();
    let examined: Vec<_> = ids.par_iter().map(|id| examiner.examine(*id)).collect();
    let unused = potential::left_unused(factory, &buckets, &plan);
    let routes = norms::above_best(factory, &buckets, &plan);
    let mut groups = Vec::new();
    let mut complete = true;
    for (id, found) in ids.into_iter().zip(examined) {
        let (found, its_evidence) = found?;
        evidence.all(&its_evidence);
        complete &= found.is_some();
        let Examined { steps, service } = found.unwrap_or_default();
        let (owner, idle) = (&factory.groups[id], &unused.idle[id.position()]);
        groups.push(GroupSheet {
            id: owner.named.id.clone(),
            name: owner.named.name.clone(),
            workshop: owner.workshop.map(|it| factory.workshops[it].id.clone()),
            time: time(&plan.groups[id.position()], idle),
            starved_by: idle.starved_by.clone(),
            steps,
            service,
            norms: routes.iter().filter(|it| it.1.contains(&id)).map(|it| it.0.clone()).collect(),
            choices: changeable::of_group(factory, document, id),
        });
    }
    let whole_factory = factory_sheet((factory, &buckets), &base, options, unused, &mut evidence)?;
    let Some((whole_factory, all_of_it)) = whole_factory else { return unanswered(options) };
    Ok(Answered::Why(Box::new(Discussion {
        factory: FactoryHeading::of(factory, &buckets),
        buckets: headed(&plan),
        whole,
        goals: headings(&base, whole.then_some(&*plan)),
        workshops: workshops(factory, &groups),
        groups,
        whole_factory,
        complete: complete && all_of_it && !options.deadline.stopped(),
        worst: evidence.residuals(),
        solves: evidence.solves,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        factory_sha256: options.factory_sha256.clone(),
    })))
}

fn headed(plan: &Plan) -> Vec<BucketHeading> {
    plan.buckets.clone()
}

/// The hours of a group by cause.
fn time(group: &GroupPlan, idle: &IdleTime) -> TimeByCause {
    let by_bucket = |of: &dyn Fn(usize) -> f64| -> Vec<f64> {
        (0..group.calendar_hours.len()).map(|at| quiet(of(at))).collect()
    };
    let overtime = |at: usize| group.overtime_hours.iter().map(|tier| tier[at]).sum::<f64>();
    let in_shifts = |at: usize| group.scheduled_hours[at] - group.repair_hours[at];
    TimeByCause {
        calendar: group.calendar_hours.clone(),
        not_scheduled: by_bucket(&|at| group.calendar_hours[at] - group.scheduled_hours[at]),
        repair: group.repair_hours.clone(),
        not_available: by_bucket(&|at| in_shifts(at) - group.effective_hours[at]),
        effective: group.effective_hours.clone(),
        overtime: by_bucket(&overtime),
        loaded: group.load_hours.clone(),
        idle: by_bucket(&|at| group.effective_hours[at] + overtime(at) - group.load_hours[at]),
        starved: idle.starved,
        untimely: idle.untimely,
        unneeded: idle.unneeded,
    }
}

/// The workshops with the hours of their groups added up.
fn workshops(factory: &Factory, groups: &[GroupSheet]) -> Vec<WorkshopSheet> {
    let of_one = |id: &str| -> Vec<&GroupSheet> {
        groups.iter().filter(|it| it.workshop.as_deref() == Some(id)).collect()
    };
    let with_groups = factory.workshops.iter().map(|it| (it, of_one(&it.id)));
    let sheet = |(workshop, own): (&crate::model::Named, Vec<&GroupSheet>)| {
        let by_bucket = |of: fn(&TimeByCause) -> &Vec<f64>| -> Vec<f64> {
            let buckets = of(&own[0].time).len();
            (0..buckets).map(|at| own.iter().map(|it| of(&it.time)[at]).sum()).collect()
        };
        let sum = |of: fn(&TimeByCause) -> f64| own.iter().map(|it| of(&it.time)).sum();
        WorkshopSheet {
            id: workshop.id.clone(),
            name: workshop.name.clone(),
            groups: own.iter().map(|it| it.id.clone()).collect(),
            time: TimeByCause {
                calendar: by_bucket(|it| &it.calendar),
                not_scheduled: by_bucket(|it| &it.not_scheduled),
                repair: by_bucket(|it| &it.repair),
                not_available: by_bucket(|it| &it.not_available),
                effective: by_bucket(|it| &it.effective),
                overtime: by_bucket(|it| &it.overtime),
                loaded: by_bucket(|it| &it.loaded),
                idle: by_bucket(|it| &it.idle),
                starved: sum(|it| it.starved),
                untimely: sum(|it| it.untimely),
                unneeded: sum(|it| it.unneeded),
            },
        }
    };
    with_groups.filter(|it| !it.1.is_empty()).map(sheet).collect()
}

/// The sheet of the factory, and whether nothing of it was left out; none if time ran out.
fn factory_sheet(
    (factory, buckets): (&Factory, &Buckets),
    base: &Base<'_>,
    options: &Options,
    waste: Waste,
    evidence: &mut Evidence,
) -> Result<Option<(FactorySheet, bool)>, Failure> {
    let tight = Tight {
        step: Step::Share(STEP),
        step_words: "10%".to_owned(),
        top: LIMITS,
        resolve: 0,
        by_bucket: false,
        curves: Vec::new(),
    };
    let Answer::Bottlenecks(tight) = answered(factory, buckets, base, options, &tight)? else {
        return Ok(None);
    };
    evidence.solves += tight.solves;
    let gains = |it: &BindingLimit| {
        it.more.iter().any(|worth| worth.step_gain.is_some_and(|gain| gain > 0.0))
    };
    let most = Most { mix: Mix::Orders, steps: STAIRS, leading: None };
    let potential = match potential::most(factory, options, &most)? {
        potential::Answered::Potential(potential) => Some(*potential),
        potential::Answered::NoPlan(_) => return Ok(None),
        potential::Answered::Misasked(_) => None,
    };
    let leading = |it: &Potential| it.proportion.iter().find(|it| it.leading).cloned();
    let leading = potential.as_ref().and_then(leading);
    let complete = tight.complete && potential.as_ref().is_none_or(|it| it.left_out.is_empty());
    let sheet = FactorySheet {
        regular: potential.as_ref().map(|it| it.regular.clone()),
        overtime: potential.as_ref().map(|it| it.overtime.clone()),
        leading: leading.as_ref().map(|it| it.id.clone()),
        leading_name: leading.map(|it| it.name),
        limits: tight.binding.into_iter().filter(gains).take(LIMITS).collect(),
        waste,
    };
    Ok(Some((sheet, complete)))
}
