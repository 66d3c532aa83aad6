//! The best of the sets planned so far, and how a search for it ended.

use super::plans::{Asked, Compared, Planned, Set, Value};
use crate::model::GiveUp;
use crate::session::bounding::level;

/// The best set found.
#[derive(Clone, Debug)]
pub struct Best {
    /// The set.
    pub set: Set,
    /// Its values.
    pub value: Value,
    /// What it costs once.
    pub cost: f64,
}

/// How a search ended.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best set; none if no set that may be taken has a plan.
    pub best: Option<Best>,
    /// Whether no other is better.
    pub proven: bool,
    /// For each goal what no set passes, as minimised; none if nothing bounds it.
    pub bounds: Vec<Option<f64>>,
}

impl Planned<'_> {
    /// Plans sets and keeps the best: of those as good the cheapest, then the smallest, then the
    /// first.
    pub(super) fn take(&mut self, sets: &[Set], best: &mut Option<Best>) {
        let asked: Vec<Asked> = sets.iter().map(|it| Asked::of(it)).collect();
        let _ = self.plan(&asked);
        for (set, asked) in sets.iter().zip(&asked) {
            let Some(value) = self.value(asked) else { continue };
            let cost = self.cost(set);
            let better = best.as_ref().is_none_or(|best| {
                if let Some((_, by)) = value.better(&best.value) {
                    return by > 0.0;
                }
                let saved = best.cost - cost;
                let rounding = 1e-9 * (1.0 + cost.abs());
                saved > rounding
                    || saved.abs() <= rounding && (set.len(), set) < (best.set.len(), &best.set)
            });
            if better {
                *best = Some(Best { set: set.clone(), value, cost });
            }
        }
    }

    /// What the goals of the best set reach, as levels of their own sense.
    pub(super) fn levels(&self, best: Option<&Best>) -> Vec<f64> {
        let Some(best) = best else { return Vec::new() };
        let level = |(goal, value): (&Compared, &f64)| {
            let own = if goal.more { -value } else { *value };
            let given_up = match goal.give_up {
                GiveUp::Absolute(most) => most,
                GiveUp::Share(share) => share * own.abs(),
            };
            level(own, goal.more, given_up)
        };
        self.compared.iter().zip(&best.value.0).map(level).collect()
    }
}
