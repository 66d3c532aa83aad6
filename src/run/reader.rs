//! Reading a file of records: every line proven whole, in the order of the file or of the index.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::Heading;
use super::line::{EndLine, hexadecimal, read_heading, read_record};
use super::refusal::{Refusal, named};
use crate::diag::{Code, Message, message};

/// A record's line as it was found.
pub(super) struct Found {
    /// The index.
    pub index: u64,
    /// First byte of its line.
    pub offset: u64,
    /// Number of the line, from 1.
    pub number: u64,
    /// The line, with its line end.
    pub line: String,
}

/// Reads the lines of a file in order and verifies each.
pub(super) struct Scan {
    path: PathBuf,
    reader: BufReader<File>,
    heading: Heading,
    hash: Sha256,
    records: u64,
    offset: u64,
    number: u64,
    finished: bool,
}

impl Scan {
    /// Opens a file and reads its first line.
    ///
    /// # Errors
    /// E921 if it is no file of records of this version.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        let file = File::open(path).map_err(named(path))?;
        let mut reader = BufReader::new(file);
        let mut bytes = Vec::new();
        // The file may be anything: the length of the first line is limited.
        let mut first = (&mut reader).take(10_000);
        first.read_until(b'\n', &mut bytes).map_err(named(path))?;
        let text = String::from_utf8_lossy(&bytes);
        let heading = read_heading(text.trim_end_matches('\n'))
            .map_err(|why| Refusal::at(path, Code::E921, 1, text.trim_end(), why))?;
        Ok(Self {
            path: path.to_path_buf(),
            reader,
            heading,
            hash: Sha256::new_with_prefix(&bytes),
            records: 0,
            offset: bytes.len() as u64,
            number: 1,
            finished: false,
        })
    }

    /// The heading in the first line.
    pub fn heading(&self) -> &Heading {
        &self.heading
    }

    /// The end of the lines found so far, without an incomplete last line.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Whether the last line was found: true only at the end of a finished file.
    pub fn finished(&self) -> bool {
        self.finished
    }

    /// The next record, or `None` at the end or if only an incomplete line follows.
    ///
    /// # Errors
    /// E922 if a line other than the last is not as it was written.
    pub fn next(&mut self) -> Result<Option<Found>, Refusal> {
        let mut bytes = Vec::new();
        self.reader.read_until(b'\n', &mut bytes).map_err(named(&self.path))?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let last = self.reader.fill_buf().map_err(named(&self.path))?.is_empty();
        let length = bytes.len() as u64;
        self.number += 1;
        let whole = String::from_utf8(bytes).ok().filter(|line| line.ends_with('\n'));
        let (offset, number) = (self.offset, self.number);
        let found = whole.and_then(|line| {
            if self.ends(&line, last) {
                self.finished = true;
                return None;
            }
            let (index, _) = read_record(&self.heading, line.trim_end())?;
            self.heading.shard.position(index)?;
            Some(Found { index, offset, number, line })
        });
        match found {
            Some(found) => {
                self.hash.update(&found.line);
                self.records += 1;
                self.offset += length;
                Ok(Some(found))
            }
            None if self.finished || last => Ok(None),
            None => Err(self.altered(number, "", message!("e922-record"))),
        }
    }

    fn ends(&self, line: &str, last: bool) -> bool {
        serde_json::from_str::<EndLine>(line.trim_end()).is_ok_and(|end| {
            last && end.end == self.records
                && end.sha256 == hexadecimal(&self.hash.clone().finalize())
        })
    }

    /// The problem E922 of a line.
    pub fn altered(&self, number: u64, line: &str, message: Message) -> Refusal {
        Refusal::at(&self.path, Code::E922, number, line.trim_end(), message)
    }
}

/// The records of a file in order of index, regardless of their order in the file. Records found
/// early are read again later: only their offsets are kept.
pub struct Reading {
    scan: Scan,
    again: File,
    waiting: BTreeMap<u64, (u64, usize)>,
    next: u64,
    ended: bool,
}

impl Reading {
    /// Opens a file, finished or not; of an unfinished one the records it has are read.
    ///
    /// # Errors
    /// E921 if it is no file of records of this version.
    pub fn open(path: &Path) -> Result<Self, Refusal> {
        let again = File::open(path).map_err(named(path))?;
        let scan = Scan::open(path)?;
        Ok(Self { scan, again, waiting: BTreeMap::new(), next: 0, ended: false })
    }

    /// The heading in the first line.
    #[must_use]
    pub fn heading(&self) -> &Heading {
        self.scan.heading()
    }

    /// Whether the file is finished; known once all records were read.
    #[must_use]
    pub fn finished(&self) -> bool {
        self.scan.finished()
    }

    /// The next record with its index, or `None` at the end.
    ///
    /// # Errors
    /// E922 if a line is not as it was written, appears twice or is not of the type requested.
    pub fn next_record<T: DeserializeOwned>(&mut self) -> Result<Option<(u64, T)>, Refusal> {
        let Some((index, line)) = self.next_line()? else { return Ok(None) };
        let record = read_record(self.scan.heading(), line.trim_end())
            .and_then(|(_, record)| serde_json::from_str(record).ok());
        match record {
            Some(record) => Ok(Some((index, record))),
            None => Err(self.scan.altered(0, "", message!("e922-form", index))),
        }
    }

    /// The next record's index and line.
    pub(super) fn next_line(&mut self) -> Result<Option<(u64, String)>, Refusal> {
        let shard = self.scan.heading().shard;
        while !self.ended && !self.waiting.contains_key(&self.next) {
            let Some(found) = self.scan.next()? else {
                self.ended = true;
                break;
            };
            let position = shard.position(found.index).unwrap_or(0);
            if position < self.next || self.waiting.contains_key(&position) {
                let message = message!("e922-twice", index = found.index);
                return Err(self.scan.altered(found.number, &found.line, message));
            }
            if position == self.next {
                self.next += 1;
                return Ok(Some((found.index, found.line)));
            }
            self.waiting.insert(position, (found.offset, found.line.len()));
        }
        // At the end of an unfinished file there are gaps, which are skipped.
        let Some((position, (offset, length))) = self.waiting.pop_first() else {
            return Ok(None);
        };
        self.next = position + 1;
        let path = self.scan.path.clone();
        self.again.seek(SeekFrom::Start(offset)).map_err(named(&path))?;
        let mut bytes = vec![0; length];
        self.again.read_exact(&mut bytes).map_err(named(&path))?;
        let index = shard.index(position);
        let line = String::from_utf8(bytes)
            .ok()
            .filter(|line| read_record(self.scan.heading(), line.trim_end()).is_some())
            .ok_or_else(|| self.scan.altered(0, "", message!("e922-while-read")))?;
        Ok(Some((index, line)))
    }
}

/// Which records of a shard exist, by position: all below `below`, and some beyond.
#[derive(Debug, Default)]
pub(super) struct Done {
    below: u64,
    beyond: std::collections::BTreeSet<u64>,
}

impl Done {
    /// Adds one; `false` if it existed.
    pub fn insert(&mut self, position: u64) -> bool {
        if self.contains(position) {
            return false;
        }
        self.beyond.insert(position);
        while self.beyond.remove(&self.below) {
            self.below += 1;
        }
        true
    }

    pub fn contains(&self, position: u64) -> bool {
        position < self.below || self.beyond.contains(&position)
    }

    pub fn len(&self) -> u64 {
        self.below + self.beyond.len() as u64
    }
}
