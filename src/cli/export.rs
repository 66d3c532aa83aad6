//! `junheng export`: the linear programme of a goal, so that any solver can confirm its value.

use std::io;
use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::language::words;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::output::{Output, say, show};
use super::over::would_write_over;
use super::plan::Choices;
use crate::formulate::stages;
use crate::lp::write_mps;
use crate::run::write_file;
use crate::session;

/// Write the linear programme of a goal as MPS.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng export factory.json --mps factory.mps
  junheng export factory.json --mps profit.mps --goal profit

Before a later goal is exported, the goals before it are solved and held at what the plan reaches. Any
solver then finds the value that `junheng plan` reports for the goal; with whole numbers, that value
or a better one, and none beyond the bound.")]
pub(super) struct Arguments {
    /// The factory file; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// The MPS file to write; `-` writes to standard output
    #[arg(long, value_name = "FILE")]
    mps: PathBuf,
    /// The goal, as `plan` lists it [default: the first]
    #[arg(long)]
    goal: Option<String>,
    #[command(flatten)]
    choices: Choices,
    #[command(flatten)]
    numbers: Numbers,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    if would_write_over([&*arguments.factory], Some(&arguments.mps), &[]) {
        return Ok(Exit::Usage);
    }
    let (factory, options) = match arguments.choices.of_file(&arguments.factory) {
        Ok(chosen) => chosen,
        Err(exit) => return Ok(exit),
    };
    let options = arguments.numbers.applied(options);
    let stages = stages(&factory);
    let titles: Vec<String> = stages.iter().map(crate::formulate::Stage::title).collect();
    let Some(first) = titles.first() else { return Ok(Exit::Usage) };
    let wanted = arguments.goal.as_ref().unwrap_or(first);
    let known = stages.iter().any(|it| it.is_called(wanted));
    if !known {
        let goals = titles.join(", ");
        let values = [("goal", wanted.into()), ("goals", (&goals).into())];
        say(&words().say_with("export-no-goal", &values));
        return Ok(Exit::Usage);
    }
    match session::programme(&factory, &options, wanted) {
        Ok(session::Programme::Written(written)) => {
            let (lp, objective) = *written;
            let mut bytes = Vec::new();
            write_mps(&lp, &objective, &mut bytes)?;
            if arguments.mps == Path::new("-") {
                show(&Output::Data(String::from_utf8_lossy(&bytes).into_owned()))?;
            } else {
                write_file(&arguments.mps, &bytes)?;
                let [rows, columns] =
                    [lp.rows().len(), lp.columns().len()].map(|it| it.to_string());
                let file = arguments.mps.display().to_string();
                let values = [
                    ("rows", (&rows).into()),
                    ("columns", (&columns).into()),
                    ("goal", (&objective.name).into()),
                    ("file", (&file).into()),
                ];
                say(&words().say_with("export-written", &values));
            }
            Ok(Exit::Done)
        }
        Ok(session::Programme::NoPlan(planning)) => Ok(report_no_plan(Ok(planning))),
        Err(failure) => Ok(report_no_plan(Err(failure))),
    }
}
