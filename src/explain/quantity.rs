//! Why the plan makes this quantity of a product: what drives it up and what limits it, and what
//! one more or one less would change.

use super::along::noiseless;
use super::bottlenecks::headings;
use super::forced::Way;
use super::limits;
use super::peg::{Pegs, asked};
use super::place::{Unknown, find};
use super::priced::priced_out;
use crate::formulate::{ColumnMeaning, Formulation};
use crate::ids::{BucketId, ColumnId, Id, ProductId};
use crate::interpret::quiet;
use crate::model::answers::bottlenecks::Worth;
use crate::model::answers::quantity::{Part, QuantityWhy, Side};
use crate::model::plan::{FactoryHeading, Numbers, Plan, PlanStatus};
use crate::model::{Buckets, Factory, OfRoute};
use crate::session::goals::forced::{Extent, Forced};
use crate::session::{
    self, Evidence, Failure, Impossible, Options, Outcome, Planning, SolvedGoals,
};
use crate::tolerances::{CURVE_LEAST_STEP, NOTHING_SHORT};

/// The question.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// About which product.
    pub product: ProductId,
    /// In which bucket; none for the whole time planned.
    pub bucket: Option<BucketId>,
}

impl Question {
    /// The question about an id, with `@` and a bucket's name for one bucket.
    ///
    /// # Errors
    /// If nothing is called so, with what there is.
    pub fn of(factory: &Factory, options: &Options, wanted: &str) -> Result<Self, Unknown> {
        let known = factory.products.iter().map(|it| it.named.id.clone()).collect();
        let (product, bucket) = find(factory, options, "product", wanted, known)?;
        Ok(Self { product, bucket })
    }
}

/// The outcome of the question.
#[derive(Debug)]
pub enum Answered<A> {
    /// The reasons.
    Why(Box<A>),
    /// There is no plan to ask about.
    NoPlan(Planning),
    /// Stopped before everything was known.
    Stopped,
}

impl<A> Answered<A> {
    /// Where there is no plan: time ran out, or it has a reason.
    pub(super) fn without(planning: Planning, options: &Options) -> Self {
        if options.deadline.stopped() { Self::Stopped } else { Self::NoPlan(planning) }
    }
}

/// A plan that a question is about.
pub(super) struct Asked {
    /// The plan in fractions, of which the reasons are exact.
    pub plan: Box<Plan>,
    /// Its goals as they were solved.
    pub goals: SolvedGoals,
    /// The plan in whole numbers, if there is one.
    pub whole: Option<Box<Plan>>,
    /// Whether time ran out before that was finished.
    pub plan_stopped: bool,
}

impl Asked {
    /// The plan, or how planning ended. Under a time limit whole numbers leave time for the question; if
    /// not even the plan in fractions is finished by then, that is the plan.
    pub fn of(factory: &Factory, options: &Options) -> Result<Result<Self, Planning>, Failure> {
        let first = options.before_a_question(factory);
        let mut outcome = session::solve(factory, &first)?;
        let is_exact = |plan: &Plan| plan.status == PlanStatus::Optimal;
        let mut plan_stopped = first.deadline.stopped();
        if plan_stopped && !outcome.fractional.as_deref().is_some_and(is_exact) {
            let in_fractions = Options { whole: None, ..options.clone() };
            outcome = session::solve(factory, &in_fractions)?;
        }
        let Outcome { planning, goals, fractional, .. } = outcome;
        let (plan, whole) = match (planning, fractional) {
            (Planning::Plan(whole), Some(fractional)) if is_exact(&fractional) => {
                plan_stopped = whole.status == PlanStatus::Interrupted;
                (fractional, Some(whole))
            }
            (Planning::Plan(plan), None) if is_exact(&plan) => (plan, None),
            (Planning::Plan(_), _) => return Ok(Err(Planning::Nothing)),
            (other, _) => return Ok(Err(other)),
        };
        // Stopped before there was a plan in whole numbers, what there is is the one in fractions.
        let whole = whole.filter(|it| it.numbers == Some(Numbers::Whole));
        Ok(Ok(Self { plan, goals, whole, plan_stopped }))
    }
}

/// Where something was not solved: time ran out, or it is our fault.
pub(super) fn unanswered<A>(options: &Options) -> Result<Answered<A>, Failure> {
    if options.deadline.stopped() {
        return Ok(Answered::Stopped);
    }
    Err(Failure::Wrong { goal: "all".to_owned(), reason: Impossible::NotSolvedAgain })
}

/// Why the plan makes so much of a product. The plan is the one `plan` makes with the same options;
/// everything said rests on certified optima.
///
/// # Errors
/// As [`session::plan`].
pub fn why(
    factory: &Factory,
    options: &Options,
    question: Question,
) -> Result<Answered<QuantityWhy>, Failure> {
    let Asked { plan, goals: solved, whole, plan_stopped } = match Asked::of(factory, options)? {
        Ok(asked) => asked,
        Err(planning) => return Ok(Answered::without(planning, options)),
    };
    let buckets = Buckets::new(factory, options.bucket);
    let places = asked(question.bucket, &buckets);
    let made = |formulation: &Formulation<'_>| {
        columns(factory, &buckets, formulation, question.product, &places)
    };
    let mut evidence = Evidence::default();
    let Some(forced) = Forced::of((factory, &buckets), options, &solved, "quantity asked", made)?
    else {
        return unanswered(options);
    };
    evidence.add(forced.base.now().certified());
    let made = |plan: &Plan| -> f64 {
        let product = &plan.products[question.product.position()];
        places.iter().map(|&at| product.made[at]).sum()
    };
    let quantity = made(&plan);
    let (Some(as_good), Some(possible)) =
        (forced.as_good(quantity, &mut evidence)?, forced.possible(quantity, &mut evidence)?)
    else {
        return unanswered(options);
    };
    let asker = Asker { factory, buckets: &buckets, forced: &forced };
    let Some(sides) = asker.sides(as_good, possible, &mut evidence)? else {
        return unanswered(options);
    };
    let owner = &factory.products[question.product];
    let pegs = Pegs::of(factory, &buckets, &plan);
    Ok(Answered::Why(Box::new(QuantityWhy {
        factory: FactoryHeading::of(factory, &buckets),
        goals: headings(&forced.base, whole.as_deref()),
        product: owner.named.id.clone(),
        name: owner.named.name.clone(),
        unit: owner.unit.clone(),
        bucket: question.bucket.map(|bucket| buckets[bucket].name.clone()),
        quantity: quiet(quantity),
        whole: whole.as_deref().map(made),
        sources: sources(factory, &buckets, &plan, question.product, &places),
        as_good_from: quiet(as_good.0),
        as_good_to: as_good.1.map(quiet),
        possible_from: quiet(possible.0),
        possible_to: possible.1.map(quiet),
        more: sides.0,
        less: sides.1,
        into: pegs.goes_to(question.product, &places),
        ends: pegs.ends(question.product, &places),
        worst: evidence.residuals(),
        solves: evidence.solves,
        plan_stopped,
        factory_sha256: options.factory_sha256.clone(),
    })))
}

/// A forced quantity with what it takes to tell of it.
pub(super) struct Asker<'a, 'f> {
    pub factory: &'f Factory,
    pub buckets: &'f Buckets,
    pub forced: &'a Forced<'f>,
}

/// Above and below.
pub(super) type Sides = (Option<Side>, Option<Side>);

impl<'f> Asker<'_, 'f> {
    /// Above and below what the goals leave free; the inner `None` if there is nothing there,
    /// the outer one if the deadline passes.
    pub fn sides(
        &self,
        as_good: Extent,
        possible: Extent,
        evidence: &mut Evidence,
    ) -> Result<Option<Sides>, Failure> {
        let room = |room: f64, at: f64| (room > NOTHING_SHORT * (1.0 + at)).then_some(room);
        let mut sides = (None, None);
        if let Some(from) = as_good.1 {
            let most = possible.1.map_or(f64::INFINITY, |most| most - from);
            if let Some(room) = room(most, from) {
                let until = room.min(from.max(1.0));
                let Some(way) = Way::of(self.forced, from, 1.0, until, evidence)? else {
                    return Ok(None);
                };
                sides.0 = Some(self.side(&way, (from, until, until >= room), 1.0));
            }
        }
        if let Some(room) = room(as_good.0 - possible.0, as_good.0) {
            let Some(way) = Way::of(self.forced, as_good.0, -1.0, room, evidence)? else {
                return Ok(None);
            };
            sides.1 = Some(self.side(&way, (as_good.0, room, true), -1.0));
        }
        Ok(Some(sides))
    }

    fn side(&self, way: &Way<'f>, (from, until, ends): (f64, f64, bool), sign: f64) -> Side {
        let along = &way.along;
        let reached = along.places.last().map_or(0.0, |place| place.at);
        let step = if reached >= until * (1.0 - 1e-6) { reached } else { until };
        let goals = self.forced.base.goals().iter().take(way.depth).enumerate();
        let goals = goals.filter(|_| along.places.len() > 1);
        let goals = goals.map(|(at, goal)| {
            let sense = goal.objective.sense;
            let mut worth = along.worth(at, goal.stage.title(), sense, step);
            worth.holds_on &= !ends;
            // The price inside the piece is exact where the piece is too short to measure.
            if let Some(inside) = &way.inside {
                worth.per_unit = noiseless(-sense.sign() * inside.slopes[at]);
            }
            worth
        });
        let goals: Vec<Worth> = goals.collect();
        let changed = goals.iter().enumerate().filter(|(_, worth)| worth.per_unit != 0.0);
        let priced = changed.filter_map(|(goal, _)| {
            let inside = way.inside.as_ref()?;
            Some(priced_out(self.factory, self.buckets, self.forced, inside, goal, sign))
        });
        let priced = priced.collect();
        Side { from: quiet(from), to: quiet(sign.mul_add(reached, from)), goals, priced }
    }
}

/// The starts that make a product available in these buckets, with the good units each gives.
fn columns(
    factory: &Factory,
    buckets: &Buckets,
    formulation: &Formulation<'_>,
    product: ProductId,
    places: &[usize],
) -> Vec<(ColumnId, f64)> {
    let mut columns = Vec::new();
    for (column, meaning) in formulation.legend().columns.enumerated() {
        let ColumnMeaning::Started { product: made, route, bucket } = *meaning else { continue };
        let given = given(factory, buckets, (made, route, bucket), product);
        let inside = given.is_some_and(|it| places.contains(&it.0));
        columns.extend(given.filter(|it| inside && it.1 > 0.0).map(|it| (column, it.1)));
    }
    columns
}

/// In which bucket a start gives how many good units of a product, its own or as by-product.
fn given(
    factory: &Factory,
    buckets: &Buckets,
    (made, route, bucket): (ProductId, usize, BucketId),
    product: ProductId,
) -> Option<(usize, f64)> {
    let route = &factory.products[made].routes[route];
    let ready = buckets.after_lead(bucket, route.total_lead_days())?;
    let own = if made == product { route.total_yield() } else { 0.0 };
    let beside = route.by_products.iter().filter(|(id, _)| *id == product);
    let beside: f64 = beside.map(|(_, quantity)| quantity.at(buckets[bucket].start)).sum();
    Some((ready.position(), own + beside))
}

fn sources(
    factory: &Factory,
    buckets: &Buckets,
    plan: &Plan,
    product: ProductId,
    places: &[usize],
) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for ((id, owner), planned) in factory.products.enumerated().zip(&plan.products) {
        for (at, (route, routed)) in owner.routes.iter().zip(&planned.routes).enumerate() {
            let given = buckets.ids().filter_map(|bucket| {
                let (ready, units) = given(factory, buckets, (id, at, bucket), product)?;
                places.contains(&ready).then(|| units * routed.started[bucket.position()])
            });
            let quantity: f64 = given.sum();
            if quantity > CURVE_LEAST_STEP {
                let way = match (id == product, route.subcontract) {
                    (true, false) => OfRoute::Way,
                    (true, true) => OfRoute::Outside,
                    (false, _) => OfRoute::Beside,
                };
                let (name, _) = limits::of_route(factory, id, at, way);
                parts.push(Part { at: name.path(), name, quantity });
            }
        }
    }
    parts.sort_by(|one, other| other.quantity.total_cmp(&one.quantity));
    parts
}
