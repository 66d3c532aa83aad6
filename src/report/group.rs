//! Why a group is loaded as it is, in sentences and tables or as JSON.

use super::bottlenecks::{holds, signed};
use super::number::{figure, per_cent};
use super::side::{certificate, held_down, side};
use super::table::{Column, ROWS, Table, wrapped};
use crate::model::answers::bottlenecks::{BindingLimit, Worth};
use crate::model::answers::group::{GroupWhy, Holder};
use crate::model::answers::quantity::Part;

/// Names in a sentence.
const NAMED: usize = 8;

/// Hours that count as none beside others.
fn any(hours: f64, beside: f64) -> bool {
    hours > 1e-6 * (1.0 + beside)
}

/// The answer as text: load against the four times, who uses the hours and for whom, why not more,
/// why not less. No line is wider than 80 columns unless a single word is.
#[must_use]
pub fn text(why: &GroupWhy) -> String {
    let mut text = String::new();
    let when = match &why.bucket {
        Some(bucket) => format!("in {bucket}"),
        None => format!("from {} to {}", why.factory.from, why.factory.to),
    };
    let (load, hours) = (why.load_hours, why.effective_hours);
    let used = if hours > 0.0 { format!(", {}", per_cent(load / hours)) } else { String::new() };
    let mut line = |content: &str, first: usize, rest: usize| {
        text.push_str(&wrapped(content, first, rest));
    };
    line(
        &format!(
            "{} {when}: {} h of load on {} effective hours{used}.",
            why.name,
            figure(load),
            figure(hours)
        ),
        0,
        2,
    );
    line(
        &format!(
            "Calendar {} h, scheduled {} h, repair {} h, effective {} h; overtime {} h.",
            figure(why.calendar_hours),
            figure(why.scheduled_hours),
            figure(why.repair_hours),
            figure(hours),
            figure(why.overtime_hours)
        ),
        2,
        4,
    );
    shares(&mut text, "WHO USES THE HOURS", &why.users, load);
    not_more(&mut text, why);
    text.push('\n');
    text.push_str(&wrapped("WHY NOT LESS: for whom the hours are in the end", 0, 2));
    shares_of(&mut text, &why.ends, load);
    if any(load - why.as_good_from, load) {
        let free = format!("As low as {} h no goal would change.", figure(why.as_good_from));
        text.push_str(&wrapped(&free, 2, 4));
    }
    if let Some(less) = &why.less {
        let heading = format!("ONE HOUR LESS of load, from {} h down", figure(less.from));
        side(&mut text, &heading, (less, &why.goals), "h", false);
    }
    certificate(&mut text, &why.worst, why.solves);
    text
}

fn shares(text: &mut String, heading: &str, parts: &[Part], load: f64) {
    text.push('\n');
    text.push_str(heading);
    text.push('\n');
    shares_of(text, parts, load);
}

fn shares_of(text: &mut String, parts: &[Part], load: f64) {
    if parts.is_empty() {
        text.push_str("  Nobody.\n");
        return;
    }
    let mut table =
        Table::new(&[("", Column::Name), ("hours", Column::Figure), ("share", Column::Figure)]);
    let share = |hours: f64| if load > 0.0 { per_cent(hours / load) } else { String::new() };
    for part in parts.iter().take(ROWS) {
        table.row(vec![part.name.clone(), figure(part.quantity), share(part.quantity)]);
    }
    if parts.len() > ROWS {
        let rest: f64 = parts.iter().skip(ROWS).map(|part| part.quantity).sum();
        let name = format!("{} others", parts.len() - ROWS);
        table.row(vec![name, figure(rest), share(rest)]);
    }
    text.push_str(&table.render());
}

fn not_more(text: &mut String, why: &GroupWhy) {
    let (load, hours) = (why.load_hours, why.effective_hours);
    text.push('\n');
    let own = format!("groups/{}", why.group);
    let room = hours - (load - why.overtime_hours);
    let gist = match (why.full.as_slice(), any(room, hours)) {
        (_, false) => "every hour is used".to_owned(),
        ([], true) => format!("{} h lie idle", figure(room)),
        (full, true) => {
            let buckets = if full.len() == 1 { "bucket" } else { "buckets" };
            format!("{} h lie idle, but it is full in {} {buckets}", figure(room), full.len())
        }
    };
    text.push_str(&wrapped(&format!("WHY NOT MORE: {gist}"), 0, 2));
    if !why.full.is_empty() && why.bucket.is_none() {
        let mut names: Vec<&str> = why.full.iter().take(NAMED).map(String::as_str).collect();
        if why.full.len() > NAMED {
            names.push("...");
        }
        text.push_str(&wrapped(&format!("Full in {}.", names.join(", ")), 2, 4));
    }
    if let Some(limit) = &why.capacity {
        capacity(text, limit);
    }
    if let Some(held) = why.more.as_ref().and_then(held_down) {
        let verb = if why.full.is_empty() { "Starved by" } else { "Held down by" };
        text.push_str(&wrapped(&format!("{verb}: {held}."), 2, 4));
    }
    match why.as_good_to {
        Some(to) if any(to - load, load) => {
            let free = format!("Up to {} h of load no goal would change.", figure(to));
            text.push_str(&wrapped(&free, 2, 4));
        }
        _ => {}
    }
    if any(why.wanted_to - load, load) {
        let line = format!(
            "What is wanted could load it with {} h at most, at the cost of other goals.",
            figure(why.wanted_to)
        );
        text.push_str(&wrapped(&line, 2, 4));
    } else {
        text.push_str(&wrapped("What is wanted cannot load it with more.", 2, 4));
    }
    let (wants, limits): (Vec<&Holder>, Vec<&Holder>) =
        why.held_by.iter().partition(|holder| holder.wanted);
    if !wants.is_empty() {
        let mut names: Vec<&str> =
            wants.iter().take(NAMED).map(|holder| holder.name.as_str()).collect();
        let rest = format!("{} others", wants.len().saturating_sub(NAMED));
        if wants.len() > NAMED {
            names.push(&rest);
        }
        text.push_str(&wrapped(&format!("At that load, met in full: {}.", names.join("; ")), 2, 4));
    }
    for holder in limits.iter().filter(|holder| !holder.at.starts_with(&own)).take(NAMED) {
        let when = match holder.buckets.as_slice() {
            [only] => format!(" in {only}"),
            _ => String::new(),
        };
        let tried = match (holder.step, holder.gains) {
            (Some(step), Some(gains)) if gains > 0.0 => format!(
                ": a tenth more, {} {}, would allow {} h",
                figure(step),
                holder.unit,
                figure(gains)
            ),
            (Some(_), Some(_)) => ": together with others".to_owned(),
            _ => String::new(),
        };
        text.push_str(&wrapped(&format!("There it runs into {}{when}{tried}.", holder.name), 2, 4));
    }
    if let Some(more) = &why.more {
        let heading = format!("ONE HOUR MORE of load, from {} h on", figure(more.from));
        side(text, &heading, (more, &why.goals), "h", true);
    }
}

/// What an hour more or less of the group itself is worth, where it limits.
fn capacity(text: &mut String, limit: &BindingLimit) {
    let worth = limit.more.iter().enumerate();
    let rows: Vec<_> = worth
        .map(|(at, more)| (more, limit.less.get(at)))
        .filter(|(more, less)| {
            more.per_unit != 0.0 || less.is_some_and(|less| less.per_unit != 0.0)
        })
        .collect();
    if rows.is_empty() {
        text.push_str(&wrapped("An hour more or less of it changes no goal before balance.", 2, 4));
        return;
    }
    text.push_str(&wrapped("What an hour of its own is worth, in regular time:", 2, 4));
    let mut table = Table::new(&[
        ("goal", Column::Name),
        ("1 h more", Column::Figure),
        ("for", Column::Figure),
        ("1 h less", Column::Figure),
        ("for", Column::Figure),
        ("a tenth more", Column::Figure),
    ]);
    for (more, less) in rows {
        table.row(vec![
            more.goal.replace('/', ", "),
            signed(more.per_unit),
            holds(more),
            less.map_or_else(String::new, |less| signed(less.per_unit)),
            less.map_or_else(String::new, holds),
            step_gain(more),
        ]);
    }
    text.push_str(&table.render());
    if !limit.next.is_empty() {
        let shown: Vec<&str> = limit.next.iter().take(3).map(String::as_str).collect();
        let line = format!("With a tenth more, then {} binds.", shown.join(", "));
        text.push_str(&wrapped(&line, 2, 4));
    }
}

/// The answer as JSON.
#[must_use]
pub fn json(why: &GroupWhy) -> String {
    super::json::pretty(why)
}

fn step_gain(worth: &Worth) -> String {
    worth.step_gain.map_or_else(|| "no plan".to_owned(), signed)
}
