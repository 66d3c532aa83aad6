//! The programme of a question: the order in question is free, what others have is kept.

use rustc_hash::FxHashMap;

use crate::explain::lever::Levers;
use crate::formulate::{ColumnMeaning, Formulation, RowMeaning, ShippingWindow};
use crate::ids::{BucketId, ColumnId, Id, OrderId, RowId};
use crate::lp::{Bounds, Objective, Sense};
use crate::model::answers::shortage::Trouble;
use crate::model::plan::{InBucket, Plan};
use crate::model::{Buckets, Factory, Item, OrderKind};
use crate::tolerances::CERTIFIED_PRIMAL;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// About which order.
    pub order: OrderId,
    /// Late or short.
    pub trouble: Trouble,
}

/// The levers' programme with what a plan gives others kept, and the shortage measured.
pub(super) struct Held {
    /// The programme with its levers, all closed.
    pub levers: Levers,
    /// The shortage, in units or in units × days.
    pub trouble: Objective,
    /// The columns that measure it.
    pub measuring: Vec<ColumnId>,
    /// The columns that measure the same trouble of other orders that are served no later.
    pub others: Vec<ColumnId>,
    /// The row that sums it, without limit as yet.
    pub row: RowId,
    /// Its value in the plan.
    pub amount: f64,
}

/// What each order is shipped, by position of the bucket.
struct Shipments(Vec<Vec<(usize, f64)>>);

impl Shipments {
    fn of(plan: &Plan) -> Self {
        let at: FxHashMap<&str, usize> =
            plan.buckets.iter().enumerate().map(|(at, it)| (it.name.as_str(), at)).collect();
        let by_bucket = |shipments: &[InBucket]| {
            let known = shipments.iter().filter_map(|it| Some((*at.get(it.bucket.as_str())?, it)));
            known.map(|(at, it)| (at, it.quantity)).collect()
        };
        Self(plan.orders.iter().map(|order| by_bucket(&order.shipments)).collect())
    }

    fn sum(&self, order: OrderId, weight: impl Fn(usize) -> f64) -> f64 {
        self.0[order.position()].iter().map(|(at, quantity)| weight(*at) * quantity).sum()
    }
}

/// A little more than a plan has, which is what certified answers may miss it by.
fn kept(value: f64) -> f64 {
    value.max(0.0) + CERTIFIED_PRIMAL * (1.0 + value.abs())
}

impl Held {
    #[allow(clippy::too_many_lines)] // one line or two for each kind of column
    pub fn new(
        factory: &Factory,
        buckets: &Buckets,
        formulation: &Formulation<'_>,
        plan: &Plan,
        question: Question,
    ) -> Self {
        let mut levers = Levers::of(factory, buckets, formulation);
        let legend = formulation.legend();
        let shipments = Shipments::of(plan);
        let mut trouble = Objective::new("trouble", Sense::Minimise);
        let mut measuring = Vec::new();
        let mut others = Vec::new();
        let class = factory.orders[question.order].priority;
        let mut amount = 0.0;
        let mut lateness: Vec<Vec<(ColumnId, f64)>> = vec![Vec::new(); factory.orders.len()];
        let asked = |order: OrderId, trouble: Trouble| {
            order == question.order && trouble == question.trouble
        };
        for (column, meaning) in legend.columns.enumerated() {
            // Shares of what is wanted: their one entry is the quantity wanted.
            let entry = formulation.lp().matrix().column(column).first().copied();
            let Some((row, quantity)) = entry else { continue };
            let (order, share) = match *meaning {
                ColumnMeaning::Short { order } => {
                    (Some(order), plan.orders[order.position()].short / quantity)
                }
                ColumnMeaning::BelowMinimum { order, .. } => {
                    let RowMeaning::Minimum { buckets, .. } = &legend.rows[row] else { continue };
                    let inside = |at: usize| if buckets.contains(&at) { 1.0 } else { 0.0 };
                    let shipped = shipments.sum(order, inside);
                    (Some(order), ((quantity - shipped) / quantity).max(0.0))
                }
                // Wanted stock comes before lateness, and after what is short.
                ColumnMeaning::BelowSafety { item, bucket }
                    if question.trouble == Trouble::Late =>
                {
                    let short = match item {
                        Item::Product(id) => &plan.products[id.position()].short_of_safety,
                        Item::Material(id) => &plan.materials[id.position()].short_of_safety,
                    };
                    (None, short[bucket.position()] / quantity)
                }
                ColumnMeaning::BelowClosing { item } if question.trouble == Trouble::Late => {
                    let short = match item {
                        Item::Product(id) => plan.products[id.position()].short_of_closing,
                        Item::Material(id) => plan.materials[id.position()].short_of_closing,
                    };
                    (None, short / quantity)
                }
                ColumnMeaning::NotGiven { project, need } => {
                    let need = &plan.projects[project.position()].needs[need];
                    (None, need.short / quantity)
                }
                ColumnMeaning::Shipped { order, bucket } => {
                    let owner = &factory.orders[order];
                    let window = ShippingWindow::of(owner, buckets);
                    let days = window.map_or(0.0, |it| it.days_late(buckets, bucket));
                    if days > 0.0 && matches!(owner.kind, OrderKind::Firm { .. }) {
                        lateness[order.position()].push((column, days));
                    }
                    continue;
                }
                _ => continue,
            };
            if order.is_some_and(|order| asked(order, Trouble::Short)) {
                trouble.add(column, quantity);
                measuring.push(column);
                amount += share * quantity;
            } else {
                if question.trouble == Trouble::Short
                    && order.is_some_and(|order| factory.orders[order].priority <= class)
                {
                    others.push(column);
                }
                let upper = kept(share).min(1.0);
                levers.lp.set_column_bounds(column, Bounds::between(0.0, upper));
            }
        }
        let mut lp = levers.lp.into_builder();
        let row = lp.row(format_args!("trouble"), Bounds::FREE);
        for (order, columns) in factory.orders.ids().zip(lateness) {
            if columns.is_empty() {
                continue;
            }
            let days: FxHashMap<usize, f64> = columns
                .iter()
                .filter_map(|(column, days)| Some((legend.columns[*column].bucket()?, *days)))
                .map(|(bucket, days): (BucketId, f64)| (bucket.position(), days))
                .collect();
            let late = shipments.sum(order, |at| days.get(&at).copied().unwrap_or(0.0));
            if asked(order, Trouble::Late) {
                amount += late;
                for (column, days) in columns {
                    trouble.add(column, days);
                    measuring.push(column);
                }
            } else if order != question.order {
                let row = lp.row(
                    format_args!("late/{}", factory.orders[order].id),
                    Bounds::at_most(kept(late)),
                );
                for (column, days) in columns {
                    lp.add(row, column, days);
                    if question.trouble == Trouble::Late && factory.orders[order].priority <= class
                    {
                        others.push(column);
                    }
                }
            }
        }
        for &column in &measuring {
            lp.add(row, column, trouble.cost(column));
        }
        levers.lp = lp.build();
        Self { levers, trouble, measuring, others, row, amount }
    }
}
