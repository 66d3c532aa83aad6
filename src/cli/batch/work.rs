//! One file of a batch: read, planned, its folder written, and what to remember of it.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::cli::exit::Exit;
use crate::cli::failure;
use crate::cli::input::{Examined, examine_plain};
use crate::cli::language::kept;
use crate::cli::no_plan::no_plan;
use crate::cli::numbers::Numbers;
use crate::cli::plan::{Choices, FOLDER, files, rounding};
use crate::diag::{Code, Diagnostic, Severity, message};
use crate::model::answers::batch::{PlanInShort, Row, RowProblem, RowStatus};
use crate::model::answers::reason::Reason;
use crate::model::plan::{Plan, PlanStatus};
use crate::model::{Buckets, Factory};
use crate::month::done::Done;
use crate::month::period::Period;
use crate::month::roll::{Ending, roll};
use crate::report::csv::{Signs, TABLES, WHOLE_TABLES};
use crate::report::{Terminal, diagnostics};
use crate::run::find::Input;
use crate::run::{Staging, clear, digest, patiently};
use crate::scenario::Document;
use crate::session::{self, Failure, Planning};
use crate::solve::Deadline;
use crate::source::SourceText;
use crate::words::{Language, Value};

/// The most problems of one file that the summary lists.
const MOST_PROBLEMS: usize = 200;

/// What is remembered of one file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Its row of the summary.
    pub row: Row,
    /// What `junheng plan` would have said if there is no plan; empty if there is one.
    pub said: Said,
}

/// A text in every language, as wide as if there is no terminal: a record has the same bytes
/// wherever it is made, and is read in the language of whoever reads it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Said {
    en: String,
    zh: String,
}

/// As records hold it: those of earlier runs hold English alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    English(String),
    Every { en: String, zh: String },
}

impl From<Kept> for Said {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::English(en) => Self { zh: en.clone(), en },
            Kept::Every { en, zh } => Self { en, zh },
        }
    }
}

impl Said {
    fn of(text: impl Fn(&Terminal<'_>) -> String) -> Self {
        let [en, zh] = Language::ALL.map(|language| text(&kept(language)));
        Self { en, zh }
    }

    /// The text in a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Chinese => &self.zh,
        }
    }
}

/// Where the plans go.
pub(super) struct Output<'o> {
    pub out: &'o Path,
    pub staging: &'o Staging,
    /// Whether each folder gets the factory file of the next period, too.
    pub roll: bool,
}

/// Plans one file, or `None` if it was stopped.
///
/// # Errors
/// If its folder cannot be written.
pub(super) fn plan_file(
    input: &Input,
    as_asked: (&Choices, &Numbers, bool),
    deadline: &Deadline,
    output: Option<&Output<'_>>,
) -> io::Result<Option<Record>> {
    let planned = catch_unwind(AssertUnwindSafe(|| examine_and_plan(input, as_asked, deadline)));
    let outcome = match planned {
        Ok(Some(outcome)) => outcome,
        Ok(None) => return Ok(None),
        // A crash of one plan is a result among the others.
        Err(_) => {
            let mut outcome = Outcome::new(input, RowStatus::Fault, Exit::OurFault);
            let crashed = |terminal: &Terminal<'_>| terminal.say("batch-crashed");
            outcome.row.reasons.push(Reason::of(None, message!("batch-crashed")));
            outcome.said = Said::of(|terminal| {
                terminal.say_with("error", &[("what", (&crashed(terminal)).into())])
            });
            outcome
        }
    };
    let Outcome { mut row, said, plan, next } = outcome;
    let folder = output.map(|output| output.out.join("plans").join(&row.folder));
    match plan {
        Some(plan) => {
            let mut files = files(&plan, Signs::default());
            let next = next.filter(|_| output.is_some_and(|it| it.roll));
            files.extend(next.map(|it| (NEXT, it.into_bytes())));
            row.plan = Some(PlanInShort::of(&plan, digest(&files)));
            if let (Some(output), Some(folder)) = (output, &folder) {
                output.staging.put(&row.folder, folder, &files, &FOLDER)?;
            }
        }
        // An earlier run's plan must not be taken for this one's.
        None => {
            if let Some(folder) = folder.filter(|folder| folder.exists()) {
                clear(&folder, &FOLDER)?;
            }
        }
    }
    Ok(Some(Record { row, said }))
}

/// The files of every plan's folder, in the order they are digested; after them come those of
/// [`WHOLE_TABLES`] that are there.
pub const PLAN_FILES: [&str; 8] = {
    let [a, b, c, d, e, f, g] = TABLES;
    ["plan.json", a, b, c, d, e, f, g]
};

/// The factory file of the next period.
const NEXT: &str = "next.json";

/// The files that are in a plan's folder where there is something to say, in the order they are
/// digested.
pub const MORE_FILES: [&str; 7] = {
    let [a, b, c, d, e, f] = WHOLE_TABLES;
    [a, b, c, d, e, f, NEXT]
};

/// Whether a file could not be read, whatever is in it.
fn is_unread(examined: &Examined) -> bool {
    match examined {
        Examined::Valid { .. } => false,
        Examined::Broken { problems, .. } => problems.iter().any(|it| it.code == Code::E112),
    }
}

/// Whether a row tells of a file that could not be read, or was another one, for a moment.
pub(super) fn was_not_read(row: &Row) -> bool {
    let unread = Code::E112.to_string();
    row.status == RowStatus::Broken
        && (row.problems.is_empty() || row.problems.iter().any(|it| it.code == unread))
}

/// Whether a record hung on a moment, or its plan is not in its folder as it was made: a run that
/// goes on makes it again.
pub(super) fn is_to_be_made_again(record: &Record, input: &Input, out: &Path) -> bool {
    let row = &record.row;
    if was_not_read(row) || row.status == RowStatus::Fault || row.folder != input.folder {
        return true;
    }
    let Some(plan) = &row.plan else { return false };
    let folder = out.join("plans").join(&row.folder);
    let read = |name: &'static str| Some((name, std::fs::read(folder.join(name)).ok()?));
    let files: Option<Vec<(&str, Vec<u8>)>> = PLAN_FILES.into_iter().map(read).collect();
    // Tables of whole numbers are there where they have a row.
    let files = files.map(|files| {
        files.into_iter().chain(MORE_FILES.into_iter().filter_map(read)).collect::<Vec<_>>()
    });
    files.is_none_or(|files| digest(&files) != plan.files_sha256)
}

struct Outcome {
    row: Row,
    said: Said,
    plan: Option<Box<Plan>>,
    /// The factory file of the next period, if the plan is carried out.
    next: Option<String>,
}

impl Outcome {
    fn new(input: &Input, status: RowStatus, exit: Exit) -> Self {
        let row = Row {
            file: input.name.clone(),
            folder: input.folder.clone(),
            status,
            exit: exit as u8,
            factory_sha256: input.sha256.clone(),
            errors: 0,
            warnings: 0,
            problems: Vec::new(),
            reasons: Vec::new(),
            plan: None,
        };
        Self { row, said: Said::default(), plan: None, next: None }
    }

    fn found(&mut self, source: &SourceText, problems: &[Diagnostic]) {
        let count = |severity| problems.iter().filter(|it| it.severity() == severity).count();
        self.row.errors = count(Severity::Error);
        self.row.warnings = count(Severity::Warning);
        let listed = &problems[..problems.len().min(MOST_PROBLEMS)];
        let problem = |(it, place): (&Diagnostic, crate::diag::Place)| RowProblem {
            code: it.code.to_string(),
            message: crate::report::message::english(&it.message),
            line: place.line,
            column: place.column,
            path: place.path,
        };
        self.row.problems = listed.iter().zip(source.places(listed)).map(problem).collect();
    }
}

fn examine_and_plan(
    input: &Input,
    (choices, numbers, without_orders): (&Choices, &Numbers, bool),
    deadline: &Deadline,
) -> Option<Outcome> {
    // How a workbook was read is reported by `check`, not for each of a thousand.
    let name = input.path.to_string_lossy();
    let (mut source, validated) = match patiently(|| examine_plain(&name), |it| !is_unread(it)) {
        Examined::Valid { source, validated } => (source, validated),
        Examined::Broken { mut source, problems } => {
            source.name.clone_from(&input.name);
            let mut outcome = Outcome::new(input, RowStatus::Broken, Exit::InputErrors);
            outcome.found(&source, &problems);
            outcome.said = Said::of(|terminal| {
                diagnostics::brief(&source, &problems, terminal).trim_end().to_owned()
            });
            return Some(outcome);
        }
    };
    source.name.clone_from(&input.name);
    if source.sha256 != input.sha256 {
        let mut outcome = Outcome::new(input, RowStatus::Broken, Exit::InputErrors);
        let said = match input.sha256.as_str() {
            "" => message!("batch-not-read", file = input.name),
            _ => message!("batch-changed", file = input.name),
        };
        outcome.said = Said::of(|terminal| terminal.words().tell(&said));
        outcome.row.reasons.push(Reason::of(None, said));
        return Some(outcome);
    }
    if !without_orders && !validated.factory.has_orders() {
        let mut outcome = Outcome::new(input, RowStatus::Broken, Exit::InputErrors);
        outcome.found(&source, &validated.warnings);
        let said = message!("batch-no-orders", file = input.name);
        outcome.said = Said::of(|terminal| terminal.words().tell(&said));
        outcome.row.reasons.push(Reason::of(None, message!("no-orders")));
        return Some(outcome);
    }
    let (factory, options) =
        choices.apply_until(&validated.factory, &source.sha256, deadline.clone());
    let options = numbers.applied(options);
    let planning = session::plan(&factory, &options);
    // An interrupted plan, even one interrupted after its last goal, is made again on resuming.
    if deadline.stopped() {
        return None;
    }
    let (status, reasons) = match &planning {
        Ok(Planning::Plan(plan)) if plan.status == PlanStatus::Interrupted => return None,
        Ok(Planning::Nothing) => return None,
        Ok(Planning::Plan(plan)) => {
            let status = match plan.status {
                PlanStatus::WithinGap => RowStatus::WithinGap,
                PlanStatus::BestFound => RowStatus::BestFound,
                PlanStatus::Optimal | PlanStatus::Interrupted => RowStatus::Optimal,
            };
            (status, Vec::new())
        }
        Ok(Planning::Contradiction(clashes)) => {
            (RowStatus::Contradiction, clashes.iter().map(Reason::clash).collect())
        }
        Ok(Planning::Unbounded { goal, orders }) => {
            (RowStatus::Unbounded, vec![Reason::grows(goal, orders)])
        }
        Err(failure) => {
            let input = matches!(failure, Failure::TooFarApart { .. });
            let status = if input { RowStatus::Broken } else { RowStatus::Fault };
            (status, vec![Reason::of(None, failure::failure(failure))])
        }
    };
    let (plan, exit, said) = match planning {
        Ok(Planning::Plan(plan)) => (Some(plan), Exit::Done, Said::default()),
        other => {
            let (exit, _) = no_plan(&other, kept(Language::English).words());
            let said = Said::of(|terminal| {
                let (_, said) = no_plan(&other, terminal.words());
                let values = [("file", (&input.name).into()), ("said", Value::Lines(&said))];
                terminal.say_with("batch-said", &values)
            });
            (None, exit, said)
        }
    };
    let mut outcome = Outcome::new(input, status, exit);
    let mut warnings = validated.warnings;
    if let Some(plan) = &plan {
        warnings.extend(rounding(&source, &session::rounded_releases(&factory, plan)));
    }
    outcome.found(&source, &warnings);
    outcome.row.reasons = reasons;
    outcome.said = said;
    outcome.next = plan.as_deref().and_then(|plan| next_file(&source, &factory, plan));
    outcome.plan = plan;
    Some(outcome)
}

/// The factory file of the next period if a plan is carried out; none if no valid file follows.
fn next_file(source: &SourceText, factory: &Factory, plan: &Plan) -> Option<String> {
    let document = Document::parse(&source.text)?;
    let buckets = Buckets::new(factory, factory.bucket);
    let next = Period { from: factory.from, to: factory.to }.next(None)?;
    let done = Done::as_planned(factory, &buckets, plan, next.from);
    let from = Ending { tree: document.tree(), factory, buckets: &buckets, plan, done: &done };
    roll(from, next).ok().map(|it| it.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_one_language_are_read_as_well() {
        let said = |text: &str, language| {
            let said: Said = serde_json::from_str(text).unwrap();
            said.in_language(language).to_owned()
        };
        assert_eq!(said("\"broken\"", Language::Chinese), "broken");
        assert_eq!(said(r#"{"en": "broken", "zh": "有错误"}"#, Language::Chinese), "有错误");
        assert_eq!(said(r#"{"en": "broken", "zh": "有错误"}"#, Language::English), "broken");
    }
}
