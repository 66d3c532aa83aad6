//! Inequalities that tie what runs make to what is wanted: the (l, S) inequalities of Barany, Van Roy
//! and Wolsey for consecutive buckets, with shortage, lateness and other uses as variables. They
//! cut off no plan of whole runs and most of what fractions of runs gain. After Pochet & Wolsey,
//! *Production Planning by Mixed Integer Programming*, 2006.
//!
//! For the runs S that arrive in the buckets k to l: Σ yield·started − Σ wanted(t, l)·run ≤ late
//! shipments, uses and discards in k to l + stock at l, where wanted(t, l) is all that can leave on
//! time from t, the bucket a run arrives in, to l. If the first run of S arrives in t, all of S leaves
//! from t on or is in stock at l.

use super::draft::Draft;
use super::legend::{ColumnMeaning, RowMeaning};
use super::orders::ShippingWindow;
use crate::ids::{BucketId, ColumnId, Id, ProductId};
use crate::lp::Bounds;
use crate::model::{Goal, Item, Order, OrderKind, Route};

/// Rows written at most; a factory that has more gets those of the shortest stretches of buckets.
const MOST_ROWS: usize = 2_000;

/// Writes the inequalities of every product whose runs cost something.
pub(super) fn write(draft: &mut Draft<'_>) {
    let (factory, count) = (draft.factory, draft.buckets.len());
    let few = factory.goals.iter().any(|it| it.goal == Goal::FewRuns);
    let costs = |it: &Route| it.setup.is_some() || !it.norms_per_run.is_empty() || few;
    let products: Vec<ProductId> = (factory.products.enumerated())
        .filter(|(_, it)| it.routes.iter().any(costs))
        .map(|(id, _)| id)
        .collect();
    if products.is_empty() {
        return;
    }
    let stretches = MOST_ROWS / products.len() / count.max(1);
    for product in products {
        let of = Leaving::of(draft, product);
        for first in 0..count {
            for last in (first..count).take(stretches) {
                inequality(draft, &of, first, last);
            }
        }
    }
}

/// How a product is made in runs, and how it leaves.
struct Leaving<'f> {
    product: ProductId,
    /// The bucket it arrives in, units per unit started, columns of the start and of the run.
    runs: Vec<(usize, f64, ColumnId, ColumnId)>,
    /// The order, its window, and the buckets in which it ships on time.
    orders: Vec<(&'f Order, ShippingWindow, std::ops::Range<usize>)>,
    /// What leaves late, for projects, as a component and as discards: bucket, column, quantity.
    others: Vec<(usize, ColumnId, f64)>,
    /// Closing stock by bucket.
    stock: Vec<Option<ColumnId>>,
}

impl<'f> Leaving<'f> {
    fn of(draft: &Draft<'f>, product: ProductId) -> Self {
        let (factory, buckets) = (draft.factory, draft.buckets);
        let mut leaving = Self {
            product,
            runs: Vec::new(),
            orders: Vec::new(),
            others: Vec::new(),
            stock: vec![None; buckets.len()],
        };
        for order in factory.orders.iter().filter(|it| it.product == product) {
            let Some(window) = ShippingWindow::of(order, buckets) else { continue };
            let on_time = window.buckets.clone().filter(|&at| !window.is_late(BucketId::at(at)));
            let on_time = on_time.clone().next().map(|at| at..at + on_time.count());
            leaving.orders.push((order, window, on_time.unwrap_or(0..0)));
        }
        let limited = |order: &Order| match &order.kind {
            OrderKind::Firm { .. } => true,
            OrderKind::Market { limits, .. } => !limits.is_empty(),
        };
        for (column, meaning) in draft.legend.columns.enumerated() {
            match *meaning {
                ColumnMeaning::Started { product: made, route, bucket } => {
                    leaving.start(draft, (made, route), bucket, column);
                }
                ColumnMeaning::Shipped { order, bucket } => {
                    let order = &factory.orders[order];
                    let known = leaving.orders.iter().find(|it| std::ptr::eq(it.0, order));
                    let Some((_, window, _)) = known else { continue };
                    if window.is_late(bucket) || !limited(order) {
                        leaving.others.push((bucket.position(), column, 1.0));
                    }
                }
                ColumnMeaning::Given { project, need, bucket } => {
                    let need = &factory.projects[project].needs[need];
                    if need.of == crate::model::Needed::Item(Item::Product(product)) {
                        leaving.others.push((bucket.position(), column, 1.0));
                    }
                }
                ColumnMeaning::Discarded { product: own, bucket } if own == product => {
                    leaving.others.push((bucket.position(), column, 1.0));
                }
                ColumnMeaning::Stock { item: Item::Product(own), bucket } if own == product => {
                    leaving.stock[bucket.position()] = Some(column);
                }
                _ => {}
            }
        }
        leaving.orders.retain(|(order, ..)| limited(order));
        leaving
    }

    /// A start of one of its routes, or of one that it goes into.
    fn start(
        &mut self,
        draft: &Draft<'f>,
        (made, route): (ProductId, usize),
        bucket: BucketId,
        column: ColumnId,
    ) {
        let owner = &draft.factory.products[made].routes[route];
        let day = draft.buckets[bucket].start;
        for (_, each) in owner.components.iter().filter(|it| it.0 == self.product) {
            self.others.push((bucket.position(), column, each.at(day)));
        }
        let ready = draft.buckets.after_lead(bucket, owner.total_lead_days());
        let run = draft.runs[made.position()][route][bucket.position()];
        if let (true, Some(ready), Some(run)) = (made == self.product, ready, run) {
            self.runs.push((ready.position(), owner.total_yield(), column, run));
        }
    }

    /// The most that leaves on time in some buckets.
    fn wanted(&self, draft: &Draft<'_>, first: usize, last: usize) -> f64 {
        let here =
            |on_time: &std::ops::Range<usize>| on_time.start.max(first)..on_time.end.min(last + 1);
        let of_order = |(order, _, on_time): &(&Order, ShippingWindow, std::ops::Range<usize>)| {
            let here = here(on_time);
            if here.is_empty() {
                return 0.0;
            }
            match &order.kind {
                OrderKind::Firm { quantity, .. } => *quantity,
                OrderKind::Market { limits, .. } => {
                    let sums = limits.iter().map(|limit| {
                        let periods = draft.buckets.market_allotments(order.due, limit).into_iter();
                        let touched = periods.filter(|it| {
                            it.buckets.start < here.end && here.start < it.buckets.end
                        });
                        touched.map(|it| it.quantity).sum()
                    });
                    sums.fold(f64::INFINITY, f64::min)
                }
            }
        };
        self.orders.iter().map(of_order).sum()
    }
}

/// The inequality of the runs that arrive in some buckets.
fn inequality(draft: &mut Draft<'_>, of: &Leaving<'_>, first: usize, last: usize) {
    let Some(stock) = of.stock[last] else { return };
    let within = |at: usize| (first..=last).contains(&at);
    let runs: Vec<_> = of.runs.iter().filter(|it| within(it.0)).collect();
    // A stretch that begins without a run says what the next one says.
    if !runs.iter().any(|it| it.0 == first) {
        return;
    }
    let name = &draft.factory.products[of.product].named.id;
    let names = [first, last].map(|at| &draft.buckets[BucketId::at(at)].name);
    let row = draft.row(
        format_args!("runs/{name}@{}+{}", names[0], names[1]),
        Bounds::at_most(0.0),
        RowMeaning::RunsWanted { product: of.product, buckets: first..last + 1 },
    );
    for (ready, total_yield, started, run) in runs {
        draft.lp.add(row, *started, *total_yield);
        let wanted = of.wanted(draft, *ready, last);
        draft.lp.add(row, *run, -wanted);
    }
    for (_, column, each) in of.others.iter().filter(|it| within(it.0)) {
        draft.lp.add(row, *column, -each);
    }
    draft.lp.add(row, stock, -1.0);
}
