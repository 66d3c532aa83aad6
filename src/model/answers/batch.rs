//! The results of many factory files planned in one run: one row each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reason::Reason;
use crate::model::plan::{OrderStatus, Plan};

/// The result of one file.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RowStatus {
    /// Planned: every goal is proven optimal.
    Optimal,
    /// Planned in whole numbers: every goal is within its gap of a proven bound.
    WithinGap,
    /// Planned in whole numbers: the best plan found within the work allowed.
    BestFound,
    /// The file has errors.
    Broken,
    /// A goal is unbounded.
    Unbounded,
    /// Hard data contradict each other.
    Contradiction,
    /// A fault of junheng: an engine failed, or an answer was refused.
    Fault,
}

figures! {
    /// The summary of a run. It holds no times, so that the same files give the same bytes.
    pub struct Batch {
        /// Files of this run, or of this part of it.
        files: u64,
        /// How many of them are not planned yet, because the run was stopped.
        left: u64,
        /// The exit code: the highest of all files', and at least 4 if some are left.
        exit: u8,
        /// One row for each file that is done, sorted by file.
        rows: Vec<Row>,
    }

    /// The result of one file.
    pub struct Row {
        /// The file: below the folder it was found in, or as it was named.
        file: String,
        /// The folder its plan is in, below `plans`.
        folder: String,
        /// How it ended.
        status: RowStatus,
        /// The exit code `junheng plan` would have ended with.
        exit: u8,
        /// SHA-256 of the file's bytes, in hexadecimal; empty if it could not be read.
        factory_sha256: String,
        /// Errors in the file.
        errors: usize,
        /// Warnings about the file.
        warnings: usize,
        /// The first 200 of both, in order of place.
        problems: Vec<RowProblem>,
        /// Why there is no plan, if the file has no errors: one entry for each datum that takes
        /// part.
        reasons: Vec<Reason>,
        /// The plan in short, if there is one.
        plan: Option<PlanInShort>,
    }

    /// A problem of a file.
    pub struct RowProblem {
        /// The stable code.
        code: String,
        /// The message.
        message: String,
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// JSON path by ids, if there is one.
        path: String,
    }

    /// A plan in short.
    pub struct PlanInShort {
        /// The factory's name.
        factory: String,
        /// First day planned.
        from: String,
        /// Last day planned.
        to: String,
        /// Money unit.
        currency: String,
        /// Goals in sequence.
        goals: Vec<GoalInShort>,
        /// Orders, markets included.
        orders: usize,
        /// How many are late.
        late: usize,
        /// How many are short (markets: below their minimum).
        short: usize,
        /// The price of a shipment.
        revenue: f64,
        /// All costs.
        cost: f64,
        /// Revenue less cost.
        profit: f64,
        /// The factory's rhythm, 0 to 1.
        rhythm: f64,
        /// The highest utilisation of a group or labour pool over the whole planning period.
        utilisation: f64,
        /// Which one it is: `groups/mill`; empty if there is none.
        fullest: String,
        /// Whether every goal is certified: all residuals within the tolerance.
        certified: bool,
        /// The worst residual.
        residual: f64,
        /// SHA-256 of the files in the plan's folder, in hexadecimal.
        files_sha256: String,
    }

    /// A goal's optimum.
    pub struct GoalInShort {
        /// The goal.
        goal: String,
        /// The part, if a goal is pursued in parts.
        part: Option<String>,
        /// Unit of `value`.
        unit: String,
        /// Its optimum, given the goals before it.
        value: f64,
    }
}

impl PlanInShort {
    /// A plan in short; `files_sha256` is that of the files written of it.
    #[must_use]
    pub fn of(plan: &Plan, files_sha256: String) -> Self {
        let count = |status| plan.orders.iter().filter(|it| it.status == status).count();
        let groups = plan.groups.iter().map(|it| ("groups", &it.id, it.utilisation));
        let labour = plan.labour.iter().map(|it| ("labour", &it.id, it.utilisation));
        let mut fullest = (String::new(), 0.0);
        for (list, id, utilisation) in groups.chain(labour) {
            // The first of several equal ones.
            if utilisation > fullest.1 {
                fullest = (format!("{list}/{id}"), utilisation);
            }
        }
        let goal = |it: &crate::model::plan::GoalResult| GoalInShort {
            goal: it.goal.clone(),
            part: it.part.clone(),
            unit: it.unit.clone(),
            value: it.value,
        };
        Self {
            factory: plan.factory.name.clone(),
            from: plan.factory.from.clone(),
            to: plan.factory.to.clone(),
            currency: plan.factory.currency.clone(),
            goals: plan.goals.iter().map(goal).collect(),
            orders: plan.orders.len(),
            late: count(OrderStatus::Late),
            short: count(OrderStatus::Short),
            revenue: plan.money.revenue,
            cost: plan.money.cost,
            profit: plan.money.profit,
            rhythm: plan.rhythm.factory,
            utilisation: fullest.1,
            fullest: fullest.0,
            certified: plan.certificate.worst <= plan.certificate.tolerance,
            residual: plan.certificate.worst,
            files_sha256,
        }
    }
}
