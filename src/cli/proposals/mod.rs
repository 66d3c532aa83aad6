//! `junheng proposals`: what comes back on the sheets of `junheng discuss` is answered, proposal by
//! proposal; accepted ones become a new version of the factory.

mod named;
mod version;

use std::io;
use std::path::PathBuf;

use super::answers::{Format, answer_name, show_as, write_any};
use super::exit::Exit;
use super::failure;
use super::input::{Loaded, load};
use super::language::words;
use super::no_plan::{report_no_base_plan, report_no_plan};
use super::numbers::Numbers;
use super::output::{say, say_problems};
use super::over::would_write_over;
use super::plan::Choices;
use super::progress::Progress;
use crate::diag::Severity;
use crate::measure::answered::answered;
use crate::measure::submitted::{Submitted, submitted};
use crate::model::Buckets;
use crate::model::answers::proposals::ProposalAnswers;
use crate::model::answers::whatif::ScenarioStatus;
use crate::model::plan::FactoryHeading;
use crate::scenario::{Document, Evaluator, factory_of};
use crate::source::workbook::proposals::{FilledIn, read};
use named::positions;

/// Answer proposals.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng proposals factory.json sheets.xlsx
  junheng proposals factory.json sheets/ --take milling-1 foundry-2 --publish v2/
  junheng proposals factory.json --check v2/

Every row that is filled in is answered: what it is worth alone and beside the accepted ones, or what
holds it back. Nothing is accepted unless it is named. With --publish the accepted ones are joined into
the factory file, the plan is made again, and the folder gets factory.json, plan.json and decisions.json:
every proposal with its answer, who contributed what, and the digest of the version before. --check
derives a version again from the file before it and its decisions, and reports any difference.")]
pub(super) struct Arguments {
    /// The factory file before; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// The sheets as they come back: a workbook, a CSV file, or a folder of them
    #[arg(value_name = "SHEETS.xlsx|DIR", required_unless_present = "check")]
    proposals: Option<String>,
    /// What else was named: there is nothing else, but `--accept ID` is a likely slip
    #[arg(hide = true)]
    besides: Vec<String>,
    /// Accept these proposals, by id
    #[arg(long, value_name = "ID", num_args = 1..)]
    take: Vec<String>,
    /// Publish the factory with the accepted proposals as a new version in this folder
    #[arg(long, value_name = "DIR", requires = "take")]
    publish: Option<PathBuf>,
    /// Check a published version against the factory file it was made from
    #[arg(long, value_name = "DIR", conflicts_with_all = ["proposals", "take", "publish"])]
    check: Option<PathBuf>,
    /// Also write the answer to a file: .html, .xlsx, .json, .csv or .txt
    #[arg(long, value_name = "FILE", value_parser = answer_name)]
    out: Option<PathBuf>,
    /// Format of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    choices: Choices,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    if let Some(folder) = &arguments.check {
        return version::check(&arguments.factory, folder);
    }
    if !arguments.besides.is_empty() {
        let ids = arguments.besides.join(" ");
        say(&words().say_with("answered-take-instead", &[("ids", (&ids).into())]));
        return Ok(Exit::Usage);
    }
    let read_files = std::iter::once(&arguments.factory).chain(&arguments.proposals);
    if would_write_over(read_files.map(String::as_str), arguments.out.as_deref(), &[]) {
        return Ok(Exit::Usage);
    }
    if let Some(folder) = &arguments.publish
        && version::is_taken(folder)
    {
        return Ok(Exit::Usage);
    }
    let Some(loaded) = load(&arguments.factory) else { return Ok(Exit::InputErrors) };
    let name = arguments.proposals.as_deref().unwrap_or_default();
    let filled = match read(name) {
        Ok(filled) => filled,
        Err(unreadable) => {
            say_problems(&unreadable.source_text, &[*unreadable.problem]);
            return Ok(Exit::InputErrors);
        }
    };
    let Some(submitted) = joined(&loaded, &filled) else { return Ok(Exit::InputErrors) };
    let accepted = match positions(&submitted.proposals, &arguments.take) {
        Ok(accepted) => accepted,
        Err(exit) => return Ok(exit),
    };
    let answer = match answer(arguments, &loaded, &submitted, &accepted) {
        Ok(answer) => answer,
        Err(exit) => return Ok(exit),
    };
    if let Some(out) = &arguments.out
        && !write_any(out, &answer)?
    {
        return Ok(Exit::InputErrors);
    }
    show_as(&answer, arguments.format)?;
    if !answer.complete {
        say(&words().say("stopped-answering"));
        return Ok(Exit::Stopped);
    }
    match &arguments.publish {
        None => Ok(Exit::Done),
        Some(folder) => {
            let published = version::Published {
                loaded: &loaded,
                submitted: &submitted,
                accepted: &accepted,
                answer,
            };
            published.write(folder, &arguments.choices, &arguments.numbers)
        }
    }
}

/// The factory with the proposals, or nothing after everything wrong with them was reported.
fn joined(loaded: &Loaded, filled: &FilledIn) -> Option<Submitted> {
    let document = Document::parse(&loaded.source.text)?;
    match submitted(&document, filled) {
        Ok((submitted, problems)) => {
            if !problems.is_empty() {
                say_problems(&submitted.source, &problems);
            }
            Some(submitted)
        }
        Err((source, problems)) => {
            let wrong: Vec<_> =
                problems.into_iter().filter(|it| it.severity() == Severity::Error).collect();
            // In the order of the cells, as they are corrected.
            let places = source.places(&wrong);
            let mut placed: Vec<_> = wrong.into_iter().zip(places).collect();
            placed.sort_by_key(|(_, it)| {
                let sheet = it.cell.as_ref().map(|cell| cell.column.0.clone());
                (it.file.clone(), sheet, it.line, it.column)
            });
            let wrong: Vec<_> = placed.into_iter().map(|it| it.0).collect();
            say_problems(&source, &wrong);
            None
        }
    }
}

fn answer(
    arguments: &Arguments,
    loaded: &Loaded,
    submitted: &Submitted,
    accepted: &[usize],
) -> Result<ProposalAnswers, Exit> {
    let proposals = &submitted.proposals;
    let base = factory_of(proposals.base.tree()).map_err(|problems| {
        say_problems(&loaded.source, &problems);
        Exit::InputErrors
    })?;
    let plain = Loaded { factory: base.factory, source: loaded.source.clone() };
    let (factory, options) = arguments.choices.apply(&plain).map_err(|usage| {
        say(&usage);
        Exit::Usage
    })?;
    let options = arguments.numbers.applied(options);
    let (bucket, goals) = arguments.choices.asked();
    let progress = Progress::of(&options.deadline);
    let evaluator =
        Evaluator::new(&proposals.base, &factory, options.clone(), bucket, goals, failure::failure);
    let evaluator = match evaluator {
        Ok(evaluator) => evaluator,
        Err(failure) => {
            progress.done();
            return Err(report_no_plan(Err(failure)));
        }
    };
    match evaluator.base.status {
        ScenarioStatus::Planned => {}
        ScenarioStatus::Stopped => {
            progress.done();
            say(&words().say("stopped-answering"));
            return Err(Exit::Stopped);
        }
        _ => {
            progress.done();
            return Err(report_no_base_plan(&evaluator.base));
        }
    }
    let heading = FactoryHeading::of(&factory, &Buckets::new(&factory, factory.bucket));
    let sha256 = &loaded.source.sha256;
    let answer = answered(proposals, &factory, heading, &evaluator, accepted, sha256);
    progress.done();
    Ok(answer)
}
