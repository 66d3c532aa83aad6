//! The factories of a batch: searches folders, matches patterns, names each factory.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read as _};
use std::panic::catch_unwind;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::{Refusal, hexadecimal, patiently};
use crate::diag::{Code, Message, Severity, message};
use crate::source::{MOST_BYTES, workbook};

/// A factory to plan: a factory file, a workbook or a folder of CSV files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The path to read.
    pub path: PathBuf,
    /// Its name in every output: relative to the folder searched or, if that would
    /// be ambiguous, as given. Steps are separated by `/`.
    pub name: String,
    /// The name of its plan's folder, unique even if case is ignored.
    pub folder: String,
    /// SHA-256, in hexadecimal: of a factory file's bytes, of the text equivalent to a workbook or
    /// folder or, if there is none, of its bytes; empty if it cannot be read.
    pub sha256: String,
}

/// The result of a search.
#[derive(Debug, Default)]
pub struct Found {
    /// Factories, sorted by name.
    pub inputs: Vec<Input>,
    /// How many other JSON files and workbooks were skipped.
    pub others: usize,
}

/// The factories of folders, patterns and files. A folder is searched recursively for
/// `*.json`, workbooks and folders with a table `factory` in CSV, each of which is one factory;
/// hidden files, `out`, and other JSON and workbooks are skipped, also for patterns. A file named
/// explicitly is always included. With `accept`, workbooks are read as `--accept` has it.
///
/// # Errors
/// E920 if a name matches no factory file.
pub fn find(named: &[String], out: Option<&Path>, accept: bool) -> Result<Found, Refusal> {
    let out = out.and_then(|out| fs::canonicalize(out).ok());
    let mut search = Search { out, seen: BTreeSet::new(), files: Vec::new(), led: 0, others: 0 };
    for name in named {
        let before = search.led;
        let refuse = |message: Message| Refusal::of_file(Path::new(name), Code::E920, message);
        let path = Path::new(name);
        if path.is_dir() {
            search.folder(path);
        } else if path.exists() {
            search.take(path.to_path_buf(), None);
        } else if name.contains(['*', '?', '[']) {
            let paths = glob::glob_with(name, PATTERNS)
                .map_err(|error| refuse(message!("library", text = error)))?;
            // An unreadable folder is no match.
            for path in paths.filter_map(Result::ok) {
                if path.is_dir() { search.folder(&path) } else { search.consider(path, None) }
            }
        } else {
            return Err(refuse(message!("e920-missing")));
        }
        if search.led == before {
            return Err(refuse(message!("e920")));
        }
    }
    let others = search.others;
    Ok(Found { inputs: inputs(search.files, accept), others })
}

/// Patterns match as in a shell, where `*` matches neither `/` nor hidden files.
const PATTERNS: glob::MatchOptions = glob::MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: true,
};

/// A file found: its path, and its path below the folder searched.
type File = (PathBuf, Option<PathBuf>);

struct Search {
    out: Option<PathBuf>,
    seen: BTreeSet<PathBuf>,
    files: Vec<File>,
    /// How many files were found, duplicates included.
    led: usize,
    others: usize,
}

impl Search {
    fn folder(&mut self, root: &Path) {
        let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        let out = self.out.clone();
        let searched =
            |path: &Path| out.is_none() || !path.is_dir() || fs::canonicalize(path).ok() != out;
        if workbook::may_be_factory(root) {
            return self.take(root.to_path_buf(), None);
        }
        let entries = WalkDir::new(root).follow_links(true).sort_by_file_name();
        let mut entries = entries.into_iter().filter_entry(|entry| {
            entry.depth() == 0 || (!hidden(entry.file_name()) && searched(entry.path()))
        });
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {
                    if entry.depth() > 0 && workbook::may_be_factory(entry.path()) {
                        let below = entry.path().strip_prefix(root).ok().map(Path::to_path_buf);
                        self.take(entry.into_path(), below);
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) => {
                    let below = entry.path().strip_prefix(root).ok().map(Path::to_path_buf);
                    self.consider(entry.into_path(), below);
                }
                // A link to a parent folder is not followed.
                Err(error) if error.loop_ancestor().is_some() => {}
                // An unreadable folder is reported like an unreadable file.
                Err(error) => {
                    if let Some(path) = error.path() {
                        let below = path.strip_prefix(root).ok().map(Path::to_path_buf);
                        self.take(path.to_path_buf(), below);
                    }
                }
            }
        }
    }

    /// Adds a file if it is a factory.
    fn consider(&mut self, path: PathBuf, below: Option<PathBuf>) {
        // A pipe or a device may be endless, and opening one may wait for ever.
        if fs::metadata(&path).is_ok_and(|it| !it.is_file()) {
            return;
        }
        let is_works = if path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json")) {
            match small(&path) {
                Ok(Some(bytes)) => may_be_factory(&bytes),
                // A file that is too large or unreadable is reported.
                Ok(None) | Err(_) => true,
            }
        } else if workbook::is_meant(&path.to_string_lossy()) {
            // A spreadsheet keeps such a lock file next to an open workbook.
            if path.file_name().is_some_and(|it| it.to_string_lossy().starts_with("~$")) {
                return;
            }
            workbook::may_be_factory(&path)
        } else {
            return;
        };
        if is_works { self.take(path, below) } else { self.others += 1 }
    }

    /// Adds a file unless it was added before.
    fn take(&mut self, path: PathBuf, below: Option<PathBuf>) {
        self.led += 1;
        let same = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if self.seen.insert(same) {
            self.files.push((path, below));
        }
    }
}

/// The bytes of a plain file; `None` if it exceeds the maximum size or is not a
/// plain file.
fn small(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() || metadata.len() > MOST_BYTES {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|it| it.len() as u64 <= MOST_BYTES))
}

/// The fields that distinguish a factory file from other JSON.
#[derive(Deserialize)]
struct Fields<'b> {
    #[serde(borrow)]
    factory: Option<&'b RawValue>,
    from: Option<IgnoredAny>,
    to: Option<IgnoredAny>,
    groups: Option<IgnoredAny>,
    products: Option<IgnoredAny>,
    orders: Option<IgnoredAny>,
}

/// Whether a file is a factory or may have been meant as one: a file that is not JSON at all is
/// reported, not skipped. A plan, whose `factory` is an object, is none.
fn may_be_factory(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let object = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    if !object {
        return serde_json::from_slice::<IgnoredAny>(bytes).is_err();
    }
    serde_json::from_slice::<Fields<'_>>(bytes).map_or(true, |fields| {
        let lists = fields.groups.or(fields.products).or(fields.orders);
        let dates = fields.from.or(fields.to);
        !fields.factory.is_some_and(|it| it.get().starts_with('{'))
            && (fields.factory.is_some() || lists.is_some() || dates.is_some())
    })
}

/// Names and sorts the files found.
fn inputs(files: Vec<File>, accept: bool) -> Vec<Input> {
    let below: BTreeSet<String> =
        files.iter().map(|(path, below)| slashed(below.as_ref().unwrap_or(path))).collect();
    let as_named = below.len() < files.len();
    let mut inputs: Vec<Input> = files
        .into_iter()
        .map(|(path, below)| Input {
            name: slashed(below.as_ref().filter(|_| !as_named).unwrap_or(&path)),
            folder: String::new(),
            sha256: patiently(|| digest_of(&path, accept), io::Result::is_ok).unwrap_or_default(),
            path,
        })
        .collect();
    inputs.sort_by(|one, other| (&one.name, &one.path).cmp(&(&other.name, &other.path)));
    let mut taken = BTreeSet::new();
    for input in &mut inputs {
        let stem = folder_name(&input.name);
        let mut name = stem.clone();
        let mut number = 2;
        while !taken.insert(name.to_lowercase()) {
            name = format!("{stem}-{number}");
            number += 1;
        }
        input.folder = name;
    }
    inputs
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// `2026/december.json` as one folder name: `2026-december`.
fn folder_name(name: &str) -> String {
    let steps: Vec<String> = Path::new(name)
        .components()
        .filter_map(|step| match step {
            Component::Normal(step) => Some(step.to_string_lossy().into_owned()),
            _ => None,
        })
        .collect();
    let joined = steps.join("-");
    let ends = |ending: &&&str| {
        let end = joined.len().saturating_sub(ending.len());
        joined.is_char_boundary(end) && joined[end..].eq_ignore_ascii_case(ending)
    };
    let endings = [".json", ".xlsx", ".xlsm", ".xls", ".ods"];
    let ending = endings.iter().find(ends).map_or(0, |it| it.len());
    let stem = &joined[..joined.len() - ending];
    // A name of dots alone would be the folder itself or the one above, or hidden.
    let stem = stem.trim_start_matches('.');
    if stem.is_empty() { "plan".to_owned() } else { stem.to_owned() }
}

/// The digest of a factory, as [`Input::sha256`] has it.
fn digest_of(path: &Path, accept: bool) -> io::Result<String> {
    let name = path.to_string_lossy();
    if !workbook::is_meant(&name) {
        return sha256_of(path);
    }
    // Whatever is wrong with one file, the others are planned: if reading it fails, its bytes
    // identify it, and the failure is reported when it is planned.
    if (fs::metadata(path)?.is_file() || path.is_dir())
        && let Ok(Ok(read)) = catch_unwind(|| workbook::read_accepting(&name, accept))
        && read.problems.iter().all(|it| it.severity() != Severity::Error)
    {
        return Ok(read.source.sha256);
    }
    if !path.is_dir() {
        return sha256_of(path);
    }
    let files = fs::read_dir(path)?.map(|entry| entry.map(|it| it.path()));
    let mut files = files.collect::<io::Result<Vec<PathBuf>>>()?;
    files.retain(|file| file.is_file());
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        hash.update(format!("{name}\n{}\n", sha256_of(&file)?));
    }
    Ok(hexadecimal(&hash.finalize()))
}

fn sha256_of(path: &Path) -> io::Result<String> {
    let bytes = small(path)?.ok_or(io::ErrorKind::FileTooLarge)?;
    Ok(hexadecimal(&Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_factory_is_told_from_other_json_and_broken_json_is_not_passed_over() {
        for factory in [
            r#"{"factory": "Works", "from": "2026-12-01"}"#,
            r#"{"orders": []}"#,
            r#"{"to": 1}"#,
            "{\"factory\": \"Works\",",
            "",
            "\u{feff}{\"factory\": \"Works\"}",
        ] {
            assert!(may_be_factory(factory.as_bytes()), "{factory}");
        }
        for other in [
            r#"{"status": "optimal", "factory": {"name": "Works"}, "orders": []}"#,
            r#"{"goals": [], "values": []}"#,
            "[1, 2]",
            "{}",
        ] {
            assert!(!may_be_factory(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn plans_of_files_whose_names_come_to_the_same_are_named_apart() {
        let names =
            ["a/b.json", "a-b.json", "A-B.JSON", "../a-b.json", "a-b", ".json", "机/一.json"];
        let files = names.map(|name| (PathBuf::from(name), None)).to_vec();
        let found: Vec<(String, String)> =
            inputs(files, false).into_iter().map(|it| (it.name, it.folder)).collect();
        let found: Vec<(&str, &str)> =
            found.iter().map(|(name, folder)| (&**name, &**folder)).collect();
        let wanted = [
            ("../a-b.json", "a-b"),
            (".json", "json"),
            ("A-B.JSON", "A-B-2"),
            ("a-b", "a-b-3"),
            ("a-b.json", "a-b-4"),
            ("a/b.json", "a-b-5"),
            ("机/一.json", "机-一"),
        ];
        assert_eq!(found.len(), wanted.len());
        for (found, wanted) in found.iter().zip(wanted).filter(|it| it.0.0 != ".json") {
            assert_eq!(*found, wanted);
        }
    }
}
