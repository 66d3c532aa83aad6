//! Words of a plan's figures in the language of the report: goals, units, buckets, kinds of cost. What
//! the catalogue has no word for, such as a currency, is said as the plan states it.

use super::Terminal;
use crate::model::plan::{GoalResult, OrderStatus};

/// The length of a bucket.
pub(super) fn bucket(terminal: &Terminal<'_>, kind: &str) -> String {
    match kind {
        "day" => terminal.say("bucket-day"),
        "ten-day" => terminal.say("bucket-ten-day"),
        "week" => terminal.say("bucket-week"),
        "month" => terminal.say("bucket-month"),
        other => other.to_owned(),
    }
}

/// A goal, or a part of it: `fulfil, priority 1`.
pub(super) fn goal(terminal: &Terminal<'_>, goal: &GoalResult) -> String {
    of_goal(terminal, "goal-and-part", &goal.goal, goal.part.as_deref())
}

/// A goal by its title, `fulfil/priority 1`, in the language of the report.
#[must_use]
pub fn goal_title(terminal: &Terminal<'_>, title: &str) -> String {
    let (goal, part) = parts(title);
    of_goal(terminal, "goal-part", goal, part)
}

/// A goal by its title, as it stands in a sentence: `fulfil, priority 1`.
pub(super) fn goal_in_text(terminal: &Terminal<'_>, title: &str) -> String {
    let (goal, part) = parts(title);
    of_goal(terminal, "goal-and-part", goal, part)
}

/// A goal's title as its name and the part of it meant, where it is one.
pub(super) fn parts(title: &str) -> (&str, Option<&str>) {
    title.split_once('/').map_or((title, None), |(goal, part)| (goal, Some(part)))
}

/// A goal, under a key that joins it and its part.
fn of_goal(terminal: &Terminal<'_>, joined: &str, goal: &str, part: Option<&str>) -> String {
    let goal = name(terminal, goal);
    let Some(part) = part.map(|part| self::part(terminal, part)) else { return goal };
    terminal.say_with(joined, &[("goal", (&goal).into()), ("part", (&part).into())])
}

fn name(terminal: &Terminal<'_>, goal: &str) -> String {
    match goal {
        "fulfil" => terminal.say("goal-fulfil"),
        "on-time" => terminal.say("goal-on-time"),
        "profit" => terminal.say("goal-profit"),
        "cost" => terminal.say("goal-cost"),
        "balance" => terminal.say("goal-balance"),
        "low-stock" => terminal.say("goal-low-stock"),
        other => other.to_owned(),
    }
}

fn part(terminal: &Terminal<'_>, part: &str) -> String {
    match part.strip_prefix("priority ") {
        Some(class) => terminal.say_with("goal-priority", &[("class", class.into())]),
        None if part == "stock" => terminal.say("goal-stock"),
        None => part.to_owned(),
    }
}

/// The unit of a goal's value; a currency is said as it is.
pub(super) fn unit(terminal: &Terminal<'_>, unit: &str) -> String {
    match unit {
        "orders" => terminal.say("unit-orders"),
        "order-days" => terminal.say("unit-order-days"),
        "days" => terminal.say("unit-days"),
        "index" => terminal.say("unit-index"),
        "hour-days" => terminal.say("unit-hour-days"),
        other => other.to_owned(),
    }
}

/// How an order fares.
pub(super) fn status(terminal: &Terminal<'_>, status: OrderStatus) -> String {
    match status {
        OrderStatus::OnTime => terminal.say("status-on-time"),
        OrderStatus::Late => terminal.say("status-late"),
        OrderStatus::Short => terminal.say("status-short"),
    }
}

/// A kind of cost.
pub(super) fn cost(terminal: &Terminal<'_>, kind: &str) -> String {
    match kind {
        "subcontract" => terminal.say("cost-subcontract"),
        "making" => terminal.say("cost-making"),
        "running" => terminal.say("cost-running"),
        "overtime" => terminal.say("cost-overtime"),
        "wages" => terminal.say("cost-wages"),
        "hiring" => terminal.say("cost-hiring"),
        "laying off" => terminal.say("cost-laying-off"),
        "labour overtime" => terminal.say("cost-labour-overtime"),
        "services" => terminal.say("cost-services"),
        "purchases" => terminal.say("cost-purchases"),
        "holding" => terminal.say("cost-holding"),
        "discarding" => terminal.say("cost-discarding"),
        "shortage" => terminal.say("cost-shortage"),
        "lateness" => terminal.say("cost-lateness"),
        "change of output" => terminal.say("cost-change-of-output"),
        other => other.to_owned(),
    }
}

/// The product a cost belongs to, by its id, or that it belongs to none.
pub(super) fn cost_of_product(terminal: &Terminal<'_>, of: &str) -> String {
    match of {
        "not by product" => terminal.say("cost-of-no-product"),
        id => id.to_owned(),
    }
}
