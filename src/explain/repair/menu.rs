//! The menu: the cheapest way out, then the cheapest without each thing it moves, and so on.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use super::Service;
use super::cost::Costs;
use crate::explain::certified::{Solved, optimum, proven_infeasible};
use crate::explain::lever::{Levers, Protection, measures};
use crate::lp::tolerances::NOTHING_SHORT;
use crate::lp::{Objective, Sense};
use crate::model::Buckets;
use crate::model::answers::repair::Way;
use crate::model::answers::shortage::MeasureKind;
use crate::pipeline::{Failure, Wishes};

/// Programmes solved at most to find ways.
const MOST_TRIES: usize = 40;

/// Seeks ways out.
pub(super) struct Seeker<'a> {
    pub buckets: &'a Buckets,
    pub levers: &'a Levers,
    pub service: &'a Service,
    pub costs: &'a Costs,
    pub protection: &'a Protection,
    pub wishes: &'a Wishes,
    pub most: usize,
}

/// A way with the amount of each lever.
struct Found {
    cost: f64,
    by_family: Vec<f64>,
    way: Way,
}

/// What a try comes to.
enum Tried {
    Way(Vec<usize>, Option<Found>),
    NoWay,
    Stopped,
}

impl Seeker<'_> {
    /// The ways, cheapest first, none of which another betters in every part; and whether the
    /// search was finished.
    pub fn ways(&self) -> Result<(Vec<Way>, bool), Failure> {
        let mut found: Vec<Found> = Vec::new();
        let mut waiting: VecDeque<Vec<usize>> = self.beginnings().into();
        let mut seen: FxHashSet<Vec<usize>> = waiting.iter().cloned().collect();
        let mut finished = true;
        let mut tries = 0;
        while let Some(closed) = waiting.pop_front() {
            if tries == MOST_TRIES || found.len() >= 3 * self.most.max(1) {
                break;
            }
            tries += 1;
            match self.attempt(&closed)? {
                Tried::Way(moved, way) => {
                    for family in moved {
                        let mut closed = closed.clone();
                        closed.push(family);
                        closed.sort_unstable();
                        if seen.insert(closed.clone()) {
                            waiting.push_back(closed);
                        }
                    }
                    found.extend(way);
                }
                Tried::NoWay => {}
                Tried::Stopped => {
                    finished = false;
                    break;
                }
            }
        }
        found.sort_by(|one, other| one.cost.total_cmp(&other.cost));
        let mut menu: Vec<Found> = Vec::new();
        for candidate in found {
            if !menu.iter().any(|cheaper| betters(cheaper, &candidate)) {
                menu.push(candidate);
            }
        }
        menu.truncate(self.most);
        Ok((menu.into_iter().map(|it| it.way).collect(), finished))
    }

    /// Families closed at the beginning: those protected; then all but one kind at a time.
    fn beginnings(&self) -> Vec<Vec<usize>> {
        use MeasureKind as K;
        let families = || self.levers.families.iter().enumerate();
        let protected = |at: &usize| self.protection.covers(&self.levers.families[*at]);
        let kinds: [&[K]; 4] =
            [&[K::Hours], &[K::Later], &[K::Supply, K::Earlier, K::Quota], &[K::Frozen]];
        let any = families().map(|(at, _)| at).filter(protected).collect();
        let of_kind = kinds.iter().map(|kinds| {
            let other = |at: &usize| !kinds.contains(&self.levers.families[*at].kind);
            families().map(|(at, _)| at).filter(|at| protected(at) || other(at)).collect()
        });
        let mut all: Vec<Vec<usize>> = vec![any];
        for closed in of_kind {
            if !all.contains(&closed) {
                all.push(closed);
            }
        }
        all
    }

    fn attempt(&self, closed: &[usize]) -> Result<Tried, Failure> {
        let levers = self.levers;
        let mut cost = Objective::new("repair", Sense::Minimise);
        for lever in &levers.list {
            cost.add(lever.column, self.costs.per_unit(levers, lever));
        }
        let mut lp = levers.lp.clone();
        levers.open(&mut lp, |lever| closed.binary_search(&lever.family).is_err());
        self.service.demand(&mut lp);
        let certified = match optimum(&lp, &cost, None, self.wishes)? {
            Solved::Best(certified, _) => certified,
            Solved::Infeasible => return Ok(Tried::NoWay),
            Solved::Stopped => return Ok(Tried::Stopped),
        };
        let mut exact = levers.amounts(certified.primal());
        for (amount, lever) in exact.iter_mut().zip(&levers.list) {
            if *amount * lever.share.min(1.0) < NOTHING_SHORT * 1e-2 {
                *amount = 0.0;
            }
        }
        let sayable: Vec<f64> = exact
            .iter()
            .zip(&levers.list)
            .map(|(amount, lever)| ((amount * 1e3 - 1e-6).ceil() / 1e3).max(0.0).min(lever.most))
            .collect();
        let moved = self.moved(&exact);
        for amounts in [sayable, exact] {
            match self.least(amounts)? {
                Checked::Stands(amounts, residual) => {
                    let way = self.told(&amounts, residual);
                    return Ok(Tried::Way(moved, Some(way)));
                }
                Checked::Fails => {}
                Checked::Stopped => return Ok(Tried::Stopped),
            }
        }
        // What planning again does not confirm is not offered.
        Ok(Tried::Way(moved, None))
    }

    /// The families moved.
    fn moved(&self, amounts: &[f64]) -> Vec<usize> {
        let mut moved: Vec<usize> = self
            .levers
            .list
            .iter()
            .zip(amounts)
            .filter(|(_, amount)| **amount > 0.0)
            .map(|(lever, _)| lever.family)
            .collect();
        moved.sort_unstable();
        moved.dedup();
        moved
    }

    /// Plans again with the amounts, and leaves out what is not needed.
    fn least(&self, mut amounts: Vec<f64>) -> Result<Checked, Failure> {
        let Some(mut residual) = self.cures(&amounts)? else { return Ok(self.failed()) };
        for family in self.moved(&amounts) {
            let without: Vec<f64> = amounts
                .iter()
                .zip(&self.levers.list)
                .map(|(amount, lever)| if lever.family == family { 0.0 } else { *amount })
                .collect();
            if let Some(less) = self.cures(&without)? {
                amounts = without;
                residual = less;
            } else if self.wishes.watch.stopped() {
                return Ok(Checked::Stopped);
            }
        }
        Ok(Checked::Stands(amounts, residual))
    }

    fn failed(&self) -> Checked {
        if self.wishes.watch.stopped() { Checked::Stopped } else { Checked::Fails }
    }

    /// Plans again on the programme with the limits moved: the residual of the certificate where
    /// everything is served, `None` where it is not.
    fn cures(&self, amounts: &[f64]) -> Result<Option<f64>, Failure> {
        let lp = self.levers.moved(amounts);
        match optimum(&lp, &self.service.unmet, None, self.wishes)? {
            Solved::Best(certified, _) if certified.value() <= NOTHING_SHORT => {
                let residuals = certified.residuals();
                Ok(Some(residuals.primal.max(residuals.dual).max(residuals.gap)))
            }
            Solved::Infeasible if self.service.columns.is_empty() => {
                // That a part cannot be left out is proven, not believed.
                let proof = proven_infeasible(&lp, self.wishes)?;
                if proof.is_none() && !self.wishes.watch.stopped() {
                    return Err(Failure::Wrong {
                        goal: "repair".to_owned(),
                        reason: "an engine called it infeasible, but it is not proven".to_owned(),
                    });
                }
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    fn told(&self, amounts: &[f64], residual: f64) -> Found {
        let levers = self.levers;
        let mut by_family = vec![0.0; levers.families.len()];
        for (lever, amount) in levers.list.iter().zip(amounts) {
            by_family[lever.family] += amount;
        }
        let told =
            measures(self.buckets, levers, amounts, |lever| self.costs.per_unit(levers, lever));
        let measures: Vec<_> = told.into_iter().map(|(_, measure)| measure).collect();
        let cost = measures.iter().map(|it| it.cost).sum();
        let assumed = measures.iter().filter(|it| !it.own_price).map(|it| it.cost).sum();
        Found { cost, by_family, way: Way { cost, assumed, measures, residual } }
    }
}

/// Whether a way that is no dearer moves no more of anything.
fn betters(cheaper: &Found, other: &Found) -> bool {
    let mut parts = cheaper.by_family.iter().zip(&other.by_family);
    parts.all(|(one, other)| *one <= other + NOTHING_SHORT * (1.0 + other.abs()))
}

/// What planning again says of a way.
enum Checked {
    Stands(Vec<f64>, f64),
    Fails,
    Stopped,
}
