//! Workbooks and folders of CSV files to the text of the equivalent factory file, every value with
//! the cell it came from. Nothing is changed silently: an ambiguous value is refused, and what was
//! detected about a file is reported.

pub mod actuals;
mod archive;
mod assemble;
mod bounds;
mod compound;
mod csv_folder;
mod dates;
pub mod edited_plan;
mod figures;
mod formats;
mod grid;
mod habits;
mod headings;
mod hidden;
mod language;
mod mapping;
mod moments;
mod months;
mod names;
mod note;
mod numbers;
mod opendocument;
mod plain;
pub mod proposals;
mod records;
mod rows;
mod shares;
mod spreadsheet;
mod synonym_words;
mod synonyms;
mod table;
mod tables;
mod totals;
mod tree;
mod units;
mod value;
mod values;
mod xls;
mod xlsx;

pub use bounds::{MOST_CELLS, MOST_TEXT, MOST_UNPACKED};
pub use grid::numeral;
pub use language::{settled, word_meant};
pub use note::{Encoding, Form, Note, Read, Rows};
pub use table::{Column, End, NONE, PERIODS, Step, Table, Words};
pub use tables::{ACTUALS, TABLES};

use std::fs;
use std::path::Path;

use super::CellPlaces;
use super::text::{MOST_BYTES, SourceText, Unreadable, too_large};
use crate::diag::Diagnostic;
use grid::Book;
use mapping::Headings;
use tables::Set;

/// A workbook or a folder of CSV files as it was read.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// The factory file it stands for; the places of problems in it are cells.
    pub source: SourceText,
    /// What was found out about its form, and the rows in and read, to be said.
    pub notes: Vec<Note>,
    /// What is wrong with its form; with an error among them, the source is no factory file.
    pub problems: Vec<Diagnostic>,
    /// Rows by sheet.
    pub rows: Vec<(String, Rows)>,
    /// Whether the problems are of single values, each in its field of the source: then other rules can
    /// be checked beside them.
    pub complete: bool,
}

/// Whether a name means a workbook or a folder of CSV files, not a JSON file.
#[must_use]
pub fn is_meant(name: &str) -> bool {
    let path = Path::new(name);
    let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
    ["xlsx", "xlsm", "xls", "ods"].iter().any(|it| ending.eq_ignore_ascii_case(it)) || path.is_dir()
}

/// Whether a workbook or a folder of CSV files is a factory, or may have been meant as one: it has
/// the table `factory`, or it is a workbook that cannot be opened, which is to be reported.
#[must_use]
pub fn may_be_factory(path: &Path) -> bool {
    let is_factory = |name: &str| names::table(name).is_some_and(|it| it.key == "factory");
    if !path.is_dir() {
        let bytes = SourceText::bytes_of(path, &path.to_string_lossy()).ok();
        let names = bytes.and_then(|bytes| spreadsheet::sheet_names(&bytes));
        return names.is_none_or(|names| names.iter().any(|name| is_factory(name)));
    }
    let files = fs::read_dir(path).into_iter().flatten().flatten();
    files.filter(|entry| entry.path().is_file()).any(|entry| {
        let file = entry.file_name().to_string_lossy().into_owned();
        csv_folder::table_name(&file).is_some_and(is_factory)
    })
}

/// Reads a workbook, or the CSV files of a folder, with the file of headings that is there.
///
/// # Errors
/// E112 if it cannot be read at all, E103 if it is above [`MOST_BYTES`].
pub fn read(name: &str) -> Result<Workbook, Unreadable> {
    read_accepting(name, false)
}

/// As [`read`]; with `accept`, other names of tables and columns are taken for them and rows of sums
/// are left out.
///
/// # Errors
/// As [`read`].
pub fn read_accepting(name: &str, accept: bool) -> Result<Workbook, Unreadable> {
    let path = Path::new(name);
    if !path.is_dir() {
        let bytes = SourceText::bytes_of(path, name)?;
        let book = spreadsheet::read(name, &bytes);
        return Ok(from_book(name, book, &Headings::beside(name, accept)));
    }
    read_folder(name, accept, Set::Factory)
}

/// The CSV files of a folder as one set of tables.
fn read_folder(name: &str, accept: bool, set: Set) -> Result<Workbook, Unreadable> {
    let path = Path::new(name);
    let unreadable = |error| SourceText::unreadable(name, &error);
    let mut names = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let file = entry.file_name().to_string_lossy().into_owned();
        // What begins with a point is no user's own file.
        if entry.path().is_file() && !file.starts_with('.') {
            names.push(file);
        }
    }
    names.sort();
    let mut files = Vec::new();
    let mut left = MOST_BYTES;
    for file in names {
        // What is no table is only named.
        if csv_folder::table_name(&file).is_none() {
            files.push((file, Vec::new()));
            continue;
        }
        let bytes = SourceText::bytes_of(&path.join(&file), name)?;
        let length = bytes.len() as u64;
        if length > left {
            return Err(too_large(name, MOST_BYTES));
        }
        left -= length;
        files.push((file, bytes));
    }
    Ok(from_files_as(name, &files, accept, set))
}

/// What standard input turned out to be.
#[derive(Debug)]
pub enum Piped {
    /// Text: a factory file, as far as its form goes.
    Text(SourceText),
    /// A workbook.
    Workbook(Box<Workbook>),
}

/// Reads standard input: a workbook where it begins as workbooks do (as zip archives, which .xlsx
/// and .ods are, or as an .xls), text otherwise.
///
/// # Errors
/// E112 if it cannot be read, E103 if it is above [`MOST_BYTES`], E111 if it is neither a
/// workbook nor UTF-8 text.
pub fn read_piped(accept: bool) -> Result<Piped, Unreadable> {
    let bytes = SourceText::bytes_of_standard_input()?;
    let begins: [&[u8]; 2] = [b"PK\x03\x04", &[0xD0, 0xCF, 0x11, 0xE0]];
    if begins.iter().any(|it| bytes.starts_with(it)) {
        let headings = Headings::accepting(accept);
        let book = spreadsheet::read("-", &bytes);
        return Ok(Piped::Workbook(Box::new(from_book("-", book, &headings))));
    }
    SourceText::of_bytes("-", &bytes).map(Piped::Text)
}

/// Reads a workbook that is already in memory.
#[must_use]
pub fn from_bytes(name: &str, bytes: &[u8]) -> Workbook {
    from_book(name, spreadsheet::read(name, bytes), &Headings::default())
}

/// Reads CSV files that are already in memory, by name.
#[must_use]
pub fn from_files(folder: &str, files: &[(String, Vec<u8>)]) -> Workbook {
    from_files_as(folder, files, false, Set::Factory)
}

fn from_files_as(folder: &str, files: &[(String, Vec<u8>)], accept: bool, set: Set) -> Workbook {
    let mapping = files.iter().find(|(name, _)| name == mapping::NAME);
    let headings = match mapping {
        Some((name, bytes)) => {
            Headings::of(&format!("{}/{name}", folder.trim_end_matches(['/', '\\'])), bytes, accept)
        }
        None => Headings::accepting(accept),
    };
    let headings = headings.for_set(set);
    from_book(folder, csv_folder::read(folder, files), &headings)
}

fn from_book(name: &str, mut book: Book, headings: &Headings) -> Workbook {
    let assembled = assemble::assemble(name, &mut book, headings);
    let (text, starts) = tree::text(&assembled.root);
    let places = CellPlaces { cells: assembled.cells, starts };
    let mut notes = forms(&book);
    notes.extend(book.notes.iter().cloned());
    notes.extend(assembled.notes);
    notes.extend(assembled.shares.note());
    if !assembled.rows.is_empty() {
        let sheets = book.grids.first().is_some_and(|it| it.is_sheet);
        notes.push(Note::Rows { sheets, tables: assembled.rows.clone() });
    }
    Workbook {
        source: SourceText::from_cells(name, text, places),
        notes,
        problems: assembled.problems,
        rows: assembled.rows,
        complete: assembled.complete,
    }
}

/// What was found out about the form of CSV files: once, where it is the same of all.
fn forms(book: &Book) -> Vec<Note> {
    let mut forms: Vec<(Form, Vec<String>)> = Vec::new();
    for grid in &book.grids {
        let Some(form) = grid.form else { continue };
        match forms.iter_mut().find(|(of, _)| *of == form) {
            Some((_, files)) => files.push(grid.name.clone()),
            None => forms.push((form, vec![grid.name.clone()])),
        }
    }
    if let [(form, _)] = forms.as_slice() {
        return vec![Note::Form { form: *form, files: Vec::new() }];
    }
    forms.into_iter().map(|(form, files)| Note::Form { form, files }).collect()
}
