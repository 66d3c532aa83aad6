//! `junheng discuss`: a sheet for the factory, each workshop and each group, to print, discuss and
//! fill in.

use std::io;
use std::path::{Path, PathBuf};

use super::answers::{Format, exported, show_as, write_book, write_text};
use super::exit::Exit;
use super::input::load;
use super::language::words;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::output::{Form, folder_or, form, say};
use super::over::would_write_over;
use super::plan::Choices;
use super::progress::Progress;
use crate::explain::discussion::discussion;
use crate::explain::quantity::Answered;
use crate::model::answers::discussion::Discussion;
use crate::report::export::Json;
use crate::report::planbook::discussion::{files, sheets};
use crate::run::write_folder;
use crate::scenario::Document;

/// Write the sheets.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng discuss factory.json
  junheng discuss factory.json --out sheets.xlsx
  junheng discuss factory.xlsx --out sheets/ --lang zh

A sheet has two pages of A4. The front shows the hours of a group by day and cause, what one more hour,
one per cent less of every norm and one hour less repair are worth to each goal, its share in late
orders, and its material above the best norm. The back has rows for proposals: what is changed is chosen
from a list, the present value and the unit fill in by themselves. `junheng proposals` reads the sheets
when they come back. A folder gets one workbook for each group and workshop and one for the factory.")]
pub(super) struct Arguments {
    /// The factory file; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// Write the sheets: one workbook (.xlsx), or a folder with one for each group; .json writes the
    /// answer
    #[arg(long, value_name = "DIR|FILE", value_parser = out)]
    out: Option<PathBuf>,
    /// Format of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    choices: Choices,
}

fn out(text: &str) -> Result<PathBuf, String> {
    folder_or(text, &[Form::Workbook, Form::Json])
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    if would_write_over([&*arguments.factory], arguments.out.as_deref(), &[]) {
        return Ok(Exit::Usage);
    }
    let Some(loaded) = load(&arguments.factory) else { return Ok(Exit::InputErrors) };
    let Some(document) = Document::parse(&loaded.source.text) else {
        return Ok(Exit::InputErrors);
    };
    let (factory, options) = match arguments.choices.apply(&loaded) {
        Ok((factory, options)) => (factory, arguments.numbers.applied(options)),
        Err(usage) => {
            say(&usage);
            return Ok(Exit::Usage);
        }
    };
    let progress = Progress::of(&options.deadline);
    let answered = discussion(&factory, &document, &options);
    progress.done();
    let answer = match answered {
        Ok(Answered::Why(answer)) => answer,
        Ok(Answered::NoPlan(planning)) => return Ok(report_no_plan(Ok(planning))),
        Ok(Answered::Stopped) => {
            say(&words().say("stopped-answering"));
            return Ok(Exit::Stopped);
        }
        Err(failure) => return Ok(report_no_plan(Err(failure))),
    };
    if let Some(out) = &arguments.out
        && !write(out, &answer)?
    {
        return Ok(Exit::InputErrors);
    }
    show_as(&*answer, arguments.format)?;
    Ok(if answer.complete { Exit::Done } else { Exit::Stopped })
}

/// Writes the sheets and says where they are; false if a workbook cannot hold them, which is reported.
fn write(out: &Path, answer: &Discussion) -> io::Result<bool> {
    match form(out) {
        Form::Json => return write_text(out, &exported(&Json, answer)).map(|()| true),
        Form::Workbook => {
            if !write_book(out, sheets(answer, words()))? {
                return Ok(false);
            }
            let file = out.display().to_string();
            say(&words().say_with("workbook-written", &[("file", (&file).into())]));
            return Ok(true);
        }
        _ => {}
    }
    let files = match files(answer, words()) {
        Ok(files) => files,
        Err(refusal) => return write_book(out, Err(refusal)),
    };
    let named: Vec<(&str, Vec<u8>)> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    write_folder(out, &named, &[])?;
    let (folder, count) = (out.display().to_string(), files.len());
    let values = [("folder", (&folder).into()), ("count", count.into())];
    say(&words().say_with("discuss-folder-written", &values));
    Ok(true)
}
