//! What moved between two plans and which changes brought it, for `junheng diff`, as text or JSON.

mod changes;
mod comparable;
mod moved;
mod waterfall;

pub(super) use comparable::not_comparable;

use unicode_width::UnicodeWidthStr;

use super::Terminal;
use super::number::figure;
use super::page::Page;
use super::table::{ROWS, shortened};
use super::terminal::padded;
use crate::model::answers::diff::{Diff, Moved, PlanHeading};
use crate::model::plan::PlanStatus;

/// The answer as JSON, every digit of every figure; the same answer gives the same bytes.
#[must_use]
pub fn json(diff: &Diff) -> String {
    super::json::pretty(diff)
}

/// The answer as text: goals and orders first; then, where factory files were given, which changes
/// brought it; then what else moved, what moved most first. Tables show some rows and count the rest.
/// No line of a sentence is wider than the terminal unless a single word is.
#[must_use]
pub fn text(diff: &Diff, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    plans(diff, &mut page);
    for it in &diff.not_comparable {
        let sentence = not_comparable(it, terminal);
        page.block(&terminal.say_with("diff-note", &[("sentence", (&sentence).into())]));
    }
    moved::goals(diff, &mut page);
    moved::orders(diff, &mut page);
    if let Some(waterfall) = &diff.waterfall {
        waterfall::show(waterfall, &mut page);
    }
    moved::products(diff, &mut page);
    moved::capacities(diff, &mut page);
    moved::items(diff, &mut page);
    moved::rhythm(diff, &mut page);
    moved::amounts(diff, &mut page);
    alone(&terminal.say("diff-only-before"), &diff.only_before, &mut page);
    alone(&terminal.say("diff-only-after"), &diff.only_after, &mut page);
    page.text
}

/// The two plans: the works, the dates, and whether planning was stopped.
fn plans(diff: &Diff, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let plan = |plan: &PlanHeading| {
        let name = shortened(&plan.factory.name, 40);
        let values = [
            ("factory", (&name).into()),
            ("from", (&plan.factory.from).into()),
            ("to", (&plan.factory.to).into()),
        ];
        match plan.status {
            PlanStatus::Optimal => terminal.say_with("diff-plan", &values),
            PlanStatus::Interrupted => terminal.say_with("diff-plan-stopped", &values),
        }
    };
    let lines = [
        (terminal.say("diff-before"), plan(&diff.before)),
        (terminal.say("diff-after"), plan(&diff.after)),
    ];
    let indent = lines.iter().map(|(label, _)| label.width()).max().unwrap_or(0).max(8) + 2;
    for (label, content) in lines {
        page.block(&format!("{}{content}", padded(&label, indent)));
    }
}

/// A figure with its sign.
fn signed(value: f64, shown: fn(f64) -> String) -> String {
    with_sign(value, &shown(value))
}

/// A shown figure with a plus where it is above nothing.
fn with_sign(value: f64, text: &str) -> String {
    let nothing = text.chars().all(|it| it == '0' || it == '.');
    if value > 0.0 && !nothing { format!("+{text}") } else { text.to_owned() }
}

/// Both figures, or the one they are.
fn arrow_of(moved: &Moved, shown: fn(f64) -> String) -> String {
    let (before, after) = (shown(moved.before), shown(moved.after));
    if before == after { after } else { format!("{before} → {after}") }
}

fn arrow(moved: &Moved) -> String {
    arrow_of(moved, figure)
}

/// As [`arrow`], and nothing where both figures are nothing.
fn arrow_or_none(moved: &Moved) -> String {
    match arrow(moved) {
        zero if zero == "0" => String::new(),
        text => text,
    }
}

/// What one plan alone has.
fn alone(title: &str, paths: &[String], page: &mut Page<'_>) {
    if paths.is_empty() {
        return;
    }
    let terminal = page.terminal;
    let shown = terminal.list(&paths[..paths.len().min(ROWS)]);
    let gist = match paths.len().saturating_sub(ROWS) {
        0 => shown,
        left => terminal.say_with(
            "list-and-more",
            &[("named", (&shown).into()), ("left", (&left.to_string()).into())],
        ),
    };
    page.section(title, &gist);
}
