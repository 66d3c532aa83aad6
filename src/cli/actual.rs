//! `junheng actual`: plan against actual, which deviation moved which goal, and how the month ends from
//! here.

use std::io;
use std::path::PathBuf;

use jiff::civil::Date;

use super::answers::{TableFormat, answer_name, show_table, write_any};
use super::exit::Exit;
use super::language::words;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::of_plan::OfPlan;
use super::output::{say, say_problems};
use super::over::would_write_over;
use super::plan::Choices;
use super::progress::Progress;
use super::roll::happened;
use crate::explain::deviation::{MOST, Moved, moved};
use crate::model::answers::actual::{Actual, Deviation, Deviations};
use crate::model::plan::PlanStatus;
use crate::month::actual::causes::{Cause, causes, with};
use crate::month::actual::{Compared, Digests, compare, forecast};
use crate::month::done::Done;
use crate::scenario::Document;
use crate::session::{self, Options, Planning};
use crate::source::SourceText;
use crate::validate::with_options;

/// Compare a plan with what really happened.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng actual december.json december/plan.json actuals.xlsx
  junheng actual december.json december/plan.json actuals/ --to 2026-12-17 --out actual.html

Fulfilment and rhythm are weighed by standard hours. Each deviation that is recorded (hours lost by
cause, deliveries, use per piece, scrap) is made in the factory file with every combination of the
others, and the difference of each goal is shared out by the Shapley value. If the month has not ended,
the rest of it is planned from here.")]
pub(super) struct Arguments {
    /// The factory file of the plan; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// Its plan, as `junheng plan --format json` writes it
    #[arg(value_name = "PLAN.json")]
    plan: String,
    /// What really happened: JSON, a workbook, a CSV file or a folder of them
    #[arg(value_name = "ACTUALS.xlsx|DIR")]
    actuals: String,
    /// Last day compared [default: the last day planned]
    #[arg(long, value_name = "DATE")]
    to: Option<Date>,
    /// Maximum number of deviations told apart, each of which doubles the time; 0 tells none apart
    #[arg(long, value_name = "NUMBER", default_value_t = 6, value_parser = parts)]
    parts: usize,
    /// Also write the answer to a file: .html, .xlsx, .json, .csv or .txt
    #[arg(long, value_name = "FILE", value_parser = answer_name)]
    out: Option<PathBuf>,
    /// Format of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: TableFormat,
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    choices: Choices,
}

fn parts(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (0..=MOST).contains(number));
    number.ok_or_else(|| words().say_with("use-parts", &[("most", (&MOST.to_string()).into())]))
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let read = [&arguments.factory, &arguments.plan, &arguments.actuals];
    if would_write_over(read.into_iter().map(String::as_str), arguments.out.as_deref(), &[]) {
        return Ok(Exit::Usage);
    }
    let answer = match answer(arguments) {
        Ok(answer) => answer,
        Err(exit) => return Ok(exit),
    };
    if let Some(out) = &arguments.out
        && !write_any(out, &answer)?
    {
        return Ok(Exit::InputErrors);
    }
    show_table(&answer, arguments.format)?;
    Ok(if answer.complete { Exit::Done } else { Exit::Stopped })
}

fn answer(arguments: &Arguments) -> Result<Actual, Exit> {
    let of = OfPlan::load(&arguments.factory, &arguments.plan)?;
    let to = arguments.to.unwrap_or(of.factory.to);
    if to < of.factory.from || to > of.factory.to {
        let (first, last) = (of.factory.from.to_string(), of.factory.to.to_string());
        let values = [("first", (&first).into()), ("last", (&last).into())];
        say(&words().say_with("actual-to", &values));
        return Err(Exit::Usage);
    }
    let happened = happened(&of, &arguments.actuals, to)?;
    let recorded = &happened.recorded;
    let done = Done::as_recorded(&of.factory, &of.buckets, &of.plan, recorded);
    let planned = Done::as_planned(&of.factory, &of.buckets, &of.plan, done.next);
    let compared = Compared {
        factory: &of.factory,
        buckets: &of.buckets,
        plan: &of.plan,
        planned: &planned,
        done: &done,
        recorded,
    };
    let digests = Digests { plan: of.source.sha256.clone(), actuals: happened.sha256.clone() };
    let mut answer = compare(compared, digests);
    // The bucket length and goals of the plan are those of the file that is planned again.
    let mut document = of.document.clone();
    of.asked.write(&mut document);
    let (_, options) = arguments.choices.apply(&of.loaded).map_err(|usage| {
        say(&usage);
        Exit::Usage
    })?;
    let options = Options { bucket: of.factory.bucket, ..options };
    let progress = Progress::of(&options.deadline);
    let found = causes(compared, arguments.parts);
    let shared = if arguments.parts == 0 || found.is_empty() {
        Ok(())
    } else {
        share(&mut answer, &of, &document, &found, &options)
    };
    let ahead = shared.and_then(|()| {
        look_ahead(&mut answer, compared, &document, &arguments.numbers.applied(options))
    });
    progress.done();
    ahead.map(|()| answer)
}

fn share(
    answer: &mut Actual,
    of: &OfPlan,
    document: &Document,
    found: &[Cause],
    options: &Options,
) -> Result<(), Exit> {
    let made = |chosen: usize| with(document, &of.factory, found, chosen);
    match moved(found.len(), &of.plan.goals, made, options) {
        Ok(Moved::Shared { goals, plans, residual }) => {
            let parts = found.iter().map(|it| Deviation::of(it.message.clone())).collect();
            answer.deviations = Some(Deviations { parts, goals, plans, residual });
        }
        Ok(Moved::NoPlan) => say(&words().say("actual-no-shares")),
        Ok(Moved::Stopped) => {
            say(&words().say("stopped-answering"));
            answer.complete = false;
        }
        Err(failure) => return Err(report_no_plan(Err(failure))),
    }
    Ok(())
}

/// Plans the days that are left.
fn look_ahead(
    answer: &mut Actual,
    compared: Compared<'_>,
    document: &Document,
    options: &Options,
) -> Result<(), Exit> {
    let rest = match forecast::rest(compared, document.tree()) {
        None => return Ok(()),
        Some(Ok(rest)) => rest,
        Some(Err(not_valid)) => {
            let source = SourceText::from_text("rest.json", &not_valid.text);
            say_problems(&source, &not_valid.problems);
            return Ok(());
        }
    };
    if options.deadline.stopped() {
        answer.complete = false;
        return Ok(());
    }
    let factory = with_options(&rest.validated.factory, Some(options.bucket), None);
    match session::plan(&factory, options) {
        Ok(Planning::Plan(plan)) => {
            answer.complete &= plan.status != PlanStatus::Interrupted;
            answer.forecast = Some(forecast::forecast(compared, &factory, &plan));
        }
        Ok(_) => say(&words().say("actual-no-forecast")),
        Err(failure) => return Err(report_no_plan(Err(failure))),
    }
    Ok(())
}
