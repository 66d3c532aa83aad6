//! `junheng measures`: the best set of a factory's measures under a budget, and what each is worth.

mod arguments;
mod desk;
mod suggest;

use std::io;

use super::answers::{Format, exported, show_as, write_as};
use super::exit::Exit;
use super::input::load;
use super::language::words;
use super::no_plan::{report_no_base_plan, report_no_plan};
use super::output::{Form, form, say, say_problems};
use super::over::would_write_over;
use super::progress::Progress;
use super::refusal::refused;
use crate::measure::{Answered, Question, Wanted, answer, proposals};
use crate::report::export::Json;
use crate::report::html::Html;
use crate::run::write_file;
use crate::session::Failure;
pub(super) use arguments::Arguments;
use arguments::Asked;
use desk::{Desk, Told};

/// What is written into the folder of a run, besides its records.
const FILES: [&str; 2] = ["measures.json", "report.html"];

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
        within: arguments.within.unwrap_or(0.0),
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
        Ok(Answered::NoPlan(result)) => Ok(report_no_base_plan(&result)),
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
