//! The catalogue as pictures speak it: the terms of the plan with the signs and capitals of a page.

use crate::model::Limit;
use crate::model::plan::OrderStatus;
use crate::report::terms;
use crate::words::{Value, Words};

/// The catalogue, with the coded words that figures carry turned into its terms.
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

    /// Two sentences after each other.
    pub fn sentences(self, one: &str, other: &str) -> String {
        self.say_with("page-two-sentences", &[("one", one.into()), ("other", other.into())])
    }

    /// How a picture is read, and how many of all it draws if it does not draw all.
    pub fn reading(self, key: &str, drawn: usize, all: usize) -> String {
        let reading = self.say(key);
        if all <= drawn {
            return reading;
        }
        let values = [("drawn", drawn.into()), ("count", (all - drawn).into())];
        self.sentences(&reading, &self.say_with("page-first-drawn", &values))
    }

    /// A goal by its title, such as `fulfil/priority 1`: here it begins with a capital.
    pub fn goal(self, title: &str) -> String {
        capital(&terms::goal(self.0, title))
    }

    /// A unit; money and units of the factory file stand as they are.
    pub fn unit(self, unit: &str) -> String {
        terms::unit(self.0, unit)
    }

    /// How an order fares: a sign and a word, so that it needs no colour.
    pub fn status(self, status: OrderStatus) -> String {
        let sign = if status == OrderStatus::OnTime { '✓' } else { '!' };
        format!("{sign} {}", terms::status(self.0, status))
    }

    /// The class of marks of an order.
    pub fn status_class(status: OrderStatus) -> &'static str {
        match status {
            OrderStatus::OnTime => "met",
            OrderStatus::Late => "late",
            OrderStatus::Short => "short",
        }
    }

    /// What a limit is called.
    pub fn limit(self, limit: &Limit) -> String {
        limit.said(self.0)
    }

    /// A limit by its path alone.
    pub fn limit_at(self, at: &str) -> String {
        terms::limit(self.0, at)
    }

    /// A kind of cost.
    pub fn cost(self, kind: &str) -> String {
        terms::cost(self.0, kind)
    }
}

/// The text with its first letter as a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect()
}
