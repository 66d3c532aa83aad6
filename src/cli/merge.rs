//! `junheng merge`: the parts of a long run, made by `--shard`, joined into the bytes of one run.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::answers::{Format, show_as};
use super::exit::Exit;
use super::language::words;
use super::output::say;
use super::plan::FOLDER;
use super::refusal::refused;
use super::{batch, whatif};
use crate::diag::{Code, message};
use crate::run::{
    Lock, Reading, Refusal, Shard, Staging, copy_folder, in_order, merge, records_in,
};

/// Merge the parts of a run.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng merge december part-1 part-2 part-3
  junheng merge december december        the parts were written into one folder

The exit code is that of the whole run; 1 if the parts do not belong together.")]
pub(super) struct Arguments {
    /// Folder for the merged run; created if it does not exist
    #[arg(value_name = "OUT")]
    out: PathBuf,
    /// The parts, in any order: folders written by `--out`, or the record files in them
    #[arg(value_name = "PART", required = true)]
    parts: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    join(arguments).or_else(refused)
}

fn join(arguments: &Arguments) -> Result<Exit, Refusal> {
    let mut files = Vec::new();
    for part in &arguments.parts {
        if part.is_dir() { files.extend(records_in(part)?) } else { files.push(part.clone()) }
    }
    let headed = in_order(files)?;
    for (heading, path) in &headed {
        if ![batch::KIND, whatif::KIND].contains(&heading.kind.as_str()) {
            let message = message!("e926-kind", kind = heading.kind);
            return Err(Refusal::of_file(path, Code::E926, message));
        }
    }
    let scenarios = headed.iter().any(|(heading, _)| heading.kind == whatif::KIND);
    let parts: Vec<PathBuf> = headed.into_iter().map(|(_, path)| path).collect();
    if scenarios {
        return join_scenarios(&parts, &arguments.out);
    }
    join_batch(&parts, &arguments.out)
}

/// Merges the records of scenarios; the command that made them summarises them.
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

/// Joins plans, records and summary; `parts` are in order.
fn join_batch(parts: &[PathBuf], out: &Path) -> Result<Exit, Refusal> {
    fs::create_dir_all(out)?;
    let lock = Lock::take(&out.join(Shard::WHOLE.file_name()))?;
    let staging = Staging::new(out, Shard::WHOLE)?;
    let joined = join_staged(parts, out, &staging);
    staging.end()?;
    drop(lock);
    if joined.is_err() {
        // A folder made for nothing goes; one with anything in it stays.
        let _ = fs::remove_dir(out);
    }
    joined
}

fn join_staged(parts: &[PathBuf], out: &Path, staging: &Staging) -> Result<Exit, Refusal> {
    let name = Shard::WHOLE.file_name();
    let joined = staging.place(&name);
    merge(parts, &joined)?;
    let mut reading = Reading::open(&joined)?;
    while let Some((index, record)) = reading.next_record::<batch::Record>()? {
        let Some(plan) = &record.row.plan else { continue };
        let at = usize::try_from(index % parts.len() as u64).unwrap_or(0);
        let (from, to) = (parts[at].with_file_name("plans"), out.join("plans"));
        let (from, to) = (from.join(&record.row.folder), to.join(&record.row.folder));
        let places = (from.as_path(), to.as_path());
        let names = (&batch::PLAN_FILES[..], &batch::MORE_FILES[..]);
        copy_folder(places, names, &plan.files_sha256, (staging, &FOLDER))?;
    }
    let (batch, said) = batch::summary(&joined)?;
    fs::rename(&joined, out.join(&name))?;
    batch::write_summary(out, Shard::WHOLE, &batch, staging)?;
    for text in said {
        say(&text);
    }
    let folder = out.display().to_string();
    say(&words().say_with("batch-written", &[("folder", (&folder).into())]));
    show_as(&batch, Format::Text)?;
    Ok(batch::exit(&batch))
}
