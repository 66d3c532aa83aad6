//! `junheng diff`: what moved between two plans, and which changes of the factory file brought it.

use std::io;
use std::path::PathBuf;

use super::answers::{Format, show_as, write_as};
use super::exit::Exit;
use super::input::{Loaded, PlanFile, load};
use super::language::words;
use super::no_plan::report_no_plan;
use super::of_plan::belonging;
use super::output::{file_name, say};
use super::over::would_write_over;
use super::plan::Choices;
use crate::diag::{Code, Message, message};
use crate::explain::diff::diff;
use crate::explain::waterfall::{Answered, MOST_PARTS, NotTheBest, Planned, Which, waterfall};
use crate::model::answers::diff::Diff;
use crate::report;
use crate::scenario::Document;

/// Compare two plans.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng diff monday/plan.json tuesday/plan.json
  junheng diff monday/plan.json tuesday/plan.json monday.json tuesday.json --format json

With the two factory files, the difference of every goal and order is attributed to the changes from
one file to the other by planning every subset of them (256 plans for 8 parts). The result does not
depend on the order of the changes. Bucket length and goals are those stated in the plans.")]
pub(super) struct Arguments {
    /// The plan before, as `junheng plan --format json` writes it; `-` reads standard input
    #[arg(value_name = "PLAN-A.json")]
    before: String,
    /// The plan after
    #[arg(value_name = "PLAN-B.json")]
    after: String,
    /// The factory file of the plan before
    #[arg(value_name = "FACTORY-A.json", requires = "factory_after")]
    factory_before: Option<String>,
    /// The factory file of the plan after
    #[arg(value_name = "FACTORY-B.json")]
    factory_after: Option<String>,
    /// Maximum number of parts the changes are grouped into; each doubles the time
    #[arg(long, value_name = "NUMBER", default_value_t = 8, value_parser = parts)]
    parts: usize,
    /// Also write the answer as one HTML file with pictures, as a workbook or as JSON
    #[arg(long, value_name = "FILE", value_parser = file_name)]
    out: Option<PathBuf>,
    /// Format of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    choices: Choices,
}

fn parts(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=MOST_PARTS).contains(number));
    number
        .ok_or_else(|| words().say_with("use-parts", &[("most", (&MOST_PARTS.to_string()).into())]))
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let factories = [&arguments.factory_before, &arguments.factory_after];
    let read = [&arguments.before, &arguments.after].into_iter();
    let read = read.chain(factories.into_iter().flatten()).map(String::as_str);
    if would_write_over(read, arguments.out.as_deref(), &[]) {
        return Ok(Exit::Usage);
    }
    Ok(match compare(arguments) {
        Ok((moved, exit)) => {
            if let Some(out) = &arguments.out
                && !write_as(out, &moved)?
            {
                return Ok(Exit::InputErrors);
            }
            show_as(&moved, arguments.format)?;
            exit
        }
        Err(exit) => exit,
    })
}

/// The answer, and how the command ends; or how it ends without one.
fn compare(arguments: &Arguments) -> Result<(Diff, Exit), Exit> {
    let before = PlanFile::load(&arguments.before)?;
    let after = PlanFile::load(&arguments.after)?;
    let Some(mut moved) = diff(&before.plan, &after.plan) else {
        let message = message!("e910", file = before.source.name);
        return Err(after.refuse(Code::E910, "\"factory\"", message));
    };
    if let (Some(one), Some(other)) = (&arguments.factory_before, &arguments.factory_after) {
        let one = load(one).ok_or(Exit::InputErrors)?;
        let other = load(other).ok_or(Exit::InputErrors)?;
        // Its deadline is the one for all that follows.
        let (_, options) = arguments.choices.apply(&one).map_err(|usage| {
            say(&usage);
            Exit::Usage
        })?;
        let ends = [
            requested(&before, &one, &arguments.choices)?,
            requested(&after, &other, &arguments.choices)?,
        ];
        match waterfall(&ends[0], &ends[1], &options, arguments.parts) {
            Ok(Answered::Waterfall(answer)) => moved.waterfall = Some(*answer),
            Ok(Answered::NotTheBest(which, reason)) => {
                let plan = if which == Which::Before { &before } else { &after };
                let message = message!("e909", reason = not_the_best(&reason));
                return Err(plan.refuse(Code::E909, "\"goals\"", message));
            }
            Ok(Answered::Stopped) => {
                say(&words().say("diff-stopped"));
                moved.complete = false;
            }
            Err(failure) => return Err(report_no_plan(Err(failure))),
        }
    }
    let exit = if moved.complete { Exit::Done } else { Exit::Stopped };
    Ok((moved, exit))
}

/// Why a plan is not the best of its factory file.
fn not_the_best(reason: &NotTheBest) -> Message {
    match reason {
        NotTheBest::NoPlan => message!("e909-no-plan"),
        NotTheBest::Stopped => message!("e909-stopped"),
        NotTheBest::AskedForElse => message!("e909-asked"),
        NotTheBest::OtherValue { goal, stated, again } => {
            let goal = report::terms::goal_title(words(), goal);
            message!("e909-value", goal, stated, again)
        }
    }
}

/// The factory's document with what its plan was requested, once the plan proves to be of that
/// file and adds up.
fn requested<'p>(
    file: &'p PlanFile,
    factory: &Loaded,
    choices: &Choices,
) -> Result<Planned<'p>, Exit> {
    let plan = &file.plan;
    let (bucket, goals) = choices.asked();
    let other = bucket.is_some_and(|it| it.word() != plan.factory.bucket);
    if other && plan.certificate.factory_sha256 == factory.source.sha256 {
        let values =
            [("plan", (&file.source.name).into()), ("bucket", (&plan.factory.bucket).into())];
        say(&words().say_with("diff-other-bucket", &values));
        return Err(Exit::Usage);
    }
    let (_, asked) = belonging(file, factory, goals)?;
    let mut document = Document::parse(&factory.source.text).ok_or(Exit::InputErrors)?;
    asked.write(&mut document);
    Ok(Planned { document, plan })
}
