//! Why there is no answer although there should be one.

use crate::model::Factory;
use crate::model::answers::audit::Finding;
use crate::model::extremes::{Figure, too_far_apart};
use crate::solve::{ChoiceError, EngineFailure};
use crate::verify::Refusal;

/// Our fault: nothing of such a run is shown.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The engine requested is not there.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// An engine failed.
    #[error(transparent)]
    Engine(#[from] EngineFailure),
    /// An answer was refused, by every engine there is.
    #[error("the answer for goal {goal} failed verification: {refusal}")]
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
    /// No answer passed verification, and the factory has figures so far apart that the lesser is
    /// lost next to the larger: the input is to be corrected.
    #[error("{least} and {most} differ too much to be planned together")]
    TooFarApart {
        /// The least figure.
        least: Figure,
        /// The largest.
        most: Figure,
    },
    /// The finished plan does not add up.
    #[error("the finished plan fails its audit: {}", lines(.0))]
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
    #[error("an engine reported infeasible although the previous goal has a plan")]
    InfeasibleLater,
    /// The first goal without a plan, where one was found.
    #[error("an engine reported infeasible, but the programme is feasible")]
    NotInfeasible,
    /// No plan, without a proof.
    #[error("an engine reported infeasible without proof")]
    InfeasibleUnproven,
    /// Unbounded, which is impossible here.
    #[error("an engine reported unbounded, but the objective is bounded")]
    NotUnbounded,
    /// No best answer, without a proof.
    #[error("an engine reported unbounded without proof")]
    NoBestUnproven,
    /// A goal that did not keep its value.
    #[error("later goals worsened it by {taken}; {allowed} is allowed")]
    NotKept {
        /// What later goals took.
        taken: f64,
        /// What they may take.
        allowed: f64,
    },
    /// A plan better than a bound that was proven.
    #[error("a plan reaches {value}, better than the proven bound {bound}")]
    BeyondBound {
        /// What the plan reaches.
        value: f64,
        /// The bound.
        bound: f64,
    },
    /// A factory that has a plan was without one when it was solved again.
    #[error("the goals of a factory that has a plan could not be solved again")]
    NotSolvedAgain,
}

/// Findings one below the other.
fn lines(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
