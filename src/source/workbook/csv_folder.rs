//! A folder of CSV files to grids: detects encoding, delimiter and decimal separator of each file,
//! and reports them.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE, WINDOWS_1251};

use super::bounds::{Budget, MOST_CELLS, Trouble};
use super::grid::{Book, Decimal, Grid, Raw, Row};
use super::habits::{bare, is_number};
use super::headings;
use super::language::settled;
use super::mapping::{self, Headings};
use super::names;
use super::note::{Encoding as Encoded, Form};
use super::numbers::decimal_sign;
use super::synonyms;
use crate::diag::{Code, Diagnostic, Message, Severity, Span, message};
use crate::words::formula::restored;

/// Reads files by name and bytes; those that are no CSV are named and ignored.
pub(super) fn read(folder: &str, files: &[(String, Vec<u8>)]) -> Book {
    let mut book = Book::default();
    let mut budget = Budget::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name != mapping::NAME) {
        let shown = format!("{}/{name}", folder.trim_end_matches(['/', '\\']));
        let Some(table) = table_name(name) else {
            let problem =
                Diagnostic::new(Code::W821, Span::default(), message!("w821-not-csv", name))
                    .hinted();
            book.problems.push((shown, problem));
            continue;
        };
        match file(&shown, table, bytes, &mut budget) {
            Ok(grid) => book.grids.push(grid),
            Err(problem) => book.problems.push((shown, *problem)),
        }
    }
    let refused = book.problems.iter().any(|(_, it)| it.severity() == Severity::Error);
    if book.grids.is_empty() && !refused {
        let message = message!("e121-no-csv");
        let problem = Diagnostic::new(Code::E121, Span::default(), message)
            .hint(message!("e121-no-csv-hint"));
        book.problems.push((folder.to_owned(), problem));
    }
    book
}

pub(super) fn table_name(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    let known = ["csv", "tsv", "txt"].iter().any(|it| ending.eq_ignore_ascii_case(it));
    known.then_some(stem)
}

fn file(
    shown: &str,
    table: &str,
    bytes: &[u8],
    budget: &mut Budget,
) -> Result<Grid, Box<Diagnostic>> {
    let (text, encoding) = decoded(bytes)?;
    let mut text = text.as_str();
    let mut first_line = 1;
    let mut told = None;
    // A line that spreadsheets write or heed to name the delimiter.
    if let Some(rest) = text.strip_prefix("sep=") {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        told = line.trim_end_matches('\r').chars().next().and_then(|it| u8::try_from(it).ok());
        text = after;
        first_line = 2;
    }
    let delimiter = told.unwrap_or_else(|| delimiter(table, text));
    let mut grid = records((shown, table), text, delimiter, first_line, budget)?;
    grid.decimal = decimal(&grid, delimiter);
    let decimal_commas = grid.decimal == Decimal::Comma;
    grid.form = Some(Form { encoding, delimiter: char::from(delimiter), decimal_commas });
    Ok(grid)
}

/// The text, and what its encoding is called.
fn decoded(bytes: &[u8]) -> Result<(String, Encoded), Box<Diagnostic>> {
    let unsure = |what: Message| {
        Box::new(Diagnostic::new(Code::E139, Span::default(), what).hint(message!("e139-hint")))
    };
    let strict = |encoding: &'static Encoding, bytes: &[u8], encoded: Encoded| {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        if broken {
            let name = encoded.called();
            return Err(unsure(message!("e139-begins", name)));
        }
        Ok((text.into_owned(), encoded))
    };
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return strict(encoding_rs::UTF_8, rest, Encoded::Utf8WithMark);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return strict(UTF_16LE, rest, Encoded::Utf16Little);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return strict(UTF_16BE, rest, Encoded::Utf16Big);
    }
    // Headings are mostly Latin letters: UTF-16 without a mark has a zero in every other byte.
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|it| **it == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd > bytes.len() / 8 {
        return if odd > even {
            strict(UTF_16LE, bytes, Encoded::Utf16LittleWithoutMark)
        } else {
            strict(UTF_16BE, bytes, Encoded::Utf16BigWithoutMark)
        };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), Encoded::Utf8));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let (encoding, encoded) = if guess == GBK || guess == GB18030 {
        (GB18030, Encoded::Gbk)
    } else if guess == WINDOWS_1251 {
        (WINDOWS_1251, Encoded::Windows1251)
    } else {
        return Err(unsure(message!("e139-unknown", guess = guess.name())));
    };
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken {
        let name = encoded.called();
        return Err(unsure(message!("e139-looks", name)));
    }
    Ok((text.into_owned(), encoded))
}

/// The headings are among so many lines that are not blank.
const HEADINGS_WITHIN: usize = 5;

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The delimiter that makes most headings known; if none does, the most frequent one.
fn delimiter(table: &str, text: &str) -> u8 {
    // Above the headings there may be a title.
    let first: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(HEADINGS_WITHIN).collect();
    let table = names::table(table);
    let score = |delimiter: u8| {
        let of_line = |line: &&str| {
            // These are enough to tell, and no table has as many columns.
            let fields = line.split(char::from(delimiter)).take(1000);
            let fields: Vec<&str> = fields.map(|field| field.trim_matches('"')).collect();
            let known = table.map_or(0, |table| headings::known(table, &fields));
            (known, fields.len())
        };
        first.iter().map(of_line).max().unwrap_or_default()
    };
    let mut best = DELIMITERS[0];
    for other in &DELIMITERS[1..] {
        if score(*other) > score(best) {
            best = *other;
        }
    }
    best
}

fn records(
    (shown, table): (&str, &str),
    text: &str,
    delimiter: u8,
    first_line: u32,
    budget: &mut Budget,
) -> Result<Grid, Box<Diagnostic>> {
    let malformed = |message: Message| {
        Box::new(Diagnostic::new(Code::E140, Span::default(), message).hint(message!("e140-hint")))
    };
    // Spreadsheets show no rows for lines without any sign, and neither does the reader of CSV.
    let too_much = |trouble: Trouble| Box::new(trouble.problem());
    let (lines, mut blank) = record_lines(text, delimiter).map_err(|trouble| match trouble {
        Unparted::Quote(line) => malformed(message!("e140-quote", line = line + first_line - 1)),
        Unparted::TooMany => too_much(Trouble::cells()),
    })?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Row> = Vec::new();
    for (record, line) in reader.records().zip(lines) {
        let number = line + first_line - 1;
        let record = record.map_err(|error| malformed(message!("e140", line = number, error)))?;
        let cells: Vec<(u32, Raw)> = record
            .iter()
            .enumerate()
            .filter(|(_, field)| !field.trim().is_empty())
            .map(|(at, field)| {
                (u32::try_from(at).unwrap_or(u32::MAX), Raw::Text(restored(field).to_owned()))
            })
            .collect();
        for (_, raw) in &cells {
            budget
                .take(1, if let Raw::Text(text) = raw { text.len() } else { 0 })
                .map_err(too_much)?;
        }
        if cells.is_empty() {
            blank += usize::from(!rows.is_empty());
        } else {
            rows.push(Row { number, cells });
        }
    }
    Ok(Grid {
        file: shown.to_owned(),
        name: table.to_owned(),
        is_sheet: false,
        rows,
        blank_rows: blank,
        merged: Vec::new(),
        decimal: Decimal::Unsettled,
        formats: true,
        form: None,
    })
}

/// Why a text cannot be parted into records.
#[derive(Debug, PartialEq, Eq)]
enum Unparted {
    /// A quote on this line opens a field and is never closed: the reader would take everything
    /// after it as one field.
    Quote(u32),
    /// There are more records, or fields in one of them, than cells are read.
    TooMany,
}

/// The line each record begins on, from 1, and how many lines between records are empty.
fn record_lines(text: &str, delimiter: u8) -> Result<(Vec<u32>, usize), Unparted> {
    let mut fields = 0;
    let (mut lines, mut blank, mut waiting) = (Vec::new(), 0, 0);
    let (mut line, mut opened) = (1, 0);
    let (mut quoted, mut field_begins, mut record_begins) = (false, true, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let carriage_return = byte == b'\r';
        let ends_line = byte == b'\n' || carriage_return && bytes.peek() != Some(&b'\n');
        line += u32::from(ends_line);
        if quoted {
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                quoted = false;
            }
            continue;
        }
        if ends_line || carriage_return {
            waiting += usize::from(ends_line && record_begins && !lines.is_empty());
            record_begins |= ends_line;
            field_begins = true;
            continue;
        }
        if std::mem::take(&mut record_begins) {
            lines.push(line);
            blank += std::mem::take(&mut waiting);
            fields = 0;
        }
        fields += usize::from(byte == delimiter);
        if lines.len().max(fields) > MOST_CELLS {
            return Err(Unparted::TooMany);
        }
        if byte == b'"' && field_begins {
            (quoted, opened) = (true, line);
        }
        field_begins = byte == delimiter;
    }
    if quoted { Err(Unparted::Quote(opened)) } else { Ok((lines, blank)) }
}

/// How the file's numbers write decimals.
fn decimal(grid: &Grid, delimiter: u8) -> Decimal {
    let table = names::table(&grid.name);
    let comma_parts_fields = delimiter == b',';
    let sign = |texts: &mut dyn Iterator<Item = &str>| {
        let bare: Vec<String> = texts.map(bare).collect();
        decimal_sign(bare.iter().map(String::as_str), comma_parts_fields)
    };
    // A file of headings may say what the table and its columns are: that is not known yet.
    let of_all = || {
        let cells = grid.rows.iter().skip(1).flat_map(|row| &row.cells);
        sign(&mut cells.filter_map(|(_, raw)| match raw {
            Raw::Text(text) => Some(text.as_str()),
            _ => None,
        }))
    };
    let Some(table) = table else { return of_all() };
    let at = headings::heading_row(table, grid, &Headings::default());
    let Some(first) = grid.rows.get(at) else { return Decimal::Unsettled };
    let is_number = |heading: &str| {
        let heading = settled(heading);
        let other = synonyms::column(table, &heading);
        table.columns.iter().enumerate().any(|(at, column)| {
            let same = names::stands_for(&heading, column) || other.is_some_and(|it| it.0 == at);
            same && is_number(column)
        })
    };
    let columns: Vec<u32> = first
        .cells
        .iter()
        .filter(|(_, heading)| is_number(&heading.shown()))
        .map(|(at, _)| *at)
        .collect();
    if columns.is_empty() {
        return of_all();
    }
    let cells = grid.rows[at + 1..].iter().flat_map(|row| &row.cells);
    sign(&mut cells.filter_map(|(at, raw)| {
        let Raw::Text(text) = raw else { return None };
        columns.contains(at).then_some(text.as_str())
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_have_the_lines_a_person_counts() {
        let lines = |text| record_lines(text, b',');
        assert_eq!(lines("a,b\n1,2\n"), Ok((vec![1, 2], 0)));
        assert_eq!(lines("a\r\n\r\n\r\nb\r\n\r\n"), Ok((vec![1, 4], 2)));
        assert_eq!(lines("\n\na\n\"x\ny\",\"\"\"\"\nb"), Ok((vec![3, 4, 6], 0)));
        assert_eq!(lines("a\rb\r"), Ok((vec![1, 2], 0)));
        assert_eq!(lines("a\nb\"c\n"), Ok((vec![1, 2], 0)));
        assert_eq!(lines("a\n1,\"b\nc\n"), Err(Unparted::Quote(2)));
    }

    #[test]
    fn more_records_or_fields_than_cells_are_read_are_not_parted() {
        let (records, fields) = ("a\n".repeat(MOST_CELLS), ",".repeat(MOST_CELLS));
        assert!(record_lines(&records, b',').is_ok() && record_lines(&fields, b',').is_ok());
        for text in [records + "a", fields + ",", format!("a\n\"{}", "\n,".repeat(MOST_CELLS))] {
            assert!(record_lines(&text, b',').is_err());
        }
    }
}
