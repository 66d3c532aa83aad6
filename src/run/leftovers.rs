//! What a killed run left: files and folders in the making have names of their own and are locked
//! while somebody is at work on them, so the next run tells what is nobody's any more and clears
//! it.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// The text between the name of the target and six random letters.
const MARK: &str = ".junheng-";
const DRAWN: usize = 6;
/// Bytes of a name that are repeated in the temporary name: names have 255 at most.
const MOST: usize = 200;

/// The beginning of a temporary name: hidden, and containing the target's name.
fn beginning(of: &OsStr) -> OsString {
    let name = of.to_string_lossy();
    let most = (0..=MOST.min(name.len())).rev().find(|at| name.is_char_boundary(*at));
    OsString::from(format!(".{}{MARK}", &name[..most.unwrap_or(0)]))
}

/// Whether a name is a temporary one.
fn is_in_the_making(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let drawn = name.rsplit_once(MARK).map(|(before, drawn)| (before.starts_with('.'), drawn));
    drawn.is_some_and(|(hidden, drawn)| {
        hidden && drawn.len() == DRAWN && drawn.bytes().all(|it| it.is_ascii_alphanumeric())
    })
}

/// Starts a locked temporary file for `name` in a folder, with the permissions of any new
/// file.
///
/// # Errors
/// If the folder cannot be written.
pub(super) fn file_in(folder: &Path, name: &OsStr) -> io::Result<NamedTempFile> {
    locked(|| drawn(&beginning(name), 0o666).tempfile_in(folder))
}

/// A private file of this run in the system's temporary folder, locked and not readable by
/// others; leftovers of killed runs are removed.
///
/// # Errors
/// If that folder is full or missing.
pub(super) fn scratch_file() -> io::Result<NamedTempFile> {
    let folder = std::env::temp_dir();
    clear(&folder);
    locked(|| drawn(&beginning(OsStr::new("records")), 0o600).tempfile_in(&folder))
}

/// A file of this run: between creating and locking it, another run may have removed it as a
/// leftover; then another one is created.
fn locked(make: impl Fn() -> io::Result<NamedTempFile>) -> io::Result<NamedTempFile> {
    loop {
        let file = make()?;
        if is_locked(file.as_file(), file.path()) {
            return Ok(file);
        }
    }
}

/// Locks what was just created, unless another run is removing it or has removed it. If the file
/// system has no locks, there is nothing to remove either.
fn is_locked(file: &File, path: &Path) -> bool {
    !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) && is_at(file, path)
}

/// Creates a uniquely named file or folder with the permissions of `mode`, less
/// the user's mask.
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

/// A temporary folder, removed with its contents unless it was moved to its destination.
pub(super) struct FolderInTheMaking {
    /// Where it is.
    pub path: PathBuf,
    _lock: Option<File>,
}

impl FolderInTheMaking {
    /// Starts a locked temporary folder for `name` next to the others.
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
                // Some systems cannot open folders.
                Err(_) => return Ok(Self { path, _lock: None }),
            }
        }
    }
}

impl Drop for FolderInTheMaking {
    fn drop(&mut self) {
        // A folder that was moved is not here any more.
        let _ = remove(&self.path);
    }
}

/// Removes the leftovers of killed runs in a folder, but nothing that other processes use or
/// that cannot be distinguished from it.
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

/// Removes a file, or a folder of files. Folders in it were not created here: they stay.
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

    /// Runs that start files while others remove leftovers: each keeps its own.
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
