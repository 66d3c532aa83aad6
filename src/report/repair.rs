//! Repairs, as a short menu or as JSON.

use super::Terminal;
use super::measure::all_done;
use super::number::{figure, money, scientific};
use super::page::Page;
use crate::model::answers::repair::{Repair, Unmet, Way};
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
        let troubles = troubles(&repair.unmet, terminal);
        page.block(&terminal.say_with("repair-unmet", &[("troubles", (&troubles).into())]));
    }
    if repair.fractions {
        page.block(&terminal.say("repair-in-fractions"));
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
        let moves = all_done(&way.measures, terminal);
        let line = terminal.say_with(
            "repair-way",
            &[("number", (&(at + 1).to_string()).into()), ("moves", (&moves).into())],
        );
        page.wrapped(&line, 2, 5);
        page.wrapped(&cost(repair, way, terminal), 5, 5);
        if let Some(left) = way.whole.as_ref().filter(|_| way.left.is_none()) {
            let in_whole = if left.short.max(left.late) > NOTHING_SHORT {
                let [short, late] = [left.short, left.late].map(figure);
                let values = [("short", (&short).into()), ("late", (&late).into())];
                terminal.say_with("repair-whole-unmet", &values)
            } else {
                terminal.say("repair-whole-met")
            };
            page.wrapped(&in_whole, 5, 5);
        }
        if let Some(left) = way.left.as_ref().filter(|left| !left.is_empty()) {
            let troubles = troubles(left, terminal);
            let line = terminal.say_with("repair-waits", &[("troubles", (&troubles).into())]);
            page.wrapped(&line, 5, 5);
        }
    }
    if !repair.complete {
        page.block(&terminal.say("repair-stopped"));
    }
    if repair.ways.iter().any(|way| way.unpriced > 0) {
        page.block(&terminal.say("repair-prices"));
    }
    page.text
}

/// What is late or short, the first of it by name.
pub(super) fn troubles(unmet: &[Unmet], terminal: &Terminal<'_>) -> String {
    let shown = unmet.iter().take(MOST_NAMED);
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
    if unmet.len() > MOST_NAMED {
        let left = (unmet.len() - MOST_NAMED).to_string();
        named.push(terminal.say_with("repair-more", &[("left", (&left).into())]));
    }
    terminal.list(&named)
}

/// What a repair costs, as far as there are prices, and that it was planned again.
fn cost(repair: &Repair, way: &Way, terminal: &Terminal<'_>) -> String {
    let all = money(way.cost);
    let residual = scientific(way.residual);
    let unpriced = way.measures.iter().filter(|it| !it.priced);
    let unpriced: Vec<String> = unpriced.map(|it| it.name.said(terminal.words())).collect();
    let of = terminal.list(&unpriced);
    let values = [
        ("cost", (&all).into()),
        ("currency", (&repair.factory.currency).into()),
        ("residual", (&residual).into()),
        ("of", (&of).into()),
    ];
    let key = match (way.unpriced, way.measures.iter().any(|it| it.priced)) {
        (0, _) => "repair-cost",
        (_, true) => "repair-cost-partly",
        (_, false) => "repair-cost-none",
    };
    terminal.say_with(key, &values)
}
