//! The coded words of plans and answers (goals, units, buckets, how orders fare, kinds of cost, how
//! planning ended) in the language of the reader: one term each, whatever surface says it. Codes
//! without a term, such as a currency or a name from the factory, are reported as they are.

use crate::diag::Message;
use crate::model::answers::batch::RowStatus;
use crate::model::answers::whatif::ScenarioStatus;
use crate::model::plan::{OrderStatus, PlanStatus, Uniqueness};
use crate::model::{GoalId, Limit, RuleKind};
use crate::words::Words;

/// A limit by its path alone: what it is called, its owner by its code.
#[must_use]
pub fn limit(words: &Words, at: &str) -> String {
    Limit::read(at).said(words)
}

/// Limits by their paths alone.
#[must_use]
pub fn limits(words: &Words, paths: &[String]) -> Vec<String> {
    paths.iter().map(|it| limit(words, it)).collect()
}

/// The length of a bucket.
#[must_use]
pub fn bucket(words: &Words, kind: &str) -> String {
    match kind {
        "day" => words.say("bucket-day"),
        "ten-day" => words.say("bucket-ten-day"),
        "week" => words.say("bucket-week"),
        "month" => words.say("bucket-month"),
        other => other.to_owned(),
    }
}

/// A goal by its title `fulfil/priority 1`, as it is in a sentence or a cell: `fulfil, priority 1`.
#[must_use]
pub fn goal(words: &Words, title: &str) -> String {
    of_goal(words, title, GoalId::message)
}

/// A goal by its title, in the form of a title: `fulfil/priority 1`.
#[must_use]
pub fn goal_title(words: &Words, title: &str) -> String {
    of_goal(words, title, GoalId::title)
}

fn of_goal(words: &Words, title: &str, said: fn(GoalId) -> Message) -> String {
    match GoalId::read(title) {
        Some(goal) => words.tell(&said(goal)),
        // No goal, but compared beside goals in spreads.
        None if title == "rhythm" => words.say("rhythm"),
        None => title.to_owned(),
    }
}

/// The unit of a goal or a limit; currencies and units of the factory as they are.
#[must_use]
pub fn unit(words: &Words, unit: &str) -> String {
    match unit {
        "orders" => words.say("unit-orders"),
        "order-days" => words.say("unit-order-days"),
        "days" => words.say("unit-days"),
        "hours" => words.say("unit-hours"),
        "index" => words.say("unit-index"),
        "hour-days" => words.say("unit-hour-days"),
        "runs" => words.say("unit-runs"),
        "heads" => words.say("unit-heads"),
        "share" | "coefficient" => words.say("unit-share"),
        other => other.to_owned(),
    }
}

/// How an order fares.
#[must_use]
pub fn status(words: &Words, status: OrderStatus) -> String {
    match status {
        OrderStatus::OnTime => words.say("status-on-time"),
        OrderStatus::Late => words.say("status-late"),
        OrderStatus::Short => words.say("status-short"),
    }
}

/// A kind of order.
#[must_use]
pub fn order_kind(words: &Words, kind: &str) -> String {
    match kind {
        "firm" => words.say("order-firm"),
        "market" => words.say("order-market"),
        "even" => words.say("order-even"),
        other => other.to_owned(),
    }
}

/// A kind of cost.
#[must_use]
pub fn cost(words: &Words, kind: &str) -> String {
    match kind {
        "subcontract" => words.say("cost-subcontract"),
        "making" => words.say("cost-making"),
        "running" => words.say("cost-running"),
        "setup" => words.say("cost-setup"),
        "overtime" => words.say("cost-overtime"),
        "opening" => words.say("cost-opening"),
        "fixed" => words.say("cost-fixed"),
        "wages" => words.say("cost-wages"),
        "hiring" => words.say("cost-hiring"),
        "laying off" => words.say("cost-laying-off"),
        "labour overtime" => words.say("cost-labour-overtime"),
        "services" => words.say("cost-services"),
        "purchases" => words.say("cost-purchases"),
        "holding" => words.say("cost-holding"),
        "discarding" => words.say("cost-discarding"),
        "shortage" => words.say("cost-shortage"),
        "lateness" => words.say("cost-lateness"),
        "change of output" => words.say("cost-change-of-output"),
        other => other.to_owned(),
    }
}

/// The product a cost belongs to, by its id, or that it belongs to none.
#[must_use]
pub fn cost_of_product(words: &Words, of: &str) -> String {
    match of {
        "not by product" => words.say("cost-of-no-product"),
        id => id.to_owned(),
    }
}

/// A kind of rule that makes numbers whole.
#[must_use]
pub fn rule(words: &Words, kind: RuleKind) -> String {
    words.say(match kind {
        RuleKind::WholePieces => "rule-whole-pieces",
        RuleKind::Lot => "rule-lot",
        RuleKind::Setup => "rule-setup",
        RuleKind::AtOnce => "rule-at-once",
        RuleKind::Open => "rule-open",
        RuleKind::RepairsToPlace => "rule-repairs-to-place",
        RuleKind::WholeHeads => "rule-whole-heads",
        RuleKind::Choose => "rule-choose",
    })
}

/// How planning ended.
#[must_use]
pub fn plan_status(words: &Words, status: PlanStatus) -> String {
    match status {
        PlanStatus::Optimal => words.say("ended-optimal"),
        PlanStatus::WithinGap => words.say("ended-within-gap"),
        PlanStatus::BestFound => words.say("ended-best-found"),
        PlanStatus::Interrupted => words.say("ended-interrupted"),
    }
}

/// Whether the schedule is the only one that reaches its goals.
#[must_use]
pub fn uniqueness(words: &Words, schedule: Uniqueness) -> String {
    match schedule {
        Uniqueness::Only => words.say("schedule-only"),
        Uniqueness::OneOfSeveral => words.say("schedule-one-of-several"),
        Uniqueness::NotKnown => words.say("schedule-not-known"),
    }
}

/// How a scenario ended.
#[must_use]
pub fn scenario_status(words: &Words, status: ScenarioStatus) -> String {
    match status {
        ScenarioStatus::Planned => words.say("ended-planned"),
        ScenarioStatus::Infeasible => words.say("ended-contradiction"),
        ScenarioStatus::Unbounded => words.say("ended-unbounded"),
        ScenarioStatus::Invalid => words.say("ended-invalid"),
        ScenarioStatus::Stopped => words.say("ended-stopped"),
        ScenarioStatus::Failed => words.say("ended-fault"),
    }
}

/// How a file of a batch ended.
#[must_use]
pub fn row_status(words: &Words, status: RowStatus) -> String {
    match status {
        RowStatus::Optimal => words.say("ended-optimal"),
        RowStatus::WithinGap => words.say("ended-within-gap"),
        RowStatus::BestFound => words.say("ended-best-found"),
        RowStatus::Broken => words.say("ended-broken"),
        RowStatus::Unbounded => words.say("ended-unbounded"),
        RowStatus::Contradiction => words.say("ended-contradiction"),
        RowStatus::Fault => words.say("ended-fault"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn a_goal_is_said_with_its_part() {
        let [english, chinese] = Language::ALL.map(Words::of);
        assert_eq!(goal(&english, "fulfil/priority 2"), "fulfil, priority 2");
        assert_eq!(goal_title(&english, "fulfil/stock"), "fulfil/stock");
        assert_eq!(goal(&chinese, "fulfil/priority 2"), "完成订单，优先级 2");
        assert_eq!(goal(&chinese, "profit"), "利润");
    }

    #[test]
    fn what_is_no_code_is_said_as_it_is() {
        let chinese = Words::of(Language::Chinese);
        assert_eq!(unit(&chinese, "CNY"), "CNY");
        assert_eq!(bucket(&chinese, "shift"), "shift");
        assert_eq!(cost_of_product(&chinese, "making"), "making");
    }
}
