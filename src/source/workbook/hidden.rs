//! Rows and columns that a spreadsheet does not show: they are read as well, so they are named.

use std::collections::BTreeSet;
use std::io::{BufReader, Cursor, Read, Seek};
use std::ops::RangeInclusive;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use rustc_hash::FxHashMap;
use zip::ZipArchive;

use super::note::Note;

/// What a sheet does not show, from 0.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    pub rows: Vec<RangeInclusive<u32>>,
    pub columns: Vec<RangeInclusive<u32>>,
}

impl Hidden {
    /// What is to be said of a sheet whose values stand in these cells: only what hides values.
    pub fn note<'c>(
        &self,
        sheet: &str,
        cells: impl Iterator<Item = &'c (u32, u32)>,
    ) -> Option<Note> {
        let within =
            |hidden: &[RangeInclusive<u32>], at: u32| hidden.iter().any(|it| it.contains(&at));
        let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
        for (row, column) in cells {
            if within(&self.rows, *row) {
                rows.insert(*row);
            }
            if within(&self.columns, *column) {
                columns.insert(*column);
            }
        }
        let (rows, columns) = (rows.len(), columns.len());
        (rows + columns > 0).then(|| Note::Hidden { sheet: sheet.to_owned(), rows, columns })
    }
}

/// What each sheet of an .xlsx file does not show, by its name. What cannot be read here cannot be
/// read elsewhere, and is told there.
pub(super) fn of_xlsx(bytes: &[u8]) -> FxHashMap<String, Hidden> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return FxHashMap::default() };
    let mut targets = FxHashMap::default();
    each(&mut archive, "xl/_rels/workbook.xml.rels", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            targets.insert(id, target);
        }
    });
    let mut sheets = Vec::new();
    each(&mut archive, "xl/workbook.xml", |element| {
        let named = (attribute(element, "name"), attribute(element, "r:id"));
        if let ("sheet", (Some(name), Some(id))) = (element.local_name().as_ref(), named) {
            sheets.push((name, id));
        }
    });
    let mut found = FxHashMap::default();
    for (name, id) in sheets {
        let Some(target) = targets.get(&id) else { continue };
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        };
        let (mut hidden, mut row) = (Hidden::default(), 0_u32);
        each(&mut archive, &path, |element| {
            let is_hidden =
                attribute(element, "hidden").is_some_and(|it| it == "1" || it == "true");
            let number =
                |name: &str| attribute(element, name).and_then(|it| it.parse::<u32>().ok());
            match element.local_name().as_ref() {
                "row" => {
                    row = number("r").unwrap_or(row + 1);
                    if is_hidden {
                        hidden.rows.push(row.saturating_sub(1)..=row.saturating_sub(1));
                    }
                }
                "col" if is_hidden => {
                    let (first, last) = (number("min").unwrap_or(1), number("max").unwrap_or(1));
                    hidden.columns.push(first.saturating_sub(1)..=last.saturating_sub(1));
                }
                _ => {}
            }
        });
        found.insert(name, hidden);
    }
    found
}

/// Every element that a part of the file opens.
fn each<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    path: &str,
    mut see: impl FnMut(&BytesStart<'_>),
) {
    let Ok(part) = archive.by_name(path) else { return };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => see(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|it| it.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
