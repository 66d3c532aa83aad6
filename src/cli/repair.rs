//! `junheng repair`: repairs where orders cannot all be met or hard data contradict each other.

use std::io;

use super::answers::{Format, show_as};
use super::exit::Exit;
use super::language::words;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::output::say;
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
    /// Format of the list
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    choices: Choices,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let (factory, options) = match arguments.choices.of_file(&arguments.factory) {
        Ok((factory, options)) => (factory, arguments.numbers.applied(options)),
        Err(exit) => return Ok(exit),
    };
    // Only the goals of service are to be repaired.
    let service = [Goal::Fulfil, Goal::OnTime]
        .map(|goal| GoalInSequence { goal, give_up: GiveUp::Absolute(0.0) });
    let factory = with_options(&factory, None, Some(service.to_vec()));
    let progress = Progress::of(&options.deadline);
    let repaired = repair(&factory, &options, &arguments.protect, arguments.menu);
    progress.done();
    match repaired {
        Ok(Repaired::Menu(found, idle)) => {
            for pattern in idle {
                say(&words().say_with("protect-idle", &[("pattern", (&pattern).into())]));
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
