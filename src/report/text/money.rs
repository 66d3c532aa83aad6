//! Money: what it costs, by kind, workshop and product, the largest first.

use super::super::number::{money as amount, per_cent};
use super::super::table::{Column, ROWS, Table};
use super::Page;
use crate::model::plan::{Cost, Plan};

pub(super) fn money(plan: &Plan, page: &mut Page) {
    let money = &plan.money;
    let currency = &plan.factory.currency;
    let gist = format!(
        "revenue {} - cost {} = profit {} {currency}",
        amount(money.revenue),
        amount(money.cost),
        amount(money.profit)
    );
    page.section("money", &gist);
    let lists = [
        ("kind", &money.by_kind),
        ("workshop", &money.by_workshop),
        ("product", &money.by_product),
    ];
    for (what, costs) in lists {
        list(what, costs, money.cost, currency, page);
    }
}

fn list(what: &str, costs: &[Cost], total: f64, currency: &str, page: &mut Page) {
    let mut sorted: Vec<&Cost> = costs.iter().filter(|cost| amount(cost.amount) != "0").collect();
    if sorted.is_empty() {
        return;
    }
    sorted.sort_by(|one, other| other.amount.total_cmp(&one.amount));
    let head = format!("cost by {what}");
    let mut table =
        Table::new(&[(&head, Column::Name), (currency, Column::Figure), ("share", Column::Figure)]);
    for cost in sorted.iter().take(ROWS) {
        let share = if total > 0.0 { per_cent(cost.amount / total) } else { String::new() };
        table.row(vec![cost.of.clone(), amount(cost.amount), share]);
    }
    page.table(table);
    page.more(sorted.len(), "plan.json");
}
