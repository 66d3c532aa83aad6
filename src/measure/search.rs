//! The best set under a budget: branch and bound over sets.
//!
//! A node is what is taken, left out and undecided. With all that is undecided and can only help, and
//! without what it needs and costs, a plan is at least as good as that of any set of the node: it
//! allows whatever they allow. Before that is planned, the losses of the [`Family`] under what is left
//! of the budget are a bound that takes no plan. Goals are compared in sequence; after one that may
//! give something up nothing is bounded. What may help or harm is decided first.

use super::Direction;
use super::best::{Best, Found};
use super::family::{Family, Made};
use super::joint::JointSearch;
use super::plans::{AT_A_TIME, Asked, Planned, Set, Value};
use super::states::{State, with};
use super::together::joint;
use crate::model::GiveUp;
use crate::scenario::ties;
use crate::session::joint::Joint;
use crate::session::{Failure, Options};

/// Rounds in which bounds and sets improve each other before any branching.
const ROUNDS: usize = 6;

#[derive(Clone, Debug)]
struct Node {
    states: Vec<State>,
    /// What bounds the nodes it came from.
    bound: Option<Value>,
}

/// A search among all sets.
pub struct Search<'s, 'p> {
    /// The sets planned.
    pub planned: &'s mut Planned<'p>,
    made: &'s Made<'s>,
    options: &'s Options,
    costs: Vec<f64>,
    directions: Vec<Direction>,
    /// By what is taken of the measures that may help or harm.
    families: Vec<(Set, Option<Family>)>,
    /// How many of the goals compared a plan bounds.
    bounded: usize,
    /// The joint programme of all sets, once it was written, with the order of its measures; none where
    /// there is none.
    joint: Option<(Joint, Vec<usize>)>,
    /// Whether the joint programme was to be written.
    joined: bool,
    /// The share of its value that the decisive goal may be from its bound.
    pub gap: f64,
}

impl<'s, 'p> Search<'s, 'p> {
    /// A search in which nothing is known yet.
    pub fn new(planned: &'s mut Planned<'p>, made: &'s Made<'s>, options: &'s Options) -> Self {
        let all = &planned.proposals.all;
        let costs = all.iter().map(|it| it.measure.cost).collect();
        let directions = (0..all.len()).map(|it| planned.proposals.direction(it)).collect();
        let gives = |give_up: GiveUp| match give_up {
            GiveUp::Absolute(most) | GiveUp::Share(most) => most > 0.0,
        };
        let all_bounded = planned.compared.iter().all(|it| {
            it.money || it.title.starts_with("fulfil") || it.title.starts_with("on-time")
        });
        let tolerant = planned.compared.iter().position(|it| gives(it.give_up));
        let bounded = match (all_bounded, tolerant) {
            (false, _) => 0,
            (true, None) => planned.compared.len(),
            (true, Some(at)) => at + 1,
        };
        Self {
            planned,
            made,
            options,
            costs,
            directions,
            families: Vec::new(),
            bounded,
            joint: None,
            joined: false,
            gap: 0.0,
        }
    }

    /// The best set that costs at most so much once.
    ///
    /// # Errors
    /// As [`crate::session::plan`].
    pub fn best(&mut self, budget: f64) -> Result<Found, Failure> {
        let mut best: Option<Best> = None;
        let mut root = Node { states: vec![State::Open; self.costs.len()], bound: None };
        let mut open = Vec::new();
        let mut left_open: Vec<Option<Value>> = Vec::new();
        if self.follow(&mut root.states, budget) {
            let none: Vec<usize> = self.with(&root.states, State::Taken);
            if self.allowed(&none, budget) {
                self.planned.take(&[none], &mut best);
            }
            // Each alone is planned already: if time runs out, the best of them is what there is.
            let alone = (0..self.costs.len()).map(|it| self.planned.proposals.with_required(it));
            let alone: Vec<Set> = alone.filter(|it| self.allowed(it, budget)).collect();
            self.planned.take(&alone, &mut best);
            if let Some(found) = self.by_joint(&root.states, budget, best.clone()) {
                return Ok(found);
            }
            self.begin(&root, budget, &mut best)?;
            open.push(root);
        }
        while !open.is_empty() {
            self.stand(best.as_ref(), &open, budget);
            if self.planned.exhausted() {
                left_open.extend(open.iter().map(|it| it.bound.clone()));
                break;
            }
            let mut some: Vec<Node> = Vec::new();
            while some.len() < AT_A_TIME
                && let Some(node) = open.pop()
            {
                if !self.hopeless(&node, budget, best.as_ref()) {
                    some.push(node);
                }
            }
            let asked: Vec<Option<Asked>> = some.iter().map(|it| self.widest(it)).collect();
            let wanted: Vec<Asked> = asked.iter().flatten().cloned().collect();
            if !self.planned.plan(&wanted) {
                left_open.extend(some.iter().chain(&open).map(|it| it.bound.clone()));
                break;
            }
            for (mut node, asked) in some.into_iter().zip(asked) {
                if let Some(asked) = asked {
                    let taken = self.with(&node.states, State::Taken);
                    if self.planned.without_plan(&asked) && self.is_infeasible(&asked) {
                        continue;
                    }
                    node.bound = self.bound_of(&asked, &taken).or(node.bound);
                    if self.is_no_better(
                        node.bound.as_ref(),
                        self.planned.cost(&taken),
                        best.as_ref(),
                    ) {
                        continue;
                    }
                    let whole = with_open(&node.states);
                    if asked.helpful.is_empty() && self.allowed(&whole, budget) {
                        self.planned.take(&[whole], &mut best);
                        let cost = self.planned.cost(&taken);
                        if self.is_no_better(node.bound.as_ref(), cost, best.as_ref()) {
                            continue;
                        }
                    }
                }
                if node.states.iter().all(|it| *it != State::Open) {
                    let taken = self.with(&node.states, State::Taken);
                    if self.allowed(&taken, budget) {
                        self.planned.take(&[taken], &mut best);
                    }
                    continue;
                }
                let at = self.branching(&node, budget, best.as_ref());
                for state in [State::Out, State::Taken] {
                    let mut child = node.clone();
                    child.states[at] = state;
                    if self.follow(&mut child.states, budget) {
                        open.push(child);
                    }
                }
            }
        }
        let bounds = self.bounds(best.as_ref(), &left_open, budget);
        Ok(Found { best, proven: left_open.is_empty() && !self.planned.stopped, bounds })
    }

    /// The best set by the joint programme of all sets; `None` if there is none.
    fn by_joint(&mut self, states: &[State], budget: f64, best: Option<Best>) -> Option<Found> {
        if self.bounded == 0 {
            return None;
        }
        if !std::mem::replace(&mut self.joined, true) {
            let goals = self.planned.compared[..self.bounded].iter();
            let goals: Vec<(String, bool)> = goals.map(|it| (it.title.clone(), it.money)).collect();
            self.joint = joint(self.planned, self.made, self.options, &goals);
        }
        let (joint, order) = self.joint.as_mut()?;
        let (options, bounded, gap) = (self.options, self.bounded, self.gap);
        let planned = &mut *self.planned;
        let refuted = false;
        let mut search =
            JointSearch { planned, joint, order, options, bounded, budget, gap, refuted };
        let found = search.best(states, best);
        if search.refuted {
            // Counted as an answer that was refused; this search ends the question.
            self.planned.taking.2 += 1;
            self.joint = None;
            debug_assert!(false, "a plan is better than the joint bound that holds for its set");
        }
        found
    }

    /// Says how far the search is: the best set so far, and the bound on every other.
    fn stand(&mut self, best: Option<&Best>, open: &[Node], budget: f64) {
        let Some(found) = best else { return };
        let left: Vec<Option<Value>> = open.iter().map(|it| it.bound.clone()).collect();
        let bounds = self.bounds(best, &left, budget);
        let Some(base) = self.planned.value(&Asked::of(&[])) else { return };
        let gains = self.planned.compared.iter().zip(&base.0).zip(found.value.0.iter().zip(bounds));
        let mut gains = gains.map(|((goal, base), (value, bound))| {
            (goal, base - value, bound.map(|bound| base - bound))
        });
        let moved = |gain: &(_, f64, Option<f64>)| {
            !ties(gain.1, 0.0) || gain.2.is_none_or(|most| !ties(most, 0.0))
        };
        self.planned.standing.best = gains
            .find(moved)
            .map(|(goal, gain, most)| (goal.title.clone(), goal.unit.clone(), gain, most));
    }

    /// Sets that the bounds themselves suggest, and bounds from their prices.
    fn begin(&mut self, root: &Node, budget: f64, best: &mut Option<Best>) -> Result<(), Failure> {
        let costs = self.costs.clone();
        let unknown = self.directions.contains(&Direction::Unknown);
        let all = with_open(&root.states);
        if self.allowed(&all, budget) {
            self.planned.take(std::slice::from_ref(&all), best);
        }
        if unknown || self.bounded == 0 {
            self.greedy(root, budget, best);
            return Ok(());
        }
        let mut asked: Vec<(Set, Set)> = vec![(Vec::new(), all), (Vec::new(), Vec::new())];
        for _ in 0..ROUNDS {
            for (taken, helpful) in std::mem::take(&mut asked) {
                self.learn(&taken, &helpful, best.as_ref())?;
            }
            let (taken, open) =
                (self.with(&root.states, State::Taken), self.with(&root.states, State::Open));
            let mut sets: Vec<Set> = Vec::new();
            for goal in 0..self.bounded {
                let levels = self.planned.levels(best.as_ref());
                let monthly = self.monthly(goal);
                let left = budget - self.planned.cost(&taken);
                let Some((_, Some(family))) = self.families.first() else { break };
                let sides = (taken.as_slice(), open.as_slice());
                let found = family.bound(goal, sides, (&costs, &monthly), left, &levels);
                let Some(found) = found else { continue };
                let mut states = root.states.clone();
                for it in found.kept.iter().chain(&found.part) {
                    let mut tried = states.clone();
                    if tried[*it] == State::Out {
                        continue;
                    }
                    tried[*it] = State::Taken;
                    if self.follow(&mut tried, budget) {
                        states = tried;
                    }
                }
                sets.push(self.with(&states, State::Taken));
            }
            let before = best.as_ref().map(|it| it.set.clone());
            sets.retain(|it| self.allowed(it, budget));
            self.planned.take(&sets, best);
            if best.as_ref().map(|it| &it.set) == before.as_ref() || self.planned.exhausted() {
                break;
            }
            asked.extend(best.as_ref().map(|it| (it.set.clone(), Vec::new())));
        }
        self.greedy(root, budget, best);
        Ok(())
    }

    /// Adds to the best set what helps most for its cost, as long as anything does, and leaves out what
    /// does nothing.
    fn greedy(&mut self, root: &Node, budget: f64, best: &mut Option<Best>) {
        let few = self.costs.len() <= 40;
        for _ in 0..self.costs.len() {
            let Some(now) = best.clone().filter(|_| !self.planned.exhausted() && few) else {
                return;
            };
            let mut sets: Vec<Set> = Vec::new();
            for at in 0..self.costs.len() {
                if now.set.contains(&at) || root.states[at] == State::Out {
                    continue;
                }
                let mut set = now.set.clone();
                set.extend(self.planned.proposals.with_required(at));
                set.sort_unstable();
                set.dedup();
                if self.allowed(&set, budget) {
                    sets.push(set);
                }
            }
            self.planned.take(&sets, best);
            if best.as_ref().is_some_and(|it| it.set == now.set) {
                return;
            }
        }
    }

    /// Learns from the prices of every goal in the plan of a set.
    fn learn(
        &mut self,
        taken: &[usize],
        helpful: &[usize],
        best: Option<&Best>,
    ) -> Result<(), Failure> {
        let titles: Vec<String> = self.planned.compared.iter().map(|it| it.title.clone()).collect();
        let titles = &titles[..self.bounded];
        if self.families.is_empty() {
            let relaxed: Vec<usize> = (0..self.costs.len()).collect();
            let proposals = self.planned.proposals;
            let family = Family::of(proposals, self.made, self.options, titles, (&[], &relaxed));
            self.families.push((Vec::new(), family));
        }
        let levels = self.planned.levels(best);
        let scenario =
            self.planned.proposals.scenario_helped(taken, helpful, super::Effect::Likely);
        let Some(factory) = (self.made)(&scenario) else { return Ok(()) };
        let Some((_, Some(family))) = self.families.first_mut() else { return Ok(()) };
        for goal in 0..self.bounded {
            if goal > 0 && levels.len() < goal {
                break;
            }
            if self.options.deadline.stopped() {
                break;
            }
            family.learn(&factory, self.options, titles, goal, &levels)?;
        }
        Ok(())
    }

    /// What each measure adds to a goal per month.
    fn monthly(&self, goal: usize) -> Vec<f64> {
        let money = self.planned.compared[goal].money;
        let of = |at: usize| if money { self.planned.monthly(&[at]) } else { 0.0 };
        (0..self.costs.len()).map(of).collect()
    }

    fn with(&self, states: &[State], state: State) -> Set {
        debug_assert_eq!(states.len(), self.costs.len());
        with(states, state)
    }

    /// Whether a set may be taken.
    #[must_use]
    pub fn allowed(&self, set: &[usize], budget: f64) -> bool {
        self.planned.proposals.allowed(set, budget)
    }

    fn follow(&self, states: &mut [State], budget: f64) -> bool {
        self.planned.proposals.follow(states, budget)
    }

    /// The plan that bounds a node; `None` while anything that may help or harm is undecided.
    fn widest(&self, node: &Node) -> Option<Asked> {
        let open = self.with(&node.states, State::Open);
        if open.is_empty() || self.bounded == 0 {
            return None;
        }
        if open.iter().any(|it| self.directions[*it] == Direction::Unknown) {
            return None;
        }
        let mut asked = Asked::of(&self.with(&node.states, State::Taken));
        for it in open {
            match self.directions[it] {
                Direction::Helps => asked.taken.push(it),
                _ => asked.helpful.push(it),
            }
        }
        asked.taken.sort_unstable();
        asked.fractional = self.planned.whole;
        Some(asked)
    }

    /// Whether a relaxed set has no plan because hard data contradict each other.
    fn is_infeasible(&self, asked: &Asked) -> bool {
        use crate::model::answers::whatif::ScenarioStatus as S;
        self.planned.result(asked).is_some_and(|it| it.status == S::Infeasible)
    }

    /// The values of a relaxed set without the cost per month of what is undecided.
    fn bound_of(&self, asked: &Asked, taken: &[usize]) -> Option<Value> {
        let mut value = self.planned.value(asked)?;
        let less = self.planned.monthly(&asked.taken) - self.planned.monthly(taken);
        for (goal, value) in self.planned.compared.iter().zip(&mut value.0) {
            if goal.money {
                *value -= less;
            }
        }
        Some(value)
    }

    /// Whether sets within a bound are no better than the best, and if as good no cheaper.
    fn is_no_better(&self, bound: Option<&Value>, cost: f64, best: Option<&Best>) -> bool {
        let (Some(bound), Some(best)) = (bound, best) else { return false };
        let pairs = bound.0.iter().zip(&best.value.0).take(self.bounded);
        for (bound, value) in pairs {
            if !ties(*bound, *value) {
                return bound > value;
            }
        }
        self.bounded == best.value.0.len() && cost >= best.cost - 1e-9 * (1.0 + best.cost.abs())
    }

    /// Whether losses under the budget show that a node holds nothing better.
    fn hopeless(&self, node: &Node, budget: f64, best: Option<&Best>) -> bool {
        let taken = self.with(&node.states, State::Taken);
        let cost = self.planned.cost(&taken);
        if self.is_no_better(node.bound.as_ref(), cost, best) {
            return true;
        }
        let (Some(best), Some((_, Some(family)))) = (best, self.families.first()) else {
            return false;
        };
        let levels = self.planned.levels(Some(best));
        let open = self.with(&node.states, State::Open);
        for goal in 0..self.bounded {
            let monthly = self.monthly(goal);
            let sides = (taken.as_slice(), open.as_slice());
            let found = family.bound(goal, sides, (&self.costs, &monthly), budget - cost, &levels);
            let Some(found) = found else { return false };
            if !ties(found.bound, best.value.0[goal]) {
                return found.bound > best.value.0[goal];
            }
        }
        self.bounded == best.value.0.len() && cost >= best.cost - 1e-9 * (1.0 + best.cost.abs())
    }

    /// The measure to decide next: what may help or harm, then what the knapsack keeps in part, then
    /// what is lost most of.
    fn branching(&self, node: &Node, budget: f64, best: Option<&Best>) -> usize {
        let open = self.with(&node.states, State::Open);
        if let Some(it) = open.iter().find(|it| self.directions[**it] == Direction::Unknown) {
            return *it;
        }
        let taken = self.with(&node.states, State::Taken);
        let left = budget - self.planned.cost(&taken);
        let levels = self.planned.levels(best);
        if let Some((_, Some(family))) = self.families.first() {
            for goal in 0..self.bounded {
                let monthly = self.monthly(goal);
                let sides = (taken.as_slice(), open.as_slice());
                let found = family.bound(goal, sides, (&self.costs, &monthly), left, &levels);
                if let Some(at) = found.and_then(|it| it.part.or(it.dearest)) {
                    return at;
                }
            }
        }
        let dear = |one: &&usize, other: &&usize| {
            self.costs[**one].total_cmp(&self.costs[**other]).then(other.cmp(one))
        };
        open.iter().max_by(dear).copied().unwrap_or(0)
    }

    /// For each goal what no set passes.
    fn bounds(&self, best: Option<&Best>, open: &[Option<Value>], budget: f64) -> Vec<Option<f64>> {
        let count = self.planned.compared.len();
        let Some(best) = best else { return vec![None; count] };
        let mut bounds: Vec<Option<f64>> = best.value.0.iter().map(|it| Some(*it)).collect();
        if open.is_empty() {
            return bounds;
        }
        let levels = self.planned.levels(Some(best));
        let all: Vec<usize> = (0..self.costs.len()).collect();
        let mut tied = true;
        for (goal, stated) in bounds.iter_mut().enumerate() {
            if !tied || goal >= self.bounded {
                *stated = None;
                continue;
            }
            let least =
                open.iter().map(|it| it.as_ref().map_or(f64::NEG_INFINITY, |it| it.0[goal]));
            let least = least.fold(f64::INFINITY, f64::min);
            let family = self.families.first().and_then(|it| it.1.as_ref());
            let monthly = self.monthly(goal);
            let knapsack = family.and_then(|it| {
                it.bound(goal, (&[], &all), (&self.costs, &monthly), budget, &levels)
            });
            let bound = least.max(knapsack.map_or(f64::NEG_INFINITY, |it| it.bound));
            let bound = bound.min(best.value.0[goal]);
            tied = ties(bound, best.value.0[goal]);
            *stated = bound.is_finite().then_some(bound);
        }
        bounds
    }
}

/// What is taken or undecided.
fn with_open(states: &[State]) -> Set {
    (0..states.len()).filter(|it| states[*it] != State::Out).collect()
}
