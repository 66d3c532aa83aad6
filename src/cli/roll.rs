//! `junheng roll`: the factory file of the next month, and the account of every quantity.

use std::io;
use std::path::PathBuf;

use jiff::civil::Date;

use super::answers::{Format, show_as, write_text};
use super::book;
use super::convert::{can_be_written, written};
use super::exit::Exit;
use super::input::accepts;
use super::language::words;
use super::of_plan::OfPlan;
use super::output::{Form, form as form_of, say, say_problems};
use super::over::would_write_over;
use crate::diag::Severity;
use crate::model::answers::book::EntryKind;
use crate::model::answers::roll::Roll;
use crate::month::done::Done;
use crate::month::period::Period;
use crate::month::recorded::{Recorded, recorded};
use crate::month::roll::{Ending, Rolled, answer, roll};
use crate::report::{form, json};
use crate::source::actuals;
use crate::source::workbook;
use crate::source::{SourceText, Unreadable};

/// Roll on to the next month.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng roll december.json december/plan.json --out january.json
  junheng roll december.json december/plan.json --actuals actuals.xlsx --out january.xlsx
  junheng roll week-49.json week-49/plan.json --until 2026-12-13 --out week-50.json

Without --actuals the plan counts as carried out. Of kinds of things that the record does not list at
all the plan counts too; of a kind it lists, what it leaves out did not happen. The account shows every
quantity: opening + made + received + bought - used - shipped - discarded = closing. What the next file
cannot hold is listed.")]
pub(super) struct Arguments {
    /// The factory file of the month that ends; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// Its plan, as `junheng plan --format json` writes it
    #[arg(value_name = "PLAN.json")]
    plan: String,
    /// What really happened: JSON, a workbook, a CSV file or a folder of them
    #[arg(long, value_name = "FILE|DIR")]
    actuals: Option<String>,
    /// Last day of the next period [default: as many months or days as the one that ends]
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// The next factory file: a name that ends in .json or .xlsx, or a folder of CSV files
    #[arg(long, value_name = "FILE|DIR")]
    out: PathBuf,
    /// Also add the account, and the record of what happened, to the plan book in this folder
    #[arg(long, value_name = "DIR")]
    book: Option<PathBuf>,
    /// Format of the account
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let read = [&arguments.factory, &arguments.plan].into_iter().chain(&arguments.actuals);
    if !can_be_written(&arguments.out)
        || would_write_over(read.map(String::as_str), Some(&arguments.out), &[])
    {
        return Ok(Exit::Usage);
    }
    let made = OfPlan::load(&arguments.factory, &arguments.plan).and_then(|of| {
        let actuals = arguments.actuals.as_deref();
        rolled(&of, actuals, arguments.until)
    });
    let Made { rolled, answer, record } = match made {
        Ok(made) => made,
        Err(exit) => return Ok(exit),
    };
    let name = arguments.out.display().to_string();
    let source = SourceText::from_text(&name, &rolled.text);
    if form_of(&arguments.out) == Form::Json {
        write_text(&arguments.out, &rolled.text)?;
    } else if !written(&source, &arguments.out)? {
        return Ok(Exit::InputErrors);
    }
    show_as(&answer, arguments.format)?;
    let Some(book) = &arguments.book else { return Ok(Exit::Done) };
    let mut files =
        vec![("account.json", json::pretty(&answer)), ("next.json", rolled.text.clone())];
    files.extend(record.map(|it| ("actuals.json", it)));
    let of = &answer.factory;
    book::add(book, EntryKind::Roll, (&of.name, &of.from, &of.to), &files)
}

/// What really happened, as the factory knows it, with the digest of the record.
pub(super) struct Happened {
    pub recorded: Recorded,
    /// The record as JSON text.
    pub text: String,
    pub sha256: String,
}

/// Reads a record of what happened on the days until a date; everything wrong with it is reported.
pub(super) fn happened(of: &OfPlan, name: &str, until: Date) -> Result<Happened, Exit> {
    let refuse = |unreadable: Unreadable| {
        say_problems(&unreadable.source_text, &[*unreadable.problem]);
        Exit::InputErrors
    };
    let source = match workbook::actuals::read(name, accepts()).map_err(refuse)? {
        Some(book) => {
            for line in form::notes(words(), &book) {
                say(&line);
            }
            if !book.problems.is_empty() {
                say_problems(&book.source, &book.problems);
            }
            if book.problems.iter().any(|it| it.severity() == Severity::Error) {
                return Err(Exit::InputErrors);
            }
            book.source
        }
        None => SourceText::read(name).map_err(refuse)?,
    };
    let found = actuals::read(&source.text).and_then(|it| recorded(it, &of.factory, until));
    match found {
        Ok(recorded) => Ok(Happened { recorded, text: source.text, sha256: source.sha256 }),
        Err(problems) => {
            say_problems(&source, &problems);
            Err(Exit::InputErrors)
        }
    }
}

/// The next file with its account, and the record of what happened as JSON text.
pub(super) struct Made {
    pub rolled: Rolled,
    pub answer: Roll,
    pub record: Option<String>,
}

/// The next file with its account.
pub(super) fn rolled(
    of: &OfPlan,
    actuals: Option<&str>,
    until: Option<Date>,
) -> Result<Made, Exit> {
    let this = Period { from: of.factory.from, to: of.factory.to };
    let Some(next) = this.next(until) else {
        let first = this.to.tomorrow().map_or_else(|_| String::new(), |it| it.to_string());
        say(&words().say_with("roll-until", &[("first", (&first).into())]));
        return Err(Exit::Usage);
    };
    let happened = actuals.map(|name| happened(of, name, this.to)).transpose()?;
    let done = match &happened {
        Some(it) => Done::as_recorded(&of.factory, &of.buckets, &of.plan, &it.recorded),
        None => Done::as_planned(&of.factory, &of.buckets, &of.plan, next.from),
    };
    let from = Ending {
        tree: of.document.tree(),
        factory: &of.factory,
        buckets: &of.buckets,
        plan: &of.plan,
        done: &done,
    };
    match roll(from, next) {
        Ok(rolled) => {
            let actuals = happened.as_ref().map(|it| it.sha256.clone());
            let plan = &of.source.sha256;
            let answer = answer(from, next, &rolled, plan, actuals);
            Ok(Made { rolled, answer, record: happened.map(|it| it.text) })
        }
        Err(not_valid) => {
            let name = format!("{} → {}", of.loaded.source.name, next.from);
            let source = SourceText::from_text(&name, &not_valid.text);
            say_problems(&source, &not_valid.problems);
            Err(Exit::InputErrors)
        }
    }
}
