//! Writes one file atomically, next to its destination until it is complete, with its final
//! permissions; writes directly if the destination is a device or a pipe.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::leftovers::{clear, file_in};

/// An output that cannot be written: the error inside an [`io::Error`] of this module, to be
/// shown in any language.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {why}", .file.display())]
pub struct CannotWrite {
    /// The output.
    pub file: PathBuf,
    /// The reason: the system's own error, or [`NoStream`].
    pub why: io::Error,
}

/// An output that accepts no stream of bytes.
#[derive(Debug, thiserror::Error)]
#[error("it is a disk or a socket, which takes no file")]
pub struct NoStream;

/// Adds the name of the file to an I/O error.
pub fn cannot_write(path: &Path) -> impl Fn(io::Error) -> io::Error {
    move |why| io::Error::new(why.kind(), CannotWrite { file: path.to_path_buf(), why })
}

/// Writes a file atomically, with [`FileInTheMaking`].
///
/// # Errors
/// With the file's name in the message, if the folder does not exist or the disk is full.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = FileInTheMaking::at(path)?;
    file.write_bytes(bytes)?;
    file.done()
}

/// A file being written: it is made next to its destination and renamed when complete, so that a
/// kill leaves the old file or the new one. The target of a link is written, and the link stays. An
/// existing file keeps its permissions and owner, and is refused if it is read-only; a new one has
/// those of the user's mask. A device, a pipe or a stream of the system is written directly.
pub struct FileInTheMaking {
    file: BufWriter<Making>,
    path: PathBuf,
}

enum Making {
    Beside(NamedTempFile, PathBuf),
    Through(File),
}

impl Write for Making {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Beside(file, _) => file.write(bytes),
            Self::Through(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Beside(file, _) => file.flush(),
            Self::Through(file) => file.flush(),
        }
    }
}

impl FileInTheMaking {
    /// Starts a file of a folder.
    ///
    /// # Errors
    /// As [`write_file`].
    pub fn new(folder: &Path, name: &str) -> io::Result<Self> {
        Self::at(&folder.join(name))
    }

    /// Starts a file.
    ///
    /// # Errors
    /// As [`write_file`].
    pub fn at(path: &Path) -> io::Result<Self> {
        let making = begun(path, false).map_err(cannot_write(path))?;
        Ok(Self { file: BufWriter::new(making), path: path.to_path_buf() })
    }

    /// Starts a file that is read until it is complete: it is never written in place.
    ///
    /// # Errors
    /// As [`write_file`], and if nothing can be made next to it.
    pub fn whole(path: &Path) -> io::Result<Self> {
        let making = begun(path, true).map_err(cannot_write(path))?;
        Ok(Self { file: BufWriter::new(making), path: path.to_path_buf() })
    }

    /// Writes more.
    ///
    /// # Errors
    /// With the file's name, if the disk is full.
    pub fn write(&mut self, text: &str) -> io::Result<()> {
        self.write_bytes(text.as_bytes())
    }

    /// Writes more.
    ///
    /// # Errors
    /// With the file's name, if the disk is full.
    pub fn write_bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes).map_err(cannot_write(&self.path))
    }

    /// Moves the file to its destination.
    ///
    /// # Errors
    /// With the file's name, if it cannot be moved there.
    pub fn done(self) -> io::Result<()> {
        self.held().map(drop)
    }

    /// As [`Self::done`]; the file stays locked as long as what is returned is open, and is until then
    /// nobody's leftover, whatever its name.
    pub(super) fn held(self) -> io::Result<File> {
        let named = cannot_write(&self.path);
        match self.file.into_inner().map_err(|error| named(error.into_error()))? {
            Making::Through(mut file) => file.flush().map_err(named).map(|()| file),
            Making::Beside(file, place) => {
                // A power cut must not leave an empty file under the finished one's name.
                file.as_file().sync_all().map_err(&named)?;
                file.persist(&place).map_err(|error| named(error.error))
            }
        }
    }
}

fn begun(path: &Path, whole: bool) -> io::Result<Making> {
    let there = match fs::metadata(path) {
        Ok(there) => there,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let place = end_of_links(path).unwrap_or_else(|| path.to_path_buf());
            return beside(&place).map(|file| Making::Beside(file, place));
        }
        Err(error) => return Err(error),
    };
    if there.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let end = end_of_links(path).filter(|_| there.is_file());
    if end.is_none() && (whole || !is_stream(&there)) {
        return Err(io::Error::new(io::ErrorKind::Unsupported, NoStream));
    }
    if !there.is_file() {
        return OpenOptions::new().write(true).open(path).map(Making::Through);
    }
    // Without permission to write a file, it must not be replaced either.
    let mut open = OpenOptions::new();
    let file = open.write(true).open(path)?;
    let Some(end) = end else { return through(file) };
    let place = fs::canonicalize(end)?;
    match beside(&place) {
        Ok(made) if alike(&made, &there) || whole => Ok(Making::Beside(made, place)),
        Err(error) if whole || error.kind() != io::ErrorKind::PermissionDenied => Err(error),
        // Nothing can be made next to it, or it would be another owner's.
        _ => through(file),
    }
}

/// A file written in place.
fn through(file: File) -> io::Result<Making> {
    file.set_len(0)?;
    Ok(Making::Through(file))
}

/// A file made next to its destination; leftovers of killed runs are removed.
fn beside(place: &Path) -> io::Result<NamedTempFile> {
    let folder = place.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    clear(folder);
    file_in(folder, place.file_name().unwrap_or(OsStr::new("")))
}

/// The target of a chain of links, which need not exist. None if one of them is the
/// system's own name for a stream that is open.
pub(super) fn end_of_links(path: &Path) -> Option<PathBuf> {
    /// The usual limit of systems.
    const MOST_LINKS: usize = 40;
    let mut end = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        let stream = ["/proc", "/dev/fd", "/dev/stdout", "/dev/stderr"];
        if stream.iter().any(|it| end.starts_with(it)) {
            return None;
        }
        let Ok(next) = fs::read_link(&end) else { break };
        end = end.parent().unwrap_or(Path::new("")).join(next);
    }
    Some(end)
}

/// Whether it accepts a stream of bytes: a disk and a socket do not.
#[cfg(unix)]
fn is_stream(there: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = there.file_type();
    kind.is_file() || kind.is_char_device() || kind.is_fifo()
}

#[cfg(not(unix))]
fn is_stream(_: &Metadata) -> bool {
    true
}

/// Copies permissions and owner of the file that is replaced, if possible.
#[cfg(unix)]
fn alike(made: &NamedTempFile, there: &Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, fchown};
    let file = made.as_file();
    let owned =
        file.metadata().is_ok_and(|own| (own.uid(), own.gid()) == (there.uid(), there.gid()))
            || fchown(file, Some(there.uid()), Some(there.gid())).is_ok();
    owned && file.set_permissions(there.permissions()).is_ok()
}

#[cfg(not(unix))]
fn alike(_: &NamedTempFile, _: &Metadata) -> bool {
    true
}
