//! `junheng repair`: repairs where orders cannot all be met or hard data contradict each other.

use std::io;
use std::path::PathBuf;

use super::answers::{Format, answer_name, show_as, write_any};
use super::desk::AtDesk;
use super::exit::Exit;
use super::language::words;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::output::say;
use super::over::would_write_over;
use super::plan::Choices;
use super::progress::Progress;
use crate::explain::repair::{Repaired, repair};
use crate::model::{GiveUp, Goal, GoalInSequence};
use crate::validate::with_options;

/// List repairs.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng repair factory.json
  junheng repair factory.json --protect groups/press --protect 'orders/*' --menu 3
  junheng repair factory.json --prices prices.json --out repairs.json
  junheng repair factory.json --format json")]
pub(super) struct Arguments {
    /// The factory file; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// What must not change: `groups/press`, `materials/steel/quota`, `orders/*`
    #[arg(long, value_name = "PATH")]
    protect: Vec<String>,
    /// Maximum number of repairs to list
    #[arg(long, value_name = "N", default_value = "5")]
    menu: usize,
    /// Prices of moves for which the factory file has none: see `docs/why.md`
    #[arg(long, value_name = "PRICES.json")]
    prices: Option<String>,
    /// Also write the list to a file: .html, .xlsx, .json, .csv or .txt
    #[arg(long, value_name = "FILE", value_parser = answer_name)]
    out: Option<PathBuf>,
    /// Format of the list
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    choices: Choices,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let read = std::iter::once(&arguments.factory).chain(&arguments.prices).map(String::as_str);
    if would_write_over(read, arguments.out.as_deref(), &[]) {
        return Ok(Exit::Usage);
    }
    let asked =
        match AtDesk::of(&arguments.choices, &arguments.factory, arguments.prices.as_deref()) {
            Ok(asked) => asked,
            Err(exit) => return Ok(exit),
        };
    let options = arguments.numbers.applied(asked.options.clone());
    // Only the goals of service are to be repaired.
    let service = [Goal::Fulfil, Goal::OnTime]
        .map(|goal| GoalInSequence { goal, give_up: GiveUp::Absolute(0.0) });
    let factory = with_options(&asked.factory, None, Some(service.to_vec()));
    let progress = Progress::of(&options.deadline);
    let repaired = repair(&factory, &options, asked.desk(), &arguments.protect, arguments.menu);
    progress.done();
    match repaired {
        Ok(Repaired::Menu(found, idle)) => {
            for pattern in idle {
                say(&words().say_with("protect-idle", &[("pattern", (&pattern).into())]));
            }
            if let Some(out) = &arguments.out
                && !write_any(out, &*found)?
            {
                return Ok(Exit::InputErrors);
            }
            show_as(&*found, arguments.format)?;
            Ok(match () {
                () if !found.complete => Exit::Stopped,
                () if found.needed && found.unmet.is_empty() => Exit::Contradiction,
                () => Exit::Done,
            })
        }
        Ok(Repaired::NoPlan(planning)) => Ok(report_no_plan(Ok(planning))),
        Err(failure) => Ok(report_no_plan(Err(failure))),
    }
}
