//! The whole answer: the best set, what each measure is worth, why not the others, the frontier and
//! the pairs.

use super::best::{Best, Found};
use super::family::Made;
use super::frontier::frontier;
use super::gains::{gain, shown_set};
use super::pairs::pairs;
use super::plans::{Asked, Planned, Plans, Stage, compared};
use super::proposed::Proposals;
use super::search::Search;
use super::shares::{Shares, shares};
use super::why_not::{MOST_TRIED, why_not};
use super::{Effect, Set};
use crate::model::answers::measures::{
    GoalBound, GoalWorth, GroupHours, MeasureSearch, MeasureWorth, Measures, SetProof,
};
use crate::model::answers::whatif::{OrderTrouble, ScenarioResult, ScenarioStatus};
use crate::model::plan::FactoryHeading;
use crate::model::{Buckets, Factory, Goal};
use crate::scenario::{Scenario, ties};
use crate::session::{Failure, Options};

/// What is asked.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Money for costs once; none if every measure may be taken.
    pub budget: Option<f64>,
    /// The goal that the budget buys first.
    pub by: Option<Goal>,
    /// Whether the best set for every budget is wanted.
    pub frontier: bool,
    /// Whether pairs are wanted.
    pub pairs: bool,
    /// Sets planned at most.
    pub most: u64,
    /// The share of its value that the goal which decides may be from its bound: nearer, the search
    /// ends.
    pub within: f64,
    /// Whether plans are in whole numbers.
    pub whole: bool,
}

/// What it is asked of.
pub struct Question<'q> {
    /// The measures and the factory file without them.
    pub proposals: &'q Proposals,
    /// The factory without them.
    pub factory: &'q Factory,
    /// The factory that changes make.
    pub made: &'q Made<'q>,
    /// How to plan.
    pub options: &'q Options,
}

/// What came of it.
#[derive(Debug)]
pub enum Answered {
    /// The answer.
    Measures(Box<Measures>),
    /// No set that may be taken has a plan; how the base plan ended.
    NoPlan(Box<ScenarioResult>),
    /// The run was stopped before there was a base plan.
    Stopped,
}

/// The best set of measures and what each is worth.
///
/// # Errors
/// As [`crate::session::plan`].
pub fn answer(
    question: &Question<'_>,
    plans: &mut dyn Plans,
    wanted: &Wanted,
) -> Result<Answered, Failure> {
    let proposals = question.proposals;
    let mut planned = Planned::new(proposals, plans, wanted.most.max(2), wanted.whole);
    let base = Asked::of(&[]);
    if !planned.plan(std::slice::from_ref(&base)) {
        return Ok(Answered::Stopped);
    }
    let goals = planned.figures(&base).map(|it| it.goals.clone());
    let goals = match (goals, planned.result(&base)) {
        (Some(goals), _) => goals,
        (None, Some(result)) if result.status != ScenarioStatus::Stopped => {
            return Ok(Answered::NoPlan(Box::new(result.clone())));
        }
        _ => return Ok(Answered::Stopped),
    };
    planned.compared = compared(&goals, question.factory, wanted.by);
    let budget = wanted.budget.unwrap_or(f64::INFINITY);
    let all: Vec<usize> = (0..proposals.all.len()).collect();
    alone(&mut planned, &all);
    let mut search = Search::new(&mut planned, question.made, question.options);
    search.gap = wanted.within;
    search.planned.stage(Stage::Best);
    let found = search.best(budget)?;
    search.planned.stage(Stage::Frontier);
    let frontier = if wanted.frontier { Some(frontier(&mut search, &found)?) } else { None };
    let Some(best) = found.best.clone() else {
        let result = search.planned.result(&base).cloned();
        return Ok(result.map_or(Answered::Stopped, |it| Answered::NoPlan(Box::new(it))));
    };
    let titles: Vec<String> = goals.iter().map(|it| it.goal.clone()).collect();
    search.planned.stage(Stage::Shares);
    let last = last_of(search.planned, &best.set);
    let shared = match best.set.len() {
        0 => None,
        _ => shares(search.planned, &best.set, &titles),
    };
    let hours = hours(question, search.planned, &best.set);
    search.planned.stage(Stage::WhyNot);
    let mut measures = Vec::new();
    let mut tried = 0;
    for at in &all {
        let mut one = worth(search.planned, *at, (&best, &last, shared.as_ref()), &titles);
        if !one.taken {
            let own: Vec<&GroupHours> =
                hours.iter().filter(|it| one.groups.contains(&it.group)).collect();
            tried += 1;
            let tried = tried <= MOST_TRIED;
            one.why_not = why_not(&mut search, &best, *at, budget, &own, tried);
        }
        measures.push(one);
    }
    search.planned.stage(Stage::Pairs);
    let ranked = ranked(search.planned, &all);
    let pairs = wanted.pairs.then(|| pairs(&mut search, &ranked));
    let (first, bounds) =
        (first(search.planned, &best, shared.as_ref()), bounds(search.planned, &best, &found));
    // Goals after the first that another set may pass are not bounded, and need not be.
    let open = bounds.iter().find(|it| it.bound.is_none_or(|bound| !ties(bound, it.value)));
    let proof = match (found.proven, open) {
        (true, _) => SetProof::Best,
        (false, Some(goal)) if goal.bound.is_none() => SetProof::NotBounded,
        (false, _) => SetProof::WithinBound,
    };
    let troubled = search.planned.figures(&base).map(|it| it.orders.clone()).unwrap_or_default();
    let planned = &*search.planned;
    let buckets = Buckets::new(question.factory, question.factory.bucket);
    Ok(Answered::Measures(Box::new(Measures {
        complete: !planned.stopped,
        factory: FactoryHeading::of(question.factory, &buckets),
        budget: wanted.budget,
        by: wanted.by.map(|it| it.word().to_owned()),
        base: goals,
        troubled,
        compared: planned.compared.iter().map(|it| it.title.clone()).collect(),
        best: shown_set(planned, &Asked::of(&best.set)),
        proof,
        bounds,
        first,
        measures,
        groups: hours,
        frontier,
        pairs,
        search: MeasureSearch {
            plans: planned.counts.0,
            bounds: planned.counts.1,
            sets: 2.0_f64.powi(i32::try_from(proposals.all.len()).unwrap_or(i32::MAX)),
            solves: planned.taking.0,
            pivots: planned.taking.1,
            refused: planned.taking.2,
            residual: planned.taking.3,
        },
        factory_sha256: question.options.factory_sha256.clone(),
    })))
}

/// Plans every measure alone, with what it requires.
fn alone(planned: &mut Planned<'_>, all: &[usize]) {
    let mut asked = Vec::new();
    for at in all {
        let one = Asked::of(&planned.proposals.with_required(*at));
        if planned.proposals.all[*at].is_uncertain() {
            asked.push(Asked { effect: 0, ..one.clone() });
            asked.push(Asked { effect: 2, ..one.clone() });
        }
        asked.push(one);
    }
    planned.plan(&asked);
}

/// For each measure of a set, the set without it and without what requires it.
fn last_of(planned: &mut Planned<'_>, set: &[usize]) -> Vec<(usize, Asked)> {
    let without = |at: usize| {
        let gone = |it: &usize| planned.proposals.with_required(*it).contains(&at);
        Asked::of(&set.iter().copied().filter(|it| !gone(it)).collect::<Set>())
    };
    let all: Vec<(usize, Asked)> = set.iter().map(|at| (*at, without(*at))).collect();
    let asked: Vec<Asked> = all.iter().map(|it| it.1.clone()).collect();
    planned.plan(&asked);
    all
}

fn worth(
    planned: &Planned<'_>,
    at: usize,
    (best, last, shared): (&Best, &[(usize, Asked)], Option<&Shares>),
    titles: &[String],
) -> MeasureWorth {
    let proposals = planned.proposals;
    let one = &proposals.all[at];
    let measure = &one.measure;
    let base = Asked::of(&[]);
    let alone = Asked::of(&proposals.with_required(at));
    let taken = best.set.contains(&at);
    let full = Asked::of(&best.set);
    let position = best.set.iter().position(|it| *it == at);
    let without = last.iter().find(|it| it.0 == at).map(|it| &it.1);
    let uncertain = |effect: u8, title: &str| {
        let asked = Asked { effect, ..alone.clone() };
        one.is_uncertain().then(|| gain(planned, &asked, &base, title)).flatten()
    };
    let mut goals = Vec::new();
    for (title, goal) in
        titles.iter().zip(planned.figures(&base).into_iter().flat_map(|it| &it.goals))
    {
        let share = shared.and_then(|it| {
            let goal = it.goals.iter().find(|it| it.0 == *title)?;
            goal.1.get(position?).copied()
        });
        goals.push(GoalWorth {
            goal: title.clone(),
            unit: goal.unit.clone(),
            alone: gain(planned, &alone, &base, title),
            alone_low: uncertain(0, title),
            alone_high: uncertain(2, title),
            last: without.and_then(|it| gain(planned, &full, it, title)),
            share: share.map(|it| it.0),
            share_error: share.and_then(|it| it.1),
        });
    }
    let before = planned.figures(&base).map(|it| it.orders.clone()).unwrap_or_default();
    let after = planned.figures(&alone).map(|it| it.orders.clone()).unwrap_or_default();
    let ids = |of: &[usize]| of.iter().map(|it| proposals.id(*it).to_owned()).collect();
    let without_plan = planned.result(&alone).filter(|it| it.figures.is_none());
    MeasureWorth {
        id: measure.named.id.clone(),
        name: measure.named.name.clone(),
        by: measure.by.clone(),
        role: measure.role.clone(),
        cost: measure.cost,
        cost_per_month: measure.cost_per_month,
        works_from: one.works.from.to_string(),
        share_of_days: one.works.share,
        requires: ids(&measure.requires),
        excludes: ids(&measure.excludes),
        taken,
        goals,
        breaks: broken(&before, after),
        changes: proposals.figures(&one.without_project(&proposals.base, Effect::Likely)),
        groups: proposals.groups(at),
        why_not: None,
        without_plan: without_plan.map(|it| it.reasons.clone()).unwrap_or_default(),
    }
}

/// Orders that are short or late and were not, or by more than they were: a larger part that is late
/// for fewer days is not worse.
fn broken(before: &[OrderTrouble], after: Vec<OrderTrouble>) -> Vec<OrderTrouble> {
    let worse = |it: &OrderTrouble| {
        let had = before.iter().find(|had| had.id == it.id);
        let (short, late, days) =
            had.map_or((0.0, 0.0, 0.0), |had| (had.short, had.late, had.days_late));
        let later = it.late > late && !ties(it.late, late) && it.days_late >= days;
        it.short > short && !ties(it.short, short) || later
    };
    after.into_iter().filter(worse).collect()
}

/// Hours of the groups that measures change, before and with a set.
fn hours(question: &Question<'_>, planned: &Planned<'_>, set: &[usize]) -> Vec<GroupHours> {
    let scenario: Scenario = question.proposals.scenario(set, Effect::Likely);
    let Some(after) = (question.made)(&scenario) else { return Vec::new() };
    let touched: Vec<String> =
        (0..question.proposals.all.len()).flat_map(|it| question.proposals.groups(it)).collect();
    let effective = |factory: &Factory, id: &str| {
        let buckets = Buckets::new(factory, factory.bucket);
        let group = factory.groups.iter().find(|it| it.named.id == id);
        group.map_or(0.0, |it| {
            it.time(&factory.calendar, &buckets).iter().map(|it| it.effective).sum::<f64>()
        })
    };
    let mean = |asked: &Asked, id: &str| {
        let groups = planned.figures(asked).into_iter().flat_map(|it| &it.groups);
        groups.filter(|it| it.id == id).map(|it| it.mean).sum::<f64>()
    };
    let (base, full) = (Asked::of(&[]), Asked::of(set));
    let mut found = Vec::new();
    for group in question.factory.groups.iter().filter(|it| touched.contains(&it.named.id)) {
        let id = &group.named.id;
        let (before, with) = (effective(question.factory, id), effective(&after, id));
        let (use_before, use_with) = (mean(&base, id), mean(&full, id));
        found.push(GroupHours {
            group: id.clone(),
            name: group.named.name.clone(),
            effective: before,
            effective_after: with,
            load: before * use_before,
            load_after: with * use_with,
            utilisation: use_before,
            utilisation_after: use_with,
        });
    }
    found
}

/// The measures, those worth most alone first.
fn ranked(planned: &Planned<'_>, all: &[usize]) -> Vec<usize> {
    let base = Asked::of(&[]);
    let mut ranked = all.to_vec();
    let gains = |at: usize| -> Vec<f64> {
        let asked = Asked::of(&planned.proposals.with_required(at));
        let goals = planned.compared.iter();
        goals.map(|it| gain(planned, &asked, &base, &it.title).unwrap_or(0.0)).collect()
    };
    ranked.sort_by(|one, other| {
        let pairs = gains(*other).into_iter().zip(gains(*one));
        let mut orders = pairs.map(|(one, other)| one.total_cmp(&other));
        orders.find(|it| it.is_ne()).unwrap_or_else(|| one.cmp(other))
    });
    ranked
}

/// The measures of the best set in the order to carry them out.
fn first(planned: &Planned<'_>, best: &Best, shared: Option<&Shares>) -> Vec<String> {
    let base = Asked::of(&[]);
    let full = Asked::of(&best.set);
    let decisive = planned
        .compared
        .iter()
        .find(|it| gain(planned, &full, &base, &it.title).is_some_and(|it| it != 0.0));
    let worth = |at: usize| {
        let Some(goal) = decisive else { return 0.0 };
        let position = best.set.iter().position(|it| *it == at);
        let share = shared.and_then(|it| {
            let goal = it.goals.iter().find(|it| it.0 == goal.title)?;
            Some(goal.1.get(position?)?.0)
        });
        share.unwrap_or_else(|| {
            let asked = Asked::of(&planned.proposals.with_required(at));
            gain(planned, &asked, &base, &goal.title).unwrap_or(0.0)
        })
    };
    let rate = |at: usize| worth(at) / planned.proposals.all[at].measure.cost.max(1e-9);
    let mut left = best.set.clone();
    left.sort_by(|one, other| rate(*other).total_cmp(&rate(*one)).then(one.cmp(other)));
    let mut found: Vec<usize> = Vec::new();
    while !left.is_empty() {
        let ready = |it: &usize| {
            let requires = &planned.proposals.all[*it].measure.requires;
            requires.iter().all(|it| found.contains(it))
        };
        let at = left.iter().position(ready).unwrap_or(0);
        found.push(left.remove(at));
    }
    found.iter().map(|it| planned.proposals.id(*it).to_owned()).collect()
}

/// The goals compared with the bound on every other set.
fn bounds(planned: &Planned<'_>, best: &Best, found: &Found) -> Vec<GoalBound> {
    let goals = planned.compared.iter().zip(&best.value.0).zip(&found.bounds);
    goals
        .map(|((goal, value), bound)| {
            let own = |it: f64| if goal.more { -it } else { it };
            GoalBound {
                goal: goal.title.clone(),
                unit: goal.unit.clone(),
                value: own(*value) + 0.0,
                bound: bound.map(|it| own(it) + 0.0),
            }
        })
        .collect()
}
