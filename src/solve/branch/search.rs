//! The search: nodes by their bound, plunges in batches, neighbourhoods of the incumbent between.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;

use rayon::prelude::*;

use super::incumbent::Incumbent;
use super::plunge::{Known, Node, Plunged, plunge};
use super::problem::Problem;
use super::pseudo_costs::PseudoCosts;
use super::relaxation::{Optimal, Relaxation};
use super::tree::Fragment;
use crate::solve::deadline::Deadline;

/// Nodes plunged from at a time. The answer depends on it, not on the number of threads.
const BATCH: usize = 4;

/// Entries of a proof beyond which the search ends: about a gigabyte.
const MOST_ENTRIES: usize = 60_000_000;

/// An open node by its bound: the least one first, of equal ones the newest.
#[derive(Debug)]
struct ByBound(Node);

impl PartialEq for ByBound {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for ByBound {}
impl PartialOrd for ByBound {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for ByBound {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.bound.total_cmp(&self.0.bound).then(self.0.number.cmp(&other.0.number))
    }
}

/// How far the search goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Relative gap at which it ends.
    pub gap: f64,
    pub nodes: u64,
    pub pivots: u64,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Every node is closed.
    Closed,
    /// A limit, or the deadline.
    Stopped,
}

/// A search over one box.
pub(super) struct Search {
    pub problem: Arc<Problem>,
    pub incumbent: Option<Incumbent>,
    pub costs: PseudoCosts,
    pub nodes: u64,
    pub pivots: u64,
    pub fragment: Option<Fragment>,
    /// Whether plunges go towards the incumbent, not to the nearer value.
    pub guided: bool,
    limits: Limits,
    open: BinaryHeap<ByBound>,
    workers: Vec<Relaxation>,
    number: u64,
    root: Relaxation,
}

impl Search {
    /// A search of the box that `root` is in, whose relaxation has this optimum.
    pub fn new(
        root: Relaxation,
        optimal: &Optimal,
        place: u32,
        fragment: Option<Fragment>,
        incumbent: Option<Incumbent>,
        costs: PseudoCosts,
        limits: Limits,
    ) -> Self {
        let node = Node {
            place,
            changes: root.changes(),
            basis: Arc::new(root.basis()),
            bound: optimal.value,
            dual: Arc::new(optimal.dual.clone()),
            branch: None,
            number: 0,
        };
        Self {
            problem: Arc::clone(&root.problem),
            incumbent,
            costs,
            nodes: 0,
            pivots: 0,
            fragment,
            guided: true,
            limits,
            open: BinaryHeap::from([ByBound(node)]),
            workers: Vec::new(),
            number: 0,
            root,
        }
    }

    /// The value from which on a node cannot hold a point that matters.
    pub fn cutoff(&self) -> f64 {
        let incumbent = self.incumbent.as_ref().map(|it| it.value);
        incumbent.map_or(f64::INFINITY, |value| cutoff(&self.problem, self.limits.gap, value))
    }

    /// One batch of plunges from the best nodes; `Some` where the search has ended.
    pub fn step(&mut self, deadline: &Deadline) -> Option<Ended> {
        let cutoff_now = self.cutoff();
        let mut batch = Vec::new();
        while batch.len() < BATCH {
            let Some(ByBound(node)) = self.open.pop() else { break };
            if node.bound >= cutoff_now {
                self.close(&node);
            } else {
                batch.push(node);
            }
        }
        if batch.is_empty() {
            return Some(Ended::Closed);
        }
        let full = self.fragment.as_ref().is_some_and(|it| it.entries() > MOST_ENTRIES);
        let beyond = self.nodes >= self.limits.nodes || self.pivots >= self.limits.pivots;
        if full || beyond || deadline.stopped() {
            self.open.extend(batch.into_iter().map(ByBound));
            return Some(Ended::Stopped);
        }
        while self.workers.len() < batch.len() {
            self.workers.push(self.root.clone());
        }
        let (problem, gap) = (Arc::clone(&self.problem), self.limits.gap);
        let cutoff = move |value: f64| cutoff(&problem, gap, value);
        let known = Known {
            costs: &self.costs,
            incumbent: self.incumbent.as_ref(),
            cutoff: &cutoff,
            recorded: self.fragment.is_some(),
            guided: self.guided,
            most: self.limits.pivots.saturating_sub(self.pivots),
        };
        let work = |(relaxation, node): (&mut Relaxation, Node)| {
            let before = relaxation.pivots();
            let place = node.place;
            let plunged = plunge(relaxation, &node, &known, deadline);
            (place, plunged, relaxation.pivots() - before)
        };
        let results: Vec<(u32, Plunged, u64)> = if batch.len() == 1 {
            self.workers.iter_mut().zip(batch).map(work).collect()
        } else {
            self.workers.par_iter_mut().zip(batch.into_par_iter()).map(work).collect()
        };
        for (place, plunged, pivots) in results {
            self.pivots += pivots;
            self.take(place, plunged);
        }
        // A search within another one records no proof.
        if self.fragment.is_some() {
            deadline.searched(self.pivots, self.limits.pivots);
        }
        None
    }

    /// What a plunge found.
    fn take(&mut self, place: u32, plunged: Plunged) {
        self.nodes += plunged.nodes;
        for seen in plunged.seen {
            self.costs.see(seen);
        }
        if let Some(found) = plunged.incumbent {
            self.offer(found);
        }
        let moved = match (&mut self.fragment, plunged.trail.fragment) {
            (Some(fragment), Some(own)) => Some(fragment.graft(place, own)),
            _ => None,
        };
        for mut node in plunged.open {
            self.number += 1;
            node.number = self.number;
            node.place = moved.as_ref().map_or(0, |moved| moved(node.place));
            self.open.push(ByBound(node));
        }
    }

    /// Takes a point where it is better than the incumbent; says whether it is.
    pub fn offer(&mut self, found: Incumbent) -> bool {
        let better = self.incumbent.as_ref().is_none_or(|it| found.value < it.value);
        if better {
            self.incumbent = Some(found);
        }
        better
    }

    /// Closes a node by the dual values of the one above it.
    fn close(&mut self, node: &Node) {
        if let Some(fragment) = &mut self.fragment {
            let multipliers = fragment.multipliers(&node.dual);
            fragment.leaf(node.place, multipliers);
        }
    }

    /// Closes every open node by the bound it has.
    pub fn close_all(&mut self) {
        for ByBound(node) in std::mem::take(&mut self.open) {
            self.close(&node);
        }
    }

    /// A basis and box for neighbourhoods of the root.
    pub fn root(&self) -> &Relaxation {
        &self.root
    }
}

/// The value from which on a node is closed, where a point of this value is known.
pub(super) fn cutoff(problem: &Problem, gap: f64, value: f64) -> f64 {
    let least = (gap * value.abs()).max(1e-9 * (1.0 + value.abs()));
    let by_gap = value - least;
    if problem.whole_objective { by_gap.min(value - 1.0 + 1e-6) } else { by_gap }
}
