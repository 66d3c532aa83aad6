//! The list of repairs: the cheapest, then the cheapest without each limit it moves, and so on.

use std::collections::VecDeque;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::cost::Costs;
use super::service::Service;
use crate::explain::lever::{Effect, Levers, Protection};
use crate::explain::moves::{Offers, measures};
use crate::ids::Id;
use crate::lp::{Lp, Objective, Sense};
use crate::model::answers::repair::Way;
use crate::model::answers::shortage::MeasureKind;
use crate::session::prove::{self, Solved, optimum, optimum_near, proven_infeasible};
use crate::session::{Certified, Failure, Impossible, Optimum, Options, WholeSteps};
use crate::tolerances::{CERTIFIED_GAP, NOTHING_SHORT};

/// Programmes solved at most to find ways.
const MOST_TRIES: usize = 40;

/// Pivots that lead from one way to another before it is sought from nothing, beside one for ten
/// rows: with more of them the other is found faster.
const FEW_PIVOTS: u64 = 300;

/// Seeks repairs.
pub(super) struct Seeker<'a> {
    pub offers: Offers<'a>,
    pub levers: &'a Levers,
    pub service: &'a Service,
    pub costs: &'a Costs<'a>,
    pub protection: &'a Protection,
    pub options: &'a Options,
    /// The plan in whole numbers, where there is one.
    pub whole: Option<&'a WholeSteps<'a>>,
    pub most: usize,
}

/// Families closed, and where the search for the cheapest way without them begins: at the cheapest
/// way with one of them open.
struct Try {
    closed: Vec<usize>,
    near: Option<Arc<Optimum>>,
}

/// A way with the amount of each lever.
pub(super) struct Found {
    /// What it is compared by: its cost, where it has prices.
    pub cost: f64,
    pub by_family: Vec<f64>,
    /// By lever.
    pub amounts: Vec<f64>,
    pub way: Way,
}

impl Found {
    /// The kinds of limits it moves.
    fn kinds(&self) -> Vec<MeasureKind> {
        let mut kinds: Vec<MeasureKind> = Vec::new();
        for measure in &self.way.measures {
            if !kinds.contains(&measure.kind) {
                kinds.push(measure.kind);
            }
        }
        kinds.sort_by_key(|it| *it as u8);
        kinds
    }
}

/// The result of a try.
struct Tried {
    /// The families that the cheapest way moves.
    moved: Vec<usize>,
    /// Where its search ended.
    near: Option<Arc<Optimum>>,
    /// The way, where planning again confirms it.
    way: Option<Found>,
    /// Whether the deadline passed.
    stopped: bool,
}

impl Tried {
    const NO_WAY: Self = Self { moved: Vec::new(), near: None, way: None, stopped: false };
    const STOPPED: Self = Self { moved: Vec::new(), near: None, way: None, stopped: true };
}

impl Seeker<'_> {
    /// The ways, cheapest first, none of which another betters in every part; and whether the
    /// search was finished.
    pub fn ways(&self) -> Result<(Vec<Way>, bool), Failure> {
        let mut found: Vec<Found> = Vec::new();
        let beginnings = self.beginnings();
        let mut seen: FxHashSet<Vec<usize>> = beginnings.iter().cloned().collect();
        let cost = self.cost();
        let mut waiting: VecDeque<Try> =
            beginnings.into_iter().map(|closed| Try { closed, near: None }).collect();
        let mut finished = true;
        let mut tries = 0;
        while let Some(Try { closed, near }) = waiting.pop_front() {
            if tries == MOST_TRIES || found.len() >= 3 * self.most.max(1) {
                break;
            }
            tries += 1;
            self.options.deadline.task("progress-try", tries, tries + waiting.len());
            let Tried { moved, near, way, stopped } =
                self.attempt(&closed, &cost, near.as_ref())?;
            for family in moved {
                let mut closed = closed.clone();
                closed.push(family);
                closed.sort_unstable();
                if seen.insert(closed.clone()) {
                    waiting.push_back(Try { closed, near: near.clone() });
                }
            }
            found.extend(way);
            if stopped {
                finished = false;
                break;
            }
        }
        let mut menu = self.menu(found);
        if let Some(steps) = self.whole {
            menu = self.menu(self.in_whole_numbers(steps, menu)?);
        }
        Ok((menu.into_iter().map(|it| it.way).collect(), finished))
    }

    /// Those that change no order first, then the cheapest first, without those that another betters
    /// in every part. Where there are more than are wanted, the cheapest of every kind comes before
    /// a second of the same kind.
    pub(super) fn menu(&self, mut found: Vec<Found>) -> Vec<Found> {
        let in_order = |one: &Found, other: &Found| {
            let order = changes_an_order(one).cmp(&changes_an_order(other));
            order.then(one.cost.total_cmp(&other.cost))
        };
        found.sort_by(in_order);
        let mut menu: Vec<Found> = Vec::new();
        for candidate in found {
            if !menu.iter().any(|cheaper| betters(cheaper, &candidate)) {
                menu.push(candidate);
            }
        }
        let mut kinds: Vec<(Vec<MeasureKind>, usize)> = Vec::new();
        let mut ranked: Vec<(usize, Found)> = Vec::new();
        for found in menu {
            let own = found.kinds();
            let seen = if let Some((_, seen)) = kinds.iter_mut().find(|it| it.0 == own) {
                *seen += 1;
                *seen
            } else {
                kinds.push((own, 0));
                0
            };
            ranked.push((seen, found));
        }
        ranked.sort_by_key(|it| it.0);
        ranked.truncate(self.most);
        let mut menu: Vec<Found> = ranked.into_iter().map(|it| it.1).collect();
        menu.sort_by(in_order);
        menu
    }

    /// Families closed at the beginning: those protected and all that change an order; then all but
    /// one kind at a time; then those protected alone.
    pub(super) fn beginnings(&self) -> Vec<Vec<usize>> {
        use MeasureKind as K;
        let families = || self.levers.families.iter().enumerate();
        let protected = |at: &usize| self.protection.covers(&self.levers.families[*at]);
        let kinds: [&[K]; 7] = [
            &[K::Hours],
            &[K::WorkingDay],
            &[K::Machines],
            &[K::Hours, K::WorkingDay, K::Machines],
            &[K::Supply, K::Earlier, K::Quota],
            &[K::Frozen],
            &[K::Later],
        ];
        let any = families().map(|(at, _)| at).filter(protected).collect();
        let closed = |closed: &dyn Fn(K) -> bool| -> Vec<usize> {
            let other = |at: &usize| closed(self.levers.families[*at].kind);
            families().map(|(at, _)| at).filter(|at| protected(at) || other(at)).collect()
        };
        let mut all: Vec<Vec<usize>> = vec![closed(&|kind| is_of_orders(kind))];
        let of_kind = kinds.iter().map(|kinds| closed(&|kind| !kinds.contains(&kind)));
        for closed in of_kind.chain(std::iter::once(any)) {
            if !all.contains(&closed) {
                all.push(closed);
            }
        }
        all
    }

    /// What moving limits costs.
    pub(super) fn cost(&self) -> Objective {
        let mut cost = Objective::new("repair", Sense::Minimise);
        for lever in &self.levers.list {
            cost.add(lever.column, self.costs.per_unit(self.levers, lever));
        }
        cost
    }

    /// The cheapest way with some families closed, sought near that of the try this one comes of.
    fn attempt(
        &self,
        closed: &[usize],
        cost: &Objective,
        parent: Option<&Arc<Optimum>>,
    ) -> Result<Tried, Failure> {
        let levers = self.levers;
        let mut lp = levers.lp.clone();
        self.open(&mut lp, closed);
        let (certified, near) = match self.cheapest(&lp, cost, parent)? {
            Solved::Best(certified, record) => (certified, record.optimum),
            Solved::Infeasible(_) => return Ok(Tried::NO_WAY),
            Solved::Stopped => return Ok(Tried::STOPPED),
        };
        let mut exact = levers.amounts(certified.primal());
        for (amount, lever) in exact.iter_mut().zip(&levers.list) {
            if *amount * lever.share.min(1.0) < NOTHING_SHORT * 1e-2 {
                *amount = 0.0;
            } else if matches!(lever.effect, Effect::Day(_)) {
                // A day is worked or not.
                *amount = 1.0;
            }
        }
        let sayable = self.sayable(&exact);
        let moved = self.moved(&exact);
        let least = self.least_cost(&certified);
        let point = levers.without_relief(certified.primal());
        for amounts in [sayable, exact] {
            let mut last = near.clone();
            if let Some((amounts, residual)) =
                self.least(amounts, &point, least, &mut last, cost)?
            {
                let way = Some(self.told(&amounts, residual));
                return Ok(Tried { moved, near, way, stopped: self.options.deadline.stopped() });
            }
            if self.options.deadline.stopped() {
                return Ok(Tried::STOPPED);
            }
        }
        // What planning again does not confirm is not offered.
        Ok(Tried { moved, near, way: None, stopped: false })
    }

    /// The cheapest way with the levers that are open: from that of its parent if that is near;
    /// else, whether there is a way at all is soon told, and any way at all leads to the cheapest.
    fn cheapest(
        &self,
        lp: &Lp,
        cost: &Objective,
        parent: Option<&Arc<Optimum>>,
    ) -> Result<Solved, Failure> {
        let mut served = lp.clone();
        self.service.demand(&mut served);
        if let Some(found) = self.near(&served, cost, parent)? {
            return Ok(found);
        }
        let basis = match optimum(lp, &self.service.unmet, None, self.options)? {
            Solved::Best(least, record) if least.value() <= NOTHING_SHORT => record.basis,
            Solved::Best(..) | Solved::Infeasible(_) => return Ok(Solved::Infeasible(None)),
            Solved::Stopped => return Ok(Solved::Stopped),
        };
        optimum(&served, cost, basis.as_ref(), self.options)
    }

    /// The optimum near another one, as far as a few pivots lead; `None` if they do not.
    fn near(
        &self,
        lp: &Lp,
        cost: &Objective,
        near: Option<&Arc<Optimum>>,
    ) -> Result<Option<Solved>, Failure> {
        let Some(near) = near else { return Ok(None) };
        let most = FEW_PIVOTS + lp.rows().len() as u64 / 10;
        let options =
            Options { deadline: self.options.deadline.at_most(most), ..self.options.clone() };
        let found = optimum_near(lp, cost, Some(near), &options)?;
        let too_far = matches!(found, Solved::Stopped) && !self.options.deadline.stopped();
        Ok((!too_far).then_some(found))
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

    /// Amounts as they are said: rounded up, to whole pieces where they are counted.
    pub(super) fn sayable(&self, exact: &[f64]) -> Vec<f64> {
        let sayable = exact.iter().zip(&self.levers.list).map(|(amount, lever)| {
            let parts = if lever.whole && self.whole.is_some() { 1.0 } else { 1e3 };
            ((amount * parts - 1e-6).ceil() / parts).max(0.0).min(lever.most)
        });
        sayable.collect()
    }

    /// Opens all levers but those of some families.
    pub(super) fn open(&self, lp: &mut Lp, closed: &[usize]) {
        self.levers.open(lp, |lever| closed.binary_search(&lever.family).is_err());
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

    /// Plans again with the amounts, and leaves out what is not needed; `None` if they do not
    /// stand. `point` is a plan with them, or nearly, and `least` what any way costs at least:
    /// what is left without a family cannot do where it costs less. Stopped by the deadline, what
    /// was not tried stays in.
    fn least(
        &self,
        mut amounts: Vec<f64>,
        point: &[f64],
        least: f64,
        near: &mut Option<Arc<Optimum>>,
        cost: &Objective,
    ) -> Result<Option<(Vec<f64>, f64)>, Failure> {
        let Some(mut residual) = self.cures(&amounts, Some(point), near, cost)? else {
            return Ok(None);
        };
        for family in self.moved(&amounts) {
            let without: Vec<f64> = amounts
                .iter()
                .zip(&self.levers.list)
                .map(|(amount, lever)| if lever.family == family { 0.0 } else { *amount })
                .collect();
            let costs = without.iter().zip(&self.levers.list);
            let spent: f64 =
                costs.map(|(amount, lever)| amount * self.costs.per_unit(self.levers, lever)).sum();
            if spent < least || self.options.deadline.stopped() {
                continue;
            }
            if let Some(less) = self.cures(&without, None, near, cost)? {
                amounts = without;
                residual = less;
            }
        }
        Ok(Some((amounts, residual)))
    }

    /// Plans again on the programme with the limits moved: the residual of the certificate where
    /// everything is served, `None` if it is not. Nothing unserved is the best there can be, so
    /// a plan at hand may prove it. If there is none, one is looked for near the cheapest way,
    /// with relief of these amounts: what is found is judged on the programme moved, and that there
    /// is none by its proof.
    fn cures(
        &self,
        amounts: &[f64],
        plan: Option<&[f64]>,
        near: &mut Option<Arc<Optimum>>,
        cost: &Objective,
    ) -> Result<Option<f64>, Failure> {
        let moved = self.levers.moved(amounts);
        let residual = |certified: &Certified| {
            let worst = certified.residuals().worst();
            (certified.value() <= NOTHING_SHORT).then_some(worst)
        };
        let judged = |plan: &[f64]| {
            prove::point(&moved, &self.service.unmet, plan).as_ref().and_then(residual)
        };
        if let Some(residual) = plan.and_then(judged) {
            return Ok(Some(residual));
        }
        let mut relieved = self.levers.relieved(amounts);
        self.service.demand_nearly(&mut relieved);
        match self.near(&relieved, cost, near.as_ref())? {
            Some(Solved::Best(certified, record)) => {
                *near = record.optimum.or(near.take());
                let plan = self.levers.without_relief(certified.primal());
                if let Some(residual) = judged(&plan) {
                    return Ok(Some(residual));
                }
            }
            Some(Solved::Infeasible(Some(ray)))
                if prove::contradiction(&relieved, ray.clone()).is_some() =>
            {
                return Ok(None);
            }
            Some(Solved::Stopped) => return Ok(None),
            Some(Solved::Infeasible(_)) | None => {}
        }
        // What that leaves open is settled on the programme moved alone.
        match optimum(&moved, &self.service.unmet, None, self.options)? {
            Solved::Best(certified, _) => Ok(residual(&certified)),
            Solved::Infeasible(_) if self.service.columns.is_empty() => {
                // That a part cannot be left out is proven, not believed.
                let proof = proven_infeasible(&moved, self.options)?;
                if proof.is_none() && !self.options.deadline.stopped() {
                    return Err(Failure::Wrong {
                        goal: "repair".to_owned(),
                        reason: Impossible::InfeasibleUnproven,
                    });
                }
                Ok(None)
            }
            Solved::Infeasible(_) | Solved::Stopped => Ok(None),
        }
    }

    pub(super) fn told(&self, amounts: &[f64], residual: f64) -> Found {
        let levers = self.levers;
        let mut by_family = vec![0.0; levers.families.len()];
        for (lever, amount) in levers.list.iter().zip(amounts) {
            by_family[lever.family] += amount;
        }
        let told = measures(&self.offers, levers, amounts);
        let measures: Vec<_> = told.into_iter().map(|(_, measure)| measure).collect();
        let of = |(lever, amount)| self.costs.per_unit(levers, lever) * amount;
        let compared = levers.list.iter().zip(amounts).map(of).sum();
        let cost = measures.iter().map(|it| it.cost).sum();
        let unpriced = measures.iter().filter(|it| !it.priced).count() as u64;
        let way = Way { cost, unpriced, measures, residual, whole: None, left: None };
        Found { cost: compared, by_family, amounts: amounts.to_vec(), way }
    }
}

/// Whether a way that is no more expensive moves no more of anything.
fn betters(cheaper: &Found, other: &Found) -> bool {
    let mut parts = cheaper.by_family.iter().zip(&other.by_family);
    parts.all(|(one, other)| *one <= other + NOTHING_SHORT * (1.0 + other.abs()))
}

/// Whether a move changes what is wanted rather than what can be done.
fn is_of_orders(kind: MeasureKind) -> bool {
    matches!(kind, MeasureKind::Later | MeasureKind::Project | MeasureKind::StockWanted)
}

fn changes_an_order(found: &Found) -> bool {
    found.way.measures.iter().any(|it| is_of_orders(it.kind))
}
