//! `junheng audit`: recompute a finished plan from the factory file and the plan alone.

use std::io;

use super::input::{load, load_plan};
use super::output::{Output, say, show};
use super::{Exit, words};
use crate::model::plan::{Plan, PlanStatus};
use crate::model::{BucketKind, Factory, GiveUp, Goal, GoalInSequence};
use crate::report::audit as report;
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
    let Some((plan, _)) = load_plan(&arguments.plan) else { return Ok(Exit::InputErrors) };
    let plan = &plan;
    // The plan says in which buckets and for which goals it was made; all else is the file's.
    let bucket = BucketKind::from_word(&plan.factory.bucket);
    let goals = asked_for(&loaded.factory, plan);
    if goals.is_some() {
        say(&words().say("audit-other-goals"));
    }
    let factory = with_wishes(&loaded.factory, bucket, goals);
    match crate::audit::audit(&factory, &loaded.source.sha256, plan) {
        Ok(found) => {
            show(&Output::Text(report::passed(&found, &super::terminal())))?;
            Ok(Exit::Done)
        }
        Err(findings) => {
            show(&Output::Text(report::refused(&findings, &super::terminal())))?;
            Ok(Exit::InputErrors)
        }
    }
}

/// The goals a plan was made for, where they are not those of the factory file.
fn asked_for(factory: &Factory, plan: &Plan) -> Option<Vec<GoalInSequence>> {
    let mut goals: Vec<GoalInSequence> = Vec::new();
    let mut more_allowed = false;
    for result in &plan.goals {
        let goal = Goal::from_word(&result.goal)?;
        let own = factory.goals.iter().find(|own| own.goal == goal).map(|own| own.give_up);
        let limit = match own.unwrap_or(GiveUp::Absolute(0.0)) {
            GiveUp::Absolute(amount) => amount,
            GiveUp::Share(share) => share * result.value.abs(),
        };
        more_allowed |= result.allowed > limit;
        match goals.iter_mut().find(|known| known.goal == goal) {
            // A goal in parts states a tolerance for each; the widest stands for the goal.
            Some(GoalInSequence { give_up: GiveUp::Absolute(widest), .. }) => {
                *widest = widest.max(result.allowed);
            }
            _ => goals.push(GoalInSequence { goal, give_up: GiveUp::Absolute(result.allowed) }),
        }
    }
    let same = goals.iter().map(|it| it.goal).eq(factory.goals.iter().map(|it| it.goal));
    // A plan stopped early lacks the later goals; that is no other sequence.
    let begun = plan.status == PlanStatus::Interrupted
        && factory.goals.iter().zip(&goals).all(|(own, asked)| own.goal == asked.goal);
    ((!same && !begun) || more_allowed).then_some(goals)
}
