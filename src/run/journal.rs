//! Writing a file of records: begun or resumed, appended to record by record, finished in order.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};
use tempfile::TempPath;

use super::leftovers::scratch_file;
use super::lock::Lock;
use super::reader::{Done, Reading, Scan};
use super::refusal::{Refusal, named};
use super::{FileInTheMaking, Heading, line};
use crate::diag::{Code, Message, message};

/// The file of records of a running run.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    heading: Heading,
    done: Done,
    finished: bool,
    /// Removes the file of a temporary run.
    _scratch: Option<TempPath>,
    /// Locks out other processes.
    _lock: Option<Lock>,
}

impl Journal {
    /// Starts a run. A finished run's file of the same name is replaced.
    ///
    /// # Errors
    /// E924 if an unfinished run is there, E921 if something else is, E928 if another
    /// process is at work on it.
    pub fn create(path: &Path, heading: Heading) -> Result<Self, Refusal> {
        let lock = Lock::take(path)?;
        Self::begun(path, heading, lock)
    }

    fn begun(path: &Path, heading: Heading, lock: Lock) -> Result<Self, Refusal> {
        if path.exists() && !never_begun(path, &heading)? {
            let mut scan = Scan::open(path)?;
            let mut records = 0;
            while scan.next()?.is_some() {
                records += 1;
            }
            if records > 0 && !scan.finished() {
                let message =
                    if records == 1 { message!("e924-one") } else { message!("e924", records) };
                return Err(Refusal::of_file(path, Code::E924, message));
            }
        }
        let mut file = File::create(path).map_err(named(path))?;
        file.write_all(line::heading(&heading).as_bytes()).map_err(named(path))?;
        let (path, done, lock) = (path.into(), Done::default(), Some(lock));
        Ok(Self { path, file, heading, done, finished: false, _scratch: None, _lock: lock })
    }

    /// Resumes a run, or starts it if there is none. An incomplete last line is removed.
    ///
    /// # Errors
    /// E923 if the file is of another run, E922 if it was altered, E921 if it is
    /// something else, E928 if another process is at work on it.
    pub fn resume(path: &Path, heading: Heading) -> Result<Self, Refusal> {
        Self::resumed(path, heading, Lock::take(path)?)
    }

    /// As [`Self::resume`], with a lock already held.
    pub(super) fn resumed(path: &Path, heading: Heading, lock: Lock) -> Result<Self, Refusal> {
        if !path.exists() || never_begun(path, &heading)? {
            return Self::begun(path, heading, lock);
        }
        let mut scan = Scan::open(path)?;
        if *scan.heading() != heading {
            let message = difference(scan.heading(), &heading);
            return Err(Refusal::at(path, Code::E923, 1, &line::heading(scan.heading()), message));
        }
        let mut done = Done::default();
        while let Some(found) = scan.next()? {
            if !done.insert(heading.shard.position(found.index).unwrap_or(0)) {
                let message = message!("e922-twice", index = found.index);
                return Err(scan.altered(found.number, &found.line, message));
            }
        }
        let finished = scan.finished();
        let file = OpenOptions::new().append(true).open(path).map_err(named(path))?;
        if !finished {
            file.set_len(scan.offset()).map_err(named(path))?;
        }
        let (path, lock) = (path.into(), Some(lock));
        Ok(Self { path, file, heading, done, finished, _scratch: None, _lock: lock })
    }

    /// A run whose file is removed when this is dropped.
    ///
    /// # Errors
    /// If the folder for temporary files is full or missing.
    pub fn scratch(heading: Heading) -> Result<Self, Refusal> {
        let (mut file, path) = scratch_file()?.into_parts();
        file.write_all(line::heading(&heading).as_bytes()).map_err(named(&path))?;
        let (done, place) = (Done::default(), path.to_path_buf());
        let scratch = Some(path);
        Ok(Self {
            path: place,
            file,
            heading,
            done,
            finished: false,
            _scratch: scratch,
            _lock: None,
        })
    }

    /// Where the records are.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The heading of the run.
    #[must_use]
    pub fn heading(&self) -> &Heading {
        &self.heading
    }

    /// Whether a record exists.
    #[must_use]
    pub fn holds(&self, index: u64) -> bool {
        self.heading.shard.position(index).is_some_and(|position| self.done.contains(position))
    }

    /// Number of records.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.done.len()
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Records this part will have, if that is known.
    #[must_use]
    pub fn wanted(&self) -> Option<u64> {
        self.heading.share()
    }

    /// Whether the run is finished: nothing can be added.
    #[must_use]
    pub fn finished(&self) -> bool {
        self.finished
    }

    /// Adds a record.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn append(&mut self, index: u64, record: &impl Serialize) -> io::Result<()> {
        let line = line::record(&self.heading, index, record)?;
        self.append_line(index, &line)
    }

    /// Adds a record by its line, as [`line::record`] makes it, in a single write: after that a
    /// kill does not lose it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn append_line(&mut self, index: u64, line: &str) -> io::Result<()> {
        let Some(position) = self.heading.shard.position(index) else {
            return Err(io::Error::other(format!("record {index} is of another shard")));
        };
        if self.finished || self.done.contains(position) {
            return Err(io::Error::other(format!("record {index} is there already")));
        }
        let written = self.file.write_all(line.as_bytes());
        written.map_err(|error| {
            io::Error::new(error.kind(), format!("{}: {error}", self.path.display()))
        })?;
        self.done.insert(position);
        Ok(())
    }

    /// Sorts the records by index and marks the file as finished, atomically: the
    /// new file is written next to the old one and replaces it.
    ///
    /// # Errors
    /// If records are missing, or it cannot be written.
    pub fn finish(&mut self) -> Result<(), Refusal> {
        if self.finished {
            return Ok(());
        }
        if self.wanted().is_some_and(|wanted| wanted != self.len()) {
            let message = message!("e925-records", count = self.len());
            return Err(Refusal::of_file(&self.path, Code::E925, message));
        }
        let mut reading = Reading::open(&self.path)?;
        // The records of a temporary run are read after this, and their name is that of a leftover.
        self.file = write_in_order(&self.path, &self.heading, || {
            Ok(reading.next_line()?.map(|(_, line)| line))
        })?;
        self.finished = true;
        Ok(())
    }
}

/// Writes a finished file from lines in order of index, atomically; it is locked while open.
pub(super) fn write_in_order(
    path: &Path,
    heading: &Heading,
    mut next: impl FnMut() -> Result<Option<String>, Refusal>,
) -> Result<File, Refusal> {
    let mut file = FileInTheMaking::whole(path)?;
    let mut hash = Sha256::new();
    let mut records = 0;
    let mut write = |text: &str| {
        hash.update(text);
        file.write(text)
    };
    write(&line::heading(heading))?;
    while let Some(line) = next()? {
        write(&line)?;
        records += 1;
    }
    file.write(&line::end(records, hash))?;
    Ok(file.held()?)
}

/// Whether a file is the beginning of the first line: the run was killed before it began.
pub(super) fn never_begun(path: &Path, heading: &Heading) -> Result<bool, Refusal> {
    let first = line::heading(heading);
    let there = fs::metadata(path).map_err(named(path))?;
    if !there.is_file() {
        // A device or a pipe has no end.
        return Err(Refusal::of_file(path, Code::E921, message!("e921")));
    }
    if there.len() >= first.len() as u64 {
        return Ok(false);
    }
    Ok(first.as_bytes().starts_with(&fs::read(path).map_err(named(path))?))
}

/// The difference of two runs, for the message.
fn difference(there: &Heading, asked: &Heading) -> Message {
    if there.kind != asked.kind {
        return message!("e923-kind", there = there.kind, asked = asked.kind);
    }
    if there.junheng != asked.junheng {
        let (then, now) = (&there.junheng, &asked.junheng);
        return message!("e923-version", then, now);
    }
    if there.shard != asked.shard {
        return message!("e923-shard", there = there.shard, asked = asked.shard);
    }
    message!("e923")
}
