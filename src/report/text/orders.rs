//! Orders and projects: what is late or short first.

use super::super::number::figure;
use super::super::table::{Column, ROWS, Table};
use super::super::{Terminal, terms};
use super::{Page, count, short_date, unless_zero};
use crate::model::GoalId;
use crate::model::plan::{OrderPlan, OrderStatus, Plan};

/// How many orders are met, late and short, and by how much at worst.
pub(super) fn gist(plan: &Plan, terminal: &Terminal<'_>) -> String {
    let of = |status| plan.orders.iter().filter(move |it| it.status == status);
    let [met, late, short] =
        [OrderStatus::OnTime, OrderStatus::Late, OrderStatus::Short].map(|it| of(it).count());
    let all = terminal.counted("count-orders", plan.orders.len());
    if late + short == 0 {
        return terminal.say_with("plan-orders-all-met", &[("orders", (&all).into())]);
    }
    let [met_shown, late_shown, short_shown] = [met, late, short].map(|it| figure(count(it)));
    let values = [("met", (&met_shown).into()), ("orders", (&all).into())];
    let mut parts = vec![terminal.say_with("plan-orders-met", &values)];
    if late > 0 {
        let days = plan.orders.iter().fold(0.0_f64, |worst, it| worst.max(it.days_late));
        let days = figure(days);
        let values = [("late", (&late_shown).into()), ("days", (&days).into())];
        parts.push(terminal.say_with("plan-orders-late", &values));
    }
    if short > 0 {
        let values = [("short", (&short_shown).into())];
        parts.push(terminal.say_with("plan-orders-short", &values));
    }
    terminal.list(&parts)
}

fn part_short(order: &OrderPlan) -> f64 {
    if order.quantity > 0.0 { order.short / order.quantity } else { 0.0 }
}

pub(super) fn orders(plan: &Plan, page: &mut Page<'_>) {
    if plan.orders.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.section(&terminal.say("plan-orders"), &gist(plan, terminal));
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
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-order", Column::Name),
            ("head-product", Column::Name),
            ("head-due", Column::Word),
            ("head-wanted", Column::Figure),
            ("head-shipped", Column::Figure),
            ("head-short", Column::Figure),
            ("head-late", Column::Figure),
            ("head-days", Column::Figure),
            ("head-unit", Column::Word),
            ("", Column::Word),
        ],
    );
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
            terms::status(terminal.words(), order.status),
        ]);
    }
    page.table(table);
    page.more(sorted.len(), "orders.csv");
    next_commands(plan, &sorted, page);
}

/// Limits named at most for each goal.
const MOST_NAMED: usize = 3;

/// What holds short and late orders back, as far as the plan's own prices tell, and what to type to
/// learn each one's share and the ways out.
fn next_commands(plan: &Plan, worst_first: &[&OrderPlan], page: &mut Page<'_>) {
    let first = |status| worst_first.iter().find(|it| it.status == status);
    let terminal = page.terminal;
    let (short, late) = (first(OrderStatus::Short), first(OrderStatus::Late));
    if short.is_none() && late.is_none() {
        return;
    }
    for goal in plan.goals.iter().filter(|it| it.id().is_some_and(GoalId::is_service)) {
        let title = goal.title();
        let spots: Vec<_> = plan.tight.iter().filter(|spot| spot.goal == title).collect();
        let named: Vec<String> = spots.iter().take(MOST_NAMED).map(|it| it.at.clone()).collect();
        if named.is_empty() {
            continue;
        }
        let named = terminal.list(&named);
        let limits = match spots.len().saturating_sub(MOST_NAMED) {
            0 => named,
            left => terminal.say_with(
                "and-more",
                &[("named", (&named).into()), ("left", (&left.to_string()).into())],
            ),
        };
        let title = terms::goal_title(terminal.words(), &title);
        let values = [("goal", (&title).into()), ("limits", (&limits).into())];
        page.paragraph(&terminal.say_with("plan-held-back", &values));
    }
    if let Some(order) = short {
        page.next(
            |terminal, command| terminal.say_with("plan-why-short", &[("command", command.into())]),
            &format!("junheng why FACTORY.json short {}", order.id),
        );
    }
    if let Some(order) = late {
        page.next(
            |terminal, command| terminal.say_with("plan-why-late", &[("command", command.into())]),
            &format!("junheng why FACTORY.json late {}", order.id),
        );
    }
    page.next(
        |terminal, command| terminal.say_with("plan-ways-out", &[("command", command.into())]),
        "junheng repair FACTORY.json",
    );
}

pub(super) fn projects(plan: &Plan, page: &mut Page<'_>) {
    if plan.projects.is_empty() {
        return;
    }
    let needs = || plan.projects.iter().flat_map(|it| it.needs.iter().map(move |need| (it, need)));
    let short = plan
        .projects
        .iter()
        .filter(|it| it.needs.iter().any(|need| !unless_zero(need.short).is_empty()));
    let terminal = page.terminal;
    let gist = match short.count() {
        0 => terminal.say("plan-projects-met"),
        short => terminal.say_with(
            "plan-projects-short",
            &[
                ("short", (&short.to_string()).into()),
                ("all", (&plan.projects.len().to_string()).into()),
            ],
        ),
    };
    page.section(&terminal.say("plan-projects"), &gist);
    let mut table = Table::headed(
        page.terminal,
        &[
            ("head-project", Column::Name),
            ("head-need", Column::Name),
            ("head-needed", Column::Figure),
            ("head-given", Column::Figure),
            ("head-short", Column::Figure),
        ],
    );
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
