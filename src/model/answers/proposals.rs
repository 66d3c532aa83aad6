//! What is answered to proposals, and what a published version records.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::measures::{GoalGain, OwnFigure};
use super::reason::Reason;
use super::whatif::GoalValue;
use crate::model::plan::FactoryHeading;

/// What a proposal is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is accepted.
    Accepted,
    /// It would pay, and is not accepted yet.
    Kept,
    /// It changes no goal now: what it changes does not bind.
    NothingNow,
    /// It gives less than it costs per month.
    CostsMore,
    /// It makes a goal worse.
    Harms,
    /// The factory has no plan with it.
    NoPlan,
}

figures! {
    /// The answer to every proposal.
    pub struct ProposalAnswers {
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// Goals of the plan before, in sequence.
        base: Vec<GoalValue>,
        /// Goals that proposals are compared by, in sequence.
        compared: Vec<String>,
        /// Every proposal, in the order of the file's measures and then of the rows.
        proposals: Vec<ProposalAnswer>,
        /// The ids accepted.
        accepted: Vec<String>,
        /// What the accepted ones cost once.
        cost: f64,
        /// What they cost per month.
        cost_per_month: f64,
        /// Goals with the accepted ones; empty if none is accepted, or they have no plan together.
        with_accepted: Vec<GoalGain>,
        /// Why the factory has no plan with the accepted ones.
        without_plan: Vec<Reason>,
        /// What each accepted one contributed: Shapley shares, which add up to the gains of
        /// `with_accepted`; empty if some of them together have no plan.
        by_measure: Vec<Contribution>,
        /// The same by who proposed them.
        by_proposer: Vec<Contribution>,
        /// Whether everything asked was answered; false if time ran out.
        complete: bool,
        /// Sets of proposals planned, the base plan among them.
        plans: usize,
        /// Worst residual of the certificates of all plans.
        residual: f64,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
        /// Version of junheng that gave the answer.
        version: String,
    }

    /// The answer to a proposal.
    pub struct ProposalAnswer {
        /// Its id.
        id: String,
        /// Its name: why it is proposed.
        name: String,
        /// Id of the group, workshop or labour pool that proposes it.
        by: Option<String>,
        /// Role of who proposes it.
        role: Option<String>,
        /// What it changes in the factory file.
        changes: Vec<OwnFigure>,
        /// Money once.
        cost: f64,
        /// Money per month.
        cost_per_month: f64,
        /// The answer.
        verdict: Verdict,
        /// What it is worth alone, goal by goal, costs per month included.
        alone: Vec<GoalGain>,
        /// What it adds to the accepted ones, or to the others of them if it is one.
        added: Vec<GoalGain>,
        /// Months in which its gain in money pays its cost once; none if it has no cost, or gains no
        /// money.
        pays_back: Option<f64>,
        /// Limits that hold the goals back, by path, if it changes no goal.
        held_by: Vec<String>,
        /// Hours that the group it concerns has idle in the plan, if it concerns one.
        idle_hours: Option<f64>,
        /// The group it concerns.
        group: Option<String>,
        /// Why the factory has no plan with it.
        without_plan: Vec<Reason>,
    }

    /// What somebody contributed.
    pub struct Contribution {
        /// The proposal's id, or who proposed it; blank if nobody is named.
        id: String,
        /// Its share in each goal; positive is better.
        goals: Vec<GoalShare>,
    }

    /// A share in a goal.
    pub struct GoalShare {
        /// The goal with its part.
        goal: String,
        /// Its unit.
        unit: String,
        /// The share.
        share: f64,
    }

    /// The decisions of a published version: with it the version can be checked against the one
    /// before.
    pub struct Decisions {
        /// Format of the record.
        format: u32,
        /// Number of the version: 1 more than that of the version before; a factory file that is in no
        /// version is number 1.
        number: u64,
        /// SHA-256 of the factory file before, as it was read.
        before_factory_sha256: String,
        /// SHA-256 of the decisions of the version before; none if the file before is in no version.
        before_decisions_sha256: Option<String>,
        /// SHA-256 of `factory.json` of this version.
        factory_sha256: String,
        /// SHA-256 of `plan.json` of this version.
        plan_sha256: String,
        /// The proposals as measures of a factory file, those kept among them.
        measures: Value,
        /// The answers.
        answers: ProposalAnswers,
    }
}
