//! How near a plan is to a published one: what moved by week, which runs and why, what changed.

use crate::model::near::{Unmatched, WhyUnmatched};
use crate::model::plan::{Cause, InputChange, MovedRun, NearPlan, Plan};
use crate::report::number::{figure, per_cent};
use crate::report::view::{Cell, Kind, On, Table};
use crate::words::Words;

/// What moved in one sentence.
#[must_use]
pub fn gist(near: &NearPlan, words: &Words) -> String {
    let share = |of: f64, all: f64| per_cent(if all > 0.0 { of / all } else { 0.0 });
    #[allow(clippy::cast_precision_loss)] // counts of runs
    let runs = share(near.cells_moved as f64, near.cells as f64);
    let hours = share(near.hours_moved, near.hours);
    let (moved, all) = (figure(near.hours_moved), figure(near.hours));
    let values = [
        ("moved", near.cells_moved.into()),
        ("cells", near.cells.into()),
        ("runs", (&runs).into()),
        ("hours", (&moved).into()),
        ("all", (&all).into()),
        ("share", (&hours).into()),
        ("same", near.lines_same.into()),
    ];
    words.say_with("near-gist", &values)
}

/// Runs and hours by week.
#[must_use]
pub fn weeks(near: &NearPlan, words: &Words) -> Table {
    Table::of(words, &near.weeks)
        .word("head-from", |it| &it.first)
        .count("head-runs", |it| it.cells as u64)
        .count("head-runs-moved", |it| it.cells_moved as u64)
        .figure("head-machine-hours", |it| it.hours)
        .figure("head-hours-moved", |it| it.hours_moved)
        .share(
            "head-share-moved",
            |it| if it.hours > 0.0 { it.hours_moved / it.hours } else { 0.0 },
        )
        .done()
}

/// Every run that moved, those of most hours first on a terminal, with what asked for it.
#[must_use]
pub fn moved(plan: &Plan, near: &NearPlan, words: &Words) -> Table {
    Table::of(words, &near.moved)
        .word("head-bucket", |it| &it.bucket)
        .named("head-product", |it| (super::product(plan, &it.product), &it.product))
        .name("head-route", |it| {
            let product = plan.products.iter().find(|product| product.id == it.product);
            product.map_or_else(|| it.route.clone(), |of| of.route_called(&it.route).to_owned())
        })
        .on(On::WIDE)
        .cell("head-published", Kind::Figure, |it| Cell::Text(figure(it.published)))
        .cell("head-planned", Kind::Figure, |it| Cell::Text(figure(it.planned)))
        .flow("head-hours-moved", |it| it.hours)
        .name("head-why", |it| why(it, near, words))
        .done()
}

/// What changed of the input.
#[must_use]
pub fn changes(near: &NearPlan, words: &Words) -> Table {
    let arrow = |it: &&InputChange| match (&it.due_before, &it.due_after) {
        (Some(before), Some(after)) => format!("{before} → {after}"),
        _ => String::new(),
    };
    Table::of(words, &near.changes)
        .word("head-change", |it| words.say(key(it.kind)))
        .name("head-path", |it| it.at.clone())
        .word("head-bucket", |it| it.bucket.clone().unwrap_or_default())
        .figure("head-before", |it| it.before)
        .figure("head-after", |it| it.after)
        .word("head-due", arrow)
        .done()
}

/// Published runs that have no place in the plan.
#[must_use]
pub fn unmatched(near: &NearPlan, words: &Words) -> Table {
    Table::of(words, &near.unmatched)
        .name("head-product", |it: &&Unmatched| it.product.clone())
        .name("head-route", |it| it.route.clone())
        .flow("head-pieces", |it| it.quantity)
        .word("head-why", |it| {
            words.say(match it.why {
                WhyUnmatched::NoProduct => "near-no-product",
                WhyUnmatched::NoRoute => "near-no-route",
                WhyUnmatched::NoDay => "near-no-day",
            })
        })
        .done()
}

/// The words of a cause.
fn key(cause: Cause) -> &'static str {
    match cause {
        Cause::Norm => "near-norm",
        Cause::Order => "near-order",
        Cause::OrderNew => "near-order-new",
        Cause::OrderGone => "near-order-gone",
        Cause::Delivery => "near-delivery",
        Cause::Stock => "near-stock",
        Cause::Hours => "near-hours",
        Cause::Room => "near-room",
        Cause::Goal => "near-goal",
    }
}

/// Why a run moved: what asked for it; inside the fence, that it must.
fn why(run: &MovedRun, near: &NearPlan, words: &Words) -> String {
    let cause = words.say(key(run.why));
    let cause = match &run.of {
        Some(of) => words.say_with("near-why", &[("cause", (&cause).into()), ("of", of.into())]),
        None => cause,
    };
    if run.fenced && near.fence_days > 0 {
        words.say_with("near-must", &[("cause", (&cause).into())])
    } else {
        cause
    }
}
