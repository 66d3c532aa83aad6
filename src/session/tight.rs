//! Tight spots of a plan: the limits that hold its goals back, with the value of one unit more and
//! one unit less of each, exact on either side.

use rayon::prelude::*;

use super::goals::one_sided::{OneSided, Rates, Reached};
use super::planning::Options;
use crate::formulate::Formulation;
use crate::ids::Id;
use crate::interpret::limits::{Bound, Kind, Limit, Part, limits};
use crate::lp::Lp;
use crate::model::plan::TightSpot;
use crate::model::{Buckets, Factory, Goal};
use crate::solve::{self, Basis, ChoiceError, Direction, Optimum, Record, Responses};
use crate::verify::Certified;

/// So many entries of the programme may be processed in all where goals have to be solved again
/// for a limit's worth: at most about what the plan itself takes. Limits beyond it stand without
/// figures, which `bottlenecks` finds.
const MOST_ENTRIES: usize = 6_000_000;

/// So many limits are solved for at least.
const LEAST_SOLVED: usize = 4;

/// The goals of a plan that limits are priced by, as they are reached.
#[derive(Debug, Default)]
pub(super) struct Priced<'f> {
    /// The programme, nothing frozen; none if limits are not to be priced.
    plain: Option<Formulation<'f>>,
    reached: Vec<Reached>,
    optimum: Option<std::sync::Arc<Optimum>>,
    basis: Option<Basis>,
    /// Once a goal that is measured by the limits themselves is pursued, no more are taken.
    complete: bool,
}

impl<'f> Priced<'f> {
    /// Begins with the programme that no goal is frozen in yet.
    pub fn begin(&mut self, plain: Formulation<'f>) {
        self.plain = Some(plain);
    }

    /// Takes a goal as it was reached, in sequence.
    pub fn take(&mut self, goal: Goal, reached: impl FnOnce() -> Reached) {
        if self.takes(goal) {
            self.reached.push(reached());
        }
    }

    /// Takes where the solve of a goal ended.
    pub fn ended(&mut self, goal: Goal, record: &Record) {
        let at_hand = record.optimum.is_some() || record.basis.is_some();
        if self.takes(goal) && at_hand {
            (self.optimum, self.basis) = (record.optimum.clone(), record.basis.clone());
        }
    }

    fn takes(&mut self, goal: Goal) -> bool {
        self.complete |= goal == Goal::Balance;
        self.plain.is_some() && !self.complete
    }

    /// The tight spots; `None` if nothing can be told of any.
    pub fn spots(
        self,
        (factory, buckets): (&Factory, &Buckets),
        options: &Options,
        planned: &[f64],
    ) -> Result<Option<Vec<TightSpot>>, ChoiceError> {
        let Some(formulation) = self.plain else { return Ok(None) };
        let lp = formulation.lp().clone();
        let Some(last) = self.reached.last().map(|it| it.certified.clone()) else {
            return Ok(None);
        };
        let goals = self.reached.clone();
        let mut optima = vec![None; goals.len() - 1];
        optima.push(self.optimum);
        let Some(one_sided) = OneSided::of(lp.clone(), self.reached, optima, self.basis) else {
            return Ok(None);
        };
        let in_plan = |part: &&Part| part.binds_at(at(&lp, planned, part.bound));
        let mut tight: Vec<(Limit, Vec<usize>)> = Vec::new();
        for limit in limits(factory, &formulation, &|_| false) {
            let at_best: Vec<&Part> = limit.parts.iter().filter(|it| it.binds(&last)).collect();
            let mut held: Vec<usize> =
                at_best.iter().copied().filter(in_plan).map(|it| it.bucket.position()).collect();
            // What a goal may give up can leave room in the plan at a limit that held it back.
            if held.is_empty() {
                held.extend(at_best.iter().map(|it| it.bucket.position()));
            }
            let told = !matches!(limit.kind, Kind::Wanted | Kind::Released);
            if told && !held.is_empty() {
                tight.push((limit, held));
            }
        }
        let asker = Asker { one_sided: &one_sided, options };
        let sides: Vec<(&Limit, Direction)> = tight
            .iter()
            .flat_map(|(limit, _)| {
                let more = limit.direction();
                let less = (limit.amount > 0.0).then(|| more.reversed());
                [Some(more), less].into_iter().flatten().map(move |it| (limit, it))
            })
            .collect();
        let dearest = |limit: &Limit| dearest(limit, &goals);
        let most = MOST_ENTRIES / (lp.matrix().entries() * goals.len()).max(1);
        let rates = asker.rates(&sides, most.max(LEAST_SOLVED), dearest)?;
        let mut rates = rates.into_iter();
        let mut found: Vec<(usize, f64, TightSpot)> = Vec::new();
        for (limit, held) in &tight {
            let more = rates.next().unwrap_or(Rates::Unknown);
            let less = if limit.amount > 0.0 { rates.next() } else { None };
            for (position, goal) in goals.iter().enumerate() {
                let better = -goal.objective.sense.sign();
                let figure = |side: &Rates| match side {
                    Rates::Are(rates) => Some(gain(better, rates[position])),
                    _ => None,
                };
                let (one_more, one_less) = (figure(&more), less.as_ref().and_then(figure));
                let known = one_more.is_some() || one_less.is_some();
                let worth = [one_more, one_less].into_iter().flatten().any(|it| it != 0.0);
                // If nothing is known of it, its prices say whether it is here.
                let priced = !known && price(limit, goal) > 0.0;
                if !(worth || priced) || !is_told(goal.stage.goal) {
                    continue;
                }
                let step = limit.amount.max(f64::MIN_POSITIVE);
                let spot = TightSpot {
                    at: limit.at.clone(),
                    name: limit.name.clone(),
                    unit: limit.unit.clone(),
                    goal: goal.stage.title(),
                    buckets: held.iter().map(|&at| buckets[Id::at(at)].name.clone()).collect(),
                    one_more,
                    one_less,
                    dual: None,
                };
                let gains = step * one_more.unwrap_or(0.0);
                found.push((position, gains, spot));
            }
        }
        // By what a tenth of each would gain, never by the price of a unit.
        let costs = |spot: &TightSpot| -spot.one_less.unwrap_or(0.0);
        found.sort_by(|one, other| {
            let gains = other.1.total_cmp(&one.1);
            one.0.cmp(&other.0).then(gains).then(costs(&other.2).total_cmp(&costs(&one.2)))
        });
        Ok(Some(found.into_iter().map(|it| it.2).collect()))
    }
}

/// The goals with tight spots.
pub(super) fn is_told(goal: Goal) -> bool {
    matches!(goal, Goal::Fulfil | Goal::OnTime | Goal::Profit | Goal::Cost)
}

struct Asker<'a> {
    one_sided: &'a OneSided,
    options: &'a Options,
}

impl Asker<'_> {
    /// The rates along each direction: those that the plan proves, then the highest prices of the
    /// others by solving, so many at most.
    fn rates(
        &self,
        sides: &[(&Limit, Direction)],
        most: usize,
        dearest: impl Fn(&Limit) -> f64,
    ) -> Result<Vec<Rates>, ChoiceError> {
        let responses = self.one_sided.responses();
        let proven = |responses: &mut Option<Responses>, side: &(&Limit, Direction)| {
            responses.as_mut().and_then(|it| self.one_sided.proven(&side.1, it))
        };
        let mut found: Vec<Option<Rates>> = sides
            .par_iter()
            .map_init(|| responses.clone(), |own, side| proven(own, side).map(Rates::Are))
            .collect();
        let mut open: Vec<usize> = (0..sides.len()).filter(|&at| found[at].is_none()).collect();
        open.sort_by(|&one, &other| dearest(sides[other].0).total_cmp(&dearest(sides[one].0)));
        open.truncate(most);
        let engine = solve::select(self.options.engine)?;
        let solved: Vec<Rates> = open
            .par_iter()
            .map(|&at| self.one_sided.solved(&sides[at].1, engine.as_ref(), &self.options.deadline))
            .collect();
        for (at, rates) in open.into_iter().zip(solved) {
            found[at] = Some(rates);
        }
        Ok(found.into_iter().map(|it| it.unwrap_or(Rates::Unknown)).collect())
    }
}

/// A rate as a gain: positive where the goal becomes better.
fn gain(better: f64, rate: f64) -> f64 {
    if rate == 0.0 { 0.0 } else { better * rate }
}

/// The value of a bound's column or row.
fn at(lp: &Lp, planned: &[f64], bound: Bound) -> f64 {
    match bound {
        Bound::Column(column) => planned[column.position()],
        Bound::Row(row) => {
            let entries = lp.matrix().row(row).iter();
            entries.map(|(column, value)| value * planned[column.position()]).sum()
        }
    }
}

/// The size of a limit's prices in a goal, times what there is of it: no figure to show.
fn price(limit: &Limit, goal: &Reached) -> f64 {
    let of = |part: &Part| part_price(part, &goal.certified) * part.amount.max(1.0);
    let least = crate::tolerances::FROZEN_PRICE * goal.objective.largest_cost();
    let sum: f64 = limit.parts.iter().map(of).sum();
    if sum > least { sum } else { 0.0 }
}

fn part_price(part: &Part, certified: &Certified) -> f64 {
    match part.bound {
        Bound::Column(column) => certified.reduced_costs()[column.position()].abs(),
        Bound::Row(row) => certified.price(row).abs(),
    }
}

/// The same over all goals, the first of them foremost: an order in which to look.
fn dearest(limit: &Limit, goals: &[Reached]) -> f64 {
    let mut weight = 1.0;
    goals.iter().fold(0.0, |sum, goal| {
        let price = price(limit, goal);
        let sum = sum + weight * price / (1.0 + price);
        weight *= 1e-3;
        sum
    })
}
