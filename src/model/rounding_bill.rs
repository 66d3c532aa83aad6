//! What the whole numbers of a plan cost, rule by rule.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::whole_rule::RuleKind;
use crate::tolerances::BILLED;

figures! {
    /// The rounding bill: what plans without one of the rules would gain.
    pub struct RoundingBill {
        /// How many rules the factory has.
        rules: usize,
        /// How many of them were left out on their own, the largest first; the others were not tried.
        tried: usize,
        /// One line for each rule tried, and one for all rules of a kind that has several; what to
        /// relax first comes first.
        lines: Vec<BillLine>,
        /// How much better the optimum in fractions is than the plan, by goal.
        together: Vec<GoalGain>,
        /// What is left of it without the gains of each kind on its own, by goal: gained only by
        /// leaving out several kinds at once, or not found. Goals of which nothing is left are left
        /// out: lots and setups cost in fractions, too, so a kind may gain more than all together.
        joint: Vec<GoalGain>,
    }

    /// What leaving out a rule gains.
    pub struct BillLine {
        /// The kind of the rule.
        rule: RuleKind,
        /// What it is about, as a path: `products/shaft`; none for all rules of the kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<String>,
        /// What a plan without the rule, every other rule kept, gains at least: such a plan was found
        /// and verified. Goals that stay the same are left out; none if no better plan was found.
        gains: Vec<GoalGain>,
    }

    /// How much better a goal becomes.
    pub struct GoalGain {
        /// The goal with its part.
        goal: String,
        /// By how much, in the goal's unit; negative if it becomes worse.
        gain: f64,
    }
}

impl RoundingBill {
    /// What is left of the gains of all together without those of each kind on its own: of a kind
    /// with several rules all of them at once, of another its only rule. What kinds gain as much is
    /// left out.
    #[must_use]
    pub fn joint(together: &[GoalGain], lines: &[BillLine]) -> Vec<GoalGain> {
        let of_kind = |line: &&BillLine| {
            line.of.is_none() || !lines.iter().any(|it| it.rule == line.rule && it.of.is_none())
        };
        let rest = |all: &GoalGain| {
            let gains = lines.iter().filter(of_kind).flat_map(|line| &line.gains);
            let kinds: f64 = gains.filter(|it| it.goal == all.goal).map(|it| it.gain).sum();
            let gain = all.gain - kinds;
            (gain > BILLED * all.gain.abs().max(1.0))
                .then(|| GoalGain { goal: all.goal.clone(), gain })
        };
        together.iter().filter_map(rest).collect()
    }
}
