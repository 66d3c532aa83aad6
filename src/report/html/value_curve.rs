//! Value curves: each goal's optimum as a function of one limit.

use maud::html;

use super::axis;
use super::drawing::Drawing;
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::answers::bottlenecks::{Bottlenecks, GoalCurve, ValueCurve};
use crate::report::number::{figure, signed};
use crate::report::view::Table;
use crate::report::view::bottlenecks as view;

/// Breakpoints that get a dot each; of more, only the line is drawn.
const DOTS: usize = 60;
pub(super) fn curve(
    answer: &Bottlenecks,
    at: usize,
    of: &ValueCurve,
    phrases: Phrases<'_>,
) -> Figure {
    let limit = phrases.limit(&of.name);
    let unit = phrases.unit(&of.unit);
    let now = figure(of.now);
    let title = phrases.say_with("page-curve-title", &[("limit", (&limit).into())]);
    let ends = match of.above.as_str() {
        "no more is worth anything" => phrases.say("page-curve-flat"),
        "still worth something" => phrases.say("page-curve-goes-on"),
        "hard data contradict each other" => phrases.say("page-curve-contradiction"),
        _ => phrases.say("page-curve-cut-off"),
    };
    let values = [("now", (&now).into()), ("unit", (&unit).into()), ("ends", (&ends).into())];
    let reading = phrases.say_with("page-curve-reading", &values);
    let mut table = Table::default();
    let mut drawing = Drawing::default();
    let moving: Vec<&GoalCurve> = view::changing(of).collect();
    let mut y = 4.0;
    for curve in &moving {
        let heading = answer.goals.iter().find(|it| it.goal == curve.goal);
        let better = heading.is_some_and(|it| it.more_is_better);
        let name = phrases.goal(&curve.goal);
        let of_goal = heading.map_or_else(String::new, |it| phrases.unit(&it.unit));
        table.append(view::curve(answer, of, curve, phrases.0));
        panel(&mut drawing, (of, curve), better, y, &format!("{name} ({of_goal})"), &unit);
        y += 226.0;
    }
    let id = format!("curve-{at}");
    let picture = match moving.len() {
        0 => html! {},
        _ => drawing.picture(&id, y, &title, &reading),
    };
    Figure { id, title, reading, picture, table }
}

fn panel(
    drawing: &mut Drawing,
    (of, curve): (&ValueCurve, &GoalCurve),
    better: bool,
    top: f64,
    name: &str,
    unit: &str,
) {
    let Some(last) = curve.pieces.last() else { return };
    let mut points: Vec<(f64, f64)> = curve.pieces.iter().map(|it| (it.from, it.value)).collect();
    points.push((last.to, last.end(better)));
    let reach = |pick: fn(&(f64, f64)) -> f64| {
        let figures = points.iter().map(pick);
        figures
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| (low.min(it), high.max(it)))
    };
    let ((left, right), (low, high)) = (reach(|it| it.0), reach(|it| it.1));
    let across = Scale::new(left.min(of.now), right.max(of.now), 90.0, 880.0);
    let along = Scale::new(low, high, top + 180.0, top + 26.0);
    drawing.text("strong", (90.0, top + 8.0), name);
    axis::up(drawing, &along, 4, (90.0, 880.0), str::to_owned);
    axis::along(drawing, &across, 8, (top + 26.0, top + 184.0), |it| format!("{it} {unit}"));
    let now = across.place(of.now);
    drawing.line("limit", (now, top + 26.0), (now, top + 184.0));
    drawing.text("axis middle strong", (now, top + 22.0), &figure(of.now));
    let places: Vec<(f64, f64)> =
        points.iter().map(|(x, y)| (across.place(*x), along.place(*y))).collect();
    drawing.path("mark planned", &places, name);
    if curve.pieces.len() <= DOTS {
        for (piece, place) in curve.pieces.iter().zip(&places) {
            let says = format!(
                "{} – {} {unit}: {}",
                figure(piece.from),
                figure(piece.to),
                signed(piece.per_unit)
            );
            drawing.dot("planned-dot", *place, 2.4, &says);
        }
    }
}
