//! The objective of each goal, in the parts in which it is pursued.

use std::collections::BTreeSet;

use super::legend::{ColumnMeaning, Legend};
use super::orders::ShippingWindow;
use super::published;
use super::surplus;
use crate::ids::{BucketId, Id, IdVec, ProductId};
use crate::lp::{Objective, Sense};
use crate::model::{
    Buckets, Factory, GiveUp, Goal, GoalPart, Item, OrderKind, Route, Stock, circle,
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

    /// Whether a name is its title, or its goal's word alone.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.title() == name || self.goal.word() == name
    }
}

/// Name of the part of *fulfil* that concerns stock.
const STOCK_PART: &str = "stock";

/// The stages of a factory's goals, in sequence. `fulfil` is pursued class by class, then stock;
/// `on-time` class by class.
#[must_use]
pub fn stages(factory: &Factory) -> Vec<Stage> {
    let mut stages = Vec::new();
    for wanted in &factory.goals {
        let stage = |part: Option<String>, unit: &str| Stage {
            goal: wanted.goal,
            part,
            unit: unit.to_owned(),
            give_up: wanted.give_up,
        };
        match wanted.goal {
            Goal::Fulfil => {
                let classes = priority_classes(factory);
                if classes.is_empty() && !wants_stock(factory) {
                    stages.push(stage(None, "orders"));
                }
                for class in classes {
                    stages.push(stage(Some(format!("priority {class}")), "orders"));
                }
                if wants_stock(factory) {
                    stages.push(stage(Some(STOCK_PART.to_owned()), "days"));
                }
            }
            Goal::OnTime => {
                let classes = firm_classes(factory);
                if classes.is_empty() {
                    stages.push(stage(None, "order-days"));
                }
                for class in classes {
                    stages.push(stage(Some(format!("priority {class}")), "order-days"));
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
    stages
}

fn priority_classes(factory: &Factory) -> BTreeSet<u32> {
    let orders = factory.orders.iter().filter(|order| match &order.kind {
        OrderKind::Firm { quantity, .. } => *quantity > 0.0,
        OrderKind::Market { minimum, .. } => !minimum.is_empty(),
    });
    let projects = factory.projects.iter().filter(|it| !it.needs.is_empty());
    orders.map(|it| it.priority).chain(projects.map(|it| it.priority)).collect()
}

/// The classes of orders that can be late.
fn firm_classes(factory: &Factory) -> BTreeSet<u32> {
    let firm = factory
        .orders
        .iter()
        .filter(|order| matches!(order.kind, OrderKind::Firm { quantity, .. } if quantity > 0.0));
    firm.map(|it| it.priority).collect()
}

fn wants_stock(factory: &Factory) -> bool {
    wanted_stocks(factory) > 0
}

/// How many stocks are wanted, at the end or as a reserve.
fn wanted_stocks(factory: &Factory) -> usize {
    let wants = |stock: &&Stock| {
        stock.closing.is_some_and(|closing| closing > 0.0)
            || stock.safety.values().any(|safety| safety > 0.0)
    };
    let stocks = factory.products.iter().map(|it| &it.stock);
    stocks.chain(factory.materials.iter().map(|it| &it.stock)).filter(wants).count()
}

/// A difference that counts as all of a stage where its value and bound are near zero: every order of
/// the class short, or a day late; every stock target missed; every published run moved. Zero for goals that are measured
/// against their own value.
#[must_use]
pub fn size_of(factory: &Factory, stage: &Stage) -> f64 {
    let part = stage.part.as_deref();
    let orders = factory.orders.iter().map(|it| it.priority);
    let projects = factory.projects.iter().map(|it| it.priority);
    let count = match stage.goal {
        Goal::Steady => {
            let fenced = part == Some(GoalPart::Fence.to_string()).as_deref();
            return published::hours_of_part(factory, fenced);
        }
        Goal::Fulfil if part == Some(STOCK_PART) => wanted_stocks(factory),
        Goal::Fulfil => orders.chain(projects).filter(|it| in_class(part, *it)).count(),
        Goal::OnTime => orders.filter(|it| in_class(part, *it)).count(),
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
    if stage.goal == Goal::Steady {
        let fenced = stage.part == Some(GoalPart::Fence.to_string());
        published::objective(factory, buckets, legend, fenced, &mut objective);
        return objective;
    }
    let last = buckets.len().saturating_sub(1);
    for (column, meaning) in legend.columns.enumerated() {
        let weight = match (stage.goal, *meaning) {
            (Goal::Fulfil, meaning) => {
                fulfil_weight(factory, buckets, meaning, stage.part.as_deref())
            }
            (Goal::OnTime, ColumnMeaning::Shipped { order, bucket })
                if in_class(stage.part.as_deref(), factory.orders[order].priority) =>
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
    part: Option<&str>,
) -> f64 {
    use ColumnMeaning as M;
    let priority = match meaning {
        M::Short { order } | M::BelowMinimum { order } => factory.orders[order].priority,
        M::NotGiven { project, .. } => factory.projects[project].priority,
        M::BelowSafety { bucket, .. } if part == Some(STOCK_PART) => {
            return buckets.span_days(bucket);
        }
        M::BelowClosing { .. } if part == Some(STOCK_PART) => return 1.0,
        _ => return 0.0,
    };
    if in_class(part, priority) { 1.0 } else { 0.0 }
}

/// Whether a part is that of a priority class.
fn in_class(part: Option<&str>, priority: u32) -> bool {
    part.is_some_and(|part| part == format!("priority {priority}"))
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
