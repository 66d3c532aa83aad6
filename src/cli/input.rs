//! Reading a factory file, workbook or folder of CSV files for a command: its problems go to
//! standard error, in full.

use std::sync::OnceLock;

use super::exit::Exit;
use super::language::words;
use super::output::{say, say_problems};
use crate::diag::{Code, Diagnostic, Hint, Message, Severity, Span};
use crate::measure;
use crate::model::Factory;
use crate::model::plan::Plan;
use crate::report::form;
use crate::source::workbook::{self, Piped, Workbook};
use crate::source::{SourceText, plan_file};
use crate::validate::{self, Validated};

/// Whether other names of tables and columns are taken; set once, when the command line is read.
static ACCEPTS: OnceLock<bool> = OnceLock::new();

/// Takes other names of tables and columns from here on, if asked; only the first call counts.
pub(super) fn accept(accept: bool) {
    let _ = ACCEPTS.set(accept);
}

/// Whether other names of tables and columns are taken.
pub(super) fn accepts() -> bool {
    ACCEPTS.get().copied().unwrap_or(false)
}

/// A factory with the file it came from.
pub(super) struct Loaded {
    pub factory: Factory,
    pub source: SourceText,
}

/// What a file turned out to be.
pub(super) enum Examined {
    /// A factory, with warnings.
    Valid { source: SourceText, validated: Box<Validated> },
    /// Not a factory, and why.
    Broken { source: SourceText, problems: Vec<Diagnostic> },
}

/// Reads and validates a file, a folder of CSV files or, where `name` is `-`, standard input. What
/// was found out about the form of a workbook is reported.
pub(super) fn examine(name: &str) -> Examined {
    let (examined, said) = examine_quietly(name);
    for line in &said {
        say(line);
    }
    examined
}

/// As [`examine`], giving what is to be said.
pub(super) fn examine_quietly(name: &str) -> (Examined, Vec<String>) {
    let read = match name {
        "-" => workbook::read_piped(accepts()),
        _ if workbook::is_meant(name) => {
            workbook::read_accepting(name, accepts()).map(|it| Piped::Workbook(it.into()))
        }
        _ => SourceText::read(name).map(Piped::Text),
    };
    let source = match read {
        Ok(Piped::Text(source)) => source,
        Ok(Piped::Workbook(workbook)) => return examine_workbook(*workbook),
        Err(unreadable) => {
            let problems = vec![*unreadable.problem];
            return (Examined::Broken { source: unreadable.source_text, problems }, Vec::new());
        }
    };
    let examined = match measure::validated(&source.text) {
        Ok(validated) => Examined::Valid { source, validated: Box::new(validated) },
        Err(problems) => Examined::Broken { source, problems },
    };
    (examined, Vec::new())
}

/// As [`examine_quietly`], of files and folders alone: a run over many files waits for no pipe.
pub(super) fn examine_plain(name: &str) -> Examined {
    match SourceText::is_plain(name) {
        Ok(()) => examine_quietly(name).0,
        Err(unreadable) => {
            Examined::Broken { source: unreadable.source_text, problems: vec![*unreadable.problem] }
        }
    }
}

fn examine_workbook(workbook: Workbook) -> (Examined, Vec<String>) {
    let said = form::notes(words(), &workbook);
    let Workbook { source, mut problems, complete, .. } = workbook;
    if problems.iter().any(|problem| problem.severity() == Severity::Error) {
        let further = validate::beside(&source, &problems, complete);
        problems.extend(further);
        return (Examined::Broken { source, problems }, said);
    }
    let examined = match measure::validated(&source.text) {
        Ok(mut validated) => {
            validated.warnings.splice(0..0, problems);
            Examined::Valid { source, validated: Box::new(validated) }
        }
        Err(found) => {
            Examined::Broken { source, problems: problems.into_iter().chain(found).collect() }
        }
    };
    (examined, said)
}

/// A plan file, or `None` after everything wrong with it was reported.
pub(super) fn load_plan(name: &str) -> Option<(Plan, SourceText)> {
    let source = match SourceText::read(name) {
        Ok(source) => source,
        Err(unreadable) => {
            let problems = [*unreadable.problem];
            say_problems(&unreadable.source_text, &problems);
            return None;
        }
    };
    let reading = plan_file::read(&source.text);
    if !reading.problems.is_empty() {
        say_problems(&source, &reading.problems);
    }
    let plan = reading.usable()?.clone();
    Some((plan, source))
}

/// The factory, or `None` after everything wrong with it was reported.
pub(super) fn load(name: &str) -> Option<Loaded> {
    match examine(name) {
        Examined::Valid { source, validated } => {
            if !validated.warnings.is_empty() {
                say_problems(&source, &validated.warnings);
            }
            Some(Loaded { factory: validated.factory, source })
        }
        Examined::Broken { source, problems } => {
            say_problems(&source, &problems);
            None
        }
    }
}

/// A plan with its file.
pub(super) struct PlanFile {
    pub plan: Plan,
    pub source: SourceText,
}

impl PlanFile {
    pub fn load(name: &str) -> Result<Self, Exit> {
        let (plan, source) = load_plan(name).ok_or(Exit::InputErrors)?;
        Ok(Self { plan, source })
    }

    /// Says what is wrong with the plan at the first place its file holds `text`.
    pub fn refuse(&self, code: Code, text: &str, message: Message) -> Exit {
        let at = self.source.text.find(text).unwrap_or(0);
        let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let span = Span { start: position(at), end: position(at + text.len()) };
        let problem = Diagnostic::new(code, span, message).hint(Hint::Cure);
        say_problems(&self.source, &[problem]);
        Exit::InputErrors
    }
}
