//! What a plan was asked for besides its factory file: bucket length, goals and what may be given
//! up of them, as the plan itself states it.

use serde_json::{Value, json};

use crate::model::plan::Plan;
use crate::model::{BucketKind, Factory, GiveUp, Goal, GoalInSequence};
use crate::scenario::{Document, Path};

/// What stands instead of the factory file's own; none where that holds.
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
                    GiveUp::Share(share) => format!("{}%", share * 100.0).into(),
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
    let mut goals: Vec<GoalInSequence> = Vec::new();
    let mut other = false;
    for result in &plan.goals {
        let goal = Goal::from_word(&result.goal)?;
        let own = factory.goals.iter().find(|it| it.goal == goal).map(|it| it.give_up);
        let limit = own.map_or(0.0, |own| own.of(result.value));
        let same = (result.allowed - limit).abs() <= f64::EPSILON * 8.0 * limit;
        other |= own.is_none() || !same;
        let give_up = match own {
            Some(own) if same => own,
            _ => GiveUp::Absolute(result.allowed),
        };
        if goals.iter().all(|known| known.goal != goal) {
            goals.push(GoalInSequence { goal, give_up });
        }
    }
    let sequence = factory.goals.iter().map(|it| it.goal);
    (other || !goals.iter().map(|it| it.goal).eq(sequence)).then_some(goals)
}
