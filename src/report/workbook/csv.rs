//! Tables as CSV files: UTF-8, separated by commas, decimals with a point.

use super::flatten::{Sheet, Shown};
use super::xlsx::heading;
use crate::words::{Language, formula};

/// A file for each table, by name.
///
/// # Panics
/// Never: memory can always be written to.
#[must_use]
pub fn files(sheets: &[Sheet], language: Language) -> Vec<(String, Vec<u8>)> {
    let file = |sheet: &Sheet| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let headings = sheet.table.columns.iter().map(|it| heading(it, language));
        writer.write_record(headings).expect("memory can be written to");
        for row in &sheet.rows {
            let cells = row.iter().map(|cell| cell.as_ref().map_or_else(String::new, Shown::text));
            let cells = cells.map(|it| formula::defused(&it).into_owned());
            writer.write_record(cells).expect("memory can be written to");
        }
        let mut bytes = writer.into_inner().expect("memory can be written to");
        if !bytes.is_ascii() {
            // Spreadsheets take other letters for those of the system without this mark.
            bytes.splice(0..0, *b"\xef\xbb\xbf");
        }
        (format!("{}.csv", sheet.table.words(language).heading), bytes)
    };
    sheets.iter().map(file).collect()
}
