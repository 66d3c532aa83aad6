//! The message of a problem: a key of the catalogue with its values, to be shown in any language.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sentence, or part of one, as data: the catalogue's message of `key`, with `values` inserted.
/// Made by `message!`, whose keys and names a test compares with the catalogues.
/// Records keep it as it is, so that it is shown in any language when they are read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// The key in the catalogue.
    pub key: Cow<'static, str>,
    /// The values by the names the catalogue has for them.
    pub values: BTreeMap<Cow<'static, str>, Value>,
}

/// A value in a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// A name, or a figure as it should appear: the same in every language.
    Text(String),
    /// Names one after the other, parted as the language parts them.
    List(Vec<String>),
    /// Sentences one below the other.
    Lines(Vec<Message>),
    /// Part of the sentence that is itself shown in the language.
    Said(Message),
}

impl Value {
    /// Names one after the other.
    pub fn list(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::List(names.into_iter().map(Into::into).collect())
    }
}

impl<T: Display> From<&T> for Value {
    fn from(shown: &T) -> Self {
        Self::Text(shown.to_string())
    }
}

impl Message {
    /// A message without values, or whose values are added one by one.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), values: BTreeMap::new() }
    }

    /// What to do about it: the message of its key with `-hint`.
    #[must_use]
    pub fn hint(&self) -> Self {
        Self { key: format!("{}-hint", self.key).into(), values: BTreeMap::new() }
    }

    /// A text that is the same in every language.
    #[must_use]
    pub fn plain(text: &impl Display) -> Self {
        Self::new("name-alone").with("name", text)
    }

    /// The same with a value more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.insert(Cow::Borrowed(name), value.into());
        self
    }
}

impl From<&'static str> for Message {
    fn from(key: &'static str) -> Self {
        Self::new(key)
    }
}

impl From<Message> for Value {
    fn from(said: Message) -> Self {
        Self::Said(said)
    }
}

impl From<&Message> for Value {
    fn from(said: &Message) -> Self {
        Self::Said(said.clone())
    }
}

impl From<&&Message> for Value {
    fn from(said: &&Message) -> Self {
        Self::Said((*said).clone())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Value> for Value {
    fn from(value: &Value) -> Self {
        value.clone()
    }
}

/// A [`Message`]: its key, then its values, as `name = expression` or, for a variable of that name,
/// `name` alone. A value is anything that can be displayed, another message, or a [`Value`].
macro_rules! message {
    (@value $name:ident = $value:expr) => { $crate::diag::Value::from(&$value) };
    (@value $name:ident) => { $crate::diag::Value::from(&$name) };
    ($key:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::diag::Message::new($key)
            $(.with(stringify!($name), $crate::diag::message!(@value $name $(= $value)?)))*
    };
}

pub(crate) use message;
