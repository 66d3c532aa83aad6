//! Moves a planner can make, and parts of a quantity or a load, as tables: one row each.

use super::Terminal;
use super::csv::programs;
use super::json::word;
use super::measure::done;
use super::view::Table;
use crate::model::answers::group::GroupWhy;
use crate::model::answers::moves::Move;
use crate::model::answers::quantity::{Part, QuantityWhy};
use crate::model::answers::repair::Repair;
use crate::model::answers::shortage::{Measure, Why};
use crate::words::{Words, english};

/// A row: what the move is part of, and the move.
type Row<'a> = (usize, &'a Measure, &'a Move);

fn rows<'a>(way: usize, measures: impl IntoIterator<Item = &'a Measure>) -> Vec<Row<'a>> {
    let each = measures.into_iter();
    each.flat_map(|measure| measure.moves.iter().map(move |it| (way, measure, it))).collect()
}

fn table(rows: Vec<Row<'_>>) -> String {
    programs(rows, |table| {
        table
            .count("number", |(way, ..)| *way as u64)
            .word("move", |(.., it)| word(&it.kind))
            .word("at", |(_, measure, _)| &measure.at)
            .word("name", |(.., it)| it.name.said(english()))
            .figure("amount", |(.., it)| it.amount)
            .word("unit", |(.., it)| &it.unit)
            .day("from", |(.., it)| &it.from)
            .day("to", |(.., it)| &it.to)
            .figure("cost", |(.., it)| it.cost)
            .word("changes", |(.., it)| {
                if it.changes.is_empty() {
                    return String::new();
                }
                serde_json::to_string(&it.changes).unwrap_or_default()
            })
    })
}

/// Moves as people read them.
fn for_people(rows: Vec<Row<'_>>, currency: &str, words: &Words) -> Table {
    let terminal = Terminal::new(words, None);
    Table::of(words, rows)
        .count("head-repair", |(way, ..)| *way as u64)
        .name("head-what", |(_, measure, _)| done(measure, &terminal))
        .width(5, 60)
        .name("head-limit", |(_, measure, _)| measure.name.said(words))
        .day("head-from", |(.., it)| &it.from)
        .day("head-to", |(.., it)| &it.to)
        .money("head-cost", |(.., it)| it.cost)
        .headed(currency)
        .done()
}

/// The moves of every repair, as people read them.
#[must_use]
pub fn repairs(repair: &Repair, words: &Words) -> Table {
    let ways = repair.ways.iter().enumerate();
    let rows = ways.flat_map(|(at, way)| rows(at + 1, &way.measures)).collect();
    for_people(rows, &repair.factory.currency, words)
}

/// The moves that remedy an order, as people read them; 2 is of those for all orders served before it
/// as well.
#[must_use]
pub fn remedies(why: &Why, words: &Words) -> Table {
    let mut all = rows(1, why.causes.iter().map(|it| &it.cure));
    all.extend(rows(2, &why.together));
    for_people(all, &why.factory.currency, words)
}

/// Parts of a quantity or a load, as people read them.
#[must_use]
pub fn shares(parts: &[Part], words: &Words) -> Table {
    Table::of(words, parts)
        .name("head-what", |it| it.name.said(words))
        .width(5, 60)
        .figure("head-quantity", |it| it.quantity)
        .done()
}

/// The moves of every repair; `number` is the repair's.
#[must_use]
pub fn repair(repair: &Repair) -> String {
    let ways = repair.ways.iter().enumerate();
    table(ways.flat_map(|(at, way)| rows(at + 1, &way.measures)).collect())
}

/// The moves that remedy an order; `number` 2 is of those for all orders served before it as well.
#[must_use]
pub fn why(why: &Why) -> String {
    let mut all = rows(1, why.causes.iter().map(|it| &it.cure));
    all.extend(rows(2, &why.together));
    table(all)
}

fn parts(rows: Vec<(&str, &Part)>) -> String {
    programs(rows, |table| {
        table
            .word("of", |(of, _)| *of)
            .word("at", |(_, it)| &it.at)
            .word("name", |(_, it)| it.name.said(english()))
            .figure("quantity", |(_, it)| it.quantity)
    })
}

/// What a quantity is made by, what it goes into, and what it is for in the end.
#[must_use]
pub fn quantity(why: &QuantityWhy) -> String {
    let of = [("made by", &why.sources), ("used for", &why.into), ("in the end", &why.ends)];
    parts(of.into_iter().flat_map(|(of, list)| list.iter().map(move |it| (of, it))).collect())
}

/// Who uses the hours of a group, and what they are for in the end.
#[must_use]
pub fn group(why: &GroupWhy) -> String {
    let of = [("used by", &why.users), ("in the end", &why.ends)];
    parts(of.into_iter().flat_map(|(of, list)| list.iter().map(move |it| (of, it))).collect())
}
