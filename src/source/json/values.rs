//! The kinds of value a field can hold: text, number, date, series by date, amount per period.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::model::{BucketKind, Per};
use crate::source::Cell;

/// What the JSON Schema says of a value, under a name of its own.
macro_rules! described {
    ($type:ty, $name:expr, |$generator:pat_param| $schema:expr) => {
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
            fn json_schema($generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $schema
            }
        }
    };
}
pub(crate) use described;

/// Text: an id or a name.
pub type Text = String;
/// A calendar date.
pub type Date = jiff::civil::Date;
/// A time of day.
pub type TimeOfDay = jiff::civil::Time;

/// Entries by id, in the order written.
#[derive(Clone, Debug)]
pub struct Map<T>(pub Vec<(Cell<String>, T)>);

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: JsonSchema> JsonSchema for Map<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "additionalProperties": generator.subschema_for::<T>()})
    }
}

/// A number that may differ by date: one number, or `{"2026-01": 25, "2026-02-15": 26}`, each
/// value holding from its date until the next.
#[derive(Clone, Debug, PartialEq)]
pub enum Series {
    /// The same on every date.
    Constant(f64),
    /// Values with the date each holds from, in the order written.
    Steps(Vec<(Cell<Date>, Cell<f64>)>),
}

described!(Series, "Series", |_| {
    json_schema!({
        "description": "A number, or numbers by the date or month each holds from until the \
            next, as in {\"2026-01\": 25, \"2026-02-15\": 26}. The first date is on or before \
            the first day planned.",
        "oneOf": [
            {"type": "number"},
            {
                "type": "object",
                "patternProperties": {
                    "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$": {"type": "number"}
                },
                "additionalProperties": false
            }
        ]
    })
});

/// A fixed choice of words.
pub trait Word: Sized {
    /// Every word of the choice.
    const WORDS: &'static [&'static str];
    /// The choice a word stands for.
    fn from_word(word: &str) -> Option<Self>;
}

/// Choices of words.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident { $($(#[$word_meta:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$word_meta])* $variant,)* }

        impl Word for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];

            fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }

        described!($name, stringify!($name), |_| json_schema!({"type": "string", "enum": [$($word),*]}));
    )*};
}

words! {
    /// A day of the week.
    Weekday {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
    /// Kind of order.
    OrderKindWord {
        /// Must be met; shortage is reported.
        Firm = "firm",
        /// Between a minimum and a limit.
        Market = "market",
        /// As firm, and wanted evenly.
        Even = "even",
    }
}

impl Word for BucketKind {
    const WORDS: &'static [&'static str] = Self::WORDS;
    fn from_word(word: &str) -> Option<Self> {
        Self::from_word(word)
    }
}

described!(BucketKind, "BucketWord", |_| {
    json_schema!({"type": "string", "enum": BucketKind::WORDS})
});

impl Word for Per {
    const WORDS: &'static [&'static str] =
        &["per_day", "per_week", "per_ten_days", "per_month", "in_all"];
    fn from_word(word: &str) -> Option<Self> {
        let at = Self::WORDS.iter().position(|it| *it == word)?;
        [Self::Day, Self::Week, Self::TenDays, Self::Month, Self::InAll].get(at).copied()
    }
}

/// An amount per period: `{"per_month": 1500}`, with several periods
/// `{"per_day": 100, "per_month": 1500}`, by date `{"per_month": {"2026-01": 1500}}`, or a plain
/// number, which is the amount for the whole time planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount(pub Vec<(Per, Cell<Series>)>);

described!(Amount, "Amount", |generator| {
    let series = generator.subschema_for::<Series>();
    json_schema!({
        "description": "An amount per period, as in {\"per_month\": 1500}; a plain number is \
            the amount for the whole time planned.",
        "oneOf": [
            {"type": "number"},
            {
                "type": "object",
                "minProperties": 1,
                "properties": {
                    "per_day": series, "per_week": series, "per_ten_days": series,
                    "per_month": series, "in_all": series
                },
                "additionalProperties": false
            }
        ]
    })
});
