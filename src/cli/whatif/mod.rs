//! `junheng whatif`: scenarios of a factory file, planned from the base plan and compared with it.

mod answer;
mod asked;

pub(super) use asked::{Arguments, KIND};

use std::io;

use super::answers::{Format, TableFormat, show_as, write_page, write_text};
use super::exit::Exit;
use super::failure;
use super::language::words;
use super::no_plan::report_no_plan;
use super::output::{Form, say};
use super::over::would_write_over;
use super::plan::warn_of_rounding;
use super::progress::Bar;
use super::refusal::refused;
use crate::model::answers::whatif::{ScenarioResult, ScenarioStatus};
use crate::model::run::has_whole_numbers;
use crate::report::json;
use crate::run::{self, Effort, Ended, Journal, Refusal, Shard};
use crate::scenario::Evaluator;
use crate::session::{Failure, Options};
use asked::{Asked, say_defaults};

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let read = std::iter::once(&arguments.factory).chain(&arguments.scenarios).map(String::as_str);
    if would_write_over(read, arguments.out.as_deref(), &answer::FILES) {
        return Ok(Exit::Usage);
    }
    let one_file = arguments.out.is_some() && arguments.folder().is_none();
    if one_file && (arguments.resume || arguments.shard.is_some()) {
        say(&words().say("whatif-one-file"));
        return Ok(Exit::Usage);
    }
    if let Some(part) = arguments.shard {
        part.say();
    }
    let asked = match Asked::of(arguments) {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    say(&asked.counts());
    say_defaults(&asked.scenarios, &asked.original);
    let evaluator = match based(arguments, &asked) {
        Ok(evaluator) => evaluator,
        Err(failure) => return Ok(report_no_plan(Err(failure))),
    };
    warn_of_rounding(&asked.loaded.source, &evaluator.rounded);
    if evaluator.base.status == ScenarioStatus::Stopped {
        say(&words().say("whatif-no-base"));
        return Ok(Exit::Stopped);
    }
    if let Some(reason) = evaluator.base.reasons.first() {
        let reason = words().tell(&reason.message);
        say(&words().say_with("whatif-base-has-none", &[("reason", (&reason).into())]));
    }
    let by = match by(arguments, &evaluator.base) {
        Ok(by) => by,
        Err(exit) => return Ok(exit),
    };
    match planned(arguments, &asked, &evaluator, by.as_deref()) {
        Ok(exit) => Ok(exit),
        Err(refusal) => refused(refusal),
    }
}

/// The base plan. What is kept in a folder can be continued, so its base plan may take all of the time.
/// Otherwise scenarios have their part of it, and if the base plan in whole numbers is not finished by
/// then, all plans are in fractions.
fn based<'a>(arguments: &Arguments, asked: &'a Asked) -> Result<Evaluator<'a>, Failure> {
    let Asked { factory, options, original, .. } = asked;
    let (bucket, goals) = arguments.choices.asked();
    let based = |options: Options| {
        Evaluator::new(original, factory, options, bucket, goals.clone(), failure::failure)
    };
    if arguments.folder().is_some() || !has_whole_numbers(factory) {
        return based(options.clone());
    }
    let evaluator = based(options.before_a_question(factory))?;
    if evaluator.base.status == ScenarioStatus::Stopped && !options.deadline.stopped() {
        return based(Options { whole: None, ..options.clone() });
    }
    Ok(evaluator.scenarios_with(options.clone()))
}

/// The goal to rank by, as in the base plan.
fn by(arguments: &Arguments, base: &ScenarioResult) -> Result<Option<String>, Exit> {
    let Some(by) = &arguments.by else { return Ok(None) };
    let goals = base.figures.iter().flat_map(|it| &it.goals).map(|it| it.goal.as_str());
    let word = |goal: &&str| goal == by || goal.split('/').next() == Some(by.as_str());
    goals.clone().find(word).map(|it| Some(it.to_owned())).ok_or_else(|| {
        let goals = goals.collect::<Vec<&str>>().join(", ");
        let values = [("goal", by.into()), ("goals", (&goals).into())];
        say(&words().say_with("whatif-no-such-goal", &values));
        Exit::Usage
    })
}

/// Plans what is not planned yet and summarises the run.
fn planned(
    arguments: &Arguments,
    asked: &Asked,
    evaluator: &Evaluator<'_>,
    by: Option<&str>,
) -> Result<Exit, Refusal> {
    let heading = asked.heading(arguments);
    let shard = heading.shard;
    let mut journal = match arguments.folder() {
        None => Journal::scratch(heading)?,
        Some(folder) => {
            std::fs::create_dir_all(folder)?;
            let path = folder.join(shard.file_name());
            if arguments.resume {
                Journal::resume(&path, heading)?
            } else {
                Journal::create(&path, heading)?
            }
        }
    };
    let deadline = &asked.options.deadline;
    let bar = Bar::of(&journal, &words().say("progress-scenarios"));
    let effort = Effort { threads: arguments.threads, deadline, made: &|| bar.step() };
    let indices = shard.indices(asked.scenarios.count() as u64);
    let ended = run::run(&mut journal, indices, &effort, |index| {
        let scenario = asked.scenarios.scenario(usize::try_from(index).ok()?)?;
        let result = evaluator.evaluate(&scenario);
        (result.status != ScenarioStatus::Stopped && !deadline.stopped()).then_some(result)
    });
    drop(bar);
    let ended = ended?;
    if shard != Shard::WHOLE {
        let (part, count) = (shard.to_string(), journal.len().to_string());
        let path = journal.path().display().to_string();
        let values =
            [("part", (&part).into()), ("count", (&count).into()), ("file", (&path).into())];
        say(&words().say_with("whatif-part-files", &values));
        return Ok(if ended == Ended::Finished { Exit::Done } else { Exit::Stopped });
    }
    let answer = answer::answer(arguments, asked, evaluator, by, &journal, ended)?;
    if let Some(path) = arguments.workbook()
        && !answer::write_workbook(path, &answer, asked, journal.path())?
    {
        return Ok(Exit::InputErrors);
    }
    if let Some(page) = arguments.page() {
        write_page(page, &answer)?;
    }
    if let Some(file) = arguments.out(Form::Json) {
        write_text(file, &json::pretty(&answer))?;
    }
    if let Some(file) = arguments.out(Form::Csv) {
        write_text(file, &answer::csv_of(&evaluator.base, journal.path())?)?;
    }
    match arguments.format {
        TableFormat::Text => show_as(&answer, Format::Text)?,
        TableFormat::Json => show_as(&answer, Format::Json)?,
        TableFormat::Csv => answer::show_csv(&evaluator.base, journal.path())?,
    }
    Ok(match (answer.complete && !answer.fractions, answer.endings.failed) {
        (false, _) => Exit::Stopped,
        (true, 0) => Exit::Done,
        (true, _) => Exit::OurFault,
    })
}
