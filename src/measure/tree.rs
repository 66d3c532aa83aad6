//! The nodes of the search by the joint programme: open ones, bounds of what is left, and which is next.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::best::Best;
use super::held::Held;
use super::plans::{Set, Value};
use super::states::State;
use crate::session::Optimum;
use crate::session::joint::Bounded;

/// What is taken, left out and undecided.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub states: Vec<State>,
    /// The goal that decides, with its bound.
    pub goal: usize,
    pub bound: f64,
    pub taken: Vec<f64>,
    pub near: Option<Arc<Optimum>>,
}

/// What the joint programme says of a node.
pub(super) enum Verdict {
    /// No better set.
    Closed,
    /// None better by more than the gap: the decisive goal with its bound.
    Near(usize, f64),
    Open(Box<Node>),
}

/// What deciding a measure raised bounds by, per unit of what was decided.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Raised {
    pub sum: [f64; 2],
    pub count: [u32; 2],
}

/// What is known and what is open.
pub(super) struct Tree {
    pub best: Option<Best>,
    pub open: Vec<Node>,
    /// Bounds of what is not examined further.
    pub left: Vec<Value>,
    /// The bounds of the root, by goal, and the best set's values when they were found.
    pub root: Vec<f64>,
    pub before: Vec<f64>,
    pub raised: Vec<Raised>,
    pub tried: FxHashSet<Set>,
    /// Nodes that were as good as the best in all goals bounded.
    pub tied: u32,
}

/// A bound as it holds with the best set so far.
pub(super) fn held(tree: &Tree, goal: usize, bound: f64) -> Held {
    let best = tree.best.iter().flat_map(|it| it.value.0.iter().copied());
    Held { before: best.take(goal).collect(), bound }
}

/// A node with what the joint programme says of it.
pub(super) fn opened(states: Vec<State>, goal: usize, bounded: Bounded) -> Verdict {
    let Bounded { bound, taken, optimum, .. } = bounded;
    Verdict::Open(Box::new(Node { states, goal, bound, taken, near: optimum }))
}

/// The node to examine: the last one in a dive, else the one with the best bound.
pub(super) fn next(open: &[Node], dive: bool) -> Option<usize> {
    if dive {
        return open.len().checked_sub(1);
    }
    let all = open.iter().enumerate();
    let better = |one: &(usize, &Node), other: &(usize, &Node)| {
        one.1
            .goal
            .cmp(&other.1.goal)
            .then(one.1.bound.total_cmp(&other.1.bound))
            .then(one.0.cmp(&other.0))
    };
    all.min_by(better).map(|it| it.0)
}
