//! Options of the command line that replace values of the factory file.

use super::build::{firm_wanted, with_fulfil_first};
use crate::model::{
    BucketKind, Buckets, Factory, FactoryParts, GiveUp, Goal, GoalInSequence, Published,
};

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
        parts.published = None;
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

/// The same factory kept near a published plan: *steady* follows the goals of service where the goals
/// do not name it. `give_up` is the share of the published work that may move for later goals.
#[must_use]
pub fn kept_near(factory: &Factory, published: Published, give_up: f64) -> Factory {
    let buckets = Buckets::new(factory, factory.bucket);
    let hours = published.weighted_hours(factory, &buckets, false);
    let mut parts: FactoryParts = (**factory).clone();
    parts.goals = GoalInSequence::with_steady(parts.goals, GiveUp::Absolute(give_up * hours));
    Factory::seal(parts).beside(published)
}
