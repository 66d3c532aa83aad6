//! `junheng bottlenecks`: where it is tight, what one more unit is worth, and how far that holds.

use std::io;
use std::path::PathBuf;

use super::alike::most_alike;
use super::answers::{Format, show_as, write_as};
use super::exit::Exit;
use super::language::words;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::output::{file_name, say};
use super::over::would_write_over;
use super::plan::Choices;
use super::progress::Progress;
use crate::explain::bottlenecks::{Answer, Question, Step, bottlenecks};

/// Show where it is tight: what one more or less is worth, how far that holds, what a step gains.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng bottlenecks factory.json
  junheng bottlenecks factory.json --step 8h --by-bucket
  junheng bottlenecks factory.json --curve milling --curve materials/steel/quota
  junheng bottlenecks factory.json --out tight.xlsx

Limits are hours of groups, labour and services, overtime tiers, quotas, purchase and route limits,
maximum stocks and stores, hiring and laying off, opening stock, deliveries, market limits and
minimums, order quantities. What one unit is worth is exact on either side, even at a degenerate
optimum. Every goal before `balance` is examined; gains of different goals are never added. Safety
stocks, closing stocks, lead times, due dates and orders that are short or late change coefficients:
for those that can matter, the goals are solved again with one unit less (a due date one day later),
and listed separately.")]
pub(super) struct Arguments {
    /// The factory file; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// Step by which limits are compared: `10%` of each, `8h`, or `20` of its own unit
    #[arg(long, value_name = "STEP", default_value = "10%", value_parser = step)]
    step: (Step, String),
    /// Trace the value curve of a limit: a path or the id it ends in, `…@BUCKET` for one bucket
    #[arg(long, value_name = "LIMIT")]
    curve: Vec<String>,
    /// How many binding limits to list for each goal, by what a step gains it
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    /// How many stock targets, lead times, due dates and short orders to try by solving again; and how
    /// many steps of limits in whole numbers
    #[arg(long, value_name = "N", default_value_t = 5)]
    resolve: usize,
    /// Each bucket separately instead of the whole planning period
    #[arg(long)]
    by_bucket: bool,
    /// Also write the answer as an HTML page with charts, a workbook or JSON
    #[arg(long, value_name = "FILE", value_parser = file_name)]
    out: Option<PathBuf>,
    /// Format of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    choices: Choices,
}

fn step(word: &str) -> Result<(Step, String), String> {
    let number = |text: &str| {
        let number = text.trim().parse::<f64>().ok();
        number
            .filter(|it| it.is_finite() && *it > 0.0)
            .ok_or_else(|| words().say_with("use-step", &[("word", word.into())]))
    };
    let step = match word.trim().strip_suffix('%') {
        Some(percent) => Step::Share(number(percent)? / 100.0),
        None => Step::Units(number(word.trim().trim_end_matches('h'))?),
    };
    Ok((step, word.trim().to_owned()))
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    if would_write_over([&*arguments.factory], arguments.out.as_deref(), &[]) {
        return Ok(Exit::Usage);
    }
    let (factory, options) = match arguments.choices.of_file(&arguments.factory) {
        Ok((factory, options)) => (factory, arguments.numbers.applied(options)),
        Err(exit) => return Ok(exit),
    };
    let (step, step_words) = arguments.step.clone();
    let question = Question {
        step,
        step_words,
        top: arguments.top,
        resolve: arguments.resolve,
        by_bucket: arguments.by_bucket,
        curves: arguments.curve.clone(),
    };
    let progress = Progress::of(&options.deadline);
    let answered = bottlenecks(&factory, &options, &question);
    progress.done();
    match answered {
        Ok(Answer::Bottlenecks(answer)) => {
            if let Some(out) = &arguments.out
                && !write_as(out, &*answer)?
            {
                return Ok(Exit::InputErrors);
            }
            show_as(&*answer, arguments.format)?;
            if answer.complete {
                return Ok(Exit::Done);
            }
            say(&words().say("stopped-examining"));
            Ok(Exit::Stopped)
        }
        Ok(Answer::Unknown { wanted, known }) => {
            say(&words().say_with("no-such-limit", &[("limit", (&wanted).into())]));
            let known = most_alike(&wanted, known.iter().map(String::as_str));
            say(&words().say_with("known-limits", &[("limits", (&known).into())]));
            Ok(Exit::Usage)
        }
        Ok(Answer::Stopped) => {
            say(&words().say("stopped-answering"));
            Ok(Exit::Stopped)
        }
        Ok(Answer::NoPlan(planning)) => Ok(report_no_plan(Ok(planning))),
        Err(failure) => Ok(report_no_plan(Err(failure))),
    }
}
