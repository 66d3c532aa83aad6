//! Why an order is late or short, in sentences or as JSON.

use super::Terminal;
use super::measure::{against_all, lacking, moved};
use super::number::{figure, per_cent, scientific};
use super::page::Page;
use crate::model::answers::shortage::{Cause, Trouble, Why};

/// The answer as text: the shortage, then what carries it, the largest part first, each with what
/// would remedy it; then what no limit carries and what nothing remedies.
#[must_use]
pub fn text(why: &Why, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let unit = &why.unit;
    let counted = match why.trouble {
        Trouble::Short => unit.clone(),
        Trouble::Late => terminal.say_with("why-unit-days", &[("unit", unit.into())]),
    };
    page.block(&trouble(why, terminal));
    for (at, it) in why.causes.iter().enumerate() {
        cause(&mut page, at, it, &counted);
    }
    if why.causes.len() > 1 {
        page.wrapped(&terminal.say("why-together"), 2, 2);
    }
    if why.chosen > 0.0 {
        let amount = figure(why.chosen);
        let values = [("amount", (&amount).into()), ("unit", (&counted).into())];
        let chosen = if why.whole { "why-chosen-whole" } else { "why-chosen" };
        page.wrapped(&terminal.say_with(chosen, &values), 2, 2);
    }
    if why.incurable > 0.0 {
        let amount = figure(why.incurable);
        let values = [("amount", (&amount).into()), ("unit", (&counted).into())];
        page.wrapped(&terminal.say_with("why-incurable", &values), 2, 2);
    }
    if !why.complete {
        page.wrapped(&terminal.say("why-stopped"), 2, 2);
    }
    let worst = scientific(why.worst_residual);
    page.wrapped(&terminal.say_with("why-certified", &[("worst", (&worst).into())]), 2, 2);
    page.text
}

/// What became of the order.
fn trouble(why: &Why, terminal: &Terminal<'_>) -> String {
    let unit = ("unit", (&why.unit).into());
    let [short, late, amount] = [why.short, why.late, why.amount].map(figure);
    let fate = match why.trouble {
        Trouble::Short => {
            terminal.say_with("why-never-shipped", &[("short", (&short).into()), unit])
        }
        Trouble::Late => terminal.say_with(
            "why-shipped-late",
            &[("late", (&late).into()), ("amount", (&amount).into()), unit],
        ),
    };
    terminal.say_with(
        "why-order",
        &[
            ("order", (&why.order).into()),
            ("quantity", (&figure(why.quantity)).into()),
            ("product", (&why.product).into()),
            ("due", (&why.due).into()),
            ("fate", (&fate).into()),
            unit,
        ],
    )
}

/// One cause with its remedy.
fn cause(page: &mut Page<'_>, at: usize, cause: &Cause, counted: &str) {
    let terminal = page.terminal;
    let next = cause.share < 0.0005;
    let part = if next {
        terminal.say("why-next")
    } else {
        terminal.say_with(
            "why-carries",
            &[
                ("amount", (&figure(cause.carries)).into()),
                ("unit", counted.into()),
                ("share", (&per_cent(cause.share)).into()),
            ],
        )
    };
    let line = terminal.say_with(
        "why-cause",
        &[
            ("number", (&(at + 1).to_string()).into()),
            ("cause", (&lacking(&cause.cure, terminal)).into()),
            ("part", (&part).into()),
        ],
    );
    page.wrapped(&line, 2, 5);
    let cure = moved(&cause.cure, terminal);
    let line = match against_all(&cause.cure).filter(|_| !next) {
        Some(share) => terminal
            .say_with("why-cure-of-all", &[("cure", (&cure).into()), ("share", (&share).into())]),
        None => terminal.say_with("why-cure", &[("cure", (&cure).into())]),
    };
    page.wrapped(&line, 5, 11);
}
