//! `junheng measures`: the best set of a factory's measures under a budget, and what each is worth.

mod desk;
mod suggest;

use std::io;
use std::path::{Path, PathBuf};

use super::answers::{Format, exported, show_as, write_as};
use super::exit::Exit;
use super::failure;
use super::input::{Loaded, load};
use super::language::words;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::output::{Form, folder_or, form, say, say_problems};
use super::over::would_write_over;
use super::plan::{Choices, threads};
use super::progress::Progress;
use super::refusal::refused;
use crate::measure::{Answered, Question, Wanted, answer, proposals};
use crate::model::run::has_whole_numbers;
use crate::model::{BucketKind, Factory, Goal, GoalInSequence};
use crate::report::export::Json;
use crate::report::html::Html;
use crate::run::{Heading, Refusal, Shard, write_file};
use crate::scenario::{Document, Evaluator, factory_of};
use crate::session::{Failure, Options};
use crate::source::SourceText;
use desk::{Desk, Records, Told};

/// What the records of these runs are called.
const KIND: &str = "measures";

/// What is written into the folder of a run, besides its records.
const FILES: [&str; 2] = ["measures.json", "report.html"];

/// Find the best set of measures.
#[derive(Debug, clap::Args)]
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
pub(super) struct Arguments {
    /// The factory file; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// Money for costs once [default: every measure may be taken]
    #[arg(long, value_name = "MONEY", value_parser = money)]
    budget: Option<f64>,
    /// Also find the best set for every smaller budget
    #[arg(long)]
    frontier: bool,
    /// Also list pairs that are worth more, or less, together
    #[arg(long)]
    pairs: bool,
    /// Suggest measures from what binds in the plan, each at no cost; the file needs none of its own
    #[arg(long, conflicts_with_all = ["budget", "frontier", "pairs", "resume"])]
    suggest: bool,
    /// The goal that the budget buys first, such as `profit` [default: the first]
    #[arg(long, value_name = "GOAL", value_parser = goal)]
    goal: Option<Goal>,
    /// How many measures, corners and pairs to list
    #[arg(long, value_name = "NUMBER", default_value_t = 12)]
    top: usize,
    /// Sets planned at most; the gap is stated where that is too few
    #[arg(long, value_name = "NUMBER", default_value_t = 5000)]
    plans: u64,
    /// Number of threads; 0 means one per processor
    #[arg(long, value_name = "NUMBER", default_value = "0", value_parser = threads)]
    threads: usize,
    /// Also write the answer as one HTML file with pictures, as a workbook or as JSON; or folder for
    /// the records of every set planned, measures.json and report.html
    #[arg(long, value_name = "DIR|FILE", value_parser = out)]
    out: Option<PathBuf>,
    /// Continue the stopped run in --out
    #[arg(long, requires = "out")]
    resume: bool,
    /// Format of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    choices: Choices,
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
    super::plan::goal(text).map(|it| it.goal)
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    if would_write_over([&*arguments.factory], arguments.out.as_deref(), &FILES) {
        return Ok(Exit::Usage);
    }
    if arguments.resume && arguments.folder().is_none() {
        say(&words().say("measures-one-file"));
        return Ok(Exit::Usage);
    }
    if arguments.suggest && arguments.out.as_deref().is_some_and(|it| form(it) == Form::Page) {
        say(&words().say("measures-suggest-form"));
        return Ok(Exit::Usage);
    }
    let Some(loaded) = load(&arguments.factory) else { return Ok(Exit::InputErrors) };
    if arguments.suggest {
        return suggest::run(arguments, &loaded);
    }
    if loaded.factory.measures.is_empty() {
        let what = words().say("measures-none");
        say(&words().say_with("error", &[("what", (&what).into())]));
        return Ok(Exit::InputErrors);
    }
    let proposals = match proposals(&loaded.source.text, &loaded.factory) {
        Ok((proposals, _)) => proposals,
        Err(problems) => {
            say_problems(&loaded.source, &problems);
            return Ok(Exit::InputErrors);
        }
    };
    let invalid = proposals.invalid();
    if !invalid.is_empty() {
        say_problems(&loaded.source, &invalid);
        return Ok(Exit::InputErrors);
    }
    let asked = match Asked::of(arguments, &loaded, &proposals.base) {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    let records = match arguments.records(&loaded) {
        Ok(records) => records,
        Err(refusal) => return refused(refusal),
    };
    let told = Told::default();
    let progress = Progress::told(&told, &asked.options.deadline);
    let (one, fractional) = match asked.evaluators(&proposals.base) {
        Ok(made) => made,
        Err(failure) => return Ok(report_no_plan(Err(failure))),
    };
    let evaluators = (&one, fractional.as_ref());
    let deadline = &asked.options.deadline;
    let mut desk = Desk::new(evaluators, arguments.threads, deadline, (records, told))?;
    let question = Question {
        proposals: &proposals,
        factory: &asked.factory,
        made: &|scenario| one.factory(scenario),
        options: &asked.fractions(),
    };
    let wanted = Wanted {
        budget: arguments.budget,
        by: arguments.goal,
        frontier: arguments.frontier,
        pairs: arguments.pairs,
        most: arguments.plans,
        whole: asked.whole,
    };
    let answered = answer(&question, &mut desk, &wanted);
    progress.done();
    let complete = matches!(&answered, Ok(Answered::Measures(answer)) if answer.complete);
    if let Err(refusal) = desk.end(complete) {
        return refused(refusal);
    }
    shown(arguments, answered)
}

/// A factory without its measures, and how to plan it.
struct Asked {
    factory: Factory,
    bucket: Option<BucketKind>,
    goals: Option<Vec<GoalInSequence>>,
    options: Options,
    whole: bool,
}

impl Asked {
    fn of(arguments: &Arguments, loaded: &Loaded, base: &Document) -> Result<Self, Exit> {
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

    fn fractions(&self) -> Options {
        Options { whole: None, ..self.options.clone() }
    }

    /// The base plan; and that in fractions, where the other is in whole numbers.
    fn evaluators<'b>(
        &self,
        base: &'b Document,
    ) -> Result<(Evaluator<'b>, Option<Evaluator<'b>>), Failure> {
        let fractional =
            if self.whole { Some(self.evaluator_with(base, self.fractions())?) } else { None };
        Ok((self.evaluator(base)?, fractional))
    }

    fn evaluator<'b>(&self, base: &'b Document) -> Result<Evaluator<'b>, Failure> {
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
    fn folder(&self) -> Option<&Path> {
        self.out.as_deref().filter(|it| form(it) == Form::Folder)
    }

    /// The records of the run, in its folder; none without one.
    fn records(&self, loaded: &Loaded) -> Result<Option<Records>, Refusal> {
        let Some(folder) = self.folder() else { return Ok(None) };
        std::fs::create_dir_all(folder)?;
        let asked = format!(
            "budget {:?}\ngoal {:?}\nfrontier {}\npairs {}\nplans {}\n",
            self.budget, self.goal, self.frontier, self.pairs, self.plans
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

/// Writes and shows the answer, or says why there is none.
fn shown(arguments: &Arguments, answered: Result<Answered, Failure>) -> io::Result<Exit> {
    match answered {
        Ok(Answered::Measures(mut answer)) => {
            if let Some(folder) = arguments.folder() {
                write_file(&folder.join(FILES[0]), exported(&Json, &*answer).as_bytes())?;
                let page = exported(&Html(words()), &*answer);
                write_file(&folder.join(FILES[1]), page.as_bytes())?;
                let folder = folder.display().to_string();
                say(&words().say_with("measures-files", &[("folder", (&folder).into())]));
            } else if let Some(out) = &arguments.out
                && !write_as(out, &*answer)?
            {
                return Ok(Exit::InputErrors);
            }
            let complete = answer.complete;
            if arguments.format == Format::Text {
                shortened(&mut answer, arguments.top);
            }
            show_as(&*answer, arguments.format)?;
            Ok(if complete { Exit::Done } else { Exit::Stopped })
        }
        Ok(Answered::NoPlan(result)) => {
            let reason = result.reasons.first().map(|it| words().tell(&it.message));
            let reason = reason.unwrap_or_default();
            say(&words().say_with("whatif-base-has-none", &[("reason", (&reason).into())]));
            Ok(Exit::Contradiction)
        }
        Ok(Answered::Stopped) => {
            say(&words().say("whatif-no-base"));
            Ok(Exit::Stopped)
        }
        Err(failure) => Ok(report_no_plan(Err(failure))),
    }
}

/// Keeps so many pairs and corners for a report.
fn shortened(answer: &mut crate::model::answers::measures::Measures, top: usize) {
    if let Some(pairs) = &mut answer.pairs {
        pairs.truncate(top);
    }
    if let Some(frontier) = &mut answer.frontier {
        let left = frontier.corners.len().saturating_sub(top);
        frontier.corners.drain(..left);
    }
}
