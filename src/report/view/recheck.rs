//! The tables of a plan edited by hand.

use crate::model::answers::recheck::{Cure, EditAnswer, EditPrice, Known, Recheck};
use crate::report::number::{figure, signed};
use crate::report::terms;
use crate::report::view::{Cell, Kind, Table};
use crate::words::Words;

/// Goals with the edits and without them.
#[must_use]
pub fn goals(answer: &Recheck, words: &Words) -> Table {
    Table::of(words, &answer.goals)
        .name("head-goal", |it| terms::goal(words, &it.goal))
        .figure("head-before", |it| it.before)
        .figure("head-after", |it| it.after)
        .cell("head-loss", Kind::Figure, |it| {
            if it.loss == 0.0 && it.known == Known::Exactly {
                return "=".into();
            }
            let known = if it.loss < 0.0 { flipped(it.known) } else { it.known };
            Cell::Text(about(known, &shown(it.loss), words))
        })
        .word("head-unit", |it| terms::unit(words, &it.unit))
        .done()
}

/// What breaks if the plan is carried out as it is written.
#[must_use]
pub fn breaks(answer: &Recheck, words: &Words) -> Table {
    Table::of(words, &answer.breaks)
        .word("head-place", |it| &it.at)
        .name("head-breaks", |it| words.tell(&it.finding.message))
        .name("head-cure", |it| words.say(cure(it.cure)))
        .done()
}

/// What can be done, as a key.
#[must_use]
pub fn cure(cure: Cure) -> &'static str {
    match cure {
        Cure::Hours => "recheck-cure-hours",
        Cure::Material => "recheck-cure-material",
        Cure::Product => "recheck-cure-product",
        Cure::Run => "recheck-cure-run",
        Cure::Quantity => "recheck-cure-quantity",
    }
}

/// The edits with their prices.
#[must_use]
pub fn edits(answer: &Recheck, words: &Words) -> Table {
    Table::of(words, &answer.edits)
        .word("head-bucket", |it| &it.bucket)
        .name("head-product", |it| &it.product)
        .name("head-route", |it| &it.route)
        .figure("head-before", |it| it.before)
        .figure("head-edited", |it| it.after)
        .name("head-price-of-edit", |it| priced(it, answer, words))
        .done()
}

/// The loss of a goal, or that it is a bound of it.
fn about(known: Known, loss: &str, words: &Words) -> String {
    let key = match known {
        Known::Exactly => return loss.to_owned(),
        Known::AtMost => "recheck-at-most",
        Known::AtLeast => "recheck-at-least",
        Known::About => "recheck-about",
    };
    words.say_with(key, &[("loss", loss.into())])
}

/// How exactly a gain is known, from how exactly the loss is.
fn flipped(known: Known) -> Known {
    match known {
        Known::AtMost => Known::AtLeast,
        Known::AtLeast => Known::AtMost,
        same => same,
    }
}

/// Runs that cannot be made as edited.
#[must_use]
pub fn impossible(answer: &Recheck, words: &Words) -> Table {
    Table::of(words, &answer.impossible)
        .word("head-bucket", |it| &it.bucket)
        .name("head-product", |it| &it.product)
        .name("head-route", |it| &it.route)
        .figure("head-edited", |it| it.published)
        .figure("head-nearest", |it| it.planned)
        .done()
}

/// Orders that fare otherwise.
#[must_use]
pub fn orders(answer: &Recheck, words: &Words) -> Table {
    let arrow = |before: f64, after: f64| {
        let (before, after) = (figure(before), figure(after));
        if before == after { after } else { format!("{before} → {after}") }
    };
    Table::of(words, &answer.orders)
        .name("head-order", |it| &it.id)
        .cell("head-days-late", Kind::Figure, |it| Cell::Text(arrow(it.days_before, it.days_after)))
        .cell("head-short", Kind::Figure, |it| Cell::Text(arrow(it.short_before, it.short_after)))
        .word("head-status", |it| {
            let [before, after] =
                [it.status_before, it.status_after].map(|it| terms::status(words, it));
            if before == after { after } else { format!("{before} → {after}") }
        })
        .done()
}

/// An edit with its price, in a sentence.
#[must_use]
pub fn edit(it: &EditAnswer, answer: &Recheck, words: &Words) -> String {
    let (before, after) = (figure(it.before), figure(it.after));
    let price = priced(it, answer, words);
    let values = [
        ("bucket", (&it.bucket).into()),
        ("product", (&it.product).into()),
        ("route", (&it.route).into()),
        ("before", (&before).into()),
        ("after", (&after).into()),
        ("price", (&price).into()),
    ];
    words.say_with("recheck-edit", &values)
}

/// What an edit costs, in words.
fn priced(it: &EditAnswer, answer: &Recheck, words: &Words) -> String {
    match prices(&it.prices, answer, words) {
        none if none.is_empty() => words.say("recheck-free"),
        price => price,
    }
}

/// What an edit costs, goal by goal.
fn prices(prices: &[EditPrice], answer: &Recheck, words: &Words) -> String {
    let told = prices.iter().map(|it| {
        let unit = answer.goals.iter().find(|goal| goal.goal == it.goal);
        let unit = unit.map_or_else(String::new, |it| terms::unit(words, &it.unit));
        let known = if it.loss < 0.0 { flipped(it.known) } else { it.known };
        let loss = about(known, &figure(it.loss.abs()), words);
        let goal = terms::goal(words, &it.goal);
        let values = [("goal", (&goal).into()), ("loss", (&loss).into()), ("unit", (&unit).into())];
        let key = if it.loss > 0.0 { "recheck-price" } else { "recheck-gain" };
        words.say_with(key, &values)
    });
    told.collect::<Vec<_>>().join(&words.say("between"))
}

/// A loss; a gain with its sign.
fn shown(loss: f64) -> String {
    if loss > 0.0 { figure(loss) } else { signed(loss) }
}
