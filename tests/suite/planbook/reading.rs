//! A workbook read back: cells by sheet, rows found by what stands in their first columns.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use junheng::model::decimal::as_held;
use junheng::words::Words;

/// The cells of every sheet, in the order of the sheets.
pub struct Book {
    pub sheets: Vec<(String, Page)>,
    pub words: Words,
    /// How far figures may be off, relative: 0 of what we wrote ourselves.
    pub off: f64,
}

/// The cells of a sheet, from A1.
pub struct Page {
    pub rows: Vec<Vec<Data>>,
}

impl Book {
    pub fn read(bytes: &[u8], words: Words, off: f64) -> Self {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        let sheets = names.into_iter().map(|name| {
            let range = book.worksheet_range(&name).unwrap();
            let (height, width) = range.end().map_or((0, 0), |(row, at)| (row + 1, at + 1));
            let cell = |row, at| range.get_value((row, at)).cloned().unwrap_or_default();
            let rows = (0..height).map(|row| (0..width).map(|at| cell(row, at)).collect());
            let page = Page { rows: rows.collect() };
            (name, page)
        });
        let sheets = sheets.collect();
        Self { sheets, words, off }
    }

    /// A sheet by its key, where it is there.
    pub fn sheet(&self, key: &str) -> Option<&Page> {
        let name = self.words.say(key);
        self.sheets.iter().find(|(own, _)| *own == name).map(|(_, page)| page)
    }

    pub fn same(&self, one: f64, other: f64) -> bool {
        let other = as_held(other);
        (one - other).abs() <= self.off * one.abs().max(other.abs())
    }

    /// Whether two sums of the same figures are the same, whatever order they were added in.
    #[allow(clippy::unused_self)] // beside `same`, which needs it
    pub fn same_sum(&self, one: f64, other: f64) -> bool {
        (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1e-3)
    }

    /// No cell holds an error, as Excel or LibreOffice write one.
    pub fn has_no_errors(&self) {
        for (name, page) in &self.sheets {
            for (row, at, cell) in page.cells() {
                let wrong = match cell {
                    Data::Error(_) => true,
                    Data::String(text) => {
                        text.starts_with("Err:")
                            || ["#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!"]
                                .contains(&text.as_str())
                    }
                    _ => false,
                };
                assert!(!wrong, "{name}: row {row} column {at} holds {cell}");
            }
        }
    }

    /// All figures of all cells.
    pub fn figures(&self) -> Vec<f64> {
        let cells = self.sheets.iter().flat_map(|(_, page)| page.cells());
        cells.filter_map(|(_, _, cell)| number(cell)).collect()
    }

    /// The figures by bucket of the row that begins with these labels, and what stands at its end;
    /// none where the row is left out.
    pub fn by_bucket(
        &self,
        key: &str,
        labels: &[&str],
        buckets: usize,
    ) -> Option<(Vec<f64>, Option<f64>)> {
        let page = self.sheet(key).unwrap_or_else(|| panic!("there is a sheet {key}"));
        let total = self.words.say("book-total");
        let end = page
            .rows
            .iter()
            .find_map(|row| row.iter().position(|cell| text(cell) == total))
            .unwrap_or_else(|| panic!("{key} has totals"));
        let row = page.find(labels)?;
        let figure = |at: usize| row.get(at).and_then(number);
        let figures = (end - buckets..end)
            .map(|at| figure(at).unwrap_or_else(|| panic!("{key} {labels:?} {at}")));
        Some((figures.collect(), figure(end)))
    }
}

impl Page {
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize, &Data)> {
        let row = |(row, cells): (usize, &'_ Vec<Data>)| (row, cells.len());
        self.rows.iter().enumerate().flat_map(move |it| {
            let (at, _) = row(it);
            it.1.iter().enumerate().map(move |(column, cell)| (at, column, cell))
        })
    }

    /// The row whose first cells are these texts; a label `*` stands for any.
    pub fn find(&self, labels: &[&str]) -> Option<&Vec<Data>> {
        self.rows.iter().find(|row| {
            row.len() >= labels.len()
                && labels
                    .iter()
                    .zip(*row)
                    .all(|(label, cell)| *label == "*" || text(cell) == *label)
        })
    }
}

pub fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Float(number) => Some(*number),
        #[allow(clippy::cast_precision_loss)] // small
        Data::Int(number) => Some(*number as f64),
        Data::DateTime(day) => Some(day.as_f64()),
        _ => None,
    }
}

pub fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::DateTime(day) => {
            let (year, month, date, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{date:02}")
        }
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}
