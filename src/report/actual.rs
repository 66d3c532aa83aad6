//! Plan against actual for a terminal: how much of the plan was kept and what cost it most, then orders,
//! products, hours, rhythm, norms, deviations and the end of the month from here.

use super::csv::programs;
use super::number::{per_cent, signed};
use super::page::Page;
use super::table::ROWS;
use super::view::{Table, actual as view};
use super::{Terminal, terms};
use crate::model::answers::actual::{Actual, Deviations, GoalMoved};
use crate::model::plan::OrderStatus;

/// The answer as text. No line of a sentence is wider than the terminal unless a single word is.
#[must_use]
pub fn text(of: &Actual, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    let words = terminal.words();
    let heading = [
        ("factory", (&of.factory.name).into()),
        ("from", (&of.from).into()),
        ("to", (&of.to).into()),
    ];
    page.block(&terminal.say_with("actual-heading", &heading));
    for line in gist(of, terminal) {
        page.block(&line);
    }
    for finding in &of.findings {
        let sentence = words.tell(&finding.message);
        page.block(&terminal.say_with("roll-finding", &[("sentence", (&sentence).into())]));
    }
    let tabled = |page: &mut Page<'_>, title: &str, gist: &str, table: Table, most| {
        page.tabled((&terminal.say(title), &terminal.say(gist)), table, most, "");
    };
    let deviations = view::deviations(of, words);
    tabled(&mut page, "actual-deviations", "actual-deviations-gist", deviations, ROWS);
    if let Some(forecast) = &of.forecast {
        let table = view::forecast(forecast, words);
        tabled(&mut page, "actual-forecast", "actual-forecast-gist", table, ROWS);
    }
    tabled(&mut page, "plan-orders", "actual-orders-gist", view::orders(of, words), ROWS);
    tabled(&mut page, "plan-products", "actual-products-gist", view::products(of, words), ROWS);
    let workshops = view::workshops(of, words);
    tabled(&mut page, "actual-workshops", "actual-hours-gist", workshops, ROWS);
    tabled(&mut page, "actual-groups", "actual-hours-gist", view::hours(&of.groups, words), ROWS);
    tabled(&mut page, "actual-labour", "actual-hours-gist", view::hours(&of.labour, words), ROWS);
    tabled(&mut page, "actual-lost", "actual-lost-gist", view::lost(of, words), ROWS);
    tabled(&mut page, "actual-norms", "actual-norms-gist", view::norms(of, words), ROWS);
    let spans = view::spans(&of.ten_days, words);
    tabled(&mut page, "actual-ten-days", "actual-rhythm-gist", spans, ROWS);
    let spans = view::spans(&of.buckets, words);
    tabled(&mut page, "actual-buckets", "actual-rhythm-gist", spans, 31);
    page.text
}

/// The essence in some sentences.
#[must_use]
pub fn gist(of: &Actual, terminal: &Terminal<'_>) -> Vec<String> {
    let kept = per_cent(of.fulfilment);
    let mut lines = vec![match of.rhythm {
        Some(rhythm) => {
            let rhythm = per_cent(rhythm);
            let values = [("kept", (&kept).into()), ("rhythm", (&rhythm).into())];
            terminal.say_with("actual-gist", &values)
        }
        None => terminal.say_with("actual-gist-without-dates", &[("kept", (&kept).into())]),
    }];
    if let Some((goal, deviations)) = of.deviations.as_ref().and_then(|it| Some((first(it)?, it))) {
        lines.push(most(goal, deviations, terminal));
    }
    if let Some(forecast) = &of.forecast {
        let worse = forecast.orders.iter().filter(|it| it.status_expected != it.status_planned);
        let short = worse.clone().filter(|it| it.status_expected == OrderStatus::Short).count();
        let (count, shown, short) =
            (worse.clone().count(), worse.count().to_string(), short.to_string());
        let values =
            [("count", count.into()), ("shown", (&shown).into()), ("short", (&short).into())];
        lines.push(terminal.say_with("actual-gist-forecast", &values));
    }
    lines
}

/// The first goal in sequence that the deviations moved.
fn first(of: &Deviations) -> Option<&GoalMoved> {
    of.goals.iter().find(|it| {
        let noise = 1e-6 * (1.0 + it.before.abs().max(it.after.abs()));
        it.shares.iter().any(|share| share.abs() > noise)
    })
}

/// The deviation that moved a goal most.
fn most(goal: &GoalMoved, of: &Deviations, terminal: &Terminal<'_>) -> String {
    let words = terminal.words();
    let by_size =
        |one: &(usize, &f64), other: &(usize, &f64)| one.1.abs().total_cmp(&other.1.abs());
    let most = goal.shares.iter().enumerate().max_by(by_size);
    let Some((at, share)) = most else { return String::new() };
    let part = words.tell(&of.parts[at].message);
    let (share, all) = (signed(*share), signed(goal.after - goal.before));
    let (title, unit) = (terms::goal(words, &goal.goal), terms::unit(words, &goal.unit));
    let values = [
        ("part", (&part).into()),
        ("goal", (&title).into()),
        ("share", (&share).into()),
        ("all", (&all).into()),
        ("unit", (&unit).into()),
    ];
    terminal.say_with("actual-gist-deviation", &values)
}

/// A line for each product and bucket, as programs read it.
#[must_use]
pub fn csv(of: &Actual) -> String {
    let rows = of
        .products
        .iter()
        .flat_map(|it| of.buckets.iter().enumerate().map(move |(at, bucket)| (it, at, bucket)));
    programs(rows, |table| {
        table
            .word("product", |(it, ..)| &it.id)
            .word("unit", |(it, ..)| &it.unit)
            .word("bucket", |(.., bucket)| &bucket.name)
            .figure("planned", |(it, at, _)| it.planned_by_bucket.get(*at).copied())
            .figure("made", |(it, at, _)| it.made_by_bucket.get(*at).copied())
    })
}
