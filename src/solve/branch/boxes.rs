//! Moves from box to box that a proof records: bounds implied by rows, by reduced costs, by a branch.

use super::problem::Problem;
use super::propagation::{Implied, Propagated, Reach, propagate};
use super::relaxation::{Optimal, Relaxation};
use super::tree::Fragment;
use crate::ids::{ColumnId, Id};
use crate::lp::Bounds;

/// Where the search is in its proof: a fragment and the open node it is at. Without a fragment
/// nothing is recorded.
#[derive(Clone, Debug)]
pub(super) struct Trail {
    pub fragment: Option<Fragment>,
    pub node: u32,
}

impl Trail {
    /// The root of a new fragment.
    pub fn new(recorded: bool) -> Self {
        Self { fragment: recorded.then(Fragment::new), node: 0 }
    }

    /// Closes the present node as empty.
    pub fn empty(&mut self, ray: &[f64]) {
        if let Some(fragment) = &mut self.fragment {
            fragment.empty_by(self.node, ray);
        }
    }

    /// Closes the present node by the dual values of its relaxation.
    pub fn leaf(&mut self, dual: &[f64]) {
        if let Some(fragment) = &mut self.fragment {
            let multipliers = fragment.multipliers(dual);
            fragment.leaf(self.node, multipliers);
        }
    }

    /// Goes to the part of the box that one new bound leaves; `close` closes the other part.
    fn narrow(
        &mut self,
        column: u32,
        ends: (f64, f64),
        upper: bool,
        close: impl FnOnce(&mut Fragment, u32),
    ) {
        let Some(fragment) = &mut self.fragment else { return };
        let [below, above] = fragment.split(self.node, column, ends.0, ends.1);
        let (stay, leave) = if upper { (below, above) } else { (above, below) };
        close(fragment, leave);
        self.node = stay;
    }

    /// Records bounds that rows imply.
    fn implied(&mut self, implied: &[Implied]) {
        for it in implied {
            let ends = if it.upper {
                (it.bounds.upper, it.bounds.upper + 1.0)
            } else {
                (it.bounds.lower - 1.0, it.bounds.lower)
            };
            let multiplier = if it.by_upper { -1.0 } else { 1.0 };
            self.narrow(it.column, ends, it.upper, |fragment, node| {
                fragment.empty(node, vec![(it.row, multiplier)]);
            });
        }
    }
}

/// Propagates changes of some columns through the rows; `false` if the box turns out empty, whose
/// node is then closed.
pub(super) fn follow(relaxation: &mut Relaxation, trail: &mut Trail, changed: &[u32]) -> bool {
    let problem = std::sync::Arc::clone(&relaxation.problem);
    // Without a proof the bounds of all columns take part.
    let (mut bounds, changed, reach) = if trail.fragment.is_none() {
        let (within, changed) = relaxation.take_within(changed);
        (within, changed, Reach::All)
    } else {
        (relaxation.bounds().to_vec(), changed.to_vec(), Reach::Whole)
    };
    let crosses = |it: &u32| bounds[*it as usize].lower > bounds[*it as usize].upper;
    if reach == Reach::All && changed.iter().any(crosses) {
        return false;
    }
    let (implied, contradiction) = match propagate(&problem, &mut bounds, &changed, reach) {
        Propagated::Implied(implied) => (implied, None),
        Propagated::Empty(implied, row, by_upper) => (implied, Some((row, by_upper))),
    };
    trail.implied(&implied);
    let is_whole = |it: &&Implied| problem.domains[it.column as usize].is_whole();
    for it in implied.iter().filter(is_whole) {
        relaxation.set(it.column, bounds[it.column as usize]);
    }
    let Some((row, by_upper)) = contradiction else {
        if reach == Reach::All {
            relaxation.keep_within(bounds);
        }
        return true;
    };
    if let Some(fragment) = &mut trail.fragment {
        fragment.empty(trail.node, vec![(row, if by_upper { -1.0 } else { 1.0 })]);
    }
    false
}

/// The reduced cost of a column, of the objective as minimised.
pub(super) fn reduced_cost(problem: &Problem, dual: &[f64], column: u32) -> f64 {
    let entries = problem.lp.matrix().column(ColumnId::at(column as usize)).iter();
    let priced: f64 = entries.map(|&(row, value)| value * dual[row.position()]).sum();
    problem.costs[column as usize] - priced
}

/// Bounds of whole columns beyond which no point is better than `cutoff`, by the reduced costs of a
/// relaxation; returns the columns changed.
pub(super) fn fix_by_reduced_costs(
    relaxation: &mut Relaxation,
    trail: &mut Trail,
    optimal: &Optimal,
    cutoff: f64,
) -> Vec<u32> {
    let room = cutoff - optimal.value;
    let mut changed = Vec::new();
    if !room.is_finite() || room <= 0.0 {
        return changed;
    }
    let problem = std::sync::Arc::clone(&relaxation.problem);
    let mut multipliers = None;
    for &column in &problem.whole {
        let at = column as usize;
        let bounds = relaxation.bounds()[at];
        if bounds.lower >= bounds.upper {
            continue;
        }
        let value = optimal.point[at];
        let (at_lower, at_upper) =
            ((value - bounds.lower).abs() < 1e-9, (value - bounds.upper).abs() < 1e-9);
        if !at_lower && !at_upper {
            continue;
        }
        let reduced = reduced_cost(&problem, &optimal.dual, column);
        let domain = problem.domains[at];
        let narrowed = if domain.is_whole() {
            let steps = (room / reduced.abs() + 1e-6).floor();
            if reduced > 0.0 && at_lower && bounds.lower + steps < bounds.upper {
                let end = bounds.lower + steps;
                Some((Bounds { upper: end, ..bounds }, (end, end + 1.0), true))
            } else if reduced < 0.0 && at_upper && bounds.upper - steps > bounds.lower {
                let end = bounds.upper - steps;
                Some((Bounds { lower: end, ..bounds }, (end - 1.0, end), false))
            } else {
                None
            }
        } else {
            domain
                .least()
                .filter(|&least| {
                    reduced > 0.0
                        && bounds.lower == 0.0
                        && at_lower
                        && reduced * least >= room * (1.0 + 1e-9)
                })
                .map(|least| (Bounds { upper: 0.0, ..bounds }, (0.0, least), true))
        };
        let Some((after, ends, upper)) = narrowed else { continue };
        trail.narrow(column, ends, upper, |fragment, node| {
            let kept = *multipliers.get_or_insert_with(|| fragment.multipliers(&optimal.dual));
            fragment.leaf(node, kept);
        });
        relaxation.set(column, after);
        changed.push(column);
    }
    changed
}
