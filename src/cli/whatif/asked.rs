//! The arguments of `junheng whatif`, and the factory file and scenarios they name.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::cli::answers::TableFormat;
use crate::cli::exit::Exit;
use crate::cli::input::{Loaded, load};
use crate::cli::language::words;
use crate::cli::numbers::Numbers;
use crate::cli::output::{Form, folder_or, form, say, say_problems};
use crate::cli::plan::{Choices, threads};
use crate::cli::shard::{Part, shard};
use crate::diag::{Diagnostic, Message};
use crate::model::Factory;
use crate::run::{Heading, Shard};
use crate::scenario::{
    Action, Document, Edit, Kind, Scenarios, compile, first_error, order, short,
};
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

Short forms: --set calendar/2026-12-19=works (or closed, or hours),
--add groups/lathe/overtime=8h@2026-12-05 (a group's hours on a day, also DATE..DATE, also :PRICE),
--add groups/lathe/shifts=late@2026-12-07..2026-12-11, --add groups/lathe/machines=1@2026-12-07,
--order pump=6@2026-12-16.

A scenario without a plan is a result like any other. With --out every result is saved as soon as it
is found; Ctrl-C keeps the finished ones.")]
pub struct Arguments {
    /// The factory file
    #[arg(value_name = "FACTORY.json")]
    pub(super) factory: String,
    /// The scenario file
    #[arg(value_name = "SCENARIOS.json", required_unless_present_any = ["set", "scale", "add", "order"])]
    pub(super) scenarios: Option<String>,
    /// Set a value; all of --set, --scale, --add and --order together are one scenario
    #[arg(long, value_name = "PATH=VALUE", value_parser = change, conflicts_with = "scenarios")]
    pub(super) set: Vec<(String, Value)>,
    /// Multiply a number
    #[arg(long, value_name = "PATH=FACTOR", value_parser = change, conflicts_with = "scenarios")]
    pub(super) scale: Vec<(String, Value)>,
    /// Add to a number; to a date, in days
    #[arg(long, value_name = "PATH=NUMBER", value_parser = change, conflicts_with = "scenarios",
        allow_hyphen_values = true)]
    pub(super) add: Vec<(String, Value)>,
    /// One order more: product, quantity and due date, optionally a price
    #[arg(long, value_name = "PRODUCT=QUANTITY@DATE[:PRICE]", conflicts_with = "scenarios")]
    pub(super) order: Vec<String>,
    /// Number of threads; 0 means one per processor
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = threads)]
    pub(super) threads: usize,
    /// Folder for the records, summary.json, scenarios.csv and report.html; or one file: .html, .xlsx,
    /// .json (the summary), .csv (the scenarios)
    #[arg(long, value_name = "DIR|FILE", value_parser = out)]
    pub(super) out: Option<PathBuf>,
    /// Continue the stopped run in --out
    #[arg(long, requires = "out")]
    pub(super) resume: bool,
    /// Plan only part K of N of the scenarios, or the part that a job array says: `auto`, `auto/N`;
    /// `junheng merge` merges the parts
    #[arg(long, value_name = "K/N|auto", requires = "out", value_parser = shard)]
    pub(super) shard: Option<Part>,
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

/// The forms of the answer besides a folder.
fn out(text: &str) -> Result<PathBuf, String> {
    folder_or(text, &[Form::Page, Form::Workbook, Form::Json, Form::Csv])
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
        let original = Document::parse(&loaded.source.text).ok_or(Exit::InputErrors)?;
        let source = if let Some(name) = &arguments.scenarios {
            SourceText::read(name).map_err(|unreadable| {
                let problems = [*unreadable.problem];
                say_problems(&unreadable.source_text, &problems);
                Exit::InputErrors
            })?
        } else {
            let written = written(arguments, &original, &loaded.factory).map_err(|wrong| {
                let what = words().tell(&wrong);
                say(&words().say_with("error", &[("what", (&what).into())]));
                Exit::Usage
            })?;
            SourceText::from_text("(command line)", &written)
        };
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
        let (shard, count) =
            (arguments.shard.map_or(Shard::WHOLE, |it| it.shard), self.scenarios.count());
        Heading::new(KIND, digest, shard, Some(count as u64))
    }
}

/// What the command line asks for, as a scenario file: one change a line.
fn written(
    arguments: &Arguments,
    original: &Document,
    factory: &Factory,
) -> Result<String, Message> {
    let actions = [("set", &arguments.set), ("scale", &arguments.scale), ("add", &arguments.add)];
    let mut changes: Vec<Value> = Vec::new();
    for (action, asked) in actions {
        for (at, value) in asked {
            match short(original, factory, (action, at, value)) {
                Some(meant) => changes.extend(meant?),
                None => changes.push(json!({"at": at, action: value})),
            }
        }
    }
    for asked in &arguments.order {
        changes.push(order(original, asked)?);
    }
    let changes: Vec<String> = changes.iter().map(Value::to_string).collect();
    let changes = changes.join(",\n");
    Ok(format!("{{\"scenarios\": [{{\"name\": \"asked\", \"changes\": [\n{changes}\n]}}]}}\n"))
}

/// Where named scenarios change what the file leaves out: the defaults they begin from.
pub(super) fn say_defaults(scenarios: &Scenarios, original: &Document) {
    let stretches = scenarios.stretches();
    let named = stretches.iter().filter(|it| it.kind == Kind::Named).map(|it| it.count);
    for scenario in (0..named.sum()).filter_map(|at| scenarios.scenario(at)) {
        let from_default = |it: &&Edit| {
            let counted = matches!(it.action, Action::Scale(_) | Action::Add(_));
            (counted || it.window.is_some()) && !original.has(&it.place)
        };
        let paths: Vec<String> = scenario
            .edits
            .iter()
            .filter(from_default)
            .map(|it| it.place.path().to_string())
            .collect();
        if !paths.is_empty() {
            let more = paths.len().saturating_sub(DEFAULTS_NAMED).to_string();
            let mut listed = paths[..paths.len().min(DEFAULTS_NAMED)].join(&words().say("between"));
            if more != "0" {
                let values = [("named", (&listed).into()), ("left", (&more).into())];
                listed = words().say_with("list-and-more", &values);
            }
            let values = [("name", (&scenario.name).into()), ("paths", (&listed).into())];
            say(&words().say_with("whatif-defaults", &values));
        }
    }
}

/// Paths named at most where defaults are changed.
const DEFAULTS_NAMED: usize = 6;

fn compiled(source: &SourceText, original: &Document) -> Result<Scenarios, Vec<Diagnostic>> {
    let file = scenario_file::read(&source.text)?;
    let scenarios = compile(&file, original)?;
    let invalid = scenarios.invalid(original, first_error);
    if invalid.is_empty() { Ok(scenarios) } else { Err(invalid) }
}
