//! Options of the command line that replace values of the factory file.

use super::build::{firm_wanted, with_fulfil_first};
use crate::model::{BucketKind, Factory, FactoryParts, Goal, GoalInSequence};

/// The same factory with another bucket length or other goals; blank keeps the file's. `fulfil`
/// is put first where anything firm is wanted, as for goals in the file.
#[must_use]
pub fn with_options(
    factory: &Factory,
    bucket: Option<BucketKind>,
    goals: Option<Vec<GoalInSequence>>,
) -> Factory {
    let mut parts: FactoryParts = (**factory).clone();
    if let Some(bucket) = bucket {
        parts.bucket = bucket;
    }
    if let Some(goals) = goals {
        parts.goals = GoalInSequence::with_surplus(with_fulfil_first(goals, &parts));
    }
    Factory::seal(parts)
}

/// Whether `fulfil` is pursued first although these goals do not name it.
#[must_use]
pub fn fulfil_leads(factory: &Factory, goals: &[GoalInSequence]) -> bool {
    goals.iter().all(|it| it.goal != Goal::Fulfil) && firm_wanted(factory)
}
