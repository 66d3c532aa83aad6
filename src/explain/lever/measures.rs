//! Moves of limits as a planner reads them: by family, with dates, shares and costs.

use super::{Lever, Levers};
use crate::ids::{BucketId, Id};
use crate::model::Buckets;
use crate::model::answers::shortage::Measure;
use crate::model::plan::InBucket;

/// The families moved, in the levers' order, with the position of each.
pub(in crate::explain) fn measures(
    buckets: &Buckets,
    levers: &Levers,
    amounts: &[f64],
    cost_of: impl Fn(&Lever) -> f64,
) -> Vec<(usize, Measure)> {
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
            cost: moved.iter().map(|(lever, amount)| cost_of(lever) * amount).sum(),
            own_price: moved.iter().all(|(lever, _)| lever.price.is_some()),
        };
        found.push((position, measure));
    }
    found
}
