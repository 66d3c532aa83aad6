//! What each proposal is answered: what it is worth alone and beside the accepted ones, what holds it
//! back, and who contributed what.

use rayon::prelude::*;

use super::{Effect, Proposals};
use crate::explain::shapley::shapley;
use crate::model::answers::measures::{GoalGain, OwnFigure};
use crate::model::answers::proposals::{
    Contribution, GoalShare, ProposalAnswer, ProposalAnswers, Verdict,
};
use crate::model::answers::whatif::{GoalValue, ScenarioFigures, ScenarioResult, ScenarioStatus};
use crate::model::plan::FactoryHeading;
use crate::model::{Factory, Goal, GoalId};
use crate::scenario::{Evaluator, changed, more_is_better, ties};

/// The most accepted proposals whose contributions are shared out: 1,024 plans.
pub const MOST_SHARED: usize = 10;

/// Limits named at most.
const NAMED: usize = 3;

/// Days of a mean month.
const MONTH: f64 = 365.25 / 12.0;

/// What every proposal is answered, those at the positions accepted being taken together.
#[must_use]
pub fn answered(
    proposals: &Proposals,
    factory: &Factory,
    heading: FactoryHeading,
    evaluator: &Evaluator<'_>,
    accepted: &[usize],
    factory_sha256: &str,
) -> ProposalAnswers {
    let mut accepted = accepted.to_vec();
    accepted.sort_unstable();
    accepted.dedup();
    let mut asker = Asker::new(proposals, factory, evaluator);
    let all: Vec<usize> = (0..proposals.all.len()).collect();
    let without = |at: usize| accepted.iter().copied().filter(|it| *it != at).collect::<Vec<_>>();
    let with = |at: usize| {
        let mut with = without(at);
        with.push(at);
        with.sort_unstable();
        with
    };
    let mut wanted: Vec<Vec<usize>> = vec![accepted.clone()];
    wanted.extend(all.iter().map(|at| vec![*at]));
    wanted.extend(all.iter().flat_map(|at| [without(*at), with(*at)]));
    let shared = accepted.len() <= MOST_SHARED;
    let subset = |mask: usize| -> Vec<usize> {
        let member = |(bit, at): (usize, &usize)| (mask & (1 << bit) != 0).then_some(*at);
        accepted.iter().enumerate().filter_map(member).collect()
    };
    if shared {
        wanted.extend((0..1_usize << accepted.len()).map(subset));
    }
    asker.plan(wanted);
    let answers = all.iter().map(|at| asker.answer(*at, &accepted, &without(*at), &with(*at)));
    let answers: Vec<ProposalAnswer> = answers.collect();
    let (mut by_measure, mut by_proposer) = (Vec::new(), Vec::new());
    if shared && !accepted.is_empty() {
        by_measure = asker.contributions(&accepted, &subset);
        by_proposer = asker.by_proposer(&accepted, &by_measure);
    }
    let sum = |of: fn(&crate::model::measure::Measure) -> f64| {
        accepted.iter().map(|at| of(&proposals.all[*at].measure)).sum()
    };
    let of_accepted = asker.result(&accepted);
    let gains = if accepted.is_empty() {
        Vec::new()
    } else {
        asker.gains(&[], &accepted).unwrap_or_default()
    };
    ProposalAnswers {
        factory: heading,
        base: evaluator.base.figures.iter().flat_map(|it| it.goals.clone()).collect(),
        compared: asker.compared.iter().map(|it| it.goal.clone()).collect(),
        with_accepted: gains,
        without_plan: of_accepted.map(|it| it.reasons.clone()).unwrap_or_default(),
        accepted: accepted.iter().map(|at| proposals.id(*at).to_owned()).collect(),
        cost: sum(|it| it.cost),
        cost_per_month: sum(|it| it.cost_per_month),
        proposals: answers,
        by_measure,
        by_proposer,
        complete: asker.known.iter().all(|it| it.1.status != ScenarioStatus::Stopped),
        plans: asker.known.len() + 1,
        residual: asker.residual(),
        factory_sha256: factory_sha256.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

struct Asker<'a> {
    proposals: &'a Proposals,
    factory: &'a Factory,
    evaluator: &'a Evaluator<'a>,
    compared: Vec<GoalValue>,
    months: f64,
    known: Vec<(Vec<usize>, ScenarioResult)>,
}

impl<'a> Asker<'a> {
    fn new(proposals: &'a Proposals, factory: &'a Factory, evaluator: &'a Evaluator<'a>) -> Self {
        let (from, to) = (proposals.base.from, proposals.base.to);
        let days = from.until(to).map_or(0, |it| it.get_days()) + 1;
        let base: Vec<GoalValue> =
            evaluator.base.figures.iter().flat_map(|it| it.goals.clone()).collect();
        let bought = |it: &GoalValue| {
            GoalId::read(&it.goal).is_some_and(|id| {
                matches!(id.goal, Goal::Fulfil | Goal::OnTime | Goal::Profit | Goal::Cost)
            })
        };
        let mut compared: Vec<GoalValue> = base.iter().filter(|it| bought(it)).cloned().collect();
        if compared.is_empty() {
            compared = base;
        }
        let months = f64::from(days) / MONTH;
        Self { proposals, factory, evaluator, compared, months, known: Vec::new() }
    }

    /// Plans these sets, each once, several at a time; what each is depends on nothing else.
    fn plan(&mut self, wanted: Vec<Vec<usize>>) {
        let mut missing: Vec<Vec<usize>> = Vec::new();
        for set in wanted {
            if !set.is_empty() && !missing.contains(&set) {
                missing.push(set);
            }
        }
        let planned = |set: &Vec<usize>| {
            self.evaluator.evaluate(&self.proposals.scenario(set, Effect::Likely))
        };
        let results: Vec<ScenarioResult> = missing.par_iter().map(planned).collect();
        self.known.extend(missing.into_iter().zip(results));
    }

    fn result(&self, set: &[usize]) -> Option<&ScenarioResult> {
        match set {
            [] => Some(&self.evaluator.base),
            _ => self.known.iter().find(|it| it.0 == set).map(|it| &it.1),
        }
    }

    fn figures(&self, set: &[usize]) -> Option<&ScenarioFigures> {
        self.result(set)?.figures.as_ref()
    }

    /// A goal with a set, costs per month included; none without a plan.
    fn value(&self, set: &[usize], title: &str) -> Option<f64> {
        let goals = &self.figures(set)?.goals;
        let value = goals.iter().find(|it| it.goal == title).map_or(0.0, |it| it.value);
        let monthly = set.iter().map(|at| self.proposals.all[*at].measure.cost_per_month);
        let monthly = monthly.sum::<f64>() * self.months;
        Some(match GoalId::read(title).map(|it| it.goal) {
            Some(Goal::Profit) => value - monthly,
            Some(Goal::Cost) => value + monthly,
            _ => value,
        })
    }

    /// How much better the goals are with one set than with another; none without a plan.
    fn gains(&self, before: &[usize], after: &[usize]) -> Option<Vec<GoalGain>> {
        let gain = |goal: &GoalValue| {
            let (one, other) = (self.value(before, &goal.goal)?, self.value(after, &goal.goal)?);
            let more = if more_is_better(&goal.goal) { other - one } else { one - other };
            let gain = if ties(one, other) { 0.0 } else { more };
            let (goal, unit) = (goal.goal.clone(), goal.unit.clone());
            Some(GoalGain { goal, unit, value: other, gain })
        };
        self.compared.iter().map(gain).collect()
    }

    fn answer(
        &self,
        at: usize,
        accepted: &[usize],
        without: &[usize],
        with: &[usize],
    ) -> ProposalAnswer {
        let measure = &self.proposals.all[at].measure;
        let alone = self.gains(&[], &[at]);
        let added = self.gains(without, with);
        let judged = added.clone().or_else(|| alone.clone());
        let first = judged.iter().flatten().find(|it| it.gain != 0.0);
        let is_money = |it: &GoalGain| {
            GoalId::read(&it.goal).is_some_and(|id| matches!(id.goal, Goal::Profit | Goal::Cost))
        };
        let monthly = measure.cost_per_month * self.months;
        let verdict = match (&judged, first) {
            _ if accepted.contains(&at) => Verdict::Accepted,
            (None, _) => Verdict::NoPlan,
            (_, None) => Verdict::NothingNow,
            (_, Some(it)) if it.gain > 0.0 => Verdict::Kept,
            (_, Some(it)) if is_money(it) && it.gain + monthly > 1e-6 * monthly => {
                Verdict::CostsMore
            }
            (_, Some(it)) if is_money(it) && (it.gain + monthly).abs() <= 1e-6 * monthly => {
                Verdict::NothingNow
            }
            _ => Verdict::Harms,
        };
        let money = judged.iter().flatten().find(|it| is_money(it)).map(|it| it.gain / self.months);
        let pays_back = money.filter(|it| *it > 0.0 && measure.cost > 0.0);
        let group = self.group(at);
        let idle = group.as_ref().and_then(|id| self.idle(id));
        let base = self.evaluator.base.figures.as_ref();
        let held_by: Vec<String> = match verdict {
            Verdict::NothingNow => {
                let binds = base.map_or(&[][..], |it| it.binds.as_slice());
                let own = group.as_ref().map(|id| format!("groups/{id}"));
                let others = binds.iter().filter(|it| Some(*it) != own.as_ref());
                others.take(NAMED).cloned().collect()
            }
            _ => Vec::new(),
        };
        let failed = self.result(&[at]).filter(|it| it.figures.is_none());
        let failed = failed.or_else(|| self.result(with).filter(|it| it.figures.is_none()));
        ProposalAnswer {
            id: measure.named.id.clone(),
            name: measure.named.name.clone(),
            by: measure.by.clone(),
            role: measure.role.clone(),
            changes: self.changes(at),
            cost: measure.cost,
            cost_per_month: measure.cost_per_month,
            verdict,
            alone: alone.unwrap_or_default(),
            added: added.unwrap_or_default(),
            pays_back: pays_back.map(|it| measure.cost / it),
            held_by,
            idle_hours: idle,
            group,
            without_plan: failed.map(|it| it.reasons.clone()).unwrap_or_default(),
        }
    }

    /// What it changes, before and after.
    fn changes(&self, at: usize) -> Vec<OwnFigure> {
        let stated = &self.proposals.all[at].stated;
        let after = changed(&self.proposals.base, stated).ok();
        let figure = |edit: &crate::scenario::Edit| {
            let path = edit.place.path();
            let after = after.as_ref().and_then(|tree| {
                crate::scenario::Document::parse(&tree.to_string())?.value_at(&edit.place).cloned()
            });
            let before = self.proposals.base.value_at(&edit.place).cloned();
            OwnFigure { at: path.to_string(), before, after }
        };
        stated.iter().map(figure).collect()
    }

    /// The group that a proposal changes, or whose operation it changes; else the one that proposes it.
    fn group(&self, at: usize) -> Option<String> {
        let one = &self.proposals.all[at];
        let is_group = |id: &str| self.factory.groups.iter().any(|it| it.named.id == id);
        let own = one.stated.iter().find_map(|edit| match edit.place.path().steps() {
            [list, id, ..] if list == "groups" => Some(id.clone()),
            _ => None,
        });
        own.or_else(|| one.measure.by.clone()).filter(|id| is_group(id))
    }

    /// Hours of a group that the base plan leaves idle.
    fn idle(&self, id: &str) -> Option<f64> {
        let used = self.evaluator.base.figures.as_ref()?.groups.iter().find(|it| it.id == id)?;
        let group = self.factory.groups.iter().find(|it| it.named.id == id)?;
        let buckets = crate::model::Buckets::new(self.factory, self.factory.bucket);
        let time = group.time(&self.factory.calendar, &buckets);
        let hours: f64 = time.iter().map(|it| it.effective).sum();
        Some((hours * (1.0 - used.mean)).max(0.0))
    }

    /// The Shapley share of each accepted proposal in every goal; nothing if a subset has no plan.
    fn contributions(
        &self,
        accepted: &[usize],
        subset: &dyn Fn(usize) -> Vec<usize>,
    ) -> Vec<Contribution> {
        let mut found: Vec<Contribution> = accepted
            .iter()
            .map(|at| Contribution { id: self.proposals.id(*at).to_owned(), goals: Vec::new() })
            .collect();
        for goal in &self.compared {
            let sign = if more_is_better(&goal.goal) { 1.0 } else { -1.0 };
            let values: Option<Vec<f64>> = (0..1_usize << accepted.len())
                .map(|mask| Some(sign * self.value(&subset(mask), &goal.goal)?))
                .collect();
            let Some(values) = values else { return Vec::new() };
            let shares = shapley(accepted.len(), |mask| values[mask]);
            for (contribution, brought) in found.iter_mut().zip(shares) {
                let (goal, unit) = (goal.goal.clone(), goal.unit.clone());
                contribution.goals.push(GoalShare { goal, unit, share: brought.share });
            }
        }
        found
    }

    /// The shares added up by who proposed.
    fn by_proposer(&self, accepted: &[usize], each: &[Contribution]) -> Vec<Contribution> {
        let mut found: Vec<Contribution> = Vec::new();
        for (at, contribution) in accepted.iter().zip(each) {
            let by = self.proposals.all[*at].measure.by.clone().unwrap_or_default();
            match found.iter_mut().find(|it| it.id == by) {
                Some(own) => {
                    for (sum, more) in own.goals.iter_mut().zip(&contribution.goals) {
                        sum.share += more.share;
                    }
                }
                None => found.push(Contribution { id: by, ..contribution.clone() }),
            }
        }
        found
    }

    fn residual(&self) -> f64 {
        let all = self.known.iter().map(|it| &it.1).chain([&self.evaluator.base]);
        let residuals = all.filter_map(|it| it.figures.as_ref()).map(|it| it.residual);
        residuals.fold(0.0, f64::max)
    }
}
