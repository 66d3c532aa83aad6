//! Long runs: an append-only file of JSON records, one per line. A run survives a kill, can be
//! resumed, and can be split over machines into shards that merge into the file of a single run.
//!
//! A finished file does not depend on the number of threads, interruptions and shards:
//!
//! ```text
//! {"records":"batch","format":1,"junheng":"0.1.0","input_sha256":"…","shard":"1/1","count":2,"check":"…"}
//! {"index":0,"check":"4f0c…","record":{…}}
//! {"index":1,"check":"91d2…","record":{…}}
//! {"end":2,"sha256":"…"}
//! ```
//!
//! During the run, records are in the order in which they were finished, each written by a single
//! call, so a kill loses at most the one being written: an incomplete last line is removed and its
//! record computed again. Finishing sorts them by index and adds the last line. Only the offsets of
//! records written early are kept in memory.

mod again;
mod effort;
mod file;
#[cfg(feature = "xlsx")]
pub mod find;
mod folder;
mod journal;
mod leftovers;
mod line;
mod lock;
mod merge;
mod parts;
mod patience;
mod reader;
mod refusal;
mod staging;
#[cfg(test)]
mod tests;

pub use again::resume;
pub use effort::{Effort, Ended, MOST_THREADS, STACK, run};
pub use file::{CannotWrite, FileInTheMaking, NoStream, cannot_write, write_file};
pub use folder::write_folder;
pub use journal::Journal;
pub use line::hexadecimal;
pub use lock::Lock;
pub use merge::merge;
pub use parts::{copy_folder, digest, in_order, records_in};
pub use patience::patiently;
pub use reader::Reading;
pub use refusal::Refusal;
pub use staging::{Staging, clear};

use std::fmt;

/// A deterministic part of a run: the records whose index, from 0, leaves `part - 1` when divided
/// by `of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 1 to `of`.
    pub part: u64,
    /// How many parts there are; at least 1.
    pub of: u64,
}

impl Shard {
    /// All of a run.
    pub const WHOLE: Self = Self { part: 1, of: 1 };

    /// The part named by a text such as `2/3`.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let number = |text: &str| text.trim().parse::<u64>().ok();
        let (part, of) = text.split_once('/')?;
        let it = Self { part: number(part)?, of: number(of)? };
        (1 <= it.part && it.part <= it.of && it.of <= 1_000_000).then_some(it)
    }

    /// The indices of this part of a run of `count` records, ascending.
    pub fn indices(self, count: u64) -> impl Iterator<Item = u64> + Send {
        (0..).map(move |at| self.index(at)).take_while(move |index| *index < count)
    }

    /// The index of the record at a position of this part, both from 0.
    fn index(self, position: u64) -> u64 {
        position * self.of + self.part - 1
    }

    /// The position of a record's index in this part, if it belongs to it.
    fn position(self, index: u64) -> Option<u64> {
        (index % self.of == self.part - 1).then_some(index / self.of)
    }

    /// The name of this part's file: `records.jsonl` of a whole run, `records-2-of-3.jsonl` of a
    /// part, so that parts may share a folder.
    #[must_use]
    pub fn file_name(self) -> String {
        if self == Self::WHOLE {
            return "records.jsonl".to_owned();
        }
        format!("records-{}-of-{}.jsonl", self.part, self.of)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.part, self.of)
    }
}

/// The heading of a file of records; two files belong to one run if everything but the shard
/// agrees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The command: `batch`, `whatif`, `measures`.
    pub kind: String,
    /// Version of junheng that makes the records.
    pub junheng: String,
    /// SHA-256, in hexadecimal, of everything that determines the records: files and options.
    pub input_sha256: String,
    /// The part.
    pub shard: Shard,
    /// Number of records of the whole run, all shards together; none if not known beforehand.
    pub count: Option<u64>,
}

impl Heading {
    /// The heading of a run of this version of junheng.
    #[must_use]
    pub fn new(kind: &str, input_sha256: String, shard: Shard, count: Option<u64>) -> Self {
        let junheng = env!("CARGO_PKG_VERSION").to_owned();
        Self { kind: kind.to_owned(), junheng, input_sha256, shard, count }
    }

    /// Number of records of this part, if known.
    #[must_use]
    pub fn share(&self) -> Option<u64> {
        self.count.map(|count| (count + self.shard.of - self.shard.part) / self.shard.of)
    }
}
