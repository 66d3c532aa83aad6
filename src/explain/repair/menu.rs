//! The menu: the cheapest way out, then the cheapest without each thing it moves, and so on.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use super::Service;
use super::cost::Costs;
use crate::explain::certified::{Resumed, Solved, proven_infeasible};
use crate::explain::lever::{Levers, Protection, measures};
use crate::ids::Id;
use crate::lp::tolerances::{CERTIFIED_GAP, NOTHING_SHORT};
use crate::lp::{Answer, Objective, Sense};
use crate::model::Buckets;
use crate::model::answers::repair::Way;
use crate::model::answers::shortage::MeasureKind;
use crate::pipeline::{Failure, Wishes};
use crate::verify::{Certified, certify};

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
    /// Planning again with limits moved.
    pub planned: Resumed<'a>,
}

/// Families closed, and where the search for the cheapest way without them begins: the position
/// of a beginning.
struct Try {
    closed: Vec<usize>,
    from: usize,
}

/// A way with the amount of each lever.
struct Found {
    cost: f64,
    by_family: Vec<f64>,
    way: Way,
}

/// What a try comes to.
struct Tried {
    /// The families that the cheapest way moves.
    moved: Vec<usize>,
    /// The way, where planning again confirms it.
    way: Option<Found>,
    /// Whether the watch tripped.
    stopped: bool,
}

impl Tried {
    const NO_WAY: Self = Self { moved: Vec::new(), way: None, stopped: false };
    const STOPPED: Self = Self { moved: Vec::new(), way: None, stopped: true };
}

impl Seeker<'_> {
    /// The ways, cheapest first, none of which another betters in every part; and whether the
    /// search was finished.
    pub fn ways(&mut self) -> Result<(Vec<Way>, bool), Failure> {
        let mut found: Vec<Found> = Vec::new();
        let beginnings = self.beginnings();
        let mut seen: FxHashSet<Vec<usize>> = beginnings.iter().cloned().collect();
        let mut cheapest: Vec<Resumed<'_>> =
            beginnings.iter().map(|_| Resumed::new(self.cost(), self.wishes)).collect();
        let begun = beginnings.into_iter().enumerate();
        let mut waiting: VecDeque<Try> = begun.map(|(from, closed)| Try { closed, from }).collect();
        let mut finished = true;
        let mut tries = 0;
        while let Some(Try { closed, from }) = waiting.pop_front() {
            if tries == MOST_TRIES || found.len() >= 3 * self.most.max(1) {
                break;
            }
            tries += 1;
            let Tried { moved, way, stopped } = self.attempt(&closed, &mut cheapest[from])?;
            for family in moved {
                let mut closed = closed.clone();
                closed.push(family);
                closed.sort_unstable();
                if seen.insert(closed.clone()) {
                    waiting.push_back(Try { closed, from });
                }
            }
            found.extend(way);
            if stopped {
                finished = false;
                break;
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

    /// What moving limits costs.
    fn cost(&self) -> Objective {
        let mut cost = Objective::new("repair", Sense::Minimise);
        for lever in &self.levers.list {
            cost.add(lever.column, self.costs.per_unit(self.levers, lever));
        }
        cost
    }

    fn attempt(&mut self, closed: &[usize], cheapest: &mut Resumed<'_>) -> Result<Tried, Failure> {
        let levers = self.levers;
        let mut lp = levers.lp.clone();
        levers.open(&mut lp, |lever| closed.binary_search(&lever.family).is_err());
        self.service.demand(&mut lp);
        let certified = match cheapest.solve(&lp)? {
            Solved::Best(certified, _) => certified,
            Solved::Infeasible => return Ok(Tried::NO_WAY),
            Solved::Stopped => return Ok(Tried::STOPPED),
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
        let least = self.least_cost(&certified);
        let point = levers.without_relief(certified.primal());
        for amounts in [sayable, exact] {
            if let Some((amounts, residual)) = self.least(amounts, &point, least)? {
                let way = Some(self.told(&amounts, residual));
                return Ok(Tried { moved, way, stopped: self.wishes.watch.stopped() });
            }
            if self.wishes.watch.stopped() {
                return Ok(Tried::STOPPED);
            }
        }
        // What planning again does not confirm is not offered.
        Ok(Tried { moved, way: None, stopped: false })
    }

    /// What any way costs at least, by the prices of the cheapest: also one that leaves as much
    /// unserved as counts for nothing, for each unit of which its price is taken off.
    fn least_cost(&self, cheapest: &Certified) -> f64 {
        let unmet = &self.service.unmet;
        let dearest = self.service.columns.iter().map(|&column| {
            let share = unmet.cost(column).max(f64::MIN_POSITIVE);
            cheapest.reduced_costs()[column.position()].abs() / share
        });
        let bound = cheapest.bound().min(cheapest.value());
        bound - NOTHING_SHORT * dearest.fold(0.0, f64::max) - CERTIFIED_GAP * (1.0 + bound.abs())
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

    /// Plans again with the amounts, and leaves out what is not needed; `None` where they do not
    /// stand. `point` is a plan with them, or nearly, and `least` what any way costs at least:
    /// what is left without a family cannot do where it costs less. Stopped by the watch, what
    /// was not tried stays in.
    fn least(
        &mut self,
        mut amounts: Vec<f64>,
        point: &[f64],
        least: f64,
    ) -> Result<Option<(Vec<f64>, f64)>, Failure> {
        let Some(mut residual) = self.cures(&amounts, Some(point))? else { return Ok(None) };
        for family in self.moved(&amounts) {
            let without: Vec<f64> = amounts
                .iter()
                .zip(&self.levers.list)
                .map(|(amount, lever)| if lever.family == family { 0.0 } else { *amount })
                .collect();
            let costs = without.iter().zip(&self.levers.list);
            let cost: f64 =
                costs.map(|(amount, lever)| amount * self.costs.per_unit(self.levers, lever)).sum();
            if cost < least || self.wishes.watch.stopped() {
                continue;
            }
            if let Some(less) = self.cures(&without, None)? {
                amounts = without;
                residual = less;
            }
        }
        Ok(Some((amounts, residual)))
    }

    /// Plans again on the programme with the limits moved: the residual of the certificate where
    /// everything is served, `None` where it is not. Nothing unserved is the best there can be, so
    /// a plan at hand may prove it.
    fn cures(&mut self, amounts: &[f64], plan: Option<&[f64]>) -> Result<Option<f64>, Failure> {
        let lp = self.levers.moved(amounts);
        let worst = |certified: &Certified| {
            let residuals = certified.residuals();
            residuals.primal.max(residuals.dual).max(residuals.gap)
        };
        let at_hand = plan.and_then(|plan| {
            let answer = Answer { primal: plan.to_vec(), dual: vec![0.0; lp.rows().len()] };
            certify(&lp, &self.service.unmet, answer).ok()
        });
        if let Some(certified) = at_hand.filter(|it| it.value() <= NOTHING_SHORT) {
            return Ok(Some(worst(&certified)));
        }
        match self.planned.solve(&lp)? {
            Solved::Best(certified, _) if certified.value() <= NOTHING_SHORT => {
                Ok(Some(worst(&certified)))
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
