//! .xls workbooks (MS-XLS) to grids: Excel 97 and later, and 5.0/95. Reading ends for any input:
//! records are read once, and every offset and length is checked before use.

use rustc_hash::FxHashMap;

use super::bounds::{Budget, MOST_CELLS, MOST_SHEETS, Trouble};
use super::compound::{Compound, u32_at, u64_at};
use super::formats::Format;
use super::grid::{Book, Grid, Raw};
use super::moments::{Cells, Merged, error_text, grid, number, text};
use super::note::Note;
use super::records::{Cursor, Letters, Record, Records, broken, code_page};

/// A sheet as the workbook names it.
struct Sheet {
    name: String,
    /// Where its records begin in the stream.
    at: usize,
    is_hidden: bool,
    has_cells: bool,
}

/// What all sheets share.
struct Shared {
    letters: Letters,
    from_1904: bool,
    formats: Vec<Format>,
    texts: Vec<String>,
    sheets: Vec<Sheet>,
}

/// The workbook's stream.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, Trouble> {
    let file = Compound::open(bytes)?;
    for name in ["Workbook", "Book"] {
        if let Some(stream) = file.stream(name)? {
            return Ok(stream);
        }
    }
    // What is kept of an .xlsx file that has a password (MS-OFFCRYPTO, section 2.3.4).
    Err(if file.has("EncryptedPackage") { Trouble::Locked } else { Trouble::missing("Workbook") })
}

/// Reads a workbook.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Book, Trouble> {
    let stream = stream(bytes)?;
    let shared = shared(&stream)?;
    let mut found = Book::default();
    let hidden = shared.sheets.iter().filter(|it| it.is_hidden);
    found.notes.extend(hidden.map(|it| Note::HiddenSheet(it.name.clone())));
    found.notes.push(Note::OldWorkbook);
    let mut budget = Budget::new();
    // The records of sheets stand one after the other: no two sheets can have the same ones.
    let mut left = stream.len();
    for sheet in shared.sheets.iter().filter(|it| it.has_cells) {
        let (cells, merged, length) = cells(&stream, sheet.at, &shared, &mut budget, left)?;
        left -= length;
        let grid = grid(file, &sheet.name, cells, &merged);
        found.grids.push(Grid { formats: false, ..grid });
    }
    Ok(found)
}

/// The names of the sheets.
pub(super) fn names(bytes: &[u8]) -> Result<Vec<String>, Trouble> {
    Ok(shared(&stream(bytes)?)?.sheets.into_iter().map(|it| it.name).collect())
}

/// The first part of the stream, which is that of all sheets (section 2.1.7.20.3).
fn shared(stream: &[u8]) -> Result<Shared, Trouble> {
    let mut found = Shared {
        letters: Letters::Unicode,
        from_1904: false,
        formats: Vec::new(),
        texts: Vec::new(),
        sheets: Vec::new(),
    };
    let mut encoding = encoding_rs::WINDOWS_1252;
    let mut written: FxHashMap<u16, Format> = FxHashMap::default();
    let mut used = Vec::new();
    let mut named = Vec::new();
    let mut records = Records::from(stream, 0);
    while let Some(record) = records.next()? {
        match record.kind {
            // BOF: Excel 5.0 and 95 say 0x0500.
            0x0809 if record.u16(0)? == 0x0500 => found.letters = Letters::CodePage(encoding),
            // FilePass
            0x002f => return Err(Trouble::Locked),
            // CodePage
            0x0042 => {
                if matches!(found.letters, Letters::CodePage(_)) {
                    encoding = code_page(record.u16(0)?)?;
                    found.letters = Letters::CodePage(encoding);
                }
            }
            // Date1904
            0x0022 => found.from_1904 = record.u16(0)? == 1,
            // Format
            0x041e => {
                let length = if matches!(found.letters, Letters::Unicode) { 2 } else { 1 };
                // What one looks like is no reason to refuse the file.
                if let Ok(code) = Cursor::new(&record, 2)?.text(length, found.letters) {
                    written.insert(record.u16(0)?, Format::written(&code));
                }
            }
            // XF
            0x00e0 => used.push(record.u16(2)?),
            // BoundSheet8: its name is read once it is known how texts are written.
            0x0085 if named.len() <= MOST_SHEETS => named.push(record),
            // SST
            0x00fc => found.texts = shared_texts(&record)?,
            // EOF
            0x000a => break,
            _ => {}
        }
    }
    if named.len() > MOST_SHEETS {
        return Err(broken());
    }
    for record in named {
        found.sheets.push(sheet(&record, found.letters)?);
    }
    if found.sheets.is_empty() {
        return Err(broken());
    }
    let format = |number: u16| {
        let format = written.get(&number).copied();
        // How numbers are shown is not told of this form: a percentage is the number it stores.
        Format { is_percent: false, ..format.unwrap_or_else(|| Format::built_in(number.into())) }
    };
    found.formats = used.into_iter().map(format).collect();
    Ok(found)
}

fn sheet(record: &Record<'_>, letters: Letters) -> Result<Sheet, Trouble> {
    let at = u32_at(record.data, 0).ok_or_else(broken)?;
    let mut name = Cursor::new(record, 6)?.text(1, letters)?;
    name.retain(|it| it != '\0');
    Ok(Sheet {
        name,
        at: at as usize,
        is_hidden: record.u8(4)? & 0x3f != 0,
        has_cells: record.u8(5)? == 0,
    })
}

fn shared_texts(record: &Record<'_>) -> Result<Vec<String>, Trouble> {
    let mut cursor = Cursor::new(record, 8)?;
    let mut texts = Vec::new();
    while !cursor.is_at_end() {
        texts.push(cursor.rich_text()?);
        // Each is there for a cell.
        if texts.len() > MOST_CELLS {
            return Err(Trouble::cells());
        }
    }
    Ok(texts)
}

/// What the records of a sheet hold, and how many bytes they are, of which there may be `most`.
fn cells(
    stream: &[u8],
    at: usize,
    shared: &Shared,
    budget: &mut Budget,
    most: usize,
) -> Result<(Cells, Vec<Merged>, usize), Trouble> {
    let mut records = Records::from(stream, at);
    let (mut found, mut merged) = (Cells::new(), Vec::new());
    // Charts within a sheet have records of their own, from BOF to EOF.
    let mut depth = 0_usize;
    let mut formula = None;
    while let Some(record) = records.next()? {
        if records.position() - at > most {
            return Err(broken());
        }
        match (record.kind, depth) {
            (0x0809, _) => depth += 1,
            (0x000a, 0 | 1) => return Ok((found, merged, records.position() - at)),
            (0x000a, _) => depth -= 1,
            (_, 2..) => {}
            (0x00e5, _) => merged_cells(&record, &mut merged)?,
            (kind, _) => {
                for (place, raw) in values(kind, &record, shared, &mut formula)? {
                    let length = if let Raw::Text(text) = &raw { text.len() } else { 0 };
                    budget.take(1, length)?;
                    found.insert(place, raw);
                }
            }
        }
    }
    // A sheet ends with EOF.
    Err(Trouble::cut())
}

type Value = ((u32, u32), Raw);

/// The cells of a record, mostly one; of a formula whose value is a text only the place is kept,
/// since the text is that of the next record.
fn values(
    kind: u16,
    record: &Record<'_>,
    shared: &Shared,
    formula: &mut Option<(u32, u32)>,
) -> Result<Vec<Value>, Trouble> {
    let format = |at: usize| {
        let number = usize::from(record.u16(at)?);
        Ok(shared.formats.get(number).copied().unwrap_or_default())
    };
    let raw = match kind {
        // Number
        0x0203 => number(double(record, 6)?, format(4)?, shared.from_1904),
        // Label and RString: a text of its own
        0x0204 | 0x00d6 => text(Cursor::new(record, 6)?.text(2, shared.letters)?),
        // LabelSst: a shared text
        0x00fd => {
            let at = u32_at(record.data, 6).ok_or_else(broken)?;
            text(shared.texts.get(at as usize).ok_or_else(broken)?.clone())
        }
        // BoolErr
        0x0205 => match (record.u8(7)?, record.u8(6)?) {
            (0, value) => Raw::Truth(value != 0),
            (_, error) => Raw::Error(error_text(error)),
        },
        // RK
        0x027e => number(compact(record, 6)?, format(4)?, shared.from_1904),
        // MulRk: several of them, from one column to another
        0x00bd => {
            let (row, first) = record.place()?;
            let several = record.data.len().checked_sub(6).ok_or_else(broken)? / 6;
            let mut found = Vec::with_capacity(several);
            for (at, column) in (0..several).zip(first..) {
                let value = compact(record, 6 + 6 * at)?;
                let raw = number(value, format(4 + 6 * at)?, shared.from_1904);
                found.push(((row, column), raw));
            }
            return Ok(found);
        }
        // Formula: its value (section 2.5.133)
        0x0006 => match record.data.get(6..14).ok_or_else(broken)? {
            [0, .., 0xff, 0xff] => {
                *formula = Some(record.place()?);
                Raw::NoValue
            }
            [1, _, value, .., 0xff, 0xff] => Raw::Truth(*value != 0),
            [2, _, error, .., 0xff, 0xff] => Raw::Error(error_text(*error)),
            [3, .., 0xff, 0xff] => Raw::Text(String::new()),
            [.., 0xff, 0xff] => return Err(broken()),
            _ => number(double(record, 6)?, format(4)?, shared.from_1904),
        },
        // String: the text that is the result of a formula
        0x0207 => {
            let Some(place) = formula.take() else { return Ok(Vec::new()) };
            return Ok(vec![(place, text(Cursor::new(record, 0)?.text(2, shared.letters)?))]);
        }
        _ => return Ok(Vec::new()),
    };
    Ok(vec![(record.place()?, raw)])
}

fn double(record: &Record<'_>, at: usize) -> Result<f64, Trouble> {
    u64_at(record.data, at).map(f64::from_bits).ok_or_else(broken)
}

/// A number in four bytes (`RkNumber`, section 2.5.217).
fn compact(record: &Record<'_>, at: usize) -> Result<f64, Trouble> {
    let bits = u32_at(record.data, at).ok_or_else(broken)?;
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    Ok(if bits & 1 == 0 { value } else { value / 100.0 })
}

fn merged_cells(record: &Record<'_>, merged: &mut Vec<Merged>) -> Result<(), Trouble> {
    for at in 0..usize::from(record.u16(0)?) {
        let word = |which: usize| record.u16(2 + 8 * at + 2 * which).map(u32::from);
        let (first, last, left, right) = (word(0)?, word(1)?, word(2)?, word(3)?);
        merged.push(((first, left), (last, right)));
    }
    Ok(())
}
