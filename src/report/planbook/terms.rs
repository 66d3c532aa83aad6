//! The plan's coded words (goals, units, ways an order fares, kinds of cost, limits) as people say them.

use super::PlanBook;
use crate::model::plan::{OrderStatus, PlanStatus, Uniqueness};
use crate::report::said::parts;
use crate::words::Words;

/// A goal with its part, from a title such as `fulfil/priority 1`.
pub fn goal(words: &Words, title: &str) -> String {
    let (goal, part) = parts(title);
    let name = match goal {
        "fulfil" => words.say("book-goal-fulfil"),
        "on-time" => words.say("book-goal-on-time"),
        "profit" => words.say("book-profit"),
        "cost" => words.say("book-cost"),
        "balance" => words.say("book-goal-balance"),
        "low-stock" => words.say("book-goal-low-stock"),
        other => other.to_owned(),
    };
    let Some(part) = part else { return name };
    let part = match part.strip_prefix("priority ") {
        Some(class) => words.say_with("book-goal-priority", &[("class", class.into())]),
        None if part == "stock" => words.say("book-goal-stock"),
        None => part.to_owned(),
    };
    words.say_with("book-goal-part", &[("goal", (&name).into()), ("part", (&part).into())])
}

/// A goal's unit; money's name as it is.
pub fn unit(words: &Words, unit: &str) -> String {
    match unit {
        "orders" => words.say("book-unit-orders"),
        "order-days" => words.say("book-unit-order-days"),
        "days" => words.say("book-unit-days"),
        "hour-days" => words.say("book-unit-hour-days"),
        "index" => words.say("book-unit-index"),
        "heads" => words.say("book-heads"),
        other => other.to_owned(),
    }
}

/// How an order fares.
pub fn status(words: &Words, status: OrderStatus) -> String {
    match status {
        OrderStatus::OnTime => words.say("book-on-time"),
        OrderStatus::Late => words.say("book-late"),
        OrderStatus::Short => words.say("book-short"),
    }
}

/// The kind of an order.
pub fn order_kind(words: &Words, kind: &str) -> String {
    match kind {
        "firm" => words.say("book-firm"),
        "market" => words.say("book-market"),
        "even" => words.say("book-even"),
        other => other.to_owned(),
    }
}

/// How planning ended.
pub fn plan_status(words: &Words, status: PlanStatus) -> String {
    match status {
        PlanStatus::Optimal => words.say("book-optimal"),
        PlanStatus::Interrupted => words.say("book-interrupted"),
    }
}

/// Whether another schedule is as good.
pub fn uniqueness(words: &Words, schedule: Uniqueness) -> String {
    match schedule {
        Uniqueness::Only => words.say("book-only-schedule"),
        Uniqueness::OneOfSeveral => words.say("book-one-of-several"),
        Uniqueness::NotKnown => words.say("book-not-known"),
    }
}

/// The length of a bucket.
pub fn bucket(words: &Words, kind: &str) -> String {
    match kind {
        "day" => words.say("book-bucket-day"),
        "ten-day" => words.say("book-bucket-ten-day"),
        "week" => words.say("book-bucket-week"),
        "month" => words.say("book-bucket-month"),
        other => other.to_owned(),
    }
}

/// A kind of cost, or what costs of no product stand under.
pub fn cost(words: &Words, kind: &str) -> String {
    match kind {
        "subcontract" => words.say("book-cost-subcontract"),
        "making" => words.say("book-cost-making"),
        "running" => words.say("book-cost-running"),
        "overtime" => words.say("book-overtime"),
        "wages" => words.say("book-cost-wages"),
        "hiring" => words.say("book-cost-hiring"),
        "laying off" => words.say("book-cost-laying-off"),
        "labour overtime" => words.say("book-cost-labour-overtime"),
        "services" => words.say("book-cost-services"),
        "purchases" => words.say("book-cost-purchases"),
        "holding" => words.say("book-cost-holding"),
        "discarding" => words.say("book-cost-discarding"),
        "shortage" => words.say("book-cost-shortage"),
        "lateness" => words.say("book-cost-lateness"),
        "change of output" => words.say("book-cost-change"),
        "not by product" => words.say("book-not-by-product"),
        other => other.to_owned(),
    }
}

/// What a path of a limit ends in, as people say it; the path's own end where it has no name.
pub fn limit_end(words: &Words, end: &str) -> String {
    let number = |rest: &str| words.say_with("book-overtime-tier", &[("tier", rest.into())]);
    match end {
        "quota" => words.say("book-quota"),
        "purchase/limit" => words.say("book-limit-purchase"),
        "stock/maximum" => words.say("book-limit-room"),
        "stock/safety" => words.say("book-limit-safety"),
        "stock/closing" => words.say("book-limit-closing"),
        "hiring/limit" => words.say("book-cost-hiring"),
        "laying_off/limit" => words.say("book-cost-laying-off"),
        "hours" => words.say("book-limit-hours"),
        "overtime" => words.say("book-limit-overtime"),
        other => {
            if let Some(tier) = other.strip_prefix("overtime/") {
                return number(tier);
            }
            let route = other.strip_prefix("routes/");
            if let Some(route) = route.and_then(|it| it.strip_suffix("/limit")) {
                return words.say_with("book-limit-route", &[("route", route.into())]);
            }
            if let Some(route) = route.and_then(|it| it.strip_suffix("/lead_days")) {
                return words.say_with("book-limit-lead", &[("route", route.into())]);
            }
            other.to_owned()
        }
    }
}

/// The name of a limit, from its path and the name the plan gives it: in English as it is, in other
/// languages from the name of what it belongs to and the path's end.
pub fn limit(words: &Words, at: &str, name: &str) -> String {
    if words.language() == crate::words::Language::English {
        return name.to_owned();
    }
    // `Name: words` names what belongs to another; the path's end says the same.
    let (path, bucket) =
        at.split_once('@').map_or((at, None), |(path, bucket)| (path, Some(bucket)));
    let mut parts = path.splitn(3, '/');
    let (_, id, end) = (parts.next(), parts.next().unwrap_or(""), parts.next());
    let whole = match end {
        None => name.to_owned(),
        Some(end) => {
            let owner = name.rsplit_once(": ").map_or(id, |(owner, _)| owner);
            let end = limit_end(words, end);
            words.say_with("book-limit-of", &[("owner", owner.into()), ("limit", (&end).into())])
        }
    };
    bucket.map_or(whole.clone(), |bucket| format!("{whole} @{bucket}"))
}

impl PlanBook<'_> {
    /// A workshop's name, from its id.
    pub fn workshop(&self, id: &str) -> String {
        let own = self.factory.workshops.iter().find(|it| it.id == id);
        own.map_or_else(|| id.to_owned(), |it| it.name.clone())
    }
}
