//! From a file or standard input to text: the only place that checks size and UTF-8.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use flate2::read::MultiGzDecoder;
use jsonc_parser::ast::Value;
use sha2::{Digest, Sha256};

use super::json;
use super::places::CellPlaces;
use crate::diag::{Code, Diagnostic, Hint, LineIndex, Message, Place, Span, message};

/// The most bytes a factory file may have: 256 MiB. Positions in it then fit in 32 bits.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// What every file packed by gzip begins with (RFC 1952, section 2.3.1).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// An input as text, with the name the user gave it.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// The file's name as the user gave it; `-` for standard input.
    pub name: String,
    /// The text, without a byte-order mark.
    pub text: String,
    /// SHA-256 of the bytes as they were read, in hexadecimal; of a workbook or folder that of the
    /// text it stands for.
    pub sha256: String,
    /// The cells the text was made from, where it was.
    pub cells: Option<Arc<CellPlaces>>,
}

/// An input that is not text junheng can read: as much of it as is text, and the reason.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{} breaks {}: {}", .source_text.name, .problem.code, .problem.code.rule().meaning)]
pub struct Unreadable {
    /// The input up to where it stops being readable; empty if nothing could be read.
    pub source_text: SourceText,
    /// Why (E103, E111, E112 or E113).
    pub problem: Box<Diagnostic>,
}

impl SourceText {
    /// Reads a file, or standard input where `name` is `-`.
    ///
    /// # Errors
    /// E112 if it cannot be read at all, E103 if it is above [`MOST_BYTES`], E111 if it
    /// is not UTF-8 (at the first wrong byte).
    pub fn read(name: &str) -> Result<Self, Unreadable> {
        Self::read_from(name, opened(name)?, MOST_BYTES)
    }

    /// Reads at most `most` bytes from a reader.
    ///
    /// # Errors
    /// As [`SourceText::read`].
    pub fn read_from(name: &str, reader: impl Read, most: u64) -> Result<Self, Unreadable> {
        match String::from_utf8(at_most(name, reader, most)?) {
            Ok(text) => {
                let sha256 = hexadecimal_sha256(text.as_bytes());
                Ok(Self { name: name.to_owned(), text: without_mark(text), sha256, cells: None })
            }
            Err(error) => Err(not_utf8(name, &error)),
        }
    }

    /// Reads a programme's file, or standard input where `name` is `-`: unpacked where it is
    /// packed by gzip (its first two bytes say so, whatever its name), and as Latin-1 if it is
    /// not UTF-8, since names in old files are mere bytes.
    ///
    /// # Errors
    /// E112 if it cannot be read or unpacked, E103 if it is, unpacked, above [`MOST_BYTES`].
    pub fn read_programme(name: &str) -> Result<Self, Unreadable> {
        Self::read_programme_from(name, opened(name)?, MOST_BYTES)
    }

    /// As [`SourceText::read_programme`], from a reader and of at most `most` bytes.
    ///
    /// # Errors
    /// As [`SourceText::read_programme`].
    pub fn read_programme_from(
        name: &str,
        reader: impl Read,
        most: u64,
    ) -> Result<Self, Unreadable> {
        let mut bytes = at_most(name, reader, most)?;
        if bytes.starts_with(&GZIP) {
            bytes = at_most(name, MultiGzDecoder::new(bytes.as_slice()), most)?;
        }
        let sha256 = hexadecimal_sha256(&bytes);
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            error.as_bytes().iter().map(|byte| char::from(*byte)).collect()
        });
        Ok(Self { name: name.to_owned(), text: without_mark(text), sha256, cells: None })
    }

    /// Text that is already in memory.
    #[must_use]
    pub fn from_text(name: &str, text: &str) -> Self {
        Self::from_bytes(name, text.as_bytes(), text.to_owned())
    }

    /// Whether a name leads to a file or folder; a missing one is reported when it is read.
    ///
    /// # Errors
    /// E112 for a pipe or a device, which may be endless, and which to open may wait for ever.
    pub fn is_plain(name: &str) -> Result<(), Unreadable> {
        match std::fs::metadata(name) {
            Ok(it) if !it.is_file() && !it.is_dir() => Err(Unreadable {
                source_text: Self::from_bytes(name, &[], String::new()),
                problem: Box::new(
                    Diagnostic::new(Code::E112, Span::default(), message!("e112-special")).hinted(),
                ),
            }),
            _ => Ok(()),
        }
    }

    fn from_bytes(name: &str, bytes: &[u8], text: String) -> Self {
        let sha256 = hexadecimal_sha256(bytes);
        Self { name: name.to_owned(), text: without_mark(text), sha256, cells: None }
    }

    /// The place of each problem, in the order given. The text is parsed again for the paths, so
    /// this costs nothing unless there is something to show.
    #[must_use]
    pub fn places(&self, diagnostics: &[Diagnostic]) -> Vec<Place> {
        if diagnostics.is_empty() {
            return Vec::new();
        }
        let tree: Option<Value<'_>> = json::parse(&self.text).ok().flatten();
        let lines = LineIndex::new(&self.text);
        let place = |diagnostic: &Diagnostic| {
            let (line, column) = lines.line_and_column(diagnostic.span.start);
            let path = tree
                .as_ref()
                .map_or_else(String::new, |tree| json::path_to(tree, diagnostic.span.start));
            let (file, span) = (self.name.clone(), diagnostic.span);
            let place = Place { file, line, column, path, span, cell: None };
            match self.cells.as_ref().and_then(|cells| cells.cell(span)) {
                Some(cell) => cell.place(place),
                None => place,
            }
        };
        diagnostics.iter().map(place).collect()
    }
}

/// What reading workbooks asks for.
#[cfg(feature = "xlsx")]
impl SourceText {
    /// Text that cells stand for.
    pub(super) fn from_cells(name: &str, text: String, cells: CellPlaces) -> Self {
        let sha256 = hexadecimal_sha256(text.as_bytes());
        Self { name: name.to_owned(), text, sha256, cells: Some(Arc::new(cells)) }
    }

    /// All bytes of a file.
    pub(super) fn bytes_of(path: &Path, name: &str) -> Result<Vec<u8>, Unreadable> {
        let file = File::open(path).map_err(|error| unreadable(name, &error))?;
        at_most(name, file, MOST_BYTES)
    }

    /// All bytes of standard input.
    pub(super) fn bytes_of_standard_input() -> Result<Vec<u8>, Unreadable> {
        at_most("-", io::stdin().lock(), MOST_BYTES)
    }

    /// The text that bytes are.
    pub(super) fn of_bytes(name: &str, bytes: &[u8]) -> Result<Self, Unreadable> {
        Self::read_from(name, bytes, MOST_BYTES)
    }

    pub(super) fn unreadable(name: &str, error: &io::Error) -> Unreadable {
        unreadable(name, error)
    }
}

/// A file, or standard input for `-`.
fn opened(name: &str) -> Result<Box<dyn Read>, Unreadable> {
    if name == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    File::open(name).map(|it| Box::new(it) as Box<dyn Read>).map_err(|it| unreadable(name, &it))
}

/// All bytes of a reader, if there are no more than `most`.
fn at_most(name: &str, reader: impl Read, most: u64) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    if let Err(error) = reader.take(most.saturating_add(1)).read_to_end(&mut bytes) {
        return Err(unreadable(name, &error));
    }
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
        return Err(too_large(name, most));
    }
    Ok(bytes)
}

pub(super) fn too_large(name: &str, most: u64) -> Unreadable {
    let message = message!("e103", most);
    let hint = message!("e103-hint");
    Unreadable {
        source_text: SourceText::from_bytes(name, &[], String::new()),
        problem: Box::new(Diagnostic::new(Code::E103, Span::default(), message).hint(hint)),
    }
}

/// A byte-order mark is no part of the text; editors on some systems write one.
fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

fn hexadecimal_sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unreadable(name: &str, error: &io::Error) -> Unreadable {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => message!("e112-missing"),
        io::ErrorKind::PermissionDenied => message!("e112-forbidden"),
        io::ErrorKind::IsADirectory => message!("e112-folder"),
        _ => message!("e112", error),
    };
    let mut problem = Diagnostic::new(Code::E112, Span::default(), reason);
    if error.kind() == io::ErrorKind::NotFound {
        problem.hints.extend(beside(name).map(Hint::Meant));
    }
    Unreadable {
        source_text: SourceText::from_bytes(name, &[], String::new()),
        problem: Box::new(problem.hint(message!("e112-hint"))),
    }
}

/// The file whose name is nearest to one that is not there, in the same folder.
fn beside(name: &str) -> Option<String> {
    let path = Path::new(name);
    let wanted = path.file_name()?.to_str()?;
    let parent = path.parent().filter(|it| !it.as_os_str().is_empty());
    let entries = std::fs::read_dir(parent.unwrap_or(Path::new("."))).ok()?;
    let mut names: Vec<String> =
        entries.filter_map(|it| it.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    let near = json::nearest(wanted, names.iter().map(String::as_str))?.to_owned();
    Some(parent.map_or_else(|| near.clone(), |it| it.join(&near).to_string_lossy().into_owned()))
}

/// What a file that is no text is, by its first bytes.
fn of_bytes(bytes: &[u8]) -> Option<Message> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"%PDF") {
        return Some(message!("file-pdf"));
    }
    if begins(b"\x89PNG") || begins(b"\xff\xd8\xff") || begins(b"GIF8") {
        return Some(message!("file-picture"));
    }
    if begins(b"PK\x03\x04") || begins(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Some(message!("file-workbook"));
    }
    begins(&GZIP).then(|| message!("file-packed"))
}

fn not_utf8(name: &str, error: &std::string::FromUtf8Error) -> Unreadable {
    let valid = error.utf8_error().valid_up_to();
    let bytes = error.as_bytes();
    if let Some(is) = of_bytes(bytes) {
        let message = message!("e113-binary", is);
        return Unreadable {
            source_text: SourceText::from_bytes(name, bytes, String::new()),
            problem: Box::new(Diagnostic::new(Code::E113, Span::default(), message).hinted()),
        };
    }
    let text = String::from_utf8_lossy(&bytes[..valid]).into_owned();
    let source_text = SourceText::from_bytes(name, bytes, text);
    let at = u32::try_from(source_text.text.len()).unwrap_or(u32::MAX);
    let byte = bytes.get(valid).copied().unwrap_or_default();
    Unreadable {
        problem: Box::new(
            Diagnostic::new(
                Code::E111,
                Span { start: at, end: at },
                message!("e111", byte = format_args!("{byte:02X}")),
            )
            .hinted(),
        ),
        source_text,
    }
}
