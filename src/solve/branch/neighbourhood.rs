//! Neighbourhoods of the incumbent: most whole columns are fixed, the rest is searched as a programme
//! of its own size.

use std::sync::Arc;

use super::dive::{Way, dive};
use super::incumbent::Incumbent;
use super::part::{Given, Part};
use super::problem::Problem;
use super::pseudo_costs::PseudoCosts;
use super::relaxation::{Relaxation, Relaxed};
use super::search::{Limits, Search};
use crate::ids::{ColumnId, Id};
use crate::lp::Bounds;
use crate::solve::deadline::Deadline;

/// Searches for a point better than the incumbent that has its values in every whole column for
/// which `is_free` does not hold; returns it with the pivots that took, counted as if in the whole
/// programme.
pub(super) fn explore(
    problem: &Arc<Problem>,
    incumbent: &Incumbent,
    limits: Limits,
    is_free: &dyn Fn(u32) -> bool,
    deadline: &Deadline,
) -> (Option<Incumbent>, u64) {
    let given: Vec<Given> = (0_u32..)
        .zip(problem.bounds.iter())
        .map(|(column, own)| {
            let (at, domain) = (column as usize, problem.domains[column as usize]);
            if domain.is_continuous() || is_free(column) || own.lower >= own.upper {
                return Given::Within(*own);
            }
            let value = problem.nearest(column, incumbent.point[at]);
            if domain.is_whole() || value == 0.0 {
                Given::Fixed(value)
            } else {
                let least = domain.least().unwrap_or(own.lower).max(own.lower);
                Given::Within(Bounds { lower: least, ..*own })
            }
        })
        .collect();
    let Some(part) = Part::of(&problem.with_domains, &problem.objective, &given, &|_| false) else {
        return (None, 1);
    };
    let small = Arc::new(Problem::new(&part.lp, &part.objective));
    let rows = problem.own_rows.max(1) as u64;
    let counted = |pivots: u64| 1 + pivots * (20 + small.own_rows as u64) / (20 + rows);
    let allowed = limits.pivots.saturating_mul(rows + 20) / (small.own_rows as u64 + 20);
    let Some(known) = Incumbent::of(&small, part.own(&incumbent.point)) else {
        return (None, 1);
    };
    let mut relaxation = Relaxation::new(&small);
    let solved = relaxation.solve(&deadline.at_most(allowed));
    let pivots = relaxation.pivots();
    let Relaxed::Optimal(optimal) = solved else { return (None, counted(pivots)) };
    let limits = Limits { pivots: allowed.saturating_sub(pivots), ..limits };
    let before = known.value;
    let costs = PseudoCosts::new(small.domains.len());
    let mut search = Search::new(relaxation, &optimal, 0, None, Some(known.clone()), costs, limits);
    if optimal.value >= search.cutoff() {
        return (None, counted(pivots));
    }
    let mut diving = 0;
    for way in [Way::FewestLocks, Way::Nearest] {
        let mut copy = search.root().clone();
        let before = copy.pivots();
        let cutoff = search.cutoff();
        let most = limits.pivots / 3;
        let found = dive(&mut copy, way, Some(&known), cutoff, most, deadline);
        diving += copy.pivots() - before;
        if let Some(found) = found {
            search.offer(found);
        }
    }
    while search.step(deadline).is_none() {}
    let pivots = counted(pivots + diving + search.pivots);
    let better = search.incumbent.filter(|it| it.value < before);
    let better = better.and_then(|it| Incumbent::of(problem, part.whole(&it.point)));
    (better.filter(|it| it.value < incumbent.value), pivots)
}

/// The columns for which the relaxation and the incumbent differ (RINS: E. Danna, E. Rothberg, C. Le
/// Pape, Mathematical Programming 102, 2005).
pub(super) fn differing<'p>(
    problem: &'p Problem,
    relaxed: &'p [f64],
    incumbent: &'p Incumbent,
) -> impl Fn(u32) -> bool + 'p {
    move |column| {
        let at = ColumnId::at(column as usize).position();
        (relaxed[at] - incumbent.point[at]).abs() > 1e-6 * problem.lp.column_size(ColumnId::at(at))
    }
}
