//! What to change in a factory: the best value for every budget, what each measure is worth, which
//! pairs help each other or compete.

use maud::{Markup, html};

use super::axis::{along, up};
use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::answers::measures::{GoalWorth, MeasureWorth, Measures, Pair};
use crate::report::number::{figure, money, signed};
use crate::report::view::measures as view;

/// Height of a bar's line.
const ROW: f64 = 13.0;
/// Measures drawn; all of them are in the table.
const DRAWN: usize = 30;
/// Measures of the matrix.
const CELLS: usize = 24;

/// The goal that figures are drawn in, and its unit.
fn decisive(answer: &Measures, phrases: Phrases<'_>) -> (String, String, String) {
    let goal = view::decisive(answer);
    let (goal, unit) =
        goal.map_or_else(<(String, String)>::default, |it| (it.goal.clone(), it.unit.clone()));
    let (name, unit) = (phrases.goal(&goal), phrases.unit(&unit));
    (goal, name, unit)
}

/// The first screen: what the best set gains, what it costs, whether it is proven.
pub(super) fn first_screen(answer: &Measures, phrases: Phrases<'_>) -> Markup {
    let (_, name, unit) = decisive(answer, phrases);
    let gain = view::decisive(answer).map_or(0.0, |it| it.gain);
    let names: Vec<&str> =
        answer.measures.iter().filter(|it| it.taken).map(|it| it.name.as_str()).collect();
    let currency = &answer.factory.currency;
    html! {
        div.facts {
            section.fact {
                h2 { (phrases.say("page-measures-gain")) }
                p.big { (signed(gain)) " " (unit) }
                p { (name) }
            }
            section.fact {
                h2 { (phrases.say("page-measures-cost")) }
                p.big { (money(answer.best.cost)) " " (currency) }
                @if let Some(budget) = answer.budget {
                    p { (phrases.say("page-measures-budget")) " " (money(budget)) " " (currency) }
                }
            }
            section.fact {
                h2 { (phrases.say("page-measures-set")) }
                ul { @for name in names { li { (name) } } }
            }
        }
    }
}

/// The best value against the budget, as a step line with a dot at every corner.
pub(super) fn frontier(answer: &Measures, phrases: Phrases<'_>) -> Option<Figure> {
    let of = answer.frontier.as_ref()?;
    let (goal, name, unit) = decisive(answer, phrases);
    let corners: Vec<(f64, f64, String)> = of
        .corners
        .iter()
        .filter_map(|it| {
            let value = it.set.goals.iter().find(|it| it.goal == goal)?.value;
            Some((it.budget, value, it.set.measures.join(", ")))
        })
        .collect();
    let title = phrases.say("page-frontier-title");
    let reading = phrases.say("page-frontier-reading");
    let table = view::frontier(answer, phrases.0);
    let values = corners.iter().map(|it| it.1);
    let least = values.clone().fold(f64::INFINITY, f64::min);
    let most = values.fold(f64::NEG_INFINITY, f64::max);
    if corners.is_empty() {
        return None;
    }
    let (left, right, top, bottom) = (90.0, WIDTH - 20.0, 16.0, 250.0);
    let end = of.corners.last().map_or(1.0, |it| it.budget) * 1.15;
    let across = Scale::new(0.0, end.max(1.0), left, right);
    let height = Scale::new(least, most, bottom, top + 10.0);
    let mut drawing = Drawing::default();
    up(&mut drawing, &height, 5, (left, right), str::to_owned);
    along(&mut drawing, &across, 6, (top, bottom), str::to_owned);
    let mut points = Vec::new();
    for (at, (budget, value, _)) in corners.iter().enumerate() {
        let (x, y) = (across.place(*budget), height.place(*value));
        points.push((x, y));
        let next = corners.get(at + 1).map_or(right, |it| across.place(it.0));
        points.push((next, y));
    }
    drawing.path("planned", &points, "");
    for (budget, value, set) in &corners {
        let says = format!("{}: {} {unit} · {set}", money(*budget), figure(*value));
        drawing.dot("planned-dot", (across.place(*budget), height.place(*value)), 4.0, &says);
    }
    drawing.text("axis", (left, 10.0), &format!("{name}, {unit}"));
    let currency = &answer.factory.currency;
    let values = [("currency", currency.as_str().into())];
    let axis = phrases.say_with("page-frontier-budget", &values);
    drawing.text("axis end", (right, bottom + 26.0), &axis);
    let picture = drawing.picture("frontier", bottom + 34.0, &title, &reading);
    Some(Figure { id: "frontier".to_owned(), title, reading, picture, table })
}

/// What each measure is worth alone, last, and by its share.
pub(super) fn worth(answer: &Measures, phrases: Phrases<'_>) -> Option<Figure> {
    let (goal, name, unit) = decisive(answer, phrases);
    let of = |it: &MeasureWorth| it.goals.iter().find(|it| it.goal == goal).cloned();
    let all: Vec<(&MeasureWorth, GoalWorth)> =
        answer.measures.iter().filter_map(|it| Some((it, of(it)?))).take(DRAWN).collect();
    if all.is_empty() {
        return None;
    }
    let title = phrases.say("page-worth-title");
    let values = [("goal", (&name).into()), ("unit", (&unit).into())];
    let reading = phrases.say_with("page-worth-reading", &values);
    let table = view::worth(answer, phrases.0);
    let figures = |it: &GoalWorth| [("pale", it.alone), ("material", it.last), ("load", it.share)];
    let each = all.iter().flat_map(|(_, it)| figures(it)).filter_map(|it| it.1);
    let least = each.clone().fold(0.0_f64, f64::min);
    let most = each.fold(0.0_f64, f64::max);
    let scale = Scale::new(least, most, 230.0, WIDTH - 120.0);
    let zero = scale.place(0.0);
    let mut drawing = Drawing::default();
    let kinds =
        ["page-worth-alone", "page-worth-last", "page-worth-share"].map(|it| phrases.say(it));
    for (at, (class, word)) in (0_u8..).zip(["pale", "material", "load"].iter().zip(&kinds)) {
        let x = 230.0 + 160.0 * f64::from(at);
        drawing.ground(class, (x, 2.0), (12.0, 10.0));
        drawing.text("axis", (x + 17.0, 11.0), word);
    }
    let mut y = 20.0;
    for (measure, worth) in &all {
        let class = if measure.taken { "end strong" } else { "end" };
        drawing.name(class, (222.0, y + ROW), 216.0, &measure.name);
        for ((class, value), kind) in figures(worth).into_iter().zip(&kinds) {
            let Some(value) = value else { continue };
            let place = scale.place(value);
            let says = format!("{}, {kind}: {} {unit}", measure.name, signed(value));
            let width = (place - zero).abs().max(0.8);
            drawing.bar(class, (place.min(zero), y), (width, ROW - 4.0), &says);
            drawing.text("figure", (place.max(zero) + 5.0, y + 8.5), &signed(value));
            y += ROW - 3.0;
        }
        y += 8.0;
    }
    drawing.line("limit", (zero, 16.0), (zero, y));
    let picture = drawing.picture("worth", y + 4.0, &title, &reading);
    Some(Figure { id: "worth".to_owned(), title, reading, picture, table })
}

/// Pairs as a matrix: a cell for each pair that is worth more, or less, together.
pub(super) fn pairs(answer: &Measures, phrases: Phrases<'_>) -> Option<Figure> {
    let pairs = answer.pairs.as_ref().filter(|it| !it.is_empty())?;
    let named = |id: &str| pairs.iter().any(|it| it.one == id || it.other == id);
    let ids: Vec<&MeasureWorth> =
        answer.measures.iter().filter(|it| named(&it.id)).take(CELLS).collect();
    let title = phrases.say("page-pairs-title");
    let reading = phrases.say("page-pairs-reading");
    let table = view::pairs(answer, phrases.0);
    let at = |id: &str| ids.iter().position(|it| it.id == id);
    #[allow(clippy::cast_precision_loss)] // a handful
    let place = |at: usize| at as f64;
    let size = ((WIDTH - 260.0) / place(ids.len().max(1))).min(46.0);
    let mut drawing = Drawing::default();
    for (row, measure) in ids.iter().enumerate() {
        let y = 8.0 + size * place(row);
        drawing.name("end", (222.0, y + size / 2.0 + 4.0), 216.0, &measure.name);
        let x = 230.0 + size * place(row);
        drawing.name("soft middle", (x + size / 2.0, y + size / 2.0 + 4.0), size, &measure.id);
    }
    let cell = |pair: &Pair| -> Option<(f64, f64)> {
        let (one, other) = (at(&pair.one)?, at(&pair.other)?);
        let (column, row) = (one.min(other), one.max(other));
        Some((230.0 + size * place(column), 8.0 + size * place(row)))
    };
    let mut drawn: Vec<(f64, f64)> = Vec::new();
    for pair in pairs {
        // Of several goals of a pair the first is drawn: that of the largest synergy.
        let Some(corner) = cell(pair).filter(|it| !drawn.contains(it)) else { continue };
        drawn.push(corner);
        let class = if pair.synergy > 0.0 { "gain" } else { "loss" };
        let unit = phrases.unit(&pair.unit);
        let (one, other) = (&pair.one, &pair.other);
        let says = format!("{one} + {other}: {} {unit}", signed(pair.synergy));
        let inner = (size - 3.0, size - 3.0);
        drawing.bar(class, (corner.0 + 1.5, corner.1 + 1.5), inner, &says);
        let middle = (corner.0 + size / 2.0, corner.1 + size / 2.0 + 3.5);
        drawing.text("cell middle on", middle, if pair.synergy > 0.0 { "+" } else { "−" });
    }
    let height = 16.0 + size * place(ids.len());
    let picture = drawing.picture("pairs", height, &title, &reading);
    Some(Figure { id: "pairs".to_owned(), title, reading, picture, table })
}
