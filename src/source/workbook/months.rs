//! Dates whose month is a name, in English and German: which of the other numbers is the day and which
//! the year.

use jiff::civil::Date;

/// The years of the planning period: they say what a year of two digits can be.
pub(super) type Years = Option<(i32, i32)>;

/// A date of the calendar; none if there is none.
pub(super) fn civil(year: i32, month: i32, day: i32) -> Option<Date> {
    let small = |number: i32| i8::try_from(number).ok();
    Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()
}

/// The names of the months and their short forms.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner"],
    &["february", "feb", "februar"],
    &["march", "mar", "märz", "mär"],
    &["april", "apr"],
    &["may", "mai"],
    &["june", "jun", "juni"],
    &["july", "jul", "juli"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["october", "oct", "oktober", "okt"],
    &["november", "nov"],
    &["december", "dec", "dezember", "dez"],
];

/// What follows the number of a day.
const ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];

/// A part of a date: a month, or a number with its digits.
#[derive(Clone, Copy)]
enum Part {
    Month(i32),
    Number(i32, usize),
}

/// Runs of letters and runs of digits.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut last = None;
    for sign in text.chars() {
        let kind = sign.is_alphanumeric().then(|| sign.is_ascii_digit());
        match runs.last_mut() {
            Some(run) if kind.is_some() && kind == last => run.push(sign),
            _ if kind.is_some() => runs.push(sign.to_string()),
            _ => {}
        }
        last = kind;
    }
    runs
}

/// The parts of a text with exactly one name of a month; none if it has none or anything else.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut months = 0;
    for run in runs(text) {
        if run.bytes().all(|it| it.is_ascii_digit()) {
            parts.push(Part::Number(run.parse().ok()?, run.len()));
            continue;
        }
        let run = run.to_lowercase();
        if let Some(at) = MONTHS.iter().position(|names| names.contains(&run.as_str())) {
            parts.push(Part::Month(i32::try_from(at).ok()? + 1));
            months += 1;
        } else if !(ENDINGS.contains(&run.as_str())
            && matches!(parts.last(), Some(Part::Number(..))))
        {
            return None;
        }
    }
    (months == 1).then_some(parts)
}

/// The dates that a text with the name of a month can be, with their years; none if it has no such name.
/// With `month_too`, a month with its year is one, `2026-12`.
pub(super) fn named(text: &str, month_too: bool) -> Option<Vec<(i32, String)>> {
    let parts = parts(text)?;
    let date = |year: i32, month: i32, day: i32| Some((year, civil(year, month, day)?.to_string()));
    let ways = match parts[..] {
        [Part::Month(month), Part::Number(year, 4)] if month_too => {
            return Some(vec![(year, format!("{year:04}-{month:02}"))]);
        }
        [Part::Number(day, 1 | 2), Part::Month(month), Part::Number(year, 4)]
        | [Part::Month(month), Part::Number(day, 1 | 2), Part::Number(year, 4)]
        | [Part::Number(year, 4), Part::Month(month), Part::Number(day, 1 | 2)]
        | [Part::Number(year, 4), Part::Number(day, 1 | 2), Part::Month(month)] => {
            vec![date(year, month, day)]
        }
        [Part::Month(month), Part::Number(day, 1 | 2), Part::Number(year, 2)] => {
            vec![date(2000 + year, month, day)]
        }
        [Part::Number(one, of_one @ (1 | 2)), Part::Month(month), Part::Number(two, of_two)] => {
            let year_last = (of_two == 2).then(|| date(2000 + two, month, one)).flatten();
            let year_first = (of_one == 2).then(|| date(2000 + one, month, two)).flatten();
            vec![year_last, year_first]
        }
        _ => return Some(Vec::new()),
    };
    let mut found: Vec<(i32, String)> = ways.into_iter().flatten().collect();
    found.dedup();
    Some(found)
}

/// The only one of some dates, or the only one in a year that is planned.
pub(super) fn only(ways: &[(i32, String)], years: Years) -> Option<String> {
    if let [(_, date)] = ways {
        return Some(date.clone());
    }
    let (first, last) = years?;
    let mut planned = ways.iter().filter(|(year, _)| (first..=last).contains(year));
    let only = planned.next().map(|(_, date)| date.clone());
    only.filter(|_| planned.next().is_none())
}
