//! The kinds of value a field can hold: text, number, date, series by date, amount per period.

use std::borrow::Cow;

use jsonc_parser::ast::{Object, Value};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::decode::{Decode, Decoder, shortened, span};
use crate::diag::{Code, Diagnostic, Hint, Message, Span, message};
use crate::source::Cell;

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

impl Decode for String {
    fn what() -> Message {
        message!("kind-text")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        if let Value::StringLit(text) = value {
            return Some(text.value.clone().into_owned());
        }
        decoder.wrong_type(value, &Self::what());
        None
    }
}

impl Decode for bool {
    fn what() -> Message {
        message!("kind-truth")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        if let Value::BooleanLit(word) = value {
            return Some(word.value);
        }
        decoder.wrong_type(value, &Self::what());
        None
    }
}

impl Decode for f64 {
    fn what() -> Message {
        message!("kind-number")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        let Value::NumberLit(number) = value else {
            decoder.wrong_type(value, &Self::what());
            return None;
        };
        match number.value.parse::<Self>() {
            Ok(parsed) if parsed.is_finite() => Some(parsed),
            _ => {
                decoder.report(
                    Diagnostic::new(
                        Code::E110,
                        span(value),
                        message!("e110", number = shortened(number.value)),
                    )
                    .hint(message!("e110-hint")),
                );
                None
            }
        }
    }
}

fn date_problem(text: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::E109, at, message!("e109", text = shortened(text)))
        .hint(message!("e109-hint"))
}

impl Decode for Date {
    fn what() -> Message {
        message!("kind-date")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        let Value::StringLit(text) = value else {
            decoder.wrong_type(value, &Self::what());
            return None;
        };
        let parsed = date_or_month(&text.value).filter(|_| text.value.len() == 10);
        if parsed.is_none() {
            decoder.report(date_problem(&text.value, span(value)));
        }
        parsed
    }
}

/// `2026-12-01`, or `2026-12` for the first of the month; strict, no other form.
fn date_or_month(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shaped = matches!(bytes.len(), 7 | 10)
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text[range].parse::<i16>().ok();
    let day = if bytes.len() == 10 { number(8..10)? } else { 1 };
    Date::new(number(0..4)?, i8::try_from(number(5..7)?).ok()?, i8::try_from(day).ok()?).ok()
}

impl Decode for TimeOfDay {
    fn what() -> Message {
        message!("kind-time")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        let Value::StringLit(text) = value else {
            decoder.wrong_type(value, &Self::what());
            return None;
        };
        let parsed = text.value.split_once(':').and_then(|(hour, minute)| {
            let number = |part: &str| {
                (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
                    .then(|| part.parse::<i8>().ok())
                    .flatten()
            };
            // 24:00 is how many plants write the end of the day; it is the next day's start.
            let hour = number(hour)?;
            let minute = number(minute)?;
            let hour = if hour == 24 && minute == 0 { 0 } else { hour };
            Self::new(hour, minute, 0, 0).ok()
        });
        if parsed.is_none() {
            decoder.report(
                Diagnostic::new(
                    Code::E109,
                    span(value),
                    message!("e109-time", text = shortened(&text.value)),
                )
                .hint(message!("e109-time-hint")),
            );
        }
        parsed
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

impl Decode for Series {
    fn what() -> Message {
        message!("kind-series")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Value::NumberLit(_) => f64::decode(value, decoder).map(Self::Constant),
            Value::Object(object) => Some(Self::Steps(steps(object, decoder))),
            _ => {
                decoder.wrong_type(value, &Self::what());
                None
            }
        }
    }
}

fn steps(object: &Object<'_>, decoder: &mut Decoder) -> Vec<(Cell<Date>, Cell<f64>)> {
    decoder.report_duplicates(object);
    let steps = object.properties.iter().filter_map(|property| {
        let name = property.name.as_str();
        let at = span(&property.name);
        let Some(date) = date_or_month(name) else {
            decoder.report(date_problem(name, at));
            return None;
        };
        let number = f64::decode(&property.value, decoder)?;
        Some((Cell::new(date, at), Cell::new(number, span(&property.value))))
    });
    steps.collect()
}

impl JsonSchema for Series {
    fn schema_name() -> Cow<'static, str> {
        "Series".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
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
    }
}

/// A fixed choice of words.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident { $($(#[$word_meta:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$word_meta])* $variant,)* }

        impl $name {
            /// Every word of the choice.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The choice a word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }

            /// The word of this choice.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl Decode for $name {
            fn what() -> Message {
                let quoted = Self::WORDS.iter().map(|word| format!("\"{word}\""));
                message!("kind-words", words = crate::diag::Value::list(quoted))
            }
            fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
                let Value::StringLit(text) = value else {
                    decoder.wrong_type(value, &Self::what());
                    return None;
                };
                let found = Self::from_word(&text.value);
                if found.is_none() {
                    decoder.unknown_word(&text.value, span(value), Self::WORDS);
                }
                found
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "enum": [$($word),*]})
            }
        }
    )*};
}

words! {
    /// Length of a planning bucket.
    BucketWord {
        /// One bucket per day worked.
        Day = "day",
        /// The 1st to the 10th, the 11th to the 20th, the 21st to the end of the month.
        TenDay = "ten-day",
        /// Monday to Sunday.
        Week = "week",
        /// A calendar month.
        Month = "month",
    }
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
    /// The period an amount is given for.
    PerWord {
        /// Each working day.
        Day = "per_day",
        /// Each week, Monday to Sunday.
        Week = "per_week",
        /// Each ten-day period of a month.
        TenDays = "per_ten_days",
        /// Each calendar month.
        Month = "per_month",
        /// The whole time planned.
        InAll = "in_all",
    }
}

impl Decoder {
    /// Reports a word outside a fixed choice.
    pub fn unknown_word(&mut self, word: &str, at: Span, words: &[&str]) {
        let problem = Diagnostic::new(Code::E108, at, message!("e108", word = shortened(word)));
        let problem = match super::decode::nearest(word, words.iter().copied()) {
            Some(near) => problem.hint(Hint::Meant(near.to_owned())),
            None => problem,
        };
        self.report(problem.hint(Hint::words(words)));
    }
}

/// An amount per period: `{"per_month": 1500}`, with several periods
/// `{"per_day": 100, "per_month": 1500}`, by date `{"per_month": {"2026-01": 1500}}`, or a plain
/// number, which is the amount for the whole time planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount(pub Vec<(PerWord, Cell<Series>)>);

impl Decode for Amount {
    fn what() -> Message {
        message!("kind-amount")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        if let Value::NumberLit(_) = value {
            let series = Series::Constant(f64::decode(value, decoder)?);
            return Some(Self(vec![(PerWord::InAll, Cell::new(series, span(value)))]));
        }
        let object = decoder.object::<Self>(value, PerWord::WORDS)?;
        let mut parts = Vec::new();
        for property in &object.properties {
            if let Some(per) = PerWord::from_word(property.name.as_str()) {
                let series = Series::decode(&property.value, decoder)?;
                parts.push((per, Cell::new(series, span(&property.value))));
            }
        }
        Some(Self(parts))
    }
}

impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
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
    }
}
