//! One plunge: from an open node down to a leaf, leaving the other children open.

use std::sync::Arc;

use super::boxes::{Trail, fix_by_reduced_costs, follow};
use super::branching::{Choice, Closing, Fractional, choose, fractional, nearly_whole};
use super::incumbent::{Incumbent, completed, rounded};
use super::problem::Problem;
use super::pseudo_costs::{PseudoCosts, Seen};
use super::relaxation::{Change, Optimal, Relaxation, Relaxed};
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
    /// Whether it goes towards the incumbent, not to the nearer value.
    pub guided: bool,
    /// Pivots after which it leaves its node open.
    pub most: u64,
}

/// Plunges from a node: solves its relaxation, tightens its box, branches, goes on in one child.
pub(super) fn plunge(
    relaxation: &mut Relaxation,
    node: &Node,
    known: &Known<'_>,
    deadline: &Deadline,
) -> Plunged {
    relaxation.enter(&node.changes);
    relaxation.start(&node.basis);
    let until = relaxation.pivots().saturating_add(known.most);
    let mut plunge = Plunge {
        problem: Arc::clone(&relaxation.problem),
        costs: known.costs.clone(),
        cutoff: known.incumbent.map_or(f64::INFINITY, |it| (known.cutoff)(it.value)),
        found: Plunged {
            trail: Trail::new(known.recorded),
            open: Vec::new(),
            incumbent: None,
            seen: Vec::new(),
            nodes: 0,
        },
        branch: node.branch,
        above: Above {
            bound: node.bound,
            dual: Arc::clone(&node.dual),
            basis: Arc::clone(&node.basis),
        },
        relaxation,
        known,
        deadline,
        until,
    };
    while plunge.goes_on() {}
    plunge.found
}

/// The last relaxation that was solved on the way down.
#[derive(Clone)]
struct Above {
    bound: f64,
    dual: Arc<Vec<f64>>,
    basis: Arc<Basis>,
}

/// A plunge under way.
struct Plunge<'s> {
    relaxation: &'s mut Relaxation,
    known: &'s Known<'s>,
    deadline: &'s Deadline,
    problem: Arc<Problem>,
    costs: PseudoCosts,
    cutoff: f64,
    found: Plunged,
    branch: Option<(Fractional, bool)>,
    above: Above,
    until: u64,
}

impl Plunge<'_> {
    /// One relaxation and what follows from it; says whether the plunge goes on in a smaller box.
    fn goes_on(&mut self) -> bool {
        let optimal = match self.relaxation.solve(self.deadline) {
            Relaxed::Optimal(optimal) => optimal,
            Relaxed::Empty(ray) => {
                self.found.trail.empty(&ray);
                return false;
            }
            Relaxed::Unbounded | Relaxed::Stopped | Relaxed::Trouble => {
                // With the bound of the node above it.
                self.leave_open();
                return false;
            }
        };
        self.found.nodes += 1;
        self.learn(&optimal);
        let candidates = self.candidates(&optimal);
        if optimal.value >= self.cutoff || candidates.is_empty() {
            self.found.trail.leaf(&optimal.dual);
            return false;
        }
        self.above = Above {
            bound: optimal.value,
            dual: Arc::new(optimal.dual.clone()),
            basis: Arc::new(self.relaxation.basis()),
        };
        let (relaxation, trail) = (&mut *self.relaxation, &mut self.found.trail);
        let fixed = fix_by_reduced_costs(relaxation, trail, &optimal, self.cutoff);
        if !fixed.is_empty() {
            if !follow(relaxation, trail, &fixed) {
                return false;
            }
            let outside = |it: &Fractional| {
                relaxation.bounds()[it.column as usize].violation(it.value) > 1e-9
            };
            if candidates.iter().any(outside) {
                return true;
            }
        }
        let choice = choose(
            relaxation,
            &optimal,
            &candidates,
            &mut self.costs,
            &mut self.found.seen,
            self.cutoff,
            self.deadline,
        );
        match choice {
            Choice::Narrow { at, closed_up, by } => self.narrow(&at, closed_up, by),
            Choice::Branch(at) => self.branch_on(at),
        }
    }

    /// Leaves the present box open.
    fn leave_open(&mut self) {
        let Above { bound, dual, basis } = self.above.clone();
        let (place, changes) = (self.found.trail.node, self.relaxation.changes());
        let branch = self.branch;
        self.found.open.push(Node { place, changes, basis, bound, dual, branch, number: 0 });
    }

    /// What the branch to this node has cost.
    fn learn(&mut self, optimal: &Optimal) {
        let Some((at, up)) = self.branch.take() else { return };
        let distance = if up { at.above - at.value } else { at.value - at.below };
        let per_unit = (optimal.value - self.above.bound).max(0.0) / distance.max(1e-6);
        let seen = Seen { column: at.column, up, per_unit };
        self.costs.see(seen);
        self.found.seen.push(seen);
    }

    /// The columns to branch on; a point with whole numbers at hand is taken on the way.
    fn candidates(&mut self, optimal: &Optimal) -> Vec<Fractional> {
        if optimal.value >= self.cutoff {
            return Vec::new();
        }
        let candidates = fractional(&self.problem, &optimal.point);
        let point = if candidates.is_empty() {
            completed(self.relaxation, &optimal.point, self.deadline)
        } else {
            rounded(&self.problem, &optimal.point)
        };
        if let Some(point) = point
            && (self.known.cutoff)(point.value) < self.cutoff
        {
            self.cutoff = (self.known.cutoff)(point.value);
            self.found.incumbent = Some(point);
        }
        if !candidates.is_empty() {
            return candidates;
        }
        // Whole within what engines leave, yet better than with the whole numbers themselves.
        let bounds = self.relaxation.bounds();
        let mut nearly = nearly_whole(&self.problem, bounds, &optimal.point);
        nearly.retain(|it| bounds[it.column as usize].lower < bounds[it.column as usize].upper);
        nearly
    }

    /// Goes to one child of a branch whose other child is closed.
    fn narrow(&mut self, at: &Fractional, closed_up: bool, by: Closing) -> bool {
        let own = self.relaxation.bounds()[at.column as usize];
        let trail = &mut self.found.trail;
        if let Some(fragment) = &mut trail.fragment {
            let children = fragment.split(trail.node, at.column, at.below, at.above);
            let closed = children[usize::from(closed_up)];
            match by {
                Closing::Ray(ray) => fragment.empty_by(closed, &ray),
                Closing::Dual(dual) => {
                    let kept = fragment.multipliers(&dual);
                    fragment.leaf(closed, kept);
                }
            }
            trail.node = children[usize::from(!closed_up)];
        }
        self.relaxation.set(at.column, at.bounds(own, !closed_up));
        follow(self.relaxation, trail, &[at.column])
    }

    /// Branches, leaves one child open and goes to the other.
    fn branch_on(&mut self, at: Fractional) -> bool {
        let known = self.known.incumbent.or(self.found.incumbent.as_ref());
        let up = goes_up(&at, known.filter(|_| self.known.guided));
        let own = self.relaxation.bounds()[at.column as usize];
        let trail = &mut self.found.trail;
        let children = match &mut trail.fragment {
            Some(fragment) => fragment.split(trail.node, at.column, at.below, at.above),
            None => [0, 0],
        };
        let mut changes = self.relaxation.changes();
        changes.retain(|it| it.column != at.column);
        changes.push(Change { column: at.column, bounds: at.bounds(own, !up) });
        let Above { bound, dual, basis } = self.above.clone();
        let (place, branch) = (children[usize::from(!up)], Some((at, !up)));
        self.found.open.push(Node { place, changes, basis, bound, dual, branch, number: 0 });
        trail.node = children[usize::from(up)];
        self.relaxation.set(at.column, at.bounds(own, up));
        self.branch = Some((at, up));
        if !follow(self.relaxation, trail, &[at.column]) {
            return false;
        }
        if self.found.nodes >= NODES || self.relaxation.pivots() > self.until {
            self.leave_open();
            return false;
        }
        true
    }
}

/// The child to go on in: towards the incumbent, else towards the nearer value.
fn goes_up(at: &Fractional, incumbent: Option<&Incumbent>) -> bool {
    match incumbent {
        Some(it) => it.point[at.column as usize] >= at.above - 1e-6,
        None => at.value - at.below > 0.5 * (at.above - at.below),
    }
}
