//! `junheng audit`: recompute a finished plan from the factory file and the plan alone.

use std::io;

use super::answers::Format;
use super::exit::Exit;
use super::input::{load, load_plan};
use super::language::{terminal, words};
use super::near::matched;
use super::output::{Output, say, show};
use super::proof;
use crate::explain::waterfall::AskedFor;
use crate::model::BucketKind;
use crate::model::answers::audit::AuditAnswer;
use crate::report::{audit as report, json};
use crate::validate::with_options;

/// Recompute a finished plan.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  junheng audit factory.json plan/plan.json
  junheng audit factory.json plan/plan.json --proof proof.json")]
pub(super) struct Arguments {
    /// The factory file the plan was made for
    #[arg(value_name = "FACTORY.json")]
    factory: String,
    /// The plan; `-` reads standard input
    #[arg(value_name = "PLAN.json")]
    plan: String,
    /// Also check the proof of the plan's bounds, as `junheng plan --proof` wrote it: without a
    /// solver
    #[arg(long, value_name = "FILE")]
    proof: Option<String>,
    /// Also check that the runs the plan was kept near are those of this published plan
    #[arg(long, value_name = "PLAN.json")]
    near: Option<String>,
    /// Format of the answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> io::Result<Exit> {
    let Some(loaded) = load(&arguments.factory) else { return Ok(Exit::InputErrors) };
    let Some((plan, _)) = load_plan(&arguments.plan) else { return Ok(Exit::InputErrors) };
    let plan = &plan;
    // The plan says in which buckets and for which goals it was made; all else is the file's.
    let bucket = BucketKind::from_word(&plan.factory.bucket);
    let goals = AskedFor::of(plan, &loaded.factory).goals;
    if goals.is_some() {
        say(&words().say("audit-other-goals"));
    }
    let factory = with_options(&loaded.factory, bucket, goals);
    let factory = match (&arguments.near, &plan.near) {
        (Some(file), Some(near)) => match matched(file, &factory, near.fence_days) {
            Ok(published) => factory.beside(published),
            Err(exit) => return Ok(exit),
        },
        (Some(_), None) => {
            say(&words().say("audit-not-near"));
            return Ok(Exit::Usage);
        }
        _ => factory,
    };
    let sha256 = &loaded.source.sha256;
    let outcome = crate::audit::audit(&factory, sha256, plan);
    // Of a plan that does not add up no bound means anything.
    let proven = match &arguments.proof {
        Some(file) if outcome.is_ok() => match proof::checked(file, &factory, sha256, plan) {
            Some(proven) => Some(proven),
            None => return Ok(Exit::InputErrors),
        },
        _ => None,
    };
    show(&match (arguments.format, &outcome) {
        (Format::Json, outcome) => {
            let answer = AuditAnswer::of(outcome, crate::audit::TOLERANCE, sha256);
            Output::Data(json::pretty(&match proven {
                Some(proven) => answer.with_proof(proven),
                None => answer,
            }))
        }
        (Format::Text, Ok(found)) => {
            Output::Text(report::passed(found, proven.as_deref(), &terminal()))
        }
        (Format::Text, Err(findings)) => Output::Text(report::refused(findings, &terminal())),
    })?;
    Ok(if outcome.is_ok() { Exit::Done } else { Exit::InputErrors })
}
