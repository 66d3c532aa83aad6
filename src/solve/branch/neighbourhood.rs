//! Neighbourhoods of the incumbent: most whole columns are fixed, the rest is searched from it.

use std::sync::Arc;

use super::dive::{Way, dive};
use super::incumbent::Incumbent;
use super::problem::Problem;
use super::pseudo_costs::PseudoCosts;
use super::relaxation::{Relaxation, Relaxed};
use super::search::{Limits, Search};
use crate::ids::{ColumnId, Id};
use crate::solve::deadline::Deadline;

/// What the search of a neighbourhood found.
pub(super) struct Explored {
    /// A point better than the incumbent.
    pub better: Option<Incumbent>,
    pub pivots: u64,
    /// Whether its own relaxation was solved within the pivots.
    pub begun: bool,
}

/// Searches for a point better than the incumbent that has its values in every whole column for
/// which `is_free` does not hold; `resident` is at the optimum of
/// the relaxation in which every whole column has the incumbent's value. Towards a point it is rounded to that first.
pub(super) fn explore(
    resident: &Relaxation,
    incumbent: &Incumbent,
    limits: Limits,
    is_free: &dyn Fn(u32) -> bool,
    towards: Option<&[f64]>,
    deadline: &Deadline,
) -> Explored {
    let mut relaxation = resident.clone();
    let before = relaxation.pivots();
    let problem = Arc::clone(&relaxation.problem);
    let basis = relaxation.basis();
    let mut between = Vec::new();
    for &column in problem.whole.iter().filter(|it| is_free(**it)) {
        let (at, own) = (column as usize, problem.bounds[column as usize]);
        if own.lower < own.upper {
            relaxation.set(column, own);
            between.push((ColumnId::at(at), incumbent.point[at]));
        }
    }
    if between.is_empty() {
        return Explored { better: None, pivots: 0, begun: true };
    }
    relaxation.stay_within();
    // The incumbent is a point of it: from there the primal method takes few pivots.
    relaxation.start_between(&basis, &between);
    let solved = relaxation.solve(&deadline.at_most(limits.pivots));
    let pivots = relaxation.pivots() - before;
    let Relaxed::Optimal(optimal) = solved else {
        return Explored { better: None, pivots, begun: false };
    };
    let limits = Limits { pivots: limits.pivots.saturating_sub(pivots), ..limits };
    let costs = PseudoCosts::hasty(problem.domains.len());
    let known = Some(incumbent.clone());
    let mut search = Search::new(relaxation, &optimal, 0, None, known, costs, limits);
    if optimal.value >= search.cutoff() {
        return Explored { better: None, pivots, begun: true };
    }
    search.guided = towards.is_none();
    let towards = towards.map(|point| Incumbent { value: 0.0, point: point.to_vec() });
    let mut diving = 0;
    let guided = towards.is_some().then_some(Way::Guided);
    for way in guided.into_iter().chain([Way::FewestLocks, Way::Nearest]) {
        let mut copy = search.root().clone();
        let before = copy.pivots();
        let cutoff = search.cutoff();
        let most = limits.pivots / 3;
        let guide = towards.as_ref().or(Some(incumbent));
        let found = dive(&mut copy, way, guide, cutoff, most, deadline);
        diving += copy.pivots() - before;
        if let Some(found) = found {
            search.offer(found);
        }
    }
    search.pivots += diving;
    while search.step(deadline).is_none() {}
    let pivots = pivots + search.pivots;
    let better = search.incumbent.filter(|it| it.value < incumbent.value);
    Explored { better, pivots, begun: true }
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
