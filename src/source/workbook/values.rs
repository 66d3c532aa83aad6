//! A cell to a value of its column's kind, if it can be only one; else what was read, and the ways
//! to write it.

use super::dates::{Orders, date_text, time_text};
use super::grid::{Decimal, Moment, Raw, numeral};
use super::language::word_meant;
use super::note::Read;
use super::numbers::{Written, written};
use super::plain::{is_wide, plain};
use super::table::{NONE, PERIODS};
use super::units::{Units, parted};
use super::value::{Trouble, Value, dates, plain_value, text_value};
use crate::diag::{self, Code, Message, message};
use crate::model::decimal::times_ten_to;
use crate::source::json::{Kind, shortened};

/// What is known of the column and the row of a cell.
#[derive(Debug)]
pub(super) struct Habits<'h> {
    /// How numbers in texts write decimals.
    pub decimal: Decimal,
    /// The order of dates whose year is last.
    pub orders: Orders,
    /// Whether the numbers are shares, from 0 to 1.
    pub is_share: bool,
    /// The units that may stand after a number.
    pub units: &'h Units,
}

/// The value of a cell that is not blank.
pub(super) fn value(raw: &Raw, kind: Kind, habits: &Habits<'_>) -> Result<Value, Trouble> {
    let value = value_of(raw, kind, habits)?;
    let is_name = matches!(kind, Kind::Text | Kind::Texts | Kind::Words(_) | Kind::Path);
    Ok(match raw {
        Raw::Text(text) if value.read.is_none() && !is_name && is_wide(text) => {
            value.read(Read::Wide)
        }
        _ => value,
    })
}

fn value_of(raw: &Raw, kind: Kind, habits: &Habits<'_>) -> Result<Value, Trouble> {
    match raw {
        Raw::Error(error) => {
            return Err(Trouble::new(Code::E127, message!("e127", error)).hinted());
        }
        Raw::NoValue => {
            return Err(Trouble::new(Code::E127, message!("e127-no-value")).hinted());
        }
        _ => {}
    }
    match kind {
        Kind::Text | Kind::Path => match raw {
            Raw::Code(_, shown) => Ok(text_value(shown).read(Read::Codes)),
            other => text(other).map(|text| text_value(&text)),
        },
        Kind::Texts => match raw {
            Raw::Code(_, shown) => Ok(list_value(shown, &[]).read(Read::Codes)),
            other => Ok(list_value(&text(other)?, &[])),
        },
        Kind::Words(words) => Ok(list_value(&plain(&text(raw)?), words)),
        Kind::Word(words) => {
            let text = text(raw)?;
            // A word that is none of them is refused where the whole file is read.
            Ok(text_value(word_meant(&plain(&text), words).unwrap_or(&text)))
        }
        Kind::Period => period(&plain(&text(raw)?)),
        Kind::Truth => truth(raw),
        Kind::Position => position(raw, habits),
        Kind::GiveUp => match raw {
            Raw::Text(text) if matches!(written(&plain(text)), Written::Percent) => {
                Ok(text_value(plain(text).trim()))
            }
            Raw::Percent(_) => Ok(text_value(&raw.shown()).read(Read::Percentages)),
            other => number(other, habits),
        },
        Kind::Date => date(raw, false, habits.orders),
        Kind::Start => date(raw, true, habits.orders),
        Kind::Time => time(raw),
        Kind::Any => any(raw, habits),
        _ => number(raw, habits),
    }
}

fn text(raw: &Raw) -> Result<String, Trouble> {
    let Raw::Text(text) = raw else {
        let shown = raw.shown();
        let (found, lost) = match raw {
            Raw::Number(_) | Raw::Code(..) => (message!("found-number", number = shown), true),
            Raw::Percent(_) => (message!("found-percentage", shown), false),
            Raw::Truth(_) => (message!("found-truth", shown), false),
            _ => (message!("found-moment", shown), false),
        };
        return Err(Trouble::new(Code::E128, message!("e128", found)).hint(if lost {
            message!("e128-zeros", shown)
        } else {
            message!("e128-hint")
        }));
    };
    Ok(text.clone())
}

/// Signs that part the entries of a list within a cell.
const PARTS: [char; 7] = [';', ',', '；', '，', '、', '\n', '\r'];

/// The entries of a cell, words among them as the file has them.
fn list_value(text: &str, words: &[&'static str]) -> Value {
    let is_none = word_meant(text, &[NONE]).is_some();
    let parts = text.split(PARTS).map(str::trim).filter(|part| !part.is_empty() && !is_none);
    let meant = parts.map(|part| word_meant(part, words).unwrap_or(part));
    let parts: Vec<String> = meant.map(|it| serde_json::Value::from(it).to_string()).collect();
    plain_value(format!("[{}]", parts.join(", ")))
}

fn period(text: &str) -> Result<Value, Trouble> {
    let words: Vec<&'static str> = PERIODS.iter().map(|(word, _)| *word).collect();
    let plain = text.trim().to_lowercase().replace('_', " ");
    let plain = plain.strip_prefix("per ").unwrap_or(&plain);
    let found =
        word_meant(plain, &words).and_then(|word| PERIODS.iter().find(|(of, _)| *of == word));
    found.map(|(_, field)| text_value(field)).ok_or_else(|| {
        Trouble::new(Code::E108, message!("e108-period", text = shortened(text)))
            .hint(message!("e108-periods", periods = diag::Value::list(words)))
    })
}

fn truth(raw: &Raw) -> Result<Value, Trouble> {
    let yes = match raw {
        Raw::Truth(yes) => Some(*yes),
        Raw::Text(text) => word_meant(&plain(text), &["yes", "no", "true", "false"])
            .map(|word| matches!(word, "yes" | "true")),
        _ => None,
    };
    yes.map(|yes| plain_value(yes.to_string())).ok_or_else(|| {
        Trouble::new(Code::E108, message!("e108-truth", shown = shortened(&raw.shown()))).hinted()
    })
}

fn refused_moment(moment: &Moment) -> Trouble {
    let trouble = Trouble::new(Code::E132, message!("e132", shown = moment.shown()));
    let hours = moment.seconds / 3600.0;
    match moment.date {
        Some(date) => {
            let (day, month) = (date.day(), date.month());
            trouble.hint(match moment.serial.map(numeral) {
                Some(stored) => message!("e132-date-stored", day, month, stored),
                None => message!("e132-date", day, month),
            })
        }
        None => trouble.hint(message!("e132-length", hours = numeral(hours))),
    }
}

fn number(raw: &Raw, habits: &Habits<'_>) -> Result<Value, Trouble> {
    match raw {
        Raw::Number(number) | Raw::Code(number, _) => Ok(plain_value(numeral(*number))),
        Raw::Moment(moment) => Err(refused_moment(moment)),
        Raw::Percent(number) if habits.is_share => {
            Ok(plain_value(numeral(*number)).read(Read::Percentages))
        }
        Raw::Percent(number) => Err(Trouble::new(
            Code::E134,
            message!("e134", stored = numeral(*number), shown = raw.shown()),
        )
        .hint(message!(
            "e134-hint",
            share = numeral(*number),
            percent = numeral(times_ten_to(*number, 2))
        ))),
        Raw::Text(text) => number_text(text, habits),
        other => Err(no_number(&other.shown())),
    }
}

fn number_text(raw: &str, habits: &Habits<'_>) -> Result<Value, Trouble> {
    let (plain, decimal) = (plain(raw), habits.decimal);
    let text = plain.trim();
    let refused = |ways: Message| {
        Err(Trouble::new(Code::E129, message!("e129", text = shortened(text))).hint(ways))
    };
    match written(text) {
        // Too large for a number: refused where the whole file is read.
        Written::Whole(number) | Written::Point(number) | Written::Comma(number)
            if !number.is_finite() =>
        {
            Ok(plain_value(text.trim_start_matches('+').replace(',', ".")))
        }
        Written::Whole(number) => Ok(plain_value(numeral(number))),
        Written::Point(number) if decimal != Decimal::Comma => Ok(plain_value(numeral(number))),
        Written::Comma(number) if decimal == Decimal::Comma => Ok(plain_value(numeral(number))),
        Written::Unclear { sign: '.', decimals, .. } if decimal == Decimal::Point => {
            Ok(plain_value(numeral(decimals)))
        }
        Written::Unclear { sign: ',', decimals, .. } if decimal == Decimal::Comma => {
            Ok(plain_value(numeral(decimals)))
        }
        Written::Unclear { decimals, thousands, .. } => refused(message!(
            "e129-either",
            decimals = numeral(decimals),
            thousands = numeral(thousands)
        )),
        Written::Comma(number) => refused(message!("e129-point", number = numeral(number))),
        Written::Point(number) => {
            refused(message!("e129-comma", number = numeral(number).replace('.', ",")))
        }
        Written::Grouped => refused(message!("e129-grouped", number = ungrouped(text))),
        Written::Percent => percentage(text, habits),
        Written::Other => match parted(text) {
            Some((number, unit)) if habits.units.has(unit) => {
                Ok(number_text(number, habits)?.read(Read::Units))
            }
            Some((number, unit)) if !matches!(written(number), Written::Other) => {
                Err(other_unit(raw, unit, habits))
            }
            _ => Err(no_number(raw)),
        },
    }
}

/// A percentage as text: a share where the column holds shares.
fn percentage(text: &str, habits: &Habits<'_>) -> Result<Value, Trouble> {
    let percent = text.trim_end_matches('%').trim();
    if habits.is_share {
        let value = number_text(percent, habits)?;
        if let Ok(number) = value.json.parse::<f64>() {
            let share = numeral(times_ten_to(number, -2));
            return Ok(plain_value(share).read(Read::Percentages));
        }
    }
    Err(Trouble::new(Code::E134, message!("e134-text", text = shortened(text)))
        .hint(message!("e134-text-hint", share = percent)))
}

/// A unit that is not the column's.
fn other_unit(text: &str, unit: &str, habits: &Habits<'_>) -> Trouble {
    match habits.units.0.first() {
        Some(own) => {
            let (text, unit) = (shortened(text), shortened(unit));
            let message = message!("e130-unit", text, unit, own);
            Trouble::new(Code::E130, message).hint(message!("e130-unit-hint", own))
        }
        None => no_number(text),
    }
}

/// A number without its signs for thousands: of two kinds of signs the last is for decimals.
fn ungrouped(text: &str) -> String {
    let is_sign = |sign: char| !sign.is_ascii_digit() && !matches!(sign, '-' | '+');
    let signs: Vec<char> = text.chars().filter(|sign| is_sign(*sign)).collect();
    let last = signs.last().copied().filter(|sign| matches!(sign, '.' | ','));
    let decimal = last.filter(|last| signs.iter().filter(|sign| *sign == last).count() == 1);
    let kept = text.chars().filter(|sign| !is_sign(*sign) || Some(*sign) == decimal);
    kept.map(|sign| if sign == ',' { '.' } else { sign }).collect()
}

fn no_number(text: &str) -> Trouble {
    Trouble::new(Code::E130, message!("e130", text = shortened(text))).hinted()
}

fn position(raw: &Raw, habits: &Habits<'_>) -> Result<Value, Trouble> {
    let value = number(raw, habits)?;
    match value.json.parse::<u32>() {
        Ok(at) if at > 0 => Ok(value),
        _ => Err(Trouble::new(Code::E130, message!("e130-whole", shown = value.json)).hinted()),
    }
}

fn date(raw: &Raw, month_too: bool, orders: Orders) -> Result<Value, Trouble> {
    match raw {
        Raw::Moment(moment) => match moment.date {
            Some(date) if moment.seconds != 0.0 => {
                Err(Trouble::new(Code::E133, message!("e133-date", shown = moment.shown()))
                    .hint(message!("e133-date-hint", date)))
            }
            Some(date) => match moment.from_1900 {
                Some(other) => {
                    Err(Trouble::new(Code::E131, message!("e131-1904", date, other)).hinted())
                }
                None => Ok(text_value(&date.to_string())),
            },
            None => Err(Trouble::new(Code::E131, message!("e131-time", shown = moment.shown()))
                .hint(dates())),
        },
        Raw::Number(number) | Raw::Code(number, _) => {
            let trouble =
                Trouble::new(Code::E131, message!("e131-number", number = numeral(*number)));
            Err(match super::moments::both_dates(*number) {
                Some((one, other)) => trouble.hint(message!("e131-number-hint", one, other)),
                None => trouble.hint(dates()),
            })
        }
        Raw::Text(text) => date_text(text, month_too, orders),
        other => {
            Err(Trouble::new(Code::E131, message!("e131-other", shown = other.shown()))
                .hint(dates()))
        }
    }
}

/// A number, a date, yes or no, text, or JSON, as the cell has it. Text that reads as something else
/// is written in quotes.
fn any(raw: &Raw, habits: &Habits<'_>) -> Result<Value, Trouble> {
    match raw {
        Raw::Text(text) => {
            let json = serde_json::from_str::<serde_json::Value>(text.trim());
            Ok(match json {
                Ok(value) if !value.is_null() => plain_value(value.to_string()),
                _ => text_value(text.trim()),
            })
        }
        Raw::Truth(yes) => Ok(plain_value(yes.to_string())),
        Raw::Moment(_) => date(raw, false, habits.orders),
        _ => number(raw, habits),
    }
}

fn time(raw: &Raw) -> Result<Value, Trouble> {
    match raw {
        Raw::Text(text) => Ok(time_text(text)),
        Raw::Moment(moment) if moment.date.is_none() => {
            let minutes = (moment.seconds / 60.0).round();
            // Days are stored as a binary fraction: a clock time comes back a little off.
            if (moment.seconds - minutes * 60.0).abs() > 1e-3 || !(0.0..=1440.0).contains(&minutes)
            {
                return Err(Trouble::new(
                    Code::E133,
                    message!("e133-time", shown = moment.shown()),
                )
                .hint(message!("clock-hint")));
            }
            let hours = (minutes / 60.0).floor();
            Ok(text_value(&format!("{hours:02}:{:02}", minutes - hours * 60.0)))
        }
        other => Err(Trouble::new(Code::E133, message!("e133-no-time", shown = other.shown()))
            .hint(message!("clock-hint"))),
    }
}
