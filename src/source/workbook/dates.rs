//! Texts of dates and times of day to the date or time, if they can be read in one way only: by
//! themselves, or because another date of the column decides which number is the month.

use jiff::civil::Date;

use super::grid::Moment;
use super::months::{self, Years, civil};
use super::note::Read;
use super::plain::plain;
use super::value::{Trouble, Value, dates, either, text_value};
use crate::diag::{Code, message};
use crate::source::json::shortened;

/// Which number of a date is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Day,
    Month,
    /// Only of a year of two digits is it a question.
    Year,
}

/// The signs that part the numbers of a date.
const SIGNS: [char; 3] = ['.', '/', '-'];

/// What dates say of their order, by the sign that parts them: whether some have the day first, some the
/// month, some the year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence([(bool, bool, bool); 3]);

impl Evidence {
    /// Counts a text that may be a date.
    pub fn see(&mut self, text: &str, years: Years) {
        let text = plain(text);
        let Some(at) = sign(&text) else { return };
        let seen = &mut self.0[at];
        match &parts(&text).unwrap_or_default()[..] {
            [(one, _), (two, _), (_, 4)] => {
                seen.0 |= (13..=31).contains(one) && (1..=12).contains(two);
                seen.1 |= (13..=31).contains(two) && (1..=12).contains(one);
            }
            [one, two, three @ (_, 2)] => match planned(&ways(*one, *two, *three), years)[..] {
                [(Order::Day, _)] => seen.0 = true,
                [(Order::Month, _)] => seen.1 = true,
                [(Order::Year, _)] => seen.2 = true,
                _ => {}
            },
            _ => {}
        }
    }
}

/// The dates that three numbers can be, the last of which has two digits.
fn ways(one: (i32, usize), two: (i32, usize), three: (i32, usize)) -> Vec<(Order, Date)> {
    let first = (one.1 == 2).then(|| civil(2000 + one.0, two.0, three.0)).flatten();
    let all = [
        (Order::Day, civil(2000 + three.0, two.0, one.0)),
        (Order::Month, civil(2000 + three.0, one.0, two.0)),
        (Order::Year, first),
    ];
    all.into_iter().filter_map(|(order, date)| Some((order, date?))).collect()
}

/// Those in a year that is planned.
fn planned(ways: &[(Order, Date)], years: Years) -> Vec<(Order, Date)> {
    let Some((first, last)) = years else { return Vec::new() };
    let is_planned = |date: &Date| (first..=last).contains(&i32::from(date.year()));
    ways.iter().filter(|(_, date)| is_planned(date)).copied().collect()
}

/// The only date among some, if they are one.
fn only(ways: &[(Order, Date)]) -> Option<Date> {
    let (_, first) = ways.first()?;
    ways.iter().all(|(_, date)| date == first).then_some(*first)
}

/// The position of the sign that parts a date.
fn sign(text: &str) -> Option<usize> {
    let first = text.find(SIGNS)?;
    SIGNS.iter().position(|it| text[first..].starts_with(*it))
}

/// What is known of the order of the dates of a column: its own dates, and those with points of all
/// sheets.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Orders {
    pub own: Evidence,
    pub all: Evidence,
    pub years: Years,
}

impl Orders {
    /// The order of a date, if every date that decides says the same. Nobody writes the month first
    /// with points, so what other columns say of points counts as well.
    fn of(&self, text: &str) -> Option<Order> {
        let at = sign(text)?;
        match (self.own.0[at], self.all.0[at]) {
            ((true, false, false), _) => Some(Order::Day),
            ((false, true, false), _) => Some(Order::Month),
            ((false, false, true), _) => Some(Order::Year),
            ((false, false, false), (true, false, _)) if SIGNS[at] == '.' => Some(Order::Day),
            _ => None,
        }
    }
}

impl Orders {
    /// Whether the dates of the column contradict each other in their order.
    fn are_mixed(&self, text: &str) -> bool {
        sign(text).is_some_and(|at| {
            let (day, month, year) = self.own.0[at];
            u8::from(day) + u8::from(month) + u8::from(year) > 1
        })
    }
}

/// The numbers of a date's text, in its order.
fn parts(text: &str) -> Option<Vec<(i32, usize)>> {
    let text = text.trim();
    let body = text.strip_suffix('日').unwrap_or(text);
    let parts = body.split(['-', '/', '.', '年', '月']).map(str::trim);
    parts
        .map(|part| {
            let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| Some((part.parse().ok()?, part.len()))).flatten()
        })
        .collect()
}

/// A date and the seconds since its midnight, as `2026-12-01T06:00:00`, perhaps with parts of a second
/// and a time zone after it; a time alone has no date. `None` if it is neither.
pub(super) fn iso(text: &str) -> Option<Moment> {
    let text = text.trim();
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time.trim())),
        None if text.contains(':') => ("", Some(text)),
        None => (text, None),
    };
    let date = match day {
        "" => None,
        day if day.len() == 10 => Some(day.parse::<Date>().ok()?),
        _ => return None,
    };
    let seconds = time.map_or(Some(0.0), clock_seconds)?;
    // What spreadsheets hold for a time of day: the day before their first.
    let is_nought = |date: &Date| date.year() == 1899 && date.month() == 12 && date.day() >= 30;
    let date = date.filter(|it| !(is_nought(it) && time.is_some()));
    (date.is_some() || time.is_some()).then_some(Moment {
        date,
        seconds,
        serial: None,
        from_1900: None,
    })
}

/// The seconds of `06:00:00`, without its time zone.
fn clock_seconds(time: &str) -> Option<f64> {
    let zone = time.find(['Z', 'z', '+']).or_else(|| time.rfind('-'));
    let (time, zone) = time.split_at(zone.unwrap_or(time.len()));
    let is_zone = zone.is_empty()
        || zone.eq_ignore_ascii_case("z")
        || zone[1..].bytes().all(|it| it.is_ascii_digit() || it == b':') && zone.len() > 2;
    let parts: Option<Vec<f64>> = time.split(':').map(|part| part.parse().ok()).collect();
    match parts?[..] {
        [hours, minutes] if is_zone => Some(hours * 3600.0 + minutes * 60.0),
        [hours, minutes, seconds] if is_zone => Some(hours * 3600.0 + minutes * 60.0 + seconds),
        _ => None,
    }
}

/// A text as a date; `month_too` if a month is one as well.
pub(super) fn date_text(text: &str, month_too: bool, orders: Orders) -> Result<Value, Trouble> {
    let (raw, plain) = (text, plain(text));
    let text = plain.trim();
    let not_a_date =
        || Trouble::new(Code::E109, message!("e109", text = shortened(raw))).hint(dates());
    if month_too && text.len() == 7 && text.as_bytes()[4] == b'-' {
        return Ok(text_value(text));
    }
    if text.len() > 10
        && let Some(Moment { date: Some(date), seconds, .. }) = iso(text)
    {
        if seconds == 0.0 {
            return Ok(text_value(&date.to_string()).read(Read::Midnight));
        }
        return Err(Trouble::new(Code::E133, message!("e133-date", shown = shortened(raw)))
            .hint(message!("e133-date-hint", date)));
    }
    if let Some(ways) = months::named(text, month_too) {
        return match months::only(&ways, orders.years) {
            Some(date) => Ok(text_value(&date).read(Read::MonthNames)),
            None if ways.is_empty() => Err(not_a_date()),
            None => Err(in_ways(raw, ways.into_iter().map(|(_, date)| date))),
        };
    }
    let parts = parts(text).ok_or_else(not_a_date)?;
    match parts[..] {
        // The year first: there is one way to read it.
        [(year, 4), (month, _), (day, _)] => {
            civil(year, month, day).map(|date| text_value(&date.to_string())).ok_or_else(not_a_date)
        }
        [(one, _), (two, _), (year, 4)] => {
            let day_first = civil(year, two, one).map(|date| (date, Read::DayFirst));
            let month_first = civil(year, one, two).map(|date| (date, Read::MonthFirst));
            let (date, read) = match (day_first, month_first) {
                (Some(one), Some(other)) if one.0 == other.0 => one,
                (Some(one), Some(other)) => match orders.of(text) {
                    Some(Order::Day) => one,
                    Some(Order::Month) => other,
                    Some(Order::Year) | None => {
                        return Err(in_ways(raw, [other.0, one.0].into_iter()));
                    }
                },
                (one, other) => one.or(other).ok_or_else(not_a_date)?,
            };
            Ok(text_value(&date.to_string()).read(read))
        }
        [one, two, three @ (_, 2)] => {
            let ways = ways(one, two, three);
            let planned = planned(&ways, orders.years);
            // What the column says, if that is a date at all, and in a year that is planned if others are.
            let said = orders.of(text).and_then(|order| ways.iter().find(|it| it.0 == order));
            let date = match (only(&planned), said) {
                _ if orders.are_mixed(text) => None,
                (Some(date), Some((_, said))) if date != *said => None,
                (Some(date), _) => Some(date),
                (None, Some(said)) if planned.is_empty() || planned.contains(said) => Some(said.1),
                (None, _) => only(&ways),
            };
            match date {
                Some(date) => Ok(text_value(&date.to_string()).read(Read::ShortYears)),
                None if ways.is_empty() => Err(not_a_date()),
                None => {
                    let mut dates: Vec<Date> = Vec::new();
                    for order in [Order::Month, Order::Day, Order::Year] {
                        let date = ways.iter().find(|it| it.0 == order).map(|it| it.1);
                        dates.extend(date.filter(|it| !dates.contains(it)));
                    }
                    Err(in_ways(raw, dates.into_iter()))
                }
            }
        }
        [(one, _), (two, _)] if one <= 31 && two <= 31 => {
            Err(ambiguous(raw).hint(message!("e131-no-year-hint")))
        }
        _ => Err(not_a_date()),
    }
}

/// The trouble with a date that can be any of these.
fn in_ways(text: &str, dates: impl Iterator<Item = impl std::fmt::Display>) -> Trouble {
    let what = either(dates.map(|it| message!("quoted", text = it.to_string())));
    ambiguous(text).hint(message!("write", what))
}

fn ambiguous(text: &str) -> Trouble {
    Trouble::new(Code::E131, message!("e131-ambiguous", text = shortened(text)))
}

/// A text as a time of day; what is none stays as it is and is refused where the file is read.
pub(super) fn time_text(raw: &str) -> Value {
    let plain = plain(raw);
    let text = plain.trim();
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    let parts: Vec<&str> = text.strip_prefix('T').unwrap_or(text).split(':').collect();
    let (hour, minute, seconds) = match parts[..] {
        [hour, minute] => (hour, minute, "00"),
        [hour, minute, seconds] => (hour, minute, seconds),
        _ => return text_value(raw.trim()),
    };
    let whole = seconds.split_once('.').map_or(seconds, |(whole, rest)| {
        if rest.bytes().all(|it| it == b'0') { whole } else { "" }
    });
    if !is_digits(hour)
        || hour.len() > 2
        || !is_digits(minute)
        || minute.len() != 2
        || whole != "00"
    {
        return text_value(raw.trim());
    }
    let value = text_value(&format!("{hour:0>2}:{minute}"));
    if parts.len() == 3 { value.read(Read::Seconds) } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As in a column with another date, of a plan of 2026.
    fn read(text: &str, other: &str) -> Option<String> {
        let years = Some((2026, 2026));
        let mut orders = Orders { years, ..Orders::default() };
        orders.own.see(other, years);
        date_text(text, false, orders).ok().map(|it| it.text)
    }

    #[test]
    fn a_date_is_read_if_it_can_be_one_only() {
        assert_eq!(read("25.12.2026", "").as_deref(), Some("2026-12-25"));
        assert_eq!(read("12/25/2026", "").as_deref(), Some("2026-12-25"));
        assert_eq!(read("05.05.2026", "").as_deref(), Some("2026-05-05"));
        assert_eq!(read("01.12.2026", ""), None);
        assert_eq!(read("01.12.2026", "25.12.2026").as_deref(), Some("2026-12-01"));
        assert_eq!(read("01/12/2026", "12/25/2026").as_deref(), Some("2026-01-12"));
        assert_eq!(read("31.02.2026", ""), None);
    }

    #[test]
    fn a_year_of_two_digits_is_read_if_one_way_is_in_a_year_that_is_planned() {
        for text in ["25.12.26", "12/25/26", "26-12-25"] {
            assert_eq!(read(text, "").as_deref(), Some("2026-12-25"), "{text}");
        }
        assert_eq!(read("05.12.26", ""), None);
        assert_eq!(read("05.12.26", "25.12.26").as_deref(), Some("2026-12-05"));
        assert_eq!(read("05.12.26", "25.12.2026").as_deref(), Some("2026-12-05"));
        assert_eq!(read("05/12/26", "12/25/26").as_deref(), Some("2026-05-12"));
        // Outside the years planned only what the column says counts.
        assert_eq!(read("28.12.25", ""), None);
        assert_eq!(read("28.12.25", "25.12.26").as_deref(), Some("2025-12-28"));
        // The column says another date than the years planned.
        assert_eq!(read("26.12.25", "25.12.26"), None);
        assert_eq!(date_text("25.12.26", false, Orders::default()).ok(), None);
    }

    #[test]
    fn a_month_by_its_name_leaves_nothing_open() {
        for text in [
            "25 Dec 2026",
            "25. Dezember 2026",
            "Dec 25, 2026",
            "December 25th, 2026",
            "25-Dez-2026",
            "2026 Dec 25",
            "25-Dec-26",
            "25DEC2026",
            "2026年12月25日",
        ] {
            assert_eq!(read(text, "").as_deref(), Some("2026-12-25"), "{text}");
        }
        for text in ["31 Feb 2026", "25 Dek 2026", "25 Dec", "Dec Dec 2026", "25 Dec 2026 7"] {
            assert_eq!(read(text, ""), None, "{text}");
        }
        assert_eq!(date_text("25-Dec-26", false, Orders::default()).ok(), None);
        let month = date_text("Dec 2026", true, Orders::default()).ok();
        assert_eq!(month.map(|it| it.text).as_deref(), Some("2026-12"));
    }

    #[test]
    fn a_time_at_midnight_says_nothing_more_than_the_date() {
        for text in ["2026-12-04T00:00:00Z", "2026-12-04T00:00:00.000+01:00", "2026-12-04 00:00:00"]
        {
            assert_eq!(read(text, "").as_deref(), Some("2026-12-04"), "{text}");
        }
        assert_eq!(read("2026-12-03T23:00:00Z", ""), None);
        assert_eq!(read("２０２６－１２－０４", "").as_deref(), Some("2026-12-04"));
    }

    #[test]
    fn times_without_seconds_are_times() {
        let read = |text: &str| time_text(text).text;
        assert_eq!(read("07:00:00"), "07:00");
        assert_eq!(read("7:00"), "07:00");
        assert_eq!(read("０６：００"), "06:00");
        assert_eq!(read("07:00:30"), "07:00:30");
        assert_eq!(read("7.00"), "7.00");
    }

    #[test]
    fn one_date_decides_for_those_written_as_it_is() {
        let mut orders = Orders::default();
        assert_eq!(orders.of("01.12.2026"), None);
        orders.own.see("25.12.2026", None);
        assert_eq!(orders.of("01.12.2026"), Some(Order::Day));
        assert_eq!(orders.of("01/12/2026"), None);
        orders.own.see("12.25.2026", None);
        assert_eq!(orders.of("01.12.2026"), None);
        let mut elsewhere = Orders::default();
        elsewhere.all.see("25.12.2026", None);
        elsewhere.all.see("25/12/2026", None);
        assert_eq!(elsewhere.of("01.12.2026"), Some(Order::Day));
        assert_eq!(elsewhere.of("01/12/2026"), None);
    }
}
