//! Repairs, as a short menu or as JSON.

use super::Terminal;
use super::measure::moved;
use super::number::{figure, money, scientific};
use super::page::Page;
use crate::model::answers::repair::{Repair, Way};
use crate::model::answers::shortage::Trouble;
use crate::tolerances::NOTHING_SHORT;

/// Troubles named at most.
const MOST_NAMED: usize = 6;

/// The menu as text: the shortage first, then each way with its cost.
#[must_use]
pub fn text(repair: &Repair, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    if !repair.needed {
        page.block(&terminal.say("repair-nothing"));
        return page.text;
    }
    if repair.unmet.is_empty() {
        page.block(&terminal.say("repair-contradiction"));
        for part in &repair.contradiction {
            let sentence = terminal.words().tell(&part.sentence.message());
            let values = [("sentence", (&sentence).into()), ("at", (&part.at).into())];
            page.paragraph(&terminal.say_with("repair-part", &values));
        }
    } else {
        let troubles = troubles(repair, terminal);
        page.block(&terminal.say_with("repair-unmet", &[("troubles", (&troubles).into())]));
    }
    if repair.rounding {
        page.block(&terminal.say("repair-rounding"));
        if repair.ways.is_empty() {
            return page.text;
        }
    }
    if repair.ways.is_empty() {
        page.block(&if !repair.complete {
            terminal.say("repair-stopped-early")
        } else if repair.protected.is_empty() {
            terminal.say("repair-no-move")
        } else {
            terminal.say("repair-protected")
        });
        return page.text;
    }
    page.block(&terminal.say("repair-ways"));
    for (at, way) in repair.ways.iter().enumerate() {
        let parts: Vec<String> = way.measures.iter().map(|it| moved(it, terminal)).collect();
        let line = terminal.say_with(
            "repair-way",
            &[
                ("number", (&(at + 1).to_string()).into()),
                ("moves", (&parts.join(&terminal.say("parts-and"))).into()),
            ],
        );
        page.wrapped(&line, 2, 5);
        page.wrapped(&cost(repair, way, terminal), 5, 5);
        if let Some(left) = &way.whole {
            let in_whole = if left.short.max(left.late) > NOTHING_SHORT {
                let [short, late] = [left.short, left.late].map(figure);
                let values = [("short", (&short).into()), ("late", (&late).into())];
                terminal.say_with("repair-whole-unmet", &values)
            } else {
                terminal.say("repair-whole-met")
            };
            page.wrapped(&in_whole, 5, 5);
        }
    }
    if !repair.complete {
        page.block(&terminal.say("repair-stopped"));
    }
    if repair.ways.iter().any(|way| way.assumed > 0.0) {
        let reference = money(repair.reference);
        let line = terminal.say_with(
            "repair-assumed",
            &[("reference", (&reference).into()), ("currency", (&repair.factory.currency).into())],
        );
        page.block(&line);
    }
    page.text
}

fn troubles(repair: &Repair, terminal: &Terminal<'_>) -> String {
    let shown = repair.unmet.iter().take(MOST_NAMED);
    let mut named: Vec<String> = shown
        .map(|it| {
            let amount = figure(it.amount);
            let values = [
                ("at", (&it.at).into()),
                ("amount", (&amount).into()),
                ("unit", (&it.unit).into()),
            ];
            match it.trouble {
                Trouble::Late => terminal.say_with("repair-late", &values),
                Trouble::Short => terminal.say_with("repair-short", &values),
            }
        })
        .collect();
    if repair.unmet.len() > MOST_NAMED {
        let left = (repair.unmet.len() - MOST_NAMED).to_string();
        named.push(terminal.say_with("repair-more", &[("left", (&left).into())]));
    }
    terminal.list(&named)
}

fn cost(repair: &Repair, way: &Way, terminal: &Terminal<'_>) -> String {
    let (all, assumed) = (money(way.cost), money(way.assumed));
    let residual = scientific(way.residual);
    let values = [
        ("cost", (&all).into()),
        ("currency", (&repair.factory.currency).into()),
        ("residual", (&residual).into()),
    ];
    if way.assumed <= 0.0 {
        return terminal.say_with("repair-cost-own", &values);
    }
    if way.assumed >= way.cost {
        return terminal.say_with("repair-cost-assumed", &values);
    }
    let [cost, currency, residual] = values;
    let assumed = ("assumed", (&assumed).into());
    terminal.say_with("repair-cost-partly", &[cost, currency, residual, assumed])
}
