//! Bottlenecks and prices: every limit that holds a goal back, and what one unit more or less is worth.

use super::PlanBook;
use super::style::Kind;
use super::table::{Cell, Head, Table};
use crate::report::number::decimals;
use crate::report::terms;

/// The table.
pub fn tight(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let mut table = Table {
        title: book.say("book-title-tight"),
        remarks: vec![book.say("book-tight-remark")],
        heads: vec![
            Head::text(book.say("book-limit")),
            Head::text(book.say("book-name")),
            Head::text(book.say("book-goal")),
            Head::figures(book.say("book-one-more")),
            Head::figures(book.say("book-one-less")),
            Head::text(book.say("book-unit-of-goal")),
            Head::figures(book.say("book-buckets-count")),
            Head::text(book.say("book-buckets-list")).at_most(50),
        ],
        frozen: 1,
        filter: true,
        landscape: true,
        ..Table::default()
    };
    for spot in &it.plan.tight {
        let goal = it.plan.goals.iter().find(|goal| goal.title() == spot.goal);
        let unit = goal.map_or_else(String::new, |goal| terms::unit(book.words, &goal.unit));
        let list = if spot.buckets.len() == it.plan.buckets.len() {
            book.say("book-always")
        } else {
            spot.buckets.join(", ")
        };
        // Small prices count as much as great ones: figures that differ are shown.
        let worth = |side: Option<f64>| match side {
            Some(it) => Cell::Figure(it, Kind::Number(decimals(&[it], 4).max(small(it)))),
            None => Cell::Blank,
        };
        table.push(vec![
            Cell::text(&spot.at),
            Cell::text(spot.name.said(book.words)),
            Cell::text(terms::goal(book.words, &spot.goal)),
            worth(spot.one_more),
            worth(spot.one_less),
            Cell::text(unit),
            Cell::count(spot.buckets.len()),
            Cell::text(list),
        ]);
    }
    table
}

/// As many decimals as a small figure needs to show two digits that are not nought; 9 at most.
pub fn small(value: f64) -> usize {
    let size = value.abs();
    if size <= 0.0 || size >= 0.1 {
        return 0;
    }
    (0..9).find(|&places| size * 10_f64.powi(places) >= 10.0).unwrap_or(9).unsigned_abs() as usize
}
