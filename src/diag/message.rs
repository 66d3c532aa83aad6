//! What is said of a problem: a key of the catalogue with its values, so that whoever shows it can
//! say it in any language.

use std::fmt::Display;

/// A sentence, or part of one, as data: what the catalogue says under `key`, with `values` put in.
/// Made by `message!`, whose keys and names a test holds against the catalogues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The key in the catalogue.
    pub key: &'static str,
    /// The values by the names the catalogue has for them.
    pub values: Vec<(&'static str, Value)>,
}

/// What is put into a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A name, or a figure written as it shall stand there: the same in every language.
    Text(String),
    /// Names one after the other, parted as the language parts them.
    List(Vec<String>),
    /// Part of the sentence that is itself said in the language.
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
        $crate::diag::Message {
            key: $key,
            values: vec![
                $((stringify!($name), $crate::diag::message!(@value $name $(= $value)?))),*
            ],
        }
    };
}

pub(crate) use message;
