//! What cells of spreadsheets hold, whatever the kind of file: texts, numbers, dates, times.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::dates;
use super::formats::Format;
use super::grid::{Decimal, Grid, Moment, Raw, Row};

/// Cells by row and column, both from 0.
pub(super) type Cells = BTreeMap<(u32, u32), Raw>;

/// Merged cells: the first and the last, by row and column from 0.
pub(super) type Merged = ((u32, u32), (u32, u32));

/// A sheet as a grid.
pub(super) fn grid(file: &str, name: &str, cells: Cells, merged: &[Merged]) -> Grid {
    let mut rows: Vec<Row> = Vec::new();
    for ((row, column), raw) in cells {
        if raw.is_blank() {
            continue;
        }
        match rows.last_mut() {
            Some(last) if last.number == row + 1 => last.cells.push((column, raw)),
            _ => rows.push(Row { number: row + 1, cells: vec![(column, raw)] }),
        }
    }
    let first = rows.first().map_or(1, |row| row.number);
    let last = rows.last().map_or(0, |row| row.number);
    // Cells merged below or beside all values are decoration.
    let widest = rows.iter().flat_map(|row| &row.cells).map(|(column, _)| *column).max();
    let matters = |it: &&Merged| it.0.0 < last && Some(it.0.1) <= widest;
    Grid {
        file: file.to_owned(),
        name: name.to_owned(),
        is_sheet: true,
        blank_rows: (last + 1).saturating_sub(first) as usize - rows.len(),
        rows,
        merged: merged.iter().filter(matters).copied().collect(),
        decimal: Decimal::Unsettled,
        formats: true,
        form: None,
    }
}

/// What a text says: LibreOffice writes the errors of formulas as texts.
pub(super) fn text(text: String) -> Raw {
    let error = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];
    if error.contains(&text.as_str()) || text.starts_with("Err:5") {
        return Raw::Error(text);
    }
    Raw::Text(text)
}

/// What an error's number says (MS-XLS, section 2.5.10).
pub(super) fn error_text(number: u8) -> String {
    let text = match number {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERROR!",
    };
    text.to_owned()
}

/// What a number is, by its format.
pub(super) fn number(value: f64, format: Format, from_1904: bool) -> Raw {
    if !value.is_finite() {
        return Raw::Error("#NUM!".to_owned());
    }
    if format.is_date || format.is_duration {
        return moment(value, format.is_duration, from_1904);
    }
    if format.is_percent {
        return Raw::Percent(value);
    }
    // A code is a whole number with as many digits as its format has zeros.
    let is_code = format.zeros > 1 && value >= 0.0 && value.fract() == 0.0 && value < 1e15;
    if is_code {
        return Raw::Code(value, format!("{value:0>width$}", width = format.zeros.into()));
    }
    Raw::Number(value)
}

fn moment(serial: f64, is_duration: bool, from_1904: bool) -> Raw {
    let (days, fraction) = (serial.floor(), serial - serial.floor());
    // Milliseconds: finer is noise of the fraction.
    let seconds = (fraction * 86_400_000.0).round() / 1000.0;
    if is_duration || days < 1.0 {
        let seconds = (serial * 86_400_000.0).round() / 1000.0;
        return Raw::Moment(Moment { date: None, seconds, serial: Some(serial), from_1900: None });
    }
    let ways = both_dates(days);
    let date = ways.map(|(from_1900, _)| from_1900);
    match ways {
        Some((one, other)) if from_1904 => Raw::Moment(Moment {
            date: Some(other),
            seconds,
            serial: Some(serial),
            from_1900: Some(one),
        }),
        Some(_) => Raw::Moment(Moment { date, seconds, serial: Some(serial), from_1900: None }),
        None => Raw::Number(serial),
    }
}

/// The date of a number of days if they are counted from 1900, and if from 1904. The first day is
/// 1 January 1900, and there is a 29 February 1900 that never was (ECMA-376, part 1, 18.17.4.1).
pub(super) fn both_dates(days: f64) -> Option<(Date, Date)> {
    if !(1.0..=2_958_465.0).contains(&days) || days.fract() != 0.0 {
        return None;
    }
    #[allow(clippy::cast_possible_truncation)] // whole and small
    let days = days as i64;
    let after = |date: Date, days: i64| date.checked_add(jiff::Span::new().days(days)).ok();
    let from_1900 = match days {
        60 => return None,
        1..60 => after(Date::new(1899, 12, 31).ok()?, days)?,
        _ => after(Date::new(1899, 12, 30).ok()?, days)?,
    };
    Some((from_1900, after(Date::new(1904, 1, 1).ok()?, days)?))
}

/// `2026-12-01`, perhaps with `T06:00:00` and a time zone, as `OpenDocument` and cells of dates store
/// it; or a time alone. The days are not counted, so the epoch of the workbook does not matter.
pub(super) fn iso(text: &str) -> Raw {
    dates::iso(text).map_or_else(|| Raw::Text(text.to_owned()), Raw::Moment)
}

/// `PT07H30M00S`, as `OpenDocument` stores a time of day or a length of time.
pub(super) fn seconds(text: &str) -> Option<f64> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds: f64 = rest.strip_suffix('S')?.replace(',', ".").parse().ok()?;
    Some(hours.parse::<f64>().ok()? * 3600.0 + minutes.parse::<f64>().ok()? * 60.0 + seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1900_and_from_1904() {
        let shown =
            |days| both_dates(days).map(|(one, other)| (one.to_string(), other.to_string()));
        assert_eq!(shown(1.0).expect("a day").0, "1900-01-01");
        assert_eq!(shown(61.0).expect("a day").0, "1900-03-01");
        assert_eq!(shown(46_357.0), Some(("2026-12-01".to_owned(), "2030-12-02".to_owned())));
        assert_eq!(shown(60.0), None);
        assert_eq!(shown(0.5), None);
    }
}
