//! What the reader of `OpenDocument` spreadsheets does not tell: percentages and merged cells.

use std::io::{BufReader, Cursor};

use calamine::Dimensions;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use rustc_hash::FxHashMap;

use super::hidden::Hidden;
use super::spreadsheet::text;
use crate::diag::Message;

/// Of one sheet.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Cells that are percentages, by row and column from 0.
    pub percents: Vec<Dimensions>,
    /// Merged cells.
    pub merged: Vec<Dimensions>,
    /// What it does not show.
    pub hidden: Hidden,
}

/// The marks of each sheet of an `OpenDocument` spreadsheet, by its name.
///
/// # Errors
/// Where the file is broken.
pub(super) fn marks(bytes: &[u8]) -> Result<FxHashMap<String, Marks>, Message> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(text)?;
    let content = archive.by_name("content.xml").map_err(text)?;
    let mut reader = Reader::from_reader(BufReader::new(content));
    let mut sheets = FxHashMap::default();
    let (mut name, mut here) = (None, Marks::default());
    let (mut row, mut column, mut row_repeats) = (0_u32, 0_u32, 1_u32);
    // Where the next column begins, as far as their looks go.
    let mut first = 0_u32;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(text)?;
        let (element, is_empty) = match &event {
            Event::Eof => return Ok(sheets),
            Event::Start(element) => (element, false),
            Event::Empty(element) => (element, true),
            Event::End(end) => {
                match end.name().as_ref() {
                    "table:table" => {
                        if let Some(name) = name.take() {
                            sheets.insert(name, std::mem::take(&mut here));
                        }
                    }
                    "table:table-row" => row = row.saturating_add(row_repeats),
                    _ => {}
                }
                continue;
            }
            _ => continue,
        };
        match element.name().as_ref() {
            "table:table" => {
                name = attribute(element, "table:name");
                (row, first, here) = (0, 0, Marks::default());
            }
            "table:table-column" => {
                let repeats = number(element, "table:number-columns-repeated");
                if is_hidden(element) {
                    here.hidden.columns.push(first..=first.saturating_add(repeats - 1));
                }
                first = first.saturating_add(repeats);
            }
            "table:table-row" => {
                row_repeats = number(element, "table:number-rows-repeated");
                column = 0;
                if is_hidden(element) {
                    here.hidden.rows.push(row..=row.saturating_add(row_repeats - 1));
                }
                if is_empty {
                    row = row.saturating_add(row_repeats);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeats = number(element, "table:number-columns-repeated");
                let kind = attribute(element, "office:value-type");
                if kind.as_deref() == Some("percentage") {
                    let end =
                        (row.saturating_add(row_repeats - 1), column.saturating_add(repeats - 1));
                    here.percents.push(Dimensions::new((row, column), end));
                }
                let wide = number(element, "table:number-columns-spanned");
                let high = number(element, "table:number-rows-spanned");
                if wide > 1 || high > 1 {
                    let end = (row.saturating_add(high - 1), column.saturating_add(wide - 1));
                    here.merged.push(Dimensions::new((row, column), end));
                }
                column = column.saturating_add(repeats);
            }
            _ => {}
        }
    }
}

/// Whether a row or column is hidden, by hand or by a filter.
fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "table:visibility").is_some_and(|it| it != "visible")
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|it| it.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// A count, 1 where it is not given.
fn number(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|it| it.parse().ok()).unwrap_or(1).max(1)
}
