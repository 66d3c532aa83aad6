//! The arguments of `junheng whatif`, and the factory file and scenarios they name.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::cli::answers::TableFormat;
use crate::cli::exit::Exit;
use crate::cli::input::{Loaded, load};
use crate::cli::language::words;
use crate::cli::numbers::Numbers;
use crate::cli::output::{Form, form, say, say_problems};
use crate::cli::plan::{Choices, threads};
use crate::cli::refusal::shard;
use crate::diag::Diagnostic;
use crate::model::Factory;
use crate::run::{Heading, Shard};
use crate::scenario::{Document, Kind, Scenarios, compile, first_error};
use crate::session::Options;
use crate::source::{SourceText, scenarios as scenario_file};

/// The kind of its files of records.
pub const KIND: &str = "whatif";

/// Plan scenarios.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng whatif factory.json scenarios.json
  junheng whatif factory.json --set groups/milling/machines=5 --scale 'products/*/norms/steel=0.95'
  junheng whatif factory.json scenarios.json --out answers/ --threads 2 --resume
  junheng whatif factory.json scenarios.json --out scenarios.xlsx

A scenario without a plan is a result like any other. With --out every result is saved as soon as it
is found; Ctrl-C keeps the finished ones.")]
pub struct Arguments {
    /// The factory file
    #[arg(value_name = "FACTORY.json")]
    pub(super) factory: String,
    /// The scenario file
    #[arg(value_name = "SCENARIOS.json", required_unless_present_any = ["set", "scale", "add"])]
    pub(super) scenarios: Option<String>,
    /// Set a value; all of --set, --scale and --add together are one scenario
    #[arg(long, value_name = "PATH=VALUE", value_parser = change, conflicts_with = "scenarios")]
    pub(super) set: Vec<(String, Value)>,
    /// Multiply a number
    #[arg(long, value_name = "PATH=FACTOR", value_parser = change, conflicts_with = "scenarios")]
    pub(super) scale: Vec<(String, Value)>,
    /// Add to a number; to a date, in days
    #[arg(long, value_name = "PATH=NUMBER", value_parser = change, conflicts_with = "scenarios",
        allow_hyphen_values = true)]
    pub(super) add: Vec<(String, Value)>,
    /// Number of threads; 0 means one per processor
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = threads)]
    pub(super) threads: usize,
    /// Folder for the records, summary.json, scenarios.csv and report.html; or one .html or .xlsx
    /// file
    #[arg(long, value_name = "DIR|FILE.html|FILE.xlsx")]
    pub(super) out: Option<PathBuf>,
    /// Continue the stopped run in --out
    #[arg(long, requires = "out")]
    pub(super) resume: bool,
    /// Plan only part K of N of the scenarios; `junheng merge` merges the parts
    #[arg(long, value_name = "K/N", requires = "out", value_parser = shard)]
    pub(super) shard: Option<Shard>,
    /// How many of the best scenarios to list
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    pub(super) top: usize,
    /// The goal to rank by, with its part if it has several [default: the first that differs]
    #[arg(long, value_name = "GOAL")]
    pub(super) by: Option<String>,
    /// Format of the answer; csv has one line per scenario
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: TableFormat,
    #[command(flatten)]
    pub(super) numbers: Numbers,
    #[command(flatten)]
    pub(super) choices: Choices,
}

impl Arguments {
    /// What is requested in this form.
    pub(super) fn out(&self, wanted: Form) -> Option<&Path> {
        self.out.as_deref().filter(|out| form(out) == wanted)
    }

    /// The folder that keeps the run.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.out(Form::Folder)
    }

    /// The one HTML file.
    pub(super) fn page(&self) -> Option<&Path> {
        self.out(Form::Page)
    }

    /// The workbook.
    pub(super) fn workbook(&self) -> Option<&Path> {
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

/// A factory file, its scenarios, and how to plan them.
pub(super) struct Asked {
    pub(super) loaded: Loaded,
    pub(super) source: SourceText,
    pub(super) original: Document,
    pub(super) scenarios: Scenarios,
    pub(super) factory: Factory,
    pub(super) options: Options,
}

impl Asked {
    pub(super) fn of(arguments: &Arguments) -> Result<Self, Exit> {
        let loaded = load(&arguments.factory).ok_or(Exit::InputErrors)?;
        let (factory, options) = arguments.choices.apply(&loaded).map_err(|usage| {
            say(&usage);
            Exit::Usage
        })?;
        let source = match &arguments.scenarios {
            Some(name) => SourceText::read(name).map_err(|unreadable| {
                let problems = [*unreadable.problem];
                say_problems(&unreadable.source_text, &problems);
                Exit::InputErrors
            })?,
            None => SourceText::from_text("(command line)", &written(arguments)),
        };
        let original = Document::parse(&loaded.source.text).ok_or(Exit::InputErrors)?;
        let scenarios = compiled(&source, &original).map_err(|problems| {
            say_problems(&source, &problems);
            Exit::InputErrors
        })?;
        let options = arguments.numbers.applied(options);
        Ok(Self { loaded, source, original, scenarios, factory, options })
    }

    /// How many scenarios there are, before any is planned.
    pub(super) fn counts(&self) -> String {
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

    pub(super) fn heading(&self, arguments: &Arguments) -> Heading {
        let choices = arguments.choices.identity() + &arguments.numbers.identity();
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

fn compiled(source: &SourceText, original: &Document) -> Result<Scenarios, Vec<Diagnostic>> {
    let file = scenario_file::read(&source.text)?;
    let scenarios = compile(&file, original)?;
    let invalid = scenarios.invalid(original, first_error);
    if invalid.is_empty() { Ok(scenarios) } else { Err(invalid) }
}
