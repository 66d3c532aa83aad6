//! How many times the order mix a factory could make: what binds next, the balance between groups,
//! the maximum of each product alone, and what is left unused.

mod ledger;
mod limits;
mod programme;
mod proportion;
mod scale;
mod waste;
mod way;

use rayon::prelude::*;

use crate::formulate::{Formulation, ShippingWindow};
use crate::ids::{GroupId, IdVec, ProductId};
use crate::interpret::{plan_residuals, quiet};
use crate::lp::Lp;
use crate::model::answers::potential::{
    AnswerCertificate, LeftOut, MixPart, Potential, ProductPotential, Reach, Stair, Times, Waste,
    WorkingTime,
};
use crate::model::plan::{FactoryHeading, Plan, PlanStatus};
use crate::model::run::has_whole_numbers;
use crate::model::{Buckets, Factory, Order, OrderKind};
use crate::session::prove::Proven;
use crate::session::{self, Basis, Certified, Failure, Options, Planning, Settled};
use ledger::{Ledger, Trouble};
use programme::Programme;
use scale::{MixOf, Scale};

/// The mix requested.
#[derive(Clone, Debug, PartialEq)]
pub enum Mix {
    /// What the orders of the file ask for: firm and even quantities and market minimums.
    Orders,
    /// Quantities of products by id.
    Given(Vec<(String, f64)>),
}

/// The question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The mix.
    pub mix: Mix,
    /// How many limits are lifted one after another at most.
    pub steps: usize,
    /// The id of the leading group; none for the one the mix takes most hours of.
    pub leading: Option<String>,
}

/// What came of it.
pub enum Answered {
    /// The answer.
    Potential(Box<Potential>),
    /// There is no plan to begin with.
    NoPlan(Planning),
    /// The question makes no sense for this factory, and why.
    Misasked(Misasked),
}

/// Why a question makes no sense for a factory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misasked {
    /// It has no group of this id.
    NoGroup(String),
    /// It has no product of this id.
    NoProduct(String),
    /// Its orders ask for no quantity that could be a mix.
    NoMix,
}

/// Answers how many times a mix the factory could make at most.
///
/// The mix is free of due dates, order quantities and markets; all else of the file holds:
/// capacities, quotas, stocks and arrivals, lead times, what is frozen; projects get all they can.
///
/// # Errors
/// A [`Failure`]: an engine is missing or failed, or an answer was refused.
pub fn potential(
    factory: &Factory,
    options: &Options,
    question: &Question,
) -> Result<Answered, Failure> {
    let mut potential = match most(factory, options, question)? {
        Answered::Potential(potential) => potential,
        other => return Ok(other),
    };
    // The plan comes last: where time is up before there is one, all else is answered.
    match session::solve(factory, options)?.planning {
        Planning::Plan(plan) if plan.status != PlanStatus::Interrupted => {
            let buckets = Buckets::new(factory, options.bucket);
            potential.waste = left_unused(factory, &buckets, &plan);
        }
        Planning::Plan(_) | Planning::Nothing => {
            potential.left_out.push(LeftOut::Waste);
        }
        other => return Ok(Answered::NoPlan(other)),
    }
    Ok(Answered::Potential(potential))
}

/// What a plan leaves unused.
pub(super) fn left_unused(factory: &Factory, buckets: &Buckets, plan: &Plan) -> Waste {
    waste::waste(factory, buckets, plan)
}

/// As [`potential`], without what a plan leaves unused.
///
/// # Errors
/// As [`potential`].
pub(super) fn most(
    factory: &Factory,
    options: &Options,
    question: &Question,
) -> Result<Answered, Failure> {
    let buckets = Buckets::new(factory, options.bucket);
    let mix = match mix_of(factory, &buckets, &question.mix) {
        Ok(mix) => mix,
        Err(reason) => return Ok(Answered::Misasked(reason)),
    };
    let leading = match &question.leading {
        None => None,
        Some(id) => match factory.groups.enumerated().find(|(_, it)| it.named.id == *id) {
            Some((group, _)) => Some(group),
            None => return Ok(Answered::Misasked(Misasked::NoGroup(id.clone()))),
        },
    };
    let mut scale = Scale::default();
    let potential = loop {
        let sized = scale.of(&mix);
        let steps = question.steps;
        let asked = Asked { factory, buckets: &buckets, mix: &sized, steps, leading, scale };
        match asked.answer(options) {
            Ok(Answer::Whole(potential)) => break scale.taken_back(*potential, &mix),
            Ok(Answer::OtherScale(better)) => scale = better,
            Err(Trouble::Stopped) => return Ok(Answered::NoPlan(Planning::Nothing)),
            Err(Trouble::Failed(failure)) => return Err(failure),
        }
    };
    Ok(Answered::Potential(Box::new(potential)))
}

/// The quantities of the mix once.
fn mix_of(factory: &Factory, buckets: &Buckets, mix: &Mix) -> Result<MixOf, Misasked> {
    let mut quantities: IdVec<ProductId, f64> = factory.products.iter().map(|_| 0.0).collect();
    match mix {
        Mix::Orders => {
            for order in &factory.orders {
                quantities[order.product] += asked_by(order, buckets);
            }
        }
        Mix::Given(parts) => {
            for (id, quantity) in parts {
                let product = factory.products.enumerated().find(|(_, it)| it.named.id == *id);
                let (product, _) = product.ok_or_else(|| Misasked::NoProduct(id.clone()))?;
                quantities[product] += quantity;
            }
        }
    }
    let parts: Vec<_> = quantities.enumerated().map(|(id, quantity)| (id, *quantity)).collect();
    let parts: Vec<_> = parts.into_iter().filter(|part| part.1 > 0.0).collect();
    if parts.is_empty() {
        return Err(Misasked::NoMix);
    }
    Ok(MixOf { parts })
}

/// What an order asks for; of a market the largest of its minimums, each added up over the periods
/// it can be sold in.
fn asked_by(order: &Order, buckets: &Buckets) -> f64 {
    match &order.kind {
        OrderKind::Firm { quantity, .. } => *quantity,
        OrderKind::Market { minimum, .. } => {
            let Some(window) = ShippingWindow::of(order, buckets) else { return 0.0 };
            let inside = |range: &std::ops::Range<usize>| {
                range.clone().any(|bucket| window.buckets.contains(&bucket))
            };
            let sums = minimum.iter().map(|amount| {
                let periods = buckets.allotments(amount).into_iter();
                periods.filter(|it| inside(&it.buckets)).map(|it| it.quantity).sum::<f64>()
            });
            sums.fold(0.0, f64::max)
        }
    }
}

/// The most times the mix in one kind of working time.
struct Reached<'f> {
    programme: Programme<'f>,
    times: Times,
    best: Option<(Box<Certified>, Option<Basis>)>,
}

struct Asked<'f> {
    factory: &'f Factory,
    buckets: &'f Buckets,
    mix: &'f MixOf,
    steps: usize,
    leading: Option<GroupId>,
    scale: Scale,
}

/// The result for a mix of some size.
enum Answer {
    /// All but the waste, which is a plan's.
    Whole(Box<Potential>),
    /// A size at which the figures can be told from rounding.
    OtherScale(Scale),
}

impl Asked<'_> {
    fn answer(&self, options: &Options) -> Result<Answer, Trouble> {
        let formulation = Formulation::new(self.factory, self.buckets);
        let mut ledger = Ledger::new(options);
        let regular = self.reach(&formulation, WorkingTime::Regular, None, &mut ledger)?;
        let start = regular.best.as_ref().and_then(|(_, basis)| basis.as_ref());
        let overtime = self.reach(&formulation, WorkingTime::Overtime, start, &mut ledger)?;
        let (regular_times, overtime_times) = (regular.times.clone(), overtime.times.clone());
        let (reckoned_in, reached) = match regular.times.reach {
            Reach::Impossible => (WorkingTime::Overtime, overtime),
            _ => (WorkingTime::Regular, regular),
        };
        if let Some(better) = reached.times.times.and_then(|it| self.scale.better(it, self.mix)) {
            return Ok(Answer::OtherScale(better));
        }
        let mut left_out = Vec::new();
        let (staircase, whole) = self.staircase(&reached, &mut ledger)?;
        if !whole {
            left_out.push(LeftOut::Further);
        }
        let products = self.alone(&reached, &mut ledger)?;
        if products.len() < self.mix.parts.len() {
            left_out.push(LeftOut::Products);
        }
        let proportion = reached.best.as_ref().map(|(answer, _)| {
            let programme = &reached.programme;
            proportion::proportion(self.factory, programme, answer, self.leading, &mut ledger)
        });
        let proportion = match proportion {
            None => Vec::new(),
            Some(Err(Trouble::Stopped)) => {
                left_out.push(if options.deadline.stopped() {
                    LeftOut::Proportion
                } else {
                    LeftOut::FewestHours
                });
                Vec::new()
            }
            Some(found) => found?,
        };
        let part = |&(id, quantity): &(ProductId, f64)| {
            let product = &self.factory.products[id];
            MixPart {
                product: product.named.id.clone(),
                name: product.named.name.clone(),
                unit: product.unit.clone(),
                quantity,
            }
        };
        Ok(Answer::Whole(Box::new(Potential {
            whole: options.whole.is_some() && has_whole_numbers(self.factory),
            mix: self.mix.parts.iter().map(part).collect(),
            regular: regular_times,
            overtime: overtime_times,
            reckoned_in,
            staircase,
            proportion,
            products,
            waste: Waste {
                idle: Vec::new(),
                quotas: Vec::new(),
                stocks: Vec::new(),
                norms: Vec::new(),
            },
            left_out,
            certificate: certificate(&ledger, options),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            factory: FactoryHeading::of(self.factory, self.buckets),
        })))
    }

    fn reach<'p>(
        &self,
        formulation: &'p Formulation<'p>,
        time: WorkingTime,
        start: Option<&Basis>,
        ledger: &mut Ledger<'_>,
    ) -> Result<Reached<'p>, Trouble> {
        let mut programme = Programme::new(self.factory, self.buckets, formulation, self.mix, time);
        let mut times =
            Times { reach: Reach::Impossible, times: None, residuals: None, needs_not_given: 0.0 };
        let Some((not_given, start)) = programme.give_to_projects(start, ledger)? else {
            return Ok(Reached { programme, times, best: None });
        };
        times.needs_not_given = not_given;
        let best = ledger.solve(&programme.lp, &programme.most_times(), start.as_ref())?;
        times.reach = reach_of(&best);
        let best = match best {
            Settled::Certified { answer, record } => {
                times.times = Some(quiet(answer.value()));
                times.residuals = Some(plan_residuals(answer.residuals()));
                Some((answer, record.basis))
            }
            _ => None,
        };
        Ok(Reached { programme, times, best })
    }

    /// What binds; then what binds once the first of that is lifted, and so on; and whether that
    /// was followed to the end.
    fn staircase(
        &self,
        reached: &Reached<'_>,
        ledger: &mut Ledger<'_>,
    ) -> Result<(Vec<Stair>, bool), Trouble> {
        let programme = &reached.programme;
        let without = |reach| Stair { reach, times: None, gain: None, binds: Vec::new() };
        let Some((first, basis)) = &reached.best else {
            return Ok((vec![without(reached.times.reach)], true));
        };
        let objective = programme.most_times();
        let mut lp = programme.lp.clone();
        let (mut answer, mut basis) = (first.clone(), basis.clone());
        let mut stairs: Vec<Stair> = Vec::new();
        loop {
            let binds = limits::binding((self.factory, self.buckets), programme, &lp, &answer);
            let times = quiet(answer.value());
            let before = stairs.last().and_then(|stair| stair.times);
            let (limits, binds): (Vec<_>, Vec<_>) = binds.into_iter().unzip();
            stairs.push(Stair {
                reach: Reach::Limited,
                times: Some(times),
                gain: before.map(|before| quiet(times - before)),
                binds,
            });
            let Some(&leading) = limits.first().filter(|_| stairs.len() <= self.steps) else {
                return Ok((stairs, true));
            };
            lp = limits::lift(programme, lp, leading);
            match ledger.solve(&lp, &objective, basis.as_ref()) {
                Err(Trouble::Stopped) => return Ok((stairs, false)),
                Err(trouble) => return Err(trouble),
                Ok(Settled::Certified { answer: next, record }) => {
                    answer = next;
                    basis = record.basis.or(basis);
                }
                Ok(other) => {
                    stairs.push(without(reach_of(&other)));
                    return Ok((stairs, true));
                }
            }
        }
    }

    /// Each product of the mix alone; the first ones if the deadline passes.
    fn alone(
        &self,
        reached: &Reached<'_>,
        ledger: &mut Ledger<'_>,
    ) -> Result<Vec<ProductPotential>, Trouble> {
        let programme = &reached.programme;
        let lp = programme.without_mix();
        // Each begins where as little as possible is done: from there its own parts alone have to
        // come in, from another product's best that one has to go, too.
        let begin = match ledger.solve(&lp, &programme.least_done(), None) {
            Err(Trouble::Stopped) => return Ok(Vec::new()),
            Ok(Settled::Certified { answer, record }) => Some((answer, record.basis)),
            Ok(_) => None,
            Err(trouble) => return Err(trouble),
        };
        let options = ledger.options;
        // Each by itself, so that any number of threads finds the same.
        let found: Vec<_> = (0..self.mix.parts.len())
            .into_par_iter()
            .map(|at| {
                let mut ledger = Ledger::new(options);
                let product = self.one_alone(programme, &lp, begin.as_ref(), at, &mut ledger)?;
                Ok((product, ledger))
            })
            .collect();
        let mut products = Vec::new();
        for found in found {
            match found {
                Ok((product, its_ledger)) => {
                    ledger.evidence.all(&its_ledger.evidence);
                    products.push(product);
                }
                Err(Trouble::Stopped) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(products)
    }

    /// The most of one product of the mix, begun from a plan that does as little as possible.
    fn one_alone(
        &self,
        programme: &Programme<'_>,
        lp: &Lp,
        begin: Option<&(Box<Certified>, Option<Basis>)>,
        at: usize,
        ledger: &mut Ledger<'_>,
    ) -> Result<ProductPotential, Trouble> {
        let objective = programme.most_of(at);
        let mut near = begin.and_then(|(_, basis)| basis.clone());
        let mut best = None;
        if let Some((nothing, _)) = begin {
            let around = programme.around(self.factory, lp, nothing.primal(), at);
            if let Settled::Certified { answer, record } =
                ledger.solve(&around, &objective, None)?
            {
                // What has no part in it is worth nothing to it, and that proves the whole.
                best = ledger.prove(lp, &objective, &answer);
                near = record.basis.or(near);
            }
        }
        let mut reach = Reach::Limited;
        if best.is_none() {
            let found = ledger.solve(lp, &objective, near.as_ref())?;
            reach = reach_of(&found);
            if let Settled::Certified { answer, .. } = found {
                best = Some(answer);
            }
        }
        let quantity = best.as_ref().map(|answer| quiet(answer.value()));
        let of = (self.factory, self.buckets);
        let binds = best.map(|answer| limits::binding(of, programme, lp, &answer));
        let binds = binds.into_iter().flatten().map(|(_, binding)| binding).collect();
        let (id, in_mix) = self.mix.parts[at];
        let product = &self.factory.products[id];
        Ok(ProductPotential {
            product: product.named.id.clone(),
            name: product.named.name.clone(),
            unit: product.unit.clone(),
            reach,
            quantity,
            times: quantity.map(|quantity| quantity / in_mix),
            binds,
        })
    }
}

fn reach_of(best: &Proven) -> Reach {
    match best {
        Settled::Unbounded { .. } => Reach::Unlimited,
        Settled::Infeasible { .. } => Reach::Impossible,
        Settled::Certified { .. } | Settled::Interrupted { .. } => Reach::Limited,
    }
}

fn certificate(ledger: &Ledger<'_>, options: &Options) -> AnswerCertificate {
    AnswerCertificate {
        statement: "Every figure is proven: each maximum, \"no limit\" and \"infeasible\" was \
                    recomputed from the programme without a solver."
            .to_owned(),
        answers: ledger.evidence.solves,
        worst: ledger.evidence.worst(),
        tolerance: crate::tolerances::CERTIFIED_GAP,
        factory_sha256: options.factory_sha256.clone(),
    }
}
