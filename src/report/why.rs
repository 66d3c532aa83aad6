//! Why an order is late or short, in sentences or as JSON.

use super::Terminal;
use super::measure::{against_all, all_done, done, lacking};
use super::number::{figure, money, per_cent, scientific};
use super::page::Page;
use super::repair::troubles;
use crate::model::answers::shortage::{Cause, Measure, Outcome, Trouble, Why};

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
    if figure(why.chosen) != "0" {
        let amount = figure(why.chosen);
        let values = [("amount", (&amount).into()), ("unit", (&counted).into())];
        let chosen = if why.whole { "why-chosen-whole" } else { "why-chosen" };
        page.wrapped(&terminal.say_with(chosen, &values), 2, 2);
    }
    if figure(why.incurable) != "0" {
        let amount = figure(why.incurable);
        let values = [("amount", (&amount).into()), ("unit", (&counted).into())];
        page.wrapped(&terminal.say_with("why-incurable", &values), 2, 2);
    }
    if why.plan_stopped {
        page.wrapped(&terminal.say("plan-stopped-first"), 2, 2);
    }
    if !why.complete {
        page.wrapped(&terminal.say("why-stopped"), 2, 2);
    }
    let measures: Vec<&Measure> = why.causes.iter().map(|it| &it.cure).collect();
    costs(&mut page, why, &measures);
    if let Some(it) = &why.outcome {
        outcome(&mut page, why, it);
    }
    if !why.together.is_empty() {
        let measures: Vec<&Measure> = why.together.iter().collect();
        let moves = all_done(measures.iter().copied(), terminal);
        page.wrapped(&terminal.say_with("why-ahead", &[("moves", (&moves).into())]), 2, 2);
        costs(&mut page, why, &measures);
        if let Some(it) = &why.outcome_together {
            outcome(&mut page, why, it);
        }
    }
    let worst = scientific(why.worst_residual);
    page.wrapped(&terminal.say_with("why-certified", &[("worst", (&worst).into())]), 2, 2);
    page.text
}

/// What remedies cost, as far as there are prices.
fn costs(page: &mut Page<'_>, why: &Why, measures: &[&Measure]) {
    if measures.is_empty() {
        return;
    }
    let terminal = page.terminal;
    let cost = money(measures.iter().map(|it| it.cost).sum());
    let unpriced = measures.iter().filter(|it| !it.priced);
    let unpriced: Vec<String> = unpriced.map(|it| it.name.said(terminal.words())).collect();
    let of = terminal.list(&unpriced);
    let values = [
        ("cost", (&cost).into()),
        ("currency", (&why.factory.currency).into()),
        ("of", (&of).into()),
    ];
    let key = match (unpriced.len(), measures.len()) {
        (0, _) => "why-cost",
        (none, all) if none == all => "why-cost-none",
        _ => "why-cost-partly",
    };
    page.wrapped(&terminal.say_with(key, &values), 2, 2);
}

/// What the plan with the remedies does.
fn outcome(page: &mut Page<'_>, why: &Why, outcome: &Outcome) {
    let terminal = page.terminal;
    let left = figure(outcome.left);
    let before = terminal.list(&outcome.before);
    let values = [
        ("order", (&why.order).into()),
        ("left", (&left).into()),
        ("unit", (&why.unit).into()),
        ("before", (&before).into()),
    ];
    let key = match (outcome.cured, why.trouble) {
        (true, Trouble::Late) => "why-again-on-time",
        (true, Trouble::Short) => "why-again-in-full",
        (false, Trouble::Late) => "why-again-late",
        (false, Trouble::Short) => "why-again-short",
    };
    page.wrapped(&terminal.say_with(key, &values), 2, 2);
    if !outcome.cured && !outcome.before.is_empty() {
        page.wrapped(&terminal.say_with("why-again-before", &values), 2, 2);
    }
    if !outcome.waits.is_empty() {
        let troubles = troubles(&outcome.waits, terminal);
        let line = terminal.say_with("why-again-waits", &[("troubles", (&troubles).into())]);
        page.wrapped(&line, 2, 2);
    }
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
    let cure = done(&cause.cure, terminal);
    let line = match against_all(&cause.cure).filter(|_| !next) {
        Some(share) => terminal
            .say_with("why-cure-of-all", &[("cure", (&cure).into()), ("share", (&share).into())]),
        None => terminal.say_with("why-cure", &[("cure", (&cure).into())]),
    };
    page.wrapped(&line, 5, 11);
}
