//! Surplus: final stock or discarded units that nothing needs.

use crate::ids::{Id, OrderId};
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory, end_stocks};

use super::check::Check;
use super::decisions::Decisions;
use super::orders::Outcome;
use super::stock::Stocks;
use super::sum::Sum;

/// Recomputes and checks the surplus of every product, and returns it.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    stocks: &Stocks,
    outcomes: &[Outcome],
    plan: &mut Plan,
    check: &mut Check,
) -> Vec<Sum> {
    let short = |order: OrderId| outcomes[order.position()].short();
    let ends = end_stocks(factory, buckets);
    let surplus: Vec<Sum> = ends
        .enumerated()
        .map(|(product, end)| {
            let Some(end) = end else { return Sum::default() };
            let mut over = stocks.products[product].last().copied().unwrap_or_default();
            for discarded in &decisions.discarded[product] {
                over.add(*discarded);
            }
            over.add(-end.allowed);
            if let Some(unused) = &end.unused {
                let mut left = Sum::default();
                for (order, each) in &unused.per_unit {
                    left.add_times(*each, short(*order));
                }
                left.value = left.value.min(unused.most);
                over.add_times(-1.0, left);
            }
            Sum { value: over.value.max(0.0), scale: over.scale }
        })
        .collect();
    for ((stated, product), recomputed) in
        plan.products.iter_mut().zip(factory.products.iter()).zip(&surplus)
    {
        let at = || format!("products/{}/surplus", product.named.id);
        check.figure(at, "audit-surplus", &mut stated.surplus, *recomputed);
    }
    surplus
}
