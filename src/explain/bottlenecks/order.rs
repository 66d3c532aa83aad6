//! Limits in the order of what a step of them gains.

use crate::explain::limits::Limit;
use crate::explain::resolved::nine_digits;
use crate::model::answers::bottlenecks::{BindingLimit, Worth};

/// Gains of a step more, goal by goal, then losses of a step less, to nine digits: what differs in
/// rounding alone stays in the factory's own order.
pub(super) fn ranking(limit: &BindingLimit) -> Ranking {
    let gain = |worth: &Worth| nine_digits(worth.step_gain.unwrap_or(0.0));
    let more = limit.more.iter().map(gain);
    Ranking(more.chain(limit.less.iter().map(|worth| -gain(worth))).collect())
}

/// Figures that are compared one after the other.
pub(super) struct Ranking(pub Vec<f64>);

impl Ranking {
    pub fn total_cmp_all(&self, other: &Self) -> std::cmp::Ordering {
        let pairs = self.0.iter().zip(&other.0);
        let first = pairs.map(|(one, other)| one.total_cmp(other)).find(|order| order.is_ne());
        first.unwrap_or(std::cmp::Ordering::Equal)
    }
}

/// Positions of at most so many limits: the first of every goal by what a step promises it, then the
/// second of every goal, and so on; then by all goals in sequence. What has to be comes last.
pub(super) fn most_promising(promises: &[Ranking], whole: &[bool], most: usize) -> Vec<usize> {
    let goals = promises.first().map_or(0, |it| it.0.len().saturating_sub(1));
    let sorted = |of: &dyn Fn(usize, usize) -> std::cmp::Ordering| {
        let mut order: Vec<usize> = (0..promises.len()).collect();
        order.sort_by(|&one, &other| whole[one].cmp(&whole[other]).then_with(|| of(other, one)));
        order
    };
    let by_goal: Vec<Vec<usize>> = (0..goals)
        .map(|goal| {
            let gain = |at: usize| promises[at].0[goal];
            let mut order = sorted(&|one, other| gain(one).total_cmp(&gain(other)));
            order.retain(|at| gain(*at) > 0.0);
            order
        })
        .collect();
    let mut chosen: Vec<usize> = Vec::new();
    let mut seen = vec![false; promises.len()];
    let in_turn =
        (0..promises.len()).flat_map(|rank| by_goal.iter().filter_map(move |it| it.get(rank)));
    let in_sequence = sorted(&|one, other| promises[one].total_cmp_all(&promises[other]));
    for &at in in_turn.chain(&in_sequence) {
        if chosen.len() == most {
            break;
        }
        if !std::mem::replace(&mut seen[at], true) {
            chosen.push(at);
        }
    }
    chosen
}

/// The limits among the first `top` of some goal by what a step more of them gains it; if they are
/// fewer, also those that come first by all goals in sequence.
pub(super) fn largest_of_each_goal(
    figures: Vec<(BindingLimit, Limit)>,
    goals: usize,
    top: usize,
) -> Vec<(BindingLimit, Limit)> {
    let mut kept = vec![false; figures.len()];
    for goal in 0..goals {
        let gain = |at: usize| {
            let gain = figures[at].0.more.get(goal).and_then(|it| it.step_gain);
            nine_digits(gain.unwrap_or(0.0))
        };
        let mut order: Vec<usize> = (0..figures.len()).filter(|at| gain(*at) > 0.0).collect();
        order.sort_by(|one, other| gain(*other).total_cmp(&gain(*one)));
        order.into_iter().take(top).for_each(|at| kept[at] = true);
    }
    let mut more = top.saturating_sub(kept.iter().filter(|it| **it).count());
    for it in kept.iter_mut().filter(|it| !**it) {
        if more == 0 {
            break;
        }
        (*it, more) = (true, more - 1);
    }
    let mut kept = kept.into_iter();
    figures.into_iter().filter(|_| kept.next() == Some(true)).collect()
}
