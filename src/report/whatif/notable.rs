//! Scenarios that tie, those dated inside a bucket and those against expectation, as text.

use super::phrases::{by, few, more, signed};
use crate::model::answers::whatif::{Expected, Surprise, SurpriseReason, WhatIf};
use crate::report::page::Page;
use crate::report::{Terminal, terms};

/// Surprises that are shown; JSON has more.
const SHOWN: usize = 5;

pub(super) fn ties(answer: &WhatIf, page: &mut Page<'_>) {
    let terminal = page.terminal;
    let goal = by(answer, terminal);
    for tie in answer.ties.iter().filter(|_| !answer.all_tie) {
        let (rank, names) = (tie.rank.to_string(), few(&tie.names, terminal));
        let [rank, names, goal] =
            [("rank", (&rank).into()), ("names", (&names).into()), ("goal", (&goal).into())];
        let line = match (&tie.decided_by, &tie.best) {
            (Some(then), Some(best)) => {
                let then = terms::goal_title(terminal.words(), then);
                let (then, best) = (("then", (&then).into()), ("best", best.into()));
                terminal.say_with("whatif-tie-then", &[rank, names, goal, then, best])
            }
            _ => terminal.say_with("whatif-tie", &[rank, names, goal]),
        };
        page.paragraph(&line);
    }
}

/// Changes that do not count from their date.
pub(super) fn warnings(answer: &WhatIf, page: &mut Page<'_>) {
    if answer.warnings.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.line("");
    page.line(&terminal.say("whatif-warnings"));
    for it in &answer.warnings {
        let warning = terminal.words().tell(&it.warning.message);
        let values = [("name", (&it.name).into()), ("warning", (&warning).into())];
        page.paragraph(&terminal.say_with("whatif-warning", &values));
    }
    let told = answer.warnings.chunk_by(|one, other| one.name == other.name).count() as u64;
    if answer.warned > told {
        more(answer.warned - told, page);
    }
}

pub(super) fn surprises(answer: &WhatIf, page: &mut Page<'_>) {
    if answer.surprises.is_empty() {
        return;
    }
    let terminal = page.terminal;
    page.line("");
    page.line(&terminal.say("whatif-surprises"));
    for it in answer.surprises.iter().take(SHOWN) {
        page.paragraph(&surprise(it, terminal));
    }
    let shown = answer.surprises.len().min(SHOWN) as u64;
    if answer.surprising > shown {
        more(answer.surprising - shown, page);
    }
}

fn surprise(it: &Surprise, terminal: &Terminal<'_>) -> String {
    let of =
        it.of.as_deref().map_or_else(String::new, |it| terms::goal_title(terminal.words(), it));
    let of = [("goal", (&of).into())];
    let because = match (it.because, it.expected) {
        (SurpriseReason::EarlierGoal, Expected::NoWorse) => {
            terminal.say_with("whatif-earlier-gains", &of)
        }
        (SurpriseReason::EarlierGoal, Expected::NoBetter) => {
            terminal.say_with("whatif-earlier-loses", &of)
        }
        (SurpriseReason::Tolerance, _) => terminal.say_with("whatif-tolerance", &of),
        (SurpriseReason::Measure, _) => terminal.say("whatif-measure"),
        (SurpriseReason::WithinBound, _) => terminal.say("whatif-within-bound"),
        (SurpriseReason::NotKnown, _) => terminal.say("whatif-not-known"),
    };
    let (goal, change) = (terms::goal_title(terminal.words(), &it.goal), signed(it.change));
    let values = [
        ("name", (&it.name).into()),
        ("goal", (&goal).into()),
        ("change", (&change).into()),
        ("because", (&because).into()),
    ];
    match it.expected {
        Expected::NoWorse => terminal.say_with("whatif-worse", &values),
        Expected::NoBetter => terminal.say_with("whatif-better", &values),
    }
}
