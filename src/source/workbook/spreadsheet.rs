//! Spreadsheet files (.xlsx, .xlsm, .ods, .xls) to grids, nothing converted on the way.

use super::archive::Archive;
use super::bounds::Trouble;
use super::grid::Book;
use super::{compound, opendocument, xls, xlsx};
use crate::diag::message;

/// The kinds of workbook, by their first bytes, whatever the name.
enum Kind<'b> {
    OpenDocument(Archive<'b>),
    Xlsx(Archive<'b>),
    Xls,
}

fn kind(bytes: &[u8]) -> Result<Kind<'_>, Trouble> {
    if bytes.starts_with(b"PK") {
        let archive = Archive::open(bytes)?;
        for (part, message) in [
            ("word/document.xml", message!("e121-document")),
            ("ppt/presentation.xml", message!("e121-slides")),
        ] {
            if archive.has(part) {
                return Err(Trouble::Broken(message));
            }
        }
        let is_open = !archive.has("[Content_Types].xml") && archive.has("content.xml");
        return Ok(if is_open { Kind::OpenDocument(archive) } else { Kind::Xlsx(archive) });
    }
    if bytes.starts_with(&compound::SIGNATURE) {
        return Ok(Kind::Xls);
    }
    let start: Vec<u8> =
        bytes.iter().copied().filter(|it| !it.is_ascii_whitespace()).take(4).collect();
    Err(Trouble::Broken(match std::str::from_utf8(bytes) {
        Ok(_) if start.starts_with(b"<") || start.starts_with(b"\xef\xbb\xbf<") => {
            message!("e121-page")
        }
        Ok(_) if !bytes.is_empty() => message!("e121-text"),
        _ if bytes.starts_with(b"%PDF") => message!("e121-pdf"),
        _ => message!("e121-neither"),
    }))
}

/// Reads a workbook; if it cannot be read, the problem is that of the whole file.
pub(super) fn read(file: &str, bytes: &[u8]) -> Book {
    let read = kind(bytes).and_then(|kind| match kind {
        Kind::OpenDocument(mut archive) => opendocument::read(file, &mut archive),
        Kind::Xlsx(mut archive) => xlsx::read(file, &mut archive),
        Kind::Xls => xls::read(file, bytes),
    });
    read.unwrap_or_else(|trouble| Book {
        problems: vec![(file.to_owned(), trouble.problem())],
        ..Book::default()
    })
}

/// The names of a workbook's sheets; none if it cannot be opened.
pub(super) fn sheet_names(bytes: &[u8]) -> Option<Vec<String>> {
    let names = kind(bytes).and_then(|kind| match kind {
        Kind::OpenDocument(mut archive) => opendocument::names(&mut archive),
        Kind::Xlsx(mut archive) => xlsx::names(&mut archive),
        Kind::Xls => xls::names(bytes),
    });
    names.ok()
}
