//! The rounding bill of a whole plan: for each rule, a plan without it that is found from the plan at
//! hand, verified, and compared goal by goal.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::planning::{Options, WholeSearch};
use super::prove;
use super::whole::{Whole, in_sequence};
use crate::formulate::{ColumnMeaning, Formulation, Stage, rounding_order, stages};
use crate::ids::{ColumnId, Id, IdVec, ProductId};
use crate::lp::{Bounds, Lp, Objective, Sense};
use crate::model::plan::{BillLine, GoalGain, GoalResult, RoundingBill};
use crate::model::{Buckets, Factory, RuleKind, RuleOwner, WholeRule};
use crate::solve::{Basis, Narrowing, rounded_forward};
use crate::tolerances::BILLED;

/// What one group of columns rounded costs besides its pivots, in pivots.
const PER_GROUP: u64 = 5;

/// Rules left out on their own at most, whatever the work.
const MOST_RULES: usize = 24;

/// Parts of a unit from which a value is rounded up, each tried.
const UP_FROM: [f64; 2] = [0.7, 0.3];

/// A plan in whole numbers, its goals, and where the goals in fractions ended.
pub(super) struct Billed<'b, 'f> {
    pub factory: &'f Factory,
    pub buckets: &'f Buckets,
    pub options: &'b Options,
    pub search: WholeSearch,
    pub stages: &'b [(Stage, Objective)],
    /// The goals of the plan, finished.
    pub goals: &'b [GoalResult],
    pub lp: &'b Lp,
    pub point: &'b [f64],
}

/// A goal's value without rules, by goal in sequence.
type Values = Vec<f64>;

impl Billed<'_, '_> {
    /// The bill; `None` if the deadline has passed, or the goals in fractions are not at hand.
    pub fn bill(&self, all: Option<&Whole>) -> Option<RoundingBill> {
        if self.options.deadline.stopped() {
            return None;
        }
        // No other basis is optimal for what is then held.
        let (fractional, basis) = all?.start();
        let rules = self.factory.whole_rules();
        let mut left = self.search.pivots;
        let mut lines: Vec<(Vec<f64>, BillLine)> = Vec::new();
        let mut add = |without: &[WholeRule], of: Option<String>, left: &mut u64| {
            let gains = self.gains(without, (&fractional, &basis), left);
            let line = BillLine { rule: without[0].kind, of, gains: self.told(&gains) };
            lines.push((gains, line));
        };
        for kind in RuleKind::ALL {
            let of_kind = self.factory.rules_of(kind);
            if of_kind.len() > 1 {
                add(&of_kind, None, &mut left);
            }
        }
        let mut tried = 0;
        for rule in self.largest_first() {
            if tried == MOST_RULES || left == 0 || self.options.deadline.stopped() {
                break;
            }
            add(&[rule], Some(rule.path(self.factory)), &mut left);
            tried += 1;
        }
        if self.options.deadline.stopped() {
            return None;
        }
        // A plan without one rule of a kind is one without all of them.
        for kind in RuleKind::ALL {
            let of_kind =
                |line: &BillLine, alone: bool| line.rule == kind && line.of.is_some() == alone;
            let alone = lines.iter().filter(|it| of_kind(&it.1, true)).map(|it| it.0.clone());
            let best = alone.reduce(|one, other| if is_better(&other, &one) { other } else { one });
            let all = lines.iter_mut().find(|it| of_kind(&it.1, false));
            if let (Some(best), Some((gains, line))) = (best, all)
                && is_better(&best, gains)
            {
                line.gains = self.told(&best);
                *gains = best;
            }
        }
        // What gains most in the first goal that it changes comes first; alone before together.
        lines.sort_by(|one, other| {
            let by_goal = one.0.iter().zip(&other.0).map(|(one, other)| other.total_cmp(one));
            let by_goal = by_goal.fold(Ordering::Equal, Ordering::then);
            by_goal.then_with(|| one.1.of.is_none().cmp(&other.1.of.is_none()))
        });
        let lines: Vec<BillLine> = lines.into_iter().map(|it| it.1).collect();
        let together = self.together();
        let joint = RoundingBill::joint(&together, &lines);
        Some(RoundingBill { rules: rules.len(), tried, lines, together, joint })
    }

    /// How much better each goal is in the best plan found without some rules; zeros if none is
    /// better. Takes its work from what is left.
    fn gains(&self, without: &[WholeRule], start: (&Lp, &Basis), left: &mut u64) -> Vec<f64> {
        let factory = self.factory.without(without);
        let mut formulation = Formulation::new(&factory, self.buckets);
        let goals = in_sequence(&mut formulation, &stages(&factory));
        let (lp, legend) = (formulation.lp().clone(), formulation.legend());
        let touched: Vec<ProductId> =
            without.iter().flat_map(|rule| self.factory.ruled(rule)).collect();
        let chain = self.factory.with_parts(&touched);
        let known = values(self.lp, self.point);
        let mut held = lp.clone();
        let mut fixed: IdVec<ColumnId, bool> = lp.columns().iter().map(|_| false).collect();
        for (column, _) in lp.whole_columns() {
            if !is_free(&factory, legend.columns[column], without, &chain) {
                fixed[column] = hold(&mut held, column, &known);
            }
        }
        let mut order = rounding_order(&factory, &lp, legend);
        for group in &mut order {
            group.retain(|column| !fixed[*column]);
        }
        order.retain(|group| !group.is_empty());
        let deadline = &self.options.deadline;
        let objectives: Vec<&Objective> = goals.iter().map(|it| &it.1).collect();
        let basis = start.1.carried(start.0, &held);
        let any = Objective::new("any", Sense::Minimise);
        let gained = |point: &[f64]| {
            let plan = prove::whole(&lp, &any, formulation.least_measured(point))?;
            let values = goals.iter().map(|it| it.1.value(plan.primal())).collect();
            Some(self.compared(&values))
        };
        // The plan as it is pays less without a cost.
        let names = lp.columns().ids().map(|it| known.get(lp.column_name(it)).copied());
        let own: Vec<f64> = names.map(|it| it.unwrap_or(0.0)).collect();
        let none = vec![0.0; goals.len()];
        let mut best = gained(&own).filter(|it| is_better(it, &none)).unwrap_or(none);
        let Some(narrowing) = Narrowing::at(&held, &objectives, &basis, deadline) else {
            return best;
        };
        for up_from in UP_FROM {
            let mut narrowing = narrowing.clone();
            let found = rounded_forward(&mut narrowing, &held, &order, up_from, *left, deadline);
            let work = narrowing.pivots() + PER_GROUP * order.len() as u64;
            *left = left.saturating_sub(work);
            if let Some(gains) = found.and_then(|point| gained(&point))
                && is_better(&gains, &best)
            {
                best = gains;
            }
            if *left == 0 || order.is_empty() {
                break;
            }
        }
        best
    }

    /// How much better each goal is than in the plan; what is rounding, or may be given up, is none.
    fn compared(&self, values: &Values) -> Vec<f64> {
        let goals = self.goals.iter().zip(self.stages);
        goals
            .zip(values)
            .map(|((goal, (_, objective)), value)| {
                let sign = objective.sense.sign();
                let own = goal.value + sign * goal.given_up;
                let gain = sign * (own - value);
                let room = (BILLED * own.abs().max(value.abs()).max(1.0)).max(goal.allowed);
                if gain.abs() <= room { 0.0 } else { gain }
            })
            .collect()
    }

    /// The gains that are none are left out.
    fn told(&self, gains: &[f64]) -> Vec<GoalGain> {
        let goals = self.goals.iter().zip(gains).filter(|it| *it.1 != 0.0);
        goals.map(|(goal, gain)| GoalGain { goal: goal.title(), gain: *gain }).collect()
    }

    /// How much better the optimum in fractions is, by goal.
    fn together(&self) -> Vec<GoalGain> {
        let goals = self.goals.iter().zip(self.stages);
        let apart = goals.map(|(goal, (_, objective))| {
            let sign = objective.sense.sign();
            let own = goal.value + sign * goal.given_up;
            let fractional = goal.fractional.unwrap_or(own);
            let apart = sign * (own - fractional);
            if apart.abs() <= BILLED * own.abs().max(fractional.abs()).max(1.0) {
                0.0
            } else {
                apart
            }
        });
        let apart: Vec<f64> = apart.collect();
        self.told(&apart)
    }

    /// Every rule, those of all kinds in turn, of each kind the largest first.
    fn largest_first(&self) -> Vec<WholeRule> {
        let sorted = |kind: RuleKind| {
            let mut rules = self.factory.rules_of(kind);
            rules.sort_by(|one, other| self.size(other).total_cmp(&self.size(one)));
            rules
        };
        let kinds: Vec<Vec<WholeRule>> = RuleKind::ALL.into_iter().map(sorted).collect();
        let longest = kinds.iter().map(Vec::len).max().unwrap_or(0);
        let turn = |at: usize| kinds.iter().filter_map(move |rules| rules.get(at).copied());
        (0..longest).flat_map(turn).collect()
    }

    /// How large a rule is among those of its kind: machine hours of its pieces, lots or setups; of
    /// others, all are alike.
    fn size(&self, rule: &WholeRule) -> f64 {
        let RuleOwner::Product(product) = rule.of else { return 0.0 };
        let day = self.factory.from;
        let of_route = |route: &crate::model::Route| {
            let steps = route.steps();
            let piece: f64 = steps.map(|(step, _, units)| units * step.hours.at(day)).sum();
            match rule.kind {
                RuleKind::WholePieces => piece,
                RuleKind::Lot => piece * route.lot.least(route.whole).unwrap_or(0.0),
                _ => route.operations.iter().map(|step| step.setup_hours.at(day)).sum(),
            }
        };
        self.factory.products[product].routes.iter().map(of_route).fold(0.0, f64::max)
    }
}

/// Whether the first gain that differs is larger.
fn is_better(one: &[f64], other: &[f64]) -> bool {
    let apart = one.iter().zip(other).map(|(one, other)| one - other).find(|it| *it != 0.0);
    apart.is_some_and(|it| it > 0.0)
}

/// Whether a whole column may differ from the plan if some rules are left out: those of the products
/// they are about and of their parts, and whatever leaves.
fn is_free(
    factory: &Factory,
    meaning: ColumnMeaning,
    without: &[WholeRule],
    chain: &IdVec<ProductId, bool>,
) -> bool {
    let is_about = |of: RuleOwner| without.iter().any(|it| it.of == of);
    match meaning {
        ColumnMeaning::Started { product, .. }
        | ColumnMeaning::Lots { product, .. }
        | ColumnMeaning::Run { product, .. }
        | ColumnMeaning::SetUp { product, .. }
        | ColumnMeaning::RunsOn { product, .. } => chain[product],
        ColumnMeaning::Opened { group, .. } => {
            let used = |id: ProductId| {
                let mut steps = factory.products[id].routes.iter().flat_map(|it| &it.operations);
                chain[id] && steps.any(|step| step.group == group)
            };
            factory.products.ids().any(used)
        }
        ColumnMeaning::RepairBegins { group, .. } => is_about(RuleOwner::Group(group)),
        ColumnMeaning::Heads { labour, .. }
        | ColumnMeaning::Hired { labour, .. }
        | ColumnMeaning::LaidOff { labour, .. } => is_about(RuleOwner::Labour(labour)),
        ColumnMeaning::Taken { .. } => false,
        _ => true,
    }
}

/// The values of a point by the names of columns.
fn values<'l>(lp: &'l Lp, point: &[f64]) -> FxHashMap<&'l str, f64> {
    let columns = lp.columns().ids();
    columns.map(|it| (lp.column_name(it), point[it.position()])).collect()
}

/// Holds a column where the plan has it; a semi-continuous one only on its side of nothing. Says
/// whether it did.
fn hold(lp: &mut Lp, column: ColumnId, known: &FxHashMap<&str, f64>) -> bool {
    let Some(&value) = known.get(lp.column_name(column)) else { return false };
    let (domain, bounds) = (lp.domain(column), lp.columns()[column]);
    let at = match domain.least() {
        Some(least) if !domain.is_whole() && value >= least / 2.0 => {
            Bounds::between(bounds.lower.max(least), bounds.upper)
        }
        _ if domain.is_whole() => Bounds::fixed(value.round() + 0.0),
        _ => Bounds::fixed(0.0),
    };
    if at.lower < bounds.lower || at.upper > bounds.upper {
        return false;
    }
    lp.set_column_bounds(column, at);
    true
}
