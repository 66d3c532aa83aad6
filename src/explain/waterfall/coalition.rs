//! A factory with some of its changes made: whether it has a plan, and the plan's figures.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use rustc_hash::FxHashMap;

use crate::model::Factory;
use crate::model::Goal;
use crate::model::plan::{GoalResult, Plan, PlanStatus, Uniqueness};
use crate::scenario::{Change, Document};
use crate::session::{self, Failure, Options, Planning};

/// The figures of one plan that are attributed.
#[derive(Clone, Debug)]
pub(in crate::explain) struct Figures {
    goals: FxHashMap<String, f64>,
    /// Short and late by order.
    orders: FxHashMap<String, (f64, f64)>,
    pub one_of_several: bool,
    pub worst: f64,
}

impl Figures {
    pub fn of(plan: &Plan) -> Self {
        let order = |it: &crate::model::plan::OrderPlan| (it.id.clone(), (it.short, it.late));
        Self {
            goals: plan.goals.iter().map(|it| (it.title(), it.value)).collect(),
            orders: plan.orders.iter().map(order).collect(),
            one_of_several: plan.certificate.schedule != Uniqueness::Only,
            worst: plan.certificate.worst,
        }
    }

    /// A goal's value; nothing if it is not pursued. Of a class in which nothing is wanted
    /// nothing is short.
    pub fn goal(&self, goal: &GoalResult) -> Option<f64> {
        let value = self.goals.get(&goal.title()).copied();
        let in_parts = goal.id().is_some_and(|it| it.goal == Goal::Fulfil && it.part.is_some());
        value.or_else(|| in_parts.then_some(0.0))
    }

    /// What of an order is short, and what is late; nothing if there is no such order.
    pub fn order(&self, id: &str) -> (f64, f64) {
        self.orders.get(id).copied().unwrap_or_default()
    }
}

/// How planning with some of the changes ended.
#[derive(Clone, Debug)]
pub(in crate::explain) enum Ended {
    /// With a proven plan.
    Planned(Box<Figures>),
    /// Without: hard data contradict each other, or there is no best plan.
    NoPlan,
    /// The deadline passed.
    Stopped,
}

/// The document with some of the changes made; `None` if one of them finds no place.
pub(super) fn changed<'c>(
    document: &Document,
    changes: impl Iterator<Item = &'c Change>,
) -> Option<Document> {
    let mut document = document.clone();
    for change in changes {
        change.make(&mut document).ok()?;
    }
    Some(document)
}

/// Plans a factory and keeps the figures.
pub(in crate::explain) fn planned(factory: &Factory, options: &Options) -> Result<Ended, Failure> {
    if options.deadline.stopped() {
        return Ok(Ended::Stopped);
    }
    // What a change is worth is told of the plan in fractions: it is exact.
    let options = Options { bucket: factory.bucket, whole: None, ..options.clone() };
    Ok(match session::plan(factory, &options)? {
        Planning::Plan(plan) if plan.status == PlanStatus::Optimal => {
            Ended::Planned(Box::new(Figures::of(&plan)))
        }
        Planning::Plan(_) | Planning::Nothing => Ended::Stopped,
        Planning::Contradiction(_) | Planning::Unbounded { .. } => Ended::NoPlan,
    })
}

/// Answers every one of `count` questions, several at once; the answers stand in the questions'
/// order, whichever is ready first.
///
/// # Errors
/// That of the first question in order that has one among those answered.
pub(in crate::explain) fn side_by_side<T: Send>(
    count: usize,
    answer: impl Fn(usize) -> Result<T, Failure> + Sync,
) -> Result<Vec<T>, Failure> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(count.max(1));
    let next = AtomicUsize::new(0);
    let failed = AtomicBool::new(false);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next, failed, answer) = (sender.clone(), &next, &failed, &answer);
            scope.spawn(move || {
                while !failed.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= count {
                        break;
                    }
                    let answered = answer(at);
                    failed.fetch_or(answered.is_err(), Ordering::Relaxed);
                    // The receiver outlives the scope.
                    let _ = sender.send((at, answered));
                }
            });
        }
    });
    drop(sender);
    let mut answers: Vec<(usize, Result<T, Failure>)> = receiver.into_iter().collect();
    answers.sort_by_key(|(at, _)| *at);
    answers.into_iter().map(|(_, answered)| answered).collect()
}
