//! What the planning period leaves for the days after it, of a plan that looks on.

use crate::ids::{BucketId, Id};
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory};

use super::check::Check;
use super::decisions::Decisions;
use super::stock::Stocks;
use super::sum::Sum;

/// Recomputes and checks what is in stock and in process at the end of the planning period.
pub fn check(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    stocks: &Stocks,
    plan: &mut Plan,
    check: &mut Check,
) {
    let Some(stated) = &mut plan.beyond else { return };
    let within = buckets.within();
    for ((id, product), left) in factory.products.enumerated().zip(&mut stated.left) {
        let at = |figure: &str| format!("beyond/left/{}/{figure}", product.named.id);
        let standing = within.checked_sub(1).and_then(|last| stocks.products[id].get(last));
        let standing = standing.copied().unwrap_or_default();
        check.figure(|| at("in_stock"), "audit-closing-stock", &mut left.in_stock, standing);
        let mut coming = Sum::default();
        for (route, started) in product.routes.iter().zip(&decisions.started[id]) {
            for (start, units) in started.iter().enumerate().take(within) {
                let ready = buckets.after_lead(BucketId::at(start), route.total_lead_days());
                if ready.is_none_or(|ready| ready.position() >= within) {
                    coming.add(route.total_yield() * units);
                }
            }
        }
        check.figure(|| at("in_process"), "audit-in-process", &mut left.in_process, coming);
    }
}
