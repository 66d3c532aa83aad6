//! Joining the parts of a run, made by shard, into the bytes of one run.

use std::path::{Path, PathBuf};

use super::journal::write_in_order;
use super::reader::Reading;
use super::refusal::Refusal;
use super::{Heading, Shard};
use crate::diag::{Code, message};

/// Merges the files of all parts of a run into `out`, atomically. They may be named in
/// any order, and are read once, in parallel.
///
/// # Errors
/// E921 and E922 if a file is no file of records or was altered, E925 if a part is not
/// finished, E926 if two parts are of different runs, E927 if a part is missing or doubled.
///
/// # Panics
/// Never: there is one reading for each part.
pub fn merge(parts: &[PathBuf], out: &Path) -> Result<Heading, Refusal> {
    let mut readings: Vec<(PathBuf, Reading)> = Vec::new();
    for path in parts {
        readings.push((path.clone(), Reading::open(path)?));
    }
    let Some((first, reading)) = readings.first() else {
        return Err(Refusal::of_file(out, Code::E927, message!("e927-none")));
    };
    let whole = Heading { shard: Shard::WHOLE, ..reading.heading().clone() };
    let of = reading.heading().shard.of;
    for (path, reading) in &readings {
        let heading = reading.heading();
        let same = Heading { shard: Shard::WHOLE, ..heading.clone() } == whole;
        if !same || heading.shard.of != of {
            let message = message!("e926", run = first.display());
            return Err(Refusal::of_file(path, Code::E926, message));
        }
    }
    readings.sort_by_key(|(_, reading)| reading.heading().shard.part);
    for (at, (path, reading)) in readings.iter().enumerate() {
        let (wanted, part) = (at as u64 + 1, reading.heading().shard.part);
        if part < wanted {
            let message = message!("e927-twice", part, of);
            return Err(Refusal::of_file(path, Code::E927, message));
        }
        if part > wanted {
            let message = message!("e927", wanted, of);
            return Err(Refusal::of_file(path, Code::E927, message));
        }
    }
    if readings.len() as u64 != of {
        let message = message!("e927", wanted = readings.len() + 1, of);
        return Err(Refusal::of_file(&readings[readings.len() - 1].0, Code::E927, message));
    }
    let mut index = 0;
    write_in_order(out, &whole, || {
        let part = usize::try_from(index % of).expect("there is a reading for each part");
        let (path, reading) = &mut readings[part];
        match reading.next_line()? {
            Some((found, line)) if found == index => {
                index += 1;
                Ok(Some(line))
            }
            Some(_) => Err(unfinished(path)),
            None => {
                // The first part to end must be the end of all.
                if !reading.finished() || whole.count.is_some_and(|count| count != index) {
                    return Err(unfinished(path));
                }
                for (path, reading) in &mut readings {
                    if reading.next_line()?.is_some() || !reading.finished() {
                        return Err(unfinished(path));
                    }
                }
                Ok(None)
            }
        }
    })?;
    Ok(whole)
}

fn unfinished(path: &Path) -> Refusal {
    Refusal::of_file(path, Code::E925, message!("e925"))
}
