//! Compound files (MS-CFB), the container of .xls workbooks: extracts a stream, or says why not. A
//! chain of sectors is followed for at most the length of the file.

use super::bounds::Trouble;
use crate::diag::message;

/// What .xls files begin with, and .xlsx files with a password (section 2.2).
pub(super) const SIGNATURE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The last sector of a chain; every number above is no sector (section 2.1).
const END: u32 = 0xffff_fffe;
/// The least number that is no sector.
const NO_SECTOR: u32 = 0xffff_fffa;

/// A stream or storage as the directory names it.
struct Entry {
    name: String,
    is_stream: bool,
    start: u32,
    length: u64,
}

/// A compound file.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    next: Vec<u32>,
    /// Streams shorter than this are kept in the mini stream.
    cutoff: u64,
    small: Vec<u8>,
    next_small: Vec<u32>,
    entries: Vec<Entry>,
}

/// Two, four or eight bytes, little-endian; `None` beyond the end.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|it| u32::from_le_bytes([it[0], it[1], it[2], it[3]]))
}

fn broken() -> Trouble {
    Trouble::Broken(message!("e121-sectors"))
}

impl<'b> Compound<'b> {
    /// Opens a compound file.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        let header = bytes.get(..512).ok_or_else(Trouble::cut)?;
        let word = |at| u32_at(header, at).ok_or_else(broken);
        let sector = match u16_at(header, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(broken()),
        };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            cutoff: word(56)?.into(),
            small: Vec::new(),
            next_small: Vec::new(),
            entries: Vec::new(),
        };
        file.next = file.table(header, word(68)?)?;
        let directory = file.chain(word(48)?, None)?;
        file.entries = directory.chunks_exact(128).map(|it| entry(it, sector)).collect();
        let root = file.entries.first().ok_or_else(broken)?;
        let (start, length) = (root.start, root.length);
        if word(64)? > 0 && length > 0 {
            file.small = file.chain(start, Some(length))?;
            file.next_small = numbers(&file.chain(word(60)?, None)?).collect();
        }
        Ok(file)
    }

    /// How many sectors the file has, the last one perhaps not whole.
    fn sectors(&self) -> usize {
        (self.bytes.len() / self.sector).max(1)
    }

    fn sector(&self, number: u32) -> Result<&'b [u8], Trouble> {
        if number >= NO_SECTOR {
            return Err(broken());
        }
        // The header takes the place of a sector.
        let start = (number as usize + 1).saturating_mul(self.sector);
        let end = start.saturating_add(self.sector).min(self.bytes.len());
        match self.bytes.get(start..end) {
            Some(bytes) if !bytes.is_empty() => Ok(bytes),
            _ => Err(Trouble::cut()),
        }
    }

    /// The sector after each sector: the place of that table is in the header and, if it is long,
    /// in a chain of sectors of its own (section 2.5).
    fn table(&self, header: &[u8], further: u32) -> Result<Vec<u32>, Trouble> {
        let mut parts: Vec<u32> = numbers(&header[76..512]).collect();
        let (mut at, mut left) = (further, self.sectors());
        while at < NO_SECTOR {
            left = left.checked_sub(1).ok_or_else(circle)?;
            let mut more: Vec<u32> = numbers(self.sector(at)?).collect();
            at = more.pop().ok_or_else(broken)?;
            parts.extend(more);
        }
        let mut next = Vec::new();
        for part in parts.into_iter().filter(|it| *it < NO_SECTOR) {
            // What follows sectors that are not there does not matter.
            if next.len() >= self.sectors() {
                break;
            }
            next.extend(numbers(self.sector(part)?));
        }
        Ok(next)
    }

    /// The bytes of a chain of sectors: so many or, where it is not known how many, all.
    fn chain(&self, start: u32, length: Option<u64>) -> Result<Vec<u8>, Trouble> {
        let wanted = length.map_or(usize::MAX, |it| usize::try_from(it).unwrap_or(usize::MAX));
        if length.is_some() && wanted > self.bytes.len() {
            return Err(Trouble::cut());
        }
        let (mut found, mut at, mut left) = (Vec::new(), start, self.sectors());
        while found.len() < wanted && at != END {
            left = left.checked_sub(1).ok_or_else(circle)?;
            found.extend_from_slice(self.sector(at)?);
            if found.len() < wanted {
                at = *self.next.get(at as usize).ok_or_else(broken)?;
            }
        }
        of_length(found, length)
    }

    /// The bytes of a chain of the mini stream's sectors of 64 bytes.
    fn small_chain(&self, start: u32, length: u64) -> Result<Vec<u8>, Trouble> {
        let wanted = usize::try_from(length).unwrap_or(usize::MAX);
        let (mut found, mut at, mut left) = (Vec::new(), start, self.small.len() / 64 + 1);
        while found.len() < wanted && at != END {
            left = left.checked_sub(1).ok_or_else(circle)?;
            let from = (at as usize).saturating_mul(64);
            let to = from.saturating_add(64).min(self.small.len());
            let part = self.small.get(from..to).filter(|it| !it.is_empty());
            found.extend_from_slice(part.ok_or_else(Trouble::cut)?);
            if found.len() < wanted {
                at = *self.next_small.get(at as usize).ok_or_else(broken)?;
            }
        }
        of_length(found, Some(length))
    }

    /// Whether there is a stream or storage of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|it| it.name.eq_ignore_ascii_case(name))
    }

    /// A stream by its name; `None` if there is none.
    pub fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let named = |it: &&Entry| it.is_stream && it.name.eq_ignore_ascii_case(name);
        let Some(entry) = self.entries.iter().find(named) else { return Ok(None) };
        if entry.length < self.cutoff {
            self.small_chain(entry.start, entry.length).map(Some)
        } else {
            self.chain(entry.start, Some(entry.length)).map(Some)
        }
    }
}

/// A chain cut to the length it is to have.
fn of_length(mut found: Vec<u8>, length: Option<u64>) -> Result<Vec<u8>, Trouble> {
    let Some(length) = length else { return Ok(found) };
    let length = usize::try_from(length).map_err(|_| broken())?;
    if found.len() < length {
        return Err(Trouble::cut());
    }
    found.truncate(length);
    Ok(found)
}

fn circle() -> Trouble {
    Trouble::Broken(message!("e121-circle"))
}

/// An entry of the directory, of 128 bytes (section 2.6.1).
fn entry(bytes: &[u8], sector: usize) -> Entry {
    let letters = bytes[..64].chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]]));
    let name = char::decode_utf16(letters.take_while(|it| *it != 0));
    let length = if sector == 512 {
        // Old writers leave whatever there was in the upper half.
        u32_at(bytes, 120).map(u64::from)
    } else {
        u64_at(bytes, 120)
    };
    Entry {
        name: name.map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
        is_stream: bytes[66] == 2,
        start: u32_at(bytes, 116).unwrap_or(END),
        length: length.unwrap_or(0),
    }
}
