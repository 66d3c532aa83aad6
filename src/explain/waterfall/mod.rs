//! Why two plans differ: the difference of every goal and order is attributed to the changes of the
//! factory file by planning every subset of them. The result depends on no order.

mod asked;
pub(super) mod coalition;
mod parts;
mod selections;

pub use asked::AskedFor;

use super::shapley::shapley;
use crate::lp::Sum;
use crate::model::answers::diff::{Fall, FallStep, InputChange, Moved, Part, Waterfall};
use crate::model::plan::{GoalResult, OrderPlan, Plan, PlanStatus};
use crate::model::{Limit, List, What};
use crate::scenario::{self, Document};
use crate::session::{Failure, Options};
use crate::tolerances::{FROZEN_GOAL, MOVED};
use coalition::{Ended, Figures, planned};
use selections::Selections;

/// The most parts that can be requested: 4,096 plans.
pub const MOST_PARTS: usize = 12;

/// A factory with the plan made of it.
#[derive(Clone, Debug)]
pub struct Planned<'p> {
    /// The factory file, with what was requested besides it ([`AskedFor::write`]).
    pub document: Document,
    /// The plan.
    pub plan: &'p Plan,
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The plan before.
    Before,
    /// The plan after.
    After,
}

/// Why a plan is not the best of its factory.
#[derive(Clone, Debug, PartialEq)]
pub enum NotTheBest {
    /// Its factory has no plan any more.
    NoPlan,
    /// It was stopped before its best was proven.
    Stopped,
    /// Its options do not fit its factory.
    AskedForElse,
    /// A goal has another value when it is planned again.
    OtherValue {
        /// The goal.
        goal: String,
        /// Its value in the plan.
        stated: f64,
        /// Its value now.
        again: f64,
    },
}

/// What came of the question.
#[derive(Debug)]
pub enum Answered {
    /// The answer.
    Waterfall(Box<Waterfall>),
    /// A plan is not the best of its factory, as far as can be told, and why.
    NotTheBest(Which, NotTheBest),
    /// The deadline passed.
    Stopped,
}

/// Shares out the difference of every goal and of every order's shortage and lateness among the
/// changes from one factory to the other, taken together to at most `most` parts.
///
/// Shares and remainder of a figure add up to the difference of the two plans' own figures. The
/// shares depend neither on the order in which anything is listed nor, but for their sign, on
/// which plan is called before. Both plans must belong to their factories and have passed the
/// audit; that they are the best ones is checked here.
///
/// # Errors
/// A [`Failure`]: an engine is missing or failed, or an answer was refused.
pub fn waterfall(
    before: &Planned<'_>,
    after: &Planned<'_>,
    options: &Options,
    most: usize,
) -> Result<Answered, Failure> {
    let mut ends = Vec::new();
    for (side, which) in [(before, Which::Before), (after, Which::After)] {
        match at_end(side, options)? {
            Ok(Ended::Planned(figures)) => ends.push(figures),
            Ok(Ended::Stopped) => return Ok(Answered::Stopped),
            Ok(Ended::NoPlan) => {
                return Ok(Answered::NotTheBest(which, NotTheBest::NoPlan));
            }
            Err(reason) => return Ok(Answered::NotTheBest(which, reason)),
        }
    }
    let changes = scenario::changes(&before.document, &after.document);
    let mut selections = Selections::new(&before.document, &changes, most.clamp(1, MOST_PARTS));
    if let [first, last] = ends.as_slice() {
        selections.begin_with(first, last);
    }
    if !selections.plan(options)? {
        return Ok(Answered::Stopped);
    }
    let told = Told { before: before.plan, after: after.plan, selections: &selections };
    let part_of = |change: usize| {
        selections.parts().iter().position(|part| part.changes.contains(&change)).unwrap_or(0)
    };
    let (goals, not_attributed) = told.goals();
    Ok(Answered::Waterfall(Box::new(Waterfall {
        changes: changes
            .iter()
            .enumerate()
            .map(|(position, change)| InputChange {
                at: change.at.to_string(),
                before: change.before.clone(),
                after: change.after.clone(),
                part: part_of(position),
            })
            .collect(),
        parts: selections
            .parts()
            .iter()
            .map(|part| Part {
                name: part.name.clone(),
                changes: part.changes.len(),
                inseparable: part.inseparable,
            })
            .collect(),
        bundling: selections.bundling(),
        goals,
        orders: told.orders(),
        not_attributed,
        plans: selections.all().count(),
        one_of_several: selections.all().filter(|it| it.one_of_several).count(),
        worst_residual: selections.all().map(|it| it.worst).fold(0.0, f64::max),
    })))
}

/// Plans one end again and holds the plan against it.
fn at_end(side: &Planned<'_>, options: &Options) -> Result<Result<Ended, NotTheBest>, Failure> {
    if side.plan.status == PlanStatus::Interrupted {
        return Ok(Err(NotTheBest::Stopped));
    }
    let Ok(validated) = side.document.factory() else {
        return Ok(Err(NotTheBest::AskedForElse));
    };
    let ended = planned(&validated.factory, options)?;
    let Ended::Planned(figures) = &ended else { return Ok(Ok(ended)) };
    let differs = side.plan.goals.iter().find_map(|goal| {
        let again = figures.goal(goal)?;
        let stated = goal.fractional.unwrap_or(goal.value);
        let close = (stated - again).abs() <= FROZEN_GOAL * (1.0 + again.abs());
        (!close).then(|| NotTheBest::OtherValue {
            goal: goal.title(),
            stated: readable(stated),
            again: readable(again),
        })
    });
    Ok(differs.map_or(Ok(ended), Err))
}

/// A figure without the rounding of its last digits.
fn readable(value: f64) -> f64 {
    format!("{value:.9e}").parse().unwrap_or(value)
}

/// The two plans with all selections in between.
struct Told<'t> {
    before: &'t Plan,
    after: &'t Plan,
    selections: &'t Selections<'t>,
}

impl Told<'_> {
    /// One figure: the plans' own values, and that of every selection.
    fn fall(&self, of: String, unit: &str, value: Moved, figure: impl Fn(&Figures) -> f64) -> Fall {
        let count = self.selections.parts().len();
        let values: Vec<f64> = self.selections.all().map(figure).collect();
        let shares = shapley(count, |selection| values[selection]);
        let steps = shares.into_iter().enumerate().map(|(part, it)| FallStep {
            part,
            share: it.share,
            alone: it.alone,
            last: it.last,
        });
        let steps: Vec<FallStep> = steps.collect();
        let mut rest = Sum::default();
        rest.add(value.after);
        rest.add(-value.before);
        for step in &steps {
            rest.add(-step.share);
        }
        let whole_numbers = [self.before, self.after].into_iter().any(|it| it.status.is_whole());
        let (unit, remainder) = (unit.to_owned(), rest.value() + 0.0);
        Fall { of, unit, value, steps, remainder, whole_numbers }
    }

    /// Every goal both plans have in the same unit; and those that some selection does not pursue.
    fn goals(&self) -> (Vec<Fall>, Vec<String>) {
        let (mut falls, mut left_out) = (Vec::new(), Vec::new());
        for goal in &self.after.goals {
            let same = |it: &&GoalResult| it.title() == goal.title() && it.unit == goal.unit;
            let Some(had) = self.before.goals.iter().find(same) else { continue };
            if self.selections.all().any(|it| it.goal(goal).is_none()) {
                left_out.push(goal.title());
                continue;
            }
            let value = Moved::new(had.value, goal.value);
            let figure = |it: &Figures| it.goal(goal).unwrap_or_default();
            falls.push(self.fall(goal.title(), &goal.unit, value, figure));
        }
        (falls, left_out)
    }

    fn orders(&self) -> Vec<Fall> {
        let mut ids: Vec<&str> =
            self.before.orders.iter().chain(&self.after.orders).map(|it| it.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut falls: Vec<(f64, Fall)> = Vec::new();
        for id in ids {
            let find = |plan: &'_ Plan| plan.orders.iter().find(|it| it.id == id).cloned();
            let (had, has) = (find(self.before), find(self.after));
            let Some(either) = has.as_ref().or(had.as_ref()) else { continue };
            let quantity = [&had, &has].into_iter().flatten().map(|it| it.quantity);
            let quantity = quantity.fold(0.0, f64::max).max(1e-9);
            let value = |of: fn(&OrderPlan) -> f64| {
                Moved::new(had.as_ref().map_or(0.0, of), has.as_ref().map_or(0.0, of))
            };
            let of = |what| Limit::of(List::Orders, id, id).its(what).path();
            let short =
                self.fall(of(What::Short), &either.unit, value(|it| it.short), |it| it.order(id).0);
            let late =
                self.fall(of(What::Late), &either.unit, value(|it| it.late), |it| it.order(id).1);
            for fall in [short, late] {
                let sizes = fall.steps.iter().map(|step| step.share.abs());
                let most = sizes.fold(fall.value.difference.abs(), f64::max) / quantity;
                if most > MOVED {
                    falls.push((most, fall));
                }
            }
        }
        falls.sort_by(|one, other| {
            other.0.total_cmp(&one.0).then_with(|| one.1.of.cmp(&other.1.of))
        });
        falls.into_iter().map(|(_, fall)| fall).collect()
    }
}
