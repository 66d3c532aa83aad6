//! What-ifs: the figures of every scenario, and their summary.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::reason::Reason;
use crate::model::plan::FactoryHeading;

/// How a scenario ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ScenarioStatus {
    /// With a plan, every goal proven; in whole numbers, with its bounds.
    Planned,
    /// Hard data contradict each other.
    Infeasible,
    /// A goal is unbounded.
    Unbounded,
    /// The changed factory file is not valid.
    Invalid,
    /// Stopped before there was a proven plan.
    Stopped,
    /// Our fault: no answer passed verification.
    Failed,
}

/// The expected effect of changes on a goal that comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// More room, or less cost: no goal should be worse.
    NoWorse,
    /// Less room, or more cost: no goal should be better.
    NoBetter,
}

/// Why a goal moves against expectation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SurpriseReason {
    /// An earlier goal moved as expected, and this one pays for it or benefits.
    EarlierGoal,
    /// An earlier goal has a tolerance and gave up another part of its value.
    Tolerance,
    /// The goal is measured against the hours there are, which changed.
    Measure,
    /// In whole numbers: a better plan may be within the proven bound and was not found.
    WithinBound,
    /// Unknown: less than a millionth of an earlier goal may weigh more in this one.
    NotKnown,
}

figures! {
    /// A scenario that moves a goal against expectation.
    pub struct Surprise {
        /// The scenario.
        name: String,
        /// The first such goal.
        goal: String,
        /// Its value less that of the base plan.
        change: f64,
        /// The expectation.
        expected: Expected,
        /// The reason, as far as known.
        because: SurpriseReason,
        /// The goal that moved first, or that may give something up.
        of: Option<String>,
    }

    /// Scenarios of one rank: nothing in the goal ranked by prefers one to the other.
    pub struct Tie {
        /// The rank.
        rank: u64,
        /// The scenarios, those that are listed.
        names: Vec<String>,
        /// The next goal in sequence in which they differ; none if they tie in every goal.
        decided_by: Option<String>,
        /// The best of them in that goal.
        best: Option<String>,
    }

    /// A value that a generator chose for one place.
    pub struct SettingFigure {
        /// The axis or draw.
        of: String,
        /// The value set, the factor, or the amount added; for breakdowns the machine days lost.
        value: Value,
    }

    /// A goal's optimum.
    pub struct GoalValue {
        /// The goal with its part.
        goal: String,
        /// Its unit.
        unit: String,
        /// The optimum, given the goals before it; in whole numbers the best value found.
        value: f64,
        /// A proven bound that no plan passes, given the goals before it: in whole numbers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bound: Option<f64>,
    }

    /// An order that is late or short.
    pub struct OrderTrouble {
        /// Its id.
        id: String,
        /// Never shipped.
        short: f64,
        /// Shipped late.
        late: f64,
        /// Calendar days from the due bucket to the last late shipment.
        days_late: f64,
    }

    /// How much of a group's time is used.
    pub struct GroupUse {
        /// Its id.
        id: String,
        /// Load ÷ effective hours of the whole planning period.
        mean: f64,
        /// The highest of a bucket.
        peak: f64,
    }

    /// Money of a scenario.
    pub struct MoneyFigures {
        /// The price of a shipment.
        revenue: f64,
        /// All costs.
        cost: f64,
        /// Revenue less cost.
        profit: f64,
        /// Costs by kind, those that are not 0.
        by_kind: Vec<KindOfCost>,
    }

    /// One kind of cost.
    pub struct KindOfCost {
        /// The kind.
        of: String,
        /// Money.
        amount: f64,
    }

    /// The figures of a scenario's plan.
    pub struct ScenarioFigures {
        /// Goals in sequence.
        goals: Vec<GoalValue>,
        /// Orders that are short or late; all others are in full and on time.
        orders: Vec<OrderTrouble>,
        /// Coefficient of rhythmicity of the factory.
        rhythm: f64,
        /// Every group.
        groups: Vec<GroupUse>,
        /// Money.
        money: MoneyFigures,
        /// Limits that bind a goal (fulfil, on-time, profit, cost), as paths, by name.
        binds: Vec<String>,
        /// Worst residual of the goals' certificates.
        residual: f64,
    }

    /// The result of a scenario.
    pub struct ScenarioResult {
        /// Its name.
        name: String,
        /// How it ended.
        status: ScenarioStatus,
        /// The values that a generator chose, with their places.
        settings: Vec<SettingFigure>,
        /// The plan's figures, if there is one.
        figures: Option<ScenarioFigures>,
        /// Why there is no plan.
        reasons: Vec<Reason>,
        /// Changes dated inside a bucket, which do not count from their date.
        #[serde(default)]
        warnings: Vec<Reason>,
        /// Programmes solved.
        solves: u64,
        /// Simplex iterations in all of them.
        pivots: u64,
        /// Answers refused by verification and engines failed before one that passed verification.
        refused: u64,
    }

    /// How many scenarios ended how.
    pub struct Endings {
        /// With a plan.
        planned: u64,
        /// Contradiction.
        infeasible: u64,
        /// A goal without limit.
        unbounded: u64,
        /// Not a valid factory file.
        invalid: u64,
        /// Stopped.
        stopped: u64,
        /// Our fault.
        failed: u64,
    }

    /// A scenario in the table against the base.
    pub struct Ranked {
        /// Rank from 1; scenarios that tie have the same.
        rank: u64,
        /// Whether it changes what is wanted: then it is compared in money, and its rank is 0.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        wanted: bool,
        /// The scenario.
        name: String,
        /// The values that a generator chose, with their places.
        settings: Vec<SettingFigure>,
        /// Goals in sequence.
        goals: Vec<GoalValue>,
        /// Orders short.
        short: u64,
        /// Orders late.
        late: u64,
        /// Rhythm.
        rhythm: f64,
        /// All costs.
        cost: f64,
        /// Limits that bind here and not in the base.
        gained: Vec<String>,
        /// Limits that bind in the base and not here.
        lost: Vec<String>,
    }

    /// A goal along one axis at one value.
    pub struct Response {
        /// The value.
        value: Value,
        /// Scenarios planned with it.
        planned: u64,
        /// Mean of the goal.
        mean: f64,
        /// Least of the goal.
        least: f64,
        /// Most of the goal.
        most: f64,
    }

    /// A goal along one axis of a grid or sweep.
    pub struct AxisResponse {
        /// The axis.
        axis: String,
        /// At each of its values, in the order written.
        at: Vec<Response>,
        /// Most less least of the means.
        reach: f64,
        /// Whether every value moves the goal to the same side of the base's.
        one_sided: bool,
    }

    /// A figure's spread over a sample.
    pub struct Spread {
        /// The figure: a goal with its part, `cost` or `rhythm`.
        of: String,
        /// Its unit.
        unit: String,
        /// That of the base; none if the base has no such figure.
        base: Option<f64>,
        /// A tenth of the scenarios is at or below this.
        p10: f64,
        /// Half of them.
        p50: f64,
        /// Nine tenths.
        p90: f64,
        /// Mean.
        mean: f64,
        /// Standard error of the mean of independent draws; stratified ones are more precise.
        error: f64,
    }

    /// A probability over a sample.
    pub struct Chance {
        /// The order's id, or the limit as a path.
        of: String,
        /// Share of the planned scenarios.
        share: f64,
        /// Its standard error.
        error: f64,
        /// Whether it is so in the base.
        base: bool,
    }

    /// An estimate after the first scenarios of a sample.
    pub struct Estimate {
        /// How many scenarios were planned until then.
        count: u64,
        /// The mean.
        mean: f64,
        /// Its standard error.
        error: f64,
    }

    /// The result of a stretch of the scenarios.
    pub struct StretchSummary {
        /// The generator's name; blank for scenarios by name.
        name: String,
        /// named, grid, sweep or sample.
        kind: String,
        /// How many there are.
        count: u64,
        /// How they ended, as far as they were planned.
        endings: Endings,
        /// Grid and sweep: the goal ranked by, along each axis; of a sweep the largest first.
        axes: Vec<AxisResponse>,
        /// Sample: goals, cost and rhythm.
        spreads: Vec<Spread>,
        /// Sample: every order, and the probability that it is met in full and on time.
        met: Vec<Chance>,
        /// Sample: every limit that ever binds, and how often.
        binds: Vec<Chance>,
        /// Sample: the goal ranked by, as more scenarios were planned.
        convergence: Vec<Estimate>,
    }

    /// All what-ifs compared with the base plan.
    pub struct WhatIf {
        /// Whether every scenario was planned; false if the run was stopped.
        complete: bool,
        /// Whether time ran out before the base plan in whole numbers was finished: all plans are in
        /// fractions.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        fractions: bool,
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// The base plan.
        base: ScenarioResult,
        /// How many scenarios there are.
        count: u64,
        /// How they ended.
        endings: Endings,
        /// The goal ranked by; none if there is no plan to rank.
        by: Option<String>,
        /// Whether all scenarios tie in every goal.
        all_tie: bool,
        /// The best of them, best first.
        top: Vec<Ranked>,
        /// Those of the best that tie.
        ties: Vec<Tie>,
        /// Scenarios against expectation, the first of them.
        surprises: Vec<Surprise>,
        /// How many there are.
        surprising: u64,
        /// The first scenarios without a plan: name and reason.
        without_plan: Vec<WithoutPlan>,
        /// Changes dated inside a bucket, which do not count from their date: the first of them, by
        /// scenario.
        warnings: Vec<ScenarioWarning>,
        /// How many scenarios have such changes.
        warned: u64,
        /// By stretch.
        stretches: Vec<StretchSummary>,
        /// Programmes solved.
        solves: u64,
        /// Simplex iterations.
        pivots: u64,
        /// Answers refused.
        refused: u64,
        /// SHA-256 of the factory file's bytes, in hexadecimal.
        factory_sha256: String,
        /// SHA-256 of the scenario file's bytes, in hexadecimal.
        scenarios_sha256: String,
    }

    /// A warning about a scenario.
    pub struct ScenarioWarning {
        /// Its name.
        name: String,
        /// The warning.
        warning: Reason,
    }

    /// A scenario without a plan.
    pub struct WithoutPlan {
        /// Its name.
        name: String,
        /// How it ended.
        status: ScenarioStatus,
        /// Why; none if it was stopped.
        reason: Option<Reason>,
    }
}

impl ScenarioFigures {
    /// A goal's value.
    #[must_use]
    pub fn goal(&self, title: &str) -> Option<f64> {
        self.goals.iter().find(|it| it.goal == title).map(|it| it.value)
    }
}
