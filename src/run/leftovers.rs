//! What a killed run left: files and folders in the making have names of their own and are locked
//! while somebody is at work on them, so the next run tells what is nobody's any more and clears
//! it.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// What stands between the name of what is being made and six letters drawn by lot.
const MARK: &str = ".junheng-";
const DRAWN: usize = 6;
/// Bytes of a name that are repeated in that of what is being made: names have 255 at most.
const MOST: usize = 200;

/// How the name of what is being made begins: hidden, and telling what it will be.
fn beginning(of: &OsStr) -> OsString {
    let name = of.to_string_lossy();
    let most = (0..=MOST.min(name.len())).rev().find(|at| name.is_char_boundary(*at));
    OsString::from(format!(".{}{MARK}", &name[..most.unwrap_or(0)]))
}

/// Whether a name is one of those.
fn is_in_the_making(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let drawn = name.rsplit_once(MARK).map(|(before, drawn)| (before.starts_with('.'), drawn));
    drawn.is_some_and(|(hidden, drawn)| {
        hidden && drawn.len() == DRAWN && drawn.bytes().all(|it| it.is_ascii_alphanumeric())
    })
}

/// Begins a file in a folder that will be called `name`, locked, with the permissions that any new
/// file has.
///
/// # Errors
/// If the folder cannot be written.
pub(super) fn file_in(folder: &Path, name: &OsStr) -> io::Result<NamedTempFile> {
    locked(|| drawn(&beginning(name), 0o666).tempfile_in(folder))
}

/// A file of this run alone, in the system's folder for such files, locked and for nobody else to
/// read; what killed runs left there is cleared.
///
/// # Errors
/// If that folder is full or missing.
pub(super) fn scratch_file() -> io::Result<NamedTempFile> {
    let folder = std::env::temp_dir();
    clear(&folder);
    locked(|| drawn(&beginning(OsStr::new("records")), 0o600).tempfile_in(&folder))
}

/// A file that is this run's: between making and locking it, another run may have taken it for one
/// that nobody is at work on, and then another is made.
fn locked(make: impl Fn() -> io::Result<NamedTempFile>) -> io::Result<NamedTempFile> {
    loop {
        let file = make()?;
        if is_locked(file.as_file(), file.path()) {
            return Ok(file);
        }
    }
}

/// Locks what was just made, unless another run is clearing it or has cleared it. If the file
/// system knows no locks, there is nothing to be cleared either.
fn is_locked(file: &File, path: &Path) -> bool {
    !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) && is_at(file, path)
}

/// Makes what has a name of its own, with the permissions of `mode`, from which the system takes
/// what the user's mask takes away.
#[cfg_attr(not(unix), allow(unused_variables))]
fn drawn(beginning: &OsStr, mode: u32) -> Builder<'_, 'static> {
    let mut builder = Builder::new();
    builder.prefix(beginning).rand_bytes(DRAWN);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    builder
}

/// A folder in the making, removed with all that is in it unless it was put in its place.
pub(super) struct FolderInTheMaking {
    /// Where it is.
    pub path: PathBuf,
    _lock: Option<File>,
}

impl FolderInTheMaking {
    /// Begins a folder beside others that will be called `name`, locked.
    ///
    /// # Errors
    /// If the folder it is made in cannot be written.
    pub fn new(within: &Path, name: &OsStr) -> io::Result<Self> {
        loop {
            let path = drawn(&beginning(name), 0o777).tempdir_in(within)?.keep();
            match File::open(&path) {
                Ok(folder) if is_locked(&folder, &path) => {
                    return Ok(Self { path, _lock: Some(folder) });
                }
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                // Some systems open no folders.
                Err(_) => return Ok(Self { path, _lock: None }),
            }
        }
    }
}

impl Drop for FolderInTheMaking {
    fn drop(&mut self) {
        // What was put in its place is not here any more.
        let _ = remove(&self.path);
    }
}

/// Clears what killed runs left in a folder; what other processes are at work on stays, and so does
/// what cannot be told from it.
pub(super) fn clear(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_in_the_making(&entry.file_name())) {
        let path = entry.path();
        let plain = entry.file_type().is_ok_and(|it| it.is_file() || it.is_dir());
        let Some(left) = Some(&path).filter(|_| plain).and_then(|path| File::open(path).ok())
        else {
            continue;
        };
        if left.try_lock().is_ok() && is_at(&left, &path) {
            let _ = remove(&path);
        }
    }
}

/// Removes a file, or a folder of files. Folders in it are nothing that was made here: they stay.
fn remove(path: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(path)?.is_dir() {
        return fs::remove_file(path);
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if !entry.file_type()?.is_dir() {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_dir(path)
}

/// Whether a path leads to an open file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |one: fs::Metadata, other: fs::Metadata| {
        (one.dev(), one.ino()) == (other.dev(), other.ino())
    };
    file.metadata().is_ok_and(|own| fs::symlink_metadata(path).is_ok_and(|it| same(own, it)))
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_is_at_work_on_is_cleared() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        let held = file_in(at, OsStr::new("a.html")).unwrap();
        let held_folder = FolderInTheMaking::new(at, OsStr::new("plan")).unwrap();
        let left = at.join(".b.html.junheng-a1B2c3");
        let left_folder = at.join(".plan.junheng-Zz0Zz0");
        fs::write(&left, "half").unwrap();
        fs::create_dir(&left_folder).unwrap();
        fs::write(left_folder.join("plan.json"), "half").unwrap();
        let others = [".junheng-a1B2c3x", "b.junheng-a1B2c3", ".b.html", ".b.junheng-a-B2c3"];
        for name in others {
            fs::write(at.join(name), "mine").unwrap();
        }
        clear(at);
        assert!(!left.exists() && !left_folder.exists());
        assert!(held.path().exists() && held_folder.path.exists());
        assert!(others.iter().all(|name| at.join(name).exists()));
    }

    /// Runs that begin files while others clear what nobody is at work on: each keeps its own.
    #[test]
    fn nobody_clears_what_another_run_has_just_begun() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path();
        std::thread::scope(|scope| {
            let begin = || {
                for _ in 0..300 {
                    let file = file_in(at, OsStr::new("a.html")).unwrap();
                    let folder = FolderInTheMaking::new(at, OsStr::new("plan")).unwrap();
                    assert!(file.path().exists() && folder.path.exists());
                }
            };
            let makers = [scope.spawn(begin), scope.spawn(begin)];
            while !makers.iter().all(std::thread::ScopedJoinHandle::is_finished) {
                clear(at);
            }
        });
        assert_eq!(fs::read_dir(at).unwrap().count(), 0);
    }

    #[test]
    fn long_names_are_cut_between_letters() {
        let name = "机".repeat(80);
        let beginning = beginning(OsStr::new(&name));
        assert_eq!(beginning.to_str().unwrap(), format!(".{}{MARK}", "机".repeat(66)));
    }
}
