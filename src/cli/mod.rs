//! The command line: one file per command; results to standard output, talk to standard error.

mod actual;
mod alike;
mod answers;
mod audit;
mod bases;
mod batch;
mod book;
mod bottlenecks;
mod check;
mod convert;
mod desk;
mod diff;
mod discuss;
mod edited;
mod exit;
mod export;
mod failure;
mod generate;
mod help;
mod input;
mod language;
mod lp;
mod measures;
mod merge;
mod near;
mod new;
mod no_plan;
mod numbers;
mod of_plan;
mod output;
mod over;
mod plan;
mod potential;
mod progress;
mod proof;
mod proposals;
mod recheck;
mod refusal;
mod repair;
mod roll;
mod shard;
mod shell;
mod template;
mod verbose;
mod whatif;
mod why;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::words::Language;
pub use exit::Exit;
use language::{terminal, words};

/// junheng (均衡, "balance"): one factory file in, one proven balanced plan out.
#[derive(Debug, Parser)]
#[command(name = "junheng", version, max_term_width = 100, after_help = EXIT_CODES)]
struct Arguments {
    /// Language of reports and messages: en or zh [default: that of the locale, else en]
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = tag)]
    lang: Option<Language>,
    /// Read tables and columns of a workbook or CSV folder that have another name, such as `due
    /// date` for `due`, and leave out rows of sums; what was read so is reported
    #[arg(long, global = true)]
    accept: bool,
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes: 0 done, the plan is certified · 1 the input has errors · 2 wrong usage ·
3 hard data contradict each other · 4 stopped at a limit · 70 our fault";

#[derive(Debug, Subcommand)]
enum Command {
    /// Ask a few questions and write a first factory file, ready to plan
    New(new::Arguments),
    /// Plan a factory: a balanced schedule, proven optimal goal by goal
    Plan(plan::Arguments),
    /// List every problem in a factory file: what, where, and what to do
    Check(check::Arguments),
    /// List the bottlenecks: what one unit more is worth, and how far that holds
    Bottlenecks(bottlenecks::Arguments),
    /// Recompute a finished plan from its factory file and report every discrepancy
    Audit(audit::Arguments),
    /// Recheck a plan edited by hand: what breaks, what each goal loses, what each edit costs
    Recheck(recheck::Arguments),
    /// Explain why an order is late or short, a quantity is made, or a group is loaded
    Why(why::Arguments),
    /// List minimal repairs with their cost if orders cannot be met or hard data contradict
    Repair(repair::Arguments),
    /// Compare two plans, and attribute the differences to changes of the factory file
    Diff(diff::Arguments),
    /// Write the next month's factory file: stock, unfinished orders and work in process carried over
    Roll(roll::Arguments),
    /// Compare a plan with what really happened, and say how the month ends from here
    Actual(actual::Arguments),
    /// List the versions in a plan book: promised, changed, kept
    Book(book::Arguments),
    /// Plan scenarios and compare them with the base plan: overlays, grids, sweeps, samples
    Whatif(whatif::Arguments),
    /// Find the best set of measures under a budget, and what each of them is worth
    Measures(measures::Arguments),
    /// Plan every factory file of a folder in parallel; a stopped run can be resumed
    Batch(batch::Arguments),
    /// Merge the parts of a long run that `--shard` split over several machines
    Merge(merge::Arguments),
    /// Write the linear programme of a goal as MPS, for any other solver
    Export(export::Arguments),
    /// Show how many times the order mix the factory could make, and what is left unused
    Potential(potential::Arguments),
    /// Write sheets to discuss and fill in: one for the factory, each workshop and each group
    Discuss(discuss::Arguments),
    /// Answer the proposals on those sheets, and publish the accepted ones as a new version
    Proposals(proposals::Arguments),
    /// Solve a linear programme in MPS format and prove the answer
    Lp(lp::Arguments),
    /// Write an empty workbook with headings, units, notes and a sample row
    Template(template::Arguments),
    /// Convert a factory file: JSON, workbook or folder of CSV files
    Convert(convert::Arguments),
    /// Generate a synthetic factory for trials and benchmarks
    Generate(generate::Arguments),
    /// Write the JSON Schema of the factory file, of the plan or of a solution
    Schema(shell::SchemaArguments),
    /// Write a completion script for a shell
    Completions(shell::CompletionArguments),
    /// Write the manual page
    Man,
}

/// The language that `--lang` names anywhere in a command line. What is no language is found wrong
/// where the command line is read.
fn language_of(typed: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = typed.iter().map(|it| it.to_str().unwrap_or_default()).collect();
    let options = words.iter().position(|it| *it == "--").map_or(&words[..], |end| &words[..end]);
    options.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("--lang")? {
        "" => options.get(at + 1)?.parse().ok(),
        value => value.strip_prefix('=')?.parse().ok(),
    })
}

/// A language by its tag.
fn tag(word: &str) -> Result<Language, String> {
    word.parse().map_err(|_| words().say("use-language"))
}

/// Runs the command line and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let typed: Vec<OsString> = arguments.into_iter().collect();
    if let Some(language) = language_of(&typed) {
        language::speak(language);
    }
    let mut command = help::spoken(Arguments::command(), &terminal());
    let read = command.try_get_matches_from_mut(&typed).and_then(|mut matches| {
        Arguments::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
    });
    let arguments = match read {
        Ok(arguments) => arguments,
        Err(error) => return help::shown_instead(&error, &typed).into(),
    };
    input::accept(arguments.accept);
    let ended = match &arguments.command {
        Command::New(arguments) => new::run(arguments),
        Command::Plan(arguments) => plan::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Bottlenecks(arguments) => bottlenecks::run(arguments),
        Command::Audit(arguments) => audit::run(arguments),
        Command::Recheck(arguments) => recheck::run(arguments),
        Command::Why(arguments) => why::run(arguments),
        Command::Repair(arguments) => repair::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Roll(arguments) => roll::run(arguments),
        Command::Actual(arguments) => actual::run(arguments),
        Command::Book(arguments) => book::run(arguments),
        Command::Whatif(arguments) => whatif::run(arguments),
        Command::Measures(arguments) => measures::run(arguments),
        Command::Batch(arguments) => batch::run(arguments),
        Command::Merge(arguments) => merge::run(arguments),
        Command::Export(arguments) => export::run(arguments),
        Command::Potential(arguments) => potential::run(arguments),
        Command::Discuss(arguments) => discuss::run(arguments),
        Command::Proposals(arguments) => proposals::run(arguments),
        Command::Lp(arguments) => lp::run(arguments),
        Command::Template(arguments) => template::run(arguments),
        Command::Convert(arguments) => convert::run(arguments),
        Command::Generate(arguments) => generate::run(arguments),
        Command::Schema(arguments) => shell::schema(arguments),
        Command::Completions(arguments) => shell::completions(arguments, Arguments::command()),
        Command::Man => shell::manual(Arguments::command()),
    };
    match ended {
        Ok(exit) => exit.into(),
        Err(error) => {
            // A reader that closes the pipe early has what it wanted.
            if error.kind() != std::io::ErrorKind::BrokenPipe {
                let what = refusal::disk(&error);
                output::say(&words().say_with("error", &[("what", (&what).into())]));
                return Exit::InputErrors.into();
            }
            Exit::Done.into()
        }
    }
}
