//! Neighbourhoods of the incumbent: most whole columns are fixed, the rest is searched.

use super::dive::{Way, dive};
use super::incumbent::Incumbent;
use super::pseudo_costs::PseudoCosts;
use super::relaxation::{Relaxation, Relaxed};
use super::search::{Limits, Search};
use crate::lp::Bounds;
use crate::solve::deadline::Deadline;

/// Searches for a point better than the incumbent that has its values in every whole column for
/// which `is_free` does not hold; returns it with the pivots that took.
pub(super) fn explore(
    root: &Relaxation,
    incumbent: &Incumbent,
    costs: &PseudoCosts,
    limits: Limits,
    is_free: &(dyn Fn(u32) -> bool + Sync),
    deadline: &Deadline,
) -> (Option<Incumbent>, u64) {
    let mut relaxation = root.clone();
    let before = relaxation.pivots();
    let problem = std::sync::Arc::clone(&relaxation.problem);
    for &column in &problem.whole {
        let at = column as usize;
        let (own, value) = (relaxation.bounds()[at], incumbent.point[at]);
        if is_free(column) || own.lower >= own.upper {
            continue;
        }
        let domain = problem.domains[at];
        let bounds = if domain.is_whole() || value == 0.0 {
            Bounds::fixed(value)
        } else {
            Bounds { lower: domain.least().unwrap_or(own.lower), ..own }
        };
        relaxation.set(column, bounds);
    }
    let solved = relaxation.solve(&deadline.at_most(limits.pivots));
    let pivots = relaxation.pivots() - before;
    let Relaxed::Optimal(optimal) = solved else { return (None, pivots) };
    let limits = Limits { pivots: limits.pivots.saturating_sub(pivots), ..limits };
    let known = Some(incumbent.clone());
    let mut search = Search::new(relaxation, &optimal, 0, None, known, costs.clone(), limits);
    if optimal.value >= search.cutoff() {
        return (None, pivots);
    }
    let mut diving = 0;
    for way in [Way::FewestLocks, Way::Nearest] {
        let mut copy = search.root().clone();
        let before = copy.pivots();
        let cutoff = search.cutoff();
        let most = limits.pivots / 3;
        let found = dive(&mut copy, way, Some(incumbent), cutoff, most, deadline);
        diving += copy.pivots() - before;
        if let Some(found) = found {
            search.offer(found);
        }
    }
    while search.step(deadline).is_none() {}
    let pivots = pivots + diving + search.pivots;
    let better = search.incumbent.filter(|it| it.value < incumbent.value);
    (better, pivots)
}
