//! Measures: the best set under a budget, what each measure is worth, why not the others.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::reason::Reason;
use super::whatif::{GoalValue, OrderTrouble};
use crate::model::plan::FactoryHeading;

/// How sure it is that no other set is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SetProof {
    /// No set that fits the budget is better.
    Best,
    /// One may be better, by no more than the bound says.
    WithinBound,
    /// One may be better, and nothing bounds by how much.
    NotBounded,
}

/// What keeps a measure out of the best set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhyNotKind {
    /// It gives nothing beside the set: what it changes does not bind.
    NothingNow,
    /// It makes a goal worse beside the set.
    Harms,
    /// It would pay, and the budget does not reach.
    Budget,
    /// A measure of the set excludes it, or a choice does.
    Excluded,
    /// It gives less than it costs per month.
    CostsMore,
    /// The factory has no plan with it.
    NoPlan,
}

figures! {
    /// A goal with and without something.
    pub struct GoalGain {
        /// The goal with its part.
        goal: String,
        /// Its unit.
        unit: String,
        /// Its value; money includes the cost per month of what is taken.
        value: f64,
        /// How much better that is than what it is compared with; negative if it is worse.
        gain: f64,
    }

    /// What a measure is worth in one goal; positive is better, no goal mixed with another.
    pub struct GoalWorth {
        /// The goal with its part.
        goal: String,
        /// Its unit.
        unit: String,
        /// With what it requires and nothing else, against the base plan; none if that was not
        /// planned before the run was stopped, or if the factory has no plan so.
        alone: Option<f64>,
        /// The same at its lowest certainty, if its effect is uncertain.
        alone_low: Option<f64>,
        /// The same at its highest certainty.
        alone_high: Option<f64>,
        /// What the best set loses without it and what requires it; none outside the set.
        last: Option<f64>,
        /// Its Shapley share of the gain of the best set; none outside the set.
        share: Option<f64>,
        /// Standard error of the share, if it was sampled.
        share_error: Option<f64>,
    }

    /// A figure of the factory file that a measure changes.
    pub struct OwnFigure {
        /// Its path.
        at: String,
        /// The value before; none if something is added.
        before: Option<Value>,
        /// The value with the measure; none if something is taken away.
        after: Option<Value>,
    }

    /// Hours of a group.
    pub struct GroupHours {
        /// Its id.
        group: String,
        /// Its name.
        name: String,
        /// Effective hours of the time planned in the base plan.
        effective: f64,
        /// The same with the best set.
        effective_after: f64,
        /// Load in hours in the base plan.
        load: f64,
        /// The same with the best set.
        load_after: f64,
        /// Load ÷ effective hours in the base plan.
        utilisation: f64,
        /// The same with the best set.
        utilisation_after: f64,
    }

    /// Why a measure is not in the best set, and what must happen before it pays.
    pub struct WhyNot {
        /// What keeps it out.
        because: WhyNotKind,
        /// What it would give now, added to the best set with what it requires.
        now: Vec<GoalGain>,
        /// The group of its changes that has hours left with the best set, or another limit, as a
        /// path; none if there is none.
        idle: Option<String>,
        /// Its idle hours with the best set.
        idle_hours: Option<f64>,
        /// The multiple of the mix of orders from which the group binds; none if unknown.
        binds_from: Option<f64>,
        /// By how much its cost must fall before it belongs to the best set; none if no price
        /// brings it in, or if its cost is not what keeps it out.
        cheaper_by: Option<f64>,
        /// By how much its cost per month must fall before it belongs to the best set; none if that
        /// is not what keeps it out.
        cheaper_per_month: Option<f64>,
        /// Measures it competes with: without the first of them it would pay.
        instead_of: Vec<String>,
    }

    /// A measure.
    pub struct MeasureWorth {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
        /// Id of the group, workshop or labour pool that proposes it.
        by: Option<String>,
        /// Role of who proposes it.
        role: Option<String>,
        /// Money once.
        cost: f64,
        /// Money per month.
        cost_per_month: f64,
        /// First date of its effect.
        works_from: String,
        /// Share of the days planned on which it has its effect.
        share_of_days: f64,
        /// Measures taken with it, by id.
        requires: Vec<String>,
        /// Measures that cannot be taken with it, by id.
        excludes: Vec<String>,
        /// Whether it is in the best set.
        taken: bool,
        /// What it is worth, goal by goal.
        goals: Vec<GoalWorth>,
        /// Orders short or late with it alone that are not in the base plan.
        breaks: Vec<OrderTrouble>,
        /// What it changes in the factory file.
        changes: Vec<OwnFigure>,
        /// The groups whose hours or norms it changes.
        groups: Vec<String>,
        /// Why it is not in the best set; none for those that are.
        why_not: Option<WhyNot>,
        /// Why the factory has no plan with it alone.
        without_plan: Vec<Reason>,
    }

    /// A set of measures with its plan.
    pub struct MeasureSet {
        /// Its measures, by id, in the order of the file.
        measures: Vec<String>,
        /// What they cost once.
        cost: f64,
        /// What they cost per month.
        cost_per_month: f64,
        /// Goals in sequence, against the base plan.
        goals: Vec<GoalGain>,
    }

    /// A goal of the best set with the bound on every other set.
    pub struct GoalBound {
        /// The goal with its part.
        goal: String,
        /// Its unit.
        unit: String,
        /// The value of the best set found.
        value: f64,
        /// No set that fits the budget passes this, the goals before being as in the best set; none
        /// if nothing bounds it.
        bound: Option<f64>,
    }

    /// A corner of the frontier: from this budget on another set is best.
    pub struct FrontierCorner {
        /// The least budget for the set.
        budget: f64,
        /// The set.
        set: MeasureSet,
        /// Measures in it that are not in that of the corner before.
        enters: Vec<String>,
        /// Measures of the corner before that are not in it.
        leaves: Vec<String>,
        /// Whether no other set for this budget is better.
        proven: bool,
    }

    /// The best value for every budget.
    pub struct Frontier {
        /// Corners, budget ascending; the first is the base plan or what costs nothing.
        corners: Vec<FrontierCorner>,
        /// From this budget on more money buys nothing.
        enough: f64,
    }

    /// Two measures that are worth more, or less, together than each alone.
    pub struct Pair {
        /// One.
        one: String,
        /// The other.
        other: String,
        /// The goal with its part.
        goal: String,
        /// Its unit.
        unit: String,
        /// What the one is worth alone.
        alone_one: f64,
        /// What the other is worth alone.
        alone_other: f64,
        /// What both are worth together.
        together: f64,
        /// Together less both alone: positive if they help each other, negative if they compete.
        synergy: f64,
        /// The limits they share: binding without them, or with one of them and no longer with both.
        limits: Vec<String>,
    }

    /// What the search took.
    pub struct MeasureSearch {
        /// Sets planned, the base plan among them.
        plans: u64,
        /// Sets planned for bounds alone.
        bounds: u64,
        /// All sets that could be taken: two to the power of the measures.
        sets: f64,
        /// Programmes solved.
        solves: u64,
        /// Simplex iterations.
        pivots: u64,
        /// Answers refused by verification.
        refused: u64,
        /// Worst residual of the certificates of all plans.
        residual: f64,
    }

    /// What to change in a factory.
    pub struct Measures {
        /// Whether everything asked was answered; false if the run was stopped.
        complete: bool,
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// Money for costs once; none if every measure may be taken.
        budget: Option<f64>,
        /// The goal that the budget buys first, if one was named.
        by: Option<String>,
        /// Goals of the base plan in sequence.
        base: Vec<GoalValue>,
        /// Orders short or late in the base plan.
        troubled: Vec<OrderTrouble>,
        /// Goals that sets are compared by, in sequence; those after are shown and not bought.
        compared: Vec<String>,
        /// The best set.
        best: MeasureSet,
        /// How sure that is.
        proof: SetProof,
        /// The goals compared, with the bound on every other set.
        bounds: Vec<GoalBound>,
        /// The measures of the best set in the order to carry them out: the one that gives most for
        /// its cost first, each after what it requires.
        first: Vec<String>,
        /// Every measure, in the order of the file.
        measures: Vec<MeasureWorth>,
        /// Groups that measures change, before and with the best set.
        groups: Vec<GroupHours>,
        /// The frontier, if it was asked.
        frontier: Option<Frontier>,
        /// The pairs, if they were asked: the largest synergy first.
        pairs: Option<Vec<Pair>>,
        /// What it took.
        search: MeasureSearch,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
    }
}

impl MeasureSet {
    /// Whether a measure is in it.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.measures.iter().any(|it| it == id)
    }
}
