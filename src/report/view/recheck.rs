//! The tables of a plan edited by hand.

use crate::model::answers::recheck::{EditAnswer, EditPrice, Recheck};
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
            if it.loss == 0.0 { "=".into() } else { Cell::Text(shown(it.loss)) }
        })
        .word("head-unit", |it| terms::unit(words, &it.unit))
        .done()
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
    let price = match prices(&it.prices, answer, words) {
        none if none.is_empty() => words.say("recheck-free"),
        price => price,
    };
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

/// What an edit costs, goal by goal.
fn prices(prices: &[EditPrice], answer: &Recheck, words: &Words) -> String {
    let told = prices.iter().map(|it| {
        let unit = answer.goals.iter().find(|goal| goal.goal == it.goal);
        let unit = unit.map_or_else(String::new, |it| terms::unit(words, &it.unit));
        let (goal, loss) = (terms::goal(words, &it.goal), figure(it.loss.abs()));
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
