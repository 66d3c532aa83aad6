//! Plan against actual as a page: the curve of what was planned, made and even, what each deviation
//! moved, and the tables.

use maud::{Markup, html};

use super::axis;
use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::page::{Heading, Page};
use super::phrases::Phrases;
use super::scale::Scale;
use super::shares::{self, Share};
use crate::model::GoalId;
use crate::model::answers::actual::{Actual, Deviation, Deviations, GoalMoved, SpanKept};
use crate::report::Terminal;
use crate::report::actual::gist;
use crate::report::number::figure;
use crate::report::view::actual as view;
use crate::words::Words;

/// Plan against actual as one HTML file. The same answer gives the same bytes.
#[must_use]
pub fn actual(of: &Actual, words: &Words) -> String {
    let phrases = Phrases(words);
    let heading = Heading::of(&of.factory, phrases.say("page-actual"));
    let key = if of.complete { "page-seal-answers" } else { "page-no-seal-answers" };
    let mut page = Page::new(words, heading, of.complete, phrases.say(key));
    let lines = gist(of, &Terminal::new(words, None));
    page.opening(html! { div.summary { @for line in &lines { p { (line) } } } });
    page.figure(curve(of, phrases));
    page.figure(deviations(of, phrases));
    let forecast = of.forecast.as_ref().map(|it| view::forecast(it, words)).unwrap_or_default();
    page.tables([
        ("forecast", "actual-forecast", "actual-forecast-gist", forecast),
        ("orders", "plan-orders", "actual-orders-gist", view::orders(of, words)),
        ("products", "plan-products", "actual-products-gist", view::products(of, words)),
        ("workshops", "actual-workshops", "actual-hours-gist", view::workshops(of, words)),
        ("groups", "actual-groups", "actual-hours-gist", view::hours(&of.groups, words)),
        ("labour", "actual-labour", "actual-hours-gist", view::hours(&of.labour, words)),
        ("lost", "actual-lost", "actual-lost-gist", view::lost(of, words)),
        ("norms", "actual-norms", "actual-norms-gist", view::norms(of, words)),
        ("ten-days", "actual-ten-days", "actual-rhythm-gist", view::spans(&of.ten_days, words)),
    ]);
    page.render()
}

/// Running totals of a figure of every bucket.
fn running(of: &[SpanKept], figure: impl Fn(&SpanKept) -> f64) -> Vec<f64> {
    let mut total = 0.0;
    let add = |it: &SpanKept| {
        total += figure(it);
        total
    };
    of.iter().map(add).collect()
}

/// Standard hours planned, made and even, added up from the first bucket on.
fn curve(of: &Actual, phrases: Phrases<'_>) -> Option<Figure> {
    if of.buckets.len() < 2 || of.rhythm.is_none() {
        return None;
    }
    let (title, reading) =
        (phrases.say("page-actual-curve"), phrases.say("page-actual-curve-reading"));
    let planned = running(&of.buckets, |it| it.planned);
    let made = running(&of.buckets, |it| it.made);
    let even = running(&of.buckets, |it| it.even);
    let most = planned.iter().chain(&made).copied().fold(0.0, f64::max);
    let (left, right, top, bottom) = (60.0, WIDTH - 20.0, 14.0, 250.0);
    let scale = Scale::new(0.0, most, bottom, top);
    let mut drawing = Drawing::default();
    axis::up(&mut drawing, &scale, 4, (left, right), str::to_owned);
    #[allow(clippy::cast_precision_loss)] // a count of buckets
    let step = (right - left) / of.buckets.len() as f64;
    #[allow(clippy::cast_precision_loss)] // a count of buckets
    let after = |at: usize| left + step * (at + 1) as f64;
    let course = |totals: &[f64]| {
        let mut points = vec![(left, bottom)];
        points.extend(totals.iter().enumerate().map(|(at, it)| (after(at), scale.place(*it))));
        points
    };
    drawing.path("even", &course(&even), &phrases.say("page-even-line"));
    drawing.path("mark planned", &course(&planned), &phrases.say("head-plan"));
    drawing.path("mark loss-line", &course(&made), &phrases.say("head-actual"));
    for (at, bucket) in of.buckets.iter().enumerate() {
        let says = |word: &str, total: f64| format!("{}, {word}: {} h", bucket.name, figure(total));
        let plan = says(&phrases.say("head-plan"), planned[at]);
        drawing.dot("planned-dot", (after(at), scale.place(planned[at])), 2.0, &plan);
        let actual = says(&phrases.say("head-actual"), made[at]);
        drawing.dot("alarm", (after(at), scale.place(made[at])), 2.6, &actual);
    }
    let first = of.buckets.first().map_or("", |it| it.name.as_str());
    let last = of.buckets.last().map_or("", |it| it.name.as_str());
    drawing.text("axis", (left, bottom + 16.0), first);
    drawing.text("axis end", (right, bottom + 16.0), last);
    let picture = drawing.picture("actual-curve", bottom + 26.0, &title, &reading);
    let table = view::spans(&of.buckets, phrases.0);
    Some(Figure { id: "actual-curve".to_owned(), title, reading, picture, table })
}

/// What each deviation moved, goal by goal.
fn deviations(of: &Actual, phrases: Phrases<'_>) -> Option<Figure> {
    let deviations = of.deviations.as_ref()?;
    let table = view::deviations(of, phrases.0);
    if table.is_empty() {
        return None;
    }
    let (title, reading) =
        (phrases.say("page-actual-deviations"), phrases.say("page-actual-deviations-reading"));
    let moved = deviations.goals.iter().filter(|goal| {
        let noise = 1e-7 * (1.0 + goal.before.abs().max(goal.after.abs()));
        goal.shares.iter().any(|it| it.abs() > noise)
    });
    let pictures: Vec<Markup> = moved
        .take(8)
        .enumerate()
        .map(|(at, goal)| of_goal(deviations, goal, at, phrases))
        .collect();
    let picture = html! { @for picture in pictures { (picture) } };
    Some(Figure { id: "deviations".to_owned(), title, reading, picture, table })
}

fn of_goal(of: &Deviations, goal: &GoalMoved, at: usize, phrases: Phrases<'_>) -> Markup {
    let unit = phrases.unit(&goal.unit);
    let heading = format!("{} ({unit})", phrases.goal(&goal.goal));
    let more_is_better = GoalId::read(&goal.goal).is_some_and(GoalId::more_is_better);
    let share = |(part, share): (&Deviation, &f64)| Share {
        name: phrases.0.tell(&part.message),
        amount: *share,
        better: (*share > 0.0) == more_is_better,
    };
    let shares: Vec<Share> = of.parts.iter().zip(&goal.shares).map(share).collect();
    shares::picture(&format!("deviation-{at}"), &heading, &unit, &shares)
}
