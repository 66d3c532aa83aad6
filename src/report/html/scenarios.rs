//! Scenarios compared with the base plan: how they ended, and the best of them goal by goal.

use maud::{Markup, html};

use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::answers::whatif::{GoalValue, Ranked, WhatIf};
use crate::report::number::{count, figure};
use crate::report::view::whatif as view;

/// Goals that get a column in the picture; all stand in the table.
const COLUMNS: usize = 5;
const ROW: f64 = 18.0;

fn name(scenario: &Ranked) -> String {
    match view::settings(&scenario.settings) {
        settings if settings.is_empty() => scenario.name.clone(),
        settings => format!("{}: {settings}", scenario.name),
    }
}

/// The first screen.
pub(super) fn first_screen(answer: &WhatIf, phrases: Phrases<'_>) -> Markup {
    let endings = &answer.endings;
    let without = endings.infeasible + endings.unbounded + endings.invalid + endings.failed;
    let planned = [count(endings.planned), count(answer.count)];
    let [done, all] = &planned;
    let headline = phrases
        .say_with("page-scenarios-planned", &[("planned", done.into()), ("count", all.into())]);
    let by = answer.by.as_deref().map(|it| phrases.goal(it));
    html! {
        div.facts {
            section.fact {
                h2 { (phrases.say("page-scenarios")) }
                p.big { (headline) }
                @if without > 0 {
                    p.bad { (phrases.say_with("page-scenarios-without", &[("count", (&count(without)).into())])) }
                }
                @if !answer.complete { p.bad { (phrases.say("page-stopped-early")) } }
            }
            section.fact {
                h2 { (phrases.say("page-best-scenario")) }
                @if answer.all_tie {
                    p.big { (phrases.say("page-all-tie")) }
                } @else {
                    p.big { (answer.top.first().map_or_else(|| "–".to_owned(), name)) }
                }
                @if let Some(by) = by { p { (phrases.say_with("page-ranked-by", &[("goal", (&by).into())])) } }
            }
            section.fact {
                h2 { (phrases.say("page-as-it-stands")) }
                ul {
                    @for goal in answer.base.figures.iter().flat_map(|it| &it.goals) {
                        li { (phrases.goal(&goal.goal)) " " b { (figure(goal.value)) } " " (phrases.unit(&goal.unit)) }
                    }
                }
            }
        }
    }
}

/// Positions of the goals in which the scenarios listed differ from the base or each other.
fn differing(base: &[GoalValue], top: &[Ranked]) -> Vec<usize> {
    let differs = |at: &usize| {
        let stands = base[*at].value;
        let values = top.iter().filter_map(|it| it.goals.get(*at));
        values.map(|it| it.value).any(|it| (it - stands).abs() > 1e-7 * (1.0 + stands.abs()))
    };
    (0..base.len()).filter(differs).collect()
}

pub(super) fn compared(answer: &WhatIf, phrases: Phrases<'_>) -> Option<Figure> {
    let figures = answer.base.figures.as_ref()?;
    if answer.top.is_empty() {
        return None;
    }
    let base = &figures.goals;
    let title = phrases.say("page-compared-title");
    let table = view::ranking(answer, phrases.0);
    let reading = phrases.say("page-compared-reading");
    let picture = picture(base, &answer.top, (&title, &reading), phrases);
    Some(Figure { id: "compared".to_owned(), title, reading, picture, table })
}

fn picture(
    base: &[GoalValue],
    top: &[Ranked],
    (title, reading): (&str, &str),
    phrases: Phrases<'_>,
) -> Markup {
    let mut columns = differing(base, top);
    columns.truncate(COLUMNS);
    if columns.is_empty() {
        return html! {};
    }
    let mut drawing = Drawing::default();
    #[allow(clippy::cast_precision_loss)] // at most COLUMNS
    let width = (WIDTH - 262.0) / columns.len() as f64;
    let mut y = 36.0;
    for it in top {
        drawing.name(
            "end",
            (250.0, y + 13.0),
            246.0,
            &if it.wanted {
                format!("* {}", name(it))
            } else {
                format!("{}. {}", it.rank, name(it))
            },
        );
        drawing.line("rule", (262.0, y + ROW), (WIDTH, y + ROW));
        y += ROW;
    }
    let mut left = 262.0;
    for at in columns {
        let goal = &base[at];
        let value =
            |it: &Ranked| it.goals.iter().find(|it| it.goal == goal.goal).map(|it| it.value);
        let values = || top.iter().filter_map(value).chain([goal.value]);
        // No dot is in a figure: at most 7 a letter, and a little air.
        #[allow(clippy::cast_precision_loss)] // a few letters
        let figures = values().map(|it| figure(it).len()).max().unwrap_or(0) as f64 * 7.0 + 14.0;
        let scale = Scale::new(
            values().fold(f64::INFINITY, f64::min),
            values().fold(f64::NEG_INFINITY, f64::max),
            left + 12.0,
            left + (width - figures).max(20.0),
        );
        drawing.name("strong", (left + 4.0, 11.0), width - 8.0, &phrases.goal(&goal.goal));
        let stands = scale.place(goal.value);
        let words = format!("{} {}", figure(goal.value), phrases.unit(&goal.unit));
        drawing.name("axis", (left + 4.0, 26.0), width - 8.0, &words);
        drawing.line("limit", (stands, 32.0), (stands, y));
        let mut y = 36.0;
        for it in top {
            if let Some(value) = value(it) {
                let place = scale.place(value);
                drawing.line("link", (stands, y + ROW / 2.0), (place, y + ROW / 2.0));
                let says = format!("{}: {} {}", name(it), figure(value), phrases.unit(&goal.unit));
                drawing.dot("planned-dot", (place, y + ROW / 2.0), 3.6, &says);
                drawing.text("figure end", (left + width - 4.0, y + 13.0), &figure(value));
            }
            y += ROW;
        }
        left += width;
    }
    drawing.picture("compared", y + 6.0, title, reading)
}
