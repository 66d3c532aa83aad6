//! Spreadsheet files (.xlsx, .xlsm, .ods, .xls) to grids, nothing converted on the way.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{
    Data, Dimensions, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xls, Xlsx,
    open_workbook_auto_from_rs, open_workbook_from_rs,
};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::grid::{Book, Decimal, Grid, Moment, Raw, Row};
use super::note::Note;
use crate::diag::{Code, Diagnostic, Message, Span, message};

/// Which reader a file needs: its first bytes say so, whatever its name.
pub(super) fn read(file: &str, bytes: &[u8]) -> Book {
    let read = if bytes.starts_with(b"PK") {
        if contains(bytes, b"application/vnd.oasis.opendocument.spreadsheet") {
            ods(file, bytes)
        } else {
            xlsx(file, bytes)
        }
    } else if bytes.starts_with(&COMPOUND_FILE) {
        xls(file, bytes)
    } else {
        Err(message!("e121-neither"))
    };
    read.unwrap_or_else(|reason| {
        let problem = Diagnostic::new(Code::E121, Span::default(), message!("e121", reason))
            .hint(message!("e121-hint"));
        Book { problems: vec![(file.to_owned(), problem)], ..Book::default() }
    })
}

/// The names of a workbook's sheets; none where it cannot be opened.
pub(super) fn sheet_names(bytes: &[u8]) -> Option<Vec<String>> {
    open_workbook_auto_from_rs(Cursor::new(bytes)).ok().map(|book| book.sheet_names())
}

/// What .xls files begin with, and .xlsx files with a password (MS-CFB, section 2.2).
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    // The type of an `OpenDocument` file stands unpacked within its first bytes.
    bytes[..bytes.len().min(256)].windows(part.len()).any(|window| window == part)
}

/// What a library says of a file, in its own words.
pub(super) fn text(error: impl std::fmt::Display) -> Message {
    message!("library", text = error)
}

/// Cells by row and column, both from 0.
type Cells = BTreeMap<(u32, u32), Raw>;

fn grid(file: &str, name: &str, cells: Cells, merged: &[Dimensions]) -> Grid {
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
    let matters = |it: &&Dimensions| it.start.0 < last && Some(it.start.1) <= widest;
    Grid {
        file: file.to_owned(),
        name: name.to_owned(),
        is_sheet: true,
        blank_rows: (last + 1).saturating_sub(first) as usize - rows.len(),
        rows,
        merged: merged.iter().filter(matters).map(|it| (it.start, it.end)).collect(),
        decimal: Decimal::Unsettled,
        formats: true,
        form: None,
    }
}

/// Says which sheets are hidden, since they are read as well.
fn hidden<R, RS>(book: &R) -> Vec<Note>
where
    RS: std::io::Read + std::io::Seek,
    R: Reader<RS>,
{
    let sheets = book.sheets_metadata().iter();
    let hidden = sheets.filter(|sheet| sheet.visible != SheetVisible::Visible);
    hidden.map(|sheet| Note::HiddenSheet(sheet.name.clone())).collect()
}

fn work_sheets<R, RS>(book: &R) -> Vec<String>
where
    RS: std::io::Read + std::io::Seek,
    R: Reader<RS>,
{
    let sheets = book.sheets_metadata().iter();
    sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect()
}

fn xlsx(file: &str, bytes: &[u8]) -> Result<Book, Message> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(text)?;
    let from_1904 = book.has_1904_epoch();
    let mut found = Book { notes: hidden(&book), ..Book::default() };
    let not_shown = super::hidden::of_xlsx(bytes);
    for name in work_sheets(&book) {
        let mut cells = Cells::new();
        let mut styles: Vec<((u32, u32), usize)> = Vec::new();
        let mut formats: FxHashMap<usize, bool> = FxHashMap::default();
        {
            let mut reader = book.worksheet_cells_reader(&name).map_err(text)?;
            while let Some(cell) = reader.next_style_id().map_err(text)? {
                styles.push(((cell.0, cell.1), cell.2));
            }
            for (id, style) in reader.styles().iter().enumerate() {
                let format = style.number_format.as_ref();
                formats.insert(id, format.is_some_and(|it| is_percent(&it.format_code)));
            }
        }
        let percents: FxHashSet<(u32, u32)> = styles
            .into_iter()
            .filter(|(_, id)| formats.get(id).copied().unwrap_or(false))
            .map(|(place, _)| place)
            .collect();
        let mut formulas = Vec::new();
        {
            let mut reader = book.worksheet_cells_reader(&name).map_err(text)?;
            while let Some(cell) = reader.next_formula().map_err(text)? {
                if !cell.get_value().is_empty() {
                    formulas.push(cell.get_position());
                }
            }
        }
        let mut reader = book.worksheet_cells_reader(&name).map_err(text)?;
        while let Some(cell) = reader.next_cell().map_err(text)? {
            let place = cell.get_position();
            if let Some(raw) = raw(&Data::from(cell.get_value().clone()), from_1904) {
                let raw = match raw {
                    Raw::Number(number) if percents.contains(&place) => Raw::Percent(number),
                    other => other,
                };
                cells.insert(place, raw);
            }
        }
        for place in formulas {
            cells.entry(place).or_insert(Raw::NoValue);
        }
        drop(reader);
        found.notes.extend(not_shown.get(&name).and_then(|it| it.note(&name, cells.keys())));
        let merged = book.merge_cells_by_sheet_name(&name).map_err(text)?;
        found.grids.push(grid(file, &name, cells, &merged));
    }
    Ok(found)
}

/// Whether a number format shows a percentage: a `%` that is neither quoted nor escaped.
fn is_percent(format: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    format.chars().any(|sign| {
        let plain = !quoted && !escaped;
        escaped = !escaped && !quoted && matches!(sign, '\\' | '_' | '*');
        if sign == '"' && (plain || quoted) {
            quoted = !quoted;
        }
        plain && sign == '%'
    })
}

fn xls(file: &str, bytes: &[u8]) -> Result<Book, Message> {
    let mut book: Xls<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(text)?;
    let from_1904 = book.has_1904_epoch();
    let mut found = Book { notes: hidden(&book), ..Book::default() };
    found.notes.push(Note::OldWorkbook);
    for name in work_sheets(&book) {
        let cells = ranges(&mut book, &name, from_1904)?;
        let merged = book.merge_cells_by_sheet_name(&name).map_err(text)?;
        let grid = grid(file, &name, cells, &merged);
        found.grids.push(Grid { formats: false, ..grid });
    }
    Ok(found)
}

fn ods(file: &str, bytes: &[u8]) -> Result<Book, Message> {
    let mut book: Ods<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(text)?;
    let mut found = Book { notes: hidden(&book), ..Book::default() };
    let marks = super::opendocument::marks(bytes)?;
    for name in work_sheets(&book) {
        let mut cells = ranges(&mut book, &name, false)?;
        let marked = marks.get(&name);
        for (place, raw) in &mut cells {
            let is_percent = marked
                .is_some_and(|marks| marks.percents.iter().any(|it| it.contains(place.0, place.1)));
            match raw {
                Raw::Number(number) if is_percent => *raw = Raw::Percent(*number),
                _ => {}
            }
        }
        let merged = marked.map_or(&[][..], |marks| &marks.merged);
        found.notes.extend(marked.and_then(|it| it.hidden.note(&name, cells.keys())));
        found.grids.push(grid(file, &name, cells, merged));
    }
    Ok(found)
}

fn ranges<R, RS>(book: &mut R, name: &str, from_1904: bool) -> Result<Cells, Message>
where
    RS: std::io::Read + std::io::Seek,
    R: Reader<RS>,
    R::Error: std::fmt::Display,
{
    let range = book.worksheet_range(name).map_err(text)?;
    let (top, left) = range.start().unwrap_or_default();
    let at = |row: usize, column: usize| {
        let small = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        (top + small(row), left + small(column))
    };
    let mut cells = Cells::new();
    for (row, column, data) in range.used_cells() {
        if let Some(raw) = raw(data, from_1904) {
            cells.insert(at(row, column), raw);
        }
    }
    let formulas = book.worksheet_formula(name).map_err(text)?;
    let (top, left) = formulas.start().unwrap_or_default();
    for (row, column, formula) in formulas.used_cells() {
        if !formula.is_empty() {
            let small = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
            cells.entry((top + small(row), left + small(column))).or_insert(Raw::NoValue);
        }
    }
    Ok(cells)
}

fn raw(data: &Data, from_1904: bool) -> Option<Raw> {
    Some(match data {
        Data::Empty => return None,
        Data::String(text) => {
            // LibreOffice writes the errors of formulas as texts.
            let error = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];
            if error.contains(&text.as_str()) || text.starts_with("Err:5") {
                return Some(Raw::Error(text.clone()));
            }
            Raw::Text(text.clone())
        }
        #[allow(clippy::cast_precision_loss)] // a spreadsheet holds no larger whole numbers
        Data::Int(number) => Raw::Number(*number as f64),
        Data::Float(number) => Raw::Number(*number),
        Data::Bool(yes) => Raw::Truth(*yes),
        Data::DateTime(moment) => moment_of(moment, from_1904),
        Data::DateTimeIso(text) => iso(text),
        Data::DurationIso(text) => match seconds(text) {
            Some(seconds) => {
                Raw::Moment(Moment { date: None, seconds, serial: None, from_1900: None })
            }
            None => Raw::Text(text.clone()),
        },
        Data::Error(error) => Raw::Error(error.to_string()),
    })
}

fn moment_of(moment: &ExcelDateTime, from_1904: bool) -> Raw {
    let serial = moment.as_f64();
    let (days, fraction) = (serial.floor(), serial - serial.floor());
    // Milliseconds: finer is noise of the fraction.
    let seconds = (fraction * 86_400_000.0).round() / 1000.0;
    if moment.is_duration() || days < 1.0 {
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

/// `2026-12-01`, perhaps with `T06:00:00`, as `OpenDocument` stores it.
fn iso(text: &str) -> Raw {
    let (day, time) = text.split_once('T').unwrap_or((text, "00:00:00"));
    let date = day.parse::<Date>();
    let parts: Vec<f64> = time.split(':').filter_map(|part| part.parse().ok()).collect();
    match (date, &parts[..]) {
        (Ok(date), [hours, minutes, seconds]) => Raw::Moment(Moment {
            date: Some(date),
            seconds: hours * 3600.0 + minutes * 60.0 + seconds,
            serial: None,
            from_1900: None,
        }),
        _ => Raw::Text(text.to_owned()),
    }
}

/// `PT07H30M00S`, as `OpenDocument` stores a time of day or a length of time.
fn seconds(text: &str) -> Option<f64> {
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

    #[test]
    fn a_percentage_is_known_by_its_format() {
        assert!(is_percent("0.0%") && is_percent("[Red]0%;0"));
        assert!(!is_percent("0.0") && !is_percent("0\"%\"") && !is_percent("0\\%"));
    }
}
