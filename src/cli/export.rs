//! `junheng export`: the linear programme of a goal, so that any solver can confirm its value.

use std::io;
use std::path::{Path, PathBuf};

use super::Exit;
use super::output::{say, show, write_file};
use super::plan::{Choices, report_no_plan};
use crate::formulate::stages;
use crate::lp::write_mps;
use crate::pipeline;

/// Write the linear programme of a goal as MPS.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng export works.json --mps works.mps
  junheng export works.json --mps profit.mps --goal profit

The programme of a later goal has the goals before it reached and frozen, so they are planned
first. Any solver then finds the value that `junheng plan` reports for the goal.")]
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
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let (factory, wishes) = match arguments.choices.of_file(&arguments.factory) {
        Ok(chosen) => chosen,
        Err(exit) => return Ok(exit),
    };
    let titles: Vec<String> = stages(&factory).iter().map(crate::formulate::Stage::title).collect();
    let Some(first) = titles.first() else { return Ok(Exit::Usage) };
    let wanted = arguments.goal.as_ref().unwrap_or(first);
    let known = titles.iter().any(|title| {
        title == wanted || title.split_once('/').is_some_and(|(goal, _)| goal == wanted)
    });
    if !known {
        say(&format!("error: {wanted} is not one of the goals: {}", titles.join(", ")));
        return Ok(Exit::Usage);
    }
    match pipeline::programme(&factory, &wishes, wanted) {
        Ok(pipeline::Programme::Written(written)) => {
            let (lp, objective) = *written;
            let mut bytes = Vec::new();
            write_mps(&lp, &objective, &mut bytes)?;
            if arguments.mps == Path::new("-") {
                show(&String::from_utf8_lossy(&bytes))?;
            } else {
                write_file(&arguments.mps, &bytes)?;
                say(&format!(
                    "{} rows, {} columns, goal {}: {}",
                    lp.rows().len(),
                    lp.columns().len(),
                    objective.name,
                    arguments.mps.display()
                ));
            }
            Ok(Exit::Done)
        }
        Ok(pipeline::Programme::NoPlan(planning)) => Ok(report_no_plan(Ok(planning))),
        Err(failure) => Ok(report_no_plan(Err(failure))),
    }
}
