//! One plunge: from an open node down to a leaf, leaving the other children open.

use std::sync::Arc;

use super::boxes::{Trail, fix_by_reduced_costs, follow};
use super::branching::{Choice, Closing, Fractional, choose, fractional, nearly_whole};
use super::incumbent::{Incumbent, completed, rounded};
use super::pseudo_costs::{PseudoCosts, Seen};
use super::relaxation::{Change, Relaxation, Relaxed};
use crate::solve::deadline::Deadline;
use crate::solve::simplex::Basis;

/// An open node.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Its place in the proof.
    pub place: u32,
    /// Its box, as changes from the root.
    pub changes: Vec<Change>,
    /// The basis of the node above it.
    pub basis: Arc<Basis>,
    /// The relaxation of the node above it: no point in here is better. Minimised.
    pub bound: f64,
    /// The dual values of the node above it.
    pub dual: Arc<Vec<f64>>,
    /// The branch it came from.
    pub branch: Option<(Fractional, bool)>,
    /// The order in which nodes were made.
    pub number: u64,
}

/// Nodes of one plunge.
const NODES: u64 = 60;

/// What a plunge found.
pub(super) struct Plunged {
    pub trail: Trail,
    pub open: Vec<Node>,
    pub incumbent: Option<Incumbent>,
    pub seen: Vec<Seen>,
    pub nodes: u64,
}

/// What a plunge knows of the search when it begins.
pub(super) struct Known<'s> {
    pub costs: &'s PseudoCosts,
    pub incumbent: Option<&'s Incumbent>,
    /// The value from which on a node is closed, by the value of an incumbent.
    pub cutoff: &'s (dyn Fn(f64) -> f64 + Sync),
    pub recorded: bool,
}

/// Plunges from a node: solves its relaxation, tightens its box, branches, goes on in one child.
pub(super) fn plunge(
    relaxation: &mut Relaxation,
    node: Node,
    known: &Known<'_>,
    deadline: &Deadline,
) -> Plunged {
    let problem = Arc::clone(&relaxation.problem);
    let mut costs = known.costs.clone();
    let mut cutoff = known.incumbent.map_or(f64::INFINITY, |it| (known.cutoff)(it.value));
    let mut plunged = Plunged {
        trail: Trail::new(known.recorded),
        open: Vec::new(),
        incumbent: None,
        seen: Vec::new(),
        nodes: 0,
    };
    relaxation.enter(&node.changes);
    relaxation.start(&node.basis);
    let mut branch = node.branch;
    let mut above = (node.bound, Arc::clone(&node.dual), Arc::clone(&node.basis));
    loop {
        let solved = relaxation.solve(deadline);
        let optimal = match solved {
            Relaxed::Optimal(optimal) => optimal,
            Relaxed::Empty(ray) => {
                plunged.trail.empty(&ray);
                break;
            }
            Relaxed::Unbounded | Relaxed::Stopped | Relaxed::Trouble => {
                // Left open with the bound of the node above it.
                let place = plunged.trail.node;
                let changes = relaxation.changes();
                let (bound, dual, basis) = above;
                plunged.open.push(Node { place, changes, basis, bound, dual, branch, number: 0 });
                break;
            }
        };
        plunged.nodes += 1;
        if let Some((at, up)) = branch.take() {
            let distance = if up { at.above - at.value } else { at.value - at.below };
            let per_unit = (optimal.value - above.0).max(0.0) / distance.max(1e-6);
            let it = Seen { column: at.column, up, per_unit };
            costs.see(it);
            plunged.seen.push(it);
        }
        if optimal.value >= cutoff {
            plunged.trail.leaf(&optimal.dual);
            break;
        }
        let mut candidates = fractional(&problem, &optimal.point);
        let found = if candidates.is_empty() {
            completed(relaxation, &optimal.point, deadline)
        } else {
            rounded(&problem, &optimal.point)
        };
        if let Some(found) = found
            && (known.cutoff)(found.value) < cutoff
        {
            cutoff = (known.cutoff)(found.value);
            plunged.incumbent = Some(found);
        }
        if optimal.value >= cutoff {
            plunged.trail.leaf(&optimal.dual);
            break;
        }
        if candidates.is_empty() {
            // Whole within what engines leave, yet better than with the whole numbers themselves.
            candidates = nearly_whole(&problem, relaxation.bounds(), &optimal.point);
            candidates.retain(|it| {
                let own = relaxation.bounds()[it.column as usize];
                own.lower < own.upper
            });
        }
        if candidates.is_empty() {
            plunged.trail.leaf(&optimal.dual);
            break;
        }
        above = (optimal.value, Arc::new(optimal.dual.clone()), Arc::new(relaxation.basis()));
        let fixed = fix_by_reduced_costs(relaxation, &mut plunged.trail, &optimal, cutoff);
        if !fixed.is_empty() {
            if !follow(relaxation, &mut plunged.trail, &fixed) {
                break;
            }
            let outside = |it: &Fractional| {
                relaxation.bounds()[it.column as usize].violation(it.value) > 1e-9
            };
            if candidates.iter().any(outside) {
                continue;
            }
        }
        let choice = choose(
            relaxation,
            &optimal,
            &candidates,
            &mut costs,
            &mut plunged.seen,
            cutoff,
            deadline,
        );
        match choice {
            Choice::Narrow { at, closed_up, by } => {
                let own = relaxation.bounds()[at.column as usize];
                if let Some(fragment) = &mut plunged.trail.fragment {
                    let place = plunged.trail.node;
                    let children = fragment.split(place, at.column, at.below, at.above);
                    let closed = children[usize::from(closed_up)];
                    match by {
                        Closing::Ray(ray) => fragment.empty_by(closed, &ray),
                        Closing::Dual(dual) => {
                            let kept = fragment.multipliers(&dual);
                            fragment.leaf(closed, kept);
                        }
                    }
                    plunged.trail.node = children[usize::from(!closed_up)];
                }
                relaxation.set(at.column, at.bounds(own, !closed_up));
                if !follow(relaxation, &mut plunged.trail, &[at.column]) {
                    break;
                }
            }
            Choice::Branch(at) => {
                let up = goes_up(&at, known.incumbent.or(plunged.incumbent.as_ref()));
                let own = relaxation.bounds()[at.column as usize];
                let children = match &mut plunged.trail.fragment {
                    Some(fragment) => {
                        fragment.split(plunged.trail.node, at.column, at.below, at.above)
                    }
                    None => [0, 0],
                };
                let mut changes = relaxation.changes();
                changes.retain(|it| it.column != at.column);
                changes.push(Change { column: at.column, bounds: at.bounds(own, !up) });
                let (bound, dual, basis) = above.clone();
                plunged.open.push(Node {
                    place: children[usize::from(!up)],
                    changes,
                    basis,
                    bound,
                    dual,
                    branch: Some((at, !up)),
                    number: 0,
                });
                plunged.trail.node = children[usize::from(up)];
                relaxation.set(at.column, at.bounds(own, up));
                branch = Some((at, up));
                if !follow(relaxation, &mut plunged.trail, &[at.column]) {
                    break;
                }
                if plunged.nodes >= NODES {
                    let place = plunged.trail.node;
                    let changes = relaxation.changes();
                    let (bound, dual, basis) = above;
                    plunged.open.push(Node {
                        place,
                        changes,
                        basis,
                        bound,
                        dual,
                        branch,
                        number: 0,
                    });
                    break;
                }
            }
        }
    }
    plunged
}

/// The child to go on in: towards the incumbent, else towards the nearer value.
fn goes_up(at: &Fractional, incumbent: Option<&Incumbent>) -> bool {
    match incumbent {
        Some(it) => it.point[at.column as usize] >= at.above - 1e-6,
        None => at.value - at.below > 0.5 * (at.above - at.below),
    }
}
