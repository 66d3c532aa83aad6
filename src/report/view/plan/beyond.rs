//! What a plan says of the days after its planning period: loads, and what the period leaves.

use super::{product, short_date};
use crate::model::plan::{BeyondPlan, BucketHeading, LeftOver, OrderStatus, Plan};
use crate::report::number::figure;
use crate::report::view::{Table, first_of, share};
use crate::words::Words;

/// Orders named at most of what is left.
const MOST_NAMED: usize = 4;

/// The orders due after the planning period in one sentence, and the money.
#[must_use]
pub fn gist(plan: &Plan, beyond: &BeyondPlan, words: &Words) -> String {
    let orders = plan.orders_beyond();
    let of = |status| orders.iter().filter(|it| it.status == status).count();
    let [late, short] = [OrderStatus::Late, OrderStatus::Short].map(of);
    let profit = figure(beyond.money.profit);
    words.say_with(
        "beyond-gist",
        &[
            ("orders", orders.len().into()),
            ("late", late.into()),
            ("short", short.into()),
            ("profit", (&profit).into()),
            ("currency", (&plan.factory.currency).into()),
        ],
    )
}

/// A bucket after the planning period, with what there is of the groups.
struct Stretch<'p> {
    bucket: &'p BucketHeading,
    hours: f64,
    load: f64,
    /// The group with the highest utilisation.
    highest: Option<(&'p str, f64)>,
}

/// The load of all groups by bucket: the planning period in one row, then the buckets after it.
#[must_use]
pub fn loads(plan: &Plan, beyond: &BeyondPlan, words: &Words) -> Table {
    let stretch = |at: usize| {
        let mut found = Stretch { bucket: &plan.buckets[at], hours: 0.0, load: 0.0, highest: None };
        for group in &plan.groups {
            let (load, hours) = (group.load_hours[at], group.effective_hours[at]);
            found.hours += hours;
            found.load += load;
            let used = share(load, hours);
            if used > found.highest.map_or(0.0, |it| it.1) {
                found.highest = Some((&group.name, used));
            }
        }
        found
    };
    Table::of(words, (beyond.within..plan.buckets.len()).map(stretch))
        .word("head-bucket", |it| &it.bucket.name)
        .day("head-from", |it| short_date(plan, &it.bucket.start))
        .day("head-last-day", |it| short_date(plan, &it.bucket.end))
        .hours("head-effective-hours", |it| it.hours)
        .hours("head-load", |it| it.load)
        .share("head-utilisation", |it| share(it.load, it.hours))
        .name("head-highest-group", |it| it.highest.map_or("", |it| it.0))
        .share("head-highest", |it| it.highest.map(|it| it.1))
        .done()
}

/// What the planning period leaves of each product, and what it is for.
#[must_use]
pub fn left(plan: &Plan, beyond: &BeyondPlan, words: &Words) -> Table {
    let bucket_at = |name: &str| plan.buckets.iter().position(|it| it.name == name);
    let later = |bucket: &str| bucket_at(bucket).is_some_and(|at| at >= beyond.within);
    // Orders that are shipped after the planning period of units begun in it: what they take of a
    // component may be in the product already.
    let uses = |it: &&LeftOver| -> String {
        let own = plan.pegs.iter().filter(|known| known.product == it.product);
        let begun = own.filter(|it| !later(&it.bucket)).flat_map(|it| &it.pegs);
        let shipped = begun.filter(|peg| peg.bucket.as_deref().is_some_and(later));
        let mut ids: Vec<&str> = shipped.filter_map(|peg| peg.id.as_deref()).collect();
        ids.sort_unstable();
        ids.dedup();
        let names: Vec<String> = ids.into_iter().map(str::to_owned).collect();
        first_of(words, &names, MOST_NAMED, "and-more")
    };
    let any = |it: &&LeftOver| it.in_stock != 0.0 || it.in_process != 0.0;
    let unit = |id: &str| plan.products.iter().find(|it| it.id == id).map_or("", |it| &it.unit);
    Table::of(words, beyond.left.iter().filter(any))
        .named("head-product", |it| (product(plan, &it.product), &it.product))
        .word("head-unit", |it| unit(&it.product))
        .flow("head-in-stock", |it| it.in_stock)
        .flow("head-in-process", |it| it.in_process)
        .name("head-peg-for", uses)
        .done()
}
