//! What pictures call goals, units, limits and kinds of cost, in the reader's language.

use crate::model::plan::OrderStatus;
use crate::report::said::parts;
use crate::words::{Value, Words};

/// The catalogue, with the names that figures carry as English words turned into its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrases<'w>(pub &'w Words);

impl Phrases<'_> {
    /// What the catalogue says under a key.
    pub fn say(self, key: &str) -> String {
        self.0.say(key)
    }

    /// What it says with figures put in.
    pub fn say_with(self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        self.0.say_with(key, values)
    }

    /// A goal by its title, such as `fulfil/priority 1`.
    pub fn goal(self, title: &str) -> String {
        let (goal, part) = parts(title);
        let goal = match goal {
            "fulfil" => self.say("page-goal-fulfil"),
            "on-time" => self.say("page-goal-on-time"),
            "profit" => self.say("page-goal-profit"),
            "cost" => self.say("page-goal-cost"),
            "balance" => self.say("page-goal-balance"),
            "low-stock" => self.say("page-goal-low-stock"),
            "rhythm" => self.say("page-rhythm"),
            other => other.to_owned(),
        };
        let Some(part) = part else { return goal };
        let part = match (part, part.strip_prefix("priority ")) {
            (_, Some(class)) => self.say_with("page-priority", &[("class", class.into())]),
            ("stock", _) => self.say("page-part-stock"),
            (other, _) => other.to_owned(),
        };
        self.say_with("page-goal-part", &[("goal", (&goal).into()), ("part", (&part).into())])
    }

    /// A unit; money and units of the factory file stand as they are.
    pub fn unit(self, unit: &str) -> String {
        match unit {
            "orders" => self.say("page-unit-orders"),
            "order-days" => self.say("page-unit-order-days"),
            "index" => self.say("page-unit-index"),
            "hour-days" => self.say("page-unit-hour-days"),
            "days" => self.say("page-unit-days"),
            "heads" => self.say("page-unit-heads"),
            "coefficient" | "share" => self.say("page-unit-share"),
            other => other.to_owned(),
        }
    }

    /// How an order fares: a sign and a word, so that it needs no colour.
    pub fn status(self, status: OrderStatus) -> String {
        match status {
            OrderStatus::OnTime => self.say("page-status-on-time"),
            OrderStatus::Late => self.say("page-status-late"),
            OrderStatus::Short => self.say("page-status-short"),
        }
    }

    /// The class of marks of an order.
    pub fn status_class(status: OrderStatus) -> &'static str {
        match status {
            OrderStatus::OnTime => "met",
            OrderStatus::Late => "late",
            OrderStatus::Short => "short",
        }
    }

    /// A kind of order.
    pub fn kind(self, kind: &str) -> String {
        match kind {
            "firm" => self.say("page-kind-firm"),
            "even" => self.say("page-kind-even"),
            "market" => self.say("page-kind-market"),
            other => other.to_owned(),
        }
    }

    /// A limit by its path and its English name; what the factory file names stays as it is.
    pub fn limit(self, at: &str, name: &str) -> String {
        let (path, bucket) = at.split_once('@').map_or((at, None), |(a, b)| (a, Some(b)));
        let parts: Vec<&str> = path.split('/').collect();
        let on = bucket.map(|it| format!(" on {it}"));
        let name = on.and_then(|it| name.strip_suffix(it.as_str())).unwrap_or(name);
        let (owner, last) = name.rsplit_once(": ").unwrap_or((name, ""));
        let with = |key: &str| self.say_with(key, &[("of", owner.into())]);
        let said = match parts.get(2..).unwrap_or_default() {
            ["overtime", tier] => self
                .say_with("page-limit-overtime", &[("of", owner.into()), ("tier", (*tier).into())]),
            ["overtime"] => with("page-limit-overtime-more"),
            ["hours"] => with("page-limit-hours"),
            ["hiring", ..] => with("page-limit-hiring"),
            ["laying_off", ..] => with("page-limit-laying-off"),
            ["stock", "maximum"] => with("page-limit-room"),
            ["purchase", ..] => with("page-limit-purchase"),
            ["quota"] => with("page-limit-quota"),
            ["supply"] => with("page-limit-supply"),
            ["stock", "safety"] => with("page-limit-safety"),
            ["stock", "closing"] => with("page-limit-closing"),
            ["routes", route, "limit"] => {
                let route = last.strip_prefix("limit of route ").unwrap_or(route);
                self.say_with("page-limit-route", &[("of", owner.into()), ("route", route.into())])
            }
            ["routes", route, "lead_days"] => self
                .say_with("page-limit-lead", &[("of", owner.into()), ("route", (*route).into())]),
            _ => name.to_owned(),
        };
        match bucket {
            Some(bucket) => format!("{said} @ {bucket}"),
            None => said,
        }
    }

    /// A kind of cost.
    pub fn cost(self, kind: &str) -> String {
        match kind {
            "running" => self.say("page-cost-running"),
            "wages" => self.say("page-cost-wages"),
            "purchases" => self.say("page-cost-purchases"),
            "making" => self.say("page-cost-making"),
            "subcontract" => self.say("page-cost-subcontract"),
            "services" => self.say("page-cost-services"),
            "overtime" => self.say("page-cost-overtime"),
            "labour overtime" => self.say("page-cost-labour-overtime"),
            "holding" => self.say("page-cost-holding"),
            "lateness" => self.say("page-cost-lateness"),
            "shortage" => self.say("page-cost-shortage"),
            "hiring" => self.say("page-cost-hiring"),
            "laying off" => self.say("page-cost-laying-off"),
            "discarding" => self.say("page-cost-discarding"),
            "change of output" => self.say("page-cost-change"),
            other => other.to_owned(),
        }
    }
}
