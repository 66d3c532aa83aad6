//! What really happened, from a workbook, a CSV file or a folder of CSV files: the text of the
//! equivalent JSON file, every value with its cell.

use std::path::Path;

use super::mapping::Headings;
use super::tables::Set;
use super::{Workbook, csv_folder, from_book, from_files_as, is_meant, spreadsheet};
use crate::source::text::{SourceText, Unreadable};

/// Reads a workbook, a CSV file named as its table, or the CSV files of a folder; none if the name
/// means a JSON file. With `accept`, other names of tables and columns are taken for them.
///
/// # Errors
/// As [`super::read`].
pub fn read(name: &str, accept: bool) -> Result<Option<Workbook>, Unreadable> {
    let path = Path::new(name);
    let own = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    if path.is_dir() {
        return super::read_folder(name, accept, Set::Actuals).map(Some);
    }
    if csv_folder::table_name(&own).is_some() {
        let bytes = SourceText::bytes_of(path, name)?;
        let folder = name.strip_suffix(&own).unwrap_or_default();
        let folder = if folder.is_empty() { "." } else { folder };
        return Ok(Some(from_files_as(folder, &[(own, bytes)], accept, Set::Actuals)));
    }
    if !is_meant(name) {
        return Ok(None);
    }
    let bytes = SourceText::bytes_of(path, name)?;
    let headings = Headings::beside(name, accept).for_set(Set::Actuals);
    Ok(Some(from_book(name, spreadsheet::read(name, &bytes), &headings)))
}
