//! The best value for every budget: the best set of all, the best of those that cost less, and so on
//! down to what costs nothing.

use super::best::Found;
use super::gains::shown_set;
use super::plans::Asked;
use super::search::Search;
use crate::model::answers::measures::{Frontier, FrontierCorner};
use crate::session::Failure;

/// Corners at most: more are no curve that anybody reads.
const MOST_CORNERS: usize = 200;

/// The frontier from the best set under a budget downwards.
pub fn frontier(search: &mut Search<'_, '_>, first: &Found) -> Result<Frontier, Failure> {
    let mut found = Vec::new();
    let mut next = first.clone();
    while let Some(best) = &next.best {
        let (set, cost, proven) = (best.set.clone(), best.cost, next.proven);
        found.push((set, cost, proven));
        if cost <= 0.0 || search.planned.exhausted() || found.len() >= MOST_CORNERS {
            break;
        }
        // What costs less by more than rounding.
        let below = cost - 1e-6 * (1.0 + cost.abs());
        if below < 0.0 {
            next = search.best(0.0)?;
        } else {
            next = search.best(below)?;
        }
    }
    found.reverse();
    let enough = found.last().map_or(0.0, |it| it.1);
    let mut corners: Vec<FrontierCorner> = Vec::new();
    let mut before: Vec<usize> = Vec::new();
    for (set, cost, proven) in found {
        let id = |it: &&usize| search.planned.proposals.id(**it).to_owned();
        let enters = set.iter().filter(|it| !before.contains(it)).collect::<Vec<_>>();
        let leaves = before.iter().filter(|it| !set.contains(it)).collect::<Vec<_>>();
        corners.push(FrontierCorner {
            budget: cost,
            set: shown_set(search.planned, &Asked::of(&set)),
            enters: enters.iter().map(id).collect(),
            leaves: leaves.iter().map(id).collect(),
            proven,
        });
        before = set;
    }
    Ok(Frontier { corners, enough })
}
