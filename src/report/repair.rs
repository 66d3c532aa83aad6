//! Ways out, as a short menu or as JSON.

use super::measure::moved;
use super::number::{figure, money, scientific};
use super::table::wrapped;
use crate::model::answers::repair::{Repair, Way};
use crate::model::answers::shortage::Trouble;

/// Troubles named at most.
const MOST_NAMED: usize = 6;

/// The menu as text: the trouble first, then each way with its cost.
#[must_use]
pub fn text(repair: &Repair) -> String {
    let mut text = String::new();
    let mut line = |content: &str, first: usize, rest: usize| {
        text.push_str(&wrapped(content, first, rest));
    };
    if !repair.needed {
        line("Nothing to repair: every order is served in full and on time.", 0, 2);
        return text;
    }
    if repair.unmet.is_empty() {
        line("Hard data contradict each other; leave out any one, and the others agree:", 0, 2);
        for part in &repair.contradiction {
            line(&format!("- {} ({})", part.sentence, part.at), 2, 4);
        }
    } else {
        line(&format!("Not everything can be served: {}.", troubles(repair)), 0, 2);
    }
    if repair.ways.is_empty() {
        let reason = if !repair.complete {
            "Stopped before a way out was found; allow more time (--time-limit)."
        } else if repair.protected.is_empty() {
            "No move of limits serves everything."
        } else {
            "No way out leaves what is protected untouched."
        };
        line(reason, 0, 2);
        return text;
    }
    line("Ways out, cheapest first, each proven by planning again with it:", 0, 2);
    for (at, way) in repair.ways.iter().enumerate() {
        let parts: Vec<String> = way.measures.iter().map(moved).collect();
        line(&format!("{}. {}", at + 1, parts.join("; and ")), 2, 5);
        line(&cost(repair, way), 5, 5);
    }
    if !repair.complete {
        line("Stopped: there may be cheaper ways, or more.", 0, 2);
    }
    if repair.ways.iter().any(|way| way.assumed > 0.0) {
        let currency = &repair.factory.currency;
        let reference = money(repair.reference);
        line(
            &format!(
                "Assumed costs stand for moves without a price in the factory file: all there is \
                 of a limit counts as {reference} {currency}, a part of it in proportion."
            ),
            0,
            2,
        );
    }
    text
}

fn troubles(repair: &Repair) -> String {
    let mut named: Vec<String> = repair
        .unmet
        .iter()
        .take(MOST_NAMED)
        .map(|it| {
            let word = match it.trouble {
                Trouble::Late => "late",
                Trouble::Short => "short",
            };
            format!("{} {} {} {word}", it.at, figure(it.amount), it.unit)
        })
        .collect();
    if repair.unmet.len() > MOST_NAMED {
        named.push(format!("and {} more", repair.unmet.len() - MOST_NAMED));
    }
    named.join(", ")
}

fn cost(repair: &Repair, way: &Way) -> String {
    let currency = &repair.factory.currency;
    let all = money(way.cost);
    let proof = scientific(way.residual);
    let assumed = if way.assumed <= 0.0 {
        "by the factory's own prices".to_owned()
    } else if way.assumed >= way.cost {
        "assumed".to_owned()
    } else {
        format!("of which {} assumed", money(way.assumed))
    };
    format!("{all} {currency}, {assumed}; planned again, residual {proof}")
}

/// The menu as JSON.
#[must_use]
pub fn json(repair: &Repair) -> String {
    super::json::pretty(repair)
}
