//! One process at a time on a run: a lock of the operating system next to the records, which it
//! lets go of when the process ends in whatever way.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::refusal::{Refusal, named};
use crate::diag::{Code, message};

/// A run that no other process may touch while this is held.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Locks the run of this file of records; a killed process leaves no lock.
    /// If the file system has no locks, the run counts as free.
    ///
    /// # Errors
    /// E928 if another process holds it.
    pub fn take(records: &Path) -> Result<Self, Refusal> {
        Self::held(records, false)
    }

    /// As [`Lock::take`], once whoever holds it has let go: for what takes a moment.
    ///
    /// # Errors
    /// If the file of the lock cannot be opened.
    pub fn take_in_turn(records: &Path) -> Result<Self, Refusal> {
        Self::held(records, true)
    }

    fn held(records: &Path, in_turn: bool) -> Result<Self, Refusal> {
        let mut name = std::ffi::OsString::from(".");
        name.push(records.file_name().unwrap_or_default());
        name.push(".lock");
        let path = records.with_file_name(name);
        loop {
            let mut options = OpenOptions::new();
            let file = options.create(true).truncate(false).write(true).open(&path);
            let file = file.map_err(named(&path))?;
            if in_turn {
                // A file system without locks says so at once.
                let _ = file.lock();
            } else if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
                let message = message!("e928");
                return Err(Refusal::of_file(records, Code::E928, message));
            }
            // The previous holder may have removed it between opening and locking.
            if is_at(&file, &path) {
                return Ok(Self { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is still held, so that nobody else's is removed. If it is not certain
        // that the file is still the one at its path, it stays.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether a path leads to an open file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |one: fs::Metadata, other: fs::Metadata| {
        (one.dev(), one.ino()) == (other.dev(), other.ino())
    };
    file.metadata().is_ok_and(|own| fs::metadata(path).is_ok_and(|there| same(own, there)))
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}
