//! `junheng merge`: the parts of a long run, made by `--shard`, joined into the bytes of one run.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::output::{Output, say, show};
use super::plan::FOLDER;
use super::records::{Lock, Reading, Refusal, Shard, merge};
use super::{Exit, batch, whatif, words};
use crate::diag::{Code, message};
use crate::report::batch as report;

/// Join the parts of a run.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng merge december part-1 part-2 part-3
  junheng merge december december        the parts were written into one folder

The exit code is that of the whole run; 1 where the parts do not belong together.")]
pub(super) struct Arguments {
    /// Folder of the whole; created where it does not exist
    #[arg(value_name = "OUT")]
    out: PathBuf,
    /// The parts: folders that `--out` named, or the files of records in them; in any order
    #[arg(value_name = "PART", required = true)]
    parts: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    join(arguments).or_else(Refusal::report)
}

fn join(arguments: &Arguments) -> Result<Exit, Refusal> {
    let mut parts = Vec::new();
    for part in &arguments.parts {
        if part.is_dir() { parts.extend(records_in(part)?) } else { parts.push(part.clone()) }
    }
    // In the order of the parts, as far as that is known before all are checked.
    let mut headed = Vec::new();
    let mut scenarios = false;
    for path in parts {
        let heading = Reading::open(&path)?.heading().clone();
        scenarios |= heading.kind == whatif::KIND;
        if ![batch::KIND, whatif::KIND].contains(&heading.kind.as_str()) {
            let message = message!("e926-kind", kind = heading.kind);
            return Err(Refusal::of_file(&path, Code::E926, message));
        }
        headed.push((heading.shard.part, path));
    }
    headed.sort();
    let parts: Vec<PathBuf> = headed.into_iter().map(|(_, path)| path).collect();
    if scenarios {
        return join_scenarios(&parts, &arguments.out);
    }
    join_batch(&parts, &arguments.out)
}

/// Joins the records of scenarios; what they come to is said by the command that made them.
fn join_scenarios(parts: &[PathBuf], out: &Path) -> Result<Exit, Refusal> {
    fs::create_dir_all(out)?;
    let whole = out.join(Shard::WHOLE.file_name());
    let _lock = Lock::take(&whole)?;
    let heading = merge(parts, &whole)?;
    let count = heading.count.unwrap_or_default();
    let (shown, file) = (count.to_string(), whole.display().to_string());
    let count = ("count", usize::try_from(count).unwrap_or(usize::MAX).into());
    let values = [count, ("shown", (&shown).into()), ("file", (&file).into())];
    say(&words().say_with("merge-written", &values));
    let command = format!("`junheng whatif … --out {} --resume`", out.display());
    say(&words().say_with("merge-next", &[("command", (&command).into())]));
    Ok(Exit::Done)
}

/// The files of records in a folder: those of parts, else that of a whole run.
fn records_in(folder: &Path) -> Result<Vec<PathBuf>, Refusal> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let part = name.strip_prefix("records-").and_then(|name| name.strip_suffix(".jsonl"));
        let shard: Option<Shard> = part.and_then(|part| part.replacen("-of-", "/", 1).parse().ok());
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

/// Joins plans, records and summary; `parts` are in order.
fn join_batch(parts: &[PathBuf], out: &Path) -> Result<Exit, Refusal> {
    fs::create_dir_all(out)?;
    let lock = Lock::take(&out.join(Shard::WHOLE.file_name()))?;
    let staging = batch::Staging::new(out, Shard::WHOLE)?;
    let joined = join_staged(parts, out, &staging);
    staging.end()?;
    drop(lock);
    if joined.is_err() {
        // A folder made for nothing goes; one with anything in it stays.
        let _ = fs::remove_dir(out);
    }
    joined
}

fn join_staged(parts: &[PathBuf], out: &Path, staging: &batch::Staging) -> Result<Exit, Refusal> {
    let name = Shard::WHOLE.file_name();
    let joined = staging.place(&name);
    merge(parts, &joined)?;
    let mut reading = Reading::open(&joined)?;
    while let Some((index, record)) = reading.next::<batch::Record>()? {
        let Some(plan) = &record.row.plan else { continue };
        let at = usize::try_from(index % parts.len() as u64).unwrap_or(0);
        let (from, to) = (parts[at].with_file_name("plans"), out.join("plans"));
        let (from, to) = (from.join(&record.row.folder), to.join(&record.row.folder));
        let mut files = Vec::new();
        for name in batch::PLAN_FILES {
            let path = from.join(name);
            let bytes = fs::read(&path).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => {
                    Refusal::of_file(&path, Code::E925, message!("e925-file"))
                }
                _ => error.into(),
            })?;
            files.push((name, bytes));
        }
        if batch::digest(&files) != plan.files_sha256 {
            let message = message!("e922-plan");
            return Err(Refusal::of_file(&from, Code::E922, message));
        }
        let same = fs::canonicalize(&from).ok() == fs::canonicalize(&to).ok();
        if !same {
            staging.put(&record.row.folder, &to, &files, &FOLDER)?;
        }
    }
    let (batch, said) = batch::summary(&joined)?;
    fs::rename(&joined, out.join(&name))?;
    batch::write_summary(out, Shard::WHOLE, &batch, staging)?;
    for text in said {
        say(&text);
    }
    let folder = out.display().to_string();
    say(&words().say_with("batch-written", &[("folder", (&folder).into())]));
    show(&Output::Text(report::text(&batch, &super::terminal())))?;
    Ok(batch::exit(&batch))
}
