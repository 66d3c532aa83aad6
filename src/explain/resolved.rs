//! Safety and closing stocks, lead times, due dates, and orders that are short or late: limits that
//! change coefficients. The value of one less of each (of a due date, one working day later) is
//! found by solving the goals of the changed factory, for those that can matter.

mod wanted;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::along::noiseless;
use super::limits::{self, Counted};
use crate::formulate::{ColumnMeaning, Formulation, RowMeaning};
use crate::ids::{Id, RowId};
use crate::model::answers::bottlenecks::{GoalGain, PriceKind, ResolvedStep};
use crate::model::changed::Change;
use crate::model::{Buckets, Factory, Item, OfRoute, Stock, What};
use crate::session::goals::place::GoalsAt;
use crate::session::goals::{Base, early_goals};
use crate::session::{Evidence, Options};
use crate::tolerances::FROZEN_PRICE;
use wanted::Candidate;

/// The steps that can matter, at most `most` of them, of each kind those that promise most first,
/// fewer if the deadline passes; and how many more there are.
pub(super) fn resolved(
    factory: &Factory,
    buckets: &Buckets,
    options: &Options,
    (base, now): (&Base<'_>, &GoalsAt<'_>),
    most: usize,
    evidence: &mut Evidence,
) -> (Vec<ResolvedStep>, usize) {
    let mut kinds = [
        stocks(factory, base, now),
        leads(factory, buckets, base, now),
        wanted::quantities(factory, base, now),
        wanted::due_dates(factory, buckets, base, now),
    ];
    for kind in &mut kinds {
        kind.sort_by(|one, other| {
            let pairs = one.guess.iter().zip(&other.guess);
            let pairs = pairs.map(|(one, other)| nine_digits(*other).total_cmp(&nine_digits(*one)));
            let first = pairs.into_iter().find(|order| order.is_ne());
            first.unwrap_or(std::cmp::Ordering::Equal)
        });
    }
    // Of every kind some: what they promise does not compare across kinds.
    let mut kinds = kinds.map(Vec::into_iter);
    let mut candidates: Vec<Candidate> = Vec::new();
    loop {
        let before = candidates.len();
        candidates.extend(kinds.iter_mut().filter_map(Iterator::next));
        if candidates.len() == before {
            break;
        }
    }
    let all = candidates.len();
    let mut failed = 0;
    candidates.truncate(most);
    let mut steps = Vec::new();
    // They are independent, so that any number of threads finds the same.
    let solved: Vec<_> = candidates
        .into_par_iter()
        .map(|candidate| stepped(factory, buckets, options, (base, now), candidate))
        .collect();
    for solved in solved {
        let Some((step, its_evidence)) = solved else {
            failed += usize::from(!options.deadline.stopped());
            continue;
        };
        evidence.all(&its_evidence);
        steps.push(step);
    }
    let left_out = all - steps.len() - failed;
    (steps, left_out)
}

/// One step, and what it rests on; `None` if the changed factory has no optimum or the deadline
/// passes.
fn stepped(
    factory: &Factory,
    buckets: &Buckets,
    options: &Options,
    (base, now): (&Base<'_>, &GoalsAt<'_>),
    candidate: Candidate,
) -> Option<(ResolvedStep, Evidence)> {
    if options.deadline.stopped() {
        return None;
    }
    let changed = factory.with(&candidate.change);
    let Ok(Ok(solved)) = early_goals(&changed, buckets, options) else { return None };
    let mut evidence = Evidence::default();
    evidence.add(solved.reached().map(|it| it.1));
    let goals = base.goals().iter().zip(&now.values);
    let gains = goals.map(|(goal, before)| {
        let title = goal.stage.title();
        // If nothing of a kind is wanted any more, its goal is reached in full.
        let after = solved.reached().find(|(other, _)| *other == title);
        let after = after.map_or(0.0, |(_, certified)| certified.value());
        let gain = -goal.objective.sense.sign() * (after - before);
        let rounding = FROZEN_PRICE * (1.0 + before.abs());
        let gain = if gain.abs() <= rounding { 0.0 } else { noiseless(gain) };
        GoalGain { goal: title, gain }
    });
    let (name, unit) = candidate.named;
    let step = ResolvedStep {
        at: name.path(),
        name,
        unit,
        amount: candidate.amount,
        step: candidate.step,
        kind: PriceKind::ResolvedStep,
        gains: gains.collect(),
    };
    Some((step, evidence))
}

/// Safety and closing stocks whose rows have a price.
fn stocks(factory: &Factory, base: &Base<'_>, now: &GoalsAt<'_>) -> Vec<Candidate> {
    let legend = base.formulation().legend();
    let mut candidates: Vec<Candidate> = Vec::new();
    for (row, meaning) in legend.rows.enumerated() {
        let (item, closing) = match meaning {
            RowMeaning::Safety { item, .. } => (*item, false),
            RowMeaning::Closing { item } => (*item, true),
            _ => continue,
        };
        let guess: Vec<f64> =
            now.solved.iter().map(|(_, certified)| certified.price(row).abs()).collect();
        if guess.iter().all(|price| noiseless(*price) == 0.0) {
            continue;
        }
        let stock: &Stock = match item {
            Item::Product(id) => &factory.products[id].stock,
            Item::Material(id) => &factory.materials[id].stock,
        };
        let (amount, what) = if closing {
            (stock.closing.unwrap_or(0.0), What::Closing)
        } else {
            (stock.safety.values().fold(0.0, f64::max), What::Safety)
        };
        let named = limits::of(limits::item(factory, item), what);
        let step = amount.min(1.0);
        if let Some(known) = candidates.iter_mut().find(|known| known.named.0 == named.0) {
            known.guess.iter_mut().zip(&guess).for_each(|(sum, price)| *sum += price);
            continue;
        }
        let change = if closing {
            Change::Closing { item, by: step }
        } else {
            Change::Safety { item, by: step }
        };
        candidates.push(Candidate { named, amount, step, change, guess });
    }
    candidates
}

/// Lead times that prices would have shorter.
fn leads(
    factory: &Factory,
    buckets: &Buckets,
    base: &Base<'_>,
    now: &GoalsAt<'_>,
) -> Vec<Candidate> {
    let lp = base.formulation().lp();
    let rows: FxHashMap<&str, RowId> = lp.rows().ids().map(|row| (lp.row_name(row), row)).collect();
    let days = "days".to_owned();
    let mut all: Vec<(Counted, u32, Change)> = Vec::new();
    for (product, owner) in factory.products.enumerated() {
        let (item, _) = limits::item(factory, Item::Product(product));
        for (position, route) in owner.routes.iter().enumerate() {
            let named = |part: OfRoute| {
                let name = (owner.routes.len() > 1).then(|| route.named.name.clone());
                let what = What::Route(route.named.id.clone(), name, part);
                (item.clone().its(what), days.clone())
            };
            if route.own_lead_days > 0 {
                let named = named(OfRoute::Lead);
                let change = Change::RouteLead { product, route: position };
                all.push((named, route.own_lead_days, change));
            }
            for (step, operation) in route.operations.iter().enumerate() {
                if operation.lead_days > 0 {
                    let named = named(OfRoute::LeadOf(step + 1));
                    let change =
                        Change::OperationLead { product, route: position, operation: step };
                    all.push((named, operation.lead_days, change));
                }
            }
        }
    }
    for (material, owner) in factory.materials.enumerated() {
        let lead = owner.purchase.as_ref().map_or(0, |purchase| purchase.lead_days);
        if lead > 0 {
            let (item, _) = limits::item(factory, Item::Material(material));
            let named = (item.its(What::PurchaseLead), days.clone());
            all.push((named, lead, Change::PurchaseLead { material }));
        }
    }
    let promising = all.into_iter().filter_map(|(named, amount, change)| {
        let changed = factory.with(&change);
        let guess = promise(&changed, buckets, &change, (base, now), &rows);
        let promises = guess.iter().any(|gain| noiseless(*gain) > 0.0);
        promises.then(|| Candidate { named, amount: f64::from(amount), step: 1.0, change, guess })
    });
    promising.collect()
}

/// By how much the best of the changed columns undercuts the prices of each goal: where none does,
/// the shorter lead time brings nothing new.
fn promise(
    changed: &Factory,
    buckets: &Buckets,
    change: &Change,
    (base, now): (&Base<'_>, &GoalsAt<'_>),
    rows: &FxHashMap<&str, RowId>,
) -> Vec<f64> {
    let mut formulation = Formulation::to_be_moved(changed, buckets);
    let concerns = |meaning: &ColumnMeaning| match (*meaning, *change) {
        (
            ColumnMeaning::Started { product, route, .. },
            Change::OperationLead { product: own, route: way, .. }
            | Change::RouteLead { product: own, route: way },
        ) => product == own && route == way,
        (ColumnMeaning::Bought { material, .. }, Change::PurchaseLead { material: own }) => {
            material == own
        }
        _ => false,
    };
    let mut best = Vec::new();
    for (goal, (_, certified)) in base.goals().iter().zip(&now.solved) {
        let objective = formulation.objective(&goal.stage);
        let sign = objective.sense.sign();
        let (lp, legend) = (formulation.lp(), formulation.legend());
        let concerned = legend.columns.enumerated().filter(|(_, meaning)| concerns(meaning));
        let undercut = concerned.map(|(column, _)| {
            let priced = lp.matrix().column(column).iter().map(|&(row, value)| {
                let price =
                    rows.get(lp.row_name(row)).map_or(0.0, |&row| certified.dual()[row.position()]);
                value * price
            });
            priced.sum::<f64>() - sign * objective.cost(column)
        });
        best.push(undercut.fold(0.0, f64::max));
    }
    best
}

/// A figure to nine digits.
pub(super) fn nine_digits(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let unit = 10.0_f64.powf(value.abs().log10().floor() - 8.0);
    (value / unit).round() * unit
}
