//! The options of a session, and how planning ends.

use crate::lp::{Lp, Objective};
use crate::model::answers::contradiction::Clash;
use crate::model::carried::GoalBasis;
use crate::model::plan::Plan;
use crate::model::proof::PlanProof;
use crate::model::run::has_whole_numbers;
use crate::model::{BucketKind, Factory};
use crate::solve::{Deadline, EngineChoice};

/// What the planner asks for besides the factory.
#[derive(Clone, Debug)]
pub struct Options {
    /// Bucket length.
    pub bucket: BucketKind,
    /// Which engine.
    pub engine: EngineChoice,
    /// When to stop.
    pub deadline: Deadline,
    /// SHA-256 of the factory file, in hexadecimal.
    pub factory_sha256: String,
    /// How far whole numbers are searched for where the factory asks for them; `None` for the
    /// fractional plan.
    pub whole: Option<WholeSearch>,
}

/// The part of a time limit that a plan in whole numbers may take if a question is asked about it.
const BEFORE_A_QUESTION: f64 = 0.4;

impl Options {
    /// The options of a plan that a question begins with: where it is searched in whole numbers under a
    /// time limit, it leaves more than half of the time for the question.
    #[must_use]
    pub fn before_a_question(&self, factory: &Factory) -> Self {
        match self.whole {
            Some(_) if has_whole_numbers(factory) => {
                Self { deadline: self.deadline.part(BEFORE_A_QUESTION), ..self.clone() }
            }
            _ => self.clone(),
        }
    }
}

/// How far whole numbers are searched for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WholeSearch {
    /// The share of its value that a goal may be from its bound.
    pub gap: f64,
    /// Pivots that a goal may take, about. The same number gives the same plan.
    pub pivots: u64,
}

impl WholeSearch {
    /// How far whole numbers are searched for in a step from a plan in whole numbers: in a quarter of
    /// the work.
    #[must_use]
    pub fn for_step(self) -> Self {
        Self { pivots: self.pivots / 4, ..self }
    }
}

impl Default for WholeSearch {
    fn default() -> Self {
        Self { gap: 1e-3, pivots: 12_000 }
    }
}

/// How planning ended.
#[derive(Clone, Debug)]
pub enum Planning {
    /// A plan: every goal certified, or the best found when planning was stopped.
    Plan(Box<Plan>),
    /// Hard data contradict each other; the findings name how.
    Contradiction(Vec<Clash>),
    /// A goal has no best plan: money can be made without limit.
    Unbounded {
        /// The goal.
        goal: String,
        /// Ids of the market orders that can be sold without limit.
        orders: Vec<String>,
    },
    /// Stopped before there was any plan.
    Nothing,
}

/// The proof of the bounds of a plan in whole numbers, for [`crate::proof::check`].
#[derive(Clone, Debug)]
pub struct BoundProof {
    /// The proof; `None` if it has more entries than [`PlanProof::MOST_ENTRIES`] even without trees.
    pub file: Option<PlanProof>,
    /// The goals whose trees were too large: the plan states the bound of the plan in fractions.
    pub too_large: Vec<String>,
}

/// What goes from the plan of one month to that of the next.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// The bases another month's goals ended in, to begin with.
    pub taken: Vec<GoalBasis>,
    /// How many of the names of those begun with this month knows no row or column for.
    pub unknown: usize,
    /// The bases this month's goals ended in, where an engine has them to give: those of profit
    /// and cost, which take longest and are the only ones that a start was measured to speed up.
    pub kept: Vec<GoalBasis>,
    /// Whether the proof of the bounds of a plan in whole numbers is wanted.
    pub prove: bool,
    /// That proof; `None` if the plan is in fractions.
    pub proof: Option<BoundProof>,
}

/// The programme of a goal, or why an earlier goal was not reached.
pub enum Programme {
    /// The programme and the goal's objective.
    Written(Box<(Lp, Objective)>),
    /// An earlier goal had no plan.
    NoPlan(Planning),
}
