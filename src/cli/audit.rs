//! `junheng audit`: recompute a finished plan from the factory file and the plan alone.

use std::io;

use super::Exit;
use super::input::load;
use super::output::{say, show};
use crate::model::BucketKind;
use crate::report::diagnostics;
use crate::source::{SourceText, plan_file};
use crate::validate::with_wishes;

/// Recompute a finished plan.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  junheng audit works.json plan/plan.json")]
pub(super) struct Arguments {
    /// The factory file the plan was made for
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// The plan; `-` reads standard input
    #[arg(value_name = "PLAN.json")]
    plan: String,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let Some(loaded) = load(&arguments.factory) else { return Ok(Exit::InputErrors) };
    let source = match SourceText::read(&arguments.plan) {
        Ok(source) => source,
        Err(unreadable) => {
            let problems = [*unreadable.problem];
            say(diagnostics::plain(&unreadable.source_text, &problems).trim_end());
            return Ok(Exit::InputErrors);
        }
    };
    let reading = plan_file::read(&source.text);
    if !reading.problems.is_empty() {
        say(diagnostics::plain(&source, &reading.problems).trim_end());
    }
    let Some(plan) = reading.usable() else { return Ok(Exit::InputErrors) };
    // The plan says which buckets it was made in; everything else is the factory file's.
    let bucket = BucketKind::from_word(&plan.factory.bucket);
    let factory = with_wishes(&loaded.factory, bucket, None);
    match crate::audit::audit(&factory, &loaded.source.sha256, plan) {
        Ok(report) => {
            show(&format!("{report}\n"))?;
            Ok(Exit::Done)
        }
        Err(findings) => {
            for finding in &findings {
                show(&format!("{finding}\n"))?;
            }
            let count = findings.len();
            let things = if count == 1 { "thing does" } else { "things do" };
            show(&format!("refused: {count} {things} not add up\n"))?;
            Ok(Exit::InputErrors)
        }
    }
}
