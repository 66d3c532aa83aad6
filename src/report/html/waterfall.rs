//! The waterfall of a diff: how each goal came from its value before to its value after, change by
//! change.

use maud::{Markup, html};

use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::answers::diff::{Fall, Waterfall};
use crate::model::{GoalId, Limit, What};
use crate::report::Terminal;
use crate::report::diff::changes::label;
use crate::report::number::{figure, signed};
use crate::report::view::diff as view;

const ROW: f64 = 20.0;
/// Figures drawn; all of them stand in the table.
const DRAWN: usize = 12;

/// What a part is called.
fn part(waterfall: &Waterfall, position: usize, phrases: Phrases<'_>) -> String {
    label(waterfall, position, &Terminal::new(phrases.0, None))
}

/// What a figure is called.
fn called(fall: &Fall, phrases: Phrases<'_>) -> String {
    let limit = Limit::read(&fall.of);
    let order = [("order", (&limit.id).into())];
    match limit.what {
        What::Short => phrases.say_with("page-order-short-of", &order),
        What::Late => phrases.say_with("page-order-late-of", &order),
        _ => phrases.goal(&fall.of),
    }
}

pub(super) fn falls(waterfall: &Waterfall, phrases: Phrases<'_>) -> Figure {
    let title = phrases.say("page-waterfall-title");
    let reading = phrases.say("page-waterfall-reading");
    let moved = waterfall.goals.iter().chain(&waterfall.orders).filter(|it| view::touched(it));
    let moved: Vec<&Fall> = moved.collect();
    let table = view::falls(moved.iter().copied(), |it| part(waterfall, it, phrases), phrases.0);
    let pictures: Vec<Markup> = moved
        .iter()
        .take(DRAWN)
        .enumerate()
        .map(|(at, fall)| picture(waterfall, fall, at, phrases))
        .collect();
    let picture = html! { @for picture in pictures { (picture) } };
    Figure { id: "waterfall".to_owned(), title, reading, picture, table }
}

fn picture(waterfall: &Waterfall, fall: &Fall, at: usize, phrases: Phrases<'_>) -> Markup {
    let unit = phrases.unit(&fall.unit);
    let heading = format!("{} ({unit})", called(fall, phrases));
    let more_is_better = GoalId::read(&fall.of).is_some_and(GoalId::more_is_better);
    let noise = view::noise(&fall.value);
    let steps = fall.steps.iter().map(|it| (part(waterfall, it.part, phrases), it.share));
    let steps = steps.chain([(phrases.say(view::rest_of(fall, "page-remainder")), fall.remainder)]);
    let steps: Vec<(String, f64)> = steps.filter(|it| it.1.abs() > noise).collect();
    // Where the bars hang; what every bar has in common is left out where changes are small.
    let mut level = fall.value.before;
    let mut levels = vec![fall.value.before, fall.value.after];
    for (_, share) in &steps {
        level += share;
        levels.push(level);
    }
    let least = levels.iter().copied().fold(f64::INFINITY, f64::min);
    let most = levels.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let whole = least.min(0.0);
    let cut = (most - least) < 0.2 * most.abs().max(least.abs()) && (least > 0.0 || most < 0.0);
    let from = if cut { least - (most - least) * 0.25 } else { whole };
    let scale = Scale::new(from, most.max(if cut { most } else { 0.0 }), 340.0, WIDTH - 130.0);
    let ground = if cut { scale.place(from) } else { scale.place(0.0) };
    let mut drawing = Drawing::default();
    let mut y = 4.0;
    let end = |drawing: &mut Drawing, word: &str, value: f64, y: f64| {
        let text = figure(value);
        let place = scale.place(value);
        drawing.name("end strong", (330.0, y + 14.0), 326.0, word);
        let says = format!("{word}: {text} {unit}");
        let width = (place - ground).abs().max(1.0);
        drawing.bar("stone", (place.min(ground), y + 3.0), (width, ROW - 6.0), &says);
        drawing.text("strong end", (WIDTH - 4.0, y + 14.0), &text);
    };
    end(&mut drawing, &phrases.say("page-before"), fall.value.before, y);
    let mut level = fall.value.before;
    for (name, share) in &steps {
        y += ROW;
        let (start, stop) = (scale.place(level), scale.place(level + share));
        let better = (*share > 0.0) == more_is_better;
        drawing.line("link", (start, y - 3.0), (start, y + 3.0));
        drawing.name("end", (330.0, y + 14.0), 326.0, name);
        let says = format!("{name}: {} {unit}", signed(*share));
        let class = if better { "gain" } else { "loss" };
        let width = (stop - start).abs().max(1.0);
        drawing.bar(class, (start.min(stop), y + 3.0), (width, ROW - 6.0), &says);
        let word = phrases.say(if better { "page-better" } else { "page-worse" });
        drawing.text("figure end", (WIDTH - 4.0, y + 14.0), &format!("{} {word}", signed(*share)));
        level += share;
    }
    y += ROW;
    end(&mut drawing, &phrases.say("page-after"), fall.value.after, y);
    let shows = if cut { phrases.say("page-axis-cut") } else { heading.clone() };
    html! {
        h4 { (heading) @if cut { span.note { " " (shows) } } }
        (drawing.picture(&format!("fall-{at}"), y + ROW + 4.0, &heading, &shows))
    }
}
