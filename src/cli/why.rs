//! `junheng why`: what carries a late or short order, and what would cure it.

use std::io;

use super::Exit;
use super::output::{say, show};
use super::plan::{Choices, report_no_plan};
use crate::explain::shortage::{Answered, Question, why};
use crate::model::answers::shortage::Trouble;
use crate::report::why as report;

/// Ask for the reasons.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng why works.json short 17
  junheng why works.json late A-3 --format json")]
pub(super) struct Arguments {
    /// The factory file; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    #[command(subcommand)]
    about: About,
}

#[derive(Debug, clap::Subcommand)]
enum About {
    /// Why an order is shipped late
    Late(OfOrder),
    /// Why some of an order is never shipped
    Short(OfOrder),
}

#[derive(Debug, clap::Args)]
struct OfOrder {
    /// The order's id
    #[arg(value_name = "ORDER")]
    order: String,
    /// Form of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    choices: Choices,
}

/// Form of an answer.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let (asked, trouble) = match &arguments.about {
        About::Late(asked) => (asked, Trouble::Late),
        About::Short(asked) => (asked, Trouble::Short),
    };
    let (factory, wishes) = match asked.choices.of_file(&arguments.factory) {
        Ok(chosen) => chosen,
        Err(exit) => return Ok(exit),
    };
    let found = factory.orders.enumerated().find(|(_, order)| order.id == asked.order);
    let Some((order, _)) = found else {
        say(&format!("error: there is no order {} in {}", asked.order, arguments.factory));
        return Ok(Exit::Usage);
    };
    match why(&factory, &wishes, Question { order, trouble }) {
        Ok(Answered::Why(why)) => {
            show(&match asked.format {
                Format::Text => report::text(&why),
                Format::Json => report::json(&why),
            })?;
            Ok(if why.complete { Exit::Done } else { Exit::Stopped })
        }
        Ok(Answered::Untroubled(order)) => {
            let word = match trouble {
                Trouble::Late => "late",
                Trouble::Short => "short",
            };
            say(&format!("Nothing of order {} is {word} in the plan.", order.id));
            Ok(Exit::Done)
        }
        Ok(Answered::NoPlan(planning)) => Ok(report_no_plan(Ok(planning))),
        Ok(Answered::Stopped) => {
            say("Stopped before the reasons were found; allow more time (--time-limit).");
            Ok(Exit::Stopped)
        }
        Err(failure) => Ok(report_no_plan(Err(failure))),
    }
}
