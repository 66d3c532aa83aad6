//! What comes after the planning period, if the plan looks on.

use super::decisions::Decisions;
use super::items::starts;
use crate::ids::Id;
use crate::model::plan::{BeyondPlan, LeftOver, Money};
use crate::model::{Buckets, Factory};

/// What the plan says of the days after its planning period; none if it does not look on.
pub(super) fn beyond(
    factory: &Factory,
    buckets: &Buckets,
    decisions: &Decisions,
    money: Money,
) -> Option<BeyondPlan> {
    let horizon = factory.horizon.as_ref()?;
    let mut in_process = vec![0.0; factory.products.len()];
    starts(factory, decisions, |product, route, bucket, units| {
        let ready = buckets.after_lead(bucket, route.total_lead_days());
        if !buckets.is_beyond(bucket) && ready.is_none_or(|it| buckets.is_beyond(it)) {
            in_process[product.position()] += route.total_yield() * units;
        }
    });
    let last = buckets.ids_within().last();
    let left = factory.products.enumerated().map(|(id, product)| LeftOver {
        product: product.named.id.clone(),
        in_stock: last.map_or(0.0, |it| decisions.product_stock[id.position()][it.position()]),
        in_process: in_process[id.position()],
    });
    Some(BeyondPlan {
        from: factory.to.tomorrow().unwrap_or(factory.to).to_string(),
        to: horizon.until.to_string(),
        bucket: buckets.beyond_kind().word().to_owned(),
        within: buckets.within(),
        money,
        left: left.collect(),
    })
}
