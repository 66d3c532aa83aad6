//! What a factory could make at most: the staircase of limits, the proportion of groups, and the
//! hours that lie idle by cause.

use maud::{Markup, html};

use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use super::scale::Scale;
use crate::model::answers::potential::{Binding, IdleTime, Potential, Reach, Times};
use crate::report::number::{figure, multiple, per_cent, scientific};
use crate::report::view::{potential as view, share};

const ROW: f64 = 18.0;
/// Groups drawn; all of them stand in the table.
const DRAWN: usize = 40;

fn times(reach: Reach, times: Option<f64>, phrases: Phrases<'_>) -> String {
    match (reach, times) {
        (Reach::Limited, Some(times)) => format!("{} ×", multiple(times)),
        (Reach::Unlimited, _) => phrases.say("page-without-limit"),
        _ => phrases.say("page-impossible"),
    }
}

fn named(binds: &[Binding], phrases: Phrases<'_>) -> String {
    let names = binds.iter().map(|it| phrases.limit(&it.name));
    names.collect::<Vec<_>>().join(", ")
}

/// The first screen.
pub(super) fn first_screen(answer: &Potential, phrases: Phrases<'_>) -> Markup {
    let of = |it: &Times| times(it.reach, it.times, phrases);
    let first = answer.staircase.first().map(|it| named(&it.binds, phrases));
    let leading = answer.proportion.iter().find(|it| it.leading).map(|it| it.name.clone());
    let worst = scientific(answer.certificate.worst);
    let proof = phrases.say_with(
        "page-potential-proof",
        &[("count", answer.certificate.answers.into()), ("worst", (&worst).into())],
    );
    html! {
        div.facts {
            section.fact {
                h2 { (phrases.say("page-mix-regular")) }
                p.big { (of(&answer.regular)) }
                p { (phrases.say("page-mix-means")) }
            }
            section.fact {
                h2 { (phrases.say("page-mix-overtime")) }
                p.big { (of(&answer.overtime)) }
                @if let Some(first) = first {
                    p { (phrases.say("page-first-binds")) " " (first) }
                }
            }
            section.fact {
                h2 { (phrases.say("page-leading")) }
                p.big { (leading.unwrap_or_else(|| "–".to_owned())) }
                p { (proof) }
            }
        }
    }
}

pub(super) fn stairs(answer: &Potential, phrases: Phrases<'_>) -> Option<Figure> {
    if answer.staircase.is_empty() {
        return None;
    }
    let title = phrases.say("page-stairs-title");
    let table = view::staircase(answer, phrases.0);
    let most = answer.staircase.iter().filter_map(|it| it.times).fold(1.0_f64, f64::max);
    let scale = Scale::new(0.0, most, 40.0, 420.0);
    let mut drawing = Drawing::default();
    let mut y = 16.0;
    for (at, stair) in answer.staircase.iter().enumerate() {
        let binds = named(&stair.binds, phrases);
        let reached = times(stair.reach, stair.times, phrases);
        drawing.text("end", (30.0, y + 13.0), &(at + 1).to_string());
        let end = stair.times.map_or(420.0, |it| scale.place(it));
        let says = format!("{reached}: {binds}");
        drawing.bar("load", (40.0, y + 3.0), (end - 40.0, ROW - 6.0), &says);
        drawing.name("figure", (430.0, y + 13.0), 490.0, &format!("{reached} · {binds}"));
        y += ROW;
    }
    drawing.line("limit", (scale.place(1.0), 10.0), (scale.place(1.0), y + 2.0));
    drawing.text("axis middle strong", (scale.place(1.0), 8.0), &phrases.say("page-once-the-mix"));
    let reading = phrases.say("page-stairs-reading");
    let picture = drawing.picture("stairs", y + 6.0, &title, &reading);
    Some(Figure { id: "stairs".to_owned(), title, reading, picture, table })
}

pub(super) fn proportion(answer: &Potential, phrases: Phrases<'_>) -> Option<Figure> {
    if answer.proportion.is_empty() {
        return None;
    }
    let groups = view::shortest_first(answer);
    let title = phrases.say("page-proportion-title");
    let reading = phrases.say("page-proportion-reading");
    let table = view::proportion(answer, phrases.0);
    let shown = &groups[..groups.len().min(DRAWN)];
    let most = shown.iter().filter_map(|it| it.times).fold(1.0_f64, f64::max).min(4.0);
    let scale = Scale::new(0.0, most, 210.0, WIDTH - 190.0);
    let mut drawing = Drawing::default();
    let mut y = 16.0;
    for it in shown {
        let lasts = it.times.map_or_else(|| "–".to_owned(), |it| format!("{} ×", multiple(it)));
        drawing.name(
            if it.leading { "end strong" } else { "end" },
            (202.0, y + 13.0),
            196.0,
            &it.name,
        );
        let end = scale.place(it.times.unwrap_or(0.0).min(most));
        let says = format!("{}: {lasts}", it.name);
        let class = if it.leading { "load" } else { "pale" };
        drawing.bar(class, (210.0, y + 3.0), (end - 210.0, ROW - 6.0), &says);
        drawing.name("figure", (WIDTH - 182.0, y + 13.0), 182.0, &lasts);
        y += ROW;
    }
    drawing.line("limit", (scale.place(1.0), 10.0), (scale.place(1.0), y + 2.0));
    drawing.text("axis middle strong", (scale.place(1.0), 8.0), &phrases.say("page-once-the-mix"));
    let picture = drawing.picture("proportion", y + 6.0, &title, &reading);
    Some(Figure { id: "proportion".to_owned(), title, reading, picture, table })
}

/// The parts of idle time, each with its class and its word.
fn causes(it: &IdleTime, phrases: Phrases<'_>) -> [(&'static str, String, f64); 4] {
    [
        ("load", phrases.say("page-loaded"), it.effective - it.idle),
        ("over", phrases.say("page-starved"), it.starved),
        ("material", phrases.say("page-untimely"), it.untimely),
        ("pale", phrases.say("page-unneeded"), it.unneeded),
    ]
}

pub(super) fn idle(answer: &Potential, phrases: Phrases<'_>) -> Option<Figure> {
    let groups = view::idlest_first(&answer.waste);
    if groups.is_empty() {
        return None;
    }
    let part = |it: &IdleTime| share(it.idle, it.effective);
    let title = phrases.say("page-idle-title");
    let reading = phrases.say("page-idle-reading");
    let table = view::idle(&answer.waste, phrases.0);
    let mut drawing = Drawing::default();
    let scale = Scale::new(0.0, 1.0, 210.0, WIDTH - 190.0);
    let mut x = 210.0;
    for (class, word, _) in causes(groups[0], phrases) {
        drawing.ground(class, (x, 2.0), (12.0, 10.0));
        drawing.text("axis", (x + 17.0, 11.0), &word);
        x += 150.0;
    }
    let mut y = 20.0;
    for it in groups.iter().take(DRAWN) {
        drawing.name("end", (202.0, y + 13.0), 196.0, &it.name);
        let mut done = 0.0;
        for (class, word, hours) in causes(it, phrases) {
            let (start, end) = (share(done, it.effective), share(done + hours, it.effective));
            let (start, end) =
                (scale.place(start.clamp(0.0, 1.0)), scale.place(end.clamp(0.0, 1.0)));
            if hours > 1e-6 {
                let says = format!("{}: {word} {} h", it.name, figure(hours));
                drawing.bar(class, (start, y + 3.0), (end - start, ROW - 6.0), &says);
            }
            done += hours.max(0.0);
        }
        let figures = format!("{} h · {}", figure(it.idle), per_cent(part(it)));
        drawing.name("figure", (WIDTH - 182.0, y + 13.0), 182.0, &figures);
        y += ROW;
    }
    let picture = drawing.picture("idle", y + 6.0, &title, &reading);
    Some(Figure { id: "idle".to_owned(), title, reading, picture, table })
}
