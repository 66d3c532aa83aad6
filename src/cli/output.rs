//! The one place that writes: results to standard output or files, talk to standard error.

use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// What `--out` asks for, by how it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A workbook: `.xlsx`.
    Workbook,
    /// One HTML file: `.html`.
    Page,
    /// A folder: any other name, and a folder that is there.
    Folder,
}

/// The form a path of `--out` asks for.
pub(super) fn form(path: &Path) -> Form {
    let ends = |ending: &str| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    if path.is_dir() {
        Form::Folder
    } else if ends("xlsx") {
        Form::Workbook
    } else if ends("html") {
        Form::Page
    } else {
        Form::Folder
    }
}

/// Writes a result to standard output.
pub(super) fn show(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// A result on standard output that is too long to be held.
pub(super) struct Shown(BufWriter<StdoutLock<'static>>);

impl Shown {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }

    /// Shows more.
    pub fn write(&mut self, text: &str) -> io::Result<()> {
        self.0.write_all(text.as_bytes())
    }

    /// Shows the last of it.
    pub fn done(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A file that is too long to be held: it is written beside its place and renamed when it is whole.
pub(super) struct FileInTheMaking {
    file: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl FileInTheMaking {
    /// Begins a file of a folder.
    ///
    /// # Errors
    /// As [`write_file`].
    pub fn new(folder: &Path, name: &str) -> io::Result<Self> {
        let path = folder.join(name);
        let file = NamedTempFile::new_in(folder).map_err(cannot_write(&path))?;
        Ok(Self { file: BufWriter::new(file), path })
    }

    /// Writes more.
    pub fn write(&mut self, text: &str) -> io::Result<()> {
        self.file.write_all(text.as_bytes()).map_err(cannot_write(&self.path))
    }

    /// Puts it in its place.
    pub fn done(self) -> io::Result<()> {
        let named = cannot_write(&self.path);
        let file = self.file.into_inner().map_err(|error| named(error.into_error()))?;
        make_readable(&file).map_err(&named)?;
        file.persist(&self.path).map_err(|error| named(error.error))?;
        Ok(())
    }
}

/// Names the file in an error of the disk.
pub(super) fn cannot_write(path: &Path) -> impl Fn(io::Error) -> io::Error {
    move |error| {
        let (file, why) = (path.display().to_string(), error.to_string());
        let values = [("file", (&file).into()), ("why", (&why).into())];
        io::Error::new(error.kind(), super::words().say_with("cannot-write", &values))
    }
}

/// A name given for the one HTML file of a report.
pub(super) fn page_name(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    match form(&path) {
        Form::Page => Ok(path),
        _ => Err(super::words().say("use-page")),
    }
}

/// A name given for the one file of an answer.
pub(super) fn file_name(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    match form(&path) {
        Form::Page | Form::Workbook => Ok(path),
        Form::Folder => Err(super::words().say("use-page-or-workbook")),
    }
}

/// Writes the one HTML file of a report and says where it is.
///
/// # Errors
/// As [`write_file`].
pub(super) fn write_page(path: &Path, page: &str) -> io::Result<()> {
    write_file(path, page.as_bytes())?;
    let file = path.display().to_string();
    say(&super::words().say_with("page-written", &[("file", (&file).into())]));
    Ok(())
}

/// Says something to the person at the terminal; a closed standard error is no reason to fail.
pub(super) fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Asks the person at the terminal: the answer is typed on the same line.
pub(super) fn ask(prompt: &str) {
    let mut out = io::stderr().lock();
    let _ = out.write_all(prompt.as_bytes()).and_then(|()| out.flush());
}

/// Writes a file whole or not at all: to a temporary file beside it, then renamed.
///
/// # Errors
/// With the file's name in the message, where the folder does not exist or the disk is full.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let named = cannot_write(path);
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let mut file = NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(&named)?;
    file.write_all(bytes).map_err(&named)?;
    file.flush().map_err(&named)?;
    make_readable(&file).map_err(&named)?;
    file.persist(path).map_err(|error| named(error.error))?;
    Ok(())
}

/// Temporary files are private; results are ordinary files.
#[cfg(unix)]
fn make_readable(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)] // the other build can fail
fn make_readable(_: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

/// Writes several files into a folder: all of them are written beside their places before the
/// first is renamed, so a full disk leaves the folder as it was.
///
/// # Errors
/// As [`write_file`].
pub(super) fn write_folder(folder: &Path, files: &[(&str, Vec<u8>)]) -> io::Result<()> {
    let named = |error: io::Error, name: &str| cannot_write(&folder.join(name))(error);
    std::fs::create_dir_all(folder).map_err(|error| named(error, ""))?;
    let mut ready = Vec::new();
    for (name, bytes) in files {
        let mut file = NamedTempFile::new_in(folder).map_err(|error| named(error, name))?;
        file.write_all(bytes).map_err(|error| named(error, name))?;
        file.flush().map_err(|error| named(error, name))?;
        make_readable(&file).map_err(|error| named(error, name))?;
        ready.push((file, *name));
    }
    for (file, name) in ready {
        file.persist(folder.join(name)).map_err(|error| named(error.error, name))?;
    }
    Ok(())
}
