//! All goals weighed together, for what looks for a first whole plan.

use super::Pieces;
use crate::formulate::size_of;
use crate::lp::{Objective, Sense};
use crate::model::Goal;
use crate::model::plan::GoalResult;

/// What all orders short together weigh, the first money goal weighing 1.
const ALL_SHORT: f64 = 10.0;

/// What all orders a day late together weigh.
const ALL_LATE: f64 = 0.3;

/// What all stocks missed together weigh.
const ALL_STOCKS: f64 = 1.0;

/// What a class of orders weighs, the class before it weighing 1.
const NEXT_CLASS: f64 = 0.5;

/// What a goal after the first money goal weighs, the goal before it weighing 1.
const LATER: f64 = 1e-3;

impl Pieces<'_> {
    /// The goals as one objective to be minimised: orders and stocks first by their number, then money
    /// by its size, then the others, each far below the one before. It decides nothing but where a
    /// search begins.
    pub(super) fn weighed(&self, fractional: &[GoalResult]) -> Objective {
        let mut together = Objective::new("all goals", Sense::Minimise);
        let lp = self.formulation.lp();
        let orders = |goal: Goal| -> f64 {
            let stages = self.goals.iter().map(|it| &it.0).filter(|it| it.goal == goal);
            stages
                .filter(|it| it.unit != "days")
                .map(|it| size_of(self.factory, it))
                .sum::<f64>()
                .max(1.0)
        };
        let (short, late) = (orders(Goal::Fulfil), orders(Goal::OnTime));
        let (mut class, mut later) = (1.0, 1.0);
        let mut before = None;
        for (stage, objective) in &self.goals {
            let whole = size_of(self.factory, stage).max(1.0);
            let weight = match stage.goal {
                Goal::Fulfil if stage.unit == "days" => ALL_STOCKS / whole,
                Goal::Fulfil | Goal::OnTime => {
                    class = if before == Some(stage.goal) { class * NEXT_CLASS } else { 1.0 };
                    let all = [ALL_SHORT / short, ALL_LATE / late];
                    class * all[usize::from(stage.goal == Goal::OnTime)]
                }
                _ => {
                    let value = fractional.iter().find(|it| it.title() == stage.title());
                    let value = value.map_or(0.0, |it| it.value.abs());
                    let weight = later / value.max(lp.objective_size(objective));
                    later *= LATER;
                    weight
                }
            };
            before = Some(stage.goal);
            for (column, cost) in lp.columns().ids().zip(&objective.costs) {
                if *cost != 0.0 {
                    together.add(column, objective.sense.sign() * weight * cost);
                }
            }
        }
        together
    }
}
