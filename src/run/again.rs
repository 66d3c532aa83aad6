//! Resuming a run with records that have to be computed again, because they depended on the moment.

use std::collections::BTreeSet;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::journal::never_begun;
use super::line::{self, read_record};
use super::lock::Lock;
use super::refusal::Refusal;
use super::{FileInTheMaking, Heading, Journal, Reading};

/// As [`Journal::resume`], without the records that are `again` to be made, also where the run was
/// finished. What they say may be part of what the run is of: `former` says its digest with what
/// they say, as the file has it.
///
/// # Errors
/// As [`Journal::resume`].
pub fn resume<T: DeserializeOwned>(
    path: &Path,
    heading: Heading,
    again: impl Fn(u64, &T) -> bool,
    former: impl Fn(&[(u64, T)]) -> String,
) -> Result<Journal, Refusal> {
    let lock = Lock::take(path)?;
    if path.exists() && !never_begun(path, &heading)? {
        let mut reading = Reading::open(path)?;
        let there = reading.heading().clone();
        let input_sha256 = there.input_sha256.clone();
        if there == (Heading { input_sha256, ..heading.clone() }) {
            let mut dropped = Vec::new();
            while let Some((index, record)) = reading.next_record::<T>()? {
                if again(index, &record) {
                    dropped.push((index, record));
                }
            }
            if !dropped.is_empty() && former(&dropped) == there.input_sha256 {
                let dropped = dropped.into_iter().map(|(index, _)| index).collect();
                write_without(path, &there, &heading, &dropped)?;
            }
        }
    }
    Journal::resumed(path, heading, lock)
}

/// Writes the file again under another heading and without some of its records, unfinished.
fn write_without(
    path: &Path,
    there: &Heading,
    heading: &Heading,
    dropped: &BTreeSet<u64>,
) -> Result<(), Refusal> {
    let mut reading = Reading::open(path)?;
    let mut file = FileInTheMaking::whole(path)?;
    file.write(&line::heading(heading))?;
    while let Some((index, line)) = reading.next_line()? {
        // A line that was read is a record.
        let record = read_record(there, line.trim_end()).filter(|_| !dropped.contains(&index));
        if let Some((_, record)) = record {
            let record = RawValue::from_string(record.to_owned()).map_err(std::io::Error::other)?;
            file.write(&line::record(heading, index, &record)?)?;
        }
    }
    Ok(file.done()?)
}
