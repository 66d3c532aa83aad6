//! The proof of a plan's bounds: written with the plan, and checked by `junheng audit`.

use std::io;
use std::path::Path;

use super::failure::refused;
use super::language::words;
use super::output::{say, say_problems};
use crate::diag::{Code, Diagnostic, Hint, Message, Span, Value, message};
use crate::model::answers::audit::ProvenGoal;
use crate::model::plan::Plan;
use crate::model::{Factory, GoalId};
use crate::proof::{Fault, check};
use crate::report::json;
use crate::run::write_file;
use crate::session::BoundProof;
use crate::source::{SourceText, proof_file};

/// Writes a proof and says so; false if it is too large for a file, which is reported.
pub(super) fn write(file: &Path, proof: &BoundProof) -> io::Result<bool> {
    let name = file.display().to_string();
    let Some(written) = &proof.file else {
        say(&words().say_with("proof-beyond", &[("file", (&name).into())]));
        return Ok(false);
    };
    write_file(file, json::proof(written).as_bytes())?;
    for goal in &proof.too_large {
        let goal = words().tell(&Message::new("name-alone").with("name", title(goal)));
        say(&words().say_with("proof-too-large", &[("goal", (&goal).into())]));
    }
    say(&words().say_with("proof-written", &[("file", (&name).into())]));
    Ok(true)
}

/// What the proof in a file proves of a plan that passed the audit; `None` if it does not prove every
/// bound, after everything wrong was reported.
pub(super) fn checked(
    name: &str,
    factory: &Factory,
    factory_sha256: &str,
    plan: &Plan,
) -> Option<Vec<ProvenGoal>> {
    let source = match SourceText::read(name) {
        Ok(source) => source,
        Err(unreadable) => {
            say_problems(&unreadable.source_text, &[*unreadable.problem]);
            return None;
        }
    };
    let outcome = proof_file::read(&source.text).map_err(|problem| vec![problem]);
    let outcome = outcome.and_then(|proof| {
        let problems = |faults: Vec<Fault>| {
            faults.iter().map(|fault| problem(&source.text, fault)).collect::<Vec<_>>()
        };
        check(factory, factory_sha256, plan, &proof).map_err(problems)
    });
    match outcome {
        Ok(proven) => Some(proven),
        Err(problems) => {
            say_problems(&source, &problems);
            None
        }
    }
}

fn title(goal: &str) -> Value {
    GoalId::read(goal).map_or_else(|| goal.into(), |it| it.title().into())
}

/// A fault of a proof at its place in the file.
fn problem(text: &str, fault: &Fault) -> Diagnostic {
    let goal_of = |goal: &String| format!("\"goal\":\"{goal}\"");
    let (code, place, message) = match fault {
        Fault::OtherFactory { stated, is } => {
            (Code::E914, "\"factory_sha256\"".to_owned(), message!("e914", stated, is))
        }
        Fault::OtherProgramme { stated, is } => {
            let ((rows, columns), (own_rows, own_columns)) = (*stated, *is);
            let message = message!("e914-programme", rows, columns, own_rows, own_columns);
            (Code::E914, "\"rows\"".to_owned(), message)
        }
        Fault::OtherPlan => (Code::E915, "\"plan_sha256\"".to_owned(), message!("e915")),
        Fault::NoProof { goal } => {
            let (place, goal) = (goal_of(goal), title(goal));
            (Code::E916, place, message!("e916", goal))
        }
        Fault::Bound { goal, stated, proven, refusal } => {
            let (place, goal) = (goal_of(goal), title(goal));
            let message = match (proven, refusal) {
                (Some(proven), _) => message!("e917", goal, stated, proven),
                (None, refusal) => {
                    let why =
                        refusal.as_ref().map_or_else(|| message!("refused-proof-leaf"), refused);
                    message!("e917-refused", goal, stated, why)
                }
            };
            (Code::E917, place, message)
        }
        Fault::Held { goal, held, reached } => {
            let (place, goal) = (goal_of(goal), title(goal));
            let message = match held {
                Some(held) => message!("e918", goal, held, reached),
                None => message!("e918-not", goal, reached),
            };
            (Code::E918, place, message)
        }
    };
    let at = text.find(&place).unwrap_or(0);
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let end = if text[at..].starts_with(&place) { at + place.len() } else { at };
    let span = Span { start: position(at), end: position(end) };
    Diagnostic::new(code, span, message).hint(Hint::Cure)
}
