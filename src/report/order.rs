//! What an order waits for, as a sentence and a table.

use super::Terminal;
use super::csv::programs;
use super::json::word;
use super::number::figure;
use super::page::Page;
use super::view::{Kind, Table};
use crate::model::answers::order::{OrderWhy, WaitsFor};
use crate::model::plan::{OrderStatus, PegSource};
use crate::words::Words;

/// The answer as text: how the order fares, then every stock, receipt and run that it waits for, in
/// order of time.
#[must_use]
pub fn text(why: &OrderWhy, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let order = &why.order;
    let unit = ("unit", (&order.unit).into());
    let [short, late, days] = [order.short, order.late, order.days_late].map(figure);
    let fate = match order.status {
        OrderStatus::OnTime => terminal.say("status-on-time"),
        OrderStatus::Late => terminal.say_with(
            "order-fate-late",
            &[("late", (&late).into()), ("days", (&days).into()), unit],
        ),
        OrderStatus::Short => {
            terminal.say_with("why-never-shipped", &[("short", (&short).into()), unit])
        }
    };
    let quantity = figure(order.quantity);
    let values = [
        ("order", (&order.id).into()),
        ("quantity", (&quantity).into()),
        ("product", (&why.name).into()),
        ("due", (&order.due).into()),
        ("fate", (&fate).into()),
        ("unit", (&order.unit).into()),
    ];
    page.block(&terminal.say_with("why-order", &values));
    if why.plan_stopped {
        page.paragraph(&terminal.say("plan-stopped-first"));
    }
    if why.waits.is_empty() {
        page.paragraph(&terminal.say("order-waits-for-nothing"));
        return page.text;
    }
    page.paragraph(&terminal.say("order-waits-for"));
    page.table(waits(&why.waits, terminal.words()), usize::MAX, "");
    page.text
}

/// The stock, the receipts and the runs that an order waits for, for programs.
#[must_use]
pub fn csv(why: &OrderWhy) -> String {
    programs(&why.waits, |table| {
        table
            .word("product", |it| &it.product)
            .figure("quantity", |it| it.quantity)
            .word("unit", |it| &it.unit)
            .word("source", |it| word(&it.source))
            .word("maker", |it| it.maker.as_deref().unwrap_or_default())
            .word("route", |it| it.route.as_deref().unwrap_or_default())
            .word("bucket", |it| &it.bucket)
            .word("ready", |it| it.ready.as_deref().unwrap_or_default())
            .figure("of", |it| it.of)
            .word("shipped", |it| it.shipped.as_deref().unwrap_or_default())
    })
}

/// The same as people read it.
#[must_use]
pub fn waits(waits: &[WaitsFor], words: &Words) -> Table {
    let source = |it: &&WaitsFor| match (it.source, &it.maker) {
        (PegSource::Stock, _) => words.say("peg-from-stock"),
        (PegSource::Receipt, _) => words.say("peg-from-receipt"),
        (PegSource::ByProduct, Some(maker)) => {
            words.say_with("peg-from-by-product", &[("name", maker.into())])
        }
        _ => words.say("peg-from-run"),
    };
    Table::of(words, waits)
        .named("head-product", |it| (&it.name, &it.product))
        .cell("head-quantity", Kind::Figure, |it| super::view::Cell::Figure(it.quantity))
        .word("head-unit", |it| &it.unit)
        .word("head-from-source", source)
        .word("head-started", |it| if it.source == PegSource::Stock { "" } else { &it.bucket })
        .word("head-ready", |it| it.ready.as_deref().unwrap_or_default())
        .figure("head-of-lot", |it| it.of)
        .word("head-shipped-in", |it| it.shipped.as_deref().unwrap_or_default())
        .done()
}
