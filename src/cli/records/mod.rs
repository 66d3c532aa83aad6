//! Long runs: an append-only file of JSON records, one a line, that survives being killed, is
//! resumed, spread over machines by shard and merged into the bytes of one run.
//!
//! A finished file is the same whatever the number of threads, interruptions and shards:
//!
//! ```text
//! {"records":"batch","format":1,"junheng":"0.1.0","input_sha256":"…","shard":"1/1","count":2,"check":"…"}
//! {"index":0,"check":"4f0c…","record":{…}}
//! {"index":1,"check":"91d2…","record":{…}}
//! {"end":2,"sha256":"…"}
//! ```
//!
//! While the run goes on, records stand in the order they were finished, each written by one call
//! as soon as it is there, so a kill loses at most the one being written: a last line that is torn
//! is cut off and its record made anew. Finishing puts them in order of index and adds the last
//! line. Nothing but the positions of records written ahead of their turn is held in memory.

mod again;
mod journal;
mod line;
mod lock;
mod merge;
mod reader;
mod refusal;
mod run;
#[cfg(test)]
mod tests;

pub(super) use again::resume;
pub(super) use journal::Journal;
pub(super) use line::hexadecimal;
pub(super) use lock::Lock;
pub(super) use merge::merge;
pub(super) use reader::Reading;
pub(super) use refusal::Refusal;
pub(super) use run::{Effort, Ended, MOST_THREADS, run};

use std::fmt;
use std::str::FromStr;

/// A deterministic part of a run: the records whose index, from 0, leaves `part - 1` when divided
/// by `of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shard {
    /// From 1 to `of`.
    pub part: u64,
    /// How many parts there are; at least 1.
    pub of: u64,
}

impl Shard {
    /// All of a run.
    pub const WHOLE: Self = Self { part: 1, of: 1 };

    /// The indices of this part of a run of `count` records, ascending.
    pub fn indices(self, count: u64) -> impl Iterator<Item = u64> + Send {
        (0..).map(move |at| self.index(at)).take_while(move |index| *index < count)
    }

    /// The index of the record at a position of this part, both from 0.
    fn index(self, position: u64) -> u64 {
        position * self.of + self.part - 1
    }

    /// The position in this part of a record's index, where it belongs to it.
    fn position(self, index: u64) -> Option<u64> {
        (index % self.of == self.part - 1).then_some(index / self.of)
    }

    /// The name of this part's file: `records.jsonl` of a whole run, `records-2-of-3.jsonl` of a
    /// part, so that parts may share a folder.
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

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| text.trim().parse::<u64>().ok();
        text.split_once('/')
            .and_then(|(part, of)| Some(Self { part: number(part)?, of: number(of)? }))
            .filter(|it| it.part >= 1 && it.part <= it.of && it.of <= 1_000_000)
            .ok_or_else(|| crate::cli::words().say("use-shard"))
    }
}

/// What a file of records says of its run; two files are of one run where all but the shard agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// The command: `batch`, `whatif`.
    pub kind: String,
    /// Version of junheng that makes the records.
    pub junheng: String,
    /// SHA-256, in hexadecimal, of everything that decides the records: files and choices.
    pub input_sha256: String,
    /// Which part.
    pub shard: Shard,
    /// Records of the whole run, all shards together; none where that is not known beforehand.
    pub count: Option<u64>,
}

impl Heading {
    /// The heading of a run of this junheng.
    pub fn new(kind: &str, input_sha256: String, shard: Shard, count: Option<u64>) -> Self {
        let junheng = env!("CARGO_PKG_VERSION").to_owned();
        Self { kind: kind.to_owned(), junheng, input_sha256, shard, count }
    }

    /// Records of this part, where the number is known.
    pub fn share(&self) -> Option<u64> {
        self.count.map(|count| (count + self.shard.of - self.shard.part) / self.shard.of)
    }
}
