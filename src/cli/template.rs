//! `junheng template`: an empty workbook to fill in.

use std::io;
use std::path::PathBuf;

use super::exit::Exit;
use super::language::words;
use super::output::say;
use crate::report::workbook::template;
use crate::run::write_file;

/// Write an empty workbook with headings, units, notes and a worked row.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng template --out factory.xlsx
  junheng template --out factory.xlsx --lang zh
  junheng template --out factory.xlsx --all

The first sheet says how to begin; the six after it are those a first plan needs. Each has one sample
row, marked `example` in the column `skip`: it is never planned and can be removed, and so can empty
sheets. Fill in the sheet `factory` first.")]
pub(super) struct Arguments {
    /// The workbook to write
    #[arg(long, value_name = "FILE.xlsx")]
    out: PathBuf,
    /// Write every table, not only the six that a first plan needs
    #[arg(long)]
    all: bool,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    if !arguments.out.extension().is_some_and(|it| it.eq_ignore_ascii_case("xlsx")) {
        say(&words().say("template-form"));
        return Ok(Exit::Usage);
    }
    let bytes = template(words().language(), arguments.all).map_err(io::Error::other)?;
    write_file(&arguments.out, &bytes)?;
    let file = arguments.out.display().to_string();
    say(&words().say_with("template-written", &[("file", (&file).into())]));
    Ok(Exit::Done)
}
