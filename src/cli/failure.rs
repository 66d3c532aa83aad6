//! What failed where no plan can be shown, in the language of the reader. What an engine or the
//! system itself said is quoted.

use crate::pipeline::{Failure, Impossible, Refusal};
use crate::report::{audit, terms};
use crate::solve::{ChoiceError, EngineFailure};
use crate::words::{Value, Words};

/// Why an engine asked for cannot be had.
pub(super) fn choice(words: &Words, choice: &ChoiceError) -> String {
    match choice {
        ChoiceError::Unknown { word } => words.say_with("use-engine", &[("word", word.into())]),
        ChoiceError::NotCompiledIn => words.say("use-engine-compiled-in"),
    }
}

/// What failed.
pub(super) fn failure(words: &Words, failure: &Failure) -> String {
    match failure {
        Failure::Choice(it) => choice(words, it),
        Failure::Engine(it) => engine(words, it),
        Failure::TooFarApart { least, most } => {
            let (least, most) = (least.to_string(), most.to_string());
            let values = [("least", (&least).into()), ("most", (&most).into())];
            words.say_with("no-plan-too-far-apart", &values)
        }
        Failure::Refused { goal, refusal } => {
            let (goal, why) = (terms::goal_title(words, goal), refused(words, refusal));
            words.say_with("failed-refused", &[("goal", (&goal).into()), ("why", (&why).into())])
        }
        Failure::Wrong { goal, reason } => {
            let (goal, why) = (terms::goal_title(words, goal), impossible(words, reason));
            words.say_with("failed-goal", &[("goal", (&goal).into()), ("why", (&why).into())])
        }
        Failure::Audit(findings) => {
            let findings: Vec<String> =
                findings.iter().map(|it| audit::finding(it, words)).collect();
            let findings = findings.join("\n");
            words.say_with("failed-audit", &[("findings", Value::Lines(&findings))])
        }
    }
}

fn engine(words: &Words, failure: &EngineFailure) -> String {
    match failure {
        EngineFailure::Reported { engine, reason } => {
            let values = [("engine", (*engine).into()), ("reason", reason.into())];
            words.say_with("failed-engine", &values)
        }
        EngineFailure::Died { engine } => {
            words.say_with("failed-engine-died", &[("engine", (*engine).into())])
        }
        EngineFailure::NoThread { engine, .. } => {
            words.say_with("failed-engine-thread", &[("engine", (*engine).into())])
        }
    }
}

fn impossible(words: &Words, reason: &Impossible) -> String {
    match reason {
        Impossible::InfeasibleLater => words.say("failed-infeasible-later"),
        Impossible::NotInfeasible => words.say("failed-not-infeasible"),
        Impossible::InfeasibleUnproven => words.say("failed-infeasible-unproven"),
        Impossible::NotUnbounded => words.say("failed-not-unbounded"),
        Impossible::NoBestUnproven => words.say("failed-no-best-unproven"),
        Impossible::NotSolvedAgain => words.say("failed-not-solved-again"),
        Impossible::NotKept { taken, allowed } => {
            let (taken, allowed) = (taken.to_string(), allowed.to_string());
            let values = [("taken", (&taken).into()), ("allowed", (&allowed).into())];
            words.say_with("failed-not-kept", &values)
        }
    }
}

/// Why an answer did not stand.
fn refused(words: &Words, refusal: &Refusal) -> String {
    let of = |what: &str| match what {
        "primal" => words.say("refused-primal"),
        "dual" => words.say("refused-dual"),
        "ray" => words.say("refused-ray"),
        other => other.to_owned(),
    };
    match refusal {
        Refusal::Length { what, expected, found } => {
            let (what, expected, found) = (of(what), expected.to_string(), found.to_string());
            let values = [
                ("what", (&what).into()),
                ("expected", (&expected).into()),
                ("found", (&found).into()),
            ];
            words.say_with("refused-length", &values)
        }
        Refusal::NotFinite { what, name } => {
            let what = of(what);
            words.say_with("refused-not-finite", &[("what", (&what).into()), ("name", name.into())])
        }
        Refusal::Objective { name } => {
            words.say_with("refused-objective", &[("name", name.into())])
        }
        Refusal::Residuals { residuals, primal_worst, dual_worst } => {
            let [primal, dual, gap] = [residuals.primal, residuals.dual, residuals.gap].map(small);
            let values = [
                ("primal", (&primal).into()),
                ("primal_worst", primal_worst.into()),
                ("dual", (&dual).into()),
                ("dual_worst", dual_worst.into()),
                ("gap", (&gap).into()),
            ];
            words.say_with("refused-residuals", &values)
        }
        Refusal::Ray { margin, worst } => {
            let margin = small(*margin);
            let values = [("margin", (&margin).into()), ("worst", worst.into())];
            let key = if worst.is_empty() { "refused-ray-alone" } else { "refused-ray-blamed" };
            words.say_with(key, &values[..if worst.is_empty() { 1 } else { 2 }])
        }
        Refusal::Endless { gain, worst } => {
            let gain = small(*gain);
            let values = [("gain", (&gain).into()), ("worst", worst.into())];
            let key = if worst.is_empty() { "refused-way-alone" } else { "refused-way-ended" };
            words.say_with(key, &values[..if worst.is_empty() { 1 } else { 2 }])
        }
    }
}

fn small(number: f64) -> String {
    format!("{number:.1e}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::answers::audit::{Fault, Finding};
    use crate::pipeline::Residuals;
    use crate::words::Language;

    fn every_failure() -> Vec<Failure> {
        let goal = || "profit".to_owned();
        let wrong = [
            Impossible::InfeasibleLater,
            Impossible::NotInfeasible,
            Impossible::InfeasibleUnproven,
            Impossible::NotUnbounded,
            Impossible::NoBestUnproven,
            Impossible::NotKept { taken: 2.5, allowed: 0.125 },
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
        let finding =
            Finding { at: "groups/a".to_owned(), what: "overtime".to_owned(), fault: Fault::Shape };
        let no_thread = std::io::Error::other("none left");
        let mut all = vec![
            Failure::Choice(ChoiceError::Unknown { word: "diesel".to_owned() }),
            Failure::Choice(ChoiceError::NotCompiledIn),
            Failure::Engine(EngineFailure::Reported { engine: "microlp", reason: "42".to_owned() }),
            Failure::Engine(EngineFailure::Died { engine: "microlp" }),
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
            assert_eq!(failure(&words, &it), it.to_string());
        }
    }

    #[test]
    fn a_failure_is_said_in_chinese_but_for_names() {
        const NAMES: [&str; 12] = [
            "simplex", "microlp", "auto", "highs", "HiGHS", "cmake", "C++", "libclang", "cargo",
            "diesel", "groups/a", "R1",
        ];
        let words = Words::of(Language::Chinese);
        for it in every_failure() {
            let said = failure(&words, &it);
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
