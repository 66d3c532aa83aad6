//! `junheng potential`: how many times the order mix a factory could make, and what is left unused.

use std::io;
use std::path::PathBuf;

use super::answers::{Format, show_as, write_as};
use super::exit::Exit;
use super::language::words;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::output::{file_name, say};
use super::over::would_write_over;
use super::plan::Choices;
use super::progress::Progress;
use crate::explain::potential::{Answered, Misasked, Mix, Question, potential};

/// Show what a factory could make at most.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng potential factory.json
  junheng potential factory.json --mix pump=60,shaft=20 --steps 3 --format json

The mix ignores due dates, order quantities and markets. Capacities, quotas, stocks, lead times and
frozen quantities apply, and projects get as much as possible. Unused capacity is that of the plan
which `junheng plan` makes for the present orders.")]
pub(super) struct Arguments {
    /// The factory file; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// The mix: `orders` (firm and even quantities, market minimums), or quantities of products
    #[arg(long, value_name = "MIX", default_value = "orders", value_parser = mix)]
    mix: Mix,
    /// How many limits to lift, one after another
    #[arg(long, value_name = "NUMBER", default_value_t = 5)]
    steps: usize,
    /// The leading group [default: the one the mix needs most hours of]
    #[arg(long, value_name = "GROUP")]
    leading: Option<String>,
    /// Also write the answer as one HTML file with pictures, as a workbook or as JSON
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

/// `orders`, or products with their quantities.
fn mix(text: &str) -> Result<Mix, String> {
    if text.trim() == "orders" {
        return Ok(Mix::Orders);
    }
    let part = |part: &str| {
        let (product, quantity) = part
            .split_once('=')
            .ok_or_else(|| words().say_with("use-mix", &[("part", part.into())]))?;
        let number = quantity.trim().parse::<f64>().ok();
        let quantity = number.filter(|it| it.is_finite() && *it > 0.0);
        let quantity = quantity
            .ok_or_else(|| words().say_with("use-mix-above-zero", &[("part", part.into())]))?;
        Ok((product.trim().to_owned(), quantity))
    };
    text.split(',').map(part).collect::<Result<_, String>>().map(Mix::Given)
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    if would_write_over([&*arguments.factory], arguments.out.as_deref(), &[]) {
        return Ok(Exit::Usage);
    }
    let (factory, options) = match arguments.choices.of_file(&arguments.factory) {
        Ok((factory, options)) => (factory, arguments.numbers.applied(options)),
        Err(exit) => return Ok(exit),
    };
    let question = Question {
        mix: arguments.mix.clone(),
        steps: arguments.steps,
        leading: arguments.leading.clone(),
    };
    let progress = Progress::of(&options.deadline);
    let answered = potential(&factory, &options, &question);
    progress.done();
    match answered {
        Ok(Answered::Potential(answer)) => {
            if let Some(out) = &arguments.out
                && !write_as(out, &*answer)?
            {
                return Ok(Exit::InputErrors);
            }
            show_as(&*answer, arguments.format)?;
            Ok(if options.deadline.stopped() { Exit::Stopped } else { Exit::Done })
        }
        Ok(Answered::Misasked(reason)) => {
            say(&misasked(&reason));
            Ok(Exit::Usage)
        }
        Ok(Answered::NoPlan(planning)) => Ok(report_no_plan(Ok(planning))),
        Err(failure) => Ok(report_no_plan(Err(failure))),
    }
}

/// Why the question makes no sense for this factory.
fn misasked(reason: &Misasked) -> String {
    match reason {
        Misasked::NoGroup(id) => words().say_with("potential-no-group", &[("id", id.into())]),
        Misasked::NoProduct(id) => words().say_with("potential-no-product", &[("id", id.into())]),
        Misasked::NoMix => words().say("potential-no-mix"),
    }
}
