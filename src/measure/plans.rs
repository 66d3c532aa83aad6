//! Sets of measures, planned: each once, several at a time, in an order that depends on nothing but
//! what was asked.

use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use super::{Effect, Proposals};
use crate::model::GoalId;
use crate::model::answers::whatif::{GoalValue, ScenarioFigures, ScenarioResult, ScenarioStatus};
use crate::model::{Factory, GiveUp, Goal, months};
use crate::scenario::{Scenario, more_is_better, ties};

/// A set of measures by position, ascending.
pub type Set = Vec<usize>;

/// A set as it is planned.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Asked {
    /// What is taken, with all it needs.
    pub taken: Set,
    /// What is taken for a bound: only the changes that help, and nothing that it needs.
    pub helpful: Set,
    /// How much of its effect it has: 0 at worst, 1 likely, 2 at best.
    pub effect: u8,
    /// Whether it is planned in fractions although the plan is in whole numbers.
    pub fractional: bool,
    /// In per cent: what all orders are multiplied by.
    pub orders: u32,
}

impl Asked {
    /// A set as it would be carried out.
    #[must_use]
    pub fn of(taken: &[usize]) -> Self {
        let (taken, helpful) = (taken.to_vec(), Vec::new());
        Self { taken, helpful, effect: 1, fractional: false, orders: 100 }
    }
}

/// Plans scenarios, several at a time.
pub trait Plans {
    /// The results, in order; `None` if the run was stopped. `fractional` says of each whether it is
    /// planned in fractions. What is asked, and in which order, depends on the factory and on the
    /// question alone, and no scenario is asked twice: the name of each is the set's own.
    fn plan(&mut self, asked: &[(Scenario, bool)]) -> Option<Vec<ScenarioResult>>;

    /// How far the search is, for the person who waits.
    fn stand(&mut self, _standing: &Standing) {}
}

/// What sets are being planned for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// What each measure is worth alone.
    #[default]
    Alone,
    /// The best set.
    Best,
    /// The best sets for smaller budgets.
    Frontier,
    /// What each measure brings to the best set.
    Shares,
    /// Why not the others.
    WhyNot,
    /// Pairs.
    Pairs,
    /// Measures that nobody proposed.
    Suggestions,
}

/// How far a search is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// What sets are being planned for.
    pub stage: Stage,
    /// Sets planned so far.
    pub planned: u64,
    /// The goal in which the best set so far gains first, its unit, what it gains, and what no set
    /// gains more than; none before there is one.
    pub best: Option<(String, String, f64, Option<f64>)>,
}

/// How many sets are planned at a time: a number of its own, so that threads change nothing.
pub const AT_A_TIME: usize = 4;

/// The sets planned so far.
pub struct Planned<'p> {
    /// The measures.
    pub proposals: &'p Proposals,
    plans: &'p mut dyn Plans,
    known: FxHashMap<Asked, ScenarioResult>,
    /// The goals sets are compared by.
    pub compared: Vec<Compared>,
    /// Days planned as a share of a month.
    pub months: f64,
    /// Whether plans are in whole numbers.
    pub whole: bool,
    /// Sets planned to be shown, and for bounds.
    pub counts: (u64, u64),
    /// Programmes, pivots, refusals, worst residual.
    pub taking: (u64, u64, u64, f64),
    /// No more sets are planned from this number on.
    pub most: u64,
    /// Whether the run was stopped.
    pub stopped: bool,
    /// How far the search is.
    pub standing: Standing,
}

/// A goal that sets are compared by.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Its title.
    pub title: String,
    /// Its unit.
    pub unit: String,
    /// Whether it is one of money.
    pub money: bool,
    /// Whether more is better.
    pub more: bool,
    /// What may be given up of it.
    pub give_up: GiveUp,
}

/// The values of a set in the goals compared, each as minimised, costs per month included.
#[derive(Clone, Debug, PartialEq)]
pub struct Value(pub Vec<f64>);

impl Value {
    /// The first goal in which two differ and by how much the one is better; `None` if they tie.
    #[must_use]
    pub fn better(&self, other: &Self) -> Option<(usize, f64)> {
        let pairs = self.0.iter().zip(&other.0).enumerate();
        pairs
            .filter(|(_, (one, other))| !ties(**one, **other))
            .map(|(at, (one, other))| (at, other - one))
            .next()
    }

    /// Whether it is better in the first goal in which two differ.
    #[must_use]
    pub fn beats(&self, other: &Self) -> bool {
        self.better(other).is_some_and(|it| it.1 > 0.0)
    }
}

/// The goals that sets are compared by, from those of the base plan: of service and of money. Surplus,
/// balance and low stock are measured against what measures change, and are shown alone. A goal named
/// comes first.
#[must_use]
pub fn compared(base: &[GoalValue], factory: &Factory, first: Option<Goal>) -> Vec<Compared> {
    let mut found: Vec<Compared> = Vec::new();
    for goal in base {
        let Some(id) = GoalId::read(&goal.goal) else { continue };
        let money = matches!(id.goal, Goal::Profit | Goal::Cost);
        if !money && !matches!(id.goal, Goal::Fulfil | Goal::OnTime) {
            continue;
        }
        let own = factory.goals.iter().find(|it| it.goal == id.goal);
        let give_up = own.map_or(GiveUp::Absolute(0.0), |it| it.give_up);
        let (title, unit) = (goal.goal.clone(), goal.unit.clone());
        let more = more_is_better(&goal.goal);
        let one = Compared { title, unit, money, more, give_up };
        if first == Some(id.goal) {
            let at = found.iter().take_while(|it| is_of(it, id.goal)).count();
            found.insert(at, one);
        } else {
            found.push(one);
        }
    }
    if found.is_empty() {
        let all = base.iter().map(|goal| Compared {
            title: goal.goal.clone(),
            unit: goal.unit.clone(),
            money: false,
            more: more_is_better(&goal.goal),
            give_up: GiveUp::Absolute(0.0),
        });
        found.extend(all);
    }
    found
}

fn is_of(one: &Compared, goal: Goal) -> bool {
    GoalId::read(&one.title).is_some_and(|it| it.goal == goal)
}

impl<'p> Planned<'p> {
    /// Nothing planned yet.
    pub fn new(proposals: &'p Proposals, plans: &'p mut dyn Plans, most: u64, whole: bool) -> Self {
        Self {
            proposals,
            plans,
            known: FxHashMap::default(),
            compared: Vec::new(),
            months: months(proposals.base.from, proposals.base.to),
            whole,
            counts: (0, 0),
            taking: (0, 0, 0, 0.0),
            most,
            stopped: false,
            standing: Standing::default(),
        }
    }

    /// Whether no more sets may be planned.
    #[must_use]
    pub fn exhausted(&self) -> bool {
        self.stopped || self.counts.0 + self.counts.1 >= self.most
    }

    /// Plans what is not planned yet. `false` if the run was stopped before all was.
    pub fn plan(&mut self, wanted: &[Asked]) -> bool {
        let mut missing: Vec<Asked> = Vec::new();
        for asked in wanted {
            if !self.known.contains_key(asked) && !missing.contains(asked) {
                missing.push(asked.clone());
            }
        }
        for some in missing.chunks(AT_A_TIME) {
            if self.stopped {
                return false;
            }
            let scenarios: Vec<(Scenario, bool)> =
                some.iter().map(|it| (self.scenario(it), it.fractional)).collect();
            let Some(results) = self.plans.plan(&scenarios) else {
                self.stopped = true;
                return false;
            };
            for (asked, result) in some.iter().zip(results) {
                let bound = asked.fractional || !asked.helpful.is_empty();
                let count = if bound { &mut self.counts.1 } else { &mut self.counts.0 };
                *count += 1;
                self.taking.0 += result.solves;
                self.taking.1 += result.pivots;
                self.taking.2 += result.refused;
                let residual = result.figures.as_ref().map_or(0.0, |it| it.residual);
                self.taking.3 = self.taking.3.max(residual);
                self.known.insert(asked.clone(), result);
            }
            self.standing.planned = self.counts.0 + self.counts.1;
            self.plans.stand(&self.standing);
        }
        true
    }

    /// Takes a set's result as planned already.
    pub fn know(&mut self, asked: Asked, result: ScenarioResult) {
        self.taking.3 = self.taking.3.max(result.figures.as_ref().map_or(0.0, |it| it.residual));
        self.counts.0 += 1;
        self.known.insert(asked, result);
    }

    /// Whether a set's plan was stopped before it ended.
    #[must_use]
    pub fn any_stopped(&self) -> bool {
        self.known.values().any(|it| it.status == ScenarioStatus::Stopped)
    }

    /// What sets are planned for from now on.
    pub fn stage(&mut self, stage: Stage) {
        self.standing.stage = stage;
    }

    /// The name of a set, by which its record is told from others: the ids of what is taken; in
    /// brackets those of which only the changes that help are made; and what else it is planned with.
    fn name(&self, asked: &Asked) -> String {
        let ids =
            |set: &[usize]| -> Vec<&str> { set.iter().map(|it| self.proposals.id(*it)).collect() };
        let mut name = ids(&asked.taken).join(" + ");
        if !asked.helpful.is_empty() {
            let _ = write!(name, " [{}]", ids(&asked.helpful).join(" + "));
        }
        if asked.effect != 1 {
            name += if asked.effect == 0 { " @low" } else { " @high" };
        }
        if asked.fractional {
            name += " @fractional";
        }
        if asked.orders != 100 {
            let _ = write!(name, " @{} %", asked.orders);
        }
        name
    }

    fn scenario(&self, asked: &Asked) -> Scenario {
        let effect = match asked.effect {
            0 => Effect::Low,
            1 => Effect::Likely,
            _ => Effect::High,
        };
        let mut scenario = self.proposals.scenario_helped(&asked.taken, &asked.helpful, effect);
        scenario.edits.extend(self.proposals.orders(asked.orders));
        scenario.name = self.name(asked);
        scenario
    }

    /// The result of a set that was planned.
    #[must_use]
    pub fn result(&self, asked: &Asked) -> Option<&ScenarioResult> {
        self.known.get(asked)
    }

    /// The figures of a set; `None` if it was not planned or has no plan.
    #[must_use]
    pub fn figures(&self, asked: &Asked) -> Option<&ScenarioFigures> {
        self.result(asked)?.figures.as_ref()
    }

    /// Whether a set was planned and has no plan.
    #[must_use]
    pub fn without_plan(&self, asked: &Asked) -> bool {
        self.result(asked)
            .is_some_and(|it| it.figures.is_none() && it.status != ScenarioStatus::Stopped)
    }

    /// The cost per month of some measures for the days planned.
    #[must_use]
    pub fn monthly(&self, set: &[usize]) -> f64 {
        let each = set.iter().map(|it| self.proposals.all[*it].measure.cost_per_month);
        each.sum::<f64>() * self.months
    }

    /// What some measures cost once.
    #[must_use]
    pub fn cost(&self, set: &[usize]) -> f64 {
        set.iter().map(|it| self.proposals.all[*it].measure.cost).sum()
    }

    /// A set's values in the goals compared; `None` if it was not planned or has no plan.
    #[must_use]
    pub fn value(&self, asked: &Asked) -> Option<Value> {
        let figures = self.figures(asked)?;
        let monthly = self.monthly(&asked.taken);
        let value = |goal: &Compared| {
            // Of a class in which nothing is wanted nothing is short.
            let value = figures.goal(&goal.title).unwrap_or(0.0);
            let minimised = if goal.more { -value } else { value };
            if goal.money { minimised + monthly } else { minimised }
        };
        Some(Value(self.compared.iter().map(value).collect()))
    }

    /// A goal's value in a set as it is shown, with the costs per month; `None` without a plan.
    #[must_use]
    pub fn shown(&self, asked: &Asked, title: &str) -> Option<f64> {
        let value = self.figures(asked)?.goal(title)?;
        let monthly = self.monthly(&asked.taken);
        Some(match GoalId::read(title).map(|it| it.goal) {
            Some(Goal::Profit) => value - monthly,
            Some(Goal::Cost) => value + monthly,
            _ => value,
        })
    }

    /// A goal's value in a set as minimised; `None` without a plan.
    #[must_use]
    pub fn minimised(&self, asked: &Asked, title: &str) -> Option<f64> {
        let value = self.shown(asked, title)?;
        Some(if more_is_better(title) { -value } else { value })
    }
}
