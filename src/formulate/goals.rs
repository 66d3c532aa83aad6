//! The objective of each goal, in the parts in which it is pursued.

use std::collections::BTreeSet;

use super::legend::{ColumnMeaning, Legend};
use super::orders::ShippingWindow;
use super::published;
use super::surplus;
use crate::ids::{BucketId, Id, IdVec, ProductId};
use crate::lp::{Objective, Sense};
use crate::model::{
    Buckets, Factory, GiveUp, Goal, GoalPart, Item, Order, OrderKind, Per, Route, Stock, circle,
};

/// One objective of the sequence.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The goal.
    pub goal: Goal,
    /// Which part of it, if it is pursued in parts.
    pub part: Option<String>,
    /// Unit of its value.
    pub unit: String,
    /// Its tolerance.
    pub give_up: GiveUp,
}

impl Stage {
    /// The name used for `--goal` and for the objective row: `fulfil/priority 1`, `profit`.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.part {
            Some(part) => format!("{}/{part}", self.goal),
            None => self.goal.word().to_owned(),
        }
    }

    /// Its part, as a type.
    fn goal_part(&self) -> Option<GoalPart> {
        GoalPart::read(self.part.as_deref()?)
    }

    /// Whether a name is its title, or its goal's word alone.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.title() == name || self.goal.word() == name
    }
}

/// The stages of a factory's goals, in sequence. `fulfil` is pursued class by class, then stock;
/// `on-time` class by class. What is due after the planning period comes in parts of its own, behind
/// the goals of service that follow each other.
#[must_use]
pub fn stages(factory: &Factory) -> Vec<Stage> {
    let (mut stages, mut beyond) = (Vec::new(), Vec::new());
    let is_service = |goal: Goal| matches!(goal, Goal::Fulfil | Goal::OnTime);
    for wanted in &factory.goals {
        if !is_service(wanted.goal) {
            stages.append(&mut beyond);
        }
        let stage = |part: Option<String>, unit: &str| Stage {
            goal: wanted.goal,
            part,
            unit: unit.to_owned(),
            give_up: wanted.give_up,
        };
        match wanted.goal {
            Goal::Fulfil => {
                let parts = fulfil_parts(factory);
                if parts.is_empty() {
                    stages.push(stage(None, "orders"));
                }
                for part in parts {
                    let unit = if is_stock(part) { "days" } else { "orders" };
                    let list = if is_beyond(part) { &mut beyond } else { &mut stages };
                    list.push(stage(Some(part.to_string()), unit));
                }
            }
            Goal::OnTime => {
                let parts = on_time_parts(factory);
                if parts.is_empty() {
                    stages.push(stage(None, "order-days"));
                }
                for part in parts {
                    let list = if is_beyond(part) { &mut beyond } else { &mut stages };
                    list.push(stage(Some(part.to_string()), "order-days"));
                }
            }
            Goal::Profit | Goal::Cost => stages.push(stage(None, &factory.currency)),
            Goal::Surplus => stages.push(stage(None, "hours")),
            Goal::Balance => stages.push(stage(None, "index")),
            Goal::LowStock => stages.push(stage(None, "hour-days")),
            Goal::FewRuns => stages.push(stage(None, "runs")),
            Goal::Steady => {
                for (part, give_up) in published::parts(factory, wanted.give_up) {
                    let part = part.map(|it| it.to_string());
                    stages.push(Stage { part, give_up, ..stage(None, "hours") });
                }
            }
        }
    }
    stages.append(&mut beyond);
    stages
}

/// The part of a priority class, of what is due in the planning period or after it.
fn class_part(class: u32, beyond: bool) -> GoalPart {
    if beyond { GoalPart::PriorityBeyond(class) } else { GoalPart::Priority(class) }
}

fn is_beyond(part: GoalPart) -> bool {
    matches!(part, GoalPart::PriorityBeyond(_) | GoalPart::StockBeyond)
}

fn is_stock(part: GoalPart) -> bool {
    matches!(part, GoalPart::Stock | GoalPart::StockBeyond)
}

/// The parts of *fulfil*: the classes of what is wanted, then stock.
fn fulfil_parts(factory: &Factory) -> BTreeSet<GoalPart> {
    let mut parts = BTreeSet::new();
    for order in &factory.orders {
        let beyond = factory.is_beyond(order.due);
        match &order.kind {
            OrderKind::Firm { quantity, .. } if *quantity > 0.0 => {
                parts.insert(class_part(order.priority, beyond));
            }
            OrderKind::Market { minimum, .. } if !minimum.is_empty() => {
                // One that goes on after the planning period wants something in both.
                let in_all = minimum.iter().all(|it| it.per == Per::InAll);
                if !beyond || !in_all && !factory.is_beyond(order.earliest) {
                    parts.insert(class_part(order.priority, false));
                }
                if beyond {
                    parts.insert(class_part(order.priority, true));
                }
            }
            _ => {}
        }
    }
    for project in &factory.projects {
        let dates = project.needs.iter().map(|it| it.to);
        parts.extend(dates.map(|to| class_part(project.priority, factory.is_beyond(to))));
    }
    if wanted_stocks(factory) > 0 {
        parts.insert(GoalPart::Stock);
    }
    if factory.horizon.is_some() && stocks(factory).any(wants_safety) {
        parts.insert(GoalPart::StockBeyond);
    }
    parts
}

/// The parts of *on-time*: the classes of orders that can be late.
fn on_time_parts(factory: &Factory) -> BTreeSet<GoalPart> {
    let firm = factory
        .orders
        .iter()
        .filter(|order| matches!(order.kind, OrderKind::Firm { quantity, .. } if quantity > 0.0));
    firm.map(|it| class_part(it.priority, factory.is_beyond(it.due))).collect()
}

fn stocks(factory: &Factory) -> impl Iterator<Item = &Stock> {
    let products = factory.products.iter().map(|it| &it.stock);
    products.chain(factory.materials.iter().map(|it| &it.stock))
}

fn wants_safety(stock: &Stock) -> bool {
    stock.safety.values().any(|safety| safety > 0.0)
}

/// How many stocks are wanted, at the end or as a reserve.
fn wanted_stocks(factory: &Factory) -> usize {
    let wants =
        |stock: &&Stock| stock.closing.is_some_and(|closing| closing > 0.0) || wants_safety(stock);
    stocks(factory).filter(wants).count()
}

/// A difference that counts as all of a stage where its value and bound are near zero: every order of
/// the class short, or a day late; every stock target missed; every published run moved. Zero for goals that are measured
/// against their own value.
#[must_use]
pub fn size_of(factory: &Factory, stage: &Stage) -> f64 {
    let part = stage.goal_part();
    let orders = factory.orders.iter().map(|it| it.priority);
    let projects = factory.projects.iter().map(|it| it.priority);
    let in_class = |class: &u32| match part {
        Some(GoalPart::Priority(own) | GoalPart::PriorityBeyond(own)) => own == *class,
        _ => false,
    };
    let count = match stage.goal {
        Goal::Steady => {
            return published::hours_of_part(factory, part == Some(GoalPart::Fence));
        }
        Goal::Fulfil if part.is_some_and(is_stock) => wanted_stocks(factory),
        Goal::Fulfil => orders.chain(projects).filter(in_class).count(),
        Goal::OnTime => orders.filter(in_class).count(),
        _ => 0,
    };
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The objective of a stage other than balance, profit and cost. Shortages are relative to
/// the quantity ordered already.
pub(super) fn objective(
    factory: &Factory,
    buckets: &Buckets,
    legend: &Legend,
    stage: &Stage,
) -> Objective {
    let mut objective = Objective::new(&stage.title(), Sense::Minimise);
    let content = match stage.goal {
        Goal::LowStock | Goal::Surplus => work_content(factory),
        _ => IdVec::new(),
    };
    let directly = match stage.goal {
        Goal::Surplus => surplus::without_row(factory, legend),
        _ => IdVec::new(),
    };
    let part = stage.goal_part();
    if stage.goal == Goal::Steady {
        let fenced = part == Some(GoalPart::Fence);
        published::objective(factory, buckets, legend, fenced, &mut objective);
        return objective;
    }
    let last = buckets.len().saturating_sub(1);
    for (column, meaning) in legend.columns.enumerated() {
        let weight = match (stage.goal, *meaning) {
            (Goal::Fulfil, meaning) => fulfil_weight(factory, buckets, meaning, part),
            (Goal::OnTime, ColumnMeaning::Shipped { order, bucket })
                if part == Some(part_of(factory, &factory.orders[order])) =>
            {
                late_weight(factory, buckets, order, bucket)
            }
            (Goal::Surplus, ColumnMeaning::Surplus { product }) => content[product],
            (Goal::Surplus, ColumnMeaning::Discarded { product, .. }) if directly[product] => {
                content[product]
            }
            (Goal::Surplus, ColumnMeaning::Stock { item: Item::Product(product), bucket })
                if directly[product] && bucket.position() == last =>
            {
                content[product]
            }
            (Goal::LowStock, ColumnMeaning::Stock { item: Item::Product(product), bucket }) => {
                content[product] * buckets.span_days(bucket)
            }
            (Goal::FewRuns, ColumnMeaning::Run { product, route, bucket }) => {
                run_weight(&factory.products[product].routes[route], buckets, bucket)
            }
            _ => 0.0,
        };
        if weight != 0.0 {
            objective.add(column, weight);
        }
    }
    objective
}

/// The setup hours of a run, of all its operations; 1 for a run without any.
fn run_weight(route: &Route, buckets: &Buckets, bucket: BucketId) -> f64 {
    let steps = route.steps().filter_map(|(step, days, _)| {
        let at = buckets.after_lead(bucket, days)?;
        Some(step.setup_hours.at(buckets[at].start))
    });
    let hours: f64 = steps.sum();
    if hours > 0.0 { hours } else { 1.0 }
}

fn fulfil_weight(
    factory: &Factory,
    buckets: &Buckets,
    meaning: ColumnMeaning,
    part: Option<GoalPart>,
) -> f64 {
    use ColumnMeaning as M;
    let own = match meaning {
        M::Short { order } => part_of(factory, &factory.orders[order]),
        M::BelowMinimum { order, beyond } => class_part(factory.orders[order].priority, beyond),
        M::NotGiven { project, need } => {
            let owner = &factory.projects[project];
            class_part(owner.priority, factory.is_beyond(owner.needs[need].to))
        }
        M::BelowSafety { bucket, .. } => {
            let beyond = buckets.is_beyond(bucket);
            let own = if beyond { GoalPart::StockBeyond } else { GoalPart::Stock };
            return if part == Some(own) { buckets.span_days(bucket) } else { 0.0 };
        }
        M::BelowClosing { .. } => GoalPart::Stock,
        _ => return 0.0,
    };
    if part == Some(own) { 1.0 } else { 0.0 }
}

/// The part that an order belongs to.
fn part_of(factory: &Factory, order: &Order) -> GoalPart {
    class_part(order.priority, factory.is_beyond(order.due))
}

fn late_weight(
    factory: &Factory,
    buckets: &Buckets,
    order: crate::ids::OrderId,
    bucket: BucketId,
) -> f64 {
    let owner = &factory.orders[order];
    let OrderKind::Firm { quantity, .. } = owner.kind else { return 0.0 };
    match ShippingWindow::of(owner, buckets) {
        Some(window) if quantity > 0.0 => window.days_late(buckets, bucket) / quantity,
        _ => 0.0,
    }
}

/// Machine hours it takes to make a good unit of each product by its first in-house route, with
/// its components, by the figures of the first day planned; a thousandth of an hour if that is
/// nothing. A component that leads back to the product counts nothing.
fn work_content(factory: &Factory) -> IdVec<ProductId, f64> {
    const LEAST: f64 = 0.001;
    let mut content: IdVec<ProductId, Option<f64>> =
        factory.products.iter().map(|_| None).collect();
    let circle = circle::of_components(factory);
    for product in factory.products.ids() {
        hours_of(factory, &circle, product, &mut content);
    }
    content.iter().map(|hours| hours.filter(|hours| *hours > 0.0).unwrap_or(LEAST)).collect()
}

fn hours_of(
    factory: &Factory,
    circle: &IdVec<ProductId, usize>,
    product: ProductId,
    content: &mut IdVec<ProductId, Option<f64>>,
) -> f64 {
    if let Some(known) = content[product] {
        return known;
    }
    let route = factory.products[product].routes.iter().find(|route| !route.subcontract);
    let hours = route.map_or(0.0, |route| {
        let day = factory.from;
        let own: f64 = route.steps().map(|(step, _, units)| step.hours.at(day) * units).sum();
        let parts: f64 = route
            .components
            .iter()
            .filter(|(part, _)| circle[*part] != circle[product])
            .map(|(part, quantity)| quantity.at(day) * hours_of(factory, circle, *part, content))
            .sum();
        (own + parts) / route.total_yield()
    });
    content[product] = Some(hours);
    hours
}
