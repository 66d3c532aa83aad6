//! `junheng measures`: the best set of a factory's measures under a budget, and what each is worth.

use std::io;
use std::path::PathBuf;
use std::thread;

use super::answers::{Format, show_as, write_as};
use super::exit::Exit;
use super::failure;
use super::input::load;
use super::language::words;
use super::no_plan::report_no_plan;
use super::numbers::Numbers;
use super::output::{file_name, say, say_problems};
use super::over::would_write_over;
use super::plan::{Choices, threads};
use super::progress::Progress;
use crate::measure::{AT_A_TIME, Answered, Plans, Question, Wanted, answer, proposals};
use crate::model::answers::whatif::{ScenarioResult, ScenarioStatus};
use crate::model::run::has_whole_numbers;
use crate::model::{Factory, Goal, GoalInSequence};
use crate::run::MOST_THREADS;
use crate::scenario::{Evaluator, Scenario, factory_of};
use crate::session::{Failure, Options};

/// Stack of a thread, as large as that of the main thread.
const STACK: usize = 16 << 20;

/// Find the best set of measures.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng measures factory.json --budget 50000
  junheng measures factory.json --frontier --pairs --out measures.html

Measures are in the factory file (`measures`). Without --budget every measure may be taken; costs are
only counted. The budget buys service first, in the sequence of the goals, unless --goal names another
goal: then plans pursue that one first. Ctrl-C or --time-limit end with the best set so far and its
bound.")]
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
    /// Also write the answer as one HTML file with pictures, as a workbook or as JSON
    #[arg(long, value_name = "FILE", value_parser = file_name)]
    out: Option<PathBuf>,
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

fn goal(text: &str) -> Result<Goal, String> {
    super::plan::goal(text).map(|it| it.goal)
}

/// Plans sets on several threads.
struct Desk<'d> {
    whole: &'d Evaluator<'d>,
    /// Where plans are in whole numbers, the plans in fractions that bound them.
    fractional: Option<&'d Evaluator<'d>>,
    threads: usize,
    options: Options,
}

impl Desk<'_> {
    fn one(&self, (scenario, fractional): &(Scenario, bool)) -> ScenarioResult {
        let evaluator = self.fractional.filter(|_| *fractional).unwrap_or(self.whole);
        evaluator.evaluate(scenario)
    }
}

impl Plans for Desk<'_> {
    fn plan(&mut self, asked: &[(Scenario, bool)]) -> Option<Vec<ScenarioResult>> {
        let threads = if self.threads == 0 {
            thread::available_parallelism().map_or(1, usize::from)
        } else {
            self.threads
        };
        let threads = threads.clamp(1, AT_A_TIME.min(MOST_THREADS));
        let desk = &*self;
        let mut results: Vec<Option<ScenarioResult>> = vec![None; asked.len()];
        if threads == 1 || asked.len() == 1 {
            for (result, asked) in results.iter_mut().zip(asked) {
                *result = Some(desk.one(asked));
            }
        } else {
            thread::scope(|scope| {
                let mut running = Vec::new();
                for part in 0..threads {
                    let work = move || {
                        let own = asked.iter().enumerate().skip(part).step_by(threads);
                        own.map(|(at, it)| (at, desk.one(it))).collect::<Vec<_>>()
                    };
                    let builder = thread::Builder::new().stack_size(STACK);
                    if let Ok(handle) = builder.spawn_scoped(scope, work) {
                        running.push(handle);
                    }
                }
                for handle in running {
                    for (at, result) in handle.join().unwrap_or_default() {
                        results[at] = Some(result);
                    }
                }
            });
        }
        let results: Option<Vec<ScenarioResult>> = results.into_iter().collect();
        let stopped = |it: &ScenarioResult| it.status == ScenarioStatus::Stopped;
        results.filter(|it| !it.iter().any(stopped) && !self.options.deadline.stopped())
    }
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    if would_write_over([&*arguments.factory], arguments.out.as_deref(), &[]) {
        return Ok(Exit::Usage);
    }
    let Some(loaded) = load(&arguments.factory) else { return Ok(Exit::InputErrors) };
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
    let (_, options) = match arguments.choices.apply(&loaded) {
        Ok(applied) => applied,
        Err(usage) => {
            say(&usage);
            return Ok(Exit::Usage);
        }
    };
    let options = arguments.numbers.applied(options);
    let Ok(validated) = factory_of(proposals.base.tree()) else { return Ok(Exit::InputErrors) };
    let (bucket, asked) = arguments.choices.asked();
    let goals = match with_first(arguments.goal, asked, &validated.factory) {
        Ok(goals) => goals,
        Err(usage) => {
            say(&usage);
            return Ok(Exit::Usage);
        }
    };
    let factory = crate::validate::with_options(&validated.factory, bucket, goals.clone());
    let options = Options { bucket: factory.bucket, ..options };
    let whole = options.whole.is_some() && has_whole_numbers(&factory);
    let evaluator = |options: Options| {
        let (bucket, goals) = (bucket, goals.clone());
        Evaluator::new(&proposals.base, &factory, options, bucket, goals, failure::failure)
    };
    let progress = Progress::of(&options.deadline);
    let fractions = Options { whole: None, ..options.clone() };
    let made = if whole {
        evaluator(options.clone()).and_then(|one| Ok((one, Some(evaluator(fractions.clone())?))))
    } else {
        evaluator(options.clone()).map(|one| (one, None))
    };
    let (one, fractional) = match made {
        Ok(made) => made,
        Err(failure) => return Ok(report_no_plan(Err(failure))),
    };
    let mut desk = Desk {
        whole: &one,
        fractional: fractional.as_ref(),
        threads: arguments.threads,
        options: options.clone(),
    };
    let question = Question {
        proposals: &proposals,
        factory: &factory,
        made: &|scenario| one.factory(scenario),
        options: &fractions,
    };
    let wanted = Wanted {
        budget: arguments.budget,
        by: arguments.goal,
        frontier: arguments.frontier,
        pairs: arguments.pairs,
        most: arguments.plans,
        whole,
    };
    let answered = answer(&question, &mut desk, &wanted);
    progress.done();
    shown(arguments, answered)
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
            if let Some(out) = &arguments.out
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
