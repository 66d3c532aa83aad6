//! The options of a plan as the plan itself states them: bucket length, goals and their tolerances.

use serde_json::{Value, json};

use crate::model::decimal::times_ten_to;
use crate::model::plan::{Plan, PlanStatus};
use crate::model::{BucketKind, Factory, GiveUp, Goal, GoalInSequence, GoalPart};
use crate::scenario::{Document, Path};

/// What stands instead of the factory file's own; none if that holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AskedFor {
    /// Bucket length.
    pub bucket: Option<BucketKind>,
    /// Goals in sequence.
    pub goals: Option<Vec<GoalInSequence>>,
}

impl AskedFor {
    /// What a plan states beside its factory.
    #[must_use]
    pub fn of(plan: &Plan, factory: &Factory) -> Self {
        let bucket = BucketKind::from_word(&plan.factory.bucket);
        Self { bucket: bucket.filter(|it| *it != factory.bucket), goals: goals(plan, factory) }
    }

    /// Writes it into the factory's document, so that it counts as part of the input.
    pub fn write(&self, document: &mut Document) {
        let mut set = |field: &str, value: Value| {
            document.set(&Path::default().child(field), Some(value));
        };
        if let Some(bucket) = self.bucket {
            set("bucket", bucket.word().into());
        }
        if let Some(goals) = &self.goals {
            let goal = |it: &GoalInSequence| {
                let give_up: Value = match it.give_up {
                    GiveUp::Absolute(0.0) => return it.goal.word().into(),
                    GiveUp::Absolute(amount) => amount.into(),
                    GiveUp::Share(share) => format!("{}%", times_ten_to(share, 2)).into(),
                };
                json!({"goal": it.goal.word(), "give_up": give_up})
            };
            let named = GoalInSequence::without_surplus(goals);
            set("goals", named.iter().map(goal).collect());
        }
    }
}

/// The goals a plan was made for, where they or their tolerances are not the factory file's.
fn goals(plan: &Plan, factory: &Factory) -> Option<Vec<GoalInSequence>> {
    let stopped = plan.status == PlanStatus::Interrupted;
    // Of a goal that planning was stopped on, nothing is allowed whatever was asked.
    let proven = plan.goals.len() - usize::from(stopped && !plan.goals.is_empty());
    let mut goals: Vec<GoalInSequence> = Vec::new();
    let mut other = false;
    for result in &plan.goals {
        let goal = Goal::from_word(&result.goal)?;
        if goals.iter().any(|known| known.goal == goal) {
            continue;
        }
        // Inside the fence nothing is given up, whatever was asked.
        let fence = Some(GoalPart::Fence.to_string());
        let parts = plan.goals[..proven].iter();
        let parts = parts.filter(|it| it.goal == result.goal && it.part != fence);
        let parts: Vec<(f64, f64)> = parts.map(|it| (it.value, it.allowed)).collect();
        let own = factory.goals.iter().find(|it| it.goal == goal).map(|it| it.give_up);
        let give_up = own.filter(|own| explains(*own, &parts));
        other |= give_up.is_none();
        goals.push(GoalInSequence { goal, give_up: give_up.unwrap_or_else(|| asked(&parts)) });
    }
    // Without a published plan there is nothing to keep near.
    let near = plan.near.is_some();
    let sequence = factory.goals.iter().map(|it| it.goal);
    let mut sequence = sequence.filter(|it| near || *it != Goal::Steady);
    let mut pursued = goals.iter().map(|it| it.goal);
    // A plan stopped early lacks the later goals; that is no other sequence.
    let same = if stopped {
        pursued.all(|goal| sequence.next() == Some(goal))
    } else {
        pursued.eq(sequence)
    };
    (other || !same).then_some(goals)
}

/// Whether a tolerance equals what is stated of each part, as its value and what it may give up.
fn explains(give_up: GiveUp, parts: &[(f64, f64)]) -> bool {
    let same = |&(value, allowed): &(f64, f64)| {
        let limit = give_up.of(value);
        (allowed - limit).abs() <= 1e-12 * limit
    };
    parts.iter().all(same)
}

/// The tolerance that was requested: an amount, a share where the parts have different ones, or the
/// widest amount.
fn asked(parts: &[(f64, f64)]) -> GiveUp {
    let widest = GiveUp::Absolute(parts.iter().map(|part| part.1).fold(0.0, f64::max));
    let shares = parts.iter().filter(|part| part.0 != 0.0).map(|part| part.1 / part.0.abs());
    let share = shares.fold(0.0, f64::max);
    match GiveUp::Share(share) {
        share if !explains(widest, parts) && explains(share, parts) => share,
        _ => widest,
    }
}
