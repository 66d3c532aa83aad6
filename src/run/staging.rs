//! Output that a kill never leaves half written: files are made in a hidden folder beside their
//! places and renamed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::folder::put_folder;
use super::{Shard, cannot_write};

/// The hidden folder of one run; what an earlier attempt left in it is removed.
pub struct Staging {
    folder: PathBuf,
}

impl Staging {
    /// The staging of a part of a run, in the folder its output goes to.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub fn new(out: &Path, shard: Shard) -> io::Result<Self> {
        let name = match shard {
            Shard::WHOLE => ".unfinished".to_owned(),
            Shard { part, of } => format!(".unfinished-{part}-of-{of}"),
        };
        let folder = out.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(cannot_write(&folder))?;
        }
        fs::create_dir_all(&folder).map_err(cannot_write(&folder))?;
        Ok(Self { folder })
    }

    /// The path for a file or folder that will be renamed.
    #[must_use]
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Writes files into a folder, which is replaced as a whole; existing files with the
    /// names in `owned` are removed. No two threads may use one name at a time.
    ///
    /// # Errors
    /// With the name of what cannot be written.
    pub fn put(
        &self,
        name: &str,
        folder: &Path,
        files: &[(&str, Vec<u8>)],
        owned: &[&str],
    ) -> io::Result<()> {
        put_folder(&self.folder.join(name), folder, files, owned)
    }

    /// Ends the staging.
    ///
    /// # Errors
    /// If its folder cannot be removed.
    pub fn end(self) -> io::Result<()> {
        fs::remove_dir_all(&self.folder).map_err(cannot_write(&self.folder))
    }
}

/// Removes files from a folder, and the folder if it is empty then; missing files are
/// skipped.
///
/// # Errors
/// With the name of what cannot be removed.
pub fn clear(folder: &Path, files: &[&str]) -> io::Result<()> {
    for file in files {
        match fs::remove_file(folder.join(file)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(cannot_write(&folder.join(file))(error));
            }
            _ => {}
        }
    }
    // If something else is in it, it stays.
    let _ = fs::remove_dir(folder);
    Ok(())
}
