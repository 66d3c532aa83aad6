//! Why there is no answer where there should be one.

use crate::model::Factory;
use crate::model::answers::audit::Finding;
use crate::model::extremes::{Figure, too_far_apart};
use crate::solve::{ChoiceError, EngineFailure};
use crate::verify::Refusal;

/// Our fault: nothing of such a run is shown.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The engine asked for is not there.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// An engine failed.
    #[error(transparent)]
    Engine(#[from] EngineFailure),
    /// An answer was refused, by every engine there is.
    #[error("the answer for goal {goal} was refused: {refusal}")]
    Refused {
        /// The goal.
        goal: String,
        /// Why.
        refusal: Refusal,
    },
    /// An engine called a goal unbounded, or infeasible what is not.
    #[error("goal {goal}: {reason}")]
    Wrong {
        /// The goal.
        goal: String,
        /// Why this cannot be.
        reason: Impossible,
    },
    /// No answer stood up, and the factory has figures so far apart that the lesser is lost beside
    /// the larger: the input is to be corrected.
    #[error("{least} and {most} are too far apart to be planned together")]
    TooFarApart {
        /// The least figure.
        least: Figure,
        /// The largest.
        most: Figure,
    },
    /// The finished plan does not add up.
    #[error("the finished plan does not add up: {}", lines(.0))]
    Audit(Vec<Finding>),
}

impl Failure {
    /// What is to be said of a failure on this factory: where its figures lie too far apart for
    /// double precision, that, whichever engine or check stumbled over it.
    pub(super) fn on(self, factory: &Factory) -> Self {
        match (self, too_far_apart(factory)) {
            (Self::Choice(choice), _) => Self::Choice(choice),
            (_, Some((least, most))) => Self::TooFarApart { least, most },
            (failure, None) => failure,
        }
    }
}

/// What cannot be, and is not believed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Impossible {
    /// A later goal without a plan.
    #[error("an engine called it infeasible although the goal before has a plan")]
    InfeasibleLater,
    /// The first goal without a plan, where one was found.
    #[error("an engine called it infeasible, but it is not")]
    NotInfeasible,
    /// No plan, without a proof.
    #[error("an engine called it infeasible, but it is not proven")]
    InfeasibleUnproven,
    /// Without end, where that cannot be.
    #[error("an engine called unbounded what has a least value")]
    NotUnbounded,
    /// No best answer, without a proof.
    #[error("an engine says that it has no best answer, without proof")]
    NoBestUnproven,
    /// A goal that did not keep its value.
    #[error("later goals took {taken} of it, {allowed} allowed")]
    NotKept {
        /// What later goals took.
        taken: f64,
        /// What they may take.
        allowed: f64,
    },
    /// A works that has a plan was without one when it was solved again.
    #[error("the goals of a works that has a plan were not solved again")]
    NotSolvedAgain,
}

/// Findings one below the other.
fn lines(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
