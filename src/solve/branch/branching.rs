//! Which column to branch on: pseudo-costs, begun by strong branching.

use super::problem::Problem;
use super::pseudo_costs::{PseudoCosts, Seen, merit};
use super::relaxation::{Optimal, Relaxation, Relaxed};
use crate::lp::Bounds;
use crate::solve::deadline::Deadline;

/// Columns tried at most at a node, and how many in a row without a better one end the trials.
const TRIALS: usize = 40;
const IN_VAIN: usize = 8;

/// Pivots of one trial.
const TRIAL_PIVOTS: u64 = 100;

/// A column whose value lies in a gap of its domain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fractional {
    pub column: u32,
    pub value: f64,
    pub below: f64,
    pub above: f64,
}

impl Fractional {
    /// The bounds of one child.
    pub fn bounds(&self, own: Bounds, up: bool) -> Bounds {
        if up { Bounds { lower: self.above, ..own } } else { Bounds { upper: self.below, ..own } }
    }

    fn distance(&self, up: bool) -> f64 {
        if up { self.above - self.value } else { self.value - self.below }
    }
}

/// The columns whose values are not of their domains.
pub(super) fn fractional(problem: &Problem, point: &[f64]) -> Vec<Fractional> {
    let of = |&column: &u32| {
        let value = point[column as usize];
        let (below, above) = problem.gap_at(column, value)?;
        Some(Fractional { column, value, below, above })
    };
    problem.whole.iter().filter_map(of).collect()
}

/// The columns whose values are off their domains by less than counts as fractional, but by more than
/// rounding.
pub(super) fn nearly_whole(problem: &Problem, bounds: &[Bounds], point: &[f64]) -> Vec<Fractional> {
    const ROUNDING: f64 = 1e-9;
    let of = |&column: &u32| {
        let at = column as usize;
        let value = point[at].clamp(bounds[at].lower, bounds[at].upper);
        let domain = problem.domains[column as usize];
        if domain.distance(value) <= ROUNDING * (1.0 + value.abs()) {
            return None;
        }
        let (below, above) = match domain.least() {
            Some(least) if value < least => (0.0, least),
            _ if domain.is_whole() => (value.floor(), value.floor() + 1.0),
            _ => return None,
        };
        Some(Fractional { column, value, below, above })
    };
    problem.whole.iter().filter_map(of).collect()
}

/// What to do at a node.
#[derive(Debug)]
pub(super) enum Choice {
    /// Branch on this column.
    Branch(Fractional),
    /// One child is empty or no better than the incumbent: go to the other. `Some` is the ray or the
    /// dual values that close the child.
    Narrow { at: Fractional, closed_up: bool, by: Closing },
}

/// What closes a child.
#[derive(Debug)]
pub(super) enum Closing {
    Ray(Vec<f64>),
    Dual(Vec<f64>),
}

/// The branch with the greatest merit.
pub(super) fn choose(
    relaxation: &mut Relaxation,
    optimal: &Optimal,
    candidates: &[Fractional],
    costs: &mut PseudoCosts,
    seen: &mut Vec<Seen>,
    cutoff: f64,
    deadline: &Deadline,
) -> Choice {
    let expected = |costs: &PseudoCosts, it: &Fractional| {
        let of = |up| costs.per_unit(it.column, up) * it.distance(up);
        merit(of(false), of(true))
    };
    let mut ranked: Vec<(f64, usize)> =
        candidates.iter().enumerate().map(|(at, it)| (expected(costs, it), at)).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut best: Option<(f64, Fractional)> = None;
    let mut in_vain = 0;
    let trial = deadline.at_most(TRIAL_PIVOTS);
    for &(expected, at) in ranked.iter().take(TRIALS) {
        let candidate = candidates[at];
        let mut score = expected;
        if costs.times(candidate.column) < costs.reliable && in_vain < IN_VAIN {
            let mut gains = [0.0; 2];
            for up in [false, true] {
                let mut copy = relaxation.clone();
                let before = copy.pivots();
                let own = copy.bounds()[candidate.column as usize];
                copy.set(candidate.column, candidate.bounds(own, up));
                let end = copy.solve(&trial);
                relaxation.add_pivots(copy.pivots() - before);
                match end {
                    Relaxed::Empty(ray) => {
                        return Choice::Narrow {
                            at: candidate,
                            closed_up: up,
                            by: Closing::Ray(ray),
                        };
                    }
                    Relaxed::Optimal(child) if child.value >= cutoff => {
                        let by = Closing::Dual(child.dual);
                        return Choice::Narrow { at: candidate, closed_up: up, by };
                    }
                    Relaxed::Optimal(child) => {
                        let gain = (child.value - optimal.value).max(0.0);
                        gains[usize::from(up)] = gain;
                        let distance = candidate.distance(up).max(1e-6);
                        let it = Seen { column: candidate.column, up, per_unit: gain / distance };
                        costs.see(it);
                        seen.push(it);
                    }
                    Relaxed::Unbounded | Relaxed::Stopped | Relaxed::Trouble => {
                        gains[usize::from(up)] =
                            costs.per_unit(candidate.column, up) * candidate.distance(up);
                    }
                }
            }
            score = merit(gains[0], gains[1]);
        }
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, candidate));
            in_vain = 0;
        } else {
            in_vain += 1;
        }
    }
    Choice::Branch(best.map_or(candidates[0], |it| it.1))
}
