//! What each proposal is answered: what it is worth alone and beside the accepted ones, what holds it
//! back, and who contributed what.

use rayon::prelude::*;

use super::Proposals;
use super::gains::gains;
use super::plans::{Asked, Planned, Plans, compared};
use super::shares::shares;
use crate::model::Factory;
use crate::model::answers::measures::GoalGain;
use crate::model::answers::proposals::{
    Contribution, GoalShare, ProposalAnswer, ProposalAnswers, Verdict,
};
use crate::model::answers::whatif::{GoalValue, ScenarioResult};
use crate::model::plan::FactoryHeading;
use crate::scenario::{Evaluator, Scenario};

/// The most accepted proposals whose contributions are shared out: 1,024 plans.
pub const MOST_SHARED: usize = 10;

/// Limits named at most.
const NAMED: usize = 3;

/// Plans every set on its own; what each is depends on nothing else.
struct Desk<'e>(&'e Evaluator<'e>);

impl Plans for Desk<'_> {
    fn plan(&mut self, asked: &[(Scenario, bool)]) -> Option<Vec<ScenarioResult>> {
        Some(asked.par_iter().map(|(scenario, _)| self.0.evaluate(scenario)).collect())
    }
}

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
    let base: Vec<GoalValue> =
        evaluator.base.figures.iter().flat_map(|it| it.goals.clone()).collect();
    let mut desk = Desk(evaluator);
    let mut planned = Planned::new(proposals, &mut desk, u64::MAX, false);
    planned.know(Asked::of(&[]), evaluator.base.clone());
    planned.compared = compared(&base, factory, None);
    let all: Vec<Company> = (0..proposals.all.len()).map(|at| Company::of(at, &accepted)).collect();
    let mut wanted = vec![Asked::of(&accepted)];
    wanted.extend(all.iter().flat_map(|it| [&it.alone, &it.without, &it.with].map(Clone::clone)));
    planned.plan(&wanted);
    let (mut by_measure, mut by_proposer) = (Vec::new(), Vec::new());
    if accepted.len() <= MOST_SHARED && !accepted.is_empty() {
        by_measure = contributions(&mut planned, &accepted);
        by_proposer = added_up(proposals, &accepted, &by_measure);
    }
    let asker = Asker { factory, evaluator, planned: &planned };
    let together = Asked::of(&accepted);
    let with_accepted = match accepted[..] {
        [] => Vec::new(),
        _ => asker.gains(&Asked::of(&[]), &together).unwrap_or_default(),
    };
    let per_month = accepted.iter().map(|at| proposals.all[*at].measure.cost_per_month);
    let without_plan = planned.result(&together).map(|it| it.reasons.clone());
    ProposalAnswers {
        factory: heading,
        base,
        compared: planned.compared.iter().map(|it| it.title.clone()).collect(),
        with_accepted,
        without_plan: without_plan.unwrap_or_default(),
        accepted: accepted.iter().map(|at| proposals.id(*at).to_owned()).collect(),
        cost: planned.cost(&accepted) + 0.0,
        cost_per_month: per_month.sum::<f64>() + 0.0,
        proposals: all.iter().map(|it| asker.answer(it, &accepted)).collect(),
        by_measure,
        by_proposer,
        complete: !planned.any_stopped(),
        plans: usize::try_from(planned.counts.0).unwrap_or(usize::MAX),
        residual: planned.taking.3,
        factory_sha256: factory_sha256.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// A proposal with the sets that say what it is worth.
struct Company {
    at: usize,
    alone: Asked,
    /// The accepted ones without it, and with it.
    without: Asked,
    with: Asked,
}

impl Company {
    fn of(at: usize, accepted: &[usize]) -> Self {
        let without: Vec<usize> = accepted.iter().copied().filter(|it| *it != at).collect();
        let mut with = without.clone();
        with.push(at);
        with.sort_unstable();
        Self { at, alone: Asked::of(&[at]), without: Asked::of(&without), with: Asked::of(&with) }
    }
}

/// The Shapley share of each accepted proposal in every goal; nothing if a subset has no plan.
fn contributions(planned: &mut Planned<'_>, accepted: &[usize]) -> Vec<Contribution> {
    let goals: Vec<(String, String)> =
        planned.compared.iter().map(|it| (it.title.clone(), it.unit.clone())).collect();
    let titles: Vec<String> = goals.iter().map(|it| it.0.clone()).collect();
    let Some(shared) = shares(planned, accepted, &titles) else { return Vec::new() };
    if shared.goals.len() < goals.len() {
        return Vec::new();
    }
    let of = |player: usize| {
        let share = |(goal, unit): &(String, String)| {
            let own = shared.goals.iter().find(|it| it.0 == *goal)?;
            let share = own.1.get(player)?.0;
            Some(GoalShare { goal: goal.clone(), unit: unit.clone(), share })
        };
        goals.iter().filter_map(share).collect()
    };
    let each = accepted.iter().enumerate();
    each.map(|(player, at)| {
        let id = planned.proposals.id(*at).to_owned();
        Contribution { id, goals: of(player) }
    })
    .collect()
}

/// The shares added up by who proposed.
fn added_up(proposals: &Proposals, accepted: &[usize], each: &[Contribution]) -> Vec<Contribution> {
    let mut found: Vec<Contribution> = Vec::new();
    for (at, contribution) in accepted.iter().zip(each) {
        let by = proposals.all[*at].measure.by.clone().unwrap_or_default();
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

struct Asker<'a> {
    factory: &'a Factory,
    evaluator: &'a Evaluator<'a>,
    planned: &'a Planned<'a>,
}

impl Asker<'_> {
    /// How much better the goals compared are with one set than with another; none without a plan.
    fn gains(&self, before: &Asked, after: &Asked) -> Option<Vec<GoalGain>> {
        self.planned.figures(before)?;
        self.planned.figures(after)?;
        let compared = |it: &GoalGain| self.planned.compared.iter().any(|own| own.title == it.goal);
        Some(gains(self.planned, after, before).into_iter().filter(compared).collect())
    }

    fn answer(&self, company: &Company, accepted: &[usize]) -> ProposalAnswer {
        let at = company.at;
        let proposals = self.planned.proposals;
        let measure = &proposals.all[at].measure;
        let alone = self.gains(&Asked::of(&[]), &company.alone);
        let added = self.gains(&company.without, &company.with);
        let judged = added.clone().or_else(|| alone.clone());
        let first = judged.iter().flatten().find(|it| it.gain != 0.0);
        let is_money = |it: &GoalGain| {
            self.planned.compared.iter().any(|own| own.title == it.goal && own.money)
        };
        let monthly = measure.cost_per_month * self.planned.months;
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
        let money =
            judged.iter().flatten().find(|it| is_money(it)).map(|it| it.gain / self.planned.months);
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
        let failed = [&company.alone, &company.with].into_iter();
        let failed = failed.filter_map(|it| self.planned.result(it));
        let failed = failed.into_iter().find(|it| it.figures.is_none());
        ProposalAnswer {
            id: measure.named.id.clone(),
            name: measure.named.name.clone(),
            by: measure.by.clone(),
            role: measure.role.clone(),
            changes: proposals.figures(&proposals.all[at].stated),
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

    /// The group that a proposal changes, or whose operation it changes; else the one that proposes it.
    fn group(&self, at: usize) -> Option<String> {
        let one = &self.planned.proposals.all[at];
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
}
