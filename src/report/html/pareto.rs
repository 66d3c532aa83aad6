//! Bottlenecks by worth: for each goal, what a comparable step more of each limit gains and a step
//! less loses. Gains are not added up: limits that hold each other's place share one gain.

use maud::{Markup, html};

use super::drawing::{Drawing, WIDTH};
use super::figure::{Figure, Head, Table};
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::answers::bottlenecks::{BindingLimit, Bottlenecks, GoalHeading, Worth};
use crate::report::bottlenecks::{holds, signed};
use crate::report::number::figure;

/// Limits drawn for each goal.
const DRAWN: usize = 15;
const ROW: f64 = 18.0;

/// A limit with what it is worth to one goal, either way.
type OfGoal<'a> = (&'a BindingLimit, Option<&'a Worth>, Option<&'a Worth>);

fn gain(worth: Option<&Worth>) -> f64 {
    worth.and_then(|it| it.step_gain).unwrap_or(0.0)
}

/// The limits that matter to a goal, what gains most first.
pub(super) fn of_goal(answer: &Bottlenecks, at: usize) -> Vec<OfGoal<'_>> {
    let counts = |worth: Option<&Worth>| {
        worth.is_some_and(|it| it.per_unit != 0.0 || it.step_gain.is_none_or(|it| it != 0.0))
    };
    let all = answer.binding.iter().map(|it| (it, it.more.get(at), it.less.get(at)));
    let mut all: Vec<OfGoal<'_>> =
        all.filter(|(_, more, less)| counts(*more) || counts(*less)).collect();
    all.sort_by(|one, other| {
        gain(other.1).total_cmp(&gain(one.1)).then(gain(one.2).total_cmp(&gain(other.2)))
    });
    all
}

/// The first screen: for each goal that any limit decides, the one whose step gains most.
pub(super) fn first_screen(answer: &Bottlenecks, phrases: Phrases<'_>) -> Markup {
    let block = |at: usize, goal: &GoalHeading| {
        let limits = of_goal(answer, at);
        let (first, more, less) = limits.first()?;
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
    let mut table = Table::new([
        Head::words(phrases.say("page-limit")),
        Head::words(phrases.say("page-goal")),
        Head::figures(phrases.say("page-there-is")),
        Head::figures(phrases.say("page-step")),
        Head::words(phrases.say("page-unit")),
        Head::figures(phrases.say("page-one-more")),
        Head::figures(phrases.say("page-holds-for")),
        Head::figures(phrases.say("page-step-more")),
        Head::figures(phrases.say("page-one-less")),
        Head::figures(phrases.say("page-holds-for")),
        Head::figures(phrases.say("page-step-less")),
        Head::words(phrases.say("page-unit-of-goal")),
        Head::words(phrases.say("page-then-binds")),
    ]);
    let mut pictures = Vec::new();
    for (at, goal) in answer.goals.iter().enumerate() {
        let limits = of_goal(answer, at);
        for of in &limits {
            table.row(cells(*of, goal, phrases));
        }
        if !limits.is_empty() {
            pictures.push(picture(&limits, goal, at, phrases));
        }
    }
    let picture = html! { @for picture in pictures { (picture) } };
    Figure { id: "pareto".to_owned(), title, reading, picture, table }
}

fn cells((limit, more, less): OfGoal<'_>, goal: &GoalHeading, phrases: Phrases<'_>) -> Vec<String> {
    let no_plan = || phrases.say("page-no-plan");
    let one = |side: Option<&Worth>| side.map_or_else(String::new, |it| signed(it.per_unit));
    let far = |side: Option<&Worth>| side.map_or_else(String::new, holds);
    let step = |side: Option<&Worth>| {
        side.map_or_else(String::new, |it| it.step_gain.map_or_else(no_plan, signed))
    };
    vec![
        phrases.limit(&limit.name),
        phrases.goal(&goal.goal),
        figure(limit.amount),
        figure(limit.step),
        phrases.unit(&limit.unit),
        one(more),
        far(more),
        step(more),
        one(less),
        far(less),
        step(less),
        phrases.unit(&goal.unit),
        limit.next.join(", "),
    ]
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
    let most = shown.iter().fold(0.0_f64, |most, it| most.max(gain(it.1)));
    let least = shown.iter().fold(0.0_f64, |least, it| least.min(gain(it.2)));
    let scale = Scale::new(least, most, 330.0, WIDTH - 190.0);
    let zero = scale.place(0.0);
    let (step_less, step_more) = (phrases.say("page-step-less"), phrases.say("page-step-more"));
    drawing.text("axis end", (zero - 6.0, 10.0), &format!("← {step_less}"));
    drawing.text("axis", (zero + 6.0, 10.0), &format!("{step_more} →"));
    let mut y = 16.0;
    for (limit, more, less) in shown {
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

/// Stock wanted and lead times: what one less of each gains, where it gains anything.
pub(super) fn resolved(answer: &Bottlenecks, phrases: Phrases<'_>) -> Option<Figure> {
    let mut table = Table::new([
        Head::words(phrases.say("page-limit")),
        Head::figures(phrases.say("page-there-is")),
        Head::figures(phrases.say("page-less")),
        Head::words(phrases.say("page-unit")),
        Head::words(phrases.say("page-goal")),
        Head::figures(phrases.say("page-gain")),
    ]);
    for it in &answer.resolved {
        for gain in it.gains.iter().filter(|it| it.gain != 0.0) {
            table.row(vec![
                phrases.limit(&it.name),
                figure(it.amount),
                figure(it.step),
                phrases.unit(&it.unit),
                phrases.goal(&gain.goal),
                signed(gain.gain),
            ]);
        }
    }
    (table.len() > 0).then(|| Figure {
        id: "one-less".to_owned(),
        title: phrases.say("page-one-less-title"),
        reading: phrases.say("page-one-less-reading"),
        picture: html! {},
        table,
    })
}

/// Limits with room.
pub(super) fn slack(answer: &Bottlenecks, phrases: Phrases<'_>) -> Option<Figure> {
    let mut table = Table::new([
        Head::words(phrases.say("page-limit")),
        Head::figures(phrases.say("page-there-is")),
        Head::figures(phrases.say("page-used")),
        Head::words(phrases.say("page-unit")),
    ]);
    for it in &answer.slack {
        let limit = phrases.limit(&it.name);
        table.row(vec![limit, figure(it.amount), figure(it.used), phrases.unit(&it.unit)]);
    }
    (table.len() > 0).then(|| Figure {
        id: "slack".to_owned(),
        title: phrases.say("page-slack-title"),
        reading: phrases.say("page-slack-reading"),
        picture: html! {},
        table,
    })
}
