//! `measures --suggest`: measures that nobody proposed, and the files that hold them as measures.

use std::io;

use serde_json::Value;

use super::arguments::{Arguments, Asked};
use super::desk::{Desk, Told};
use crate::cli::answers::{Format, show_as, write_text};
use crate::cli::exit::Exit;
use crate::cli::input::Loaded;
use crate::cli::language::words;
use crate::cli::no_plan::{report_no_base_plan, report_no_plan};
use crate::cli::output::{Form, form, say};
use crate::cli::progress::Progress;
use crate::measure::{Suggested, as_measures, without_measures};
use crate::model::answers::suggestions::Suggestions;
use crate::model::answers::whatif::ScenarioStatus;
use crate::report::json;
use crate::report::workbook::{files, sheets, workbook};
use crate::run::{write_file, write_folder};
use crate::scenario::Document;

pub(super) fn run(arguments: &Arguments, loaded: &Loaded) -> io::Result<Exit> {
    let Some(document) = Document::parse(&loaded.source.text) else {
        return Ok(Exit::InputErrors);
    };
    let base = without_measures(&document);
    let asked = match Asked::of(arguments, loaded, &base) {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    let told = Told::default();
    let deadline = &asked.options.deadline;
    let progress = Progress::told(&told, deadline);
    let evaluator = match asked.evaluator(&base) {
        Ok(made) => made,
        Err(failure) => return Ok(report_no_plan(Err(failure))),
    };
    let mut desk = Desk::new((&evaluator, None), arguments.threads, deadline, (None, told))?;
    let taken: Vec<String> = loaded.factory.measures.iter().map(|it| it.named.id.clone()).collect();
    let suggested = Suggested::of(&asked.factory, &base, &evaluator.base, &taken);
    let answer =
        suggested.answer(&asked.factory, &mut desk, (arguments.goal, &loaded.source.sha256));
    progress.done();
    let Some(mut answer) = answer else {
        if evaluator.base.status == ScenarioStatus::Stopped || deadline.stopped() {
            say(&words().say("whatif-no-base"));
            return Ok(Exit::Stopped);
        }
        return Ok(report_no_base_plan(&evaluator.base));
    };
    write(arguments, &answer)?;
    if arguments.format == Format::Text {
        answer.suggestions.truncate(arguments.top);
    }
    show_as(&answer, arguments.format)?;
    Ok(if answer.complete { Exit::Done } else { Exit::Stopped })
}

/// Writes the suggestions as measures: JSON, a workbook, or a folder of CSV files.
fn write(arguments: &Arguments, answer: &Suggestions) -> io::Result<()> {
    let Some(out) = &arguments.out else { return Ok(()) };
    if answer.suggestions.is_empty() {
        say(&words().say("suggestions-none-to-write"));
        return Ok(());
    }
    let measures: Value = as_measures(&answer.suggestions, &|it| words().tell(it));
    if form(out) == Form::Json {
        return write_text(out, &json::pretty(&measures));
    }
    let language = words().language();
    let mut sheets = sheets(&measures, language);
    // The heading of a factory is not theirs.
    sheets.retain(|it| it.table.key != "factory");
    let name = out.display().to_string();
    if form(out) == Form::Workbook {
        let bytes = workbook(&sheets, language).map_err(io::Error::other)?;
        write_file(out, &bytes)?;
        say(&words().say_with("workbook-written", &[("file", (&name).into())]));
        return Ok(());
    }
    let files = files(&sheets, language);
    let named: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    write_folder(out, &named, &[])?;
    say(&words().say_with("suggestions-files", &[("folder", (&name).into())]));
    Ok(())
}
