//! How near the plan is to the published one.

use super::super::page::Page;
use super::super::table::ROWS;
use super::super::view::plan::near as view;
use crate::model::plan::Plan;

/// What moved by week, run by run, and what changed.
pub(super) fn near(plan: &Plan, page: &mut Page<'_>) {
    let Some(near) = &plan.near else { return };
    let (terminal, words) = (page.terminal, page.terminal.words());
    let period = [("from", (&near.from).into()), ("to", (&near.to).into())];
    page.section(&terminal.say("near-title"), &terminal.say_with("near-period", &period));
    page.paragraph(&view::gist(near, words));
    if near.fence_days > 0 {
        let days = [("days", (near.fence_days as usize).into())];
        page.paragraph(&terminal.say_with("near-fence", &days));
    }
    page.table(view::weeks(near, words), usize::MAX, "");
    let tables = [
        ("near-moved", "near-moved-gist", view::moved(plan, near, words)),
        ("near-changes", "near-changes-gist", view::changes(near, words)),
        ("near-unmatched", "near-unmatched-gist", view::unmatched(near, words)),
    ];
    for (title, gist, table) in tables {
        let [title, gist] = [title, gist].map(|key| terminal.say(key));
        page.tabled((&title, &gist), table, ROWS, "");
    }
}
