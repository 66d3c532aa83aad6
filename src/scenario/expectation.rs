//! The expected effect of a change on the goals: relaxing a limit cannot worsen the first goal, and
//! tightening it cannot improve it. If a later goal behaves otherwise, the reason as far as it is
//! known.

use std::cmp::Ordering;

use serde_json::Value;

use super::document::{default_of, value_at};
use super::rank::{more_is_better, ties};
use super::{Action, Document, Edit, Path};
use crate::model::answers::whatif::{Expected, ScenarioFigures, Surprise, SurpriseReason};
use crate::model::{Goal, GoalId};

/// What should come of a scenario's changes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// Whether they help or harm.
    expected: Expected,
    /// Whether nothing can be said of money: what gives room costs something too, or what is
    /// wanted brings something in.
    but_for_money: bool,
    /// Whether hours, or what takes them, change: balance is measured against them.
    hours: bool,
}

/// What a place has to do with goals.
struct Meaning {
    /// Whether more of it helps.
    more_helps: bool,
    but_for_money: bool,
    hours: bool,
}

/// What a place means for the goals; `None` if more of it may help or harm.
fn meaning(steps: &[&str]) -> Option<Meaning> {
    let room = |more_helps, hours| Meaning { more_helps, but_for_money: false, hours };
    let paid = |more_helps, hours| Meaning { more_helps, but_for_money: true, hours };
    Some(match steps {
        ["groups", _, "machines" | "availability" | "hours"]
        | ["groups" | "services", _, "overtime", _, "limit"]
        | ["labour", _, "overtime", "hours_per_head"]
        | ["services", _, "capacity"] => room(true, true),
        ["labour", _, "heads" | "attendance"] => paid(true, true),
        ["materials", _, "quota"]
        | ["materials", _, "purchase", "limit"]
        | ["stores", _, "capacity"]
        | ["products", .., "limit"]
        | ["orders", _, "price"] => room(true, false),
        ["products", .., "hours"] | ["products", .., "uses", _] | ["groups", _, "uses", _] => {
            room(false, true)
        }
        ["products", .., "norms" | "components", _] | ["fixed_costs", _, "per_month"] => {
            room(false, false)
        }
        ["groups" | "labour" | "services" | "materials" | "products", .., last] => {
            let costs = ["price", "cost", "cost_per_hour", "holding_cost", "wage", "discard_cost"];
            costs.contains(last).then(|| room(false, false))?
        }
        // Less demand is easier to meet; more demand may be worth more than it harms.
        ["orders", _, "quantity"] | ["orders", _] => paid(false, false),
        _ => return None,
    })
}

/// A number, or the number of an amount of one period.
fn number(value: &Value) -> Option<f64> {
    let of_a_period = |fields: &serde_json::Map<String, Value>| match fields.values().next() {
        Some(value) if fields.len() == 1 => value.as_f64(),
        _ => None,
    };
    value.as_f64().or_else(|| value.as_object().and_then(of_a_period))
}

/// Whether a change makes more or less of what is at its place.
fn direction(edit: &Edit, original: &Document) -> Option<Ordering> {
    match &edit.action {
        Action::Scale(factor) => factor.partial_cmp(&1.0),
        Action::Add(more) => more.partial_cmp(&0.0),
        Action::New(_) => Some(Ordering::Greater),
        Action::Drop => Some(Ordering::Less),
        Action::Set(after) => {
            let before = match value_at(original.tree(), &edit.place.steps) {
                Some(value) => number(value),
                None => default_of(edit.place.path()),
            };
            number(after)?.partial_cmp(&before?)
        }
    }
}

/// Whether a change can only help: whatever could be planned and was worth without it can be and is
/// worth with it. `Some(false)` if it can only harm; `None` if that cannot be told.
#[must_use]
pub fn only_helps(edit: &Edit, original: &Document) -> Option<bool> {
    let steps: Vec<&str> = edit.place.path().steps().iter().map(String::as_str).collect();
    // What holds material up or takes it in may have too much of it.
    let limited = |list: &str, id: &str| {
        let fields = ["maximum", "closing_maximum", "holding_cost"];
        let stock = Path::parse(list).map(|it| it.child(id).child("stock"));
        fields.iter().any(|field| {
            let path = stock.as_ref().map(|it| it.child(field));
            let places = path.map(|it| original.places(&it)).unwrap_or_default();
            places.iter().any(|it| original.has(it))
        })
    };
    let new_or_gone = matches!(edit.action, Action::New(_) | Action::Drop);
    match steps.as_slice() {
        // Another tier may be left unused.
        ["groups" | "services", _, "overtime", _] | ["materials", _, "purchase"] => {
            return Some(matches!(edit.action, Action::New(_)));
        }
        ["groups", _, "repairs", _] if new_or_gone => {
            return Some(matches!(edit.action, Action::Drop));
        }
        // A route may be left unused.
        ["products", _, "routes", _] if matches!(edit.action, Action::New(_)) => return Some(true),
        _ if new_or_gone => return None,
        ["products", .., "norms", material] if limited("materials", material) => return None,
        ["products", .., "components", product] if limited("products", product) => return None,
        _ => {}
    }
    let more = match direction(edit, original)? {
        Ordering::Equal => return Some(true),
        direction => direction == Ordering::Greater,
    };
    let more_helps = match steps.as_slice() {
        ["groups", _, "repairs", _, "machines"]
        | ["products", .., "setup", "hours" | "cost"]
        | ["products", .., "setup_hours"]
        | ["groups", _, "open", "cost" | "least"]
        | ["products", .., "lot", "min"] => false,
        ["groups", _, "at_once"] | ["products", .., "lot", "max"] | ["products", .., "rate"] => {
            true
        }
        _ => meaning(&steps).filter(|it| !it.but_for_money)?.more_helps,
    };
    Some(more == more_helps)
}

impl Expectation {
    /// What should come of changes; `None` if some help and others harm, or where it cannot
    /// be told.
    #[must_use]
    pub fn of(edits: &[Edit], original: &Document) -> Option<Self> {
        let mut all: Option<Self> = None;
        for edit in edits {
            let steps: Vec<&str> = edit.place.path().steps().iter().map(String::as_str).collect();
            let meaning = meaning(&steps)?;
            // A limit taken away is none at all; only whole orders are more or less by that.
            let whole = matches!(edit.action, Action::New(_) | Action::Drop);
            if whole && steps.len() != 2 {
                return None;
            }
            let more = match direction(edit, original)? {
                Ordering::Equal => continue,
                direction => direction == Ordering::Greater,
            };
            let expected =
                if more == meaning.more_helps { Expected::NoWorse } else { Expected::NoBetter };
            let Meaning { but_for_money, hours, .. } = meaning;
            let own = Self { expected, but_for_money, hours };
            all = Some(match all {
                None => own,
                Some(all) if all.expected != own.expected => return None,
                Some(all) => Self {
                    but_for_money: all.but_for_money || but_for_money,
                    hours: all.hours || hours,
                    ..all
                },
            });
        }
        all
    }

    /// The first goal that does what it should not, and why. `gives` names the goals that may give
    /// something up.
    #[must_use]
    pub fn surprise(
        self,
        name: &str,
        base: &ScenarioFigures,
        figures: &ScenarioFigures,
        gives: &[String],
    ) -> Option<Surprise> {
        let mut moved: Option<&str> = None;
        let mut gave: Option<&str> = None;
        for (goal, before) in figures.goals.iter().zip(&base.goals) {
            let id = GoalId::read(&goal.goal)?;
            // Goals of another sequence are another question; after money nothing is known
            // if nothing is known of money.
            let money = matches!(id.goal, Goal::Profit | Goal::Cost);
            if goal.goal != before.goal || (money && self.but_for_money) {
                return None;
            }
            let change = goal.value - before.value;
            let same = ties(goal.value, before.value);
            let better = (change > 0.0) == more_is_better(&goal.goal);
            if !same && better != (self.expected == Expected::NoWorse) {
                let found = goal.bound.is_some() || before.bound.is_some();
                let (because, of) = match (moved, gave) {
                    (Some(of), _) => (SurpriseReason::EarlierGoal, Some(of)),
                    _ if found => (SurpriseReason::WithinBound, None),
                    _ if id.goal == Goal::Balance && self.hours => (SurpriseReason::Measure, None),
                    (None, Some(of)) => (SurpriseReason::Tolerance, Some(of)),
                    (None, None) => (SurpriseReason::NotKnown, None),
                };
                return Some(Surprise {
                    name: name.to_owned(),
                    goal: goal.goal.clone(),
                    change,
                    expected: self.expected,
                    because,
                    of: of.map(str::to_owned),
                });
            }
            if !same {
                moved = moved.or(Some(&goal.goal));
            }
            if gives.iter().any(|it| it == id.goal.word()) {
                gave = gave.or(Some(&goal.goal));
            }
        }
        None
    }
}
