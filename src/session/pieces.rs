//! Plans in whole numbers: goal by goal, from a first whole plan, each goal holding what those before
//! it reached. Of every goal the fractional optimum, the whole value and a proven bound are known.

use super::bill::Billed;
use super::failure::{Failure, Impossible};
use super::hot::Hot;
use super::kept::Kept;
use super::planning::{Carried, Options, Planning, WholeSearch};
use super::prove;
use super::pursue::{Outcome, Purpose, Start, pursued};
use super::solved::SolvedGoals;
use super::whole::{Whole, in_sequence};
use crate::audit::{audit, seal};
use crate::formulate::{Formulation, Stage, neighbourhoods, rounding_order, stages};
use crate::interpret::{Account, Checked, interpret, plan_residuals, quiet};
use crate::lp::{Lp, Objective, Sense, relative_gap};
use crate::model::plan::{GoalResult, Plan, PlanStatus, Uniqueness};
use crate::model::{Buckets, Factory, Goal};
use crate::solve::{self, Neighbourhoods, Settled, WholeAnswer, WholeOptions, rounded_forward};
use crate::tolerances::KEPT_GOAL;
use crate::verify::{self, Certified, Residuals};

/// The shares of a goal's work that the first roundings may take together.
const ROUNDINGS: u64 = 4;

/// Pivots per whole column that a goal must have for a tree to be worth beginning.
const LEAST_PER_COLUMN: u64 = 30;

/// Parts of a unit from which a value is rounded up, each tried. Measured on generated factories: from
/// 0.7 on, most often, nothing is left short and the least is lost.
const UP_FROM: [f64; 4] = [0.7, 0.5, 0.3, 0.1];

/// The goals of a whole plan.
pub(super) struct Pieces<'f> {
    factory: &'f Factory,
    buckets: &'f Buckets,
    options: &'f Options,
    search: WholeSearch,
    formulation: Formulation<'f>,
    /// Every stage with its objective, in sequence; all rows are there.
    goals: Vec<(Stage, Objective)>,
    neighbourhoods: Neighbourhoods,
    kept: Kept,
    /// The best plan so far.
    point: Option<Vec<f64>>,
    results: Vec<GoalResult>,
    /// Whether the deadline has passed.
    stopped: bool,
}

/// A whole plan, verified, with what is known of its goals.
pub(super) struct Reached<'f> {
    pub formulation: Formulation<'f>,
    pub plan: verify::Whole,
    pub goals: Vec<GoalResult>,
    /// Whether every goal is within its gap.
    pub within_gap: bool,
    /// Whether the deadline passed first.
    pub stopped: bool,
    pub stages: Vec<(Stage, Objective)>,
}

/// A plan in whole numbers: the fractional optimum of every goal first, then whole plans from it. Where
/// there is no fractional plan there is none; where no whole one is found, nothing is shown.
pub(super) fn plan(
    factory: &Factory,
    options: &Options,
    search: WholeSearch,
    carried: &mut Carried,
) -> Result<Planning, Failure> {
    let buckets = Buckets::new(factory, options.bucket);
    let hot = Hot::of(factory, &buckets, options);
    // What the search begins from does not depend on another month's bases.
    let start = if hot.whole().is_some() {
        Start::PlanKeeping(&hot, carried)
    } else {
        carried.taken.clear();
        Start::Bases(carried)
    };
    let Outcome { planning, goals, .. } = pursued(factory, options, start, Purpose::Examined)?;
    let Planning::Plan(fractional) = planning else { return Ok(planning) };
    let pieces = Pieces::new(factory, &buckets, options, search);
    let Some(reached) = pieces.pursue(&fractional.goals, &goals, hot.whole())? else {
        return Ok(Planning::Nothing);
    };
    concluded(factory, &buckets, (options, search), *fractional, reached, hot.whole())
}

/// The plan of what was reached, audited and sealed.
fn concluded(
    factory: &Factory,
    buckets: &Buckets,
    (options, search): (&Options, WholeSearch),
    fractional: Plan,
    reached: Reached<'_>,
    all: Option<&Whole>,
) -> Result<Planning, Failure> {
    let Reached { formulation, plan, mut goals, stages, within_gap, stopped } = reached;
    // What later goals took of a goal's whole value.
    let point = formulation.least_measured(plan.primal());
    for (result, (stage, objective)) in goals.iter_mut().zip(&stages) {
        let worse = objective.sense.sign() * (objective.value(&point) - result.value);
        let rounding = KEPT_GOAL * (1.0 + result.value.abs());
        if worse < 0.0 {
            result.value = quiet(objective.value(&point));
            let passed = |bound: f64| objective.sense.sign() * (result.value - bound) < 0.0;
            result.bound =
                result.bound.map(|bound| if passed(bound) { result.value } else { bound });
        }
        result.gap = result.bound.map(|it| relative_gap(objective.sense, result.value, it));
        result.allowed = stage.give_up.of(result.value);
        result.given_up = if worse <= rounding { 0.0 } else { worse };
    }
    let lp = formulation.lp();
    let billed = Billed {
        factory,
        buckets,
        options,
        search,
        stages: &stages,
        goals: &goals,
        lp,
        point: &point,
    };
    let bill = billed.bill(all);
    let status = if within_gap {
        PlanStatus::WithinGap
    } else if stopped {
        PlanStatus::Interrupted
    } else {
        PlanStatus::BestFound
    };
    let account = Account {
        goals,
        tight: fractional.tight,
        schedule: Uniqueness::NotKnown,
        size: (formulation.lp().rows().len(), formulation.lp().columns().len()),
        factory_sha256: options.factory_sha256.clone(),
    };
    let checked = Checked::Whole(&plan, status);
    let mut plan = interpret(factory, buckets, &formulation, &checked, account);
    plan.bill = bill;
    let sha256 = &plan.certificate.factory_sha256;
    audit(factory, sha256, &plan).map_err(|it| Failure::Audit(it).on(factory))?;
    seal(&mut plan);
    Ok(Planning::Plan(Box::new(plan)))
}

impl<'f> Pieces<'f> {
    pub fn new(
        factory: &'f Factory,
        buckets: &'f Buckets,
        options: &'f Options,
        search: WholeSearch,
    ) -> Self {
        let mut formulation = Formulation::new(factory, buckets);
        let goals = in_sequence(&mut formulation, &stages(factory));
        let (lp, legend) = (formulation.lp(), formulation.legend());
        Self {
            neighbourhoods: neighbourhoods(factory, buckets, lp, legend),
            factory,
            buckets,
            options,
            search,
            formulation,
            goals,
            kept: Kept::default(),
            point: None,
            results: Vec::new(),
            stopped: false,
        }
    }

    /// Rounds the optimum of all goals forward in time, in several ways: the best of the first whole
    /// plans in the sequence of goals.
    fn begin(&mut self, all: Option<&Whole>, solved: &SolvedGoals) {
        let (lp, legend) = (self.formulation.lp(), self.formulation.legend());
        let own = all.is_none_or(|all| !all.has_goals(&self.goals)).then(|| {
            // Goals that may give something up are not solved as one elsewhere.
            Whole::of_all(self.factory, self.buckets, self.options)
        });
        let Some(all) = own.as_ref().map_or(all, Option::as_ref) else { return };
        let order = rounding_order(self.factory, lp, legend);
        let mut best: Option<Vec<f64>> = None;
        // Where rounding does not get far, a search from nothing is left.
        let mut left = ROUNDINGS * self.search.pivots;
        // With the goals of service held at their optimum, with those of quantity alone, freely.
        let held = [Goal::OnTime, Goal::Fulfil].map(|goal| self.held_through(goal, solved));
        for start in held.into_iter().flatten().chain([lp.clone()]) {
            for up_from in UP_FROM {
                if left == 0 {
                    break;
                }
                let Some(mut narrowing) = all.narrowing(&start, &self.goals) else { break };
                let deadline = &self.options.deadline;
                let most = left.min(self.search.pivots);
                let found =
                    rounded_forward(&mut narrowing, &start, &order, up_from, most, deadline);
                left = left.saturating_sub(narrowing.pivots());
                let found = found.map(|point| self.formulation.least_measured(&point));
                let Some(found) = found.filter(|point| self.is_whole(point)) else { continue };
                if best.as_ref().is_none_or(|best| self.is_better(&found, best)) {
                    best = Some(found);
                }
            }
            if best.is_some() {
                break;
            }
        }
        self.point = best;
    }

    /// The programme with a goal and those before it held at their fractional optimum; `None` if that
    /// takes rows of its own.
    fn held_through(&self, goal: Goal, solved: &SolvedGoals) -> Option<Lp> {
        let last = self.goals.iter().rposition(|(stage, _)| stage.goal == goal)?;
        let (next, _) = self.goals.get(last + 1)?;
        let held = solved.programme_of(&next.title())?;
        let lp = self.formulation.lp();
        // Balance may have added its rows since, and a goal that leaked one of its own.
        let same_column =
            |it| lp.columns().get(it).is_some() && held.column_name(it) == lp.column_name(it);
        let same_row = |it| lp.rows().get(it).is_some() && held.row_name(it) == lp.row_name(it);
        let mut with_bounds = lp.clone();
        for (column, bounds) in held.columns().enumerated().filter(|it| same_column(it.0)) {
            with_bounds.set_column_bounds(column, *bounds);
        }
        for (row, bounds) in held.rows().enumerated().filter(|it| same_row(it.0)) {
            with_bounds.set_row_bounds(row, *bounds);
        }
        Some(with_bounds)
    }

    /// Whether a plan is better than another in the sequence of goals: by more than a goal's gap in the
    /// first that differs.
    fn is_better(&self, one: &[f64], other: &[f64]) -> bool {
        for (_, objective) in &self.goals {
            let sign = objective.sense.sign();
            let (one, other) = (sign * objective.value(one), sign * objective.value(other));
            let room = (self.search.gap * one.abs().max(other.abs())).max(1e-9);
            if (one - other).abs() > room {
                return one < other;
            }
        }
        false
    }

    fn is_whole(&self, point: &[f64]) -> bool {
        let any = Objective::new("any", Sense::Minimise);
        prove::whole(self.formulation.lp(), &any, point.to_vec()).is_some()
    }

    /// All goals in sequence; `None` if no whole plan was found.
    pub fn pursue(
        mut self,
        fractional: &[GoalResult],
        solved: &SolvedGoals,
        all: Option<&Whole>,
    ) -> Result<Option<Reached<'f>>, Failure> {
        self.begin(all, solved);
        let mut within_gap = true;
        for at in 0..self.goals.len() {
            let (stage, objective) = self.goals[at].clone();
            self.options.deadline.work_at(&stage.title());
            let Some(within) = self.goal(at, &stage, objective, fractional, solved)? else {
                return Ok(None);
            };
            within_gap &= within;
        }
        let Some(point) = self.point else { return Ok(None) };
        let Some((_, objective)) = self.goals.last() else { return Ok(None) };
        let lp = self.formulation.lp();
        let Some(plan) = prove::whole(lp, objective, point) else {
            let goal = objective.name.clone();
            return Err(Failure::Wrong { goal, reason: Impossible::NoBestUnproven });
        };
        let (goals, stopped) = (self.results, self.stopped);
        let stages = self.goals;
        Ok(Some(Reached {
            formulation: self.formulation,
            plan,
            goals,
            within_gap,
            stopped,
            stages,
        }))
    }

    /// One goal: its bound, the best whole plan found, and what it holds for those after it. Says
    /// whether the plan is within the gap; `None` if there is no whole plan.
    fn goal(
        &mut self,
        at: usize,
        stage: &Stage,
        objective: Objective,
        fractional: &[GoalResult],
        solved: &SolvedGoals,
    ) -> Result<Option<bool>, Failure> {
        let title = stage.title();
        let lp = self.formulation.lp();
        let basis = solved.basis_of(&title, lp);
        let relaxed = prove::solved(&lp.relaxed(), &objective, basis.as_ref(), self.options);
        let certified: Option<(Box<Certified>, _)> = match relaxed? {
            Settled::Certified { answer, record } => Some((answer, record.basis)),
            Settled::Interrupted { .. } => {
                self.stopped = true;
                None
            }
            // What a whole plan satisfies has a point, and a bound where the fractional one had.
            Settled::Infeasible { .. } | Settled::Unbounded { .. } => None,
        };
        let sign = objective.sense.sign();
        let mut bound = certified.as_ref().map(|it| it.0.value());
        let size = certified.as_ref().map_or(1.0, |it| it.0.size());
        let mut pivots = None;
        let gap = self.search.gap;
        let done = |value: f64, bound: Option<f64>| {
            let room = (gap * value.abs()).max(KEPT_GOAL * size);
            bound.is_some_and(|bound| sign * (value - bound) <= room)
        };
        let value = |point: &Vec<f64>| objective.value(point);
        if !self.point.as_ref().is_some_and(|point| done(value(point), bound)) && !self.stopped {
            let basis = certified.as_ref().and_then(|it| it.1.clone());
            let answer = self.searched(at, &objective, basis)?;
            pivots = Some(answer.pivots);
            let lp = self.formulation.lp();
            let proof = answer.proof.as_ref();
            let proven = proof.and_then(|proof| prove::proven_bound(lp, &objective, proof));
            if let Some(proven) = proven.map(|it| it.value()).filter(|it| it.is_finite()) {
                let tighter = |own: f64| if sign * (proven - own) > 0.0 { proven } else { own };
                bound = Some(bound.map_or(proven, tighter));
            }
            let better = |point: &Vec<f64>| {
                let own = self.point.as_ref().map(value);
                own.is_none_or(|own| sign * (value(point) - own) < 0.0)
            };
            let found = answer.point.map(|it| self.formulation.least_measured(&it));
            if let Some(point) = found.filter(|it| better(it) && self.is_whole(it)) {
                self.point = Some(point);
            }
            self.stopped |= self.options.deadline.stopped();
        }
        let Some(point) = &self.point else { return Ok(None) };
        let value = value(point);
        // A bound is not passed; what seems so is the rounding of a certificate.
        let bound = bound.map(|bound| if sign * (value - bound) < 0.0 { value } else { bound });
        let within = done(value, bound);
        let allowed = stage.give_up.of(value);
        let before = fractional.iter().find(|it| it.title() == title);
        self.results.push(GoalResult {
            goal: stage.goal.word().to_owned(),
            part: stage.part.clone(),
            unit: stage.unit.clone(),
            value: quiet(value),
            given_up: 0.0,
            allowed,
            bound,
            fractional: before.map(|it| it.value),
            gap: None,
            residuals: plan_residuals(&Residuals::default()),
            engine: "simplex".to_owned(),
            iterations: pivots,
            refused: 0,
        });
        self.hold(stage, objective, value, certified.map(|it| it.0), allowed);
        Ok(Some(within))
    }

    /// Searches for a better whole plan within the share of the work that a goal has: near the plan at
    /// hand first, with the goals after it in mind, then anywhere, with the proof of a bound.
    fn searched(
        &self,
        at: usize,
        objective: &Objective,
        basis: Option<solve::Basis>,
    ) -> Result<WholeAnswer, Failure> {
        let mut options = WholeOptions {
            gap: self.search.gap,
            pivots: Some(self.search.pivots / 2),
            proof: false,
            basis,
            point: self.point.clone(),
            neighbourhoods: self.neighbourhoods.clone(),
        };
        let (lp, deadline) = (self.formulation.lp(), &self.options.deadline);
        if let Some(point) = &self.point {
            let together = self.with_later(at, point);
            let found = solve::improve_whole(lp, &together, &options, deadline)?;
            let sign = objective.sense.sign();
            let better = |found: &Vec<f64>| {
                let (one, other) = (objective.value(found), objective.value(point));
                sign * (one - other) <= 1e-9 * (1.0 + other.abs())
            };
            options.point = found.filter(better).or(options.point);
        }
        // A tree says nothing of a programme that it cannot branch in more than a few times.
        let whole = lp.whole_columns().count() as u64;
        if options.point.is_some() && whole * LEAST_PER_COLUMN > self.search.pivots {
            return Ok(WholeAnswer::known(options.point));
        }
        options.proof = true;
        Ok(solve::solve_whole(lp, objective, &options, deadline)?)
    }

    /// A goal with those after it, each at a thousandth of the weight of the one before: of plans that
    /// are as good in the goal, those that spoil nothing later.
    fn with_later(&self, at: usize, point: &[f64]) -> Objective {
        const LATER: f64 = 1e-3;
        let mut together = Objective::new(&self.goals[at].1.name, Sense::Minimise);
        let mut weight = 1.0;
        for (_, objective) in self.goals[at..].iter().take(3) {
            let terms = objective.costs.iter().zip(point).map(|(cost, value)| (cost * value).abs());
            let size = terms.fold(0.0, f64::max).max(objective.value(point).abs()).max(1e-6);
            let factor = objective.sense.sign() * weight / size;
            for (column, cost) in self.formulation.lp().columns().ids().zip(&objective.costs) {
                if *cost != 0.0 {
                    together.add(column, factor * cost);
                }
            }
            weight *= LATER;
        }
        together
    }

    /// Keeps what a goal reached: its optimal face where the whole plan is on it, a row otherwise.
    fn hold(
        &mut self,
        stage: &Stage,
        objective: Objective,
        value: f64,
        certified: Option<Box<Certified>>,
        allowed: f64,
    ) {
        let sign = objective.sense.sign();
        let Some(certified) = certified else { return };
        let off = sign * (value - certified.value());
        let on_face = allowed == 0.0 && off <= KEPT_GOAL * certified.size();
        let formulation = &mut self.formulation;
        if on_face {
            let before = formulation.clone();
            self.kept.keep_within(formulation, stage.goal, objective.clone(), &certified, None);
            let holds = |point: &Vec<f64>| {
                let any = Objective::new("any", Sense::Minimise);
                prove::feasible(formulation.lp(), &any, point.clone()).is_some()
            };
            // Frozen prices may be those of rounding, which a plan off by as much does not satisfy.
            if self.point.as_ref().is_none_or(holds) {
                return;
            }
            *formulation = before;
            self.kept.drop_last();
        }
        let worst = value + sign * (allowed + KEPT_GOAL * certified.size());
        self.kept.keep_within(formulation, stage.goal, objective, &certified, Some(worst));
    }
}
