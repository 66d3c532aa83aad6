//! A value as the factory file has it, and the trouble of a cell that has none.

use super::note::Read;
use crate::diag::{Code, Hint, Message, message};

/// A value as the factory file writes it, and as text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    /// JSON.
    pub json: String,
    /// The text of a code, a word, a path; of others their JSON.
    pub text: String,
    /// What is to be said of the way it was read.
    pub read: Option<Read>,
}

impl Value {
    /// The same, read in a way that is to be said.
    pub fn read(mut self, read: Read) -> Self {
        self.read = Some(read);
        self
    }
}

/// Why a cell has no value.
#[derive(Debug)]
pub(super) struct Trouble {
    pub code: Code,
    pub message: Message,
    pub hints: Vec<Hint>,
}

impl Trouble {
    pub fn new(code: Code, message: Message) -> Self {
        Self { code, message, hints: Vec::new() }
    }
    pub fn hinted(self) -> Self {
        let hint = self.message.hint();
        self.hint(hint)
    }
    pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// Several ways, one of which is meant.
pub(super) fn either(ways: impl Iterator<Item = Message>) -> Message {
    let joined = ways.reduce(|one, other| message!("either", one, other));
    joined.unwrap_or_else(|| message!("quoted", text = ""))
}

pub(super) fn text_value(text: &str) -> Value {
    let json = serde_json::Value::from(text).to_string();
    Value { json, text: text.to_owned(), read: None }
}

pub(super) fn plain_value(json: String) -> Value {
    Value { text: json.clone(), json, read: None }
}

/// How dates are written.
pub(super) fn dates() -> Message {
    message!("dates-write")
}
