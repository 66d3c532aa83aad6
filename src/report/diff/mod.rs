//! What moved between two plans and which changes brought it, for `junheng diff`, as text or JSON.

pub(super) mod changes;
mod comparable;
mod waterfall;

pub(super) use comparable::not_comparable;

use unicode_width::UnicodeWidthStr;

use super::Terminal;
use super::page::Page;
use super::table::{ROWS, shortened};
use super::terminal::padded;
use super::view::{Table, diff as view, first_of};
use crate::model::answers::diff::{Diff, PlanHeading};
use crate::model::plan::PlanStatus;

/// Rows of the tables of what moved along.
const FEW: usize = 6;

/// The answer as text: goals and orders first; then, where factory files were given, which changes
/// brought it; then what else moved, what moved most first. Tables show some rows and count the
/// rest. No line of a sentence is wider than the terminal unless a single word is.
#[must_use]
pub fn text(diff: &Diff, terminal: &Terminal<'_>) -> String {
    let mut page = Page::new(terminal);
    plans(diff, &mut page);
    for it in &diff.not_comparable {
        let sentence = not_comparable(it, terminal);
        page.block(&terminal.say_with("diff-note", &[("sentence", (&sentence).into())]));
    }
    let words = terminal.words();
    let tabled = |page: &mut Page<'_>, title: &str, gist: &str, table: Table, most: usize| {
        page.tabled((&terminal.say(title), &terminal.say(gist)), table, most, "");
    };
    tabled(&mut page, "plan-goals", "diff-goals-gist", view::goals(diff, words), ROWS);
    tabled(&mut page, "plan-orders", "diff-orders-gist", view::orders(diff, words), ROWS);
    if let Some(waterfall) = &diff.waterfall {
        waterfall::show(waterfall, &mut page);
    }
    tabled(&mut page, "diff-made", "diff-made-gist", view::products(diff, words), FEW);
    tabled(&mut page, "diff-load", "diff-load-gist", view::capacities(diff, words), FEW);
    tabled(&mut page, "plan-materials", "diff-materials-gist", view::materials(diff, words), FEW);
    tabled(&mut page, "diff-stock", "diff-stock-gist", view::stock(diff, words), FEW);
    tabled(&mut page, "plan-projects", "diff-projects-gist", view::projects(diff, words), FEW);
    tabled(&mut page, "plan-evenness", "diff-rhythm-gist", view::rhythm(diff, words), FEW);
    let heading = (&*terminal.say("plan-account"), &*diff.after.factory.currency);
    page.tabled(heading, view::amounts(diff, words), ROWS, "");
    alone(&terminal.say("diff-only-before"), &diff.only_before, &mut page);
    alone(&terminal.say("diff-only-after"), &diff.only_after, &mut page);
    page.text
}

/// The two plans: the factory, the dates, and whether planning was stopped.
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
            PlanStatus::Optimal | PlanStatus::WithinGap | PlanStatus::BestFound => {
                terminal.say_with("diff-plan", &values)
            }
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

/// What one plan alone has.
fn alone(title: &str, paths: &[String], page: &mut Page<'_>) {
    if paths.is_empty() {
        return;
    }
    let terminal = page.terminal;
    let gist = first_of(terminal.words(), paths, ROWS, "list-and-more");
    page.section(title, &gist);
}
