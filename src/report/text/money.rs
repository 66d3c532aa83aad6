//! Money: what it costs, by kind, workshop and product, the largest first.

use super::super::number::{money as amount, money_column, per_cent};
use super::super::table::{Column, ROWS, Table};
use super::super::terms;
use super::Page;
use crate::model::plan::{Cost, Plan};
use crate::words::Words;

pub(super) fn money(plan: &Plan, page: &mut Page<'_>) {
    let (money, terminal) = (&plan.money, page.terminal);
    let gist = super::account(plan, |values| terminal.say_with("plan-account-gist", values));
    page.section(&terminal.say("plan-account"), &gist);
    let as_it_is = |_: &Words, of: &str| of.to_owned();
    list(&terminal.say("plan-cost-by-kind"), &money.by_kind, terms::cost, plan, page);
    list(&terminal.say("plan-cost-by-workshop"), &money.by_workshop, as_it_is, plan, page);
    list(
        &terminal.say("plan-cost-by-product"),
        &money.by_product,
        terms::cost_of_product,
        plan,
        page,
    );
}

fn list(
    head: &str,
    costs: &[Cost],
    named: impl Fn(&Words, &str) -> String,
    plan: &Plan,
    page: &mut Page<'_>,
) {
    let (total, terminal) = (plan.money.cost, page.terminal);
    let mut sorted: Vec<&Cost> = costs.iter().filter(|cost| amount(cost.amount) != "0").collect();
    if sorted.is_empty() {
        return;
    }
    sorted.sort_by(|one, other| other.amount.total_cmp(&one.amount));
    let mut table = Table::new(&[
        (head, Column::Name),
        (&plan.factory.currency, Column::Figure),
        (&terminal.say("head-share"), Column::Figure),
    ]);
    let shown: Vec<f64> = sorted.iter().take(ROWS).map(|cost| cost.amount).collect();
    for (cost, amount) in sorted.iter().zip(money_column(&shown)) {
        let share = if total > 0.0 { per_cent(cost.amount / total) } else { String::new() };
        table.row(vec![named(terminal.words(), &cost.of), amount, share]);
    }
    page.table(table);
    page.more(sorted.len(), "plan.json");
}
