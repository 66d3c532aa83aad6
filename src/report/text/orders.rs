//! Orders and projects: what is late or short first.

use super::super::number::figure;
use super::super::status_word;
use super::super::table::{Column, ROWS, Table};
use super::{Page, count, counted, short_date, unless_zero};
use crate::model::plan::{OrderPlan, OrderStatus, Plan};

/// How many orders are met, late and short, and by how much at worst.
pub(super) fn gist(plan: &Plan) -> String {
    let of = |status| plan.orders.iter().filter(move |it| it.status == status);
    let (met, late) = (of(OrderStatus::OnTime).count(), of(OrderStatus::Late).count());
    let short = of(OrderStatus::Short).count();
    let all = counted(plan.orders.len(), "order");
    if late + short == 0 {
        return format!("all of {all} in full and on time");
    }
    let mut gist = format!("{} of {all} in full and on time", figure(count(met)));
    if late > 0 {
        let days = plan.orders.iter().fold(0.0_f64, |worst, it| worst.max(it.days_late));
        let words = format!(", {} late (by {} days at most)", figure(count(late)), figure(days));
        gist.push_str(&words);
    }
    if short > 0 {
        let words = format!(", {} short", figure(count(short)));
        gist.push_str(&words);
    }
    gist
}

fn part_short(order: &OrderPlan) -> f64 {
    if order.quantity > 0.0 { order.short / order.quantity } else { 0.0 }
}

pub(super) fn orders(plan: &Plan, page: &mut Page) {
    if plan.orders.is_empty() {
        return;
    }
    page.section("orders", &gist(plan));
    let mut sorted: Vec<&OrderPlan> = plan.orders.iter().collect();
    let rank = |order: &OrderPlan| match order.status {
        OrderStatus::Short => 0,
        OrderStatus::Late => 1,
        OrderStatus::OnTime => 2,
    };
    sorted.sort_by(|one, other| {
        rank(one)
            .cmp(&rank(other))
            .then(part_short(other).total_cmp(&part_short(one)))
            .then(other.days_late.total_cmp(&one.days_late))
    });
    let mut table = Table::new(&[
        ("order", Column::Name),
        ("product", Column::Name),
        ("due", Column::Word),
        ("wanted", Column::Figure),
        ("shipped", Column::Figure),
        ("short", Column::Figure),
        ("late", Column::Figure),
        ("days", Column::Figure),
        ("unit", Column::Word),
        ("", Column::Word),
    ]);
    for order in sorted.iter().take(ROWS) {
        table.row(vec![
            order.id.clone(),
            order.product.clone(),
            short_date(plan, &order.due),
            figure(order.quantity),
            figure(order.shipped),
            unless_zero(order.short),
            unless_zero(order.late),
            unless_zero(order.days_late),
            order.unit.clone(),
            status_word(order.status).to_owned(),
        ]);
    }
    page.table(table);
    page.more(sorted.len(), "orders.csv");
    next_commands(plan, &sorted, page);
}

/// Goals whose limits hold orders back.
const SERVICE: [&str; 2] = ["fulfil", "on-time"];

/// Limits named at most for each goal.
const MOST_NAMED: usize = 3;

/// What holds short and late orders back, as far as the plan's own prices tell, and what to type to
/// learn each one's share and the ways out.
fn next_commands(plan: &Plan, worst_first: &[&OrderPlan], page: &mut Page) {
    let first = |status| worst_first.iter().find(|it| it.status == status);
    let (short, late) = (first(OrderStatus::Short), first(OrderStatus::Late));
    if short.is_none() && late.is_none() {
        return;
    }
    for goal in plan.goals.iter().filter(|goal| SERVICE.contains(&goal.goal.as_str())) {
        let title = goal.title();
        let spots: Vec<_> = plan.tight.iter().filter(|spot| spot.goal == title).collect();
        let named: Vec<&str> = spots.iter().take(MOST_NAMED).map(|it| it.at.as_str()).collect();
        let more = match spots.len().saturating_sub(MOST_NAMED) {
            0 => String::new(),
            left => format!(" and {left} more"),
        };
        if !named.is_empty() {
            page.paragraph(&format!("{title} is held back by {}{more}", named.join(", ")));
        }
    }
    for (order, word) in [(short, "short"), (late, "late")] {
        if let Some(order) = order {
            page.paragraph(&format!("Why {word}: junheng why FACTORY.json {word} {}", order.id));
        }
    }
    page.paragraph("Ways out, with their cost: junheng repair FACTORY.json");
}

pub(super) fn projects(plan: &Plan, page: &mut Page) {
    if plan.projects.is_empty() {
        return;
    }
    let needs = || plan.projects.iter().flat_map(|it| it.needs.iter().map(move |need| (it, need)));
    let short = plan
        .projects
        .iter()
        .filter(|it| it.needs.iter().any(|need| !unless_zero(need.short).is_empty()));
    let gist = match short.count() {
        0 => "all get what they need".to_owned(),
        short => format!("{} of {} get less than they need", short, plan.projects.len()),
    };
    page.section("projects", &gist);
    let mut table = Table::new(&[
        ("project", Column::Name),
        ("need", Column::Name),
        ("needed", Column::Figure),
        ("given", Column::Figure),
        ("short", Column::Figure),
    ]);
    let mut sorted: Vec<_> = needs().collect();
    sorted.sort_by(|(_, one), (_, other)| {
        (other.short / other.quantity.max(1e-9)).total_cmp(&(one.short / one.quantity.max(1e-9)))
    });
    for (project, need) in sorted.iter().take(ROWS) {
        let given: f64 = need.given.iter().sum();
        table.row(vec![
            project.name.clone(),
            need.of.clone(),
            figure(need.quantity),
            figure(given),
            unless_zero(need.short),
        ]);
    }
    page.table(table);
    page.more(sorted.len(), "plan.json");
}
