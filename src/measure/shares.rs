//! What each measure of the best set brings: its Shapley share of what they gain together.

use super::plans::{Asked, Planned, Set};
use crate::explain::shapley::shapley;

/// The most measures whose shares are exact.
const MOST_EXACT: usize = 15;

/// Orders of taking that are drawn where shares are not exact; each is used both ways round.
const DRAWN: usize = 64;

/// The seed of the draws.
const SEED: u64 = 20_261_201;

/// A share, positive where it helps, and its standard error if it was sampled.
pub type Share = (f64, Option<f64>);

/// The shares of the measures of a set, goal by goal.
pub struct Shares {
    /// For each title, the share of each measure.
    pub goals: Vec<(String, Vec<Share>)>,
}

/// The measures of a coalition that have all they require in it: the others do nothing.
fn working(planned: &Planned<'_>, mut set: Set) -> Set {
    loop {
        let before = set.len();
        let now = set.clone();
        set.retain(|it| {
            planned.proposals.all[*it].measure.requires.iter().all(|it| now.contains(it))
        });
        if set.len() == before {
            return set;
        }
    }
}

/// The shares of a set in the goals of these titles; `None` if some part of it has no plan, or if no
/// more sets may be planned.
pub fn shares(planned: &mut Planned<'_>, set: &[usize], titles: &[String]) -> Option<Shares> {
    let players = set.len();
    let left = planned.most.saturating_sub(planned.counts.0 + planned.counts.1);
    if players <= MOST_EXACT && 1_u64 << players <= left.max(64) {
        exact(planned, set, titles)
    } else {
        sampled(planned, set, titles)
    }
}

fn coalition(planned: &Planned<'_>, set: &[usize], bits: usize) -> Asked {
    let members = set.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|it| *it.1);
    Asked::of(&working(planned, members.collect()))
}

/// How good a set is in a goal: more is better.
fn good(planned: &Planned<'_>, asked: &Asked, title: &str) -> Option<f64> {
    planned.minimised(asked, title).map(|it| -it)
}

fn exact(planned: &mut Planned<'_>, set: &[usize], titles: &[String]) -> Option<Shares> {
    let asked: Vec<Asked> =
        (0..1_usize << set.len()).map(|bits| coalition(planned, set, bits)).collect();
    if !planned.plan(&asked) {
        return None;
    }
    let mut goals = Vec::new();
    for title in titles {
        let values: Option<Vec<f64>> = asked.iter().map(|it| good(planned, it, title)).collect();
        let Some(values) = values else { continue };
        let shares = shapley(set.len(), |bits| values[bits]);
        goals.push((title.clone(), shares.into_iter().map(|it| (it.share, None)).collect()));
    }
    Some(Shares { goals })
}

fn sampled(planned: &mut Planned<'_>, set: &[usize], titles: &[String]) -> Option<Shares> {
    let players = set.len();
    let left = planned.most.saturating_sub(planned.counts.0 + planned.counts.1);
    let draws = usize::try_from(left).unwrap_or(usize::MAX) / (2 * players.max(1));
    let draws = draws.clamp(2, DRAWN);
    let mut state = SEED;
    let mut next = |below: usize| {
        // The multiplier of D. Knuth's MMIX.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let mut orders: Vec<Vec<usize>> = Vec::new();
    for _ in 0..draws {
        let mut order: Vec<usize> = (0..players).collect();
        for at in (1..players).rev() {
            order.swap(at, next(at + 1));
        }
        let back = order.iter().rev().copied().collect();
        orders.push(order);
        orders.push(back);
    }
    let prefixes = |order: &[usize]| -> Vec<Set> {
        (0..=order.len())
            .map(|count| {
                let mut set: Set = order[..count].iter().map(|it| set[*it]).collect();
                set.sort_unstable();
                set
            })
            .collect()
    };
    let all: Vec<Vec<Asked>> = orders
        .iter()
        .map(|order| {
            prefixes(order).into_iter().map(|it| Asked::of(&working(planned, it))).collect()
        })
        .collect();
    if !planned.plan(&all.concat()) {
        return None;
    }
    let mut goals = Vec::new();
    for title in titles {
        // A pair of orders, one the reverse of the other, is one draw.
        let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); players];
        for (pair, asked) in orders.chunks(2).zip(all.chunks(2)) {
            let mut sums = vec![0.0; players];
            for (order, asked) in pair.iter().zip(asked) {
                let values: Option<Vec<f64>> =
                    asked.iter().map(|it| good(planned, it, title)).collect();
                let values = values?;
                for (at, player) in order.iter().enumerate() {
                    sums[*player] += (values[at + 1] - values[at]) / 2.0;
                }
            }
            for (player, sum) in sums.into_iter().enumerate() {
                drawn[player].push(sum);
            }
        }
        #[allow(clippy::cast_precision_loss)] // some dozens of draws
        let estimate = |values: &Vec<f64>| {
            let count = values.len() as f64;
            let mean = values.iter().sum::<f64>() / count;
            let square: f64 = values.iter().map(|it| (it - mean) * (it - mean)).sum();
            (mean, Some((square / (count * (count - 1.0).max(1.0))).sqrt()))
        };
        goals.push((title.clone(), drawn.iter().map(estimate).collect()));
    }
    Some(Shares { goals })
}
