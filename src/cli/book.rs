//! `junheng book`: a folder of versions of plans, each with the digest of the one before; entries are
//! added one at a time and never written over.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::answers::{Format, show_as};
use super::exit::Exit;
use super::language::words;
use super::output::{say, say_problems};
use super::refusal::refused;
use crate::diag::{Code, Diagnostic, Hint, Message, Span, message};
use crate::model::answers::book::{Book, BookEntry, EntryKind, EntryRecord};
use crate::model::answers::roll::Roll;
use crate::model::plan::Plan;
use crate::month::book::{changed, kept, promised};
use crate::report::json;
use crate::run::{Lock, cannot_write, write_folder};
use crate::source::{SourceText, plan_file};

/// The record of an entry.
const RECORD: &str = "entry.json";

/// Format of the records.
const FORMAT: u32 = 1;

/// What is locked while an entry is added.
const LOCKED: &str = "book";

/// List the versions in a plan book.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng plan december.json --book plans
  junheng roll december.json plans/0001-2026-12-01/plan.json --out january.json --book plans
  junheng book plans

`plan --book` and `roll --book` add entries. An entry is a folder with its files and the digest of the
entry before, so that a changed or missing entry is found.")]
pub(super) struct Arguments {
    /// The folder of the book
    #[arg(value_name = "DIR")]
    book: PathBuf,
    /// Format of the list
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let entries = match read(&arguments.book)? {
        Ok(entries) => entries,
        Err(exit) => return Ok(exit),
    };
    let mut listed: Vec<BookEntry> = Vec::new();
    let mut last: BTreeMap<(String, String, String), Plan> = BTreeMap::new();
    for Entry { name, record } in entries {
        let text = |file: &str| fs::read_to_string(arguments.book.join(&name).join(file));
        let period = (record.factory.clone(), record.from.clone(), record.to.clone());
        let mut entry = BookEntry {
            name: name.clone(),
            number: record.number,
            kind: record.kind,
            from: record.from,
            to: record.to,
            promised: None,
            changed: None,
            kept: None,
        };
        match record.kind {
            EntryKind::Plan => {
                let reading = plan_file::read(&text("plan.json")?);
                let Some(plan) = reading.usable().cloned() else {
                    let message = message!("e975-unreadable", file = "plan.json");
                    return Ok(broken(&arguments.book.join(&name), message));
                };
                entry.promised = Some(promised(&plan));
                entry.changed = last.get(&period).map(|before| changed(before, &plan));
                last.insert(period, plan);
            }
            EntryKind::Roll => {
                let account: Option<Roll> = serde_json::from_str(&text("account.json")?).ok();
                let Some(account) = account else {
                    let message = message!("e975-unreadable", file = "account.json");
                    return Ok(broken(&arguments.book.join(&name), message));
                };
                entry.kept = Some(kept(&account));
            }
        }
        listed.push(entry);
    }
    let book = Book { entries: listed, version: env!("CARGO_PKG_VERSION").to_owned() };
    show_as(&book, arguments.format)?;
    Ok(Exit::Done)
}

/// An entry as it is in the folder.
struct Entry {
    name: String,
    record: EntryRecord,
}

/// Says what is wrong with an entry.
fn broken(place: &Path, message: Message) -> Exit {
    let problem = Diagnostic::new(Code::E975, Span::default(), message).hint(Hint::Cure);
    say_problems(&SourceText::from_text(&place.display().to_string(), ""), &[problem]);
    Exit::InputErrors
}

fn digest(text: &str) -> String {
    SourceText::from_text("", text).sha256
}

/// All entries in order of number, each checked against the one before.
fn read(book: &Path) -> io::Result<Result<Vec<Entry>, Exit>> {
    let mut names: Vec<String> = Vec::new();
    let folder = match fs::read_dir(book) {
        Ok(folder) => folder,
        Err(error) => {
            let reason = error.to_string();
            return Ok(Err(broken(book, message!("e975-folder", reason))));
        }
    };
    for entry in folder {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().join(RECORD).is_file() && !name.starts_with('.') {
            names.push(name);
        }
    }
    // By number, which has more than four digits after many entries.
    let number = |name: &str| name.split('-').next().and_then(|it| it.parse::<u64>().ok());
    names.sort_by(|one, other| (number(one), one).cmp(&(number(other), other)));
    let mut entries: Vec<Entry> = Vec::new();
    let mut before: Option<String> = None;
    for name in names {
        let place = book.join(&name);
        let text = fs::read_to_string(place.join(RECORD))?;
        let record: Option<EntryRecord> = serde_json::from_str(&text).ok();
        let Some(record) = record else {
            return Ok(Err(broken(&place, message!("e975-unreadable", file = RECORD))));
        };
        if record.before_sha256 != before || record.number != entries.len() as u64 + 1 {
            return Ok(Err(broken(&place, message!("e975-before"))));
        }
        for (file, stated) in &record.files {
            let found = fs::read_to_string(place.join(file)).map(|it| digest(&it));
            if found.ok().as_ref() != Some(stated) {
                return Ok(Err(broken(&place, message!("e975-file", file))));
            }
        }
        before = Some(digest(&text));
        entries.push(Entry { name, record });
    }
    Ok(Ok(entries))
}

/// Adds an entry to a book, which is made if it is not there: after the last one, whoever else adds
/// another at the same time. `files` are its files by name.
///
/// # Errors
/// Those of the disk.
pub(super) fn add(
    book: &Path,
    kind: EntryKind,
    (factory, from, to): (&str, &str, &str),
    files: &[(&str, String)],
) -> io::Result<Exit> {
    fs::create_dir_all(book).map_err(cannot_write(book))?;
    let _lock = match Lock::take_in_turn(&book.join(LOCKED)) {
        Ok(lock) => lock,
        Err(refusal) => return refused(refusal),
    };
    let entries = match read(book)? {
        Ok(entries) => entries,
        Err(exit) => return Ok(exit),
    };
    let before = match entries.last() {
        None => None,
        Some(last) => Some(digest(&fs::read_to_string(book.join(&last.name).join(RECORD))?)),
    };
    let number = entries.len() as u64 + 1;
    let record = EntryRecord {
        format: FORMAT,
        number,
        kind,
        factory: factory.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        files: files.iter().map(|(name, text)| ((*name).to_owned(), digest(text))).collect(),
        before_sha256: before,
    };
    let name = format!("{number:04}-{from}");
    let mut written = vec![(RECORD, json::pretty(&record).into_bytes())];
    written.extend(files.iter().map(|(name, text)| (*name, text.clone().into_bytes())));
    let place = book.join(&name);
    write_folder(&place, &written, &[])?;
    let folder = place.display().to_string();
    let shown = number.to_string();
    say(&words()
        .say_with("book-added", &[("folder", (&folder).into()), ("number", (&shown).into())]));
    Ok(Exit::Done)
}
