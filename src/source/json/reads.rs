//! How each kind of value is read from the syntax tree, with every problem at its place.

use jsonc_parser::ast::{Object, Value};

use super::decode::{Decode, Decoder, shortened, span};
use super::format::{Kind, What};
use super::values::{Amount, Date, Series, TimeOfDay, Word};
use crate::diag::{Code, Diagnostic, Message, Span, message};
use crate::model::Per;
use crate::source::Cell;

impl Decode for String {
    const KIND: Kind = Kind::Text;
    const LIST: Kind = Kind::Texts;
    fn what() -> Message {
        message!("kind-text")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        decoder.text::<Self>(value).map(str::to_owned)
    }
    fn seen(&self) -> What<'_> {
        What::Text(self)
    }
}

impl Decode for bool {
    const KIND: Kind = Kind::Truth;
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
    const KIND: Kind = Kind::Number;
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
                    .hinted(),
                );
                None
            }
        }
    }
    fn seen(&self) -> What<'_> {
        What::Number(*self)
    }
}

fn date_problem(text: &str, at: Span) -> Diagnostic {
    Diagnostic::new(Code::E109, at, message!("e109", text = shortened(text))).hinted()
}

impl Decode for Date {
    const KIND: Kind = Kind::Date;
    fn what() -> Message {
        message!("kind-date")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        let text = decoder.text::<Self>(value)?;
        let parsed = date_or_month(text).filter(|_| text.len() == 10);
        if parsed.is_none() {
            decoder.report(date_problem(text, span(value)));
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
    const KIND: Kind = Kind::Time;
    fn what() -> Message {
        message!("kind-time")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        let text = decoder.text::<Self>(value)?;
        let parsed = text.split_once(':').and_then(|(hour, minute)| {
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
                    message!("e109-time", text = shortened(text)),
                )
                .hinted(),
            );
        }
        parsed
    }
}

impl Decode for Series {
    const KIND: Kind = Kind::Series;
    fn what() -> Message {
        message!("kind-series")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Value::NumberLit(_) => f64::decode(value, decoder).map(Self::Constant),
            Value::Object(object) => {
                let before = decoder.found();
                let steps = steps(object, decoder);
                // What is left of a series says nothing of its order and its first date.
                (decoder.found() == before).then_some(Self::Steps(steps))
            }
            _ => {
                decoder.wrong_type(value, &Self::what());
                None
            }
        }
    }
    fn seen(&self) -> What<'_> {
        What::Series(self)
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

impl Decode for Amount {
    const KIND: Kind = Kind::Amount;
    fn what() -> Message {
        message!("kind-amount")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        if let Value::NumberLit(_) = value {
            let series = Series::Constant(f64::decode(value, decoder)?);
            return Some(Self(vec![(Per::InAll, Cell::new(series, span(value)))]));
        }
        let before = decoder.found();
        let object = decoder.object::<Self>(value, Per::WORDS)?;
        if decoder.found() > before {
            return None;
        }
        let mut parts = Vec::new();
        for property in &object.properties {
            if let Some(per) = Per::from_word(property.name.as_str()) {
                let series = Series::decode(&property.value, decoder)?;
                parts.push((per, Cell::new(series, span(&property.value))));
            }
        }
        Some(Self(parts))
    }
    fn seen(&self) -> What<'_> {
        What::Amount(self)
    }
}

impl<T: Word> Decode for T {
    const KIND: Kind = Kind::Word(T::WORDS);
    const LIST: Kind = Kind::Words(T::WORDS);
    fn what() -> Message {
        let quoted = T::WORDS.iter().map(|word| format!("\"{word}\""));
        message!("kind-words", words = crate::diag::Value::list(quoted))
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        let text = decoder.text::<Self>(value)?;
        let found = T::from_word(text);
        if found.is_none() {
            decoder.unknown_word(text, span(value), T::WORDS);
        }
        found
    }
}
