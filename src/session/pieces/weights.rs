//! All goals weighed together, for what looks for a first whole plan.

use super::Pieces;
use crate::formulate::size_of;
use crate::lp::{Objective, Sense};
use crate::model::Goal;
use crate::model::plan::GoalResult;

/// What all orders short together weigh, the first money goal weighing 1.
const ALL_SHORT: f64 = 100.0;

/// What all orders a day late together weigh.
const ALL_LATE: f64 = 3.0;

/// What all stocks missed together weigh.
const ALL_STOCKS: f64 = 1.0;

/// What a class of orders weighs, the class before it weighing 1.
const NEXT_CLASS: f64 = 0.3;

impl Pieces<'_> {
    /// The goals of service as one objective to be minimised, by the number of orders and stocks, with
    /// the first goal after them by its size. It decides nothing but where a search begins.
    pub(super) fn weighed(&self, fractional: &[GoalResult]) -> Objective {
        self.weighed_from(0, fractional)
    }

    /// A goal with those after it weighed together far below it: of plans that are as good in the goal,
    /// those that spoil nothing later.
    pub(super) fn with_later(&self, at: usize, fractional: &[GoalResult]) -> Objective {
        const BELOW: f64 = 1e-3;
        let (stage, objective) = &self.goals[at];
        let value = fractional.iter().find(|it| it.title() == stage.title());
        let value = value.map_or(0.0, |it| it.value.abs());
        let size = size_of(self.factory, stage).max(value);
        let size = if size > 0.0 { size } else { self.formulation.lp().objective_size(objective) };
        let mut together = self.weighed_from(at + 1, fractional);
        together.name.clone_from(&objective.name);
        for cost in &mut together.costs {
            *cost *= BELOW;
        }
        for (column, cost) in self.formulation.lp().columns().ids().zip(&objective.costs) {
            if *cost != 0.0 {
                together.add(column, objective.sense.sign() * cost / size);
            }
        }
        together
    }

    fn weighed_from(&self, first: usize, fractional: &[GoalResult]) -> Objective {
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
        let mut class = 1.0;
        let mut before = None;
        for (stage, objective) in &self.goals[first..] {
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
                    1.0 / value.max(lp.objective_size(objective))
                }
            };
            before = Some(stage.goal);
            let service = matches!(stage.goal, Goal::Fulfil | Goal::OnTime);
            for (column, cost) in lp.columns().ids().zip(&objective.costs) {
                if *cost != 0.0 {
                    together.add(column, objective.sense.sign() * weight * cost);
                }
            }
            // What comes after is not worth the pivots yet.
            if !service {
                break;
            }
        }
        together
    }
}
