//! Bottlenecks: what one unit more is worth and how far that holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Limit;
use crate::model::plan::{FactoryHeading, PlanResiduals};

/// What kind of figure a worth is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PriceKind {
    /// One-sided and exact, from goals solved along the limit.
    OneSidedPrice,
    /// The difference one step makes, from goals solved again for the changed factory.
    ResolvedStep,
}

figures! {
    /// The binding limits of a factory, and their value to each goal.
    pub struct Bottlenecks {
        /// The factory and the planning period.
        factory: FactoryHeading,
        /// The step that limits are compared by: `10%`, `8h`.
        step: String,
        /// The goals that limits are worth something to, in sequence: those before balance.
        goals: Vec<GoalHeading>,
        /// Titles of the goals that no limit holds back, proven by their prices: other goals may be
        /// held by several limits together, by stock wanted, lead times, due dates, or by the goals
        /// before them.
        unheld: Vec<String>,
        /// The limits that bind, those whose step gains most first: by the first goal, where that
        /// ties by the next, and so on; gains of different goals are never added.
        binding: Vec<BindingLimit>,
        /// How many more bind that `--top` or a time limit left out.
        left_out: usize,
        /// Whether everything requested was examined; otherwise a limit stopped it, and this
        /// is what was proven by then.
        complete: bool,
        /// Safety stocks, closing stocks, lead times, due dates and what short or late orders want,
        /// as far as they can matter: what one less is worth (of a due date, a day later),
        /// those that promise most first.
        resolved: Vec<ResolvedStep>,
        /// How many more of these can matter, by prices, that were not tried.
        resolved_left_out: usize,
        /// Limits with slack, in the programme's order.
        slack: Vec<SlackLimit>,
        /// Value curves requested.
        curves: Vec<ValueCurve>,
        /// The worst residuals of all answers behind these figures.
        worst: PlanResiduals,
        /// Number of certified solves of all goals behind them.
        solves: usize,
    }

    /// A goal.
    pub struct GoalHeading {
        /// Its title: `fulfil/priority 1`.
        goal: String,
        /// Its unit.
        unit: String,
        /// Its optimum in the base plan.
        value: f64,
        /// Whether more is better.
        more_is_better: bool,
        /// Its value in the plan in whole numbers, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        whole: Option<f64>,
    }

    /// A limit that binds.
    pub struct BindingLimit {
        /// Its path: `groups/milling`, `materials/steel/quota`, with `@BUCKET` where it is one
        /// bucket's.
        at: String,
        /// In words.
        name: Limit,
        /// Its unit.
        unit: String,
        /// How much there is.
        amount: f64,
        /// How much the plan uses.
        used: f64,
        /// The buckets (first of their period) in which all of it is used.
        buckets: Vec<String>,
        /// The step in its own unit.
        step: f64,
        /// The kind of the figures of `more` and `less`.
        kind: PriceKind,
        /// The value of more, one entry per goal; none if more of a requirement is infeasible.
        more: Vec<Worth>,
        /// The cost of less, one entry per goal.
        less: Vec<Worth>,
        /// Newly binding limits after a step more, by path.
        next: Vec<String>,
        /// What the step gains the plan in whole numbers, which was searched again with it; none
        /// where it was not.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        whole: Vec<GoalGain>,
    }

    /// The value of a limit to a goal, in one direction. All figures are gains: positive if the
    /// goal improves, negative if it worsens.
    pub struct Worth {
        /// The goal's title.
        goal: String,
        /// Gain per unit, exact even at a degenerate optimum.
        per_unit: f64,
        /// For how many units that holds; as many as were examined if `holds_on`. A goal is
        /// examined as long as the goals before it keep their values.
        holds: f64,
        /// Whether it may hold beyond the units examined.
        holds_on: bool,
        /// The gain of the whole step, by solving again; none if hard data contradict each other
        /// before the step is done, or an order falls short of it.
        step_gain: Option<f64>,
    }

    /// One less of a limit that changes coefficients.
    pub struct ResolvedStep {
        /// Its path: `products/shaft/stock/safety`, `products/shaft/routes/main/lead_days`.
        at: String,
        /// In words.
        name: Limit,
        /// Its unit.
        unit: String,
        /// How much of it there is.
        amount: f64,
        /// How much less was tried.
        step: f64,
        /// The kind of the figures.
        kind: PriceKind,
        /// Its gain, one entry per goal.
        gains: Vec<GoalGain>,
    }

    /// The gain of a step to a goal.
    pub struct GoalGain {
        /// The goal's title.
        goal: String,
        /// Positive if the goal improves.
        gain: f64,
    }

    /// A limit with room.
    pub struct SlackLimit {
        /// Its path.
        at: String,
        /// In words.
        name: Limit,
        /// Its unit.
        unit: String,
        /// How much there is.
        amount: f64,
        /// How much the plan uses.
        used: f64,
    }

    /// Every goal's optimum as a function of one limit.
    pub struct ValueCurve {
        /// The limit's path.
        at: String,
        /// In words.
        name: Limit,
        /// Its unit.
        unit: String,
        /// How much there is of it now.
        now: f64,
        /// How the curve ends above: `no more is worth anything`, `still worth something`, `hard
        /// data contradict each other`, `cut off, it has too many corners`, `stopped`.
        above: String,
        /// How it ends below.
        below: String,
        /// One curve per goal.
        goals: Vec<GoalCurve>,
    }

    /// One goal's optimum as a function of one limit.
    pub struct GoalCurve {
        /// The goal's title.
        goal: String,
        /// Its pieces, from the least amount examined to the most; straight lines from breakpoint
        /// to breakpoint.
        pieces: Vec<CurvePiece>,
    }

    /// A straight piece.
    pub struct CurvePiece {
        /// The limit's amount at the beginning.
        from: f64,
        /// The limit's amount at the end.
        to: f64,
        /// The goal's optimum at the beginning.
        value: f64,
        /// Gain per unit more: positive if the goal improves.
        per_unit: f64,
        /// The other limits that hold the goal back there, by path.
        binds: Vec<String>,
    }
}

impl CurvePiece {
    /// The goal's optimum where it ends; a gain is more of a goal of which more is better, less of
    /// any other.
    #[must_use]
    pub fn end(&self, more_is_better: bool) -> f64 {
        let gained = self.per_unit * (self.to - self.from);
        if more_is_better { self.value + gained } else { self.value - gained }
    }
}
