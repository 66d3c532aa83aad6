//! Replaces a folder as a whole: the new one is made next to the old one and swapped with it, so
//! that files of two plans are never mixed.
//!
//! Other files in the old folder belong to the user and are kept: they move to the new folder
//! before the swap. If the folder itself must stay (it contains folders, belongs to someone else,
//! is mounted or is somebody's current directory), the old files are removed before the first new
//! one is written; the file that is looked for first (`plan.json`) is removed first and written
//! last.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::file::{cannot_write, end_of_links};
use super::leftovers::{FolderInTheMaking, clear};

/// Writes files into a folder, which is replaced as a whole; existing files with the
/// names in `owned`, or of these files, are replaced or removed. The first file is the one that
/// represents all.
///
/// # Errors
/// With the name of what cannot be written.
pub fn write_folder(folder: &Path, files: &[(&str, Vec<u8>)], owned: &[&str]) -> io::Result<()> {
    let named = cannot_write(folder);
    let place = place_of(folder).map_err(&named)?;
    let (within, name) = match (place.parent(), place.file_name()) {
        (Some(within), Some(name)) => (within, name),
        // The root of a file system.
        _ => (place.as_path(), OsStr::new("")),
    };
    fs::create_dir_all(within).map_err(&named)?;
    clear(within);
    clear(&place);
    let made = match FolderInTheMaking::new(within, name) {
        Err(_) if place.is_dir() => FolderInTheMaking::new(&place, name),
        made => made,
    };
    let made = made.map_err(&named)?;
    fill(&made.path, folder, files)?;
    // A power cut must not leave empty files in a finished folder.
    for (name, _) in files {
        File::open(made.path.join(name)).and_then(|it| it.sync_all()).map_err(&named)?;
    }
    synced(&made.path);
    put(&made.path, &place, files, owned)?;
    synced(within);
    Ok(())
}

/// As [`write_folder`], with the folder made at an exclusive place in the same file system.
/// It is not synced to disk: that takes longer than a small plan.
///
/// # Errors
/// With the name of what cannot be written.
pub(super) fn put_folder(
    made: &Path,
    folder: &Path,
    files: &[(&str, Vec<u8>)],
    owned: &[&str],
) -> io::Result<()> {
    fs::create_dir_all(made).map_err(cannot_write(made))?;
    fill(made, folder, files)?;
    let place = place_of(folder).map_err(cannot_write(folder))?;
    if let Some(within) = place.parent() {
        fs::create_dir_all(within).map_err(cannot_write(within))?;
    }
    put(made, &place, files, owned)
}

/// The folder itself, with links followed; it need not exist.
fn place_of(folder: &Path) -> io::Result<PathBuf> {
    match fs::metadata(folder) {
        Ok(there) if there.is_dir() => fs::canonicalize(folder),
        Ok(_) => Err(io::ErrorKind::NotADirectory.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // The target of a dangling link is created.
            std::path::absolute(end_of_links(folder).unwrap_or_else(|| folder.to_path_buf()))
        }
        Err(error) => Err(error),
    }
}

/// Writes the files of a temporary folder.
fn fill(made: &Path, folder: &Path, files: &[(&str, Vec<u8>)]) -> io::Result<()> {
    for (name, bytes) in files {
        fs::write(made.join(name), bytes).map_err(cannot_write(&folder.join(name)))?;
    }
    Ok(())
}

fn put(made: &Path, place: &Path, files: &[(&str, Vec<u8>)], owned: &[&str]) -> io::Result<()> {
    if !place.exists() {
        return fs::rename(made, place).map_err(cannot_write(place));
    }
    let is_own = |name: &OsStr| {
        name.to_str()
            .is_some_and(|name| owned.contains(&name) || files.iter().any(|(own, _)| *own == name))
    };
    if exchanged(made, place, is_own).unwrap_or(false) {
        return Ok(());
    }
    let _one_at_a_time = File::open(place).ok().filter(|folder| folder.lock().is_ok());
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    for name in names.iter().chain(owned) {
        removed(&place.join(name))?;
    }
    for name in names.iter().rev() {
        let at = place.join(name);
        fs::rename(made.join(name), &at).map_err(cannot_write(&at))?;
    }
    let _ = fs::remove_dir(made);
    Ok(())
}

fn removed(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(cannot_write(file)(error)),
        _ => Ok(()),
    }
}

/// Swaps a folder with its replacement, and removes the old one; `false` if the
/// old folder has to stay, and an error if the system cannot do it. Then nothing was changed.
fn exchanged(made: &Path, place: &Path, is_own: impl Fn(&OsStr) -> bool) -> io::Result<bool> {
    let (old, new) = (fs::metadata(place)?, fs::metadata(made)?);
    if !may_be_exchanged(place, &old, &new) {
        return Ok(false);
    }
    let mut others = Vec::new();
    for entry in fs::read_dir(place)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            return Ok(false);
        }
        if !is_own(&entry.file_name()) {
            others.push(entry.file_name());
        }
    }
    let joined = others.iter().try_for_each(|it| fs::hard_link(place.join(it), made.join(it)));
    let joined = joined.and_then(|()| fs::set_permissions(made, old.permissions()));
    if let Err(error) = joined.and_then(|()| exchange(made, place)) {
        for it in &others {
            let _ = fs::remove_file(made.join(it));
        }
        return Err(error);
    }
    // From here on the old files are where the new ones were made.
    for entry in fs::read_dir(made)?.flatten() {
        let name = entry.file_name();
        if is_own(&name) || others.contains(&name) {
            let _ = fs::remove_file(entry.path());
        } else {
            // It was created during the swap.
            let _ = fs::rename(entry.path(), place.join(&name));
        }
    }
    let _ = fs::remove_dir(made);
    Ok(true)
}

/// Whether a folder can be replaced without loss: it has the same owner,
/// nothing is mounted there, and it is not the current directory.
#[cfg(unix)]
fn may_be_exchanged(place: &Path, old: &Metadata, new: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let here = std::env::current_dir().and_then(fs::canonicalize);
    let stands_in_it = here.is_ok_and(|here| here.starts_with(place));
    (old.uid(), old.gid(), old.dev()) == (new.uid(), new.gid(), new.dev()) && !stands_in_it
}

#[cfg(not(unix))]
fn may_be_exchanged(_: &Path, _: &Metadata, _: &Metadata) -> bool {
    false
}

/// Swaps two folders atomically.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Syncs the names in a folder to disk, if the system can.
fn synced(folder: &Path) {
    let _ = File::open(folder).and_then(|it| it.sync_all());
}
