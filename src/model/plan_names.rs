//! The heading of a plan, and the names of its goals.

use super::plan::{FactoryHeading, GoalResult, WorkshopName};
use super::{Buckets, Factory, GoalId};

impl FactoryHeading {
    /// The heading of a factory planned in these buckets.
    #[must_use]
    pub fn of(factory: &Factory, buckets: &Buckets) -> Self {
        Self {
            name: factory.name.clone(),
            from: factory.from.to_string(),
            to: factory.to.to_string(),
            bucket: buckets.kind.word().to_owned(),
            currency: factory.currency.clone(),
        }
    }
}

impl GoalResult {
    /// The goal with its part; none if the plan names no goal there is.
    #[must_use]
    pub fn id(&self) -> Option<GoalId> {
        GoalId::read(&self.title())
    }

    /// The goal with its part, as `--goal` takes it: `fulfil/priority 1`, `profit`.
    #[must_use]
    pub fn title(&self) -> String {
        let part = self.part.as_ref();
        part.map_or_else(|| self.goal.clone(), |part| format!("{}/{part}", self.goal))
    }
}

impl WorkshopName {
    /// The workshops of a factory, in its order.
    #[must_use]
    pub fn all(factory: &Factory) -> Vec<Self> {
        let named = factory.workshops.iter();
        named.map(|it| Self { id: it.id.clone(), name: it.name.clone() }).collect()
    }
}
