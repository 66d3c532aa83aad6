//! Rhythm: Σ min(planned, even) ÷ Σ even over buckets, in whole pieces ÷ the most they can keep of it.

use super::capacities::stacked;
use super::decisions::Decisions;
use super::items::starts;
use crate::ids::Id;
use crate::model::plan::{Rhythm, RhythmOf};
use crate::model::{Buckets, Factory, even};

/// The rhythm of one row of figures in the planning period, which come in pieces or not; `None` if
/// nothing is planned.
fn coefficient(buckets: &Buckets, planned: &[f64], piece: Option<f64>) -> Option<f64> {
    let planned = &planned[..buckets.within()];
    let total: f64 = planned.iter().sum();
    if total <= 0.0 {
        return None;
    }
    let within = buckets.iter().take(buckets.within());
    let line: Vec<f64> = within.map(|bucket| total * bucket.even_share).collect();
    let kept: f64 = planned.iter().zip(&line).map(|(planned, even)| planned.min(*even)).sum();
    let most = piece.map(|piece| even::most_kept(&line, piece)).filter(|it| *it > 0.0);
    Some((kept / most.unwrap_or(total)).min(1.0))
}

/// The rhythm of a plan; of one in whole numbers, that of products is measured in pieces.
pub(super) fn rhythm(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    in_pieces: bool,
) -> Rhythm {
    let width = buckets.len();
    let mut made = vec![vec![0.0; width]; factory.products.len()];
    starts(factory, decisions, |product, route, bucket, units| {
        if let Some(ready) = buckets.after_lead(bucket, route.total_lead_days()) {
            made[product.position()][ready.position()] += route.total_yield() * units;
        }
    });
    let mut whole = vec![0.0; width];
    let mut by_workshop = vec![vec![0.0; width]; factory.workshops.len()];
    for (group, owner) in factory.groups.enumerated() {
        let at = group.position();
        let load = stacked(&decisions.group_regular[at], &decisions.group_overtime[at]);
        let workshop = owner.workshop.map(|it| &mut by_workshop[it.position()]);
        for row in [Some(&mut whole), workshop].into_iter().flatten() {
            for (total, part) in row.iter_mut().zip(&load) {
                *total += part;
            }
        }
    }
    let of = |id: &str, planned: &[f64], piece: Option<f64>| {
        coefficient(buckets, planned, piece).map(|rhythm| RhythmOf { id: id.to_owned(), rhythm })
    };
    Rhythm {
        // A factory without any load is as even as can be.
        factory: coefficient(buckets, &whole, None).unwrap_or(1.0),
        workshops: factory
            .workshops
            .iter()
            .zip(&by_workshop)
            .filter_map(|(workshop, load)| of(&workshop.id, load, None))
            .collect(),
        products: factory
            .products
            .iter()
            .zip(&made)
            .filter_map(|(product, made)| {
                of(&product.named.id, made, product.piece().filter(|_| in_pieces))
            })
            .collect(),
    }
}
