//! One named test per folder of `data`: what the folder holds is what junheng must say of it.
//! `UPDATE=1 cargo test --test corpus` rewrites the expected files; review the difference.

#![allow(clippy::unwrap_used)] // a test fails by panicking

mod broken;
mod change;
mod chinese;
mod nasty;
mod plants;
mod programmes;
mod proofs;
mod tampered;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let kinds: [fn() -> Vec<Trial>; 6] = [
        broken::trials,
        nasty::trials,
        plants::trials,
        programmes::trials,
        proofs::trials,
        tampered::trials,
    ];
    let trials = kinds.into_iter().flat_map(|kind| kind()).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// The folders of one kind, by name.
fn folders(kind: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(kind);
    let entries = fs::read_dir(&root).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

/// A text is what the file holds; with `UPDATE=1` the file is made to hold it.
fn expect(file: &Path, text: &str) -> Result<(), Failed> {
    if env::var_os("UPDATE").is_some() {
        return fs::write(file, text).map_err(|error| error.to_string().into());
    }
    let expected =
        fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    if expected == text {
        return Ok(());
    }
    Err(format!("{} differs.\n--- expected\n{expected}--- found\n{text}", file.display()).into())
}
