//! What is decided in whole numbers, and what that costs.

use super::super::page::Page;
use super::super::table::ROWS;
use super::super::view::plan::{bill as of_bill, whole as view};
use crate::model::plan::{Numbers, Plan};

/// Runs, repairs placed, choices, groups opened, heads hired and laid off.
pub(super) fn decisions(plan: &Plan, page: &mut Page<'_>) {
    let words = page.terminal.words();
    if plan.numbers == Some(Numbers::Whole) {
        let runs = page.terminal.counted("count-runs", view::how_many(plan));
        let gist = page.terminal.say_with("plan-runs-gist", &[("runs", (&runs).into())]);
        let title = page.terminal.say("plan-runs");
        page.tabled((&title, &gist), view::runs(plan, words), ROWS, "runs.csv");
    }
    let tables = [
        ("plan-repairs-placed", "plan-repairs-placed-gist", view::repairs(plan, words)),
        ("plan-choices", "plan-choices-gist", view::choices(plan, words)),
        ("plan-opened", "plan-opened-gist", view::opened(plan, words)),
        ("plan-heads-moved", "plan-heads-moved-gist", view::heads(plan, words)),
    ];
    for (title, gist, table) in tables {
        let [title, gist] = [title, gist].map(|key| page.terminal.say(key));
        page.tabled((&title, &gist), table, ROWS, "");
    }
}

/// The rounding bill.
pub(super) fn bill(plan: &Plan, page: &mut Page<'_>) {
    let Some(bill) = &plan.bill else { return };
    let words = page.terminal.words();
    page.section(&page.terminal.say("plan-bill"), &of_bill::gist(plan, bill, words));
    page.paragraph(&page.terminal.say("plan-bill-reading"));
    page.table(of_bill::bill(plan, bill, words), ROWS, "");
    page.paragraph(&of_bill::tried(bill, words));
}
