//! The cost of moving a limit: by the factory's own price, else in proportion to the limit.

use crate::explain::lever::{Lever, Levers};
use crate::model::List;
use crate::model::answers::shortage::MeasureKind;
use crate::model::{Factory, OrderKind};

/// Costs of levers.
pub(super) struct Costs {
    /// The assumed cost of a whole limit without a price.
    pub reference: f64,
}

/// Having a product made elsewhere is taken to be so much more expensive than other moves of its
/// share.
const FROM_OUTSIDE: f64 = 10.0;

/// Hours on further machines are taken to be so much more expensive than more hours of those there
/// are.
const FURTHER_MACHINES: f64 = 10.0;

/// Bringing a delivery forward, against having more delivered.
const BROUGHT_FORWARD: f64 = 0.3;

impl Costs {
    /// The reference is what the orders bring in; if they have no price, the mean cost of all
    /// that is there of the priced limits; if there is none either, 1.
    pub fn of(factory: &Factory, levers: &Levers) -> Self {
        let value: f64 = factory
            .orders
            .iter()
            .map(|order| match order.kind {
                OrderKind::Firm { quantity, .. } => quantity * order.price.at(order.due),
                OrderKind::Market { .. } => 0.0,
            })
            .sum();
        let mut whole = vec![None; levers.families.len()];
        for lever in &levers.list {
            if let Some(price) = lever.price {
                whole[lever.family] = Some(price * levers.families[lever.family].there_is);
            }
        }
        let priced: Vec<f64> = whole.into_iter().flatten().collect();
        #[allow(clippy::cast_precision_loss)] // a count of limits
        let mean = priced.iter().sum::<f64>() / priced.len().max(1) as f64;
        let reference = [value, mean].into_iter().find(|it| *it > 0.0).unwrap_or(1.0);
        Self { reference }
    }

    /// Money per unit.
    pub fn per_unit(&self, levers: &Levers, lever: &Lever) -> f64 {
        let family = &levers.families[lever.family];
        let factor = match family.kind {
            MeasureKind::Supply if family.name.list == Some(List::Products) => FROM_OUTSIDE,
            MeasureKind::Earlier => BROUGHT_FORWARD,
            MeasureKind::Machines => FURTHER_MACHINES,
            _ => 1.0,
        };
        lever.price.unwrap_or(self.reference * lever.share * factor)
    }
}
