//! What comes after the planning period: one section, apart from the month.

use super::super::page::Page;
use super::super::table::ROWS;
use super::super::view::plan::{beyond as view, orders};
use crate::model::plan::Plan;

/// Loads by bucket, orders, and what the planning period leaves.
pub(super) fn beyond(plan: &Plan, page: &mut Page<'_>) {
    let Some(of) = &plan.beyond else { return };
    let (terminal, words) = (page.terminal, page.terminal.words());
    let period = [("from", (&of.from).into()), ("to", (&of.to).into())];
    page.section(&terminal.say("beyond-title"), &terminal.say_with("beyond-period", &period));
    page.paragraph(&view::gist(plan, of, words));
    page.paragraph(&terminal.say("beyond-goals"));
    page.table(view::loads(plan, of, words), usize::MAX, "");
    let due = orders::orders(plan, plan.orders_beyond(), words);
    let [title, about] = ["beyond-orders", "beyond-orders-gist"].map(|key| terminal.say(key));
    page.tabled((&title, &about), due, ROWS, "");
    let [title, about] = ["beyond-left", "beyond-left-gist"].map(|key| terminal.say(key));
    page.tabled((&title, &about), view::left(plan, of, words), ROWS, "");
}
