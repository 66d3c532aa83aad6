//! What `measures` is asked, and how sets of measures are planned for it.

use std::path::{Path, PathBuf};

use super::desk::Records;
use crate::cli::answers::Format;
use crate::cli::exit::Exit;
use crate::cli::failure;
use crate::cli::input::Loaded;
use crate::cli::language::words;
use crate::cli::numbers::{Numbers, share};
use crate::cli::output::{Form, folder_or, form, say};
use crate::cli::plan::{Choices, threads};
use crate::model::run::has_whole_numbers;
use crate::model::{BucketKind, Factory, Goal, GoalInSequence};
use crate::run::{Heading, Refusal, Shard};
use crate::scenario::{Document, Evaluator, factory_of};
use crate::session::{Failure, Options};
use crate::source::SourceText;

/// What the records of these runs are called.
const KIND: &str = "measures";

/// Find the best set of measures.
#[derive(Debug, clap::Args)]
#[allow(clippy::struct_excessive_bools)] // switches of a command
#[command(after_help = "Examples:
  junheng measures factory.json --budget 50000
  junheng measures factory.json --frontier --pairs --out measures.html
  junheng measures factory.json --budget 50000 --out run --time-limit 10m
  junheng measures factory.json --budget 50000 --out run --resume
  junheng measures factory.json --suggest --out suggested.json

Measures are in the factory file (`measures`); --suggest finds some without any, and --out writes
them as measures: JSON, .xlsx, or a folder of CSV files. Without --budget every measure may be taken; costs are
only counted. The budget buys service first, in the sequence of the goals, unless --goal names another
goal: then plans pursue that one first. Ctrl-C or --time-limit end with the best set so far and its
bound; with a folder in --out every set planned is kept, and --resume continues to the answer of a
run that was not stopped.")]
pub struct Arguments {
    /// The factory file; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    pub(super) factory: String,
    /// Money for costs once [default: every measure may be taken]
    #[arg(long, value_name = "MONEY", value_parser = money)]
    pub(super) budget: Option<f64>,
    /// Also find the best set for every smaller budget
    #[arg(long)]
    pub(super) frontier: bool,
    /// Also list pairs that are worth more, or less, together
    #[arg(long)]
    pub(super) pairs: bool,
    /// Suggest measures from what binds in the plan, each at no cost; the file needs none of its own
    #[arg(long, conflicts_with_all = ["budget", "frontier", "pairs", "resume"])]
    pub(super) suggest: bool,
    /// The goal that the budget buys first, such as `profit` [default: the first]
    #[arg(long, value_name = "GOAL", value_parser = goal)]
    pub(super) goal: Option<Goal>,
    /// How many measures, corners and pairs to list
    #[arg(long, value_name = "NUMBER", default_value_t = 12)]
    pub(super) top: usize,
    /// Sets planned at most; the gap is stated where that is too few
    #[arg(long, value_name = "NUMBER", default_value_t = 5000)]
    pub(super) plans: u64,
    /// End as soon as no set can be better by more than this share of the goal's value: `0.1%` or
    /// `0.001`; the bound is stated
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub(super) within: Option<f64>,
    /// Number of threads; 0 means one per processor
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = threads)]
    pub(super) threads: usize,
    /// Also write the answer as one HTML file with pictures, as a workbook or as JSON; or folder for
    /// the records of every set planned, measures.json and report.html
    #[arg(long, value_name = "DIR|FILE", value_parser = out)]
    pub(super) out: Option<PathBuf>,
    /// Continue the stopped run in --out
    #[arg(long, requires = "out")]
    pub(super) resume: bool,
    /// Format of the answer
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) numbers: Numbers,
    #[command(flatten)]
    pub(super) choices: Choices,
}

fn money(text: &str) -> Result<f64, String> {
    let number = text.trim().parse::<f64>().ok().filter(|it| it.is_finite() && *it >= 0.0);
    number.ok_or_else(|| words().say_with("use-no-negative", &[("text", text.into())]))
}

/// The forms of the answer besides a folder.
fn out(text: &str) -> Result<PathBuf, String> {
    folder_or(text, &[Form::Page, Form::Workbook, Form::Json])
}

fn goal(text: &str) -> Result<Goal, String> {
    crate::cli::plan::goal(text).map(|it| it.goal)
}

/// A factory without its measures, and how to plan it.
pub(super) struct Asked {
    pub factory: Factory,
    bucket: Option<BucketKind>,
    goals: Option<Vec<GoalInSequence>>,
    pub options: Options,
    pub whole: bool,
}

impl Asked {
    pub fn of(arguments: &Arguments, loaded: &Loaded, base: &Document) -> Result<Self, Exit> {
        let told = |usage: String| {
            say(&usage);
            Exit::Usage
        };
        let (_, options) = arguments.choices.apply(loaded).map_err(told)?;
        let options = arguments.numbers.applied(options);
        let validated = factory_of(base.tree()).map_err(|_| Exit::InputErrors)?;
        let (bucket, goals) = arguments.choices.asked();
        let goals = with_first(arguments.goal, goals, &validated.factory).map_err(told)?;
        let factory = crate::validate::with_options(&validated.factory, bucket, goals.clone());
        let options = Options { bucket: factory.bucket, ..options };
        let whole = options.whole.is_some() && has_whole_numbers(&factory);
        Ok(Self { factory, bucket, goals, options, whole })
    }

    pub fn fractions(&self) -> Options {
        Options { whole: None, ..self.options.clone() }
    }

    /// The base plan; and that in fractions, where the other is in whole numbers.
    pub fn evaluators<'b>(
        &self,
        base: &'b Document,
    ) -> Result<(Evaluator<'b>, Option<Evaluator<'b>>), Failure> {
        let fractional =
            if self.whole { Some(self.evaluator_with(base, self.fractions())?) } else { None };
        Ok((self.evaluator(base)?, fractional))
    }

    pub fn evaluator<'b>(&self, base: &'b Document) -> Result<Evaluator<'b>, Failure> {
        self.evaluator_with(base, self.options.clone())
    }

    fn evaluator_with<'b>(
        &self,
        base: &'b Document,
        options: Options,
    ) -> Result<Evaluator<'b>, Failure> {
        let goals = self.goals.clone();
        Evaluator::new(base, &self.factory, options, self.bucket, goals, failure::failure)
    }
}

impl Arguments {
    pub(super) fn folder(&self) -> Option<&Path> {
        self.out.as_deref().filter(|it| form(it) == Form::Folder)
    }

    /// The records of the run, in its folder; none without one.
    pub(super) fn records(&self, loaded: &Loaded) -> Result<Option<Records>, Refusal> {
        let Some(folder) = self.folder() else { return Ok(None) };
        std::fs::create_dir_all(folder)?;
        let asked = format!(
            "budget {:?}\ngoal {:?}\nfrontier {}\npairs {}\nplans {}\nwithin {:?}\n",
            self.budget, self.goal, self.frontier, self.pairs, self.plans, self.within
        );
        let identity = asked + &self.choices.identity() + &self.numbers.identity();
        let input = [&loaded.source.sha256, &identity].map(String::as_str);
        let digest = SourceText::from_text("", &input.join("\n")).sha256;
        let heading = Heading::new(KIND, digest, Shard::WHOLE, None);
        let path = folder.join(Shard::WHOLE.file_name());
        Records::at(&path, heading, self.resume).map(Some)
    }
}

/// The goals with the one that a budget is to buy first; what to say if it is none of them.
fn with_first(
    first: Option<Goal>,
    asked: Option<Vec<GoalInSequence>>,
    factory: &Factory,
) -> Result<Option<Vec<GoalInSequence>>, String> {
    let Some(first) = first else { return Ok(asked) };
    let mut all = asked.unwrap_or_else(|| factory.goals.clone());
    if !all.iter().any(|it| it.goal == first) {
        let goals: Vec<&str> = all.iter().map(|it| it.goal.word()).collect();
        let goals = goals.join(", ");
        let values = [("goal", first.word().into()), ("goals", (&goals).into())];
        return Err(words().say_with("whatif-no-such-goal", &values));
    }
    all.sort_by_key(|it| it.goal != first);
    Ok(Some(all))
}
