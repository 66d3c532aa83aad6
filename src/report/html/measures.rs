//! What to change in a factory: the best value for every budget, what each measure is worth, which
//! pairs help each other or compete.

use maud::{Markup, html};

use super::axis::{along, up};
use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::answers::measures::{
    FrontierCorner, GoalGain, GoalWorth, MeasureSet, MeasureWorth, Measures, Pair,
};
use crate::report::number::{figure, money, signed};
use crate::report::view::measures as view;

/// Height of a bar's line.
const ROW: f64 = 15.0;
/// Height of a step line, and of the step line with the gap to the next.
const STEPS: f64 = 130.0;
const PANEL: f64 = 150.0;
/// Height of a measure's line under the frontier.
const LANE: f64 = 16.0;
/// Width of the names on the left.
const NAMES: f64 = 230.0;
/// Measures drawn; all of them are in the table.
const DRAWN: usize = 30;
/// Measures of the matrix.
const CELLS: usize = 24;

/// The first screen: what the best set gains, what it costs, whether it is proven.
pub(super) fn first_screen(answer: &Measures, phrases: Phrases<'_>) -> Markup {
    let names: Vec<&str> =
        answer.measures.iter().filter(|it| it.taken).map(|it| it.name.as_str()).collect();
    let currency = &answer.factory.currency;
    html! {
        div.facts {
            section.fact {
                h2 { (phrases.say("page-measures-gain")) }
                @for it in view::gaining(answer) {
                    p.big { (signed(it.gain)) " " (phrases.unit(&it.unit)) }
                    p { (phrases.goal(&it.goal)) }
                }
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

/// What surprises about the best set, and what keeps others out.
pub(super) fn notice(answer: &Measures, phrases: Phrases<'_>) -> Option<Markup> {
    let told = view::first(answer, phrases.0);
    (!told.is_empty()).then(|| html! { @for it in told { p { (it) } } })
}

/// The best value against the budget, as a step line for each goal that gains, with a dot at every
/// corner; under them the measures of the set for each budget, as bars.
pub(super) fn frontier(answer: &Measures, phrases: Phrases<'_>) -> Option<Figure> {
    let corners = &answer.frontier.as_ref().filter(|it| !it.corners.is_empty())?.corners;
    let title = phrases.say("page-frontier-title");
    let reading = phrases.say("page-frontier-reading");
    let table = view::frontier(answer, phrases.0);
    let (left, right) = (NAMES, WIDTH - 20.0);
    let end = corners.last().map_or(1.0, |it| it.budget) * 1.15;
    let across = Scale::new(0.0, end.max(1.0), left, right);
    let mut drawing = Drawing::default();
    let mut y = 0.0;
    for goal in view::gaining(answer) {
        steps(&mut drawing, (answer, goal, corners), &across, y, phrases);
        y += PANEL;
    }
    let bottom = y - PANEL + STEPS;
    along(&mut drawing, &across, 6, (16.0, bottom), str::to_owned);
    let currency = &answer.factory.currency;
    let values = [("currency", currency.as_str().into())];
    let axis = phrases.say_with("page-frontier-budget", &values);
    drawing.text("axis end", (right, bottom + 26.0), &axis);
    y = bottom + 36.0;
    let entering = |it: &MeasureWorth| corners.iter().position(|corner| corner.set.has(&it.id));
    let mut lanes: Vec<(usize, &MeasureWorth)> =
        answer.measures.iter().filter_map(|it| Some((entering(it)?, it))).collect();
    lanes.sort_by_key(|it| it.0);
    for (_, measure) in lanes {
        drawing.name("end", (left - 8.0, y + 9.5), left - 14.0, &measure.name);
        drawing.line("grid", (left, y + LANE - 1.5), (right, y + LANE - 1.5));
        for (at, corner) in corners.iter().enumerate() {
            if corner.set.has(&measure.id) {
                let x = across.place(corner.budget);
                let ends = corners.get(at + 1).map_or(right, |it| across.place(it.budget));
                let says = format!("{}: {}", money(corner.budget), measure.name);
                drawing.bar("lane", (x, y), (ends - x, LANE - 4.0), &says);
            }
        }
        y += LANE;
    }
    let picture = drawing.picture("frontier", y + 6.0, &title, &reading);
    Some(Figure { id: "frontier".to_owned(), title, reading, picture, table })
}

/// The step line of one goal.
fn steps(
    drawing: &mut Drawing,
    (answer, goal, corners): (&Measures, &GoalGain, &[FrontierCorner]),
    across: &Scale,
    y: f64,
    phrases: Phrases<'_>,
) {
    let (left, right) = (NAMES, WIDTH - 20.0);
    let value = |it: &FrontierCorner| {
        it.set.goals.iter().find(|it| it.goal == goal.goal).map_or(0.0, |it| it.value)
    };
    let values = corners.iter().map(value);
    let least = values.clone().fold(f64::INFINITY, f64::min);
    let most = values.fold(f64::NEG_INFINITY, f64::max);
    let height = Scale::new(least, most, y + STEPS, y + 26.0);
    up(drawing, &height, 4, (left, right), str::to_owned);
    let (name, unit) = (phrases.goal(&goal.goal), phrases.unit(&goal.unit));
    drawing.text("axis end", (left - 4.0, y + 10.0), &format!("{name}, {unit}"));
    let mut points = Vec::new();
    for (at, corner) in corners.iter().enumerate() {
        let next = corners.get(at + 1).map_or(right, |it| across.place(it.budget));
        let level = height.place(value(corner));
        points.extend([(across.place(corner.budget), level), (next, level)]);
    }
    drawing.path("planned", &points, "");
    for corner in corners {
        let (budget, own) = (corner.budget, value(corner));
        let names = set_names(answer, &corner.set, phrases);
        let says = format!("{}: {} {unit} · {names}", money(budget), figure(own));
        drawing.dot("planned-dot", (across.place(budget), height.place(own)), 4.0, &says);
    }
}

/// The names of a set's measures; a dash for the plan as it is.
fn set_names(answer: &Measures, set: &MeasureSet, phrases: Phrases<'_>) -> String {
    if set.measures.is_empty() {
        return "–".to_owned();
    }
    let taken = answer.measures.iter().filter(|it| set.has(&it.id));
    view::names(taken, answer, phrases.0)
}

/// What each measure is worth alone, last, and by its share: a picture for each goal that measures
/// move.
pub(super) fn worth(answer: &Measures, phrases: Phrases<'_>) -> Vec<Figure> {
    let goals = view::moved_goals(answer);
    let many = goals.len() > 1;
    goals.into_iter().filter_map(|it| worth_in(answer, it, many, phrases)).collect()
}

fn worth_in(
    answer: &Measures,
    of_goal: &GoalWorth,
    many: bool,
    phrases: Phrases<'_>,
) -> Option<Figure> {
    let goal = &of_goal.goal;
    let (name, unit) = (phrases.goal(goal), phrases.unit(&of_goal.unit));
    let of = |it: &MeasureWorth| it.goals.iter().find(|it| it.goal == *goal).cloned();
    let mut all: Vec<(&MeasureWorth, GoalWorth)> =
        view::by_share(answer, goal).into_iter().filter_map(|it| Some((it, of(it)?))).collect();
    all.truncate(DRAWN);
    if all.is_empty() {
        return None;
    }
    let title = phrases.say("page-worth-title");
    let title = if many {
        phrases.say_with("page-worth-title-in", &[("goal", (&name).into())])
    } else {
        title
    };
    let values = [("goal", (&name).into()), ("unit", (&unit).into())];
    let bought = answer.compared.contains(goal);
    let key = if bought { "page-worth-reading" } else { "page-worth-beside" };
    let reading = phrases.say_with(key, &values);
    let table = view::worth_in(answer, goal, phrases.0);
    let figures = |it: &GoalWorth| [("pale", it.alone), ("material", it.last), ("load", it.share)];
    let each = all.iter().flat_map(|(_, it)| figures(it)).filter_map(|it| it.1);
    let least = each.clone().fold(0.0_f64, f64::min);
    let most = each.fold(0.0_f64, f64::max);
    // Where bars end on the left there is room for their figures as well.
    let start = if least < 0.0 { NAMES + 70.0 } else { NAMES };
    let scale = Scale::new(least, most, start, WIDTH - 90.0);
    let zero = scale.place(0.0);
    let mut drawing = Drawing::default();
    let kinds =
        ["page-worth-alone", "page-worth-last", "page-worth-share"].map(|it| phrases.say(it));
    for (at, (class, word)) in (0_u8..).zip(["pale", "material", "load"].iter().zip(&kinds)) {
        let x = NAMES + 160.0 * f64::from(at);
        drawing.ground(class, (x, 2.0), (12.0, 10.0));
        drawing.text("axis", (x + 17.0, 11.0), word);
    }
    let mut y = 20.0;
    for (measure, worth) in &all {
        let class = if measure.taken { "end strong" } else { "end" };
        drawing.name(class, (NAMES - 8.0, y + 8.5), NAMES - 14.0, &measure.name);
        for ((class, value), kind) in figures(worth).into_iter().zip(&kinds) {
            let Some(value) = value else { continue };
            let place = scale.place(value);
            let says = format!("{}, {kind}: {} {unit}", measure.name, signed(value));
            let width = (place - zero).abs().max(0.8);
            drawing.bar(class, (place.min(zero), y), (width, ROW - 5.0), &says);
            let (anchor, x) = if value < 0.0 {
                ("figure end", place.min(zero) - 5.0)
            } else {
                ("figure", place.max(zero) + 5.0)
            };
            drawing.text(anchor, (x, y + 8.5), &signed(value));
            y += ROW - 3.0;
        }
        y += 8.0;
    }
    drawing.line("limit", (zero, 16.0), (zero, y));
    let id =
        if many { format!("worth-{goal}").replace(['/', ' '], "-") } else { "worth".to_owned() };
    let picture = drawing.picture(&id, y + 4.0, &title, &reading);
    Some(Figure { id, title, reading, picture, table })
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
        let name = format!("{} · {}", measure.name, row + 1);
        drawing.name("end", (222.0, y + size / 2.0 + 4.0), 216.0, &name);
        let x = 230.0 + size * place(row);
        let number = (row + 1).to_string();
        drawing.text("soft middle", (x + size / 2.0, y + size / 2.0 + 4.0), &number);
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
        let class = if pair.synergy > 0.0 { "gain" } else { "hx" };
        let unit = phrases.unit(&pair.unit);
        let (one, other) = (&pair.one, &pair.other);
        let says = format!("{one} + {other}: {} {unit}", signed(pair.synergy));
        let inner = (size - 3.0, size - 3.0);
        drawing.bar(class, (corner.0 + 1.5, corner.1 + 1.5), inner, &says);
        let middle = (corner.0 + size / 2.0, corner.1 + size / 2.0 + 3.5);
        let sign = if pair.synergy > 0.0 { "+" } else { "−" };
        let figure = signed(pair.synergy);
        let shown = if size < 40.0 || figure.len() > 7 { sign } else { &figure };
        drawing.text("cell middle on", middle, shown);
    }
    let height = 16.0 + size * place(ids.len());
    let picture = drawing.picture("pairs", height, &title, &reading);
    Some(Figure { id: "pairs".to_owned(), title, reading, picture, table })
}
