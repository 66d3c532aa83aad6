//! The commonest changes in one short line each: a day worked, overtime or a shift more on some days, an
//! order more; each as changes that a scenario file has.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{Document, Path};
use crate::diag::{Message, message};
use crate::model::calendar::dates;
use crate::model::{Factory, Group, Hours};

/// Hours of the shifts of a day that is worked in overtime alone: none would make it no day of work.
const HARDLY: f64 = 1e-6;

/// What is written as `8h@2026-12-05..2026-12-09:45`: a value, dates, a price.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    value: String,
    days: (Date, Date),
    price: Option<f64>,
}

impl Asked {
    /// Of a text with `@`; `None` of one without dates behind it.
    fn of(text: &str) -> Option<Self> {
        let (value, rest) = text.rsplit_once('@')?;
        let (days, price) = match rest.split_once(':') {
            Some((days, price)) => (days, Some(price.trim().parse().ok()?)),
            None => (rest, None),
        };
        let (first, last) = days.split_once("..").unwrap_or((days, days));
        let days = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        Some(Self { value: value.trim().to_owned(), days, price })
    }

    fn number(&self) -> Option<f64> {
        self.value.trim_end_matches('h').trim().parse().ok().filter(|it: &f64| it.is_finite())
    }
}

/// The changes that a short form stands for, of the action `set`, `scale` or `add`, a path and a value;
/// `None` if it is no short form.
///
/// # Errors
/// In words, if it is one and says what cannot be.
#[must_use]
pub fn short(
    original: &Document,
    factory: &Factory,
    (action, at, value): (&str, &str, &Value),
) -> Option<Result<Vec<Value>, Message>> {
    let path = Path::parse(at)?;
    let steps: Vec<&str> = path.steps().iter().map(String::as_str).collect();
    if let ("set", ["calendar", date]) = (action, steps.as_slice()) {
        return date.parse().ok().map(|date| day(original, date, value));
    }
    let asked = Asked::of(value.as_str()?)?;
    Some(match (action, steps.as_slice()) {
        ("add", ["groups", id, "overtime"]) => overtime(original, factory, id, &asked),
        ("add", ["groups", id, "shifts"]) => shift(original, factory, id, &asked),
        _ => match asked.number() {
            Some(number) if asked.price.is_none() => {
                let (from, to) = asked.days;
                Ok(vec![json!({"at": at, action: number, "from": from.to_string(),
                    "to": to.to_string()})])
            }
            _ => Err(message!("short-number", text = asked.value)),
        },
    })
}

/// An order more, written as `pump=6@2026-12-16:120`: product, quantity, due date, price.
///
/// # Errors
/// In words, if it says something else.
pub fn order(original: &Document, text: &str) -> Result<Value, Message> {
    let wrong = || message!("short-order", text);
    let (product, rest) = text.split_once('=').ok_or_else(wrong)?;
    let asked = Asked::of(rest).ok_or_else(wrong)?;
    let quantity = asked.number().filter(|it| *it > 0.0).ok_or_else(wrong)?;
    let mut entry = Map::new();
    entry.insert("product".to_owned(), json!(product.trim()));
    entry.insert("quantity".to_owned(), json!(quantity));
    entry.insert("due".to_owned(), json!(asked.days.1.to_string()));
    if asked.days.0 < asked.days.1 {
        entry.insert("earliest".to_owned(), json!(asked.days.0.to_string()));
    }
    if let Some(price) = asked.price {
        entry.insert("price".to_owned(), json!(price));
    }
    let taken = |id: &str| Path::parse(id).is_some_and(|it| !original.places(&it).is_empty());
    let mut number = 1;
    while taken(&format!("orders/new-{number}")) {
        number += 1;
    }
    let id = format!("orders/new-{number}");
    Ok(json!({"at": id, "new": entry}))
}

/// A day that is worked or not: `works`, `closed`, or the hours of each shift.
fn day(original: &Document, date: Date, value: &Value) -> Result<Vec<Value>, Message> {
    let (works, hours) = match value {
        Value::String(word) => match word.trim() {
            "works" | "开工" => (true, None),
            "closed" | "停工" => (false, None),
            other => return Err(message!("short-day", word = other)),
        },
        Value::Bool(works) => (*works, None),
        Value::Number(hours) => (hours.as_f64() > Some(0.0), hours.as_f64()),
        other => return Err(message!("short-day", word = other)),
    };
    Ok(exception(original, date, works, hours))
}

/// The exception of a date, whether there is one already or not.
fn exception(original: &Document, date: Date, works: bool, hours: Option<f64>) -> Vec<Value> {
    let at = format!("calendar/exceptions/{date}");
    let there = Path::parse(&at).map(|it| original.places(&it)).unwrap_or_default();
    if there.iter().any(|it| original.has(it)) {
        let works = json!({"at": format!("{at}/works"), "set": works});
        let hours = hours.map(|it| json!({"at": format!("{at}/hours"), "set": it}));
        return std::iter::once(works).chain(hours).collect();
    }
    let mut entry = Map::new();
    entry.insert("works".to_owned(), json!(works));
    if let Some(hours) = hours {
        entry.insert("hours".to_owned(), json!(hours));
    }
    vec![json!({"at": at, "new": entry})]
}

fn group<'f>(factory: &'f Factory, id: &str) -> Result<&'f Group, Message> {
    let found = factory.groups.iter().find(|it| it.named.id == id);
    found.ok_or_else(|| message!("short-group", id))
}

/// Hours of overtime on each of some days, for the whole group; a day that is none of work becomes one
/// without shifts.
fn overtime(
    original: &Document,
    factory: &Factory,
    id: &str,
    asked: &Asked,
) -> Result<Vec<Value>, Message> {
    let hours = asked.number().filter(|it| *it > 0.0);
    let hours = hours.ok_or_else(|| message!("short-number", text = asked.value))?;
    on_days(original, factory, id, asked, |_| hours)
}

/// A shift more on each of some days.
fn shift(
    original: &Document,
    factory: &Factory,
    id: &str,
    asked: &Asked,
) -> Result<Vec<Value>, Message> {
    let calendar = &factory.calendar;
    let owner = group(factory, id)?;
    let shift = calendar.shifts.iter().position(|it| it.id == asked.value);
    let shift = shift.ok_or_else(|| {
        let known = calendar.shifts.iter().map(|it| it.id.as_str()).collect::<Vec<_>>().join(", ");
        message!("short-shift", shift = asked.value, known)
    })?;
    if let Hours::Shifts { shifts, .. } = &owner.hours
        && shifts.contains(&shift)
    {
        return Err(message!("short-shift-worked", id, shift = asked.value));
    }
    on_days(original, factory, id, asked, |date| {
        let hours = calendar.shift_hours(shift, date, None);
        let usual = calendar.shifts[shift].hours.iter().copied().fold(0.0, f64::max);
        let hours = if hours > 0.0 { hours } else { usual };
        hours * owner.machines.at(date) * owner.availability.at(date)
    })
}

/// A tier of overtime of a group with its hours on each of some days.
fn on_days(
    original: &Document,
    factory: &Factory,
    id: &str,
    asked: &Asked,
    hours: impl Fn(Date) -> f64,
) -> Result<Vec<Value>, Message> {
    let owner = group(factory, id)?;
    let (first, last) = asked.days;
    if last < first || first < factory.from || factory.last() < last {
        let (from, to) = (factory.from, factory.last());
        return Err(message!("short-dates", first, last, from, to));
    }
    let calendar = &factory.calendar;
    // Of several days those that are worked are meant.
    let one = first == last;
    let days: Vec<Date> =
        dates(first, last).filter(|date| one || calendar.works(*date, None)).collect();
    let mut changes = Vec::new();
    let mut series = Map::new();
    series.insert(factory.from.to_string(), json!(0.0));
    for &date in &days {
        if !calendar.works(date, None) {
            changes.extend(exception(original, date, true, Some(HARDLY)));
        }
        series.insert(date.to_string(), json!(hours(date)));
        if let Ok(next) = date.tomorrow()
            && next <= factory.last()
        {
            series.insert(next.to_string(), json!(0.0));
        }
    }
    let own = owner.overtime.last().map(|it| it.price.at(first));
    let price = asked.price.or(own).unwrap_or(0.0);
    let tier = json!({"limit": {"per_day": series}, "price": price});
    let at = format!("groups/{id}/overtime/{}", owner.overtime.len());
    changes.push(json!({"at": at, "new": tier}));
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_dates_and_a_price() {
        let asked = Asked::of("8h@2026-12-05..2026-12-09:45").expect("a short form");
        assert_eq!(asked.number(), Some(8.0));
        assert_eq!(asked.days.1.to_string(), "2026-12-09");
        assert_eq!(asked.price, Some(45.0));
        assert_eq!(Asked::of("late@2026-12-05").expect("one day").number(), None);
        assert_eq!(Asked::of("8"), None);
        assert_eq!(Asked::of("8@tomorrow"), None);
    }
}
