//! Why there is no plan, or a note on it: kept in records as messages with their values, so that
//! they can be shown in any language later.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::contradiction::Clash;
use crate::diag::{Message, Value, message};
use crate::model::GoalId;
use crate::words;

figures! {
    /// Why a file or a scenario has no plan, or a note on it.
    pub struct Reason {
        /// In English: for readers, no program reads it back.
        says: String,
        /// The message, for any language.
        message: Message,
    }
}

impl Reason {
    /// The message, with the code of its rule if there is one.
    #[must_use]
    pub fn of(code: Option<String>, message: Message) -> Self {
        let message = match code {
            Some(code) => message!("whatif-rule-broken", code, message),
            None => message,
        };
        Self { says: words::english().tell(&message), message }
    }

    /// A goal is unbounded, because these orders can be sold without limit.
    #[must_use]
    pub fn grows(goal: &str, orders: &[String]) -> Self {
        let orders = Value::list(orders);
        let title = GoalId::read(goal).map(GoalId::title);
        let goal = title.map_or_else(|| Value::from(goal), Value::from);
        Self::of(None, message!("whatif-grows", goal, orders))
    }

    /// Something hard that takes part in a contradiction, with its path.
    #[must_use]
    pub fn clash(clash: &Clash) -> Self {
        Self::of(None, message!("clash-at", clash = clash.message(), at = clash.at))
    }
}
