//! Summarises results one after another: how they ended, the best of them, goals along axes,
//! spreads and probabilities over samples. Only the goals of each scenario are kept.

use std::collections::BTreeMap;

use serde_json::Value;

use super::expectation::Expectation;
use super::rank::{more_is_better, ties};
use super::spread::{Moments, Series, estimates, spread};
use super::{Kind, Stretch};
use crate::model::answers::whatif::{
    AxisResponse, Chance, Endings, Ranked, Response, ScenarioFigures, ScenarioResult,
    ScenarioStatus, ScenarioWarning, StretchSummary, Surprise, Tie, WithoutPlan,
};

/// Scenarios without a plan, or against expectation, that are named.
const NAMED: usize = 20;

/// One value of an axis, with the goals of the scenarios that have it.
#[derive(Clone, Debug)]
struct AtValue {
    value: Value,
    goals: BTreeMap<String, (Moments, f64, f64)>,
}

#[derive(Clone, Debug)]
struct StretchSoFar {
    stretch: Stretch,
    endings: Endings,
    axes: Vec<Vec<AtValue>>,
    figures: Vec<(String, Series)>,
    unmet: BTreeMap<String, u64>,
    binds: BTreeMap<String, u64>,
}

/// A goal's value, the scenario's position, and its row.
type Placed = (f64, usize, Ranked);

/// The comparison while results come.
#[derive(Clone, Debug)]
pub struct Comparison<'b> {
    base: &'b ScenarioResult,
    orders: Vec<String>,
    /// Goals that may give something up, by word.
    gives: Vec<String>,
    top: usize,
    /// By goal, the best so far, best first.
    best: Vec<(String, Vec<Placed>)>,
    differs: Vec<bool>,
    /// The best of those that change what is wanted, by profit.
    wanted: Vec<(f64, Ranked)>,
    /// Whether draws are ranked: only where there is nothing else, since nobody chooses them.
    draws: bool,
    stretches: Vec<StretchSoFar>,
    without: Vec<WithoutPlan>,
    surprises: Vec<Surprise>,
    surprising: u64,
    warnings: Vec<ScenarioWarning>,
    warned: u64,
    counts: (u64, u64, u64),
}

/// The summary of all results.
#[derive(Clone, Debug)]
pub struct Compared {
    /// How they ended.
    pub endings: Endings,
    /// The goal ranked by.
    pub by: Option<String>,
    /// Whether all tie in every goal.
    pub all_tie: bool,
    /// The best.
    pub top: Vec<Ranked>,
    /// Those of the best that tie.
    pub ties: Vec<Tie>,
    /// The first that are against expectation, and how many there are.
    pub surprises: (Vec<Surprise>, u64),
    /// Without a plan.
    pub without_plan: Vec<WithoutPlan>,
    /// Changes dated inside a bucket, and how many scenarios have any.
    pub warnings: (Vec<ScenarioWarning>, u64),
    /// By stretch.
    pub stretches: Vec<StretchSummary>,
    /// Solves, pivots, refused.
    pub counts: (u64, u64, u64),
}

fn none() -> Endings {
    Endings { planned: 0, infeasible: 0, unbounded: 0, invalid: 0, stopped: 0, failed: 0 }
}

fn count(endings: &mut Endings, status: ScenarioStatus) {
    *match status {
        ScenarioStatus::Planned => &mut endings.planned,
        ScenarioStatus::Infeasible => &mut endings.infeasible,
        ScenarioStatus::Unbounded => &mut endings.unbounded,
        ScenarioStatus::Invalid => &mut endings.invalid,
        ScenarioStatus::Stopped => &mut endings.stopped,
        ScenarioStatus::Failed => &mut endings.failed,
    } += 1;
}

impl<'b> Comparison<'b> {
    /// A comparison with the base plan; `orders` are all its orders, `gives` the goals that
    /// may give something up, by word, `top` how many of the best are kept.
    #[must_use]
    pub fn new(
        base: &'b ScenarioResult,
        orders: Vec<String>,
        gives: Vec<String>,
        stretches: Vec<Stretch>,
        top: usize,
    ) -> Self {
        let so_far = |stretch: Stretch| StretchSoFar {
            axes: vec![Vec::new(); stretch.axes.len()],
            stretch,
            endings: none(),
            figures: Vec::new(),
            unmet: BTreeMap::new(),
            binds: BTreeMap::new(),
        };
        let draws = stretches.iter().all(|it| it.kind == Kind::Sample);
        Self {
            base,
            orders,
            gives,
            top,
            draws,
            best: Vec::new(),
            differs: Vec::new(),
            wanted: Vec::new(),
            stretches: stretches.into_iter().map(so_far).collect(),
            without: Vec::new(),
            surprises: Vec::new(),
            surprising: 0,
            warnings: Vec::new(),
            warned: 0,
            counts: (0, 0, 0),
        }
    }

    /// Adds the result of the scenario at a position, with what was to be expected of it, and whether
    /// it changes what is wanted: then it is compared in money, and not ranked. They come in order.
    pub fn add(
        &mut self,
        position: usize,
        result: &ScenarioResult,
        expectation: Option<Expectation>,
        wanted: bool,
    ) {
        self.counts.0 += result.solves;
        self.counts.1 += result.pivots;
        self.counts.2 += result.refused;
        let stretch = self
            .stretches
            .iter_mut()
            .find(|it| (it.stretch.first..it.stretch.first + it.stretch.count).contains(&position));
        let Some(stretch) = stretch else { return };
        count(&mut stretch.endings, result.status);
        self.warned += u64::from(!result.warnings.is_empty());
        for warning in &result.warnings {
            if self.warnings.len() < NAMED {
                let (name, warning) = (result.name.clone(), warning.clone());
                self.warnings.push(ScenarioWarning { name, warning });
            }
        }
        let Some(figures) = &result.figures else {
            if self.without.len() < NAMED {
                self.without.push(WithoutPlan {
                    name: result.name.clone(),
                    status: result.status,
                    reason: result.reasons.first().cloned(),
                });
            }
            return;
        };
        stretch.add(result, figures);
        if let (Some(expectation), Some(base)) = (expectation, &self.base.figures) {
            let surprise = expectation.surprise(&result.name, base, figures, &self.gives);
            self.surprising += u64::from(surprise.is_some());
            self.surprises.extend(surprise.filter(|_| self.surprises.len() < NAMED));
        }
        let ranked_too = (self.draws || stretch.stretch.kind != Kind::Sample) && !wanted;
        if wanted && (self.draws || stretch.stretch.kind != Kind::Sample) {
            let profit = figures.money.profit;
            let place = self.wanted.partition_point(|(other, _)| *other >= profit);
            if place < self.top {
                let row = Ranked { wanted: true, ..ranked(self.base, result, figures) };
                self.wanted.insert(place, (profit, row));
                self.wanted.truncate(self.top);
            }
        }
        for goal in &figures.goals {
            let at = self.best.iter().position(|(name, _)| *name == goal.goal);
            let at = at.unwrap_or_else(|| {
                self.best.push((goal.goal.clone(), Vec::new()));
                self.differs.push(false);
                self.best.len() - 1
            });
            let base = self.base.figures.as_ref().and_then(|it| it.goal(&goal.goal));
            let (name, best) = &mut self.best[at];
            let known = base.or(best.first().map(|it| it.0));
            self.differs[at] |= ranked_too && known.is_some_and(|known| !ties(known, goal.value));
            let better =
                |one: f64, other: f64| !ties(one, other) && (one > other) == more_is_better(name);
            let place = best.partition_point(|(value, ..)| !better(goal.value, *value));
            if ranked_too && place < self.top {
                best.insert(place, (goal.value, position, ranked(self.base, result, figures)));
                best.truncate(self.top);
            }
        }
    }

    /// The summary, ranked by a goal or, if none is stated, by the first that differs.
    #[must_use]
    pub fn finish(mut self, by: Option<&str>) -> Compared {
        let first = self.differs.iter().position(|differs| *differs);
        let chosen = if let Some(by) = by {
            self.best.iter().position(|(name, _)| name == by)
        } else {
            // Where nothing is ranked, money is what all are compared in.
            let unranked = self.best.iter().all(|(_, best)| best.is_empty());
            let in_money = |it: &(String, _)| it.0 == "profit" || it.0 == "cost";
            let money = self.best.iter().position(in_money).filter(|_| unranked);
            first.or(money).or((!self.best.is_empty()).then_some(0))
        };
        let any_wanted = !self.wanted.is_empty();
        let by = chosen.map(|at| self.best[at].0.clone());
        let ranking = chosen.map(|at| std::mem::take(&mut self.best[at].1)).unwrap_or_default();
        let none_ranked = ranking.is_empty();
        let mut top: Vec<Ranked> = Vec::new();
        let mut last: Option<(f64, u64)> = None;
        for (place, (value, _, mut row)) in ranking.into_iter().enumerate() {
            let rank = match last {
                Some((before, rank)) if ties(before, value) => rank,
                _ => place as u64 + 1,
            };
            last = Some((value, rank));
            row.rank = rank;
            top.push(row);
        }
        let ties = tied(&top, by.as_deref());
        top.extend(self.wanted.into_iter().map(|it| it.1));
        let mut endings = none();
        for it in &self.stretches {
            endings.planned += it.endings.planned;
            endings.infeasible += it.endings.infeasible;
            endings.unbounded += it.endings.unbounded;
            endings.invalid += it.endings.invalid;
            endings.stopped += it.endings.stopped;
            endings.failed += it.endings.failed;
        }
        let base = self.base.figures.as_ref();
        let summary = |it: StretchSoFar| it.summary(base, by.as_deref(), &self.orders);
        Compared {
            endings,
            all_tie: first.is_none() && !(any_wanted && none_ranked),
            ties,
            top,
            surprises: (self.surprises, self.surprising),
            without_plan: self.without,
            warnings: (self.warnings, self.warned),
            stretches: self.stretches.into_iter().map(summary).collect(),
            by,
            counts: self.counts,
        }
    }
}

/// The rows of one rank, and the goal after the one ranked by that tells them apart.
fn tied(top: &[Ranked], by: Option<&str>) -> Vec<Tie> {
    let groups = top.chunk_by(|one, other| one.rank == other.rank).filter(|rows| rows.len() > 1);
    let tie = |rows: &[Ranked]| {
        let after = rows[0].goals.iter().skip_while(|it| Some(it.goal.as_str()) != by).skip(1);
        let values = |goal: &str| -> Option<Vec<f64>> {
            let value =
                |row: &Ranked| row.goals.iter().find(|it| it.goal == goal).map(|it| it.value);
            rows.iter().map(value).collect()
        };
        let decided = after.map(|it| it.goal.as_str()).find_map(|goal| {
            let values = values(goal)?;
            let sign = if more_is_better(goal) { -1.0 } else { 1.0 };
            let best = values.iter().copied().min_by(|a, b| (sign * a).total_cmp(&(sign * b)))?;
            let apart = values.iter().any(|value| !ties(*value, best));
            let at = values.iter().position(|value| ties(*value, best))?;
            apart.then(|| (goal.to_owned(), rows[at].name.clone()))
        });
        let (decided_by, best) = decided.unzip();
        let names = rows.iter().map(|it| it.name.clone()).collect();
        Tie { rank: rows[0].rank, names, decided_by, best }
    };
    groups.map(tie).collect()
}

fn ranked(base: &ScenarioResult, result: &ScenarioResult, figures: &ScenarioFigures) -> Ranked {
    let own = &figures.binds;
    let before: &[String] = base.figures.as_ref().map_or(&[], |it| &it.binds);
    let without = |one: &[String], other: &[String]| {
        one.iter().filter(|it| !other.contains(it)).cloned().collect()
    };
    let orders = |of: fn(&crate::model::answers::whatif::OrderTrouble) -> bool| {
        figures.orders.iter().filter(|it| of(it)).count() as u64
    };
    Ranked {
        rank: 0,
        wanted: false,
        name: result.name.clone(),
        settings: result.settings.clone(),
        goals: figures.goals.clone(),
        short: orders(|it| it.short > 0.0),
        late: orders(|it| it.late > 0.0),
        rhythm: figures.rhythm,
        cost: figures.money.cost,
        gained: without(own, before),
        lost: without(before, own),
    }
}

impl StretchSoFar {
    fn add(&mut self, result: &ScenarioResult, figures: &ScenarioFigures) {
        match self.stretch.kind {
            Kind::Grid | Kind::Sweep => {
                for setting in &result.settings {
                    let axis = self.stretch.axes.iter().position(|it| *it == setting.of);
                    let Some(at) = axis.map(|axis| &mut self.axes[axis]) else { continue };
                    let place = at.iter().position(|it| it.value == setting.value);
                    let place = place.unwrap_or_else(|| {
                        at.push(AtValue { value: setting.value.clone(), goals: BTreeMap::new() });
                        at.len() - 1
                    });
                    for goal in &figures.goals {
                        let of = at[place].goals.entry(goal.goal.clone());
                        let of = of.or_insert((Moments::default(), goal.value, goal.value));
                        of.0.add(goal.value);
                        of.1 = of.1.min(goal.value);
                        of.2 = of.2.max(goal.value);
                    }
                }
            }
            Kind::Sample => {
                let more = [("cost", figures.money.cost, ""), ("rhythm", figures.rhythm, "")];
                let goals = figures.goals.iter();
                let goals = goals.map(|it| (it.goal.as_str(), it.value, it.unit.as_str()));
                for (name, value, unit) in goals.chain(more) {
                    // Cost may be a goal itself.
                    let own = figures.goal("cost").is_some() && name == "cost" && unit.is_empty();
                    if own {
                        continue;
                    }
                    let at = self.figures.iter().position(|(known, _)| known == name);
                    let at = at.unwrap_or_else(|| {
                        let series = Series { unit: unit.to_owned(), values: Vec::new() };
                        self.figures.push((name.to_owned(), series));
                        self.figures.len() - 1
                    });
                    self.figures[at].1.values.push(value);
                }
                for order in &figures.orders {
                    *self.unmet.entry(order.id.clone()).or_default() += 1;
                }
                for limit in &figures.binds {
                    *self.binds.entry(limit.clone()).or_default() += 1;
                }
            }
            Kind::Named => {}
        }
    }

    fn summary(
        self,
        base: Option<&ScenarioFigures>,
        by: Option<&str>,
        orders: &[String],
    ) -> StretchSummary {
        let planned = self.endings.planned;
        let sample = self.stretch.kind == Kind::Sample && planned > 0;
        let chance = |of: &str, count: u64, base: bool| {
            #[allow(clippy::cast_precision_loss)] // counts are below 2^53
            let (share, all) = (count as f64 / planned as f64, planned as f64);
            let error = (share * (1.0 - share) / all).sqrt();
            Chance { of: of.to_owned(), share, error, base }
        };
        let met = orders.iter().filter(|_| sample).map(|id| {
            let unmet = self.unmet.get(id).copied().unwrap_or(0);
            let fine = base.is_some_and(|it| it.orders.iter().all(|order| order.id != *id));
            chance(id, planned - unmet, fine)
        });
        let mut met: Vec<Chance> = met.collect();
        met.sort_by(|one, other| one.share.total_cmp(&other.share));
        let bound = |it: &str| base.is_some_and(|base| base.binds.iter().any(|own| own == it));
        let mut binds: Vec<Chance> = self
            .binds
            .iter()
            .filter(|_| sample)
            .map(|(limit, count)| chance(limit, *count, bound(limit)))
            .collect();
        binds.sort_by(|one, other| other.share.total_cmp(&one.share));
        let convergence = self.figures.iter().find(|(name, _)| Some(name.as_str()) == by);
        let convergence = convergence.map(|(_, series)| estimates(&series.values));
        let axes = self.stretch.axes.iter().zip(&self.axes);
        let axes = axes.filter_map(|(name, at)| response(name, at, base, by?));
        let mut axes: Vec<AxisResponse> = axes.collect();
        if self.stretch.kind == Kind::Sweep {
            axes.sort_by(|one, other| other.reach.total_cmp(&one.reach));
        }
        StretchSummary {
            name: self.stretch.name,
            kind: self.stretch.kind.word().to_owned(),
            count: self.stretch.count as u64,
            endings: self.endings,
            axes,
            spreads: self.figures.into_iter().map(|it| spread(it, base)).collect(),
            met,
            binds,
            convergence: convergence.unwrap_or_default(),
        }
    }
}

fn response(
    axis: &str,
    at: &[AtValue],
    base: Option<&ScenarioFigures>,
    by: &str,
) -> Option<AxisResponse> {
    let at: Vec<Response> = at
        .iter()
        .filter_map(|it| {
            let (moments, least, most) = it.goals.get(by)?;
            Some(Response {
                value: it.value.clone(),
                planned: moments.count,
                mean: moments.mean,
                least: *least,
                most: *most,
            })
        })
        .collect();
    let means = at.iter().map(|it| it.mean);
    let (least, most) =
        (means.clone().fold(f64::INFINITY, f64::min), means.fold(f64::NEG_INFINITY, f64::max));
    let first = base.and_then(|it| it.goal(by));
    let one_sided = first.is_some_and(|base| {
        let moved = at.iter().filter(|it| !ties(it.mean, base));
        let sides: Vec<bool> = moved.map(|it| it.mean > base).collect();
        sides.len() > 1 && sides.windows(2).all(|pair| pair[0] == pair[1])
    });
    (!at.is_empty()).then(|| AxisResponse {
        axis: axis.to_owned(),
        reach: most - least,
        one_sided,
        at,
    })
}
