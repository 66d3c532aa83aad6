//! An empty workbook to fill in, with one worked row in every table.

use rust_xlsxwriter::XlsxError;
use serde_json::Value;

use super::flatten::sheets;
use super::xlsx::{FIRST, to_fill_in};
use crate::source::workbook::TABLES;
use crate::words::Language;

/// A small factory in which every table has a row.
pub const EXAMPLE: &str = include_str!("example.json");

/// The workbook's bytes: a sheet that says how to begin and the tables that a first plan needs, or
/// `all`. Its worked rows are marked as examples, so none of them is planned.
///
/// # Errors
/// None with the example there is: its texts fit into cells.
///
/// # Panics
/// Never: the example is JSON, which a test proves.
pub fn template(language: Language, all: bool) -> Result<Vec<u8>, XlsxError> {
    let document: Value = serde_json::from_str(EXAMPLE).expect("the example is JSON");
    let mut sheets = sheets(&document, language);
    for sheet in &mut sheets {
        sheet.rows.truncate(1);
    }
    let tables = TABLES.iter().filter(|table| all || FIRST.contains(&table.key));
    to_fill_in(&sheets, language, &tables.collect::<Vec<_>>())
}
