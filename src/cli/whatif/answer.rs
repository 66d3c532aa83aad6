//! The summary of the records of a run, and a line of CSV for each: read one by one, never all in
//! memory.

use std::path::Path;

use super::asked::{Arguments, Asked};
use crate::cli::answers::write_book;
use crate::cli::language::words;
use crate::cli::output::{Shown, say};
use crate::model::answers::whatif::{GoalValue, ScenarioResult, WhatIf};
use crate::model::plan::FactoryHeading;
use crate::model::{Buckets, GiveUp};
use crate::report::csv::{self, Signs};
use crate::report::planbook::WhatIfBook;
use crate::report::{html, json, whatif as report};
use crate::run::{Ended, FileInTheMaking, Journal, Reading, Refusal};
use crate::scenario::{Comparison, Evaluator, Expectation, Foremost, Kind, changes_what_is_wanted};

/// What is written into the folder of a run, besides its records.
pub(super) const FILES: [&str; 3] = ["scenarios.csv", "summary.json", "report.html"];

/// The answer of a run; `summary.json` and `scenarios.csv` are written where there is a folder.
pub(super) fn answer(
    arguments: &Arguments,
    asked: &Asked,
    evaluator: &Evaluator<'_>,
    by: Option<&str>,
    journal: &Journal,
    ended: Ended,
) -> Result<WhatIf, Refusal> {
    let goals = goals(&evaluator.base);
    let mut table = match arguments.folder() {
        Some(folder) => Some(FileInTheMaking::new(folder, FILES[0])?),
        None => None,
    };
    if let Some(table) = &mut table {
        table.write(&csv::file(&report::heading(&goals), Signs::Comma))?;
    }
    let mut comparison = comparison(arguments, asked, &evaluator.base);
    // Nothing is expected of random draws.
    let drawn = drawn(asked);
    let mut reading = Reading::open(journal.path())?;
    while let Some((index, result)) = reading.next_record::<ScenarioResult>()? {
        let position = usize::try_from(index).unwrap_or(usize::MAX);
        let scenario = asked.scenarios.scenario(position);
        let wanted = scenario.as_ref().is_some_and(|it| changes_what_is_wanted(&it.edits));
        let scenario = scenario.filter(|_| !drawn(position));
        let expectation = scenario.and_then(|it| Expectation::of(&it.edits, &asked.original));
        comparison.add(position, &result, expectation, wanted);
        if let Some(table) = &mut table {
            table.write(&report::row(&goals, &result))?;
        }
    }
    let mut answer = finished(asked, &evaluator.base, comparison, by, ended);
    answer.fractions = asked.options.whole.is_some() && evaluator.is_in_fractions();
    if let (Some(folder), Some(table)) = (arguments.folder(), table) {
        let mut summary = FileInTheMaking::new(folder, FILES[1])?;
        summary.write(&json::pretty(&answer))?;
        let mut page = FileInTheMaking::new(folder, FILES[2])?;
        page.write(&html::whatif(&answer, words()))?;
        summary.done()?;
        table.done()?;
        page.done()?;
        let folder = folder.display().to_string();
        say(&words().say_with("whatif-files", &[("folder", (&folder).into())]));
    }
    Ok(answer)
}

/// Writes the answer as a workbook with a line for each record, or for the first of them where
/// there are more than it holds, which is reported; false if it cannot hold it, which is reported,
/// too.
pub(super) fn write_workbook(
    path: &Path,
    answer: &WhatIf,
    asked: &Asked,
    records: &Path,
) -> Result<bool, Refusal> {
    let mut foremost = Foremost::new(answer.by.as_deref(), WhatIfBook::MOST_SCENARIOS);
    let drawn = drawn(asked);
    let mut reading = Reading::open(records)?;
    while let Some((index, result)) = reading.next_record::<ScenarioResult>()? {
        foremost.add(index, &result, drawn(usize::try_from(index).unwrap_or(usize::MAX)));
    }
    let seen = foremost.seen();
    let first = foremost.finish();
    let mut book = WhatIfBook::new(answer, seen - first.len(), words());
    let mut reading = Reading::open(records)?;
    while let Some((index, result)) = reading.next_record::<ScenarioResult>()? {
        if first.contains(&index) {
            book.add(&result);
        }
    }
    if !write_book(path, book.finish())? {
        return Ok(false);
    }
    let path = path.display().to_string();
    if first.len() < seen {
        let [held, seen] = [first.len(), seen].map(|it| it.to_string());
        let values = [("file", (&path).into()), ("held", (&held).into()), ("seen", (&seen).into())];
        say(&words().say_with("whatif-book-of-first", &values));
    } else {
        say(&words().say_with("whatif-book", &[("file", (&path).into())]));
    }
    Ok(true)
}

/// Whether the scenario at a position is a draw of a sample.
fn drawn(asked: &Asked) -> impl Fn(usize) -> bool {
    let stretches = asked.scenarios.stretches();
    move |position| {
        let own = stretches.iter().find(|it| (it.first..it.first + it.count).contains(&position));
        own.is_none_or(|it| it.kind == Kind::Sample)
    }
}

/// A line of CSV for each record, as a file has them.
pub(super) fn csv_of(base: &ScenarioResult, records: &Path) -> Result<String, Refusal> {
    let goals = goals(base);
    let mut table = report::heading(&goals);
    let mut reading = Reading::open(records)?;
    while let Some((_, result)) = reading.next_record::<ScenarioResult>()? {
        table += &report::row(&goals, &result);
    }
    Ok(csv::file(&table, Signs::Comma))
}

/// Shows a line of CSV for each record.
pub(super) fn show_csv(base: &ScenarioResult, records: &Path) -> Result<(), Refusal> {
    let goals = goals(base);
    let mut shown = Shown::new();
    shown.write(&report::heading(&goals))?;
    let mut reading = Reading::open(records)?;
    while let Some((_, result)) = reading.next_record::<ScenarioResult>()? {
        shown.write(&report::row(&goals, &result))?;
    }
    Ok(shown.done()?)
}

/// The goals of the base plan.
fn goals(base: &ScenarioResult) -> Vec<GoalValue> {
    base.figures.iter().flat_map(|it| it.goals.clone()).collect()
}

fn comparison<'b>(
    arguments: &Arguments,
    asked: &Asked,
    base: &'b ScenarioResult,
) -> Comparison<'b> {
    let orders = asked.factory.orders.iter().map(|it| it.id.clone()).collect();
    let gives = asked.factory.goals.iter().filter(|it| match it.give_up {
        GiveUp::Absolute(most) | GiveUp::Share(most) => most > 0.0,
    });
    let gives = gives.map(|it| it.goal.word().to_owned()).collect();
    Comparison::new(base, orders, gives, asked.scenarios.stretches(), arguments.top)
}

fn finished(
    asked: &Asked,
    base: &ScenarioResult,
    comparison: Comparison<'_>,
    by: Option<&str>,
    ended: Ended,
) -> WhatIf {
    let compared = comparison.finish(by);
    let buckets = Buckets::new(&asked.factory, asked.factory.bucket);
    WhatIf {
        complete: ended == Ended::Finished,
        fractions: false,
        factory: FactoryHeading::of(&asked.factory, &buckets),
        base: base.clone(),
        count: asked.scenarios.count() as u64,
        endings: compared.endings,
        by: compared.by,
        all_tie: compared.all_tie,
        top: compared.top,
        ties: compared.ties,
        surprises: compared.surprises.0,
        surprising: compared.surprises.1,
        without_plan: compared.without_plan,
        warnings: compared.warnings.0,
        warned: compared.warnings.1,
        stretches: compared.stretches,
        solves: compared.counts.0,
        pivots: compared.counts.1,
        refused: compared.counts.2,
        factory_sha256: asked.loaded.source.sha256.clone(),
        scenarios_sha256: asked.source.sha256.clone(),
    }
}
