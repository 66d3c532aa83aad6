//! Goals in sequence, what limits them, and how even the plan is.

use super::short_date;
use crate::model::plan::{Numbers, Plan, RhythmOf, TightSpot};
use crate::report::number::figure;
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
        .spare()
        .flow("head-given-up", |it| it.given_up)
        .flow("head-allowed", |it| it.allowed)
        .spare()
        .figure("head-bound", |it| it.bound)
        .spare()
        .share("head-gap-share", |it| it.gap)
        .word("head-unit", |it| terms::unit(words, &it.unit));
    // A whole plan is proven by its bounds.
    let goals = if whole {
        goals
    } else {
        goals
            .cell("head-residual", Kind::Figure, |it| {
                Cell::Tiny(it.residuals.primal.max(it.residuals.dual).max(it.residuals.gap))
            })
            .spare()
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
    let table = Table::of(words, rows)
        .word("head-kind", |(kind, ..)| words.say(kind))
        .word("book-id", |(_, id, ..)| *id)
        .name("head-name", |(_, _, name, _)| name.clone())
        .share("head-rhythm-share", |(.., rhythm)| *rhythm);
    if plan.numbers != Some(Numbers::Whole) {
        return table.done();
    }
    table
        .word("head-made-by-bucket", |(kind, id, ..)| match *kind {
            "head-product" => made(plan, id, words),
            _ => String::new(),
        })
        .done()
}

/// Products of a whole plan, least even first, with what is made of them bucket by bucket.
#[must_use]
pub fn even_products(plan: &Plan, words: &Words) -> Table {
    let mut rows: Vec<&RhythmOf> = plan.rhythm.products.iter().collect();
    rows.sort_by(|one, other| one.rhythm.total_cmp(&other.rhythm));
    Table::of(words, rows)
        .named("head-product", |it| (super::product(plan, &it.id), &it.id))
        .share("head-rhythm-share", |it| it.rhythm)
        .name("head-made-by-bucket", |it| made(plan, &it.id, words))
        .done()
}

/// Buckets at most of which each is told.
const TOLD: usize = 8;

/// What is made of a product bucket by bucket, as a foreman says it: 4, 4, 5, 4; of many buckets the
/// least and the most and how often. Nothing of a plan in fractions.
fn made(plan: &Plan, id: &str, words: &Words) -> String {
    let product = plan.products.iter().find(|it| it.id == id);
    let Some(product) = product.filter(|_| plan.numbers == Some(Numbers::Whole)) else {
        return String::new();
    };
    if product.made.len() <= TOLD {
        return product.made.iter().map(|it| figure(*it)).collect::<Vec<_>>().join(", ");
    }
    let busy: Vec<f64> = product.made.iter().copied().filter(|it| *it > 0.0).collect();
    let least = busy.iter().copied().fold(f64::INFINITY, f64::min);
    let most = busy.iter().copied().fold(0.0, f64::max);
    let (least, most) = (figure(least), figure(most));
    let range = if least == most { most } else { format!("{least}–{most}") };
    let values = [
        ("range", (&range).into()),
        ("count", busy.len().into()),
        ("all", product.made.len().into()),
        ("kind", plan.factory.bucket.as_str().into()),
    ];
    words.say_with("even-range", &values)
}
