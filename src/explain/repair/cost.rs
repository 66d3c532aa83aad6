//! The cost of moving a limit, by which repairs are compared: by a stated price, by the factory's own,
//! else in proportion to the limit. What has no price is compared, and never shown as money.

use jiff::civil::Weekday;

use crate::explain::lever::{Effect, Lever, Levers, Target, days_planned};
use crate::formulate::Capacity;
use crate::ids::Id;
use crate::model::answers::shortage::MeasureKind;
use crate::model::measure_prices::{MeasurePrices, Priced};
use crate::model::{Buckets, Factory, List, OrderKind};

/// Costs of levers.
pub(super) struct Costs<'a> {
    /// The assumed cost of a whole limit without a price.
    reference: f64,
    /// The dearest hour of overtime of a group, if any has a price.
    hour: Option<f64>,
    /// Days planned.
    days: f64,
    /// The priority class of every order.
    classes: Vec<u32>,
    prices: &'a MeasurePrices,
}

/// Having a product made elsewhere is taken to be so much more expensive than other moves of its
/// share.
const FROM_OUTSIDE: f64 = 10.0;

/// Hours on further machines are taken to be so much more expensive than more hours of those there
/// are.
const FURTHER_MACHINES: f64 = 2.0;

/// Bringing a delivery forward, against having more delivered.
const BROUGHT_FORWARD: f64 = 0.3;

/// A Sunday, against a Saturday.
const SUNDAY: f64 = 1.5;

/// A later date for an order of the first priority class, against one of class 10.
const FIRST_CLASS: f64 = 10.0;

/// Hours that a machine or a person works a day, where a price by the day is compared with one by
/// the hour.
const HOURS_A_DAY: f64 = 8.0;

impl<'a> Costs<'a> {
    /// The reference is what the orders bring in; if they have no price, the mean cost of all
    /// that is there of the priced limits; if there is none either, 1.
    pub fn of(
        factory: &Factory,
        buckets: &Buckets,
        levers: &Levers,
        prices: &'a MeasurePrices,
    ) -> Self {
        let value: f64 = factory
            .orders
            .iter()
            .map(|order| match order.kind {
                OrderKind::Firm { quantity, .. } => quantity * order.price.at(order.due),
                OrderKind::Market { .. } => 0.0,
            })
            .sum();
        let mut whole = vec![None; levers.families.len()];
        let mut hour: Option<f64> = None;
        for lever in &levers.list {
            if let Some(price) = lever.price {
                let family = &levers.families[lever.family];
                whole[lever.family] = Some(price * family.there_is);
                if matches!(family.of, Target::Capacity(Capacity::Group(_))) {
                    hour = Some(hour.map_or(price, |it| it.max(price)));
                }
            }
        }
        let priced: Vec<f64> = whole.into_iter().flatten().collect();
        #[allow(clippy::cast_precision_loss)] // a count of limits
        let mean = priced.iter().sum::<f64>() / priced.len().max(1) as f64;
        let reference = [value, mean].into_iter().find(|it| *it > 0.0).unwrap_or(1.0);
        let classes = factory.orders.iter().map(|it| it.priority).collect();
        Self { reference, hour, days: days_planned(buckets), classes, prices }
    }

    /// Money per unit, or what it is compared by.
    pub fn per_unit(&self, levers: &Levers, lever: &Lever) -> f64 {
        let assumed = || self.assumed(levers, lever);
        self.stated(levers, lever).or(lever.price).unwrap_or_else(assumed)
    }

    fn stated(&self, levers: &Levers, lever: &Lever) -> Option<f64> {
        let family = &levers.families[lever.family];
        let owner = family.name.owner();
        let price = |of: Priced, path: &str| self.prices.price(of, path);
        match (family.kind, family.of) {
            (MeasureKind::Hours, Target::Capacity(Capacity::Labour(_))) => {
                let by_day = price(Priced::Head, &family.at).map(|it| it / HOURS_A_DAY);
                by_day.or_else(|| price(Priced::Overtime, &family.at))
            }
            (MeasureKind::Hours, Target::Capacity(Capacity::Service(_))) => {
                price(Priced::Output, &family.at)
            }
            (MeasureKind::Hours, _) => price(Priced::Overtime, &family.at),
            (MeasureKind::Machines, _) => price(Priced::Machine, &owner).map(|it| it / HOURS_A_DAY),
            (MeasureKind::WorkingDay, _) => price(Priced::WorkingDay, "calendar"),
            (MeasureKind::Quota, _) => price(Priced::Quota, &owner),
            (MeasureKind::Earlier, _) => price(Priced::Earlier, &owner),
            (MeasureKind::Supply, _) if family.name.list == Some(List::Products) => {
                price(Priced::Subcontract, &owner)
            }
            (MeasureKind::Supply, _) => price(Priced::Purchase, &owner),
            (MeasureKind::Later, _) => price(Priced::Later, &family.at)
                .map(|it| it * lever.share * family.there_is * self.days),
            _ => None,
        }
    }

    fn assumed(&self, levers: &Levers, lever: &Lever) -> f64 {
        let family = &levers.families[lever.family];
        let of_group = matches!(family.of, Target::Capacity(Capacity::Group(_)));
        let factor = match family.kind {
            MeasureKind::Supply if family.name.list == Some(List::Products) => FROM_OUTSIDE,
            MeasureKind::Earlier => BROUGHT_FORWARD,
            MeasureKind::Machines => FURTHER_MACHINES,
            MeasureKind::WorkingDay => match family.of {
                Target::Day(date) if date.weekday() == Weekday::Sunday => SUNDAY,
                _ => 1.0,
            },
            // Who is served first is the last to wait.
            MeasureKind::Later => lever.order.map_or(1.0, |order| {
                let class = self.classes.get(order.position()).copied().unwrap_or(1);
                FIRST_CLASS / f64::from(class.max(1))
            }),
            _ => 1.0,
        };
        match (&lever.effect, self.hour) {
            (Effect::Day(parts), Some(hour)) => {
                hour * factor * parts.iter().map(|it| it.hours).fold(0.0, f64::max)
            }
            (_, Some(hour)) if of_group => hour * factor,
            _ => self.reference * lever.share * factor,
        }
    }
}
