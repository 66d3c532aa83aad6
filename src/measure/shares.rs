//! What each measure of the best set brings: its Shapley share of what they gain together.

use super::plans::{Asked, Planned, Set};
use crate::explain::shapley::{drawn, estimated, shapley};

/// The most measures whose shares are exact.
const MOST_EXACT: usize = 15;

/// Orders of taking that are drawn where shares are not exact; each is used both ways round.
const DRAWN: usize = 64;

/// Sets that drawn orders may take: of more measures fewer orders are drawn, and the stated error is
/// larger.
const MOST_SAMPLED: u64 = 1000;

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
    let draws =
        usize::try_from(left.min(MOST_SAMPLED)).unwrap_or(usize::MAX) / (2 * players.max(1));
    let orders = drawn(players, draws.clamp(2, DRAWN));
    let asked = |first: &[usize]| {
        let mut members: Set = first.iter().map(|it| set[*it]).collect();
        members.sort_unstable();
        members
    };
    let all: Vec<Asked> = orders
        .iter()
        .flat_map(|order| (0..=players).map(|count| asked(&order[..count])))
        .map(|it| Asked::of(&working(planned, it)))
        .collect();
    if !planned.plan(&all) {
        return None;
    }
    let mut goals = Vec::new();
    for title in titles {
        let value =
            |first: &[usize]| good(planned, &Asked::of(&working(planned, asked(first))), title);
        let shares = estimated(&orders, value)?;
        goals.push((title.clone(), shares.into_iter().map(|it| (it.0, Some(it.1))).collect()));
    }
    Some(Shares { goals })
}
