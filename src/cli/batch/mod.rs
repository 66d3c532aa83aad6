//! `junheng batch`: plans every factory of a folder, one output folder each, and a summary.

mod work;

pub(super) use work::{MORE_FILES, PLAN_FILES, Record};

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use sha2::{Digest, Sha256};

use super::answers::{TableFormat, show_table};
use super::exit::Exit;
use super::input::accepts;
use super::language::words;
use super::numbers::Numbers;
use super::output::say;
use super::plan::{Choices, threads};
use super::progress::Bar;
use super::refusal::refused;
use super::shard::{Part, shard};
use crate::model::answers::batch::Batch;
use crate::report::{batch as report, json};
use crate::run::{
    self, Effort, Ended, Heading, Journal, Reading, Refusal, Shard, Staging, cannot_write, find,
};

/// The kind of run in the heading of its records.
pub(super) const KIND: &str = "batch";

/// Plan every factory file.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng batch factories/2026 --out plans-2026
  junheng batch 'factories/*/december.json' --out december --threads 8
  junheng batch factories/2026 --out plans-2026 --resume
  junheng batch factories/2026 --out plans-2026 --shard 1/4
  junheng batch factories/december --out december --roll

The exit code is the highest of all files': 0 all planned and certified · 1 a file has errors ·
3 the hard data of a file contradict each other · 4 stopped before all were planned: continue with
--resume · 70 our fault. A file without a plan does not stop the others.")]
pub(super) struct Arguments {
    /// Files, patterns such as 'factories/*/december.json', or folders, searched recursively for
    /// factories in JSON, workbooks and folders of CSV files
    #[arg(value_name = "DIR|GLOB|FILE", required = true)]
    inputs: Vec<String>,
    /// Folder for summary.json, summary.csv and the plans, each in a folder below plans/
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Number of files planned in parallel; 0 means one per processor
    #[arg(long, value_name = "N", default_value = "0", value_parser = threads)]
    threads: usize,
    /// Continue a stopped run with the same files and options
    #[arg(long, requires = "out")]
    resume: bool,
    /// Plan only part K of N of the files, or the part that a job array says: `auto`, `auto/N`;
    /// `junheng merge` merges the parts
    #[arg(long, value_name = "K/N|auto", default_value = "1/1", hide_default_value = true, value_parser = shard)]
    shard: Part,
    /// Plan also factories without orders: for stock targets alone
    #[arg(long)]
    without_orders: bool,
    /// Each plan's folder also gets next.json: the factory file of the next month if the plan is
    /// carried out
    #[arg(long, requires = "out")]
    roll: bool,
    /// Format of the summary on standard output
    #[arg(long, value_enum, default_value = "text")]
    format: TableFormat,
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    choices: Choices,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    if let Err(usage) = arguments.choices.check() {
        say(&usage);
        return Ok(Exit::Usage);
    }
    plan_all(arguments).or_else(refused)
}

fn plan_all(arguments: &Arguments) -> Result<Exit, Refusal> {
    let out = arguments.out.as_deref();
    let found = find::find(&arguments.inputs, out, accepts())?;
    let inputs = &found.inputs;
    if found.others > 0 {
        let shown = found.others.to_string();
        let values = [("count", found.others.into()), ("shown", (&shown).into())];
        say(&words().say_with("batch-others", &values));
    }
    let shard = arguments.shard.shard;
    arguments.shard.say();
    let digest = identity(inputs, arguments);
    let heading = Heading::new(KIND, digest, shard, Some(inputs.len() as u64));
    let mut journal = match out {
        None => Journal::scratch(heading)?,
        Some(out) => {
            std::fs::create_dir_all(out).map_err(cannot_write(out))?;
            let path = out.join(shard.file_name());
            if arguments.resume {
                let again = |index, record: &Record| {
                    let input = usize::try_from(index).ok().and_then(|at| inputs.get(at));
                    input.is_none_or(|input| work::is_to_be_made_again(record, input, out))
                };
                let former = |dropped: &[(u64, Record)]| {
                    let mut inputs = inputs.clone();
                    for (index, record) in dropped {
                        let at = usize::try_from(*index).ok();
                        if let Some(input) = at.and_then(|at| inputs.get_mut(at)) {
                            input.sha256.clone_from(&record.row.factory_sha256);
                        }
                    }
                    identity(&inputs, arguments)
                };
                run::resume(&path, heading, again, former)?
            } else {
                Journal::create(&path, heading)?
            }
        }
    };
    let staging = out.map(|out| Staging::new(out, shard)).transpose()?;
    let output = out.zip(staging.as_ref()).map(|(out, staging)| {
        let roll = arguments.roll;
        work::Output { out, staging, roll }
    });
    let deadline = arguments.choices.deadline();
    let as_asked = (&arguments.choices, &arguments.numbers, arguments.without_orders);
    let bar = Bar::of(&journal, &words().say("progress-plans"));
    let effort = Effort { threads: arguments.threads, deadline: &deadline, made: &|| bar.step() };
    let failed: Mutex<Option<io::Error>> = Mutex::new(None);
    // What could not be read is told first: a run that is stopped then knows of it.
    let unread = |index: &u64| usize::try_from(*index).is_ok_and(|at| inputs[at].sha256.is_empty());
    let all = || shard.indices(inputs.len() as u64);
    let indices = all().filter(unread).chain(all().filter(|index| !unread(index)));
    let ended = run::run(&mut journal, indices, &effort, |index| {
        let input = &inputs[usize::try_from(index).ok()?];
        let planned = work::plan_file(input, as_asked, &deadline, output.as_ref());
        planned.unwrap_or_else(|error| {
            // If one folder cannot be written, the others cannot either.
            deadline.stop();
            failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).get_or_insert(error);
            None
        })
    });
    drop(bar);
    let ended = ended?;
    let failed = failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    let (batch, said) = summary(journal.path())?;
    if let (Some(out), Some(staging)) = (out, staging) {
        if failed.is_none() {
            write_summary(out, shard, &batch, &staging)?;
        }
        staging.end()?;
    }
    if let Some(error) = failed {
        return Err(error.into());
    }
    for text in said {
        say(&text);
    }
    let unread = batch.rows.iter().filter(|row| work::was_not_read(row)).count();
    if out.is_some() && unread > 0 {
        let shown = unread.to_string();
        let values = [("count", unread.into()), ("shown", (&shown).into())];
        say(&words().say_with("batch-unread", &values));
    }
    if let Some(out) = out {
        let folder = out.display().to_string();
        let folder = [("folder", (&folder).into())];
        say(&match ended {
            Ended::Finished => words().say_with("batch-written", &folder),
            Ended::Stopped => words().say_with("batch-written-so-far", &folder),
        });
    }
    show_table(&batch, arguments.format)?;
    Ok(exit(&batch))
}

/// SHA-256 of all that decides the plans: which files, what is in them, what is requested.
fn identity(inputs: &[find::Input], arguments: &Arguments) -> String {
    let mut hash = Sha256::new();
    hash.update(arguments.choices.identity());
    hash.update(arguments.numbers.identity());
    if arguments.without_orders {
        hash.update("without orders\n");
    }
    if arguments.roll {
        hash.update("roll\n");
    }
    for input in inputs {
        hash.update(format!("{}\n{}\n{}\n", input.name, input.folder, input.sha256));
    }
    run::hexadecimal(&hash.finalize())
}

/// The summary of the records of a run, and what is to be said of the files without a plan.
pub(super) fn summary(records: &Path) -> Result<(Batch, Vec<String>), Refusal> {
    let mut reading = Reading::open(records)?;
    let files = reading.heading().share().unwrap_or(0);
    let mut batch = Batch { files, left: 0, exit: 0, rows: Vec::new() };
    let mut said = Vec::new();
    while let Some((_, record)) = reading.next_record::<Record>()? {
        batch.exit = batch.exit.max(record.row.exit);
        batch.rows.push(record.row);
        let text = record.said.in_language(words().language());
        if !text.is_empty() {
            said.push(text.to_owned());
        }
    }
    batch.left = files.saturating_sub(batch.rows.len() as u64);
    if batch.left > 0 {
        batch.exit = batch.exit.max(Exit::Stopped as u8);
    }
    Ok((batch, said))
}

/// Writes `summary.json` and `summary.csv`, of a part with its number in the name.
pub(super) fn write_summary(
    out: &Path,
    shard: Shard,
    batch: &Batch,
    staging: &Staging,
) -> io::Result<()> {
    let part = match shard {
        Shard::WHOLE => String::new(),
        Shard { part, of } => format!("-{part}-of-{of}"),
    };
    let (json, csv) = (format!("summary{part}.json"), format!("summary{part}.csv"));
    let files = [
        (json.as_str(), json::pretty(batch).into_bytes()),
        (csv.as_str(), report::csv(batch).into_bytes()),
    ];
    staging.put("summary", out, &files, &[])
}

/// How a run ends: the highest code of its files.
pub(super) fn exit(batch: &Batch) -> Exit {
    [Exit::InputErrors, Exit::Usage, Exit::Contradiction, Exit::Stopped, Exit::OurFault]
        .into_iter()
        .find(|exit| *exit as u8 == batch.exit)
        .unwrap_or(Exit::Done)
}
