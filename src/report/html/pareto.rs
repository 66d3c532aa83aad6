//! Bottlenecks by worth: for each goal, what a comparable step more of each limit gains and a step
//! less loses. Gains are not added up: limits that hold each other's place share one gain.

use maud::{Markup, html};

use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::answers::bottlenecks::{Bottlenecks, GoalHeading};
use crate::report::number::{figure, signed};
use crate::report::view::Table;
use crate::report::view::bottlenecks::{self as view, OfGoal, gain, of_goal};

/// Limits drawn for each goal.
const DRAWN: usize = 15;
const ROW: f64 = 18.0;

/// The first screen: for each goal that any limit decides, the one whose step gains most.
pub(super) fn first_screen(answer: &Bottlenecks, phrases: Phrases<'_>) -> Markup {
    let block = |at: usize, goal: &GoalHeading| {
        let limits = of_goal(answer, at);
        let (first, _, more, less) = limits.first()?;
        let (change, key) = match gain(*more) {
            0.0 => (gain(*less), "page-step-loses"),
            gains => (gains, "page-step-gains"),
        };
        let (gain, unit) = (signed(change), phrases.unit(&goal.unit));
        let values = [
            ("gain", (&gain).into()),
            ("unit", (&unit).into()),
            ("step", answer.step.as_str().into()),
        ];
        Some(html! {
            section.fact {
                h2 { (phrases.goal(&goal.goal)) }
                p.big { (phrases.limit(&first.name)) }
                p { (phrases.say_with(key, &values)) }
            }
        })
    };
    let blocks = answer.goals.iter().enumerate().filter_map(|(at, goal)| block(at, goal));
    let blocks: Vec<Markup> = blocks.collect();
    html! {
        div.facts {
            @for it in &blocks { (it) }
            @if blocks.is_empty() {
                section.fact { p.big { (phrases.say("page-nothing-limits")) } }
            }
        }
    }
}

pub(super) fn bars(answer: &Bottlenecks, phrases: Phrases<'_>) -> Figure {
    let title = phrases.say("page-pareto-title");
    let mut reading =
        phrases.say_with("page-pareto-reading", &[("step", answer.step.as_str().into())]);
    if answer.left_out > 0 {
        let left_out = answer.left_out.to_string();
        reading.push(' ');
        reading.push_str(&phrases.say_with("book-left-out", &[("count", (&left_out).into())]));
    }
    let mut table = Table::default();
    let mut pictures = Vec::new();
    for (at, goal) in answer.goals.iter().enumerate() {
        let limits = of_goal(answer, at);
        if !limits.is_empty() {
            pictures.push(picture(&limits, goal, at, phrases));
            table.append(view::binding(limits, phrases.0));
        }
    }
    let picture = html! { @for picture in pictures { (picture) } };
    Figure { id: "pareto".to_owned(), title, reading, picture, table }
}

fn picture(limits: &[OfGoal<'_>], goal: &GoalHeading, at: usize, phrases: Phrases<'_>) -> Markup {
    let name = phrases.goal(&goal.goal);
    let unit = phrases.unit(&goal.unit);
    let best = figure(goal.value);
    let values = [
        ("goal", (&name).into()),
        ("best", (&best).into()),
        ("unit", (&unit).into()),
        ("count", limits.len().into()),
    ];
    let heading = phrases.say_with("page-pareto-goal", &values);
    let mut drawing = Drawing::default();
    let shown = &limits[..limits.len().min(DRAWN)];
    let most = shown.iter().fold(0.0_f64, |most, it| most.max(gain(it.2)));
    let least = shown.iter().fold(0.0_f64, |least, it| least.min(gain(it.3)));
    let scale = Scale::new(least, most, 330.0, WIDTH - 190.0);
    let zero = scale.place(0.0);
    let (step_less, step_more) = (phrases.say("page-step-less"), phrases.say("page-step-more"));
    drawing.text("axis end", (zero - 6.0, 10.0), &format!("← {step_less}"));
    drawing.text("axis", (zero + 6.0, 10.0), &format!("{step_more} →"));
    let mut y = 16.0;
    for (limit, _, more, less) in shown {
        let said = phrases.limit(&limit.name);
        drawing.name("end", (262.0, y + 13.0), 258.0, &said);
        for (side, class) in [(more, "gain"), (less, "loss")] {
            let Some(change) = side.and_then(|it| it.step_gain) else { continue };
            let class = if change < 0.0 { "loss" } else { class };
            let place = scale.place(change);
            let (start, width) = (place.min(zero), (place - zero).abs());
            if change != 0.0 {
                let says = format!("{said}: {} {unit}", signed(change));
                drawing.bar(class, (start, y + 3.0), (width.max(0.8), ROW - 6.0), &says);
            }
        }
        if more.is_some_and(|it| it.step_gain.is_none()) {
            drawing.text("figure", (zero + 6.0, y + 13.0), &phrases.say("page-no-plan"));
        }
        let texts = [*less, *more]
            .map(|side| side.and_then(|it| it.step_gain).map_or_else(|| "–".to_owned(), signed));
        drawing.name("figure", (WIDTH - 178.0, y + 13.0), 178.0, &texts.join(" / "));
        y += ROW;
    }
    drawing.line("limit", (zero, 14.0), (zero, y + 2.0));
    html! { h4 { (heading) } (drawing.picture(&format!("pareto-{at}"), y + 6.0, &heading, &heading)) }
}
