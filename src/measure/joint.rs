//! The best set by the joint programme of all sets ([`crate::session::joint`]): branch and bound over
//! measures.
//!
//! A node is what is taken, left out and undecided; its bound is the joint programme's, solved from the
//! optimum of the node it comes from. Where a node takes measures in part, rounding them gives a set.
//! It is planned only if the joint programme, with that set decided, says that it may be better than
//! the best so far: the plan is what counts. A goal that no set can better is held, and the next one is
//! bounded. Measures whose reduced costs exceed what is left between bound and best are decided.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::best::{Best, Found};
use super::held::Held;
use super::plans::{Asked, Planned, Set, Value};
use super::states::{State, with};
use super::tree::{Node, Raised, Tree, Verdict, held, next, opened};
use crate::scenario::ties;
use crate::session::joint::{Bounded, Bounding, Joint, Within};
use crate::session::{Optimum, Options};
use crate::tolerances::FROZEN_GOAL;

/// How near a whole number a measure counts as taken or not.
const WHOLE: f64 = 1e-6;

/// Nodes that keep their optimum to start from; others start from the root's.
const KEPT: usize = 64;

/// Nodes as good as the best in all goals that are bounded, of which the sets are planned for the goals
/// after them.
const MOST_TIED: u32 = 200;

/// A search by the joint programme.
pub(super) struct JointSearch<'s, 'p> {
    pub planned: &'s mut Planned<'p>,
    pub joint: &'s mut Joint,
    /// The measures in the order of the joint programme.
    pub order: &'s [usize],
    pub options: &'s Options,
    /// How many of the goals compared a plan bounds.
    pub bounded: usize,
    pub budget: f64,
    /// The share of the value of the decisive goal that its bound may be from it.
    pub gap: f64,
    /// Whether a plan was better than a bound that held for it: then no bound counts.
    pub refuted: bool,
}

impl JointSearch<'_, '_> {
    /// The best set that costs at most the budget, from the best that is known; `None` if the joint
    /// programme has no bound.
    pub fn best(&mut self, states: &[State], best: Option<Best>) -> Option<Found> {
        let count = self.order.len();
        let mut tree = Tree {
            best,
            open: Vec::new(),
            left: Vec::new(),
            root: Vec::new(),
            before: Vec::new(),
            raised: vec![Raised::default(); count],
            tried: FxHashSet::default(),
            tied: 0,
        };
        let mut complete = true;
        let before = tree.best.as_ref().map_or_else(Vec::new, |it| it.value.0.clone());
        let root = self.judge(&mut tree, states.to_vec(), None, self.budget)?;
        tree.before = before;
        self.compare(&tree, &with(states, State::Taken), None);
        for at in 0..count {
            let set = self.planned.proposals.with_required(at);
            if self.planned.proposals.allowed(&set, self.budget) {
                self.compare(&tree, &set, None);
            }
        }
        match root {
            Verdict::Open(node) => tree.open.push(*node),
            Verdict::Near(goal, bound) => tree.left.push(self.value(&tree, goal, bound)),
            Verdict::Closed => {}
        }
        let mut dive = true;
        while let Some(at) = next(&tree.open, dive) {
            if self.refuted {
                return None;
            }
            self.stand(&tree);
            if self.planned.exhausted() || self.options.deadline.stopped() {
                complete = false;
                break;
            }
            let node = tree.open.remove(at);
            let before = tree.open.len();
            if self.examine(&mut tree, node).is_none() {
                complete = false;
                break;
            }
            dive = tree.open.len() > before;
        }
        if self.refuted {
            return None;
        }
        let open = std::mem::take(&mut tree.open);
        let left: Vec<Value> = open.iter().map(|it| self.value(&tree, it.goal, it.bound)).collect();
        tree.left.extend(left);
        let bounds = self.bounds(&tree);
        let proven = complete && !self.planned.stopped && self.is_proven(&tree);
        Some(Found { best: tree.best, proven, bounds })
    }

    /// Plans what a node suggests, and divides it; `None` if the run was stopped.
    fn examine(&mut self, tree: &mut Tree, mut node: Node) -> Option<()> {
        if self.no_better(tree, &mut node) {
            return Some(());
        }
        let keep = node.clone();
        let stopped = |this: &Self| this.planned.stopped || this.options.deadline.stopped();
        for set in self.rounded(&node) {
            self.propose(tree, &set, &node);
            if stopped(self) {
                tree.open.push(keep);
                return None;
            }
        }
        if self.no_better(tree, &mut node) {
            return Some(());
        }
        let open = with(&node.states, State::Open);
        if open.is_empty() {
            // Decided: whatever its bound says, its plan is what it is.
            let set = with(&node.states, State::Taken);
            if self.planned.proposals.allowed(&set, self.budget) && tree.tried.insert(set.clone()) {
                let held = held(tree, node.goal, node.bound);
                self.planned.take(std::slice::from_ref(&set), &mut tree.best);
                self.compare(tree, &set, Some(&held));
                if stopped(self) {
                    tree.open.push(keep);
                    return None;
                }
            }
            return Some(());
        }
        let at = self.branching(tree, &node, &open);
        let share = node.taken[at];
        let first = if share >= 0.5 { State::Taken } else { State::Out };
        let second = if first == State::Taken { State::Out } else { State::Taken };
        let mut children = Vec::new();
        for state in [first, second] {
            let mut states = node.states.clone();
            states[at] = state;
            if !self.planned.proposals.follow(&mut states, self.budget) {
                continue;
            }
            let near = node.near.as_ref();
            let Some(verdict) = self.judge(tree, states, near, self.budget) else {
                // Nothing is known of it but what is known of its parent.
                tree.left.push(self.value(tree, node.goal, node.bound));
                if stopped(self) {
                    return None;
                }
                continue;
            };
            match verdict {
                Verdict::Closed => {}
                Verdict::Near(goal, bound) => tree.left.push(self.value(tree, goal, bound)),
                Verdict::Open(mut child) => {
                    if child.goal == node.goal {
                        child.bound = child.bound.max(node.bound);
                        let (side, part) =
                            if state == State::Taken { (1, 1.0 - share) } else { (0, share) };
                        let raised = &mut tree.raised[at];
                        raised.sum[side] += (child.bound - node.bound) / part.max(WHOLE);
                        raised.count[side] += 1;
                    }
                    children.push(*child);
                }
            }
        }
        // The better one is examined next.
        children.sort_by(|one, other| other.bound.total_cmp(&one.bound));
        tree.open.extend(children);
        let kept = tree.open.len().saturating_sub(KEPT);
        for old in &mut tree.open[..kept] {
            old.near = None;
        }
        Some(())
    }

    /// Whether the best set so far closes a node.
    fn no_better(&self, tree: &mut Tree, node: &mut Node) -> bool {
        let Some(best) = &tree.best else { return false };
        let value = best.value.0[node.goal];
        let before = tree.root.iter().zip(&best.value.0).take(node.goal);
        if before.clone().any(|(root, value)| !ties(*root, *value)) {
            return false;
        }
        if !ties(node.bound, value) && node.bound > value {
            return true;
        }
        if self.gap > 0.0 && value - node.bound <= self.gap * value.abs() {
            let near = self.value(tree, node.goal, node.bound);
            tree.left.push(near);
            return true;
        }
        false
    }

    /// Plans a set if the joint programme says that it may be better than the best so far.
    fn propose(&mut self, tree: &mut Tree, set: &Set, node: &Node) {
        if tree.tried.contains(set) || !self.planned.proposals.allowed(set, self.budget) {
            return;
        }
        let mut states = vec![State::Out; self.order.len()];
        for it in set {
            states[*it] = State::Taken;
        }
        let verdict = self.judge(tree, states, node.near.as_ref(), self.budget);
        tree.tried.insert(set.clone());
        let own = match verdict {
            None => None,
            Some(Verdict::Closed) => return,
            Some(Verdict::Near(goal, bound)) => Some(held(tree, goal, bound)),
            Some(Verdict::Open(node)) => Some(held(tree, node.goal, node.bound)),
        };
        self.planned.take(std::slice::from_ref(set), &mut tree.best);
        self.compare(tree, set, own.as_ref());
    }

    /// Compares the plan of a set with its own bound and with those of all sets.
    fn compare(&mut self, tree: &Tree, set: &[usize], own: Option<&Held>) {
        let Some(value) = self.planned.value(&Asked::of(set)) else { return };
        let of_all = tree.root.iter().enumerate().map(|(goal, bound)| Held {
            before: tree.before.iter().take(goal).copied().collect(),
            bound: *bound,
        });
        if own.cloned().into_iter().chain(of_all).any(|it| it.is_refuted_by(&value)) {
            self.refuted = true;
        }
    }

    /// What the joint programme says of some sets; `None` if nothing.
    fn judge(
        &mut self,
        tree: &mut Tree,
        mut states: Vec<State>,
        near: Option<&Arc<Optimum>>,
        budget: f64,
    ) -> Option<Verdict> {
        let root = tree.root.is_empty();
        let levels = self.planned.levels(tree.best.as_ref());
        let mut last = None;
        for goal in 0..self.bounded {
            let best = tree.best.as_ref().map(|it| it.value.0[goal]);
            // What no set at all betters is held in the goals after it.
            let held = |root: &f64| best.is_some_and(|best| ties(*root, best));
            if goal + 1 < self.bounded && tree.root.get(goal).is_some_and(held) {
                continue;
            }
            let near = near.filter(|_| goal == 0 || last.is_none() && !root);
            let bounded = match self.bound(goal, (&states, budget), &levels, near) {
                Bounding::At(bounded) => bounded,
                Bounding::Nothing => return Some(Verdict::Closed),
                Bounding::Unknown => return None,
            };
            if root {
                tree.root.push(bounded.bound);
            }
            let Some(best) = best else {
                return Some(opened(states, goal, bounded));
            };
            if !ties(bounded.bound, best) {
                if bounded.bound > best {
                    return Some(Verdict::Closed);
                }
                if best - bounded.bound <= self.gap * best.abs() {
                    return Some(Verdict::Near(goal, bounded.bound));
                }
                self.decide(&mut states, best, &bounded);
                return Some(opened(states, goal, bounded));
            }
            last = Some((goal, bounded));
        }
        let (goal, bounded) = last?;
        let best = tree.best.as_ref()?;
        // As good as the best: better only if it is cheaper.
        let cheaper = best.cost - 1e-6 * (1.0 + best.cost.abs());
        if self.bounded == best.value.0.len() {
            let cost = self.planned.cost(&with(&states, State::Taken));
            if cost >= cheaper {
                return Some(Verdict::Closed);
            }
            if budget > cheaper {
                let value = best.value.0[goal];
                return match self.bound(goal, (&states, cheaper), &levels, None) {
                    Bounding::At(it) if !ties(it.bound, value) && it.bound > value => {
                        Some(Verdict::Closed)
                    }
                    Bounding::At(it) => Some(opened(states, goal, it)),
                    Bounding::Nothing => Some(Verdict::Closed),
                    Bounding::Unknown => None,
                };
            }
            return Some(opened(states, goal, bounded));
        }
        tree.tied += 1;
        if tree.tied > MOST_TIED {
            return Some(Verdict::Near(goal, bounded.bound));
        }
        Some(opened(states, goal, bounded))
    }

    fn bound(
        &mut self,
        goal: usize,
        (states, budget): (&[State], f64),
        levels: &[f64],
        near: Option<&Arc<Optimum>>,
    ) -> Bounding {
        let decided: Vec<Option<bool>> = self
            .order
            .iter()
            .map(|it| match states[*it] {
                State::Open => None,
                State::Taken => Some(true),
                State::Out => Some(false),
            })
            .collect();
        self.planned.counts.1 += 1;
        let before = self.joint.taking;
        let within = Within { budget, decided: &decided, levels };
        let found = self.joint.bound(goal, within, near, self.options);
        self.planned.taking.0 += self.joint.taking.0 - before.0;
        self.planned.taking.1 += self.joint.taking.1 - before.1;
        // In the order of the file.
        let filed = |of: &[f64]| {
            let mut found = vec![0.0; of.len()];
            for (at, value) in self.order.iter().zip(of) {
                found[*at] = *value;
            }
            found
        };
        match found {
            Bounding::At(it) => {
                let (taken, reduced) = (filed(&it.taken), filed(&it.reduced));
                Bounding::At(Bounded { taken, reduced, ..it })
            }
            other => other,
        }
    }

    /// Decides measures that the other way would leave nothing better.
    fn decide(&self, states: &mut Vec<State>, best: f64, bounded: &Bounded) {
        let most = best - bounded.bound + 4.0 * FROZEN_GOAL * (1.0 + best.abs());
        let before = states.clone();
        for (at, state) in states.iter_mut().enumerate().filter(|it| *it.1 == State::Open) {
            let (share, reduced) = (bounded.taken[at], bounded.reduced[at]);
            if share <= WHOLE && reduced > most {
                *state = State::Out;
            } else if share >= 1.0 - WHOLE && -reduced > most {
                *state = State::Taken;
            }
        }
        if !self.planned.proposals.follow(states, self.budget) {
            *states = before;
        }
    }

    /// Sets near what a node takes: by shares, and those of a half and more alone.
    fn rounded(&self, node: &Node) -> Vec<Set> {
        let mut order: Vec<usize> = with(&node.states, State::Open);
        order.sort_by(|one, other| {
            let cost = |at: usize| self.planned.proposals.all[at].measure.cost;
            let shares = node.taken[*other].total_cmp(&node.taken[*one]);
            let ids = |at: usize| self.planned.proposals.id(at);
            shares.then(cost(*one).total_cmp(&cost(*other))).then(ids(*one).cmp(ids(*other)))
        });
        let mut found: Vec<Set> = Vec::new();
        for least in [WHOLE, 0.5] {
            let mut states = node.states.clone();
            for at in order.iter().filter(|it| node.taken[**it] >= least) {
                let mut tried = states.clone();
                if tried[*at] != State::Open {
                    continue;
                }
                tried[*at] = State::Taken;
                if self.planned.proposals.follow(&mut tried, self.budget) {
                    states = tried;
                }
            }
            let set = with(&states, State::Taken);
            if !found.contains(&set) {
                found.push(set);
            }
        }
        found
    }

    /// The measure to decide next: the one whose decision raises the lower bound of the two most, by
    /// what was seen of it and of the others so far.
    fn branching(&self, tree: &Tree, node: &Node, open: &[usize]) -> usize {
        let all = |side: usize| {
            let sums = tree.raised.iter().map(|it| it.sum[side]).sum::<f64>();
            let counts = tree.raised.iter().map(|it| it.count[side]).sum::<u32>();
            if counts == 0 { 1.0 } else { sums / f64::from(counts) }
        };
        let means = [all(0), all(1)];
        let score = |at: usize| {
            let raised = &tree.raised[at];
            let by = |side: usize| match raised.count[side] {
                0 => means[side],
                count => raised.sum[side] / f64::from(count),
            };
            let share = node.taken[at].clamp(0.0, 1.0);
            let (out, taken) = (share * by(0), (1.0 - share) * by(1));
            out.max(1e-9 * share) * taken.max(1e-9 * (1.0 - share))
        };
        let cost = |at: usize| self.planned.proposals.all[at].measure.cost;
        let better = |one: &&usize, other: &&usize| {
            let scores = score(**one).total_cmp(&score(**other));
            let ids = |at: usize| self.planned.proposals.id(at);
            scores.then(cost(**one).total_cmp(&cost(**other))).then(ids(**other).cmp(ids(**one)))
        };
        open.iter().max_by(better).copied().unwrap_or(0)
    }

    /// A bound on all goals: those before the decisive one are what no set betters, those after it are
    /// open.
    fn value(&self, tree: &Tree, goal: usize, bound: f64) -> Value {
        let count = self.planned.compared.len();
        let mut found = vec![f64::NEG_INFINITY; count];
        for (at, value) in found.iter_mut().enumerate().take(goal) {
            *value = tree.root.get(at).copied().unwrap_or(f64::NEG_INFINITY);
        }
        found[goal] = bound;
        Value(found)
    }

    /// For each goal what no set passes.
    fn bounds(&self, tree: &Tree) -> Vec<Option<f64>> {
        let Some(best) = &tree.best else { return vec![None; self.planned.compared.len()] };
        let mut tied = true;
        let mut found = Vec::new();
        for (goal, value) in best.value.0.iter().enumerate() {
            let least = tree.left.iter().map(|it| it.0[goal]).fold(*value, f64::min);
            found.push((tied && least.is_finite()).then_some(least));
            tied = tied && ties(least, *value);
        }
        found
    }

    /// Whether what was left is no better in any goal that is bounded: after one that may give something
    /// up, nothing is.
    fn is_proven(&self, tree: &Tree) -> bool {
        let Some(best) = &tree.best else { return tree.left.is_empty() };
        let same = |left: &Value| {
            let pairs = left.0.iter().zip(&best.value.0).take(self.bounded);
            pairs.into_iter().all(|(left, value)| ties(*left, *value))
        };
        let all_bounded = self.bounded == best.value.0.len();
        tree.left.is_empty() || !all_bounded && tree.left.iter().all(same)
    }

    /// Says how far the search is.
    fn stand(&mut self, tree: &Tree) {
        let Some(best) = &tree.best else { return };
        let Some(base) = self.planned.value(&Asked::of(&[])) else { return };
        let open = tree.open.iter().map(|it| self.value(tree, it.goal, it.bound));
        let left: Vec<Value> = tree.left.iter().cloned().chain(open).collect();
        for (at, goal) in self.planned.compared.iter().enumerate() {
            let least = left.iter().map(|it| it.0[at]).fold(best.value.0[at], f64::min);
            let most = least.is_finite().then_some(base.0[at] - least);
            let gain = base.0[at] - best.value.0[at];
            if !ties(gain, 0.0) || most.is_none_or(|it| !ties(it, 0.0)) {
                let told = (goal.title.clone(), goal.unit.clone(), gain, most);
                self.planned.standing.best = Some(told);
                return;
            }
        }
    }
}
