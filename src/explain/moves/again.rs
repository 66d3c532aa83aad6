//! The factory planned again with moves made in its file: what is late or short then.

use serde_json::Value;

use super::offers::Offers;
use crate::model::answers::shortage::{Measure, Outcome, Trouble, Unmet};
use crate::model::plan::{Plan, PlanStatus};
use crate::model::{Goal, GoalId};
use crate::scenario::remade;
use crate::session::{self, Failure, Options, Planning};
use crate::tolerances::NOTHING_SHORT;

/// The plan of a factory with moves made.
pub(in crate::explain) struct PlannedAgain {
    plan: Box<Plan>,
}

impl PlannedAgain {
    /// Plans again with the moves of some measures; `None` if one of them is no change of the file, or
    /// if there is no plan in time.
    pub fn with(
        offers: &Offers<'_>,
        measures: &[&Measure],
        options: &Options,
    ) -> Result<Option<Self>, Failure> {
        let moves = || measures.iter().flat_map(|it| &it.moves);
        let unmade = measures.iter().any(|it| it.moves.is_empty());
        if unmade || moves().any(|it| it.changes.is_empty()) || options.deadline.stopped() {
            return Ok(None);
        }
        let changes = moves().flat_map(|it| &it.changes);
        let changes: Option<Vec<Value>> = changes.map(|it| serde_json::to_value(it).ok()).collect();
        let made = changes.and_then(|it| remade(offers.desk.document, &it, offers.factory));
        let Some(factory) = made else { return Ok(None) };
        let planned = session::solve(&factory, options)?.planning;
        Ok(match planned {
            Planning::Plan(plan)
                if plan.status != PlanStatus::Interrupted && !options.deadline.stopped() =>
            {
                Some(Self { plan })
            }
            _ => None,
        })
    }

    /// What it leaves late or short.
    pub fn left(&self) -> Vec<Unmet> {
        unmet(&self.plan)
    }

    /// The shares of orders and needs that it leaves short, and late times the days.
    pub fn undelivered(&self) -> (f64, f64) {
        let titles: Vec<(String, f64)> =
            self.plan.goals.iter().map(|it| (it.title(), it.value)).collect();
        undelivered(titles.iter().map(|(title, value)| (title.as_str(), *value)))
    }

    /// What it does for an order, compared with the plan before.
    pub fn outcome(&self, before: &Plan, order: &str, trouble: Trouble) -> Outcome {
        let (was, left) = (unmet(before), self.left());
        let at = format!("orders/{order}");
        let amount = |of: &[Unmet], at: &str, trouble: Trouble| -> f64 {
            of.iter().filter(|it| it.at == at && it.trouble == trouble).map(|it| it.amount).sum()
        };
        let own = amount(&left, &at, trouble);
        let worse = |it: &&Unmet| {
            let before = amount(&was, &it.at, it.trouble);
            it.amount > before + NOTHING_SHORT * (1.0 + before)
        };
        let others = left.iter().filter(|it| it.at != at);
        let better = |it: &&Unmet| {
            it.at != at
                && amount(&left, &it.at, it.trouble) < it.amount - NOTHING_SHORT * (1.0 + it.amount)
        };
        Outcome {
            cured: own <= 0.0,
            left: own,
            waits: others.filter(worse).cloned().collect(),
            before: was.iter().filter(better).map(|it| it.at.clone()).collect(),
        }
    }
}

/// What goals by title leave short and late.
pub(in crate::explain) fn undelivered<'t>(
    goals: impl Iterator<Item = (&'t str, f64)>,
) -> (f64, f64) {
    let (mut short, mut late) = (0.0, 0.0);
    for (title, value) in goals {
        match GoalId::read(title).map(|it| it.goal) {
            Some(Goal::Fulfil) => short += value,
            Some(Goal::OnTime) => late += value,
            _ => {}
        }
    }
    (f64::max(short, 0.0), f64::max(late, 0.0))
}

/// What a plan does not serve.
pub(in crate::explain) fn unmet(plan: &Plan) -> Vec<Unmet> {
    let mut found = Vec::new();
    for order in &plan.orders {
        let unit = &order.unit;
        for (trouble, amount) in [(Trouble::Short, order.short), (Trouble::Late, order.late)] {
            if amount > NOTHING_SHORT * order.quantity.max(1.0) {
                let at = format!("orders/{}", order.id);
                found.push(Unmet { at, trouble, amount, unit: unit.clone() });
            }
        }
    }
    for project in &plan.projects {
        for need in &project.needs {
            if need.short > NOTHING_SHORT * need.quantity.max(1.0) {
                let at = format!("projects/{}", project.id);
                let unit = need.of.clone();
                found.push(Unmet { at, trouble: Trouble::Short, amount: need.short, unit });
            }
        }
    }
    found
}
