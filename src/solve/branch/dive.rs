//! Dives: columns are rounded a few at a time and the relaxation is solved again, until every number
//! is whole.

use super::boxes::{Trail, follow};
use super::branching::{Fractional, fractional};
use super::incumbent::{Incumbent, completed, locks};
use super::relaxation::{Relaxation, Relaxed};
use crate::solve::deadline::Deadline;

/// How a dive chooses what to round, and where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The columns nearest to a value of their domain, to it.
    Nearest,
    /// Columns that only one direction locks, in the other; then those nearest.
    FewestLocks,
    /// Towards the incumbent.
    Guided,
    /// Every column up: what sets something up can be had.
    Up,
}

/// Part of the fractional columns rounded before the relaxation is solved again.
const PART: usize = 12;

/// Rounds at most.
const ROUNDS: usize = 600;

/// A point with whole numbers better than `cutoff`; `None` if the dive ends elsewhere.
pub(super) fn dive(
    relaxation: &mut Relaxation,
    way: Way,
    incumbent: Option<&Incumbent>,
    cutoff: f64,
    most_pivots: u64,
    deadline: &Deadline,
) -> Option<Incumbent> {
    let problem = std::sync::Arc::clone(&relaxation.problem);
    let mut trail = Trail::new(false);
    let mut refused = 0;
    let until = relaxation.pivots() + most_pivots;
    for _ in 0..ROUNDS {
        if relaxation.pivots() > until {
            return None;
        }
        let optimal = match relaxation.solve(deadline) {
            Relaxed::Optimal(optimal) if optimal.value < cutoff => optimal,
            _ => return None,
        };
        let candidates = fractional(&problem, &optimal.point);
        if candidates.is_empty() {
            return completed(relaxation, &optimal.point, deadline);
        }
        let mut ranked: Vec<(f64, Fractional, bool)> = candidates
            .iter()
            .map(|it| {
                let (merit, up) = rounding(&problem, way, incumbent, it);
                (merit, *it, up)
            })
            .collect();
        ranked.sort_by(|one, other| {
            one.0.total_cmp(&other.0).then(one.1.column.cmp(&other.1.column))
        });
        let before = relaxation.changes();
        let basis = relaxation.basis();
        let mut rounded = 0;
        for (_, it, up) in ranked.iter().take(1 + candidates.len() / PART) {
            let own = relaxation.bounds()[it.column as usize];
            let bounds = it.bounds(own, *up);
            if bounds.lower > bounds.upper {
                continue;
            }
            let kept = relaxation.changes();
            relaxation.set(it.column, bounds);
            if follow(relaxation, &mut trail, &[it.column]) {
                rounded += 1;
                continue;
            }
            relaxation.enter(&kept);
            relaxation.set(it.column, it.bounds(own, !up));
            if !follow(relaxation, &mut trail, &[it.column]) {
                relaxation.enter(&kept);
            }
            break;
        }
        let copy_ends =
            matches!(relaxation.solve(deadline), Relaxed::Optimal(it) if it.value < cutoff);
        if !copy_ends {
            // Undone: only the first one, in the other direction.
            refused += 1;
            if refused > 20 || rounded == 0 {
                return None;
            }
            relaxation.enter(&before);
            relaxation.start(&basis);
            let (_, it, up) = ranked[0];
            let own = relaxation.bounds()[it.column as usize];
            relaxation.set(it.column, it.bounds(own, !up));
            if !follow(relaxation, &mut trail, &[it.column]) {
                return None;
            }
        }
    }
    None
}

/// How soon a column is rounded (least first), and whether up.
fn rounding(
    problem: &super::problem::Problem,
    way: Way,
    incumbent: Option<&Incumbent>,
    it: &Fractional,
) -> (f64, bool) {
    let width = it.above - it.below;
    let part = (it.value - it.below) / width;
    let nearest = (part.min(1.0 - part), part > 0.5);
    match way {
        Way::Nearest => nearest,
        Way::Up => (1.0 - part, true),
        Way::FewestLocks => {
            let (down, up) = locks(problem, it.column);
            match (down, up) {
                (0, _) => (part - 2.0, false),
                (_, 0) => (-1.0 - part, true),
                _ => nearest,
            }
        }
        Way::Guided => match incumbent {
            Some(incumbent) => {
                let goal = incumbent.point[it.column as usize];
                let up = goal >= it.above - 1e-6;
                (if up { 1.0 - part } else { part }, up)
            }
            None => nearest,
        },
    }
}
