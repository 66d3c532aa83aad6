//! Orders and projects: what is late or short first.

use super::super::number::figure;
use super::super::page::Page;
use super::super::table::ROWS;
use super::super::view::first_of;
use super::super::view::plan::orders as view;
use super::super::{Terminal, terms};
use crate::model::GoalId;
use crate::model::plan::{OrderPlan, OrderStatus, Plan};

/// How many orders are met, late and short, and by how much at worst.
pub(super) fn gist(plan: &Plan, terminal: &Terminal<'_>) -> String {
    let wanted = || plan.orders.iter().filter(|it| view::is_wanted(it));
    let of = |status| wanted().filter(move |it| it.status == status);
    let [met, late, short] =
        [OrderStatus::OnTime, OrderStatus::Late, OrderStatus::Short].map(|it| of(it).count());
    let all = terminal.counted("count-orders", wanted().count());
    if wanted().next().is_none() {
        return terminal.say("plan-orders-none-wanted");
    }
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

pub(super) fn orders(plan: &Plan, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let sorted = view::worst_first(plan);
    let table = view::orders(plan, sorted.clone(), terminal.words());
    let heading = (&*terminal.say("plan-orders"), &*gist(plan, terminal));
    if page.tabled(heading, table, ROWS, "orders.csv") {
        next_commands(plan, &sorted, page);
    }
}

/// Limits named at most for each goal.
const MOST_NAMED: usize = 3;

/// What holds short and late orders back, as far as the plan's own prices tell, and what to type to
/// learn each one's share and the repairs.
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
        let named: Vec<String> = spots.iter().map(|it| it.name.said(terminal.words())).collect();
        if named.is_empty() {
            continue;
        }
        let limits = first_of(terminal.words(), &named, MOST_NAMED, "and-more");
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
    let short =
        plan.projects.iter().filter(|it| it.needs.iter().any(|need| figure(need.short) != "0"));
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
    let table = view::projects(plan, terminal.words());
    page.tabled((&terminal.say("plan-projects"), &gist), table, ROWS, "plan.json");
}

fn count(number: usize) -> f64 {
    #[allow(clippy::cast_precision_loss)] // a count of rows, shown rounded
    let number = number as f64;
    number
}
