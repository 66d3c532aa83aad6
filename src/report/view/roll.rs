//! The tables of a period rolled on: the account of products, materials and orders, and what became of
//! everything else.

use crate::model::answers::roll::{Fate, ItemAccount, OrderAccount, Roll, RollNote};
use crate::report::view::Table;
use crate::words::Words;

/// What became of something, in a word.
#[must_use]
pub fn fate(it: Fate, words: &Words) -> String {
    match it {
        Fate::Carried => words.say("fate-carried"),
        Fate::Changed => words.say("fate-changed"),
        Fate::Renewed => words.say("fate-renewed"),
        Fate::Ended => words.say("fate-ended"),
        Fate::Left => words.say("fate-left"),
    }
}

/// Whether anything of an item is there or moved.
fn moved(it: &ItemAccount) -> bool {
    let figures = [it.opening, it.made, it.received, it.bought, it.used, it.shipped, it.discarded];
    figures.into_iter().chain([it.carried, it.in_process, it.to_come]).any(|it| it.abs() > 1e-9)
}

/// The account of items.
#[must_use]
pub fn items(of: &[ItemAccount], words: &Words) -> Table {
    Table::of(words, of.iter().filter(|it| moved(it)))
        .named("head-item", |it| (&it.name, &it.id))
        .word("head-unit", |it| &it.unit)
        .figure("head-opening", |it| it.opening)
        .flow("head-made", |it| it.made)
        .flow("head-received", |it| it.received)
        .flow("head-bought", |it| it.bought)
        .flow("head-used", |it| it.used)
        .flow("head-shipped", |it| it.shipped)
        .flow("head-discarded", |it| it.discarded)
        .figure("head-closing", |it| it.carried - it.below_zero)
        .flow("head-in-process", |it| it.in_process)
        .flow("head-to-come", |it| it.to_come)
        .alarm(|it| it.below_zero > 0.0)
        .done()
}

/// The account of orders: those carried over and left first.
#[must_use]
pub fn orders(roll: &Roll, words: &Words) -> Table {
    let mut sorted: Vec<&OrderAccount> = roll.orders.iter().collect();
    sorted.sort_by_key(|it| (it.carried <= 0.0 && it.left <= 0.0, it.due.clone()));
    Table::of(words, sorted)
        .name("head-order", |it| &it.id)
        .name("head-product", |it| &it.product)
        .word("head-unit", |it| &it.unit)
        .day("head-due", |it| &it.due)
        .figure("head-ordered", |it| it.ordered)
        .figure("head-shipped", |it| it.shipped)
        .flow("head-carried", |it| it.carried)
        .flow("head-not-carried", |it| it.left)
        .flow("head-beyond", |it| it.beyond)
        .alarm(|it| it.left > 0.0)
        .done()
}

/// What became of things.
#[must_use]
pub fn notes<'r>(of: impl Iterator<Item = &'r RollNote>, words: &Words) -> Table {
    Table::of(words, of)
        .name("head-place", |it| &it.at)
        .figure("head-quantity", |it| it.quantity)
        .word("head-unit", |it| &it.unit)
        .name("head-why", |it| words.tell(&it.message))
        .done()
}
