//! `junheng whatif`: scenarios of a factory file, planned from the base plan and compared with it.

mod answer;

use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::input::{Loaded, load};
use super::no_plan::report_no_plan;
use super::output::{Form, Output, form, say, show, would_write_over, write_page};
use super::plan::{Choices, threads, warn_of_rounding};
use super::progress::Bar;
use super::{Exit, failure, refused, shard, words};
use crate::diag::Diagnostic;
use crate::model::Factory;
use crate::model::answers::whatif::{ScenarioResult, ScenarioStatus};
use crate::report::{diagnostics, html, whatif as report};
use crate::run::{self, Effort, Ended, Heading, Journal, Refusal, Shard};
use crate::scenario::{Evaluator, Kind, Original, Scenarios, compile, first_error};
use crate::session::Wishes;
use crate::source::{SourceText, scenarios as scenario_file};

/// What its files of records say they are of.
pub(super) const KIND: &str = "whatif";

/// Plan scenarios.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng whatif factory.json scenarios.json
  junheng whatif factory.json --set groups/milling/machines=5 --scale 'products/*/norms/steel=0.95'
  junheng whatif factory.json scenarios.json --out answers/ --threads 2 --resume
  junheng whatif factory.json scenarios.json --out scenarios.xlsx

A scenario without a plan is a result like any other. With --out every result is saved as soon as it
is found; Ctrl-C keeps the finished ones.")]
pub(super) struct Arguments {
    /// The factory file
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// The scenario file
    #[arg(value_name = "SCENARIOS.json", required_unless_present_any = ["set", "scale", "add"])]
    scenarios: Option<String>,
    /// Set a value; all of --set, --scale and --add together are one scenario
    #[arg(long, value_name = "PATH=VALUE", value_parser = change, conflicts_with = "scenarios")]
    set: Vec<(String, Value)>,
    /// Multiply a number
    #[arg(long, value_name = "PATH=FACTOR", value_parser = change, conflicts_with = "scenarios")]
    scale: Vec<(String, Value)>,
    /// Add to a number; to a date, in days
    #[arg(long, value_name = "PATH=NUMBER", value_parser = change, conflicts_with = "scenarios",
        allow_hyphen_values = true)]
    add: Vec<(String, Value)>,
    /// Number of threads; 0 means one per processor
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = threads)]
    threads: usize,
    /// Folder for the records, summary.json, scenarios.csv and report.html; or one .html or .xlsx
    /// file
    #[arg(long, value_name = "DIR|FILE.html|FILE.xlsx")]
    out: Option<PathBuf>,
    /// Continue the stopped run in --out
    #[arg(long, requires = "out")]
    resume: bool,
    /// Plan only part K of N of the scenarios; `junheng merge` merges the parts
    #[arg(long, value_name = "K/N", requires = "out", value_parser = shard)]
    shard: Option<Shard>,
    /// How many of the best scenarios to list
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    top: usize,
    /// The goal to rank by, with its part if it has several [default: the first that differs]
    #[arg(long, value_name = "GOAL")]
    by: Option<String>,
    /// Format of the answer; csv has one line per scenario
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    choices: Choices,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
}

impl Arguments {
    /// What is asked for in this form.
    fn out(&self, wanted: Form) -> Option<&Path> {
        self.out.as_deref().filter(|out| form(out) == wanted)
    }

    /// The folder that keeps the run.
    fn folder(&self) -> Option<&Path> {
        self.out(Form::Folder)
    }

    /// The one HTML file.
    fn page(&self) -> Option<&Path> {
        self.out(Form::Page)
    }

    /// The workbook.
    fn workbook(&self) -> Option<&Path> {
        self.out(Form::Workbook)
    }
}

/// A path and a value; what is no JSON is text.
fn change(text: &str) -> Result<(String, Value), String> {
    let (path, value) = text.rsplit_once('=').ok_or_else(|| words().say("use-change"))?;
    let value =
        serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.trim().to_owned()));
    Ok((path.trim().to_owned(), value))
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let read = std::iter::once(&arguments.factory).chain(&arguments.scenarios).map(String::as_str);
    if would_write_over(read, arguments.out.as_deref(), &answer::FILES) {
        return Ok(Exit::Usage);
    }
    let one_file = arguments.page().or(arguments.workbook()).is_some();
    if one_file && (arguments.resume || arguments.shard.is_some()) {
        say(&words().say("whatif-one-file"));
        return Ok(Exit::Usage);
    }
    let asked = match Asked::of(arguments) {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    say(&asked.counts());
    let (bucket, goals) = arguments.choices.asked();
    let Asked { factory, wishes, original, .. } = &asked;
    let evaluator =
        match Evaluator::new(original, factory, wishes.clone(), bucket, goals, failure::failure) {
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

/// A factory file, its scenarios, and how to plan them.
struct Asked {
    loaded: Loaded,
    source: SourceText,
    original: Original,
    scenarios: Scenarios,
    factory: Factory,
    wishes: Wishes,
}

impl Asked {
    fn of(arguments: &Arguments) -> Result<Self, Exit> {
        let loaded = load(&arguments.factory).ok_or(Exit::InputErrors)?;
        let (factory, wishes) = arguments.choices.apply(&loaded).map_err(|usage| {
            say(&usage);
            Exit::Usage
        })?;
        let source = match &arguments.scenarios {
            Some(name) => SourceText::read(name).map_err(|unreadable| {
                let problems = [*unreadable.problem];
                say(diagnostics::plain(&unreadable.source_text, &problems, &super::terminal())
                    .trim_end());
                Exit::InputErrors
            })?,
            None => SourceText::from_text("(command line)", &written(arguments)),
        };
        let original = Original::parse(&loaded.source.text).ok_or(Exit::InputErrors)?;
        let scenarios = compiled(&source, &original).map_err(|problems| {
            say(diagnostics::plain(&source, &problems, &super::terminal()).trim_end());
            Exit::InputErrors
        })?;
        Ok(Self { loaded, source, original, scenarios, factory, wishes })
    }

    /// How many scenarios there are, before any is planned.
    fn counts(&self) -> String {
        let words = words();
        let stretches = self.scenarios.stretches();
        let parts = stretches.iter().map(|it| {
            let count = it.count.to_string();
            let [count, name] = [("count", (&count).into()), ("name", (&it.name).into())];
            match it.kind {
                Kind::Named => words.say_with("whatif-some-named", &[count]),
                Kind::Grid => words.say_with("whatif-some-of-grid", &[count, name]),
                Kind::Sweep => words.say_with("whatif-some-of-sweep", &[count, name]),
                Kind::Sample => words.say_with("whatif-some-of-sample", &[count, name]),
            }
        });
        let parts = parts.collect::<Vec<String>>().join(&words.say("between"));
        let count = self.scenarios.count();
        let shown = count.to_string();
        let scenarios = [("count", count.into()), ("shown", (&shown).into())];
        let scenarios = words.say_with("whatif-scenarios", &scenarios);
        let values = [("scenarios", (&scenarios).into()), ("parts", (&parts).into())];
        words.say_with("whatif-to-plan", &values)
    }

    fn heading(&self, arguments: &Arguments) -> Heading {
        let choices = arguments.choices.identity();
        let input = [&self.loaded.source.sha256, &self.source.sha256, &choices].map(String::as_str);
        let digest = SourceText::from_text("", &input.join("\n")).sha256;
        let (shard, count) = (arguments.shard.unwrap_or(Shard::WHOLE), self.scenarios.count());
        Heading::new(KIND, digest, shard, Some(count as u64))
    }
}

/// What the command line asks for, as a scenario file: one change a line.
fn written(arguments: &Arguments) -> String {
    let actions = [("set", &arguments.set), ("scale", &arguments.scale), ("add", &arguments.add)];
    let changes = actions.into_iter().flat_map(|(action, changes)| {
        changes.iter().map(move |(at, value)| json!({"at": at, action: value}).to_string())
    });
    let changes: Vec<String> = changes.collect();
    let changes = changes.join(",\n");
    format!("{{\"scenarios\": [{{\"name\": \"asked\", \"changes\": [\n{changes}\n]}}]}}\n")
}

fn compiled(source: &SourceText, original: &Original) -> Result<Scenarios, Vec<Diagnostic>> {
    let file = scenario_file::read(&source.text)?;
    let scenarios = compile(&file, original)?;
    let invalid = scenarios.invalid(original, first_error);
    if invalid.is_empty() { Ok(scenarios) } else { Err(invalid) }
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
    let watch = &asked.wishes.watch;
    let bar = Bar::of(&journal, &words().say("progress-scenarios"));
    let effort = Effort { threads: arguments.threads, watch, made: &|| bar.step() };
    let indices = shard.indices(asked.scenarios.count() as u64);
    let ended = run::run(&mut journal, indices, &effort, |index| {
        let scenario = asked.scenarios.scenario(usize::try_from(index).ok()?)?;
        let result = evaluator.evaluate(&scenario);
        (result.status != ScenarioStatus::Stopped && !watch.stopped()).then_some(result)
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
        write_page(page, &html::whatif(&answer, words()))?;
    }
    match arguments.format {
        Format::Text => show(&Output::Text(report::text(&answer, &super::terminal())))?,
        Format::Json => show(&Output::Json(report::json(&answer)))?,
        Format::Csv => answer::show_csv(&evaluator.base, journal.path())?,
    }
    Ok(match (answer.complete, answer.endings.failed) {
        (false, _) => Exit::Stopped,
        (true, 0) => Exit::Done,
        (true, _) => Exit::OurFault,
    })
}
