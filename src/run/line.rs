//! The lines of a file of records: heading, record, end; how each is written and proven whole.

use std::fmt::Write as _;
use std::io;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::{Heading, Shard};
use crate::diag::{Message, message};

/// Version of the form of these files.
const FORMAT: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadingLine {
    records: String,
    format: u32,
    junheng: String,
    input_sha256: String,
    shard: String,
    count: Option<u64>,
    check: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordLine<'a> {
    index: u64,
    check: &'a str,
    #[serde(borrow)]
    record: &'a RawValue,
}

/// The last line of a finished file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EndLine {
    /// Records in this file.
    pub end: u64,
    /// SHA-256 of all bytes before this line.
    pub sha256: String,
}

/// Hexadecimal digits of a check: 64 bits find a torn or altered line.
const CHECK_DIGITS: usize = 16;

/// A digest in hexadecimal.
#[must_use]
pub fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn check(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([b'\n']);
    }
    let mut text = hexadecimal(&hash.finalize());
    text.truncate(CHECK_DIGITS);
    text
}

fn heading_check(line: &HeadingLine) -> String {
    let count = line.count.map_or_else(String::new, |count| count.to_string());
    check(&[&line.records, &line.junheng, &line.input_sha256, &line.shard, &count])
}

/// The first line, with its line end.
pub(super) fn heading(heading: &Heading) -> String {
    let mut line = HeadingLine {
        records: heading.kind.clone(),
        format: FORMAT,
        junheng: heading.junheng.clone(),
        input_sha256: heading.input_sha256.clone(),
        shard: heading.shard.to_string(),
        count: heading.count,
        check: String::new(),
    };
    line.check = heading_check(&line);
    serde_json::to_string(&line).expect("text and numbers can be written") + "\n"
}

/// What a first line says, or why it cannot be used.
pub(super) fn read_heading(line: &str) -> Result<Heading, Message> {
    let not_ours = |_| message!("e921");
    let line: HeadingLine = serde_json::from_str(line).map_err(not_ours)?;
    if line.format != FORMAT {
        return Err(message!("e921-form", form = line.format, ours = FORMAT));
    }
    let shard = Shard::from_text(&line.shard);
    match shard.filter(|_| line.check == heading_check(&line)) {
        Some(shard) => Ok(Heading {
            kind: line.records,
            junheng: line.junheng,
            input_sha256: line.input_sha256,
            shard,
            count: line.count,
        }),
        None => Err(message!("e921-altered")),
    }
}

/// A record's line, with its line end.
pub(super) fn record(heading: &Heading, index: u64, record: &impl Serialize) -> io::Result<String> {
    let record = serde_json::value::to_raw_value(record)?;
    let check = record_check(heading, index, record.get());
    let line = RecordLine { index, check: &check, record: &record };
    Ok(serde_json::to_string(&line)? + "\n")
}

/// Checks a record by what it holds and whose it is: neither another run's nor another index's
/// record can take its place.
fn record_check(heading: &Heading, index: u64, record: &str) -> String {
    check(&[&heading.kind, &heading.input_sha256, &index.to_string(), record])
}

/// The index and the record of a whole line of this run, or `None` if it is torn or altered.
pub(super) fn read_record<'a>(heading: &Heading, line: &'a str) -> Option<(u64, &'a str)> {
    let line: RecordLine<'a> = serde_json::from_str(line).ok()?;
    let record = line.record.get();
    (line.check == record_check(heading, line.index, record)).then_some((line.index, record))
}

/// The last line of a finished file, with its line end.
pub(super) fn end(records: u64, before: Sha256) -> String {
    let line = EndLine { end: records, sha256: hexadecimal(&before.finalize()) };
    serde_json::to_string(&line).expect("text and numbers can be written") + "\n"
}
