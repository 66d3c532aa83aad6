//! Scenarios that tie, and those that are against expectation, as text.

use std::fmt::Write as _;

use super::{few, signed};
use crate::model::answers::whatif::{Expected, Surprise, SurpriseReason, WhatIf};
use crate::report::table::wrapped;

/// Surprises that are shown; JSON has more.
const SHOWN: usize = 5;

pub(super) fn ties(answer: &WhatIf, text: &mut String) {
    let by = answer.by.as_deref().unwrap_or_default();
    for tie in answer.ties.iter().filter(|_| !answer.all_tie) {
        let (rank, names) = (tie.rank, few(&tie.names));
        let after = match (&tie.decided_by, &tie.best) {
            (Some(goal), Some(best)) => format!("they differ in {goal}, where {best} is best"),
            _ => "no goal after it tells them apart".to_owned(),
        };
        let tied = format!("{rank}=: {names} tie in {by}; {after}.");
        text.push_str(&wrapped(&tied, 2, 4));
    }
}

pub(super) fn surprises(answer: &WhatIf, text: &mut String) {
    if answer.surprises.is_empty() {
        return;
    }
    text.push_str("\nAgainst expectation\n");
    for it in answer.surprises.iter().take(SHOWN) {
        text.push_str(&wrapped(&surprise(it), 2, 4));
    }
    let shown = answer.surprises.len().min(SHOWN) as u64;
    if answer.surprising > shown {
        let _ = writeln!(text, "  … and {} more", answer.surprising - shown);
    }
}

fn surprise(it: &Surprise) -> String {
    let (changes, moved) = match it.expected {
        Expected::NoWorse => ("ought to help", "is worse"),
        Expected::NoBetter => ("ought to hurt", "is better"),
    };
    let of = it.of.as_deref().unwrap_or_default();
    let because = match (it.because, it.expected) {
        (SurpriseReason::EarlierGoal, Expected::NoWorse) => {
            format!("{of} comes first and gains")
        }
        (SurpriseReason::EarlierGoal, Expected::NoBetter) => {
            format!("{of} comes first and loses")
        }
        (SurpriseReason::Tolerance, _) => {
            format!("{of} comes first and may give something up, which is another part of it now")
        }
        (SurpriseReason::Measure, _) => {
            "it is measured against the hours there are, which are others now".to_owned()
        }
        (SurpriseReason::NotKnown, _) => {
            "why cannot be told: what is below a millionth of an earlier goal may weigh more here"
                .to_owned()
        }
    };
    let Surprise { name, goal, .. } = it;
    format!("{name}: its changes {changes}, but {goal} {moved} ({}): {because}.", signed(it.change))
}
