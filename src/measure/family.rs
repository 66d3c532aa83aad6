//! Bounds on every set of measures at once, by weak duality.
//!
//! Let `R` be the programme in which every measure that can only help is taken. For dual values `y` of
//! one of its goals, minimised, no plan of a set `S` is below `L(S)`, the sum of one term for each row
//! and column of the programme of `S` ([`crate::session::bounding`]). A row or column that no measure
//! outside `S` touches has the same term in `S` and in `R`. So `L(S) = L(R) +` what leaving out the
//! others adds, row by row and column by column. Rows and columns touched by measures of one cluster
//! alone are counted exactly for every part of the cluster that is left out; what one measure adds at
//! least, whichever others of its cluster are left out before it, is its *loss*, and the losses of all
//! that are left out add up to no more than what they add together (they telescope). Rows and columns
//! shared across clusters count nothing: leaving out what helps raises every term, which is examined
//! for every `y` used, one measure at a time.
//!
//! Therefore `L(S) ≥ L(R) + Σ losses of those left out`, and the best set under a budget is bounded by
//! a knapsack of losses, its fractional optimum (G. B. Dantzig, *Discrete-Variable Extremum Problems*,
//! 1957) bounding it in turn.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Effect;
use super::Proposals;
use crate::model::Factory;
use crate::scenario::Scenario;
use crate::session::bounding::{Items, Prices, Written};
use crate::session::{Failure, Options};

/// The most measures of one cluster: all parts of it are written.
const MOST_TOGETHER: usize = 4;

/// A factory that some changes make.
pub type Made<'m> = dyn Fn(&Scenario) -> Option<Factory> + Sync + 'm;

/// What a goal loses at least without each measure.
struct Losses {
    prices: Prices,
    /// The bound with all measures, without what holds the goals before.
    all: f64,
    /// By measure; nothing for those that are not relaxed.
    each: Vec<f64>,
}

/// The programmes of all sets, as far as bounds need them.
pub struct Family {
    widest: Written,
    widest_items: Items,
    clusters: Vec<Cluster>,
    /// Shared rows and columns with all measures and without one.
    shared: Vec<(Items, Items)>,
    losses: Vec<Losses>,
    measures: usize,
}

struct Cluster {
    members: Vec<usize>,
    /// By the bits of the members left out.
    without: Vec<Items>,
}

/// A bound, and the set that would reach it.
pub struct Knapsack {
    /// The goal as minimised.
    pub bound: f64,
    /// Measures kept whole.
    pub kept: Vec<usize>,
    /// The measure kept in part.
    pub part: Option<usize>,
    /// What is undecided and lost most of, first.
    pub dearest: Option<usize>,
}

impl Family {
    /// The programmes of all sets of `relaxed` measures beside those `fixed`; `None` if the goals of
    /// these titles are not bounded so.
    pub fn of(
        proposals: &Proposals,
        made: &Made<'_>,
        options: &Options,
        titles: &[String],
        (fixed, relaxed): (&[usize], &[usize]),
    ) -> Option<Self> {
        let written = |left_out: &[usize]| {
            let kept: Vec<usize> =
                relaxed.iter().copied().filter(|it| !left_out.contains(it)).collect();
            let scenario = proposals.scenario_helped(fixed, &kept, Effect::Likely);
            Written::of(&made(&scenario)?, options, titles)
        };
        let widest = written(&[])?;
        let mut touched: Vec<(usize, Vec<usize>, Items)> = Vec::new();
        let mut touchers: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for one in relaxed {
            if options.deadline.stopped() {
                return None;
            }
            // Of other rows and columns nothing is counted: that is as if it were always taken.
            let Some(without) = written(&[*one]) else { continue };
            let Some(differing) = widest.differing(&without) else { continue };
            for item in &differing {
                touchers.entry(*item).or_default().push(*one);
            }
            let items = without.items(&differing);
            touched.push((*one, differing, items));
        }
        let (groups, dropped) = clustered(&touched, &touchers);
        let mut clusters = Vec::new();
        let mut shared = Vec::new();
        for (_, differing, items) in &touched {
            let both: Vec<usize> =
                differing.iter().copied().filter(|it| dropped.contains(it)).collect();
            if !both.is_empty() {
                let without = items.only(&|at| dropped.contains(&at), differing);
                shared.push((widest.items(&both), without));
            }
        }
        for members in groups {
            let mut items: Vec<usize> = touched
                .iter()
                .filter(|it| members.contains(&it.0))
                .flat_map(|it| it.1.iter().copied())
                .filter(|it| !dropped.contains(it))
                .collect();
            items.sort_unstable();
            items.dedup();
            let mut without = vec![widest.items(&items)];
            for bits in 1..1_usize << members.len() {
                let left_out: Vec<usize> = members
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| bits >> at & 1 == 1)
                    .map(|it| *it.1)
                    .collect();
                let other = written(&left_out)?;
                // Together they may take away rows that one alone does not.
                widest.differing(&other)?;
                without.push(other.items(&items));
            }
            clusters.push(Cluster { members, without });
        }
        let widest_items = widest.all();
        let measures = proposals.all.len();
        Some(Self { widest, widest_items, clusters, shared, losses: Vec::new(), measures })
    }

    /// Learns from the dual values of a goal in the plan of a set, the goals before it at no worse than
    /// these levels.
    ///
    /// # Errors
    /// As [`crate::session::plan`].
    pub fn learn(
        &mut self,
        factory: &Factory,
        options: &Options,
        titles: &[String],
        goal: usize,
        levels: &[f64],
    ) -> Result<(), Failure> {
        let Some(at) = Written::of(factory, options, titles) else { return Ok(()) };
        if self.widest.differing(&at).is_none() {
            return Ok(());
        }
        let Some(prices) = at.prices(goal, levels, options)? else { return Ok(()) };
        let prices = prices.within(&self.widest);
        let all = prices.sum(&self.widest_items);
        if !all.is_finite() {
            return Ok(());
        }
        // A term that falls where something is left out would make the bound wrong.
        let rounding = 1e-9 * (1.0 + all.abs());
        for (with, without) in &self.shared {
            let pairs = prices.terms(with).into_iter().zip(prices.terms(without));
            let holds = |(with, without): (f64, f64)| without >= with - rounding;
            if !pairs.into_iter().all(holds) {
                return Ok(());
            }
        }
        let mut each = vec![0.0; self.measures];
        for cluster in &self.clusters {
            let sums: Vec<f64> = cluster.without.iter().map(|it| prices.sum(it)).collect();
            if sums.iter().any(|it| !it.is_finite()) {
                return Ok(());
            }
            for (at, member) in cluster.members.iter().enumerate() {
                let contexts = (0..sums.len()).filter(|bits| bits >> at & 1 == 0);
                let added = contexts.map(|bits| sums[bits | 1 << at] - sums[bits]);
                each[*member] = added.fold(f64::INFINITY, f64::min);
            }
        }
        let all = all + self.widest.constant(goal);
        self.losses.push(Losses { prices, all, each });
        Ok(())
    }

    /// The tightest bound on a goal, minimised, of sets that take `taken`, may take `open` within what
    /// is left of the budget, and take nothing else that is relaxed; `monthly` is what each measure adds
    /// to the goal, `levels` what the goals before reach.
    #[must_use]
    pub fn bound(
        &self,
        goal: usize,
        (taken, open): (&[usize], &[usize]),
        (costs, monthly): (&[f64], &[f64]),
        left: f64,
        levels: &[f64],
    ) -> Option<Knapsack> {
        let mut best: Option<Knapsack> = None;
        for losses in self.losses.iter().filter(|it| it.prices.goal() == goal) {
            let in_open = |it: usize| open.contains(&it);
            let out: f64 =
                (0..self.measures).filter(|it| !taken.contains(it)).map(|it| losses.each[it]).sum();
            let begun: f64 = taken.iter().map(|it| monthly[*it]).sum();
            let gain = |it: usize| losses.each[it] - monthly[it];
            let mut items: Vec<usize> =
                (0..self.measures).filter(|it| in_open(*it) && gain(*it) > 0.0).collect();
            let worth = |it: usize| {
                if costs[it] > 0.0 { gain(it) / costs[it] } else { f64::INFINITY }
            };
            items.sort_by(|one, other| {
                worth(*other).total_cmp(&worth(*one)).then(gain(*other).total_cmp(&gain(*one)))
            });
            let (mut left, mut saved, mut kept, mut part) = (left, 0.0, Vec::new(), None);
            for it in &items {
                if costs[*it] <= left {
                    left -= costs[*it];
                    saved += gain(*it);
                    kept.push(*it);
                } else if part.is_none() {
                    saved += gain(*it) * (left / costs[*it]).max(0.0);
                    part = Some(*it);
                    left = 0.0;
                }
            }
            let held = self.widest.held(&losses.prices, levels);
            let bound = losses.all + held + out + begun - saved;
            if best.as_ref().is_none_or(|it| bound > it.bound) {
                let dearest = items
                    .iter()
                    .copied()
                    .max_by(|one, other| gain(*one).total_cmp(&gain(*other)).then(other.cmp(one)));
                best = Some(Knapsack { bound, kept, part, dearest });
            }
        }
        best
    }
}

/// Measures that touch the same rows and columns, together as far as they are not too many; and the
/// rows and columns that measures of several clusters touch.
fn clustered(
    touched: &[(usize, Vec<usize>, Items)],
    touchers: &FxHashMap<usize, Vec<usize>>,
) -> (Vec<Vec<usize>>, FxHashSet<usize>) {
    let mut groups: Vec<Vec<usize>> = touched.iter().map(|it| vec![it.0]).collect();
    let find = |groups: &[Vec<usize>], one: usize| groups.iter().position(|it| it.contains(&one));
    let mut items: Vec<usize> = touchers.keys().copied().collect();
    items.sort_unstable();
    let mut dropped = FxHashSet::default();
    for item in items {
        let by = &touchers[&item];
        let mut together: Vec<usize> = by.iter().filter_map(|it| find(&groups, *it)).collect();
        together.sort_unstable();
        together.dedup();
        let size: usize = together.iter().map(|it| groups[*it].len()).sum();
        if together.len() < 2 {
            continue;
        }
        if size > MOST_TOGETHER {
            dropped.insert(item);
            continue;
        }
        let first = together[0];
        for later in together[1..].iter().rev() {
            let more = groups.remove(*later);
            groups[first].extend(more);
        }
    }
    (groups, dropped)
}
