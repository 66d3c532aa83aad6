//! Cumulative output of products against their even line.

use super::axis::{self, Days};
use super::drawing::Drawing;
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::plan::{Plan, ProductPlan};
use crate::report::number::{figure, per_cent};
use crate::report::view::Table;

/// Products drawn; all that are made stand in the table.
const DRAWN: usize = 9;
const COLUMNS: usize = 3;

/// Running totals.
fn running(figures: &[f64]) -> Vec<f64> {
    let mut total = 0.0;
    let add = |figure: &f64| {
        total += figure;
        total
    };
    figures.iter().map(add).collect()
}

/// The picture of all products that have a rhythm, least even first. `even` is each bucket's share
/// of an even plan.
pub(super) fn lines(plan: &Plan, even: &[f64], phrases: Phrases<'_>) -> Option<Figure> {
    let rhythm = |product: &ProductPlan| {
        plan.rhythm.products.iter().find(|it| it.id == product.id).map(|it| it.rhythm)
    };
    let made = plan.products.iter().filter_map(|it| Some((it, rhythm(it)?)));
    let mut made: Vec<(&ProductPlan, f64)> = made.collect();
    if made.is_empty() || plan.buckets.len() < 2 {
        return None;
    }
    made.sort_by(|one, other| one.1.total_cmp(&other.1));
    let title = phrases.say("page-cumulative-title");
    let reading = phrases.reading("page-cumulative-reading", DRAWN, made.len());
    let totals: Vec<Vec<f64>> = made.iter().map(|(it, _)| running(&it.made)).collect();
    let mut table = Table::of(phrases.0, made.iter().zip(&totals))
        .named("head-product", |((it, _), _)| (&it.name, &it.id))
        .word("head-unit", |((it, _), _)| &it.unit)
        .share("head-rhythm-share", |((_, rhythm), _)| *rhythm);
    for (at, bucket) in plan.buckets.iter().enumerate() {
        table = table.figure("", |(_, totals)| totals.get(at).copied()).headed(&*bucket.name);
    }
    let table = table.done();
    let mut drawing = Drawing::default();
    let (width, height) = (290.0, 118.0);
    for (at, (product, rhythm)) in made.iter().take(DRAWN).enumerate() {
        #[allow(clippy::cast_precision_loss)] // at most nine
        let (column, line) = ((at % COLUMNS) as f64, (at / COLUMNS) as f64);
        let place = (column * (width + 25.0), line * (height + 44.0) + 4.0);
        panel(&mut drawing, (plan, even), (product, *rhythm), place, (width, height), phrases);
    }
    #[allow(clippy::cast_precision_loss)] // at most three
    let rows = made.len().min(DRAWN).div_ceil(COLUMNS) as f64;
    let least = per_cent(made[0].1);
    let values = [("count", made.len().into()), ("rhythm", (&least).into())];
    let shows = phrases.say_with("page-cumulative-shows", &values);
    let picture = drawing.picture("cumulative", rows * (height + 44.0), &title, &shows);
    Some(Figure { id: "cumulative".to_owned(), title, reading, picture, table })
}

fn panel(
    drawing: &mut Drawing,
    (plan, even): (&Plan, &[f64]),
    (product, rhythm): (&ProductPlan, f64),
    (left, top): (f64, f64),
    (width, height): (f64, f64),
    phrases: Phrases<'_>,
) {
    let made = running(&product.made);
    let most = made.last().copied().unwrap_or(0.0);
    let (start, end, bottom) = (left + 34.0, left + width, top + height);
    let scale = Scale::new(0.0, most, bottom, top + 22.0);
    let days = Days::new(&plan.buckets, start, end);
    let rhythm = per_cent(rhythm);
    drawing.name("strong", (start, top + 10.0), width - 110.0, &product.name);
    let words = phrases.say_with("page-rhythm-of", &[("rhythm", (&rhythm).into())]);
    drawing.text("figure end", (end, top + 10.0), &words);
    axis::up(drawing, &scale, 3, (start, end), str::to_owned);
    let after = |at: usize| days.left(at) + days.step();
    let mut line = vec![(start, bottom)];
    line.extend(
        running(even).iter().enumerate().map(|(at, it)| (after(at), scale.place(it * most))),
    );
    drawing.path("even", &line, &phrases.say("page-even-line"));
    let mut line = vec![(start, bottom)];
    line.extend(made.iter().enumerate().map(|(at, it)| (after(at), scale.place(*it))));
    drawing.path("mark planned", &line, &product.name);
    for ((at, bucket), total) in plan.buckets.iter().enumerate().zip(&made) {
        if product.made.get(at).is_none_or(|it| *it <= 1e-9) {
            continue;
        }
        let says = phrases.say_with(
            "page-cumulative-dot",
            &[
                ("bucket", bucket.name.as_str().into()),
                ("total", (&figure(*total)).into()),
                ("unit", product.unit.as_str().into()),
            ],
        );
        drawing.dot("planned-dot", (after(at), scale.place(*total)), 1.8, &says);
    }
    days.label(drawing, bottom + 12.0);
}
