//! What moves a goal and how far: one bar for each value of each axis of a sweep or grid.

use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::answers::whatif::{Response, StretchSummary, WhatIf};
use crate::report::number::{figure, signed};
use crate::report::view::whatif::{self as view, value};

const ROW: f64 = 17.0;
/// Rows drawn, about; all values stand in the table.
const DRAWN: f64 = 60.0;

pub(super) fn bars(
    answer: &WhatIf,
    at: usize,
    stretch: &StretchSummary,
    phrases: Phrases<'_>,
) -> Option<Figure> {
    let by = answer.by.as_deref()?;
    let figures = answer.base.figures.as_ref()?;
    let of = figures.goals.iter().find(|it| it.goal == by)?;
    if stretch.axes.is_empty() {
        return None;
    }
    let (goal, unit) = (phrases.goal(by), phrases.unit(&of.unit));
    let named = [("name", stretch.name.as_str().into()), ("goal", (&goal).into())];
    let (title, reading) = if stretch.kind == "sweep" {
        (phrases.say_with("page-tornado-title", &named), phrases.say("page-tornado-reading"))
    } else {
        (phrases.say_with("page-grid-title", &named), phrases.say("page-grid-reading"))
    };
    let base = Some(of.value);
    let table = view::responses(&stretch.name, &stretch.axes, base, phrases.0);
    let values = || stretch.axes.iter().flat_map(|axis| &axis.at);
    let ends = values().flat_map(|it| [it.least, it.most, it.mean]).map(|it| settled(it, of.value));
    let (least, most) =
        ends.fold((of.value, of.value), |(low, high), it| (low.min(it), high.max(it)));
    let scale = Scale::new(least, most, 330.0, WIDTH - 190.0);
    let mut drawing = Drawing::default();
    let mut y = 20.0;
    for axis in &stretch.axes {
        if y > 20.0 + ROW * DRAWN {
            continue;
        }
        drawing.name("end", (230.0, y + 12.0), 226.0, &axis.axis);
        for row in rows(&axis.at, of.value) {
            for it in row {
                bar(&mut drawing, (&axis.axis, it), (&scale, of.value), y, &unit);
            }
            let set: Vec<String> = row.iter().map(|it| value(&it.value)).collect();
            drawing.name("figure", (244.0, y + 12.0), 80.0, &set.join(" · "));
            let changes = row.iter().map(|it| signed(change(it, of.value)));
            let changes = changes.collect::<Vec<_>>().join(" · ");
            drawing.name("figure", (WIDTH - 176.0, y + 12.0), 176.0, &changes);
            y += ROW;
        }
        y += 5.0;
    }
    let x = scale.place(of.value);
    drawing.line("limit", (x, 14.0), (x, y));
    let stands = format!("{} {}", phrases.say("page-as-it-stands"), figure(of.value));
    drawing.text("axis middle strong", (x.clamp(390.0, WIDTH - 250.0), 10.0), &stands);
    let id = format!("axes-{at}");
    if most <= least {
        let reading = phrases.sentences(&reading, &phrases.say("page-axes-still"));
        return Some(Figure { id, title, reading, picture: maud::html! {}, table });
    }
    let picture = drawing.picture(&id, y + 4.0, &title, &reading);
    Some(Figure { id, title, reading, picture, table })
}

/// Values by row: two that move the goal to opposite sides share one, as in a tornado.
fn rows(values: &[Response], base: f64) -> Vec<&[Response]> {
    match values {
        [one, other] if change(one, base) * change(other, base) < 0.0 => vec![values],
        _ => values.chunks(1).collect(),
    }
}

/// One value's bar, from the base plan to the mean, with the reach of its scenarios.
fn bar(
    drawing: &mut Drawing,
    (axis, it): (&str, &Response),
    (scale, base): (&Scale, f64),
    y: f64,
    unit: &str,
) {
    let (from, to) = (scale.place(base), scale.place(settled(it.mean, base)));
    let change = change(it, base);
    let class = if change < 0.0 { "down" } else { "load" };
    let set = value(&it.value);
    let says = format!("{axis} = {set}: {} {unit} ({})", figure(it.mean), signed(change));
    let size = ((to - from).abs().max(0.6), ROW - 4.0);
    drawing.bar(class, (from.min(to), y + 2.0), size, &says);
    let [least, most] = [it.least, it.most].map(|it| settled(it, base));
    if it.planned > 1 && most > least {
        let (start, end) = (scale.place(least), scale.place(most));
        drawing.line("spread", (start, y + ROW / 2.0), (end, y + ROW / 2.0));
    }
}

/// A figure without the noise of the arithmetic: the base's where it is no other.
fn settled(figure: f64, base: f64) -> f64 {
    if (figure - base).abs() <= 1e-9 * (1.0 + base.abs()) { base } else { figure }
}

/// The change of the goal.
fn change(of: &Response, base: f64) -> f64 {
    settled(of.mean, base) - base
}
