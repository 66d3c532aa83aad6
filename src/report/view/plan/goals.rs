//! Goals in sequence, what limits them, and how even the plan is.

use super::short_date;
use crate::model::plan::{Numbers, Plan, TightSpot};
use crate::report::terms;
use crate::report::view::{Cell, Kind, On, Table};
use crate::words::Words;

/// Every goal's optimum, what was given up of it, and how exactly it was proven.
#[must_use]
pub fn goals(plan: &Plan, words: &Words) -> Table {
    let whole = plan.numbers == Some(Numbers::Whole);
    let reached = if whole { "head-reached" } else { "head-optimum" };
    let goals = Table::of(words, &plan.goals)
        .name("head-goal", |it| terms::goal(words, &it.title()))
        .width(29, 34)
        .figure(reached, |it| it.value)
        .figure("head-fractional", |it| it.fractional)
        .flow("head-given-up", |it| it.given_up)
        .flow("head-allowed", |it| it.allowed)
        .figure("head-bound", |it| it.bound)
        .share("head-gap-share", |it| it.gap)
        .word("head-unit", |it| terms::unit(words, &it.unit));
    // A whole plan is proven by its bounds.
    let goals = if whole {
        goals
    } else {
        goals.cell("head-residual", Kind::Figure, |it| {
            Cell::Tiny(it.residuals.primal.max(it.residuals.dual).max(it.residuals.gap))
        })
    };
    goals
        .cell("head-iterations", Kind::Figure, |it| it.iterations.map_or(Cell::Blank, Cell::Count))
        .on(On::WIDE)
        .word("head-engine", |it| &it.engine)
        .on(On::WIDE)
        .done()
}

/// Limits that hold goals back and what one unit more or less is worth.
#[must_use]
pub fn tight<'p>(
    plan: &'p Plan,
    spots: impl Iterator<Item = &'p TightSpot>,
    words: &Words,
) -> Table {
    let always = |it: &TightSpot| it.buckets.len() == plan.buckets.len();
    let short = |it: &&TightSpot| match it.buckets.as_slice() {
        [] => String::new(),
        [only] => short_date(plan, only),
        _ if always(it) => words.say("plan-always"),
        [first, ..] => {
            let (count, first) = (it.buckets.len().to_string(), short_date(plan, first));
            let values = [("count", (&count).into()), ("first", (&first).into())];
            words.say_with("plan-several-from", &values)
        }
    };
    Table::of(words, spots)
        .named("head-limit", |it| (it.name.said(words), &it.at))
        .name("head-goal", |it| terms::goal(words, &it.goal))
        .on(On::WIDE)
        .gain("head-more", |it| it.one_more)
        .gain("head-less", |it| it.one_less)
        .word("head-of-goal", |it| {
            let goal = plan.goals.iter().find(|goal| goal.title() == it.goal);
            goal.map_or_else(String::new, |it| terms::unit(words, &it.unit))
        })
        .on(On::WIDE)
        .count("book-buckets-count", |it| it.buckets.len() as u64)
        .on(On::BOOK)
        .name("head-when", short)
        .on(On::TEXT)
        .word("head-when", |it| {
            if always(it) { words.say("plan-always") } else { it.buckets.join(", ") }
        })
        .on(On::WIDE)
        .width(5, 50)
        .done()
}

/// The rhythm of the factory, its workshops and its products; `workshop` names a workshop.
#[must_use]
pub fn evenness(plan: &Plan, workshop: impl Fn(&str) -> String, words: &Words) -> Table {
    let rhythm = &plan.rhythm;
    let mut rows = vec![("book-works", "", plan.factory.name.clone(), rhythm.factory)];
    rows.extend(
        rhythm.workshops.iter().map(|it| ("book-workshop", &*it.id, workshop(&it.id), it.rhythm)),
    );
    rows.extend(
        rhythm.products.iter().map(|it| {
            ("head-product", &*it.id, super::product(plan, &it.id).to_owned(), it.rhythm)
        }),
    );
    Table::of(words, rows)
        .word("head-kind", |(kind, ..)| words.say(kind))
        .word("book-id", |(_, id, ..)| *id)
        .name("head-name", |(_, _, name, _)| name.clone())
        .share("head-rhythm-share", |(.., rhythm)| *rhythm)
        .done()
}
