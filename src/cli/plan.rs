//! `junheng plan`: a factory file in, a certified plan out.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::answers::{TableFormat, exported, show_table, write_as, write_text};
use super::bases::{bases, keep};
use super::book;
use super::edited::{kept_edits, say_refused};
use super::exit::Exit;
use super::input::{Loaded, load};
use super::language::{terminal, words};
use super::near::Near;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::output::{Form, Output, folder_or, form, say, say_problems, show};
use super::over::would_write_over;
use super::progress::Progress;
use super::{failure, proof, verbose};
use crate::diag::Diagnostic;
use crate::model::answers::book::EntryKind;
use crate::model::edited::RunEdit;
use crate::model::plan::{Plan, PlanStatus};
use crate::model::run::has_whole_numbers;
use crate::model::{BucketKind, Factory, GiveUp, Goal, GoalInSequence};
use crate::report::csv::Signs;
use crate::report::export::{Csv, PlanOf, Text};
use crate::report::html::Html;
use crate::report::{csv, json};
use crate::run::{MOST_THREADS, write_folder};
use crate::session::{self, Carried, Options, Planning, Rounded, rounded_releases};
use crate::solve::{Deadline, EngineChoice};
use crate::source::{self, SourceText};
use crate::validate::{fulfil_leads, w841_frozen_rounded, w842_month_drains, with_options};

/// Plan a factory.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng plan factory.json
  junheng plan factory.json --out plan/ --bucket week
  junheng plan factory.json --out report.html --lang zh
  junheng plan factory.json --out plan.xlsx
  junheng plan factory.json --out plan/ --proof proof.json
  junheng plan changed.json --near plan/plan.json --fence 5d
  junheng plan factory.json --goals fulfil,profit:0.5%,balance --format json > plan.json")]
pub(super) struct Arguments {
    /// The factory file; `-` reads standard input
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// Folder for plan.json, the CSV tables and report.html, created if it does not exist; or one
    /// file: .html, .xlsx, .json (the plan), .csv (the schedule), .txt
    #[arg(long, value_name = "DIR|FILE", value_parser = out)]
    out: Option<PathBuf>,
    /// Signs of CSV files: comma, or semicolon (with decimal commas) for spreadsheets of countries
    /// that write so
    #[arg(long, value_name = "SIGNS", value_enum, default_value = "comma")]
    csv: CsvSigns,
    /// Format of the plan on standard output; csv is the schedule
    #[arg(long, value_enum, default_value = "text")]
    format: TableFormat,
    /// Show every row of every table of the text: all runs, orders and limits
    #[arg(long)]
    detail: bool,
    /// Plan although there are no orders: for stock targets alone
    #[arg(long)]
    without_orders: bool,
    /// Warm-start from a basis that `--basis-out` saved: the same goal values, found faster if
    /// little has changed
    #[arg(long, value_name = "FILE")]
    basis: Option<String>,
    /// Save the basis of this plan, for the next month or for planning this month again
    #[arg(long, value_name = "FILE")]
    basis_out: Option<PathBuf>,
    /// Also add the plan with its factory file to the plan book in this folder
    #[arg(long, value_name = "DIR")]
    book: Option<PathBuf>,
    /// In whole numbers, also write the proof of every goal's bound, for `junheng audit --proof`
    #[arg(long, value_name = "FILE", conflicts_with = "fractional")]
    proof: Option<PathBuf>,
    /// Log programme sizes, presolve and solver iterations on standard error
    #[arg(long)]
    verbose: bool,
    /// Keep the edits of a plan edited by hand (.xlsx or .json), everything else planned around them
    #[arg(long, value_name = "EDITED", requires = "plan")]
    keep: Option<String>,
    /// The plan as it was before it was edited
    #[arg(long, value_name = "PLAN.json", requires = "keep")]
    plan: Option<String>,
    #[command(flatten)]
    near: Near,
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    choices: Choices,
}

/// Signs of CSV files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum CsvSigns {
    Comma,
    Semicolon,
}

impl CsvSigns {
    fn signs(self) -> Signs {
        match self {
            Self::Comma => Signs::Comma,
            Self::Semicolon => Signs::Semicolon,
        }
    }
}

/// Options of a plan; shared with `export`.
#[derive(Debug, clap::Args)]
pub(super) struct Choices {
    /// Goals in sequence, each with an optional tolerance: `profit:0.5%`, `on-time:3`
    #[arg(long, value_name = "GOALS", value_delimiter = ',', value_parser = goal)]
    goals: Option<Vec<GoalInSequence>>,
    /// Length of a bucket: day, ten-day, week or month [default: the file's]
    #[arg(long, value_name = "LENGTH", value_parser = bucket)]
    bucket: Option<BucketKind>,
    /// Engine: auto, simplex, interior, microlp, or highs if compiled in
    #[arg(long, default_value = "auto", value_parser = engine)]
    engine: EngineChoice,
    /// Time limit, such as `30s`, `5m` or `500ms`
    #[arg(long, value_name = "TIME", value_parser = duration)]
    time_limit: Option<Duration>,
}

/// The forms of a plan besides a folder.
fn out(text: &str) -> Result<PathBuf, String> {
    folder_or(text, &[Form::Page, Form::Workbook, Form::Json, Form::Csv, Form::Text])
}

pub(super) fn goal(word: &str) -> Result<GoalInSequence, String> {
    let (name, give_up) = word.split_once(':').map_or((word, None), |(a, b)| (a, Some(b)));
    let goal = Goal::from_word(name.trim()).ok_or_else(|| {
        let goals = Goal::WORDS.join(", ");
        words().say_with("use-goal", &[("goal", name.into()), ("goals", (&goals).into())])
    })?;
    let number = |text: &str| {
        text.trim()
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite() && *number >= 0.0)
            .ok_or_else(|| words().say_with("use-no-negative", &[("text", text.into())]))
    };
    let give_up = match give_up {
        None => GiveUp::Absolute(0.0),
        Some(text) => match text.trim().strip_suffix('%') {
            Some(percent) => match number(percent)? {
                percent if percent <= 100.0 => GiveUp::Share(percent / 100.0),
                _ => return Err(words().say("use-at-most-all")),
            },
            None => GiveUp::Absolute(number(text)?),
        },
    };
    Ok(GoalInSequence { goal, give_up })
}

fn bucket(word: &str) -> Result<BucketKind, String> {
    BucketKind::from_word(word).ok_or_else(|| {
        let lengths = BucketKind::WORDS.join(", ");
        words().say_with("use-one-of", &[("words", (&lengths).into())])
    })
}

pub(super) fn engine(word: &str) -> Result<EngineChoice, String> {
    word.parse().map_err(|choice| words().tell(&failure::choice(&choice)))
}

/// How many threads: 0, or as many as are sensible.
pub(super) fn threads(text: &str) -> Result<usize, String> {
    let most = MOST_THREADS.to_string();
    let number = text.trim().parse().ok().filter(|number| *number <= MOST_THREADS);
    number.ok_or_else(|| words().say_with("use-threads", &[("most", (&most).into())]))
}

pub(super) fn duration(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    let units = [("ms", 0.001), ("s", 1.0), ("m", 60.0), ("h", 3600.0)];
    let (number, seconds) = units
        .iter()
        .find_map(|(unit, seconds)| Some((text.strip_suffix(unit)?, *seconds)))
        .unwrap_or((text, 1.0));
    number
        .trim()
        .parse::<f64>()
        .ok()
        .and_then(|number| Duration::try_from_secs_f64(number * seconds).ok())
        .ok_or_else(|| words().say("use-time"))
}

impl Choices {
    /// The factory of a file as requested, and how to plan it in fractions; or how to end, after
    /// everything wrong was reported.
    pub fn of_file(&self, file: &str) -> Result<(Factory, Options), Exit> {
        let loaded = load(file).ok_or(Exit::InputErrors)?;
        self.apply(&loaded).map_err(|usage| {
            say(&usage);
            Exit::Usage
        })
    }

    /// The bucket length and the goals requested, where they are.
    pub fn asked(&self) -> (Option<BucketKind>, Option<Vec<GoalInSequence>>) {
        (self.bucket, self.goals.clone())
    }

    /// The factory as requested, and how to plan it in fractions.
    pub fn apply(&self, loaded: &Loaded) -> Result<(Factory, Options), String> {
        self.check()?;
        self.say_what_leads(&loaded.factory);
        Ok(self.apply_until(&loaded.factory, &loaded.source.sha256, self.deadline()))
    }

    /// A deadline with the time limit requested, which Ctrl-C ends. Call this once: only the first
    /// deadline receives Ctrl-C.
    pub fn deadline(&self) -> Deadline {
        Deadline::new(stop_flag(), self.time_limit).followed()
    }

    /// Whether what is requested can be.
    pub fn check(&self) -> Result<(), String> {
        if let Some(goals) = &self.goals {
            let twice = goals
                .iter()
                .enumerate()
                .find(|(at, goal)| goals[..*at].iter().any(|earlier| earlier.goal == goal.goal));
            if let Some((_, goal)) = twice {
                let goal = goal.goal.to_string();
                return Err(words().say_with("goal-twice", &[("goal", (&goal).into())]));
            }
        }
        crate::solve::select(self.engine).map_err(|choice| {
            words()
                .say_with("error", &[("what", (&words().tell(&failure::choice(&choice))).into())])
        })?;
        Ok(())
    }

    /// Says that `fulfil` is pursued first where the goals requested do not name it.
    pub fn say_what_leads(&self, factory: &Factory) {
        let Some(goals) = self.goals.as_ref().filter(|goals| fulfil_leads(factory, goals)) else {
            return;
        };
        let named: Vec<&str> = goals.iter().map(|it| it.goal.word()).collect();
        let (first, rest) = (named.first().copied().unwrap_or_default(), named.get(1..));
        let after: Vec<&str> =
            [first, "fulfil"].into_iter().chain(rest.into_iter().flatten().copied()).collect();
        let (named, after) = (named.join(","), after.join(","));
        let values =
            [("first", first.into()), ("named", (&named).into()), ("after", (&after).into())];
        say(&words().say_with("goals-fulfil-leads", &values));
    }

    /// The factory as requested, and how to plan it under an existing deadline.
    pub fn apply_until(
        &self,
        factory: &Factory,
        sha256: &str,
        deadline: Deadline,
    ) -> (Factory, Options) {
        let factory = with_options(factory, self.bucket, self.goals.clone());
        let options = Options {
            bucket: factory.bucket,
            engine: self.engine,
            deadline,
            factory_sha256: sha256.to_owned(),
            whole: None,
        };
        (factory, options)
    }

    /// What decides the plan besides the file, as text: part of a long run's digest.
    pub fn identity(&self) -> String {
        let bucket = self.bucket.map_or("", BucketKind::word);
        format!("bucket {bucket}\ngoals {:?}\nengine {:?}\n", self.goals, self.engine)
    }
}

/// A flag that Ctrl-C raises; pressed twice, it ends the program at once.
pub(super) fn stop_flag() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&flag);
    // If no handler can be set, Ctrl-C simply ends the program.
    let _ = ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
    flag
}

#[allow(clippy::too_many_lines)] // one step of the command after the other
pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let read = [arguments.factory.as_str()].into_iter().chain(arguments.near.file());
    if would_write_over(read.clone(), arguments.out.as_deref(), &FOLDER)
        || would_write_over(read.clone(), arguments.basis_out.as_deref(), &[])
        || would_write_over(read, arguments.proof.as_deref(), &[])
    {
        return Ok(Exit::Usage);
    }
    let Some(loaded) = load(&arguments.factory) else { return Ok(Exit::InputErrors) };
    if let Err(usage) = arguments.choices.check() {
        say(&usage);
        return Ok(Exit::Usage);
    }
    if !arguments.without_orders && !loaded.factory.has_orders() {
        let what = words().say("no-orders");
        say(&words().say_with("error", &[("what", (&what).into())]));
        return Ok(Exit::InputErrors);
    }
    if !loaded.factory.measures.is_empty() {
        let count = loaded.factory.measures.len();
        let shown = count.to_string();
        let values = [("count", count.into()), ("shown", (&shown).into())];
        say(&words().say_with("measures-in-file", &values));
    }
    arguments.choices.say_what_leads(&loaded.factory);
    let deadline = arguments.choices.deadline();
    let sha256 = &loaded.source.sha256;
    let (factory, options) = arguments.choices.apply_until(&loaded.factory, sha256, deadline);
    let factory = match arguments.near.applied(factory) {
        Ok(factory) => factory,
        Err(exit) => return Ok(exit),
    };
    let mut options = arguments.numbers.applied(options);
    let files = (arguments.keep.as_deref(), arguments.plan.as_deref());
    let kept = match kept_edits(files, &loaded, factory.clone(), &options) {
        Ok(kept) => kept,
        Err(exit) => return Ok(exit),
    };
    let plain = factory;
    let factory = match &kept {
        Some((original, edits)) => {
            let runs: Vec<RunEdit> = edits.iter().map(|it| it.run).collect();
            // In the buckets and for the goals asked for now.
            if original.factory.bucket != plain.bucket {
                say(&words().say("keep-other-bucket"));
                return Ok(Exit::Usage);
            }
            plain.keeping(&runs)
        }
        None => plain.clone(),
    };
    if arguments.proof.is_some() && !has_whole_numbers(&factory) {
        say(&words().say("proof-of-fractions"));
        return Ok(Exit::Usage);
    }
    let taken = match arguments.basis.as_deref().map(bases).transpose() {
        Ok(taken) => taken,
        Err(exit) => return Ok(exit),
    };
    let taken = taken.map(|bases| bases.goals).unwrap_or_default();
    let prove = arguments.proof.is_some();
    let mut carried = Carried { taken, prove, ..Carried::default() };
    // A log says more than a spinner, and the two would write over each other.
    let progress = (!arguments.verbose).then(|| Progress::of(&options.deadline));
    if arguments.verbose {
        options.deadline = verbose::written(&options.deadline, words(), say);
    }
    let planning = session::plan_carrying(&factory, &options, &mut carried);
    if let Some(progress) = progress {
        progress.done();
    }
    if carried.unknown > 0 {
        let unknown = carried.unknown.to_string();
        say(&words().say_with("basis-unknown", &[("count", (&unknown).into())]));
    }
    match planning {
        Ok(Planning::Plan(plan)) => {
            warn_of_rounding(&loaded.source, &rounded_releases(&plain, &plan));
            warn_of_the_end(&loaded, &plan);
            if let Some(file) = &arguments.basis_out {
                keep(file, carried.kept)?;
            }
            if let (Some(file), Some(proof)) = (&arguments.proof, carried.proof)
                && !proof::write(file, &proof)?
            {
                return Ok(Exit::InputErrors);
            }
            if let Some(out) = &arguments.out
                && !write(out, &plan, &factory, arguments.csv.signs())?
            {
                return Ok(Exit::InputErrors);
            }
            show_plan(&plan, arguments)?;
            if let Some(book) = &arguments.book {
                let added = add_to_book(book, &loaded, &plan)?;
                if added != Exit::Done {
                    return Ok(added);
                }
            }
            Ok(match plan.status {
                PlanStatus::Optimal | PlanStatus::WithinGap | PlanStatus::BestFound => Exit::Done,
                PlanStatus::Interrupted => Exit::Stopped,
            })
        }
        other => {
            if let (Ok(Planning::Contradiction(_)), Some((original, edits))) = (&other, &kept)
                && say_refused(&plain, &original.plan, edits, &options)
            {
                return Ok(Exit::Contradiction);
            }
            Ok(report_no_plan(other))
        }
    }
}

/// Adds a plan with its factory file to a plan book.
fn add_to_book(book: &Path, loaded: &Loaded, plan: &Plan) -> io::Result<Exit> {
    let of = &plan.factory;
    let files = [("factory.json", loaded.source.text.clone()), ("plan.json", json::plan(plan))];
    book::add(book, EntryKind::Plan, (&*of.name, &*of.from, &*of.to), &files)
}

/// Shows a plan in the form requested.
fn show_plan(plan: &Plan, arguments: &Arguments) -> io::Result<()> {
    if arguments.detail && arguments.format == TableFormat::Text {
        let terminal = terminal().in_detail(true);
        return show(&Output::Text(exported(&Text(&terminal), plan)));
    }
    show_table(plan, arguments.format)
}

/// Says which frozen quantities were reduced to what fits.
pub(super) fn warn_of_rounding(source: &SourceText, rounded: &[Rounded]) {
    let warnings = rounding(source, rounded);
    if !warnings.is_empty() {
        say_problems(source, &warnings);
    }
}

/// W842 of a plan whose last days drain because nothing asks for the work of the days after them.
fn warn_of_the_end(loaded: &Loaded, plan: &Plan) {
    if let Some((last, mean)) = plan.drained() {
        let reading = source::json::read(&loaded.source.text);
        let found = w842_month_drains(reading, &loaded.factory, last, mean);
        if !found.is_empty() {
            say_problems(&loaded.source, &found);
        }
    }
}

/// W841 of the frozen quantities that a plan reduces to what fits.
pub(super) fn rounding(source: &SourceText, rounded: &[Rounded]) -> Vec<Diagnostic> {
    if rounded.is_empty() {
        return Vec::new();
    }
    let taken: Vec<(usize, f64)> = rounded.iter().map(|it| (it.position, it.started)).collect();
    w841_frozen_rounded(source::json::read(&source.text), &taken)
}

/// Writes the plan in the form its name ends in, or as a folder; false if that cannot hold it,
/// which is reported.
fn write(out: &Path, plan: &Plan, factory: &Factory, signs: Signs) -> io::Result<bool> {
    let whole = PlanOf { plan, factory };
    match form(out) {
        Form::Folder => {}
        Form::Page | Form::Workbook => return write_as(out, &whole),
        Form::Csv => {
            let table = csv::file(&exported(&Csv, plan), signs);
            return write_text(out, &table).map(|()| true);
        }
        Form::Text => {
            return write_text(out, &exported(&Text(&terminal()), plan)).map(|()| true);
        }
        Form::Json | Form::Other => return write_text(out, &json::plan(plan)).map(|()| true),
    }
    let mut files = files(plan, signs);
    files.push(("report.html", exported(&Html(words()), &whole).into_bytes()));
    write_folder(out, &files, &FOLDER)?;
    let folder = out.display().to_string();
    say(&words().say_with("plan-files", &[("folder", (&folder).into())]));
    Ok(true)
}

/// All that a folder of a plan can hold: what an earlier plan left of it goes.
pub(super) const FOLDER: [&str; 16] = {
    let [a, b, c, d, e, f, g] = csv::TABLES;
    let [h, i, j, k, l, m] = csv::WHOLE_TABLES;
    ["plan.json", a, b, c, d, e, f, g, h, i, j, k, l, m, "report.html", "next.json"]
};

/// The files of `--out`: the plan and its tables.
pub(super) fn files(plan: &Plan, signs: Signs) -> Vec<(&'static str, Vec<u8>)> {
    let mut files = vec![("plan.json", json::plan(plan).into_bytes())];
    let tables = csv::files(plan).into_iter();
    files.extend(tables.map(|it| (it.name, csv::file(&it.text, signs).into_bytes())));
    files
}
