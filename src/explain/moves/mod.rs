//! Moves of limits as a planner makes them: by family, with dates, shares, what is done about each,
//! and what that costs.

mod again;
mod dates;
mod goods;
mod hours;
mod offers;

use super::lever::{Lever, Levers};
use crate::ids::{BucketId, Id};
use crate::model::answers::shortage::Measure;
use crate::model::plan::InBucket;

pub(super) use again::{PlannedAgain, undelivered, unmet};
pub use offers::Desk;
pub(super) use offers::Offers;

/// The families moved, in the levers' order, with the position of each.
pub(super) fn measures(
    offers: &Offers<'_>,
    levers: &Levers,
    amounts: &[f64],
) -> Vec<(usize, Measure)> {
    let buckets = offers.buckets;
    let mut found = Vec::new();
    for (position, family) in levers.families.iter().enumerate() {
        let moved: Vec<(&Lever, f64)> = levers
            .list
            .iter()
            .zip(amounts)
            .filter(|(lever, amount)| lever.family == position && **amount > 0.0)
            .map(|(lever, amount)| (lever, *amount))
            .collect();
        let amount: f64 = moved.iter().map(|(_, amount)| amount).sum();
        let first = moved.iter().map(|(lever, _)| lever.buckets.start).min();
        let last = moved.iter().map(|(lever, _)| lever.buckets.end).max();
        let (Some(first), Some(last)) = (first, last) else { continue };
        let name = |at: usize| buckets[BucketId::at(at)].name.clone();
        let mut in_bucket: Vec<(usize, f64)> = Vec::new();
        for (lever, amount) in &moved {
            match in_bucket.iter_mut().find(|(at, _)| *at == lever.buckets.start) {
                Some((_, sum)) => *sum += amount,
                None => in_bucket.push((lever.buckets.start, *amount)),
            }
        }
        in_bucket.sort_by_key(|(at, _)| *at);
        let moves = offers.moves(family, &moved);
        let costs = moves.iter().map(|it| it.cost);
        let measure = Measure {
            at: family.at.clone(),
            kind: family.kind,
            name: family.name.clone(),
            unit: family.unit.clone(),
            amount,
            from: name(first),
            to: name(last.max(first + 1) - 1),
            buckets: in_bucket
                .into_iter()
                .map(|(at, quantity)| InBucket { bucket: name(at), quantity })
                .collect(),
            share_of_all: amount / family.there_is,
            cost: costs.clone().flatten().sum(),
            priced: costs.clone().all(|it| it.is_some()) && costs.count() > 0,
            moves,
        };
        found.push((position, measure));
    }
    found
}
