//! How a command ends without a plan, and what it says of that.

use super::exit::Exit;
use super::failure;
use super::language::words;
use super::output::say;
use crate::model::answers::whatif::ScenarioResult;
use crate::report::terms;
use crate::session::{Failure, Planning};
use crate::words::{Value, Words};

/// How many parts of a contradiction are listed; those that would have to give way come first.
const MOST_CLASHES: usize = 20;

/// Says why there is no plan.
#[allow(clippy::needless_pass_by_value)] // what there is instead of a plan ends here
pub(super) fn report_no_plan(planning: Result<Planning, Failure>) -> Exit {
    let (exit, said) = no_plan(&planning, words());
    if !said.is_empty() {
        say(&said);
    }
    exit
}

/// Says why there is no base plan to compare with.
pub(super) fn report_no_base_plan(base: &ScenarioResult) -> Exit {
    let reason = base.reasons.first().map_or_else(String::new, |it| words().tell(&it.message));
    say(&words().say_with("whatif-base-has-none", &[("reason", (&reason).into())]));
    Exit::Contradiction
}

/// How a command ends without a plan, and what it says of that; nothing if there is a plan.
pub(super) fn no_plan(planning: &Result<Planning, Failure>, words: &Words) -> (Exit, String) {
    match planning {
        Ok(Planning::Plan(_)) => (Exit::Done, String::new()),
        Ok(Planning::Contradiction(clashes)) => {
            let mut said = vec![words.say("no-plan-contradiction")];
            for clash in clashes.iter().take(MOST_CLASHES) {
                let at = words.say_with("problem-path", &[("path", (&clash.at).into())]);
                said.push(format!("  {}\n      {at}", words.tell(&clash.message())));
            }
            if clashes.len() > MOST_CLASHES {
                let left = (clashes.len() - MOST_CLASHES).to_string();
                said.push(words.say_with("no-plan-more", &[("left", (&left).into())]));
            }
            said.push(words.say("no-plan-change"));
            (Exit::Contradiction, said.join("\n"))
        }
        Ok(Planning::Unbounded { goal, orders }) => {
            let goal = terms::goal_title(words, goal);
            let mut said = vec![words.say_with("no-plan-unbounded", &[("goal", (&goal).into())])];
            for order in orders {
                said.push(words.say_with("no-plan-market", &[("order", order.into())]));
            }
            (Exit::InputErrors, said.join("\n"))
        }
        Ok(Planning::Nothing) => (Exit::Stopped, words.say("no-plan-stopped")),
        Err(Failure::Choice(choice)) => {
            let what = words.tell(&failure::choice(choice));
            (Exit::Usage, words.say_with("error", &[("what", (&what).into())]))
        }
        Err(failure @ Failure::TooFarApart { .. }) => {
            (Exit::InputErrors, words.tell(&failure::failure(failure)))
        }
        Err(failure) => {
            let failure = words.tell(&failure::failure(failure));
            (
                Exit::OurFault,
                words.say_with("no-plan-fault", &[("failure", Value::Lines(&failure))]),
            )
        }
    }
}
