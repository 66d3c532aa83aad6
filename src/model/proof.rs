//! The file of a proof: why no whole-number plan can pass the bounds that a plan states.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A row or column by its position in the programme of the goal, counted from 0.
pub type Position = u32;

/// A multiplier that is not zero, with the row it is of.
pub type Multiplier = (Position, f64);

figures! {
    /// The proof of the bounds that a plan in whole numbers states. It is checked from the factory
    /// file, the plan and this file alone, without a solver.
    pub struct PlanProof {
        /// Version of this form: 1.
        version: u32,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
        /// The seal of the plan.
        plan_sha256: String,
        /// Rows of the programme of all goals, before any goal is held.
        rows: usize,
        /// Columns of that programme.
        columns: usize,
        /// The goals, in sequence.
        goals: Vec<GoalProof>,
    }

    /// The proof of one goal's bound.
    pub struct GoalProof {
        /// The goal with its part: `fulfil/priority 1`, `profit`.
        goal: String,
        /// The bound that is proven, in the goal's own sense; none if the plan states none.
        bound: Option<f64>,
        /// What the inequalities follow from, in order: each may use those before it.
        cuts: Vec<CutProof>,
        /// Lists of multipliers that the nodes use. A row is counted from 0, a cut after the rows.
        multipliers: Vec<Vec<Multiplier>>,
        /// The nodes of the tree, each before its children; the first one is the root. Empty where
        /// nothing is proven.
        nodes: Vec<NodeProof>,
        /// How the goal is held in the programmes of the goals after it; none if it is not.
        held: Option<HeldGoal>,
    }

    /// How an inequality follows, by mixed-integer rounding.
    pub struct CutProof {
        /// The rows that are added up, or cuts before this one (counted after the rows), each with its
        /// weight and the side from which its slack is counted.
        rows: Vec<(Position, f64, Side)>,
        /// The columns that are counted from their upper bound, ascending; others are counted from
        /// the lower one.
        from_upper: Vec<Position>,
        /// What the sum is divided by.
        divisor: f64,
    }

    /// The optimal face of a goal: multipliers that prove its bound without whole numbers, and what
    /// every plan as good as that bound has at one of its limits.
    pub struct FaceProof {
        /// The multipliers.
        multipliers: Vec<Multiplier>,
        /// The columns.
        columns: Vec<Position>,
        /// The rows.
        rows: Vec<Position>,
    }
}

/// A side of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The lower side.
    Lower,
    /// The upper side.
    Upper,
}

/// How a goal is held in the programmes of later goals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HeldGoal {
    /// On its optimal face, which the plan reached.
    Face(FaceProof),
    /// At no worse than this value, which is what the plan reached and what it may give up.
    Worst(f64),
}

/// A node: a box of values for each column. The root's box is the programme's own.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NodeProof {
    /// A column that has no value between two numbers: the column, its greatest value in the first
    /// child, its least value in the second one, the positions of both children.
    Split(Position, f64, f64, u32, u32),
    /// The box is bounded by the list of multipliers at this position.
    Leaf(u32),
    /// The box has no point: the list of multipliers at this position contradicts it.
    Empty(u32),
}

impl PlanProof {
    /// The form written and read.
    pub const VERSION: u32 = 1;

    /// The most entries of a file, as [`GoalProof::entries`] counts them: about 64 MB of text.
    pub const MOST_ENTRIES: usize = 2_000_000;

    /// The same without its goals.
    #[must_use]
    pub fn heading(&self) -> Self {
        let (factory_sha256, plan_sha256) = (self.factory_sha256.clone(), self.plan_sha256.clone());
        Self { factory_sha256, plan_sha256, goals: Vec::new(), ..*self }
    }

    /// All entries.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.goals.iter().map(GoalProof::entries).sum()
    }
}

impl GoalProof {
    /// How long it is: its nodes, multipliers, the rows of its cuts and what is held.
    #[must_use]
    pub fn entries(&self) -> usize {
        let cuts = self.cuts.iter().map(|it| it.rows.len() + it.from_upper.len() + 1);
        let held = match &self.held {
            Some(HeldGoal::Face(face)) => {
                face.multipliers.len() + face.columns.len() + face.rows.len()
            }
            Some(HeldGoal::Worst(_)) | None => 0,
        };
        let multipliers = self.multipliers.iter().map(Vec::len);
        self.nodes.len() + multipliers.sum::<usize>() + cuts.sum::<usize>() + held
    }
}
