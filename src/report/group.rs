//! Why a group is loaded as it is, in sentences and tables or as JSON.

use super::number::{figure, per_cent};
use super::page::Page;
use super::side::{certificate, held_down, side};
use super::table::ROWS;
use super::view::bottlenecks::{holds, step_gain};
use super::view::{Table, first_of};
use super::{Terminal, terms};
use crate::model::answers::bottlenecks::BindingLimit;
use crate::model::answers::group::{GroupWhy, Holder};
use crate::model::answers::quantity::Part;
use crate::model::{Limit, List};

/// Names in a sentence.
const NAMED: usize = 8;

/// Hours that count as none beside others.
fn any(hours: f64, beside: f64) -> bool {
    hours > 1e-6 * (1.0 + beside)
}

/// The answer as text: load against the four times, who uses the hours and for whom, why not more,
/// why not less. No line is wider than the terminal unless a single word is.
#[must_use]
pub fn text(why: &GroupWhy, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    page.block(&heading(why, terminal));
    let times = terminal.say_with(
        "group-times",
        &[
            ("calendar", (&figure(why.calendar_hours)).into()),
            ("scheduled", (&figure(why.scheduled_hours)).into()),
            ("repair", (&figure(why.repair_hours)).into()),
            ("effective", (&figure(why.effective_hours)).into()),
            ("overtime", (&figure(why.overtime_hours)).into()),
        ],
    );
    page.paragraph(&times);
    if why.plan_stopped {
        page.paragraph(&terminal.say("plan-stopped-first"));
    }
    if let Some(whole) = why.whole {
        let whole = figure(whole);
        let whole = [("whole", (&whole).into())];
        page.paragraph(&terminal.say_with("group-whole", &whole));
    }
    let load = why.load_hours;
    page.line("");
    page.line(&terminal.say("group-users"));
    shares(&mut page, &why.users, load);
    not_more(&mut page, why);
    page.line("");
    page.block(&terminal.say("group-not-less"));
    shares(&mut page, &why.ends, load);
    if any(load - why.as_good_from, load) {
        let from = figure(why.as_good_from);
        page.paragraph(&terminal.say_with("group-as-low", &[("from", (&from).into())]));
    }
    if let Some(less) = &why.less {
        let from = figure(less.from);
        let heading = terminal.say_with("group-hour-less", &[("from", (&from).into())]);
        side(&mut page, &heading, (less, &why.goals), "h", false);
    }
    certificate(&mut page, &why.worst, why.solves);
    page.text
}

/// Load against effective hours, and when.
fn heading(why: &GroupWhy, terminal: &Terminal<'_>) -> String {
    let (load, hours) = (figure(why.load_hours), figure(why.effective_hours));
    let used = (why.effective_hours > 0.0).then(|| per_cent(why.load_hours / why.effective_hours));
    let name = ("name", (&why.name).into());
    let (load, hours) = (("load", (&load).into()), ("hours", (&hours).into()));
    let (from, to) = (("from", (&why.factory.from).into()), ("to", (&why.factory.to).into()));
    match (&why.bucket, &used) {
        (Some(bucket), Some(used)) => {
            let values = [name, load, hours, ("bucket", bucket.into()), ("used", used.into())];
            terminal.say_with("group-in-used", &values)
        }
        (Some(bucket), None) => {
            terminal.say_with("group-in", &[name, load, hours, ("bucket", bucket.into())])
        }
        (None, Some(used)) => {
            let values = [name, load, hours, from, to, ("used", used.into())];
            terminal.say_with("group-from-to-used", &values)
        }
        (None, None) => terminal.say_with("group-from-to", &[name, load, hours, from, to]),
    }
}

fn shares(page: &mut Page<'_>, parts: &[Part], load: f64) {
    let terminal = page.terminal;
    if parts.is_empty() {
        page.paragraph(&terminal.say("group-nobody"));
        return;
    }
    let share = |hours: f64| (load > 0.0).then(|| hours / load);
    let rows = parts.iter().take(ROWS);
    let mut rows: Vec<(String, f64)> =
        rows.map(|it| (it.name.said(terminal.words()), it.quantity)).collect();
    if parts.len() > ROWS {
        let rest: f64 = parts.iter().skip(ROWS).map(|part| part.quantity).sum();
        rows.push((others(terminal, parts.len() - ROWS), rest));
    }
    let table = Table::of(terminal.words(), rows)
        .name("head-what", |it| it.0.clone())
        .figure("head-hours", |it| it.1)
        .share("head-share", |it| share(it.1))
        .done();
    page.table(table, usize::MAX, "");
}

fn others(terminal: &Terminal<'_>, count: usize) -> String {
    terminal.say_with("part-others", &[("count", (&count.to_string()).into())])
}

fn not_more(page: &mut Page<'_>, why: &GroupWhy) {
    let (load, terminal) = (why.load_hours, page.terminal);
    page.line("");
    page.block(&terminal.say_with("group-not-more", &[("gist", (&room(why, terminal)).into())]));
    if !why.full.is_empty() && why.bucket.is_none() {
        let mut names: Vec<String> = why.full.iter().take(NAMED).cloned().collect();
        if why.full.len() > NAMED {
            names.push("...".to_owned());
        }
        let buckets = terminal.list(&names);
        page.paragraph(&terminal.say_with("group-full-in", &[("buckets", (&buckets).into())]));
    }
    if let Some(limit) = &why.capacity {
        capacity(page, limit);
    }
    if let Some(held) = why.more.as_ref().and_then(|more| held_down(terminal, more)) {
        let limits = [("limits", (&held).into())];
        page.paragraph(&if why.full.is_empty() {
            terminal.say_with("group-starved", &limits)
        } else {
            terminal.say_with("group-held", &limits)
        });
    }
    match why.as_good_to {
        Some(to) if any(to - load, load) => {
            let to = figure(to);
            page.paragraph(&terminal.say_with("group-up-to", &[("to", (&to).into())]));
        }
        _ => {}
    }
    if any(why.wanted_to - load, load) {
        let to = figure(why.wanted_to);
        page.paragraph(&terminal.say_with("group-wanted", &[("to", (&to).into())]));
    } else {
        page.paragraph(&terminal.say("group-not-wanted"));
    }
    held_by(page, why);
    if let Some(more) = &why.more {
        let from = figure(more.from);
        let heading = terminal.say_with("group-hour-more", &[("from", (&from).into())]);
        side(page, &heading, (more, &why.goals), "h", true);
    }
}

/// What lies idle.
fn room(why: &GroupWhy, terminal: &Terminal<'_>) -> String {
    let hours = why.effective_hours;
    let room = hours - (why.load_hours - why.overtime_hours);
    if !any(room, hours) {
        return terminal.say("group-all-used");
    }
    let idle = figure(room);
    let idle = ("idle", (&idle).into());
    if why.full.is_empty() {
        return terminal.say_with("group-idle", &[idle]);
    }
    let count = why.full.len();
    let shown = count.to_string();
    let shown = ("shown", (&shown).into());
    terminal.say_with("group-idle-but-full", &[idle, shown, ("count", count.into())])
}

/// What has all it wants at the highest load, and the limits it runs into there.
fn held_by(page: &mut Page<'_>, why: &GroupWhy) {
    let terminal = page.terminal;
    let own = |it: &Limit| it.list == Some(List::Groups) && it.id == why.group;
    let (wants, limits): (Vec<&Holder>, Vec<&Holder>) =
        why.held_by.iter().partition(|holder| holder.wanted);
    if !wants.is_empty() {
        let name = |holder: &&Holder| holder.name.said(terminal.words());
        let mut names: Vec<String> = wants.iter().take(NAMED).map(name).collect();
        if wants.len() > NAMED {
            names.push(others(terminal, wants.len() - NAMED));
        }
        let names = names.join(&terminal.say("parts-between"));
        page.paragraph(&terminal.say_with("group-met", &[("names", (&names).into())]));
    }
    for holder in limits.iter().filter(|holder| !own(&holder.name)).take(NAMED) {
        let limit = runs_into(terminal, holder);
        page.paragraph(&terminal.say_with("group-runs-into", &[("limit", (&limit).into())]));
    }
}

/// A limit, where it is met, and what a tenth more of it would allow.
fn runs_into(terminal: &Terminal<'_>, holder: &Holder) -> String {
    let name = holder.name.said(terminal.words());
    let limit = match holder.buckets.as_slice() {
        [only] => {
            let values = [("limit", (&name).into()), ("bucket", only.into())];
            terminal.say_with("group-limit-in", &values)
        }
        _ => name,
    };
    match (holder.step, holder.gains) {
        (Some(step), Some(gains)) if gains > 0.0 => terminal.say_with(
            "group-tried",
            &[
                ("limit", (&limit).into()),
                ("step", (&figure(step)).into()),
                ("unit", (&holder.unit).into()),
                ("hours", (&figure(gains)).into()),
            ],
        ),
        (Some(_), Some(_)) => terminal.say_with("group-together", &[("limit", (&limit).into())]),
        _ => limit,
    }
}

/// What an hour more or less of the group itself is worth, where it limits.
fn capacity(page: &mut Page<'_>, limit: &BindingLimit) {
    let terminal = page.terminal;
    let worth = limit.more.iter().enumerate();
    let rows: Vec<_> = worth
        .map(|(at, more)| (more, limit.less.get(at)))
        .filter(|(more, less)| {
            more.per_unit != 0.0 || less.is_some_and(|less| less.per_unit != 0.0)
        })
        .collect();
    if rows.is_empty() {
        page.paragraph(&terminal.say("group-no-worth"));
        return;
    }
    page.paragraph(&terminal.say("group-worth"));
    let words = terminal.words();
    let table = Table::of(words, rows)
        .name("head-goal", |(more, _)| terms::goal(words, &more.goal))
        .gain("head-hour-more", |(more, _)| more.per_unit)
        .word("head-for", |(more, _)| holds(more))
        .gain("head-hour-less", |(_, less)| less.map(|it| it.per_unit))
        .word("head-for", |(_, less)| less.map_or_else(String::new, holds))
        .word("head-tenth-more", |(more, _)| step_gain(more, &limit.name, words))
        .done();
    page.table(table, usize::MAX, "");
    if !limit.next.is_empty() {
        let limits = terms::limits(words, &limit.next);
        let limits = first_of(words, &limits, 3, "and-more");
        page.paragraph(&terminal.say_with("group-then", &[("limits", (&limits).into())]));
    }
}
