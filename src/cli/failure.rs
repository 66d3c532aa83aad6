//! What failed if no plan can be shown, to be shown in any language. What an engine or the system
//! itself said is quoted.

use crate::diag::{Message, Value, message};
use crate::model::GoalId;
use crate::model::answers::audit::Finding;
use crate::session::{Failure, Impossible, ProofFault, Refusal};
use crate::solve::{ChoiceError, EngineFailure};

/// Why an engine requested cannot be had.
pub(super) fn choice(choice: &ChoiceError) -> Message {
    match choice {
        ChoiceError::Unknown { word } => message!("use-engine", word),
        ChoiceError::NotCompiledIn => message!("use-engine-compiled-in"),
    }
}

/// What failed.
pub(super) fn failure(failure: &Failure) -> Message {
    let title = |goal: &str| GoalId::read(goal).map_or_else(|| goal.into(), |it| it.title().into());
    match failure {
        Failure::Choice(it) => choice(it),
        Failure::Engine(it) => engine(it),
        Failure::TooFarApart { least, most } => message!("no-plan-too-far-apart", least, most),
        Failure::Refused { goal, refusal } => {
            let (goal, why): (Value, _) = (title(goal), refused(refusal));
            message!("failed-refused", goal, why)
        }
        Failure::Wrong { goal, reason } => {
            let (goal, why): (Value, _) = (title(goal), impossible(reason));
            message!("failed-goal", goal, why)
        }
        Failure::Audit(findings) => {
            let findings = Value::Lines(findings.iter().map(Finding::message).collect());
            message!("failed-audit", findings)
        }
    }
}

fn engine(failure: &EngineFailure) -> Message {
    match failure {
        EngineFailure::Reported { engine, reason } => message!("failed-engine", engine, reason),
        EngineFailure::Died { engine } => message!("failed-engine-died", engine),
        EngineFailure::NoWholeNumbers { engine } => message!("failed-engine-whole", engine),
        EngineFailure::NoThread { engine, .. } => message!("failed-engine-thread", engine),
    }
}

fn impossible(reason: &Impossible) -> Message {
    match reason {
        Impossible::InfeasibleLater => message!("failed-infeasible-later"),
        Impossible::NotInfeasible => message!("failed-not-infeasible"),
        Impossible::InfeasibleUnproven => message!("failed-infeasible-unproven"),
        Impossible::NotUnbounded => message!("failed-not-unbounded"),
        Impossible::NoBestUnproven => message!("failed-no-best-unproven"),
        Impossible::NotSolvedAgain => message!("failed-not-solved-again"),
        Impossible::NotKept { taken, allowed } => message!("failed-not-kept", taken, allowed),
        Impossible::BeyondBound { value, bound } => {
            message!("failed-beyond-bound", value, bound)
        }
    }
}

/// Why an answer did not stand.
pub(super) fn refused(refusal: &Refusal) -> Message {
    let of = |what: &str| match what {
        "primal" => message!("refused-primal").into(),
        "dual" => message!("refused-dual").into(),
        "ray" => message!("refused-ray").into(),
        other => Value::from(other),
    };
    match refusal {
        Refusal::Length { what, expected, found } => {
            message!("refused-length", what = of(what), expected, found)
        }
        Refusal::NotFinite { what, name } => {
            message!("refused-not-finite", what = of(what), name)
        }
        Refusal::Objective { name } => message!("refused-objective", name),
        Refusal::Residuals { residuals, primal_worst, dual_worst } => {
            let [primal, dual, gap] = [residuals.primal, residuals.dual, residuals.gap].map(small);
            message!("refused-residuals", primal, primal_worst, dual, dual_worst, gap)
        }
        Refusal::Ray { margin, worst } => {
            let margin = small(*margin);
            if worst.is_empty() {
                message!("refused-ray-alone", margin)
            } else {
                message!("refused-ray-blamed", margin, worst)
            }
        }
        Refusal::Endless { gain, worst } => {
            let gain = small(*gain);
            if worst.is_empty() {
                message!("refused-way-alone", gain)
            } else {
                message!("refused-way-ended", gain, worst)
            }
        }
        Refusal::NotWhole { column, value } => {
            let value = value.to_string();
            message!("refused-not-whole", column, value)
        }
        Refusal::Proof { node, reason } => {
            let why = match reason {
                ProofFault::Inequality => message!("refused-proof-inequality"),
                ProofFault::Multiplier => message!("refused-proof-multiplier"),
                ProofFault::Tree => message!("refused-proof-tree"),
                ProofFault::Split => message!("refused-proof-split"),
                ProofFault::Leaf => message!("refused-proof-leaf"),
                ProofFault::Empty => message!("refused-proof-empty"),
                ProofFault::Face => message!("refused-proof-face"),
            };
            message!("refused-proof", node, why)
        }
    }
}

fn small(number: f64) -> String {
    format!("{number:.1e}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::answers::audit::Fault;
    use crate::session::Residuals;
    use crate::words::{Language, Words};

    fn every_failure() -> Vec<Failure> {
        let goal = || "profit".to_owned();
        let wrong = [
            Impossible::InfeasibleLater,
            Impossible::NotInfeasible,
            Impossible::InfeasibleUnproven,
            Impossible::NotUnbounded,
            Impossible::NoBestUnproven,
            Impossible::NotKept { taken: 2.5, allowed: 0.125 },
            Impossible::BeyondBound { value: 2.5, bound: 3.5 },
            Impossible::NotSolvedAgain,
        ];
        let residuals = Residuals { primal: 2e-5, dual: 0.0, gap: 1e-9 };
        let worst = String::new;
        let row = || "R1".to_owned();
        let refusals = [
            Refusal::Length { what: "primal", expected: 3, found: 2 },
            Refusal::NotFinite { what: "dual", name: row() },
            Refusal::NotFinite { what: "ray", name: row() },
            Refusal::Objective { name: row() },
            Refusal::Residuals { residuals, primal_worst: row(), dual_worst: "C2".to_owned() },
            Refusal::Ray { margin: 1e-12, worst: worst() },
            Refusal::Ray { margin: 1e-12, worst: row() },
            Refusal::Endless { gain: 1e-12, worst: worst() },
            Refusal::Endless { gain: 1e-12, worst: row() },
        ];
        let finding = Finding {
            at: "groups/a".to_owned(),
            what: Message::new("audit-overtime"),
            fault: Fault::Shape,
        };
        let no_thread = std::io::Error::other("none left");
        let mut all = vec![
            Failure::Choice(ChoiceError::Unknown { word: "diesel".to_owned() }),
            Failure::Choice(ChoiceError::NotCompiledIn),
            Failure::Engine(EngineFailure::Reported { engine: "microlp", reason: "42".to_owned() }),
            Failure::Engine(EngineFailure::Died { engine: "microlp" }),
            Failure::Engine(EngineFailure::NoWholeNumbers { engine: "simplex" }),
            Failure::Engine(EngineFailure::NoThread { engine: "microlp", cause: no_thread }),
            Failure::Audit(vec![finding.clone(), finding]),
        ];
        all.extend(wrong.map(|reason| Failure::Wrong { goal: goal(), reason }));
        all.extend(refusals.map(|refusal| Failure::Refused { goal: goal(), refusal }));
        all
    }

    #[test]
    fn a_failure_is_said_in_english_as_it_shows_itself() {
        let words = Words::of(Language::English);
        for it in every_failure() {
            assert_eq!(words.tell(&failure(&it)), it.to_string());
        }
    }

    #[test]
    fn a_failure_is_said_in_chinese_but_for_names() {
        const NAMES: [&str; 13] = [
            "simplex", "interior", "microlp", "auto", "highs", "HiGHS", "cmake", "C++", "libclang",
            "cargo", "diesel", "groups/a", "R1",
        ];
        let words = Words::of(Language::Chinese);
        for it in every_failure() {
            let said = words.tell(&failure(&it));
            // A command to type stands between backquotes.
            let said: String = said.split('`').step_by(2).collect();
            for word in said.split(|it: char| {
                !(it.is_ascii_alphabetic() || "/+".contains(it) || it.is_ascii_digit())
            }) {
                let letters = word.chars().filter(char::is_ascii_alphabetic).count();
                assert!(letters < 3 || NAMES.contains(&word), "{word}: {said}");
            }
        }
    }
}
