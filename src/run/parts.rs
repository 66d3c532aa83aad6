//! The parts of a run that was spread over machines: their files of records, and the folders of
//! what was made, brought together.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Heading, Reading, Refusal, Shard, Staging, hexadecimal};
use crate::diag::{Code, message};

/// The files of records in a folder: those of parts, else that of a whole run.
///
/// # Errors
/// E921 if there is none.
pub fn records_in(folder: &Path) -> Result<Vec<PathBuf>, Refusal> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let part = name.strip_prefix("records-").and_then(|name| name.strip_suffix(".jsonl"));
        let shard = part.and_then(|part| Shard::from_text(&part.replacen("-of-", "/", 1)));
        if shard.is_some_and(|shard| shard.file_name() == name) {
            found.push(entry.path());
        }
    }
    let whole = folder.join(Shard::WHOLE.file_name());
    if found.is_empty() && whole.exists() {
        found.push(whole);
    }
    if found.is_empty() {
        return Err(Refusal::of_file(folder, Code::E921, message!("e921-folder")));
    }
    found.sort();
    Ok(found)
}

/// Files of records with their headings, in the order of the parts as far as
/// known before all are checked.
///
/// # Errors
/// E921 if one is no file of records.
pub fn in_order(files: Vec<PathBuf>) -> Result<Vec<(Heading, PathBuf)>, Refusal> {
    let mut headed = Vec::new();
    for path in files {
        headed.push((Reading::open(&path)?.heading().clone(), path));
    }
    headed.sort_by(|(one, one_path), (other, other_path)| {
        (one.shard.part, one_path).cmp(&(other.shard.part, other_path))
    });
    Ok(headed)
}

/// SHA-256, in hexadecimal, of the files of a folder, in the order given.
#[must_use]
pub fn digest(files: &[(&str, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in files {
        hash.update(format!("{name}\n{}\n", bytes.len()));
        hash.update(bytes);
    }
    hexadecimal(&hash.finalize())
}

/// Copies the files of a part's folder through the staging of the whole, `names` and those of `also` that
/// are there; existing files with the names in `owned` are removed.
///
/// # Errors
/// E925 if a file is missing, E922 if they do not have the digest that their record says.
pub fn copy_folder(
    (from, to): (&Path, &Path),
    (names, also): (&[&'static str], &[&'static str]),
    sha256: &str,
    (staging, owned): (&Staging, &[&str]),
) -> Result<(), Refusal> {
    let mut files = Vec::new();
    for &name in names {
        let path = from.join(name);
        let bytes = fs::read(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Refusal::of_file(&path, Code::E925, message!("e925-file")),
            _ => error.into(),
        })?;
        files.push((name, bytes));
    }
    for &name in also {
        match fs::read(from.join(name)) {
            Ok(bytes) => files.push((name, bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    if digest(&files) != sha256 {
        return Err(Refusal::of_file(from, Code::E922, message!("e922-plan")));
    }
    let same = fs::canonicalize(from).ok() == fs::canonicalize(to).ok();
    if !same {
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        staging.put(&name, to, &files, owned)?;
    }
    Ok(())
}
