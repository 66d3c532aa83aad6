//! The result of a sample: the spread of each figure, how likely each order is met and each limit
//! binds, and whether the mean has settled.

use super::axis;
use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::answers::whatif::{Chance, Spread, StretchSummary};
use crate::report::number::{figure, per_cent};
use crate::report::view::whatif as view;

const ROW: f64 = 18.0;
/// Orders and limits drawn; all of them stand in the table.
const DRAWN: usize = 30;

pub(super) fn spreads(at: usize, of: &StretchSummary, phrases: Phrases<'_>) -> Option<Figure> {
    if of.spreads.is_empty() {
        return None;
    }
    let title = phrases.say_with("page-spread-title", &[("name", of.name.as_str().into())]);
    let reading = phrases.say("page-spread-reading");
    let table = view::spreads(&of.name, &of.spreads, phrases.0);
    let mut drawing = Drawing::default();
    let mut y = 20.0;
    for head in [(748.0, "P10"), (830.0, "P50"), (912.0, "P90")] {
        drawing.text("axis end", (head.0, 10.0), head.1);
    }
    for it in &of.spreads {
        let name = phrases.goal(&it.of);
        row(&mut drawing, it, &name, y, phrases);
        y += ROW;
    }
    let id = format!("spread-{at}");
    let picture = drawing.picture(&id, y + 4.0, &title, &reading);
    Some(Figure { id, title, reading, picture, table })
}

/// One figure on a scale of its own: the stretch from P10 to P90, the median, and where it stands.
fn row(drawing: &mut Drawing, it: &Spread, name: &str, y: f64, phrases: Phrases<'_>) {
    drawing.name("end", (290.0, y + 13.0), 286.0, name);
    drawing.name("soft", (298.0, y + 13.0), 96.0, &phrases.unit(&it.unit));
    let middle = y + ROW / 2.0;
    let values = [it.p10, it.p90, it.base.unwrap_or(it.p50)];
    let least = values.into_iter().fold(f64::INFINITY, f64::min);
    let most = values.into_iter().fold(f64::NEG_INFINITY, f64::max);
    drawing.text("figure end", (748.0, y + 13.0), &figure(it.p10));
    drawing.text("strong end", (830.0, y + 13.0), &figure(it.p50));
    drawing.text("figure end", (912.0, y + 13.0), &figure(it.p90));
    drawing.line("rule", (400.0, middle), (680.0, middle));
    if most - least <= 1e-9 * (1.0 + most.abs()) {
        drawing.dot("planned-dot", (540.0, middle), 3.0, &format!("{name}: {}", figure(it.p50)));
        return;
    }
    let scale = Scale::new(least, most, 404.0, 676.0);
    let says =
        format!("{name}: P10 {} · P50 {} · P90 {}", figure(it.p10), figure(it.p50), figure(it.p90));
    let (start, end) = (scale.place(it.p10), scale.place(it.p90));
    drawing.bar("pale", (start, y + 5.0), ((end - start).max(1.0), ROW - 10.0), &says);
    drawing.dot("planned-dot", (scale.place(it.p50), middle), 3.4, &says);
    if let Some(base) = it.base {
        let x = scale.place(base);
        drawing.line("due", (x, y + 2.0), (x, y + ROW - 2.0));
    }
}

/// Probabilities as bars: of orders the least likely first, of limits the most likely.
fn chances(
    (id, title, reading): (String, String, String),
    (stretch, what, head): (&str, &'static str, &'static str),
    (sorted, called): (&[&Chance], impl Fn(&str) -> String),
    phrases: Phrases<'_>,
) -> Figure {
    let table = view::chances(stretch, what, (head, sorted), &called, phrases.0);
    let mut drawing = Drawing::default();
    let scale = Scale::new(0.0, 1.0, 270.0, WIDTH - 150.0);
    let mut y = 4.0;
    for it in sorted.iter().take(DRAWN) {
        let name = called(&it.of);
        drawing.name("end", (262.0, y + 13.0), 258.0, &name);
        let end = scale.place(it.share);
        let says = format!("{name}: {}", per_cent(it.share));
        drawing.ground("track", (270.0, y + 4.0), (scale.place(1.0) - 270.0, ROW - 8.0));
        drawing.bar("load", (270.0, y + 4.0), ((end - 270.0).max(0.6), ROW - 8.0), &says);
        if it.error > 0.0 {
            let ends = [it.share - it.error, it.share + it.error];
            let [left, right] = ends.map(|it| scale.place(it.clamp(0.0, 1.0)));
            drawing.line("spread", (left, y + ROW / 2.0), (right, y + ROW / 2.0));
        }
        drawing.text("figure end", (WIDTH - 90.0, y + 13.0), &per_cent(it.share));
        y += ROW;
    }
    let picture = drawing.picture(&id, y + 4.0, &title, &reading);
    Figure { id, title, reading, picture, table }
}

pub(super) fn met(at: usize, of: &StretchSummary, phrases: Phrases<'_>) -> Option<Figure> {
    let mut sorted: Vec<&Chance> = of.met.iter().collect();
    sorted.sort_by(|one, other| one.share.total_cmp(&other.share));
    let title = phrases.say_with("page-met-title", &[("name", of.name.as_str().into())]);
    let about = (format!("met-{at}"), title, phrases.say("page-met-reading"));
    (!sorted.is_empty()).then(|| {
        chances(
            about,
            (&of.name, "book-order-met", "head-order"),
            (&sorted, str::to_owned),
            phrases,
        )
    })
}

pub(super) fn binds(at: usize, of: &StretchSummary, phrases: Phrases<'_>) -> Option<Figure> {
    let mut sorted: Vec<&Chance> = of.binds.iter().collect();
    sorted.sort_by(|one, other| other.share.total_cmp(&one.share));
    let title = phrases.say_with("page-binds-title", &[("name", of.name.as_str().into())]);
    let about = (format!("binds-{at}"), title, phrases.say("page-binds-reading"));
    (!sorted.is_empty()).then(|| {
        let called = |it: &str| phrases.limit_at(it);
        chances(about, (&of.name, "book-limit-binds", "head-limit"), (&sorted, called), phrases)
    })
}

pub(super) fn settling(
    at: usize,
    of: &StretchSummary,
    by: &str,
    phrases: Phrases<'_>,
) -> Option<Figure> {
    let points = &of.convergence;
    if points.len() < 2 {
        return None;
    }
    let title = phrases.say_with("page-settling-title", &[("goal", (&phrases.goal(by)).into())]);
    let reading = phrases.say("page-settling-reading");
    let table = view::settling(&of.name, points, phrases.0);
    let least = points.iter().map(|it| it.mean - it.error).fold(f64::INFINITY, f64::min);
    let most = points.iter().map(|it| it.mean + it.error).fold(f64::NEG_INFINITY, f64::max);
    #[allow(clippy::cast_precision_loss)] // a count of scenarios
    let counts: Vec<f64> = points.iter().map(|it| it.count as f64).collect();
    let whole = counts.iter().copied().fold(1.0, f64::max);
    let across = Scale::new(0.0, whole, 90.0, 880.0);
    let up = Scale::new(least, most, 140.0, 10.0);
    let mut drawing = Drawing::default();
    axis::up(&mut drawing, &up, 4, (90.0, 880.0), str::to_owned);
    axis::along(&mut drawing, &across, 6, (10.0, 144.0), str::to_owned);
    let places: Vec<(f64, f64)> = counts
        .iter()
        .zip(points)
        .map(|(count, it)| (across.place(*count), up.place(it.mean)))
        .collect();
    drawing.path("planned", &places, "");
    for (it, (x, y)) in points.iter().zip(&places) {
        drawing.line(
            "spread",
            (*x, up.place(it.mean - it.error)),
            (*x, up.place(it.mean + it.error)),
        );
        let says = format!("{}: {} ± {}", it.count, figure(it.mean), figure(it.error));
        drawing.dot("planned-dot", (*x, *y), 3.0, &says);
    }
    let id = format!("settling-{at}");
    let picture = drawing.picture(&id, 166.0, &title, &reading);
    Some(Figure { id, title, reading, picture, table })
}
