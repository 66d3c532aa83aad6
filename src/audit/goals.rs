//! The value of every goal, the use of its tolerance, and the figures of the certificate.

use crate::diag::message;
use crate::ids::{Id as _, IdVec, ProductId};
use crate::model::answers::audit::Fault;
use crate::model::plan::{GoalResult, Plan, PlanStatus};
use crate::model::{Buckets, Factory, GiveUp, Goal, OrderKind, Per, Stock, circle};

use super::check::Check;
use super::evenness;
use super::flow::{Flows, Sums};
use super::money::Totals;
use super::near;
use super::orders::Outcome;
use super::stock::{Stocks, short_of_closing, short_of_safety};
use super::sum::Sum;
use crate::tolerances::AUDITED;

/// Everything goals are measured by.
pub struct Measured<'m> {
    /// The factory.
    pub factory: &'m Factory,
    /// Its buckets.
    pub buckets: &'m Buckets,
    /// The flows.
    pub flows: &'m Flows,
    /// The stocks.
    pub stocks: &'m Stocks,
    /// The results of orders.
    pub outcomes: &'m [Outcome],
    /// The surplus of each product.
    pub surplus: &'m [Sum],
    /// Units started, by route and bucket.
    pub started: &'m IdVec<ProductId, Vec<Vec<f64>>>,
    /// The shortage of each project's needs.
    pub shorts: &'m [Vec<Sum>],
    /// Money.
    pub money: &'m Totals,
}

const STOCK: &str = "stock";
/// The part of *fulfil* about safety stock after the planning period.
const STOCK_BEYOND: &str = "stock beyond";

/// A goal or part of one that a plan must state.
#[derive(Clone, Debug, PartialEq)]
pub struct Pursued {
    /// The goal.
    pub goal: Goal,
    /// Its part.
    pub part: Option<String>,
    /// The priority class, of a part of *fulfil* or *on-time*.
    class: Option<u32>,
    /// Whether it is about what is wanted after the planning period.
    beyond: bool,
    /// The tolerance.
    give_up: GiveUp,
}

impl Pursued {
    /// Its unit.
    pub fn unit<'f>(&self, factory: &'f Factory) -> &'f str {
        match self.goal {
            Goal::Fulfil if matches!(self.part.as_deref(), Some(STOCK | STOCK_BEYOND)) => "days",
            Goal::Fulfil => "orders",
            Goal::OnTime => "order-days",
            Goal::Profit | Goal::Cost => &factory.currency,
            Goal::Surplus | Goal::Steady => "hours",
            Goal::Balance => "index",
            Goal::LowStock => "hour-days",
            Goal::FewRuns => "runs",
        }
    }
}

/// The goals a factory's plan pursues, in sequence: *fulfil* class by class, then stock; *on-time*
/// class by class; what is due after the planning period once no goal of service follows.
pub fn pursued(factory: &Factory) -> Vec<Pursued> {
    let mut pursued = Vec::new();
    let mut postponed: Vec<Pursued> = Vec::new();
    for wanted in &factory.goals {
        let (goal, give_up) = (wanted.goal, wanted.give_up);
        let whole = Pursued { goal, part: None, class: None, beyond: false, give_up };
        let serves = goal == Goal::Fulfil || goal == Goal::OnTime;
        if !serves {
            pursued.append(&mut postponed);
        }
        if goal == Goal::Steady {
            pursued.extend(steady(factory, &whole));
            continue;
        }
        let mut own = Vec::new();
        for beyond in [false, true] {
            let classes = if serves { classes(factory, goal, beyond) } else { Vec::new() };
            let (stock, after) = if beyond { (STOCK_BEYOND, " beyond") } else { (STOCK, "") };
            own.extend(classes.into_iter().map(|class| {
                let part = Some(format!("priority {class}{after}"));
                Pursued { part, class: Some(class), beyond, ..whole.clone() }
            }));
            if goal == Goal::Fulfil && wants_stock(factory, beyond) {
                own.push(Pursued { part: Some(stock.into()), beyond, ..whole.clone() });
            }
        }
        if own.is_empty() {
            own.push(whole);
        }
        let (later, now): (Vec<_>, Vec<_>) = own.into_iter().partition(|it| it.beyond);
        pursued.extend(now);
        postponed.extend(later);
    }
    pursued.append(&mut postponed);
    pursued
}

/// Whether some stock is wanted: in the planning period and at its end, or only after it.
fn wants_stock(factory: &Factory, beyond: bool) -> bool {
    let wants = |stock: &Stock| {
        stock.safety.values().any(|it| it > 0.0)
            || !beyond && stock.closing.is_some_and(|it| it > 0.0)
    };
    (!beyond || factory.horizon.is_some())
        && (factory.products.iter().any(|it| wants(&it.stock))
            || factory.materials.iter().any(|it| wants(&it.stock)))
}

/// The priority classes of what is wanted in the planning period, or after it.
fn classes(factory: &Factory, goal: Goal, beyond: bool) -> Vec<u32> {
    let after = |due| factory.is_beyond(due);
    let orders = factory.orders.iter().filter(|order| match &order.kind {
        OrderKind::Firm { quantity, .. } => *quantity > 0.0 && after(order.due) == beyond,
        OrderKind::Market { minimum, .. } => {
            let within = !after(order.due)
                || !after(order.earliest) && minimum.iter().any(|it| it.per != Per::InAll);
            goal == Goal::Fulfil
                && !minimum.is_empty()
                && if beyond { after(order.due) } else { within }
        }
    });
    let projects = factory
        .projects
        .iter()
        .filter(|it| goal == Goal::Fulfil && it.needs.iter().any(|need| after(need.to) == beyond));
    let mut classes: Vec<u32> =
        orders.map(|it| it.priority).chain(projects.map(|it| it.priority)).collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// The parts of *steady*: with a fence two, of which the first gives nothing up; none without a
/// published plan.
fn steady(factory: &Factory, whole: &Pursued) -> Vec<Pursued> {
    let part = |it: &str| Pursued { part: Some(it.to_owned()), ..whole.clone() };
    match &factory.published {
        None => Vec::new(),
        Some(published) if published.fence_days == 0 => vec![whole.clone()],
        Some(_) => {
            let fence = Pursued { give_up: GiveUp::Absolute(0.0), ..part(near::FENCE) };
            vec![fence, part(near::AFTER)]
        }
    }
}

impl Measured<'_> {
    /// The value that the plan reaches in a goal.
    pub fn value(&self, pursued: &Pursued) -> Sum {
        match (pursued.goal, pursued.class) {
            (Goal::Fulfil, Some(class)) => self.short_of_class(class, pursued.beyond),
            (Goal::Fulfil, None) => self.short_of_stock(pursued.beyond),
            (Goal::OnTime, class) => self.order_days_late(class, pursued.beyond),
            (Goal::Profit, _) => self.money.profit(),
            (Goal::Cost, _) => self.money.cost,
            (Goal::Surplus, _) => self.work_in_surplus(),
            (Goal::Balance, _) => evenness::index(self.factory, self.buckets, self.flows),
            (Goal::LowStock, _) => self.work_in_stock(),
            (Goal::FewRuns, _) => self.runs(),
            (Goal::Steady, _) => {
                let fenced = pursued.part.as_deref() == Some(near::FENCE);
                near::moved(self.factory, self.buckets, self.started, fenced)
            }
        }
    }

    fn short_of_class(&self, class: u32, beyond: bool) -> Sum {
        let mut total = Sum::default();
        let orders = self.factory.orders.iter().zip(self.outcomes);
        for (_, outcome) in orders.filter(|(order, _)| order.priority == class) {
            for (short, quantity, _) in outcome.shortfalls.iter().filter(|it| it.2 == beyond) {
                total.add_times(per(*quantity), *short);
            }
        }
        let projects = self.factory.projects.iter().zip(self.shorts);
        for (project, shorts) in projects.filter(|(project, _)| project.priority == class) {
            let needs = project.needs.iter().zip(shorts);
            for (need, short) in needs.filter(|it| self.factory.is_beyond(it.0.to) == beyond) {
                total.add_times(per(need.quantity), *short);
            }
        }
        total
    }

    fn short_of_stock(&self, beyond: bool) -> Sum {
        let products = self.factory.products.iter().map(|it| &it.stock).zip(&self.stocks.products);
        let materials =
            self.factory.materials.iter().map(|it| &it.stock).zip(&self.stocks.materials);
        let mut total = Sum::default();
        for (rules, stock) in products.chain(materials) {
            if !beyond {
                let short = short_of_closing(rules, self.buckets, stock);
                total.add_times(per(rules.closing.unwrap_or(0.0)), short);
            }
            let short: Sums = short_of_safety(rules, self.buckets, stock);
            let short = self.buckets.ids().zip(short);
            for (id, short) in
                short.filter(|it| (it.0.position() >= self.buckets.within()) == beyond)
            {
                let safety = rules.safety.at(self.buckets[id].start);
                total.add_times(per(safety) * self.buckets.span_days(id), short);
            }
        }
        total
    }

    fn order_days_late(&self, class: Option<u32>, beyond: bool) -> Sum {
        let mut total = Sum::default();
        for (order, outcome) in self.factory.orders.iter().zip(self.outcomes) {
            if class != Some(order.priority) || self.factory.is_beyond(order.due) != beyond {
                continue;
            }
            let OrderKind::Firm { quantity, .. } = &order.kind else { continue };
            for (at, late) in outcome.late() {
                let days = outcome.window.days_late(self.buckets, at);
                total.add_times(days * per(*quantity), *late);
            }
        }
        total
    }

    fn work_in_surplus(&self) -> Sum {
        let mut total = Sum::default();
        for (weight, surplus) in self.weights().iter().zip(self.surplus) {
            total.add_times(*weight, *surplus);
        }
        total
    }

    fn work_in_stock(&self) -> Sum {
        let mut total = Sum::default();
        for (weight, stock) in self.weights().iter().zip(self.stocks.products.iter()) {
            for (bucket, held) in self.buckets.ids().zip(stock) {
                total.add_times(weight * self.buckets.span_days(bucket), *held);
            }
        }
        total
    }

    /// Runs, each by its setup hours, or as 1 if it has none.
    fn runs(&self) -> Sum {
        let mut total = Sum::default();
        for run in &self.flows.starts {
            let hours = run.setup_hours;
            total.add(run.run * if hours > 0.0 { hours } else { 1.0 });
        }
        total
    }

    /// The work content of each product.
    fn weights(&self) -> Vec<f64> {
        let mut contents: IdVec<ProductId, Option<f64>> =
            self.factory.products.iter().map(|_| None).collect();
        let circle = circle::of_components(self.factory);
        let products = self.factory.products.ids();
        products.map(|it| weight(self.work_content(it, &circle, &mut contents))).collect()
    }

    /// Machine hours in a good unit, its components included but for those that lead back to it.
    fn work_content(
        &self,
        product: ProductId,
        circle: &IdVec<ProductId, usize>,
        contents: &mut IdVec<ProductId, Option<f64>>,
    ) -> f64 {
        if let Some(known) = contents[product] {
            return known;
        }
        let day = self.factory.from;
        let mut routes = self.factory.products[product].routes.iter();
        let mut content = 0.0;
        if let Some(route) = routes.find(|route| !route.subcontract) {
            for (operation, _, entering) in route.steps() {
                content += operation.hours.at(day) * entering;
            }
            for (component, each) in &route.components {
                if circle[*component] != circle[product] {
                    content += each.at(day) * self.work_content(*component, circle, contents);
                }
            }
            content /= route.total_yield();
        }
        contents[product] = Some(content);
        content
    }

    /// Recomputes and checks all goals.
    pub fn check(&self, plan: &mut Plan, check: &mut Check) {
        let expected = pursued(self.factory);
        if plan.goals.len() > expected.len()
            || (plan.goals.len() < expected.len() && plan.status != PlanStatus::Interrupted)
        {
            let (stated, pursued) = (plan.goals.len(), expected.len());
            let what = message!("audit-goals", stated, pursued);
            check.refuse("goals", what, Fault::Shape);
        }
        let stopped = (plan.status == PlanStatus::Interrupted).then_some(plan.goals.len());
        for (at, (pursued, stated)) in expected.iter().zip(&mut plan.goals).enumerate() {
            self.check_goal(pursued, stated, check);
            // If planning stopped at a goal, nothing of it can be given up: no goal came after it.
            if stopped != Some(at + 1) {
                Self::check_allowed(pursued, stated, check);
            }
        }
        check_certificate(plan, check);
    }

    fn check_allowed(pursued: &Pursued, stated: &mut GoalResult, check: &mut Check) {
        let allowed = match pursued.give_up {
            GiveUp::Absolute(amount) => amount,
            GiveUp::Share(share) => share * stated.value.abs(),
        };
        let at = format!("goals/{}/allowed", stated.title());
        let what = "audit-allowed";
        check.figure(|| at, what, &mut stated.allowed, Sum::of(allowed));
    }

    fn check_goal(&self, pursued: &Pursued, stated: &mut GoalResult, check: &mut Check) {
        let title = stated.title();
        let at = |figure: &str| format!("goals/{title}/{figure}");
        check.words(|| at("goal"), "audit-goal", &stated.goal, pursued.goal.word());
        let (part, expected) = (stated.part.as_deref(), pursued.part.as_deref());
        check.words(|| at("part"), "audit-part", part.unwrap_or(""), expected.unwrap_or(""));
        check.words(|| at("unit"), "audit-unit", &stated.unit, pursued.unit(self.factory));
        let reached = self.value(pursued);
        if check.restates() {
            stated.value = reached.value;
            stated.given_up = 0.0;
            return;
        }
        // Using the tolerance makes profit smaller and every other goal larger.
        let sign = if pursued.goal == Goal::Profit { -1.0 } else { 1.0 };
        let mut claimed = stated.value + sign * stated.given_up;
        let mut scale = reached;
        scale.scale = scale.scale.max(stated.value.abs());
        let what = "audit-reached";
        // By rounding the plan may be slightly better than the optimum, with nothing given up.
        check.figure(|| at("value"), what, &mut claimed, scale);
        check.at_least(
            || at("given_up"),
            "audit-not-negative-alone",
            Sum::of(stated.given_up),
            0.0,
        );
        let given_up = Sum { value: stated.given_up, scale: scale.scale };
        check.at_most(|| at("given_up"), "audit-may-give-up", given_up, stated.allowed);
        if let Some(bound) = stated.bound {
            let beyond = sign * (bound - stated.value);
            let beyond = Sum { value: beyond, scale: bound.abs() + stated.value.abs() };
            check.at_most(|| at("bound"), "audit-beyond", beyond, 0.0);
        }
    }
}

/// Work content in the goals: also for a product without hours, stock has a small cost.
fn weight(content: f64) -> f64 {
    if content > 0.0 { content } else { 0.001 }
}

/// One over a quantity; 0 if there is none to fall short of.
fn per(quantity: f64) -> f64 {
    if quantity > 0.0 { 1.0 / quantity } else { 0.0 }
}

fn check_certificate(plan: &mut Plan, check: &mut Check) {
    let worst = plan
        .goals
        .iter()
        .flat_map(|goal| {
            let residuals = &goal.residuals;
            [residuals.primal, residuals.dual, residuals.gap]
        })
        .fold(0.0, f64::max);
    let certificate = &mut plan.certificate;
    if check.restates() {
        certificate.worst = worst;
        return;
    }
    let at = |figure: &str| format!("certificate/{figure}");
    let same = (certificate.worst - worst).abs() <= AUDITED * worst.max(certificate.worst);
    if !same {
        let fault = Fault::Differs { stated: certificate.worst, recomputed: worst };
        check.refuse(at("worst"), "audit-worst", fault);
    }
    if plan.status == PlanStatus::Optimal && worst > certificate.tolerance {
        let fault = Fault::Exceeds { taken: worst, limit: certificate.tolerance };
        check.refuse(at("worst"), "audit-accepted", fault);
    }
}
