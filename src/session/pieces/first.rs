//! The first whole plans. Runs are decided by slope scaling, quantities by rounding relaxations; where
//! neither ends in a plan, nothing is started that need not be.

use super::Pieces;
use super::carried::Moving;
use crate::formulate::{
    before_in_time, charges, parts_last, rounding_order, rows_of_runs, starts_or_leaves,
};
use crate::ids::ColumnId;
use crate::lp::{Bounds, Lp, Objective, Sense};
use crate::model::Goal;
use crate::model::plan::GoalResult;
use crate::session::prove;
use crate::session::solved::SolvedGoals;
use crate::session::whole::Whole;
use crate::solve::{
    Deadline, RelaxedPart, Rounding, WholeOptions, improve_whole, rounded_forward, slope_scaled,
    solve_whole,
};

/// The shares of a goal's work that the first plans may take together.
const SHARES: u64 = 4;

/// The shares of a goal's work in which runs are decided.
const RUNS: u64 = 6;

/// The shares of a goal's work that all goals together are improved with.
const TOGETHER: u64 = 2;

/// Parts of a unit from which a value is rounded up, each tried. Measured on generated factories: from
/// 0.7 on, most often, nothing is left short and the least is lost.
const UP_FROM: [f64; 4] = [0.7, 0.5, 0.3, 0.1];

/// What the first plans are found with.
struct Beginning<'w> {
    /// All goals as one.
    weighed: Objective,
    orders: [Vec<Vec<ColumnId>>; 2],
    /// Pivots left.
    left: u64,
    all: Option<&'w Whole>,
}

impl Beginning<'_> {
    /// The better of two plans for all goals together.
    fn better_of(&self, one: Option<Vec<f64>>, other: Option<Vec<f64>>) -> Option<Vec<f64>> {
        let value = |point: &Vec<f64>| self.weighed.value(point);
        match (one, other) {
            (Some(one), Some(other)) if value(&other) < value(&one) => Some(other),
            (one, other) => one.or(other),
        }
    }
}

impl Pieces<'_> {
    /// The best of some first whole plans, improved for all goals together.
    pub(super) fn begin(
        &mut self,
        all: Option<&Whole>,
        solved: &SolvedGoals,
        fractional: &[GoalResult],
    ) {
        let (lp, legend) = (self.formulation.lp(), self.formulation.legend());
        let mut beginning = Beginning {
            weighed: self.weighed(fractional),
            orders: [rounding_order, parts_last].map(|order| order(self.factory, lp, legend)),
            left: SHARES * self.search.pivots,
            all,
        };
        // A published plan that serves as well as any is where a plan near it begins.
        let staying = self.by_published(&mut beginning, solved);
        let serves = staying.as_ref().is_some_and(|it| self.serves(it, fractional));
        let mut best = if serves { None } else { self.by_runs(&mut beginning, solved) };
        // What the goals in sequence may prefer to the plan that is best by weight.
        let mut preferred = [staying, None];
        if !serves {
            preferred[0] = beginning.better_of(preferred[0].take(), self.carried(all));
        }
        if best.is_none() && !serves {
            preferred[1] = self.by_goals(&mut beginning, solved);
            best = self.by_weight(&mut beginning, lp);
        }
        for plan in &preferred {
            best = beginning.better_of(best, plan.clone());
        }
        best = best.or_else(|| self.by_nothing(&mut beginning));
        let Some(point) = best else { return };
        let options = WholeOptions {
            pivots: Some(TOGETHER * self.search.pivots),
            proof: false,
            point: Some(point.clone()),
            neighbourhoods: self.neighbourhoods.clone(),
            ..WholeOptions::default()
        };
        let deadline = &self.searching;
        let improved = improve_whole(lp, &beginning.weighed, &options, deadline);
        (self.basis, self.next) = (improved.basis, improved.next);
        if improved.given_up {
            self.neighbourhoods.clear();
        }
        let improved = improved.point.and_then(|it| self.taken(&it));
        self.point = beginning.better_of(Some(point), improved);
        // The weights are those of the goals only nearly.
        for plan in preferred.into_iter().flatten() {
            if self.point.as_ref().is_none_or(|point| self.is_better(&plan, point)) {
                (self.point, self.basis) = (Some(plan), None);
            }
        }
    }

    /// A point, measured and whole, as a plan.
    pub(super) fn taken(&self, point: &[f64]) -> Option<Vec<f64>> {
        Some(self.formulation.least_measured(point)).filter(|it| self.is_whole(it))
    }

    /// The published plan, of which only what must is moved: the runs that the plan in fractions moves,
    /// else all of their products.
    fn by_published(
        &self,
        beginning: &mut Beginning<'_>,
        solved: &SolvedGoals,
    ) -> Option<Vec<f64>> {
        let mut best = None;
        for moving in [Moving::Runs, Moving::Products] {
            let staying = self.staying(solved, moving)?;
            best = self.by_weight(beginning, &staying);
            if best.is_some() {
                break;
            }
        }
        best
    }

    /// Where runs or lots are to be decided: first these, then the quantities in them.
    fn by_runs(&self, beginning: &mut Beginning<'_>, solved: &SolvedGoals) -> Option<Vec<f64>> {
        let (lp, legend) = (self.formulation.lp(), self.formulation.legend());
        let (charges, rows) = (charges(lp, legend), rows_of_runs(legend));
        if charges.is_empty() {
            return None;
        }
        let (goals, deadline) = (&beginning.weighed, &self.searching);
        let most = RUNS * self.search.pivots;
        let point = solved.point_in(lp);
        let (paid, _) = slope_scaled(lp, goals, &charges, &rows, point.as_deref(), most, deadline);
        let paid = paid?;
        let mut decided = lp.clone();
        for (charge, paid) in charges.iter().zip(paid) {
            let own = lp.columns()[charge.quantity];
            let within = if paid {
                Bounds { lower: own.lower.max(charge.least), upper: own.upper.min(charge.most) }
            } else {
                Bounds::fixed(0.0)
            };
            decided.set_column_bounds(charge.quantity, within);
            if let Some(run) = charge.run {
                decided.set_column_bounds(run, Bounds::fixed(f64::from(u8::from(paid))));
            }
        }
        self.by_weight(beginning, &decided)
    }

    /// Rounds the optimum of all goals weighed together, in several ways.
    fn by_weight(&self, beginning: &mut Beginning<'_>, lp: &Lp) -> Option<Vec<f64>> {
        let deadline = &self.searching;
        // A first plan is brought to its end, so that a stop leaves one.
        let closing = &deadline.closing(RUNS * self.search.pivots);
        let relaxed = RelaxedPart::of(lp, &beginning.weighed, closing)?;
        if let Some(point) = relaxed.whole_point().and_then(|it| self.taken(&it)) {
            return Some(point);
        }
        let pairs = before_in_time(lp, self.formulation.legend());
        let mut best = None;
        for at in 0..beginning.orders.len() {
            let ways = UP_FROM.iter().take(3).map(|it| Rounding::From(*it));
            for rounding in [Rounding::Sums(pairs.clone())].into_iter().chain(ways) {
                if beginning.left == 0 || deadline.stopped() && best.is_some() {
                    break;
                }
                let most = beginning.left.min(self.search.pivots);
                let order = &beginning.orders[at];
                let within = if best.is_none() { closing } else { deadline };
                let (found, pivots) = relaxed.rounded(order, &rounding, most, within);
                beginning.left = beginning.left.saturating_sub(pivots);
                let found = found.and_then(|it| self.taken(&it));
                best = beginning.better_of(best, found);
            }
        }
        best
    }

    /// Rounds the optimum of all goals in sequence forward in time, in several ways.
    fn by_goals(&self, beginning: &mut Beginning<'_>, solved: &SolvedGoals) -> Option<Vec<f64>> {
        let all = beginning.all?;
        let (lp, deadline) = (self.formulation.lp(), &self.searching);
        let mut best: Option<Vec<f64>> = None;
        // With the goals of service held at their optimum, with those of quantity alone, freely.
        let held = [Goal::OnTime, Goal::Fulfil].map(|goal| self.held_through(goal, solved));
        for start in held.into_iter().flatten().chain([lp.clone()]) {
            for up_from in UP_FROM {
                if beginning.left == 0 || deadline.stopped() {
                    break;
                }
                let Some(mut narrowing) = all.narrowing(&start, &self.goals) else { break };
                let most = beginning.left.min(self.search.pivots);
                let order = &beginning.orders[0];
                let found = rounded_forward(&mut narrowing, &start, order, up_from, most, deadline);
                beginning.left = beginning.left.saturating_sub(narrowing.pivots());
                let found = found.and_then(|point| self.taken(&point));
                best = beginning.better_of(best, found);
            }
            if best.is_some() {
                break;
            }
        }
        best
    }

    /// A plan in which nothing is started or leaves that need not; what else is yes or no is searched
    /// for.
    fn by_nothing(&self, beginning: &mut Beginning<'_>) -> Option<Vec<f64>> {
        let formulation = &self.formulation;
        let mut lp = formulation.lp().clone();
        let whole: Vec<ColumnId> = lp.whole_columns().map(|it| it.0).collect();
        for column in whole {
            let of_plan = starts_or_leaves(formulation.legend().columns[column]);
            let lower = lp.columns()[column].lower;
            if of_plan && lower.is_finite() {
                lp.set_column_bounds(column, Bounds::fixed(lower.ceil()));
            }
        }
        let goals = &beginning.weighed;
        let pivots = Some(self.search.pivots);
        // Little is left to decide: a plan also where the time has run out.
        let deadline = &Deadline::unlimited().at_most(self.search.pivots);
        let options = WholeOptions { gap: 1.0, pivots, proof: false, ..WholeOptions::default() };
        let found = solve_whole(&lp, goals, &options, deadline).ok()?;
        found.point.and_then(|it| self.taken(&it))
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

    pub(super) fn is_whole(&self, point: &[f64]) -> bool {
        let any = Objective::new("any", Sense::Minimise);
        prove::whole(self.formulation.lp(), &any, point.to_vec()).is_some()
    }
}
