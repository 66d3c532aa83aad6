//! Money: what it costs, by kind, workshop and product, the largest first.

use super::super::number::money as amount;
use super::super::page::Page;
use super::super::table::ROWS;
use super::super::view::plan::money::{costs, parts};
use super::super::view::plan::workshop;
use crate::model::plan::Plan;

pub(super) fn money(plan: &Plan, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let gist = account(plan, |values| terminal.say_with("plan-account-gist", values));
    page.section(&terminal.say("plan-account"), &gist);
    for part in parts(plan, |id| workshop(plan, id), terminal.words()) {
        let table = costs(plan, &part, terminal.words());
        if !table.is_empty() {
            page.table(table, ROWS, "plan.json");
        }
    }
}

/// Revenue, cost and profit as a sentence.
pub(super) fn account(
    plan: &Plan,
    said: impl Fn(&[(&'static str, crate::words::Value<'_>)]) -> String,
) -> String {
    let money = &plan.money;
    let [profit, revenue, cost] = [money.profit, money.revenue, money.cost].map(amount);
    said(&[
        ("profit", (&profit).into()),
        ("revenue", (&revenue).into()),
        ("cost", (&cost).into()),
        ("currency", (&plan.factory.currency).into()),
    ])
}
